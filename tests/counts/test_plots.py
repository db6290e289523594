"""Plots: what their labels, bars, lines and axes say."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import attrs
import matplotlib as mpl
import matplotlib.pyplot as plt
import pytest

import quotecite
from articles import BERG
from quotecite.records import Article
from voices import COMPANY, LIE, NAMELESS, spoken

mpl.use("Agg")
Pair = tuple[Article, dict[str, Any]]


@pytest.fixture(autouse=True)
def closed() -> Any:
    """No figure outlives its test."""
    yield
    plt.close("all")


def month(number: int, *sources: Any, outlet: str = "A", year: int = 2024) -> Pair:
    """An article of a month."""
    return spoken(*sources), {"outlet": outlet, "date": f"05.{number:02d}.{year}"}


YEAR = [month(n, BERG, LIE) for n in (1, 2, 3, 11)] + [month(12, LIE, NAMELESS), month(12, BERG, outlet="B")]


def texts(items: Any) -> list[str]:
    """The texts of labels."""
    return [item.get_text().strip() for item in items]


def test_an_axis_without_holes() -> None:
    """Months in which nothing appeared have their place: gaps in shares, with the year below its first month."""
    axes = quotecite.plot_over_time(YEAR)
    assert texts(axes.get_xticklabels())[:2] + texts(axes.get_xticklabels())[-1:] == ["Jan\n2024", "Feb", "Dec"]
    women = next(line for line in axes.get_lines() if line.get_label() == "women")
    heights = list(women.get_ydata())
    assert len(heights) == 12
    assert heights[:3] == [0.5] * 3
    assert all(height != height for height in heights[3:10])
    assert heights[11] == pytest.approx(1 / 3)


def test_counts_of_empty_months_are_nothing() -> None:
    """Counts, unlike shares, are 0 in a month without articles."""
    table = quotecite.summary(YEAR, ["month", "gender"])
    axes = quotecite.plot_over_time(table)
    women = next(line for line in axes.get_lines() if line.get_label() == "women")
    assert list(women.get_ydata()) == [4, 4, 4, 0, 0, 0, 0, 0, 0, 0, 4, 4]
    assert axes.get_ylabel() == "words"


@pytest.mark.parametrize(
    ("every", "days", "most"), [("day", 90, 13), ("week", 900, 13), ("month", 1500, 13), ("year", 9000, 13)]
)
def test_the_axis_can_be_read(every: str, days: int, most: int) -> None:
    """However long the time, there are no more labels than can be read, and the first has its year."""
    start = date(2019, 12, 30)
    pairs = [(spoken(BERG), {"date": start + timedelta(days=n)}) for n in range(0, days, 1 if every == "day" else 5)]
    axes = quotecite.plot_over_time(pairs, every=every)
    labels = texts(axes.get_xticklabels())
    assert 4 < len(labels) <= most
    assert any("20" in label for label in labels[:2])
    if every == "week":
        assert labels[0] == "1\n2020"  # the ISO week of 30 December 2019


def test_one_value_with_its_bounds() -> None:
    """Women's share is one line from 0 to 100 per cent, with bounds, and says what it is of."""
    axes = quotecite.plot_over_time(YEAR, value="f", of="stated", language="no")
    (line,) = axes.get_lines()
    assert line.get_ydata()[0] == 0.5
    assert axes.get_title(loc="left") == "Kvinner: andel av ord"
    assert texts(axes.texts) == ["per måned; der kjønn er oppgitt; med 95 %-intervall"]
    assert axes.get_ylim()[1] >= 1
    (bars,) = axes.collections
    low, high = bars.get_segments()[0][:, 1]
    assert low < 0.5 < high
    assert "100 %" in texts(axes.get_yticklabels())


