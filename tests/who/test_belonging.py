"""Where somebody belongs: which words beside a title or name mean a body, on sentences tagged by hand."""

from __future__ import annotations

import pytest

from handmade import page, parsed
from quotecite.language.names import NameKind
from quotecite.language.trees import Sentence, Token
from quotecite.records import SourceKind
from quotecite.who.belonging import Bodies, Body
from quotecite.who.cast import Entity
from quotecite.who.mentions import Describer
from quotecite.words.lexicon import Lexicon, Role

LEXICON = Lexicon.load()
KINDS = {NameKind.PERSON: SourceKind.PERSON, NameKind.ORGANISATION: SourceKind.ORGANISATION}


class Reading:
    """A sentence with the bodies that it and the rest of its article name."""

    def __init__(self, words: str, *rest: str) -> None:
        read = page(parsed(words, *rest))
        known = [name for name in read.names if name.kind in KINDS]
        cast = [Entity(number=i, name=n.text, kind=KINDS[n.kind], key=n.key) for i, n in enumerate(known, 1)]
        self.text = read.text
        self.sentence: Sentence = read.sentences[0]
        self.bodies = Bodies(cast, Describer(read, LEXICON), LEXICON)

    def token(self, word: str) -> Token:
        """The first token with this form."""
        return next(t for t in self.sentence.tokens if t.text == word)

    def name(self, body: Body | None) -> str | None:
        """The name of a body, which stands in the text at its place or begins there."""
        if body is not None:
            assert self.text[body.start : body.end].casefold().startswith(body.name.casefold().split()[0])
        return body.name if body is not None else None


def role_of(word: str) -> Role | None:
    """The role that a word means; None for ``""``."""
    return LEXICON.role_head(word) if word else None


# --- after a title ----------------------------------------------------------------------------------------------


def after_title(words: str, *rest: str) -> str | None:
    """The body after the first word of a sentence, which is a title."""
    reading = Reading(words, *rest)
    title = reading.sentence.tokens[0]
    return reading.name(reading.bodies.after_title(reading.sentence, 1, role_of(title.text)))


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("leder_NOUN i_ADP Natur_ORG og_CCONJ_ORG Ungdom_ORG", "Natur og Ungdom"),
        ("leiar_NOUN i_ADP det_DET nye_ADJ Havlaget_ORG", "det nye Havlaget"),
        ("rektor_NOUN ved_ADP Lia_GPE skole_NOUN", "Lia skole"),
        ("rektor_NOUN ved_ADP Lia_PROPN skule_NOUN", "Lia skule"),
        ("nestleder_NOUN i_ADP SV_PROPN", "SV"),
        ("redaktør_NOUN i_ADP NRK_PROPN", "NRK"),
        ("direktør_NOUN i_ADP departementet_NOUN:def", "departementet"),
        ("lege_NOUN ved_ADP Lia_GPE legekontor_NOUN:ind", "Lia legekontor"),
        ("skipper_NOUN på_ADP skøyta_NOUN:def Havsula_PER", "skøyta Havsula"),
        ("professor_NOUN ved_ADP universitetet_NOUN:def i_ADP Osaka_GPE", "universitetet i Osaka"),
        ("professor_NOUN ved_ADP universitetet_NOUN:def i_ADP kveld_NOUN", "universitetet"),
        ("leder_NOUN i_ADP Havlaget_ORG mandag_NOUN", "Havlaget"),
        ("leder_NOUN i_ADP Barne-_NOUN_ORG , ungdoms-_X og_CCONJ familieetaten_NOUN:def",
         "Barne-, ungdoms- og familieetaten"),
        ("leiar_NOUN i_ADP Barne-_NOUN_ORG og_CCONJ familieetaten_VERB", "Barne- og familieetaten"),
        ("leder_NOUN for_ADP teknisk_ADJ drift_NOUN:ind i_ADP Lia_GPE kommune_NOUN", "Lia kommune"),
        ("professor_NOUN i_ADP økonomi_NOUN:ind ved_ADP NHH_ORG", "NHH"),
        ("vaktleiar_NOUN ved_ADP krisevakta_NOUN:def i_ADP Oslo_GPE", "krisevakta i Oslo"),
        ("vokalist_NOUN i_ADP bandet_NOUN:def Kjølvatn_PER", "bandet Kjølvatn"),
        ("pressesjef_NOUN i_ADP Fjordlinja_GPE", "Fjordlinja"),
        ("lærer_NOUN på_ADP skolen_NOUN:def på_ADP Stord_GPE", "skolen på Stord"),
        ("leder_NOUN i_ADP Havforbundet_ORG i_ADP Bergen_GPE", "Havforbundet i Bergen"),
        ("leiar_NOUN for_ADP arkivet_NOUN:unmarked i_ADP Bergen_GPE", "arkivet i Bergen"),
    ],
)  # fmt: skip
def test_a_body_after_a_title(words: str, body: str) -> None:
    """A body goes by its name, by a definite noun for one, or by a noun with a name; a compound may be suspended."""
    assert after_title(words) == body


