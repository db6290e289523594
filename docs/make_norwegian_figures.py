"""Write the README's figures into the Norwegian page on them: python docs/make_norwegian_figures.py.

The README is the one place where they are written by hand; a test holds that the page agrees.
"""

from __future__ import annotations

import re
from pathlib import Path

HERE = Path(__file__).parent
PAGE, README = HERE / "norsk" / "tall-og-forbehold.md", HERE.parent / "README.md"
PLACE = re.compile(r"(<!-- tallene: .*? -->\n).*?(<!-- slutt på tallene -->)", re.DOTALL)
TABLE = re.compile(r"(?:^\|.*\n)+", re.MULTILINE)
WORDS = {
    "quotes": "sitater",
    "right (F1)": "riktig (F1)",
    "right of answered": "riktig av de besvarte",
    "answered": "besvart",
    "130 articles, of which the rules were learnt on 60: dash quotes": "130 artikler, reglene lært av 60: replikker",
    "28 articles nobody read for the rules: dash quotes": "28 artikler ingen har lest for reglene: replikker",
    "… headings": "… titler som siterer",
    "… indirect": "… indirekte gjengivelser",
    "… quotation marks": "… ord i anførselstegn",
    "all articles, dash quotes and headings, `PRECISE_SIEVES`": "alle artikler, replikker og titler, presise regler",
    "role": "rolle",
    "affiliation": "tilknytning",
    "party": "parti",
    "age": "alder",
    "gender": "kjønn",
    "the 130: right / wrong": "de 130: riktig / galt",
    "the 28: right / wrong": "de 28: riktig / galt",
}


def figures(readme: str) -> str:
    """The tables of the README's part on accuracy, with Norwegian words and commas.

    Raises:
        KeyError: a word of the tables has no Norwegian one here.
    """
    part = readme[readme.index("## How good it is") :]
    quotes, values = TABLE.findall(part)[:2]
    about = "Av det artiklene sier om personer som taler, i prosent av de annoterte verdiene (resten står åpent):"
    return f"\n{_norwegian(quotes)}\n{about}\n\n{_norwegian(values)}\n"


def _norwegian(table: str) -> str:
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]
    return "".join(f"| {' | '.join(map(_cell, row))} |\n" for row in rows)


def _cell(cell: str) -> str:
    if re.search(r"[^\W\d]", cell):
        return WORDS[cell]
    return cell.replace(".", ",")


def page(text: str, readme: str) -> str:
    """The page with the README's figures in their place."""
    return PLACE.sub(lambda place: place[1] + figures(readme) + place[2], text)


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8"), README.read_text(encoding="utf-8")), encoding="utf-8")
