"""Offices told one each to several persons: ``Berg og Lie, henholdsvis leder og nestleder i laget``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs

from quotecite.language.names import Name, NameKind
from quotecite.language.trees import Sentence, Token
from quotecite.who.mentions import Describer
from quotecite.words.lexicon import Lexicon, RoleKind

_FAR = 14  # how many words before the names the first of their offices stands at most


@attrs.frozen(kw_only=True)
class Share:
    """An office of one of several persons: whose it is, and the last of the offices, after which their body stands."""

    noun: Token
    name: Name
    last: Token


def shares(sentence: Sentence, describer: Describer, lexicon: Lexicon) -> Mapping[int, Share]:
    """The offices of a sentence that are told one each to as many persons, by the index of their nouns.

    After the names (``Berg og Lie, leder og nestleder i laget``) or before them (``leder og nestleder i laget,
    henholdsvis Berg og Lie``).
    """
    found: dict[int, Share] = {}
    for names in _lists_of_names(sentence, describer):
        nouns = _offices_after(sentence.tokens, names, lexicon) or _offices_before(sentence.tokens, names, lexicon)
        if len(nouns) == len(names):
            pairs = zip(nouns, names, strict=True)
            found |= {noun.index: Share(noun=noun, name=name, last=nouns[-1]) for noun, name in pairs}
    return found


def _lists_of_names(sentence: Sentence, describer: Describer) -> Iterator[Sequence[Name]]:
    """The names of persons that commas and *og* make one list, two or more."""
    group: list[Name] = []
    joined = False
    for name in _persons(sentence, describer):
        between = sentence.tokens[group[-1].tokens[-1].index + 1 : name.tokens[0].index] if group else ()
        link = between[-1] if between and _only_parentheses(between[:-1]) else None
        if link is None or not (link.text == "," or link.upos == "CCONJ"):
            if joined:
                yield group
            group, joined = [], False
        joined = joined or (link is not None and link.upos == "CCONJ" and bool(group))
        group.append(name)
    if joined:
        yield group


def _persons(sentence: Sentence, describer: Describer) -> Iterator[Name]:
    """The full names of persons in a sentence."""
    for token in sentence.tokens:
        name = describer.name_at(token)
        if name is not None and name.tokens[0] is token and name.kind is NameKind.PERSON and len(name.key) > 1:
            yield name


def _only_parentheses(tokens: Sequence[Token]) -> bool:
    """Whether words are nothing or one parenthesis (``(34)``)."""
    return not tokens or (tokens[0].text == "(" and tokens[-1].text == ")")


def _offices_after(tokens: Sequence[Token], names: Sequence[Name], lexicon: Lexicon) -> Sequence[Token]:
    """The offices after a list of names, a comma and perhaps *henholdsvis*."""
    at = names[-1].tokens[-1].index + 1
    if at >= len(tokens) or tokens[at].text != ",":
        return ()
    at += 1 + (at + 1 < len(tokens) and tokens[at + 1].lower in lexicon.words("respectively"))
    return _offices_from(tokens, at, lexicon)[0]


def _offices_before(tokens: Sequence[Token], names: Sequence[Name], lexicon: Lexicon) -> Sequence[Token]:
    """The offices before a list of names, a comma or *henholdsvis* between them, and perhaps their body."""
    first = names[0].tokens[0].index
    told = first > 0 and tokens[first - 1].lower in lexicon.words("respectively")
    last = first - told
    comma = last > 0 and tokens[last - 1].text == ","
    last -= comma
    if not told and not comma:
        return ()
    for start in range(max(0, last - _FAR), last):
        nouns, end = _offices_from(tokens, start, lexicon)
        if len(nouns) == len(names) and end == last:
            return nouns
    return ()


def _offices_from(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> tuple[Sequence[Token], int]:
    """The offices that a list at an index holds, each of one person, and where the list ends with their bodies."""
    nouns: list[Token] = []
    while at < len(tokens):
        while at < len(tokens) and tokens[at].upos == "ADJ":
            at += 1
        if at >= len(tokens) or not _is_office_of_one(tokens[at], lexicon):
            break
        nouns.append(tokens[at])
        at = _past_body(tokens, at + 1, lexicon)
        if at >= len(tokens) or not (tokens[at].upos == "CCONJ" or tokens[at].text == ","):
            break
        following = tokens[at + 1 : at + 3]
        if not any(_is_office_of_one(t, lexicon) for t in following):
            break
        at += 1
    return nouns, at


def _past_body(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> int:
    """The index after a preposition of belonging at an index and the nouns and names that it is followed by."""
    if at >= len(tokens) or tokens[at].lower not in lexicon.words("belongs_with"):
        return at
    at += 1
    while at < len(tokens) and tokens[at].upos in ("NOUN", "PROPN", "ADJ", "DET", "NUM", "ADP", "X"):
        at += 1
    return at


def _is_office_of_one(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word is an office in the singular; some have the tag of the verb that they look like (``kasserer``)."""
    noun = lexicon.role_head(token.text) if token.upos == "NOUN" else None
    role = lexicon.role(token.text) if token.upos == "VERB" else noun
    return role is not None and role.kind is RoleKind.ROLE and token.feat("Number") != "Plur"
