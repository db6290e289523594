"""Shares that say what they are of: within what, of whom, of how many; and what is missing told apart."""

from __future__ import annotations

import io
from typing import Any

import attrs
import pandas as pd
import pyarrow as pa
import pytest

import quotecite
from articles import BERG, plain
from quotecite import FormatError
from quotecite.counts.chance import bounds
from quotecite.counts.naming import identified
from quotecite.records import Article, Gender, Source, SourceKind
from voices import ASKS, COMPANY, LIE, NAMELESS, spoken

Pair = tuple[Article, dict[str, Any]]


def at(outlet: str, date: str | None, *sources: Source | None) -> Pair:
    """An article of an outlet and a day, in which the sources say four words each."""
    return spoken(*sources), {"outlet": outlet, "date": date}


ARCHIVE = [
    at("A", "2025-01-10", BERG, LIE),
    at("A", "12.01.2025", LIE, LIE, NAMELESS),
    at("B", "2025-01-31", BERG, COMPANY),
    at("B", "01.03.2025", LIE, None),
]


def rows(table: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    """The values of some columns, periods as text, null as None."""
    texts = table[list(columns)].astype("object")
    return [tuple(str(v) if isinstance(v, pd.Period) else None if v != v else v for v in row) for row in texts.values]


def test_what_is_missing_is_told_apart() -> None:
    """A person of whom the article does not say it, a body, and a quote without a known speaker are three things."""
    table = quotecite.summary(ARCHIVE, "gender")
    assert dict(rows(table, "gender", "words")) == {
        "m": 16, "f": 8, "not a person": 4, "not stated": 4, "not known": 4,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("of", "women", "whole", "left"),
    [
        ("all", 8 / 36, 36, {"m", "f", "not a person", "not stated", "not known"}),
        ("persons", 8 / 28, 28, {"m", "f", "not stated", "not known"}),
        ("stated", 8 / 24, 24, {"m", "f", "not a person", "not stated", "not known"}),
    ],
)
def test_of_what(of: str, women: float, whole: int, left: set[str]) -> None:
    """Shares are of all, of persons, or of what is stated; the rest keeps its rows, or is left out with the bodies."""
    table = quotecite.summary(ARCHIVE, "gender", of=of).set_index("gender")
    assert set(table.index) == left
    assert table.loc["f", ["share", "whole"]].tolist() == [pytest.approx(women), whole]
    inside = table["share"].notna()
    assert table.loc[inside, "share"].sum() == pytest.approx(1)
    assert inside.sum() == {"all": 5, "persons": 3, "stated": 2}[of]


def test_within_periods_and_outlets() -> None:
    """Shares add up to one in each group, which come in order, those of a month together."""
    table = quotecite.summary(ARCHIVE, "gender", within=["month", "outlet"])
    sums = table.groupby(["month", "outlet"])["share"].sum()
    assert [round(total, 9) for total in sums] == [1, 1, 1]
    assert rows(table, "month", "outlet")[0] == ("2025-01", "A")
    assert table["month"].is_monotonic_increasing


def test_womens_share_in_one_call() -> None:
    """One value has a row for each group, 0 where it does not occur and null where nothing is stated at all."""
    pairs = [*ARCHIVE, at("C", "2025-03-02", COMPANY)]
    table = quotecite.summary(pairs, "gender", value="f", within=["month", "outlet"], of="stated")
    assert rows(table, "month", "outlet", "words", "whole", "share") == [
        ("2025-01", "A", 4, 16, 0.25),
        ("2025-01", "B", 4, 4, 1.0),
        ("2025-03", "B", 0, 4, 0.0),
        ("2025-03", "C", 0, 0, None),
    ]
    assert rows(quotecite.summary(pairs, "gender", value="f", of="stated"), "words", "whole") == [(8, 24)]


def test_articles_of_all_articles() -> None:
    """A share of articles is of all of them, also of those in which nobody says anything."""
    pairs = [*ARCHIVE, (plain("Ingen sier noe."), {"outlet": "A", "date": "2025-01-03"})]
    table = quotecite.summary(pairs, "gender", measure="articles", within="outlet")
    found = {(outlet, gender): (n, whole) for outlet, gender, n, whole in
             table[["outlet", "gender", "articles", "whole"]].itertuples(index=False)}  # fmt: skip
    assert found["A", "f"] == (1, 3)
    assert found["A", "m"] == (2, 3)
    assert found["B", "f"] == (1, 2)


def test_voices() -> None:
    """A voice is a source in an article, however often it speaks there."""
    table = quotecite.summary(ARCHIVE, "gender", measure="voices").set_index("gender")
    assert table.loc["m", ["quotes", "voices", "articles"]].tolist() == [4, 3, 3]
    assert table.loc["m", ["share", "whole"]].tolist() == [pytest.approx(3 / 8), 8]


def test_a_nameless_source_is_no_top_speaker() -> None:
    """Ten companies that are called *rederiet* are not one; they are one row, or one each, or one on demand."""
    articles = [spoken(COMPANY)] * 10 + [spoken(BERG)] * 2
    assert rows(quotecite.summary(articles), "speaker", "articles") == [
        ("not named in full", 10), ("Kari Berg", 2), ("not known", 0),
    ]  # fmt: skip
    printed = quotecite.summary(articles, names="printed")
    assert rows(printed, "speaker", "articles")[0] == ("rederiet", 10)
    apart = quotecite.summary(articles, ["article", "speaker"])
    assert rows(apart, "speaker", "articles").count(("rederiet", 1)) == 10


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (BERG, True),
        (attrs.evolve(BERG, name="Berg"), False),
        (NAMELESS, False),
        (COMPANY, False),
        (attrs.evolve(COMPANY, name="Lia rederi"), True),
        (Source(id="s1", name="naboene i Lia", kind=SourceKind.GROUP), False),
    ],
)
def test_whose_name_means_the_same_elsewhere(source: Source, expected: bool) -> None:
    """A full name and a body's own name do; a surname, a noun and a group do not."""
    assert identified(source) is expected
    frame = quotecite.to_pandas([spoken(source)], rows="attributions")
    assert frame["identified"].tolist() == [expected]


