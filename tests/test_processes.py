"""A finder in several processes: the same articles, whatever befalls a process; finders that are copied and sent."""

from __future__ import annotations

import copy
import multiprocessing
import os
import pickle
import signal
import warnings
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from typing import Any

import attrs
import pytest

import quotecite
from quotecite.errors import ModelError, ProcessError, TextWarning
from quotecite.finder import Finder
from quotecite.language.parsing import Parser
from quotecite.language.trees import Sentence
from quotecite.records import Block
from quotecite.sieves import DEFAULT_SIEVES
from quotecite.words.lexicon import Lexicon

DEADLY = "Denne er for lang for minnet."
TEXTS = [f"Regnet faller i dag, og det er dag {n}." for n in range(10)]
STORY = "– Vi må bygge mer, sier ordfører Kari Berg (Ap) til NRK."


class QuickParser:
    """Stands for the model: finds no sentence, and there are texts that it cannot bear."""

    device = "cpu"

    def tag(self, articles: Sequence[tuple[str, Sequence[Block]]]) -> list[tuple[Sentence, ...]]:
        if any(text == DEADLY for text, _ in articles):
            os.kill(os.getpid(), signal.SIGKILL)
        if any("uleselig" in text for text, _ in articles):
            raise UnsendableError("beyond", "the model")
        return [() for _ in articles]

    def parse(self, sentences: Sequence[Sentence]) -> list[Sentence]:
        return list(sentences)


class UnsendableError(Exception):
    """An exception that cannot be read back in another process."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(f"{one} {other}")


FINDER = Finder(lambda: (QuickParser(), "sha256:fake"), DEFAULT_SIEVES, Lexicon.load())  # type: ignore[arg-type,return-value]


def kept(texts: Sequence[Any], **options: Any) -> tuple[list[str], list[tuple[Any, Exception]]]:
    """The texts of the articles that two processes made of texts, and what was told of the others."""
    bad: list[tuple[Any, Exception]] = []
    articles = FINDER.pipe(texts, processes=2, errors=lambda item, error: bad.append((item, error)), **options)
    return [article.text for article in articles], bad


def test_several_processes_give_the_same_articles_in_order() -> None:
    """How many read is seen in nothing but the time."""
    pairs = [(text, number) for number, text in enumerate(TEXTS)]
    found = list(FINDER.pipe(pairs, as_tuples=True, processes=2, batch_size=3))
    assert found == list(FINDER.pipe(pairs, as_tuples=True))
    assert multiprocessing.active_children() == []


def test_what_is_wrong_with_a_text_is_told_with_its_number() -> None:
    """An item that is no text, one that the model fails on; with the type of the error where it can be sent."""
    texts = [*TEXTS[:3], None, "Dette er en uleselig tekst som er på norsk.", TEXTS[4]]
    found, bad = kept(texts, batch_size=2)
    assert found == [*TEXTS[:3], TEXTS[4]]
    assert [(item, type(error).__name__, str(error)[:21], error.__notes__[-1]) for item, error in bad] == [
        (None, "TypeError", "expected the text of ", "index of the text: 3"),
        (texts[4], "RuntimeError", "UnsendableError: beyo", "index of the text: 4"),
    ]
    assert "raised in a process of its own:\nTraceback" in bad[1][1].__notes__[0]


def test_an_error_is_raised_after_the_articles_before_it() -> None:
    """As in one process: what comes before it is delivered."""
    found = FINDER.pipe([*TEXTS[:3], None, *TEXTS[4:]], processes=2, batch_size=2)
    assert [next(found).text for _ in range(3)] == TEXTS[:3]
    with pytest.raises(TypeError, match="got NoneType") as error:
        next(found)
    assert error.value.__notes__ == ["index of the text: 3"]
    assert multiprocessing.active_children() == []


def test_a_text_that_kills_its_process_costs_no_other_text() -> None:
    """Of its batch the others are read, once each; it has an error that says how the process died, and what to do."""
    texts = [*TEXTS[:4], DEADLY, *TEXTS[4:]]
    found, bad = kept(texts, batch_size=4)
    assert found == TEXTS
    ((item, error),) = bad
    assert item == DEADLY
    assert isinstance(error, ProcessError)
    assert "was killed by signal 9, each of 2 times, also with this text alone" in str(error)
    assert error.__notes__ == ["index of the text: 4"]


@pytest.mark.parametrize("processes", [1, 2])
def test_a_pipe_can_be_cancelled(processes: int) -> None:
    """Whoever stops in the middle leaves no process behind, has read little ahead, and can begin anew."""
    asked: list[int] = []

    def texts() -> Iterator[str]:
        for number in range(1000):
            asked.append(number)
            yield f"Regnet faller i dag, og det er dag {number}."

    articles = FINDER.pipe(texts(), processes=processes, batch_size=2)
    assert [next(articles).text[-2:] for _ in range(3)] == ["0.", "1.", "2."]
    articles.close()  # as a loop does that is left, when nobody holds the iterator any more
    assert multiprocessing.active_children() == []
    assert len(asked) < 40
    assert next(articles, None) is None
    assert next(FINDER.pipe(texts(), processes=processes)).text.endswith("dag 0.")


def test_an_error_of_the_caller_ends_the_processes() -> None:
    """What goes wrong in the loop over the articles, an interrupt too, leaves none of them behind."""

    def loop() -> None:
        with closing(FINDER.pipe(iter(TEXTS), processes=2, batch_size=1)) as articles:
            for _ in articles:
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        loop()
    assert multiprocessing.active_children() == []


def test_skipped_texts_are_left_out() -> None:
    """`errors="skip"` is for who wants to hear nothing of them, in one process or several."""
    texts = [TEXTS[0], None, TEXTS[1]]
    assert [a.text for a in FINDER.pipe(texts, errors="skip")] == TEXTS[:2]
    assert [a.text for a in FINDER.pipe(texts, errors="skip", processes=2)] == TEXTS[:2]


def test_errors_is_one_of_three() -> None:
    """Anything else is refused at the call."""
    with pytest.raises(ValueError, match=r'errors: expected "raise", "skip" or a function .*, got \'ignore\''):
        FINDER.pipe(TEXTS, errors="ignore")  # type: ignore[call-overload]
    with pytest.raises(ValueError, match="processes: expected 1 or more, got 0"):
        FINDER.pipe(TEXTS, processes=0)


def test_a_damaged_model_is_found_before_any_process_starts() -> None:
    """It is no fault of a text, and is raised also where errors are told."""

    def damaged() -> Any:
        raise ModelError("a file is damaged")

    with pytest.raises(ModelError):
        list(Finder(damaged, (), Lexicon.load()).pipe(TEXTS, processes=2, errors="skip"))


def test_warnings_come_from_the_callers_line() -> None:
    """What shows that a text is no plain text is told here, where the finder is called, not in another process."""
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        list(FINDER.pipe(["<p>Regnet faller i dag, og det er kaldt.</p>"], processes=2))
        list(FINDER.pipe(["<p>Regnet faller i dag, og det er kaldt.</p>"]))
    assert [(w.category, w.filename) for w in told if w.category is TextWarning] == [(TextWarning, __file__)] * 2


# --- copies -----------------------------------------------------------------------------------------------------


def test_a_finder_can_be_sent_and_copied() -> None:
    """It comes without its model, which is opened anew, and with its sieves and its tables."""
    finder = quotecite.load(sieves=quotecite.PRECISE_SIEVES)
    sent = pickle.loads(pickle.dumps(finder))
    assert repr(sent) == repr(copy.deepcopy(finder)) == repr(finder)
    assert len(pickle.dumps(finder)) < 5_000


def test_own_tables_are_sent_along() -> None:
    """A finder with other tables is the same finder elsewhere."""
    lexicon = attrs.evolve(Lexicon.load(), checksum="sha256:mine")
    sent = pickle.loads(pickle.dumps(quotecite.load(lexicon=lexicon)))
    assert repr(sent) == repr(quotecite.load(lexicon=lexicon))
    assert "sha256:mine" in repr(sent)


def test_a_model_on_a_card_reads_in_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said before a process is started."""
    monkeypatch.setattr(QuickParser, "device", "cuda:0")
    with pytest.raises(ValueError, match="processes=2: a model on 'cuda:0' reads in one process"):
        list(FINDER.pipe(TEXTS, processes=2))


