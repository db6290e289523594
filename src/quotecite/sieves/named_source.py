"""What the source of a clause comes to: whoever it means, with both reasons, or who remained."""

from quotecite.records import CueKind
from quotecite.sieves.scene import Context, Decision
from quotecite.speech.candidates import Candidate
from quotecite.speech.clauses import Clause, Form


def source_of_clause(candidate: Candidate, context: Context) -> Decision | None:
    """The source of a candidate's own clause, whoever it is; None without a clause."""
    if candidate.clause is None:
        return None
    if not candidate.clause.mention:
        return _same_document(candidate, candidate.clause, context)
    return from_clause(candidate.clause, context)


def if_identified(decision: Decision | None) -> Decision | None:
    """A decision for sources that the article identifies, or an open one; others are left to `nameless`."""
    return decision if decision is not None and all(s.identified for s in decision.speakers) else None


def from_clause(clause: Clause, context: Context) -> Decision:
    """The source that a clause names, or an empty decision that says who remained."""
    mention, meaning = context.who.mention(clause), context.who.of(clause)
    if mention is None:
        return _journalist(clause, context)
    words = context.text[mention.start : mention.end]
    if not meaning.sources:
        names = " or ".join(e.fullest_name for e in meaning.candidates) or "nobody in the article"
        note = f"«{words}» {meaning.why or f'can mean {names}'}"
        return Decision(speakers=(), note=note, mention=mention, clause=clause, candidates=meaning.candidates)
    why = f"; «{words}»: {meaning.why}" if meaning.why else ""
    note = _named_by(clause) + why
    return Decision(speakers=meaning.sources, note=note, mention=mention, clause=clause, rivals=meaning.rivals)


def _named_by(clause: Clause) -> str:
    """How a clause names its source."""
    if not clause.form.has_cue:
        return "signs the words" if clause.form is Form.SIGNATURE else "named before the colon"
    return f"{'subject of' if clause.form.by_subject else 'source named by'} «{clause.cue.text}»"


def _same_document(candidate: Candidate, clause: Clause, context: Context) -> Decision:
    """``står det`` names nobody: it goes on with whoever the narration or the line before reports last."""
    before = context.narration_before(candidate)
    reports = [r for r in context.speech.reports if (r.sentence.start, r.sentence.end) in before and r.mention]
    found = () if before else context.speakers_of(context.neighbour(candidate, -1))
    if reports:
        found = from_clause(reports[-1], context).speakers
    cue = context.text[clause.start : clause.end]
    return Decision(speakers=found, note=f"«{cue}» {'goes on from before' if found else 'names nobody'}", clause=clause)


def _journalist(clause: Clause, context: Context) -> Decision:
    """``Vi spurte Berg:`` is the journalist's question; whatever else the narrator says of himself names nobody."""
    asked = clause.kind is CueKind.ASK
    told = f"«{clause.mention[0].text}» is the narrator" if clause.mention else f"«{clause.cue.text}» names nobody"
    note = "the journalist asks" if asked else told
    return Decision(speakers=(context.interviewer,) if asked else (), note=note, clause=clause)
