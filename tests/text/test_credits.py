"""Credits: who took the picture or drew the chart, wherever a label or a parenthesis says so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotecite.text.blocks import segment
from quotecite.text.credits import find_credits
from quotecite.words.lexicon import Lexicon

LEXICON = Lexicon.load()


def credits(text: str) -> list[tuple[str | None, str, tuple[str, ...]]]:
    """Label, printed names and names of every credit."""
    blocks = segment(text, LEXICON)
    found = find_credits(text, blocks, LEXICON)
    assert all(text[c.span.start : c.span.end] == c.span.text for c in found)
    return [(c.label, c.span.text, c.names) for c in found]


@pytest.mark.parametrize(
    ("text", "label", "printed", "names"),
    [
        ("Skoleveien i går. Foto: Ola Lie", "Foto", "Ola Lie", ("Ola Lie",)),
        ("Skulevegen i går. FOTO: Ola Lie / NTB", "FOTO", "Ola Lie / NTB", ("Ola Lie", "NTB")),
        ("Veien (Foto: Ola Lie/NTB)", "Foto", "Ola Lie/NTB", ("Ola Lie", "NTB")),
        ("Veien. Foto: Ola Lie, NTB scanpix (arkiv)", "Foto", "Ola Lie, NTB scanpix", ("Ola Lie", "NTB scanpix")),
        ("Veien. Foto: Lie, Ola / NTB", "Foto", "Lie, Ola / NTB", ("Lie, Ola", "NTB")),
        ("Veien. Foto: Ola Lie NTB", "Foto", "Ola Lie NTB", ("Ola Lie", "NTB")),
        ("Veien. Foto: Ola Lie og Kari Moe", "Foto", "Ola Lie og Kari Moe", ("Ola Lie", "Kari Moe")),
        ("Veien. Foto: Dan P. Vik / AP", "Foto", "Dan P. Vik / AP", ("Dan P. Vik", "AP")),
        ("Veien. Foto: Ola Lie / Ola Lie", "Foto", "Ola Lie / Ola Lie", ("Ola Lie",)),
        ("Veien. Foto: Ola Lie / B0774", "Foto", "Ola Lie / B0774", ("Ola Lie",)),
        ("Veien. Foto: Illustrasjon: Ola Lie", "Illustrasjon", "Ola Lie", ("Ola Lie",)),
        ("Renta stig. Kjelde: Norges Bank", "Kjelde", "Norges Bank", ("Norges Bank",)),
        ("Renta stiger. Kilde: D&B Analyse", "Kilde", "D&B Analyse", ("D&B Analyse",)),
        ("Tekst og foto: Kari Moe", "Tekst og foto", "Kari Moe", ("Kari Moe",)),
        ("FOTO: NTB scanpix Ola Lie vant løpet i går.", "FOTO", "NTB scanpix", ("NTB scanpix",)),
        ("FOTO: OLA LIE Rektor Kari Moe smiler.", "FOTO", "OLA LIE", ("OLA LIE",)),
        ("Foto: Ola Lie Rektor Kari Moe smiler.", "Foto", "Ola Lie", ("Ola Lie",)),
        ("Toget er i rute igjen. (NTB)", None, "NTB", ("NTB",)),
        ("Toget er i rute igjen. (©NTB)", None, "NTB", ("NTB",)),
    ],
)
def test_a_credit(text: str, label: str | None, printed: str, names: tuple[str, ...]) -> None:
    """The label, the names as they are printed, and each name once; running text after them is left out."""
    assert credits(text) == [(label, printed, names)]


@pytest.mark.parametrize(
    "text",
    [
        "Av og til går det bra.",
        "Hun liker foto: det er gøy.",
        "Ola Lie",
        "Hun kom fra Askøy (Vestland)",
        "Foto:",
        "ARKIVFOTO",
    ],
)
def test_no_credit(text: str) -> None:
    """A label in running text, a name without a label and a label without a name are no credits."""
    assert credits(text) == []


def test_credits_of_an_article_stand_in_text_order() -> None:
    """Several credits come in order, also from a text in which nobody is quoted."""
    text = "Veien i går. Foto: Ola Lie\n\nDen er stengt.\n\nVeien i dag. Foto: Kari Moe\n\nDen åpner snart. (NTB)"
    assert [printed for _, printed, _ in credits(text)] == ["Ola Lie", "Kari Moe", "NTB"]


@given(
    st.lists(st.sampled_from(["Foto:", "FOTO", "Kilde", ":", "(", ")", "©", "/", ",", "NTB", "Ola", " ", "\n\n", "."]))
)
def test_spans_are_exact(pieces: list[str]) -> None:
    """Whatever stands in a text, every span is what it says, and no two overlap."""
    text = "".join(pieces)
    blocks = segment(text, LEXICON)
    end = 0
    for credit in find_credits(text, blocks, LEXICON):
        assert end <= credit.span.start < credit.span.end
        assert text[credit.span.start : credit.span.end] == credit.span.text
        assert credit.names
        end = credit.span.end
