"""Metadata as columns: one type each, the same in every batch, faults found before the model runs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

import quotecite
from articles import ARTICLE, plain
from quotecite import MetadataError
from quotecite.finder import Finder
from quotecite.language.parsing import Parser
from quotecite.words.lexicon import Lexicon

OSLO = ZoneInfo("Europe/Oslo")
MISSING = (None, float("nan"), pd.NaT, pd.NA, np.float64("nan"), np.datetime64("NaT", "s"))
SILENT = "Die Schule bleibt, wo sie ist, sagte niemand."


def no_model() -> tuple[Parser, str]:
    """What fails when a test lets a text reach the model."""
    raise AssertionError("the model was asked")


def frame(*values: Any, **options: Any) -> pd.DataFrame:
    """A frame of articles whose metadata have these values under the key ``own``."""
    return quotecite.to_pandas([(ARTICLE, {"own": value}) for value in values], rows="articles", **options)


@pytest.mark.parametrize(
    ("value", "dtype"),
    [
        ("Lokalavisa", "string"),
        (3, "Int64"),
        (np.int64(3), "Int64"),
        (2.5, "float64"),
        (True, "boolean"),
        (np.bool_(True), "boolean"),
        (date(2025, 3, 4), "datetime64[ms]"),
        (datetime(2025, 3, 4, 12, 30), "datetime64[us]"),
        (pd.Timestamp("2025-03-04"), "datetime64[us]"),
        (datetime(2025, 3, 4, tzinfo=UTC), "datetime64[us, UTC]"),
        (datetime(2025, 3, 4, tzinfo=OSLO), "datetime64[us, Europe/Oslo]"),
        (pd.Timestamp("2025-03-04", tz="Europe/Oslo"), "datetime64[us, Europe/Oslo]"),
    ],
)
@pytest.mark.parametrize("missing", MISSING, ids=[f"{type(m).__name__}-{n}" for n, m in enumerate(MISSING)])
def test_a_column_keeps_its_type_beside_what_is_missing(value: Any, dtype: str, missing: Any) -> None:
    """Whatever pandas or NumPy writes for nothing is null, and the others stay what they are."""
    for own in (frame(value, missing)["own"], frame(missing, value)["own"]):
        assert str(own.dtype) == dtype
        assert sorted(own.isna()) == [False, True]
        assert own.dropna().iloc[0] == pd.Series([value], dtype=dtype).iloc[0]


def test_a_column_of_nothing_is_text() -> None:
    """A key without any value is a column of text, so that a later one with values fits."""
    assert str(frame(None, float("nan"))["own"].dtype) == "string"


def test_whole_and_broken_numbers_are_numbers() -> None:
    """Whole numbers and others go together; a whole number where the schema has a float too."""
    assert frame(1, 2.5)["own"].tolist() == frame(2.5, 1)["own"].tolist()[::-1] == [1.0, 2.5]
    assert frame(1.0, None, schema={"own": int})["own"].tolist() == [1, pd.NA]


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        (1, "x", r"expected a whole number, as in item 0, got text \('x'\)"),
        ("x", 1, "expected text, as in item 0, got a whole number"),
        (True, 1, "expected true or false, as in item 0, got a whole number"),
        (date(2025, 3, 4), datetime(2025, 3, 4), "expected a date, as in item 0, got a time"),
        (datetime(2025, 3, 4, tzinfo=OSLO), datetime(2025, 3, 4), "expected a time in Europe/Oslo, as in item 0"),
    ],
)
def test_values_of_two_types(first: Any, second: Any, message: str) -> None:
    """Two types in one column are named by item, key and value."""
    with pytest.raises(MetadataError, match=f"item 1: metadata key 'own': {message}"):
        frame(first, second)


def test_what_no_column_can_hold() -> None:
    """A value that Arrow has no type for is named by its key."""
    with pytest.raises(MetadataError, match="metadata key 'own': a value is nothing that a column can hold"):
        frame(object())
    with pytest.raises(MetadataError, match="metadata key 'own'"):
        frame(2**70)


@pytest.mark.parametrize("as_list", [True, False], ids=["list", "generator"])
@pytest.mark.parametrize(
    ("bad", "message"),
    [
        ({"views": "many"}, "item 2: metadata key 'views': expected a whole number, as in item 0"),
        ({"source": "NTB"}, "item 2: metadata key 'source' is a column of quotecite; give it another name"),
    ],
)
def test_faults_are_found_before_the_model_runs(bad: dict[str, Any], message: str, as_list: bool) -> None:
    """In a list at the call, in a stream when its batch is read, after the articles before it."""
    pairs = [(SILENT, {"views": 1}), (SILENT, {"views": None}), ("– Nei, sier Kari Berg.", bad)]
    finder = Finder(no_model, (), Lexicon.load())
    if as_list:
        with pytest.raises(MetadataError, match=message):
            finder.pipe(pairs, as_tuples=True)
        return
    done: list[Any] = []
    stream: Iterator[Any] = finder.pipe(iter(pairs), as_tuples=True)
    with pytest.raises(MetadataError, match=message) as fault:
        done.extend(stream)  # extend keeps what came before the fault
    assert fault.value.__notes__ == ["index of the text: 2"]
    assert len(done) == 2


def test_what_is_no_mapping_is_the_callers() -> None:
    """Only mappings become columns; anything else is carried along unread."""
    carried = [(SILENT, 1), (SILENT, "x"), (SILENT, ({"source": 1},)), (SILENT, None)]
    found = list(Finder(no_model, (), Lexicon.load()).pipe(carried, as_tuples=True))
    assert [meta for _, meta in found] == [meta for _, meta in carried]


def test_the_text_itself_is_no_clash() -> None:
    """Rows of a table with their own text among them go through; frames have the text once."""
    rows = [{"text": SILENT, "outlet": "A"}]
    found = list(Finder(no_model, (), Lexicon.load()).pipe([(row["text"], row) for row in rows], as_tuples=True))
    table = quotecite.to_arrow(found, rows="articles")
    assert table.column_names.count("text") == 1
    assert quotecite.summary(found, "outlet", measure="articles").empty
    with pytest.raises(MetadataError, match="metadata key 'text' is a column"):
        quotecite.to_arrow([(ARTICLE, {"text": "another"})])


@pytest.mark.parametrize("rows", ["quotes", "attributions", "sources", "articles"])
def test_every_batch_has_the_same_columns(rows: str) -> None:
    """With the schema of the first batch, later ones fit: empty, without a key, or with null throughout."""
    first = quotecite.to_arrow([(ARTICLE, {"outlet": "A", "views": 1, "day": date(2025, 3, 4)})], rows=rows)
    batches: list[list[Any]] = [[], [ARTICLE], [(plain("Ingen."), {"views": None})], [(ARTICLE, {"day": None})]]
    for articles in batches:
        later = quotecite.to_arrow(articles, rows=rows, schema=first.schema)
        assert later.schema.equals(first.schema, check_metadata=True)
    frames = [quotecite.to_pandas(articles, rows=rows, schema=first.schema) for articles in batches]
    for each in frames:
        assert each.dtypes.equals(frames[0].dtypes)
    whole = pd.concat([each for each in frames if len(each)])
    assert whole.dtypes.equals(frames[0].dtypes)


def test_batches_go_on_counting() -> None:
    """``start`` numbers the articles of a later batch, in rows and in errors."""
    assert quotecite.to_arrow([ARTICLE, ARTICLE], rows="articles", start=7).column("article").to_pylist() == [7, 8]
    with pytest.raises(TypeError, match="item 7: expected"):
        quotecite.to_arrow(["x"], start=7)


def test_a_schema_written_by_hand() -> None:
    """Types by name declare the metadata of all batches; what does not fit is named."""
    schema = {"outlet": str, "day": date, "read": datetime, "paid": bool, "share": float}
    empty = quotecite.to_pandas([], schema=schema)
    assert [str(empty[name].dtype) for name in schema] == [
        "string", "datetime64[ms]", "datetime64[us]", "boolean", "float64",
    ]  # fmt: skip
    with pytest.raises(MetadataError, match="item 0: metadata key 'page' is not in the schema, which has outlet, day"):
        quotecite.to_pandas([(ARTICLE, {"page": 3})], schema=schema)
    with pytest.raises(MetadataError, match="'outlet': expected text, as the schema says, got a whole number"):
        quotecite.to_pandas([(ARTICLE, {"outlet": 3})], schema=schema)
    with pytest.raises(ValueError, match="schema: expected one of bool, int, float, str, date, datetime, got list"):
        quotecite.to_pandas([], schema={"outlet": list})
    with pytest.raises(ValueError, match=r"schema: expected a pyarrow.Schema or types by name, got list"):
        quotecite.to_pandas([], schema=["outlet"])  # type: ignore[arg-type]


def test_types_are_those_of_all_articles() -> None:
    """A column that is null in the first thousand rows has the type that its values have in the end."""
    pairs = [(ARTICLE, {"views": None})] * 1000 + [(ARTICLE, {"views": 3, "page": "A3"})]
    table = quotecite.to_arrow(pairs)
    assert table.num_rows > 4096
    assert (table.schema.field("views").type, table.schema.field("page").type) == (pa.int64(), pa.string())
    assert table.column("views").null_count == 1000 * len(ARTICLE.quotes)
