"""Articles made of records by hand, for what is built on them: views, frames, formats."""

from __future__ import annotations

from quotecite.records import (
    Article,
    Block,
    BlockKind,
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

TEXT = """– Skolen må bestå

Rektor Kari Berg (Ap) sier at «ingen» vil flytte.

– Vi blir her, sier Berg til NRK. – Alltid.

– Hvem bestemmer?"""
META = Meta(quotecite="0.1.0", model="", lexicon="")


def span(words: str, text: str = TEXT, after: int = 0) -> Span:
    """Where words stand in a text, from an offset on."""
    start = text.index(words, after)
    return Span(start=start, end=start + len(words), text=words)


def mention(words: str, text: str = TEXT, kind: MentionKind = MentionKind.NAME) -> Mention:
    """A mention of a source."""
    return Mention(span=span(words, text), kind=kind)


BERG = Source(
    id="s1",
    name="Kari Berg",
    kind=SourceKind.PERSON,
    role="rektor",
    affiliation="Lia skole",
    party="Ap",
    age=46,
    gender=Gender.F,
    facts=(Fact(field=FactField.ROLE, value="rektor", span=span("Rektor"), via="title"),),
    mentions=(mention("Rektor Kari Berg (Ap)"),),
)
ASKER = Source(id="s2", name="intervjuer", kind=SourceKind.INTERVIEWER)


def quote(
    kind: QuoteKind, *parts: str, speakers: tuple[Source, ...] = (BERG,), block: int = 0, **fields: object
) -> Quote:
    """A quote with parts by their words."""
    evidence = Evidence(sieve="reporting_clause" if speakers else "none", note="subject of «sier»")
    spans = tuple(span(part) for part in parts)
    return Quote(kind=kind, parts=spans, speakers=speakers, block=block, evidence=evidence, **fields)  # type: ignore[arg-type]


def blocks(text: str, *kinds: BlockKind) -> tuple[Block, ...]:
    """The paragraphs of a text; the first ones of the given kinds."""
    found, at = [], 0
    for number, part in enumerate(text.split("\n\n")):
        kind = kinds[number] if number < len(kinds) else BlockKind.PARAGRAPH
        if part:
            found.append(Block(span=Span(start=at, end=at + len(part), text=part), kind=kind))
        at += len(part) + 2
    return tuple(found)


ARTICLE = Article(
    text=TEXT,
    variety=Variety.NB,
    blocks=blocks(TEXT, BlockKind.HEADLINE),
    quotes=(
        quote(QuoteKind.HEADING, "Skolen må bestå"),
        quote(QuoteKind.INDIRECT, "«ingen» vil flytte", block=1, mention=mention("Rektor Kari Berg (Ap)")),
        quote(QuoteKind.MARKS, "ingen", block=1),
        quote(
            QuoteKind.DASH,
            "Vi blir her",
            "Alltid.",
            block=2,
            cue=Cue(span=span("sier", after=70), lemma="si", kind=CueKind.SAY),
            mention=Mention(span=span("Berg", after=80), kind=MentionKind.NAME),
            media=(span("NRK"),),
        ),
        quote(QuoteKind.DASH, "Hvem bestemmer?", speakers=(), block=3),
    ),
    sources=(BERG, ASKER),
    meta=META,
)


def plain(text: str) -> Article:
    """An article in which nothing was found."""
    return Article(text=text, variety=Variety.NB, blocks=blocks(text), meta=META)
