"""Who said what in Norwegian news.

>>> import quotecite
>>> finder = quotecite.load()  # the bundled model, opened on first use; nothing is downloaded
"""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from quotecite.doors import check_device, check_lexicon, check_pipeline
from quotecite.errors import (
    FormatError,
    LexiconError,
    MetadataError,
    ModelError,
    ProcessError,
    QuoteciteError,
    TextWarning,
)
from quotecite.finder import Finder
from quotecite.language.parsing import Parser
from quotecite.language.trees import Parsed
from quotecite.language.weights import model_dir, verify
from quotecite.records import (
    Article,
    Block,
    BlockKind,
    Credit,
    Cue,
    CueKind,
    Evidence,
    Fact,
    FactField,
    Gender,
    Mention,
    MentionKind,
    Meta,
    Quote,
    QuoteKind,
    Source,
    SourceKind,
    Span,
    Variety,
)
from quotecite.sieves import DEFAULT_SIEVES, PRECISE_SIEVES
from quotecite.sieves.scene import Context, Decision, Sieve
from quotecite.speech.candidates import Candidate
from quotecite.text.compose import Composed, compose
from quotecite.words.lexicon import Lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    # By these names too, so that type checkers let others use them.
    from quotecite import evaluate as evaluate
    from quotecite import formats as formats
    from quotecite import render as render
    from quotecite.annotator import Annotator
    from quotecite.counts.codebook import codebook
    from quotecite.counts.frames import from_arrow, sources_frame, to_arrow, to_pandas
    from quotecite.counts.labels import in_words
    from quotecite.counts.persons import Person, people
    from quotecite.counts.plots import plot_over_time, plot_summary
    from quotecite.counts.summaries import summary
    from quotecite.dates import read_date
    from quotecite.explanation import Explanation, FoundClause, FoundMention
    from quotecite.files.reading import read_folder, read_table
    from quotecite.files.writing import write_csv, write_parquet, write_xlsx
    from quotecite.formats.dicts import from_dict, to_dict
    from quotecite.language.conllu import read_conllu
    from quotecite.text.html_page import HtmlText, from_html

    __version__: str

_LATER = {
    "Annotator": "annotator",
    "Explanation": "explanation",
    "FoundClause": "explanation",
    "FoundMention": "explanation",
    "HtmlText": "text.html_page",
    "Person": "counts.persons",
    "codebook": "counts.codebook",
    "from_arrow": "counts.frames",
    "from_dict": "formats.dicts",
    "from_html": "text.html_page",
    "in_words": "counts.labels",
    "people": "counts.persons",
    "plot_over_time": "counts.plots",
    "plot_summary": "counts.plots",
    "read_conllu": "language.conllu",
    "read_date": "dates",
    "read_folder": "files.reading",
    "read_table": "files.reading",
    "sources_frame": "counts.frames",
    "summary": "counts.summaries",
    "to_arrow": "counts.frames",
    "to_dict": "formats.dicts",
    "to_pandas": "counts.frames",
    "write_csv": "files.writing",
    "write_parquet": "files.writing",
    "write_xlsx": "files.writing",
}
"""What is not needed to read an article, by module: imported when it is asked for, so that nobody else waits for it."""
_FOLDERS = ("evaluate", "formats", "render")
"""Folders with an interface of their own (``quotecite.render.page``): imported when they are asked for too."""


def __getattr__(name: str) -> Any:
    """What `_LATER` lists, from its module; a folder; the version of the installed package (PEP 562)."""
    if name == "__version__":
        from importlib.metadata import version  # slow to import

        return version("quotecite")
    if name in _FOLDERS:
        return import_module(f"quotecite.{name}")
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"quotecite.{_LATER[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*__all__, *_FOLDERS, "__version__"})  # what is public, and nothing else, for completion


def load(
    *,
    pipeline: Any = None,
    sieves: Sequence[Sieve] = DEFAULT_SIEVES,
    lexicon: Lexicon | None = None,
    device: str = "cpu",
) -> Finder:
    """A finder with the bundled model, or with the caller's own ``stanza.Pipeline``.

    Args:
        pipeline: a ``stanza.Pipeline`` for Norwegian with tokenize, pos, lemma and depparse (ner is used if there);
            None for the bundled model, which is checked and opened when the finder is first used.
        sieves: the rules that decide who speaks, in order; `PRECISE_SIEVES` answers less and errs less.
        lexicon: the word tables; None for the packaged ones.
        device: what the bundled model works on, in the words of torch (``cuda`` for a graphics card); your own pipeline
            has its own.

    Raises:
        TypeError: an argument is of another kind (a name, a folder); the message says what to pass instead.
        ModelError: the pipeline lacks a processor (for the bundled model: on first use, when a file is damaged or there
            is no such device).

    >>> import quotecite
    >>> careful = quotecite.load(sieves=quotecite.PRECISE_SIEVES)
    """

    check_pipeline(pipeline)
    check_device(device, pipeline)
    check_lexicon(lexicon)

    if pipeline is None:
        return Finder(partial(_bundled, device), sieves, lexicon or Lexicon.load())
    own = partial(_given, Parser(pipeline), "own pipeline")
    return Finder(own, sieves, lexicon or Lexicon.load(), model="own pipeline")


def _bundled(device: str) -> tuple[Parser, str]:
    checksum = verify(model_dir())
    return Parser.bundled(model_dir(), device), checksum


def _given(parser: Parser, model: str) -> tuple[Parser, str]:
    return parser, model


__all__ = [
    "DEFAULT_SIEVES",
    "PRECISE_SIEVES",
    "Annotator",
    "Article",
    "Block",
    "BlockKind",
    "Candidate",
    "Composed",
    "Context",
    "Credit",
    "Cue",
    "CueKind",
    "Decision",
    "Evidence",
    "Explanation",
    "Fact",
    "FactField",
    "Finder",
    "FormatError",
    "FoundClause",
    "FoundMention",
    "Gender",
    "HtmlText",
    "Lexicon",
    "LexiconError",
    "Mention",
    "MentionKind",
    "Meta",
    "MetadataError",
    "ModelError",
    "Parsed",
    "Parser",
    "Person",
    "ProcessError",
    "Quote",
    "QuoteKind",
    "QuoteciteError",
    "Sieve",
    "Source",
    "SourceKind",
    "Span",
    "TextWarning",
    "Variety",
    "codebook",
    "compose",
    "from_arrow",
    "from_dict",
    "from_html",
    "in_words",
    "load",
    "people",
    "plot_over_time",
    "plot_summary",
    "read_conllu",
    "read_date",
    "read_folder",
    "read_table",
    "sources_frame",
    "summary",
    "to_arrow",
    "to_dict",
    "to_pandas",
    "write_csv",
    "write_parquet",
    "write_xlsx",
]
