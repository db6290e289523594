"""What a finder is given, read as far as it goes without the model: text, blocks, variety, trees that came with it."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import attrs

from quotecite.doors import names_a_file, no_pair, no_text
from quotecite.errors import FormatError, TextWarning
from quotecite.language import parsing
from quotecite.language.trees import Parsed, Sentence, in_blocks
from quotecite.metadata import Metadata, check_one
from quotecite.records import Article, Block, Variety
from quotecite.text.blocks import segment
from quotecite.text.compose import Composed, named_blocks
from quotecite.text.faults import broken_lines, faults
from quotecite.text.variety import variety as variety_of
from quotecite.words.lexicon import Lexicon


@attrs.frozen(kw_only=True)
class Input:
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


@attrs.frozen(kw_only=True)
class Numbered:
    """One input of many: which one, the caller's item, and as it was read, or what is wrong with it."""

    number: int
    item: Any
    source: Input | Exception


def batches(texts: Iterable[Any], lexicon: Lexicon, size: int, as_tuples: bool, stop: bool) -> Iterator[list[Numbered]]:
    """Many inputs, read a batch at a time; with ``stop`` what is wrong with one ends them."""
    numbered, metadata = enumerate(texts), Metadata()
    while items := list(islice(numbered, size)):
        batch: list[Numbered] = []
        for number, item in items:
            source: Input | Exception
            try:
                if as_tuples:
                    check_one(metadata, _pair(item), number)
                source = read_input(item[0] if as_tuples else item, lexicon, number)
            except (TypeError, FormatError, TextWarning) as error:  # a warning that was made an error
                source = error
            batch.append(Numbered(number=number, item=item, source=source))
            if stop and isinstance(source, Exception):
                yield batch
                return
        yield batch


def inputs_of(batch: Sequence[Numbered]) -> list[Input]:
    """What there is to read in a batch."""
    return [one.source for one in batch if isinstance(one.source, Input)]


def read_input(text: Any, lexicon: Lexicon, index: int | None = None) -> Input:
    """Blocks and variety of one input (of many: the one with an index), its sentences when it comes with them.

    Raises:
        TypeError: it is nothing that a finder reads.
        FormatError: a ``stanza.Document`` has no text, or tokens without offsets in it.
    """
    if isinstance(text, Article):
        return Input(text=text.text, blocks=text.blocks, variety=text.variety)
    if isinstance(text, Parsed):
        return _read_parsed(text, lexicon)
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
    blocks = named_blocks(whole, segment(text, lexicon, unwrap=whole.unwrap))
    _warn_of_faults(whole, blocks, index)
    if document is not None:
        sentences = parsing.from_document(document, blocks)
    return Input(text=text, blocks=blocks, variety=variety_of(text, lexicon), sentences=sentences)


def _read_parsed(parsed: Parsed, lexicon: Lexicon) -> Input:
    """Blocks and variety of an input that comes with its sentences."""
    blocks = parsed.blocks if parsed.blocks is not None else segment(parsed.text, lexicon)
    return Input(
        text=parsed.text,
        blocks=blocks,
        variety=variety_of(parsed.text, lexicon),
        sentences=in_blocks(parsed.sentences, blocks),
        model=parsed.model,
    )


def _warn_of_faults(composed: Composed, blocks: Sequence[Block], index: int | None) -> None:
    """A warning with what shows that a text, or a field of it, is no plain text; of many texts, which one it is."""
    fields = [(f"{field.name}: ", composed.text[field.start : field.end]) for field in composed.fields]
    found = [f"{name}{fault}" for name, text in fields or [("", composed.text)] if (fault := faults(text))]
    if not composed.unwrap and (broken := broken_lines(composed.text, blocks)):
        found.append(broken)
    if found:
        which = "the text" if index is None else f"text {index}"
        message = f"{which} is not plain: {'; '.join(found)}. It is read as it stands, and quotes may be lost there"
        warnings.warn(message, TextWarning, stacklevel=_outside())


def _warn_of_a_file(text: str, index: int | None) -> None:
    """A warning that a text is the name of a file, in which there is nothing to find."""
    if names_a_file(text):
        which = "the text" if index is None else f"text {index}"
        advice = 'pass what is in it: Path(name).read_text(encoding="utf-8")'
        message = f"{which} is the name of a file, {text!r}; {advice}, or all of a folder: quotecite.read_folder"
        warnings.warn(message, TextWarning, stacklevel=_outside())


def _pair(item: Any) -> tuple[Any, Any]:
    if not isinstance(item, tuple) or len(item) != 2:
        raise TypeError(no_pair(item))
    return item


def _outside() -> int:
    """How many calls up the first one outside of quotecite is: the line that a warning is about."""
    level, frame = 1, sys._getframe(1)
    while frame.f_back is not None and frame.f_globals.get("__name__", "").partition(".")[0] == __package__:
        level, frame = level + 1, frame.f_back
    return level
