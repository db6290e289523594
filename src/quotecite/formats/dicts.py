"""The dict form of an article (schema 1): what tools outside Python read. ``schema-1.json`` describes it formally.

The round trip is exact: ``from_dict(to_dict(article)) == article``. Reading is strict, and a fault is named by its
path (``quotes[3].parts[0].end: expected an integer ≤ 56, found 60``); errors that carry the path of the fault are an
idea of cattrs. Keys that schema 1 does not know are ignored, as it only ever grows by added keys.

Read by hand: with cattrs (26.2) seven of the eleven records need hooks of their own, as spans are written flat and
speakers as ids. With such hooks 19 of the 44 faults in the tests pass (ranges, slices and references above all) and 17
lose the end of their path; loading it (12 ms) is no obstacle.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, NoReturn, TypeVar

import attrs

from quotecite.errors import FormatError
from quotecite.records import (
    Article,
    Block,
    BlockKind,
    Credit,
    Cue,
    CueKind,
    Evidence,
    Fact,
    FactField,
    Gender,
    Mention,
    MentionKind,
    Meta,
    Quote,
    QuoteKind,
    Source,
    SourceKind,
    Span,
    Variety,
)

SCHEMA = 1

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


def to_dict(article: Article) -> dict[str, Any]:
    """The article as plain dicts, lists, strings, integers and None, ready for ``json.dumps``.

    Offsets are code points. Absent values are None, not missing keys; speakers are ids of sources.

    Raises:
        FormatError: A quote's speaker is not among the article's sources, so the dict could not be read back.

    Example:
        >>> from quotecite.records import Article, Meta, Variety
        >>> meta = Meta(quotecite="0.1.0", model="sha256:…", lexicon="sha256:…")
        >>> to_dict(Article(text="", variety=Variety.NB, meta=meta))["schema"]
        1
    """
    sources = {source.id: source for source in article.sources}
    return {
        "schema": SCHEMA,
        "text": article.text,
        "variety": article.variety.value,
        "blocks": [
            {"start": block.span.start, "end": block.span.end, "kind": block.kind.value} for block in article.blocks
        ],
        "quotes": [_quote_dict(quote, f"quotes[{i}]", sources) for i, quote in enumerate(article.quotes)],
        "sources": [_source_dict(source) for source in article.sources],
        "credits": [
            {**_span_dict(credit.span), "label": credit.label, "names": list(credit.names)}
            for credit in article.credits
        ],
        "meta": attrs.asdict(article.meta),
    }


def from_dict(d: Mapping[str, Any]) -> Article:
    """The article that a dict of schema 1 describes: the reverse of `to_dict`.

    Every offset, slice, value and reference is checked; unknown keys are ignored.

    Raises:
        FormatError: The dict is not of schema 1; the message begins with the path of the fault.

    Example:
        >>> from_dict({"schema": 2})
        Traceback (most recent call last):
        ...
        quotecite.errors.FormatError: schema: expected 1, found 2; this quotecite reads schema 1 only
    """
    top = _At(d, "", "")
    schema = top.key("schema")
    if type(schema.value) is not int or schema.value != SCHEMA:
        schema.fail(f"{SCHEMA}", f"; this quotecite reads schema {SCHEMA} only")
    text = top.key("text").string()
    top = _At(d, "", text)
    blocks = _blocks(top.key("blocks"))
    sources = _sources(top.key("sources"))
    return Article(
        text=text,
        variety=top.key("variety").member(Variety),
        blocks=blocks,
        quotes=top.key("quotes").each(lambda at: _quote(at, len(blocks), sources)),
        sources=tuple(sources.values()),
        credits=top.key("credits").each(_credit),
        meta=_meta(top.key("meta")),
    )


# Writing


def _span_dict(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.text}


def _mention_dict(mention: Mention) -> dict[str, Any]:
    return {**_span_dict(mention.span), "kind": mention.kind.value}


def _cue_dict(cue: Cue) -> dict[str, Any]:
    return {**_span_dict(cue.span), "lemma": cue.lemma, "kind": cue.kind.value if cue.kind else None}


def _quote_dict(quote: Quote, path: str, sources: Mapping[str, Source]) -> dict[str, Any]:
    for i, speaker in enumerate(quote.speakers):
        if sources.get(speaker.id) != speaker:
            raise FormatError(
                f"{path}.speakers[{i}]: expected one of the article's sources, found {speaker!r}; "
                "add it to Article.sources, with the same fields"
            )
    return {
        "kind": quote.kind.value,
        "parts": [_span_dict(part) for part in quote.parts],
        "cue": _cue_dict(quote.cue) if quote.cue else None,
        "mention": _mention_dict(quote.mention) if quote.mention else None,
        "speakers": [speaker.id for speaker in quote.speakers],
        "media": [_span_dict(span) for span in quote.media],
        "block": quote.block,
        "evidence": {
            "sieve": quote.evidence.sieve,
            "note": quote.evidence.note,
            "candidates": list(quote.evidence.candidates),
        },
    }


def _source_dict(source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "name": source.name,
        "kind": source.kind.value,
        "role": source.role,
        "affiliation": source.affiliation,
        "party": source.party,
        "age": source.age,
        "gender": source.gender.value if source.gender else None,
        "facts": [_fact_dict(fact) for fact in source.facts],
        "mentions": [_mention_dict(mention) for mention in source.mentions],
    }


def _fact_dict(fact: Fact) -> dict[str, Any]:
    return {
        "field": fact.field.value,
        "value": fact.value.value if isinstance(fact.value, StrEnum) else fact.value,
        "start": fact.span.start if fact.span else None,
        "end": fact.span.end if fact.span else None,
        "via": fact.via,
    }


# Reading


@attrs.frozen
class _At:
    """A value inside the dict, the path that leads to it, and the article's text for its offsets."""

    value: Any
    path: str
    text: str = attrs.field(repr=False)

    def fail(self, expected: str, advice: str = "") -> NoReturn:
        raise FormatError(f"{self.path or 'article'}: expected {expected}, found {_shown(self.value)}{advice}")

    def key(self, name: str) -> _At:
        if not isinstance(self.value, Mapping):
            self.fail("an object")
        path = f"{self.path}.{name}" if self.path else name
        if name not in self.value:
            raise FormatError(f"{path}: this key is missing; absent values are written as null")
        return _At(self.value[name], path, self.text)

    def each(self, read: Callable[[_At], T]) -> tuple[T, ...]:
        if not isinstance(self.value, list | tuple):
            self.fail("a list")
        return tuple(read(_At(value, f"{self.path}[{i}]", self.text)) for i, value in enumerate(self.value))

    def optional(self, read: Callable[[_At], T]) -> T | None:
        return None if self.value is None else read(self)

    def string(self) -> str:
        if not isinstance(self.value, str):
            self.fail("a string")
        return str(self.value)

    def integer(self, low: int = 0, high: int | None = None) -> int:
        if type(self.value) is not int:  # a bool is none
            self.fail("an integer")
        if self.value < low:
            self.fail(f"an integer ≥ {low}")
        if high is not None and self.value > high:
            self.fail(f"an integer ≤ {high}")
        return self.value

    def member(self, kind: type[E]) -> E:
        allowed = tuple(kind)
        if self.value not in allowed:
            self.fail(f"one of {', '.join(allowed)}")
        return kind(self.value)

    def one_of(self, ids: Mapping[str, Source]) -> str:
        if not isinstance(self.value, str) or self.value not in ids:
            self.fail(f"the id of a source ({', '.join(ids) or 'there are none'})")
        return self.value

    def offsets(self) -> Span:
        """The span that ``start`` and ``end`` cut from the text; it is never empty."""
        start = self.key("start").integer(0, max(len(self.text) - 1, 0))
        end = self.key("end").integer(start + 1, len(self.text))
        return Span.of(self.text, start, end)

    def span(self) -> Span:
        """The same, where ``text`` must repeat the slice."""
        span = self.offsets()
        found = self.key("text")
        if found.value != span.text:
            found.fail(f"{_shown(span.text)}, which is text[{span.start}:{span.end}]")
        return span


