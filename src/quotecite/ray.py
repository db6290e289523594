"""Many articles on many machines, with Ray Data (extra ``quotecite[ray]``): one model in each actor, Arrow in and out.

>>> import quotecite.ray  # needs Ray only when one of its functions is called
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quotecite import load
from quotecite.annotator import Annotator
from quotecite.extras import extra
from quotecite.finder import Finder
from quotecite.language.parsing import one_thread

if TYPE_CHECKING:
    from ray.data import Dataset

BATCH = 64
"""How many rows go to an actor together."""
CORES = 0.5
"""What an actor takes of a core in Ray's books. It works on a whole one, but actors that hold all cores leave none to
the tasks that read their rows, and then the cluster stands still."""


def annotate(
    dataset: Dataset,
    *,
    text_column: str,
    rows: str = "articles",
    finder: Finder | None = None,
    actors: int | tuple[int, int] = 1,
    batch_size: int = BATCH,
    **resources: Any,
) -> Dataset:
    """A dataset with what quotecite finds in a column of texts; lazy, as all of Ray Data.

    The columns are those of `Annotator`: the dataset's own, ours, and ``error`` where a text could not be read. Each
    actor opens the model once and works on one processor core; one that dies is started anew, and its batch is read
    again.

    Args:
        dataset: the articles; keep a column that tells them apart.
        text_column: the column of texts.
        rows: ``articles`` (every row stays one), ``quotes``, ``attributions`` or ``sources``.
        finder: one with other sieves or tables than those of `quotecite.load`.
        actors: how many actors, or the least and the most; no more than there are processor cores.
        batch_size: how many rows an actor reads together.
        resources: what each actor needs in Ray's books (``num_cpus``, here `CORES`; ``num_gpus`` for a finder on a
            card; ``memory``).

    Raises:
        ImportError: Ray is not installed.
        KeyError, ModelError: as for `Annotator`, when the dataset is read.
    """
    annotator = Annotator(finder or load(), text_column=text_column, rows=rows)
    annotated: Dataset = dataset.map_batches(
        _Actor,
        fn_constructor_args=(annotator,),
        batch_format="pyarrow",
        batch_size=batch_size,
        **_pool(actors, resources),
    )
    return annotated


def annotate_files(
    source: str | Path,
    target: str | Path,
    *,
    text_column: str,
    rows: str = "articles",
    finder: Finder | None = None,
    actors: int | tuple[int, int] = 1,
    **resources: Any,
) -> int:
    """A folder of Parquet files into another, file by file; says how many files were read now.

    Each file in ``source`` has one of the same name in ``target``, which appears when it is whole. Those that are there
    already are not read again: after a break the same call goes on where it stopped.

    Args:
        source: a folder with Parquet files, which every machine can read; best some thousand articles in each.
        target: a folder that every machine can write to; it is made when it is not there.
        text_column, rows, finder, actors, resources: as for `annotate`.

    Raises:
        ImportError: Ray is not installed.
        FileNotFoundError: there is no Parquet file in ``source``.
        KeyError, ModelError: as for `Annotator`.
    """
    source, target = Path(source), Path(target)
    names = sorted(path.name for path in source.glob("*.parquet"))
    if not names:
        raise FileNotFoundError(f"{source}: no file in it is called *.parquet")
    target.mkdir(parents=True, exist_ok=True)
    left = [{"name": name} for name in names if not (target / name).exists()]
    if not left:
        return 0
    annotator = Annotator(finder or load(), text_column=text_column, rows=rows)
    files = extra("ray.data", "ray").from_items(left, override_num_blocks=len(left))
    pool = _pool(actors, resources, work=len(left))
    done = files.map(_FileActor, fn_constructor_args=(annotator, source, target), **pool)
    return sum(1 for _ in done.iter_rows())


def _pool(actors: int | tuple[int, int], resources: Mapping[str, Any], *, work: int | None = None) -> dict[str, Any]:
    """How many actors there shall be (not more than there is work for) and what each needs, as Ray Data wants it."""
    fewest, most = (actors, actors) if isinstance(actors, int) else actors
    if work is not None:
        fewest, most = min(fewest, work), min(most, work)
    strategy = extra("ray.data", "ray").ActorPoolStrategy(min_size=fewest, max_size=most)
    return {"compute": strategy, "num_cpus": CORES, **resources}


class _Actor:
    """An annotator in a process of its own."""

    def __init__(self, annotator: Annotator) -> None:
        one_thread()
        self._annotator = annotator

    def __call__(self, table: Any) -> Any:
        return self._annotator(table)


class _FileActor:
    """An annotator that reads and writes whole files, a batch at a time."""

    def __init__(self, annotator: Annotator, source: Path, target: Path) -> None:
        one_thread()
        self._annotator, self._source, self._target = annotator, source, target

    def __call__(self, row: dict[str, Any]) -> dict[str, Any]:
        write_annotated(self._annotator, self._source / row["name"], self._target / row["name"])
        return row


def write_annotated(annotator: Annotator, source: Path, target: Path) -> None:
    """One Parquet file into another, a batch at a time; the new one appears when it is whole.

    Raises:
        KeyError, ModelError: as for `Annotator`.
        OSError: a file cannot be read or written.
    """
    parquet = extra("pyarrow.parquet", "arrow")
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with (
            parquet.ParquetFile(source) as file,
            parquet.ParquetWriter(part, annotator.schema(file.schema_arrow)) as out,
        ):
            batches: Iterable[Any] = annotator.batches(file.iter_batches(batch_size=BATCH))
            for batch in batches:
                out.write_batch(batch)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
