"""Evaluation as pandas frames: the figures column by column, and a row for each judgement, change and stratum."""

from __future__ import annotations

import attrs
import pandas as pd
import pytest

from articles import ARTICLE, BERG, TEXT
from quotecite import evaluate
from quotecite.evaluate import GoldArticle, GoldItem, GoldSource
from quotecite.records import QuoteKind, SourceKind

HEADING, INDIRECT, MARKS, DASH, QUESTION = ARTICLE.quotes


def item(at: int, *speakers: str) -> GoldItem:
    """What an annotator made of one of the article's quotes."""
    quote = ARTICLE.quotes[at]
    return GoldItem(kind=quote.kind.value, parts=tuple((p.start, p.end) for p in quote.parts), speakers=speakers)


GOLD = GoldArticle(
    id="skole",
    variety="nb",
    text=TEXT,
    sources=(
        GoldSource(name="Kari Berg", kind=SourceKind.PERSON),
        GoldSource(name="Ola Lie", kind=SourceKind.PERSON),
    ),
    items=(item(0, "Ola Lie"), item(1, "Kari Berg"), item(3, "Kari Berg"), item(4, "Ola Lie")),
)
JUDGED = [evaluate.judge(GOLD, attrs.evolve(ARTICLE, quotes=(HEADING, MARKS, DASH, QUESTION)))]


def test_figures_by_group() -> None:
    """A row for each group, a column for each figure, three for each rate; what was not there to count is NaN."""
    groups = evaluate.breakdown(JUDGED, evaluate.by_kind)
    frame = evaluate.figures_frame(groups).set_index("group")
    assert list(frame.index) == list(groups)
    for name, figures in groups.items():
        assert frame.loc[name, "gold"] == figures.gold
        assert frame.loc[name, "pair_recall"] == figures.pair.recall or figures.pair.recall is None
    assert pd.isna(frame.loc["dash", "char_f1"])
    assert frame["wrong"].sum() == 1
    assert str(frame["gold"].dtype) == "int64"
    assert str(frame["pair_f1"].dtype) == "float64"


def test_figures_of_one_set() -> None:
    """Figures without groups are one row; what is no figures is refused."""
    found = evaluate.figures(JUDGED, ["dash"])
    (row,) = evaluate.figures_frame(found).to_dict("records")
    assert (row["group"], row["found"], row["pair_f1"]) == ("all", found.found, found.pair.f1)
    with pytest.raises(TypeError, match="expected figures, or a mapping from names to figures, got list"):
        evaluate.figures_frame(JUDGED)  # type: ignore[arg-type]


def test_judgements_tell_what_became_of_each_item() -> None:
    """Right, wrong, open, missed and extra are rows with names, words, rule and place."""
    frame = evaluate.judgements_frame(JUDGED, {"skole": TEXT})
    rows = frame.astype(object).fillna("").to_dict("records")
    told = {(row["outcome"], row["text"], row["expected"], row["speakers"]) for row in rows}
    assert told == {
        ("wrong", "Skolen må bestå", "Ola Lie", "Kari Berg"),
        ("missed", "«ingen» vil flytte", "Kari Berg", ""),
        ("right", "Vi blir her … Alltid.", "Kari Berg", "Kari Berg"),
        ("open", "Hvem bestemmer?", "Ola Lie", ""),
        ("extra", "ingen", "", "Kari Berg"),
    }
    for row in frame.to_dict("records"):
        assert TEXT[row["start"] : row["end"]].startswith(row["text"].split(" … ")[0])


def test_missed_words_need_the_texts() -> None:
    """Without the texts the words of what was found are known, those of what was missed are not."""
    frame = evaluate.judgements_frame(JUDGED).set_index("outcome")
    assert frame.loc["wrong", "text"] == "Skolen må bestå"
    assert pd.isna(frame.loc["missed", "text"])


def test_changes() -> None:
    """A row for each item that came out otherwise, with its effect."""
    after = [evaluate.judge(GOLD, ARTICLE)]
    frame = evaluate.changes_frame(evaluate.changes(JUDGED, after, {"skole": TEXT}))
    (row,) = frame.to_dict("records")
    assert (row["effect"], row["kind"], row["before"], row["after"]) == ("gain", "indirect", "missed", "right")
    assert (row["words"], row["speakers_after"]) == ("«ingen» vil flytte", BERG.name)
    assert pd.isna(row["speakers_before"])


def test_strata_of_a_hand_check() -> None:
    """Each stratum has its share of right quotes; one without a verdict has none."""
    drawn = evaluate.draw([(ARTICLE, "skole")], per_stratum=5)
    verdicts = [evaluate.Verdict.RIGHT if row.stratum.startswith(QuoteKind.DASH) else None for row in drawn]
    judged = [attrs.evolve(row, verdict=verdict) for row, verdict in zip(drawn, verdicts, strict=True)]
    frame = evaluate.accuracy_frame(evaluate.estimate(judged)).set_index("stratum")
    assert frame.loc["dash · reporting_clause", "share"] == 1.0
    assert pd.isna(frame.loc["heading · reporting_clause", "share"])
    assert frame["size"].sum() == len(ARTICLE.quotes)


def test_columns_are_the_same_when_there_is_nothing() -> None:
    """Frames of nothing have the columns and types of frames of something."""
    full = (evaluate.figures_frame(evaluate.breakdown(JUDGED, evaluate.by_kind)), evaluate.judgements_frame(JUDGED))
    empty = (evaluate.figures_frame({}), evaluate.judgements_frame([]))
    for one, other in zip(full, empty, strict=True):
        assert list(one.columns) == list(other.columns)
        kinds = [{column: str(dtype) for column, dtype in frame.dtypes.items()} for frame in (one, other)]
        assert kinds[0] == kinds[1]