def _shown(value: object, limit: int = 60) -> str:
    """The value as an error shows it: containers by their kind, long strings cut."""
    if isinstance(value, Mapping):
        return "an object"
    if isinstance(value, list | tuple):
        return "a list"
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    shown = repr(value)
    return shown if len(shown) <= limit else shown[: limit - 1] + "…"


def _blocks(at: _At) -> tuple[Block, ...]:
    blocks = at.each(lambda block: Block(span=block.offsets(), kind=block.key("kind").member(BlockKind)))
    for i in range(1, len(blocks)):
        before, span = blocks[i - 1].span, blocks[i].span
        if span.start < before.end:
            raise FormatError(
                f"{at.path}[{i}].start: expected an integer ≥ {before.end}, where the block before ends, "
                f"found {span.start}; blocks are in order and disjoint"
            )
    return blocks


def _sources(at: _At) -> dict[str, Source]:
    sources: dict[str, Source] = {}
    for i, source in enumerate(at.each(_source)):
        if source.id in sources:
            raise FormatError(f"{at.path}[{i}].id: expected an id of its own, found {source.id!r} for a second time")
        sources[source.id] = source
    return sources


def _source(at: _At) -> Source:
    return Source(
        id=at.key("id").string(),
        name=at.key("name").string(),
        kind=at.key("kind").member(SourceKind),
        role=at.key("role").optional(_At.string),
        affiliation=at.key("affiliation").optional(_At.string),
        party=at.key("party").optional(_At.string),
        age=at.key("age").optional(_At.integer),
        gender=at.key("gender").optional(lambda value: value.member(Gender)),
        facts=at.key("facts").each(_fact),
        mentions=at.key("mentions").each(_mention),
    )


