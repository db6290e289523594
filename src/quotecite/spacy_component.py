r"""A component for spaCy pipelines: ``nlp.add_pipe("quotecite")``, over a blank ``nb`` or ``nn`` pipeline or any other.

spaCy finds it by an entry point; nobody needs to import this module. Each `Doc` gets

- ``doc._.article``, the `Article` that a finder returns for ``doc.text``, and ``doc._.quotes``, its quotes;
- ``doc.spans["quotecite"]``, a span for each part of a quote, labelled by its kind, with ``span._.quote``;
- ``doc.spans["quotecite_sources"]``, a span for each mention of a source, labelled by its kind, with ``span._.source``;
- ``doc.spans["quotecite_cues"]``, a span for each reporting word, labelled by its kind, with ``span._.quote``.

quotecite reads the text with its own model; the pipeline's tokens only place the spans. A quote need not begin and end
where a token does: ``alignment_mode`` decides, as in ``Doc.char_span``. The exact offsets are in the `Quote`, always.

The article is kept in ``doc.user_data``, as plain values, so it goes with the `Doc` to bytes, to disk, into a `DocBin`
and to other processes. ``nlp.to_disk`` writes the settings alone; the model stays in quotecite.
"""

# No `from __future__ import annotations`: spaCy reads the annotations of the factory to check its settings.
import re
import warnings
from collections.abc import Iterable, Iterator
from typing import Any, Literal

import attrs

import quotecite
from quotecite.extras import extra
from quotecite.records import Article, Quote, Source

spacy: Any = extra("spacy", "spacy")

NAME = "quotecite"
AlignmentMode = Literal["expand", "contract", "strict"]
Sieves = Literal["default", "precise"]
_QUOTE = re.compile(r"q(\d+)")  # the id of a span: the place of its quote in the article
_UNKNOWN = "unknown"  # the label of a reporting word whose kind is not known


@attrs.frozen
class _Mark:
    """A span to be: code points of the text, its label, and the id by which its quote or source is found."""

    start: int
    end: int
    label: str
    id: str


class _Stored(dict[str, Any]):
    """An article as ``doc.user_data`` can keep it, in its dict form, with the article itself beside it."""

    article: Article


@attrs.define
class QuoteFinder:
    """The component: what ``nlp.add_pipe("quotecite")`` returns.

    Set ``finder`` to one of your own (other rules, another pipeline) before the first text; spaCy does not save it, and
    cannot send it to other processes.
    """

    name: str
    sieves: Sieves = "default"
    lexicon: str | None = None
    spans_key: str = NAME
    alignment_mode: AlignmentMode = "expand"
    batch_size: int = attrs.field(default=32, validator=attrs.validators.ge(1))
    _own: Any = attrs.field(default=None, init=False)
    _made: Any = attrs.field(default=None, init=False, eq=False, repr=False)

    @property
    def finder(self) -> Any:
        """The `quotecite.Finder` that reads the texts; made by the settings when it is first needed."""
        if self._own is not None:
            return self._own
        if self._made is None:
            chosen = quotecite.PRECISE_SIEVES if self.sieves == "precise" else quotecite.DEFAULT_SIEVES
            words = quotecite.Lexicon.load(extra=self.lexicon) if self.lexicon is not None else None
            self._made = quotecite.load(sieves=chosen, lexicon=words)
        return self._made

    @finder.setter
    def finder(self, finder: Any) -> None:
        self._own = finder

    def __getstate__(self) -> dict[str, Any]:
        """Everything but the finder that the settings make: a process that gets the component makes its own."""
        return {field.name: getattr(self, field.name) for field in attrs.fields(QuoteFinder) if field.name != "_made"}

    def __setstate__(self, state: dict[str, Any]) -> None:
        for name, value in {**state, "_made": None}.items():
            setattr(self, name, value)

    def __call__(self, doc: Any) -> Any:
        """The ``Doc`` with what was found in its text."""
        return self._marked(doc, self.finder(doc.text))

    def pipe(self, stream: Iterable[Any], *, batch_size: int | None = None) -> Iterator[Any]:
        """Many of them, lazily and in order; no more than its ``batch_size`` go through the model at once."""
        size = self.batch_size if batch_size is None else min(batch_size, self.batch_size)
        pairs = ((doc.text, doc) for doc in stream)
        for article, doc in self.finder.pipe(pairs, batch_size=size, as_tuples=True):
            yield self._marked(doc, article)

    def _marked(self, doc: Any, article: Article) -> Any:
        """The ``Doc`` with an article and its spans."""
        _store(doc, article)
        groups = {"": _parts(article), "_sources": _mentions(article), "_cues": _cues(article)}
        lost = 0
        for ending, marks in groups.items():
            spans = [self._span(doc, mark) for mark in marks]
            doc.spans[self.spans_key + ending] = [span for span in spans if span is not None]
            lost += sum(span is None for span in spans)
        if lost:
            warnings.warn(
                f"{lost} spans do not fit the tokens with alignment_mode={self.alignment_mode!r} and are not in "
                "doc.spans; doc._.quotes has them all, and alignment_mode='expand' loses none",
                UserWarning,
                stacklevel=3,
            )
        return doc

    def _span(self, doc: Any, mark: _Mark) -> Any:
        """The span of a mark, None where its tokens do not fit."""
        return doc.char_span(
            mark.start, mark.end, label=mark.label, span_id=mark.id, alignment_mode=self.alignment_mode
        )


