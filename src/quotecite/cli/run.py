"""One run of the command line: what is said is checked, every article read, and nothing lost that went wrong."""

from __future__ import annotations

import os
import re
import signal
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from itertools import chain
from types import FrameType
from typing import Any

import quotecite
from quotecite.cli.arguments import Options, options
from quotecite.cli.inputs import open_input
from quotecite.cli.outputs import KINDS, Failures, kind_of
from quotecite.cli.screen import Screen, standard
from quotecite.files.reading import Item
from quotecite.files.sink import Sink
from quotecite.text.compose import Composed

DONE, SOME_FAILED, NOTHING_DONE, INTERRUPTED, NOBODY_READS = 0, 1, 2, 130, 141
_WARNED = 5  # texts that are not plain are named one by one, up to so many


def main(arguments: Sequence[str] | None = None) -> int:
    """The command ``quotecite``; gives its exit status (see ``quotecite --help``).

    Raises:
        SystemExit: help or the version was asked for, or the arguments make no sense.
    """
    said = options(sys.argv[1:] if arguments is None else arguments)
    screen = standard(quiet=said.quiet)
    try:
        with _interruptible() as interrupt:
            return Run(said, screen, interrupt).run()
    except KeyboardInterrupt:
        screen.error("interrupted before anything was written")
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python flushes once more at its end
        return NOBODY_READS
    except (OSError, ValueError, ImportError, quotecite.QuoteciteError) as fault:
        screen.error(in_shell(str(fault)))
        return NOTHING_DONE
    finally:
        screen.end()


class Interrupt:
    """Ctrl-C and a request to end: at once, but for what is begun and must be done whole."""

    def __init__(self) -> None:
        self._held = self._came = False

    def __call__(self, number: int, frame: FrameType | None) -> None:
        if not self._held:
            raise KeyboardInterrupt
        self._came = True

    @contextmanager
    def held(self) -> Iterator[None]:
        """What is done in here is not interrupted; what came meanwhile interrupts after the outermost of these."""
        before, self._held = self._held, True
        try:
            yield
        finally:
            self._held = before
        if self._came and not before:
            raise KeyboardInterrupt