def _fact(at: _At) -> Fact:
    field = at.key("field").member(FactField)
    value = at.key("value")
    inferred = at.key("start").value is None and at.key("end").value is None
    return Fact(
        field=field,
        value=value.integer() if field is FactField.AGE else value.string(),
        span=None if inferred else at.offsets(),
        via=at.key("via").string(),
    )


def _mention(at: _At) -> Mention:
    return Mention(span=at.span(), kind=at.key("kind").member(MentionKind))


def _cue(at: _At) -> Cue:
    kind = at.key("kind").optional(lambda value: value.member(CueKind))
    return Cue(span=at.span(), lemma=at.key("lemma").string(), kind=kind)


def _quote(at: _At, blocks: int, sources: Mapping[str, Source]) -> Quote:
    parts = at.key("parts").each(_At.span)
    if not parts:
        at.key("parts").fail("at least one part")
    block = at.key("block")
    if not blocks:
        block.fail("the index of a block, but the article has none")
    return Quote(
        kind=at.key("kind").member(QuoteKind),
        parts=parts,
        cue=at.key("cue").optional(_cue),
        mention=at.key("mention").optional(_mention),
        speakers=at.key("speakers").each(lambda value: sources[value.one_of(sources)]),
        media=at.key("media").each(_At.span),
        block=block.integer(0, blocks - 1),
        evidence=_evidence(at.key("evidence"), sources),
    )


def _evidence(at: _At, sources: Mapping[str, Source]) -> Evidence:
    return Evidence(
        sieve=at.key("sieve").string(),
        note=at.key("note").string(),
        candidates=at.key("candidates").each(lambda value: value.one_of(sources)),
    )


def _credit(at: _At) -> Credit:
    return Credit(span=at.span(), label=at.key("label").optional(_At.string), names=at.key("names").each(_At.string))


def _meta(at: _At) -> Meta:
    return Meta(
        quotecite=at.key("quotecite").string(),
        model=at.key("model").string(),
        lexicon=at.key("lexicon").string(),
    )
