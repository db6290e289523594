"""Which names of bodies belong together: a short form and the longer name, an abbreviation and what it stands for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from quotecite.language.names import Name, NameKind
from quotecite.language.trees import Sentence, Token
from quotecite.words.lexicon import Lexicon, RoleKind

Key = tuple[str, ...]
_BODIES = frozenset({NameKind.ORGANISATION, NameKind.OTHER, NameKind.UNKNOWN})
_COMPOUND = 8  # how long a word is at least of which an abbreviation takes more than the first letter
_SPELT = 3  # how many letters an abbreviation has at least that is found by its letters alone
_WORDS = 5  # how many words stand before the last one of a name at most
_SHORT = 7  # how many letters an abbreviation has at most


def fullest_bodies(names: Sequence[Name], lexicon: Lexicon) -> Mapping[Key, Key]:
    """The name that each name of a body stands for; itself when it is the fullest, or could be short for several."""
    bodies = [name for name in names if name.kind is NameKind.ORGANISATION]
    told = _told(names, lexicon)
    printed = {name.key: name.words for name in (*bodies, *(n for n in names if n.key in told))}
    keys = sorted(dict.fromkeys((*(name.key for name in bodies), *told)), key=len, reverse=True)
    means: dict[Key, Key] = {}
    for key in keys:
        longer = [k for k in keys if len(k) > len(key) and _shortens(key, printed[key], k, lexicon)]
        full = told.get(key) or (longer[0] if len(longer) == 1 else key)
        means[key] = means.get(full, full)
    return means


def _told(names: Sequence[Name], lexicon: Lexicon) -> dict[Key, Key]:
    """The abbreviations in parentheses after the name (``Verdens helseorganisasjon (WHO)``), or with it after them."""
    found: dict[Key, Key] = {}
    for one, other in pairwise(names):
        if one.sentence is not other.sentence or not _in_parentheses(one, other):
            continue
        short, full = sorted((one, other), key=lambda name: len(name.text))
        known = lexicon.party(short.text) is not None or lexicon.outlet(short.text) is not None
        if _is_abbreviation(short) and {one.kind, other.kind} <= _BODIES and not known:
            found[short.key] = full.key
    return found


def _in_parentheses(one: Name, other: Name) -> bool:
    """Whether a name stands in parentheses right after another one, and nothing else with it."""
    tokens, first, last = one.sentence.tokens, other.tokens[0].index, other.tokens[-1].index
    opened = first - one.tokens[-1].index == 2 and tokens[first - 1].text == "("
    return opened and last + 1 < len(tokens) and tokens[last + 1].text == ")"


def _is_abbreviation(name: Name) -> bool:
    """Whether a name is one word in capitals."""
    return len(name.words) == 1 and name.words[0].isupper() and 1 < len(name.words[0]) <= _SHORT


def spelt_out(
    sentences: Sequence[Sentence], names: Sequence[Name], lexicon: Lexicon
) -> Mapping[Key, tuple[Token, ...]]:
    """The words that spell each abbreviation out, where the model sees no name in them.

    They begin with a capital and end with a noun for a body: ``Norges vassdrags- og energidirektorat`` for *NVE*.
    """
    found: dict[Key, tuple[Token, ...]] = {}
    short = {name.key: name.words for name in names if _is_abbreviation(name) and len(name.words[0]) >= _SPELT}
    for sentence in sentences if short else ():
        for noun in sentence.tokens:
            role = lexicon.role_head(noun.text) if noun.upos in ("NOUN", "PROPN") else None
            if role is None or role.kind is not RoleKind.ORGANISATION:
                continue
            for first in range(max(0, noun.index - _WORDS), noun.index):
                words = sentence.tokens[first : noun.index + 1]
                key = tuple(t.lower for t in words)
                spelled = (k for k, w in short.items() if words[0].text[:1].isupper() and _initials(w, key, lexicon))
                found.update((k, words) for k in spelled if k not in found)
    return found


def _shortens(key: Key, words: Sequence[str], full: Key, lexicon: Lexicon) -> bool:
    """Whether a name is a short form or an abbreviation of a longer one.

    A branch is a body of its own (*Naturvernforbundet i Lia* beside *Naturvernforbundet*), unless the short name is a
    plain noun (*Universitetet* for *Universitetet i Lia*).
    """
    at = next((i for i in range(len(full) - len(key) + 1) if full[i : i + len(key)] == key), None)
    if at is None:
        return _initials(words, full, lexicon)
    branch = not at and full[len(key)] in lexicon.words("belongs_with")
    return not branch or (len(key) == 1 and lexicon.role(key[0]) is not None)


def _initials(short: Sequence[str], full: Key, lexicon: Lexicon) -> bool:
    """Whether one word in capitals takes the first letter of every word of a name, and more of its compounds.

    ``NVE`` of *Norges vassdrags- og energidirektorat*, ``NUPI`` of *Norsk utenrikspolitisk institutt*.
    """
    if len(short) != 1 or not short[0].isupper():
        return False
    passed = lexicon.words("together") | lexicon.words("belongs_with")
    return _spells(short[0].casefold(), [word for word in full if word not in passed])


def _spells(letters: str, words: Sequence[str]) -> bool:
    """Whether letters are the first ones of words, in order, with more of the long words between them."""
    if not words or not letters:
        return not words and not letters
    first, *rest = words
    if letters[0] != first[0]:
        return False
    inside = first[1:] if len(first) >= _COMPOUND else ""
    return any(
        _inside(letters[1:taken], inside) and _spells(letters[taken:], rest) for taken in range(1, len(letters) + 1)
    )


def _inside(letters: str, word: str) -> bool:
    """Whether letters stand in a word in that order."""
    at = iter(word)
    return all(letter in at for letter in letters)
