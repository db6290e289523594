"""The door to Stanza: blocks of text in, our own sentences out. The only module that imports Stanza or torch.

What Stanza reads may differ from the article (see `readable`); one alignment maps every token back, and nothing else in
quotecite is ever cleaned. Tagging (tokens, tags, lemmas, names) and parsing (trees) are two steps, so that trees are
only built where a statement can be.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from quotecite.errors import FormatError, ModelError
from quotecite.language.readable import Readable, readable
from quotecite.language.trees import Sentence, Token, in_blocks
from quotecite.records import Block
from quotecite.text.signs import PLAIN_DASHES

if TYPE_CHECKING:
    import stanza

TAGGING = ("tokenize", "mwt", "pos", "lemma", "ner")
REQUIRED = ("tokenize", "pos", "lemma", "depparse")
LANGUAGE = "no"


class Parser:
    """A Stanza pipeline behind two steps: `tag` and `parse`.

    ``nlp`` is any ``stanza.Pipeline`` for Norwegian with tokenize, pos, lemma and depparse (ner is used if there).
    """

    def __init__(self, nlp: stanza.Pipeline) -> None:
        missing = [name for name in REQUIRED if name not in nlp.processors]
        if missing:
            raise ModelError(
                f"the pipeline lacks the processors {', '.join(missing)}; quotecite needs {', '.join(REQUIRED)} "
                "(and uses ner): build it with processors='tokenize,pos,lemma,depparse,ner'"
            )
        self._nlp = nlp
        self._tagging = {name for name in TAGGING if name in nlp.processors}

    @classmethod
    def bundled(cls, directory: Path) -> Parser:
        """The model in ``directory`` (laid out as Stanza's, weights in half precision); nothing is downloaded."""
        import stanza
        from stanza.models.common.foundation_cache import FoundationCache
        from stanza.models.common.pretrain import Pretrain

        path = str(directory / LANGUAGE / "pretrain" / "joint.pt")
        vectors = Pretrain(path)
        vectors._emb = vectors.emb.float()  # the other weights are cast back by Stanza itself
        cache = FoundationCache(local_files_only=True)
        cache.pretrains[path] = vectors
        level = logging.getLogger("stanza").level
        try:
            nlp = stanza.Pipeline(
                LANGUAGE,
                dir=str(directory),
                download_method=None,
                processors={"tokenize": "joint", "pos": "joint", "lemma": "joint", "depparse": "joint", "ner": "joint"},
                foundation_cache=cache,
                logging_level="ERROR",
            )
        except (OSError, RuntimeError, KeyError, ValueError, EOFError) as fault:
            raise ModelError(f"{directory}: Stanza cannot load the model: {fault}; reinstall quotecite") from fault
        finally:
            logging.getLogger("stanza").setLevel(level)
        return cls(nlp)

    def tag(self, articles: Sequence[tuple[str, Sequence[Block]]]) -> list[tuple[Sentence, ...]]:
        """Tokens, tags, lemmas and names of every block of every article, batched over all of them."""
        read = [readable(text, blocks) for text, blocks in articles]
        filled = [i for i, r in enumerate(read) if r.text.strip()]
        docs = self._nlp.bulk_process([read[i].text for i in filled], processors=self._tagging) if filled else []
        tagged: list[tuple[Sentence, ...]] = [()] * len(articles)
        for i, doc in zip(filled, docs, strict=True):
            tagged[i] = _sentences(doc, articles[i][1], read[i])
        return tagged

    def parse(self, sentences: Sequence[Sentence]) -> list[Sentence]:
        """The same sentences with their trees; they may come from many articles."""
        if not sentences:
            return []
        from stanza.models.common.doc import Document

        doc = Document([[_row(token) for token in sentence.tokens] for sentence in sentences])
        self._nlp.process([doc], processors={"depparse"})
        return [
            attrs.evolve(
                sentence,
                tokens=tuple(
                    attrs.evolve(token, head=word.head - 1, deprel=word.deprel)
                    for token, word in zip(sentence.tokens, parsed.words, strict=True)
                ),
            )
            for sentence, parsed in zip(sentences, doc.sentences, strict=True)
        ]


def is_document(value: object) -> bool:
    """Whether ``value`` is a ``stanza.Document`` (told by its module, so that a text never loads Stanza)."""
    return any(k.__module__ == "stanza.models.common.doc" and k.__name__ == "Document" for k in type(value).__mro__)


def from_document(doc: Any, blocks: Sequence[Block]) -> tuple[Sentence, ...]:
    """The sentences of a ``stanza.Document`` that was made elsewhere; its own offsets are those of ``doc.text``.

    Raises:
        FormatError: a token has no offsets, or they lie outside ``doc.text``.
    """
    n = len(doc.text)
    return _sentences(doc, blocks, Readable(doc.text, tuple(range(n)), tuple(range(1, n + 1))))


def _row(token: Token) -> dict[str, Any]:
    """A token as Stanza's Document wants it, for parsing with the tags given."""
    return {
        "id": token.index + 1,
        "text": token.text,
        "lemma": token.lemma or token.text,
        "upos": token.upos,
        "feats": token.feats or "_",
    }


def _sentences(doc: Any, blocks: Sequence[Block], read: Readable) -> tuple[Sentence, ...]:
    """Stanza's sentences as our own, in the article's offsets, each within one block."""
    return in_blocks((_sentence(sentence, f"sentences[{i}]", read) for i, sentence in enumerate(doc.sentences)), blocks)


def _sentence(sentence: Any, path: str, read: Readable) -> Sentence:
    pairs = [(word, token) for token in sentence.tokens for word in token.words]
    parsed = all(word.head is not None for word, _ in pairs)
    tokens: list[Token] = []
    for index, (word, token) in enumerate(pairs):
        if token.start_char is None or not 0 <= token.start_char < token.end_char <= len(read.text):
            raise FormatError(
                f"{path}: the token {token.text!r} has start_char {token.start_char}, end_char {token.end_char}; "
                f"expected offsets in doc.text (0 to {len(read.text)}); pass the text as str, or let Stanza tokenize it"
            )
        tokens.append(
            Token(
                index=index,
                start=read.starts[token.start_char],
                end=read.ends[token.end_char - 1],
                text=word.text.translate(PLAIN_DASHES),
                lemma=word.lemma or word.text.lower(),
                upos=word.upos or "X",
                feats=word.feats or "",
                head=word.head - 1 if parsed else None,
                deprel=(word.deprel or "") if parsed else "",
                entity=token.ner or "O",
            )
        )
    return Sentence(tokens=tuple(tokens))
