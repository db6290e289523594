"""What stands beside a name and says who it is: titles, appositions, predicates, ages."""

from __future__ import annotations

from quotecite.grammar import words
from quotecite.lexicon import Lexicon
from quotecite.mentions import Describer
from quotecite.names import Name
from quotecite.trees import Sentence, Token


def role_nouns(sentence: Sentence, name: Name, describer: Describer, lexicon: Lexicon) -> list[tuple[Token, str]]:
    """The nouns that say what a named person is, each with where it stands: title, apposition or predicate."""
    found: list[tuple[Token, str]] = []
    title = describer.title_of(sentence, name)
    if title is not None and title.upos in ("NOUN", "PROPN"):
        found.append((title, "title"))
        if title.index >= 2 and sentence.tokens[title.index - 1].upos == "CCONJ":
            other = sentence.tokens[title.index - 2]
            if other.upos == "NOUN" and lexicon.role_head(other.text):
                found.append((other, "title"))
    before_comma = _noun_before_comma(sentence, title or name.tokens[0], lexicon)
    if before_comma is not None:
        found.append((before_comma, "apposition"))
    label = sentence.tokens[0] if len(sentence.tokens) > 2 and sentence.tokens[1].text == ":" else None
    if label is not None and name.tokens[0].index == 2 and lexicon.role_head(label.text):
        found.append((label, "title"))  # ``E-SJEFEN: Kari Berg …``
    head = next((t for t in name.tokens if t.head is not None and t.head not in {x.index for x in name.tokens}), None)
    if head is None:
        return found
    governor = sentence.head(head)
    for child in (c for t in name.tokens for c in sentence.children(t, "appos")):
        if child.upos == "NOUN" and child.start > name.end:
            found.append((child, "apposition"))
    if governor is not None and governor.upos == "NOUN" and (governor, "title") not in found:
        relation = head.deprel.partition(":")[0]
        copula = any(c.deprel == "cop" for c in sentence.children(governor))
        if relation in ("appos", "flat") and governor.start < name.start:
            found.append((governor, "title"))
        elif relation == "nsubj" and copula and lexicon.role_head(governor.text):
            found.append((governor, "predicate"))
    after = _noun_after_comma(sentence, name, lexicon)
    if after is not None and all(after is not noun for noun, _ in found):
        found.append((after, "apposition"))
    return found


def _noun_before_comma(sentence: Sentence, first: Token, lexicon: Lexicon) -> Token | None:
    """The definite role noun that a name with or without a title explains: ``korpsets leder, løytnant Kari Berg``."""
    if first.index < 2 or sentence.tokens[first.index - 1].text != ",":
        return None
    noun = sentence.tokens[first.index - 2]
    owned = first.index > 2 and sentence.tokens[first.index - 3].feat("Case") == "Gen"
    definite = noun.upos == "NOUN" and (noun.feat("Definite") == "Def" or owned)
    return noun if definite and lexicon.role_head(noun.text) is not None else None


def _noun_after_comma(sentence: Sentence, name: Name, lexicon: Lexicon) -> Token | None:
    """A role noun in apposition that the tree attached elsewhere: name, comma (or age), noun."""
    tokens = sentence.tokens
    at = name.tokens[-1].index + 1
    if at < len(tokens) and tokens[at].text == "(":
        at = next((t.index for t in tokens[at : at + 6] if t.text == ")"), at) + 1
    if at + 1 >= len(tokens):
        return None
    for token in tokens[at + (tokens[at].text == ",") : at + 5]:
        if token.upos == "NOUN" and lexicon.role_head(token.text):
            return token
        if token.upos not in ("ADJ", "NOUN", "DET", "CCONJ", "ADV"):
            return None
    return None


def age_after(sentence: Sentence, name: Name) -> Token | None:
    """The number that is a person's age in ``Kari Berg (34)``, ``Kari Berg (Ap, 34)`` or ``Kari Berg, 34,``."""
    tokens = sentence.tokens
    at = name.tokens[-1].index + 1
    if at >= len(tokens) or tokens[at].text not in ("(", ","):
        return None
    opened = tokens[at].text == "("
    for token in tokens[at + 1 : at + (6 if opened else 2)]:
        if token.text == ")":
            return None
        following = tokens[token.index + 1].text if token.index + 1 < len(tokens) else "."
        closed = following in (")", ",", ".", "/") or following.lower() in words("year")
        if token.text.isdecimal() and len(token.text) <= 3 and 0 < int(token.text) < 120 and closed:
            return token
    return None
