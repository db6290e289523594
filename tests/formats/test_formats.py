"""JSON Lines, TEI and brat: valid by their own rules, the text unchanged, and back again where there is a way back."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import quotecite
from articles import ARTICLE, ASKER, BERG, TEXT, plain
from quotecite import (
    Article,
    Block,
    BlockKind,
    Evidence,
    FormatError,
    Quote,
    QuoteKind,
    Source,
    SourceKind,
    Span,
    evaluate,
)
from quotecite.formats import brat_config, from_brat, read_jsonl, to_brat, to_tei, write_jsonl
from quotecite.formats.tei import NAMESPACE

GRAMMAR = etree.RelaxNG(etree.parse(Path(__file__).parent / "tei.rng"))
TEI = {"t": NAMESPACE}
WORD = re.compile(r"[a-zA-Z<>&]+")
SPANS = st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 40)), max_size=6)


def with_quotes(places: list[tuple[int, int]]) -> Article:
    """The article with quotes wherever; they may overlap and cross blocks."""
    quotes = [
        Quote(
            kind=QuoteKind.INDIRECT,
            parts=(Span(start=a, end=min(a + n, len(TEXT)), text=TEXT[a : a + n]),),
            speakers=(BERG,),
            block=0,
            evidence=Evidence(sieve="x", note="y"),
        )
        for a, n in places
    ]
    return attrs.evolve(ARTICLE, quotes=tuple(quotes))


def with_words(text: str, words: str) -> Article:
    """An article in which nothing but these words is a quote."""
    start = text.index(words)
    part = Span(start=start, end=start + len(words), text=words)
    found = Quote(kind=QuoteKind.DASH, parts=(part,), speakers=(), block=0, evidence=Evidence(sieve="x", note="y"))
    return attrs.evolve(plain(text), quotes=(found,))


# -- JSON Lines ------------------------------------------------------------------------------------------------------


def test_jsonl_gives_the_articles_back(tmp_path: Path) -> None:
    """Articles come back as they were, in order; metadata beside them with ``as_tuples``."""
    path = tmp_path / "a.jsonl"
    assert write_jsonl([ARTICLE, (plain("Ingen."), {"outlet": "Lokalavisa", "år": 2024})], path) == 2
    assert list(read_jsonl(path)) == [ARTICLE, plain("Ingen.")]
    assert [meta for _, meta in read_jsonl(path, as_tuples=True)] == [{}, {"outlet": "Lokalavisa", "år": 2024}]


def test_a_bad_line_is_named(tmp_path: Path) -> None:
    """A line that is no article is an error with file and line, after the articles before it."""
    path = tmp_path / "b.jsonl"
    write_jsonl([ARTICLE], path)
    with path.open("a", encoding="utf-8") as out:
        out.write('\n{"schema": 1}\n')
    articles = read_jsonl(path)
    assert next(articles) == ARTICLE
    with pytest.raises(FormatError, match=r"b\.jsonl, line 3: text"):
        next(articles)
    path.write_text("no json", encoding="utf-8")
    with pytest.raises(FormatError, match=r"line 1: no JSON"):
        next(read_jsonl(path))


def test_what_json_cannot_hold_is_named(tmp_path: Path) -> None:
    """What is no article, and metadata that JSON cannot hold, are errors with their place."""
    with pytest.raises(TypeError, match=r"item 1: expected a quotecite\.Article"):
        write_jsonl([ARTICLE, "x"], tmp_path / "c.jsonl")
    with pytest.raises(TypeError, match="item 0, metadata: "):
        write_jsonl([(ARTICLE, {"x": object()})], tmp_path / "c.jsonl")
    with pytest.raises(TypeError, match="item 0: expected metadata as a mapping"):
        write_jsonl([(ARTICLE, 3)], tmp_path / "c.jsonl")


# -- TEI -------------------------------------------------------------------------------------------------------------


def tei(article: Article) -> etree._Element:
    """The TEI of an article, valid, with the article as its text."""
    tree = etree.fromstring(to_tei(article).encode())
    assert GRAMMAR.validate(tree), GRAMMAR.error_log
    body = tree.find(".//t:body", TEI)
    assert "".join(body.itertext()) == article.text
    return tree


def test_tei_says_who_said_what() -> None:
    """Quotes point to their speakers, direct or not; parts are chained; unknown speakers have no ``who``."""
    said = tei(ARTICLE).findall(".//t:said", TEI)
    shown = [(s.get("who"), s.get("direct"), s.get("ana"), "".join(s.itertext())) for s in said]
    assert shown == [
        ("#s1", "true", "#heading", "Skolen må bestå"),
        ("#s1", "false", "#indirect", "«ingen» vil flytte"),
        ("#s1", "true", "#marks", "ingen"),
        ("#s1", "true", "#dash", "Vi blir her"),
        ("#s1", "true", "#dash", "Alltid."),
        (None, "true", "#dash", "Hvem bestemmer?"),
    ]
    first, second = said[3:5]
    xml_id = "{http://www.w3.org/XML/1998/namespace}id"
    assert (first.get("next"), second.get("prev")) == (f"#{second.get(xml_id)}", f"#{first.get(xml_id)}")


def test_tei_lists_the_participants() -> None:
    """Persons have what the article shows of them, other sources are organisations of their kind."""
    police = Source(id="s9", name="politiet", kind=SourceKind.ORGANISATION)
    tree = tei(attrs.evolve(ARTICLE, sources=(BERG, ASKER, police)))
    person = tree.find(".//t:person", TEI)
    values = [(e.tag.rpartition("}")[2], e.text or e.get("value")) for e in person]
    assert values == [
        ("persName", "Kari Berg"),
        ("sex", "F"),
        ("age", "46"),
        ("occupation", "rektor"),
        ("affiliation", "Lia skole"),
        ("affiliation", "Ap"),
    ]
    assert [e.text for e in tree.findall(".//t:orgName", TEI)] == ["politiet"]


def test_tei_divides_at_headings() -> None:
    """Each heading opens a division, wherever it stands; the text stays what it is."""
    kinds = [BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.HEADING]
    blocks = tuple(attrs.evolve(b, kind=kind) for b, kind in zip(ARTICLE.blocks, kinds, strict=True))
    assert len(tei(attrs.evolve(ARTICLE, blocks=blocks)).findall(".//t:div", TEI)) == 3


@pytest.mark.parametrize("text", ["<p> & \"'", "a\r\nb\r\n\r\nc", "æ\u0301 😀", "A", " \u00a0a\n\nb\u00a0\n\nc\u200b "])
def test_tei_keeps_any_text(text: str) -> None:
    """Markup, carriage returns and letters of any kind come out as they went in, between blocks too."""
    tei(plain(text))
    words = [
        Block(span=Span(start=m.start(), end=m.end(), text=m[0]), kind=BlockKind.PARAGRAPH) for m in WORD.finditer(text)
    ]
    tei(attrs.evolve(plain(text), blocks=tuple(words)))
    tei(attrs.evolve(plain(text), blocks=()))


def test_tei_cannot_hold_control_characters() -> None:
    """What XML cannot hold is an error with its offset, not lost on the way."""
    with pytest.raises(FormatError, match=r"offset 3: the text holds U\+000C"):
        to_tei(plain("Hei\x0chopp"))
    with pytest.raises(FormatError, match=r"offset 1: the title holds U\+0000"):
        to_tei(plain("Hei"), title="H\x00")
    for field in ("name", "role", "affiliation", "party"):
        source = attrs.evolve(BERG, **{field: "Kari\ufffe"})
        with pytest.raises(FormatError, match=r"offset 4: source s1 holds U\+FFFE"):
            to_tei(attrs.evolve(ARTICLE, quotes=(), sources=(source,)))


def test_tei_has_the_very_words_of_a_quote() -> None:
    """A quote over two paragraphs has a no-break space between them too; only its first element has its id."""
    text = "Vi går.\n\u00a0\nDu blir."
    words = [re.compile(r"\S.*\S").search(text, at) for at in (0, 8)]
    spans = [Span(start=m.start(), end=m.end(), text=m[0]) for m in words if m]
    whole = Span(start=3, end=len(text), text=text[3:])
    quote = attrs.evolve(ARTICLE.quotes[0], kind=QuoteKind.MARKS, parts=(whole,))
    blocks = tuple(Block(span=s, kind=BlockKind.PARAGRAPH) for s in spans)
    said = tei(attrs.evolve(plain(text), blocks=blocks, quotes=(quote,), sources=(BERG,))).findall(".//t:said", TEI)
    assert ["".join(s.itertext()) for s in said] == ["går.\n\u00a0\n", "Du blir."]
    assert [s.get("{http://www.w3.org/XML/1998/namespace}id") for s in said] == ["q0.0", None]


@given(SPANS)
def test_tei_is_valid_for_any_spans(places: list[tuple[int, int]]) -> None:
    """However quotes overlap, the document is valid and the text the article's."""
    tei(with_quotes(places))


