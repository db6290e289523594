"""The word tables and their loader."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotecite.errors import LexiconError
from quotecite.records import CueKind, Gender
from quotecite.words.lexicon import Lexicon, MediaWord, Role, RoleKind, Takes, Trait, Verb

KEYS = {
    "verbs": (0, 1, 5),
    "predicates": (0, 1, 4),
    "roles": (0, 1),
    "outlets": (0,),
    "parties": (0,),
    "first_names": (0,),
    "pronouns": (0, 1, 2, 3, 4),
    "phrases": (0, 1),
    "media_words": (0, 1),
    "links": (0, 1),
    "credits": (0, 1),
}
VERBS = "lemma\tvariety\tkind\timplies\tforms\tparticle\texample\n"
ROLES = "lemma\tvariety\tkind\tgender\tforms\tgroup\tcompounds\texample\n"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


def packaged(table: str) -> list[str]:
    text = (resources.files("quotecite") / "tables" / f"{table}.tsv").read_text(encoding="utf-8")
    return text.removesuffix("\n").split("\n")


def load_with(folder: Path, table: str, text: str) -> Lexicon:
    (folder / f"{table}.tsv").write_text(text, encoding="utf-8")
    return Lexicon.load(extra=folder)


@pytest.mark.parametrize("table", KEYS)
def test_tables_are_sorted_and_without_duplicates(table: str) -> None:
    """Every packaged table is sorted by its key, holds no key twice, and has no stray white space."""
    rows = [line.split("\t") for line in packaged(table)[1:]]
    keys = [tuple(row[i] for i in KEYS[table]) for row in rows]
    assert keys == sorted(set(keys))
    assert all(cell == " ".join(cell.split()) for row in rows for cell in row)


@pytest.mark.parametrize(
    ("table", "least"),
    [("verbs", 600), ("roles", 1000), ("outlets", 400), ("parties", 35), ("first_names", 4000), ("phrases", 60)],
)
def test_tables_are_large(table: str, least: int) -> None:
    """The long tail is there: nobody has cut a table by accident."""
    assert len(packaged(table)) > least


@pytest.mark.parametrize("table", ["verbs", "roles"])
def test_both_written_standards_have_their_share(table: str) -> None:
    """Nynorsk has as many rows as Bokmål, give or take a tenth."""
    varieties = [line.split("\t")[1] for line in packaged(table)[1:]]
    assert 0.9 < varieties.count("nn") / varieties.count("nb") < 1.1


def test_every_example_holds_a_form(lexicon: Lexicon) -> None:
    """The example of each verb, role and media word holds one of its forms, each phrase's example the phrase."""
    rows: tuple[Verb | Role | MediaWord, ...] = (*lexicon.verb_rows, *lexicon.role_rows, *lexicon.media_words)
    for row in rows:
        text = row.example.casefold()
        assert any(form.casefold() in text for form in (row.lemma, *row.forms)), row
    for phrase in lexicon.phrases:
        for part in phrase.phrase.split("…"):
            assert part.strip() in phrase.example.casefold(), phrase


@pytest.mark.parametrize(
    ("form", "variety", "lemma"),
    [
        ("sier", "nb", "si"),
        ("seier", "nn", "seie"),
        ("fortalde", "nn", "fortelje"),
        ("Fortel", "nn", "fortelje"),
        ("spurde", "nn", "spørje"),
        ("spurte", "nb", "spørre"),
        ("trudde", "nn", "tru"),
        ("meinte", "nn", "meine"),
        ("uttrykte", "nb", "uttrykke"),
        ("kravde", "nn", "krevje"),
        ("understrekar", "nn", "understreke"),
        ("sukker", "nb", "sukke"),
        ("svara", "nn", "svare"),
        ("si", "nb", "si"),
    ],
)
def test_verb_by_form_or_lemma(lexicon: Lexicon, form: str, variety: str, lemma: str) -> None:
    """A verb is found by any form, in any case, or by its lemma, in both written standards."""
    found = lexicon.verb(form, variety)
    assert found is not None
    assert (found.lemma, found.variety) == (lemma, variety)


