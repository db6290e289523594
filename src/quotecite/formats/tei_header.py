"""The header of a TEI document: what the text is, what read it, and who takes part (TEI Guidelines 2 and 16.2).

The caller's metadata become a ``<bibl>``: ``title``, ``author`` (or ``byline``), ``outlet``, ``date``, ``url`` and
``id`` have elements of their own, every other key is a ``<note n="key">``. Missing values (None, NaN …) are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from quotecite.dates import read_moment
from quotecite.errors import FormatError
from quotecite.metadata import missing
from quotecite.records import Article, BlockKind, Gender, Meta, QuoteKind, Source, SourceKind, Variety

LANGUAGES = {Variety.NB: "nb", Variety.NN: "nn", Variety.OTHER: "und"}
_CATEGORIES = {
    QuoteKind.DASH: "direct speech after a dash",
    QuoteKind.HEADING: "a heading in somebody's words",
    QuoteKind.MARKS: "words in quotation marks",
    QuoteKind.INDIRECT: "an indirect statement",
}
_PERSONS = frozenset({SourceKind.PERSON, SourceKind.INTERVIEWER})
_SEX = {Gender.F: "F", Gender.M: "M"}
_AUTHORS = ("author", "byline")
_OWN_ELEMENT = ("title", *_AUTHORS, "outlet", "date", "url", "id")
_NOT_XML = re.compile(r"[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, section 2.2
_VERSION = re.compile(r"\d+[a-z]*\d*(\.\d+[a-z]*\d*){0,3}")  # teidata.versionNumber
_YEAR_OR_MONTH = re.compile(r"(?!0000)\d{4}(-(0[1-9]|1[0-2]))?")


def check(text: str, what: str) -> str:
    """A text that XML can hold.

    Raises:
        FormatError: it holds a character that XML cannot (a control character); the message says what and where.
    """
    if found := _NOT_XML.search(text):
        raise FormatError(
            f"offset {found.start()}: {what} holds U+{ord(found[0]):04X}, which XML cannot; "
            "remove it, from an article before it is read"
        )
    return text


def article_header(
    article: Article, title: str | None, metadata: Mapping[str, Any], prefix: str, *, alone: bool
) -> Element:
    """The ``<teiHeader>`` of an article; one in a corpus (not ``alone``) leaves the kinds of quotes to the corpus.

    ``prefix`` begins the ids of its sources.
    """
    header = Element("teiHeader")
    named = title if title is not None else next(_texts(metadata.get("title"), "title"), None) or _title_of(article)
    file = SubElement(header, "fileDesc")
    statement = SubElement(file, "titleStmt")
    _add(statement, "title", check(named, "the title"))
    for author in _authors(metadata):
        _add(statement, "author", author)
    _add(SubElement(file, "publicationStmt"), "p", "Not published.")
    source = SubElement(file, "sourceDesc")
    described = _bibl(metadata)
    if len(described):
        source.append(described)
    else:
        _add(source, "p", "The source is not described.")
    encoding = SubElement(header, "encodingDesc")
    encoding.append(_application(article.meta))
    if alone:
        encoding.append(_kinds())
    profile = SubElement(header, "profileDesc")
    language = LANGUAGES[article.variety]
    _add(SubElement(profile, "langUsage"), "language", language, ident=language)
    if article.sources:
        profile.append(_participants(article.sources, prefix))
    return header


def corpus_header(title: str) -> Element:
    """The ``<teiHeader>`` of a corpus, with the kinds of quotes that all its articles point to."""
    header = Element("teiHeader")
    file = SubElement(header, "fileDesc")
    _add(SubElement(file, "titleStmt"), "title", check(title, "the title"))
    _add(SubElement(file, "publicationStmt"), "p", "Not published.")
    _add(SubElement(file, "sourceDesc"), "p", "Each article has its source in its own header.")
    SubElement(header, "encodingDesc").append(_kinds())
    return header


# -- what read it ----------------------------------------------------------------------------------------------------


def _application(meta: Meta) -> Element:
    """``<appInfo>``: the version of quotecite and the checksums of its model and word tables."""
    info = Element("appInfo")
    version = _VERSION.match(meta.quotecite)
    application = SubElement(info, "application", ident="quotecite", version=version[0] if version else "0")
    _add(application, "label", check(f"quotecite {meta.quotecite}".strip(), "meta"))
    for name, value in (("model", meta.model), ("lexicon", meta.lexicon)):
        if value:
            _add(application, "p", check(f"{name}: {value}", "meta"))
    return info


def _kinds() -> Element:
    declared = Element("classDecl")
    taxonomy = SubElement(declared, "taxonomy")
    for kind, what in _CATEGORIES.items():
        _add(SubElement(taxonomy, "category", {"xml:id": kind.value}), "catDesc", what)
    return declared


# -- what the text is ------------------------------------------------------------------------------------------------


def _bibl(metadata: Mapping[str, Any]) -> Element:
    """The caller's metadata as a bibliographic entry; without elements where there are none."""
    bibl = Element("bibl")
    for text in _texts(metadata.get("title"), "title"):
        _add(bibl, "title", text, level="a")
    for text in _authors(metadata):
        _add(bibl, "author", text)
    for text in _texts(metadata.get("outlet"), "outlet"):
        _add(bibl, "title", text, level="j")
    for text in _texts(metadata.get("date"), "date"):
        when = _when(text)
        _add(bibl, "date", text, **({"when": when} if when else {}))
    for text in _texts(metadata.get("url"), "url"):
        _add(bibl, "idno", text, type="URI")
    for text in _texts(metadata.get("id"), "id"):
        _add(bibl, "idno", text)
    for key in (key for key in metadata if key not in _OWN_ELEMENT):
        for text in _texts(metadata[key], str(key)):
            _add(bibl, "note", text, n=check(str(key), "a metadata key"))
    return bibl


