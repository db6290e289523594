"""From a text to an article with its quotes: the table of contents of quotecite."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.metadata import version
from itertools import islice
from typing import Any, Literal, TypeVar, overload

from quotecite import parsing
from quotecite.candidates import Candidate, Context, Sieve, run
from quotecite.direct import direct_candidates
from quotecite.lexicon import Lexicon
from quotecite.mentions import Describer
from quotecite.names import find_names
from quotecite.openings import find_lines
from quotecite.parsing import Parser
from quotecite.quotes import build_quote, build_sources, used_entities
from quotecite.records import Article, Block, Meta, SourceKind, Variety
from quotecite.reports import find_reports
from quotecite.segment import segment
from quotecite.sieves import DEFAULT_SIEVES
from quotecite.sources import Entity, Who
from quotecite.trees import Sentence
from quotecite.variety import variety as variety_of

T = TypeVar("T")


class Finder:
    """Finds who said what: call it with a text, or `pipe` many.

    Build one with `quotecite.load`. A finder keeps nothing of the texts that it reads.
    """

    def __init__(self, parser: Callable[[], tuple[Parser, str]], sieves: Sequence[Sieve], lexicon: Lexicon) -> None:
        self._open = parser
        self._opened: tuple[Parser, str] | None = None
        self._sieves = tuple(sieves)
        self._lexicon = lexicon

    def __call__(self, text: Any) -> Article:
        """The quotes of one article, given as a string or as a ``stanza.Document`` that is already parsed.

        Raises:
            TypeError: ``text`` is neither.
            ModelError: the bundled model is missing or damaged (found out on first use).
        """
        return next(self._batch([text]))

    @overload
    def pipe(self, texts: Iterable[Any], *, batch_size: int = 32, as_tuples: Literal[False] = False) -> Iterator[Article]: ...
    @overload
    def pipe(
        self, texts: Iterable[tuple[Any, T]], *, batch_size: int = 32, as_tuples: Literal[True]
    ) -> Iterator[tuple[Article, T]]: ...
    def pipe(self, texts: Iterable[Any], *, batch_size: int = 32, as_tuples: bool = False) -> Iterator[Any]:
        """The articles of many texts, lazily and in order; ``batch_size`` texts go through the model together.

        With ``as_tuples`` the input is pairs of a text and anything, and so is the output.

        Raises:
            TypeError: a text is not a string (or a pair, with ``as_tuples``); a note on the exception gives its index.
        """
        if batch_size < 1:
            raise ValueError(f"batch_size must be 1 or more, not {batch_size}")
        stream = iter(texts)
        done = 0
        while batch := list(islice(stream, batch_size)):
            pairs = [_pair(item, done + i) for i, item in enumerate(batch)] if as_tuples else [(t, None) for t in batch]
            for article, (_, meta) in zip(self._batch([t for t, _ in pairs], done), pairs, strict=True):
                yield (article, meta) if as_tuples else article
            done += len(batch)

    def _batch(self, texts: Sequence[Any], done: int = 0) -> Iterator[Article]:
        read = [self._read(text, done + i) for i, text in enumerate(texts)]
        todo = [i for i, (_, _, variety, parsed) in enumerate(read) if parsed is None and variety is not Variety.OTHER]
        tagged = self._parser.tag([(read[i][0], read[i][1]) for i in todo]) if todo else []
        trees = iter(self._parser.parse([s for sentences in tagged for s in sentences]) if todo else [])
        parsed = {i: tuple(islice(trees, len(sentences))) for i, sentences in zip(todo, tagged, strict=True)}
        for i, (text, blocks, variety, own) in enumerate(read):
            yield self._article(text, blocks, variety, parsed.get(i, own or ()))

    def _read(self, text: Any, index: int) -> tuple[str, tuple[Block, ...], Variety, tuple[Sentence, ...] | None]:
        """Text, blocks and variety of one input; its sentences too, when it comes parsed."""
        document = None
        if parsing.is_document(text):
            document, text = text, text.text
        if not isinstance(text, str):
            fault = TypeError(
                f"expected the text of an article as str (or a stanza.Document with its text), got {type(text).__name__}"
            )
            fault.add_note(f"index of the text: {index}")
            raise fault
        blocks = segment(text, link_starts=self._lexicon.link_starts, credit_labels=self._lexicon.credit_labels)
        sentences = parsing.from_document(document, blocks) if document is not None else None
        return text, blocks, variety_of(text), sentences

    @property
    def _parser(self) -> Parser:
        if self._opened is None:
            self._opened = self._open()
        return self._opened[0]

    def _article(
        self, text: str, blocks: tuple[Block, ...], variety: Variety, sentences: tuple[Sentence, ...]
    ) -> Article:
        meta = Meta(
            quotecite=version("quotecite"),
            model=self._opened[1] if self._opened else "",
            lexicon=self._lexicon.checksum,
        )
        if variety is Variety.OTHER or not sentences:
            return Article(text=text, variety=variety, blocks=blocks, meta=meta)
        context = analyse(text, blocks, variety, sentences, self._lexicon)
        run(self._sieves, context)
        sources = build_sources(text, used_entities(context), self._lexicon)
        return Article(
            text=text,
            variety=variety,
            blocks=blocks,
            quotes=tuple(build_quote(candidate, context, sources) for candidate in context.candidates),
            sources=tuple(sources.values()),
            meta=meta,
        )


def analyse(
    text: str, blocks: tuple[Block, ...], variety: Variety, sentences: tuple[Sentence, ...], lexicon: Lexicon
) -> Context:
    """Everything that the sieves look at: candidates, and who is who."""
    by_block: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        by_block.setdefault(sentence.block, []).append(sentence)
    lines = find_lines(text, blocks)
    candidates = direct_candidates(text, blocks, lines, by_block, lexicon)
    names = find_names(sentences, lexicon)
    describer = Describer(names, lexicon, variety)
    quoted = _inside([part for candidate in candidates for part in candidate.parts])
    who = Who(
        sentences,
        names,
        describer,
        lexicon,
        quoted=quoted,
        spoken=[t.start for c in candidates if c.clause is not None for t in c.clause.mention],
        kinds=[block.kind for block in blocks],
    )
    return Context(
        text=text,
        variety=variety,
        blocks=blocks,
        sentences={n: tuple(found) for n, found in by_block.items()},
        candidates=candidates,
        who=who,
        describer=describer,
        lexicon=lexicon,
        interviewer=Entity(name="intervjuer", kind=SourceKind.INTERVIEWER),
        reports=find_reports(sentences, quoted, lexicon),
    )


def _inside(spans: Sequence[tuple[int, int]]) -> Callable[[int], bool]:
    """Whether an offset lies in one of the (ordered, disjoint) spans."""
    starts = [start for start, _ in spans]

    def inside(offset: int) -> bool:
        at = bisect_right(starts, offset) - 1
        return at >= 0 and offset < spans[at][1]

    return inside


def _pair(item: Any, index: int) -> tuple[Any, Any]:
    if not isinstance(item, tuple) or len(item) != 2:
        fault = TypeError(f"with as_tuples each item must be a pair (text, anything), got {type(item).__name__}")
        fault.add_note(f"index of the text: {index}")
        raise fault
    return item