def test_verb_prefers_the_row_without_particle(lexicon: Lexicon) -> None:
    """`viser` is `vise` first and `vise til` second; a verb known only with its particle is still found."""
    first = lexicon.verb("viser", "nb")
    assert first is not None
    assert (first.name, first.kind) == ("vise", CueKind.SHOW)
    assert "vise til" in [verb.name for verb in lexicon.verbs("viser", "nb")]
    assert "legge til" in [verb.name for verb in lexicon.verbs("legger")]


def test_everyday_words_open_no_reporting_clause(lexicon: Lexicon) -> None:
    """Verbs that mostly report nothing are in no row, or only in one with a particle."""
    for form in ("går", "kommer", "tar", "gir", "gjør", "legger", "holder", "forsvarer", "deler", "snakker"):
        rows = lexicon.verbs(form)
        assert rows
        assert all(row.particle for row in rows), form
    for form in ("åpner", "begynner", "vet", "drøfter", "ser", "får"):
        assert not lexicon.verbs(form), form


def test_unknown_words_are_none(lexicon: Lexicon) -> None:
    """No lookup raises for a word that no table holds."""
    word = "qwertyx"
    assert lexicon.verb(word) is lexicon.role(word) is lexicon.role_head(word) is lexicon.media_word(word) is None
    assert lexicon.outlet(word) is lexicon.party(word) is lexicon.pronoun(word) is lexicon.gender_of(word) is None
    assert lexicon.verbs(word) == lexicon.pronouns(word) == ()
    assert not lexicon.is_first_name(word)


@given(st.text())
def test_lookups_take_any_text(text: str) -> None:
    """Whatever string is asked for, lookups answer and do not fail."""
    lexicon = Lexicon.load()
    lexicon.role_head(text)
    lexicon.verbs(text)
    lexicon.outlet(text)
    lexicon.gender_of(text)


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("ordføreren", "ordfører"),
        ("Ap-lederen", "leder"),
        ("H-lederen", "leder"),
        ("Dyrevern-leder", "leder"),
        ("kommunaldirektøren", "direktør"),
        ("miljøvernministeren", "minister"),
        ("fotballtrenaren", "trenar"),
        ("30-åringen", "åring"),
        ("Arbeidstilsynet", "tilsyn"),
        ("statsforvaltaren", "statsforvaltar"),
        ("dommerfullmektigen", "dommerfullmektig"),
        ("kongressmannen", "kongressmann"),
        ("butikkmannen", "mann"),
        ("nabokvinnen", "kvinne"),
        ("fagpersonen", "fagperson"),
        ("tobarnsmoren", "tobarnsmor"),
        ("norsk-pakistaneren", "pakistaner"),
        ("nordmennene", "nordmann"),
        ("amerikanaren", "amerikanar"),
        ("vernepleieren", "vernepleier"),
    ],
)
def test_role_head_of_compounds(lexicon: Lexicon, word: str, lemma: str) -> None:
    """A compound is found by its longest ending that is a role; a word that is a role itself is that role."""
    found = lexicon.role_head(word)
    assert found is not None
    assert found.lemma == lemma


@pytest.mark.parametrize(
    "word",
    ["tremor", "humor", "modellen", "Demokratene", "sykdommen", "eiendommen", "beslaget", "området", "leier", "-"],
)
def test_no_role_head_where_there_is_none(lexicon: Lexicon, word: str) -> None:
    """Endings that only look like a role (`mor`, `dom`, `lag`) are not taken."""
    assert lexicon.role_head(word) is None


@pytest.mark.parametrize(
    ("form", "gender"),
    [("moren", "f"), ("mora", "f"), ("faren", "m"), ("dronninga", "f"), ("guten", "m"), ("talskvinnen", "f")],
)
def test_role_gender(lexicon: Lexicon, form: str, gender: str) -> None:
    """A role has a gender where the word itself shows it."""
    found = lexicon.role(form)
    assert found is not None
    assert found.gender is Gender(gender)


def test_most_roles_have_no_gender(lexicon: Lexicon) -> None:
    """Trades and offices show no gender, not even those that end in -mann in common use (`rådmann`)."""
    for form in ("ordføreren", "legen", "sykepleieren", "rådmannen", "lensmannen"):
        found = lexicon.role(form)
        assert found is not None
        assert found.gender is None


