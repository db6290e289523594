"""How Norwegian words are inflected, as far as the rules need it: genitive, definite form, passive, ages.

The endings that are words of a list stand in ``grammar.tsv`` with their written standard; a lexicon for one standard
(`Lexicon.for_variety`) knows only those of that standard.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotecite.text.signs import SINGLE_MARKS
from quotecite.words.lexicon import Lexicon

_SIBILANTS = ("s", "x", "z")
_OLDEST = 3  # how many figures an age has at most


def is_suspended(word: str) -> bool:
    """Whether a word is the first part of a compound whose rest comes later (``barne-`` in *barne- og familieetaten*).

    >>> is_suspended("barne-"), is_suspended("-")
    (True, False)
    """
    return len(word) > 1 and word.endswith("-")


def may_be_genitive(word: str) -> bool:
    """Whether a word ends as a genitive does, in *s* or an apostrophe; many names do so by themselves (``Moens``).

    >>> may_be_genitive("Bergs"), may_be_genitive("Jonas’"), may_be_genitive("Berg")
    (True, True, False)
    """
    return word.lower().endswith(("s", *SINGLE_MARKS))


def without_genitive(word: str) -> str:
    """A word or name without its genitive ending; one that has none, or is nothing else, is as it was.

    The ending is *s*, with an apostrophe or hyphen before it where somebody wrote one, or after *s*, *x* and *z* the
    apostrophe alone. Nynorsk says the same with *sin* (``NTE sin leiar``), which is a word of its own.

    >>> [without_genitive(word) for word in ("Bergs", "NRKs", "BERGS", "Jonas'", "VG-s", "Lie’s", "Berg", "s")]
    ['Berg', 'NRK', 'BERG', 'Jonas', 'VG', 'Lie', 'Berg', 's']
    """
    bare = word.rstrip(SINGLE_MARKS)
    if bare != word and bare.lower().endswith(_SIBILANTS):
        return bare
    return (word[:-1].rstrip(f"-{SINGLE_MARKS}") if word[-1:] in ("s", "S") else bare) or word


def is_definite(word: str, lexicon: Lexicon) -> bool:
    """Whether a noun ends as definite nouns do.

    >>> nb, nn = Lexicon.load().for_variety("nb"), Lexicon.load().for_variety("nn")
    >>> [is_definite(word, nb) for word in ("treneren", "trenerne", "jenta", "trener")]
    [True, True, True, False]
    >>> [is_definite(word, nn) for word in ("trenaren", "trenarane", "kvinnene", "trenar")]
    [True, True, True, False]
    """
    return word.lower().endswith((*lexicon.words("definite_singular"), *lexicon.words("definite_plural")))


def definite_plurals(lemma: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The forms that a noun can have in the definite plural.

    >>> definite_plurals("demokrat", Lexicon.load().for_variety("nn"))
    ('demokratane', 'demokratene')
    """
    return tuple(lemma + ending for ending in sorted(lexicon.words("definite_plural")))


def is_neuter_plural(form: str, forms: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a form of a noun is the definite plural in *a* of a neuter one; ``forms`` begin as in the tables.

    >>> nb = Lexicon.load().for_variety("nb")
    >>> is_neuter_plural("barna", ("barn", "barnet", "barna"), nb), is_neuter_plural("mora", ("mor", "moren"), nb)
    (True, False)
    """
    return form.lower().endswith(tuple(lexicon.words("neuter_plural"))) and any(
        singular.endswith(tuple(lexicon.words("neuter_singular"))) for singular in forms[1:2]
    )


def is_passive(form: str, lemma: str, lexicon: Lexicon) -> bool:
    """Whether a form is the passive of a verb: the infinitive with *s*, in Nynorsk with *st*.

    >>> nb, nn = Lexicon.load().for_variety("nb"), Lexicon.load().for_variety("nn")
    >>> is_passive("opplyses", "opplyse", nb), is_passive("opplyser", "opplyse", nb)
    (True, False)
    >>> [is_passive(form, "opplyse", nn) for form in ("opplysast", "opplysest", "opplyser")]
    [True, True, False]
    """
    infinitives = lexicon.words("infinitive_ending")
    stem = lemma[:-1] if lemma.endswith(tuple(infinitives)) else lemma
    middles = infinitives if stem != lemma else {"", *infinitives}  # ``sies``, ``sjåast`` of verbs without one
    return form.lower() in {stem + middle + end for middle in middles for end in lexicon.words("passive_ending")}


def looks_like_a_person(word: str, lexicon: Lexicon) -> bool:
    """Whether a word ends as many definite nouns for persons do (``gjesteforskeren``); for words that no table knows.

    >>> looks_like_a_person("blomsterbinderen", Lexicon.load()), looks_like_a_person("bordet", Lexicon.load())
    (True, False)
    """
    return word.lower().endswith(tuple(lexicon.words("person_ending")))


def looks_like_people(word: str, lexicon: Lexicon) -> bool:
    """Whether a word ends as nouns for persons do, one or several (``losen`` does not, ``informatikere`` does).

    >>> looks_like_people("småbrukarar", Lexicon.load()), looks_like_people("meningene", Lexicon.load())
    (True, False)
    """
    return looks_like_a_person(word, lexicon) or word.lower().endswith(tuple(lexicon.words("people_ending")))


def age_in_word(word: str, lexicon: Lexicon) -> int | None:
    """The age that a word gives; None when it gives none.

    >>> nb, nn = Lexicon.load().for_variety("nb"), Lexicon.load().for_variety("nn")
    >>> age_in_word("47-åringen", nb), age_in_word("93-årige", nb), age_in_word("47-åringane", nn)
    (47, 93, 47)
    >>> age_in_word("47-tallet", nb) is None
    True
    """
    years = word[: len(word) - len(word.lstrip("0123456789"))]
    rest = word[len(years) :].removeprefix("-").lower()
    return int(years) if 0 < len(years) <= _OLDEST and rest in lexicon.words("age_word") else None


def age_in_words(words: Sequence[str], lexicon: Lexicon) -> int | None:
    """The age that words give in full (``34 år gamle``); None when they give none.

    >>> nn = Lexicon.load().for_variety("nn")
    >>> age_in_words(["ein", "34", "år", "gammal", "mann"], nn)
    34
    """
    for years, unit, old in zip(words, words[1:], words[2:], strict=False):
        given = years.isdecimal() and len(years) <= _OLDEST
        if given and unit.lower() in lexicon.words("year") and old.lower() in lexicon.words("old"):
            return int(years)
    return None


def number_in_word(word: str, lexicon: Lexicon) -> int | None:
    """How many a small number in letters or figures says that there are; None when a word is none.

    >>> nn = Lexicon.load().for_variety("nn")
    >>> [number_in_word(word, nn) for word in ("båe", "tre", "4", "alle")]
    [2, 3, 4, None]
    """
    known = (lexicon.words("two"), lexicon.words("three"), lexicon.words("four"), lexicon.words("five"))
    in_letters = next((number for number, words in enumerate(known, 2) if word.lower() in words), None)
    return int(word) if word.isdecimal() and len(word) == 1 else in_letters
