"""Summaries and plots in words, English or Norwegian, for others to read: `f` is *women*, *kvinner*."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from quotecite.labels import Labelled, labels, language_of

if TYPE_CHECKING:
    import pandas as pd


@attrs.frozen
class Words(Labelled):
    """The labels of summaries and plots in one language.

    >>> words = Words.of("no")
    >>> words.value("gender", "f"), words.column("month"), words.percent(0.4)
    ('kvinner', 'måned', '40 %')
    """

    @classmethod
    def of(cls, language: str) -> Words:
        """The labels in a language: ``en``, ``nb`` (or ``no``), ``nn``.

        Raises:
            ValueError: there are no labels in that language.
        """
        return cls(language_of(language))

    def column(self, name: str) -> str:
        """The heading of a column; the caller's own have their names."""
        return self.find("column", name) or name

    def value(self, column: str, value: Any) -> str:
        """A value of a column; names, roles, parties and the caller's own stay as they are."""
        if hasattr(value, "ordinal"):
            return self.period(column, value)
        return self.find(column, str(value)) or self.find("*", str(value)) or str(value)

    def text(self, name: str, **values: object) -> str:
        """A title or a note of a plot."""
        return labels()["text", name][self.language].format(**values)

    def texts(self, **wanted: bool) -> list[str]:
        """The notes that are wanted."""
        return [self.text(name) for name, want in wanted.items() if want]

    def month(self, number: int) -> str:
        """The short name of a month, 1 to 12."""
        return self.find("month", str(number)) or str(number)

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
