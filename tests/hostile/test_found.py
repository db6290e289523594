"""What hostile texts and files broke once: each by itself, in few words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import quotecite
from handmade import LEXICON, page, parsed
from hostile import made
from hostile.promises import check_article
from quotecite import evaluate
from quotecite.errors import FormatError
from quotecite.formats import read_jsonl, read_label_studio
from quotecite.language.norwegian import without_genitive
from quotecite.pipeline import analyse
from quotecite.records import CueKind
from quotecite.sieves import DEFAULT_SIEVES
from quotecite.sieves.named_source import from_clause
from quotecite.sieves.scene import Context
from quotecite.speech.clauses import Clause
from quotecite.text.blocks import segment
from quotecite.text.credits import find_credits
from quotecite.who.mentions import Describer

READERS: tuple[Callable[[Path], Any], ...] = (
    lambda path: list(read_jsonl(path)),
    evaluate.read_gold,
    read_label_studio,
)
reader = pytest.mark.parametrize("read", READERS, ids=["read_jsonl", "read_gold", "read_label_studio"])


@reader
def test_a_file_that_is_no_utf8(read: Callable[[Path], Any], tmp_path: Path) -> None:
    """The byte is named, where a ``UnicodeDecodeError`` named neither file nor line."""
    path = tmp_path / "gammel.jsonl"
    path.write_bytes('{"text": "Ja, sier Åse."}\n'.encode("cp1252"))
    with pytest.raises(FormatError, match=r"gammel\.jsonl.*: not UTF-8 \(the byte C5, after 19 characters\)"):
        read(path)


@reader
@pytest.mark.parametrize("json", ["[" * 50_000, "1" * 5_000], ids=["nested", "digits"])
def test_json_that_python_does_not_read(read: Callable[[Path], Any], json: str, tmp_path: Path) -> None:
    """Lists in lists without end, and a number of thousands of digits, are no JSON to us."""
    path = tmp_path / "ond.jsonl"
    path.write_text(json, encoding="utf-8")
    with pytest.raises(FormatError, match=r"ond\.jsonl.* JSON"):
        read(path)


def test_a_row_of_a_table_that_is_nested_without_end(tmp_path: Path) -> None:
    """The row is told, and the others are read."""
    path = tmp_path / "arkiv.jsonl"
    path.write_text('{"text": "Ja."}\n' + "[" * 50_000 + '\n{"text": "Nei."}\n', encoding="utf-8")
    bad: list[Exception] = []
    rows = list(quotecite.read_table(path, errors=lambda _, error: bad.append(error)))
    assert [text for text, _ in rows] == ["Ja.", "Nei."]
    assert "row 2 (line 2)" in str(bad[0])


def test_linked_data_that_is_nested_without_end() -> None:
    """What a page says of itself in JSON that cannot be read is passed over, as all that is no JSON."""
    script = f'<script type="application/ld+json">{"[" * 50_000}</script>'
    page_of_it = quotecite.from_html(f"<html><head>{script}</head><body><p>– Ja, sier Berg.</p></body></html>")
    assert page_of_it.text == "– Ja, sier Berg."


@pytest.mark.parametrize("end", ["<ead>", "<nav>", "<m/head>"])
def test_a_page_whose_body_stands_in_its_head(end: str) -> None:
    """A mistyped ``</head>`` takes the body along; the article is read all the same."""
    found = quotecite.from_html(f"<html><head><title>T</title>{end}<body><article><p>– Ja.</p></article></body></html>")
    assert found.text == "– Ja."


def test_a_page_of_which_nothing_is_left() -> None:
    """``drop`` may match the body itself."""
    assert quotecite.from_html("<html><body><p>– Ja.</p></body></html>", drop="body").text == ""


@pytest.mark.parametrize("text", ["Foto: Lie, / NTB", "Foto: Lie,", "Foto: Ola Lie, / Kari Berg"])
def test_a_comma_with_nothing_after_it_in_a_credit(text: str) -> None:
    """Before a slash or at the end it separates nothing."""
    (credit,) = find_credits(text, segment(text, LEXICON), LEXICON)
    assert "Lie" in credit.names[0]


def test_a_possessive_by_itself_is_nobodys() -> None:
    """``hans`` alone owned itself, and asked for its owner without end."""
    on = page(parsed("Han_PRON_2_nsubj sier_VERB:fin_root hans_PRON_2_obj ._PUNCT_2"))
    sentence = on.sentences[0]
    assert Describer(on, LEXICON).describe(sentence, sentence.tokens[2:3]).owner is None


@pytest.mark.parametrize(
    "sentence",
    [
        "«_PUNCT ,_PUNCT sier_VERB:fin_root Berg_PER_3_nsubj ._PUNCT_3",
        "«_PUNCT –_PUNCT sier_VERB:fin_root Kari_3_nsubj_PER Berg_4_flat_PER ._PUNCT_3",
    ],
)
def test_a_mark_with_nothing_but_its_clause(sentence: str) -> None:
    """``«, sier Berg.`` holds no words of anybody's, and was a quote without any."""
    check_article(made.finder(made.Taken(b""))(parsed(sentence)))


def test_an_ending_alone_is_no_genitive() -> None:
    """The body that stands before a name is called by something, be it *s*."""
    assert [without_genitive(word) for word in ("s", "'s", "'", "Bergs")] == ["s", "'s", "'", "Berg"]


def test_a_report_that_names_nobody() -> None:
    """``Her heter det at …`` below a heading: the note says so, where the word for the narrator was looked for."""
    read = page(parsed("Her_ADV_2_advmod heter_VERB:fin_root det_PRON_2_expl ._PUNCT_2"))
    sentence, stages = read.sentences[0], analyse(read, DEFAULT_SIEVES, LEXICON)
    clause = Clause(
        sentence=sentence, cue=sentence.tokens[1], lemma="heite", kind=CueKind.SAY, mention=(),
        start=sentence.start, end=sentence.end, final=False,
    )  # fmt: skip
    context = Context(speech=stages.speech, who=stages.who, lexicon=LEXICON)
    assert from_clause(clause, context).note == "«heter» names nobody"
