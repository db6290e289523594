"""Abbreviations: a full stop that belongs to its word and ends no sentence (``dr.``, ``siv. ing.``, ``Chr.``)."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from quotecite.language.phrases import is_finite
from quotecite.language.trees import Token
from quotecite.words.lexicon import Lexicon

_FEATS = "Abbr=Yes|Definite=Ind|Number=Sing"
_SHORT = 7  # letters and the full stop of the second word of an abbreviated title


def is_abbreviation(before: Sequence[Token], word: Sequence[Token], after: Token, lexicon: Lexicon) -> bool:
    """Whether a word that ends in a full stop is an abbreviation where it stands, and no end of a sentence.

    One of the tables (``dr.``, ``adm.``, ``ca.``), a word with a full stop inside (``siv.ing.``), the second word
    of one (``cand. mag.``), or a bare word that no table knows between a reporting verb and a person's name
    (``sier førsteaman. Kari Berg``).
    """
    text = _text(word)
    *_, end = parts = text.removesuffix(".").split(".")
    if not all(part.isalpha() for part in parts) or end in lexicon.words("web_ending"):
        return False
    goes_on = after.upos == "PROPN" or after.entity != "O" or after.text[:1].islower() or after.text[:1].isdigit()
    if _tag(text, lexicon):
        return goes_on or lexicon.role_head(after.text) is not None  # ``H.K.H. Kronprinsen``
    if text in lexicon.words("closing_abbreviation") or not goes_on:
        return False
    return len(parts) > 1 or (after.entity.endswith("PER") and _is_title(before, text, lexicon))


def _is_title(before: Sequence[Token], text: str, lexicon: Lexicon) -> bool:
    """Whether a word that no table knows is an abbreviated title before a name: after another, or a reporting verb."""
    if not before or lexicon.pronouns(text.removesuffix(".")):
        return False
    last = before[-1]
    if last.text.endswith(".") and _tag(last.lower, lexicon) not in ("", "PROPN"):
        return len(text) <= _SHORT
    return is_finite(last) and bool(lexicon.verbs(last.text)) and lexicon.role_head(text.removesuffix(".")) is None


def is_short_name(word: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a word is a first name cut short (``Chr.``, ``Johs.``)."""
    return _tag(_text(word), lexicon) == "PROPN"


def as_word(tokens: Sequence[Token], lexicon: Lexicon) -> Token:
    """An abbreviation as one token: a title is a noun, *adm.* an adjective, *bl.a.* an adverb, *Chr.* a name."""
    upos = _tag(_text(tokens), lexicon) or "NOUN"
    entity = tokens[0].entity if tokens[0].entity.endswith("PER") else "B-PER"
    feats = _FEATS if upos == "NOUN" else "Abbr=Yes"
    return merged(tokens, upos=upos, feats=feats, entity=entity if upos == "PROPN" else "O")


def merged(tokens: Sequence[Token], *, upos: str, feats: str = "", entity: str = "O") -> Token:
    """Several tokens as one word."""
    text = "".join(t.text for t in tokens)
    return attrs.evolve(
        tokens[0], end=tokens[-1].end, text=text, lemma=text.lower(), upos=upos, feats=feats, entity=entity
    )


def with_abbreviations(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[Token, ...]:
    """The tokens of a sentence with every abbreviation one word, tagged as what it is.

    Also where the tagger took one for a name (``Adm. dir. Kari Berg``, ``H.K.H. Kronprins Haakon``).
    """
    found: list[Token] = []
    for at, token in enumerate(tokens):
        after = tokens[at + 1 : at + 2]
        glued = token.text == "." and bool(found) and bool(after) and found[-1].end == token.start
        if glued and is_abbreviation(found[:-1], (found[-1], token), after[0], lexicon):
            found[-1] = as_word((found[-1], token), lexicon)
        elif "." in token.text and _tag(token.lower, lexicon) not in ("", "PROPN", token.upos):
            found.append(as_word((token,), lexicon))
        else:
            found.append(token)
    return reopened(found)


def reopened(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Tokens whose names begin anew where what stood before them is no part of a name any more."""
    found: list[Token] = []
    for token in tokens:
        position, _, tag = token.entity.partition("-")
        if position in ("I", "E") and (not found or found[-1].entity == "O"):
            token = attrs.evolve(token, entity=f"{'B' if position == 'I' else 'S'}-{tag}")
        found.append(token)
    return tuple(found)


def _text(word: Sequence[Token]) -> str:
    return "".join(t.text for t in word).lower()


def _tag(text: str, lexicon: Lexicon) -> str:
    """The tag of an abbreviation that a table knows with its full stop; "" for other words."""
    if "." not in text:
        return ""
    if lexicon.role(text) is not None:
        return "NOUN"
    if text in lexicon.words("office_adjective"):
        return "ADJ"
    if text in lexicon.words("abbreviation"):
        return "ADV"
    return "PROPN" if text in lexicon.words("short_name") else ""
