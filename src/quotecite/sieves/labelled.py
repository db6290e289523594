"""``Kari Berg: – Uaktuelt``"""

from quotecite.records import MentionKind, QuoteKind, SourceKind
from quotecite.sieves.named_source import from_clause
from quotecite.sieves.scene import Context, Decision
from quotecite.speech.candidates import Candidate
from quotecite.speech.clauses import Form

_SPEAK = (SourceKind.PERSON, SourceKind.MEDIA)


def labelled(candidate: Candidate, context: Context) -> Decision | None:
    """Who is named before the colon of a heading.

    Takes a heading whose dash follows somebody's name or title and a colon (``Berg: – Uaktuelt``, ``Ordføreren om
    planen: – Uaktuelt``), or what somebody says (``Berg raser: – Uaktuelt``); a sentence about somebody only when the
    words say *jeg* (``Berg gir seg: – Jeg er sliten``). Must not take a label that names nobody (``KREVER SVAR:``), nor
    what others say of the person (``Berg gir seg: – Hun var best``).
    """
    clause = candidate.announced
    if candidate.kind is not QuoteKind.HEADING or clause is None:
        return None
    if clause.form is Form.SCENE and not context.says(1, candidate, number="sing"):
        return None
    decision = from_clause(clause, context)
    if decision.mention is None or not decision.speakers:
        return None
    named = decision.mention.kind is MentionKind.NAME
    known = all(s.identified and (s.kind in _SPEAK or not named) for s in decision.speakers)
    return decision if known or (named and clause.form is Form.SCENE) else None