def test_role_groups(lexicon: Lexicon) -> None:
    """Words that can mean the same person share a group: the minister is a statsråd, the ordfører a politician."""
    for one, other in [
        ("ministeren", "statsråd"),
        ("politikeren", "ordfører"),
        ("forskeren", "førsteamanuensis"),
        ("spelaren", "keeper"),
        ("lederen", "direktør"),
    ]:
        first, second = lexicon.role(one), lexicon.role(other)
        assert first is not None
        assert second is not None
        assert first.group == second.group
        assert first.group is not None


def test_role_kinds(lexicon: Lexicon) -> None:
    """Roles, relatives, groups, bodies and documents are told apart."""
    forms = ("ordføreren", "søsteren", "foreldra", "departementet", "rapporten", "kvinnen")
    kinds = [lexicon.role(form).kind for form in forms]  # type: ignore[union-attr]
    assert kinds == [
        RoleKind.ROLE,
        RoleKind.KIN,
        RoleKind.GROUP,
        RoleKind.ORGANISATION,
        RoleKind.DOCUMENT,
        RoleKind.PERSON,
    ]


@pytest.mark.parametrize(
    ("names", "gender"),
    [
        ("Kari Gro Siv Erna Sylvi Aslaug Åse Marit Ingebjørg Tone Bente Andrea Anne-Marie Aisha Fatima Gry", "f"),
        ("Ola Jonas Trygve Oddvar Svein Bjørnar Torstein Terje Tarjei Inge Jan Helge Even Are Jo Mohammad", "m"),
    ],
)
def test_gender_of_first_names(lexicon: Lexicon, names: str, gender: str) -> None:
    """First names have the gender of Norwegian usage; a hyphenated one goes by its first part."""
    assert {name: lexicon.gender_of(name) for name in names.split()} == dict.fromkeys(names.split(), Gender(gender))


def test_names_of_both_genders(lexicon: Lexicon) -> None:
    """Kim and Nicola are first names, but say nothing about gender."""
    for name in ("Kim", "Nicola"):
        assert lexicon.is_first_name(name)
        assert lexicon.gender_of(name) is None


def test_surnames_and_function_words_are_no_first_names(lexicon: Lexicon) -> None:
    """The foreign lists bring in no Norwegian surnames and no words that open sentences."""
    for word in ("Berg", "Moe", "Lie", "Hansen", "Vik", "Solberg", "Han", "Hun", "Det", "Men", "Nå", "Norge", "Oslo"):
        assert not lexicon.is_first_name(word), word


def test_decomposed_letters_are_found(lexicon: Lexicon) -> None:
    """A name written with a combining ring is the same name."""
    assert lexicon.gender_of("A\u030ase") is Gender.F


def test_outlets(lexicon: Lexicon) -> None:
    """Outlets are found by name or alias; two-letter names and names in small letters only in their own case."""
    for name, full in [("Nrk", "NRK"), ("TV2", "TV 2"), ("BT", "Bergens Tidende"), ("Dag og Tid", "Dag og Tid")]:
        found = lexicon.outlet(name)
        assert found is not None
        assert found.name == full
    assert lexicon.outlet("AP") is not None
    assert lexicon.outlet("Ap") is None
    assert lexicon.outlet("dr") is None
    assert lexicon.outlet("dagen") is None  # a day, not the newspaper Dagen


def test_parties(lexicon: Lexicon) -> None:
    """A party is found by abbreviation or name in either written standard."""
    for text, short in [("ap", "Ap"), ("Arbeidarpartiet", "Ap"), ("Høgre", "H"), ("Raudt", "R"), ("Dei Grøne", "MDG")]:
        found = lexicon.party(text)
        assert found is not None
        assert found.abbreviation == short


def test_pronouns(lexicon: Lexicon) -> None:
    """`de` is "they" in Bokmål and "you" in Nynorsk; subject forms come first."""
    nb, nn, ho = lexicon.pronoun("de", "nb"), lexicon.pronoun("de", "nn"), lexicon.pronoun("ho", "nn")
    assert nb is not None
    assert nn is not None
    assert ho is not None
    assert (nb.person, nn.person) == (3, 2)
    assert (ho.kind, ho.gender) == ("subject", Gender.F)


def test_media_words_links_and_credits(lexicon: Lexicon) -> None:
    """Media words are found by form; link openers and credit labels are there in both written standards."""
    found = lexicon.media_word("pressemeldinga", "nn")
    assert found is not None
    assert found.lemma == "pressemelding"
    assert {"Les også", "Les òg", "Sjå også", "Saken fortsetter under"} <= set(lexicon.link_starts)
    assert {"Foto", "Kilde", "Kjelde", "Skjermdump"} <= lexicon.credit_labels


