"""Check a corpus by hand: draw quotes from every stratum, write a sheet, read it back corrected, estimate accuracy.

Strata are the pairs of kind and deciding rule, for these differ most in how often they are right. From each the same
number is drawn (one pass, constant memory: Vitter's reservoir, 1985), and the estimate weighs them by their size. The
interval is Wilson's (1927) in each stratum, joined by MOVER (Zou, Huang & Zhang 2009), which stays honest where a
stratum was right throughout.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path

import attrs

from quotecite.errors import FormatError
from quotecite.formulas import guarded, plain
from quotecite.records import Article, Quote

CONTEXT = 160  # code points of the article shown before and after the words
Z = 1.959963984540054  # for 95 %
COLUMNS = ("number", "stratum", "in_stratum", "article", "before", "words", "after", "speakers", "because", "verdict")


class Verdict(StrEnum):
    """What a reader says of a quote and its speakers; UNSURE and empty cells are left out of the estimate."""

    RIGHT = "right"
    """Its words and exactly its speakers are right."""
    WRONG = "wrong"
    """Its words or its speakers are wrong."""
    UNSURE = "unsure"
    """Careful readers could differ."""


@attrs.frozen(kw_only=True)
class Drawn:
    """A quote to be checked: where it stands, what was found, and how many like it the corpus has."""

    number: int
    stratum: str
    in_stratum: int
    article: str
    before: str
    words: str
    after: str
    speakers: str
    because: str
    verdict: Verdict | None = None


@attrs.frozen(kw_only=True)
class StratumAccuracy:
    """One stratum: its size, how many were judged, how many of them right, and Wilson's interval (shares of 1)."""

    stratum: str
    size: int
    judged: int
    right: int
    low: float
    high: float


@attrs.frozen(kw_only=True)
class Accuracy:
    """The estimated share of right quotes in the corpus, 95 % interval, and the strata behind it.

    ``covered`` is the share of the corpus' quotes that lie in strata with a verdict; the estimate is of those.
    """

    value: float
    low: float
    high: float
    covered: float
    strata: tuple[StratumAccuracy, ...]


def draw(articles: Iterable[tuple[Article, str]], per_stratum: int = 20, *, seed: int = 1) -> tuple[Drawn, ...]:
    """Up to ``per_stratum`` quotes of each kind and rule, from pairs of an article and its name.

    Pairs come straight from ``finder.pipe(…, as_tuples=True)``; articles are not kept.

    Raises:
        ValueError: ``per_stratum`` is below 1.
    """
    if per_stratum < 1:
        raise ValueError(f"per_stratum: expected 1 or more, got {per_stratum}")
    generator = random.Random(seed)
    sizes: dict[str, int] = {}
    kept: dict[str, list[Drawn]] = {}
    for article, name in articles:
        for quote in article.quotes:
            stratum = f"{quote.kind} · {quote.evidence.sieve}"
            sizes[stratum] = sizes.get(stratum, 0) + 1
            reservoir = kept.setdefault(stratum, [])
            at = len(reservoir) if len(reservoir) < per_stratum else generator.randrange(sizes[stratum])
            if at < per_stratum:
                reservoir[at : at + 1] = [_drawn(article, name, quote, stratum)]
    drawn = [attrs.evolve(row, in_stratum=sizes[stratum]) for stratum in sorted(kept) for row in kept[stratum]]
    return tuple(attrs.evolve(row, number=number) for number, row in enumerate(drawn, 1))


def _drawn(article: Article, name: str, quote: Quote, stratum: str) -> Drawn:
    start, end = quote.parts[0].start, quote.parts[-1].end
    return Drawn(
        number=0,
        stratum=stratum,
        in_stratum=0,
        article=name,
        before=_line(article.text[max(0, start - CONTEXT) : start]),
        words=_line(quote.text),
        after=_line(article.text[end : end + CONTEXT]),
        speakers=", ".join(source.name for source in quote.speakers),
        because=f"{quote.evidence.sieve}: {quote.evidence.note}",
    )


def _line(text: str) -> str:
    return " ".join(text.split())


