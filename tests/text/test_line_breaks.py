"""Line breaks inside paragraphs, and those between them."""

from __future__ import annotations

import textwrap
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotecite.text.blocks import segment
from quotecite.words.lexicon import Lexicon

LEXICON = Lexicon.load()
STORY = (
    "Ordfører Kari Berg la mandag fram en plan for den nye skolen i Lia. Hun sier at den gamle er for liten, og at "
    "barna fortjener noe bedre.",
    "– Vi må bygge nå, for det haster for oss alle, sier Berg til lokalavisen.",
    "– Nei, dette er galt av oss, mener opposisjonslederen Ola Lie (H). Han vil heller vente til neste år.",
)


def blocks(text: str) -> list[str]:
    """The blocks of a text, every white space in them one space."""
    return [" ".join(block.span.text.split()) for block in segment(text, LEXICON)]


@pytest.mark.parametrize("gap", ["\n", "\r\n", " \n", "\u2028"])
@pytest.mark.parametrize(
    "lines",
    [
        ("– Vi må bygge, sier", "ordfører Kari Berg."),
        ("– Vi må bygge, sier ordfører", "Kari Berg."),
        ("– Vi må bygge, sier ordfører Kari", "Berg til Avisa."),
        ("– Vi må bygge,", "sier Kari Berg."),
        ("– Går det bra?", "spør Kari Berg."),
        ("– Vi må", "bygge, sier Kari Berg."),
        ("– Me byggjer", "skulen i vår, seier Kari Berg."),
        ("– Det hastar, legg Kari Berg", "til."),
        ("– Det hastar, ifølgje", "Kari Berg."),
        ("Ifølge", "Kari Berg blir det dyrt."),
        ("«Vi må", "bygge», sier Kari Berg."),
        ('"Me må ikkje', 'vente", seier Kari Berg.'),
        ("Ordfører Kari Berg", "sier at kommunen må bygge."),
        ("Berg mener at skolen er for", "liten. Hun vil bygge nytt."),
        ("Ordføraren vil byggje ein ny skule", "ved elva."),
    ],
)
def test_a_stray_break(lines: tuple[str, str], gap: str) -> None:
    """A break where no line can end, before what goes on with it, parts no blocks; the next dash line stays apart."""
    joined = " ".join(lines)
    assert blocks(gap.join(lines)) == [joined]
    assert blocks(gap.join(("Ny skole", *lines, "– Nei."))) == ["Ny skole", joined, "– Nei."]


@pytest.mark.parametrize("lines", [("– Vi må bygge,", "sier Kari Berg."), ("– Går det bra?", "spør ho.")])
def test_a_clause_torn_off(lines: tuple[str, str]) -> None:
    """A clause that an empty line parts from its words belongs to them; a new sentence does not."""
    assert blocks("\n\n".join(lines)) == [" ".join(lines)]
    assert len(blocks("– Vi må bygge.\n\nsier Kari Berg.")) == 2
    assert len(blocks("– Vi må bygge,\n\nSier Kari Berg.")) == 2


@pytest.mark.parametrize("hyphen", ["-", "\u00ad"])
@pytest.mark.parametrize(
    "lines", [("sier ord", "fører Kari Berg."), ("sier Anne", "Lise Berg."), ("sier NRK", "sjefen.")]
)
def test_a_split_word(lines: tuple[str, str], hyphen: str) -> None:
    """A word with a hyphen at the end of its line goes on in the next one."""
    assert len(blocks(f"– Vi må bygge, {lines[0]}{hyphen}\n{lines[1]}\n– Nei.")) == 2


@pytest.mark.parametrize("width", [24, 26, 28, 30, 32, 34, 40, 60, 90])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_wrapped_text(width: int, gap: str) -> None:
    """Text wrapped at any width, print columns too, has the blocks of the text that it was."""
    wrapped = ["\n".join(textwrap.wrap(paragraph, width, break_on_hyphens=False)) for paragraph in STORY]
    assert blocks(gap.join(wrapped)) == list(STORY)


@pytest.mark.parametrize(
    "text",
    ["Jeg gikk en tur på stien\nog søkte skogens ro\nda hørte jeg fra lien\nen gjøk som gol ko-ko",
     "Eg sat ein kveld ved fjorden\nog såg på båtar små\nein måse skreik i vinden",
     "Dette trenger du:\nmelk\nbrød\negg", "Dette trenger du:\nmelk,\nbrød,\negg.", "2 dl melk\n1 ts salt\n3 egg",
     "Kari Berg\njournalist\nkari@avisa.example", "Kari Berg\nordfører i Lia", "Skolen i Lia\nfoto: Ola Lie",
     "– Vi må bygge, sier Kari Berg\nHun er ordfører.", "– Vi må bygge, sier Berg\nKari Berg er ordfører.",
     "– Hva nå?\n– Ingenting.\n– Jo.", "Ny skole i Lia\nKari Berg er glad.", "Bygger ny skole\ni Lia",
     "• melk og brød\n• egg"],
)  # fmt: skip
def test_lines_that_stay(text: str) -> None:
    """Poems, lists, bylines, captions, dialogue and headlines keep their lines."""
    assert blocks(text) == text.split("\n")


def test_a_dash_inside_a_wrapped_sentence() -> None:
    """Where text is wrapped, a dash at the beginning of a line can be one inside the sentence."""
    text = (
        "Broen over elven er nå stengt, og veien\n– den eldste vi har – åpner ikke før\nen gang til høsten, sier Kari."
    )
    assert blocks(text) == [" ".join(text.split())]


@given(st.lists(st.sampled_from(["sier", "Kari", "ord-", "fører", ",", ".", "–", "\n", "\n\n", " ", "ifølge", "på"])))
def test_blocks_hold_the_whole_text(pieces: list[str]) -> None:
    """Wherever lines break, nothing but white space lies between two blocks."""
    text = "".join(pieces)
    assert "".join("".join(blocks(text)).split()) == "".join(text.split())


@pytest.mark.parametrize("text", ["sier,\n" * 100_000, "a, b, " * 100_000 + "\nc", "ord-\n" * 150_000])
def test_long_texts_are_quick(text: str) -> None:
    """A text of breaks takes time in proportion to its length."""
    start = time.perf_counter()
    segment(text, LEXICON)
    assert time.perf_counter() - start < 20
