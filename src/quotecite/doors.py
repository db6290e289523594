"""What a caller may have meant: an argument of the wrong kind is refused at once, and told what to pass instead.

Each remedy is for something that people do pass: the name of a rule set, a folder, a file, a data frame, the missing
value of a column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePath
from typing import Any, Literal

from quotecite.metadata import missing
from quotecite.records import Article
from quotecite.text.compose import Composed
from quotecite.words.lexicon import Lexicon

_READ_ONE = (
    "expected the text of an article as str (or what quotecite.compose or read_conllu returned, an Article, or a "
    "stanza.Document with its text)"
)
_FILES = (
    *(".txt", ".md", ".html", ".htm", ".xml", ".json", ".docx", ".pdf"),
    *(".csv", ".tsv", ".jsonl", ".parquet", ".xlsx"),
)

OnError = Callable[[Any, Exception], object]
"""What is told of an item that could not be read: the item, and what was wrong with it."""
Errors = Literal["raise", "skip"] | OnError
"""What is to be done with an item that cannot be read."""


def error_handler(errors: Errors) -> OnError | None:
    """What is called of an item that cannot be read; None where its error is to be raised.

    Raises:
        ValueError: it is neither ``"raise"`` nor ``"skip"`` nor a function.
    """
    if callable(errors):
        return errors
    if errors not in ("raise", "skip"):
        raise ValueError(f'errors: expected "raise", "skip" or a function of an item and its error, got {errors!r}')
    return None if errors == "raise" else _skip


def _skip(item: Any, error: Exception) -> None:
    """The caller asked to hear nothing of it."""


def no_text(value: Any) -> str:
    """Why something is no text that a finder reads, and what to pass instead.

    >>> print(no_text(b"Hei")[-42:])
    got bytes; decode it: text.decode("utf-8")
    """
    return f"{_READ_ONE}, got {_named(value)}{_instead_of(value)}"


def check_sieves(sieves: Any) -> tuple[Any, ...]:
    """The sieves as a tuple.

    Raises:
        TypeError: not a sequence of functions; a name of a rule set is told the constant.
    """
    advice = "pass quotecite.DEFAULT_SIEVES, quotecite.PRECISE_SIEVES or a sequence of your own functions"
    if isinstance(sieves, str):
        constant = {"precise": "quotecite.PRECISE_SIEVES", "default": "quotecite.DEFAULT_SIEVES"}
        name = sieves.lower().removesuffix("_sieves")
        advice = f"pass the constant: sieves={constant[name]}" if name in constant else advice
        raise TypeError(f"sieves: expected a sequence of sieves, got the str {sieves!r}; {advice}")
    if callable(sieves) or not isinstance(sieves, Iterable):
        one = f"; for a single one: sieves=[{sieves.__name__}]" if hasattr(sieves, "__name__") else f"; {advice}"
        raise TypeError(f"sieves: expected a sequence of sieves, got {_named(sieves)}{one}")
    found = tuple(sieves)
    for number, sieve in enumerate(found):
        if not callable(sieve):
            raise TypeError(
                f"sieves[{number}]: expected a function (candidate, context) -> Decision | None, "
                f"got {_named(sieve)} {sieve!r}; {advice}"
            )
    return found


def check_lexicon(lexicon: Any) -> None:
    """Refuse what is no lexicon.

    Raises:
        TypeError: neither a Lexicon nor None; a folder is told how its tables are read.
    """
    if lexicon is None or isinstance(lexicon, Lexicon):
        return
    folder = isinstance(lexicon, (str, PurePath))
    advice = (
        f"read the tables in that folder: lexicon=quotecite.Lexicon.load({str(lexicon)!r})"
        if folder
        else "pass what quotecite.Lexicon.load returned, or leave it out for the packaged tables"
    )
    raise TypeError(f"lexicon: expected a quotecite.Lexicon or None, got {_named(lexicon)}; {advice}")


def check_pipeline(pipeline: Any) -> None:
    """Refuse what is no pipeline (told by its processors, so that Stanza is not loaded).

    Raises:
        TypeError: it has no processors; a language's name is told how its pipeline is made.
    """
    if pipeline is None or hasattr(pipeline, "processors"):
        return
    built = 'stanza.Pipeline("nb", processors="tokenize,pos,lemma,depparse,ner")'
    made = f" {pipeline!r}" if isinstance(pipeline, str) else ""
    raise TypeError(
        f"pipeline: expected a stanza.Pipeline or None, got {_named(pipeline)}{made}; leave it out for the bundled "
        f"model, which reads Bokmål and Nynorsk, or pass your own: pipeline={built}"
    )


def check_device(device: Any, pipeline: Any) -> None:
    """Refuse what names no device, and a device for a pipeline that has its own.

    Raises:
        TypeError: it is no text, or there is a pipeline too.
    """
    if not isinstance(device, str):
        raise TypeError(f'device: expected a name as torch has it ("cpu", "cuda", "cuda:1"), got {_named(device)}')
    if pipeline is not None and device != "cpu":
        raise TypeError(
            f"device={device!r} is for the bundled model; your own pipeline works where it was made: "
            f"stanza.Pipeline(…, device={device!r})"
        )


def check_at_least_one(**numbers: int) -> None:
    """Refuse a number of texts or processes below one.

    Raises:
        ValueError: one of them is; the message has its name.
    """
    for name, number in numbers.items():
        if number < 1:
            raise ValueError(f"{name}: expected 1 or more, got {number}")


def check_texts(texts: Any) -> None:
    """Refuse what is not many texts.

    Raises:
        TypeError: one text, a file, a frame, a mapping, or nothing that can be gone through.
    """
    if isinstance(texts, (str, Article, Composed)) or hasattr(texts, "sentences"):
        raise TypeError(
            f"pipe: expected many texts (a list, a generator …), got one {_named(texts)}; call finder(text) instead"
        )
    if isinstance(texts, PurePath):
        raise TypeError(
            f"pipe: expected many texts, got {_named(texts)}; pass what is in it: "
            "quotecite.read_folder(path) or quotecite.read_table(path, text=…), with as_tuples=True"
        )
    if hasattr(texts, "columns"):  # pandas, polars, Arrow: going through one gives columns or their names
        raise TypeError(
            f"pipe: expected many texts, got {_named(texts)}, which would be read by its columns; pass the column with "
            'the texts: finder.pipe(frame["text"]), or pairs with the rest beside it: '
            'finder.pipe(zip(frame["text"], frame.drop(columns="text").to_dict("records")), as_tuples=True)'
        )
    if isinstance(texts, Mapping):
        raise TypeError(
            f"pipe: expected many texts, got {_named(texts)}, whose keys would be read; pass its values: "
            "finder.pipe(texts.values()), or pairs: "
            "finder.pipe([(text, key) for key, text in texts.items()], as_tuples=True)"
        )
    if isinstance(texts, (bytes, bytearray)) or not isinstance(texts, Iterable):
        raise TypeError(f"pipe: expected many texts (a list, a generator …), got {_named(texts)}{_instead_of(texts)}")


def no_pair(item: Any) -> str:
    """Why an item is no pair of a text and anything, and what to do."""
    return (
        f"with as_tuples each item must be a pair (text, anything), got {_named(item)}; "
        "leave as_tuples out for texts alone"
    )


def names_a_file(text: str) -> bool:
    """Whether a text is the name of a file, and not what is in it.

    >>> names_a_file("arkiv/ferje.txt"), names_a_file("– Nei, sier Berg.")
    (True, False)
    """
    return len(text) < 300 and text.strip().lower().endswith(_FILES) and len(text.split()) == 1


def _named(value: Any) -> str:
    return type(value).__name__


def _instead_of(value: Any) -> str:
    """What to pass in the place of something that is no text; "" where there is no telling."""
    if isinstance(value, PurePath):
        return '; pass what is in the file: path.read_text(encoding="utf-8"), or all of a folder: quotecite.read_folder'
    if isinstance(value, (bytes, bytearray)):
        return '; decode it: text.decode("utf-8")'
    if missing(value):
        shown = "" if value is None else f" ({value})"
        return (
            f'{shown}, a missing text; leave it out, or pass "" for an article without text: frame["text"].fillna("")'
        )
    if isinstance(value, Mapping):
        return '; pass the text in it: row["text"]'
    if isinstance(value, Iterable):
        return "; for many texts: finder.pipe(texts), with pairs finder.pipe(pairs, as_tuples=True)"
    return ""
