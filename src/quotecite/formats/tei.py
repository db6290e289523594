"""TEI P5: ``<said>`` around quoted words, ``@who`` into a list of participants (TEI Guidelines 3.3.3 and 16.2).

The text comes out unchanged: the text content of ``<body>`` is the article, white space included.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

from quotecite.errors import FormatError
from quotecite.formats.markup import Layer, elements
from quotecite.records import Article, Block, BlockKind, Gender, Quote, QuoteKind, Source, SourceKind, Span, Variety

NAMESPACE = "http://www.tei-c.org/ns/1.0"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_HEADS = frozenset({BlockKind.HEADLINE, BlockKind.HEADING})
_PERSONS = frozenset({SourceKind.PERSON, SourceKind.INTERVIEWER})
_BLANK = " \t\r\n"  # what XML takes for white space
_NOT_XML = re.compile(r"[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, section 2.2
_SEX = {Gender.F: "F", Gender.M: "M"}
_CATEGORIES = {
    QuoteKind.DASH: "direct speech after a dash",
    QuoteKind.HEADING: "a heading in somebody's words",
    QuoteKind.MARKS: "words in quotation marks",
    QuoteKind.INDIRECT: "an indirect statement",
}
_LANGUAGES = {Variety.NB: "nb", Variety.NN: "nn", Variety.OTHER: "und"}


def to_tei(article: Article, *, title: str | None = None) -> str:
    """An article as a TEI document.

    Quotes are ``<said direct="…" who="#s1">``, ``direct`` false for indirect statements, ``ana`` the kind; parts of
    one quote are chained by ``next`` and ``prev``. A quote whose speaker is not known has no ``who``. Sources stand in
    ``<particDesc>`` with role, affiliation, party, age and sex as far as the article shows them.

    Args:
        article: what a finder returned.
        title: the title in the header; None for the article's first headline, or its first words.

    Raises:
        FormatError: the text, the title or a source holds a character that XML cannot (a control character); the
            message says where.

    >>> import quotecite
    >>> tei = to_tei(quotecite.from_dict({
    ...     "schema": 1, "text": "Hei & hopp", "variety": "nb", "quotes": [], "sources": [], "credits": [],
    ...     "blocks": [{"start": 0, "end": 10, "kind": "paragraph"}],
    ...     "meta": {"quotecite": "0.1.0", "model": "", "lexicon": ""}}))
    >>> "<p>Hei &amp; hopp</p>" in tei
    True
    """
    _check(article.text, "the text")
    language = _LANGUAGES[article.variety]
    # The namespace is an attribute here, as in the file: ElementTree refuses to write attributes without a namespace
    # beside a default one, and a prefix that is registered holds for all of a program.
    tei = Element("TEI", {"xmlns": NAMESPACE})
    tei.append(_header(article, _title(article) if title is None else title, language))
    SubElement(tei, "text", {"xml:lang": language}).append(_body(article))
    # A parser makes a line feed of a carriage return, unless it stands as a reference; ElementTree writes it bare.
    return _DECLARATION + tostring(tei, encoding="unicode").replace("\r", "&#13;") + "\n"


def _check(text: str, what: str) -> str:
    """A text that XML can hold."""
    if found := _NOT_XML.search(text):
        raise FormatError(
            f"offset {found.start()}: {what} holds U+{ord(found[0]):04X}, which XML cannot; "
            "remove it, from an article before it is read"
        )
    return text


# -- the header ------------------------------------------------------------------------------------------------------


def _header(article: Article, title: str, language: str) -> Element:
    header = Element("teiHeader")
    file = SubElement(header, "fileDesc")
    _add(SubElement(file, "titleStmt"), "title", _check(title, "the title"))
    _add(SubElement(file, "publicationStmt"), "p", "Not published.")
    _add(SubElement(file, "sourceDesc"), "p", f"Annotated by quotecite {article.meta.quotecite}.")
    taxonomy = SubElement(SubElement(SubElement(header, "encodingDesc"), "classDecl"), "taxonomy")
    for kind, what in _CATEGORIES.items():
        _add(SubElement(taxonomy, "category", {"xml:id": kind.value}), "catDesc", what)
    profile = SubElement(header, "profileDesc")
    _add(SubElement(profile, "langUsage"), "language", language, ident=language)
    if article.sources:
        profile.append(_participants(article.sources))
    return header


def _participants(sources: Sequence[Source]) -> Element:
    """The persons among the sources in one list, all others in another; no list is empty."""
    found = Element("particDesc")
    if persons := [source for source in sources if source.kind in _PERSONS]:
        SubElement(found, "listPerson").extend([_person(source) for source in persons])
    if others := [source for source in sources if source.kind not in _PERSONS]:
        SubElement(found, "listOrg").extend([_organisation(source) for source in others])
    return found


def _person(source: Source) -> Element:
    person = Element("person", {"xml:id": source.id})
    what = f"source {source.id}"
    _add(person, "persName", _check(source.name, what))
    if source.gender is not None:
        SubElement(person, "sex", value=_SEX[source.gender])
    if source.age is not None:
        SubElement(person, "age", value=str(source.age))
    if source.role is not None:
        _add(person, "occupation", _check(source.role, what))
    if source.affiliation is not None:
        _add(person, "affiliation", _check(source.affiliation, what))
    if source.party is not None:
        _add(person, "affiliation", _check(source.party, what), type="party")
    return person


def _organisation(source: Source) -> Element:
    organisation = Element("org", {"xml:id": source.id, "type": source.kind.value})
    _add(organisation, "orgName", _check(source.name, f"source {source.id}"))
    return organisation


def _add(parent: Element, tag: str, words: str, **attributes: str) -> None:
    """A new last element of another, with words in it."""
    SubElement(parent, tag, attributes).text = words


def _title(article: Article) -> str:
    headline = next((b.span.text for b in article.blocks if b.kind is BlockKind.HEADLINE), article.text)
    return " ".join(headline.split())[:120]


# -- the text --------------------------------------------------------------------------------------------------------


def _body(article: Article) -> Element:
    """Blocks as heads and paragraphs; each heading after the first block opens a division, as TEI asks."""
    said = (layer for number, quote in enumerate(article.quotes) for layer in _said(quote, number))
    body = Element("body")
    outer = division = SubElement(body, "div")
    for number, element in enumerate(elements(article.text, _blocks(article), said)):
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


def _said(quote: Quote, number: int) -> Iterator[Layer]:
    """The layers of one quote, a part each; only its first element has the id of a part and its neighbours'."""
    who = " ".join(f"#{source.id}" for source in quote.speakers)
    direct = "false" if quote.kind is QuoteKind.INDIRECT else "true"
    attributes = {**({"who": who} if who else {}), "direct": direct, "ana": f"#{quote.kind.value}"}
    last = len(quote.parts) - 1
    for place, part in enumerate(quote.parts):
        once = {"xml:id": f"q{number}.{place}"}
        if place:
            once["prev"] = f"#q{number}.{place - 1}"
        if place < last:
            once["next"] = f"#q{number}.{place + 1}"
        yield Layer(start=part.start, end=part.end, tag="said", attributes=attributes, once=once)
