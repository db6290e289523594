"""A loaded Stanza pipeline, run step by step: tokens, tags, lemmas and names of texts, trees of sentences."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import stanza
import torch
from stanza.models.common import utils

from quotecite.neural.cutting import within_bounds
from quotecite.neural.names import Names
from quotecite.neural.read import Tagged, Tree, Words
from quotecite.neural.tags import Tags
from quotecite.neural.tokens import Tokens
from quotecite.neural.trees import Trees

VERIFIED = ("1.15.0",)
"""The versions of Stanza of which it was tested that the steps give what its own processors give."""

_OPENING = threading.Lock()


class Steps:
    """The processors of a pipeline one after another, over the sentences of many texts at once."""

    def __init__(self, nlp: Any) -> None:
        self._tokens = Tokens(nlp.processors["tokenize"])
        self._tags = Tags(nlp.processors["pos"])
        self._lemma = nlp.processors["lemma"].trainer
        self._names = Names(nlp.processors["ner"])
        self._trees = Trees(nlp.processors["depparse"])

    def tag(self, texts: Sequence[str]) -> list[list[Tagged]]:
        """The sentences of each text, tagged."""
        with torch.inference_mode():
            parted = [
                [part for sentence in text for part in within_bounds(sentence)] for text in self._tokens.of(texts)
            ]
            sentences = [sentence for text in parted for sentence in text]
            words = [[piece.text for piece in sentence] for sentence in sentences]
            tags = self._tags.of(words)
            names = self._names.of(words)
        read = iter(
            Tagged(pieces, upos, feats, self._lemma.predict_dict(zip(own, upos, strict=True)), name)
            for pieces, own, (upos, feats), name in zip(sentences, words, tags, names, strict=True)
        )
        return [[next(read) for _ in text] for text in parted]

    def trees(self, sentences: Sequence[Words]) -> list[Tree]:
        """The tree of each sentence."""
        with torch.inference_mode():
            return self._trees.of(sentences)


@contextmanager
def untrained() -> Iterator[None]:
    """Networks that are loaded here are not trained: without the optimizers that Stanza makes for some of them.

    They are never used, and torch imports its compiler for the first of them, which takes a third of the opening.
    """
    with _OPENING:  # of two threads, the second must not take what the first has put there for Stanza's own
        one, several = utils.get_optimizer, utils.get_split_optimizer
        if verified():
            utils.get_optimizer, utils.get_split_optimizer = lambda *_, **__: None, lambda *_, **__: {}
        try:
            yield
        finally:
            utils.get_optimizer, utils.get_split_optimizer = one, several


def verified() -> bool:
    """Whether the installed Stanza is one whose answers the steps are known to give."""
    return stanza.__version__ in VERIFIED
