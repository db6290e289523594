"""Values as cells: of text files, of workbooks, of JSON, of Arrow columns."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any

from quotecite.formulas import guarded
from quotecite.metadata import missing

BETWEEN = "; "
"""What stands between the values of a list in one cell."""
LONGEST = 32_767  # characters in a cell of a workbook
_CUT = " … [cut]"
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def csv_cell(value: Any, *, guard: bool = True) -> Any:
    """A value as the cell of a text file: numbers as they are, lists joined, text that no spreadsheet runs.

    >>> csv_cell(["NRK", "TV 2"]), csv_cell([{"start": 2, "end": 17}]), csv_cell(-5), csv_cell(None), csv_cell("@Ola")
    ('NRK; TV 2', '2-17', -5, '', "'@Ola")
    """
    value = flat(value)
    if value is None or (isinstance(value, (int, float)) and not isinstance(value, bool)):
        return "" if value is None else value
    text = value.isoformat() if isinstance(value, (date, time)) else str(value)
    return guarded(text) if guard else text


def xlsx_cell(value: Any) -> tuple[Any, bool]:
    """A value as a workbook holds it, and whether it had to be cut: a cell has 32,767 characters at most."""
    value = flat(value)
    if isinstance(value, datetime) and value.tzinfo is not None:
        value = value.isoformat()  # a workbook knows no time zones
    if not isinstance(value, str):
        return value, False
    text = _NOT_IN_XML.sub("\ufffd", value)
    return (text, False) if len(text) <= LONGEST else (text[: LONGEST - len(_CUT)] + _CUT, True)


def flat(value: Any) -> Any:
    """A value that one cell can hold: lists joined by ``;``, mappings as JSON, nothing for what is missing."""
    value = simple(value)
    if isinstance(value, list):
        return BETWEEN.join(_span(one) or str(flat(one)) for one in value if one is not None) or None
    return json.dumps(plain_json(value), ensure_ascii=False) if isinstance(value, Mapping) else value


def simple(value: Any) -> Any:
    """A value without what only its library knows: numpy's numbers and arrays, enums, tuples, NaN."""
    if missing(value):
        return None
    if isinstance(value, Enum):
        return simple(value.value)
    if isinstance(value, Decimal):
        return float(value)
    if not isinstance(value, (str, bytes)) and hasattr(value, "tolist"):  # numpy
        return simple(value.tolist())
    return list(value) if isinstance(value, (tuple, set, frozenset)) else value


def plain_json(value: Any) -> Any:
    """A value as JSON can hold it; dates in ISO form, what is nothing of JSON as its text.

    >>> from datetime import date
    >>> plain_json({"date": date(2025, 3, 4), "share": float("nan")})
    {'date': '2025-03-04', 'share': None}
    """
    value = simple(value)
    if isinstance(value, Mapping):
        return {str(key): plain_json(one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain_json(one) for one in value]
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value if value is None or isinstance(value, (str, int, float, bool)) else str(value)


def encodable(value: Any) -> Any:
    r"""A value without halves of surrogate pairs, which UTF-8 cannot hold: each is its escape.

    >>> print(encodable(["Hei \ud83d"]))
    ['Hei \\ud83d']
    """
    if isinstance(value, list):
        return [encodable(one) for one in value]
    return value.encode("utf-8", errors="backslashreplace").decode() if isinstance(value, str) else value


def _span(value: Any) -> str:
    """The half-open offsets of a span, ``2-17``; "" for what is none."""
    return f"{value['start']}-{value['end']}" if isinstance(value, Mapping) and set(value) == {"start", "end"} else ""
