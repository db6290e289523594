"""What a tagger takes for something else in what names a person: titles, particles, names in capitals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby, pairwise

import attrs

from quotecite.language.norwegian import without_genitive
from quotecite.language.phrases import is_finite
from quotecite.language.trees import Token
from quotecite.words.lexicon import Lexicon

_INDEFINITE = "Definite=Ind|Number=Sing"
_LONGEST = 4  # how many words in capitals make a name inside a sentence


def retagged(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[Token, ...]:
    """The tokens of a sentence with the tags that they must have where they stand."""
    found = tuple(tokens)
    for mend in _MENDS:
        found = mend(found, lexicon)
    return found


# -- titles --------------------------------------------------------------------------------------------------------


def with_titles(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[Token, ...]:
    """Nouns for persons right before a person's name as nouns: ``lærer Kari Berg``, ``Spesialutsending Kai Eide``."""
    found = list(tokens)
    for at, (token, after) in enumerate(pairwise(tokens)):
        named = after.entity[:1] in ("B", "S") and after.entity.endswith("PER")
        if named and (looks_like_a_verb(tokens, at, lexicon) or _looks_like_a_name(token, lexicon)):
            found[at] = attrs.evolve(token, upos="NOUN", feats=_INDEFINITE, lemma=token.lower, entity="O")
    return tuple(found)


def looks_like_a_verb(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a role noun is tagged as a verb where hardly one stands: after a finite verb, a preposition, *og*.

    ``sier lærer Kari Berg``, ``med lærer Kari Berg``; at the beginning only if the name's own verb follows (``Lærer
    Kari Berg sier``). Not ``I dag selger Per Moe``.
    """
    if not _verb_or_role(tokens[at], lexicon):
        return False
    if at and tokens[at - 1].upos != "PUNCT":
        return is_finite(tokens[at - 1]) or tokens[at - 1].upos in ("ADP", "CCONJ")
    beyond = next((t for t in tokens[at + 2 :] if t.entity[:1] not in ("I", "E")), None)
    return beyond is not None and is_finite(beyond)


def _verb_or_role(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word tagged as a verb is the indefinite form of a noun for a person (``selger``, ``forsvarer``)."""
    role = lexicon.role(token.text)
    return token.upos in ("VERB", "AUX") and role is not None and role.personal and role.forms[0] == token.lower


def _looks_like_a_name(token: Token, lexicon: Lexicon) -> bool:
    """Whether a role noun with a capital is tagged as a name of its own (``Spesialutsending``)."""
    if token.upos != "PROPN" or token.entity[:1] in ("I", "E") or lexicon.is_first_name(token.text):
        return False
    role = lexicon.role_head(token.text)
    return role is not None and role.personal and token.text[1:].islower()


def with_owners(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[Token, ...]:
    """Nouns for persons right after a genitive as nouns, for no verb stands there: ``mannens forsvarer sier``."""
    found = list(tokens)
    for at, (owner, token) in enumerate(pairwise(tokens), start=1):
        if owner.feat("Case") == "Gen" and owner.upos in ("NOUN", "PROPN") and _verb_or_role(token, lexicon):
            found[at] = attrs.evolve(token, upos="NOUN", feats=_INDEFINITE, lemma=token.lower)
    return tuple(found)


# -- particles -----------------------------------------------------------------------------------------------------


def with_particles(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[Token, ...]:
    """Particles before the rest of a person's name as parts of it: ``Ana de la Cruz``, ``sier von der Leyen``.

    They go on with a first name, or open with a word that is none in Norwegian (*von*).
    """
    found = list(tokens)
    particles = lexicon.words("name_particle")
    for at, token in enumerate(tokens):
        if not token.entity.endswith("PER") or not token.text[:1].isupper():
            continue
        first = at
        while first and tokens[first - 1].lower in particles and tokens[first - 1].text.islower():
            first -= 1
        inside = first > 0 and found[first - 1].entity.endswith("PER")
        if first == at or not (inside or tokens[first].lower in lexicon.words("opening_particle")):
            continue
        if inside:
            found[first - 1] = attrs.evolve(found[first - 1], entity=left_open(found[first - 1].entity))
        for i in range(first, at):
            entity = "I-PER" if inside or i > first else "B-PER"
            found[i] = attrs.evolve(tokens[i], upos="PROPN", feats="", entity=entity)
        found[at] = attrs.evolve(token, entity="E-PER" if token.entity[:1] in ("S", "E") else "I-PER")
    return tuple(found)


def left_open(entity: str) -> str:
    """A tag of a name that ended with its word, for one that goes on."""
    return entity.replace("S-", "B-").replace("E-", "I-")


# -- outlets with a number -----------------------------------------------------------------------------------------


def with_numbers(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[Token, ...]:
    """An outlet and its number as one name, in the genitive too: ``skriver TV 2``, ``på TV 2s nettsider``."""
    found = list(tokens)
    for at, (token, number) in enumerate(pairwise(tokens)):
        bare = without_genitive(number.text)
        if bare.isdecimal() and lexicon.outlet(f"{token.text} {bare}") is not None:
            feats = "Case=Gen" if bare != number.text else ""
            found[at] = attrs.evolve(token, upos="PROPN", feats="", entity="B-ORG")
            found[at + 1] = attrs.evolve(number, upos="PROPN", feats=feats, entity="E-ORG")
    return tuple(found)


# -- participles ---------------------------------------------------------------------------------------------------


def with_participles(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[Token, ...]:
    """The first of two finite verbs after a preposition and *de* as a participle (``av de spurte sier``)."""
    found = list(tokens)
    for at in range(2, len(tokens) - 1):
        article = tokens[at - 1].lower in lexicon.words("definite_article") and tokens[at - 2].upos == "ADP"
        if article and tokens[at].feat("Tense") == "Past" and is_finite(tokens[at]) and is_finite(tokens[at + 1]):
            found[at - 1] = attrs.evolve(tokens[at - 1], upos="DET")
            found[at] = attrs.evolve(tokens[at], upos="ADJ", feats="Definite=Def|Number=Plur|VerbForm=Part")
    return tuple(found)


# -- names in capitals ---------------------------------------------------------------------------------------------


def with_capitals(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[Token, ...]:
    """A first name in capitals and the words in capitals after it as one person's name: ``sier KARI BERG``.

    Where all is in capitals, only two words by themselves.
    """
    shouted = not any(t.text[:1].isalpha() and not t.text.isupper() for t in tokens)
    found: list[Token] = []
    for capitals, run in groupby(tokens, key=lambda t: t.upos == "PROPN" and t.text.isupper() and len(t.text) > 1):
        words = list(run)
        longest = 2 if shouted else _LONGEST
        whole = 1 < len(words) <= longest and not words[-1].text.endswith(".")
        if capitals and whole and lexicon.is_first_name(words[0].text):
            words = [attrs.evolve(t, entity="I-PER") for t in words]
            words[0] = attrs.evolve(words[0], entity="B-PER")
            words[-1] = attrs.evolve(words[-1], entity="E-PER")
        found += words
    return tuple(found)


_MENDS: tuple[Callable[[Sequence[Token], Lexicon], tuple[Token, ...]], ...] = (
    with_capitals,
    with_particles,
    with_titles,
    with_owners,
    with_numbers,
    with_participles,
)
