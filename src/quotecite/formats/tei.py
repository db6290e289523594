"""TEI P5: ``<said>`` around quoted words, ``@who`` into a list of participants (TEI Guidelines 3.3.3 and 16.2).

The text comes out unchanged: the text content of ``<body>`` is the article, white space included.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotecite.errors import FormatError
from quotecite.formats.markup import Layer, nested
from quotecite.records import Article, Block, BlockKind, Quote, QuoteKind, Source, SourceKind

NAMESPACE = "http://www.tei-c.org/ns/1.0"
_HEADS = frozenset({BlockKind.HEADLINE, BlockKind.HEADING})
_BLANK = " \t\r\n"  # what XML takes for white space
_SEX = {"f": "F", "m": "M"}
_CATEGORIES = "".join(
    f'<category xml:id="{kind.value}"><catDesc>{what}</catDesc></category>'
    for kind, what in (
        (QuoteKind.DASH, "direct speech after a dash"),
        (QuoteKind.HEADING, "a heading in somebody's words"),
        (QuoteKind.MARKS, "words in quotation marks"),
        (QuoteKind.INDIRECT, "an indirect statement"),
    )
)
_LANGUAGES = {"nb": "nb", "nn": "nn", "other": "und"}


def to_tei(article: Article, *, title: str | None = None) -> str:
    """An article as a TEI document.

    Quotes are ``<said direct="…" who="#s1">``, ``direct`` false for indirect statements, ``ana`` the kind; parts of
    one quote are chained by ``next`` and ``prev``. A quote whose speaker is not known has no ``who``. Sources stand in
    ``<particDesc>`` with role, affiliation, party, age and sex as far as the article shows them.

    Args:
        article: what a finder returned.
        title: the title in the header; None for the article's first headline, or its first words.

    Raises:
        FormatError: the text holds a character that XML cannot (a control character); the message gives the offset.

    >>> import quotecite
    >>> tei = to_tei(quotecite.from_dict({
    ...     "schema": 1, "text": "Hei & hopp", "variety": "nb", "quotes": [], "sources": [], "credits": [],
    ...     "blocks": [{"start": 0, "end": 10, "kind": "paragraph"}],
    ...     "meta": {"quotecite": "0.1.0", "model": "", "lexicon": ""}}))
    >>> "<p>Hei &amp; hopp</p>" in tei
    True
    """
    _check(article.text)
    layers = [layer for number, quote in enumerate(article.quotes) for layer in _said(quote, number)]
    head = escaped(title if title is not None else _title(article))
    language = _LANGUAGES[article.variety.value]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<TEI xmlns="{NAMESPACE}"><teiHeader><fileDesc><titleStmt><title>{head}</title></titleStmt>'
        "<publicationStmt><p>Not published.</p></publicationStmt>"
        f"<sourceDesc><p>Annotated by quotecite {escaped(article.meta.quotecite)}.</p></sourceDesc></fileDesc>"
        f"<encodingDesc><classDecl><taxonomy>{_CATEGORIES}</taxonomy></classDecl></encodingDesc>"
        f'<profileDesc><langUsage><language ident="{language}">{language}</language></langUsage>'
        f"{_participants(article.sources)}</profileDesc></teiHeader>"
        f'<text xml:lang="{language}"><body>{_body(article, layers)}</body></text></TEI>\n'
    )


def escaped(text: str) -> str:
    """Text in elements and attributes of XML; a carriage return as a reference, for a parser would change it."""
    for character, reference in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("\r", "&#13;")):
        text = text.replace(character, reference)
    return text


def _check(text: str) -> None:
    """Whether XML 1.0 can hold a text (section 2.2 of its specification)."""
    for offset, character in enumerate(text):
        code = ord(character)
        if (code < 0x20 and character not in "\t\n\r") or 0xD800 <= code <= 0xDFFF or code in (0xFFFE, 0xFFFF):
            raise FormatError(
                f"offset {offset}: the text holds U+{code:04X}, which XML cannot; "
                "remove it from the text before the article is read"
            )


# -- the header ------------------------------------------------------------------------------------------------------


def _participants(sources: Sequence[Source]) -> str:
    if not sources:
        return ""
    persons = "".join(_person(s) for s in sources if s.kind in (SourceKind.PERSON, SourceKind.INTERVIEWER))
    others = "".join(
        f'<org xml:id="{s.id}" type="{s.kind.value}"><orgName>{escaped(s.name)}</orgName></org>'
        for s in sources
        if s.kind not in (SourceKind.PERSON, SourceKind.INTERVIEWER)
    )
    lists = (f"<listPerson>{persons}</listPerson>" if persons else "") + (
        f"<listOrg>{others}</listOrg>" if others else ""
    )
    return f"<particDesc>{lists}</particDesc>"


def _person(source: Source) -> str:
    out = [f'<person xml:id="{source.id}"><persName>{escaped(source.name)}</persName>']
    if source.gender is not None:
        out.append(f'<sex value="{_SEX[source.gender.value]}"/>')
    if source.age is not None:
        out.append(f'<age value="{source.age}"/>')
    if source.role is not None:
        out.append(f"<occupation>{escaped(source.role)}</occupation>")
    if source.affiliation is not None:
        out.append(f"<affiliation>{escaped(source.affiliation)}</affiliation>")
    if source.party is not None:
        out.append(f'<affiliation type="party">{escaped(source.party)}</affiliation>')
    return "".join(out) + "</person>"


def _title(article: Article) -> str:
    headline = next((b.span.text for b in article.blocks if b.kind is BlockKind.HEADLINE), article.text)
    return " ".join(headline.split())[:120]


# -- the text --------------------------------------------------------------------------------------------------------


def _body(article: Article, layers: Sequence[Layer]) -> str:
    """Blocks as heads and paragraphs; each heading opens a division, as TEI asks.

    What lies between two blocks stands between the elements, or, where it is no white space to XML (a no-break space),
    at the end of the element before.
    """
    if not article.blocks:
        return f"<div><p>{escaped(article.text)}</p></div>"
    starts = [block.span.start for block in article.blocks]
    out, division = ["<div>"], False
    begun: set[int] = set()
    before = escaped(article.text[: starts[0]])
    for number, (block, following) in enumerate(zip(article.blocks, [*starts[1:], len(article.text)], strict=True)):
        inner = nested(article.text, block.span.start, block.span.end, layers, escaped, begun)
        after = article.text[block.span.end : following]
        blank = not after.strip(_BLANK)
        if block.kind in _HEADS and number:
            out.append(("</div>" if division else "") + "<div>")
            division = True
        out.append(_element(block, before + inner + ("" if blank else escaped(after))))
        out.append(escaped(after) if blank else "")
        before = ""
    return "".join(out) + ("</div>" if division else "") + "</div>"


def _element(block: Block, inner: str) -> str:
    if block.kind in _HEADS:
        return f"<head>{inner}</head>"
    rend = "" if block.kind is BlockKind.PARAGRAPH else f' rend="{block.kind.value}"'
    return f"<p{rend}>{inner}</p>"


def _said(quote: Quote, number: int) -> Iterator[Layer]:
    """The layers of one quote; what continues a part after a break is the same element again, without its id."""
    who = " ".join(f"#{source.id}" for source in quote.speakers)
    direct = "false" if quote.kind is QuoteKind.INDIRECT else "true"
    common = (f' who="{who}"' if who else "") + f' direct="{direct}" ana="#{quote.kind.value}"'
    last = len(quote.parts) - 1
    for place, part in enumerate(quote.parts):
        before = f' prev="#q{number}.{place - 1}"' if place else ""
        after = f' next="#q{number}.{place + 1}"' if place < last else ""
        opening = f'<said xml:id="q{number}.{place}"{common}{before}{after}>'
        yield Layer(start=part.start, end=part.end, opening=opening, closing="</said>", again=f"<said{common}>")
