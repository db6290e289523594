"""Label Studio (https://labelstud.io/guide/task_format): predictions to correct by hand, and corrections as gold.

A task holds the text and, as a prediction, what quotecite found. Each part of a quote is a region labelled by its kind
(``Dash``, ``Heading``, ``Marks``, ``Indirect``); ``ContinuedBy`` leads from a part to the next. Relations lead from a
quote to its source (``Speaker``), to the words that name the source (``Named``), to whom it was said (``SaidTo``) and
to the reporting word (``ReportedBy``). A source is a region once, at its first mention; the field *name* has its full
name. A speaker without a mention (the journalist) stands in the field *name* of the quote: ``speaker: intervjuer
(interviewer)``. The choice ``Uncertain`` marks what careful readers could judge otherwise.

Label Studio counts code points of the text as it is given, as quotecite does.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

import attrs

from quotecite.errors import FormatError
from quotecite.evaluate import GoldArticle
from quotecite.formats.label_studio_reader import FIELDS, read_annotation
from quotecite.formats.metadata import article_and_metadata
from quotecite.formats.vocabulary import QUOTES, RELATIONS, SOURCES, WORDS, speaker_note
from quotecite.many import many
from quotecite.metadata import missing
from quotecite.records import Article, Quote, Source, Span
from quotecite.serial import parsed, utf8_text

_OURS = ("text", "variety")  # keys of a task's data that are not the caller's
_COLOURS = {**dict.fromkeys(QUOTES, "#9ec5e8"), **dict.fromkeys(SOURCES, "#f2c46d"), **dict.fromkeys(WORDS, "#c9cdd2")}


def to_label_studio(article: Article, *, metadata: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """An article as a task for Label Studio, with what was found as a prediction.

    Args:
        article: what a finder returned.
        metadata: what annotators may see of it; it stands in the task's ``data``. ``id`` is what the article is called
            when it comes back. What is missing (None, NaN …) is left out.

    Raises:
        ValueError: the metadata have ``text`` or ``variety``, which are the article's.

    >>> import quotecite
    >>> article = quotecite.load()("This is not in Norwegian at all.")
    >>> task = to_label_studio(article, metadata={"id": "a1"})
    >>> task["data"]
    {'text': 'This is not in Norwegian at all.', 'variety': 'other', 'id': 'a1'}
    """
    given = {str(key): value for key, value in (metadata or {}).items() if not missing(value)}
    if clash := [key for key in _OURS if key in given]:
        raise ValueError(f"metadata: {clash[0]!r} is the article's in a task; give it another name")
    writer = _Writer()
    for source in article.sources:
        writer.source(source)
    known = {source.id for source in article.sources if source.mentions}
    for number, quote in enumerate(article.quotes):
        writer.quote(quote, f"q{number}", known)
    return {
        "data": {"text": article.text, "variety": article.variety.value, **given},
        "predictions": [{"model_version": f"quotecite {article.meta.quotecite}".strip(), "result": writer.results}],
    }


def write_label_studio(articles: Iterable[Any] | Article, path: str | Path) -> int:
    """Writes articles to a file that Label Studio imports, as they come, and says how many.

    Set the project up with `label_studio_config` before the import. When an article cannot be written, those before it
    are in the file, which any tool can read.

    Args:
        articles: articles, or pairs of an article and a mapping of metadata, as in `to_label_studio`; or one of them.
            An article without an ``id`` is called by its place (0, 1, …).
        path: the file, JSON in UTF-8.

    Raises:
        TypeError: an item is no article, or its metadata are no mapping or nothing that JSON can hold; the message
            gives its place.
        ValueError: as for `to_label_studio`.
    """
    tasks = (_task(item, number) for number, item in enumerate(many(articles)))
    count = 0
    with Path(path).open("w", encoding="utf-8", newline="\n") as out:
        out.write("[")
        try:
            for task in tasks:
                out.write(f"{',' if count else ''}\n{task}")
                count += 1
        finally:  # what was written stays JSON
            out.write("\n]\n")
    return count


def read_label_studio(
    path: str | Path, *, annotator: int | str | None = None, variety: str = "nb"
) -> tuple[GoldArticle, ...]:
    """The annotated articles of an export from Label Studio (*Export*, *JSON*), as gold.

    Tasks that nobody has annotated, or only skipped, are left out.

    Args:
        path: the file.
        annotator: whose annotations to read where a task has several: the number or the e-mail address that the export
            gives under ``completed_by``. None for the only one of a task, or the one marked as ground truth.
        variety: ``nb`` or ``nn``, for tasks that do not say it themselves.

    Raises:
        FormatError: the file is no such export, an annotation is malformed or does not fit its text, or a task has
            several annotations and it is not said which to read; the message says where and what to do.
        OSError: the file cannot be read.
    """
    try:
        tasks = parsed(utf8_text(Path(path)))
    except ValueError as fault:
        raise FormatError(f"{path}: no JSON ({fault}); export from Label Studio as JSON") from fault
    if not isinstance(tasks, list):
        raise FormatError(f"{path}: expected a list of tasks, found {type(tasks).__name__}; export as JSON")
    found = []
    for number, task in enumerate(tasks):
        where = f"{path}, task {number}"
        annotation = _annotation(task, annotator, where)
        if annotation is not None:
            found.append(read_annotation(_data(task, where), annotation, where, _id_of(task, number), variety))
    return tuple(found)


def from_label_studio(
    task: Mapping[str, Any], *, annotator: int | str | None = None, variety: str = "nb"
) -> GoldArticle:
    """One task of an export from Label Studio as gold: evaluate quotecite against it.

    Args:
        task: the task with its annotations, as plain values.
        annotator, variety: as in `read_label_studio`.

    Raises:
        FormatError: as there; or nobody has annotated the task.
    """
    annotation = _annotation(task, annotator, "task")
    if annotation is None:
        raise FormatError("task: nobody has annotated it; predictions are what quotecite found, no gold")
    return read_annotation(_data(task, "task"), annotation, "task", _id_of(task, 0), variety)


def label_studio_config() -> str:
    """The labelling interface for the project (*Settings*, *Labeling Interface*, *Code*)."""
    view = Element("View")
    # Blanks and line breaks as they stand; the class of the text has changed over the versions of Label Studio.
    SubElement(view, "Style").text = ".htx-text, .htx-richtext { white-space: pre-wrap; }"
    relations = SubElement(view, "Relations")
    for name in (*RELATIONS, FIELDS.next_part):
        SubElement(relations, "Relation", value=name)
    labels = SubElement(view, "Labels", name=FIELDS.label, toName=FIELDS.text)
    for name, colour in _COLOURS.items():
        SubElement(labels, "Label", value=name, background=colour)
    SubElement(view, "Text", name=FIELDS.text, value="$text")
    own = {"toName": FIELDS.text, "perRegion": "true"}
    hint = "the source's full name in the article"
    SubElement(view, "TextArea", {"name": FIELDS.name, **own, "editable": "true", "placeholder": hint})
    SubElement(SubElement(view, "Choices", {"name": FIELDS.certainty, **own}), "Choice", value=FIELDS.uncertain)
    indent(view)
    return tostring(view, encoding="unicode") + "\n"


# -- writing ---------------------------------------------------------------------------------------------------------


def _task(item: Any, number: int) -> str:
    article, metadata = article_and_metadata(item, number)
    named = metadata if not missing(metadata.get("id")) else {**metadata, "id": str(number)}
    try:
        return json.dumps(to_label_studio(article, metadata=named), ensure_ascii=False, allow_nan=False)
    except TypeError as fault:
        raise TypeError(f"item {number}, metadata: {fault}") from fault
    except ValueError as fault:
        raise ValueError(f"item {number}: {fault}") from fault


@attrs.define
class _Writer:
    """The results of a prediction."""

    results: list[dict[str, Any]] = attrs.field(factory=list)

    def source(self, source: Source) -> None:
        for mention in source.mentions[:1]:
            self.region(source.id, source.kind.value.capitalize(), mention.span)
            self.note(source.id, mention.span, source.name)

    def quote(self, quote: Quote, mark: str, known: set[str]) -> None:
        for place, part in enumerate(quote.parts):
            self.region(f"{mark}-{place}", quote.kind.value.capitalize(), part)
            if place:
                self.relation(FIELDS.next_part, f"{mark}-{place - 1}", f"{mark}-{place}")
        first = f"{mark}-0"
        unmentioned = [source for source in quote.speakers if source.id not in known]
        if unmentioned:
            self.note(first, quote.parts[0], *map(speaker_note, unmentioned))
        for source in quote.speakers:
            if source.id in known:
                self.relation("Speaker", first, source.id)
        words = [("Named", "Mention", quote.mention.span)] if quote.mention else []
        words += [("ReportedBy", "Cue", quote.cue.span)] if quote.cue else []
        for number, (relation, kind, span) in enumerate(chain(words, (("SaidTo", "Medium", s) for s in quote.media))):
            self.region(f"{mark}-w{number}", kind, span)
            self.relation(relation, first, f"{mark}-w{number}")

    def region(self, mark: str, label: str, span: Span) -> None:
        self._add(mark, FIELDS.label, "labels", span, {"text": span.text, "labels": [label]})

    def note(self, mark: str, span: Span, *words: str) -> None:
        self._add(mark, FIELDS.name, "textarea", span, {"text": list(words)})

    def relation(self, name: str, one: str, other: str) -> None:
        ends = {"from_id": one, "to_id": other}
        self.results.append({"type": "relation", **ends, "direction": "right", "labels": [name]})

    def _add(self, mark: str, field: str, kind: str, span: Span, value: Mapping[str, Any]) -> None:
        names = {"id": mark, "from_name": field, "to_name": FIELDS.text, "type": kind}
        self.results.append({**names, "value": {"start": span.start, "end": span.end, **value}})


# -- reading: which annotation ---------------------------------------------------------------------------------------


def _data(task: Mapping[str, Any], where: str) -> Mapping[str, Any]:
    data = task.get("data")
    if not isinstance(data, Mapping) or not isinstance(data.get("text"), str):
        raise FormatError(f"{where}: no text under 'data', 'text'; set the project up with label_studio_config()")
    return data


def _id_of(task: Mapping[str, Any], number: int) -> str:
    """What the article was called when it was written, else what Label Studio calls the task, else its place."""
    return str(next(value for value in (task["data"].get("id"), task.get("id"), number) if value is not None))


def _annotation(task: Any, annotator: int | str | None, where: str) -> Sequence[Any] | None:
    """The results of the annotation to read; None where nobody has annotated."""
    if not isinstance(task, Mapping) or not isinstance(task.get("annotations"), list):
        raise FormatError(f"{where}: no task with 'annotations'; export as JSON, not as JSON-MIN or CSV")
    done = [one for one in task["annotations"] if isinstance(one, Mapping) and not one.get("was_cancelled")]
    if annotator is not None:
        done = [one for one in done if annotator in _names(one.get("completed_by"))]
    chosen = [one for one in done if one.get("ground_truth")] or done
    if len(chosen) > 1:
        who = ", ".join(str(next(iter(_names(one.get("completed_by"))), "?")) for one in chosen)
        raise FormatError(
            f"{where}: {len(chosen)} annotations (by {who}); say whose to read with annotator=, "
            "or mark one as ground truth in Label Studio"
        )
    if not chosen:
        return None
    result = chosen[0].get("result")
    if not isinstance(result, list):
        raise FormatError(f"{where}: expected a list under 'result', found {type(result).__name__}")
    return result


def _names(completed_by: Any) -> Iterator[Any]:
    """What the annotator of an annotation may be called: exports give a number, or an object with more."""
    if isinstance(completed_by, Mapping):
        yield from (completed_by[key] for key in ("email", "id") if key in completed_by)
    elif completed_by is not None:
        yield completed_by
