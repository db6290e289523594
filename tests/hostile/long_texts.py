"""Texts of any length that take a program longest, and the stages that read them, for ratios of time and work."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import count
from typing import Any

import quotecite
from hostile import made
from quotecite.errors import FormatError
from quotecite.inputs import read_input
from quotecite.language.page import read_page
from quotecite.language.trees import Parsed, in_blocks
from quotecite.pipeline import analyse, article
from quotecite.records import Meta, Variety
from quotecite.sieves import DEFAULT_SIEVES
from quotecite.text.blocks import segment
from quotecite.text.credits import find_credits
from quotecite.text.dash_lines import find_lines
from quotecite.text.faults import broken_lines, faults
from quotecite.text.quotation_marks import find_marks
from quotecite.text.signatures import find_signatures
from quotecite.text.variety import variety
from quotecite.words.lexicon import Lexicon

LEXICON = Lexicon.load()
META = Meta(quotecite="", model="", lexicon="")
Grow = Callable[[int], str]
_VOWELS, _CONSONANTS = "aeiouyæøå", "bdfgklmnprstv"


def again(unit: str) -> Grow:
    """A text of one unit, again and again."""
    return lambda size: (unit * (size // len(unit) + 1))[:size]


def framed(before: str, unit: str, after: str) -> Grow:
    """The same with something before and after it."""
    return lambda size: before + again(unit)(size) + after


def numbered(unit: str) -> Grow:
    """A text of units of which no two have the same names (``{0}``, ``{1}``)."""

    def grow(size: int) -> str:
        parts: list[str] = []
        length = 0
        for number in count():
            parts.append(unit.format(name(number), name(number * 7 + 3)))
            length += len(parts[-1])
            if length >= size:
                return "".join(parts)
        raise AssertionError

    return grow


def name(number: int) -> str:
    """A name that no other number has."""
    out = ""
    for letters in (_CONSONANTS, _VOWELS, _CONSONANTS, _VOWELS, _CONSONANTS):
        number, at = divmod(number, len(letters))
        out += letters[at]
    return (out + (str(number) if number else "")).capitalize()


STORY = (
    "– Vi må bygge mer, sier ordfører Kari Berg (Ap) til NRK.\n\nHun mener at planen er «helt på trynet».\n\n– Ja.\n\n"
)
NAMED = (
    "– Vi må bygge mer, sier ordfører Kari {0} (34) til NRK.\n\n"
    "{0} mener at {1} kommune sover. Hun sa «nei» til {1}.\n\n"
)

TEXTS: Mapping[str, Grow] = {
    "one letter": again("a"),
    "dashes": again("–"),
    "dashes and blanks": again("– "),
    "lines of dashes": again("– \n"),
    "hyphens": again("-"),
    "words and hyphens": again("ab-"),
    "blanks": again(" "),
    "blanks in a line": framed("– Vi må", " ", "bygge, sier Berg."),
    "protected blanks": framed("Vi", "\xa0", "må"),
    "zero width": framed("– Vi", "\u200b", "må"),
    "line breaks": again("\n"),
    "carriage returns": again("\r\n \r"),
    "short lines": again("ja\n"),
    "wrapped lines": again("vi må bygge det som ingen har\nbygget i denne byen før nå og\n"),
    "digits": again("7"),
    "numbers": again("1 000 "),
    "combining marks": framed("e", "\u0301", ""),
    "decomposed": again("a\u030a"),
    "surrogates": again("\udcf8"),
    "nul": again("\x00"),
    "bidi": again("\u202e\u2066"),
    "emoji": again("👩‍🏫"),
    "marks opened": again("«"),
    "marks opened, words": again("«ja "),
    "marks closed": again("»"),
    "marks closed, words": again("ja» "),
    "marks nested": lambda size: "«a " * (size // 5) + "b»" * (size // 5),
    "marks nested twice": lambda size: '«"' * (size // 4) + '"»' * (size // 4),
    "straight marks": again('"'),
    "straight marks, words": again('"ja" nei '),
    "single marks": again("'a' "),
    "curly marks": again("“ja” ‘nei’ „jo“ "),
    "marked words": again("«ja», "),
    "marked sentences": again("«Vi må bygge.» "),
    "entities": again("&amp;"),
    "half entities": again("&"),
    "dash entities": again("&ndash;"),
    "blank entities": again("&nbsp;"),
    "tags": again("<b>"),
    "half tags": again("<"),
    "tags never closed": again("<p a="),
    "comments": again("<!--"),
    "escapes": again("\\n"),
    "emphasis": again("**a"),
    "stars": again("*"),
    "links": again("[a](b)"),
    "brackets": again("["),
    "parentheses": again("("),
    "colons": again("a: "),
    "commas": again("Kari Berg, "),
    "stops": again("..."),
    "abbreviations": again("f.eks. "),
    "questions": again("– Hva? "),
    "capitals": again("SØR-AURDAL "),
    "credits": again("Foto: Ola Lie / NTB\n"),
    "credits in a line": again("Foto: Ola Lie / NTB "),
    "signatures": again("«Vi må.»\n\n– Kari Berg, Lia\n\n"),
    "garbled": again("Ã¥â€“"),
    "a story": again(STORY),
    "a story in a line": lambda size: again(STORY)(size).replace("\n", " "),
    "many names": numbered(NAMED),
    "many names in a line": lambda size: numbered(NAMED)(size).replace("\n", " "),
    "one first name": numbered("Kari {0} sier det. Kari mener det. "),
    "one surname": numbered("{0} Berg sier det. Berg mener det. "),
    "abbreviated bodies": numbered("Norges {0}tilsyn (N{1}T) sier nei. "),
    "headings": numbered("– {0} må bygge\n\nDet sier Kari {1} i Lia.\n\n"),
    "turns": again("– Ble du redd?\n\n– Nei.\n\n"),
    "speech without end": again("– Ja, sier Berg. "),
    "speech in one line": again("– Ja, sier Berg – og nei, sier Lie – "),
    "nouns": numbered("En {0}mann sier nei. "),
}


def _blocks(whole: str) -> Any:
    return whole, segment(whole, LEXICON)


def _tagged(whole: str) -> Any:
    blocks = segment(whole, LEXICON)
    choices = made.Taken(b"\x00" * 9)
    return Parsed(text=whole, sentences=made.sentences(choices, whole)), blocks


def _page(given: Any) -> Any:
    parsed, blocks = given
    return read_page(parsed.text, blocks, Variety.NB, in_blocks(parsed.sentences, blocks), LEXICON)


def _paged(whole: str) -> Any:
    return _page(_tagged(whole))


def _as_html(whole: str) -> str:
    return f"<html><body><article><p>{whole}</p></article></body></html>"


def _html(page: str) -> object:
    try:
        return quotecite.from_html(page)
    except FormatError as half:  # of a character: refused
        return half


STAGES: Mapping[str, tuple[Callable[[str], Any], Callable[[Any], object]]] = {
    "segment": (str, lambda text: segment(text, LEXICON)),
    "unwrap": (str, lambda text: segment(text, LEXICON, unwrap=True)),
    "variety": (str, lambda text: variety(text, LEXICON)),
    "faults": (str, faults),
    "broken lines": (_blocks, lambda given: broken_lines(*given)),
    "dash lines": (_blocks, lambda given: find_lines(*given, LEXICON)),
    "marks": (_blocks, lambda given: find_marks(*given)),
    "credits": (_blocks, lambda given: find_credits(*given, LEXICON)),
    "signatures": (_blocks, lambda given: find_signatures(*given, LEXICON)),
    "input": (str, lambda text: read_input(quotecite.compose(title=text[:50], body=text[50:]), LEXICON)),
    "html": (_as_html, _html),
    "names": (_tagged, _page),
    "stages": (_paged, lambda page: analyse(page, DEFAULT_SIEVES, LEXICON)),
    "records": (
        lambda whole: analyse(_paged(whole), DEFAULT_SIEVES, LEXICON),
        lambda stages: article(stages, (), META),
    ),
}
"""How a text is made ready for each stage, and the stage."""