# -- brat ------------------------------------------------------------------------------------------------------------


def test_brat_and_back() -> None:
    """What is written for brat comes back as gold, against which the article is right in everything."""
    gold = from_brat(TEXT, to_brat(ARTICLE), id="a")
    judged = evaluate.judge(gold, ARTICLE)
    kinds = [kind.value for kind in QuoteKind]
    found = evaluate.figures([judged], kinds)
    assert (found.gold, found.found, found.exact.f1) == (5, 5, 1.0)
    dash = next(item for item in gold.items if len(item.parts) == 2)
    assert (dash.speakers, dash.media) == (("Kari Berg",), ("NRK",))
    assert dash.mention is not None
    assert TEXT[dash.mention[0] : dash.mention[1]] == "Berg"
    assert {(s.name, s.kind) for s in gold.sources} == {("Kari Berg", SourceKind.PERSON)}


def test_the_journalist_has_no_mention() -> None:
    """A speaker whom nothing in the text mentions comes back by the note on the quote."""
    asks = attrs.evolve(ARTICLE.quotes[4], speakers=(ASKER,))
    gold = from_brat(TEXT, to_brat(attrs.evolve(ARTICLE, quotes=(asks,))), id="a")
    assert gold.items[0].speakers == ("intervjuer",)
    assert gold.source("intervjuer").kind is SourceKind.INTERVIEWER


