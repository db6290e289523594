"""Many texts in, articles out: what comes in, the model in batches, errors with their place."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal, TypeVar, overload

import attrs

from quotecite.doors import check_sieves, check_texts, names_a_file, no_pair, no_text
from quotecite.errors import FormatError, ModelError, TextWarning
from quotecite.extras import extra
from quotecite.language import parsing
from quotecite.language.joining import joined
from quotecite.language.page import read_page
from quotecite.language.parsing import Parser
from quotecite.language.selection import worth_parsing
from quotecite.language.trees import Parsed, Sentence, in_blocks
from quotecite.metadata import Metadata, check_all, check_one
from quotecite.pipeline import Stages, analyse
from quotecite.pipeline import article as article_of
from quotecite.records import Article, Block, Meta, Variety
from quotecite.sieves import DEFAULT_SIEVES, PRECISE_SIEVES
from quotecite.sieves.scene import Sieve, sieve_name
from quotecite.text.blocks import segment
from quotecite.text.compose import Composed, named_blocks
from quotecite.text.credits import find_credits
from quotecite.text.faults import broken_lines, faults
from quotecite.text.variety import variety as variety_of
from quotecite.words.lexicon import Lexicon

if TYPE_CHECKING:
    from quotecite.explanation import Explanation

T = TypeVar("T")
OnError = Callable[[Any, Exception], object]
"""What is told of an item that could not be read: the item, and what was wrong with it."""


@attrs.frozen(kw_only=True)
class _Input:
    """One input as it was read: its sentences too, when it came with them."""

    text: str
    blocks: tuple[Block, ...]
    variety: Variety
    sentences: tuple[Sentence, ...] | None = None
    model: str = ""  # what made the sentences that it came with

    @property
    def worth_reading(self) -> bool:
        """Whether there is anything in it that quotecite can find quotes in."""
        return bool(self.blocks) and self.variety is not Variety.OTHER

    @property
    def needs_tags(self) -> bool:
        """Whether the model has all of it to do."""
        return self.worth_reading and self.sentences is None


@attrs.frozen
class _Trees:
    """The sentences of an input with their trees, and the checksum of the model that was asked for them ("": none)."""

    sentences: tuple[Sentence, ...]
    model: str


@attrs.frozen(kw_only=True)
class _Numbered:
    """One input of many: which one, the caller's item, and as it was read."""

    number: int
    item: Any
    source: _Input


