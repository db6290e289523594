"""Text to blocks: boundaries, opening dashes and kinds."""

from __future__ import annotations

import time
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotecite.records import Block
from quotecite.text.blocks import segment
from quotecite.text.signs import opening_dash
from quotecite.words.lexicon import Lexicon

LINKS = ("Les også", "Les òg", "Les mer", "Sjå også")
LABELS = frozenset({"foto", "arkivfoto", "illustrasjonsfoto", "grafikk", "video", "kilde", "kjelde"})
LEXICON = attrs.evolve(Lexicon.load(), link_starts=LINKS, credit_labels=LABELS)
BODY = "Kommunen har arbeidet med saken i flere år, og nå skal den opp til ny behandling i det nye kommunestyret."


def cut(text: str) -> tuple[Block, ...]:
    return segment(text, LEXICON)


def texts(text: str) -> list[str]:
    return [block.span.text for block in cut(text)]


def kinds(*blocks: str) -> list[str]:
    return [str(block.kind) for block in cut("\n\n".join(blocks))]


def check(text: str) -> None:
    """What holds of all blocks: exact slices, in order, disjoint, and only white space outside them."""
    at = 0
    for block in cut(text):
        span = block.span
        assert text[span.start : span.end] == span.text
        assert at <= span.start < span.end
        assert not text[at : span.start].strip()
        assert span.text == span.text.strip()
        at = span.end
    assert not text[at:].strip()


# --- boundaries -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "gap", ["\n\n", "\r\n\r\n", "\r\r", "\n \t\n", "\n\xa0\n", "\u2029", "\n\n\n\n", "\x85\x85", "\f"]
)
def test_blank_lines_part_blocks(gap: str) -> None:
    """An empty line in any convention parts two blocks and belongs to neither."""
    assert texts(f"  Første avsnitt.{gap}Andre avsnitt.\u202f ") == ["Første avsnitt.", "Andre avsnitt."]


@pytest.mark.parametrize("gap", ["\n", "\r\n", "\r", "\u2028", "\x85", "\n\t"])
def test_single_line_breaks_part_blocks(gap: str) -> None:
    """Where each line is a paragraph, a single line break parts blocks."""
    assert texts(f"Ny skole\n{BODY}{gap}– Vi gleder oss, sier Berg.".replace("\n", gap)) == [
        "Ny skole",
        BODY,
        "– Vi gleder oss, sier Berg.",
    ]


def test_stray_carriage_return() -> None:
    """A lone carriage return in a text with line feeds is a stray, not a line break."""
    assert texts("Les også:\r Ny skole i byen\n\nMer kommer.") == ["Les også:\r Ny skole i byen", "Mer kommer."]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    """Lines broken at a fixed width belong together; a blank line, a dash or a short line ends the paragraph."""
    text = (
        "Kommunen vil bygge en ny skole på tomten ved elven, men naboene er\n"
        "imot planene. De mener at trafikken blir for stor, og at barna må\n"
        "krysse en vei som allerede er farlig.\n"
        "– Vi er ikke imot skolen, men vi vil ha den et annet sted i byen,\n"
        "sier Kari Berg.\n"
        "– Det haster.\n"
        "\n"
        "Saken kommer opp igjen til høsten.\n"
    )
    assert [t[:14] for t in texts(text)] == ["Kommunen vil b", "– Vi er ikke i", "– Det haster.", "Saken kommer o"]
    check(text)