def test_one_panel_is_panels_too() -> None:
    """An archive of one outlet gives what one of several gives, so that no program breaks on it."""
    one = [month(1, BERG, LIE, outlet="A")]
    assert isinstance(quotecite.plot_over_time(one, value="f", facet="outlet", of="stated"), tuple)
    table = quotecite.summary(one, "gender", value="f", within=["month", "outlet"], of="stated")
    assert len(quotecite.plot_over_time(table)) == len(quotecite.plot_summary(one, "gender", facet="outlet")) == 1


def test_panels() -> None:
    """A panel for each outlet, on one scale; more than nine become the largest and one of all others."""
    first, second = quotecite.plot_over_time(YEAR, value="f", facet="outlet", of="stated")
    assert [one.get_title(loc="left") for one in (first, second)] == ["A", "B"]
    assert first.get_ylim() == second.get_ylim()
    assert len(first.get_lines()[0].get_ydata()) == len(second.get_lines()[0].get_ydata()) == 12
    many = [month(n % 3 + 1, BERG, *[LIE] * (1 + n % 2), outlet=f"Avis {n:02d}") for n in range(14)]
    panels = quotecite.plot_over_time(many, value="f", facet="outlet", of="stated")
    assert len(panels) == 9
    assert panels[-1].get_title(loc="left") == "6 others"
    shares = [share for share in panels[-1].get_lines()[0].get_ydata() if share == share]
    assert all(1 / 3 <= share <= 1 / 2 for share in shares)


def test_pooled_shares_are_of_all_that_is_pooled() -> None:
    """The panel of all others has the shares that a summary of those outlets has."""
    many = [month(n % 2 + 1, *[BERG] * (n % 4), LIE, outlet=f"Avis {n:02d}") for n in range(12)]
    table = quotecite.summary(many, "gender", within=["month", "outlet"])
    panels = quotecite.plot_over_time(table)
    shown = {one.get_title(loc="left") for one in panels}
    rest = [pair for pair in many if pair[1]["outlet"] not in shown]
    expected = quotecite.summary(rest, "gender", value="f", within="month")["share"].tolist()
    women = next(line for line in panels[-1].get_lines() if line.get_label() == "women")
    assert list(women.get_ydata()) == pytest.approx(expected)


@pytest.mark.parametrize("measure", ["words", "quotes", "voices", "articles"])
def test_pooled_shares_have_the_bounds_of_all_that_is_pooled(measure: str) -> None:
    """How far chance may have moved a share of all others is what a summary of them says, whatever is counted."""
    many = [month(n % 2 + 1, *[BERG] * (n % 4 + 1), LIE, outlet=f"Avis {n:02d}") for n in range(12)]
    panels = quotecite.plot_over_time(many, value="f", facet="outlet", measure=measure)
    shown = {one.get_title(loc="left") for one in panels}
    rest = [pair for pair in many if pair[1]["outlet"] not in shown]
    expected = quotecite.summary(rest, "gender", value="f", within="month", measure=measure)
    drawn = [segment[:, 1] for segment in panels[-1].collections[0].get_segments()]
    assert [low for low, _ in drawn] == pytest.approx(expected["low"].tolist())
    assert [high for _, high in drawn] == pytest.approx(expected["high"].tolist())


def test_a_share_of_nothing_has_bounds_too() -> None:
    """Where only men speak, women's share is 0, and as unsure as theirs is: a bare point would look exact."""
    pairs = [month(1, BERG, LIE), month(2, LIE)]
    axes = quotecite.plot_over_time(pairs)
    names = [line.get_label() for line in axes.get_lines() if line.get_label() in ("women", "men")]
    drawn = {name: bars.get_segments() for name, bars in zip(names, axes.collections, strict=True)}
    (_, (men_low, men_high)), (_, (women_low, women_high)) = (drawn[n][1][:, 0:2].T for n in ("men", "women"))
    assert (women_low, men_high) == (0, 1)
    assert 0 < women_high == pytest.approx(1 - men_low)


