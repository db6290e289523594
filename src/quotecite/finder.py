"""Many texts in, articles out: what comes in, the model in batches, errors with their place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Sized
from typing import TYPE_CHECKING, Any, Literal, TypeVar, overload

from quotecite.doors import Errors, check_at_least_one, check_sieves, check_texts, error_handler
from quotecite.extras import extra
from quotecite.inputs import Input, batches, read_input
from quotecite.language.trees import Parsed
from quotecite.metadata import check_all
from quotecite.reader import Open, Reader, Trees
from quotecite.records import Article
from quotecite.sieves import DEFAULT_SIEVES, PRECISE_SIEVES
from quotecite.sieves.scene import Sieve, sieve_name
from quotecite.stream import stream
from quotecite.words.lexicon import Lexicon

if TYPE_CHECKING:
    from quotecite.explanation import Explanation

T = TypeVar("T")


class Finder:
    """Finds who said what: call it with a text, or `pipe` many.

    Build one with `quotecite.load`. A finder keeps nothing of the texts that it reads.
    """

    def __init__(
        self,
        parser: Open,
        sieves: Sequence[Sieve],
        lexicon: Lexicon,
        *,
        model: str = "bundled model",
    ) -> None:
        self._model = model
        self._reader = Reader(parser, check_sieves(sieves), lexicon)

    def __repr__(self) -> str:
        own: dict[tuple[Sieve, ...], str] = {DEFAULT_SIEVES: "DEFAULT_SIEVES", PRECISE_SIEVES: "PRECISE_SIEVES"}
        sieves = own.get(self._reader.sieves) or f"sieves {', '.join(map(sieve_name, self._reader.sieves)) or 'none'}"
        packaged = self._reader.lexicon.checksum == Lexicon.load().checksum
        tables = "packaged word tables" if packaged else f"word tables {self._reader.lexicon.checksum[:15]}…"
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
        return self._reader.found(*self._one(text))

    def explain(self, text: Any) -> Explanation:
        """What each stage makes of a text or of an `Article`: its blocks, clauses, mentions and decisions.

        Print it to see why a quote has its speaker. An article is read again as it was cut into blocks.

        Raises:
            TypeError, FormatError, ModelError: as for calling the finder.
        """
        from quotecite.explanation import Explanation, explain  # only who asks why waits for it

        read, trees = self._one(text)
        stages = self._reader.stages(read, trees)
        article = self._reader.article(read, trees, stages)
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
        errors: Errors = "raise",
        processes: int = 1,
    ) -> Iterator[Article]: ...
    @overload
    def pipe(
        self,
        texts: Iterable[tuple[Any, T]],
        *,
        batch_size: int = 32,
        as_tuples: Literal[True],
        progress: bool = False,
        errors: Errors = "raise",
        processes: int = 1,
    ) -> Iterator[tuple[Article, T]]: ...
    def pipe(
        self,
        texts: Iterable[Any],
        *,
        batch_size: int = 32,
        as_tuples: bool = False,
        progress: bool = False,
        errors: Errors = "raise",
        processes: int = 1,
    ) -> Iterator[Any]:
        """The articles of many texts, lazily and in order; ``batch_size`` texts go through the model together.

        With ``as_tuples`` the input is pairs of a text and anything, and so is the output. Mappings become columns of
        frames: they are checked before the model runs, those of a list all at once. ``progress`` shows a bar.

        An error is raised when its text's turn comes, after the articles before it; a note on the exception gives the
        index of the text. With ``errors="skip"``, or a function that is called with the item as it was passed and its
        error, the item is left out and the others go on; a damaged model is raised all the same.

        ``processes`` above 1 read a batch each at a time, on a processor core each, two batches ahead; articles and
        order are the same. A process that dies (killed for its memory, say) is replaced and its texts are read again.
        On Linux they share this one's model; elsewhere a script must be safe to import (``if __name__ == "__main__"``).

        Raises:
            TypeError: ``texts`` is one text, a file, a frame, a mapping, or holds what is no text (or no pair).
            FormatError: as for a single text.
            MetadataError: a key of a mapping is a column of quotecite, or has values of several types.
            ValueError: ``batch_size`` or ``processes`` is below 1, or ``errors`` is another word.
            ProcessError: a process died of a text.
            ImportError: ``progress``, and tqdm is not installed.
        """
        check_at_least_one(batch_size=batch_size, processes=processes)
        on_error = error_handler(errors)
        check_texts(texts)
        if as_tuples and on_error is None and isinstance(texts, Sequence):
            check_all(texts)
        read = batches(texts, self._reader.lexicon, batch_size, as_tuples, stop=on_error is None)
        found = stream(self._reader, read, on_error, processes)
        articles = ((article, item[1]) if as_tuples else article for item, article in found)
        return iter(_with_bar(articles, texts)) if progress else articles

    def _one(self, text: Any) -> tuple[Input, Trees]:
        """One input as it was read, with its trees."""
        read = read_input(text, self._reader.lexicon)
        (trees,) = self._reader.trees([read])
        return read, trees


def _with_bar(found: Iterator[Any], texts: Iterable[Any]) -> Iterable[Any]:
    """The articles with a progress bar; how many there will be is shown when the texts know it."""
    bar: Iterable[Any] = extra("tqdm.auto", "notebook").tqdm(
        found, total=len(texts) if isinstance(texts, Sized) else None, unit="article"
    )
    return bar
