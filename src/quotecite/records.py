"""The records that quotecite returns: frozen, slotted, keyword-only attrs classes.

Their methods look things up in the record itself, and do no other work.

Offsets are code points of the string that the caller passed, half-open: ``article.text[s.start:s.end] == s.text`` for
every `Span` ``s``. Sequences are tuples. The vocabulary (source, cue, content) is that of PARC 3 (Pareti 2016).
"""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import islice

import attrs

_WORD = re.compile(r"\S*\w\S*")  # with the punctuation that it touches; a dash by itself is none


class Variety(StrEnum):
    """The written standard of an article: Bokmål, Nynorsk, or neither."""

    NB = "nb"
    """Bokmål."""
    NN = "nn"
    """Nynorsk."""
    OTHER = "other"
    """Neither, as of another language; no quotes are looked for in it."""


class BlockKind(StrEnum):
    """What a block of text is on the page."""

    HEADLINE = "headline"
    """The article's headline."""
    HEADING = "heading"
    """A heading inside the article (mellomtittel)."""
    PARAGRAPH = "paragraph"
    """Running text."""
    CAPTION = "caption"
    """The text below a picture."""
    BYLINE = "byline"
    """Who wrote the article."""
    LINK = "link"
    """A pointer to something else to read (``Les også:``)."""
    LIST = "list"
    """Items of a list."""
    CREDIT = "credit"
    """A credit on a line of its own (``Foto: Ola Lie / NTB``)."""


class QuoteKind(StrEnum):
    """How a statement is marked as somebody's words."""

    DASH = "dash"
    """The words of a dash line (replikkstrek)."""
    HEADING = "heading"
    """A headline or heading in somebody's words."""
    MARKS = "marks"
    """Words in quotation marks that somebody said."""
    INDIRECT = "indirect"
    """What somebody says or thinks, in the narrator's words."""


class CueKind(StrEnum):
    """What the reporting word says that the source did."""

    SAY = "say"
    """Says it (``sier``, ``forteller``)."""
    THINK = "think"
    """Thinks or means it (``mener``, ``tror``)."""
    ASK = "ask"
    """Asks it (``spør``)."""
    WRITE = "write"
    """Writes it (``skriver``)."""
    SHOW = "show"
    """Shows it, of documents and bodies (``viser``)."""
    REQUEST = "request"
    """Asks for it or demands it (``ber``, ``krever``)."""


class MentionKind(StrEnum):
    """How a source is mentioned."""

    NAME = "name"
    """By name, with or without title (``ordfører Kari Berg``)."""
    PRONOUN = "pronoun"
    """By a pronoun (``hun``)."""
    NOMINAL = "nominal"
    """By a noun (``ordføreren``, ``en nabo``)."""


class SourceKind(StrEnum):
    """What a source is."""

    PERSON = "person"
    """A person."""
    ORGANISATION = "organisation"
    """A body, such as a company, a party, an authority (``politiet``)."""
    GROUP = "group"
    """Several people who are not named one by one (``foreldrene``)."""
    MEDIA = "media"
    """A newspaper, a broadcaster, a news agency."""
    DOCUMENT = "document"
    """A text, such as a report, a letter, a press release."""
    INTERVIEWER = "interviewer"
    """The journalist who asks; named ``intervjuer``."""


class Gender(StrEnum):
    """A person's gender as far as the text or a name table shows it."""

    F = "f"
    """Female."""
    M = "m"
    """Male."""


class FactField(StrEnum):
    """The fields of a source's profile."""

    ROLE = "role"
    """What the person is or does (``ordfører``)."""
    AFFILIATION = "affiliation"
    """The body that the person belongs to."""
    PARTY = "party"
    """The political party, by its usual abbreviation."""
    AGE = "age"
    """In years."""
    GENDER = "gender"
    """See `Gender`."""


@attrs.frozen(kw_only=True)
class Span:
    """A stretch of the article: ``start`` and ``end`` in code points, half-open, and the ``text`` between them."""

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, article: str, start: int, end: int) -> Span:
        """The stretch of an article's text between two offsets.

        >>> Span.of("– Ja, sier Berg.", 2, 4).text
        'Ja'
        """
        return cls(start=start, end=end, text=article[start:end])

    def __str__(self) -> str:
        return self.text


@attrs.frozen(kw_only=True)
class Block:
    """A paragraph, heading, caption …; blocks are in order and disjoint, what lies between two is white space."""

    span: Span
    kind: BlockKind


@attrs.frozen(kw_only=True)
class Cue:
    """The reporting word as it stands (``sier``), its lemma (``si``) and its kind (None when unknown)."""

    span: Span
    lemma: str
    kind: CueKind | None


@attrs.frozen(kw_only=True)
class Mention:
    """A noun phrase that means a source; one span over a coordination (``Berg og Lie``)."""

    span: Span
    kind: MentionKind


@attrs.frozen(kw_only=True)
class Fact:
    """Where a profile value comes from: its span in the text (None when inferred) and by which route (``via``)."""

    field: FactField
    value: str | int
    span: Span | None
    via: str


@attrs.frozen(kw_only=True)
class Source:
    """Somebody (or something) that is quoted or could be, under the fullest name in the article.

    ``name`` is without title, party and age; a source that is never named has its fullest nominal. Profile fields
    are None when the article does not show them; ``facts`` says where each value comes from.
    """

    id: str
    name: str
    kind: SourceKind
    role: str | None = None
    affiliation: str | None = None
    party: str | None = None
    age: int | None = None
    gender: Gender | None = None
    facts: tuple[Fact, ...] = attrs.field(default=(), repr=False)
    mentions: tuple[Mention, ...] = attrs.field(default=(), repr=False)

    def __str__(self) -> str:
        return self.name

    def _repr_html_(self) -> str:
        """The view in a notebook (`quotecite.render`)."""
        from quotecite.render import source_html

        return source_html(self)


