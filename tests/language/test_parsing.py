"""The door to the models: what they read, how it maps back to the article, and what a pipeline must bring."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotecite.errors import FormatError, ModelError
from quotecite.language.parsing import Parser, from_document, is_document
from quotecite.language.readable import readable
from quotecite.language.trees import Sentence
from quotecite.records import Block, BlockKind, Span
from quotecite.text.blocks import segment
from quotecite.words.lexicon import Lexicon


def block(text: str, start: int, end: int) -> Block:
    return Block(span=Span(start=start, end=end, text=text[start:end]), kind=BlockKind.PARAGRAPH)


def whole(text: str) -> tuple[Block, ...]:
    return (block(text, 0, len(text)),)


def cut(text: str) -> tuple[Block, ...]:
    return segment(text, Lexicon.load())


# --- what the model reads ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("– Vi må bygge, sier Berg.", "- Vi må bygge, sier Berg."),
        ("— ― ‒ − ‐ ‑ -", "- - - - - - -"),
        ("-- Ja", "-- Ja"),
        ("&ndash; Ja &mdash; nei &#8211; &#x2014; &amp;ndash;", "- Ja - nei - - -"),
        ("&ndash;&nbsp;Ja&#160;da&#xA0;nå", "- Ja da nå"),
        ("kom\u00admu\u00adne&shy;styre", "kommunestyre"),
        ("\ufeff–\u2060 Ja\u200b.", "- Ja."),
        ("a\u030a Sa\u030a", "å Så"),
        ("En\r\nto\t\ttre\xa0 fire", "En to tre fire"),
        ("A &amp; B &lt;3 &quot;C&quot;", "A &amp; B &lt;3 &quot;C&quot;"),
        ("R&D og 100 & 200", "R&D og 100 & 200"),
    ],
)
def test_readable_text(text: str, read: str) -> None:
    """Dashes become `-`, what prints nothing goes, letters are composed, white space is single; the rest stays."""
    assert readable(text, whole(text)).text == read


def test_readable_maps_each_character_back() -> None:
    """A character stands where it stood, however many code points it had there."""
    text = "&ndash;&nbsp;Sa\u030a  bra\u00adtt"
    read = readable(text, whole(text))
    assert [(c, text[a:b]) for c, a, b in zip(read.text, read.starts, read.ends, strict=True)] == [
        ("-", "&ndash;"), (" ", "&nbsp;"), ("S", "S"), ("å", "a\u030a"), (" ", "  "),
        ("b", "b"), ("r", "r"), ("a", "a"), ("t", "t"), ("t", "t"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "read"),
    [("sier ord-\nfører", "sier ordfører"), ("sier ord\u00ad\r\nfører", "sier ordfører"),
     ("kommu- \n  nen", "kommunen"),
     ("en NRK-\nsjef", "en NRK-sjef"), ("en Ap-\ntopp", "en Ap-topp"), ("Anne-\nLise", "Anne-Lise"),
     ("barne-\nog ungdom", "barne- og ungdom"), ("ord- fører", "ord- fører"), ("1990-\ntallet", "1990-tallet")],
)  # fmt: skip
def test_a_word_split_at_the_end_of_a_line(text: str, read: str) -> None:
    """Hyphen and break go, but for the hyphen that a word has anyway."""
    assert readable(text, whole(text)).text == read


def test_a_split_word_stands_where_its_pieces_stand() -> None:
    """The word reaches from its first piece over the break to the end of its last."""
    text = "ord-\nfører, barne-\nog"
    read = readable(text, whole(text))
    assert (read.text, read.starts[2:4], read.ends[2:4]) == ("ordfører, barne- og", (2, 5), (3, 6))
    assert [text[read.starts[i] : read.ends[i]] for i in (15, 16)] == ["-", "\n"]


def test_blocks_are_parted_by_a_blank_line() -> None:
    """Whatever lies between two blocks, the model sees a paragraph break there, and none inside a block."""
    text = "En linje\nog en til\r\n \r\n– To."
    blocks = (block(text, 0, 18), block(text, 23, len(text)))
    assert readable(text, blocks).text == "En linje og en til\n\n- To."


def check(text: str, blocks: Sequence[Block]) -> None:
    """What holds of every alignment: one entry a character, in order, each a slice that holds something."""
    read = readable(text, blocks)
    assert len(read.text) == len(read.starts) == len(read.ends)
    assert list(read.starts) == sorted(read.starts)
    assert list(read.ends) == sorted(read.ends)
    assert all(0 <= a < b <= len(text) for a, b in zip(read.starts, read.ends, strict=True))


PIECES = st.sampled_from(
    ["–", "—", "-", "--", "&ndash;", "&nbsp;", "&shy;", "&", "&amp;", "\u00ad", "\u200b", "\u200d", "\ufeff", "a\u030a",
     "\u030a", "\u0344", "\u212b", "\u0958", "\u1100\u1161", "\r\n", "\n\n", "\n", "\x1c", "\x85", "\xa0", " ", "Ja",
     "å", "🙂", "👩\u200d🚀", "\ufe0f", "."]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join))
def test_alignment_of_news_like_text(text: str) -> None:
    """The alignment holds for the blocks of any mixture of what news text is full of."""
    check(text, cut(text))


@given(st.text(), st.lists(st.integers(0, 60), max_size=8))
def test_alignment_of_any_text_and_blocks(text: str, ends: list[int]) -> None:
    """The alignment holds for any string, and for blocks that lie side by side or cut clusters in two."""
    bounds = sorted({min(end, len(text)) for end in ends} | {0, len(text)})
    check(text, [block(text, a, b) for a, b in pairwise(bounds)])


@pytest.mark.parametrize("piece", ["a", "\u030a", "&", "&nbsp;", "\u200b", " ", "–", "a\u030a", "ab\u030a"])
def test_readable_takes_time_in_proportion(piece: str) -> None:
    """A long run of anything is read in moments."""
    text = piece * (300_000 // len(piece))
    start = time.perf_counter()
    readable(text, whole(text))
    assert time.perf_counter() - start < 15


# --- from Stanza's sentences to ours ----------------------------------------------------------------------------


class FakePipeline:
    """Stands for a ``stanza.Pipeline``: splits at white space, ends a sentence at a stop, hangs words on the first."""

    def __init__(self, processors: Iterable[str] = ("tokenize", "pos", "lemma", "depparse", "ner")) -> None:
        self.processors = dict.fromkeys(processors)
        self.asked: list[tuple[int, frozenset[str]]] = []

    def bulk_process(self, texts: Sequence[str], processors: Iterable[str]) -> list[Any]:
        self.asked.append((len(texts), frozenset(processors)))
        return [fake_document(text) for text in texts]

    def process(self, docs: Sequence[Any], processors: Iterable[str]) -> Sequence[Any]:
        self.asked.append((sum(len(doc.sentences) for doc in docs), frozenset(processors)))
        for doc in docs:
            for sentence in doc.sentences:
                for word in sentence.words:
                    word.head, word.deprel = (0, "root") if word.id == 1 else (1, "dep")
        return docs


def fake_word(text: str, head: int | None = None) -> Any:
    return SimpleNamespace(text=text, lemma=None, upos=None, feats=None, head=head, deprel=None)


def fake_token(text: str, start: int | None, end: int | None, words: Sequence[Any] = ()) -> Any:
    return SimpleNamespace(text=text, start_char=start, end_char=end, ner=None, words=list(words) or [fake_word(text)])


def fake_document(text: str) -> Any:
    sentences: list[list[Any]] = [[]]
    at = 0
    for piece in text.split():
        at = text.index(piece, at)
        sentences[-1].append(fake_token(piece, at, at + len(piece)))
        at += len(piece)
        if piece.endswith("."):
            sentences.append([])
    return SimpleNamespace(text=text, sentences=[SimpleNamespace(tokens=tokens) for tokens in sentences if tokens])


def slices(text: str, sentences: Sequence[Sentence]) -> list[list[str]]:
    return [[text[token.start : token.end] for token in sentence.tokens] for sentence in sentences]


def test_tagged_tokens_are_slices_of_the_article() -> None:
    """Offsets are the article's, though the model has read something else; the block of each sentence is known."""
    text = "Ny\u00adhet\n\n&ndash; Sa\u030a bra. Ja.\n\n—\xa0Nei."
    (sentences,) = Parser(FakePipeline()).tag([(text, cut(text))])
    assert slices(text, sentences) == [["Ny\u00adhet"], ["&ndash;", "Sa\u030a", "bra."], ["Ja."], ["—", "Nei."]]
    assert [[t.text for t in s.tokens] for s in sentences][1] == ["-", "Så", "bra."]
    assert [s.block for s in sentences] == [0, 1, 1, 2]


