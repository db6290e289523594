"""Dashes, quotation marks and blanks: one place for all their spellings, and nobody else spells them out."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

import quotecite
from quotecite.text import signs
from quotecite.text.blocks import segment
from quotecite.text.dash_lines import find_lines
from quotecite.words.lexicon import Lexicon

PACKAGE = Path(quotecite.__file__).parent
READING = ("text", "language", "speech", "who")  # the stages that read signs; those after them only print some
SIGN = regex.compile(rf"[{signs.ZERO_WIDTH}«»„“”\u2010-\u2015\u2212\u00a0]|nbsp|[nm]dash")
BLANKS = st.sampled_from([" ", "\xa0", "\u202f", "\u200b", "\ufeff", "&nbsp;", "&amp;nbsp;", "&#160;", "&shy;", "\t"])


def spelt_out(path: Path) -> set[str]:
    """The signs in the texts of a module that are no docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = (n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and id(n) not in docs)
    return {sign for text in texts if isinstance(text, str) for sign in SIGN.findall(text)}


@pytest.mark.parametrize("stage", READING)
def test_signs_stand_in_one_module(stage: str) -> None:
    """No other module that reads text has a dash glyph, a quotation mark, a blank or an entity of its own."""
    found = {path.name: spelt_out(path) for path in (PACKAGE / stage).glob("*.py") if path.name != "signs.py"}
    assert {name: found for name, found in found.items() if found} == {}


def test_a_sign_elsewhere_is_found(tmp_path: Path) -> None:
    """The test before this one sees a glyph, an escape and an entity, and no docstring."""
    (tmp_path / "own.py").write_text('"""Reads «…»."""\nDASHES = "–-"\nBLANKS = "\\u200b&nbsp;"\n', encoding="utf-8")
    assert spelt_out(tmp_path / "own.py") == {"–", "\u200b", "nbsp"}


@given(st.lists(BLANKS).map("".join), st.lists(BLANKS).map("".join))
def test_blanks_at_either_end(before: str, after: str) -> None:
    """White space, zero-width characters and entities go at both ends, in any number and order."""
    text = f"{before}Vi må bygge.{after}"
    assert signs.trimmed(text, 0, len(text)) == (len(before), len(before) + len("Vi må bygge."))
    assert signs.trimmed(before, 0, len(before)) is None


@pytest.mark.parametrize("mark", signs.CLOSED_BY)
def test_every_mark_that_opens_is_a_mark(mark: str) -> None:
    """What opens a quotation is a mark, and so is what closes it."""
    assert {mark, *signs.CLOSED_BY[mark]} <= signs.MARKS


@pytest.mark.parametrize("dash", ["–", "—", "-", "--", "&ndash;", "&#8211;"])
@pytest.mark.parametrize("end", ["hun.", "hun: «Nei.»", "hun: „Nei.“"])
def test_speech_opens_inside_a_block_after_any_mark(dash: str, end: str) -> None:
    """A dash in whatever spelling opens speech inside a block, after a stop or any mark that closes."""
    text = f"Det sier {end} {dash} Vi må bygge mer, og det haster for alle her.&nbsp;"
    (line,) = find_lines(text, segment(text, Lexicon.load()), Lexicon.load())
    assert text[line.content : line.end] == "Vi må bygge mer, og det haster for alle her."


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Planen er «på trynet», sa hun.", "Planen er  , sa hun."),
        ("«Ja» og «nei»", "  og  "),
        ("Planen er «på trynet, sa hun.", "Planen er «på trynet, sa hun."),
        ("«Ja\nog» nei", "«Ja\nog» nei"),
        ("«Ja\n«Nei» sa hun", "«Ja\n  sa hun"),
        ('Boka ”Elva” og "Fossen"', "Boka   og  "),
        ("uten merker", "uten merker"),
    ],
)
def test_words_in_marks_are_taken_out(text: str, left: str) -> None:
    """A blank stands where marks close in their line; what is never closed there stays, whatever follows it."""
    assert signs.without_marked(text) == left
