"""Heads and relations of the words of sentences, as Stanza's parser gives them (a deep biaffine parser)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import numpy as np
import torch
import torch.nn.functional as functional
from numpy.typing import NDArray
from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root
from stanza.models.common.utils import simplify_punct
from stanza.models.common.vocab import ROOT_ID, VOCAB_PREFIX_SIZE
from torch import Tensor

from quotecite.neural.batches import Packing, by_length, in_turn, initial
from quotecite.neural.read import Tree, Words
from quotecite.neural.words import WordVectors, looked_up, spelt, with_one

_WORDS = 6_000  # how many go through together
_PAIRS = 400_000  # of how many pairs of words the scores are computed together
_HEADS = 500  # of how many heads the scores of all relations are computed together
_ROOT = ""  # no word is empty


class Trees:
    """The parser of a loaded pipeline."""

    def __init__(self, processor: Any) -> None:
        self._model = processor.trainer.model.eval()
        self._vocab = processor.vocab
        self._pretrained = processor.pretrain.vocab
        self._vectors = WordVectors(self._encode)
        self._relations: list[str] = self._vocab["deprel"]._id2unit
        self._width = processor.trainer.args["transformed_dim"]

    def of(self, sentences: Sequence[Words]) -> list[Tree]:
        """The tree of each sentence."""
        found: list[Tree] = [Tree((), ())] * len(sentences)
        lengths = [len(sentence.words) + 1 for sentence in sentences]
        for batch in in_turn(lengths, _WORDS):
            for i, tree in zip(batch, self._batch([sentences[i] for i in batch]), strict=True):
                found[i] = tree
        return found

    def _batch(self, sentences: Sequence[Words]) -> list[Tree]:
        """The trees of sentences, the longest first."""
        lengths = [len(sentence.words) + 1 for sentence in sentences]
        read = self._states(sentences, lengths)
        arcs = _Pairs(self._model, read)
        starts = np.concatenate(([0], np.cumsum(lengths)[:-1]))
        heads = np.zeros(len(read), dtype=np.int64)
        for batch in _squares(lengths):
            for i, own in zip(batch, arcs.heads([starts[i] for i in batch], [lengths[i] for i in batch]), strict=True):
                heads[starts[i] : starts[i] + lengths[i]] = own + starts[i]
        relations = self._labels(read, torch.from_numpy(heads).to(read.device))
        return [
            Tree((heads[start + 1 : start + length] - start).tolist(), relations[start + 1 : start + length])
            for start, length in zip(starts.tolist(), lengths, strict=True)
        ]

    def _states(self, sentences: Sequence[Words], lengths: Sequence[int]) -> Tensor:
        """What the LSTM makes of each word, a root before each sentence's first."""
        model = self._model
        words = self._vectors.of([word for s in sentences for word in (_ROOT, *_plain(s.words))])
        lemmas = looked_up(model.lemma_emb, self._ids("lemma", [s.lemmas for s in sentences]))
        tags = looked_up(model.upos_emb, self._ids("upos", [s.upos for s in sentences]))
        known, letters = words.split((words.size(1) - self._width, self._width), dim=1)
        # the tags twice: Stanza puts them where the features should stand, and so the weights were trained
        flat = torch.cat((known, lemmas, tags, tags, letters), dim=1)
        packing = Packing.of(lengths, flat.device)
        state = (
            initial(model.parserlstm_h_init, packing.count),
            initial(model.parserlstm_c_init, packing.count),
        )
        return packing.flat(model.parserlstm(packing.packed(flat), None, state)[0].data)

    def _ids(self, column: str, sentences: Sequence[Sequence[str]]) -> Iterator[int]:
        vocab = self._vocab[column]
        known: dict[str, int] = {}
        for sentence in sentences:
            yield ROOT_ID
            for value in sentence:
                number = known.get(value)
                if number is None:
                    number = known[value] = vocab.unit2id(value)
                yield number

    def _labels(self, read: Tensor, heads: Tensor) -> list[str]:
        """The relation of each word to its head, the best of all for that pair alone.

        A score is bilinear in the word and its head. Only some words are heads, so the product with the head is made
        first, once for each that is one; heads with as many words below them go together.
        """
        scorer = self._model.deprel
        weight = scorer.scorer.W_bilin.weight  # [word, head, relation]
        flat = weight.transpose(0, 1).reshape(weight.size(1), -1)
        below = with_one(torch.relu(scorer.W1(read)))
        governing, governed, counts = heads.unique(return_inverse=True, return_counts=True)
        counts, by_count = counts.sort()
        above = with_one(torch.relu(scorer.W2(read.index_select(0, governing[by_count]))))
        words = by_count.argsort()[governed].argsort()  # those of one head together, in the order of the heads
        best = torch.empty_like(heads)
        at = 0
        for start in range(0, len(above), _HEADS):
            through = (above[start : start + _HEADS] @ flat).view(-1, weight.size(0), weight.size(2))
            first = 0
            for each, those in _runs(counts[start : start + _HEADS].tolist()):
                rows = words[at : at + each * those].view(those, each)
                own = below.index_select(0, rows.view(-1)).view(those, each, -1)
                scores = torch.bmm(own, through[first : first + those]).add_(scorer.scorer.W_bilin.bias)
                best[rows] = scores.argmax(dim=2)
                at, first = at + each * those, first + those
        return [self._relations[label + VOCAB_PREFIX_SIZE] for label in best.tolist()]

    def _encode(self, words: Sequence[str]) -> Tensor:
        """What the parser's LSTM reads of words, the root among them, apart from their lemmas and tags."""
        model = self._model
        own = looked_up(model.word_emb, (ROOT_ID if w == _ROOT else self._vocab["word"].unit2id(w) for w in words))
        known = (ROOT_ID if w == _ROOT else self._pretrained.unit2id(w.lower()) for w in words)
        pretrained = model.trans_pretrained(looked_up(model.pretrained_emb, known))
        characters = [[ROOT_ID] if w == _ROOT else self._vocab["char"].map(w) for w in words]
        return torch.cat((pretrained, own, model.trans_char(spelt(model.charmodel, characters))), dim=1)


