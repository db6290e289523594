"""What shows that a text is no plain text, and the one warning about it."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotecite.text.blocks import segment
from quotecite.text.faults import broken_lines, faults
from quotecite.words.lexicon import Lexicon

COLUMN = (
    "Ordfører Kari Berg la mandag kveld\nfram en plan for\nden nye skolen i Lia. Hun\nsier at den gamle\ner for liten,"
    "og at barna\nfortjener noe bedre\nenn det de har hatt i tjue\når"
)
"""A scanned column: no two lines of one width, so that nothing in a line shows for sure that it is full."""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ja.<br/>Nei.", "HTML tags (1, the first '<br/>' at 3)"),
        ('<p>Ja.</p><a href="https://avisa.example">Nei.</a>', "HTML tags (4, the first '<p>' at 0)"),
        ("&laquo;Ja&raquo;", "HTML entities (2, the first '&laquo;' at 0)"),
        ("S&oslash;r og &#248;st", "HTML entities (2, the first '&oslash;' at 1)"),
        ("Ja &lt;p&gt;", "HTML entities (2, the first '&lt;' at 3)"),
        ("Ja, sier **Kari Berg**.", "Markdown (1, the first '**Kari Berg**' at 9)"),
        ("Ja, sier [Berg](https://avisa.example).", "Markdown (1, the first '[Berg](https://avisa.example)' at 9)"),
        (r"Ja.\n– Nei.", r"written escapes (1, the first '\\n' at 3)"),
        (r"Ja, S\u00f8r.", r"written escapes (1, the first '\\u00f8' at 5)"),
        ("Ordf\u00c3\u00b8rer", "wrongly decoded letters (1, the first '\u00c3\u00b8' at 4)"),
        ("\u00e2\u20ac\u201c Ja", "wrongly decoded letters (1, the first '\u00e2\u20ac\u201c' at 0)"),
        ("Ordf\ufffdrer", "wrongly decoded letters (1, the first '\ufffd' at 4)"),
        ("Ordf\u221a\u220frer", "wrongly decoded letters (1, the first '\u221a\u220f' at 4)"),  # an old Mac
        ("\u251c\u00d1r", "wrongly decoded letters (1, the first '\u251c\u00d1' at 0)"),  # DOS
        ("Ordf\udcf8rer", "wrongly decoded letters (1, the first '\\udcf8' at 4)"),
        ("Ordf?rer p? m?tet: L?reren er uenig.", "question marks for lost letters (3, the first 'Ordf?rer' at 0)"),
        ("<P>Ja.<BR>Nei.", "HTML tags (2, the first '<P>' at 0)"),
        ("Ja.<td class=x>Nei.</foo>", "HTML tags (2, the first '<td class=x>' at 3)"),
        ("<!-- utkast -->Ja.", "HTML tags (1, the first '<!--' at 0)"),
        ("Nei.\n\n## Dyrt\n\nJa.", "Markdown (1, the first '## ' at 6)"),
        ("![Skolen](/skole.jpg)", "Markdown (1, the first '![Skolen](/skole.jpg)' at 0)"),
        (r'\"Ja\", sier Berg.', r"""written escapes (2, the first '\\"' at 0)"""),
    ],
)  # fmt: skip
def test_what_is_found(text: str, found: str) -> None:
    """Each kind is named with how often it stands in the text, how and where first, and what to do."""
    assert faults(text).startswith(found)
    assert faults(text).removeprefix(found).startswith(": ")


@pytest.mark.parametrize(
    "text",
    ["", "– Ja, sier Kari Berg (34).", "5 * 3 < 20 og 4 > 3 <3", "R&D & Co.", "F**kin fint, j*vla bra", "* Ja * nei",
     "Ja&nbsp;og&ndash;nei&shy;", "https://avisa.example/?a=1&amp;b=2", "C:\\nytt", "São Paulo", "____", "<Kari>",
     "<i dag>", "kari_berg og ola__lie", "Hva nå?spør hun. Hvem?Hva?", "#MeToo og # 1",
     "√2 er ‚ikke‘ et helt tall, ≈ 1,4",     "https://avisa.example/?a=b&c?d=e a?b=c a?b=d a?b=e", "Ja <3 og Ã"],
)  # fmt: skip
def test_plain_text(text: str) -> None:
    """Signs of arithmetic, censored words, bullets, addresses and what is read as it is meant are no faults."""
    assert faults(text) == ""


def test_ordinary_articles() -> None:
    """None of the shipped articles, invented as they come in papers, is warned of."""
    examples = Path(__file__).parents[2] / "examples"
    sys.path.insert(0, str(examples))
    try:
        from corpus import hundred_articles
    finally:
        sys.path.remove(str(examples))
    texts = [f"{row.title}\n\n{row.lead}\n\n{row.body}" for row in hundred_articles()]
    texts += [path.read_text(encoding="utf-8") for path in (examples / "articles").glob("*.txt")]
    assert len(texts) > 100
    assert [found for text in texts if (found := faults(text) or broken(text))] == []


def test_several_kinds() -> None:
    """All kinds stand in one message."""
    assert faults("<b>Ja</b>, sier **Berg**.").count("the first") == 2


@given(st.text())
def test_any_text(text: str) -> None:
    """Any string is looked at."""
    assert isinstance(faults(text), str)


@pytest.mark.parametrize("text", ["**" * 300_000, "<a " * 200_000, "&" * 500_000, "[" * 500_000, "\\" * 500_000])
def test_long_texts_are_quick(text: str) -> None:
    """A megabyte of signs takes seconds at most."""
    start = time.perf_counter()
    faults(text)
    assert time.perf_counter() - start < 10


def broken(text: str) -> str:
    return broken_lines(text, segment(text, Lexicon.load()))


def test_lines_broken_inside_sentences() -> None:
    """Lines that are broken, but too unevenly to be sure, are told with the remedy; so is where the first one ends."""
    assert broken(COLUMN) == (
        "lines broken inside sentences (7, the first at 34): read it with quotecite.compose(body=text, unwrap=True)"
    )


@pytest.mark.parametrize(
    "text",
    ["", "Ny skole", "Jeg gikk en tur på stien\nog søkte skogens ro\nda hørte jeg fra lien\nen gjøk som gol",
     "Dette trenger du:\nmelk\nbrød\negg\nsmør\nost\nsaft\nkaffe", "– Ja, sier Berg.\n– Nei, seier Lie.\n" * 20,
     "\n\n".join([COLUMN.replace("\n", " ")] * 20 + ["Ei vise om hausten\nog vinden som kjem\nog regnet som fell"])],
)  # fmt: skip
def test_lines_that_are_meant(text: str) -> None:
    """Verses, lists, dialogue and a stanza in a long article are no broken lines."""
    assert broken(text) == ""
