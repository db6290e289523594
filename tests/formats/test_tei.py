"""TEI as libraries and editors want it: who wrote it and where, what read it, mentions, many articles in one file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from articles import ARTICLE, BERG, TEXT, plain
from quotecite import Article, Cue, FormatError, Mention, MentionKind, Meta, QuoteKind, Source, SourceKind, Span
from quotecite.formats import to_tei, write_tei
from quotecite.formats.tei import NAMESPACE

GRAMMAR = etree.RelaxNG(etree.parse(Path(__file__).parent / "tei.rng"))
TEI = {"t": NAMESPACE}
ID = "{http://www.w3.org/XML/1998/namespace}id"
LIE = Source(id="s2", name="Ola Lie", kind=SourceKind.PERSON)


def valid(document: str | bytes) -> etree._Element:
    """The tree of a document that the grammar accepts, each of whose pointers leads to an id."""
    tree = etree.fromstring(document.encode() if isinstance(document, str) else document)
    assert GRAMMAR.validate(tree), GRAMMAR.error_log
    ids = {element.get(ID) for element in tree.iter() if element.get(ID)}
    for element in tree.iter("{*}said", "{*}rs", "{*}seg"):
        for name in ("who", "ana", "prev", "next", "ref", "corresp"):
            assert {f"#{id}" for id in ids} >= set((element.get(name) or "").split()), (element.tag, name)
    return tree


def tei(article: Article, **options: Any) -> etree._Element:
    """The TEI of an article, valid, with the article as its text."""
    tree = valid(to_tei(article, **options))
    assert "".join(tree.find(".//t:body", TEI).itertext()) == article.text
    return tree


def described(**metadata: object) -> list[tuple[str, dict[str, str], str]]:
    """The elements of the ``<bibl>`` that metadata become."""
    bibl = tei(ARTICLE, metadata=metadata).find(".//t:sourceDesc/t:bibl", TEI)
    return [(e.tag.rpartition("}")[2], dict(e.attrib), e.text) for e in ([] if bibl is None else bibl)]


def marked(tree: etree._Element, tag: str) -> list[tuple[str, dict[str, str]]]:
    """The elements of a kind, with their words and attributes but the id."""
    return [
        ("".join(e.itertext()), {name: value for name, value in e.attrib.items() if name != ID})
        for e in tree.iterfind(f".//t:{tag}", TEI)
    ]


# -- the header ------------------------------------------------------------------------------------------------------


def test_the_header_describes_the_source() -> None:
    """Title, author, outlet, date, address and id have elements of their own, anything else is a note by its key."""
    assert described(
        outlet="Lokalavisa", title="Skolen må bestå", date="2025-03-04", author=["Anne Moen", "Per Dahl"],
        url="https://example.org/a b?c=1&d=2", id=17, section="Nyhende",
    ) == [
        ("title", {"level": "a"}, "Skolen må bestå"),
        ("author", {}, "Anne Moen"),
        ("author", {}, "Per Dahl"),
        ("title", {"level": "j"}, "Lokalavisa"),
        ("date", {"when": "2025-03-04"}, "2025-03-04"),
        ("idno", {"type": "URI"}, "https://example.org/a b?c=1&d=2"),
        ("idno", {}, "17"),
        ("note", {"n": "section"}, "Nyhende"),
    ]  # fmt: skip
    assert described(byline="Anne Moen") == [("author", {}, "Anne Moen")]


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NaT, pd.NA, "", " ", [], [None]])
def test_what_is_missing_is_left_out(missing: object) -> None:
    """A missing value of any kind, as a frame has them, has no element."""
    keys = ("title", "author", "outlet", "date", "url", "id", "section")
    assert described(**dict.fromkeys(keys, missing)) == []


@pytest.mark.parametrize(
    ("date", "when", "text"),
    [
        ("2025", "2025", "2025"),
        (2025, "2025", "2025"),
        ("2025-03", "2025-03", "2025-03"),
        ("2025-13", None, "2025-13"),
        ("20250304", "2025-03-04", "20250304"),
        ("2025-03-04 06:30", "2025-03-04T06:30:00", "2025-03-04 06:30"),
        ("2025-03-04T06:30:00+01:00", "2025-03-04T06:30:00+01:00", "2025-03-04T06:30:00+01:00"),
        ("04.03.2025", "2025-03-04", "04.03.2025"),
        ("4. 3. 2025", "2025-03-04", "4. 3. 2025"),
        ("4.3.2025 kl. 6.30", "2025-03-04T06:30:00", "4.3.2025 kl. 6.30"),
        ("31.02.2025", None, "31.02.2025"),
        ("4. mars 2025", None, "4. mars 2025"),
        ("2025-02-30", None, "2025-02-30"),
        (dt.date(2025, 3, 4), "2025-03-04", "2025-03-04"),
        (dt.datetime(2025, 3, 4, 6, 30), "2025-03-04T06:30:00", "2025-03-04T06:30:00"),
        (pd.Timestamp("2025-03-04"), "2025-03-04", "2025-03-04"),
    ],
)
def test_dates_stand_as_given_and_in_iso_form(date: object, when: str | None, text: str) -> None:
    """A date in ISO or Norwegian figures is in ``when`` too; one in another form keeps its words alone."""
    assert described(date=date) == [("date", {"when": when} if when else {}, text)]


def test_the_title_is_the_best_that_is_known() -> None:
    """One that is given goes before that of the metadata, and that before the headline."""
    titles = [
        tei(ARTICLE, **options).findtext(".//t:titleStmt/t:title", namespaces=TEI)
        for options in ({"title": "A", "metadata": {"title": "B"}}, {"metadata": {"title": "B"}}, {})
    ]
    assert titles == ["A", "B", "– Skolen må bestå"]
    author = tei(ARTICLE, metadata={"byline": "Anne Moen"}).findtext(".//t:titleStmt/t:author", namespaces=TEI)
    assert author == "Anne Moen"


@pytest.mark.parametrize(
    ("version", "number"), [("0.1.0", "0.1.0"), ("1.2.3.dev4+g12ab", "1.2.3"), ("2.0rc1", "2.0rc1"), ("", "0")]
)
def test_the_header_says_what_read_the_text(version: str, number: str) -> None:
    """The version is one that TEI allows, in full beside it, with the checksums of model and word tables."""
    meta = Meta(quotecite=version, model="sha256:ab", lexicon="")
    application = tei(attrs.evolve(ARTICLE, meta=meta)).find(".//t:appInfo/t:application", TEI)
    assert (application.get("ident"), application.get("version")) == ("quotecite", number)
    assert [e.text for e in application] == [f"quotecite {version}".strip(), "model: sha256:ab"]


def test_what_xml_cannot_hold_is_named_in_metadata_too() -> None:
    """A control character is found by the key that has it."""
    for options, message in (
        ({"outlet": "Lokal\x00avisa"}, r"offset 5: metadata 'outlet' holds U\+0000"),
        ({"x\x01": "y"}, r"offset 1: a metadata key holds U\+0001"),
    ):
        with pytest.raises(FormatError, match=message):
            to_tei(ARTICLE, metadata=options)


# -- mentions and cues -----------------------------------------------------------------------------------------------


def test_mentions_and_cues_are_marked() -> None:
    """Mentions lead to their sources and to the quote in whose clause they stand, reporting words to the quote."""
    tree = tei(ARTICLE)
    assert marked(tree, "rs") == [
        ("Rektor Kari Berg (Ap)", {"type": "name", "ref": "#s1", "corresp": "#q1.0"}),
        ("Berg", {"type": "name", "ref": "#s1", "corresp": "#q3.0"}),
        ("NRK", {"type": "medium", "corresp": "#q3.0"}),
    ]
    assert marked(tree, "seg") == [("sier", {"type": "cue", "subtype": "say", "n": "si", "corresp": "#q3.0"})]


def test_one_mention_of_two_and_one_cue_of_two_quotes() -> None:
    """A coordination leads to both persons; a clause that reports two quotes leads to both."""
    text = "«Ja» og «nei», tisker Berg og Lie."
    phrase = Mention(span=Span.of(text, 22, 33), kind=MentionKind.NAME)
    sources = tuple(attrs.evolve(source, facts=(), mentions=(phrase,)) for source in (BERG, LIE))
    clause = {"cue": Cue(span=Span.of(text, 15, 21), lemma="tiske", kind=None), "mention": phrase, "block": 0}
    quotes = tuple(
        attrs.evolve(ARTICLE.quotes[2], parts=(Span.of(text, *at),), speakers=sources, **clause)
        for at in ((1, 3), (9, 12))
    )
    tree = tei(attrs.evolve(plain(text), quotes=quotes, sources=sources))
    both = "#q0.0 #q1.0"
    assert marked(tree, "rs") == [("Berg og Lie", {"type": "name", "ref": "#s1 #s2", "corresp": both})]
    assert marked(tree, "seg") == [("tisker", {"type": "cue", "n": "tiske", "corresp": both})]


def test_a_mention_around_a_quote_is_begun_again() -> None:
    """``<rs>`` never holds ``<said>``: its pieces have the same attributes, and only the first has the id."""
    text = "Kari «kongen» Berg sang."
    name = Mention(span=Span.of(text, 0, 18), kind=MentionKind.NAME)
    quote = attrs.evolve(ARTICLE.quotes[2], parts=(Span.of(text, 6, 12),), block=0)
    berg = attrs.evolve(BERG, facts=(), mentions=(name,))
    tree = tei(attrs.evolve(plain(text), quotes=(quote,), sources=(berg,)))
    pieces = tree.findall(".//t:rs", TEI)
    assert ["".join(piece.itertext()) for piece in pieces] == ["Kari «", "kongen", "» Berg"]
    assert [piece.get(ID) for piece in pieces] == ["m0", None, None]
    assert {piece.get("ref") for piece in pieces} == {"#s1"}
    assert not tree.findall(".//t:rs//t:said", TEI)


@given(st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 40), st.sampled_from("qmc")), max_size=8))
def test_any_marks_over_each_other_are_valid(places: list[tuple[int, int, str]]) -> None:
    """However quotes, mentions and reporting words overlap, the document is valid and the text the article's."""
    spans = [(Span.of(TEXT, a, min(a + n, len(TEXT))), what) for a, n, what in places]
    mentions = tuple(Mention(span=span, kind=MentionKind.PRONOUN) for span, what in spans if what == "m")
    cues = [Cue(span=span, lemma="si", kind=None) for span, what in spans if what == "c"]
    berg = attrs.evolve(BERG, mentions=mentions)
    quotes = [
        attrs.evolve(ARTICLE.quotes[1], kind=QuoteKind.INDIRECT, parts=(span,), speakers=(berg,), mention=None)
        for span, what in spans
        if what == "q"
    ]
    with_cues = [attrs.evolve(quote, cue=cue) for quote, cue in zip(quotes, cues, strict=False)]
    every = (*with_cues, *quotes[len(with_cues) :])
    tei(attrs.evolve(ARTICLE, quotes=every, sources=(berg,)))


