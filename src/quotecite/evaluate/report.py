"""Figures as small tables for a terminal, a notebook or a Markdown page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from quotecite.evaluate.compare import Change
from quotecite.evaluate.figures import Figures
from quotecite.evaluate.handcheck import Accuracy
from quotecite.evaluate.intervals import Interval

_WORD = re.compile(r"\b(?!to\b)[^\W\d_]+")  # not that of an interval, "97.9 to 99.7"
_HEAD = (
    "",
    "gold",
    "found",
    "match",
    "exact",
    "pair P",
    "pair R",
    "pair F1",
    "answered",
    "right of answered",
    "wrong",
    "open",
)


def format_figures(groups: Mapping[str, Figures]) -> str:
    """A Markdown table with a row for each group; rates in per cent, F1 unless it says otherwise."""
    rows = [
        (
            name,
            str(f.gold),
            str(f.found),
            percent(f.match.f1),
            percent(f.exact.f1),
            percent(f.pair.precision),
            percent(f.pair.recall),
            percent(f.pair.f1),
            percent(f.answered),
            percent(f.speaker_precision),
            str(f.wrong),
            str(f.open),
        )
        for name, f in groups.items()
    ]
    return table([_HEAD, *rows])


def format_interval(found: Interval) -> str:
    """``95.0 (91.2 to 97.8)``, in per cent."""
    return f"{percent(found.value)} ({percent(found.low)} to {percent(found.high)})"


def format_changes(changes: Iterable[Change]) -> str:
    """Gains, losses and other changes, a line each, gains first."""
    ranked = sorted(changes, key=lambda c: (not c.gain, not c.loss))
    lines = [
        f"{'gain' if c.gain else 'loss' if c.loss else 'change'}: {c.article}, {c.kind} «{_short(c.words)}»: "
        f"{_names(c.speakers_before)} [{c.sieve_before or '-'}] → {_names(c.speakers_after)} [{c.sieve_after or '-'}]"
        f", expected {_names(c.expected)}"
        for c in ranked
    ]
    gains, losses = sum(c.gain for c in ranked), sum(c.loss for c in ranked)
    return "\n".join([f"{gains} gains, {losses} losses, {len(ranked) - gains - losses} other changes", *lines])


def format_accuracy(accuracy: Accuracy) -> str:
    """The estimate on one line, and its strata as a Markdown table."""
    rows = [
        (s.stratum, str(s.size), str(s.judged), str(s.right), f"{percent(s.low)} to {percent(s.high)}")
        for s in accuracy.strata
    ]
    head = (
        f"{percent(accuracy.value)} % right ({percent(accuracy.low)} to {percent(accuracy.high)}), "
        f"of the {percent(accuracy.covered)} % of quotes in strata with a verdict"
    )
    return f"{head}\n\n{table([('stratum', 'quotes', 'judged', 'right', 'interval'), *rows])}"


def table(rows: Iterable[tuple[str, ...]]) -> str:
    """Rows as a Markdown table, the first one its head; columns of figures to the right, words to the left."""
    head, *body = [tuple(cell.replace("|", "\\|") for cell in row) for row in rows]
    widths = [max(3, *(len(row[i]) for row in (head, *body))) for i in range(len(head))]
    right = [i > 0 and not any(_WORD.search(row[i]) for row in body) for i in range(len(head))]
    rule = tuple("-" * (w - 1) + ":" if r else "-" * w for w, r in zip(widths, right, strict=True))
    return "\n".join(
        "| " + " | ".join(c.rjust(w) if r else c.ljust(w) for c, w, r in zip(row, widths, right, strict=True)) + " |"
        for row in (head, rule, *body)
    )


def percent(share: float | None) -> str:
    """A share of 1 in per cent with one decimal, ``–`` for none."""
    return "–" if share is None else f"{100 * share:.1f}"


def _names(names: tuple[str, ...]) -> str:
    return " + ".join(names) or "nobody"


def _short(words: str, limit: int = 60) -> str:
    return words if len(words) <= limit else words[: limit - 1] + "…"
