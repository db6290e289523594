"""What the networks read for a word: looked up and spelt out once for each distinct word, not for each time it stands.

A word's own vectors, those of its characters among them, do not depend on its sentence. They are kept for as many
distinct words as `MOST`; when those are full, all are forgotten, so that memory is bounded over any number of texts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import torch
from torch import Tensor

from quotecite.neural.batches import by_length

MOST = 20_000
"""How many distinct words are kept: some 300,000 words of news have them."""

_CHARACTERS = 40_000  # how many go through the character model together


class WordVectors:
    """The vectors of distinct words, each made by ``encode`` from its text the first time that it is met."""

    def __init__(self, encode: Callable[[Sequence[str]], Tensor]) -> None:
        self._encode = encode
        self._rows: dict[str, int] = {}
        self._vectors: Tensor | None = None

    def of(self, words: Sequence[str]) -> Tensor:
        """One row for each of the words, in their order."""
        new = [word for word in dict.fromkeys(words) if word not in self._rows]
        if new and len(self._rows) + len(new) > MOST:
            self._rows.clear()
            self._vectors = None
            new = list(dict.fromkeys(words))
        if new:
            self._keep(new)
        vectors = self._vectors
        assert vectors is not None, "there are words, so there are vectors"
        rows = torch.tensor([self._rows[word] for word in words], dtype=torch.int64, device=vectors.device)
        return vectors.index_select(0, rows)

    def _keep(self, new: Sequence[str]) -> None:
        encoded = self._encode(new)
        self._vectors = encoded if self._vectors is None else torch.cat((self._vectors, encoded))
        self._rows.update(zip(new, range(len(self._rows), len(self._rows) + len(new)), strict=True))


def spelt(charmodel: Any, words: Sequence[Sequence[int]]) -> Tensor:
    """What a character model makes of words, each given as the numbers of its characters; one row a word."""
    device = charmodel.char_emb.weight.device
    rows: list[Tensor] = []
    order: list[int] = []
    for batch in by_length([len(word) for word in words], _CHARACTERS):
        lengths = [len(words[i]) for i in batch]
        characters = torch.zeros((len(batch), lengths[0]), dtype=torch.int64)
        for row, i in enumerate(batch):
            characters[row, : len(words[i])] = torch.tensor(words[i], dtype=torch.int64)
        as_they_come = list(range(len(batch)))
        rows.append(charmodel(characters.to(device), None, as_they_come, [len(batch)], lengths).data)
        order += batch
    back = torch.empty(len(order), dtype=torch.int64)
    back[torch.tensor(order, dtype=torch.int64)] = torch.arange(len(order))
    return torch.cat(rows).index_select(0, back.to(device))


def looked_up(embedding: Any, ids: Iterable[int]) -> Tensor:
    """The rows of an embedding for numbers."""
    device = embedding.weight.device
    rows: Tensor = embedding(torch.tensor(list(ids), dtype=torch.int64, device=device))
    return rows


def with_one(values: Tensor) -> Tensor:
    """Rows with a one at their end, as what scores them with a bilinear form and its biases wants them."""
    return torch.cat((values, values.new_ones(len(values), 1)), dim=1)
