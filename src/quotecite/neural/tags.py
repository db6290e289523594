"""Parts of speech and features of the words of sentences, as Stanza's tagger gives them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor

from quotecite.neural.batches import Packing, in_turn, initial
from quotecite.neural.words import WordVectors, looked_up, spelt, with_one

_WORDS = 6_000  # how many go through together


class Tags:
    """The tagger of a loaded pipeline."""

    def __init__(self, processor: Any) -> None:
        self._model = processor.trainer.model.eval()
        self._vocab = processor.vocab
        self._pretrained = processor.pretrain.vocab
        self._vectors = WordVectors(self._encode)
        self._upos: list[str] = self._vocab["upos"]._id2unit
        self._features = _features_by_tag(self._model)
        self._sizes: list[int] = self._vocab["feats"].lens()
        self._told: dict[int, str] = {}

    def of(self, sentences: Sequence[Sequence[str]]) -> list[tuple[list[str], list[str]]]:
        """The parts of speech and the features (``Gender=Masc|…``, ``_`` for none) of the words of each sentence."""
        found: list[tuple[list[str], list[str]]] = [([], [])] * len(sentences)
        lengths = [len(sentence) for sentence in sentences]
        for batch in in_turn(lengths, _WORDS):
            tags, features = self._batch([sentences[i] for i in batch])
            start = 0
            for i in batch:
                found[i] = (tags[start : start + lengths[i]], features[start : start + lengths[i]])
                start += lengths[i]
        return found

    def _batch(self, sentences: Sequence[Sequence[str]]) -> tuple[list[str], list[str]]:
        model = self._model
        vectors = self._vectors.of([word for sentence in sentences for word in sentence])
        packing = Packing.of([len(sentence) for sentence in sentences], vectors.device)
        state = (
            initial(model.taggerlstm_h_init, packing.count),
            initial(model.taggerlstm_c_init, packing.count),
        )
        read = packing.flat(model.taggerlstm(packing.packed(vectors), None, state)[0].data)
        tags = model.upos_clf(torch.relu(model.upos_hid(read))).argmax(dim=1)
        hidden = torch.relu(model.tag_hid["feats"](read))
        return [self._upos[tag] for tag in tags.tolist()], self._features_of(hidden, tags)

    def _features_of(self, hidden: Tensor, tags: Tensor) -> list[str]:
        """The features of words, each by the classifiers of its part of speech, told as one number and looked up."""
        keys = torch.zeros(len(tags), dtype=torch.int64, device=tags.device)
        read = with_one(hidden)
        for tag in tags.unique().tolist():
            rows = (tags == tag).nonzero().squeeze(1)
            weight, bias = self._features[tag]
            scores = torch.addmm(bias, read.index_select(0, rows), weight)
            key = keys.new_zeros(len(rows))
            for values in scores.split(self._sizes, dim=1):
                key = key * values.size(1) + values.argmax(dim=1)
            keys[rows] = key
        return [self._told.get(key) or self._tell(key) for key in keys.tolist()]

    def _tell(self, key: int) -> str:
        ids: list[int] = []
        rest = key
        for size in reversed(self._sizes):
            rest, value = divmod(rest, size)
            ids.append(value)
        told: str = self._vocab["feats"].id2unit(ids[::-1])
        self._told[key] = told
        return told

    def _encode(self, words: Sequence[str]) -> Tensor:
        """What the tagger's LSTM reads of words: their own vectors, the pretrained ones and those of their letters."""
        model = self._model
        own = looked_up(model.word_emb, self._vocab["word"].map(words))
        known = self._pretrained.map([word.lower() for word in words])
        pretrained = model.trans_pretrained(looked_up(model.pretrained_emb, known))
        letters = model.trans_char(spelt(model.charmodel, [self._vocab["char"].map(word) for word in words]))
        return torch.cat((own, pretrained, letters), dim=1)


def _features_by_tag(model: Any) -> list[tuple[Tensor, Tensor]]:
    """The classifiers of all features as one linear layer for each part of speech.

    A classifier is bilinear in what was read and in the vector of the part of speech; of those there are few, so the
    product with each is made once.
    """
    clfs = [clf.W_bilin for clf in model.tag_clf["feats"]]
    tags = with_one(model.upos_emb.weight)
    bias = torch.cat([clf.bias for clf in clfs])
    weights = torch.cat([clf.weight @ tags.t() for clf in clfs])  # by value, by what was read, by part of speech
    return [(weight.t().contiguous(), bias) for weight in weights.unbind(dim=2)]