def test_lines_with_zero_width_characters_only() -> None:
    """Such a line parts paragraphs; its characters are counted to the block before, at the top to the one after."""
    assert texts("\ufeff\n\nEn.\n\u200b\nTo.\n\n&nbsp;\n") == ["\ufeff\n\nEn.\n\u200b", "To.\n\n&nbsp;"]
    assert texts("\u200b") == ["\u200b"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\xa0\r\n"])
def test_blank_text_has_no_blocks(text: str) -> None:
    """No text, no blocks."""
    assert cut(text) == ()


PIECES = st.sampled_from(
    ["\n", "\r\n", "\r", "\n\n", " ", "\xa0", "\u200b", "\ufeff", "\u2060", "&nbsp;", "&ndash;", "– ", "-", "--", "•",
     "Foto: ", "FOTO", "Les også", ": ", "/", "(", ")", "NTB", "Av ", "Ola Lie", "sier", ", ", ". ", "?", "!", "«", "»",
     "en lang linje med mange ord som brytes her", "ord", "10", "@", "\u2028", "\u2029", "a\u030a", "\x1c"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join))
def test_blocks_cover_news_like_text(text: str) -> None:
    """Blocks are exact slices in order, and nothing but white space lies outside them, however pieces are mixed."""
    check(text)


@given(st.text())
def test_blocks_cover_any_text(text: str) -> None:
    """The same for any string at all."""
    check(text)


@pytest.mark.parametrize(
    "text",
    ["\n" * 1_000_000, " " * 1_000_000, "a" * 1_000_000, "- " * 500_000, "–" * 1_000_000, "&nbsp;" * 160_000,
     "\u200b" * 1_000_000, "–\n" * 80_000, "a\n" * 80_000, "A/ " * 300_000, "Foto: " * 160_000, "\n&nbsp;" * 100_000,
     "Av Ola\n\n" * 40_000, "A" * 500_000 + ":" * 500_000, "a&nbsp;" + "&nbsp;" * 100_000, "\r" * 500_000 + "\n"],
    ids=range(16),
)  # fmt: skip
def test_large_inputs_are_quick(text: str) -> None:
    """Adversarial inputs of up to a megabyte take time in proportion to their length."""
    start = time.perf_counter()
    check(text)
    assert time.perf_counter() - start < 30


# --- the opening dash -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "dash",
    ["–", "—", "―", "‒", "−", "-", "‐", "‑", "--", "&ndash;", "&mdash;", "&#8211;", "&#8212;", "&#x2013;", "&#x2014;",
     "&#45;", "&minus;", "&horbar;", "&amp;ndash;"],
)  # fmt: skip
@pytest.mark.parametrize("gap", [" ", "\xa0", "\u202f", "\u2060", "\u200b ", "&nbsp;", "", "\t", " &#160; "])
def test_dash_glyphs(dash: str, gap: str) -> None:
    """Each glyph and entity opens a quote, with any gap after it; the offsets are the dash and the first letter."""
    text = f"Før.\n\ufeff{dash}{gap}Vi må bygge."
    assert opening_dash(text, 5) == (6, 6 + len(dash) + len(gap))


@pytest.mark.parametrize(
    "text",
    ["", "–", "– ", "–\nVi må", "---", "- - -", "***", "-5 grader", "–10 prosent", "&ndash;10 prosent", "-.5",
     "–\u20605", "->", "Vi – ikke dere", "-----Vi", "–&nbsp;"],
)  # fmt: skip
def test_no_dash_quote(text: str) -> None:
    """A lone dash, a rule, an arrow and a number glued to the dash open nothing."""
    assert opening_dash(text) is None


@pytest.mark.parametrize(("text", "content"), [("– 10 prosent er nok.", 2), ("–17-åringen er klar.", 1), ("– …", 2)])
def test_dash_before_number(text: str, content: int) -> None:
    """A number after a space, or one that begins a word, can be what somebody says."""
    assert opening_dash(text) == (0, content)


def test_dash_stays_inside_its_block() -> None:
    """With ``end``, text after the block does not count."""
    assert opening_dash("– \n\nVi må", 0, 1) is None


# --- kinds ------------------------------------------------------------------------------------------------------


def test_headline_and_crossheads() -> None:
    """The first short block without a stop is the headline; later ones are headings."""
    assert kinds("Bygger ny skole", BODY, "Naboene protesterer", BODY, "– Vanskelig å godta", BODY) == [
        "headline", "paragraph", "heading", "paragraph", "heading", "paragraph",
    ]  # fmt: skip
    assert kinds("– Vi kan ikke vente", BODY)[0] == "headline"
    assert kinds("Byråd: – Uaktuelt", BODY)[0] == "headline"