def test_the_journalist_is_one() -> None:
    """Asked for, the journalist's questions have a row of their own."""
    assert ("intervjuer", 2) in rows(quotecite.summary([spoken(ASKS)] * 2, interviewer=True), "speaker", "quotes")


def test_small_counts_have_wide_bounds() -> None:
    """One long-winded voice tells less than many: bounds narrow with voices, not with words."""
    one = quotecite.summary([spoken(*[BERG] * 50, LIE)], "gender", value="f").iloc[0]
    many = quotecite.summary([spoken(BERG)] * 50 + [spoken(LIE)], "gender", value="f").iloc[0]
    assert one["share"] == many["share"] == pytest.approx(50 / 51)
    assert one["high"] - one["low"] > 0.5 > 0.2 > many["high"] - many["low"]
    assert many["low"] < many["share"] < many["high"]
    assert bounds(0, 10)[0] == 0
    assert bounds(1, 10)[1] == 1


def test_frames_that_the_caller_has_filtered() -> None:
    """A frame of attributions counts as its articles do: in pandas, in Arrow, read from a CSV file, filtered."""
    whole = quotecite.summary(ARCHIVE, "gender")
    frame = quotecite.to_pandas(ARCHIVE, rows="attributions")
    pd.testing.assert_frame_equal(quotecite.summary(frame, "gender"), whole)
    pd.testing.assert_frame_equal(quotecite.summary(pa.Table.from_pandas(frame), "gender"), whole)
    read = pd.read_csv(io.StringIO(frame.to_csv(index=False)))
    pd.testing.assert_frame_equal(quotecite.summary(read, "gender"), whole)
    only = quotecite.summary(frame[frame["outlet"] == "B"], "gender", within="month")
    assert set(rows(only, "month", "gender")) == {
        ("2025-01", "f"), ("2025-01", "not a person"), ("2025-03", "m"), ("2025-03", "not known"),
    }  # fmt: skip


def test_polars_and_duckdb_hand_over_their_tables() -> None:
    """What polars or DuckDB has selected is counted and drawn as it is."""
    polars, duckdb = pytest.importorskip("polars"), pytest.importorskip("duckdb")
    table = quotecite.to_arrow(ARCHIVE, rows="attributions")
    expected = quotecite.summary([pair for pair in ARCHIVE if pair[1]["outlet"] == "B"], "gender")
    chosen = polars.from_arrow(table).filter(polars.col("outlet") == "B")
    pd.testing.assert_frame_equal(quotecite.summary(chosen, "gender"), expected)
    with duckdb.connect() as connection:
        relation = connection.from_arrow(table).filter("outlet = 'B'")
        pd.testing.assert_frame_equal(quotecite.summary(relation, "gender"), expected)


