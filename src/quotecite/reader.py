"""One reader of articles: the model, the tables and the sieves, from inputs to records, a batch at a time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from functools import cache

import attrs

from quotecite.errors import ModelError
from quotecite.inputs import Input
from quotecite.language.joining import joined
from quotecite.language.page import read_page
from quotecite.language.parsing import Parser
from quotecite.language.selection import worth_parsing
from quotecite.language.trees import Sentence
from quotecite.pipeline import Stages, analyse
from quotecite.pipeline import article as article_of
from quotecite.records import Article, Meta
from quotecite.sieves.scene import Sieve
from quotecite.text.credits import find_credits
from quotecite.words.lexicon import Lexicon

Open = Callable[[], tuple[Parser, str]]
"""What opens a model: the parser, and the checksum of its weights."""

_OPENING = threading.Lock()


@attrs.frozen
class Trees:
    """The sentences of an input with their trees, and the checksum of the model that was asked for them ("": none)."""

    sentences: tuple[Sentence, ...]
    model: str


class Reader:
    """Reads inputs with one model, one set of tables and one order of sieves; keeps nothing of what it reads.

    A copy, also in another process, opens the model anew when it is first needed.
    """

    def __init__(self, opens: Open, sieves: tuple[Sieve, ...], lexicon: Lexicon) -> None:
        self.sieves = sieves
        self.lexicon = lexicon
        self._opens = opens
        self._opened: tuple[Parser, str] | None = None

    def __getstate__(self) -> dict[str, object]:
        return {**self.__dict__, "_opened": None}

    @property
    def parser(self) -> Parser:
        """The model, opened when it is first asked for.

        Raises:
            ModelError: it is missing or damaged.
        """
        with _OPENING:  # threads that come together open it once
            if self._opened is None:
                self._opened = self._opens()
        return self._opened[0]

    def outcomes(self, batch: Sequence[Input]) -> Iterator[Article | Exception]:
        """The article of each input, or what is wrong with it; those on which the model fails together, one by one.

        Raises:
            ModelError: the model is missing or damaged, which is no fault of an input.
        """
        trees: list[Trees] | None = None
        try:
            trees = self.trees(batch)
        except Exception as fault:
            if isinstance(fault, ModelError):
                raise
        for place, read in enumerate(batch):
            outcome: Article | Exception
            try:
                outcome = self.found(read, trees[place] if trees is not None else self.trees([read])[0])
            except Exception as fault:  # whatever it is: told in its turn, with the number of the text
                if isinstance(fault, ModelError):
                    raise
                outcome = fault
            yield outcome

    def trees(self, batch: Sequence[Input]) -> list[Trees]:
        """The sentences of a batch with their trees; tagging and parsing go over all of it at once."""
        untagged = [read for read in batch if read.needs_tags]
        parted = self.parser.tag([(read.text, read.blocks) for read in untagged]) if untagged else []
        tagged = (joined(sentences, self.lexicon) for sentences in parted)
        found: list[tuple[Sentence, ...]] = [
            () if not read.worth_reading else next(tagged) if read.sentences is None else read.sentences
            for read in batch
        ]
        bare = (s for sentences in found for s in sentences if not s.parsed)
        chosen = [s for s in bare if worth_parsing(s, self.lexicon)]
        trees = dict(zip(chosen, self.parser.parse(chosen), strict=True)) if chosen else {}
        own = self._opened[1] if self._opened is not None else ""
        return [
            Trees(
                sentences=tuple(trees.get(s, s) for s in sentences),
                model=own if read.needs_tags or any(s in trees for s in sentences) else read.model,
            )
            for read, sentences in zip(batch, found, strict=True)
        ]

    def found(self, read: Input, trees: Trees) -> Article:
        """The article of an input."""
        return self.article(read, trees, self.stages(read, trees))

    def stages(self, read: Input, trees: Trees) -> Stages | None:
        """What each stage makes of an input; None where there is nothing to read."""
        if not trees.sentences:
            return None
        page = read_page(read.text, read.blocks, read.variety, trees.sentences, self.lexicon)
        return analyse(page, self.sieves, self.lexicon)

    def article(self, read: Input, trees: Trees, stages: Stages | None) -> Article:
        """The article of an input that has been through all stages."""
        meta = Meta(quotecite=_version(), model=trees.model, lexicon=self.lexicon.checksum)
        credits = find_credits(read.text, read.blocks, self.lexicon)
        if stages is None:
            return Article(text=read.text, variety=read.variety, blocks=read.blocks, credits=credits, meta=meta)
        return article_of(stages, credits, meta)


@cache
def _version() -> str:
    """The version of the installed package."""
    from importlib.metadata import version  # slow to import, and not needed before there is an article

    return version("quotecite")