@pytest.mark.parametrize(
    "quote",
    ["– Vi må bygge mer, sier ordfører Kari Berg (Ap) til NRK.", "– Det går bra, sier Berg", "– Går det bra? spør hun",
     "– Nei.", "– Det er altfor tidlig å si noe om hva vi kommer til å gjøre med dette"],
)  # fmt: skip
def test_dash_quotes_are_paragraphs(quote: str) -> None:
    """A dash line with a stop, a reporting clause or many words is no heading, wherever it stands."""
    assert kinds("Bygger ny skole", BODY, quote, BODY)[2] == "paragraph"


@pytest.mark.parametrize(
    "clause",
    ["presiserer Berg", "legger Berg til", "ifølge Berg", "heter det i brevet", "understrekar ho", "legg Berg til",
     "ifølgje Berg", "går det fram av brevet"],
)  # fmt: skip
def test_reporting_clauses_without_a_stop(clause: str) -> None:
    """Any reporting verb of the tables, and any source phrase, shows that a line without a stop is somebody's words."""
    assert kinds("Bygger ny skole", BODY, f"– Dette er bra, {clause}", BODY)[2] == "paragraph"


@pytest.mark.parametrize("line", ["– Dyrt, bratt og langt", "– Bra, legger ned skolen", "– Kaldt, vått og mørkt"])
def test_words_after_a_comma_that_report_nothing(line: str) -> None:
    """A word that is no reporting verb, or one without its particle, leaves a short line a heading."""
    assert kinds("Bygger ny skole", BODY, line, BODY)[2] == "heading"


def test_reporting_verbs_of_ones_own(tmp_path: Path) -> None:
    """A verb from a user's own table reports in blocks too."""
    row = "podde\tnb\tsay\t\tpodder poddet\t\t– Hei, podder Berg."
    (tmp_path / "verbs.tsv").write_text(f"lemma\tvariety\tkind\timplies\tforms\tparticle\texample\n{row}\n")
    text = f"Bygger ny skole\n\n{BODY}\n\n– Dette er bra, podder Berg\n\n{BODY}"
    assert str(segment(text, LEXICON)[2].kind) == "heading"
    assert str(segment(text, Lexicon.load(extra=tmp_path))[2].kind) == "paragraph"


@pytest.mark.parametrize(("line", "said"), [("Hun svarer:", "– Barna mine"), ("Med høg røyst:", "– Ungane mine")])
def test_what_a_colon_announces(line: str, said: str) -> None:
    """A short dash line after a colon is somebody's words; one word with a colon belongs to the heading below it."""
    assert kinds("Ny skole", f"{BODY}\n\n{line}", said, BODY)[3] == "paragraph"
    assert kinds("Ny skole", f"{BODY} NRK:", said, BODY)[2] == "heading"


def test_questions() -> None:
    """A question is a heading only when no answer follows it."""
    assert kinds("Ny skole", BODY, "Hva skjer nå?", BODY)[2] == "heading"
    assert kinds("Ny skole", BODY, "Hva skjer nå?", "– Vi venter.", BODY)[2] == "paragraph"
    assert kinds("Ny skole", BODY, "– Er du glad?", "– Ja, veldig.", BODY)[2:4] == ["paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("block", "kind"),
    [
        ("KREVER SVAR: Ordfører Kari Berg vil vite mer.", "caption"),
        ("KREV SVAR: – Eg veit ikkje, seier Kari Berg. Foto: Ola Lie / Avisa", "caption"),
        ("Skolen ligger ved elven. (Foto: Ola Lie)", "caption"),
        ("FOTO: Ola Lie / Avisa Her skal den nye skolen ligge når den står ferdig", "caption"),
        ("Her skal det bygges. Ola Lie / BYRÅET", "caption"),
        ("Skolen slik den var. Illustrasjonsfoto.", "caption"),
        ("Foto: Ola Lie / NTB", "credit"),
        ("Foto Ola Lie", "credit"),
        ("Kilde: Boken om skolen", "credit"),
        ("(NTB)", "credit"),
        ("(©NTB)", "credit"),
        ("Illustrasjonsfoto.", "credit"),
        ("Av Ola Lie", "byline"),
        ("AV: Ola Lie og Kari Berg", "byline"),
        ("OLA LIE", "byline"),
        ("Kari Marie von Berg", "byline"),
        ("ola.lie@avisa.example", "byline"),
        ("Oppdatert for 30 minutter siden", "byline"),
        ("Publisert 12.03.2019", "byline"),
        ("12. mars 2019 kl. 12.30", "byline"),
        ("– Red.", "byline"),
        ("Les også: – Dette er galt", "link"),
        ("LES MER: Skolen bygges", "link"),
        ("Sjå også skulen her", "link"),
        ("NRK: Dette er et helt vanlig avsnitt.", "paragraph"),
        ("Lesning er viktig, mener Kari Berg.", "paragraph"),
        ("Av alle skolene er denne den eldste.", "paragraph"),
    ],
)
def test_kinds_of_single_blocks(block: str, kind: str) -> None:
    """Captions, credits, bylines and links show by themselves what they are."""
    assert kinds("Bygger ny skole", block, BODY)[1] == kind


