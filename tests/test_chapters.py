"""Texts longer than any article: read in chapters, and one article all the same."""

from __future__ import annotations

from itertools import pairwise

import attrs
import pytest

from handmade import LEXICON, page, parsed
from quotecite import chapters
from quotecite.language.trees import LONGEST, Parsed, Sentence, Token, in_blocks
from quotecite.pipeline import analyse, article
from quotecite.records import Article, Block, BlockKind, Meta, Span
from quotecite.sieves import DEFAULT_SIEVES

LINE = "–_PUNCT Vi_PRON_3_nsubj {0}_VERB:fin_5_ccomp ,_PUNCT sier_VERB:fin_root {1} ._PUNCT_5"
FIRST = LINE.format("bygger", "ordfører_NOUN_5_nsubj Kari_6_appos_PER Berg_7_flat_PER")
SHE = LINE.format("trygler", "hun_PRON_5_nsubj")
AGAIN = LINE.format("venter", "Kari_5_nsubj_PER Berg_6_flat_PER")
SURNAME = LINE.format("vinner", "Berg_5_nsubj_PER")
OTHER = LINE.format("taper", "Ola_5_nsubj_PER Lie_6_flat_PER")
META = Meta(quotecite="", model="", lexicon="")


def read(*blocks: str | list[str]) -> Article:
    """The article of some blocks."""
    return article(analyse(page(parsed(*blocks)), DEFAULT_SIEVES, LEXICON), (), META)


