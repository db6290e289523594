"""One text out of title, lead and body, as archives keep them, whose parts know what they are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from quotecite.metadata import missing
from quotecite.records import Block, BlockKind, Span

BETWEEN = "\n\n"  # what parts two fields, and two blocks of HTML

# A stretch whose kind is known keeps what its block looks like where that says more: a paragraph that is a credit.
_SAYS_MORE: Mapping[BlockKind, frozenset[BlockKind]] = {
    BlockKind.HEADING: frozenset({BlockKind.LINK}),
    BlockKind.CAPTION: frozenset({BlockKind.CREDIT}),
    BlockKind.LIST: frozenset({BlockKind.LINK, BlockKind.CREDIT, BlockKind.BYLINE}),
    BlockKind.PARAGRAPH: frozenset(
        {BlockKind.LINK, BlockKind.CREDIT, BlockKind.BYLINE, BlockKind.CAPTION, BlockKind.LIST}
    ),
}


@attrs.frozen(kw_only=True)
class Field:
    """A part of a composed text: its name (``title``, ``lead``, ``body``) and its half-open code points in the text."""

    name: str
    start: int
    end: int


@attrs.frozen(kw_only=True)
class Composed:
    """A text that a finder reads like a string, of which it is known what is title, lead and body.

    ``known`` are stretches of it whose kind is known, in order (from HTML); ``unwrap`` says that its lines are broken
    at a width.
    """

    text: str
    fields: tuple[Field, ...]
    known: tuple[Block, ...] = ()
    unwrap: bool = False

    def place(self, span: Span) -> tuple[str, int, int]:
        """The field in which a span of the text lies, and its half-open code points in that field.

        Raises:
            ValueError: the span lies in no field, or in two.
        """
        for field in self.fields:
            if field.start <= span.start and span.end <= field.end:
                return field.name, span.start - field.start, span.end - field.start
        inside = ", ".join(f"{f.name} {f.start}-{f.end}" for f in self.fields)
        raise ValueError(f"{span.start}-{span.end} lies in none of the fields ({inside})")


def compose(
    *,
    title: str | Composed | None = None,
    lead: str | Composed | None = None,
    body: str | Composed | None = None,
    unwrap: bool = False,
) -> Composed:
    r"""Title, lead and body as one text for a finder; each part is kept as it is, with an empty line between.

    What is None, NaN or NA (as in a column of a data frame) or blank is left out. The title is read as headline, the
    lead as running text, whatever they look like. A part can be what `from_html` returned; its blocks keep their kinds.

    Args:
        title: the headline.
        lead: the introduction (*ingress*).
        body: the rest.
        unwrap: whether lines are broken at a width, as in old files and scanned columns: a line goes on with the one
            before, and a word with a hyphen at the line's end in the next one. An empty line, an indent, a dash, a
            bullet or a short line ends a paragraph. Text wrapped evenly is found out without it. The text itself stays
            as it is, and so do offsets.

    Raises:
        TypeError: a part is neither text nor missing.

    >>> import quotecite
    >>> composed = quotecite.compose(title="– Vi må bygge", body="Kari Berg er klar.")
    >>> composed.text
    '– Vi må bygge\n\nKari Berg er klar.'
    >>> composed.place(quotecite.Span(start=15, end=19, text="Kari"))
    ('body', 0, 4)
    """
    parts: tuple[tuple[str, Any], ...] = (("title", title), ("lead", lead), ("body", body))
    whole = Composed(text="", fields=(), unwrap=unwrap)
    for name, value in parts:
        if not missing(value):
            whole = _with_field(whole, name, value)
    return whole


def _with_field(above: Composed, name: str, value: Any) -> Composed:
    """A composed text with one more field below."""
    if not isinstance(value, str | Composed):
        raise TypeError(f"{name}: expected str or None, got {type(value).__name__}")
    part = value if isinstance(value, Composed) else Composed(text=value, fields=())
    if not part.text.strip():
        return above
    start = len(above.text) + (len(BETWEEN) if above.fields else 0)
    return Composed(
        text=f"{above.text}{BETWEEN if above.fields else ''}{part.text}",
        fields=(*above.fields, Field(name=name, start=start, end=start + len(part.text))),
        known=(*above.known, *_below(start, part.known)),
        unwrap=above.unwrap or part.unwrap,
    )


def _below(offset: int, blocks: Sequence[Block]) -> list[Block]:
    """Blocks of a text that stands at an offset in another; below a title a headline is one more heading."""
    moved = []
    for block in blocks:
        span = attrs.evolve(block.span, start=block.span.start + offset, end=block.span.end + offset)
        heading = offset and block.kind is BlockKind.HEADLINE
        moved.append(Block(span=span, kind=BlockKind.HEADING if heading else block.kind))
    return moved


def named_blocks(composed: Composed, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a composed text with the kinds that are known: a title is a headline, a lead a paragraph."""
    kinds = {"title": BlockKind.HEADLINE, "lead": BlockKind.PARAGRAPH}
    starts = [known.span.start for known in composed.known]
    found = []
    for block in blocks:
        at = bisect_right(starts, block.span.start) - 1
        known = composed.known[at] if at >= 0 and block.span.start < composed.known[at].span.end else None
        of_field = kinds.get(_field_of(composed, block))
        found.append(attrs.evolve(block, kind=of_field or _kind(block.kind, known.kind if known else None)))
    return tuple(found)


def _kind(looks: BlockKind, known: BlockKind | None) -> BlockKind:
    """The kind of a block that looks like one, and is known (or not known) to be another."""
    return looks if known is None or looks in _SAYS_MORE.get(known, ()) else known


def _field_of(composed: Composed, block: Block) -> str:
    inside = (f.name for f in composed.fields if f.start <= block.span.start < f.end)
    return next(inside, "")
