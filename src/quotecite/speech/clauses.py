"""The door to reporting clauses: the record, and how one is found."""

from quotecite.speech.announcing import pointing_clause
from quotecite.speech.clause import Clause, Form, reporting_rows, subject_of
from quotecite.speech.closing import closing_clause
from quotecite.speech.source_phrases import source_phrase

__all__ = [
    "Clause",
    "Form",
    "closing_clause",
    "pointing_clause",
    "reporting_rows",
    "source_phrase",
    "subject_of",
]
