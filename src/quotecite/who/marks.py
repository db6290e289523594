"""What tells persons apart beside their roles: the party and the nation that stand beside a name, or in a noun.

``Per Berg (H)``, ``Høyre-politikeren``; ``svenske Nils Ek``, ``svensken``.
"""

from __future__ import annotations

from quotecite.language.names import Name
from quotecite.language.trees import Token
from quotecite.words.lexicon import Lexicon, Role

_BEFORE = 3  # how many words before a name an adjective stands at most (``den svenske løperen Nils Ek``)


def party_beside(name: Name, lexicon: Lexicon) -> str | None:
    """The abbreviation of the party in parentheses after a name, or before the hyphen of its title."""
    tokens, after = name.sentence.tokens, name.tokens[-1].index + 1
    if tokens[after : after + 1] and tokens[after].text == "(" and after + 1 < len(tokens):
        party = lexicon.party(tokens[after + 1].text)
        return party.abbreviation if party is not None else None
    title = name.tokens[0].index - 1
    return party_in_noun(tokens[title], lexicon) if title >= 0 else None


def party_in_noun(noun: Token, lexicon: Lexicon) -> str | None:
    """The abbreviation of the party with which a noun begins (``Høyre-politikeren``)."""
    first, hyphen, _ = noun.text.partition("-")
    party = lexicon.party(first) if hyphen and first else None
    return party.abbreviation if party is not None else None


def nation_beside(name: Name, lexicon: Lexicon) -> str | None:
    """The nation whose adjective stands before a name (``svenske Nils Ek``) or its title, as the tables spell it."""
    first = name.tokens[0].index
    for token in reversed(name.sentence.tokens[max(0, first - _BEFORE) : first]):
        if token.lower in lexicon.words("nationality"):
            bare = token.lower[:-1]
            return bare if bare in lexicon.words("nationality") else token.lower
        role = lexicon.role_head(token.text) if token.upos == "NOUN" else None
        if nation_of(role, lexicon) is not None:
            return nation_of(role, lexicon)
        if token.upos not in ("ADJ", "NOUN"):
            return None
    return None


def nation_of(role: Role | None, lexicon: Lexicon) -> str | None:
    """The nation that a noun for somebody names (``svensken``)."""
    return role.group if role is not None and role.group in lexicon.words("nationality") else None