def _authors(metadata: Mapping[str, Any]) -> Iterator[str]:
    for key in _AUTHORS:
        yield from _texts(metadata.get(key), key)


def _texts(value: Any, key: str) -> Iterator[str]:
    """A value of metadata as texts: each item of a list, nothing of what is missing, a day in ISO form."""
    for item in value if isinstance(value, (list, tuple)) else (value,):
        if not missing(item) and (text := _iso(item) if hasattr(item, "isoformat") else str(item)).strip():
            yield check(text, f"metadata {key!r}")


def _iso(moment: Any) -> str:
    """A date or a point in time; midnight, as of a column of days in a frame, is the day."""
    text: str = moment.isoformat()
    return text.removesuffix("T00:00:00")


def _when(text: str) -> str | None:
    """A date as TEI wants it in ``@when``: a year, a month, a day or a point in time.

    Read is what `read_date` reads; None of others.
    """
    if _YEAR_OR_MONTH.fullmatch(text):
        return text
    try:
        return read_moment(text).isoformat()
    except ValueError:
        return None


def _title_of(article: Article) -> str:
    """The first headline, or the first words."""
    headline = next((b.span.text for b in article.blocks if b.kind is BlockKind.HEADLINE), article.text)
    return " ".join(headline.split())[:120]


# -- who takes part --------------------------------------------------------------------------------------------------


def _participants(sources: Sequence[Source], prefix: str) -> Element:
    """The persons among the sources in one list, all others in another; no list is empty."""
    found = Element("particDesc")
    if persons := [source for source in sources if source.kind in _PERSONS]:
        SubElement(found, "listPerson").extend([_person(source, prefix) for source in persons])
    if others := [source for source in sources if source.kind not in _PERSONS]:
        SubElement(found, "listOrg").extend([_organisation(source, prefix) for source in others])
    return found


def _person(source: Source, prefix: str) -> Element:
    person = Element("person", {"xml:id": prefix + source.id})
    what = f"source {source.id}"
    _add(person, "persName", check(source.name, what))
    if source.gender is not None:
        SubElement(person, "sex", value=_SEX[source.gender])
    if source.age is not None:
        SubElement(person, "age", value=str(source.age))
    if source.role is not None:
        _add(person, "occupation", check(source.role, what))
    if source.affiliation is not None:
        _add(person, "affiliation", check(source.affiliation, what))
    if source.party is not None:
        _add(person, "affiliation", check(source.party, what), type="party")
    return person


def _organisation(source: Source, prefix: str) -> Element:
    organisation = Element("org", {"xml:id": prefix + source.id, "type": source.kind.value})
    _add(organisation, "orgName", check(source.name, f"source {source.id}"))
    return organisation


def _add(parent: Element, tag: str, words: str, **attributes: str) -> None:
    """A new last element of another, with words in it."""
    SubElement(parent, tag, attributes).text = words
