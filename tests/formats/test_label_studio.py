"""Label Studio: tasks that it can import, and what people correct there as gold, checked against the text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import ARTICLE, ASKER, BERG, TEXT, plain
from quotecite import Article, FormatError, QuoteKind, SourceKind, Span, evaluate
from quotecite.formats import (
    from_brat,
    from_label_studio,
    label_studio_config,
    read_label_studio,
    to_brat,
    to_label_studio,
    write_label_studio,
)

CLEAN = st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 40)), max_size=6)


def accepted(article: Article) -> dict[str, Any]:
    """A task of an export in which somebody has accepted the prediction as it is."""
    task = to_label_studio(article)
    done = {"id": 5, "completed_by": 1, "was_cancelled": False, "result": task["predictions"][0]["result"]}
    return {"id": 3, "data": task["data"], "annotations": [done]}


def region(mark: str, start: int, end: int, label: str, **value: object) -> dict[str, Any]:
    """A region as Label Studio exports it."""
    shown = {"text": TEXT[start:end].replace("\n", "\\n"), "labels": [label], **value}
    names = {"id": mark, "from_name": "label", "to_name": "text", "type": "labels", "origin": "manual"}
    return {**names, "value": {"start": start, "end": end, **shown}}


def relation(one: str, other: str, *labels: str) -> dict[str, Any]:
    """A relation as Label Studio exports it; without a label when none was chosen."""
    ends = {"from_id": one, "to_id": other, "type": "relation", "direction": "right"}
    return {**ends, **({"labels": list(labels)} if labels else {})}


def field(mark: str, name: str, kind: str, **value: object) -> dict[str, Any]:
    """What was written or chosen beside a region."""
    return {"id": mark, "from_name": name, "to_name": "text", "type": kind, "value": {"start": 0, "end": 1, **value}}


def annotated(*results: Any) -> dict[str, Any]:
    """A task that somebody has annotated by hand."""
    return {"id": 3, "data": {"text": TEXT}, "annotations": [{"completed_by": 1, "result": list(results)}]}


# -- out -------------------------------------------------------------------------------------------------------------


def test_a_task_has_the_text_and_what_was_found() -> None:
    """Text and metadata are data; parts, sources and clauses are regions whose words are those of the text."""
    task = to_label_studio(ARTICLE, metadata={"id": "a1", "outlet": "Lokalavisa", "date": None, "age": float("nan")})
    assert task["data"] == {"text": TEXT, "variety": "nb", "id": "a1", "outlet": "Lokalavisa"}
    (prediction,) = task["predictions"]
    assert prediction["model_version"] == "quotecite 0.1.0"
    regions = [one for one in prediction["result"] if one["type"] == "labels"]
    for one in regions:
        assert TEXT[one["value"]["start"] : one["value"]["end"]] == one["value"]["text"]
    labels = [one["value"]["labels"][0] for one in regions]
    assert labels == [
        "Person", "Heading", "Indirect", "Mention", "Marks", "Dash", "Dash", "Mention", "Cue", "Medium", "Dash",
    ]  # fmt: skip
    related = [(one["from_id"], one["labels"], one["to_id"]) for one in prediction["result"] if "from_id" in one]
    assert related[-5:] == [
        ("q3-0", ["ContinuedBy"], "q3-1"),
        ("q3-0", ["Speaker"], "s1"),
        ("q3-0", ["Named"], "q3-w0"),
        ("q3-0", ["ReportedBy"], "q3-w1"),
        ("q3-0", ["SaidTo"], "q3-w2"),
    ]
    assert len({one["id"] for one in regions}) == len(regions)


def test_the_interface_knows_what_is_written() -> None:
    """Every label, relation and field of a task is in the configuration of the project."""
    view = ElementTree.fromstring(label_studio_config())
    asks = attrs.evolve(ARTICLE.quotes[4], speakers=(ASKER,))
    results = to_label_studio(attrs.evolve(ARTICLE, quotes=(*ARTICLE.quotes, asks)))["predictions"][0]["result"]
    names = {element.get("name") for element in view if element.get("name")}
    assert {one["from_name"] for one in results if "from_name" in one} <= names
    assert {one["to_name"] for one in results if "to_name" in one} == {"text"}
    values = {tag: {element.get("value") for element in view.iter(tag)} for tag in ("Label", "Relation")}
    assert {one["value"]["labels"][0] for one in results if one["type"] == "labels"} <= values["Label"]
    assert {one["labels"][0] for one in results if one["type"] == "relation"} <= values["Relation"]


def test_what_a_task_cannot_hold_is_named(tmp_path: Path) -> None:
    """Metadata that clash, or that JSON cannot hold, are named by their place; what came before can be read."""
    path = tmp_path / "tasks.json"
    with pytest.raises(ValueError, match="metadata: 'text' is the article's in a task"):
        to_label_studio(ARTICLE, metadata={"text": "x"})
    with pytest.raises(TypeError, match="item 1, metadata: Object of type object is not JSON"):
        write_label_studio([ARTICLE, (ARTICLE, {"x": object()})], path)
    assert len(json.loads(path.read_text(encoding="utf-8"))) == 1
    with pytest.raises(ValueError, match="item 0: metadata: 'variety'"):
        write_label_studio([(ARTICLE, {"variety": "nn"})], path)
    with pytest.raises(TypeError, match=r"item 0: expected a quotecite\.Article, got str"):
        write_label_studio(["x"], path)
    assert json.loads(path.read_text(encoding="utf-8")) == []


# -- and back --------------------------------------------------------------------------------------------------------


def test_what_is_accepted_comes_back() -> None:
    """A prediction accepted as it is makes gold against which the article is right in everything, and that of brat."""
    gold = from_label_studio(accepted(ARTICLE))
    found = evaluate.figures([evaluate.judge(gold, ARTICLE)], [kind.value for kind in QuoteKind])
    assert (found.gold, found.found, found.exact.f1) == (5, 5, 1.0)
    assert gold == from_brat(TEXT, to_brat(ARTICLE), id="3")


@given(CLEAN)
def test_any_spans_come_back(places: list[tuple[int, int]]) -> None:
    """Quotes come back with their very offsets, over line breaks and each other."""
    spans = [Span.of(TEXT, a, min(a + n, len(TEXT))) for a, n in places]
    parts = [span for span in spans if span.text.strip() == span.text]
    quotes = tuple(attrs.evolve(ARTICLE.quotes[0], parts=(part,)) for part in parts)
    gold = from_label_studio(accepted(attrs.evolve(ARTICLE, quotes=quotes)))
    assert sorted(item.parts for item in gold.items) == sorted(((part.start, part.end),) for part in parts)


def test_files_there_and_back(tmp_path: Path) -> None:
    """Articles keep their ids, or are called by their place; gold can be written as gold."""
    path = tmp_path / "tasks.json"
    smile = "😀 – Ja, sier Berg.\r\n"
    assert write_label_studio([(ARTICLE, {"id": "bygg-1"}), plain(smile)], path) == 2
    tasks = json.loads(path.read_text(encoding="utf-8"))
    for number, task in enumerate(tasks, 100):
        task.update(id=number, annotations=[{"completed_by": 1, "result": task.pop("predictions")[0]["result"]}])
    path.write_text(json.dumps([*tasks, {"id": 9, "data": {"text": "x"}, "annotations": []}]), encoding="utf-8")
    gold = read_label_studio(path)
    assert [(one.id, one.text, len(one.items)) for one in gold] == [("bygg-1", TEXT, 5), ("1", smile, 0)]
    evaluate.write_gold(tmp_path / "gold.jsonl", gold)
    assert evaluate.read_gold(tmp_path / "gold.jsonl") == gold


def test_an_export_of_label_studio_itself() -> None:
    """Tasks that Label Studio 1.23 imported, showed, saved and exported, with a pictograph and Windows' line ends."""
    bygg, rektor = read_label_studio(Path(__file__).parent / "label_studio_export.json")
    assert (bygg.id, bygg.variety, rektor.id, rektor.variety) == ("b1", "nb", "1", "nn")
    found = [(item.kind, *(bygg.text[a:b] for a, b in item.parts), *item.speakers) for item in bygg.items]
    assert found == [
        ("heading", "Vi må bygge", "Kari Berg"),
        ("dash", "Vi må bygge mer", "Kari Berg"),
        ("dash", "Nå!", "Kari Berg"),
        ("dash", "Hva koster det?", "intervjuer"),
        ("dash", "Mye", "Kari Berg"),
        ("indirect", "«ingen» blir hørt", "Ola Lie"),
    ]
    (item,) = rektor.items
    assert (item.speakers, item.media) == (("Tone Dahl",), ("ei pressemelding",))
    assert item.mention is not None
    assert rektor.text[slice(*item.mention)] == "rektor Tone Dahl"


