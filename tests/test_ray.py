"""Ray Data on a cluster of this machine: the same rows, whatever befalls an actor, and a folder that goes on."""

from __future__ import annotations

import re
import runpy
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.readers import ONCE, STORY, UNREADABLE, story_finder

import quotecite.ray
from quotecite import Annotator

ROOT = Path(__file__).parents[1]


pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:ray", "ignore::FutureWarning:ray")  # Ray's own


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Ray with two processor cores, for all tests here."""
    import ray

    ray.init(
        num_cpus=2,
        include_dashboard=False,
        log_to_driver=False,
        runtime_env={"env_vars": {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}},
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Ray warns of settings of its own
        ray.data.DataContext.get_current().enable_progress_bars = False
    yield ray
    ray.shutdown()


def table(count: int) -> pa.Table:
    """Many articles, a bad one among each ten."""
    bodies = [UNREADABLE if n % 10 == 3 else STORY for n in range(count)]
    return pa.table({"id": list(range(count)), "body": bodies})


def test_a_dataset_is_annotated_as_a_table_is(cluster: Any) -> None:
    """By two actors, with bad rows kept: what comes is what `Annotator` makes of each batch."""
    articles = table(40)
    data = cluster.data.from_arrow(articles).repartition(4)
    found = quotecite.ray.annotate(data, text_column="body", finder=story_finder(), actors=2, batch_size=5)
    rows = sorted(found.take_all(), key=lambda row: row["id"])
    assert rows == Annotator(story_finder(), text_column="body")(articles).to_pylist()


def test_an_actor_that_is_killed_loses_and_doubles_nothing(cluster: Any, tmp_path: Path) -> None:
    """Its batch is read again by another, and every row comes once."""
    bodies = [f"{ONCE}{tmp_path / str(n)}" if n in (7, 21) else STORY for n in range(30)]
    data = cluster.data.from_arrow(pa.table({"id": list(range(30)), "body": bodies})).repartition(6)
    found = quotecite.ray.annotate(data, text_column="body", finder=story_finder(), actors=2, batch_size=5)
    assert sorted(row["id"] for row in found.take_all()) == list(range(30))
    assert len(list(tmp_path.iterdir())) == 2


def test_a_folder_goes_on_where_it_stopped(cluster: Any, tmp_path: Path) -> None:
    """Files that are there are not read again; each new one is whole when it appears."""
    source, target = tmp_path / "archive", tmp_path / "annotated"
    source.mkdir()
    for name in ("a", "b", "c"):
        pq.write_table(table(12), source / f"{name}.parquet")
    options: dict[str, Any] = {"text_column": "body", "finder": story_finder(), "actors": 2}
    assert quotecite.ray.annotate_files(source, target, **options) == 3
    first = (target / "a.parquet").stat().st_mtime_ns
    (target / "b.parquet").unlink()
    assert quotecite.ray.annotate_files(source, target, **options) == 1
    assert (target / "a.parquet").stat().st_mtime_ns == first
    assert sorted(path.name for path in target.iterdir()) == ["a.parquet", "b.parquet", "c.parquet"]
    assert pq.read_table(target / "b.parquet")["quotes"].to_pylist().count(1) == 11
    assert quotecite.ray.annotate_files(source, target, **options) == 0


@pytest.mark.model
def test_the_example_goes_on_where_it_stopped(
    cluster: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Invented articles from Parquet to Parquet with the bundled model, and nothing twice."""
    monkeypatch.syspath_prepend(str(ROOT / "examples"))
    monkeypatch.setattr("sys.argv", ["ray_folder.py", str(tmp_path), "100"])
    for read in (1, 0):
        runpy.run_path(str(ROOT / "examples" / "ray_folder.py"))
        told = capsys.readouterr().out.splitlines()[-1]
        assert re.fullmatch(rf"{read} files read now; [45]\d\d quotes in all", told)


def test_a_folder_without_files_is_told(tmp_path: Path) -> None:
    """Before anything is started."""
    with pytest.raises(FileNotFoundError, match=r"no file in it is called \*\.parquet"):
        quotecite.ray.annotate_files(tmp_path, tmp_path / "out", text_column="body")
