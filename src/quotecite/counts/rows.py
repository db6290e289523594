"""Articles as rows of plain values, for tables of every kind: one row a quote, an attribution, a source, an article.

Inputs are articles, or pairs of an article and metadata as ``finder.pipe(pairs, as_tuples=True)`` gives them; a mapping
becomes a column for each key, anything else the column ``meta``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from quotecite.counts.shares import counted_words
from quotecite.formats.dicts import to_dict
from quotecite.records import Article, Quote, Source, SourceKind
from quotecite.words.lexicon import Lexicon

Row = dict[str, Any]
TYPES: Mapping[str, str] = {
    **dict.fromkeys(("article", "quote", "words", "block", "mentions", "quotes", "known", "interviewer"), "count"),
    **dict.fromkeys(("text", "speaker", "role", "affiliation", "cue", "cue_lemma", "mention", "note"), "text"),
    **dict.fromkeys(("source", "name", "record"), "text"),
    **dict.fromkeys(("kind", "speaker_kind", "party", "gender", "cue_kind", "mention_kind", "block_kind"), "category"),
    **dict.fromkeys(("sieve", "variety", "implies"), "category"),
    **dict.fromkeys(("speakers", "speaker_ids", "media"), "texts"),
    **dict.fromkeys(("start", "end"), "offset"),
    "parts": "spans",
    "age": "age",
}
"""What each column holds; metadata of the caller's may not have these names."""
_PROFILE = ("role", "affiliation", "party", "age", "gender")


def rows_of(articles: Iterable[Any], rows: str, *, start: int = 0) -> Iterator[Row]:
    """The rows of many articles, one article at a time; none is kept.

    Args:
        articles: articles, or pairs of an article and its metadata.
        rows: ``quotes``, ``attributions``, ``sources`` or ``articles``.
        start: the number of the first article.

    Raises:
        ValueError: ``rows`` is none of these.
        TypeError: an item is neither an article nor such a pair; the message gives its place.
    """
    columns(rows)  # says what there is when it is none
    make = _ROWS[rows]
    for number, item in enumerate(articles, start):
        article, meta = _article_and_meta(item, number)
        for row in make(article):
            yield {"article": number, **meta, **row}


def _article_and_meta(item: Any, number: int) -> tuple[Article, Mapping[str, Any]]:
    article, meta = item if isinstance(item, tuple) and len(item) == 2 else (item, {})
    if not isinstance(article, Article):
        raise TypeError(
            f"item {number}: expected a quotecite.Article, or a pair of one and its metadata, got {type(item).__name__}"
        )
    if not isinstance(meta, Mapping):
        return article, {"meta": meta}
    clash = sorted(set(meta) & set(TYPES))
    if clash:
        raise ValueError(
            f"item {number}: metadata key {clash[0]!r} is a column of quotecite; give it another name: 'my_{clash[0]}'"
        )
    return article, {str(key): value for key, value in meta.items()}


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
                "speaker": source.name if source else None,
                **_of_speaker(source),
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
_COLUMNS = {
    "quotes": "article quote kind text words speaker speakers speaker_ids speaker_kind role affiliation party age "
    "gender cue cue_lemma cue_kind implies mention mention_kind media block block_kind start end parts sieve note "
    "variety",
    "attributions": "article quote kind words speaker speaker_kind role affiliation party age gender implies media "
    "sieve variety",
    "sources": "article source name speaker_kind role affiliation party age gender mentions quotes words variety",
    "articles": "article text quotes known interviewer variety record",
}


def columns(rows: str) -> tuple[str, ...]:
    """The columns of a kind of row, in order, without those of metadata.

    Raises:
        ValueError: ``rows`` is no kind of row.
    """
    if rows not in _COLUMNS:
        raise ValueError(f"rows: expected one of {', '.join(_COLUMNS)}, got {rows!r}")
    return tuple(_COLUMNS[rows].split())