def test_load_is_cached_and_has_a_checksum(lexicon: Lexicon) -> None:
    """Without extra tables the lexicon is read once; its checksum has the form of RECORDS.md."""
    assert Lexicon.load() is lexicon
    assert lexicon.checksum.startswith("sha256:")
    assert len(lexicon.checksum) == len("sha256:") + 64


def test_extra_adds_and_replaces_rows(tmp_path: Path, lexicon: Lexicon) -> None:
    """Rows of an extra folder are added, or replace the packaged row with the same key; the checksum changes."""
    rows = "tjo\tnb\tsay\t\ttjoer tjodde\t\t– Hei, tjoer Berg.\nsukke\tnb\task\t\tsukker\t\t– Hei, sukker Berg.\n"
    own = load_with(tmp_path, "verbs", VERBS + rows)
    added, replaced = own.verb("tjodde"), own.verb("sukker", "nb")
    assert added is not None
    assert added.lemma == "tjo"
    assert replaced is not None
    assert replaced.kind is CueKind.ASK
    assert own.role("ordfører") == lexicon.role("ordfører")
    assert own.checksum != lexicon.checksum
    assert Lexicon.load() is lexicon


def test_optional_columns_may_be_missing(tmp_path: Path) -> None:
    """A table without an optional column loads as if its cells were empty; with it, a cell can have several values."""
    row = "byfogd\tnb\trole\t\tbyfogd byfogden\tdommer\tyes\t{}– Nei, sier byfogd Berg.\n"
    bare = load_with(tmp_path, "roles", ROLES + row.format("")).role("byfogden")
    full = load_with(tmp_path, "roles", ROLES.replace("example", "traits\texample") + row.format("sole place\t"))
    told = full.role("byfogden")
    assert bare is not None
    assert told is not None
    assert (bare.traits, told.traits) == (frozenset(), {Trait.SOLE, Trait.PLACE})


@pytest.mark.parametrize(
    ("trait", "words", "others"),
    [
        (Trait.SOLE, ["ordføreren", "ordføraren", "kongen", "politiet", "Stortinget"], ["rektoren", "styret"]),
        (Trait.PLACE, ["presidenten", "rådmannen", "statsforvaltaren"], ["rektoren", "legen"]),
        (Trait.MEDIA, ["redaktøren", "leiaren"], ["ordføreren"]),
        (Trait.SERVES, ["advokaten", "talskvinnen", "trenaren"], ["dommeren"]),
        (Trait.PRIVATE, ["familien", "ekteparet", "foreldra"], ["departementet", "laget"]),
        (Trait.RELATION, ["kollegaen", "partifellen"], ["legen"]),
        (Trait.SAME_PARTY, ["partifellen", "partikollegaen"], ["kollegaen"]),
        (Trait.LEADS_PARTY, ["partilederen", "partileiaren", "partinestleiaren"], ["lederen"]),
        (Trait.PAIR, ["ekteparet", "duoen", "syskenparet"], ["familien", "bandet"]),
    ],
)
def test_what_a_noun_tells(lexicon: Lexicon, trait: Trait, words: list[str], others: list[str]) -> None:
    """Each trait is one of words of both written standards, and not of others that look alike."""
    has = {word: role is not None and trait in role.traits for word in words + others if (role := lexicon.role(word))}
    assert has == {**dict.fromkeys(words, True), **dict.fromkeys(others, False)}


@pytest.mark.parametrize(
    ("takes", "verbs", "others"),
    [
        (Takes.CLAUSE, ["mener", "meiner", "trur", "sier"], ["opplyser om", "krever"]),
        (Takes.INFINITIVE, ["håper", "lovar", "vonar"], ["sier"]),
        (Takes.BARE_INFINITIVE, ["ber", "bed"], ["krever"]),
        (Takes.NAME, ["kaller", "skildrar", "beteiknar", "betegner"], ["sier"]),
    ],
)
def test_what_a_verb_takes(lexicon: Lexicon, takes: Takes, verbs: list[str], others: list[str]) -> None:
    """What a verb can have for its content beside *at* is known of verbs of both written standards."""
    has = {form: any(takes in verb.takes for verb in lexicon.verbs(form)) for form in verbs + others}
    assert has == {**dict.fromkeys(verbs, True), **dict.fromkeys(others, False)}


