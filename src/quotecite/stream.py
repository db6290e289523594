"""Many inputs through one reader, or through as many as there are processes, in order and each with its own fate."""

from __future__ import annotations

import pickle
import traceback
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from typing import Any

from quotecite.doors import OnError
from quotecite.errors import ModelError, ProcessError
from quotecite.inputs import Input, Numbered, inputs_of
from quotecite.language.parsing import one_thread
from quotecite.reader import Reader
from quotecite.records import Article
from quotecite.workers import TRIES, Lost, in_processes


def stream(
    reader: Reader, read: Iterator[list[Numbered]], on_error: OnError | None, processes: int
) -> Iterator[tuple[Any, Article]]:
    """The articles of all batches, each with its item, in order; what is wrong is raised or told in its turn."""
    answers = _answered(reader, read) if processes == 1 else _answered_elsewhere(reader, read, processes)
    with closing(answers):  # so that processes end with an error, and not only when it is forgotten
        for batch, outcomes in answers:
            found = iter(outcomes)
            for one in batch:
                outcome = next(found) if isinstance(one.source, Input) else one.source
                if isinstance(outcome, Article):
                    yield one.item, outcome
                    continue
                outcome.add_note(f"index of the text: {one.number}")
                if on_error is None or isinstance(outcome, ModelError):
                    raise outcome
                on_error(one.item, outcome)


_Answers = Generator[tuple[list[Numbered], Iterable[Article | Exception]], None, None]
"""Batches, each with the article of every input in it, or what is wrong with it."""


def _answered(reader: Reader, read: Iterator[list[Numbered]]) -> _Answers:
    for batch in read:
        yield batch, reader.outcomes(inputs_of(batch))


def _answered_elsewhere(reader: Reader, read: Iterator[list[Numbered]], processes: int) -> _Answers:
    """By processes of their own. Texts are read here, so that warnings and what is wrong with them come from here."""
    device = reader.parser.device  # opened here, where what is wrong with it is raised, and shared by forks
    if device != "cpu":
        raise ValueError(f"processes={processes}: a model on {device!r} reads in one process; leave processes out")
    sent: deque[list[Numbered]] = deque()

    def tasks() -> Iterator[list[Input]]:
        for batch in read:
            sent.append(batch)
            yield inputs_of(batch)

    work = _Outcomes(reader)
    with closing(in_processes(work, tasks(), processes, one_thread)) as results:
        for result in results:
            batch = sent.popleft()
            yield batch, result if not isinstance(result, Lost) else _one_by_one(work, inputs_of(batch))


def _one_by_one(work: _Outcomes, batch: Sequence[Input]) -> Iterator[Article | Exception]:
    """The texts of a batch that no process lived to read, each in its turn: one of them may be the reason."""
    for result in in_processes(work, ([read] for read in batch), 1, one_thread):
        yield _lost(result) if isinstance(result, Lost) else result[0]


class _Outcomes:
    """What a process sends back for a batch."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def __call__(self, batch: Sequence[Input]) -> list[Article | Exception]:
        try:
            return [one if isinstance(one, Article) else _portable(one) for one in self._reader.outcomes(batch)]
        except ModelError as fault:
            return [fault] * len(batch)


def _portable(fault: Exception) -> Exception:
    """An exception as it can be sent to another process, with a note of where it was raised."""
    where = "".join(traceback.format_exception(fault)).rstrip()
    try:
        pickle.loads(pickle.dumps(fault))
    except (pickle.PickleError, TypeError, AttributeError, ValueError, ImportError):
        fault = RuntimeError(f"{type(fault).__qualname__}: {fault}")
    fault.add_note(f"raised in a process of its own:\n{where}")
    return fault


def _lost(result: Lost) -> ProcessError:
    code = result.exitcode
    how = f"was killed by signal {-code}" if code is not None and code < 0 else f"ended with exit code {code}"
    return ProcessError(
        f"the process that read the text {how}, each of {TRIES} times, also with this text alone; if it ran out of "
        "memory, cut the text or run fewer processes"
    )
