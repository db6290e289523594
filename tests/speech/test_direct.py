"""From dash lines to what is said: parts, kinds, resumed words, credits cut off."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handmade import page, parsed
from quotecite.language.trees import Parsed
from quotecite.records import QuoteKind
from quotecite.speech.candidates import Candidate
from quotecite.speech.direct import direct_candidates, trimmed
from quotecite.words.lexicon import Lexicon

LEXICON = Lexicon.load()
SAYS_BERG = ", sier_VERB:fin_root Berg_nsubj_PER"


def candidates(text: Parsed) -> tuple[Candidate, ...]:
    """The candidates of a parsed text."""
    return direct_candidates(page(text), LEXICON)


def said(text: Parsed) -> list[list[str]]:
    """The parts of each candidate as printed."""
    return [[text.text[start:end] for start, end in candidate.parts] for candidate in candidates(text)]


def test_words_before_the_clause() -> None:
    """The words leave out the dash, the comma and the clause."""
    text = parsed(f"–_PUNCT Vi_PRON_3_nsubj bygger_VERB:fin_5_ccomp {SAYS_BERG} .")
    assert said(text) == [["Vi bygger"]]
    (candidate,) = candidates(text)
    assert candidate.clause is not None
    assert candidate.kind is QuoteKind.DASH
    assert not candidate.bare


def test_question_and_exclamation_marks_stay() -> None:
    """``?`` before the clause belongs to the words, and the candidate is a question."""
    text = parsed(["–_PUNCT Bygger_VERB:fin_root vi_PRON_nsubj ?", "spør_VERB:fin_root Berg_nsubj_PER ."])
    assert said(text) == [["Bygger vi?"]]
    assert candidates(text)[0].question


def test_a_line_without_a_clause() -> None:
    """Without a clause the whole line is said, its full stop too."""
    text = parsed("Berg_nsubj_PER ler_VERB:fin_root .", "–_PUNCT Vi_PRON_nsubj bygger_VERB:fin_root .")
    assert said(text) == [["Vi bygger."]]
    assert candidates(text)[0].bare


def test_interrupted_words_have_two_parts() -> None:
    """What a clause interrupts is one quote in two parts, without the commas around the clause."""
    text = parsed(
        "–_PUNCT Dette_PRON_8_nsubj , sier_VERB:fin_8_parataxis Berg_4_nsubj_PER , er_AUX:fin_8_cop galt_ADJ_root ."
    )
    assert said(text) == [["Dette", "er galt."]]


@pytest.mark.parametrize(
    ("more", "words"),
    [("men_CCONJ ikke_PART nå_ADV .", ["Vi bygger", "men ikke nå."]), ("men_CCONJ ler_VERB:fin .", ["Vi bygger"])],
)
def test_a_limit_after_the_source(more: str, words: list[str]) -> None:
    """``men`` without a verb goes on with the words; with one it goes on with the telling."""
    assert said(parsed(f"–_PUNCT Vi_PRON_3_nsubj bygger_VERB:fin_5_ccomp {SAYS_BERG} , {more}")) == [words]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ("som_SCONJ med_ADP kona_NOUN , Lie_PER , driver_VERB:fin_5_ccomp gården_NOUN .", ["Vi bygger"]),
        ("som_SCONJ driver_VERB:fin gården_NOUN , og_CCONJ som_SCONJ nå_ADV , gir_VERB:fin .", ["Vi bygger"]),
        ("som_SCONJ driver_VERB:fin gården_NOUN , er_AUX:fin klar_ADJ .", ["Vi bygger", "er klar."]),
    ],
)
def test_what_tells_more_of_the_source(more: str, words: list[str]) -> None:
    """A relative clause after the source is the narrator's, with its commas; the words go on at a verb after it."""
    text = parsed(f"–_PUNCT Vi_PRON_3_nsubj bygger_VERB:fin_5_ccomp {SAYS_BERG} , {more}")
    assert said(text) == [words]


@pytest.mark.parametrize("asks", ["spør_VERB:fin_root vi_PRON_nsubj", "spør_VERB:fin_root jeg_PRON_nsubj",
                                  "lurer_VERB:fin_root jeg_PRON_nsubj på_ADP"])  # fmt: skip
