"""Sequences of many lengths as batches: by length, within a bound, and in the order that torch's LSTMs want.

Values of all sequences lie one after another in one flat array; an LSTM reads them step by step through all sequences,
longest first (torch calls that packed).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn.utils.rnn import PackedSequence

Indices = NDArray[np.int64]


def by_length(lengths: Sequence[int], most: int) -> Iterator[list[int]]:
    """The numbers of the sequences in batches, longest first; padded to the longest, one has ``most`` values at most.

    A sequence longer than that is a batch of its own.
    """
    batch: list[int] = []
    for number in sorted(range(len(lengths)), key=lengths.__getitem__, reverse=True):
        if batch and lengths[batch[0]] * (len(batch) + 1) > most:
            yield batch
            batch = []
        batch.append(number)
    if batch:
        yield batch


def in_turn(lengths: Sequence[int], most: int) -> Iterator[list[int]]:
    """The numbers of the sequences in batches, longest first; a batch has ``most`` values at most, or one sequence."""
    batch: list[int] = []
    values = 0
    for number in sorted(range(len(lengths)), key=lengths.__getitem__, reverse=True):
        if batch and values + lengths[number] > most:
            yield batch
            batch, values = [], 0
        batch.append(number)
        values += lengths[number]
    if batch:
        yield batch


@attrs.frozen(eq=False)
class Packing:
    """Where the values of sequences stand when they are packed: ``flat[places]`` is what the LSTM reads.

    ``sizes[t]`` sequences have a value at step ``t``.
    """

    places: Tensor
    sizes: Tensor

    @classmethod
    def of(cls, lengths: Sequence[int], device: torch.device) -> Packing:
        """The packing of sequences whose values lie one after another, the longest sequence first."""
        longest_first = np.asarray(lengths, dtype=np.int64)
        starts = np.concatenate(([0], np.cumsum(longest_first)[:-1]))
        steps = np.arange(longest_first[0])[:, None]
        there = steps < longest_first[None, :]
        places = (starts[None, :] + steps)[there]
        sizes = torch.from_numpy(there.sum(axis=1).astype(np.int64))
        return cls(torch.from_numpy(places).to(device), sizes)

    def packed(self, flat: Tensor) -> PackedSequence:
        """Values in the order in which the LSTM reads them."""
        return PackedSequence(flat.index_select(0, self.places), self.sizes)

    def flat(self, packed: Tensor) -> Tensor:
        """Values that an LSTM gave, in the order of the sequences again."""
        found = torch.empty_like(packed)
        found[self.places] = packed
        return found

    @property
    def count(self) -> int:
        """How many sequences there are."""
        return int(self.sizes[0])


def initial(state: Tensor, sequences: int) -> Tensor:
    """A learned first state of an LSTM, for each of the sequences."""
    return state.expand(state.size(0), sequences, state.size(2)).contiguous()
