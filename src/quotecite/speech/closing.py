"""The reporting clause that follows or interrupts somebody's words: ``…, sier ordfører Kari Berg til Avisa.``

The tail of reporting verbs is open, so structure finds those that no table holds: Universal Dependencies makes the
reported words the left ``ccomp`` or ``parataxis`` of the verb (or the verb a ``parataxis`` of them).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile

from quotecite.language.phrases import is_finite
from quotecite.language.trees import Sentence
from quotecite.speech.announcing import pointing_clause
from quotecite.speech.auxiliary_clauses import modal_clause, passive_clause, perfect_clause, received_clause
from quotecite.speech.clause_ends import has_own_content
from quotecite.speech.clause_starts import Start, clause_starts
from quotecite.speech.clauses import Clause
from quotecite.speech.noun_clauses import noun_clause
from quotecite.speech.source_phrases import phrase_clause
from quotecite.speech.verb_clauses import asking_clause, burst_clause, impersonal_clause, unlisted_clause, verb_clause
from quotecite.words.lexicon import Lexicon


def closing_clause(sentences: Sequence[Sentence], start: int, end: int, lexicon: Lexicon) -> Clause | None:
    """The reporting clause that follows or interrupts the words between two offsets; None when there is none.

    In the first sentence that has one, a clause that ends the sentence goes before one that does not, and a listed verb
    before one that only the tree shows. Without any, a last sentence that points back (``Det sier ordfører Kari
    Berg.``) is the clause.
    """
    found = [c for at in clause_starts(sentences, start, end, lexicon) if (c := clause_at(at)) is not None]
    first = [c for c in found if c.sentence is found[0].sentence]
    best = min(first, key=lambda c: (not c.final, c.kind is None), default=None)
    return best or _pointing_at_the_end(sentences, start, lexicon)


def _pointing_at_the_end(sentences: Sequence[Sentence], start: int, lexicon: Lexicon) -> Clause | None:
    """The last of several sentences, when it points back at the others and names somebody."""
    if len(sentences) < 2 or sentences[-1].start <= start:
        return None
    clause = pointing_clause(sentences[-1], lexicon)
    return clause if clause is not None and clause.mention[0].upos != "PRON" else None


def clause_at(start: Start) -> Clause | None:
    """The clause that begins at a word, in the first form that fits."""
    return next(filter(None, (form(start) for form in _FORMS)), None)


def _cleft_clause(start: Start) -> Clause | None:
    """``var det en som sa``, ``var det første Berg sa``, ``er alt han vil si``: *det* or *alt*, source, verb."""
    tokens, inside, lexicon = start.sentence.tokens, start.inside, start.lexicon
    first = start.word.index + 2
    light = start.word.lower in lexicon.words("light_verb") and first < inside
    if not light or tokens[first - 1].lower not in lexicon.words("expletive") | lexicon.words("all_that"):
        return None
    first += tokens[first].upos == "ADJ" and tokens[first].deprel != "nsubj"
    mention = start.phrase(first)
    at = mention[-1].index + 1 if mention else inside
    at += at < inside and tokens[at].lower in lexicon.words("relative")
    verbs = tuple(takewhile(lambda t: t.upos in ("VERB", "AUX"), tokens[at:inside]))
    if not verbs or not is_finite(verbs[0]):
        return None
    cue = verbs[-1]
    rows = [row for row in lexicon.verbs(cue.text) if not row.particle]
    stop, final = start.extent(cue)
    if not rows or not final or has_own_content(start.sentence, cue, cue.index, stop, start.lexicon):
        return None
    return start.clause(cue=cue, lemma=rows[0].name, kind=rows[0].kind, mention=mention, extent=(stop, final))


_FORMS: tuple[Callable[[Start], Clause | None], ...] = (
    phrase_clause,
    noun_clause,
    _cleft_clause,
    received_clause,
    perfect_clause,
    passive_clause,
    modal_clause,
    impersonal_clause,
    asking_clause,
    verb_clause,
    burst_clause,
    unlisted_clause,
)
"""The forms of a clause beside somebody's words, in the order in which they are tried."""
