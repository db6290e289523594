"""The four views. What they have in common: a scoped style sheet, one colour a speaker, evidence for every answer."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element

import attrs

from quotecite.counts.shares import NOT_KNOWN, Share, shares
from quotecite.formats.markup import Layer, elements
from quotecite.records import Article, Block, BlockKind, Quote, Source, SourceKind, Span, Variety
from quotecite.render.escape import escaped, written
from quotecite.render.palette import COLOURS, UNDERLINES
from quotecite.render.style import stylesheet

_TAGS = {BlockKind.HEADLINE: "h3", BlockKind.HEADING: "h4"}
_LANGUAGES = {Variety.NB: "nb", Variety.NN: "nn", Variety.OTHER: "und"}
_STYLES = len(COLOURS) * len(UNDERLINES)
_PROFILE = ("role", "affiliation", "party", "age", "gender")


def article_html(article: Article) -> str:
    """An article with its quotes highlighted by speaker, a legend, and the evidence for every answer.

    Args:
        article: what a finder returned.

    Returns:
        One ``<div>`` with its own style sheet, light or dark as the page is, readable in a narrow cell and in print.
        Hovering over a quote or moving to it by keyboard shows which rule decided and why.

    >>> import quotecite
    >>> html = article_html(quotecite.from_dict({
    ...     "schema": 1, "text": "<Hei>", "variety": "nb", "blocks": [], "quotes": [], "sources": [], "credits": [],
    ...     "meta": {"quotecite": "0.1.0", "model": "", "lexicon": ""}}))
    >>> "&lt;Hei&gt;" in html
    True
    """
    prefix = "qc" + hashlib.sha256(repr((article.text, article.quotes)).encode()).hexdigest()[:10]
    styles = _styles(article)
    layers = (layer for number, quote in enumerate(article.quotes) for layer in _layers(quote, number, prefix, styles))
    return _page(written(_body(article, layers)) + _legend(article, styles) + _evidence(article, prefix))


def quote_html(quote: Quote) -> str:
    """One quote: its words, who said them and to whom, and which rule decided."""
    style = "qc-c0" if quote.speakers else "qc-unknown"
    words = " … ".join(escaped(part.text) for part in quote.parts)
    rows = [("speaker", _who(quote)), *((field, value) for s in quote.speakers for field, value in _profile(s))]
    rows += [("kind", quote.kind.value)]
    rows += [("cue", quote.cue.span.text)] if quote.cue else []
    rows += [("said to or in", ", ".join(span.text for span in quote.media))] if quote.media else []
    rows += [("why", f"{quote.evidence.note} ({quote.evidence.sieve})")]
    marked = f'<span class="qc-quote {style}">{words}</span>'
    return _page(f'<blockquote class="qc-text" lang="no">{marked}</blockquote>{_table(rows)}')


def source_html(source: Source) -> str:
    """One source: the profile, and where each value of it comes from."""
    facts = [
        (fact.field.value, f"{fact.value} — {fact.via}" + (f": “{fact.span.text}”" if fact.span else ""))
        for fact in source.facts
    ]
    rows = [("name", source.name), ("kind", source.kind.value), ("mentions", str(len(source.mentions))), *facts]
    return _page(_table(rows))


def articles_html(articles: Iterable[Article]) -> str:
    """Many articles, a row each: how they begin, how many quotes they have, who is quoted most."""
    head = "".join(f'<th scope="col">{name}</th>' for name in ("", "article", "quotes", "most words", "not known"))
    rows = []
    for number, article in enumerate(articles):
        found = shares(article)
        first = next((share for share in found if share.source is not None), None)
        unknown = next(share for share in found if share.source is None)
        most = f"{escaped(first.source.name)} ({first.percent})" if first is not None and first.source else "–"
        rows.append(
            f'<tr><td class="qc-number">{number}</td><td>{escaped(_start(article.text))}</td>'
            f'<td class="qc-number">{len(article.quotes)}</td><td>{most}</td>'
            f'<td class="qc-number">{unknown.percent}</td></tr>'
        )
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    return _page(f'<div class="qc-wide">{table}</div>')


@attrs.frozen
class Overview:
    """Many articles as one object that a notebook shows as a table: ``Overview(list(finder.pipe(texts)))``."""

    articles: Sequence[Article]

    def _repr_html_(self) -> str:
        return articles_html(self.articles)


# -- the article -----------------------------------------------------------------------------------------------------


def _body(article: Article, layers: Iterable[Layer]) -> Element:
    """The text with its blocks as elements; what lies between blocks stands between the elements."""
    blocks = [_block(block) for block in article.blocks]
    body = Element("article", {"class": "qc-text", "lang": _LANGUAGES[article.variety]})
    body.text = article.text[: blocks[0].start] if blocks else article.text
    body.extend(elements(article.text, blocks, layers))
    return body


def _block(block: Block) -> Layer:
    plain = block.kind in _TAGS or block.kind is BlockKind.PARAGRAPH
    attributes = {} if plain else {"class": f"qc-{block.kind.value}"}
    return Layer(start=block.span.start, end=block.span.end, tag=_TAGS.get(block.kind, "p"), attributes=attributes)


def _styles(article: Article) -> Mapping[str, str]:
    """The class of each quoted source, in the order in which they speak; the journalist in grey."""
    spoken = dict.fromkeys(s.id for q in article.quotes for s in q.speakers if s.kind is not SourceKind.INTERVIEWER)
    return {identifier: f"qc-c{number % _STYLES}" for number, identifier in enumerate(spoken)}


def _layers(quote: Quote, number: int, prefix: str, styles: Mapping[str, str]) -> Iterator[Layer]:
    """The layers of one quote: its parts, its cue, its mention. The keyboard stops once at a quote."""
    style = styles.get(quote.speakers[0].id, "qc-unknown") if quote.speakers else "qc-unknown"
    tip = f"{_who(quote)}\n{quote.evidence.note} ({quote.evidence.sieve})"
    stop = {"tabindex": "0", "aria-describedby": f"{prefix}e{number}"}
    for place, part in enumerate(quote.parts, 1):
        last = " qc-last" if place == len(quote.parts) else ""
        shown = f"qc-quote qc-tip qc-{quote.kind.value} {style}{last}"
        attributes = {"class": shown, "data-who": _label(quote), "data-tip": tip}
        yield Layer(start=part.start, end=part.end, tag="span", attributes=attributes, once=stop if place == 1 else {})
    if quote.cue is not None:
        yield _word(quote.cue.span, "qc-cue")
    if quote.mention is not None:
        yield _word(quote.mention.span, "qc-mention")


def _word(span: Span, name: str) -> Layer:
    return Layer(start=span.start, end=span.end, tag="span", attributes={"class": name})


def _who(quote: Quote) -> str:
    return " + ".join(source.name for source in quote.speakers) or NOT_KNOWN


def _label(quote: Quote) -> str:
    """The short name beside a quote: a person's last name, another source's name cut short."""
    names = [
        s.name.split()[-1] if s.kind is SourceKind.PERSON and s.name[:1].isupper() else s.name for s in quote.speakers
    ]
    short = " + ".join(name if len(name) <= 18 else name[:17] + "…" for name in names)
    return short or "?"


def _legend(article: Article, styles: Mapping[str, str]) -> str:
    """Who is quoted, with profile and share of words; the share that nobody could be given is always there."""
    head = "".join(
        f'<th scope="col">{name}</th>' for name in ("source", "role", "affiliation", "party", "age", "gender")
    )
    head += '<th scope="col">quotes</th><th scope="col">words</th>'
    rows = "".join(_legend_row(share, styles) for share in shares(article))
    return (
        f'<div class="qc-wide"><table><caption>Sources</caption><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _legend_row(share: Share, styles: Mapping[str, str]) -> str:
    source = share.source
    style = styles.get(source.id, "qc-unknown") if source is not None else "qc-unknown"
    name = escaped(source.name if source is not None else NOT_KNOWN)
    values = [getattr(source, field, None) for field in _PROFILE]
    cells = "".join(f"<td>{escaped(str(value)) if value is not None else ''}</td>" for value in values)
    return (
        f'<tr><td><span class="qc-badge {style}">{name}</span></td>{cells}'
        f'<td class="qc-number">{share.quotes}</td><td class="qc-number">{share.words} ({share.percent})</td></tr>'
    )


def _evidence(article: Article, prefix: str) -> str:
    """The evidence of every quote in a list, which the quotes refer to."""
    if not article.quotes:
        return "<details><summary>No quotes found</summary></details>"
    items = "".join(
        f'<li id="{prefix}e{number}">“{escaped(_start(quote.text))}” {escaped(_who(quote))}: '
        f"{escaped(quote.evidence.note)} ({escaped(quote.evidence.sieve)})</li>"
        for number, quote in enumerate(article.quotes)
    )
    return f"<details><summary>Evidence for {len(article.quotes)} quotes</summary><ol>{items}</ol></details>"


# -- shared ----------------------------------------------------------------------------------------------------------


def _page(inner: str) -> str:
    classes = "quotecite tex2jax_ignore mathjax_ignore"  # ``$x$`` in an article is no formula
    return f'<div class="{classes}"><style>{stylesheet()}</style>{inner}</div>'


def _table(rows: Iterable[tuple[str, str]]) -> str:
    cells = "".join(f'<tr><th scope="row">{name}</th><td>{escaped(value)}</td></tr>' for name, value in rows)
    return f"<table><tbody>{cells}</tbody></table>"


def _profile(source: Source) -> list[tuple[str, str]]:
    return [(field, str(value)) for field in _PROFILE if (value := getattr(source, field)) is not None]


def _start(text: str, limit: int = 70) -> str:
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"
