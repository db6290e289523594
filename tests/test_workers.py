"""Work in processes of their own: order, a process that dies, an end in the middle."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from quotecite import workers
from quotecite.workers import Lost, in_processes


def nothing() -> None:
    """No preparation."""


def squared(number: int) -> int:
    """The square of a number; even ones take longer, so that odd ones overtake them."""
    time.sleep(0.02 if number % 2 == 0 else 0)
    return number**2


def test_results_come_in_the_order_of_the_tasks() -> None:
    """However long each takes, and by whichever process it is done."""
    assert list(in_processes(squared, range(20), 3, nothing)) == [n**2 for n in range(20)]


def test_no_tasks_have_no_results() -> None:
    """Nothing to do is no error, and the processes end."""
    assert list(in_processes(squared, [], 2, nothing)) == []
    assert multiprocessing.active_children() == []


def test_tasks_are_read_a_little_ahead() -> None:
    """Two tasks for each process, and not more, are taken before the first result is asked for again."""
    read: list[int] = []

    def tasks() -> Iterator[int]:
        for number in range(50):
            read.append(number)
            yield number

    results = in_processes(squared, tasks(), 2, nothing)
    assert read == []
    next(results)
    assert len(read) <= 5
    results.close()


def test_every_process_is_prepared() -> None:
    """What must be set in a process is set before its first task."""

    def prepare() -> None:
        os.environ["PREPARED"] = "yes"

    def prepared(_: int) -> str | None:
        return os.environ.get("PREPARED")

    assert set(in_processes(prepared, range(6), 2, prepare)) == {"yes"}
    assert "PREPARED" not in os.environ


def test_a_process_that_dies_loses_and_doubles_nothing(tmp_path: Path) -> None:
    """Its task is done by another process; every task has its one result."""

    def dies_once(number: int) -> int:
        mark = tmp_path / str(number)
        if number % 4 == 1 and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    assert list(in_processes(dies_once, range(12), 2, nothing)) == list(range(12))


def test_an_idle_process_that_dies_is_replaced() -> None:
    """Killed between two tasks, it costs no task a try."""
    results = in_processes(squared, range(6), 1, nothing)
    found = [next(results)]
    for child in multiprocessing.active_children():
        child.kill()
        child.join()
    assert [*found, *results] == [n**2 for n in range(6)]


def test_a_task_that_kills_its_process_is_given_up() -> None:
    """After two tries there is word of it in its place, and the others have their results."""

    def deadly(number: int) -> int:
        if number == 2:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    assert list(in_processes(deadly, range(5), 2, nothing)) == [0, 1, Lost(-signal.SIGKILL), 3, 4]


def test_who_stops_asking_leaves_no_process() -> None:
    """Closed in the middle, the results take their processes with them."""
    results = in_processes(squared, range(100), 2, nothing)
    next(results)
    assert len(multiprocessing.active_children()) == 2
    results.close()
    assert multiprocessing.active_children() == []


def test_processes_may_start_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are no forks, work and preparation are sent to new processes."""
    monkeypatch.setattr(workers, "START", "spawn")
    assert list(in_processes(squared, range(4), 1, nothing)) == [0, 1, 4, 9]


SCRIPT = """
import sys, time
from quotecite.workers import in_processes

def slow(number):
    time.sleep(0.05)
    return number

if __name__ == "__main__":
    for number in in_processes(slow, range(1000), 2, lambda: None):
        print(number, flush=True)
"""


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGKILL])
def test_an_interrupt_ends_all_processes(tmp_path: Path, sent: signal.Signals) -> None:
    """Ctrl-C, and even the death of the caller, leave none of the processes behind."""
    script = tmp_path / "long.py"
    script.write_text(SCRIPT, encoding="utf-8")
    command = [sys.executable, script]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as caller:
        assert caller.stdout is not None
        assert caller.stdout.readline() == "0\n"
        caller.send_signal(sent)
        rest = caller.stdout.read()  # ends when the last process has closed it
    assert caller.returncode != 0
    assert len(rest.splitlines()) < 100