@pytest.mark.parametrize(
    "words",
    [
        "leder_NOUN",
        "leder_NOUN i_ADP",
        "leder_NOUN i_ADP går_ADV",
        "leder_NOUN til_ADP Havlaget_ORG",
        "leder_NOUN i_ADP prosjektet_NOUN:def",
        "leder_NOUN i_ADP departement_NOUN:ind",
        "leiar_NOUN i_ADP familien_NOUN:def",
        "rådgiver_NOUN for_ADP president_NOUN:ind Berg_PER",
        "rådgjevar_NOUN for_ADP Kari_PER Berg_PER",
        "direktør_NOUN i_ADP byen_NOUN:def Hamar_GPE",
        "prest_NOUN i_ADP en_DET fullsatt_ADJ kirke_NOUN:ind",
        "talsperson_NOUN på_ADP Fjordlagets_PROPN:gen_ORG årsmøte_NOUN:ind",
        "pressesjef_NOUN for_ADP Vestlandet_GPE",
        "leder_NOUN for_ADP drift_NOUN:ind i_ADP går_NOUN",
    ],
)
def test_no_body_after_a_title(words: str) -> None:
    """No preposition of belonging, no noun, a matter, any body whatever, a family, a person and a town are none."""
    assert after_title(words) is None


@pytest.mark.parametrize(
    ("title", "body"), [("ordfører", "Lom"), ("ordførar", "Lom"), ("president", "Lom"), ("lege", None), ("leiar", None)]
)
def test_a_place_with_an_office_of_one(title: str, body: str | None) -> None:
    """``ordfører i Lom``: only offices that belong to a place make it a body."""
    assert after_title(f"{title}_NOUN i_ADP Lom_GPE") == body


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("leder_NOUN for_ADP styret_NOUN:def i_ADP Havlaget_ORG", "Havlaget"),
        ("leiar_NOUN for_ADP Havlaget_ORG i_ADP Naturvernforbundet_ORG", "Havlaget"),
        ("ordfører_NOUN i_ADP Lom_GPE for_ADP Senterpartiet_ORG", "Senterpartiet"),
    ],
)
def test_of_two_bodies_the_larger(words: str, body: str) -> None:
    """``leder for styret i Havlaget``: past a body without a name of its own, or a place, the next one counts."""
    assert after_title(words) == body


def test_a_body_in_a_compound_after_a_title() -> None:
    """``spiller i Brann-troppen``: the body of a compound is known from elsewhere in the article."""
    assert after_title("spiller_NOUN i_ADP Brann-troppen_NOUN:def", "Brann_ORG vant_VERB:fin .") == "Brann"
    assert after_title("spelar_NOUN i_ADP Brann-troppen_NOUN:def") is None


# --- after a name -----------------------------------------------------------------------------------------------


