"""Figures, judgements, changes and strata as pandas frames, for who goes on counting, sorting and plotting there.

Shares are ``float64`` of 1 (NaN where there was nothing to count), counts ``int64``, closed sets ``category``, text
``string``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import attrs

from quotecite.evaluate.compare import Change, Outcome, outcome
from quotecite.evaluate.figures import Figures, Rate, by_kind, by_mention
from quotecite.evaluate.handcheck import Accuracy
from quotecite.evaluate.pairing import Judged, Judgement
from quotecite.extras import extra

if TYPE_CHECKING:
    import pandas as pd

EXTRA = "extra"
_COUNTS = ("gold", "found", "wrong", "open")
_RATES = ("match", "exact", "pair", "char")


def figures_frame(groups: Mapping[str, Figures] | Figures) -> pd.DataFrame:
    """The figures of groups (`breakdown`), or of one set of articles, a row each.

    Columns are those of `Figures`, with each rate in three: ``pair_precision``, ``pair_recall``, ``pair_f1``.

    Raises:
        ImportError: pandas is not installed.
        TypeError: this is neither `Figures` nor a mapping to them.

    >>> from quotecite import evaluate
    >>> found = evaluate.figures([])
    >>> frame = evaluate.figures_frame({"all": found})
    >>> frame[["group", "gold", "pair_f1"]].to_dict("records")
    [{'group': 'all', 'gold': 0, 'pair_f1': nan}]
    """
    named = {"all": groups} if isinstance(groups, Figures) else groups
    if not isinstance(named, Mapping):
        raise TypeError(f"expected figures, or a mapping from names to figures, got {type(groups).__name__}")
    rows = [{"group": name, **_flat(found)} for name, found in named.items()]
    types = {name: "int64" if name in _COUNTS else "float64" for name in _flat(_NOTHING)}
    return _frame(rows, {"group": "string", **types})


def judgements_frame(judged: Iterable[Judged], texts: Mapping[str, str] | None = None) -> pd.DataFrame:
    """A row for each annotated item and each quote that is none: what was expected, what was found, and why.

    ``outcome`` is an `Outcome` (right, wrong, open, missed), or ``extra`` for what was found and is not annotated. Of
    what was missed ``text`` is known by ``texts`` alone (the articles' texts by their id).

    Raises:
        ImportError: pandas is not installed.
    """
    rows = [_judgement(judgement, texts or {}) for article in judged for judgement in article.judgements]
    types = {
        **dict.fromkeys(("article", "text", "expected", "speakers", "note"), "string"),
        **dict.fromkeys(("variety", "kind", "outcome", "mention", "sieve"), "category"),
        "exact": "bool",
        **dict.fromkeys(("start", "end"), "int64"),
    }
    order = ("article", "variety", "kind", "outcome", "exact", "expected", "speakers", "text", "mention", "sieve")
    return _frame(rows, {name: types[name] for name in (*order, "note", "start", "end")})


def changes_frame(found: Sequence[Change]) -> pd.DataFrame:
    """A row for each annotated item that came out otherwise (`changes`); ``effect`` is gain, loss or change.

    Raises:
        ImportError: pandas is not installed.
    """
    rows = [
        {
            "effect": "gain" if change.gain else "loss" if change.loss else "change",
            **{name: _plain(value) for name, value in attrs.asdict(change, recurse=False).items()},
        }
        for change in found
    ]
    closed = ("effect", "kind", "before", "after", "sieve_before", "sieve_after")
    names = ["effect", *(field.name for field in attrs.fields(Change))]
    return _frame(rows, {name: "category" if name in closed else "string" for name in names})


def accuracy_frame(found: Accuracy) -> pd.DataFrame:
    """The strata of a hand check (`estimate`), a row each: ``share`` of the judged that are right, and its interval.

    Raises:
        ImportError: pandas is not installed.
    """
    rows = [{**attrs.asdict(s), "share": s.right / s.judged if s.judged else None} for s in found.strata]
    types = {"stratum": "string", "size": "int64", "judged": "int64", "right": "int64"}
    return _frame(rows, {**types, **dict.fromkeys(("share", "low", "high"), "float64")})


_NO_RATE = Rate(None, None, None)
_NOTHING = Figures(
    gold=0,
    found=0,
    match=_NO_RATE,
    exact=_NO_RATE,
    pair=_NO_RATE,
    char=None,
    answered=None,
    speaker_precision=None,
    wrong=0,
    open=0,
)


def _flat(found: Figures) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for name, value in attrs.asdict(found, recurse=False).items():
        if name in _RATES:
            rate = value if value is not None else _NO_RATE
            row |= {f"{name}_{part}": getattr(rate, part) for part in ("precision", "recall", "f1")}
        else:
            row[name] = value
    return row


def _judgement(judgement: Judgement, texts: Mapping[str, str]) -> dict[str, Any]:
    item, quote = judgement.item, judgement.quote
    parts = item.parts if item is not None else tuple((p.start, p.end) for p in quote.parts) if quote else ()
    whole = texts.get(judgement.article)
    text = " … ".join(whole[start:end] for start, end in parts) if whole is not None else quote.text if quote else None
    return {
        "article": judgement.article,
        "variety": judgement.variety,
        "kind": by_kind(judgement),
        "outcome": outcome(judgement).value if item is not None else EXTRA,
        "exact": judgement.exact,
        "expected": " + ".join(item.speakers) or None if item is not None else None,
        "speakers": " + ".join(s.name for s in quote.speakers) or None if quote is not None else None,
        "text": text,
        "mention": by_mention(judgement),
        "sieve": quote.evidence.sieve if quote is not None else None,
        "note": quote.evidence.note if quote is not None else None,
        "start": parts[0][0],
        "end": parts[-1][1],
    }


def _plain(value: Any) -> Any:
    """A value of a change as a frame has it: names joined, an enum's value, nothing for no rule."""
    if isinstance(value, tuple):
        return " + ".join(value) or None
    return (value.value if isinstance(value, Outcome) else value) or None


def _frame(rows: Sequence[Mapping[str, Any]], types: Mapping[str, str]) -> Any:
    """Rows as a frame with these columns and types, whether there are any or not."""
    pd = extra("pandas", "pandas")
    return pd.DataFrame(list(rows), columns=list(types)).astype(dict(types))
