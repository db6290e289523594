"""Train word vectors on running Norwegian text and write them as a Stanza pretrain file.

    python training/vectors.py TEXT.xz OUT.pt

word2vec skip-gram (Mikolov et al. 2013, through gensim), lower-cased, because Stanza looks words up in lower case.
Words are rare or frequent in newspapers as in the text; below ``MIN_COUNT`` a vector would be noise.
"""

from __future__ import annotations

import lzma
import sys
from collections.abc import Iterator
from pathlib import Path

import regex
import torch
from gensim.models import Word2Vec
from stanza.models.common.pretrain import VOCAB_PREFIX, Pretrain, PretrainedWordVocab

DIMENSIONS, WINDOW, MIN_COUNT, EPOCHS = 100, 5, 6, 5
TOKEN = regex.compile(
    r"\p{L}[\p{L}\p{M}\p{N}]*(?:[-.'’]\p{L}[\p{L}\p{M}\p{N}]*)*|\p{N}+(?:[.,:]\p{N}+)*|[^\s\p{L}\p{N}]"
)
DASHES = str.maketrans(dict.fromkeys("–—―‒−‐‑", "-"))


class Lines:
    """The text's lines as lists of lower-cased tokens; iterable again and again, as gensim wants it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __iter__(self) -> Iterator[list[str]]:
        with lzma.open(self.path, "rt", encoding="utf-8") as lines:
            for line in lines:
                tokens = TOKEN.findall(line.translate(DASHES).lower())
                if tokens:
                    yield tokens


def main(text: Path, out: Path) -> None:
    corpus = list(Lines(text))
    model = Word2Vec(
        corpus, vector_size=DIMENSIONS, window=WINDOW, min_count=MIN_COUNT, sg=1, epochs=EPOCHS, workers=2, seed=1
    )
    words: list[str] = model.wv.index_to_key
    emb = torch.zeros((len(VOCAB_PREFIX) + len(words), DIMENSIONS), dtype=torch.float32)
    emb[len(VOCAB_PREFIX) :] = torch.from_numpy(model.wv.vectors)
    pretrain = Pretrain(str(out))
    pretrain._vocab, pretrain._emb = PretrainedWordVocab(words), emb  # what Pretrain.load() would set
    pretrain.save(str(out))
    print(f"{len(words)} words of {DIMENSIONS} dimensions in {out}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
