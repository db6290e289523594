"""Sentences and nouns beside marked words that say whose they are: an introduction, a signature, ``Det sier Berg.``"""

from __future__ import annotations

import attrs

from quotecite.language.phrases import is_finite, owner_of
from quotecite.language.trees import Sentence, Token
from quotecite.records import CueKind
from quotecite.speech.announcing import introduction, pointing_clause
from quotecite.speech.clause_starts import Start, agent_after, is_known
from quotecite.speech.clauses import Clause, Form, reporting_rows
from quotecite.speech.labels import label, signature
from quotecite.speech.marked_page import MarkedPage, report
from quotecite.speech.subjects import source_of
from quotecite.text.quotation_marks import Stretch

_LINKS = frozenset({"PUNCT", "ADJ", "ADV"})  # what may stand with *er* between a noun and the words
_OWNS = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ"})  # words of an owner and of what stands before a noun


# -- before the words ----------------------------------------------------------------------------------------------


def announced(stretch: Stretch, on: MarkedPage) -> Clause | None:
    """``Berg skriver:``, ``I loven heter det:``; before a sentence also ``Berg er uenig:`` and ``Og fra Berg:``."""
    sentence = on.sentence_up_to(stretch) if on.after_colon(stretch) else None
    if sentence is None:
        return None
    sentence = _until(sentence, on.end_before(stretch))
    clause = introduction(sentence, on.lexicon)
    if clause is not None and clause.form is Form.INTRODUCTION:
        return clause
    impersonal = next(filter(None, (_impersonal(sentence, t, on) for t in sentence.tokens)), None)
    if impersonal is not None or not on.is_sentence(stretch):
        return impersonal
    if clause is not None:
        return clause if is_known(clause.mention, on.lexicon) else None
    return label(on.page, sentence, on.lexicon)


def _impersonal(sentence: Sentence, cue: Token, on: MarkedPage) -> Clause | None:
    """``I loven heter det:``: the document or agent of a reporting word without a subject of its own."""
    row = next(iter(reporting_rows(sentence, cue, on.lexicon)), None) if is_finite(cue) else None
    mention = source_of(sentence, cue, row.lemma, on.lexicon) if row is not None else ()
    return report(sentence, cue, row, mention, sentence.end) if row is not None and mention else None


def _until(sentence: Sentence, end: int) -> Sentence:
    """The sentence up to an offset, when it goes on after the colon."""
    kept = tuple(t for t in sentence.tokens if t.start < end)
    if len(kept) == len(sentence.tokens):
        return sentence
    inside = tuple(attrs.evolve(t, head=-1) if (t.head or 0) >= len(kept) else t for t in kept)
    return attrs.evolve(sentence, tokens=inside)


def worded(stretch: Stretch, on: MarkedPage) -> Clause | None:
    """``minner om Bergs ord:``, ``Svaret fra Berg er at «…»``, ``Bergs svar er klart:``: a noun, and whose it is."""
    sentence = on.sentence_up_to(stretch) if on.after_colon(stretch) else on.sentence(stretch)
    end = on.end_before(stretch)
    tokens = [t for t in sentence.tokens if t.end <= end] if sentence is not None else []
    noun = next((t for t in reversed(tokens) if t.lower in on.lexicon.words("saying_noun")), None)
    if sentence is None or noun is None or on.is_marked(noun.start):
        return None
    owner, last = _whose(sentence, noun, on)
    bridge = on.lexicon.words("light_verb") | on.lexicon.words("that")
    if not owner or any(t.lower not in bridge and t.upos not in _LINKS for t in tokens[last + 1 :]):
        return None
    return Clause(
        sentence=sentence, cue=noun, lemma=noun.lemma, kind=CueKind.SAY, mention=owner,
        start=noun.start, end=tokens[-1].end, final=False, form=Form.NOUN,
    )  # fmt: skip


def _whose(sentence: Sentence, noun: Token, on: MarkedPage) -> tuple[tuple[Token, ...], int]:
    """Who owns a noun, and the index of the last word of both: ``Bergs svar``, ``svaret fra Berg``; not *sitt svar*."""
    start = Start(sentence=sentence, word=noun, inside=len(sentence.tokens), lexicon=on.lexicon)
    mention = agent_after(start, noun)
    if mention:
        return mention, mention[-1].index
    first = noun.index
    while first and sentence.tokens[first - 1].upos in _OWNS:
        first -= 1
    owner = owner_of(sentence, first, noun.index, on.lexicon) if first < noun.index else ()
    own = bool(owner) and owner[0].lower in on.lexicon.words("possessive_link")
    return (() if own else owner), noun.index


# -- after the words -----------------------------------------------------------------------------------------------


def signed(stretch: Stretch, on: MarkedPage) -> Clause | None:
    """``«Vi må bygge.» – Kari Berg, Lia``: the signature after a stretch, in its block or the next one."""
    written = on.signature_after(stretch)
    if written is None or any(on.page.text[at].isalnum() for at in range(stretch.outer_end, written.dash)):
        return None
    return signature(on.page, written, on.lexicon)


def pointed_at(stretch: Stretch, on: MarkedPage) -> Clause | None:
    """``Det sier Berg.``, ``Slik beskriver Berg dagen.`` right after marked words, or in the block after them."""
    later = on.page.sentence_after(stretch.block, stretch.end)
    if later is None and stretch.whole:
        later = next(iter(on.page.sentences_in(stretch.block + 1)), None)
    if later is None or any(on.page.text[at].isalnum() for at in range(stretch.outer_end, later.start)):
        return None
    return pointing_clause(later, on.lexicon)
