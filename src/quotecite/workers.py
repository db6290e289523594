"""Work in processes of their own: results in the order of the tasks, each task done once, whatever befalls a process.

A process that dies (killed for its memory, or by hand) costs no more than its task a second try in a new process. The
standard library's pool gives up all its tasks then, and cannot tell which of them it was; so these processes each have
a line of their own.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
import warnings
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

import attrs

START = "fork" if sys.platform == "linux" else "spawn"
"""How processes begin: forks share what their caller has in memory, and are safe on Linux alone."""

TRIES = 2
"""How often a task is given to a process before it is held to be what kills them."""

_AHEAD = 2  # tasks for each process that may be read before the result that is due
_PATIENCE = 2.0  # seconds after which an idle process looks whether anybody still waits for it

T = TypeVar("T")
R = TypeVar("R")


@attrs.frozen
class Lost:
    """In place of a result: each time that the task was tried, its process died.

    ``exitcode`` is that of the last one, negative for the number of a signal (-9: killed).
    """

    exitcode: int | None


def in_processes(
    work: Callable[[T], R], tasks: Iterable[T], count: int, prepare: Callable[[], object]
) -> Generator[R | Lost, None, None]:
    """What ``work`` makes of each task, in the order of the tasks, by ``count`` processes.

    Tasks are read a little ahead of the results. ``work`` must not raise; ``prepare`` is called once in each process.
    On Linux the processes are forks, which share what the caller has in memory; elsewhere they start anew and both
    functions are pickled. When the caller stops, or is interrupted, the processes end.
    """
    crew = _Crew(work, count, prepare)
    try:
        yield from _in_order(crew, enumerate(tasks), count * _AHEAD)
    finally:
        crew.end()


def _in_order(crew: _Crew[T, R], tasks: Iterator[tuple[int, T]], ahead: int) -> Iterator[R | Lost]:
    done: dict[int, R | Lost] = {}
    waiting: deque[_Task[T]] = deque()
    due, more = 0, True
    while True:
        while more and crew.busy + len(waiting) + len(done) < ahead:
            task = next(tasks, None)
            more = task is not None
            if task is not None:
                waiting.append(_Task(*task))
        while waiting and crew.give(waiting[0]):
            waiting.popleft()
        if due in done:
            yield done.pop(due)
            due += 1
        elif crew.busy:
            for task_done, result in crew.results():
                if isinstance(result, Lost) and task_done.tries < TRIES:
                    waiting.appendleft(task_done)
                else:
                    done[task_done.number] = result
        elif not more and not waiting:
            return


@attrs.define
class _Task(Generic[T]):
    """One task, its number in the order, and how often it was given to a process."""

    number: int
    content: T
    tries: int = 0


class _Crew(Generic[T, R]):
    """The processes: those that are idle, and those that have a task."""

    def __init__(self, work: Callable[[T], R], count: int, prepare: Callable[[], object]) -> None:
        self._context: Any = multiprocessing.get_context(START)
        self._work, self._prepare = work, prepare
        self._idle = [self._start() for _ in range(count)]
        self._at_work: dict[Connection, tuple[Any, _Task[T]]] = {}

    @property
    def busy(self) -> int:
        return len(self._at_work)

    def give(self, task: _Task[T]) -> bool:
        """Hand a task to an idle process; False when there is none."""
        if not self._idle:
            return False
        process, line = self._idle.pop()
        task.tries += 1
        try:
            line.send(task.content)
        except (BrokenPipeError, ConnectionResetError):  # it died while it was idle; the task is as good as untried
            task.tries -= 1
            self._bury(process, line)
            self._idle.append(self._start())
            return self.give(task)
        self._at_work[line] = (process, task)
        return True

    def results(self) -> list[tuple[_Task[T], R | Lost]]:
        """The tasks that are done (or lost) by now, waiting for one at least."""
        found: list[tuple[_Task[T], R | Lost]] = []
        for line in wait(list(self._at_work)):
            assert isinstance(line, Connection)
            process, task = self._at_work.pop(line)
            try:
                found.append((task, line.recv()))
            except (EOFError, ConnectionResetError):
                found.append((task, Lost(self._bury(process, line))))
                process, line = self._start()
            self._idle.append((process, line))
        return found

    def end(self) -> None:
        """End all processes, also those that have a task."""
        for process, line in [*self._idle, *((process, line) for line, (process, _) in self._at_work.items())]:
            process.terminate()
            self._bury(process, line)

    def _start(self) -> tuple[Any, Connection]:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(ours, theirs, self._work, self._prepare), daemon=True)
        with warnings.catch_warnings():
            # from Python 3.12, of forks where there are threads: torch's are not used in the new process (`prepare`)
            warnings.filterwarnings("ignore", message=".*fork", category=DeprecationWarning)
            process.start()
        theirs.close()
        return process, ours

    def _bury(self, process: Any, line: Connection) -> int | None:
        line.close()
        process.join()
        code: int | None = process.exitcode
        process.close()
        return code


def _serve(ours: Connection, theirs: Connection, work: Callable[[T], R], prepare: Callable[[], object]) -> None:
    """What a process does: one task after another, until its line is closed or nobody is left to wait for it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is for the caller, who ends the processes
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # by this, whatever the caller does on it
    ours.close()
    caller = multiprocessing.parent_process()
    prepare()
    while True:
        while not theirs.poll(_PATIENCE):
            if caller is None or not caller.is_alive():
                return
        try:
            task = theirs.recv()
        except EOFError:
            return
        theirs.send(work(task))
