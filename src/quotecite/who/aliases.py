"""Artist names, nicknames and pseudonyms: which name is another one of whom the article names in full."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from quotecite.language.names import Name, NameKind
from quotecite.language.trees import Token
from quotecite.text.signs import MARKS
from quotecite.words.lexicon import Lexicon

Key = tuple[str, ...]
_FILLERS = frozenset({"ADV", "ADJ", "PRON", "DET", "PART"})
_NEAR = 7  # how many tokens may stand between the two names


def aliases(names: Sequence[Name], lexicon: Lexicon) -> Mapping[Key, Key]:
    """The other names that an article tells of persons, each with the key of the full one.

    ``Kari Berg, kjent som Måne``, ``Jens Aga, som alle kaller «Skipper'n»``, ``Isblokk, eller Jonas Vik som han
    egentlig heter``, ``Isblokk heter egentlig Jonas Vik``, ``rapperen Lille Lars (Lars Moe)``.
    """
    found: dict[Key, Key] = {}
    for one, other in pairwise(names):
        between = _between(one, other)
        if between is not None and any(way(one, other, between, lexicon) for way in _WAYS):
            real, alias = sorted((one, other), key=lambda name: _is_full(name, lexicon), reverse=True)
            if _is_full(real, lexicon) and alias.key != real.key:
                found[alias.key] = real.key
    return found


def _between(one: Name, other: Name) -> tuple[Token, ...] | None:
    """The tokens between two names of one sentence, without quotation marks; None when they stand far apart."""
    if one.sentence is not other.sentence or one.genitive:
        return None
    tokens = one.sentence.tokens[one.tokens[-1].index + 1 : other.tokens[0].index]
    return tuple(t for t in tokens if t.text not in MARKS) if len(tokens) <= _NEAR else None


def _is_full(name: Name, lexicon: Lexicon) -> int:
    """How surely a name is a person's first name and surname: 2 with a known first name, 0 for one word or a body."""
    return (name.kind is NameKind.PERSON and len(name.words) > 1) * (1 + lexicon.is_first_name(name.words[0]))


def _called(one: Name, other: Name, between: Sequence[Token], lexicon: Lexicon) -> bool:
    """``Berg, kalt Måne``, ``Berg, betre kjend som Måne``, ``Berg med artistnavnet Måne``, ``Berg (alias Måne)``."""
    words = [t for t in between if t.upos != "PUNCT"]
    noun = any(t.lower in lexicon.words("alias_noun") for t in words)
    return (noun or any(t.lower in lexicon.words("alias_link") for t in words)) and all(
        t.lower in lexicon.words("alias_link") | lexicon.words("alias_noun") | lexicon.words("relative")
        or t.upos in _FILLERS
        or (noun and t.upos == "ADP")
        or (t.upos == "PROPN" and lexicon.role(t.text) is not None)  # ``Kaptein Krok``
        for t in words
    )


def _is_named(one: Name, other: Name, between: Sequence[Token], lexicon: Lexicon) -> bool:
    """``Måne, som egentlig heter Kari Berg``, ``rapperen Måne heter Kari Berg``; not ``byen ved Måne heter Berg``."""
    words = [t for t in between if t.upos != "PUNCT"]
    named = any(t.lower in lexicon.words("is_named") for t in words) and all(
        t.lower in lexicon.words("is_named") | lexicon.words("relative") or t.upos in _FILLERS for t in words
    )
    before = one.sentence.tokens[one.tokens[0].index - 1 : one.tokens[0].index]
    person = one.kind is NameKind.PERSON and not any(t.upos == "ADP" for t in before)
    really = any(t.lower in lexicon.words("really") for t in words)
    return named and (person or really) and len(one.words) < len(other.words)


def _really(one: Name, other: Name, between: Sequence[Token], lexicon: Lexicon) -> bool:
    """``Måne, eller Kari Berg som hun egentlig heter``: *eller* between, a verb of being called after."""
    words = [t.lower for t in between if t.text != ","]
    after = other.sentence.tokens[other.tokens[-1].index + 1 :][:_NEAR]
    named = any(t.lower in lexicon.words("is_named") for t in after)
    return len(words) == 1 and words[0] in lexicon.words("alternative") and named


def _in_parentheses(one: Name, other: Name, between: Sequence[Token], lexicon: Lexicon) -> bool:
    """``Lille Lars (Lars Moe)``: one a person's full name and the other, a person's too, none."""
    tokens = other.sentence.tokens
    last = other.tokens[-1].index + 1
    enclosed = [t.text for t in between] == ["("] and last < len(tokens) and tokens[last].text == ")"
    persons = one.kind is other.kind is NameKind.PERSON
    return enclosed and persons and _is_full(one, lexicon) != _is_full(other, lexicon)


_WAYS: tuple[Callable[[Name, Name, Sequence[Token], Lexicon], bool], ...] = (
    _called,
    _is_named,
    _really,
    _in_parentheses,
)