class Finder:
    """Finds who said what: call it with a text, or `pipe` many.

    Build one with `quotecite.load`. A finder keeps nothing of the texts that it reads.
    """

    def __init__(
        self,
        parser: Callable[[], tuple[Parser, str]],
        sieves: Sequence[Sieve],
        lexicon: Lexicon,
        *,
        model: str = "bundled model",
    ) -> None:
        self._open = parser
        self._model = model
        self._opened: tuple[Parser, str] | None = None
        self._sieves = check_sieves(sieves)
        self._lexicon = lexicon

    def __repr__(self) -> str:
        own: dict[tuple[Sieve, ...], str] = {DEFAULT_SIEVES: "DEFAULT_SIEVES", PRECISE_SIEVES: "PRECISE_SIEVES"}
        sieves = own.get(self._sieves) or f"sieves {', '.join(map(sieve_name, self._sieves)) or 'none'}"
        packaged = self._lexicon.checksum == Lexicon.load().checksum
        tables = "packaged word tables" if packaged else f"word tables {self._lexicon.checksum[:15]}…"
        return f"<Finder: {self._model}, {sieves}, {tables}>"

    def __call__(self, text: Any) -> Article:
        """The quotes of one article: a string, or what `compose`, `parse` or `read_conllu` returned.

        A ``stanza.Document`` is read too, and an `Article` is read again in the blocks that it has. What comes parsed
        is not parsed again, what comes only tagged is parsed. Of a text that is blank or neither Bokmål nor Nynorsk the
        article has no quotes, and the model is not asked.

        Raises:
            TypeError: ``text`` is none of these.
            FormatError: the ``stanza.Document`` has no text, or tokens without offsets in it.
            ModelError: the bundled model is missing or damaged (found out on first use).
        """
        return self._found(*self._one(text))

    def explain(self, text: Any) -> Explanation:
        """What each stage makes of a text or of an `Article`: its blocks, clauses, mentions and decisions.

        Print it to see why a quote has its speaker. An article is read again as it was cut into blocks.

        Raises:
            TypeError, FormatError, ModelError: as for calling the finder.
        """
        from quotecite.explanation import Explanation, explain  # only who asks why waits for it

        read, trees = self._one(text)
        stages = self._stages(read, trees)
        article = self._article(read, trees, stages)
        return explain(article, stages) if stages is not None else Explanation(article=article)

    def parse(self, text: Any) -> Parsed:
        """A text with its trees, as the model reads it: what any finder takes in the place of the text.

        For trying several finders (other sieves, other tables) on one text that the model reads once:
        ``finder(finder.parse(text)) == finder(text)``.

        Raises:
            TypeError, FormatError, ModelError: as for calling the finder.
        """
        read, trees = self._one(text)
        return Parsed(text=read.text, sentences=trees.sentences, blocks=read.blocks, model=trees.model)

    @overload
    def pipe(
        self,
        texts: Iterable[Any],
        *,
        batch_size: int = 32,
        as_tuples: Literal[False] = False,
        progress: bool = False,
        on_error: OnError | None = None,
    ) -> Iterator[Article]: ...
    @overload
    def pipe(
        self,
        texts: Iterable[tuple[Any, T]],
        *,
        batch_size: int = 32,
        as_tuples: Literal[True],
        progress: bool = False,
        on_error: OnError | None = None,
    ) -> Iterator[tuple[Article, T]]: ...
    def pipe(
        self,
        texts: Iterable[Any],
        *,
        batch_size: int = 32,
        as_tuples: bool = False,
        progress: bool = False,
        on_error: OnError | None = None,
    ) -> Iterator[Any]:
        """The articles of many texts, lazily and in order; ``batch_size`` texts go through the model together.

        With ``as_tuples`` the input is pairs of a text and anything, and so is the output. Mappings become columns of
        frames: they are checked before the model runs, those of a list all at once. An error is raised when its text's
        turn comes, after the articles before it; a note on the exception gives the index of the text. With ``progress``
        a bar counts the articles, in a terminal or a notebook.

        With ``on_error`` nothing that is wrong with one text ends the run: the function is called with the item as it
        was passed and its error, the item is left out, the others go on. A damaged model is raised all the same.

        Raises:
            TypeError: ``texts`` is a single text, a file, a frame, a mapping, or one of them is nothing that a finder
                reads (or no pair).
            FormatError: as for a single text.
            MetadataError: a key of a mapping is a column of quotecite, or has values of several types.
            ValueError: ``batch_size`` is below 1.
            ImportError: ``progress``, and tqdm is not installed.
        """
        if batch_size < 1:
            raise ValueError(f"batch_size: expected 1 or more, got {batch_size}")
        check_texts(texts)
        if as_tuples and on_error is None and isinstance(texts, Sequence):
            check_all(texts)
        found = self._stream(texts, batch_size, as_tuples, on_error)
        return iter(_with_bar(found, texts)) if progress else found

    def _stream(
        self, texts: Iterable[Any], batch_size: int, as_tuples: bool, on_error: OnError | None
    ) -> Iterator[Any]:
        numbered, metadata = enumerate(texts), Metadata()
        while batch := list(islice(numbered, batch_size)):
            read: list[_Numbered] = []
            fault: Exception | None = None
            for number, item in batch:
                try:
                    if as_tuples:
                        check_one(metadata, _pair(item), number)
                    source = self._read(item[0] if as_tuples else item, number)
                    read.append(_Numbered(number=number, item=item, source=source))
                except (TypeError, FormatError, TextWarning) as error:  # a warning that was made an error
                    error.add_note(_note(number))
                    if on_error is None:
                        fault = error  # when its turn comes
                        break
                    on_error(item, error)
            for item, article in self._articles(read, on_error):
                yield (article, item[1]) if as_tuples else article
            if fault is not None:
                raise fault

    def _articles(self, batch: Sequence[_Numbered], on_error: OnError | None) -> Iterator[tuple[Any, Article]]:
        """The articles of a batch, each with its item; where one may fail alone, those on which the model fails too."""
        trees: list[_Trees] | None = None
        try:
            trees = self._parsed([one.source for one in batch])
        except Exception as fault:
            if on_error is None or isinstance(fault, ModelError):
                raise
        for place, one in enumerate(batch):
            try:
                own = trees[place] if trees is not None else self._parsed([one.source])[0]  # which of them was it?
                article = self._found(one.source, own)
            except Exception as fault:
                fault.add_note(_note(one.number))
                if on_error is None or isinstance(fault, ModelError):
                    raise
                on_error(one.item, fault)
            else:
                yield one.item, article

    def _read(self, text: Any, index: int | None = None) -> _Input:
        """Blocks and variety of one input (of many: the one with an index), its sentences when it comes with them."""
        if isinstance(text, Article):
            return _Input(text=text.text, blocks=text.blocks, variety=text.variety)
        if isinstance(text, Parsed):
            return self._read_parsed(text)
        sentences: tuple[Sentence, ...] | None = None
        document = text if parsing.is_document(text) else None
        if document is not None:
            text = document.text
            if text is None:
                raise FormatError(
                    "the stanza.Document has no text (doc.text is None), so its tokens have no place in it; "
                    "pass the text as str, or make the document as Document(sentences, text=text)"
                )
        composed = text if isinstance(text, Composed) else None
        text = composed.text if composed is not None else text
        if not isinstance(text, str):
            raise TypeError(no_text(text))
        _warn_of_a_file(text, index)
        whole = composed if composed is not None else Composed(text=text, fields=())
        blocks = named_blocks(whole, segment(text, self._lexicon, unwrap=whole.unwrap))
        _warn_of_faults(whole, blocks, index)
        if document is not None:
            sentences = parsing.from_document(document, blocks)
        return _Input(text=text, blocks=blocks, variety=variety_of(text, self._lexicon), sentences=sentences)

    def _read_parsed(self, parsed: Parsed) -> _Input:
        """Blocks and variety of an input that comes with its sentences."""
        blocks = parsed.blocks if parsed.blocks is not None else segment(parsed.text, self._lexicon)
        return _Input(
            text=parsed.text,
            blocks=blocks,
            variety=variety_of(parsed.text, self._lexicon),
            sentences=in_blocks(parsed.sentences, blocks),
            model=parsed.model,
        )

    def _one(self, text: Any) -> tuple[_Input, _Trees]:
        """One input as it was read, with its trees."""
        read = self._read(text)
        (trees,) = self._parsed([read])
        return read, trees

    def _parsed(self, batch: Sequence[_Input]) -> list[_Trees]:
        """The sentences of a batch with their trees; tagging and parsing go over all of it at once."""
        untagged = [read for read in batch if read.needs_tags]
        parted = self._parser.tag([(read.text, read.blocks) for read in untagged]) if untagged else []
        tagged = (joined(sentences, self._lexicon) for sentences in parted)
        found: list[tuple[Sentence, ...]] = [
            () if not read.worth_reading else next(tagged) if read.sentences is None else read.sentences
            for read in batch
        ]
        bare = (s for sentences in found for s in sentences if not s.parsed)
        chosen = [s for s in bare if worth_parsing(s, self._lexicon)]
        trees = dict(zip(chosen, self._parser.parse(chosen), strict=True)) if chosen else {}
        own = self._opened[1] if self._opened is not None else ""
        return [
            _Trees(
                sentences=tuple(trees.get(s, s) for s in sentences),
                model=own if read.needs_tags or any(s in trees for s in sentences) else read.model,
            )
            for read, sentences in zip(batch, found, strict=True)
        ]

    @property
    def _parser(self) -> Parser:
        if self._opened is None:
            self._opened = self._open()
        return self._opened[0]

    def _found(self, read: _Input, trees: _Trees) -> Article:
        """The article of an input."""
        return self._article(read, trees, self._stages(read, trees))

    def _stages(self, read: _Input, trees: _Trees) -> Stages | None:
        """What each stage makes of an input; None where there is nothing to read."""
        if not trees.sentences:
            return None
        page = read_page(read.text, read.blocks, read.variety, trees.sentences, self._lexicon)
        return analyse(page, self._sieves, self._lexicon)

    def _article(self, read: _Input, trees: _Trees, stages: Stages | None) -> Article:
        """The article of an input that has been through all stages."""
        meta = Meta(quotecite=_version(), model=trees.model, lexicon=self._lexicon.checksum)
        credits = find_credits(read.text, read.blocks, self._lexicon)
        if stages is None:
            return Article(text=read.text, variety=read.variety, blocks=read.blocks, credits=credits, meta=meta)
        return article_of(stages, credits, meta)


