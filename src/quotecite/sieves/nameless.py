"""``– Det gikk fort, sier en nabo.``"""

from quotecite.sieves.introduced import announced_source
from quotecite.sieves.named_source import source_of_clause
from quotecite.sieves.scene import Context, Decision
from quotecite.speech.candidates import Candidate


def nameless(candidate: Candidate, context: Context) -> Decision | None:
    """Source that the article names in full nowhere.

    Takes what the clause or the announcing sentence calls by a noun, a first name or a surname alone (``sier en nabo``,
    ``sier Samir``). Less sure than the rules before it: such a mention may be somebody who is named in full after all.
    Must not take a candidate without clause and without announcement.
    """
    return source_of_clause(candidate, context) or announced_source(candidate, context)