def test_extra_takes_what_spreadsheets_write(tmp_path: Path) -> None:
    """A byte order mark, CRLF line ends and an empty last line do no harm."""
    (tmp_path / "links.tsv").write_bytes(b"\xef\xbb\xbfstart\tvariety\r\nSjekk her\tnb\r\n\r\n")
    assert "Sjekk her" in Lexicon.load(extra=str(tmp_path)).link_starts


@pytest.mark.parametrize(
    ("table", "text", "message"),
    [
        (
            "verbs",
            "lemma\tvariety\n",
            r"verbs\.tsv, line 1: header lemma \| variety; expected lemma \| variety \| kind",
        ),
        ("links", "start\tvariety\nSjå her\n", r"links\.tsv, line 2: 1 cells; expected 2: start \| variety"),
        ("links", "start\tvariety\nSjå her\tno\n", r"line 2, column variety: 'no'; expected nb \| nn \| both"),
        ("links", "start\tvariety\n\tnb\n", r"line 2, column start: ''; expected a value"),
        ("links", "start\tvariety\nHer\tnb\nHer\tnb\n", r"line 3: Her \| nb stands already in line 2"),
        (
            "verbs",
            VERBS + "tjo\tnb\tshout\t\ttjoer\t\t– Hei, tjoer Berg.\n",
            r"line 2, column kind: 'shout'; expected say \| think \| ask \| write \| show \| request",
        ),
        (
            "verbs",
            VERBS + "tjo\tnb\tsay\t\ttjoer\t\t– Hei, sier Berg.\n",
            r"line 2, column example: '– Hei, sier Berg\.'; expected a form: tjo \| tjoer",
        ),
        ("verbs", VERBS + "tjo\tnb\tsay\t\ttjoer\topp\t– Hei, tjoer Berg.\n", r"expected the word 'opp'"),
        (
            "roles",
            ROLES + "smed\tnb\trole\tq\tsmed\t\tyes\t– Hei, sier smed Berg.\n",
            r"column gender: 'q'; expected f \| m \| \(empty\)",
        ),
        (
            "roles",
            ROLES.replace("example", "traits\texample")
            + "smed\tnb\trole\t\tsmed\t\tyes\tsole rich\t– Hei, sier smed Berg.\n",
            r"column traits: 'sole rich'; expected one or more of sole \| place \| media .* \| \(empty\)",
        ),
        (
            "roles",
            ROLES.replace("compounds\t", ""),
            r"expected lemma \| .* \| compounds \| \(traits\) \| example, separated by tabs",
        ),
    ],
)
def test_errors_name_the_place_and_what_is_allowed(tmp_path: Path, table: str, text: str, message: str) -> None:
    """A malformed table is refused with file, line, column, the value and what was expected."""
    with pytest.raises(LexiconError, match=message):
        load_with(tmp_path, table, text)


def test_wrong_encoding_is_named(tmp_path: Path) -> None:
    """A table saved in Latin-1 is refused with the line of the first letter that is not UTF-8."""
    (tmp_path / "links.tsv").write_bytes("start\tvariety\nSjå her\tnb\n".encode("latin-1"))
    with pytest.raises(LexiconError, match=r"links\.tsv, line 2: not UTF-8"):
        Lexicon.load(extra=tmp_path)


def test_unknown_and_missing_tables_are_named(tmp_path: Path) -> None:
    """A folder without tables, or with a table of another name, is refused with the names that are known."""
    with pytest.raises(LexiconError, match=r"no tables in this folder; expected any of verbs\.tsv"):
        Lexicon.load(extra=tmp_path)
    with pytest.raises(LexiconError, match=r"unknown table 'verb\.tsv'; expected any of verbs\.tsv"):
        load_with(tmp_path, "verb", VERBS)


@pytest.mark.parametrize(
    ("word", "personal"),
    [("rektoren", True), ("moren", True), ("naboen", True), ("styret", False), ("folk", False), ("rapporten", False)],
)
def test_nouns_for_one_person(lexicon: Lexicon, word: str, personal: bool) -> None:
    """Offices, relatives and neighbours are persons; bodies, crowds and texts are none."""
    role = lexicon.role(word)
    assert role is not None
    assert role.personal is personal
