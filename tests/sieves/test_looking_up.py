"""Sieves look up what the stages before them found: they read no trees, and nobody's mentions depend on them."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

import quotecite
from quotecite import Article, Mention
from quotecite.sieves.scene import sieve_name

CASES = Path(__file__).parent / "cases"
SIEVES = sorted((Path(quotecite.__file__).parent / "sieves").glob("*.py"))
DOCUMENTS = [
    document
    for path in sorted(CASES.glob("*.conllu"))
    for document in re.split(r"(?m)^(?=# newdoc)", path.read_text(encoding="utf-8"))[1:]
]


@cache
def parsed(document: str) -> quotecite.Parsed:
    """The trees of a case."""
    return quotecite.read_conllu(document)


@cache
def articles(without: str) -> list[Article]:
    """All cases, read without one of the sieves."""
    finder = quotecite.load(sieves=[s for s in quotecite.DEFAULT_SIEVES if sieve_name(s) != without])
    return [finder(parsed(document)) for document in DOCUMENTS]


def mentions(article: Article) -> dict[str, tuple[Mention, ...]]:
    """Where each source is mentioned, by its name."""
    return {source.name: source.mentions for source in article.sources}


@pytest.mark.parametrize("path", SIEVES, ids=[path.stem for path in SIEVES])
def test_no_sieve_reads_trees(path: Path) -> None:
    """Nothing in sieves/ imports from language/."""
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    used = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    assert not {name for name in used if name.startswith("quotecite.language")}


@pytest.mark.parametrize("left_out", [sieve_name(sieve) for sieve in quotecite.DEFAULT_SIEVES])
def test_mentions_do_not_depend_on_sieves(left_out: str) -> None:
    """Leaving out a sieve changes whose words are whose, and never where a source is mentioned."""
    for whole, less in zip(articles(""), articles(left_out), strict=True):
        before, after = mentions(whole), mentions(less)
        assert {name: after[name] for name in before.keys() & after.keys()} == {
            name: before[name] for name in before.keys() & after.keys()
        }


def test_every_sieve_is_missed_somewhere() -> None:
    """The comparison above compares something: without any one of the sieves some answer differs."""
    for sieve in map(sieve_name, quotecite.DEFAULT_SIEVES):
        pairs = zip(articles(""), articles(sieve), strict=True)
        assert any(whole.quotes != less.quotes for whole, less in pairs), sieve