def after_name(words: str, title: str = "") -> str | None:
    """The body after *Kari Berg*, who opens the sentence; ``title`` is the noun that stands before her."""
    reading = Reading(f"Kari_PER Berg_PER {words}")
    return reading.name(reading.bodies.after_name(reading.sentence, 2, role_of(title)))


@pytest.mark.parametrize(
    ("words", "title", "body"),
    [
        ("fra_ADP Havlaget_ORG", "", "Havlaget"),
        ("frå_ADP fylkeskommunen_NOUN:def", "", "fylkeskommunen"),
        ("i_ADP Havlaget_ORG", "", "Havlaget"),
        ("i_ADP Lia_GPE kommune_NOUN", "", "Lia kommune"),
        ("i_ADP Fjordlaget_PROPN", "leder", "Fjordlaget"),
        ("i_ADP VG_ORG", "redaktør", "VG"),
        ("på_ADP Lia_GPE skule_NOUN", "rektor", "Lia skule"),
    ],
)
def test_a_body_after_a_name(words: str, title: str, body: str) -> None:
    """After a bare name a body that it comes from or a known one; after a title any; a paper with its staff."""
    assert after_name(words, title) == body


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("", ""),
        ("ler_VERB:fin", ""),
        ("i_ADP Lom_GPE", ""),
        ("i_ADP Fjordlaget_PROPN", ""),
        ("i_ADP VG_ORG", ""),
        ("i_ADP VG_ORG", "lege"),
        ("i_ADP Stortinget_ORG", ""),
        ("i_ADP NRK-programmet_NOUN:def", "lege"),
    ],
)
def test_no_body_after_a_name(words: str, title: str) -> None:
    """A place, a name that may be anything, and where the words were said or printed are none."""
    assert after_name(words, title) is None


def after_pair(words: str) -> str | None:
    """The body of the second of two persons, asked for after *Kari Berg*."""
    reading = Reading(f"lege_NOUN Kari_PER Berg_PER {words}")
    return reading.name(reading.bodies.after_pair(reading.sentence, 3))


def test_a_body_that_two_persons_share() -> None:
    """``lege Berg og rektor Lie ved Lia skole``: with titles, the body after the second is that of both."""
    school = "ved_ADP Lia_GPE skule_NOUN"
    assert after_pair(f"og_CCONJ rektor_NOUN Ola_PER Lie_PER {school}") == "Lia skule"
    assert after_pair(f"og_CCONJ Ola_PER Lie_PER {school}") is None, "no title, not the same body"
    assert after_pair(f"og_CCONJ ho_PRON ler_VERB:fin Ola_PER Lie_PER {school}") is None, "another clause"
    assert after_pair(f"og_CCONJ rektoren_NOUN:def {school}") is None, "nobody"
    assert after_pair("ler_VERB:fin") is None
    assert after_pair("") is None


def test_a_body_after_a_list_with_one_title() -> None:
    """``forskerne Berg (34) og Lie ved NMBU``: what stands after the last name is of all."""
    title = "forskerne_NOUN:plur Kari_PER Berg_PER ( 34_NUM ) ,"
    reading = Reading(f"{title} Nils_PER Moe_PER og_CCONJ Ola_PER Lie_PER ved_ADP NMBU_ORG")
    assert reading.name(reading.bodies.after_list(reading.sentence, 1, role_of("forsker"))) == "NMBU"
    short = Reading(f"{title} Nils_PER Moe_PER")
    assert short.bodies.after_list(short.sentence, 1, role_of("forsker")) is None


# --- right beside an apposition ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("leder_NOUN Fjell_ORG Frp_ORG .", "Fjell Frp"),
        ("leiar_NOUN , Havlaget_ORG .", "Havlaget"),
        ("leder_NOUN , Fjell_GPE kommune_NOUN", "Fjell kommune"),
        ("leder_NOUN , VG_PROPN ;", "VG"),
        ("leder_NOUN , Havlaget_ORG ler_VERB:fin .", None),
        ("leder_NOUN , Ola_PER Lie_PER .", None),
        ("leder_NOUN , Lom_GPE .", None),
        ("leder_NOUN , glad_ADJ .", None),
        ("leder_NOUN", None),
    ],
)
def test_a_body_beside_an_apposition(words: str, body: str | None) -> None:
    """``Kari Berg, leder Fjell Frp``, ``Kari Berg, leder, Havlaget.``: a known body, after a comma before a sign."""
    reading = Reading(f"Kari_PER Berg_PER , {words}")
    assert reading.name(reading.bodies.beside(reading.sentence, 4)) == body


