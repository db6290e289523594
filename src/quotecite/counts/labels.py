"""Labels in words, English or Norwegian, for tables and plots that others shall read: `f` is *women*, *kvinner*.

The words stand in ``labels.tsv``: of each column its values, of ``column`` the headings, of ``*`` what every column can
hold, of ``text`` the titles and notes of plots.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import attrs

from quotecite.words.tsv import cell, read_rows

if TYPE_CHECKING:
    import pandas as pd

LANGUAGES = {"en": "en", "no": "nb", "nb": "nb", "nn": "nn"}


@attrs.frozen
class _Label:
    """A row of ``labels.tsv``."""

    column: str = attrs.field(metadata=cell(key=True))
    value: str = attrs.field(metadata=cell(key=True))
    en: str = attrs.field(metadata=cell())
    nb: str = attrs.field(metadata=cell())
    nn: str = attrs.field(metadata=cell())


@cache
def _table() -> Mapping[tuple[str, ...], Mapping[str, str]]:
    data = resources.files("quotecite").joinpath("counts", "labels.tsv").read_bytes()
    rows = read_rows(_Label, "labels.tsv", data)
    return {key: dict(zip(("en", "nb", "nn"), cells[2:], strict=True)) for key, cells in rows.items()}


@attrs.frozen
class Words:
    """The labels in one language.

    >>> words = Words.of("no")
    >>> words.value("gender", "f"), words.column("month"), words.percent(0.4), words.number(1050)
    ('kvinner', 'måned', '40 %', '1 050')
    """

    language: str

    @classmethod
    def of(cls, language: str) -> Words:
        """The labels in a language: ``en``, ``nb`` (or ``no``), ``nn``.

        Raises:
            ValueError: there are no labels in that language.
        """
        if language not in LANGUAGES:
            raise ValueError(f"language: expected one of {', '.join(LANGUAGES)}, got {language!r}")
        return cls(LANGUAGES[language])

    def column(self, name: str) -> str:
        """The heading of a column; the caller's own have their names."""
        return self._word("column", name) or name

    def value(self, column: str, value: Any) -> str:
        """A value of a column; names, roles, parties and the caller's own stay as they are."""
        if hasattr(value, "ordinal"):
            return self.period(column, value)
        return self._word(column, str(value)) or self._word("*", str(value)) or str(value)

    def text(self, name: str, **values: object) -> str:
        """A title or a note of a plot."""
        return _table()["text", name][self.language].format(**values)

    def texts(self, **wanted: bool) -> list[str]:
        """The notes that are wanted."""
        return [self.text(name) for name, want in wanted.items() if want]

    def month(self, number: int) -> str:
        """The short name of a month, 1 to 12."""
        return self._word("month", str(number)) or str(number)

    def period(self, column: str, period: Any) -> str:
        """A day, week, month or year of pandas."""
        if column == "week":
            iso = period.start_time.isocalendar()
            return f"{self.text('week', week=iso.week)}, {iso.year}"
        if column == "month":
            return f"{self.month(period.month)} {period.year}"
        return f"{period.day}. {self.month(period.month)} {period.year}" if column == "day" else str(period)

    def percent(self, share: float) -> str:
        """A share in percent, as the language writes it."""
        return f"{100 * share:.0f}{'%' if self.language == 'en' else ' %'}"

    def number(self, number: float) -> str:
        """A whole number with its thousands apart."""
        return f"{number:,.0f}".replace(",", "," if self.language == "en" else " ")

    def _word(self, column: str, value: str) -> str | None:
        words = _table().get((column, value))
        return words[self.language] if words else None


def in_words(table: pd.DataFrame, language: str = "en") -> pd.DataFrame:
    """A summary for readers: headings and values in words.

    Args:
        table: what `quotecite.summary` returned.
        language: ``en``, ``nb`` (or ``no``), ``nn``.

    Returns:
        A frame of the same rows; values are text, periods too, so count and plot before.

    Raises:
        ValueError: there are no labels in that language.

    >>> import quotecite
    >>> print(*quotecite.in_words(quotecite.summary([], "gender"), "nn").columns)
    kjønn sitat ord røyster artiklar av del minst høgst
    """
    words = Words.of(language)
    told = {
        name: table[name].map(lambda value, name=name: words.value(name, value)).astype("string")
        for name in table
        if not str(table[name].dtype).lower().startswith(("int", "float"))
    }
    return table.assign(**told).rename(columns=words.column)
