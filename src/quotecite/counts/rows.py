"""Articles as rows of plain values, for tables of every kind: one row a quote, an attribution, a source, an article.

Inputs are articles, or pairs of an article and metadata as ``finder.pipe(pairs, as_tuples=True)`` gives them; a mapping
becomes a column for each key, anything else the column ``meta``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from quotecite.columns import columns
from quotecite.counts.naming import identified
from quotecite.counts.shares import counted_words
from quotecite.formats.dicts import to_dict
from quotecite.many import many, split
from quotecite.metadata import Metadata
from quotecite.records import Article, Quote, Source, SourceKind
from quotecite.text.surrogates import check, check_all
from quotecite.words.lexicon import Lexicon

Row = dict[str, Any]
_PROFILE = ("role", "affiliation", "party", "age", "gender")


def rows_of(
    articles: Iterable[Any] | Article, rows: str, *, start: int = 0, metadata: Metadata | None = None
) -> Iterator[Row]:
    """The rows of many articles, one article at a time; none is kept.

    Args:
        articles: articles, or pairs of an article and its metadata; or one of them.
        rows: ``quotes``, ``attributions``, ``sources`` or ``articles``.
        start: the number of the first article.
        metadata: reads the metadata, and knows afterwards which columns there are.

    Raises:
        ValueError: ``rows`` is none of these.
        TypeError: an item is neither an article nor such a pair; the message gives its place.
        FormatError: a text or its metadata hold half a character (a lone surrogate); item and offset are given.
        MetadataError: the metadata of an article do not fit in columns; the message gives item and key.
    """
    columns(rows)  # says what there is when it is none
    return _rows_of(articles, _ROWS[rows], start, metadata if metadata is not None else Metadata())


def _rows_of(
    articles: Iterable[Any] | Article, make: Callable[[Article], Iterator[Row]], start: int, metadata: Metadata
) -> Iterator[Row]:
    for number, item in enumerate(many(articles), start):
        article, meta = article_and_metadata(item, number)
        check(article.text, f"item {number}, text")
        check_all(meta, f"item {number}")
        values = metadata.read(meta, number, article.text)
        for row in make(article):
            yield {"article": number, **values, **row}


def article_and_metadata(item: Any, number: int) -> tuple[Article, Mapping[str, Any]]:
    """The article of an item, and its metadata as a mapping; what is no mapping has the key ``meta``.

    Raises:
        TypeError: the item is neither an article nor a pair of one and anything.
    """
    article, meta = split(item, number, {})
    return article, meta if isinstance(meta, Mapping) else {"meta": meta}


def _quotes(article: Article) -> Iterator[Row]:
    for number, quote in enumerate(article.quotes):
        yield {"quote": number, **_of_quote(article, quote)}


def _of_quote(article: Article, quote: Quote) -> Row:
    cue, mention = quote.cue, quote.mention
    return {
        "kind": quote.kind.value,
        "text": quote.text,
        "words": counted_words(quote, article.quotes),
        "speaker": " + ".join(s.name for s in quote.speakers) or None,
        "speakers": [s.name for s in quote.speakers],
        "speaker_ids": [s.id for s in quote.speakers],
        **_of_speaker(quote.speaker),
        "cue": cue.span.text if cue else None,
        "cue_lemma": cue.lemma if cue else None,
        "cue_kind": cue.kind.value if cue and cue.kind else None,
        "implies": _implied(article, quote),
        "mention": mention.span.text if mention else None,
        "mention_kind": mention.kind.value if mention else None,
        "media": [span.text for span in quote.media],
        "block": quote.block,
        "block_kind": article.blocks[quote.block].kind.value,
        "start": quote.parts[0].start,
        "end": quote.parts[-1].end,
        "parts": [{"start": part.start, "end": part.end} for part in quote.parts],
        "sieve": quote.evidence.sieve,
        "note": quote.evidence.note,
        "variety": article.variety.value,
    }


def _implied(article: Article, quote: Quote) -> str | None:
    """What the reporting verb tells beyond the saying, by the verb table of quotecite; None for nothing."""
    return Lexicon.load().implied_by(quote.cue.lemma, article.variety.value) if quote.cue else None


def _of_speaker(source: Source | None) -> Row:
    """Kind and profile of the only speaker; None of several or of nobody."""
    kind = source.kind.value if source else None
    return {"speaker_kind": kind, **{field: _plain(getattr(source, field, None)) for field in _PROFILE}}


def _attributions(article: Article) -> Iterator[Row]:
    """A row for each speaker of each quote; one without speaker for a quote whose speaker is not known."""
    for number, quote in enumerate(article.quotes):
        for source in quote.speakers or (None,):
            yield {
                "quote": number,
                "kind": quote.kind.value,
                "words": counted_words(quote, article.quotes),
                "source": source.id if source else None,
                "speaker": source.name if source else None,
                **_of_speaker(source),
                "identified": identified(source) if source else None,
                "implies": _implied(article, quote),
                "media": [span.text for span in quote.media],
                "sieve": quote.evidence.sieve,
                "variety": article.variety.value,
            }


def _sources(article: Article) -> Iterator[Row]:
    for source in article.sources:
        own = [q for q in article.quotes if source in q.speakers]
        yield {
            "source": source.id,
            "name": source.name,
            "speaker_kind": source.kind.value,
            "identified": identified(source),
            **{field: _plain(getattr(source, field)) for field in _PROFILE},
            "mentions": len(source.mentions),
            "quotes": len(own),
            "words": sum(counted_words(q, article.quotes) for q in own),
            "variety": article.variety.value,
        }


def _articles(article: Article) -> Iterator[Row]:
    record = to_dict(article)
    yield {
        "text": article.text,
        "quotes": len(article.quotes),
        "known": sum(bool(q.speakers) for q in article.quotes),
        "interviewer": sum(any(s.kind is SourceKind.INTERVIEWER for s in q.speakers) for q in article.quotes),
        "variety": article.variety.value,
        "record": json.dumps(record, ensure_ascii=False),
    }


def _plain(value: Any) -> Any:
    return getattr(value, "value", value)


_ROWS: Mapping[str, Callable[[Article], Iterator[Row]]] = {
    "quotes": _quotes,
    "attributions": _attributions,
    "sources": _sources,
    "articles": _articles,
}
