"""One finder in many threads, as Dask and web servers have it: they wait for each other, and nothing gets mixed up."""

from __future__ import annotations

import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from stanza.models.common import utils
from tests.readers import STORY, StoryParser, opened

import quotecite
from quotecite.finder import Finder
from quotecite.neural.steps import untrained
from quotecite.sieves import DEFAULT_SIEVES
from quotecite.words.lexicon import Lexicon

sys.path.insert(0, str(Path(__file__).parents[1] / "examples"))

from corpus import hundred_articles  # no package; the notebooks find it in the same way

THREADS = 6


@pytest.mark.model
def test_threads_get_the_answers_of_one() -> None:
    """Each reads the same texts in another order, with words that the model meets there first."""
    texts = [f"{row.title}\n\n{row.lead}\n\n{row.body}" for row in hundred_articles()[::8]]
    right = {article.text: article for article in quotecite.load().pipe(texts)}
    finder, together = quotecite.load(), Barrier(THREADS)
    finder(texts[0])  # opened, so that all have one model

    def read(number: int) -> list[quotecite.Article]:
        together.wait()
        mine = texts[number:] + texts[:number]
        return [finder(text) for text in mine] if number % 2 else list(finder.pipe(mine, batch_size=number + 1))

    with ThreadPoolExecutor(THREADS) as pool:
        found = [article for articles in pool.map(read, range(THREADS)) for article in articles]
    assert len(found) == THREADS * len(texts)
    assert [article for article in found if article != right[article.text]] == []


def test_the_model_is_opened_once() -> None:
    """Threads that come to a new finder together share what the first of them opens."""
    times: list[int] = []
    together = Barrier(THREADS)

    def opens() -> tuple[StoryParser, str]:
        times.append(1)
        time.sleep(0.1)  # as a model takes
        parser, checksum = opened()
        return parser, checksum

    finder = Finder(opens, DEFAULT_SIEVES, Lexicon.load())  # type: ignore[arg-type]

    def read(_: int) -> str:
        together.wait()
        return str(finder(STORY).quotes[0].speaker)

    with ThreadPoolExecutor(THREADS) as pool:
        assert list(pool.map(read, range(THREADS))) == ["Kari Berg"] * THREADS
    assert len(times) == 1


def test_stanzas_own_training_is_left_as_it_was() -> None:
    """What stands in the place of Stanza's optimizers while a model opens is gone after it, whoever opens another."""
    own = utils.get_optimizer, utils.get_split_optimizer
    together = Barrier(THREADS)

    def opening(_: int) -> None:
        together.wait()
        with untrained():
            assert utils.get_optimizer is not own[0]
            time.sleep(0.01)

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(opening, range(THREADS)))
    assert (utils.get_optimizer, utils.get_split_optimizer) == own
