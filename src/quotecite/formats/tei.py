"""TEI P5: ``<said>`` around quoted words, ``@who`` into a list of participants (TEI Guidelines 3.3.3 and 16.2).

The text comes out unchanged: the text content of ``<body>`` is the article, white space included.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

import attrs

from quotecite.errors import FormatError
from quotecite.formats.markup import Layer, elements
from quotecite.formats.metadata import article_and_metadata
from quotecite.formats.tei_header import LANGUAGES, article_header, check, corpus_header
from quotecite.many import many
from quotecite.records import Article, Block, BlockKind, Quote, QuoteKind, Span

NAMESPACE = "http://www.tei-c.org/ns/1.0"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_HEADS = frozenset({BlockKind.HEADLINE, BlockKind.HEADING})
_BLANK = " \t\r\n"  # what XML takes for white space
_MEDIUM = "medium"
_INNER = 1  # the level of what may not hold <said>, as not all versions of TEI let <rs> do


def to_tei(article: Article, *, title: str | None = None, metadata: Mapping[str, Any] | None = None) -> str:
    """An article as a TEI document.

    Quotes are ``<said direct="…" who="#s1">``, ``direct`` false for indirect statements, ``ana`` the kind; parts of
    one quote are chained by ``next`` and ``prev``. A quote whose speaker is not known has no ``who``.

    Mentions of sources are ``<rs type="name" ref="#s1">`` (``name``, ``pronoun``, ``nominal``; ``medium`` for to or
    through whom it was said), reporting words ``<seg type="cue" subtype="say" n="si">`` with kind and lemma;
    ``corresp`` leads from both to the quote. What would cross the end of another element is closed there and begun
    again; only its first piece has an id.

    The header has the metadata, in ``appInfo`` the version of quotecite and the checksums of its model and word tables,
    and the sources in ``particDesc``, with role, affiliation, party, age and sex as far as the article shows them.

    Args:
        article: what a finder returned.
        title: the title in the header; None for that of the metadata, the article's first headline, or its first words.
        metadata: what you know of the article. ``title``, ``author`` (or ``byline``), ``outlet``, ``date``, ``url`` and
            ``id`` have elements of their own in ``sourceDesc``, any other key is a note there; a list is several. What
            is missing (None, NaN …) is left out. A date in ISO form, or as ``4.3.2025``, stands in ``when`` too.

    Raises:
        FormatError: the text, the title, a source or the metadata hold a character that XML cannot (a control
            character); the message says where.

    >>> import quotecite
    >>> tei = to_tei(quotecite.from_dict({
    ...     "schema": 1, "text": "Hei & hopp", "variety": "nb", "quotes": [], "sources": [], "credits": [],
    ...     "blocks": [{"start": 0, "end": 10, "kind": "paragraph"}],
    ...     "meta": {"quotecite": "0.1.0", "model": "", "lexicon": ""}}), metadata={"outlet": "Lokalavisa"})
    >>> "<p>Hei &amp; hopp</p>" in tei, '<bibl><title level="j">Lokalavisa</title></bibl>' in tei
    (True, True)
    """
    # The namespace is an attribute here, as in the file: ElementTree refuses to write attributes without a namespace
    # beside a default one, and a prefix that is registered holds for all of a program.
    tei = Element("TEI", {"xmlns": NAMESPACE})
    header = article_header(article, title, metadata or {}, "", alone=True)
    return _DECLARATION + _written(_filled(tei, header, article, "")) + "\n"


def write_tei(articles: Iterable[Any] | Article, path: str | Path, *, title: str) -> int:
    """Writes articles to one file as they come, as a ``<teiCorpus>`` with an article a ``<TEI>``, and says how many.

    Ids begin with the place of the article: ``a0.s1``, ``a0.q0.0``. When an article cannot be written, those before it
    are in the file, which is closed as a valid corpus.

    Args:
        articles: articles, or pairs of an article and a mapping of metadata, as in `to_tei`; or one of them.
        path: the file, in UTF-8.
        title: the title of the corpus.

    Raises:
        TypeError: an item is no article, or its metadata are no mapping; the message gives its place.
        FormatError: as for `to_tei`, with the place of the article; or there are no articles, for TEI has no empty
            corpus (no file is written then).
    """
    texts = (_in_corpus(item, number) for number, item in enumerate(many(articles)))
    first = next(texts, None)
    if first is None:
        raise FormatError("no articles: TEI has no empty corpus, and no file was written")
    opening = f'{_DECLARATION}<teiCorpus xmlns="{NAMESPACE}">{_written(corpus_header(title))}\n'
    count = 0
    with Path(path).open("w", encoding="utf-8", newline="\n") as out:
        out.write(opening)
        try:
            for text in chain([first], texts):
                out.write(text + "\n")
                count += 1
        finally:  # what was written stays a corpus that any tool reads
            out.write("</teiCorpus>\n")
    return count


def _in_corpus(item: Any, number: int) -> str:
    """The ``<TEI>`` of an article of many."""
    article, metadata = article_and_metadata(item, number)
    prefix = f"a{number}."
    try:
        header = article_header(article, None, metadata, prefix, alone=False)
        return _written(_filled(Element("TEI"), header, article, prefix))
    except FormatError as fault:
        raise FormatError(f"item {number}: {fault}") from fault


def _filled(tei: Element, header: Element, article: Article, prefix: str) -> Element:
    """A ``<TEI>`` with its header and text."""
    check(article.text, "the text")
    tei.append(header)
    SubElement(tei, "text", {"xml:lang": LANGUAGES[article.variety]}).append(_body(article, prefix))
    return tei


def _written(element: Element) -> str:
    # A parser makes a line feed of a carriage return, unless it stands as a reference; ElementTree writes it bare.
    return tostring(element, encoding="unicode").replace("\r", "&#13;")


# -- the text --------------------------------------------------------------------------------------------------------


def _body(article: Article, prefix: str) -> Element:
    """Blocks as heads and paragraphs; each heading after the first block opens a division, as TEI asks."""
    said = (layer for number, quote in enumerate(article.quotes) for layer in _said(quote, number, prefix))
    layers = chain(said, _referring(article, prefix), _cues(article, prefix))
    body = Element("body")
    outer = division = SubElement(body, "div")
    for number, element in enumerate(elements(article.text, _blocks(article), layers)):
        if number and element.tag == "head":
            division = SubElement(outer, "div")
        division.append(element)
    return body


def _blocks(article: Article) -> list[Layer]:
    """The elements of the blocks; what stands before the first is in it, and a text without blocks is a paragraph.

    What lies between two blocks stands between the elements, or, where it is no white space to XML (a no-break space),
    at the end of the element before.
    """
    text = article.text
    blocks = article.blocks or (Block(span=Span(start=0, end=len(text), text=text), kind=BlockKind.PARAGRAPH),)
    starts = [0, *(block.span.start for block in blocks[1:]), len(text)]
    found = []
    for block, start, following in zip(blocks, starts[:-1], starts[1:], strict=True):
        end = following if text[block.span.end : following].strip(_BLANK) else block.span.end
        tag = "head" if block.kind in _HEADS else "p"
        plain = block.kind in _HEADS or block.kind is BlockKind.PARAGRAPH
        found.append(Layer(start=start, end=end, tag=tag, attributes={} if plain else {"rend": block.kind.value}))
    return found


def _said(quote: Quote, number: int, prefix: str) -> Iterator[Layer]:
    """The layers of one quote, a part each; only its first element has the id of a part and its neighbours'."""
    who = _pointers(prefix + source.id for source in quote.speakers)
    direct = "false" if quote.kind is QuoteKind.INDIRECT else "true"
    attributes = {**({"who": who} if who else {}), "direct": direct, "ana": f"#{quote.kind.value}"}
    last = len(quote.parts) - 1
    for place, part in enumerate(quote.parts):
        once = {"xml:id": f"{prefix}q{number}.{place}"}
        if place:
            once["prev"] = f"#{prefix}q{number}.{place - 1}"
        if place < last:
            once["next"] = f"#{prefix}q{number}.{place + 1}"
        yield Layer(start=part.start, end=part.end, tag="said", attributes=attributes, once=once)