# -- many articles ---------------------------------------------------------------------------------------------------


def test_a_corpus_has_every_article(tmp_path: Path) -> None:
    """One valid file with a header of its own; ids differ between articles, texts are the very ones, in order."""
    path = tmp_path / "corpus.xml"
    other = plain("Ein tekst\r\nmed <teikn> & meir.")
    assert write_tei([(ARTICLE, {"outlet": "Lokalavisa"}), other, ARTICLE], path, title="Prøve & mer") == 3
    tree = valid(path.read_bytes())
    assert tree.findtext("t:teiHeader//t:title", namespaces=TEI) == "Prøve & mer"
    bodies = tree.findall("t:TEI/t:text/t:body", TEI)
    assert ["".join(body.itertext()) for body in bodies] == [TEXT, other.text, TEXT]
    assert [said.get("who") for said in tree.findall("t:TEI[3]//t:said", TEI)][:2] == ["#a2.s1", "#a2.s1"]
    assert [title.text for title in tree.findall(".//t:bibl/t:title", TEI)] == ["Lokalavisa"]
    assert len(tree.findall(".//t:category", TEI)) == len(QuoteKind)


def test_a_corpus_breaks_off_as_a_corpus(tmp_path: Path) -> None:
    """When an article fails, those before it are in a valid file, and the error gives its place."""
    path = tmp_path / "corpus.xml"
    with pytest.raises(FormatError, match=r"item 1: offset 0: the text holds U\+000C"):
        write_tei([ARTICLE, plain("\x0c")], path, title="x")
    assert len(valid(path.read_bytes()).findall("t:TEI", TEI)) == 1

    def interrupted() -> Iterator[Article]:
        yield ARTICLE
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_tei(interrupted(), path, title="x")
    assert len(valid(path.read_bytes()).findall("t:TEI", TEI)) == 1


def test_what_is_no_corpus_is_named(tmp_path: Path) -> None:
    """No articles, no article, no mapping: an error with the place, and no file."""
    path = tmp_path / "corpus.xml"
    with pytest.raises(FormatError, match="no articles: TEI has no empty corpus"):
        write_tei([], path, title="x")
    with pytest.raises(TypeError, match=r"item 0: expected a quotecite\.Article, got str"):
        write_tei(["x"], path, title="x")
    with pytest.raises(TypeError, match="item 0: expected metadata as a mapping, got int"):
        write_tei([(ARTICLE, 3)], path, title="x")
    assert not path.exists()