def test_the_narrator_asks(asks: str) -> None:
    """A verb of asking with *jeg* or *vi* after a question is a clause; after a comma *jeg* may be the speaker."""
    text = parsed(["–_PUNCT Bygger_VERB:fin_root de_PRON_nsubj ?", f"{asks} ."])
    assert said(text) == [["Bygger de?"]]
    assert candidates(text)[0].clause is not None
    own = parsed(f"–_PUNCT Hvem_PRON_3_nsubj bygger_VERB:fin_5_ccomp , {asks} .")
    assert said(own) == [["Hvem bygger"] if "vi" in asks else [own.text[2:]]]


def test_resumed_with_a_dash() -> None:
    """After a comma and a new dash a further quote begins, which has no clause of its own."""
    text = parsed(
        f"–_PUNCT Vi_PRON_3_nsubj bygger_VERB:fin_5_ccomp {SAYS_BERG} , –_PUNCT men_CCONJ_10_cc nå_ADV_3_conj ."
    )
    assert said(text) == [["Vi bygger"], ["men nå."]]
    assert [candidate.bare for candidate in candidates(text)] == [False, True]


def test_resumed_in_a_sentence_of_its_own() -> None:
    """A dash after the clause's full stop opens a line, hence a quote, of its own."""
    text = parsed(
        [f"–_PUNCT Vi_PRON_3_nsubj bygger_VERB:fin_5_ccomp {SAYS_BERG} .", "–_PUNCT Men_CCONJ_cc nå_ADV_root ."]
    )
    assert said(text) == [["Vi bygger"], ["Men nå."]]


@pytest.mark.parametrize(("pronoun", "goes_on"), [("Vi", True), ("Eg", True), ("Hun", False), ("Dei", False)])
def test_a_sentence_after_the_clause(pronoun: str, goes_on: bool) -> None:
    """Without a new dash, the first person tells that the speaker goes on; else the narrator does."""
    text = parsed(
        [
            f"–_PUNCT Vi_PRON_3_nsubj bygger_VERB:fin_5_ccomp {SAYS_BERG} .",
            f"{pronoun}_PRON_nsubj smiler_VERB:fin_root .",
        ]
    )
    assert said(text) == [["Vi bygger", f"{pronoun} smiler."] if goes_on else ["Vi bygger"]]


def test_headlines_and_crossheads_are_headings() -> None:
    """A dash line in title style is a heading where it stands as a headline or crosshead."""
    text = parsed("–_PUNCT Vi_PRON_nsubj bygger_VERB:fin_root", "Berg_nsubj_PER ler_VERB:fin_root .")
    assert [candidate.kind for candidate in candidates(text)] == [QuoteKind.HEADING]


def test_a_headline_with_a_clause_is_running_speech() -> None:
    """A dash line with a reporting clause is ``dash`` even where it stands as a headline."""
    text = parsed(f"–_PUNCT Vi_PRON_3_nsubj bygger_VERB:fin_5_ccomp {SAYS_BERG}", "Berg_nsubj_PER ler_VERB:fin_root .")
    assert [candidate.kind for candidate in candidates(text)] == [QuoteKind.DASH]


def test_a_lead_in_title_style_is_a_heading() -> None:
    """Words after a label and a colon are a heading without a full stop, and running speech with one."""
    label = "Lie_nsubj_PER ler_VERB:fin_root .", "Ap-topp_NOUN:ind_root : –_PUNCT Uaktuelt_ADJ_1_parataxis"
    assert [c.kind for c in candidates(parsed(*label, "Berg_nsubj_PER ler_VERB:fin_root ."))] == [QuoteKind.HEADING]
    said_so = parsed(label[0], f"{label[1]} .", "Berg_nsubj_PER ler_VERB:fin_root .")
    assert [c.kind for c in candidates(said_so)] == [QuoteKind.DASH]


def test_only_a_clause_is_no_quote() -> None:
    """A line of which nothing remains beside its clause gives no candidate."""
    assert said(parsed("–_PUNCT ,_PUNCT sier_VERB:fin_root Berg_nsubj_PER .")) == []


@pytest.mark.parametrize("label", ["Foto", "FOTO"])
def test_a_credit_is_cut_off(label: str) -> None:
    """The credit at the end of a caption is nobody's words."""
    text = parsed(
        "Berg_nsubj_PER ler_VERB:fin_root .",
        [
            "GLAD_ADJ_root : –_PUNCT Vi_PRON_5_nsubj bygger_VERB:fin_1_parataxis .",
            f"{label}_NOUN_root : Ola_PER Lie_PER",
        ],
    )
    assert candidates(text)[0].lead
    assert said(text) == [["Vi bygger."]]


