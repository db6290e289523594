"""``– Vi må bygge mer, sier Berg.``"""

from quotecite.sieves.named_source import if_identified, source_of_clause
from quotecite.sieves.scene import Context, Decision
from quotecite.speech.candidates import Candidate


def reporting_clause(candidate: Candidate, context: Context) -> Decision | None:
    """Subject of the reporting clause.

    Takes a clause after the words (``…, sier Berg``), one that interrupts them (``Dette, sier Berg, er galt``),
    passives (``heter det i rapporten``), source phrases (``ifølge Berg``) and nouns (``er dommen fra Berg``). Must not
    take a clause inside the words about somebody else (``Når folk klager, sier kommunen at det er slik``), nor a person
    whom the article names in full nowhere (those are left to `nameless`).
    """
    if candidate.told:
        return None
    return if_identified(source_of_clause(candidate, context))