@cache
def _version() -> str:
    """The version of the installed package."""
    from importlib.metadata import version  # slow to import, and not needed before there is an article

    return version("quotecite")


def _warn_of_faults(composed: Composed, blocks: Sequence[Block], index: int | None) -> None:
    """A warning with what shows that a text, or a field of it, is no plain text; of many texts, which one it is."""
    fields = [(f"{field.name}: ", composed.text[field.start : field.end]) for field in composed.fields]
    found = [f"{name}{fault}" for name, text in fields or [("", composed.text)] if (fault := faults(text))]
    if not composed.unwrap and (broken := broken_lines(composed.text, blocks)):
        found.append(broken)
    if found:
        which = "the text" if index is None else f"text {index}"
        message = f"{which} is not plain: {'; '.join(found)}. It is read as it stands, and quotes may be lost there"
        warnings.warn(message, TextWarning, stacklevel=5 if index is None else 4)  # where the finder is called


def _warn_of_a_file(text: str, index: int | None) -> None:
    """A warning that a text is the name of a file, in which there is nothing to find."""
    if names_a_file(text):
        which = "the text" if index is None else f"text {index}"
        advice = 'pass what is in it: Path(name).read_text(encoding="utf-8")'
        message = f"{which} is the name of a file, {text!r}; {advice}, or all of a folder: quotecite.read_folder"
        warnings.warn(message, TextWarning, stacklevel=5 if index is None else 4)  # where the finder is called


def _with_bar(found: Iterator[Any], texts: Iterable[Any]) -> Iterable[Any]:
    """The articles with a progress bar; how many there will be is shown when the texts know it."""
    bar: Iterable[Any] = extra("tqdm.auto", "notebook").tqdm(
        found, total=len(texts) if isinstance(texts, Sized) else None, unit="article"
    )
    return bar


def _pair(item: Any) -> tuple[Any, Any]:
    if not isinstance(item, tuple) or len(item) != 2:
        raise TypeError(no_pair(item))
    return item


def _note(number: int) -> str:
    """What is noted on whatever is wrong with a text of many."""
    return f"index of the text: {number}"
