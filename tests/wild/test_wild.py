"""Text as it comes: what papers, archives and editors write, in small invented articles with frozen trees.

``cases/README.md`` describes how a case is written and how to freeze it anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from frozen import REFREEZE, Case, as_frozen, frozen, read, written
from quotecite import Quote, Source, Variety

CASES = Path(__file__).parent / "cases"
FILES = sorted(path.with_suffix("") for path in CASES.glob("*.txt"))


def row(quote: Quote) -> str:
    """A quote as an expectation is written."""
    return f"{quote.kind} | {quote.text} | {', '.join(source.name for source in quote.speakers) or '?'}"


def facts(source: Source) -> dict[str, str]:
    """What is said of a source, in the words of an expectation."""
    gender = source.gender.value if source.gender else None
    found = {"kind": source.kind.value, "role": source.role, "affiliation": source.affiliation, "party": source.party}
    return {key: str(value or "-") for key, value in {**found, "age": source.age, "gender": gender}.items()}


def all_cases() -> Iterator[object]:
    for path in FILES:
        for case in frozen(path):
            marks = [pytest.mark.xfail(reason=case.known_failure, strict=True)] if case.known_failure else []
            yield pytest.param(case, id=f"{path.name}: {case.title}", marks=marks)


@pytest.mark.parametrize("case", list(all_cases()))
def test_case(case: Case) -> None:
    """The article has just the quotes that the case expects, of every kind, and its sources are what the case says."""
    article = read(case.document)
    found = [row(quote) for quote in article.quotes]
    notes = [f"    {quote.evidence.sieve}: {quote.evidence.note}" for quote in article.quotes]
    assert found == case.expected, "\n".join(["because:", *notes])
    sources = {source.name: facts(source) for source in article.sources}
    for name, *expected in (line.split(" | ") for line in case.values("source")):
        assert name in sources, f"no source {name!r} among {list(sources)}"
        wanted = dict(fact.split(" ", 1) for fact in expected)
        assert {key: sources[name][key] for key in wanted} == wanted


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_each_kind_in_both_standards(path: Path) -> None:
    """A kind of input is shown in Bokmål and in Nynorsk."""
    assert {read(case.document).variety for case in frozen(path)} >= {Variety.NB, Variety.NN}


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_the_trees_are_those_of_the_texts(path: Path) -> None:
    """The frozen file holds the cases that are written, with the same expectations and texts."""
    assert as_frozen(path) == list(written(path)), REFREEZE


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_titles_are_unique(path: Path) -> None:
    """A case is known by its title."""
    titles = [case.title for case in frozen(path)]
    assert len(set(titles)) == len(titles)
