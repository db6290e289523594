"""The clauses beside a candidate: of the sentence that announces it, and of the one that points back at it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quotecite.language.page import Page
from quotecite.language.trees import Sentence
from quotecite.records import BlockKind, QuoteKind
from quotecite.speech.announcing import introduction, pointing_clause
from quotecite.speech.candidates import Candidate, neighbour
from quotecite.speech.clauses import Clause
from quotecite.speech.labels import label, signature
from quotecite.text.signatures import Signature
from quotecite.words.lexicon import Lexicon


def announcement(page: Page, direct: Sequence[Candidate], candidate: Candidate, lexicon: Lexicon) -> Clause | None:
    """The clause that announces a candidate which has none of its own: of the sentence that ends in a colon before it.

    Where that sentence is the clause of the line before (``…, sier Berg og legger til:``), that very clause goes on.
    """
    if candidate.bare:
        sentence = _announcing(page, candidate)
        before = neighbour(direct, candidate, -1)
        if before is not None and before.clause is not None and before.clause.sentence is sentence:
            return before.clause
        return _named_before_colon(page, sentence, lexicon) if sentence is not None else None
    if candidate.kind is QuoteKind.HEADING and candidate.lead:
        sentence = _ends_in_colon(page, _before(page, candidate))
        return _named_before_colon(page, sentence, lexicon) if sentence is not None else None
    return None


def _named_before_colon(page: Page, sentence: Sentence, lexicon: Lexicon) -> Clause | None:
    """The clause of a sentence with a verb, or of a label."""
    return introduction(sentence, lexicon) or label(page, sentence, lexicon)


def _announcing(page: Page, candidate: Candidate) -> Sentence | None:
    """The sentence that ends in a colon right before a candidate's dash, in its block or the one before."""
    dash = candidate.place.start
    before = _before(page, candidate)
    if not before and candidate.block:
        if page.text[dash - 1 : dash].strip():
            return None
        before = page.sentences_in(candidate.block - 1)
    return _ends_in_colon(page, before)


def _before(page: Page, candidate: Candidate) -> Sequence[Sentence]:
    """The last sentence of a candidate's block that ends before its dash, if there is one."""
    return page.sentences_before(candidate.block, candidate.place.start)


def _ends_in_colon(page: Page, sentences: Sequence[Sentence]) -> Sentence | None:
    """The last of some sentences, if it ends in a colon."""
    return sentences[-1] if sentences and page.text[sentences[-1].end - 1] == ":" else None


def pointing_back(
    page: Page,
    direct: Sequence[Candidate],
    candidate: Candidate,
    signed: Mapping[int, Sequence[Signature]],
    lexicon: Lexicon,
) -> Clause | None:
    """The clause of the next block for a line without one of its own: ``Det sier Berg.``, or who signs it."""
    if not candidate.bare:
        return None
    following = neighbour(direct, candidate, +1)
    after = page.sentences_in(candidate.block + 1)
    if not after or (following is not None and following.block <= candidate.block + 1):
        return None
    below = signed.get(candidate.block + 1, ())
    return pointing_clause(after[0], lexicon) or _signed(page, candidate.block + 1, below, lexicon)


def _signed(page: Page, number: int, below: Sequence[Signature], lexicon: Lexicon) -> Clause | None:
    """The clause of a block that signs what stands above it."""
    if page.blocks[number].kind is not BlockKind.BYLINE:
        return None
    return next((clause for s in below if (clause := signature(page, s, lexicon)) is not None), None)