def test_a_sentence_that_reaches_over_blocks_is_cut() -> None:
    """A model that runs on past a heading makes two sentences there, one for each block."""
    text = "En overskrift\n\nOg så et avsnitt."
    (sentences,) = Parser(FakePipeline()).tag([(text, cut(text))])
    assert slices(text, sentences) == [["En", "overskrift"], ["Og", "så", "et", "avsnitt."]]
    assert [[t.index for t in s.tokens] for s in sentences] == [[0, 1], [0, 1, 2, 3]]
    assert [s.block for s in sentences] == [0, 1]


def test_a_tree_that_reaches_over_blocks_is_cut() -> None:
    """Arcs inside a piece stay; a word whose head is in another block becomes a root."""
    text = "Ny skole\n\nDet sier Berg."
    heads = [2, 0, 4, 2, 4]
    places = [(0, 2), (3, 8), (10, 13), (14, 18), (19, 24)]
    tokens = [
        fake_token(text[a:b], a, b, [fake_word(text[a:b], head)]) for (a, b), head in zip(places, heads, strict=True)
    ]
    doc = SimpleNamespace(text=text, sentences=[SimpleNamespace(tokens=tokens)])
    first, second = from_document(doc, cut(text))
    assert [t.head for t in first.tokens] == [1, -1]
    assert [t.head for t in second.tokens] == [1, -1, 1]
    assert second.tokens[1].deprel == "root"
    assert [t.text for t in second.subtree(second.tokens[1])] == ["Det", "sier", "Berg."]


