"""The clauses beside a candidate: of the sentence that announces it, and of the one that points back at it."""

from __future__ import annotations

from collections.abc import Sequence

from quotecite.language.page import Page
from quotecite.language.trees import Sentence
from quotecite.records import QuoteKind
from quotecite.speech.announcing import introduction, pointing_clause
from quotecite.speech.candidates import Candidate, neighbour
from quotecite.speech.clauses import Clause, Form
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
        return introduction(sentence, lexicon) if sentence is not None else None
    if candidate.kind is QuoteKind.HEADING and candidate.lead:
        label = _ends_in_colon(page, _before(page, candidate))
        return introduction(label, lexicon) or _label(page, label) if label is not None else None
    return None


def _announcing(page: Page, candidate: Candidate) -> Sentence | None:
    """The sentence with a verb that ends in a colon right before a candidate's dash, in its block or the one before."""
    dash = candidate.place.start
    before = _before(page, candidate)
    if not before and candidate.block:
        if page.text[dash - 1 : dash].strip():
            return None
        before = page.sentences_in(candidate.block - 1)
    sentence = _ends_in_colon(page, before)
    return sentence if sentence is not None and any(t.upos in ("VERB", "AUX") for t in sentence.tokens) else None


def _before(page: Page, candidate: Candidate) -> Sequence[Sentence]:
    """The sentences of a candidate's block that end before its dash."""
    return [s for s in page.sentences_in(candidate.block) if s.end <= candidate.place.start]


def _ends_in_colon(page: Page, sentences: Sequence[Sentence]) -> Sentence | None:
    """The last of some sentences, if it ends in a colon."""
    return sentences[-1] if sentences and page.text[sentences[-1].end - 1] == ":" else None


def _label(page: Page, sentence: Sentence) -> Clause | None:
    """The name, with or without a title, that is all that stands before the colon of a heading."""
    last = sentence.tokens[-2] if len(sentence.tokens) > 1 else sentence.tokens[0]
    name = page.name_at(last)
    if name is None or name.genitive or any(t.upos in ("VERB", "AUX") for t in sentence.tokens):
        return None
    return Clause(
        sentence=sentence, cue=sentence.tokens[-1], lemma="", kind=None, mention=name.tokens,
        start=sentence.start, end=sentence.end, final=True, form=Form.LABEL,
    )  # fmt: skip


def pointing_back(page: Page, direct: Sequence[Candidate], candidate: Candidate, lexicon: Lexicon) -> Clause | None:
    """The clause of the next block that points back at a line without one of its own (``Det sier Berg.``)."""
    following = neighbour(direct, candidate, +1)
    if not candidate.bare or (following is not None and following.block <= candidate.block + 1):
        return None
    after = page.sentences_in(candidate.block + 1)
    return pointing_clause(after[0], lexicon) if after else None
