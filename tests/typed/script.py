"""A user's script as a type checker sees it: what comes out of each call, and what is refused (`test_types.py`)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, assert_type

import quotecite
from quotecite import evaluate, formats, render

TEXT = "– Vi må bygge mer, sier ordfører Kari Berg (Ap) til NRK."

# --- one article ------------------------------------------------------------------------------------------------

finder = quotecite.load(sieves=quotecite.PRECISE_SIEVES)
assert_type(finder, quotecite.Finder)
article = finder(TEXT)
assert_type(article, quotecite.Article)
assert_type(article.variety, quotecite.Variety)
assert_type(article.quotes, tuple[quotecite.Quote, ...])
for quote in article.quotes:
    assert_type(quote.speaker, quotecite.Source | None)
    assert_type(quote.kind, quotecite.QuoteKind)
    assert_type([part.start for part in quote.parts], list[int])
    assert_type(quote.cue.lemma if quote.cue else None, str | None)
    assert_type(quote.evidence.candidates, tuple[str, ...])
    if quote.speaker is not None:
        assert_type(quote.speaker.age, int | None)
        assert_type(quote.speaker.gender, quotecite.Gender | None)
        assert_type(article.quotes_of(quote.speaker), tuple[quotecite.Quote, ...])
    quote.speaker.name  # type: ignore[union-attr]  # there may be none: the checker says so
assert_type(finder.explain(article), quotecite.Explanation)
assert_type(finder.parse(TEXT), quotecite.Parsed)
assert_type(quotecite.__version__, str)

# --- many -------------------------------------------------------------------------------------------------------

assert_type(finder.pipe([TEXT]), Iterator[quotecite.Article])
pairs = [(TEXT, {"outlet": "Lokalavisa"})]
assert_type(finder.pipe(pairs, as_tuples=True), Iterator[tuple[quotecite.Article, dict[str, str]]])
assert_type(
    list(finder.pipe(((TEXT, number) for number in range(3)), as_tuples=True, processes=2)),
    list[tuple[quotecite.Article, int]],
)
finder.pipe([TEXT], errors="ignore")  # type: ignore[call-overload]
bad: list[tuple[Any, Exception]] = []
finder.pipe([TEXT], errors=lambda item, error: bad.append((item, error)))
for _, meta in quotecite.read_table("arkiv.csv", text="body"):
    assert_type(meta, dict[str, Any])
for _, meta in quotecite.read_folder(Path("arkiv")):
    assert_type(meta, dict[str, Any])

# --- in and out -------------------------------------------------------------------------------------------------

assert_type(quotecite.to_dict(article), dict[str, Any])
assert_type(quotecite.from_dict({}), quotecite.Article)
assert_type(quotecite.compose(title="Ny skole", body=TEXT).text, str)
assert_type(quotecite.from_html("<p>– Ja.</p>").metadata, dict[str, str | None])
assert_type(quotecite.read_date("4.3.2025"), date | None)
assert_type(quotecite.people([article])[0].roles, tuple[tuple[str, int], ...])
assert_type(quotecite.write_csv([article], "ut.csv"), int)
assert_type(formats.to_tei(article, metadata={"outlet": "Lokalavisa"}), str)
assert_type(formats.write_jsonl(article, Path("ut.jsonl")), int)
assert_type(render.page([article], title="Hvem sier hva?"), str)
assert_type(render.Overview([article]), render.Overview)
assert_type(
    evaluate.figures([evaluate.judge(gold, article) for gold in evaluate.read_gold("gull.jsonl")]).match.f1,
    float | None,
)
formats.to_tei([article])  # type: ignore[arg-type]

# --- what is frozen stays ---------------------------------------------------------------------------------------

article.text = ""  # type: ignore[misc]
quotecite.Source("s1", "Kari Berg", quotecite.SourceKind.PERSON)  # type: ignore[call-arg]
article.quotes[0] = article.quotes[1]  # type: ignore[index]


# --- a sieve of one's own ---------------------------------------------------------------------------------------


def never(candidate: quotecite.Candidate, context: quotecite.Context) -> quotecite.Decision | None:
    """Takes nothing."""
    return None


own: quotecite.Sieve = never
assert_type(quotecite.load(sieves=[*quotecite.DEFAULT_SIEVES, own]), quotecite.Finder)
quotecite.load(sieves="default")  # type: ignore[arg-type]
