"""Names in sentences (BIOES tags), as Stanza's tagger of names gives them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
from stanza.models.ner.trainer import fix_singleton_tags
from torch import Tensor

from quotecite.neural.batches import Packing, in_turn, initial
from quotecite.neural.words import WordVectors, looked_up, spelt

_WORDS = 6_000  # how many go through together
_OUTSIDE = "O"


class Names:
    """The tagger of names of a loaded pipeline."""

    def __init__(self, processor: Any) -> None:
        trainer = processor.trainers[0]
        self._model = trainer.model.eval()
        self._vocab = trainer.vocab
        self._vectors = WordVectors(self._encode)
        self._tags: list[str] = self._vocab["tag"].items(0)
        self._follows = self._model.crits[0]._transitions.detach().cpu().numpy()

    def of(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        """The tag of each word of each sentence: ``B-PER``, ``E-PER``, ``S-ORG`` …, ``O`` outside of names."""
        found: list[list[str]] = [[]] * len(sentences)
        lengths = [len(sentence) for sentence in sentences]
        for batch in in_turn(lengths, _WORDS):
            chosen = [sentences[i] for i in batch]
            scores = self._scores(chosen)
            best = _best_paths(scores, [lengths[i] for i in batch], self._follows)
            for i, path in zip(batch, best, strict=True):
                tags = [self._tags[tag if tag >= VOCAB_PREFIX_SIZE else VOCAB_PREFIX_SIZE] for tag in path]
                found[i] = tags if all(tag == _OUTSIDE for tag in tags) else fix_singleton_tags(tags)
        return found

    def _scores(self, sentences: Sequence[Sequence[str]]) -> NDArray[np.float32]:
        """What the network gives for each tag of each word, in the order of an LSTM's steps."""
        model = self._model
        vectors = self._vectors.of([word for sentence in sentences for word in sentence])
        packing = Packing.of([len(sentence) for sentence in sentences], vectors.device)
        state = (
            initial(model.taggerlstm_h_init, packing.count),
            initial(model.taggerlstm_c_init, packing.count),
        )
        read = model.taggerlstm(packing.packed(vectors), None, state)[0].data
        scores: NDArray[np.float32] = model.tag_clfs[0](read).cpu().numpy()
        return scores

    def _encode(self, words: Sequence[str]) -> Tensor:
        """What the LSTM reads of words: their pretrained vectors and those of their letters."""
        model = self._model
        vectors = looked_up(model.word_emb, self._vocab["word"].map([word.lower() for word in words]))
        letters = spelt(model.charmodel, [self._vocab["char"].map(word) for word in words])
        read: Tensor = model.input_transform(torch.cat((vectors, letters), dim=1))
        return read


def _best_paths(scores: NDArray[np.float32], lengths: Sequence[int], follows: NDArray[np.float32]) -> list[list[int]]:
    """The best sequence of tags of each sentence (Viterbi), all sentences step by step; the longest come first.

    ``scores`` are in the order of the steps: first words of all sentences, second words, and so on.
    """
    counts = [sum(length > step for length in lengths) for step in range(lengths[0])]
    value = scores[: counts[0]]
    backs: list[NDArray[np.int64]] = []
    last: list[NDArray[np.float32]] = [np.zeros(0, dtype=np.float32)] * len(lengths)
    start = counts[0]
    for step in range(1, lengths[0] + 1):
        count = counts[step] if step < lengths[0] else 0
        for i in range(count, len(value)):
            last[i] = value[i]
        if not count:
            break
        reached = value[:count, :, None] + follows
        backs.append(reached.argmax(axis=1))
        value = scores[start : start + count] + reached.max(axis=1)
        start += count
    paths: list[list[int]] = []
    for i, length in enumerate(lengths):
        path = [int(last[i].argmax())]
        for step in range(length - 2, -1, -1):
            path.append(int(backs[step][i, path[-1]]))
        paths.append(path[::-1])
    return paths
