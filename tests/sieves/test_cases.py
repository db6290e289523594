"""The cases of the sieves: small articles with frozen trees, and whose words quotecite must say they are.

``cases/README.md`` describes how a case is written and how to freeze it anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import quotecite
from frozen import REFREEZE, Case, as_frozen, frozen, read, written
from quotecite import Article, Quote, QuoteKind, Variety
from quotecite.sieves.scene import sieve_name

CASES = Path(__file__).parent / "cases"
SIEVES = [sieve_name(sieve) for sieve in quotecite.DEFAULT_SIEVES]
ALWAYS = (QuoteKind.DASH, QuoteKind.HEADING)


def row(quote: Quote, article: Article) -> str:
    """A quote as an expectation is written."""
    names = {source.id: source.name for source in article.sources}
    speakers = ", ".join(source.name for source in quote.speakers)
    remained = ", ".join(sorted(names[identifier] for identifier in quote.evidence.candidates))
    open_ = f"? ({remained})" if remained else "?"
    return f"{quote.kind} | {quote.text} | {speakers or open_} | {quote.evidence.sieve}"


def decided(case: Case) -> bool:
    """Whether the case is one that its sieve decides."""
    return any(line.endswith(f"| {case.file}") for line in case.expected)


def all_cases() -> Iterator[object]:
    for sieve in SIEVES:
        for case in frozen(CASES / sieve):
            marks = [pytest.mark.xfail(reason=case.known_failure, strict=True)] if case.known_failure else []
            yield pytest.param(case, id=f"{sieve}: {case.title}", marks=marks)


@pytest.mark.parametrize("case", list(all_cases()))
def test_case(case: Case) -> None:
    """Every quote of the article has the words, the speaker and the deciding sieve that the case expects."""
    article = read(case.document)
    kinds = {line.partition(" |")[0] for line in case.expected} | set(ALWAYS)
    if case.file == "reported":
        kinds |= {QuoteKind.INDIRECT, QuoteKind.MARKS}
    found = [row(quote, article) for quote in article.quotes if quote.kind in kinds]
    if found == case.expected:
        return
    notes = [f"    {quote.evidence.sieve}: {quote.evidence.note}" for quote in article.quotes]
    message = [f"{case.file}.txt, case «{case.title}»", "  expected:"]
    message += [f"  {' ' if line in found else '-'} {line}" for line in case.expected or ["nothing"]]
    message += ["  got:", *(f"  {' ' if line in case.expected else '+'} {line}" for line in found or ["nothing"])]
    pytest.fail("\n".join([*message, "  because:", *notes]), pytrace=False)


@pytest.mark.parametrize("sieve", SIEVES)
def test_every_sieve_has_its_cases(sieve: str) -> None:
    """At least two cases that the sieve decides, two that it must not decide, and one of them in Nynorsk."""
    cases = frozen(CASES / sieve)
    assert sum(decided(case) for case in cases) >= 2
    assert sum(not decided(case) for case in cases) >= 2
    assert any(read(case.document).variety is Variety.NN for case in cases if decided(case))


@pytest.mark.parametrize("sieve", SIEVES)
def test_the_trees_are_those_of_the_texts(sieve: str) -> None:
    """The frozen file holds the cases that are written, with the same expectations and texts."""
    assert as_frozen(CASES / sieve) == list(written(CASES / sieve)), REFREEZE


def test_the_cases_are_of_sieves() -> None:
    """Every file of cases bears the name of a sieve, and every sieve that an expectation names is one."""
    assert {path.stem for path in CASES.iterdir() if path.suffix != ".md"} == set(SIEVES)
    named = {line.rpartition("| ")[2] for sieve in SIEVES for case in frozen(CASES / sieve) for line in case.expected}
    assert named <= {*SIEVES, "none"}


@pytest.mark.parametrize("sieve", SIEVES)
def test_titles_are_unique(sieve: str) -> None:
    """A case is known by its title."""
    titles = [case.title for case in frozen(CASES / sieve)]
    assert len(set(titles)) == len(titles)
