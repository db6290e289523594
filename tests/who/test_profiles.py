"""What an article shows of a person: role, affiliation, party, age and gender, with the places they come from."""

from __future__ import annotations

import pytest

import quotecite
from handmade import parsed
from quotecite.finder import Finder
from quotecite.records import Article, FactField, Source
from quotecite.sieves import DEFAULT_SIEVES
from quotecite.words.lexicon import Lexicon

LEXICON = Lexicon.load()


def no_model() -> tuple[quotecite.finder.Parser, str]:
    """What a finder of parsed texts never asks for."""
    raise AssertionError("the text is parsed already")


def read(*blocks: str) -> Article:
    """An article by hand (see `handmade`)."""
    return Finder(no_model, DEFAULT_SIEVES, LEXICON)(parsed(*(written_out(block) for block in blocks)))


def written_out(block: str) -> str:
    """A sentence with its short forms written out: ``@`` for a person's name, ``!`` for *sier ja*."""
    return block.replace("@", "Kari_PER Berg_PER").replace("!", "sier_VERB:fin_root ja .")


def person(name: str, *blocks: str) -> Source:
    """A person of an article by hand, and every fact at its very place."""
    article = read(*blocks)
    source = next(s for s in article.sources if s.name == name)
    for fact in source.facts:
        if fact.span is not None:
            assert article.text[fact.span.start : fact.span.end] == fact.span.text
    return source


SAYS = "Kari_2_nsubj_PER Berg_3_flat_PER sier_VERB:fin_root det_PRON_3_obj ."
SEIER = "Kari_2_nsubj_PER Berg_3_flat_PER seier_VERB:fin_root ikkje_PART_3_advmod noko_PRON_3_obj ."


@pytest.mark.parametrize(
    ("sentence", "role", "affiliation"),
    [
        ("Rektor_NOUN @ ved_ADP Lia_PROPN_ORG skole_NOUN_ORG !", "rektor", "Lia skole"),
        ("@ , leiar_NOUN i_ADP Natur_ORG og_CCONJ_ORG Ungdom_ORG , !", "leiar", "Natur og Ungdom"),
        ("Det_PRON seier_VERB:fin_root leiaren_NOUN:def i_ADP Havlaget_ORG , @ .", "leiar", "Havlaget"),
        ("Det_PRON sier_VERB:fin_root daglig_ADJ leder_NOUN i_ADP Fjordkraft_ORG @ .", "daglig leder", "Fjordkraft"),
        ("NTE_ORG sin_DET direktør_NOUN @ !", "direktør", "NTE"),
        ("NRKs_PROPN:gen_ORG nye_ADJ sjef_NOUN @ !", "sjef", "NRK"),
        ("@ , som_PRON er_AUX:fin professor_NOUN i_ADP arbeidsrett_NOUN , !", "professor i arbeidsrett", None),
        ("@ slutter_VERB:fin_root som_ADP trener_NOUN for_ADP Lia_ORG IL_ORG .", "trener", "Lia IL"),
        ("Barne-_NOUN og_CCONJ familieminister_NOUN @ !", "barne- og familieminister", None),
        ("Lege_NOUN og_CCONJ forsker_NOUN @ !", "lege og forsker", None),
        ("Ordførar_NOUN i_ADP Lom_GPE @ !", "ordførar", "Lom"),
        ("Politiadvokat_NOUN @ !", "politiadvokat", "politi"),
        ("Lom-ordføraren_NOUN:def @ !", "Lom-ordførar", "Lom"),
        ("Spesialrapportør_NOUN @ fra_ADP FN_ORG !", "spesialrapportør", "FN"),
        ("@ , som_PRON er_AUX:fin naboens_NOUN:gen forsvarer_NOUN , !", "forsvarer", None),
        ("@ ( daglig_ADJ leder_NOUN i_ADP Havlaget_ORG ) !", "daglig leder", "Havlaget"),
        ("@ , leiar_NOUN Fjell_ORG bygdelag_NOUN_ORG , !", "leiar", "Fjell bygdelag"),
        ("EØS-rådgiver_NOUN for_ADP Havlaget_ORG , @ , !", "EØS-rådgiver", "Havlaget"),
        ("@ og_CCONJ Ola_PER Lie_PER , leder_NOUN og_CCONJ sjef_NOUN i_ADP Havlaget_ORG , !", "leder", "Havlaget"),
        ("Forskerne_NOUN:plur @ og_CCONJ Ola_PER Lie_PER ved_ADP NMBU_ORG !", "forsker", "NMBU"),
        ("Lege_NOUN og_CCONJ daglig_ADJ leder_NOUN @ i_ADP Havlaget_ORG !", "lege og daglig leder", "Havlaget"),
        ("Kunstneren_NOUN:def og_CCONJ forskeren_NOUN:def @ !", "kunstner og forsker", None),
        ("Politiker_NOUN @ !", "politiker", None),
        ("@ ble_AUX:fin_root valgt_VERB til_ADP leder_NOUN i_ADP Havlaget_ORG .", "leder", "Havlaget"),
    ],
)  # fmt: skip
def test_role_and_affiliation(sentence: str, role: str, affiliation: str | None) -> None:
    """Titles before and after the name, in every order, give the role; the body beside them the affiliation."""
    source = person("Kari Berg", sentence, SAYS)
    assert (source.role, source.affiliation) == (role, affiliation)


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        ("@ i_ADP Havlaget_ORG !", SAYS),
        ("@ fra_ADP Havlaget_ORG !", SAYS),
        ("@ frå_ADP Havlaget_ORG ler_VERB:fin_root .", SEIER),
        ("@ ( 34_NUM ) i_ADP Havlaget_ORG !", SAYS),
    ],
)
def test_a_body_after_a_bare_name(sentence: str, says: str) -> None:
    """A name alone belongs to a body by its own name, after *i* and *fra* (*frå* in Nynorsk), past a parenthesis."""
    assert person("Kari Berg", sentence, says).affiliation == "Havlaget"


