"""The caller's metadata, which become columns of frames: plain values, one type a column, names that are still free.

Read before the model runs, for a fault in article 9,000 is found in a second here and after hours in a frame.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from quotecite.columns import COLUMNS
from quotecite.errors import MetadataError

WHOLE, NUMBER, FLAG, TEXT, DATE, TIME = "a whole number", "a number", "true or false", "text", "a date", "a time"
_KINDS: Mapping[type, str] = {bool: FLAG, int: WHOLE, float: NUMBER, str: TEXT, date: DATE, datetime: TIME}


class Metadata:
    """What the metadata of many articles hold so far: the type of each column.

    Args:
        given: the types of all columns, where they are known beforehand, by the caller's name of the column.

    >>> seen = Metadata()
    >>> seen.read({"outlet": "Lokalavisa", "views": float("nan")}, 0)
    {'outlet': 'Lokalavisa', 'views': None}
    >>> seen.kinds
    {'outlet': 'text', 'views': None}
    """

    def __init__(self, given: Mapping[str, str | None] | None = None) -> None:
        self.kinds: dict[str, str | None] = dict(given or {})
        self._fixed = given is not None
        self._first: dict[str, int] = {}

    def read(self, metadata: Mapping[Any, Any], number: int, text: str | None = None) -> dict[str, Any]:
        """The metadata of one article as plain values: NaN, NaT and NA are None, NumPy's numbers Python's.

        The article's own text under the key ``text`` is left out: frames of articles have it.

        Raises:
            MetadataError: a key is the name of a column of quotecite, a value is of another type than the others in its
                column, or there is no such column in the given ones; the message names item and key.
        """
        values = {str(key): plain(value) for key, value in metadata.items()}
        if text is not None and values.get("text") == text:
            del values["text"]
        return {name: self._checked(name, value, number) for name, value in values.items()}

    def _checked(self, name: str, value: Any, number: int) -> Any:
        where = f"item {number}: metadata key {name!r}"
        if name in COLUMNS:
            raise MetadataError(
                f"{where} is a column of quotecite; give it another name: {'my_' + name!r} "
                "(for metadata that shall be no columns, pass something that is no mapping, say a tuple)"
            )
        if self._fixed and name not in self.kinds:
            raise MetadataError(f"{where} is not in the schema, which has {', '.join(self.kinds) or 'no metadata'}")
        before, kind = self.kinds.setdefault(name, None), _kind(value)
        if kind is None or before == kind or (before, kind) == (NUMBER, WHOLE):
            return value
        if self._fixed and (before, kind) == (WHOLE, NUMBER) and value.is_integer():
            return int(value)  # pandas makes whole numbers with gaps fractional
        if before is None or (not self._fixed and (before, kind) == (WHOLE, NUMBER)):
            self.kinds[name] = kind
            self._first.setdefault(name, number)
            return value
        origin = f"as in item {self._first[name]}" if name in self._first else "as the schema says"
        raise MetadataError(f"{where}: expected {before}, {origin}, got {kind} ({value!r}); give each key one type")


def check_all(pairs: Sequence[Any]) -> None:
    """Reads the metadata of all pairs of a text and a mapping, for faults that would be found only in the frame.

    Raises:
        MetadataError: as for `Metadata.read`.
    """
    seen = Metadata()
    for number, pair in enumerate(pairs):
        check_one(seen, pair, number)


def check_one(seen: Metadata, pair: Any, number: int) -> None:
    """Reads the metadata of a pair of a text and a mapping; other things are nobody's columns and stay unread."""
    if isinstance(pair, tuple) and len(pair) == 2 and isinstance(pair[1], Mapping):
        text = getattr(pair[0], "text", pair[0])
        seen.read(pair[1], number, text if isinstance(text, str) else None)


def plain(value: Any) -> Any:
    """A value as Python has it: None for NaN, NaT and NA; NumPy's scalars as ``bool``, ``int``, ``float`` or ``str``.

    >>> plain(float("nan")), plain(3)
    (None, 3)
    """
    if missing(value):
        return None
    if type(value).__module__ == "numpy" and hasattr(value, "item") and getattr(value, "ndim", None) == 0:
        value = value.astype("datetime64[us]").item() if type(value).__name__ == "datetime64" else value.item()
    return None if missing(value) else value


def missing(value: Any) -> bool:
    """Whether a value is what a column holds where it holds nothing: None, NaN, pandas' NA and NaT.

    >>> missing(float("nan")), missing(0.0), missing("")
    (True, False, False)
    """
    not_itself = isinstance(value, float) and value != value  # NaN
    return value is None or not_itself or type(value).__name__ in ("NAType", "NaTType")  # pandas need not be there


def kind_of_type(known: type) -> str:
    """The kind of column for a Python type.

    Raises:
        ValueError: the type is none that a column can be declared with.

    >>> kind_of_type(int)
    'a whole number'
    """
    if known not in _KINDS:
        raise ValueError(
            f"schema: expected one of {', '.join(t.__name__ for t in _KINDS)}, got {getattr(known, '__name__', known)}"
        )
    return _KINDS[known]


def zone_of(kind: str) -> str | None:
    """The time zone in the kind of a column of times; None for times without one.

    >>> zone_of("a time in Europe/Oslo")
    'Europe/Oslo'
    """
    return kind.partition(" in ")[2] or None


def _kind(value: Any) -> str | None:
    """The kind of a value; None for what is missing or for what only Arrow can tell (lists, mappings)."""
    kind = next((_KINDS[known] for known in type(value).__mro__ if known in _KINDS), None)
    return f"{TIME} in {_zone(value)}" if kind == TIME and value.tzinfo is not None else kind


def _zone(value: datetime) -> str:
    """The name of a time's zone, or how far it is from UTC (``+01:00``), as Arrow writes it."""
    if value.tzinfo is UTC:
        return "UTC"
    return getattr(value.tzinfo, "key", None) or getattr(value.tzinfo, "zone", None) or value.isoformat()[-6:]