class _Pairs:
    """The scores of all pairs of words of a sentence: which is the head of which, from what the LSTM made of them."""

    def __init__(self, model: Any, read: Tensor) -> None:
        scorers = (model.unlabeled, model.linearization, model.distance)
        below = [with_one(torch.relu(scorer.W1(read))) for scorer in scorers]
        weights = [scorer.scorer.W_bilin.weight.squeeze(2) for scorer in scorers]
        self._through = [own @ weight for own, weight in zip(below, weights, strict=True)]
        self._above = [with_one(torch.relu(scorer.W2(read))) for scorer in scorers]
        self._biases = [scorer.scorer.W_bilin.bias for scorer in scorers]

    def heads(self, starts: Sequence[int], lengths: Sequence[int]) -> Iterator[NDArray[np.int64]]:
        """The heads of the words of each sentence, as indices in it; the sentences have about one length."""
        scores = self._scores(starts, lengths)
        greedy = scores.argmax(dim=2).cpu().numpy()
        for row, length in enumerate(lengths):
            heads = greedy[row, :length].astype(np.int64)
            if _is_tree(heads.tolist()):
                yield heads  # each word has its best head: no tree is better
            else:
                own = functional.log_softmax(scores[row, :length], dim=1)[:, :length]
                yield np.asarray(chuliu_edmonds_one_root(own.cpu().numpy()), dtype=np.int64)

    def _scores(self, starts: Sequence[int], lengths: Sequence[int]) -> Tensor:
        """``[sentence, word, head]``: how well the one is the head of the other; nothing is its own head."""
        longest = max(lengths)
        steps = np.arange(longest)[None, :]
        places = np.asarray(starts)[:, None] + np.minimum(steps, np.asarray(lengths)[:, None] - 1)
        rows = torch.from_numpy(places).to(self._above[0].device).reshape(-1)
        square = (len(starts), longest, -1)
        arcs, order, distance = (
            torch.bmm(
                through.index_select(0, rows).view(square), above.index_select(0, rows).view(square).transpose(1, 2)
            )
            + bias
            for through, above, bias in zip(self._through, self._above, self._biases, strict=True)
        )
        at = torch.arange(longest, device=arcs.device)
        offset = at[None, :] - at[:, None]
        arcs += functional.logsigmoid(order * torch.sign(offset).float())
        arcs -= torch.log((torch.abs(offset).float() - (1 + functional.softplus(distance))) ** 2 / 2 + 1)
        arcs.masked_fill_(torch.eye(longest, dtype=torch.bool, device=arcs.device), -float("inf"))
        return arcs.masked_fill_(
            at[None, None, :] >= torch.tensor(lengths, device=arcs.device)[:, None, None], -float("inf")
        )


def _runs(values: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Equal values that stand together: each, and how many there are."""
    for value, run in groupby(values):
        yield value, len(list(run))


def _squares(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Sentences, the longest first, in batches whose pairs of words are not too many."""
    yield from by_length([length**2 for length in lengths], _PAIRS)


def _is_tree(heads: Sequence[int]) -> bool:
    """Whether words 1, 2, … with these heads form one tree under one root (``heads[0]`` says nothing)."""
    if heads.count(0) - (heads[0] == 0) != 1:
        return False
    depth = [0] * len(heads)
    depth[0] = 1
    for word in range(1, len(heads)):
        path = []
        at = word
        while not depth[at]:
            depth[at] = -1
            path.append(at)
            at = heads[at]
        if depth[at] < 0:
            return False
        for passed in path:
            depth[passed] = 1
    return True


def _plain(words: Sequence[str]) -> Sequence[str]:
    """The words as the parser was trained to read them: ``?!`` as ``?``."""
    if not any(word[0] in "?!？︖﹖⁇！︕﹗‼" and len(word) > 1 for word in words):
        return words
    (simple,) = simplify_punct([[[word] for word in words]])
    return [word for (word,) in simple]
