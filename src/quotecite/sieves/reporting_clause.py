"""``– Vi må bygge mer, sier Berg.``"""

from quotecite.candidates import Candidate, Context, Decision
from quotecite.clauses import Clause


def reporting_clause(candidate: Candidate, context: Context) -> Decision | None:
    """Subject of the reporting clause.

    Takes a clause after the words (``…, sier Berg``), one that interrupts them (``Dette, sier Berg, er galt``), passives
    (``heter det i rapporten``), source phrases (``ifølge Berg``) and nouns (``er dommen fra Berg``). Must not take a
    clause inside the words about somebody else (``Når folk klager, sier kommunen at det er slik``).
    """
    return from_clause(candidate.clause, context) if candidate.clause is not None else None


def from_clause(clause: Clause, context: Context) -> Decision:
    """The source that a clause names, or an empty decision that says who remained."""
    mention = context.describer.describe(clause.sentence, clause.mention)
    found = context.who.resolve(mention)
    words = context.text[mention.start : mention.end]
    if found.entities:
        note = f"subject of «{clause.cue.text}»" if clause.form == "subject" else f"source named by «{clause.cue.text}»"
        return Decision(speakers=found.entities, note=note, mention=mention, clause=clause)
    names = " or ".join(e.name for e in found.candidates) or "nobody in the article"
    note = f"«{words}» can mean {names}"
    return Decision(speakers=(), note=note, mention=mention, clause=clause, candidates=found.candidates)