@pytest.mark.parametrize(
    ("sentence", "affiliation"),
    [
        ("@ jobber_VERB:fin_root nå_ADV i_ADP Havlaget_ORG .", "Havlaget"),
        ("@ , som_PRON studerer_VERB:fin ved_ADP NMBU_ORG , ler_VERB:fin_root .", "NMBU"),
        ("Nå_ADV driver_VERB:fin_root @ Fjordmat_ORG .", "Fjordmat"),
        ("@ leder_VERB:fin_root Havlaget_ORG .", "Havlaget"),
        ("@ jobber_VERB:fin_root i_ADP Lom_GPE .", None),
        ("@ besøker_VERB:fin_root Havlaget_ORG .", None),
        ("@ driver_VERB:fin_root gard_NOUN:ind .", None),
        ("@ jobber_VERB:fin_root .", None),
    ],
)
def test_where_a_clause_says_that_somebody_works(sentence: str, affiliation: str | None) -> None:
    """``jobber i Havlaget``, ``som studerer ved NMBU``, ``driver Fjordmat``: a known body, no place."""
    assert person("Kari Berg", sentence, SAYS).affiliation == affiliation


@pytest.mark.parametrize(
    "sentence",
    [
        "Lege_NOUN @ bor_VERB:fin_root i_ADP Lom_GPE .",
        "Lege_NOUN @ i_ADP Lom_GPE !",
        "Det_PRON skriver_VERB:fin_root lege_NOUN @ i_ADP VG_ORG .",
        "Lunds_PROPN:gen_PER advokat_NOUN @ !",
        "Det_PRON sier_VERB:fin_root lege_NOUN @ til_ADP Fjordposten_ORG .",
    ],
)
def test_no_affiliation(sentence: str) -> None:
    """A place to live, the paper that was written in, a client and who was told are no bodies that one belongs to."""
    assert person("Kari Berg", sentence, SAYS).affiliation is None


