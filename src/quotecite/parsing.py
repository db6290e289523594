"""The door to Stanza: blocks of text in, our own sentences out. The only module that imports Stanza or torch.

What Stanza reads may differ from the article (see `readable`); one alignment maps every token back, and nothing else in
quotecite is ever cleaned. Tagging (tokens, tags, lemmas, names) and parsing (trees) are two steps, so that trees are
only built where a statement can be.
"""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import regex

from quotecite.errors import ModelError
from quotecite.records import Block
from quotecite.trees import Sentence, Token

if TYPE_CHECKING:
    import stanza

TAGGING = ("tokenize", "mwt", "pos", "lemma", "ner")
REQUIRED = ("tokenize", "pos", "lemma", "depparse")
LANGUAGE = "no"

# Undecoded entities of sloppy exports, characters that print nothing, and every glyph that prints a dash.
_ENTITY = regex.compile(
    r"&(?:(?P<dash>ndash|mdash|horbar|minus|#45|#821[0-3]|#8722|#x201[0-5]|#x2212)|(?P<space>nbsp|#160|#xa0));", regex.I
)
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_DASHES = frozenset("–—―‒−‐‑")


@attrs.frozen
class Readable:
    """Text as the model reads it; ``starts[i]:ends[i]`` is where character ``i`` stands in the article."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def readable(text: str, blocks: Sequence[Block]) -> Readable:
    """The blocks as one text for the model, with an alignment back to the article.

    Dash glyphs become ``-`` (as in the treebank), soft hyphens and zero-width characters go, letters are composed
    (a + ring: å), white space within a block becomes one space, and blocks are separated by a blank line.

    >>> from quotecite.records import BlockKind, Span
    >>> block = Block(span=Span(start=0, end=6, text="– Bra!"), kind=BlockKind.PARAGRAPH)
    >>> readable("– Bra!", (block,)).text
    '- Bra!'
    """
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def put(char: str, start: int, end: int) -> None:
        for c in char:
            chars.append(c)
            starts.append(start)
            ends.append(end)

    for n, block in enumerate(blocks):
        if n:
            put("\n\n", block.span.start, block.span.start)
        at = block.span.start
        while at < block.span.end:
            entity = _ENTITY.match(text, at, block.span.end) if text[at] == "&" else None
            end = entity.end() if entity else at + 1
            while end < block.span.end and unicodedata.combining(text[end]):
                end += 1
            if entity:
                put("-" if entity["dash"] else " ", at, end)
            elif text[at] in _DASHES:
                put("-", at, end)
            elif text[at].isspace():
                if chars and not chars[-1].isspace():
                    put(" ", at, end)
            elif text[at] not in _INVISIBLE:
                put(unicodedata.normalize("NFC", text[at:end]), at, end)
            at = end
    return Readable("".join(chars), tuple(starts), tuple(ends))


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
        """The model in ``directory`` (layout of Stanza's resources, weights in half precision); nothing is downloaded."""
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
        from stanza.models.common.doc import Document

        if not sentences:
            return []
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
    """The sentences of a ``stanza.Document`` that was parsed elsewhere; its own offsets are those of ``doc.text``."""
    n = len(doc.text) + 1
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
    """Stanza's sentences as ours, each in its block; one that reaches over a block's end is cut there."""
    found: list[Sentence] = []
    block = 0
    for sentence in doc.sentences:
        tokens: list[Token] = []
        heads: list[int | None] = []
        for word, token in ((w, t) for t in sentence.tokens for w in t.words):
            first, last = token.start_char, token.end_char - 1
            start, end = read.starts[first], read.ends[last]
            while block < len(blocks) - 1 and start >= blocks[block].span.end:
                block += 1
            heads.append(word.head - 1 if word.head is not None else None)
            tokens.append(
                Token(
                    index=len(tokens),
                    start=start,
                    end=end,
                    text=word.text,
                    lemma=word.lemma or word.text.lower(),
                    upos=word.upos or "X",
                    feats=word.feats or "",
                    deprel=word.deprel or "",
                    entity=token.ner or "O",
                )
            )
        tree = None not in heads
        found.append(
            Sentence(
                tokens=tuple(attrs.evolve(t, head=h) if tree else t for t, h in zip(tokens, heads, strict=True)),
                block=block,
            )
        )
    return tuple(found)