def test_panels_have_a_title_and_notes_below_it() -> None:
    """Over panels, as over one, the title stands out from what is said of the shares."""
    axes = quotecite.plot_over_time(YEAR, value="f", facet="outlet", of="stated")
    figure = axes[0].figure
    (notes,) = (item for item in figure.get_children() if isinstance(item, mpl.text.Annotation))
    assert figure.get_suptitle().strip() == "Women: share of words"
    assert notes.get_text() == "within each month and outlet; where gender is stated; with 95 % intervals"
    figure.canvas.draw()
    title, below = figure._suptitle.get_window_extent(), notes.get_window_extent()
    assert title.x0 == pytest.approx(below.x0, abs=2)
    assert title.y0 - 1 <= below.y0 < below.y1 < title.y1
    assert notes.get_fontsize() < figure._suptitle.get_fontsize()


def test_weeks_of_years_count_from_the_first() -> None:
    """Of several years the ticks stand at the same weeks in each, also after a year of 53 weeks."""
    start = date(2019, 12, 30)  # 2020 has 53 weeks
    pairs = [(spoken(BERG), {"date": start + timedelta(weeks=n)}) for n in range(140)]
    labels = texts(quotecite.plot_over_time(pairs, every="week").get_xticklabels())
    assert labels == ["1\n2020", "14", "27", "40", "1\n2021", "14", "27", "40", "1\n2022", "14", "27"]


def test_nothing_is_dropped() -> None:
    """What is beyond the top is one bar, or one line, of all others; the whole adds up."""
    people = [attrs.evolve(BERG, id=f"s{n}", name=f"Kari {chr(65 + n)}berg") for n in range(20)]
    pairs = [month(n % 2 + 1, one, COMPANY) for n, one in enumerate(people)]
    axes = quotecite.plot_summary(pairs, top=3)
    labels = texts(axes.get_yticklabels())
    assert labels[3:] == ["17 others", "not named in full", "not known"]
    assert [text.split()[0] for text in texts(axes.texts) if "(" in text] == ["4", "4", "4", "68", "80", "0"]
    lines = {
        line.get_label(): line.get_ydata() for line in quotecite.plot_over_time(pairs, "speaker", top=3).get_lines()
    }
    assert "17 others" in lines
    assert [sum(values) for values in zip(*lines.values(), strict=True)] == pytest.approx([1, 1])


def test_panels_have_one_order() -> None:
    """Every panel has the same values in the same order, also those that nobody there has."""
    sv = attrs.evolve(BERG, id="s9", party="SV")
    pairs = [month(1, BERG, BERG, sv, outlet="A"), month(1, sv, LIE, outlet="B")]
    panels = quotecite.plot_summary(pairs, "party", facet="outlet")
    assert [texts(one.get_yticklabels())[:2] for one in panels] == [["Ap", "SV"]] * 2
    assert panels[1].patches[0].get_width() == 0


def test_articles_of_others_are_at_most_so_many() -> None:
    """Articles of several speakers cannot be added up: two of them may speak in one."""
    others = [attrs.evolve(BERG, id=f"s{n}", name=f"Kari {chr(65 + n)}berg") for n in range(4)]
    axes = quotecite.plot_summary([spoken(*others)] * 3, top=2, measure="articles")
    assert {"of all articles", "3 (100%)", "≤ 6"} <= set(texts(axes.texts))


def test_values_stay_readable_beside_what_is_missing() -> None:
    """A grey bar many times longer is cut, and marked; such a line is told and not drawn."""
    pairs = [month(n, *[NAMELESS] * 20, BERG) for n in (1, 2)]
    axes = quotecite.plot_summary(pairs, "party")
    ap, missing = axes.patches[:2]
    assert missing.get_width() <= 2 * ap.get_width()
    assert "//" in texts(axes.texts)
    assert any("//: longer than drawn" in text for text in texts(axes.texts))
    assert "160 (95%)" in texts(axes.texts)
    lines = quotecite.plot_over_time(pairs, "party")
    assert "not stated" not in {line.get_label() for line in lines.get_lines()}
    assert "not stated: 95%–95%, beyond the picture" in texts(lines.texts)[0]


