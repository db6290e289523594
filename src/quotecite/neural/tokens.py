"""Text into tokens and sentences, as Stanza's tokenizer does it: a label for each character."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from stanza.models.tokenization.data import NEWLINE_WHITESPACE_RE, NUMERIC_RE, WHITESPACE_RE
from stanza.models.tokenization.utils import update_pred_regex

from quotecite.neural.batches import by_length
from quotecite.neural.read import Piece

LONGEST = 1000
"""How many characters go through the tokenizer at once; a longer paragraph is read on from its last sentence's end."""

_CHARACTERS = 64_000  # how many go through together
_WORD_ENDS, _SENTENCE_ENDS = 1, 2
_IN_ADDRESSES = ("@", "://", "www.", ".gov", ".org", ".edu", ".net", ".co")  # without these, none is in the paragraph


class _Paragraph(NamedTuple):
    """A paragraph as the network reads it, white space as one space each, and where each character stood."""

    article: int
    text: str
    places: Sequence[int]


class Tokens:
    """The tokenizer of a loaded pipeline."""

    def __init__(self, processor: Any) -> None:
        self._model = processor.trainer.model.eval()
        self._vocab = processor.vocab
        self._too_long = processor.config.get("max_seqlen", LONGEST)
        self._device = self._model.embeddings.weight.device

    def of(self, texts: Sequence[str]) -> list[list[list[Piece]]]:
        """The sentences of each text, each a list of tokens."""
        paragraphs = [p for number, text in enumerate(texts) for p in _paragraphs(number, text)]
        labels: list[NDArray[np.int64]] = [np.zeros(0, dtype=np.int64)] * len(paragraphs)
        rest = [(i, 0) for i in range(len(paragraphs))]
        while rest:
            windows = [paragraphs[i].text[at : at + LONGEST] for i, at in rest]
            ends = [at + LONGEST >= len(paragraphs[i].text) for i, at in rest]
            following: list[tuple[int, int]] = []
            firsts = [at == 0 for _, at in rest]
            found = self._labels(windows, firsts, ends)
            for (i, at), last, label in zip(rest, ends, found, strict=True):
                breaks = np.flatnonzero(label == _SENTENCE_ENDS)
                kept = label if last or not len(breaks) else label[: breaks[-1] + 1]
                labels[i] = np.concatenate((labels[i], kept)) if at else kept
                if at + len(kept) < len(paragraphs[i].text):
                    following.append((i, at + len(kept)))
            rest = following
        sentences: list[list[list[Piece]]] = [[] for _ in texts]
        for paragraph, label in zip(paragraphs, labels, strict=True):
            sentences[paragraph.article] += self._sentences(paragraph, label)
        return sentences

    def _labels(self, windows: Sequence[str], firsts: Sequence[bool], ends: Sequence[bool]) -> list[NDArray[np.int64]]:
        """The label of each character of each window."""
        found: list[NDArray[np.int64]] = [np.zeros(0, dtype=np.int64)] * len(windows)
        lengths = [len(w) for w in windows]
        for batch in by_length(lengths, _CHARACTERS):
            # Stanza reads a whole paragraph with a padding sign after it, and the windows of a longer one without
            whole = [lengths[i] + (firsts[i] and ends[i] and lengths[i] < LONGEST) for i in batch]
            units, features = self._read([windows[i] for i in batch], max(whole))
            for row, i in enumerate(batch):
                features[row, 0, 4] = firsts[i]
                features[row, lengths[i] - 1, 3] = ends[i]
            scores = self._model(units.to(self._device), features.to(self._device), whole, None)
            best = scores.argmax(dim=2).cpu().numpy()
            for row, i in enumerate(batch):
                found[i] = best[row, : lengths[i]]
        return found

    def _read(self, windows: Sequence[str], longest: int) -> tuple[torch.Tensor, torch.Tensor]:
        """The numbers of the characters and what is told of each: space, capital, figure."""
        signs, numbers = np.unique(_code_points("".join(windows)), return_inverse=True)
        known = [chr(sign) for sign in signs]
        ids = np.array([self._vocab.unit2id(sign) for sign in known])[numbers]
        told = np.array(
            [(sign == " ", sign.isupper(), NUMERIC_RE.match(sign) is not None, False, False) for sign in known],
            dtype=np.float32,
        )[numbers]
        lengths = np.array([len(w) for w in windows])
        there = np.arange(longest)[None, :] < lengths[:, None]
        units = np.zeros((len(windows), longest), dtype=np.int64)
        features = np.zeros((len(windows), longest, told.shape[1]), dtype=np.float32)
        units[there] = ids
        features[there] = told
        return torch.from_numpy(units), torch.from_numpy(features)

    def _sentences(self, paragraph: _Paragraph, labels: NDArray[np.int64]) -> Iterator[list[Piece]]:
        """The tokens that the labels of a paragraph's characters part, sentence by sentence."""
        text, places = paragraph.text, paragraph.places
        labels[-1] = _SENTENCE_ENDS
        if any(sign in text for sign in _IN_ADDRESSES):
            labels = update_pred_regex(list(text), labels)
        sentence: list[Piece] = []
        start = 0
        ends = np.flatnonzero(labels)
        for end, label in zip(ends.tolist(), labels[ends].tolist(), strict=True):
            written = text[start : end + 1]
            token = written.lstrip()
            if token:
                first = start + len(written) - len(token)
                shown = token if len(token) <= self._too_long else "<UNK>"
                sentence.append(Piece(shown, places[first], places[end] + 1))
            start = end + 1
            if label == _SENTENCE_ENDS and sentence:
                yield sentence
                sentence = []
        if sentence:
            yield sentence


def _paragraphs(article: int, text: str) -> Iterator[_Paragraph]:
    """The paragraphs of a text that have anything in them."""
    for start, end in _parts(text):
        part = WHITESPACE_RE.sub(" ", text[start:end].rstrip())
        if not part:
            continue
        if "  " not in part:
            yield _Paragraph(article, part, range(start, end))
        else:
            kept = [i for i, sign in enumerate(part) if sign != " " or i == 0 or part[i - 1] != " "]
            yield _Paragraph(article, "".join(part[i] for i in kept), [start + i for i in kept])


def _parts(text: str) -> Iterable[tuple[int, int]]:
    """Where the paragraphs of a text stand, parted by blank lines."""
    start = 0
    for blank in NEWLINE_WHITESPACE_RE.finditer(text):
        yield start, blank.start()
        start = blank.end()
    yield start, len(text)


def _code_points(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
