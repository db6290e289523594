"""The written standard of a text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotecite.records import Variety
from quotecite.text.variety import variety
from quotecite.words.lexicon import Lexicon

LEXICON = Lexicon.load()

BOKMAAL = (
    "Kommunen har ikke bestemt seg ennå. Ordføreren sier at hun vil vente til høsten, fordi noen av naboene har "
    "klaget. Det er mye som må være på plass først."
)
NYNORSK = (
    "Kommunen har ikkje bestemt seg enno. Ordføraren seier at ho vil vente til hausten, fordi nokre av naboane har "
    "klaga. Det er mykje som må vere på plass først."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BOKMAAL, Variety.NB),
        (NYNORSK, Variety.NN),
        ("– Vi må bygge mer, sier ordfører Kari Berg (Ap) til NRK.", Variety.NB),
        ("– Vi må byggje meir, seier ordførar Kari Berg (Ap) til NRK.", Variety.NN),
        ("Ho veit det.", Variety.NN),
        ("Hun vet det.", Variety.NB),
    ],
)
def test_norwegian(text: str, expected: Variety) -> None:
    """Long and short texts in either standard are told apart."""
    assert variety(text, LEXICON) is expected


@pytest.mark.parametrize(
    "text",
    [
        "Kommunen har ikke besluttet sig endnu. Borgmesteren siger, at hun vil vente til efteråret, fordi nogle af "
        "naboerne har klaget. Der er meget, som skal være på plads, og det blev ikke gjort i går.",
        "Kommunen har inte bestämt sig. Borgmästaren säger att hon vill vänta till hösten, för att några av grannarna "
        "har klagat. Det är mycket som måste vara på plats.",
        "The council has not made up its mind. The mayor says that she will wait until autumn, because some of the "
        "neighbours have complained.",
        "Die Gemeinde hat sich noch nicht entschieden. Die Bürgermeisterin sagt, dass sie bis zum Herbst warten wird.",
        "Kunta ei ole vielä päättänyt asiasta. Pormestari sanoo, että hän odottaa syksyyn, koska naapurit ovat "
        "valittaneet.",
        "Gielda ii leat vel mearridan. Sátnejođiheaddji dadjá ahte son vuordá čakčii, muhto olbmot leat váidán dan.",
        "Xq zrt plovk mnurt wexa bloorp quint zazz trel vorm",
    ],
    ids=["da", "sv", "en", "de", "fi", "se", "none"],
)
def test_other_languages(text: str) -> None:
    """Danish, Swedish and languages farther off are neither Bokmål nor Nynorsk."""
    assert variety(text, LEXICON) is Variety.OTHER


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("– We have been here for years and we will stay, sier trener John Hill.", Variety.NB),
        ("– We have been here for years and we will stay, seier trenar John Hill.", Variety.NN),
        ("– We have been here for years and we will stay, raser trener John Hill.", Variety.NB),
        ("– Vi är inte nöjda med det här, opplyser Anna Holm.\n\nHun kom mandag.", Variety.NB),
        ("– Nous sommes ici avec vous, sier han. – C'est pour nous.", Variety.NB),
        ("«We have been here for years», skriver klubben i en e-post.", Variety.NB),
        ("Klubben skriver: «We have been here for years and we will stay».", Variety.NB),
        ("Ho kom måndag. – We have been here for years and we will stay, sa ho.", Variety.NN),
        ("– Jesteśmy tutaj od wielu lat i zostaniemy na zawsze, sier Jan Nowak.", Variety.NB),
    ],
)
def test_words_in_another_language(text: str, expected: Variety) -> None:
    """Where somebody's words are foreign, the narrator's decide, if only the verb that reports."""
    assert variety(text, LEXICON) is expected


@pytest.mark.parametrize(
    "text",
    ["– We have been here for years, says John Hill.\n\nHe came with the others, and they will stay.",
     "– Det er noget, vi har talt om længe, mener Lars Holm.\n\nHan blev valgt, og nu bliver der mere at gøre.",
     "– Vi är inte nöjda, svarar Anna Holm.\n\nHon kom i måndags, och nu ska de andra också komma.",
     "– Yes, we can do it for all of you."],
)  # fmt: skip
def test_a_text_that_tells_in_another_language(text: str) -> None:
    """Verbs that report in both languages do not make a foreign text Norwegian."""
    assert variety(text, LEXICON) is Variety.OTHER


@pytest.mark.parametrize("text", ["", "   \n", "123", "Oslo", "Berg"])
def test_nothing_to_go_by_is_bokmaal(text: str) -> None:
    """An empty text and one of a word or two is taken for Bokmål, the commoner standard."""
    assert variety(text, LEXICON) is Variety.NB


def test_quotes_do_not_flip_the_article() -> None:
    """An article in Nynorsk that quotes people in Bokmål stays Nynorsk, even when the quotes are the longer part."""
    quote = "– Jeg vet ikke hva vi skal gjøre, men noe må skje nå.\n\n"
    narrator = "Ho seier at dei ikkje veit kva dei skal gjere, og at noko må skje no.\n\n"
    assert variety(narrator * 3 + quote * 4, LEXICON) is Variety.NN


def test_foreign_words_inside_norwegian() -> None:
    """An English title inside a Norwegian sentence leaves it Norwegian."""
    assert variety(BOKMAAL + " Boken heter «The End of the World».", LEXICON) is Variety.NB


def test_conservative_bokmaal_is_not_danish() -> None:
    """Old-fashioned Bokmål shares words with Danish and is Bokmål all the same."""
    assert (
        variety("Han har dem i tankene hvert år, og det er meget av det som nå må frem i lyset.", LEXICON) is Variety.NB
    )


def test_decomposed_letters_and_soft_hyphens() -> None:
    """Letters spelt as base and combining mark, and soft hyphens inside words, count as the plain word."""
    assert variety("Ho kom fra\u030a byen, og ho sa\u030ag det sjo\u00adlv ik\u00adkje.", LEXICON) is Variety.NN


@given(st.text())
def test_never_fails(text: str) -> None:
    """Any string at all has a variety."""
    assert variety(text, LEXICON) in tuple(Variety)


def test_long_input_is_quick() -> None:
    """A megabyte, of words or of one character, takes seconds at most."""
    start = time.perf_counter()
    variety(BOKMAAL * 4000, LEXICON)
    variety("a" * 1_000_000, LEXICON)
    variety("\n" * 1_000_000, LEXICON)
    assert time.perf_counter() - start < 10
