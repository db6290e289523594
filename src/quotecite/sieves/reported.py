"""``Berg mener at vi må bygge mer.``"""

from quotecite.sieves.named_source import if_identified, source_of_clause
from quotecite.sieves.scene import Context, Decision
from quotecite.speech.candidates import Candidate


def reported(candidate: Candidate, context: Context) -> Decision | None:
    """Source of an indirect statement, or of words in quotation marks.

    Takes the subject of the reporting verb (``Berg mener at …``, ``…, mener Berg``), the source phrase (``ifølge
    Berg``), who calls something so (``Berg kalte det «tull»``) and the document or agent of a passive (``i rapporten
    heter det at``, ``ble opplyst av politiet``). Must not take a person whom the article names in full nowhere (those
    are left to `nameless`).
    """
    if not candidate.told:
        return None
    return if_identified(source_of_clause(candidate, context))