def test_a_pipeline_of_ones_own_stays_where_it_is() -> None:
    """It cannot be sent, and the message says what to do; a copy in the same process shares it."""

    class Pipeline:
        processors = dict.fromkeys(("tokenize", "pos", "lemma", "depparse"))

    parser = Parser(Pipeline())  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"make one there, with quotecite.load\(pipeline=…\)"):
        pickle.dumps(parser)
    assert copy.deepcopy(parser) is parser


def answers(finder: Finder) -> list[str | None]:
    """Who speaks in the story."""
    return [quote.speaker and quote.speaker.name for quote in finder(STORY).quotes]


@pytest.mark.model
def test_a_finder_works_in_every_kind_of_process() -> None:
    """Sent to a new process, or there already when the process was forked after torch had used its threads."""
    finder = quotecite.load()
    assert answers(finder) == ["Kari Berg"]
    for method in ("fork", "spawn"):
        with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context(method)) as pool:
            assert pool.submit(answers, finder).result(timeout=120) == ["Kari Berg"]


@pytest.mark.model
def test_a_finder_works_in_a_fork_that_has_it_already() -> None:
    """The model that was opened before the fork is used in it: nothing waits for threads that are not there."""
    finder = quotecite.load()
    answers(finder)
    queue = multiprocessing.get_context("fork").Queue()
    child = multiprocessing.get_context("fork").Process(target=lambda: queue.put(answers(finder)))
    child.start()
    assert queue.get(timeout=60) == ["Kari Berg"]
    child.join()