@attrs.frozen
class _Marked:
    """Whom the words in a place mean, and in which quotes' clauses they stand; ids, in order and without doubles."""

    sources: dict[str, None] = attrs.field(factory=dict)
    quotes: dict[str, None] = attrs.field(factory=dict)


def _referring(article: Article, prefix: str) -> Iterator[Layer]:
    """Mentions of sources, each place once, and to or through whom something was said."""
    found: dict[tuple[int, int, str], _Marked] = {}
    for source in article.sources:
        for mention in source.mentions:
            _at(found, mention.span, mention.kind.value).sources[prefix + source.id] = None
    for number, quote in enumerate(article.quotes):
        if quote.mention is not None:
            marked = _at(found, quote.mention.span, quote.mention.kind.value)
            marked.sources.update(dict.fromkeys(prefix + source.id for source in quote.speakers))
            marked.quotes[f"{prefix}q{number}.0"] = None
        for span in quote.media:
            _at(found, span, _MEDIUM).quotes[f"{prefix}q{number}.0"] = None
    for number, ((start, end, kind), marked) in enumerate(sorted(found.items(), key=lambda item: item[0])):
        pointers = {"ref": _pointers(marked.sources), "corresp": _pointers(marked.quotes)}
        attributes = {"type": kind, **{name: value for name, value in pointers.items() if value}}
        once = {"xml:id": f"{prefix}m{number}"}
        yield Layer(start=start, end=end, tag="rs", attributes=attributes, once=once, level=_INNER)


def _cues(article: Article, prefix: str) -> Iterator[Layer]:
    """Reporting words, each place once."""
    found: dict[tuple[int, int, str, str], list[str]] = {}
    for number, quote in enumerate(article.quotes):
        if (cue := quote.cue) is not None:
            kind = cue.kind.value if cue.kind is not None else ""
            found.setdefault((cue.span.start, cue.span.end, kind, cue.lemma), []).append(f"{prefix}q{number}.0")
    for number, ((start, end, kind, lemma), quotes) in enumerate(sorted(found.items())):
        attributes = {"type": "cue", **({"subtype": kind} if kind else {}), "n": check(lemma, "a lemma")}
        attributes["corresp"] = _pointers(quotes)
        once = {"xml:id": f"{prefix}c{number}"}
        yield Layer(start=start, end=end, tag="seg", attributes=attributes, once=once, level=_INNER)


def _at(found: dict[tuple[int, int, str], _Marked], span: Span, kind: str) -> _Marked:
    return found.setdefault((span.start, span.end, kind), _Marked())


def _pointers(ids: Iterable[str]) -> str:
    return " ".join(f"#{id}" for id in ids)
