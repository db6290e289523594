"""The door to Stanza: blocks of text in, our own sentences out.

What Stanza reads may differ from the article (see `readable`); one alignment maps every token back, and nothing else in
quotecite is ever cleaned. Tagging (tokens, tags, lemmas, names) and parsing (trees) are two steps, so that trees are
only built where a statement can be. The bundled model is run step by step (see `quotecite.neural`); any other pipeline,
and the bundled model under a Stanza of another version, goes through Stanza's own processors.
"""

from __future__ import annotations

import logging
import os
import threading
import weakref
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quotecite.errors import FormatError, ModelError
from quotecite.language.readable import Readable, readable
from quotecite.language.trees import Sentence, Token, in_blocks
from quotecite.neural.read import Tagged, Tree, Words
from quotecite.records import Block
from quotecite.text.signs import PLAIN_DASHES

if TYPE_CHECKING:
    import stanza

    from quotecite.neural.steps import Steps

TAGGING = ("tokenize", "mwt", "pos", "lemma", "ner")
REQUIRED = ("tokenize", "pos", "lemma", "depparse")
LANGUAGE = "no"


class Parser:
    """A Stanza pipeline behind two steps: `tag` and `parse`.

    ``nlp`` is any ``stanza.Pipeline`` for Norwegian with tokenize, pos, lemma and depparse (ner is used if there).
    ``device`` is what it works on, as torch names it. Threads take turns: what the networks keep of words is shared.
    """

    def __init__(self, nlp: stanza.Pipeline, steps: Steps | None = None) -> None:
        missing = [name for name in REQUIRED if name not in nlp.processors]
        if missing:
            raise ModelError(
                f"the pipeline lacks the processors {', '.join(missing)}; quotecite needs {', '.join(REQUIRED)} "
                "(and uses ner): build it with processors='tokenize,pos,lemma,depparse,ner'"
            )
        self.nlp = nlp
        self.device: str = str(getattr(nlp, "device", "cpu"))
        self._turn = threading.Lock()
        self._steps = steps
        self._tagging = {name for name in TAGGING if name in nlp.processors}

    def __deepcopy__(self, memo: object) -> Parser:
        return self  # a pipeline is not changed by what it reads

    def __reduce__(self) -> Any:
        raise TypeError(
            "a finder with a pipeline of its own cannot be sent to another process: "
            "make one there, with quotecite.load(pipeline=…)"
        )

    @classmethod
    def bundled(cls, directory: Path, device: str = "cpu") -> Parser:
        """The model in ``directory`` (laid out as Stanza's, weights in half precision); nothing is downloaded.

        Raises:
            ModelError: Stanza cannot load it, or torch has no such ``device``.
        """
        import stanza
        from stanza.models.common.foundation_cache import FoundationCache
        from stanza.models.common.pretrain import Pretrain

        from quotecite.neural.steps import Steps, untrained, verified

        path = str(directory / LANGUAGE / "pretrain" / "joint.pt")
        vectors = Pretrain(path)
        vectors._emb = vectors.emb.float()  # the other weights are cast back by Stanza itself
        cache = FoundationCache(local_files_only=True)
        cache.pretrains[path] = vectors
        level = logging.getLogger("stanza").level
        try:
            with untrained():
                nlp = stanza.Pipeline(
                    LANGUAGE,
                    dir=str(directory),
                    download_method=None,
                    processors=dict.fromkeys(("tokenize", "pos", "lemma", "depparse", "ner"), "joint"),
                    foundation_cache=cache,
                    logging_level="ERROR",
                    device=device,
                )
        except (AssertionError, OSError, RuntimeError, KeyError, ValueError, EOFError) as fault:
            if device != "cpu":
                raise ModelError(f"the model cannot be opened on device={device!r}: {fault}") from fault
            raise ModelError(f"{directory}: Stanza cannot load the model: {fault}; reinstall quotecite") from fault
        finally:
            logging.getLogger("stanza").setLevel(level)
        parser = cls(nlp, Steps(nlp) if verified() else None)
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=partial(_in_a_fork, weakref.ref(parser)))
        return parser

    def tag(self, articles: Sequence[tuple[str, Sequence[Block]]]) -> list[tuple[Sentence, ...]]:
        """Tokens, tags, lemmas and names of every block of every article, batched over all of them."""
        read = [readable(text, blocks) for text, blocks in articles]
        filled = [i for i, r in enumerate(read) if r.text.strip()]
        texts = [read[i].text for i in filled]
        tagged: list[tuple[Sentence, ...]] = [()] * len(articles)
        if self._steps is not None:
            with self._turn:
                parted = self._steps.tag(texts)
            for i, found in zip(filled, parted, strict=True):
                tagged[i] = in_blocks((_tagged(sentence, read[i]) for sentence in found), articles[i][1])
            return tagged
        with self._turn:
            docs = self.nlp.bulk_process(texts, processors=self._tagging) if filled else []
        for i, doc in zip(filled, docs, strict=True):
            tagged[i] = _sentences(doc, articles[i][1], read[i])
        return tagged

    def parse(self, sentences: Sequence[Sentence]) -> list[Sentence]:
        """The same sentences with their trees; they may come from many articles."""
        if not sentences:
            return []
        with self._turn:
            if self._steps is not None:
                trees = self._steps.trees([_words(sentence) for sentence in sentences])
            else:
                trees = self._stanzas_trees(sentences)
        return [
            Sentence(
                tokens=tuple(
                    _governed(token, head - 1, relation)
                    for token, head, relation in zip(sentence.tokens, heads, relations, strict=True)
                ),
                block=sentence.block,
            )
            for sentence, (heads, relations) in zip(sentences, trees, strict=True)
        ]

    def _stanzas_trees(self, sentences: Sequence[Sentence]) -> list[Tree]:
        """Heads (1: the first word, 0: none) and relations, as Stanza's own parser gives them."""
        from stanza.models.common.doc import Document

        doc = Document([[_row(token) for token in sentence.tokens] for sentence in sentences])
        self.nlp.process([doc], processors={"depparse"})
        return [Tree([w.head for w in s.words], [w.deprel for w in s.words]) for s in doc.sentences]


