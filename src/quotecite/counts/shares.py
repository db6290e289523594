"""How many of an article's quoted words are whose."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from quotecite.records import Article, Quote, QuoteKind, Source

NOT_KNOWN = "not known"


@attrs.frozen(kw_only=True)
class Share:
    """What one source has of an article's quoted words; ``source`` is None for words whose speaker is not known."""

    source: Source | None
    quotes: int
    words: int
    percent: str


def shares(article: Article) -> tuple[Share, ...]:
    """The quoted sources by their words, most first, then what nobody could be given (always there, also when none).

    Headings count no words, for they repeat what the body says; marked words inside an indirect statement are counted
    with it. Words of several speakers count for each of them, so shares can add up to more than the whole.
    """
    whole = 0
    found: dict[str, tuple[Source, list[int]]] = {}
    unknown: list[int] = []
    for quote in article.quotes:
        words = counted_words(quote, article.quotes)
        whole += words
        for source in quote.speakers:
            found.setdefault(source.id, (source, []))[1].append(words)
        if not quote.speakers:
            unknown.append(words)
    known = [_share(source, words, whole) for source, words in found.values()]
    return (*sorted(known, key=lambda share: -share.words), _share(None, unknown, whole))


def counted_words(quote: Quote, among: Sequence[Quote]) -> int:
    """How many words a quote adds: none for headings and for marked words inside an indirect statement."""
    if quote.kind is QuoteKind.HEADING:
        return 0
    if quote.kind is QuoteKind.MARKS and any(_holds(other, quote) for other in among):
        return 0
    return sum(len(part.text.split()) for part in quote.parts)


def _holds(outer: Quote, inner: Quote) -> bool:
    return outer.kind is QuoteKind.INDIRECT and any(
        part.start <= inner.parts[0].start and inner.parts[-1].end <= part.end for part in outer.parts
    )


def _share(source: Source | None, words: Sequence[int], whole: int) -> Share:
    percent = f"{100 * sum(words) / whole:.0f} %" if whole else "0 %"
    return Share(source=source, quotes=len(words), words=sum(words), percent=percent)
