"""The rules that decide whose words a candidate's are, small functions in small files."""

from quotecite.sieves.careful import Careful
from quotecite.sieves.clause_after import clause_after
from quotecite.sieves.dialogue import answer, prompt, question
from quotecite.sieves.heading import heading
from quotecite.sieves.introduced import introduced
from quotecite.sieves.labelled import labelled
from quotecite.sieves.nameless import nameless
from quotecite.sieves.narration import narration
from quotecite.sieves.reported import reported
from quotecite.sieves.reporting_clause import reporting_clause
from quotecite.sieves.turns import follow_on, resumed, spoken_next

PRECISE_SIEVES = (
    Careful(reporting_clause),
    Careful(reported),
    resumed,
    Careful(introduced),
    Careful(clause_after),
    question,
    labelled,
    heading,
)
"""The rules whose answers can be used unseen; they name nobody whom the article does not name in full, and decide by
focus only where nobody else is near."""

DEFAULT_SIEVES = (
    reporting_clause,
    reported,
    resumed,
    introduced,
    clause_after,
    question,
    answer,
    prompt,
    nameless,
    narration,
    follow_on,
    spoken_next,
    labelled,
    heading,
)
"""All rules, the most precise first; headings last, for they repeat what others decide."""

__all__ = ["DEFAULT_SIEVES", "PRECISE_SIEVES", "Careful"]
