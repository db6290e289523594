"""Evaluate quotecite on articles that you annotated yourself, and check by hand what it found in a corpus.

::

    from quotecite import evaluate

    gold = evaluate.read_gold("annotated.jsonl")
    judged = [evaluate.judge(g, a) for g, a in zip(gold, finder.pipe(g.text for g in gold))]
    print(evaluate.format_figures({"dash": evaluate.figures(judged, ["dash"])}))
    print(evaluate.format_figures(evaluate.breakdown(judged, evaluate.by_sieve)))

Functions take and return frozen records; those that begin with ``format_`` make text of them,
those that end in ``_frame`` pandas frames.
"""

from quotecite.evaluate.compare import Change, Outcome, changes, outcome
from quotecite.evaluate.figures import (
    Figures,
    Rate,
    breakdown,
    by_gender,
    by_kind,
    by_mention,
    by_naming,
    by_origin,
    by_sieve,
    by_variety,
    figures,
)
from quotecite.evaluate.frames import accuracy_frame, changes_frame, figures_frame, judgements_frame
from quotecite.evaluate.gold import GoldArticle, GoldItem, GoldSource, read_gold, write_gold
from quotecite.evaluate.handcheck import (
    Accuracy,
    Drawn,
    StratumAccuracy,
    Verdict,
    draw,
    estimate,
    read_sheet,
    write_sheet,
)
from quotecite.evaluate.intervals import Interval, difference, improvement, interval
from quotecite.evaluate.pairing import Judged, Judgement, judge
from quotecite.evaluate.report import (
    format_accuracy,
    format_changes,
    format_figures,
    format_interval,
)

__all__ = [
    "Accuracy",
    "Change",
    "Drawn",
    "Figures",
    "GoldArticle",
    "GoldItem",
    "GoldSource",
    "Interval",
    "Judged",
    "Judgement",
    "Outcome",
    "Rate",
    "StratumAccuracy",
    "Verdict",
    "accuracy_frame",
    "breakdown",
    "by_gender",
    "by_kind",
    "by_mention",
    "by_naming",
    "by_origin",
    "by_sieve",
    "by_variety",
    "changes",
    "changes_frame",
    "difference",
    "draw",
    "estimate",
    "figures",
    "figures_frame",
    "format_accuracy",
    "format_changes",
    "format_figures",
    "format_interval",
    "improvement",
    "interval",
    "judge",
    "judgements_frame",
    "outcome",
    "read_gold",
    "read_sheet",
    "write_gold",
    "write_sheet",
]
