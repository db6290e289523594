"""People across articles: who is the same, who may not be, and what a list of the caller's knows better.

Only full names are joined over articles; a surname or a nominal means somebody only inside its own article. Two
persons can have one name, and the texts show that at best: `Person.homonyms` says what speaks for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs

from quotecite.counts.naming import full_name
from quotecite.counts.rows import article_and_metadata
from quotecite.counts.said import frame_of
from quotecite.counts.shares import counted_words
from quotecite.errors import FormatError
from quotecite.language.names import fold_name
from quotecite.many import many
from quotecite.metadata import plain
from quotecite.records import Article, Gender, Source, SourceKind

YEARS = 3  # ages further apart than this speak of two persons, unless the articles are dated


@attrs.frozen(kw_only=True)
class Person:
    """A person over many articles.

    ``roles``, ``affiliations``, ``parties`` and ``ages`` are counted over articles, most frequent first. ``id`` is the
    caller's, None for whom the caller's list does not hold. ``homonyms`` gives reasons why this may be two persons.
    """

    name: str
    id: str | None = None
    gender: Gender | None = None
    party: str | None = None
    roles: tuple[tuple[str, int], ...] = ()
    affiliations: tuple[tuple[str, int], ...] = ()
    parties: tuple[tuple[str, int], ...] = ()
    ages: tuple[tuple[int, int], ...] = ()
    articles: tuple[int, ...] = ()
    quotes: int = 0
    words: int = 0
    homonyms: tuple[str, ...] = ()


@attrs.frozen
class _Voice:
    """A source in an article, and how much it says there."""

    article: int
    source: Source
    quotes: int
    words: int


def people(articles: Iterable[Any] | Article, authority: Iterable[Mapping[str, Any]] = ()) -> tuple[Person, ...]:
    """The persons with a full name in many articles, those with most words first; in one pass.

    Of a frame of attributions only those who speak are there, and only what they say in it.

    Names are the same when their words are, without regard to case, accents and *aa* for *å*.

    Args:
        articles: articles, pairs of an article and anything, one article, or a frame or table of attributions or of
            sources.
        authority: what the caller knows better: mappings with ``name``, and if wanted ``id``, ``party``, ``gender``
            (``f`` or ``m``) and ``aliases`` (other full names). It goes before what the articles show.

    Raises:
        TypeError: an item is no article.
        FormatError: a row of the authority is malformed; the message names row and key. A frame is of other rows.

    >>> import quotecite
    >>> quotecite.people([])
    ()
    """
    known, canonical = _read(authority)
    seen: dict[str, list[_Voice]] = {}
    for voice in _voices(articles):
        if voice.source.kind is SourceKind.PERSON and full_name(voice.source.name):
            key = canonical.get(_key(voice.source.name), _key(voice.source.name))
            seen.setdefault(key, []).append(voice)
    found = [_person(voices, known.get(key, {})) for key, voices in seen.items()]
    return tuple(sorted(found, key=lambda person: (-person.words, -person.quotes, person.name)))


def _voices(articles: Any) -> Iterator[_Voice]:
    """The sources of each article, with what they say in it."""
    frame = frame_of(articles)
    if frame is not None:
        yield from _voices_of_frame(frame)
        return
    for number, item in enumerate(many(articles)):
        article, _ = article_and_metadata(item, number)
        for source in article.sources:
            own = [quote for quote in article.quotes if source in quote.speakers]
            words = sum(counted_words(quote, article.quotes) for quote in own)
            yield _Voice(number, source, len(own), words)


def _voices_of_frame(frame: Any) -> Iterator[_Voice]:
    """The sources in a frame of attributions, or of sources."""
    name = "name" if "name" in frame else "speaker"
    missing = [column for column in ("article", "source", name, "speaker_kind", "words") if column not in frame]
    if missing:
        raise FormatError(
            f"expected a frame of attributions or of sources, got one without {', '.join(missing)}; "
            "make it with to_pandas(articles, rows='attributions') and leave its columns in"
        )
    for (article, identity), rows in frame[frame[name].notna()].groupby(["article", "source"], sort=False):
        first = {column: plain(value) for column, value in rows.iloc[0].items()}
        source = Source(
            id=str(identity),
            name=first[name],
            kind=SourceKind(first["speaker_kind"]),
            gender=Gender(first["gender"]) if first.get("gender") else None,
            age=int(first["age"]) if first.get("age") is not None else None,
            role=first.get("role"),
            affiliation=first.get("affiliation"),
            party=first.get("party"),
        )
        quotes = rows["quotes"].sum() if "quotes" in rows else len(rows)
        yield _Voice(int(article), source, int(quotes), int(rows["words"].sum()))


def _person(voices: Sequence[_Voice], row: Mapping[str, Any]) -> Person:
    sources = [voice.source for voice in voices]
    names = Counter(source.name for source in sources)
    genders = {source.gender for source in sources if source.gender}
    parties = _counted(source.party for source in sources)
    gender = Gender(row["gender"]) if row.get("gender") else next(iter(genders)) if len(genders) == 1 else None
    return Person(
        name=row.get("name") or names.most_common(1)[0][0],
        id=row.get("id"),
        gender=gender,
        party=row.get("party") or (parties[0][0] if len(parties) == 1 else None),
        roles=_counted(source.role for source in sources),
        affiliations=_counted(source.affiliation for source in sources),
        parties=parties,
        ages=_counted(source.age for source in sources),
        articles=tuple(dict.fromkeys(voice.article for voice in voices)),
        quotes=sum(voice.quotes for voice in voices),
        words=sum(voice.words for voice in voices),
        homonyms=() if row else _homonyms(sources),
    )


def _homonyms(sources: Sequence[Source]) -> tuple[str, ...]:
    """What speaks for two persons of one name: other genders, other parties, ages far apart."""
    reasons = []
    genders = sorted({source.gender.value for source in sources if source.gender})
    parties = sorted({source.party for source in sources if source.party})
    ages = sorted({source.age for source in sources if source.age is not None})
    if len(genders) > 1:
        reasons.append(f"gender {' and '.join(genders)}")
    if len(parties) > 1:
        reasons.append(f"party {' and '.join(parties)}")
    if ages and ages[-1] - ages[0] > YEARS:
        reasons.append(f"age {ages[0]} and {ages[-1]}")
    return tuple(reasons)


def _counted(values: Iterable[Any]) -> tuple[tuple[Any, int], ...]:
    return tuple(Counter(value for value in values if value is not None).most_common())


def _key(name: str) -> str:
    return " ".join(fold_name(word) for word in name.split())


def _read(authority: Iterable[Any]) -> tuple[dict[str, Mapping[str, Any]], dict[str, str]]:
    """The caller's rows by the key of their name, and the key of the name for each alias."""
    known: dict[str, Mapping[str, Any]] = {}
    canonical: dict[str, str] = {}
    for number, row in enumerate(authority):
        name = row.get("name") if isinstance(row, Mapping) else None
        if not isinstance(name, str) or not name.strip():
            raise FormatError(f"authority, row {number}: expected a mapping with 'name' (text), got {row!r}")
        if row.get("gender") not in (None, *(g.value for g in Gender)):
            raise FormatError(f"authority, row {number}, gender: expected f, m or None, got {row['gender']!r}")
        aliases = row.get("aliases") or ()
        if isinstance(aliases, str) or not all(isinstance(alias, str) for alias in aliases):
            raise FormatError(f"authority, row {number}, aliases: expected a list of names, got {aliases!r}")
        key = _key(name)
        if key in known:
            raise FormatError(f"authority, row {number}: {name!r} is there already; give each person one row")
        known[key] = row
        canonical |= dict.fromkeys((_key(alias) for alias in aliases), key)
    return known, canonical
