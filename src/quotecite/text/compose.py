"""One text out of title, lead and body, as archives keep them, whose parts know what they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import attrs

from quotecite.records import Block, BlockKind, Span

_BETWEEN = "\n\n"


@attrs.frozen(kw_only=True)
class Field:
    """A part of a composed text: its name (``title``, ``lead``, ``body``) and its half-open code points in the text."""

    name: str
    start: int
    end: int


@attrs.frozen(kw_only=True)
class Composed:
    """A text that a finder reads like a string, of which it is known what is title, lead and body."""

    text: str
    fields: tuple[Field, ...]

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


def compose(*, title: str | None = None, lead: str | None = None, body: str | None = None) -> Composed:
    r"""Title, lead and body as one text for a finder; each part is kept as it is, with an empty line between.

    What is None, NaN (as in a column of a data frame) or blank is left out. The title is read as headline, the lead as
    running text, whatever they look like.

    Raises:
        TypeError: a part is neither text nor missing.

    >>> import quotecite
    >>> composed = quotecite.compose(title="– Vi må bygge", body="Kari Berg er klar.")
    >>> composed.text
    '– Vi må bygge\n\nKari Berg er klar.'
    >>> composed.place(quotecite.Span(start=15, end=19, text="Kari"))
    ('body', 0, 4)
    """
    text = ""
    fields: list[Field] = []
    parts: tuple[tuple[str, Any], ...] = (("title", title), ("lead", lead), ("body", body))
    for name, value in parts:
        if value is None or (isinstance(value, float) and value != value):  # NaN is not itself
            continue
        if not isinstance(value, str):
            raise TypeError(f"{name}: expected str or None, got {type(value).__name__}")
        if not value.strip():
            continue
        text += _BETWEEN if fields else ""
        fields.append(Field(name=name, start=len(text), end=len(text) + len(value)))
        text += value
    return Composed(text=text, fields=tuple(fields))


def named_blocks(composed: Composed, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a composed text with the kinds that its fields give: title a headline, lead a paragraph."""
    kinds = {"title": BlockKind.HEADLINE, "lead": BlockKind.PARAGRAPH}
    return tuple(attrs.evolve(block, kind=kinds.get(_field_of(composed, block), block.kind)) for block in blocks)


def _field_of(composed: Composed, block: Block) -> str:
    inside = (f.name for f in composed.fields if f.start <= block.span.start < f.end)
    return next(inside, "")