@pytest.mark.parametrize(
    ("sentence", "party"),
    [
        ("@ ( Ap_PROPN ) !", "Ap"),
        ("Sp-politiker_NOUN @ !", "Sp"),
        ("Høgres_PROPN:gen_ORG @ !", "H"),
        ("Venstres_ORG @ !", "V"),
        ("Unge_PER Høyres_PROPN:gen_PER leder_NOUN @ !", "Unge Høyre"),
        ("@ fra_ADP Venstre_ORG !", "V"),
        ("Nestleder_NOUN i_ADP SV_ORG @ !", "SV"),
        ("Leder_NOUN @ i_ADP Oslo_ORG Ap_ORG !", "Ap"),
        ("Leder_NOUN @ i_ADP Senterpartiet_ORG i_ADP Lom_GPE !", "Sp"),
        ("Senterparti-topp_NOUN:ind_4 Kari_1_flat:name_PER Berg_1_flat:name_PER ler_VERB:fin_root .", "Sp"),
        ("Utvalsmedlem_NOUN @ , Høgre_PROPN , !", "H"),
        ("@ ( SP_PROPN ) !", "Sp"),
    ],
)
def test_party(sentence: str, party: str) -> None:
    """The party stands in parentheses, in a compound, before, after, or as the body of an office."""
    assert person("Kari Berg", sentence, SAYS).party == party


def test_a_partifelle_has_the_party_of_the_other() -> None:
    """*Partifelle* gives the party of the person in focus; without one nothing is known."""
    first = "Ola_3_nsubj_PER Lie_1_flat_PER ( MDG_PROPN ) tviler_VERB:fin_root ."
    fellow = "Partifelle_NOUN @ !"
    source = person("Kari Berg", first, fellow, SAYS)
    party = next(fact for fact in source.facts if fact.field is FactField.PARTY)
    assert (party.value, party.via, party.span.text if party.span else None) == ("MDG", "same party", "MDG")
    assert person("Kari Berg", fellow, SAYS).party is None


def test_a_partifelle_of_whom_the_words_name() -> None:
    """``Lies partifelle`` has the party of Lie, whoever was spoken of since."""
    first = "Ola_3_nsubj_PER Lie_1_flat_PER ( MDG_PROPN ) tviler_VERB:fin_root ."
    second = "Nils_3_nsubj_PER Moe_1_flat_PER ( Sp_PROPN ) ler_VERB:fin_root ."
    fellow = "Lies_PROPN:gen_PER partifelle_NOUN @ !"
    source = person("Kari Berg", first, second, fellow, SAYS)
    assert (source.party, source.affiliation) == ("MDG", None)


def test_a_partileder_leads_the_party_named_before() -> None:
    """``Partileder`` alone supposes a party that was just named, and is one of it."""
    named = "Rødt_ORG sier_VERB:fin_root nei ."
    leads = "Partileder_NOUN @ ler_VERB:fin_root ."
    source = person("Kari Berg", named, leads, SAYS)
    assert (source.party, source.affiliation) == ("R", "Rødt")
    assert person("Kari Berg", leads, SAYS).party is None
    elsewhere = person("Kari Berg", named, leads, "@ i_ADP Havlaget_ORG !", SAYS)
    assert (elsewhere.party, elsewhere.affiliation) == ("R", "Havlaget")


def test_no_party_in_a_row_of_them() -> None:
    """``sier Kari Berg, Høyre og Venstre``: who else says so is no party of hers."""
    row = "Det_PRON sier_VERB:fin_root @ , Høyre_ORG og_CCONJ Venstre_ORG ."
    assert person("Kari Berg", row, SAYS).party is None


