"""The cases of the sieves: small articles with frozen trees, and whose words quotecite must say they are.

``tests/cases/README.md`` describes how a case is written and how to freeze it anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

import quotecite
from quotecite import Article, Quote, QuoteKind, Variety
from quotecite.sieves.scene import sieve_name

CASES = Path(__file__).parent / "cases"
SIEVES = [sieve_name(sieve) for sieve in quotecite.DEFAULT_SIEVES]
ALWAYS = (QuoteKind.DASH, QuoteKind.HEADING)
REFREEZE = "run: make cases"


class Case(NamedTuple):
    """A frozen case: its comments and its CoNLL-U document."""

    sieve: str
    comments: tuple[str, ...]
    document: str

    @property
    def title(self) -> str:
        return next(iter(self.values("case")))

    @property
    def expected(self) -> list[str]:
        return [line for line in self.values("expect") if line != "nothing"]

    @property
    def known_failure(self) -> str:
        return next(iter(self.values("known failure")), "")

    @property
    def positive(self) -> bool:
        return any(line.endswith(f"| {self.sieve}") for line in self.expected)

    def values(self, key: str) -> list[str]:
        """What the comments with a key say."""
        return [c.removeprefix(f"# {key}:").strip() for c in self.comments if c.startswith(f"# {key}:")]


def frozen(sieve: str) -> list[Case]:
    """The cases of a sieve, as the model parsed them."""
    path = CASES / f"{sieve}.conllu"
    documents = re.split(r"(?m)^(?=# newdoc)", path.read_text(encoding="utf-8"))[1:] if path.exists() else []
    return [Case(sieve, comments_of(document.splitlines()), document) for document in documents]


def comments_of(lines: list[str]) -> tuple[str, ...]:
    """Those comment lines that a case is written with."""
    return tuple(line for line in lines if line.startswith(("# case:", "# expect:", "# known failure:")))


def written(sieve: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """The comments and the text of each case as it was written."""
    source = (CASES / f"{sieve}.txt").read_text(encoding="utf-8")
    for case in re.split(r"(?m)^(?=# case:)", source)[1:]:
        lines = case.splitlines()
        yield comments_of(lines), "\n".join(line for line in lines if not line.startswith("#")).strip()


@cache
def read(document: str) -> Article:
    """The article of a case, found without the model."""
    return quotecite.load()(quotecite.read_conllu(document))


def row(quote: Quote, article: Article) -> str:
    """A quote as an expectation is written."""
    names = {source.id: source.name for source in article.sources}
    speakers = ", ".join(source.name for source in quote.speakers)
    remained = ", ".join(sorted(names[identifier] for identifier in quote.evidence.candidates))
    open_ = f"? ({remained})" if remained else "?"
    return f"{quote.kind} | {quote.text} | {speakers or open_} | {quote.evidence.sieve}"


def all_cases() -> Iterator[object]:
    for sieve in SIEVES:
        for case in frozen(sieve):
            marks = [pytest.mark.xfail(reason=case.known_failure, strict=True)] if case.known_failure else []
            yield pytest.param(case, id=f"{sieve}: {case.title}", marks=marks)


@pytest.mark.parametrize("case", list(all_cases()))
def test_case(case: Case) -> None:
    """Every quote of the article has the words, the speaker and the deciding sieve that the case expects."""
    article = read(case.document)
    kinds = {line.partition(" |")[0] for line in case.expected} | set(ALWAYS)
    if case.sieve == "reported":
        kinds |= {QuoteKind.INDIRECT, QuoteKind.MARKS}
    found = [row(quote, article) for quote in article.quotes if quote.kind in kinds]
    if found == case.expected:
        return
    notes = [f"    {quote.evidence.sieve}: {quote.evidence.note}" for quote in article.quotes]
    message = [f"{case.sieve}.txt, case «{case.title}»", "  expected:"]
    message += [f"  {' ' if line in found else '-'} {line}" for line in case.expected or ["nothing"]]
    message += ["  got:", *(f"  {' ' if line in case.expected else '+'} {line}" for line in found or ["nothing"])]
    pytest.fail("\n".join([*message, "  because:", *notes]), pytrace=False)


@pytest.mark.parametrize("sieve", SIEVES)
def test_every_sieve_has_its_cases(sieve: str) -> None:
    """At least two cases that the sieve decides, two that it must not decide, and one of them in Nynorsk."""
    cases = frozen(sieve)
    assert sum(case.positive for case in cases) >= 2
    assert sum(not case.positive for case in cases) >= 2
    assert any(read(case.document).variety is Variety.NN for case in cases if case.positive)


@pytest.mark.parametrize("sieve", SIEVES)
def test_the_trees_are_those_of_the_texts(sieve: str) -> None:
    """The frozen file holds the cases that are written, with the same expectations and texts."""
    frozen_cases = [(case.comments, quotecite.read_conllu(case.document).text) for case in frozen(sieve)]
    assert frozen_cases == list(written(sieve)), REFREEZE


def test_the_cases_are_of_sieves() -> None:
    """Every file of cases bears the name of a sieve, and every sieve that an expectation names is one."""
    assert {path.stem for path in CASES.iterdir() if path.suffix != ".md"} == set(SIEVES)
    named = {line.rpartition("| ")[2] for sieve in SIEVES for case in frozen(sieve) for line in case.expected}
    assert named <= {*SIEVES, "none"}


@pytest.mark.parametrize("sieve", SIEVES)
def test_titles_are_unique(sieve: str) -> None:
    """A case is known by its title."""
    titles = [case.title for case in frozen(sieve)]
    assert len(set(titles)) == len(titles)
