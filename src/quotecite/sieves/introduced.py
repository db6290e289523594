"""``Berg er klar:``, ``Berg:`` and then the words."""

from quotecite.records import MentionKind
from quotecite.sieves.named_source import from_clause, if_identified
from quotecite.sieves.scene import Context, Decision
from quotecite.speech.candidates import Candidate
from quotecite.speech.clauses import Form


def introduced(candidate: Candidate, context: Context) -> Decision | None:
    """Subject of the sentence that announces the words.

    Takes a sentence that ends in a colon just before the dash, in the same block or the one before
    (``Hun legger til:``, ``…, sier Berg og fortsetter:``), and a label that names somebody (``Lie (H):``). Must not
    take a heading or a label that names nobody (``KREVER SVAR:``), nor a person whom the article names in full nowhere
    (left to `nameless`).
    """
    return if_identified(announced_source(candidate, context))


def announced_source(candidate: Candidate, context: Context) -> Decision | None:
    """The source that the sentence before the dash announces, whoever it is."""
    clause = candidate.announced
    if clause is None or not candidate.bare:
        return None
    before = context.neighbour(candidate, -1)
    if before is not None and before.clause == clause:
        speakers = context.speakers_of(before)  # ``…, sier Berg og legger til:``
        return Decision(speakers=speakers, note="the clause before announces more") if speakers else None
    decision = from_clause(clause, context)
    mention = decision.mention
    personal = mention is not None and (mention.kind is not MentionKind.NOMINAL or mention.personal)
    known = personal and all(s.identified for s in decision.speakers)
    return decision if clause.form in (Form.INTRODUCTION, Form.LABEL) or known else None