def write_sheet(path: str | Path, drawn: Sequence[Drawn]) -> None:
    """Write the quotes as tab-separated values that a spreadsheet opens; verdicts go into the last column.

    Cells that a spreadsheet would run as a formula (hyphens open quotes) get an apostrophe before them.
    """
    with open(path, "w", encoding="utf-8-sig", newline="") as out:
        rows = csv.writer(out, dialect="excel-tab")
        rows.writerow(COLUMNS)
        for row in drawn:
            cells = [getattr(row, column) for column in COLUMNS]
            rows.writerow([guarded("" if cell is None else str(cell)) for cell in cells])


def read_sheet(path: str | Path) -> tuple[Drawn, ...]:
    """The quotes of a sheet with their verdicts: ``right``, ``wrong``, ``unsure`` or nothing.

    Raises:
        FormatError: a column is missing, a number is none, or a verdict is another word; file and line are named.
    """
    with open(path, encoding="utf-8-sig", newline="") as lines:
        rows = csv.DictReader(lines, dialect="excel-tab")
        missing = [column for column in COLUMNS if column not in (rows.fieldnames or ())]
        if missing:
            raise FormatError(f"{path}, line 1: the column {missing[0]!r} is missing; keep the header of the sheet")
        return tuple(_read(row, f"{path}, line {rows.line_num}") for row in rows)


def _read(row: Mapping[str, str | None], where: str) -> Drawn:
    cells = {column: plain(row[column] or "") for column in COLUMNS}
    said = cells["verdict"].strip().casefold()
    if said and said not in list(Verdict):
        raise FormatError(f"{where}, verdict: expected {', '.join(Verdict)} or nothing, found {cells['verdict']!r}")
    for column in ("number", "in_stratum"):
        if not cells[column].isdecimal():
            raise FormatError(f"{where}, {column}: expected a number as written, found {cells[column]!r}")
    return Drawn(
        number=int(cells["number"]),
        in_stratum=int(cells["in_stratum"]),
        verdict=Verdict(said) if said else None,
        **{name: cells[name] for name in ("stratum", "article", "before", "words", "after", "speakers", "because")},
    )


def estimate(checked: Iterable[Drawn]) -> Accuracy:
    """How many of the corpus' quotes are right, from the checked ones.

    Raises:
        ValueError: no quote has a verdict.
    """
    by_stratum: dict[str, list[Drawn]] = {}
    for row in checked:
        by_stratum.setdefault(row.stratum, []).append(row)
    strata = [_stratum(name, rows) for name, rows in sorted(by_stratum.items())]
    known = [s for s in strata if s.judged]
    if not known:
        raise ValueError("no quote has a verdict; write right or wrong into the last column of the sheet")
    total = sum(s.size for s in known)
    shares = [(s.size / total, s.right / s.judged, s) for s in known]
    value = sum(weight * p for weight, p, _ in shares)
    below = sum((weight * (p - s.low)) ** 2 for weight, p, s in shares) ** 0.5
    above = sum((weight * (s.high - p)) ** 2 for weight, p, s in shares) ** 0.5
    covered = total / sum(s.size for s in strata)
    return Accuracy(value=value, low=value - below, high=value + above, covered=covered, strata=tuple(strata))


def _stratum(name: str, rows: Sequence[Drawn]) -> StratumAccuracy:
    verdicts = [row.verdict for row in rows if row.verdict in (Verdict.RIGHT, Verdict.WRONG)]
    right = verdicts.count(Verdict.RIGHT)
    low, high = wilson(right, len(verdicts)) if verdicts else (0.0, 1.0)
    return StratumAccuracy(stratum=name, size=rows[0].in_stratum, judged=len(verdicts), right=right, low=low, high=high)


def wilson(right: float, judged: float) -> tuple[float, float]:
    """Wilson's 95 % interval of a share; the numbers need not be whole.

    >>> [round(bound, 3) for bound in wilson(20, 20)]
    [0.839, 1.0]
    """
    p, z2 = right / judged, Z * Z
    middle = p + z2 / (2 * judged)
    reach = Z * (p * (1 - p) / judged + z2 / (4 * judged * judged)) ** 0.5
    low = (middle - reach) / (1 + z2 / judged) if right else 0.0
    high = (middle + reach) / (1 + z2 / judged) if right < judged else 1.0
    return low, high