def test_corrections_by_hand() -> None:
    """Regions with blanks at their ends, relations without a name or the other way round, doubt, names: as meant."""
    end = TEXT.index("flytte") + 6
    (item,) = (
        gold := from_label_studio(
            annotated(
                region("a", end - 7, end, "Marks"),
                region("b", 2, 9, "Marks"),
                region("p", 26, 35, "Person"),
                region("m", 26, 35, "Medium"),
                field("p", "name", "textarea", text=["Kari Berg "]),
                field("a", "certainty", "choices", choices=["Uncertain"]),
                field("a", "mood", "rating", rating=4),
                relation("a", "b"),
                relation("p", "b"),
                relation("a", "m"),
            )
        )
    ).items
    assert item.parts == ((2, 8), (end - 6, end))
    assert (item.speakers, item.media, item.certain) == (("Kari Berg",), (TEXT[26:35],), False)
    assert [(source.name, source.kind) for source in gold.sources] == [("Kari Berg", SourceKind.PERSON)]
    assert (gold.id, gold.variety) == ("3", "nb")


def test_the_journalist_has_no_region() -> None:
    """A speaker whom nothing in the text mentions comes back by the field of the quote; so do several."""
    other = attrs.evolve(BERG, id="s3", name="Ola Lie", mentions=())
    asks = attrs.evolve(ARTICLE.quotes[4], speakers=(ASKER, other))
    gold = from_label_studio(accepted(attrs.evolve(ARTICLE, quotes=(asks,))))
    assert gold.items[0].speakers == ("intervjuer", "Ola Lie")
    assert gold.source("intervjuer").kind is SourceKind.INTERVIEWER
    bad = annotated(region("a", 2, 8, "Dash"), field("a", "name", "textarea", text="speaker: NN (robot)"))
    with pytest.raises(FormatError, match=r"task: 'speaker: NN \(robot\)': 'robot' is no kind of source"):
        from_label_studio(bad)


