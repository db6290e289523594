"""What a summary is asked for, checked: by what is counted, of what shares are, inside of what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import attrs

from quotecite.columns import COLUMNS

MEASURES = ("words", "quotes", "voices", "articles")
COUNTED = ("quotes", "words", "voices", "articles", "whole", "share", "low", "high")
"""The columns of every summary, after those that it is by."""


def _listed(names: str | Sequence[str]) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)


@attrs.frozen(kw_only=True)
class Question:
    """The arguments of `quotecite.summary`, which see.

    Raises:
        ValueError: a choice is none of those that there are, or two do not go together.
    """

    by: tuple[str, ...] = attrs.field(converter=_listed)
    within: tuple[str, ...] = attrs.field(converter=_listed, default=())
    of: str = attrs.field(default="all", metadata={"one of": ("all", "persons", "stated")})
    measure: str = attrs.field(default="words", metadata={"one of": MEASURES})
    names: str = attrs.field(default="identified", metadata={"one of": ("identified", "printed")})
    value: str | None = None
    date: str = "date"
    interviewer: bool = False

    def __attrs_post_init__(self) -> None:
        for field in attrs.fields(Question):
            allowed = field.metadata.get("one of")
            if allowed and getattr(self, field.name) not in allowed:
                raise ValueError(
                    f"{field.name}: expected one of {', '.join(allowed)}, got {getattr(self, field.name)!r}"
                )
        taken = [name for name in self.every if name in COUNTED]
        if taken:
            raise ValueError(f"by: {taken[0]!r} is a column that a summary counts in; rename yours before")
        if not self.by or set(self.by) & set(self.within):
            raise ValueError(f"by: expected columns that are not in within, got {self.by} within {self.within}")
        if self.value is not None:
            self._check_value(self.value)

    def _check_value(self, value: str) -> None:
        if len(self.by) != 1:
            raise ValueError(f"value: expected one column to have it, got {', '.join(self.by)}; move others to within")
        values = COLUMNS[self.by[0]].values if self.by[0] in COLUMNS else ()
        if values and value not in values:
            raise ValueError(f"value: {self.by[0]} is one of {', '.join(values)}, got {value!r}")

    @property
    def every(self) -> list[str]:
        """All columns that the summary is by."""
        return [*self.within, *self.by]

    @property
    def asked(self) -> dict[str, Any]:
        """What of it a plot wants to know of a table."""
        asked = {"by": list(self.by), "within": list(self.within), "of": self.of, "measure": self.measure}
        return asked | {"value": self.value}
