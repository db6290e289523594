"""From sentences to everything that the sieves look at: the table of contents of quotecite."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from quotecite.language.names import find_names
from quotecite.language.trees import Sentence
from quotecite.records import Block, SourceKind, Variety
from quotecite.sieves.scene import Context
from quotecite.speech.direct import direct_candidates
from quotecite.speech.indirect import indirect_candidates
from quotecite.speech.marked_words import with_marks
from quotecite.speech.reports import find_reports
from quotecite.text.dash_lines import find_lines
from quotecite.text.quotation_marks import find_marks
from quotecite.who.cast import Entity
from quotecite.who.mentions import Describer
from quotecite.who.resolve import Who
from quotecite.words.lexicon import Lexicon


def analyse(
    text: str, blocks: tuple[Block, ...], variety: Variety, sentences: tuple[Sentence, ...], lexicon: Lexicon
) -> Context:
    """Everything that the sieves look at: candidates, and who is who."""
    lexicon = lexicon.for_variety(variety)
    by_block: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        by_block.setdefault(sentence.block, []).append(sentence)
    lines = find_lines(text, blocks)
    candidates = direct_candidates(text, blocks, lines, by_block, lexicon)
    names = find_names(sentences, lexicon)
    describer = Describer(names, lexicon, variety)
    quoted = _inside([part for candidate in candidates for part in candidate.parts])
    who = Who(
        sentences,
        names,
        describer,
        lexicon,
        quoted=quoted,
        spoken=[t.start for c in candidates if c.clause is not None for t in c.clause.mention],
        kinds=[block.kind for block in blocks],
    )
    stretches = find_marks(text, blocks)
    told = indirect_candidates(blocks, sentences, candidates, quoted, lexicon)
    return Context(
        text=text,
        variety=variety,
        blocks=blocks,
        sentences={n: tuple(found) for n, found in by_block.items()},
        candidates=candidates,
        indirect=with_marks(text, blocks, by_block, stretches, told, quoted, lexicon, first=len(candidates)),
        who=who,
        describer=describer,
        lexicon=lexicon,
        interviewer=Entity(name="intervjuer", kind=SourceKind.INTERVIEWER),
        reports=find_reports(sentences, quoted, lexicon),
    )


def _inside(spans: Sequence[tuple[int, int]]) -> Callable[[int], bool]:
    """Whether an offset lies in one of the (ordered, disjoint) spans."""
    starts = [start for start, _ in spans]

    def inside(offset: int) -> bool:
        at = bisect_right(starts, offset) - 1
        return at >= 0 and offset < spans[at][1]

    return inside
