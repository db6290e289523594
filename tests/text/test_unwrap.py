"""Lines broken at a width that the caller knows of: `compose(…, unwrap=True)`."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotecite import compose
from quotecite.text.blocks import segment
from quotecite.words.lexicon import Lexicon

LEXICON = Lexicon.load()
STORY = (
    "Ny skole i Lia",
    "Ordfører Kari Berg la mandag fram en plan for den nye skolen i Lia. Hun sier at den gamle er for liten, og at "
    "barna fortjener noe bedre. Elevtallet har vokst hvert år siden 2015.",
    "– Vi må bygge nå, for det haster for oss alle, sier Berg til lokalavisen.",
    "– Nei, dette er galt av oss, mener opposisjonslederen Ola Lie (H). Han vil heller vente til neste år.",
    "– Hvorfor det?",
    "– Fordi det er dyrt.",
    "Rektor Tone Dahl ved Lia skole er ikke enig. Hun peker på at taket lekker, at ventilasjonen er dårlig og at "
    "elevene må gå ut i regnet for å komme til gymsalen.",
)
SOGE = (
    "Ny skule i Lia",
    "Ordførar Kari Berg la måndag fram ein plan for den nye skulen i Lia. Ho seier at den gamle er for liten, og at "
    "ungane fortener noko betre. Det er fleire elevar no enn i fjor.",
    "– Me må byggja no, for det hastar for oss alle, seier Berg til lokalavisa.",
    "– Nei, dette er gale av oss, meiner Ola Lie (H). Han vil heller venta til neste år, når kommunen veit meir.",
    "– Kvifor det?",
    "– Fordi det er dyrt.",
)


def wrapped(paragraph: str, width: int, ragged: float, rng: random.Random) -> str:
    """A paragraph in lines of at most a width, the most ragged of them shorter by a share of it."""
    lines, line, limit = [], "", width
    for word in paragraph.split():
        if line and len(line) + 1 + len(word) > limit:
            lines.append(line)
            line, limit = word, int(width * (1 - rng.random() * ragged))
        else:
            line = f"{line} {word}".strip()
    return "\n".join([*lines, line])


def blocks(text: str, *, unwrap: bool) -> list[str]:
    """The blocks of a text, every white space in them one space."""
    return [" ".join(block.span.text.split()) for block in segment(text, LEXICON, unwrap=unwrap)]


@pytest.mark.parametrize("story", [STORY, SOGE], ids=["nb", "nn"])
@pytest.mark.parametrize("width", [18, 24, 32, 48, 64, 80, 130])
@pytest.mark.parametrize("ragged", [0.0, 0.1, 0.25])
def test_uneven_lines(story: tuple[str, ...], width: int, ragged: float) -> None:
    """Between empty lines any lines go on, however uneven; every dash line begins its own block."""
    rng = random.Random(width)
    text = "\n\n".join(wrapped(paragraph, width, ragged, rng) for paragraph in story)
    assert blocks(text, unwrap=True) == list(story)


@pytest.mark.parametrize("story", [STORY, SOGE], ids=["nb", "nn"])
@pytest.mark.parametrize("width", [60, 72, 80, 100, 130])
@pytest.mark.parametrize("ragged", [0.0, 0.1])
def test_paragraphs_without_empty_lines(story: tuple[str, ...], width: int, ragged: float) -> None:
    """Without empty lines a short line ends a paragraph, and a dash begins one."""
    rng = random.Random(width)
    text = "\n".join(wrapped(paragraph, width, ragged, rng) for paragraph in story)
    assert blocks(text, unwrap=True) == list(story)


@pytest.mark.parametrize("sign", ["– ", "— ", "- ", "&ndash; ", "• ", "Les også: ", "    "])
def test_what_begins_anew(sign: str) -> None:
    """A dash, a bullet, a link's label and an indent begin a block inside wrapped lines too."""
    text = f"Kommunen vil bygge en ny skole på tomten\nved elven, men naboene er imot at\n{sign}Bygger der nå, sier de."
    assert len(blocks(text, unwrap=True)) == 2
    assert blocks(text, unwrap=True)[1] == f"{sign}Bygger der nå, sier de.".strip()


def test_words_split_at_line_ends() -> None:
    """A word with a hyphen at the line's end goes on in the next line, with offsets of the text as it is."""
    text = "– Vi må byg-\nge nå, sier ord-\nfører Kari Berg."
    (block,) = segment(text, LEXICON, unwrap=True)
    assert (block.span.start, block.span.end) == (0, len(text))


@pytest.mark.parametrize(
    "text",
    ["Kommunen vil bygge en ny skole.\nNaboene er imot planene.\nSaken kommer opp til høsten.\nMer kommer i kveld.",
     "Kommunen vil byggja.\n– Det er rett, seier Berg.\n– Det er gale, seier Lie.\nSaka kjem opp til hausten."],
)  # fmt: skip
def test_lines_that_are_paragraphs_stay(text: str) -> None:
    """In an archive where only some texts are wrapped, one with a paragraph a line keeps its lines."""
    assert blocks(text, unwrap=True) == text.split("\n")


def test_compose_says_so() -> None:
    """`compose` carries the wish; texts without it are told from their lines as before."""
    text = "\n\n".join(wrapped(paragraph, 18, 0.2, random.Random(1)) for paragraph in STORY)
    assert compose(body=text, unwrap=True).unwrap
    assert compose(body=compose(body=text, unwrap=True)).unwrap
    assert not compose(body=text).unwrap
    assert len(blocks(text, unwrap=False)) > 2 * len(STORY)


PIECES = st.sampled_from(
    ["sier", "Kari", "Berg", "ord-", "fører", ",", ". ", "– ", "\n", "\n\n", "\r\n", " ", "«", "»", "\u00ad"]
)


@given(st.one_of(st.lists(PIECES, max_size=60).map("".join), st.text()), st.booleans())
def test_offsets_are_the_caller_s(text: str, unwrap: bool) -> None:
    """Blocks are slices of the very string, in order, with nothing but white space between; unwrapping only joins."""
    found = segment(text, LEXICON, unwrap=unwrap)
    at = 0
    for block in found:
        assert text[block.span.start : block.span.end] == block.span.text
        assert not text[at : block.span.start].strip()
        at = block.span.end
    assert not text[at:].strip()
    joined = {block.span.start for block in segment(text, LEXICON, unwrap=True)}
    assert joined <= {block.span.start for block in segment(text, LEXICON)}