def one_thread() -> None:
    """Let torch work on one processor core in this process: where there are several processes, that is fastest."""
    import torch

    torch.set_num_threads(1)


def _in_a_fork(parser: weakref.ref[Parser]) -> None:
    """A new process has none of its parent's threads: torch does not wait for them, and none of them has the turn."""
    one_thread()
    if (own := parser()) is not None:
        own._turn = threading.Lock()


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


def _governed(token: Token, head: int, relation: str) -> Token:
    """A token with its head (made anew: with many tokens, `attrs.evolve` takes three times as long)."""
    return Token(
        index=token.index,
        start=token.start,
        end=token.end,
        text=token.text,
        lemma=token.lemma,
        upos=token.upos,
        feats=token.feats,
        head=head,
        deprel=relation,
        entity=token.entity,
    )


def _tagged(found: Tagged, read: Readable) -> Sentence:
    """A sentence that the bundled model tagged, in the article's offsets."""
    starts, ends = read.starts, read.ends
    return Sentence(
        tokens=tuple(
            Token(
                index=index,
                start=starts[piece.start],
                end=ends[piece.end - 1],
                text=piece.text.translate(PLAIN_DASHES),
                lemma=lemma or piece.text.lower(),
                upos=upos,
                feats="" if feats == "_" else feats,
                entity=name,
            )
            for index, (piece, upos, feats, lemma, name) in enumerate(zip(*found, strict=True))
        )
    )


def _words(sentence: Sentence) -> Words:
    """What the parser reads of a sentence."""
    tokens = sentence.tokens
    return Words([t.text for t in tokens], [t.lemma or t.text for t in tokens], [t.upos for t in tokens])


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
