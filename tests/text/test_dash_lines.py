"""Dash lines: where a dash opens somebody's words, in a block of its own or inside one, and where it does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotecite.records import Block, BlockKind, Span
from quotecite.text.blocks import segment
from quotecite.text.dash_lines import find_lines
from quotecite.words.lexicon import Lexicon

LEXICON = Lexicon.load()


def block(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    """The whole text as one block."""
    return Block(span=Span(start=0, end=len(text), text=text), kind=kind)


def opened(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[str]:
    """What the lines of a text that is one block say."""
    return [text[line.content : line.end] for line in find_lines(text, (block(text, kind),), LEXICON)]


@pytest.mark.parametrize("dash", ["– ", "— ", "― ", "‒ ", "− ", "- ", "–\u00a0", "–", "–\u2060", "&ndash; ", "-- "])
def test_a_dash_at_the_beginning(dash: str) -> None:
    """Every dash glyph opens a line, also undecoded or with nothing visible after it."""
    assert opened(f"{dash}Vi må bygge.") == ["Vi må bygge."]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("– Ja, sier Berg. – Men ikke nå.", ["Ja, sier Berg.", "Men ikke nå."]),
        ("Hun legger til: – Det haster.", ["Det haster."]),
        ("Hun ler. – Det haster.", ["Det haster."]),
        ("– Går det bra? – Nei.", ["Går det bra?", "Nei."]),
        ("– Ja! – «Nei» er ikke et svar.", ["Ja!", "«Nei» er ikke et svar."]),
        ("– Ja. — 40 år er nok.", ["Ja.", "40 år er nok."]),
        ("Ap-topp: – Uaktuelt", ["Uaktuelt"]),
        ("KREVER SVAR: – Jeg vil vite det.", ["Jeg vil vite det."]),
    ],
)
def test_a_dash_inside_a_block(text: str, lines: list[str]) -> None:
    """After a sentence or a colon a dash opens a line of its own; the line before ends there."""
    assert opened(text) == lines


@pytest.mark.parametrize(
    "text",
    [
        "Broen – den eldste i kommunen – er stengt.",
        "Broen – Lundbys eldste – er stengt.",
        "Det er 6–7 prosent.",
        "Lundby–Skarvik 2–1.",
        "Lundby - Skarvik 2 - 1",
        "Han er barne- og ungdomsleder. Hun er lege.",
        "-5 grader i natt.",
        "---",
        "–",
        "Det var alt. –",
        "Det var i 2010.–Nei",
    ],
)
def test_other_dashes(text: str) -> None:
    """A parenthesis, a range, a score, a compound, a number, a rule and a bare dash open nothing."""
    assert opened(text) == []


@pytest.mark.parametrize("kind", [BlockKind.LINK, BlockKind.LIST, BlockKind.CREDIT, BlockKind.BYLINE])
def test_silent_blocks(kind: BlockKind) -> None:
    """Link lines, lists, credits and bylines hold no words of anybody."""
    assert opened("– Vi må bygge.", kind) == []


def test_a_lead_before_the_dash() -> None:
    """A line knows whether other text stands before its dash; further lines of a block have the line before them."""
    text = "Ap-topp: – Uaktuelt. – Helt."
    assert [line.lead for line in find_lines(text, (block(text),), LEXICON)] == [True, False]
    assert [line.lead for line in find_lines("– Ja.", (block("– Ja."),), LEXICON)] == [False]


def test_a_line_ends_before_white_space() -> None:
    """Neither the space before the next dash nor that at the end belongs to a line."""
    text = "– Ja.  \n – Nei. "
    assert opened(text) == ["Ja.", "Nei."]


PIECES = st.sampled_from(
    ["–", "—", "-", "--", "---", "&ndash;", "&nbsp;", " ", "\u00a0", "\u2060", "\u200b", "\n", "\n\n", "\r\n", "Ja",
     "nei", "12", ".", ":", "?", "»", "«", ",", "Foto: Ola", "Les også", "•", "(", ")"]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(PIECES, max_size=25).map("".join)))
def test_lines_of_any_text(text: str) -> None:
    """Lines are in order, disjoint and within their blocks; none is empty or begins or ends with white space."""
    blocks = segment(text, LEXICON)
    at = 0
    for line in find_lines(text, blocks, LEXICON):
        span = blocks[line.block].span
        assert max(at, span.start) <= line.dash < line.content < line.end <= span.end
        assert not text[line.end - 1].isspace()
        assert not text[line.content].isspace()
        at = line.end
