"""Whose words a stretch in quotation marks is, as the text shows it: what is tried, in order."""

from __future__ import annotations

from collections.abc import Callable

from quotecite.speech.clauses import Clause
from quotecite.speech.marked_beside import announced, pointed_at, signed, worded
from quotecite.speech.marked_clauses import Parts, clause_after, clause_within, from_beginning, without
from quotecite.speech.marked_inside import compared, content, in_content, named, part, said
from quotecite.speech.marked_page import MarkedPage
from quotecite.text.quotation_marks import Stretch

_RULES: tuple[Callable[[Stretch, MarkedPage], Clause | None], ...] = (
    clause_after,
    signed,
    content,
    said,
    named,
    compared,
    worded,
    part,
    in_content,
    announced,
    pointed_at,
)
"""What can show whose words a stretch is, the surest first."""


def source_of(stretch: Stretch, on: MarkedPage) -> tuple[Clause | None, Parts]:
    """The clause that shows whose words a stretch is, and what is said in it; no clause when nothing shows it.

    Where a mark is missing a clause must tell where the words end; where none opens them, one must follow.
    """
    if not stretch.opened:
        return clause_after(stretch, on), from_beginning(stretch, on)
    within = clause_within(stretch, on) if not stretch.closed else None
    words = without(stretch, within, on) if within is not None else ()
    if words:  # not a clause and nothing else (``«, sier Berg``)
        return within, words
    clause = next((clause for rule in _RULES if (clause := rule(stretch, on)) is not None), None)
    return clause, ((stretch.start, stretch.end),)
