"""Who is heard: quotes and words by any column, with what is not known and what is not stated kept apart."""

from __future__ import annotations

import sys

import attrs
import matplotlib as mpl
import pytest

import quotecite
from articles import ARTICLE, BERG
from quotecite import Article

mpl.use("Agg")

NAMELESS = attrs.evolve(BERG, id="s3", name="en nabo", party=None, gender=None, role=None)


def said(*articles: Article, by: str | list[str] = "speaker", **options: bool) -> list[tuple[object, ...]]:
    """The rows of a summary: its columns, quotes, words, share, articles."""
    table = quotecite.summary(articles, by=by, **options)
    counted = ["quotes", "words", "share", "articles"]
    names = [by] if isinstance(by, str) else by
    return [tuple(row) for row in table[[*names, *counted]].itertuples(index=False)]


def test_by_speaker() -> None:
    """Words and quotes of each speaker, the share of all words, and in how many articles."""
    assert said(ARTICLE, ARTICLE) == [
        ("Kari Berg", 8, 14, pytest.approx(14 / 18), 2),
        ("not known", 2, 4, pytest.approx(4 / 18), 2),
    ]


def test_by_what_the_verb_makes_of_it() -> None:
    """How much is claimed, and how much only said."""
    cue = ARTICLE.quotes[3].cue
    assert cue is not None
    claimed = attrs.evolve(ARTICLE.quotes[3], cue=attrs.evolve(cue, lemma="hevde"))
    article = attrs.evolve(ARTICLE, quotes=(claimed, ARTICLE.quotes[3]))
    assert {row[0]: row[1] for row in said(article, by="implies")} == {"claim": 1, "not stated": 1}


def test_what_is_not_known_is_always_there() -> None:
    """*Not known* has a row also when every quote has a speaker."""
    known = attrs.evolve(ARTICLE, quotes=ARTICLE.quotes[:4])
    assert said(known)[-1] == ("not known", 0, 0, 0.0, 0)
    assert said()[-1] == ("not known", 0, 0, pytest.approx(float("nan"), nan_ok=True), 0)  # no share of nothing


def test_not_stated_is_not_unknown() -> None:
    """A known speaker without a party is *not stated*, a quote without speaker *not known*."""
    other = attrs.evolve(ARTICLE.quotes[3], speakers=(NAMELESS,))
    article = attrs.evolve(ARTICLE, quotes=(*ARTICLE.quotes, other))
    assert {row[0] for row in said(article, by="party")} == {"Ap", "not stated", "not known"}


def test_the_journalist_counts_when_asked() -> None:
    """The journalist's questions are left out unless they are asked for."""
    asks = attrs.evolve(ARTICLE.quotes[4], speakers=(ARTICLE.sources[1],))
    article = attrs.evolve(ARTICLE, quotes=(*ARTICLE.quotes[:4], asks))
    assert "intervjuer" not in {row[0] for row in said(article)}
    assert "intervjuer" in {row[0] for row in said(article, interviewer=True)}


def test_by_outlet_addressed() -> None:
    """By media: to whom or through what it was said; a quote that says nothing of it is *not stated*."""
    assert {row[0] for row in said(ARTICLE, by="media")} == {"NRK", "not stated"}


def test_over_time_and_by_metadata() -> None:
    """Dates of the metadata give periods; any of their columns can be grouped by."""
    pairs = [(ARTICLE, {"date": "2024-01-15", "outlet": "A"}), (ARTICLE, {"date": "2024-02-01", "outlet": "B"})]
    table = quotecite.summary(pairs, by=["month", "gender"])
    assert sorted({str(month) for month in table["month"]}) == ["2024-01", "2024-02"]
    assert set(quotecite.summary(pairs, by="outlet")["outlet"]) == {"A", "B"}


def test_an_unknown_column_is_named() -> None:
    """A column that there is not is an error that lists those that there are."""
    with pytest.raises(ValueError, match="no column 'outlet'; there are article, kind, "):
        said(ARTICLE, by="outlet")


def test_bars_show_what_is_not_known() -> None:
    """A plot has a bar for every value, and one for what is not known, with its share."""
    axes = quotecite.plot_summary(quotecite.summary([ARTICLE]))
    assert [label.get_text() for label in axes.get_yticklabels()] == ["Kari Berg", "not known"]
    assert [bar.get_width() for bar in axes.patches] == [7, 2]
    assert [text.get_text().strip() for text in axes.texts] == ["7 (78%)", "2 (22%)"]


def test_lines_over_time() -> None:
    """A plot over time has a line for each value, named in a legend."""
    pairs = [(ARTICLE, {"date": "2024-01-15"}), (ARTICLE, {"date": "2024-02-01"})]
    axes = quotecite.plot_over_time(quotecite.summary(pairs, by=["month", "gender"]))
    assert {text.get_text() for text in axes.get_legend().get_texts()} == {"women", "not known"}
    assert [list(line.get_ydata()) for line in axes.get_lines()] == [[7, 7], [2, 2]]


def test_plots_of_other_tables_are_refused() -> None:
    """A summary by other columns than a plot is for is an error that says so."""
    table = quotecite.summary([ARTICLE], by=["party", "gender"])
    with pytest.raises(ValueError, match="expected a summary by one column"):
        quotecite.plot_summary(table)
    with pytest.raises(ValueError, match="expected a summary by a period"):
        quotecite.plot_over_time(table)


def test_a_missing_plotting_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without matplotlib the error says what to install."""
    monkeypatch.setitem(sys.modules, "matplotlib.pyplot", None)
    with pytest.raises(ImportError, match=r"pip install 'quotecite\[plot\]'"):
        quotecite.plot_summary(quotecite.summary([ARTICLE]))