def test_corrections_by_hand() -> None:
    """Another speaker, another reach, doubt: what somebody changed in brat is in the gold."""
    ann = f"T1\tDash 2 5\t{TEXT[2:5]}\nT2\tPerson 26 35\tKari Berg\nR1\tSpeaker Arg1:T1 Arg2:T2\nA1\tUncertain T1\n"
    (item,) = from_brat(TEXT, ann, id="a").items
    assert (item.parts, item.speakers, item.certain) == (((2, 5),), ("Kari Berg",), False)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "T1\tDash 2 8\tSkolen\nT2\tDash 8 11\tmått",
            "line 2: T2 has the words 'mått'; expected those of the text at 8 11, 'må'. Pass the very text that",
        ),
        ("T1\tDash 5 9999\tx", "line 1: 5 9999 lies outside the text"),
        ("T1\tIrony 0 2\tx", "line 1: unknown type 'Irony'"),
        ("R1\tSpeaker Arg1:T1 Arg2:T2", "line 1: T1 is annotated nowhere"),
        ("E1 event", "line 1: expected a line of brat stand-off"),
        (
            "T1\tDash 0 3\t– S\nT2\tCue 0 3\t– S\nR1\tSpeaker Arg1:T1 Arg2:T2",
            "line 3: Speaker leads from a quote to Person",
        ),
    ],
)
def test_a_malformed_line_is_named(line: str, message: str) -> None:
    """Faults of an annotation are named by their line."""
    with pytest.raises(FormatError) as fault:
        from_brat(TEXT, line, id="a")
    assert str(fault.value).startswith(message)


def test_an_annotation_of_another_text() -> None:
    """Line ends that changed on the way are found out at the first annotation behind them, not taken for gold."""
    text = "Han sa det.\r\n\r\n– Vi blir her, sier Kari Berg."
    article = with_words(text, "Vi blir her")
    assert from_brat(text, to_brat(article), id="a").items[0].parts == ((17, 28),)
    with pytest.raises(FormatError, match=r"line 1: T1 has the words 'Vi blir her'; expected .* 'blir her,'.*newline"):
        from_brat(text.replace("\r\n", "\n"), to_brat(article), id="a")


