"""Text that is broken inside paragraphs says the same as text that is not, end to end.

A frozen tree cannot hold a word in two lines, so the model reads these.
"""

from __future__ import annotations

from functools import cache

import pytest

import quotecite
from quotecite import Article, Finder

BROKEN = (
    "– Vi må bygge, sier⏎ordfører Kari Berg.⏎– Nei, svarer Ola Lie.",
    "– Vi må bygge, sier ord-⏎fører Kari Berg (Ap).⏎⏎– Nei, svarer Ola Lie.",
    "– Vi kan ikke vente⏎lenger, sier daglig leder Siri Foss i Fjordvernet.",
    "– Det blir dyrt, forteller rådmann Per⏎Ness til Avisa. Han vil vente.",
    "– Hvem betaler?⏎spør kommunikasjonssjef Mari Dahl.⏎⏎– Det gjør vi, svarer Ness.",
    "– Me må byggje, seier⏎ordførar Kari Berg.⏎– Nei, svarar Ola Lie.",
    "– Me må byggje no, fortel dag-⏎leg leiar Åse Vik i Fjord-⏎vernet. Ho er ikkje i tvil.",
    "– Det hastar, legg sjukepleiar Siv Tveit⏎til.⏎⏎– Det er eg ikkje ueinig i, seier Jon Haug.",
    "Ordfører Kari Berg la mandag⏎fram planen for den nye sko-⏎len i Lia. Hun sier at den er⏎nødvendig.⏎"
    "– Vi må bygge nå, sier Berg.⏎– Nei, dette er galt av oss,⏎sier Ola Lie (H).",
    "Ordførar Kari Berg la måndag⏎fram planen for den nye sku-⏎len i Lia. Ho seier at han er⏎heilt naudsynt for bygda.⏎"
    "– Me må byggje no, for det er⏎ikkje plass til alle, seier⏎Berg.⏎– Nei, dette er gale av oss,⏎seier Ola Lie (H).",
)


@cache
def finder() -> Finder:
    return quotecite.load()


def said(article: Article) -> list[tuple[str, ...]]:
    """What is said, by whom, and what they are, without the breaks."""
    rows = [
        (q.kind.value, plain(q.text), *(f"{s.name}, {s.role}, {s.affiliation}" for s in q.speakers))
        for q in article.quotes
    ]
    assert not any("\n" in cell for _, _, *speakers in rows for cell in speakers)
    return rows


def plain(words: str) -> str:
    """Words in one line."""
    return " ".join(words.replace("-\n", "").split())


@pytest.mark.model
@pytest.mark.parametrize("text", BROKEN)
def test_as_the_unbroken_text(text: str) -> None:
    """Quotes, names, roles and bodies are those of the text without its breaks; places are those in the broken one."""
    broken = text.replace("⏎", "\n")
    whole = text.replace("-⏎", "").replace("⏎⏎", "\n\n").replace("⏎–", "\n\n–").replace("⏎", " ")
    article = finder()(broken)
    assert said(article) == said(finder()(whole))
    for quote in article.quotes:
        assert all(broken[part.start : part.end] == part.text for part in quote.parts)
        assert quote.mention is None or quote.mention.span.text in broken