def test_a_genitive_that_only_its_letter_shows() -> None:
    """``Fjellklubbens Nils Moe``: a full name right after a body's name in *s*, which no outlet has."""
    assert before("Fjordis'_ORG", "") == "Fjordis"
    assert before("Kolstads_GPE", "") == "Kolstad"
    assert before("Reuters_ORG", "") is None


# --- what the whole article tells of a name ---------------------------------------------------------------------


def test_a_name_that_is_mostly_a_bodys() -> None:
    """``Nye Veiers direktør``, tagged as a person here: elsewhere the article has it as a body."""
    here = "Nye_PER Veiers_PROPN:gen_PER"
    assert (
        before(here, "direktør", "Nye_ORG Veier_ORG ler_VERB:fin .", "Nye_ORG Veier_ORG ler_VERB:fin .") == "Nye Veier"
    )


def test_a_place_that_is_mostly_none() -> None:
    """``leder i Fjordis``, tagged as a place here: elsewhere the article has it as something else."""
    elsewhere = "Fjordis_PER ler_VERB:fin ."
    assert after_title("lege_NOUN i_ADP Fjordis_GPE", elsewhere, elsewhere) == "Fjordis"
    assert after_title("lege_NOUN i_ADP Fjordis_GPE", "Fjordis_GPE ler_VERB:fin .") is None


# --- before a title or name -------------------------------------------------------------------------------------


def before(words: str, title: str, *rest: str) -> str | None:
    """The body before a title, or before *Nils*."""
    reading = Reading(f"{words} {title}_NOUN" if title else f"{words} Nils_PER Moe_PER", *rest)
    first = reading.token(title or "Nils").index
    return reading.name(reading.bodies.before(reading.sentence, first, role_of(title)))


@pytest.mark.parametrize(
    ("words", "title", "body"),
    [
        ("NRKs_PROPN:gen_ORG nye_ADJ", "sjef", "NRK"),
        ("NTE_ORG sin_DET", "leiar", "NTE"),
        ("NRKs_PROPN:gen_ORG", "advokat", "NRK"),
        ("i_ADP Havlagets_PROPN:gen_ORG", "leder", "Havlaget"),
        ("Havlagets_ORG", "leiar", "Havlaget"),
        ("Lunds_PROPN:gen_PER", "leiar", "Lund"),
        ("NRKs_ORG", "", "NRK"),
        ("TV_PROPN 2s_PROPN", "sjef", "TV 2"),
        ("SAS'_PROPN:gen_ORG", "direktør", "SAS"),
        ("kommunens_NOUN:gen", "direktør", "kommunen"),
        ("Rødts_PROPN", "", "Rødt"),
        ("Lia_ORG skules_PROPN_ORG", "rektor", "Lia skule"),
        ("Noregs_PROPN:gen_GPE", "ambassadør", "Noreg"),
        ("Noregs_PROPN:gen_GPE", "", "Noreg"),
    ],
)
def test_a_body_before_a_title_or_name(words: str, title: str, body: str) -> None:
    """In the genitive, by its case, its letter where the body is known, or Nynorsk *sin*; past adjectives."""
    assert before(words, title) == body