def test_words_of_a_multiword_token_share_its_place() -> None:
    """Each word is a token of ours; its slice is that of the whole."""
    token = fake_token("vámonos", 0, 7, [fake_word("vamos", 0), fake_word("nos", 1)])
    (sentence,) = from_document(
        SimpleNamespace(text="vámonos", sentences=[SimpleNamespace(tokens=[token])]), whole("vámonos")
    )
    assert [(t.text, t.start, t.end, t.head) for t in sentence.tokens] == [("vamos", 0, 7, -1), ("nos", 0, 7, 0)]


def test_what_the_model_leaves_open_has_a_value() -> None:
    """Without lemma, tag or entity a token has its lower-cased form, `X` and `O`; without heads it is only tagged."""
    (sentence,) = from_document(fake_document("Ja."), whole("Ja."))
    (token,) = sentence.tokens
    assert (token.lemma, token.upos, token.feats, token.head, token.deprel, token.entity) == (
        "ja.", "X", "", None, "", "O",
    )  # fmt: skip
    assert not sentence.parsed


@pytest.mark.parametrize("place", [(None, None), (0, 99), (2, 2)])
def test_tokens_without_a_place_are_refused(place: tuple[int | None, int | None]) -> None:
    """A document whose tokens have no offsets in its text says which token, and what to do."""
    doc = SimpleNamespace(text="Ja.", sentences=[SimpleNamespace(tokens=[fake_token("Ja.", *place)])])
    with pytest.raises(FormatError, match=r"sentences\[0\]: the token 'Ja\.' has start_char .* pass the text as str"):
        from_document(doc, whole("Ja."))