def test_two_speakers_of_one_name_have_two_bars() -> None:
    """Bars stand by number, so that equal labels do not fall together."""
    table = quotecite.summary([spoken(COMPANY)] * 2, ["article", "speaker"])
    axes = quotecite.plot_summary(table.drop(columns="article"))
    assert texts(axes.get_yticklabels()) == ["rederiet", "rederiet"]


def test_small_counts_show_their_bounds() -> None:
    """Beside a bar of few voices stands how far chance may have moved its share; of many voices it goes without."""
    few = quotecite.plot_summary([spoken(BERG, LIE)], "gender", language="nn")
    assert texts(few.get_yticklabels())[:2] == ["kvinner", "menn"]
    assert "4 (50 %, 9–91 %)" in texts(few.texts)
    assert few.get_title(loc="left") == "Ord etter kjønn"
    many = quotecite.plot_summary([spoken(BERG, LIE)] * 400, "gender")
    assert "1,600 (50%)" in texts(many.texts)


def test_undated_quotes_are_told() -> None:
    """What has no date is in no month, and the picture says how much that is."""
    axes = quotecite.plot_over_time([*YEAR, (spoken(BERG, LIE), {"outlet": "A", "date": None})])
    assert "2 quotes have no date" in texts(axes.texts)[0]
    with pytest.raises(ValueError, match="month: no row has a date"):
        quotecite.plot_over_time([(spoken(BERG), {"date": None})])


def test_frames_and_summaries_draw_alike() -> None:
    """A plot of articles is the plot of their attributions, and of the summary of either."""
    frame = quotecite.to_pandas(YEAR, rows="attributions")
    table = quotecite.summary(frame, "gender", within="month")
    for said in (frame, table, quotecite.to_arrow(YEAR, rows="attributions")):
        lines = [list(line.get_ydata()) for line in quotecite.plot_over_time(said).get_lines()]
        expected = [list(line.get_ydata()) for line in quotecite.plot_over_time(YEAR).get_lines()]
        assert repr(lines) == repr(expected)


@pytest.mark.parametrize(
    ("language", "note"),
    [
        ("en", "of what persons say; 4 words are not in the shares"),
        ("nb", "av det personer sier; 4 ord er ikke med i andelene"),
        ("nn", "av det personar seier; 4 ord er ikkje med i delane"),
    ],
)
def test_what_is_left_out_is_told(language: str, note: str) -> None:
    """Of persons only, the picture says so, and how much is of nobody known."""
    axes = quotecite.plot_summary([spoken(BERG, COMPANY, None)] * 200, "gender", of="persons", language=language)
    assert note.replace("4", "800") in texts(axes.texts)


def test_what_cannot_be_drawn() -> None:
    """Choices that come too late, unknown ones and axes for several panels are named."""
    table = quotecite.summary(YEAR, "gender")
    with pytest.raises(ValueError, match="of: give it to summary"):
        quotecite.plot_summary(table, of="stated")
    with pytest.raises(ValueError, match="measure: expected one of words"):
        quotecite.plot_summary(table, measure="lines")
    with pytest.raises(ValueError, match="language: expected one of en, nb, nn, no, got 'sv'"):
        quotecite.plot_summary(table, language="sv")
    with pytest.raises(ValueError, match="ax: there are 2 panels"):
        quotecite.plot_summary(YEAR, "gender", facet="outlet", ax=plt.subplots()[1])
    own = quotecite.summary([(spoken(BERG), {"week": "ti"})], ["week", "gender"])
    with pytest.raises(ValueError, match="week: your own column holds what is no such period"):
        quotecite.plot_over_time(own)


def test_axes_of_the_callers() -> None:
    """A plot goes into axes that the caller has made, with its legend inside."""
    figure, (left, right) = plt.subplots(1, 2)
    assert quotecite.plot_summary(YEAR, "gender", ax=left) is left
    assert quotecite.plot_over_time(YEAR, ax=right) is right
    assert "women" in texts(right.get_legend().get_texts())
    assert figure.axes == [left, right]