def test_a_known_body_shows_its_genitive() -> None:
    """``Havlagets leder``, where the tagger marks no case: by the last letter of a body that the article names."""
    known = "Havlaget_ORG ler_VERB:fin ."
    assert before("Havlagets_PROPN", "leder", known) == "Havlaget"
    assert before("Havlagets_ORG", "", known) == "Havlaget"
    assert before("Havlaget_ORG", "", known) is None


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("", "sjef"),
        ("ny_ADJ", "sjef"),
        ("NRK_PROPN_ORG", "sjef"),
        ("Lunds_PROPN:gen_PER", "advokat"),
        ("Kari_PER Lunds_PROPN:gen_PER", "leder"),
        ("Noregs_PROPN:gen_GPE best_ADJ:sup likte_ADJ", "leiar"),
        ("Noregs_PROPN:gen_GPE", "advokat"),
        ("Havlagets_PROPN:gen_ORG", "kollega"),
        ("prosjektets_NOUN:gen", "leder"),
    ],
)
def test_no_body_before_a_title(words: str, title: str) -> None:
    """Nothing, a body without a genitive, a client, a person, the best of a country, and a matter own no title."""
    assert before(words, title) is None


# --- in a compound ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("noun", "body"),
    [
        ("Ap-topp", "Ap"),
        ("NRK-sjefen", "NRK"),
        ("NHO-direktør", "NHO"),
        ("Lom-ordføraren", "Lom"),
        ("stortingspresident", "storting"),
        ("politiadvokat", "politi"),
        ("Fjordkraft-direktør", "Fjordkraft"),
        ("UD-talsperson", "UD"),
        ("NRK-ekspert", "NRK"),
        ("NHO-ekspert", None),
        ("politiker", None),
        ("Lom-legen", None),
        ("IT-sjef", None),
        ("by-ordføreren", None),
        ("Ap-regjeringen", None),
        ("ap-topp", None),
        ("politi", None),
        ("rektor", None),
    ],
)
def test_a_body_in_a_compound(noun: str, body: str | None) -> None:
    """A party, an outlet, any name but a place, a place with its office, and what there is only one of."""
    reading = Reading(f"{noun}_NOUN ler_VERB:fin .", "NHO_ORG ler_VERB:fin .", "Lom_GPE ler_VERB:fin .")
    assert reading.name(reading.bodies.within(reading.sentence, reading.sentence.tokens[0])) == body


def test_the_one_part_of_a_body_that_the_article_names() -> None:
    """``politiadvokat`` is of *Øst politidistrikt* where no other district is named."""
    east, west = "Øst_ORG politidistrikt_ORG ler_VERB:fin .", "Vest_ORG politidistrikt_ORG ler_VERB:fin ."
    one = Reading("politiadvokat_NOUN ler_VERB:fin .", east)
    assert one.name(one.bodies.within(one.sentence, one.sentence.tokens[0])) == "Øst politidistrikt"
    two = Reading("politiadvokat_NOUN ler_VERB:fin .", east, west)
    assert two.name(two.bodies.within(two.sentence, two.sentence.tokens[0])) == "politi"


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("Helse_PROPN_ORG Førde-direktør_NOUN ler_VERB:fin .", "Helse Førde"),
        ("Unge_ADJ_ORG Venstre-leiar_NOUN ler_VERB:fin .", "Unge Venstre"),
        ("Nå_ADV Førde-direktør_NOUN ler_VERB:fin .", "Førde"),
        ("Kari_PER NRK-sjefen_NOUN ler_VERB:fin .", "NRK"),
    ],
)
def test_a_name_of_two_words_in_a_compound(words: str, body: str) -> None:
    """``Helse Førde-direktør``: the word before the compound begins the name, unless it is somebody's."""
    reading = Reading(words)
    noun = next(t for t in reading.sentence.tokens if "-" in t.text)
    assert reading.name(reading.bodies.within(reading.sentence, noun)) == body


def test_members_of_a_party_named_after_them() -> None:
    """``demokraten`` belongs to *Demokratene*."""
    reading = Reading("demokraten_NOUN:def ler_VERB:fin .")
    body = reading.bodies.within(reading.sentence, reading.sentence.tokens[0])
    assert body is not None
    assert body.name == "Demokratene"
