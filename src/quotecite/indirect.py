"""Indirect statements to candidates: the sentences of the narrator, block by block."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from quotecite.candidates import Candidate
from quotecite.lexicon import Lexicon
from quotecite.openings import Line
from quotecite.records import Block, BlockKind, QuoteKind
from quotecite.statements import statements
from quotecite.trees import Sentence

_SILENT = frozenset({BlockKind.LINK, BlockKind.CREDIT, BlockKind.BYLINE})


def indirect_candidates(
    blocks: Sequence[Block],
    sentences: Iterable[Sentence],
    direct: Sequence[Candidate],
    quoted: Callable[[int], bool],
    lexicon: Lexicon,
) -> tuple[Candidate, ...]:
    """One candidate for each indirect statement in text order, numbered after the direct ones."""
    cues = {c.clause.cue.start for c in direct if c.clause is not None}
    found: list[Candidate] = []
    for sentence in sentences:
        if blocks[sentence.block].kind in _SILENT:
            continue
        for statement in statements(sentence, quoted, lexicon):
            start, end = statement.parts[0][0], statement.parts[-1][1]
            if statement.clause.cue.start in cues or any(quoted(at) for at, _ in statement.parts):
                continue
            found.append(
                Candidate(
                    index=len(direct) + len(found),
                    kind=QuoteKind.INDIRECT,
                    line=Line(block=sentence.block, dash=start, content=start, end=end, lead=False),
                    parts=statement.parts,
                    clause=statement.clause,
                )
            )
    return tuple(found)
