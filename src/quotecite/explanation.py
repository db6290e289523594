"""What each stage made of an article, for people: blocks, clauses, mentions with their meanings, decisions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from quotecite.article import source_ids
from quotecite.pipeline import Stages
from quotecite.records import Article, Mention, Quote, Span
from quotecite.speech.clauses import Clause
from quotecite.who.cast import Entity
from quotecite.who.mentions import Reference

_SHOWN = 60  # characters of a block or a quote on one line


@attrs.frozen(kw_only=True)
class FoundClause:
    """A clause that can tell whose words something is.

    ``form`` says how it reports (``subject``: ``sier Berg``; ``phrase``: ``ifølge Berg``; ``introduction``: ``Hun
    legger til:`` …), ``cue`` by which word (None where only a colon announces), ``source`` is the noun phrase of its
    source (None when it names none), ``media`` to whom or through what it was said.
    """

    span: Span
    form: str
    cue: Span | None
    source: Span | None
    media: tuple[Span, ...]


@attrs.frozen(kw_only=True)
class FoundMention:
    """A mention and what it means: the names of the sources, or of the ``candidates`` who remained where it is open.

    ``ids`` are those of its sources that are in the article's ``sources`` (who neither speaks nor is a named person is
    not). ``rule`` is the rule that decided, ``why`` its reason (``""`` where a full name says it all).
    """

    mention: Mention
    means: tuple[str, ...]
    ids: tuple[str, ...]
    candidates: tuple[str, ...]
    rule: str
    why: str


@attrs.frozen(kw_only=True, repr=False)
class Explanation:
    """What each stage made of an article; as a string a listing, a line for everything that was found.

    ``article`` is the result, with blocks, quotes and their evidence; ``clauses`` and ``mentions`` are what the
    decisions rest on, in text order.
    """

    article: Article
    clauses: tuple[FoundClause, ...] = ()
    mentions: tuple[FoundMention, ...] = ()

    def __str__(self) -> str:
        return "\n".join(_lines(self))

    def __repr__(self) -> str:
        return f"<Explanation of «{_short(self.article.text)}»>"

    def _repr_html_(self) -> str:
        from html import escape  # only notebooks need it, and it is slow to import

        return f"<pre>{escape(str(self))}</pre>"


def explain(article: Article, stages: Stages) -> Explanation:
    """The explanation of an article by its stages."""
    ids = source_ids(stages.who, stages.decided)
    return Explanation(
        article=article,
        clauses=tuple(_clause(clause, stages) for clause in stages.speech.clauses),
        mentions=tuple(_mention(mention, stages, ids) for mention in stages.who.mentions),
    )


def _clause(clause: Clause, stages: Stages) -> FoundClause:
    text = stages.page.text
    return FoundClause(
        span=Span.of(text, clause.start, clause.end),
        form=clause.form.value,
        cue=Span.of(text, clause.cue.start, clause.cue.end) if clause.form.has_cue else None,
        source=Span.of(text, *clause.source) if clause.source is not None else None,
        media=tuple(Span.of(text, start, end) for start, end in stages.speech.media[clause]),
    )


def _mention(mention: Reference, stages: Stages, ids: Mapping[Entity, str]) -> FoundMention:
    meaning = stages.who.meanings[mention.place]
    return FoundMention(
        mention=mention.record(stages.page.text),
        means=_names(meaning.sources),
        ids=tuple(ids[entity] for entity in meaning.sources if entity in ids),
        candidates=_names(meaning.candidates),
        rule=meaning.rule,
        why=meaning.why,
    )


def _names(entities: tuple[Entity, ...]) -> tuple[str, ...]:
    return tuple(entity.fullest_name for entity in entities)


# -- as text -------------------------------------------------------------------------------------------------------


def _lines(found: Explanation) -> Iterator[str]:
    yield f"variety: {found.article.variety.value}"
    yield "blocks"
    for number, block in enumerate(found.article.blocks):
        yield f"  {number} {block.kind.value} {_place(block.span)}: {_short(block.span.text)}"
    yield "clauses"
    for clause in found.clauses:
        yield f"  {_place(clause.span)} {clause.form}: {_told_by(clause)}"
    yield "mentions"
    for mention in found.mentions:
        yield f"  {_place(mention.mention.span)} «{mention.mention.span.text}» {_meaning(mention)}"
    yield "quotes"
    for quote in found.article.quotes:
        yield f"  {_place(quote.parts[0])} {quote.kind.value} «{_short(quote.text)}» {_decision(quote)}"


def _told_by(clause: FoundClause) -> str:
    cue = f"«{clause.cue.text}»" if clause.cue is not None else "a colon"
    source = f"«{clause.source.text}»" if clause.source is not None else "names nobody"
    media = f", to or through {', '.join(span.text for span in clause.media)}" if clause.media else ""
    return f"{cue}, {source}{media}"


def _meaning(mention: FoundMention) -> str:
    if mention.means:
        why = f": {mention.why}" if mention.why else ""
        return f"= {' + '.join(mention.means)} ({mention.rule}{why})"
    return f"open: {' or '.join(mention.candidates) or 'nobody'}" + (f" ({mention.rule})" if mention.rule else "")


def _decision(quote: Quote) -> str:
    who = " + ".join(source.name for source in quote.speakers) or "?"
    return f"← {who} ({quote.evidence.sieve}: {quote.evidence.note})"


def _place(span: Span) -> str:
    return f"{span.start}–{span.end}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
