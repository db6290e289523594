"""``– Vi må bygge.`` and then ``Det sier ordfører Kari Berg.``"""

from quotecite.sieves.named_source import from_clause
from quotecite.sieves.scene import Context, Decision
from quotecite.speech.candidates import Candidate


def clause_after(candidate: Candidate, context: Context) -> Decision | None:
    """Clause in the sentence after the words.

    Takes ``Det sier ordfører Kari Berg.``, ``Slik svarer Berg.`` in the next block, and a signature (``– Berg, Lia``).
    Must not take a sentence that reports something of its own (``Det sier Berg at hun vet.``).
    """
    return from_clause(candidate.pointed, context) if candidate.pointed is not None else None
