"""Data frames: one row a quote, an attribution, a source or an article; documented types; nothing lost on the way."""

from __future__ import annotations

import gc
import sys
import weakref
from collections.abc import Iterator
from pathlib import Path

import attrs
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import quotecite
from articles import ARTICLE, ASKER, BERG, plain
from quotecite import Article, FormatError, MetadataError
from quotecite.columns import COLUMNS, TYPES, columns
from quotecite.counts.frames import BATCH

ROWS = ("quotes", "attributions", "sources", "articles")


def test_one_row_a_quote() -> None:
    """Each quote is a row with its speaker's profile, its place in code points, and what decided."""
    frame = quotecite.to_pandas([ARTICLE, plain("Ingen sier noe."), ARTICLE])
    assert frame["article"].tolist() == [0] * 5 + [2] * 5
    row = frame.iloc[3]
    assert (row["text"], row["speaker"], row["party"], row["age"]) == ("Vi blir her … Alltid.", "Kari Berg", "Ap", 46)
    assert ARTICLE.text[row["start"] : row["end"]].startswith("Vi blir her, sier")
    assert [dict(p) for p in row["parts"]] == [{"start": p.start, "end": p.end} for p in ARTICLE.quotes[3].parts]
    assert list(row["media"]) == ["NRK"]
    assert frame.iloc[4]["speaker"] is pd.NA


def test_what_the_verb_makes_of_it() -> None:
    """*Hevder* makes a claim of what is said, *slår fast* confirms it, *sier* and a quote without a verb nothing."""
    cue = ARTICLE.quotes[3].cue
    assert cue is not None
    cues = (attrs.evolve(cue, lemma="hevde"), attrs.evolve(cue, lemma="slå fast"), cue, None)
    article = attrs.evolve(ARTICLE, quotes=tuple(attrs.evolve(ARTICLE.quotes[3], cue=cue) for cue in cues))
    for rows in ("quotes", "attributions"):
        frame = quotecite.to_pandas([article], rows=rows)
        assert [value if isinstance(value, str) else None for value in frame["implies"]] == [
            "claim", "confirm", None, None,
        ]  # fmt: skip


def test_several_speakers() -> None:
    """A row a quote joins their names and has no profile; a row an attribution is each of them."""
    both = attrs.evolve(ARTICLE.quotes[0], speakers=(BERG, ASKER))
    article = attrs.evolve(ARTICLE, quotes=(both,))
    (quote,) = quotecite.to_arrow([article]).to_pylist()
    assert (quote["speaker"], quote["speaker_ids"], quote["role"]) == ("Kari Berg + intervjuer", ["s1", "s2"], None)
    rows = quotecite.to_arrow([article], rows="attributions").to_pylist()
    assert [(row["speaker"], row["role"]) for row in rows] == [("Kari Berg", "rektor"), ("intervjuer", None)]


def test_one_row_a_source() -> None:
    """Sources have their profile and how much they say."""
    frame = quotecite.sources_frame([ARTICLE])
    assert frame[["name", "role", "quotes", "words"]].iloc[0].tolist() == ["Kari Berg", "rektor", 4, 7]
    assert frame["name"].tolist() == ["Kari Berg", "intervjuer"]


@pytest.mark.parametrize("rows", ROWS)
def test_types(rows: str) -> None:
    """Every column has the documented type, in an empty frame as in a full one."""
    for articles in ([], [ARTICLE]):
        frame = quotecite.to_pandas(articles, rows=rows)
        assert tuple(frame.columns) == columns(rows)
        documented = {name: TYPES[COLUMNS[name].type][1].split()[0] for name in columns(rows)}
        wrong = {name: str(frame[name].dtype) for name in frame if str(frame[name].dtype) != documented[str(name)]}
        assert not wrong


def test_the_schema_says_what_an_offset_is() -> None:
    """The unit of offsets stands in the schema's metadata, of the table and of the columns."""
    schema = quotecite.to_arrow([]).schema
    assert schema.metadata[b"offsets"] == b"code points of the article, half-open"
    assert schema.field("start").metadata[b"unit"] == schema.metadata[b"offsets"]


def test_articles_come_back_from_parquet(tmp_path: Path) -> None:
    """A table of whole articles written to a Parquet file gives the same articles back."""
    articles = [ARTICLE, plain("Ingen sier noe."), plain("")]
    pq.write_table(quotecite.to_arrow(articles, rows="articles"), tmp_path / "articles.parquet")
    assert list(quotecite.from_arrow(pq.read_table(tmp_path / "articles.parquet"))) == articles


def test_only_whole_articles_come_back() -> None:
    """A table of quotes cannot give articles, a damaged record neither; the error says what to do, or where."""
    with pytest.raises(FormatError, match=r"to_arrow\(articles, rows='articles'\)"):
        quotecite.from_arrow(quotecite.to_arrow([ARTICLE]))
    damaged = pa.table({"record": ["{}"]})
    with pytest.raises(FormatError, match="row 0, column record"):
        list(quotecite.from_arrow(damaged))


def test_metadata_become_columns() -> None:
    """The keys of a mapping are columns, also when some articles lack them; anything else is the column ``meta``."""
    frame = quotecite.to_pandas([(ARTICLE, {"outlet": "Lokalavisa"}), (ARTICLE, {"year": 2024})], rows="articles")
    assert frame["outlet"].tolist()[0] == "Lokalavisa"
    assert frame["outlet"].isna().tolist() == [False, True]
    assert quotecite.to_arrow([(ARTICLE, 7)], rows="articles").column("meta").to_pylist() == [7]


def test_wrong_input_is_named() -> None:
    """What is no article, what no column can hold and what no row is are errors that say where and what."""
    with pytest.raises(TypeError, match=r"item 1: expected a quotecite\.Article"):
        quotecite.to_arrow([ARTICLE, "text"])
    with pytest.raises(MetadataError, match="item 0: metadata key 'kind' is a column"):
        quotecite.to_arrow([(ARTICLE, {"kind": "x"})])
    with pytest.raises(MetadataError, match="item 1: metadata key 'x'"):
        quotecite.to_arrow([(ARTICLE, {"x": 1}), (ARTICLE, {"x": "a"})])
    with pytest.raises(ValueError, match="rows: expected one of quotes, attributions"):
        quotecite.to_arrow([], rows="words")


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pyarrow or pandas the error says what to install."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ImportError, match=r"pip install 'quotecite\[arrow\]'"):
        quotecite.to_arrow([])
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match=r"pip install 'quotecite\[pandas\]'"):
        quotecite.to_pandas([])


def test_articles_are_not_kept() -> None:
    """Articles of a generator are let go while the table grows: never more are alive than a batch holds."""
    alive: list[weakref.ref[Wrapped]] = []
    most = 0

    def stream(count: int) -> Iterator[tuple[Article, Wrapped]]:
        nonlocal most
        for _ in range(count):
            wrapped = Wrapped({"n": 1})
            alive.append(weakref.ref(wrapped))
            yield ARTICLE, wrapped
            del wrapped
            most = max(most, sum(ref() is not None for ref in alive))

    table = quotecite.to_arrow(stream(BATCH // len(ARTICLE.quotes) + 50))
    gc.collect()
    assert table.num_rows > BATCH
    assert most <= 2


class Wrapped(dict[str, int]):
    """Metadata that a weak reference can point to."""
