"""To whom or through what something was said: ``til NRK``, ``i en pressemelding``, ``på Facebook``."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

import regex

from quotecite.clauses import Clause
from quotecite.grammar import words
from quotecite.lexicon import Lexicon
from quotecite.mentions import Describer
from quotecite.names import NameKind
from quotecite.trees import Token

_SITE = regex.compile(r"[\w-]+\.(?:no|com|org|net|se|dk)", regex.I)


def find_media(clause: Clause, describer: Describer, lexicon: Lexicon) -> tuple[tuple[int, int], ...]:
    """The outlets, channels, forums and addressees that a clause names, as offsets without the preposition."""
    tokens = list(takewhile(lambda t: t.upos != "SCONJ", _inside(clause)))
    mention = {t.start for t in clause.mention}
    found: list[tuple[int, int]] = []
    for at, token in enumerate(tokens):
        if token.lower not in words("medium_preposition") or token.start in mention:
            continue
        phrase = _simple_phrase(tokens[at + 1 :])
        if phrase and phrase[0].start not in mention and _is_medium(token, phrase, describer, lexicon):
            found.append((phrase[0].start, phrase[-1].end))
    return tuple(found)


def _inside(clause: Clause) -> list[Token]:
    return [t for t in clause.sentence.tokens if clause.start <= t.start < clause.end]


def _simple_phrase(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The phrase at the beginning of ``tokens`` up to its noun and a name right after that; no further phrases."""
    end, noun = 0, False
    for token in tokens:
        name = token.upos in ("PROPN", "X") or (token.entity != "O" and token.text[:1].isupper())
        genitive = token.feat("Case") == "Gen"
        if name or (token.upos in ("NOUN", "SYM") and not noun):
            noun = noun or not genitive
        elif noun or token.upos not in ("DET", "ADJ", "NUM", "PRON", "NOUN"):
            break
        end += 1
    return tuple(tokens[:end]) if noun else ()


def _is_medium(preposition: Token, phrase: Sequence[Token], describer: Describer, lexicon: Lexicon) -> bool:
    """Whether a phrase is an outlet, a channel or a forum by the tables, or a body or web site spoken to."""
    words_of = " ".join(t.text for t in phrase)
    if lexicon.outlet(words_of) is not None or any(
        lexicon.media_word(t.text) is not None or lexicon.outlet(t.text) is not None or _SITE.fullmatch(t.text)
        for t in phrase
    ):
        return True
    name = describer.name_at(phrase[-1])
    addressed = preposition.lower in words("addressee")
    return addressed and name is not None and name.kind not in (NameKind.PLACE, NameKind.PERSON)