@attrs.frozen(kw_only=True)
class Evidence:
    """Which rule decided (``sieve``), one sentence for people (``note``), and who remained when it abstained."""

    sieve: str
    note: str
    candidates: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Quote:
    """Somebody's words: exact ``parts`` of the text, and whose they are.

    ``speakers`` is empty when the speaker is not known; ``evidence`` then says why.
    """

    kind: QuoteKind
    parts: tuple[Span, ...]
    cue: Cue | None = None
    mention: Mention | None = None
    speakers: tuple[Source, ...] = ()
    media: tuple[Span, ...] = ()
    block: int
    evidence: Evidence

    @property
    def text(self) -> str:
        """The parts joined by ``…`` with a space on either side."""
        return " … ".join(part.text for part in self.parts)

    @property
    def start(self) -> int:
        """Where the first part begins."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """Where the last part ends; what stands between two parts, a reporting clause mostly, is inside."""
        return self.parts[-1].end

    @property
    def speaker(self) -> Source | None:
        """The only speaker; None when there is none or more than one."""
        return self.speakers[0] if len(self.speakers) == 1 else None

    def __repr__(self) -> str:
        who = " + ".join(s.name for s in self.speakers) or "?"
        return f"Quote({self.kind}, {_short(self.text)!r}, {who}, {self.evidence.sieve})"

    def _repr_html_(self) -> str:
        """The view in a notebook (`quotecite.render`)."""
        from quotecite.render import quote_html

        return quote_html(self)


@attrs.frozen(kw_only=True)
class Credit:
    """A credit line's names as printed (``span``), its label (``Foto``; None for a bare ``(NTB)``), and each name."""

    span: Span
    label: str | None
    names: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Meta:
    """What produced a result: the quotecite version and checksums of model and lexicon."""

    quotecite: str
    model: str
    lexicon: str


@attrs.frozen(kw_only=True)
class Article:
    """An article with everything that was found in it; ``text`` is the caller's string, unchanged."""

    text: str
    variety: Variety
    blocks: tuple[Block, ...] = ()
    quotes: tuple[Quote, ...] = ()
    sources: tuple[Source, ...] = ()
    credits: tuple[Credit, ...] = ()
    meta: Meta

    def quotes_of(self, source: Source | str) -> tuple[Quote, ...]:
        """The quotes that a source speaks, alone or with others, in order.

        Args:
            source: one of this article's sources, or a name as in ``source.name``; of a name that no source has there
                are no quotes, so that many articles can be asked for one person.

        Raises:
            TypeError: this is neither a source nor a name (None: there was no speaker, or more than one).
            ValueError: the source is of another article; the message names those of this one.

        >>> import quotecite
        >>> article = quotecite.from_dict({
        ...     "schema": 1, "text": "Hei", "variety": "nb", "blocks": [], "quotes": [], "sources": [], "credits": [],
        ...     "meta": {"quotecite": "0.1.0", "model": "", "lexicon": ""}})
        >>> article.quotes_of("Kari Berg")
        ()
        """
        if isinstance(source, str):
            return tuple(q for q in self.quotes if any(s.name == source for s in q.speakers))
        if not isinstance(source, Source):
            raise TypeError(
                f"expected a source or its name, got {type(source).__name__}; quotes without a known speaker are "
                "those whose speakers are ()"
            )
        if source not in self.sources:
            names = ", ".join(s.name for s in self.sources) or "none"
            raise ValueError(f"{source.name!r} is no source of this article (of another?), which has: {names}")
        return tuple(q for q in self.quotes if source in q.speakers)

    def context(self, of: Quote | Span, words: int = 20) -> Span:
        """A quote, or any span, with the words around it: up to ``words`` before and as many after.

        What stands before is ``article.text[context.start:quote.start]``.

        Raises:
            ValueError: the quote or span is of another text, or ``words`` is negative.

        >>> import quotecite
        >>> article = quotecite.from_dict({
        ...     "schema": 1, "text": "Vi spurte. – Ja, sier Kari Berg i dag.", "variety": "nb", "blocks": [],
        ...     "quotes": [], "sources": [], "credits": [], "meta": {"quotecite": "0.1.0", "model": "", "lexicon": ""}})
        >>> print(article.context(quotecite.Span(start=13, end=15, text="Ja"), words=2))
        Vi spurte. – Ja, sier Kari
        """
        for part in of.parts if isinstance(of, Quote) else (of,):
            if self.text[part.start : part.end] != part.text:
                raise ValueError(f"{_short(part.text)!r} does not stand at {part.start} of this article: of another?")
        if words < 0:
            raise ValueError(f"words: expected 0 or more, got {words}")
        before = [m.start() for m in _WORD.finditer(self.text, 0, of.start)][-words:] if words else [of.start]
        after = [m.end() for m in islice(_WORD.finditer(self.text, of.end), words)]
        start = before[0] if before else of.start
        return Span.of(self.text, start, after[-1] if after else of.end)

    def __repr__(self) -> str:
        return (
            f"Article({_short(self.text)!r}, {self.variety}, {len(self.blocks)} blocks, "
            f"{len(self.quotes)} quotes, {len(self.sources)} sources)"
        )

    def _repr_html_(self) -> str:
        """The view in a notebook (`quotecite.render`)."""
        from quotecite.render import article_html

        return article_html(self)


def _short(text: str, limit: int = 40) -> str:
    """The text on one line, cut at ``limit`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"
