"""``– Vi må bygge mer, sier Berg.``"""

from quotecite.records import CueKind, MentionKind
from quotecite.sieves.scene import Context, Decision
from quotecite.speech.candidates import Candidate
from quotecite.speech.clauses import Clause
from quotecite.who.cast import compatible


def reporting_clause(candidate: Candidate, context: Context) -> Decision | None:
    """Subject of the reporting clause.

    Takes a clause after the words (``…, sier Berg``), one that interrupts them (``Dette, sier Berg, er galt``),
    passives (``heter det i rapporten``), source phrases (``ifølge Berg``) and nouns (``er dommen fra Berg``). Must not
    take a clause inside the words about somebody else (``Når folk klager, sier kommunen at det er slik``), nor a person
    whom the article names in full nowhere (those are left to `nameless`).
    """
    if candidate.told:
        return None
    decision = source_of_clause(candidate, context)
    return decision if decision is not None and all(s.identified for s in decision.speakers) else None


def source_of_clause(candidate: Candidate, context: Context) -> Decision | None:
    """The source of a candidate's clause, whoever it is; None without a clause."""
    if candidate.clause is None:
        return None
    if not candidate.clause.mention:
        return _same_document(candidate, candidate.clause, context)
    return _same_voice(candidate, context) or from_clause(candidate.clause, context)


def _same_voice(candidate: Candidate, context: Context) -> Decision | None:
    """``sier hun`` right after somebody's words, nothing told in between: the same voice, if gender allows."""
    if candidate.told:
        return None
    before = context.neighbour(candidate, -1)
    if candidate.clause is None or before is None or not context.follows_directly(before, candidate):
        return None
    clause = candidate.clause
    mention = context.describer.describe(clause.sentence, clause.mention)
    speakers = context.speakers_of(before)
    if mention.kind is not MentionKind.PRONOUN or not speakers:
        return None
    if (len(speakers) > 1) != bool(mention.plural) or (len(speakers) == 1 and not compatible(speakers[0], mention)):
        return None
    context.who.settle(mention, speakers)
    return Decision(
        speakers=speakers, note=f"«{mention.tokens[0].text}» goes on speaking", mention=mention, clause=clause
    )


def _same_document(candidate: Candidate, clause: Clause, context: Context) -> Decision:
    """``står det`` names nobody: it goes on with whoever the narration or the line before reports last."""
    before = context.narration_before(candidate)
    reports = [r for r in context.reports if any(r.sentence is s for s in before) and r.mention]
    found = () if before else context.speakers_of(context.neighbour(candidate, -1))
    if reports:
        found = from_clause(reports[-1], context).speakers
    cue = context.text[clause.start : clause.end]
    return Decision(speakers=found, note=f"«{cue}» {'goes on from before' if found else 'names nobody'}", clause=clause)


def from_clause(clause: Clause, context: Context) -> Decision:
    """The source that a clause names, or an empty decision that says who remained."""
    mention = context.describer.describe(clause.sentence, clause.mention)
    if any(p.person < 3 and p.kind == "subject" for p in context.lexicon.pronouns(clause.mention[0].text)):
        return _journalist(clause, context)
    found = context.who.resolve(mention)
    words = context.text[mention.start : mention.end]
    if found.entities:
        note = f"subject of «{clause.cue.text}»" if clause.form.by_subject else f"source named by «{clause.cue.text}»"
        return Decision(speakers=found.entities, note=note, mention=mention, clause=clause)
    names = " or ".join(e.name for e in found.candidates) or "nobody in the article"
    note = f"«{words}» can mean {names}"
    return Decision(speakers=(), note=note, mention=mention, clause=clause, candidates=found.candidates)


def _journalist(clause: Clause, context: Context) -> Decision:
    """``Vi spurte Berg:`` is the journalist's question; whatever else the narrator says of himself names nobody."""
    asked = clause.kind is CueKind.ASK
    note = "the journalist asks" if asked else f"«{clause.mention[0].text}» is the narrator"
    return Decision(speakers=(context.interviewer,) if asked else (), note=note, clause=clause)
