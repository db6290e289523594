"""Arrow tables in and out: every row is there, with its own types, and with what was wrong with it."""

from __future__ import annotations

import json
import pickle

import duckdb
import pyarrow as pa
import pytest
from tests.readers import STORY, UNREADABLE, story_finder

import quotecite
from quotecite import Annotator

TABLE = pa.table(
    {
        "id": pa.array([7, 8, 9, 10], pa.int32()),
        "body": [STORY, None, UNREADABLE, "Regnet faller i dag, og det er kaldt."],
        "tags": [["a", "b"], [], None, ["c"]],
    }
)


def test_every_row_stays_one_row() -> None:
    """The caller's columns as they were, the record beside them, or the error of a text that could not be read."""
    found = Annotator(story_finder(), text_column="body")(TABLE)
    assert found.select(TABLE.column_names).equals(TABLE)
    assert found["error"].to_pylist() == [
        None,
        found["error"][1].as_py(),
        "RuntimeError: the text is beyond the model",
        None,
    ]
    assert found["error"][1].as_py().startswith("TypeError: expected the text of an article as str")
    assert found["quotes"].to_pylist() == [1, None, None, 0]
    article = quotecite.from_dict(json.loads(found["record"][0].as_py()))
    assert [(q.text, q.speaker and q.speaker.name) for q in article.quotes] == [("Vi bygger", "Kari Berg")]


def test_a_row_for_each_quote_keeps_the_errors() -> None:
    """A row of the caller's is repeated for each of its quotes; an error has a row of its own; the text is left out."""
    found = Annotator(story_finder(), text_column="body", rows="quotes")(TABLE.take([0, 0, 2, 3]))
    assert found["id"].to_pylist() == [7, 7, 9]
    assert found["speaker"].to_pylist() == ["Kari Berg", "Kari Berg", None]
    assert found["tags"].to_pylist() == [["a", "b"], ["a", "b"], None]
    assert "body" not in found.column_names


@pytest.mark.parametrize("rows", ["articles", "quotes", "attributions", "sources"])
def test_columns_are_known_beforehand(rows: str) -> None:
    """For all tables the same, empty ones and those without a quote too; no type that some engine lacks."""
    annotator = Annotator(story_finder(), text_column="body", rows=rows)
    schema = annotator.schema(TABLE.schema)
    for table in (TABLE, TABLE.slice(0, 0), TABLE.slice(3, 1)):
        assert annotator(table).schema == schema
    assert not any(pa.types.is_dictionary(field.type) for field in schema)


def test_a_column_with_a_name_of_ours_is_kept_under_another() -> None:
    """What the caller calls `variety` is `input_variety`."""
    table = pa.table({"text": [STORY], "variety": ["bokmål"]})
    found = Annotator(story_finder(), text_column="text")(table)
    assert found.column_names[:2] == ["text", "input_variety"]
    assert (found["input_variety"][0].as_py(), found["variety"][0].as_py()) == ("bokmål", "nb")


def test_a_missing_column_is_told_with_those_that_there_are() -> None:
    """Before anything is read."""
    with pytest.raises(KeyError, match="no column 'text' with the texts; there are id, body, tags"):
        Annotator(story_finder(), text_column="text")(TABLE)


def test_an_annotator_is_sent_without_its_model() -> None:
    """It opens one where it comes to."""
    annotator = Annotator(story_finder(), text_column="body")
    annotator(TABLE)
    assert pickle.loads(pickle.dumps(annotator))(TABLE) == annotator(TABLE)


def test_record_batches_go_through_one_by_one() -> None:
    """What Spark's mapInArrow calls, and what DuckDB reads and writes."""
    annotator = Annotator(story_finder(), text_column="body")
    batches = annotator.batches(iter(TABLE.to_batches(max_chunksize=2)))
    assert [batch.num_rows for batch in batches] == [2, 2]
    database = duckdb.connect()
    reader = database.from_arrow(TABLE).to_arrow_reader(2)
    found = pa.RecordBatchReader.from_batches(annotator.schema(reader.schema), annotator.batches(reader))
    other = duckdb.connect()  # the first one is still being read
    other.register("annotated", found)
    assert other.sql("SELECT id, quotes FROM annotated WHERE error IS NULL").fetchall() == [(7, 1), (10, 0)]