@pytest.mark.parametrize(
    ("line", "role", "affiliation"),
    [
        ("Daglig_ADJ leder_NOUN_root , Havlaget_ORG", "daglig leder", "Havlaget"),
        ("Lærar_NOUN_root ved_ADP Lia_ORG skule_ORG", "lærar", "Lia skule"),
        ("Leder_NOUN tviler_VERB:fin_root", None, None),
        ("Leder_NOUN_root .", None, None),
        ("Mor_NOUN_root", None, None),
        ("Huset_NOUN:def_root", None, None),
    ],
)
def test_the_line_below_a_name(line: str, role: str | None, affiliation: str | None) -> None:
    """A name that is a line of its own has the office that opens the next line, unless that is a sentence."""
    source = person("Kari Berg", "Kari_root_PER Berg_1_flat_PER", line, SAYS)
    assert (source.role, source.affiliation) == (role, affiliation)


@pytest.mark.parametrize(("beside", "affiliation"), [("( Havlaget_ORG )", "Havlaget"), ("( Lom_GPE )", None)])
def test_a_body_in_parentheses(beside: str, affiliation: str | None) -> None:
    """``Kari Berg (Havlaget)`` belongs there; a place is none."""
    assert person("Kari Berg", f"@ {beside} !", SAYS).affiliation == affiliation


@pytest.mark.parametrize(
    "sentence",
    [
        "@ ( 34_NUM ) !",
        "@ , 34_NUM , !",
        "34_NUM år_NOUN gamle_ADJ @ !",
        "34-årige_ADJ @ !",
        "Den_DET 34-årige_ADJ legen_NOUN:def @ !",
    ],
)
def test_age(sentence: str) -> None:
    """An age stands after or before the name, in figures."""
    assert person("Kari Berg", sentence, SAYS).age == 34


def test_the_best_fact_gives_the_value() -> None:
    """A title beside the name goes before what a sentence says, and the fuller title before the plainer one."""
    plain = "Forsker_NOUN @ ler_VERB:fin_root ."
    fuller = "Klimaforsker_NOUN @ ler_VERB:fin_root ."
    predicate = "@ er_AUX:fin_root lege_NOUN ."
    source = person("Kari Berg", predicate, plain, fuller, SAYS)
    roles = [fact.value for fact in source.facts if fact.field is FactField.ROLE]
    assert roles == ["klimaforsker", "forsker", "lege"]
    assert source.role == "klimaforsker"


def test_relatives_are_a_last_resort() -> None:
    """``mor`` is a role only of somebody whom nothing else describes."""
    mother = "Mor_NOUN @ ler_VERB:fin_root ."
    doctor = "@ er_AUX:fin_root lege_NOUN ."
    assert person("Kari Berg", mother, SAYS).role == "mor"
    assert person("Kari Berg", mother, doctor, SAYS).role == "lege"


def test_bodies_and_groups_have_no_profile() -> None:
    """Only persons have roles, parties and ages."""
    article = read(
        "Kommunen_NOUN:def_2_nsubj sier_VERB:fin_root at_SCONJ_5_mark det_PRON_5_expl går_VERB:fin_2_ccomp ."
    )
    assert [(s.kind.value, s.role, s.facts) for s in article.sources] == [("organisation", None, ())]


def test_a_nominal_tells_the_office_only_as_a_subject() -> None:
    """``den nye rektoren`` that means somebody says what they are where it acts, not where it is only mentioned."""
    named = "Kari_3_nsubj_PER Berg_1_flat_PER ler_VERB:fin_root ."
    acts = "Den_DET_3_det nye_ADJ_3_amod rektoren_NOUN:def_4_nsubj tviler_VERB:fin_root ."
    mentioned = "Regnet_NOUN:def_2_nsubj traff_VERB:fin_root rektoren_NOUN:def_2_obj ."
    assert person("Kari Berg", named, acts, SAYS).role == "rektor"
    assert person("Kari Berg", named, mentioned, SAYS).role is None


def test_a_nominal_for_whoever_is_in_focus_tells_no_office() -> None:
    """``rektoren`` that means somebody only because nobody else is in focus may be somebody else's office."""
    named = "Kari_3_nsubj_PER Berg_1_flat_PER ler_VERB:fin_root ."
    acts = "Rektoren_NOUN:def_2_nsubj tviler_VERB:fin_root ."
    assert person("Kari Berg", named, acts, SAYS).role is None


