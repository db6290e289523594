"""CoNLL-U in: exact offsets in the text that is built, and errors that name the line."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotecite.errors import FormatError
from quotecite.language.conllu import read_conllu
from quotecite.language.trees import Parsed, Sentence, Token


def conllu(*lines: str) -> str:
    """CoNLL-U from lines with columns separated by single spaces; a comment or an empty line stays as it is."""
    return "\n".join(line if line.startswith("#") else line.replace(" ", "\t") for line in lines) + "\n\n"


SAID = conllu(
    "# newpar",
    "# sent_id = 1",
    "# text = – Vi må bygge, sier Kari Berg.",
    "1 - - PUNCT _ _ 4 punct _ _",
    "2 Vi vi PRON _ Number=Plur|Person=1 4 nsubj _ _",
    "3 må måtte AUX _ VerbForm=Fin 4 aux _ _",
    "4 bygge bygge VERB _ VerbForm=Inf 6 ccomp _ SpaceAfter=No",
    "5 , , PUNCT _ _ 6 punct _ _",
    "6 sier si VERB _ VerbForm=Fin 0 root _ _",
    "7 Kari Kari PROPN _ _ 6 nsubj _ NER=B-PER",
    "8 Berg Berg PROPN _ _ 7 flat:name _ NER=I-PER|SpaceAfter=No",
    "9 . . PUNCT _ _ 6 punct _ _",
)
JA = conllu("1 Ja ja INTJ _ _ 0 root _ SpaceAfter=No", "2 . . PUNCT _ _ 1 punct _ _")


def places(parsed: Parsed) -> list[list[str]]:
    return [[parsed.text[token.start : token.end] for token in sentence.tokens] for sentence in parsed.sentences]


def test_a_sentence_with_everything() -> None:
    """Text, offsets, tags, heads and entities are as written; a dash keeps its glyph in the text."""
    parsed = read_conllu(SAID)
    assert parsed.text == "– Vi må bygge, sier Kari Berg."
    (sentence,) = parsed.sentences
    assert places(parsed) == [["–", "Vi", "må", "bygge", ",", "sier", "Kari", "Berg", "."]]
    assert sentence.tokens[0].text == "-"
    assert sentence.tokens[1] == Token(
        index=1,
        start=2,
        end=4,
        text="Vi",
        lemma="vi",
        upos="PRON",
        feats="Number=Plur|Person=1",
        head=3,
        deprel="nsubj",
    )
    assert [t.head for t in sentence.tokens] == [3, 3, 3, 5, 5, -1, 5, 6, 5]
    assert [t.entity for t in sentence.tokens[5:8]] == ["O", "B-PER", "I-PER"]


def test_without_text_the_spaces_come_from_misc() -> None:
    """`SpaceAfter=No` joins two tokens, `SpacesAfter` gives the white space itself."""
    parsed = read_conllu(
        conllu(
            r"1 En en DET _ _ 0 root _ SpacesAfter=\s\s",
            "2 ball ball NOUN _ _ 1 x _ SpaceAfter=No",
            "3 . . X _ _ 1 x _ _",
        )
    )
    assert parsed.text == "En  ball."
    assert places(parsed) == [["En", "ball", "."]]


def test_sentences_and_paragraphs() -> None:
    """One space between two sentences, a blank line before a paragraph; blocks are counted by paragraph."""
    parsed = read_conllu("# newdoc id = a\n# newpar\n" + JA + JA + "# newpar id = b\n" + JA)
    assert parsed.text == "Ja. Ja.\n\nJa."
    assert places(parsed) == [["Ja", "."]] * 3
    assert [s.block for s in parsed.sentences] == [0, 0, 1]


def test_line_breaks_in_misc_part_paragraphs() -> None:
    """`SpacesAfter` with a blank line, as Stanza and UDPipe write it, stands for itself and parts paragraphs."""
    last = "2 . . PUNCT _ _ 1 punct _ "
    parsed = read_conllu(
        JA.replace(last.replace(" ", "\t") + "_", last.replace(" ", "\t") + r"SpacesAfter=\r\n\r\n\s") + JA
    )
    assert parsed.text == "Ja.\r\n\r\n Ja."
    assert [s.block for s in parsed.sentences] == [0, 1]


def test_offsets_in_misc_are_kept() -> None:
    """`start_char` places a sentence, so that offsets are those of the text it was cut from."""
    parsed = read_conllu(
        conllu(
            "# text = Ja.",
            "1 Ja ja X _ _ 0 root _ start_char=2|end_char=4",
            "2 . . X _ _ 1 x _ start_char=4|end_char=5",
        )
        + conllu("# newpar", "# text = Ja", "1 Ja ja X _ _ 0 root _ start_char=6|end_char=8")
        + conllu("# newpar", "# text = Ja", "1 Ja ja X _ _ 0 root _ start_char=12|end_char=14")
    )
    assert parsed.text == "  Ja.\nJa\n\n  Ja"
    assert [[(t.start, t.end) for t in s.tokens] for s in parsed.sentences] == [[(2, 4), (4, 5)], [(6, 8)], [(12, 14)]]


def test_multiword_tokens_and_empty_nodes() -> None:
    """Words of a multiword token share its place; empty nodes are passed over."""
    parsed = read_conllu(
        conllu(
            "# text = vámonos nå!",
            "1-2 vámonos _ _ _ _ _ _ _ _",
            "1 vamos ir VERB _ _ 0 root _ _",
            "2 nos nosotros PRON _ _ 1 obj _ _",
            "2.1 x x X _ _ _ _ _ _",
            "3 nå nå ADV _ _ 1 advmod _ SpaceAfter=No",
            "4 ! ! PUNCT _ _ 1 punct _ _",
        )
    )
    (sentence,) = parsed.sentences
    assert [(t.index, t.text, t.start, t.end) for t in sentence.tokens] == [
        (0, "vamos", 0, 7), (1, "nos", 0, 7), (2, "nå", 8, 10), (3, "!", 10, 11),
    ]  # fmt: skip


def test_a_sentence_without_heads_is_only_tagged() -> None:
    """Underscores for HEAD and DEPREL make a sentence that a finder will parse."""
    (sentence,) = read_conllu(conllu("1 Ja _ _ _ _ _ _ _ _")).sentences
    assert not sentence.parsed
    assert (sentence.tokens[0].lemma, sentence.tokens[0].upos, sentence.tokens[0].deprel) == ("ja", "X", "")


@pytest.mark.parametrize("source", ["", "\n\n", "# newdoc\n\n", "\ufeff"])
def test_an_empty_document(source: str) -> None:
    """No sentences, no text."""
    assert read_conllu(source) == Parsed(text="", sentences=())


def test_line_ends_and_byte_order_mark() -> None:
    """CRLF, a byte order mark and a missing last empty line do no harm."""
    parsed = read_conllu("\ufeff" + SAID.rstrip("\n").replace("\n", "\r\n"))
    assert parsed.text == read_conllu(SAID).text


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (conllu("1 Ja ja"),
         r"line 1: 3 columns; expected 10, separated by tabs: ID FORM LEMMA"),
        (conllu("# newpar", "x Ja ja X _ _ 0 root _ _"),
         r"line 2: ID 'x'; expected a number, a range"),
        (conllu("2 Ja ja X _ _ 0 root _ _"),
         r"line 1: ID '2'; expected 1"),
        (JA + conllu("1 a a X _ _ 0 r _ _", "1 b b X _ _ 1 r _ _"),
         r"line 5: ID '1'; expected 2"),
        (conllu("2-1 Ja _ _ _ _ _ _ _ _"),
         r"line 1: ID '2-1'; expected 1"),
        (conllu("1-2 Ja _ _ _ _ _ _ _ _", "1 a a X _ _ 0 r _ _"),
         r"line 1: ID '1-2'; expected a range of the words 1 to 1"),
        (
            conllu("1-2 ab _ _ _ _ _ _ _ _", "1 a a X _ _ 0 r _ _", "2-3 bc _ _ _ _ _ _ _ _", "2 b b X _ _ 1 x _ _",
                   "3 c c X _ _ 1 x _ _"),
            r"line 3: ID '2-3'; expected a range of the words 3 to 3",
        ),
        (conllu("1  ja X _ _ 0 root _ _"),
         r"line 1: FORM is empty; expected a form"),
        (conllu("1 Ja ja X _ _ 2 root _ _"),
         r"line 1: HEAD '2'; expected 0 to 1, not the word itself"),
        (conllu("1 Ja ja X _ _ 1 root _ _"),
         r"line 1: HEAD '1'; expected 0 to 1, not the word itself"),
        (conllu("1 Ja ja X _ _ -1 root _ _"),
         r"line 1: HEAD '-1'; expected 0 to 1"),
        (conllu("1 a a X _ _ 0 root _ _", "2 b b X _ _ _ _ _ _"),
         r"line 2: HEAD '_'; expected a number, as other words"),
        (conllu("# text = Nei", "1 Ja ja X _ _ 0 r _ _"),
         r"line 2: FORM 'Ja'; expected what # text \(line 1\) goes on .*'Nei'"),
        (conllu("# text = Ja da", "1 Ja ja X _ _ 0 r _ _"),
         r"line 1: # text goes on with 'da' after the last token"),
        (conllu("1 Ja ja X _ _ 0 r _ start_char=x"),
         r"line 1: start_char=x; expected an integer"),
        (conllu("1 Ja ja X _ _ 0 r _ start_char=0|end_char=3"),
         r"line 1: end_char=3; expected 2, by the forms"),
        (JA + conllu("1 Ja ja X _ _ 0 r _ start_char=1"),
         r"line 4: start_char=1; expected 3 or more"),
        (conllu("1 Ja ja X _ _ 0 r _ SpacesAfter=a", "2 a a X _ _ 1 x _ _"),
         r"line 1: SpacesAfter=a; expected white space"),
        (conllu("1 Ja ja X _ _ 0 r _ _", "# text = Ja"),
         r"line 2: a comment inside a sentence; expected comments before"),
        ("# newdoc\n" + JA + "# newdoc\n" + JA, r"line 5: a second # newdoc; expected one document; split the source"),
    ],
)  # fmt: skip
def test_errors_name_the_line_and_what_was_expected(source: str, message: str) -> None:
    """What is not CoNLL-U, or does not fit together, is refused with its line."""
    with pytest.raises(FormatError, match=message):
        read_conllu(source)


FORMS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=6)


@given(st.lists(st.lists(st.tuples(FORMS, st.booleans()), min_size=1, max_size=5), max_size=5), st.booleans())
def test_offsets_are_exact(sentences: list[list[tuple[str, bool]]], paragraphs: bool) -> None:
    """Whatever the forms and the spaces between them, each token is its form at its place in the text."""
    lines: list[str] = []
    for words in sentences:
        lines += ["# newpar"] if paragraphs else []
        for i, (form, space) in enumerate(words, start=1):
            misc = "_" if space else "SpaceAfter=No"
            lines.append(f"{i}\t{form}\t_\tX\t_\t_\t{i - 1}\tdep\t_\t{misc}")
        lines.append("")
    parsed = read_conllu("\n".join(lines))
    assert places(parsed) == [[form for form, _ in words] for words in sentences]
    assert [s.block for s in parsed.sentences] == [i if paragraphs else 0 for i in range(len(sentences))]


PIECES = st.sampled_from(
    ["1", "2", "1-2", "2.1", "0", "_", "a", "-", "–", "# text = a", "# newpar", "SpaceAfter=No", "start_char=1", "|"]
)
LINES = st.lists(st.lists(PIECES, max_size=10).map("\t".join), max_size=8).map("\n".join)


@given(st.one_of(st.text(), LINES))
def test_any_text_is_read_or_refused(text: str) -> None:
    """There is no string that fails in any other way than with a FormatError."""
    with suppress(FormatError):
        read_conllu(text)


# --- sentences of one's own -------------------------------------------------------------------------------------


def token(index: int, start: int, end: int, head: int | None = -1) -> Token:
    return Token(index=index, start=start, end=end, text="x", head=head)


@pytest.mark.parametrize(
    ("tokens", "message"),
    [
        ([], r"sentences\[0\]: no tokens"),
        ([token(1, 0, 1)], r"sentences\[0\]\.tokens\[0\] 'x': index 1; expected 0"),
        ([token(0, 0, 9)], r"start 0, end 9; expected 0 ≤ start < end ≤ 3"),
        ([token(0, 1, 1)], r"start 1, end 1; expected 0 ≤ start < end ≤ 3"),
        ([token(0, 2, 3), token(1, 0, 1)], r"tokens\[1\] 'x': start 0, end 1; expected 2 ≤ start"),
        ([token(0, 0, 1, 1)], r"head 1; expected -1 \(root\) to 0 or None"),
        ([token(0, 0, 1), token(1, 1, 2, None)], r"some tokens have a head and some have None"),
    ],
)
def test_parsed_refuses_what_does_not_fit(tokens: list[Token], message: str) -> None:
    """Hand-made sentences must lie in their text, in order, with heads that are there."""
    with pytest.raises(FormatError, match=message):
        Parsed(text="x x", sentences=(Sentence(tokens=tuple(tokens)),))