def test_a_frame_of_other_rows_is_refused() -> None:
    """A frame of quotes has no profile of several speakers; the error says which frame to make."""
    for said in (quotecite.to_pandas(ARCHIVE), quotecite.sources_frame(ARCHIVE), pd.DataFrame({"x": [1]})):
        with pytest.raises(FormatError, match=r"expected a frame of attributions, got .*rows='attributions'"):
            quotecite.summary(said)
    frame = quotecite.to_pandas(ARCHIVE, rows="attributions").drop(columns="identified")
    with pytest.raises(FormatError, match=r"'identified'.*names='printed'"):
        quotecite.summary(frame)
    assert len(quotecite.summary(frame, names="printed")) == 5


@pytest.mark.parametrize("value", ["13/04/2025", "2025-04", "04.03.25", "31.02.2025", "i går", 20250304])
def test_a_date_that_could_be_two_is_refused(value: object) -> None:
    """Nothing is guessed: what is neither ISO nor Norwegian, or no day at all, is named by row and column."""
    pairs = [(spoken(BERG), {"sendt": None}), (spoken(BERG), {"sendt": value})]
    with pytest.raises(
        FormatError, match=r"date: row 1, column 'sendt': expected a date as 2025-03-04 or, the day first"
    ):
        quotecite.summary(pairs, "month", date="sendt")


def test_dates_as_norwegians_write_them() -> None:
    """The day comes first; times, time stamps and dates are read too, and no date is no error."""
    written = ["4.3.2025", "04.03.2025 kl. 12.30", "2025-03-04T23:59:00+01:00", " 2025-03-04 ", None]
    frame = quotecite.to_pandas([(spoken(BERG), {"d": value}) for value in written], rows="attributions")
    table = quotecite.summary(frame, "day", date="d")
    assert rows(table, "day", "quotes") == [("2025-03-04", 4), (None, 1)]
    stamps = frame.assign(d=pd.to_datetime(["2025-03-04 23:00"] * 5))
    assert rows(quotecite.summary(stamps, "month", date="d"), "month", "quotes") == [("2025-03", 5)]


def test_no_such_dates() -> None:
    """Without a column of dates the error says how to name it, and what there is."""
    with pytest.raises(ValueError, match=r"month: there is no column 'date' of dates; name yours with date=.*sendt"):
        quotecite.summary([(spoken(BERG), {"sendt": "2025-03-04"})], "month")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"of": "women"}, "of: expected one of all, persons, stated, got 'women'"),
        ({"measure": "lines"}, "measure: expected one of words, quotes, voices, articles"),
        ({"names": "all"}, "names: expected one of identified, printed"),
        ({"by": "gender", "value": "women"}, "value: gender is one of f, m, got 'women'"),
        ({"by": ["gender", "party"], "value": "f"}, "value: expected one column"),
        ({"by": "gender", "within": "gender"}, "by: expected columns that are not in within"),
        ({"by": "share"}, "'share' is a column that a summary counts in"),
    ],
)
def test_choices_that_there_are_not(options: dict[str, Any], message: str) -> None:
    """A choice that is none is named before anything is counted, with those that there are."""
    with pytest.raises(ValueError, match=message):
        quotecite.summary(ARCHIVE, **options)


def test_people_of_a_frame() -> None:
    """The persons of a filtered frame are those who speak in it; a frame of sources has all of them."""
    pairs = [*ARCHIVE, at("B", None, attrs.evolve(BERG, gender=Gender.M))]
    assert quotecite.people(quotecite.sources_frame(pairs)) == quotecite.people(pairs)
    frame = quotecite.to_pandas(pairs, rows="attributions")
    assert quotecite.people(frame) == quotecite.people(pairs)
    (lie, berg) = quotecite.people(frame[frame["outlet"] == "A"])
    assert (lie.name, lie.articles, lie.words, berg.articles) == ("Ola Lie", (0, 1), 12, (0,))
    with pytest.raises(FormatError, match="without source; make it with"):
        quotecite.people(quotecite.to_pandas(pairs))
