"""The words of the views: complete in three languages, and the reasons of the evidence among them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

import quotecite
from articles import ARTICLE, BERG, plain
from frozen import frozen, read
from quotecite.labels import LANGUAGES
from quotecite.labels import labels as table
from quotecite.records import Article, Variety
from quotecite.render import article_html, quote_html, source_html
from quotecite.render.labels import Labels, labels_in
from quotecite.render.notes import told

TESTS = Path(__file__).parents[1]
FILES = sorted((*(TESTS / "sieves" / "cases").glob("*.conllu"), *(TESTS / "wild" / "cases").glob("*.conllu")))
PRECISE = quotecite.load(sieves=quotecite.PRECISE_SIEVES)


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_every_reason_of_the_cases_is_told_in_norwegian(path: Path) -> None:
    """Whatever a sieve gives as its reason, and every way to a fact, is said in the language of the view.

    A reason that fails here has no words in ``render/notes.py`` yet, a way none in ``labels.tsv``.
    """
    for case in frozen(path.with_suffix("")):
        article, careful = read(case.document), PRECISE(quotecite.read_conllu(case.document))
        for quote in (*article.quotes, *careful.quotes):
            for phrase in re.sub(r"«[^«»]*»", "«»", quote.evidence.note).split("; "):
                for language in ("nb", "nn"):
                    assert told(phrase, language) != phrase or not phrase.strip("«»:, "), quote.evidence.note
        ways = {fact.via for source in article.sources for fact in source.facts if fact.via}
        assert {("via", way) for way in ways} <= set(table())


@pytest.mark.parametrize(
    ("note", "nb", "nn"),
    [
        (
            "subject of «sier»; «hun og Ness»: the only one whom it fits; the only one with that name",
            "subjekt til «sier»; «hun og Ness»: den eneste det passer på; den eneste med det navnet",
            "subjekt til «sier»; «hun og Ness»: den einaste det passar på; den einaste med det namnet",
        ),
        (
            "says the same words in the body: «hel», «uaktuell»",
            "sier de samme ordene i teksten: «hel», «uaktuell»",
            "seier dei same orda i teksten: «hel», «uaktuell»",
        ),
        (
            "only «a», «b» is said in the body too, and may be so by chance",
            "bare «a», «b» er også sagt i teksten, og det kan være tilfeldig",
            "berre «a», «b» er òg sagt i teksten, og det kan vere tilfeldig",
        ),
        (
            "«Vold» can mean Anne Vold or Per Vold",
            "«Vold» kan vise til Anne Vold eller Per Vold",
            "«Vold» kan vise til Anne Vold eller Per Vold",
        ),
        (
            "subject of «sier»; «de»: the 2 in focus",
            "subjekt til «sier»; «de»: de 2 som er framme i teksten",
            "subjekt til «sier»; «de»: dei 2 som er framme i teksten",
        ),
        (
            "my own reason: «the line before»; x",
            "my own reason: «the line before»; x",
            "my own reason: «the line before»; x",
        ),
    ],
)
def test_reasons(note: str, nb: str, nn: str) -> None:
    """Phrases are translated one by one, the article's words stay, and what is not known stays as it is."""
    assert (told(note, "nb"), told(note, "nn"), told(note, "en")) == (nb, nn, note)


def test_the_language_is_the_articles_unless_told_otherwise() -> None:
    """Nynorsk for articles in Nynorsk, Bokmål where both are, English where nothing is Norwegian."""
    nb, nn, other = (variety_of(v) for v in (Variety.NB, Variety.NN, Variety.OTHER))
    assert labels_in(None, [nn, nn, other]) == Labels("nn")
    assert labels_in(None, [nb, nn]) == Labels("nb")
    assert labels_in(None, [other]) == labels_in(None) == Labels("en")
    assert labels_in("no") == labels_in("nb")
    assert "Fann ingen sitat" in article_html(nn)
    assert "No quotes found" in article_html(nn, language="en")


def variety_of(variety: Variety) -> Article:
    """An article in a written standard."""
    return attrs.evolve(plain("Ingen sier noe."), variety=variety)


@pytest.mark.parametrize(
    "view",
    [
        lambda language: article_html(ARTICLE, language=language),
        lambda language: quote_html(ARTICLE.quotes[0], language=language),
        lambda language: source_html(BERG, language=language),
    ],
)
def test_an_unknown_language_is_refused(view: Callable[[str], str]) -> None:
    """A language without labels is an error that lists those that there are."""
    with pytest.raises(ValueError, match=r"language: expected one of en, nb, nn, no, or None .*, got 'sv'"):
        view("sv")


@pytest.mark.parametrize("language", LANGUAGES)
def test_quotes_and_sources_in_each_language(language: str) -> None:
    """A quote and a source by themselves have their labels in the language asked for."""
    labels = Labels(language)
    assert f">{labels('why')}</th>" in quote_html(ARTICLE.quotes[3], language=language)
    html = source_html(BERG, language=language)
    assert f">{labels.value('speaker_kind', 'person')}</td>" in html
    assert f"rektor – {labels.value('via', 'title')}: {labels.quoted('Rektor')}" in html