def test_a_post_that_somebody_keeps() -> None:
    """``fortsetter som``, ``gir seg som``, ``får fortsette som``: the post is a predicate of the person."""
    keeps = "@ får_AUX:fin_root fortsette_VERB:inf som_ADP statsminister_NOUN ."
    stops = "@ gir_VERB:fin_root seg_PRON:refl som_ADP trener_NOUN ."
    assert person("Kari Berg", keeps, SAYS).role == "statsminister"
    assert person("Kari Berg", stops, SAYS).role == "trener"


def test_a_judgement_is_no_office() -> None:
    """``en klok leder`` judges, ``en leder`` and ``tidligere leder`` say what somebody is."""
    assert person("Kari Berg", "@ er_AUX:fin_root en_DET klok_ADJ leder_NOUN .", SAYS).role is None
    assert person("Kari Berg", "@ er_AUX:fin_root en_DET leder_NOUN .", SAYS).role == "leder"
    assert person("Kari Berg", "@ er_AUX:fin_root ein_DET tidlegare_ADJ leiar_NOUN .", SAYS).role == "tidlegare leiar"


def test_a_title_before_a_genitive() -> None:
    """``statsråd Kari Bergs forslag`` says what she is, too."""
    proposal = "Statsråd_NOUN Kari_PER Bergs_PROPN:gen_PER forslag_NOUN vekker_VERB:fin_root strid_NOUN ."
    assert person("Kari Berg", proposal, SAYS).role == "statsråd"


def test_a_title_that_no_table_holds() -> None:
    """A noun that ends as words for a person do is a title when the tree makes it one; nouns for things are not."""
    assert LEXICON.role_head("stolpevenderen") is None
    turner = "Nå_ADV_2_advmod ler_VERB:fin_root stolpevenderen_NOUN:def_2_nsubj Kari_3_flat_PER Berg_3_flat_PER ."
    assert person("Kari Berg", turner, SAYS).role == "stolpevenderen"
    bare = "No_ADV_2_advmod ler_VERB:fin_root stolpevendar_NOUN:ind_2_nsubj Kari_3_flat:name_PER Berg_3_flat:name_PER ."
    assert person("Kari Berg", bare, SAYS).role == "stolpevendar"
    degree = bare.replace("ler_VERB:fin_root", "ler_VERB:fin_root dr._NOUN_4_dep").replace("_3_flat", "_4_flat")
    assert person("Kari Berg", degree.replace("stolpevendar", "juris"), SAYS).role is None
    thing = "Nå_ADV_2_advmod ler_VERB:fin_root skogen_NOUN:def_2_nsubj Kari_3_flat_PER Berg_3_flat_PER ."
    assert person("Kari Berg", thing, SAYS).role is None


def test_the_age_of_a_nominal() -> None:
    """``34-åringen`` that means somebody tells the age; who has an office is called by it."""
    named = "Kari_3_nsubj_PER Berg_1_flat_PER ler_VERB:fin_root ."
    aged = "34-åringen_NOUN:def_2_nsubj tviler_VERB:fin_root ."
    assert person("Kari Berg", named, aged, SAYS).age == 34
    assert person("Kari Berg", "Rektor_NOUN @ ler_VERB:fin_root .", aged, SAYS).age is None


def test_neighbours_and_passers_by() -> None:
    """``nabo`` says less than an office; ``47-åringen`` is an age and no role."""
    neighbour = "Nabo_NOUN @ ler_VERB:fin_root ."
    doctor = "@ er_AUX:fin_root lege_NOUN ."
    assert person("Kari Berg", neighbour, SAYS).role == "nabo"
    assert person("Kari Berg", neighbour, doctor, SAYS).role == "lege"
    assert person("Kari Berg", "47-åringen_NOUN:def @ ler_VERB:fin_root .", SAYS).role is None
