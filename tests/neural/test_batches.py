"""Sequences in batches: every one once, within the bound, and the values where they were."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.nn.utils.rnn import pack_sequence

from quotecite.neural.batches import Packing, by_length, in_turn

LENGTHS = st.lists(st.integers(1, 40), max_size=30)


@given(LENGTHS, st.integers(1, 200))
def test_every_sequence_is_in_one_batch(lengths: list[int], most: int) -> None:
    """Longest first; a batch holds no more than its bound, unless it is one sequence."""
    for batches, size in (
        (list(by_length(lengths, most)), lambda batch: max(lengths[i] for i in batch) * len(batch)),
        (list(in_turn(lengths, most)), lambda batch: sum(lengths[i] for i in batch)),
    ):
        numbers = [number for batch in batches for number in batch]
        assert sorted(numbers) == list(range(len(lengths)))
        assert [lengths[number] for number in numbers] == sorted(lengths, reverse=True)
        assert all(size(batch) <= most or len(batch) == 1 for batch in batches)


@given(st.lists(st.integers(1, 12), min_size=1, max_size=12))
def test_a_packing_is_torchs_own(lengths: list[int]) -> None:
    """Values packed step by step are those of `pack_sequence`, and lie flat again as they lay before."""
    lengths = sorted(lengths, reverse=True)
    flat = torch.arange(sum(lengths)).reshape(-1, 1).float()
    packing = Packing.of(lengths, torch.device("cpu"))
    packed = packing.packed(flat)
    torchs = pack_sequence(list(flat.split(lengths)))
    assert torch.equal(packed.data, torchs.data)
    assert torch.equal(packed.batch_sizes, torchs.batch_sizes)
    assert torch.equal(packing.flat(packed.data), flat)
    assert packing.count == len(lengths)


@pytest.mark.parametrize("cut", [by_length, in_turn])
def test_no_sequences_make_no_batch(cut: Callable[[list[int], int], Iterator[list[int]]]) -> None:
    """Where there is nothing to read, nothing is read."""
    assert list(cut([], 10)) == []
