"""Progress bars over many texts."""

from __future__ import annotations

import sys

import pytest

from handmade import parsed
from quotecite.finder import Finder
from quotecite.language.parsing import Parser
from quotecite.words.lexicon import Lexicon

TEXTS = [parsed("Regnet_NOUN_2_nsubj faller_VERB:fin_root ."), parsed("Sola_NOUN_2_nsubj skinner_VERB:fin_root .")]


def no_model() -> tuple[Parser, str]:
    """What a finder of texts without a quote never asks for."""
    raise AssertionError("nothing to parse here")


FINDER = Finder(no_model, (), Lexicon.load())


def test_the_bar_counts_articles(capsys: pytest.CaptureFixture[str]) -> None:
    """The bar goes to the number of texts when they know it, and the articles are the same as without."""
    with_bar = list(FINDER.pipe(TEXTS, progress=True))
    shown = capsys.readouterr().err
    assert with_bar == list(FINDER.pipe(TEXTS))
    assert "2/2" in shown
    assert "article" in shown


def test_pairs_and_generators_have_a_bar_too(capsys: pytest.CaptureFixture[str]) -> None:
    """Pairs stay pairs; texts of a generator are counted without a total."""
    pairs = ((text, n) for n, text in enumerate(TEXTS))
    assert [n for _, n in FINDER.pipe(pairs, as_tuples=True, progress=True)] == [0, 1]
    assert "2article" in capsys.readouterr().err.replace(" ", "")


def test_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without tqdm the error says what to install, before anything is read."""
    monkeypatch.setitem(sys.modules, "tqdm.auto", None)
    with pytest.raises(ImportError, match=r"pip install 'quotecite\[notebook\]'"):
        FINDER.pipe(TEXTS, progress=True)