def test_tagging_is_batched() -> None:
    """All articles go through the model in one call, blank ones not at all, with the processors that tag."""
    nlp = FakePipeline()
    tagged = Parser(nlp).tag([(text, cut(text)) for text in ("Ja.", " ", "\u200b", "Nei. Jo.")])
    assert [len(sentences) for sentences in tagged] == [1, 0, 0, 2]
    assert nlp.asked == [(2, frozenset({"tokenize", "pos", "lemma", "ner"}))]


def test_nothing_to_tag_or_parse_asks_nobody() -> None:
    """Empty lists are answered without the model."""
    nlp = FakePipeline()
    assert Parser(nlp).tag([]) == []
    assert Parser(nlp).tag([(" ", ())]) == [()]
    assert Parser(nlp).parse([]) == []
    assert nlp.asked == []


def test_parsing_adds_trees_only() -> None:
    """Sentences of several articles are parsed together; offsets, tags and blocks stay as they were."""
    nlp = FakePipeline()
    parser = Parser(nlp)
    texts = ("Ja da.\n\nNei.", "– Jo visst.")
    tagged = [sentence for found in parser.tag([(text, cut(text)) for text in texts]) for sentence in found]
    parsed = parser.parse(tagged)
    assert nlp.asked[1:] == [(len(tagged), frozenset({"depparse"}))]
    assert [[t.head for t in s.tokens] for s in parsed] == [[-1, 0], [-1], [-1, 0, 0]]
    assert [s.block for s in parsed] == [s.block for s in tagged]
    assert [[(t.text, t.start, t.end) for t in s.tokens] for s in parsed] == [
        [(t.text, t.start, t.end) for t in s.tokens] for s in tagged
    ]
    assert all(s.parsed for s in parsed)
    assert not any(s.parsed for s in tagged)


# --- what a pipeline must bring ---------------------------------------------------------------------------------


def test_a_pipeline_without_parser_is_refused() -> None:
    """The message names what is missing and how to build a pipeline that has it."""
    with pytest.raises(ModelError, match=r"lacks the processors lemma, depparse; .* processors='tokenize,pos,lemma"):
        Parser(FakePipeline(["tokenize", "pos"]))


def test_names_are_optional() -> None:
    """A pipeline without ner will do."""
    nlp = FakePipeline(["tokenize", "mwt", "pos", "lemma", "depparse"])
    Parser(nlp).tag([("Ja.", whole("Ja."))])
    assert nlp.asked == [(1, frozenset({"tokenize", "mwt", "pos", "lemma"}))]


def test_only_a_stanza_document_is_a_document() -> None:
    """It is told by its class, in Stanza or derived from Stanza's; nothing else is taken for one."""
    document = type("Document", (), {"__module__": "stanza.models.common.doc"})
    assert is_document(document())
    assert is_document(type("Mine", (document,), {})())
    assert not any(is_document(value) for value in ("text", b"text", None, SimpleNamespace(text=""), document))


def test_stanzas_own_document_is_one() -> None:
    """The class that we tell by its name is still called so."""
    doc = pytest.importorskip("stanza.models.common.doc")
    assert is_document(doc.Document([], text="Ja."))


@pytest.mark.model
def test_no_sentence_ends_inside_a_word() -> None:
    """Where the tokenizer parts a word, as at a slash, its sentences are one again, numbered through."""
    import quotecite

    text = "– Vi vant, sa Skarvik/Holms daglige leder Frode Myhre etter kampen."
    article = quotecite.load()(text)
    assert [(q.text, [s.name for s in q.speakers]) for q in article.quotes] == [("Vi vant", ["Frode Myhre"])]
