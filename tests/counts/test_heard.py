"""Who is heard over many articles: every quote in exactly one place, groups and sources with their articles."""

from __future__ import annotations

import attrs
import pytest

from articles import ARTICLE, ASKER, BERG
from quotecite.counts.heard import Tally, heard
from quotecite.counts.naming import identified
from quotecite.records import Article, Gender, Source, SourceKind

LIE = Source(id="s3", name="Ola Lie", kind=SourceKind.PERSON, gender=Gender.M)
POLICE = Source(id="s4", name="politiet", kind=SourceKind.ORGANISATION)


def told_by(*speakers: tuple[Source, ...]) -> Article:
    """The article with other speakers: heading (no words), 3 words, 0 (inside it), 4 and 2 words."""
    quotes = (attrs.evolve(q, speakers=s) for q, s in zip(ARTICLE.quotes, speakers, strict=True))
    return attrs.evolve(ARTICLE, quotes=tuple(quotes))


def test_every_quote_is_counted_once() -> None:
    """The whole has every quote but the journalist's, whoever and however many speak it."""
    found = heard([told_by((BERG,), (BERG, LIE), (), (POLICE,), (ASKER,))])
    assert found.whole == Tally(sources=3, quotes=4, words=7, articles=1)
    assert found.unknown == Tally(quotes=1, articles=1)
    assert found.interviewer == Tally(quotes=1, words=2, articles=1)


def test_groups() -> None:
    """Persons by gender, others by kind, in a fixed order; only those that occur."""
    someone = attrs.evolve(BERG, id="s5", name="en nabo", gender=None)
    found = heard([told_by((LIE,), (BERG,), (BERG,), (POLICE,), (someone,))])
    assert list(found.groups) == ["women", "men", "not stated", "organisation"]
    assert found.groups["women"] == Tally(sources=1, quotes=2, words=3, articles=1)
    assert found.groups["organisation"] == Tally(sources=1, quotes=1, words=4, articles=1)


def test_one_full_name_is_one_voice_over_articles() -> None:
    """Case and accents do not part a name; the record that says most is shown, the articles are listed."""
    bare = Source(id="s9", name="Kari BERG", kind=SourceKind.PERSON)
    found = heard([told_by(*[(bare,)] * 5), told_by(*[(LIE,)] * 5), told_by(*[(BERG,)] * 5)])
    first, second = found.voices
    assert (first.source, first.articles) == (BERG, (0, 2))
    assert first.tally == Tally(sources=1, quotes=10, words=18, articles=2)
    assert (second.source, second.articles) == (LIE, (1,))


def test_a_noun_is_another_in_each_article() -> None:
    """What has no name of its own is counted with its like, each article's as another source."""
    found = heard([told_by(*[(POLICE,)] * 5)] * 3)
    assert found.voices == ()
    assert found.unnamed == Tally(sources=3, quotes=15, words=27, articles=3)


@pytest.mark.parametrize(
    ("name", "kind", "named"),
    [
        ("Kari Berg", SourceKind.PERSON, True),
        ("Kari", SourceKind.PERSON, False),
        ("en nabo", SourceKind.PERSON, False),
        ("NRK", SourceKind.MEDIA, True),
        ("rederiet", SourceKind.ORGANISATION, False),
        ("", SourceKind.GROUP, False),
    ],
)
def test_which_names_mean_the_same_everywhere(name: str, kind: SourceKind, named: bool) -> None:
    """Full names of persons and proper names of bodies do, nouns and single names do not."""
    assert identified(Source(id="s1", name=name, kind=kind)) is named
