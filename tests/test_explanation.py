"""What a finder explains of an article: clauses, mentions with their meanings and reasons, decisions."""

from __future__ import annotations

import pytest

from handmade import parsed
from quotecite import DEFAULT_SIEVES, Explanation, Finder, Lexicon
from quotecite.language.parsing import Parser

SAID = "–_PUNCT Vi_PRON_3_nsubj bygger_VERB:fin_5_ccomp , sier_VERB:fin_root {} ."
BERG = "ordfører_NOUN:ind_nsubj Kari_6_flat_PER Berg_7_flat_PER til_ADP_10_case NRK_5_obl_ORG"
MORE = "–_PUNCT Det_PRON_3_nsubj haster_VERB:fin_5_ccomp , legger_VERB:fin_root hun_PRON_nsubj til_ADP_5_compound:prt ."


def no_model() -> tuple[Parser, str]:
    """What a finder of parsed texts never asks for."""
    raise AssertionError("the text is parsed already")


@pytest.fixture
def finder() -> Finder:
    """A finder without a model."""
    return Finder(no_model, DEFAULT_SIEVES, Lexicon.load())


@pytest.fixture
def found(finder: Finder) -> Explanation:
    """The explanation of two lines by one person."""
    return finder.explain(parsed(SAID.format(BERG), MORE))


def test_the_article_is_the_finders(finder: Finder, found: Explanation) -> None:
    """The article of an explanation is the one that the finder gives."""
    assert found.article == finder(parsed(SAID.format(BERG), MORE))


def test_clauses_say_how_they_name_their_source(found: Explanation) -> None:
    """Every clause is there with its form, cue, source and media."""
    one, two = found.clauses
    assert (one.form, one.cue and one.cue.text, one.source and one.source.text) == (
        "subject",
        "sier",
        "ordfører Kari Berg",
    )
    assert [span.text for span in one.media] == ["NRK"]
    assert (two.cue and two.cue.text, two.source and two.source.text, two.media) == ("legger", "hun", ())


def test_mentions_say_whom_they_mean_and_why(found: Explanation) -> None:
    """A full name needs no reason; a pronoun has the rule that found its person, and the reason."""
    by_words = {mention.mention.span.text: mention for mention in found.mentions}
    assert (by_words["ordfører Kari Berg"].means, by_words["ordfører Kari Berg"].why) == (("Kari Berg",), "")
    she = by_words["hun"]
    assert (she.means, she.rule, she.why) == (("Kari Berg",), "goes_on_speaking", "goes on speaking")
    assert [source.name for source in found.article.sources if source.id in she.ids] == ["Kari Berg"]


def test_the_evidence_has_both_reasons(found: Explanation) -> None:
    """The note of a quote says which clause names the source, and why that mention means the person."""
    assert [quote.evidence.note for quote in found.article.quotes] == [
        "subject of «sier»",
        "subject of «legger»; «hun»: goes on speaking",
    ]


def test_open_mentions_say_who_remained(finder: Finder) -> None:
    """A mention that could mean two has no meaning, and both as candidates."""
    both = "Kari_nsubj_PER Berg_1_flat_PER og_CCONJ_4_cc Anne_1_conj_PER Lie_4_flat_PER smiler_VERB:fin_root ."
    found = finder.explain(parsed(both, SAID.format("hun_PRON_nsubj")))
    (she,) = (mention for mention in found.mentions if mention.mention.span.text == "hun")
    assert (she.means, set(she.candidates)) == ((), {"Kari Berg", "Anne Lie"})
    assert "open: " in str(found)


def test_as_text_every_stage_is_listed(found: Explanation) -> None:
    """Printed, an explanation lists blocks, clauses, mentions and quotes, each at its place."""
    lines = str(found).splitlines()
    heads = [line for line in lines if not line.startswith(" ")]
    assert heads == ["variety: nb", "blocks", "clauses", "mentions", "quotes"]
    assert any("«hun» = Kari Berg (goes_on_speaking: goes on speaking)" in line for line in lines)
    assert lines[-1].endswith("← Kari Berg (reporting_clause: subject of «legger»; «hun»: goes on speaking)")


def test_a_notebook_shows_it_as_it_is_printed(finder: Finder) -> None:
    """In a notebook the listing stands as text; what the article holds is escaped."""
    found = finder.explain(parsed(SAID.format(BERG).replace("Vi", "<b>")))
    assert "&lt;b&gt;" in found._repr_html_()
    assert "<b>" not in found._repr_html_()


def test_an_article_is_explained_from_its_own_blocks(finder: Finder) -> None:
    """What cannot be read has no clauses; an article keeps the blocks that it was cut into."""
    blank = finder(" ")
    found = finder.explain(blank)
    assert (found.article, found.clauses, found.mentions) == (blank, (), ())