def test_whose_annotation_is_read() -> None:
    """One of several annotators by number or address, or the ground truth; skipped ones do not count."""
    one, two = accepted(ARTICLE)["annotations"][0], {"completed_by": {"id": 2, "email": "b@example.org"}, "result": []}
    task = {**accepted(ARTICLE), "annotations": [one, two]}
    assert len(from_label_studio(task, annotator=1).items) == 5
    assert len(from_label_studio(task, annotator="b@example.org").items) == 0
    assert len(from_label_studio({**task, "annotations": [one, {**two, "ground_truth": True}]}).items) == 0
    assert len(from_label_studio({**task, "annotations": [one, {**two, "was_cancelled": True}]}).items) == 5
    with pytest.raises(FormatError, match=r"task: 2 annotations \(by 1, b@example\.org\); say whose"):
        from_label_studio(task)
    with pytest.raises(FormatError, match="task: nobody has annotated it"):
        from_label_studio(task, annotator=7)


@pytest.mark.parametrize(
    ("results", "message"),
    [
        ([region("a", 5, 9999, "Dash")], r"result 0: 5–9999 is no stretch of the text"),
        ([region("a", 5, 9, "Irony")], r"result 0: expected one label of Dash, .*, found \['Irony'\]"),
        ([region("a", 5, 9, "Dash", labels=[])], r"result 0: expected one label of"),
        ([region("a", 5, 9, "Dash", text="Helt annet")], r"result 0: 5–9 is .*, not 'Helt annet'; was another text"),
        ([region("a", 17, 19, "Dash")], "result 0: 17–19 is blank; remove the region"),
        ([relation("a", "b", "Speaker")], "result 0: a relation leads to 'a', which is no labelled region"),
        ([relation("a", "b", "Irony")], r"result 0: expected one relation of Speaker, .*, found \['Irony'\]"),
        (
            [region("a", 2, 8, "Dash"), region("b", 9, 12, "Cue"), relation("a", "b", "Speaker")],
            "result 2: Speaker does not lead to Cue; expected ReportedBy",
        ),
        (
            [region("a", 2, 8, "Dash"), region("b", 9, 12, "Marks"), relation("a", "b")],
            "result 2: a relation joins Dash and Marks; only parts of one quote are joined",
        ),
        (
            [region("a", 2, 8, "Cue"), region("b", 9, 12, "Person"), relation("a", "b")],
            "result 2: a relation leads from a quote, not from Cue to Person",
        ),
        ([7], "result 0: expected an object, found int"),
        ([{"type": "labels"}], r"result 0: expected 'id' and 'value', found \['type'\]"),
        ([{"type": "relation"}], r"result 0: expected 'from_id' and 'to_id', found \['type'\]"),
    ],
)
def test_a_malformed_result_is_named(results: list[Any], message: str) -> None:
    """Faults of an annotation are named by task and result."""
    with pytest.raises(FormatError, match=f"^task, {message}"):
        from_label_studio(annotated(*results))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("no json", r"x\.json: no JSON"),
        ("{}", r"x\.json: expected a list of tasks, found dict"),
        ('[{"text": "x", "label": []}]', r"x\.json, task 0: no task with 'annotations'; .* not as JSON-MIN"),
        ('[{"data": {}, "annotations": [{"result": []}]}]', r"x\.json, task 0: no text under 'data', 'text'"),
        ('[{"data": {"text": "x"}, "annotations": [{}]}]', r"x\.json, task 0: expected a list under 'result'"),
        (
            '[{"data": {"text": "x", "variety": "sv"}, "annotations": [{"result": []}]}]',
            r"x\.json, task 0: variety: expected one of nb, nn, other, found 'sv'",
        ),
    ],
)
def test_what_is_no_export_is_named(content: str, message: str, tmp_path: Path) -> None:
    """Another kind of export is an error with file and task, and says which one to make."""
    (tmp_path / "x.json").write_text(content, encoding="utf-8")
    with pytest.raises(FormatError, match=message):
        read_label_studio(tmp_path / "x.json")
