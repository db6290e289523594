"""``– Vi må bygge.`` and then ``Det sier ordfører Kari Berg.``"""

from quotecite.sieves.reporting_clause import from_clause
from quotecite.sieves.scene import Context, Decision
from quotecite.speech.candidates import Candidate
from quotecite.speech.clauses import pointing_clause


def clause_after(candidate: Candidate, context: Context) -> Decision | None:
    """Clause in the sentence after the words.

    Takes ``Det sier ordfører Kari Berg.``, ``Slik svarer Berg.`` in the next block.
    Must not take a sentence that reports something of its own (``Det sier Berg at hun vet.``).
    """
    following = context.neighbour(candidate, +1)
    if not candidate.bare or (following is not None and following.block == candidate.block):
        return None
    sentences = context.sentences.get(candidate.block + 1, ())
    if not sentences or (following is not None and following.block == candidate.block + 1):
        return None
    clause = pointing_clause(sentences[0], context.lexicon)
    return from_clause(clause, context) if clause is not None else None
