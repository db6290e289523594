"""Every row of the tables without examples of their own, in a sentence of each written standard.

Outlets, parties and credit labels are names: what shows that a row works is not one sentence a linguist wrote for it,
but that quotecite finds it where such names stand in news. Verbs, roles, media words and phrases have examples in
their tables (`test_lexicon`, `test_cases`).
"""

from __future__ import annotations

import pytest

from handmade import parsed
from quotecite.finder import Finder
from quotecite.language.parsing import Parser
from quotecite.records import Article
from quotecite.sieves import DEFAULT_SIEVES
from quotecite.text.blocks import segment
from quotecite.text.credits import find_credits
from quotecite.words.lexicon import Lexicon, Outlet, Party

LEXICON = Lexicon.load()
SENTENCES = {
    "nb": "–_PUNCT Vi_PRON_3_nsubj bygger_VERB:fin_5_ccomp , sier_VERB:fin_root Kari_5_nsubj_PER Berg_6_flat_PER {} .",
    "nn": "–_PUNCT Vi_PRON_3_nsubj bur_VERB:fin_5_ccomp , seier_VERB:fin_root Kari_5_nsubj_PER Berg_6_flat_PER {} .",
}
CAPTIONS = {"nb": "Elevene på vei til skolen. {}: Kari Berg", "nn": "Elevane på veg til skulen. {}: Kari Berg"}
both = pytest.mark.parametrize("variety", ["nb", "nn"])


def no_model() -> tuple[Parser, str]:
    """What a finder of parsed texts never asks for."""
    raise AssertionError("the text is parsed already")


def read(variety: str, beside: str) -> Article:
    """A quote by Kari Berg with words beside her name, in a written standard."""
    return Finder(no_model, DEFAULT_SIEVES, LEXICON)(parsed(SENTENCES[variety].format(beside)))


@both
def test_every_outlet_is_addressed(variety: str) -> None:
    """Whoever speaks *til* an outlet speaks through it: each name of the table, the quote staying whole."""
    missed = [outlet.name for outlet in LEXICON.outlets if media_of(variety, outlet) != [outlet.name]]
    assert not missed


def media_of(variety: str, outlet: Outlet) -> list[str]:
    """The media of a quote to an outlet."""
    words = outlet.name.split()
    named = " ".join(f"{word.replace('_', '-')}_PROPN_ORG" for word in words)
    (quote,) = read(variety, f"til_ADP {named}").quotes
    return [span.text for span in quote.media]


@both
@pytest.mark.parametrize("party", LEXICON.parties, ids=lambda party: party.abbreviation)
def test_every_party_stands_in_parentheses(variety: str, party: Party) -> None:
    """Each abbreviation and each name of a party after a person's name is the party, under its abbreviation."""
    for name in (party.abbreviation, *party.names):
        article = read(variety, f"( {' '.join(f'{word}_PROPN' for word in name.split())} )")
        source = next(s for s in article.sources if s.name == "Kari Berg")
        assert source.party == LEXICON.party(name).abbreviation, name  # type: ignore[union-attr]


@both
def test_every_credit_label_opens_a_credit(variety: str) -> None:
    """Each label before a colon and a name is a credit with that label."""
    missed = []
    for label in sorted(row for row in LEXICON.credit_labels):
        text = CAPTIONS[variety].format(label)
        blocks = segment(text, LEXICON)
        found = [(c.label, c.names) for c in find_credits(text, blocks, LEXICON)]
        if found != [(label, ("Kari Berg",))]:
            missed.append((label, found))
    assert not missed
