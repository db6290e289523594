"""The small tables of the rules: checked as strictly as the lexicon, and each use is one that the code knows."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import quotecite
from quotecite.errors import LexiconError
from quotecite.words import grammar
from quotecite.words.grammar import (
    BlockWord,
    FunctionWord,
    GrammarWord,
    block_words,
    function_words,
    words_by_use,
)
from quotecite.words.lexicon import Lexicon
from quotecite.words.tsv import packaged, read_rows

PACKAGE = Path(quotecite.__file__).parent


def calls(path: Path) -> Iterator[tuple[str, ast.expr]]:
    """What a module calls with one argument, as it is written, and that argument; examples in docstrings are none."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and len(node.args) == 1 and not node.keywords:
            yield ast.unparse(node.func), node.args[0]


def uses_in_code(function: str) -> set[str]:
    """The uses that the code asks for by name, each in so many words."""
    asked = [use for path in PACKAGE.rglob("*.py") for name, use in calls(path) if name.endswith(function)]
    assert all(isinstance(use, ast.Constant) for use in asked)
    return {str(ast.literal_eval(use)) for use in asked}


@pytest.mark.parametrize(("table", "function"), [("grammar", "lexicon.words"), ("block_words", "block_words")])
def test_every_use_is_asked_for(table: str, function: str) -> None:
    """A use that is misspelt in the table, or in the code, is found out; so is one that nobody asks for any more."""
    header, *rows = packaged(table)[1].decode().splitlines()
    column = header.split("\t").index("use")
    uses = {row.split("\t")[column] for row in rows}
    assert uses == uses_in_code(function)


def test_only_the_lexicon_has_the_words_of_reporting() -> None:
    """Nobody else reads ``grammar.tsv``: so every rule gets the words of the article's standard, and of no other."""
    readers = {path.name for path in PACKAGE.rglob("*.py") if "words_by_use" in path.read_text(encoding="utf-8")}
    assert readers == {"grammar.py", "lexicon.py"}


def test_words_by_use() -> None:
    """Look-ups give the words with a use; an unknown use is named with those that there are."""
    words = Lexicon.load().words
    assert "til" in words("addressee")
    assert "mars" in block_words("month")
    with pytest.raises(
        LexiconError, match=r"tables/grammar\.tsv, column use: no row with 'adressee'; expected one of abbr"
    ):
        words("adressee")
    with pytest.raises(
        LexiconError, match=r"tables/block_words\.tsv, column use: no row with 'moon'; expected one of bare"
    ):
        block_words("moon")


def test_words_of_one_standard() -> None:
    """A lexicon for one standard has its own words of a use and the common ones; *kor* is a choir in Bokmål."""
    lexicon = Lexicon.load()
    nb, nn = lexicon.for_variety("nb"), lexicon.for_variety("nn")
    assert {"ikke", "aldri"} <= nb.words("negation")
    assert "ikkje" not in nb.words("negation")
    assert {"ikkje", "aldri"} <= nn.words("negation")
    assert "kor" not in nb.words("question_word")
    assert "kor" in nn.words("question_word")
    assert lexicon.words("negation") == nb.words("negation") | nn.words("negation")
    with pytest.raises(LexiconError, match="no row with 'adressee'; expected one of abbreviation"):
        nb.words("adressee")


def test_every_use_has_words_of_both_standards() -> None:
    """No use is empty in one of the standards, so that a rule never falls silent there."""
    uses = words_by_use()
    empty = {(use, v) for v in ("nb", "nn") for use in uses if not words_by_use(v)[use]}
    assert empty == set()


def test_function_words_of_all_varieties() -> None:
    """The table has words of both written standards, of both at once, and of other languages, which are named."""
    rows = function_words()
    assert {row.variety for row in rows} == {"nb", "nn", "both", "other"}
    assert all(row.also for row in rows if row.variety == "other")


@pytest.mark.parametrize(
    ("record", "text", "message"),
    [
        (BlockWord, "word\tvariety\n", r"t\.tsv, line 1: header word \| variety; expected word \| use, separated"),
        (
            BlockWord,
            "word\tuse\nmai\tmoon\n",
            r"line 2, column use: 'moon'; expected bare_credit \| byline",
        ),
        (BlockWord, "word\tuse\nmai\n", r"line 2: 1 cells; expected 2: word \| use"),
        (GrammarWord, "use\tword\tvariety\na\tb\tno\n", r"line 2, column variety: 'no'; expected nb \| nn \| both"),
        (GrammarWord, "use\tword\tvariety\na\tb\tnb\na\tb\tnb\n", r"line 3: a \| b \| nb stands already in line 2"),
        (FunctionWord, "word\tvariety\talso\n\tnb\t\n", r"line 2, column word: ''; expected a value"),
    ],
)
def test_errors_name_the_place(record: type[object], text: str, message: str) -> None:
    """A malformed row is refused with file, line, column, value and what was expected."""
    with pytest.raises(LexiconError, match=message):
        read_rows(record, "t.tsv", text.encode())


def test_the_checksum_covers_these_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A lexicon with one more word in one of the small tables has another checksum."""
    (tmp_path / "links.tsv").write_text("start\tvariety\nSjekk her\tnb\n", encoding="utf-8")
    before = Lexicon.load(extra=tmp_path).checksum
    rows = {name: dict(found) for name, found in grammar.rows_of_grammar().items()}
    rows["grammar"]["a", "b", "nb"] = ("a", "b", "nb")
    monkeypatch.setattr("quotecite.words.lexicon.rows_of_grammar", lambda: rows)
    assert Lexicon.load(extra=tmp_path).checksum != before
