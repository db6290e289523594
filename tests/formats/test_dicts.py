"""The dict form: an exact round trip, the formal schema, and errors that say where the fault is."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import Any

import attrs
import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frozen import frozen, read
from quotecite.errors import FormatError
from quotecite.formats.dicts import from_dict, to_dict
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
from schema import SCHEMA, VALIDATOR, assert_valid

CASES = sorted(
    path for folder in ("sieves", "wild") for path in (Path(__file__).parents[1] / folder / "cases").glob("*.txt")
)

# Articles that hypothesis makes: nonsense as language, consistent as records.

TEXTS = st.text(
    st.sampled_from("– «»…aåA\u030a\u00a0\u00ad\u200b\r\n,.🙂𝔸") | st.characters(exclude_categories=["Cs"]),
    min_size=1,
    max_size=60,
)
WORDS = st.text(max_size=8)


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    """A span of a text that is not empty."""
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    return Span(start=start, end=end, text=text[start:end])


@st.composite
def facts(draw: st.DrawFn, text: str) -> Fact:
    """A profile fact, whose value is an integer only for an age."""
    field = draw(st.sampled_from(FactField))
    value = draw(st.integers(0, 120) if field is FactField.AGE else WORDS)
    return Fact(field=field, value=value, span=draw(st.none() | spans(text)), via=draw(WORDS))


def tuples(strategy: st.SearchStrategy[Any], *, at_least: int = 0) -> st.SearchStrategy[tuple[Any, ...]]:
    """Short tuples of what a strategy makes."""
    return st.lists(strategy, min_size=at_least, max_size=3).map(tuple)


@st.composite
def blocks_of(draw: st.DrawFn, text: str) -> tuple[Block, ...]:
    """At least one block, in order and disjoint."""
    cuts = sorted(draw(st.sets(st.integers(1, len(text)), min_size=1, max_size=4)))
    return tuple(
        Block(span=Span(start=start, end=end, text=text[start:end]), kind=draw(st.sampled_from(BlockKind)))
        for start, end in zip([0, *cuts], cuts, strict=False)
    )


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """An article with any records in it, consistent in offsets and references."""
    text = draw(TEXTS)
    span = spans(text)
    mentions = st.builds(Mention, span=span, kind=st.sampled_from(MentionKind))
    cues = st.builds(Cue, span=span, lemma=WORDS, kind=st.none() | st.sampled_from(CueKind))
    sources = tuple(
        draw(
            st.builds(
                Source,
                id=st.just(f"s{i}"),
                name=WORDS,
                kind=st.sampled_from(SourceKind),
                role=st.none() | WORDS,
                affiliation=st.none() | WORDS,
                party=st.none() | WORDS,
                age=st.none() | st.integers(0, 120),
                gender=st.none() | st.sampled_from(Gender),
                facts=tuples(facts(text)),
                mentions=tuples(mentions),
            )
        )
        for i in range(1, draw(st.integers(1, 4)))
    )
    some = st.lists(st.sampled_from(sources), unique_by=lambda s: s.id).map(tuple) if sources else st.just(())
    blocks = draw(blocks_of(text))
    quotes = st.builds(
        Quote,
        kind=st.sampled_from(QuoteKind),
        parts=tuples(span, at_least=1),
        cue=st.none() | cues,
        mention=st.none() | mentions,
        speakers=some,
        media=tuples(span),
        block=st.integers(0, len(blocks) - 1),
        evidence=st.builds(
            Evidence, sieve=WORDS, note=WORDS, candidates=some.map(lambda group: tuple(s.id for s in group))
        ),
    )
    return Article(
        text=text,
        variety=draw(st.sampled_from(Variety)),
        blocks=blocks,
        quotes=draw(tuples(quotes)),
        sources=sources,
        credits=draw(tuples(st.builds(Credit, span=span, label=st.none() | WORDS, names=tuples(WORDS)))),
        meta=draw(st.builds(Meta, quotecite=WORDS, model=WORDS, lexicon=WORDS)),
    )


# The round trip


@given(articles())
def test_the_round_trip_is_exact(made: Article) -> None:
    """Whatever an article holds, its dict reads back as an equal article, also by way of JSON."""
    d = to_dict(made)
    assert from_dict(d) == made
    assert from_dict(json.loads(json.dumps(d, ensure_ascii=False))) == made


@given(articles())
def test_every_dict_is_valid_by_the_schema(made: Article) -> None:
    """What `to_dict` writes is what schema-1.json describes."""
    VALIDATOR.validate(to_dict(made))


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parts[-3]}: {path.stem}")
def test_every_case_is_valid_by_the_schema(path: Path) -> None:
    """So is what quotecite finds in the articles of the cases, whatever is in them."""
    found = [read(case.document) for case in frozen(path)]
    assert found
    for article in found:
        assert_valid(article)


def test_the_dict_is_that_of_the_documentation(article: Article, article_dict: dict[str, Any]) -> None:
    """The example of the documentation comes out key by key, in the same order."""
    d = to_dict(article)
    assert json.dumps(d) == json.dumps(article_dict)
    assert from_dict(article_dict) == article


def test_an_empty_text_has_a_dict_form() -> None:
    """An article without a single character survives the round trip."""
    empty = Article(text="", variety=Variety.OTHER, meta=Meta(quotecite="0.1.0", model="", lexicon=""))
    assert from_dict(to_dict(empty)) == empty


def test_values_are_plain(article: Article) -> None:
    """Enums come out as bare strings: a YAML or MessagePack writer knows no StrEnum."""

    def check(value: object) -> None:
        assert type(value) in (dict, list, str, int, type(None))
        for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            check(inner)

    gender = attrs.evolve(article.sources[0].facts[2], value=Gender.F)
    check(to_dict(article))
    check(to_dict(attrs.evolve(article, quotes=(), sources=(attrs.evolve(article.sources[0], facts=(gender,)),))))


def test_speakers_are_the_sources_themselves(article_dict: dict[str, Any]) -> None:
    """A speaker that is read back is the very source of the article."""
    article = from_dict(article_dict)
    assert article.quotes[0].speaker is article.sources[0]


def test_added_keys_are_ignored(article: Article, article_dict: dict[str, Any]) -> None:
    """Schema 1 grows by added keys, at every level, and today's reader and schema take tomorrow's dict."""

    def grow(value: object) -> None:
        if isinstance(value, dict):
            for inner in list(value.values()):
                grow(inner)
            value["added"] = {"later": True}
        elif isinstance(value, list):
            for inner in value:
                grow(inner)

    grow(article_dict)
    VALIDATOR.validate(article_dict)
    assert from_dict(article_dict) == article


def test_reading_leaves_the_dict_alone(article_dict: dict[str, Any]) -> None:
    """`from_dict` changes nothing in what it is given."""
    before = copy.deepcopy(article_dict)
    from_dict(article_dict)
    assert article_dict == before


def test_a_speaker_outside_the_sources_is_refused(article: Article) -> None:
    """`to_dict` writes no dict that could not be read back."""
    other = attrs.evolve(article.sources[0], name="Kari Bergh")
    for speaker in (other, attrs.evolve(other, id="s2")):
        quote = attrs.evolve(article.quotes[0], speakers=(speaker,))
        with pytest.raises(FormatError, match=r"^quotes\[0\]\.speakers\[0\]: expected one of the article's sources"):
            to_dict(attrs.evolve(article, quotes=(quote,)))


# Faults: the path to the value, the value instead of the right one, the message

FAULTS = [
    ("schema", 2, "schema: expected 1, found 2; this quotecite reads schema 1 only"),
    ("schema", True, "schema: expected 1, found true"),
    ("text", None, "text: expected a string, found null"),
    ("text", b"abc", "text: expected a string, found b'abc'"),
    ("variety", "sv", "variety: expected one of nb, nn, other, found 'sv'"),
    ("blocks", {}, "blocks: expected a list, found an object"),
    ("blocks", "abc", "blocks: expected a list, found 'abc'"),
    ("blocks.0", [], "blocks[0]: expected an object, found a list"),
    ("blocks.0.end", 57, "blocks[0].end: expected an integer ≤ 56, found 57"),
    ("blocks.0.kind", ["x"], "blocks[0].kind: expected one of headline, heading, paragraph, "),
    ("quotes.0.kind", "tale", "quotes[0].kind: expected one of dash, heading, marks, indirect, found 'tale'"),
    ("quotes.0.parts", [], "quotes[0].parts: expected at least one part, found a list"),
    ("quotes.0.parts.0.start", -1, "quotes[0].parts[0].start: expected an integer ≥ 0, found -1"),
    ("quotes.0.parts.0.start", 56, "quotes[0].parts[0].start: expected an integer ≤ 55, found 56"),
    ("quotes.0.parts.0.start", 2.0, "quotes[0].parts[0].start: expected an integer, found 2.0"),
    ("quotes.0.parts.0.start", True, "quotes[0].parts[0].start: expected an integer, found true"),
    ("quotes.0.parts.0.end", 2, "quotes[0].parts[0].end: expected an integer ≥ 3, found 2"),
    ("quotes.0.parts.0.end", 60, "quotes[0].parts[0].end: expected an integer ≤ 56, found 60"),
    (
        "quotes.0.parts.0.end",
        18,
        "quotes[0].parts[0].text: expected 'Vi må bygge mer,', which is text[2:18], found 'Vi må bygge mer'",
    ),
    ("quotes.0.cue.text", "sa", "quotes[0].cue.text: expected 'sier', which is text[19:23], found 'sa'"),
    ("quotes.0.cue.lemma", 3, "quotes[0].cue.lemma: expected a string, found 3"),
    ("quotes.0.cue.kind", "sing", "quotes[0].cue.kind: expected one of say, think, ask, write, show, request, found"),
    ("quotes.0.mention.kind", None, "quotes[0].mention.kind: expected one of name, pronoun, nominal, found null"),
    ("quotes.0.speakers", "s1", "quotes[0].speakers: expected a list, found 's1'"),
    ("quotes.0.speakers.0", "s9", "quotes[0].speakers[0]: expected the id of a source (s1), found 's9'"),
    ("quotes.0.speakers.0", {}, "quotes[0].speakers[0]: expected the id of a source (s1), found an object"),
    ("quotes.0.media.0.text", "VG", "quotes[0].media[0].text: expected 'NRK', which is text[52:55], found 'VG'"),
    ("quotes.0.block", 1, "quotes[0].block: expected an integer ≤ 0, found 1"),
    ("quotes.0.evidence", None, "quotes[0].evidence: expected an object, found null"),
    ("quotes.0.evidence.candidates", ["s2"], "quotes[0].evidence.candidates[0]: expected the id of a source (s1)"),
    ("sources", [], "quotes[0].speakers[0]: expected the id of a source (there are none), found 's1'"),
    ("blocks", [], "quotes[0].block: expected the index of a block, but the article has none, found 0"),
    ("sources.0.kind", "robot", "sources[0].kind: expected one of person, organisation, "),
    ("sources.0.age", "46", "sources[0].age: expected an integer, found '46'"),
    ("sources.0.age", -1, "sources[0].age: expected an integer ≥ 0, found -1"),
    ("sources.0.gender", "k", "sources[0].gender: expected one of f, m, found 'k'"),
    ("sources.0.facts.0.field", "job", "sources[0].facts[0].field: expected one of role, affiliation, "),
    ("sources.0.facts.0.field", "age", "sources[0].facts[0].value: expected an integer, found 'ordfører'"),
    ("sources.0.facts.0.value", 4, "sources[0].facts[0].value: expected a string, found 4"),
    ("sources.0.facts.0.end", None, "sources[0].facts[0].end: expected an integer, found null"),
    ("sources.0.facts.2.start", 4, "sources[0].facts[2].end: expected an integer, found null"),
    ("credits", [{"start": 0, "end": 1, "text": "–", "label": 1, "names": []}], "credits[0].label: expected a string"),
    ("credits", [{"start": 0, "end": 1, "text": "–", "label": None, "names": [1]}], "credits[0].names[0]: expected"),
    ("meta.model", None, "meta.model: expected a string, found null"),
]


@pytest.mark.parametrize(("path", "value", "message"), FAULTS, ids=[f"{p}={v!r:.12}" for p, v, _ in FAULTS])
def test_a_fault_is_named_by_its_path(article_dict: dict[str, Any], path: str, value: object, message: str) -> None:
    """A wrong value raises an error with its path, what was expected and what was found."""
    *way, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    at: Any = article_dict
    for step in way:
        at = at[step]
    at[last] = value
    with pytest.raises(FormatError, match="^" + re.escape(message)):
        from_dict(article_dict)


def keys_of(value: object, path: str = "") -> list[str]:
    """The paths of all keys in a dict form, dotted."""
    if isinstance(value, list):
        return [found for i, inner in enumerate(value) for found in keys_of(inner, f"{path}.{i}")]
    if isinstance(value, dict):
        return [found for k, inner in value.items() for found in (f"{path}.{k}", *keys_of(inner, f"{path}.{k}"))]
    return []


def test_every_key_is_required(article_dict: dict[str, Any]) -> None:
    """A missing key is a fault for reader and schema alike: absent values are null."""
    article_dict["credits"] = [{"start": 52, "end": 55, "text": "NRK", "label": None, "names": ["NRK"]}]
    paths = keys_of(article_dict)
    assert len(paths) > 60
    for path in paths:
        broken = copy.deepcopy(article_dict)
        *way, last = [int(step) if step.isdigit() else step for step in path[1:].split(".")]
        at: Any = broken
        for step in way:
            at = at[step]
        del at[last]
        shown = re.sub(r"\.(\d+)", r"[\1]", path)[1:]
        with pytest.raises(FormatError, match=f"^{re.escape(shown)}: this key is missing"):
            from_dict(broken)
        assert not VALIDATOR.is_valid(broken), path


def test_blocks_are_disjoint_and_ids_are_unique(article_dict: dict[str, Any]) -> None:
    """Blocks that overlap and sources that share an id are refused."""
    twice = {**article_dict, "blocks": [*article_dict["blocks"], {"start": 55, "end": 56, "kind": "paragraph"}]}
    with pytest.raises(FormatError, match=r"^blocks\[1\]\.start: expected an integer ≥ 56, .* found 55"):
        from_dict(twice)
    with pytest.raises(FormatError, match=r"^sources\[1\]\.id: expected an id of its own, found 's1'"):
        from_dict({**article_dict, "sources": article_dict["sources"] * 2})


@pytest.mark.parametrize("d", [None, [], "{}", 1])
def test_only_an_object_is_an_article(d: Any) -> None:
    """Something that is no mapping is refused by name, not by an AttributeError."""
    with pytest.raises(FormatError, match=r"^article: expected an object, found "):
        from_dict(d)


def test_long_values_are_cut(article_dict: dict[str, Any]) -> None:
    """An error message does not repeat a whole article."""
    article_dict["quotes"][0]["cue"]["text"] = "x" * 5000
    with pytest.raises(FormatError) as raised:
        from_dict(article_dict)
    assert len(str(raised.value)) < 200


# The schema itself


def test_the_schema_is_a_schema() -> None:
    """schema-1.json is valid by the rules of its own draft."""
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_describes_and_requires_every_key() -> None:
    """Each key has a description (a referenced one has it where it is defined), is required, and more may be added."""
    for name, part in {"article": SCHEMA, **SCHEMA["$defs"]}.items():
        assert part["description"], name
        assert part["required"] == list(part["properties"]), name
        assert part.get("additionalProperties", True) is True, name
        for key, value in part["properties"].items():
            described = value.get("description") or SCHEMA["$defs"][value["$ref"].rpartition("/")[2]]["description"]
            assert described.endswith("."), (name, key)


@pytest.mark.parametrize(
    ("place", "kind", "nullable"),
    [
        (("properties", "variety"), Variety, False),
        (("$defs", "block", "properties", "kind"), BlockKind, False),
        (("$defs", "quote", "properties", "kind"), QuoteKind, False),
        (("$defs", "cue", "properties", "kind"), CueKind, True),
        (("$defs", "mention", "properties", "kind"), MentionKind, False),
        (("$defs", "source", "properties", "kind"), SourceKind, False),
        (("$defs", "source", "properties", "gender"), Gender, True),
        (("$defs", "fact", "properties", "field"), FactField, False),
    ],
)
def test_the_schema_lists_the_enums(place: tuple[str, ...], kind: Any, nullable: bool) -> None:
    """The allowed values in the schema are those of the records."""
    part = SCHEMA
    for step in place:
        part = part[step]
    assert part["enum"] == [member.value for member in kind] + [None] * nullable