class Run:
    """What one run knows: what was said, what goes wrong, how many articles and quotes there were."""

    def __init__(self, said: Options, screen: Screen, interrupt: Interrupt) -> None:
        self._said, self._screen, self._interrupt = said, screen, interrupt
        self._inputs = [
            open_input(name, said, sys.stdin.buffer.read, count=screen.shows_progress)
            for name in dict.fromkeys(said.inputs)
        ]
        self._articles = self._quotes = self._known = self._blank = self._not_plain = 0
        self._places: list[str] = []  # of the items that were given to the finder, by their index

    def run(self) -> int:
        """Reads everything and writes it; the exit status."""
        said, screen = self._said, self._screen
        finder = quotecite.load(
            sieves=quotecite.PRECISE_SIEVES if said.sieves == "precise" else quotecite.DEFAULT_SIEVES,
            lexicon=quotecite.Lexicon.load(said.lexicon) if said.lexicon is not None else None,
        )
        for note in (note for one in self._inputs for note in one.notes):
            screen.note(note)
        with ExitStack() as stack:
            stack.enter_context(self._warnings_told())
            sink = stack.enter_context(closing(self._sink())) if said.out is not None else None
            self._failures = stack.enter_context(closing(Failures(said.out)))
            sizes = [one.size for one in self._inputs]
            screen.begin(None if None in sizes else sum(filter(None, sizes)), table=sink is None)
            interrupted = self._read(finder, sink)
            screen.end()
            for number in (signal.SIGINT, signal.SIGTERM):  # the files are closed now, which nobody should interrupt
                signal.signal(number, signal.SIG_IGN)
        self._tell(interrupted)
        return INTERRUPTED if interrupted else SOME_FAILED if self._failures.count else DONE

    def _sink(self) -> Sink:
        out = self._said.out
        assert out is not None
        for one in self._inputs:
            if os.path.exists(one.name) and any(
                os.path.exists(path) and os.path.samefile(one.name, path)
                for path in (out, out.with_suffix(".errors.jsonl"))
            ):
                raise ValueError(f"{one.name}: is read, so it cannot be written too; give --out another name")
        sep = self._said.sep or next((one.sep for one in self._inputs if one.sep), ",")
        return KINDS[str(kind_of(out))](out, self._said.rows, sep)

    def _read(self, finder: quotecite.Finder, sink: Sink | None) -> bool:
        """Every article into its place; whether it was interrupted."""
        pairs = ((item.text, item) for item in self._items())
        found = finder.pipe(
            pairs,
            as_tuples=True,
            batch_size=self._said.batch_size,
            errors=self._failed,
            processes=self._said.processes,
        )
        try:
            for article, item in found:
                self._screen.one_more()
                if sink is None:
                    self._screen.table(article, item.place)
                    self._count(article)
                    continue
                with self._interrupt.held():  # what is in the file is counted
                    if self._added(sink, article, item):
                        self._count(article)
        except KeyboardInterrupt:
            return True
        return False

    def _count(self, article: quotecite.Article) -> None:
        self._articles += 1
        self._blank += not article.blocks
        self._quotes += len(article.quotes)
        self._known += sum(bool(quote.speakers) for quote in article.quotes)

    def _items(self) -> Iterator[Item]:
        """What can be given to the finder; what could not be read goes its own way."""
        for item in chain.from_iterable(one.items() for one in self._inputs):
            if item.fault is not None:
                self._failed((item.text, item), item.fault)
            else:
                self._places.append(item.place)
                yield item

    def _added(self, sink: Sink, article: quotecite.Article, item: Item) -> bool:
        try:
            sink.add(article, item.meta)
        except (ValueError, TypeError) as fault:
            self._failed((item.text, item), fault)
            return False
        return True

    def _failed(self, pair: tuple[Any, Item], fault: Exception) -> None:
        text, item = pair
        told = in_shell(str(fault) if item.place in str(fault) else f"{item.place}: {type(fault).__name__}: {fault}")
        where = {"file": item.file, "row": item.row, "error": told}
        with self._interrupt.held():  # what is told is kept
            self._screen.one_more()
            self._screen.error(told)
            self._failures.add({**item.meta, **where, "text": text.text if isinstance(text, Composed) else text})

    @contextmanager
    def _warnings_told(self) -> Iterator[None]:
        """What a text is warned of, with its place in the place of its index; the first few one by one."""

        def told(message: Warning | str, *rest: Any, **more: Any) -> None:
            if not isinstance(message, quotecite.TextWarning):
                self._screen.note(f"note: {message}")
                return
            self._not_plain += 1
            if self._not_plain <= _WARNED:
                self._screen.note(re.sub(r"^text (\d+)", lambda m: self._places[int(m[1])], str(message)))

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what the libraries below us say to each other
            warnings.simplefilter("always", quotecite.TextWarning)
            warnings.filterwarnings("always", category=UserWarning, module=r"quotecite\.")
            warnings.showwarning = told
            yield

    def _tell(self, interrupted: bool) -> None:
        """The last line: how many there were, where they are, and what could not be read."""
        out, failed = self._said.out, self._failures
        parts = [f"{_many(self._articles, 'article')}, {_many(self._quotes, 'quote')}, {self._known} with a speaker"]
        parts = ["interrupted", *parts] if interrupted else parts
        parts += [f"in {out}"] if out is not None else []
        parts += [f"{self._blank} without text"] if self._blank else []
        parts += [f"{self._not_plain} texts are not plain"] if self._not_plain > _WARNED else []
        if failed.count:
            kept = f" (see {failed.path})" if failed.path is not None else ""
            parts.append(f"{failed.count} could not be read{kept}")
        if failed.count or interrupted:
            self._screen.error("; ".join(parts))
        elif out is not None:
            self._screen.note("; ".join(parts))


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count != 1)}"


def in_shell(message: str) -> str:
    """What a function is to be given, as it is written on the command line.

    >>> in_shell("arkiv.csv: tell how it is encoded: encoding='mac_roman'")
    'arkiv.csv: tell how it is encoded: --encoding mac_roman'
    """
    return re.sub(r"\b(text|title|lead|sep|encoding)='([^']*)'", r"--\1 \2", message)


@contextmanager
def _interruptible() -> Iterator[Interrupt]:
    """A request to end (SIGTERM) is an interrupt too; what was set before is set again."""
    interrupt = Interrupt()
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    for number in before:
        signal.signal(number, interrupt)
    try:
        yield interrupt
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