def make(
    nlp: Any,
    name: str,
    sieves: Sieves,
    lexicon: str | None,
    spans_key: str,
    alignment_mode: AlignmentMode,
    batch_size: int,
) -> QuoteFinder:
    """The factory ``quotecite``, which spaCy calls for ``nlp.add_pipe("quotecite", config={…})``.

    Args:
        nlp: the pipeline.
        name: the component's name in it.
        sieves: ``default``, or ``precise`` for `PRECISE_SIEVES`, which answer less and err less.
        lexicon: a folder of your own word tables; None for those of the package alone.
        spans_key: the name of the groups in ``doc.spans``.
        alignment_mode: for spans that do not begin and end where tokens do: ``expand`` takes in every token that is
            touched; ``contract`` keeps the tokens that are covered; ``strict`` leaves such a span out. A span without
            tokens is left out with a warning.
        batch_size: how many texts go through the model together in ``nlp.pipe``, at most.

    Raises:
        ValueError: ``batch_size`` is below 1. Other faults of the settings are named by spaCy.
        LexiconError: a table in the folder is malformed (on the first text).

    >>> import spacy
    >>> from quotecite import spacy_component  # only for this example: spaCy finds it by itself
    >>> nlp = spacy.blank("nb")
    >>> component = nlp.add_pipe("quotecite", config={"sieves": "precise"})
    >>> doc = nlp("This is not in Norwegian at all, it was said.")
    >>> doc._.article.variety.value, doc._.quotes
    ('other', ())
    """
    return QuoteFinder(name, sieves, lexicon, spans_key, alignment_mode, batch_size)


# -- what is marked --------------------------------------------------------------------------------------------------


def _parts(article: Article) -> Iterator[_Mark]:
    for number, quote in enumerate(article.quotes):
        for part in quote.parts:
            yield _Mark(part.start, part.end, quote.kind.value, f"q{number}")


def _mentions(article: Article) -> Iterator[_Mark]:
    for source in article.sources:
        for mention in source.mentions:
            yield _Mark(mention.span.start, mention.span.end, source.kind.value, source.id)


def _cues(article: Article) -> Iterator[_Mark]:
    for number, quote in enumerate(article.quotes):
        if quote.cue is not None:
            kind = quote.cue.kind.value if quote.cue.kind is not None else _UNKNOWN
            yield _Mark(quote.cue.span.start, quote.cue.span.end, kind, f"q{number}")


# -- what docs and spans know ----------------------------------------------------------------------------------------


def _store(doc: Any, article: Article, row: dict[str, Any] | None = None) -> None:
    stored = _Stored(quotecite.to_dict(article) if row is None else row)
    stored.article = article
    doc.user_data[NAME] = stored


def _article(doc: Any) -> Article | None:
    """``doc._.article``: None where no component has been."""
    row = doc.user_data.get(NAME)
    if row is None:
        return None
    if not isinstance(row, _Stored):  # it comes from bytes
        _store(doc, quotecite.from_dict(row), row)
    article: Article = doc.user_data[NAME].article
    return article


def _quotes(doc: Any) -> tuple[Quote, ...]:
    """``doc._.quotes``."""
    article = _article(doc)
    return article.quotes if article is not None else ()


def _quote(span: Any) -> Quote | None:
    """``span._.quote``: of a part of it or its reporting word; None of other spans."""
    match = _QUOTE.fullmatch(span.id_)
    return next(iter(_quotes(span.doc)[int(match[1]) :]), None) if match else None


def _source(span: Any) -> Source | None:
    """``span._.source``: of a mention of it; None of other spans."""
    article = _article(span.doc)
    sources = article.sources if article is not None else ()
    return next((source for source in sources if source.id == span.id_), None)


for _kind, _name, _getter in (
    (spacy.tokens.Doc, "article", _article),
    (spacy.tokens.Doc, "quotes", _quotes),
    (spacy.tokens.Span, "quote", _quote),
    (spacy.tokens.Span, "source", _source),
):
    _kind.set_extension(_name, getter=_getter)

spacy.language.Language.factory(
    NAME,
    func=make,
    assigns=["doc.spans", "doc._.article", "doc._.quotes", "span._.quote", "span._.source"],
    default_config={
        field.name: field.default for field in attrs.fields(QuoteFinder) if field.init and field.name != "name"
    },
)