def test_a_label_that_is_no_credit_stays() -> None:
    """A word with a colon inside the words cuts nothing off."""
    text = parsed(
        "Berg_nsubj_PER ler_VERB:fin_root .", "–_PUNCT Svaret_NOUN:def_nsubj : Vi_PRON_nsubj bygger_VERB:fin_root ."
    )
    assert said(text) == [["Svaret: Vi bygger."]]


def test_parts_are_in_order_and_in_their_line() -> None:
    """Candidates are numbered in text order; their parts are disjoint and lie in their line."""
    text = parsed(
        f"–_PUNCT Vi_PRON_3_nsubj bygger_VERB:fin_5_ccomp {SAYS_BERG} , –_PUNCT men_CCONJ_10_cc nå_ADV_3_conj .",
        "–_PUNCT Dette_PRON_8_nsubj , sier_VERB:fin_8_parataxis Lie_4_nsubj_PER , er_AUX:fin_8_cop galt_ADJ_root .",
    )
    found = candidates(text)
    assert [candidate.index for candidate in found] == list(range(len(found)))
    offsets = [offset for candidate in found for part in candidate.parts for offset in part]
    assert offsets == sorted(set(offsets))
    for candidate in found:
        assert candidate.place.start < candidate.start <= candidate.end <= candidate.place.end


# --- trimming ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (" Ja. ", "Ja."),
        ("\u2060Ja\u200b", "Ja"),
        ("Ja, ", "Ja"),
        ("Ja –", "Ja"),
        ("Ja, –", "Ja"),
        ("Ja! ", "Ja!"),
        ("«Ja»,", "«Ja»"),
        ("Ja …", "Ja …"),
    ],
)
def test_trimmed_before_a_clause(text: str, kept: str) -> None:
    """White space, the comma and a dash before the clause go; other marks stay."""
    span = trimmed(text, 0, len(text), comma=True)
    assert span is not None
    assert text[slice(*span)] == kept


def test_trimmed_keeps_the_comma_elsewhere() -> None:
    """Only before a clause is a comma not part of the words."""
    assert trimmed("Ja, ", 0, 4) == (0, 3)


def test_trimmed_to_nothing() -> None:
    """Where nothing is left there is nothing."""
    assert trimmed(" , ", 0, 3, comma=True) is None
    assert trimmed("  ", 0, 2) is None


@given(st.text(alphabet="aJ ,.–-\u2060\u200b\n«»", max_size=12), st.booleans())
def test_trimmed_stays_inside(text: str, comma: bool) -> None:
    """What remains lies inside, is not empty, and neither begins nor ends with white space."""
    span = trimmed(text, 0, len(text), comma=comma)
    if span is not None:
        start, end = span
        assert 0 <= start < end <= len(text)
        assert not text[start].isspace()
        assert not text[end - 1].isspace()


# --- anything ---------------------------------------------------------------------------------------------------

WORD = st.sampled_from(
    ["Vi_PRON_nsubj", "bygger_VERB:fin", "Berg_nsubj_PER", "ja_INTJ", "Hun_PRON_nsubj", "sier_VERB:fin", ",", "–_PUNCT",
     "Foto_NOUN", ":", "?", "nå_ADV", "at_SCONJ", "og_CCONJ", "(_PUNCT", ")_PUNCT", "«_PUNCT", "»_PUNCT", "ifølge_ADP",
     "til_ADP", "er_AUX:fin", "det_PRON", "i_ADP", "ordføreren_NOUN:def", "legger_VERB:fin"]
)  # fmt: skip
SENTENCE = st.lists(WORD, max_size=8).map(lambda words: " ".join(["–_PUNCT", *words, "slutt_ADJ_root", "."]))


@given(st.lists(st.lists(SENTENCE, min_size=1, max_size=3), min_size=1, max_size=3))
def test_any_sentences(blocks: list[list[str]]) -> None:
    """Whatever stands in a line, its parts are trimmed, in order, disjoint and within the line."""
    text = parsed(*blocks)
    at = 0
    for candidate in candidates(text):
        for start, end in candidate.parts:
            assert max(at, candidate.place.start) <= start < end <= candidate.place.end
            assert text.text[start:end] == text.text[start:end].strip()
            at = end