def said(found: Article) -> list[tuple[str, str]]:
    return [(quote.text, str(quote.speaker)) for quote in found.quotes]


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chapters of twenty words: two lines."""
    monkeypatch.setattr(chapters, "LONGEST", 20)


@pytest.mark.usefixtures("short")
def test_somebody_of_two_chapters_is_one_source() -> None:
    """By the full name, and by the surname that only one has; with what the first chapter says of her."""
    found = read(FIRST, OTHER, AGAIN, SURNAME)
    assert said(found) == [
        ("Vi bygger", "Kari Berg"),
        ("Vi taper", "Ola Lie"),
        ("Vi venter", "Kari Berg"),
        ("Vi vinner", "Kari Berg"),
    ]
    assert [(s.id, s.name, s.role, len(s.mentions)) for s in found.sources] == [
        ("s1", "Kari Berg", "ordfører", 3),
        ("s2", "Ola Lie", None, 1),
    ]
    assert [quote.block for quote in found.quotes] == [0, 1, 2, 3]


@pytest.mark.usefixtures("short")
def test_a_chapter_begins_anew() -> None:
    """*hun* is looked for in her chapter alone: an open answer, where a whole article has one."""
    assert said(read(FIRST, OTHER, SHE))[2] == ("Vi trygler", "None")


@pytest.mark.usefixtures("short")
def test_names_are_those_of_the_whole_text() -> None:
    """A word that another chapter shows to be a surname is one here too, though the model takes it for a noun."""
    tagged = LINE.format("vinner", "Berg_NOUN_5_nsubj")
    assert [said(read(first, OTHER, tagged))[2] for first in (FIRST, OTHER)] == [
        ("Vi vinner", "Kari Berg"),
        ("Vi vinner", "None"),
    ]


def test_an_article_is_one_chapter() -> None:
    """What is shorter than that is read as it always was."""
    assert said(read(FIRST, SHE))[1] == ("Vi trygler", "Kari Berg")


@pytest.mark.usefixtures("short")
def test_a_block_that_is_too_long_is_cut_between_sentences() -> None:
    """Its parts have the number of the block; the article has the block as it was."""
    plain = "Kari_2_nsubj_PER venter_VERB:fin_root på_ADP_4_case skolen_NOUN:def_2_obl ._PUNCT_2"
    told = (
        "Kari_2_nsubj_PER sier_VERB:fin_root at_SCONJ_5_mark skolen_NOUN:def_5_nsubj bygges_VERB:fin_2_ccomp ._PUNCT_2"
    )
    found = read([plain, plain, plain, plain, told, told], told)
    assert [block.span.text[:4] for block in found.blocks] == ["Kari", "Kari"]
    assert [quote.block for quote in found.quotes] == [0, 0, 1]
    assert {str(quote.speaker) for quote in found.quotes} == {"Kari"}
    assert len(found.sources) == 1
    assert len(found.quotes) == 3
    assert all(a.start < b.start for a, b in pairwise(found.sources[0].mentions[n].span for n in range(3)))


MARKED = "«_PUNCT Vi_PRON_3_nsubj {0}_VERB:fin_6_ccomp »_PUNCT ,_PUNCT sier_VERB:fin_root {1} ._PUNCT_6"


@pytest.mark.usefixtures("short")
def test_each_part_of_a_block_is_read_once_and_by_itself() -> None:
    """Words in marks stand in one part alone, and *hun* is nobody of the part before."""
    first = MARKED.format("bygger", "Kari_6_nsubj_PER Berg_7_flat_PER")
    other = MARKED.format("venter", "Ola_6_nsubj_PER Lie_7_flat_PER")
    last = MARKED.format("vinner", "hun_PRON_6_nsubj")
    found = read([first, other, last])
    assert said(found) == [("Vi bygger", "Kari Berg"), ("Vi venter", "Ola Lie"), ("Vi vinner", "None")]
    assert said(read([first, last]))[1] == ("Vi vinner", "Kari Berg")
    plain = "Kari_2_nsubj_PER venter_VERB:fin_root på_ADP_4_case skolen_NOUN:def_2_obl ._PUNCT_2"
    assert said(read([FIRST, plain, plain, plain, plain])) == [("Vi bygger", "Kari Berg")]
    assert [quote.block for quote in found.quotes] == [0, 0, 0]


@pytest.mark.usefixtures("short")
@pytest.mark.parametrize(("words", "speaker"), [(20, "Kari Berg"), (21, "None")])
def test_a_chapter_has_room_for_so_many_words(words: int, speaker: str) -> None:
    """Twenty words are one chapter, with the twenty-first another begins: between blocks as between sentences."""
    first = "Kari_3_nsubj_PER Berg_1_flat_PER smiler_VERB:fin_root til_ADP_5_case oss_PRON_3_obl ._PUNCT_3"
    she = MARKED.format("trygler", "hun_PRON_6_nsubj")
    now = words - 18
    more = "Vi_PRON_2_nsubj ser_VERB:fin_root det_PRON_2_obj" + now * " nå_ADV_2_advmod" + " ._PUNCT_2"
    assert sum(len(sentence.split()) for sentence in (first, more, she)) == words
    assert said(read(first, more, she)) == [("Vi trygler", speaker)]
    assert said(read([first, more, she, more])) == [("Vi trygler", speaker)]


def test_a_sentence_without_end_is_cut() -> None:
    """Only trees from elsewhere have one; each piece keeps the arcs inside it."""
    text = "ja " * (2 * LONGEST + 5)
    tokens = [Token(index=n, start=3 * n, end=3 * n + 2, text="ja", head=n - 1) for n in range(2 * LONGEST + 5)]
    endless = Parsed(text=text, sentences=(Sentence(tokens=tuple(tokens)),))
    block = Block(span=Span(start=0, end=len(text) - 1, text=text[:-1]), kind=BlockKind.PARAGRAPH)
    cut = in_blocks(endless.sentences, [block])
    assert [len(sentence.tokens) for sentence in cut] == [LONGEST, LONGEST, 5]
    assert [sentence.tokens[0].head for sentence in cut] == [-1, -1, -1]
    assert [sentence.tokens[1].head for sentence in cut] == [0, 0, 0]
    assert in_blocks([attrs.evolve(endless.sentences[0], tokens=tuple(tokens[:LONGEST]))], [block])[0].parsed