@pytest.mark.parametrize("sign", ["\t", "\n", " \t ", "\r\n", "\t\t"])
def test_tabs_and_line_breaks_part_fragments(sign: str) -> None:
    """A stretch with a tab or a line break in it is written in fragments, a line each, and read as one."""
    text = f"– Vi blir{sign}her, sier Berg."
    ann = to_brat(with_words(text, f"Vi blir{sign}her"))
    assert all(len(line.split("\t")) == 3 for line in ann.splitlines())
    assert from_brat(text, ann, id="a").items[0].parts == ((2, 12 + len(sign)),)


def test_brat_knows_every_type() -> None:
    """The configuration has every type and relation that is written."""
    config = brat_config()["annotation.conf"]
    for line in to_brat(ARTICLE).splitlines():
        if line[0] in "TR":
            assert line.split("\t")[1].split()[0] in config.split() or f"\n{line.split(chr(9))[1].split()[0]}" in config


def test_gold_from_brat_is_a_gold_file(tmp_path: Path) -> None:
    """What comes from brat can be written and read as gold."""
    gold = from_brat(TEXT, to_brat(ARTICLE), id="a")
    evaluate.write_gold(tmp_path / "gold.jsonl", [gold])
    assert evaluate.read_gold(tmp_path / "gold.jsonl") == (gold,)
    assert json.loads((tmp_path / "gold.jsonl").read_text(encoding="utf-8"))["id"] == "a"


@given(SPANS)
def test_brat_keeps_any_spans(places: list[tuple[int, int]]) -> None:
    """Quotes come back with their very offsets, line breaks inside them or not."""
    article = with_quotes([(a, n) for a, n in places if TEXT[a : a + n].strip() == TEXT[a : a + n]])
    gold = from_brat(TEXT, to_brat(article), id="a")
    want = sorted((q.parts[0].start, q.parts[0].end) for q in article.quotes)
    assert sorted(item.parts[0] for item in gold.items) == want
    assert all(len(item.parts) == 1 for item in gold.items)


# -- half characters ---------------------------------------------------------------------------------------------------

HALF = "– Vi m\udce5 bli her."


@pytest.mark.parametrize(
    ("write", "where"),
    [
        (lambda article, path: write_jsonl([ARTICLE, article], path), "item 1, text, offset 6"),
        (lambda article, path: write_jsonl([(ARTICLE, {"by": ["Å", "\ud83d"]})], path),
         "item 0, metadata, by[1], offset 0"),
        (lambda article, path: quotecite.to_arrow([ARTICLE, article], rows="articles"), "item 1, text, offset 6"),
        (lambda article, path: quotecite.to_pandas([article]), "item 0, text, offset 6"),
        (lambda article, path: quotecite.to_pandas([(ARTICLE, {"outlet": "S\udcf8r"})]), "item 0, outlet, offset 1"),
        (lambda article, path: quotecite.sources_frame([article]), "item 0, text, offset 6"),
        (lambda article, path: to_tei(article, title="Brev"), "offset 6: the text holds U+DCE5"),
        (lambda article, path: to_brat(article), "the text, offset 6"),
        (lambda article, path: to_brat(attrs.evolve(ARTICLE, sources=(attrs.evolve(BERG, name="\udce5"),))),
         "the name of source s1, offset 0"),
    ],
)  # fmt: skip
def test_half_characters_are_named(write: Callable[[Article, Path], object], where: str, tmp_path: Path) -> None:
    """A lone surrogate, as a text read with the wrong encoding holds, is an error with its item and offset."""
    with pytest.raises(FormatError) as fault:
        write(plain(HALF), tmp_path / "a.jsonl")
    assert str(fault.value).startswith(where)


def test_what_came_before_a_half_character_is_written(tmp_path: Path) -> None:
    """The articles before it are in the file, whole; the message says what to do."""
    path = tmp_path / "a.jsonl"
    with pytest.raises(FormatError, match=r"\(U\+DCE5, the byte E5\).*decode the text anew in its own encoding"):
        write_jsonl([ARTICLE, plain(HALF)], path)
    assert list(read_jsonl(path)) == [ARTICLE]
