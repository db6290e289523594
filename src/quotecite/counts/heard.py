"""Who is heard in many articles, without a data frame: groups and single sources, and nothing left out.

The journalist's questions are counted apart. What has no full name means somebody only inside its own article
(*politiet* of two articles are two), so such sources are counted together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from quotecite.counts.naming import identified
from quotecite.counts.shares import counted_words
from quotecite.language.names import fold_name
from quotecite.records import Article, Gender, Quote, Source, SourceKind

GROUPS = ("women", "men", "not stated", "organisation", "group", "media", "document")
_OF_GENDER = {Gender.F: "women", Gender.M: "men", None: "not stated"}


@attrs.frozen(kw_only=True)
class Tally:
    """So many different sources with so many quotes and words, in so many articles."""

    sources: int = 0
    quotes: int = 0
    words: int = 0
    articles: int = 0


@attrs.frozen(kw_only=True)
class Voice:
    """One source with a full name over all articles; ``source`` is the record that says most of it.

    ``articles`` are the places of the articles in which it is quoted, in order.
    """

    source: Source
    tally: Tally
    articles: tuple[int, ...]


@attrs.frozen(kw_only=True)
class Heard:
    """Who is heard: ``whole`` counts every quote once, ``groups`` those of `GROUPS` that occur, ``voices`` the sources
    with a full name, most words first, ``unnamed`` all others, ``unknown`` quotes whose speaker is not known;
    ``interviewer`` the journalist's questions, which are in none of the others.

    Words of several speakers count for each of them, so parts can add up to more than the whole.
    """

    whole: Tally
    groups: Mapping[str, Tally]
    voices: tuple[Voice, ...]
    unnamed: Tally
    unknown: Tally
    interviewer: Tally


@attrs.define
class _Count:
    """A tally that is still growing."""

    sources: set[object] = attrs.field(factory=set)
    articles: set[int] = attrs.field(factory=set)
    quotes: int = 0
    words: int = 0
    seen: list[Source] = attrs.field(factory=list)

    def add(self, article: int, words: int, key: object = None, source: Source | None = None) -> None:
        self.articles.add(article)
        self.quotes += 1
        self.words += words
        if source is not None:
            self.sources.add(key)
            self.seen.append(source)

    def tally(self) -> Tally:
        return Tally(sources=len(self.sources), quotes=self.quotes, words=self.words, articles=len(self.articles))


def heard(articles: Iterable[Article]) -> Heard:
    """Who is heard in articles, in one pass.

    >>> heard([]).whole
    Tally(sources=0, quotes=0, words=0, articles=0)
    """
    whole, unknown, unnamed, asked = _Count(), _Count(), _Count(), _Count()
    groups: dict[str, _Count] = {}
    voices: dict[object, _Count] = {}
    for number, article in enumerate(articles):
        for quote in article.quotes:
            words = counted_words(quote, article.quotes)
            if any(source.kind is SourceKind.INTERVIEWER for source in quote.speakers):
                asked.add(number, words)
                continue
            whole.add(number, words)
            if not quote.speakers:
                unknown.add(number, words)
            for source, key in _keyed(quote, number):
                whole.sources.add(key)
                groups.setdefault(_group(source), _Count()).add(number, words, key, source)
                (voices.setdefault(key, _Count()) if identified(source) else unnamed).add(number, words, key, source)
    found = [
        Voice(source=_fullest(one.seen), tally=one.tally(), articles=tuple(sorted(one.articles)))
        for one in voices.values()
    ]
    return Heard(
        whole=whole.tally(),
        groups={name: groups[name].tally() for name in GROUPS if name in groups},
        voices=tuple(sorted(found, key=lambda v: (-v.tally.words, -v.tally.quotes, v.source.name))),
        unnamed=unnamed.tally(),
        unknown=unknown.tally(),
        interviewer=asked.tally(),
    )


def _keyed(quote: Quote, article: int) -> Iterable[tuple[Source, object]]:
    """The speakers of a quote, each with what is the same for the same source."""
    for source in quote.speakers:
        folded = " ".join(fold_name(word) for word in source.name.split())
        yield source, (source.kind, folded) if identified(source) else (article, source.id)


def _group(source: Source) -> str:
    return _OF_GENDER[source.gender] if source.kind is SourceKind.PERSON else source.kind.value


def _fullest(seen: Iterable[Source]) -> Source:
    """The record that says most of a source, the first of those."""
    return max(seen, key=lambda s: sum(v is not None for v in (s.role, s.affiliation, s.party, s.age, s.gender)))