def test_link_label_on_a_line_of_its_own() -> None:
    """The line after a bare ``Les også`` is the link."""
    assert kinds("Ny skole", BODY, "Les også:", "Derfor blir skolen dyr", BODY)[2:4] == ["link", "link"]
    assert kinds("Ny skole", BODY, "Les også:", "– Skolen blir dyr", "– Naboene er sure", BODY)[2:5] == ["link"] * 3
    assert kinds("Ny skole", BODY, "Les også:", "– Skolen blir dyr", "Naboene er sure", BODY)[4] == "heading"


def test_lists() -> None:
    """Three or more short dash lines without stops are a list; dialogue and lines with reporting clauses are not."""
    assert kinds("Ny skole", BODY, "– Melk", "– Brød og smør", "– En pose epler", BODY)[2:5] == ["list"] * 3
    assert kinds("Ny skole", BODY, "– Er du glad?", "– Ja.", "– Hvorfor?", "– Fordi.", BODY)[2:6] == ["paragraph"] * 4
    assert "list" not in kinds("Ny skole", BODY, "– Ja, sier Berg", "– Nei, svarer Lie", "– Kanskje, ler Moe", BODY)
    assert kinds("Ny skole", BODY, "• Melk", "• Brød", BODY)[2:4] == ["list", "list"]
    assert kinds("Ny skole", "Dette må du ha:", "Melk", "Brød", "En pose epler", BODY)[2:5] == ["list"] * 3


def test_links_in_a_dash() -> None:
    """Two headings in a dash that stand closer to each other than to the text above them are links."""
    close = f"Ny skole\n\n{BODY}\n\n– Ordføreren går av\n– Skolen stenges for godt\n\n{BODY}"
    assert [str(block.kind) for block in cut(close)][2:4] == ["list", "list"]
    assert kinds("Ny skole", BODY, "– Ordføreren går av", "– Skolen stenges", BODY)[2:4] == ["heading", "heading"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [("– Les også: Ordføreren går av", "link"), ("– Les mer, det er lurt, sier Berg.", "paragraph"),
     ("BAKGRUNN: Ordføreren vil ikke svare: – Det er min sak", "link"),
     ("KREVER SVAR: – Jeg vil vite det, sier Berg.", "caption"), ("Berg om planen: – Vi må bygge", "heading"),
     ("– Kari Berg, leder i Fjordvernet", "byline"), ("• – Vi må bygge mer, sier Berg.", "paragraph")],
)  # fmt: skip
def test_what_a_line_with_a_dash_is(line: str, kind: str) -> None:
    """A link after a dash has its colon; a lead in capitals before another headline makes a link; names sign."""
    assert kinds("Ny skole", BODY, line, BODY)[2] == kind


def test_labels_in_any_case() -> None:
    """Link starts and credit labels are compared without regard to case."""
    lexicon = attrs.evolve(LEXICON, link_starts=("LES også",), credit_labels=frozenset({"FOTO"}))
    blocks = segment("A b.\n\nles OGSÅ: c\n\nfOtO: Ola Lie", lexicon)
    assert [str(b.kind) for b in blocks] == ["paragraph", "link", "credit"]
