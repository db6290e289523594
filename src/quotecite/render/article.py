"""The view of an article: its quotes by speaker, a key to the marks, the sources, and the evidence for each answer."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element

from quotecite.counts.heard import heard
from quotecite.counts.shares import Share, shares
from quotecite.formats.markup import Layer, elements
from quotecite.records import Article, Block, BlockKind, Quote, SourceKind, Span, Variety
from quotecite.render.escape import escaped, written
from quotecite.render.labels import Labels, labels_in
from quotecite.render.notes import told
from quotecite.render.palette import COLOURS, UNDERLINES
from quotecite.render.parts import PROFILE, UNKNOWN, Column, badge, name_of, share, start, table, view, who

_TAGS = {BlockKind.HEADLINE: "h3", BlockKind.HEADING: "h4"}
_LANGUAGES = {Variety.NB: "nb", Variety.NN: "nn", Variety.OTHER: "und"}
_STYLES = len(COLOURS) * len(UNDERLINES)


def article_html(article: Article, *, language: str | None = None) -> str:
    """An article with its quotes highlighted by speaker, a key, the sources, and the evidence for every answer.

    Args:
        article: what a finder returned.
        language: of the labels: ``"nb"``, ``"nn"``, ``"no"`` (Bokmål) or ``"en"``; None for that of the article.

    Returns:
        One ``<div>`` with its own style sheet, light or dark as the page is, readable in a narrow cell and in print.
        Beside each quote stand a short name and a number, that of its evidence in the list below the text; hovering
        over a quote, or moving to it by keyboard, shows the same.

    Raises:
        ValueError: there are no labels in that language.

    >>> import quotecite
    >>> html = article_html(quotecite.from_dict({
    ...     "schema": 1, "text": "<Hei>", "variety": "nb", "blocks": [], "quotes": [], "sources": [], "credits": [],
    ...     "meta": {"quotecite": "0.1.0", "model": "", "lexicon": ""}}))
    >>> "&lt;Hei&gt;" in html, "Fant ingen sitater" in html
    (True, True)
    """
    labels = labels_in(language, [article])
    key = key_html(labels) if article.quotes else ""
    return view(text_html(article, labels) + key + below_html(article, labels), labels)


def name_for(article: Article) -> str:
    """A name for an article on a page, by what it holds, so that views on one page do not point into each other."""
    return "qc" + hashlib.sha256(repr((article.text, article.quotes)).encode(errors="replace")).hexdigest()[:10]


def text_html(article: Article, labels: Labels, name: str | None = None) -> str:
    """The text with its quotes marked. ``name`` is what ids begin with, where one article may stand there twice."""
    prefix, styles = name or name_for(article), _styles(article)
    layers = (
        layer
        for number, quote in enumerate(article.quotes, 1)
        for layer in _layers(quote, number, prefix, styles, labels)
    )
    return written(_body(article, layers))


def below_html(article: Article, labels: Labels, name: str | None = None) -> str:
    """What stands under the text: the sources, and the evidence, numbered as the quotes are; or that there are none."""
    if not article.quotes:
        return f'<p class="qc-note">{escaped(labels("no quotes"))}</p>'
    return _legend(article, _styles(article), labels) + _evidence(article, name or name_for(article), labels)


def key_html(labels: Labels) -> str:
    """What the marks in a text mean, each shown as it looks there."""
    shown = (
        ("qc-sample qc-dash qc-c0", "key.fill"),
        ("qc-sample qc-indirect qc-c0", "key.line"),
        (f"qc-sample qc-indirect {UNKNOWN}", "key.dots"),
        ("qc-mention", "key.mention"),
        ("qc-cue", "key.cue"),
        ("qc-small qc-c0", "key.label"),
    )
    items = "".join(f'<li><span class="{name}">{escaped(labels(words))}</span></li>' for name, words in shown)
    return f'<p class="qc-key-title">{escaped(labels("key"))}</p><ul class="qc-key">{items}</ul>'


# -- the text --------------------------------------------------------------------------------------------------------


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


def _layers(quote: Quote, number: int, prefix: str, styles: Mapping[str, str], labels: Labels) -> Iterator[Layer]:
    """The layers of one quote: its parts, its cue, its mention. The keyboard stops once at a quote."""
    style = styles.get(quote.speakers[0].id, UNKNOWN) if quote.speakers else UNKNOWN
    tip = f"{number} {who(quote, labels)}\n{_because(quote, labels)}"
    once = {"id": f"{prefix}q{number}", "tabindex": "0", "aria-describedby": f"{prefix}e{number}"}
    for place, part in enumerate(quote.parts, 1):
        last = " qc-last" if place == len(quote.parts) else ""
        shown = f"qc-quote qc-tip qc-{quote.kind.value} {style}{last}"
        attributes = {"class": shown, "data-who": _label(quote, labels), "data-number": str(number), "data-tip": tip}
        yield Layer(start=part.start, end=part.end, tag="span", attributes=attributes, once=once if place == 1 else {})
    if quote.cue is not None:
        yield _word(quote.cue.span, "qc-cue")
    if quote.mention is not None:
        yield _word(quote.mention.span, "qc-mention")


def _word(span: Span, name: str) -> Layer:
    return Layer(start=span.start, end=span.end, tag="span", attributes={"class": name})


def _because(quote: Quote, labels: Labels) -> str:
    return f"{told(quote.evidence.note, labels.language)} ({quote.evidence.sieve})"


def _label(quote: Quote, labels: Labels) -> str:
    """The short name beside a quote: a person's last name, another source's name cut short."""
    names = [
        s.name.split()[-1] if s.kind is SourceKind.PERSON and s.name[:1].isupper() else name_of(s, labels)
        for s in quote.speakers
    ]
    short = " + ".join(name if len(name) <= 18 else name[:17] + "…" for name in names)
    return short or "?"


# -- below it --------------------------------------------------------------------------------------------------------


def _legend(article: Article, styles: Mapping[str, str], labels: Labels) -> str:
    """Who is quoted, with profile and share of words; the part that nobody could be given is always there."""
    found, whole = shares(article), heard([article]).whole.words
    fields = [f for f in PROFILE if any(getattr(one.source, f, None) is not None for one in found)]
    columns = [Column(labels("source"), plain=True), *(Column(labels(f), number=f == "age") for f in fields)]
    columns += [Column(labels(name), number=True) for name in ("quotes", "words", "share")]
    return table(columns, (_row(one, whole, fields, styles, labels) for one in found), labels("sources"))


def _row(one: Share, whole: int, fields: Iterable[str], styles: Mapping[str, str], labels: Labels) -> list[str]:
    """A row of the sources. The journalist asks and is not heard, so that the share is of what the others say."""
    source = one.source
    asks = source is not None and source.kind is SourceKind.INTERVIEWER
    name = name_of(source, labels) if source is not None else labels("not known")
    style = styles.get(source.id, UNKNOWN) if source is not None else UNKNOWN
    values = [(field, getattr(source, field, None)) for field in fields]
    return [
        badge(name, style),
        *(escaped(labels.value(field, value)) if value is not None else "" for field, value in values),
        labels.number(one.quotes),
        labels.number(one.words),
        "" if asks else share(one.words, whole),
    ]


def _evidence(article: Article, prefix: str, labels: Labels) -> str:
    """The evidence of every quote, under its number, with a way back to its words."""
    names = {source.id: name_of(source, labels) for source in article.sources}
    items = "".join(
        f'<li id="{prefix}e{number}"><a href="#{prefix}q{number}">{escaped(labels.quoted(start(quote.text)))}</a> '
        f"<b>{escaped(who(quote, labels))}</b>: {escaped(_because(quote, labels))}"
        f"{escaped(_remaining(quote, names, labels))}</li>"
        for number, quote in enumerate(article.quotes, 1)
    )
    summary = escaped(labels.count("evidence", len(article.quotes)))
    return f'<details class="qc-evidence"><summary>{summary}</summary><ol>{items}</ol></details>'


def _remaining(quote: Quote, names: Mapping[str, str], labels: Labels) -> str:
    """Who it may be, where it could not be told."""
    left = [names[identifier] for identifier in quote.evidence.candidates if identifier in names]
    if quote.speakers or not left:
        return ""
    between = f" {labels('or')} "
    return f". {labels('may be', names=between.join(left))}."
