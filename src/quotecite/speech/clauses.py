"""Reporting clauses: the record, the forms they have, and what all who look for one share."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import attrs

from quotecite.language.trees import Sentence, Token
from quotecite.records import CueKind
from quotecite.words.lexicon import Lexicon, Verb


class Form(StrEnum):
    """How a clause reports, and so how it names its source."""

    SUBJECT = "subject"  # ``…, sier Berg``; ``Berg mener at …``
    PASSIVE = "passive"  # ``heter det i rapporten``, ``får Avisa opplyst``
    PHRASE = "phrase"  # ``ifølge Berg``, ``etter Bergs mening``
    NOUN = "noun"  # ``er dommen fra Berg``
    REPORT = "report"  # ``Berg snakket om saken``: somebody has the floor, no content is found
    INTRODUCTION = "introduction"  # ``Hun legger til:``
    SCENE = "scene"  # ``Berg er klar:``, announced by no reporting word
    LABEL = "label"  # ``Berg: – Uaktuelt``, the colon for a cue
    SIGNATURE = "signature"  # ``«Vi må bygge.» – Kari Berg, Lia``
    POINTING = "pointing"  # ``Det sier Berg.``

    @property
    def by_subject(self) -> bool:
        """Whether the source is the subject of the cue."""
        return self in (Form.SUBJECT, Form.REPORT, Form.INTRODUCTION, Form.POINTING)

    @property
    def has_cue(self) -> bool:
        """Whether a word of the clause reports."""
        return self not in (Form.SCENE, Form.LABEL, Form.SIGNATURE)


@attrs.frozen(kw_only=True)
class Clause:
    """One reporting clause. ``start`` and ``end`` are code points of the article; ``end`` leaves out a closing comma.

    ``mention`` is the source's noun phrase (empty when the clause names none). ``final`` says that the clause reaches
    the end of its sentence, so that no more of the same quote follows in it. ``relay`` is who passes on what somebody
    else says (``Berg sier, ifølge Avisa, at …``) or is told (``får Avisa opplyst``).
    """

    sentence: Sentence
    cue: Token
    lemma: str
    kind: CueKind | None
    mention: tuple[Token, ...]
    start: int
    end: int
    final: bool
    form: Form = Form.SUBJECT
    relay: tuple[Token, ...] = ()

    @property
    def source(self) -> tuple[int, int] | None:
        """Where its source stands, in half-open code points; None when it names none."""
        return (self.mention[0].start, self.mention[-1].end) if self.mention else None


def reporting_rows(sentence: Sentence, verb: Token, lexicon: Lexicon) -> list[Verb]:
    """The reporting verbs that a token can be, those whose particle follows it in the sentence."""
    following = {t.lower for t in sentence.tokens[verb.index + 1 :]}
    return [row for row in lexicon.verbs(verb.text) if set(row.particle.split()) <= following]


def subject_of(sentence: Sentence, verb: Token) -> Token | None:
    """The verb's subject, or that of the verb or predicate it belongs to."""
    seen = [verb, *sentence.ancestors(verb)] if verb.deprel in ("conj", "cop", "aux", "aux:pass", "xcomp") else [verb]
    found = (likeliest_subject(sentence, sentence.children(token, "nsubj")) for token in seen)
    return next(filter(None, found), None)


def likeliest_subject(sentence: Sentence, subjects: Sequence[Token]) -> Token | None:
    """Of what the tree takes for subjects of one verb, the first without a preposition (``Om saken sier han``)."""
    return next((s for s in subjects if not sentence.children(s, "case")), subjects[0] if subjects else None)
