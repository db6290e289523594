"""Sentences that the tokenizer parted where none ends: inside a word, after an initial, after an abbreviation.

``– Ja, sier dr. Kari Berg.`` comes as two sentences, the first about *dr*, the second about Kari Berg.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from quotecite.language.phrases import is_finite
from quotecite.language.trees import Sentence, Token
from quotecite.text.signs import CLOSING_MARKS, OPENING_MARKS
from quotecite.words.lexicon import Lexicon

_ENDS_SENTENCE = frozenset([".", "?", "!", "…", "...", ":", ")", "?!", "!?", *CLOSING_MARKS])
_LONGEST_NICKNAME = 4  # words and the opening mark
_ABBREVIATED = "Abbr=Yes|Definite=Ind|Number=Sing"


def joined(sentences: Sequence[Sentence], lexicon: Lexicon) -> tuple[Sentence, ...]:
    """Tagged sentences, those one again that are parts of one."""
    found: list[Sentence] = []
    for sentence in sentences:
        before = found[-1] if found else None
        whole = _whole(before, sentence, lexicon) if before is not None else None
        if whole is not None:
            found[-1] = whole
        else:
            found.append(sentence)
    return tuple(_with_whole_words(sentence, lexicon) for sentence in found)


def _whole(before: Sentence, sentence: Sentence, lexicon: Lexicon) -> Sentence | None:
    """Two sentences as one; None when the first ends by itself."""
    if before.end == sentence.start and before.tokens[-1].text not in _ENDS_SENTENCE:
        return _one(before.tokens, sentence.tokens, before.block)  # inside a word: ``Bodø/`` and ``Glimt``
    if before.block != sentence.block:
        return None
    if _closes_nickname(before, sentence.tokens[0], lexicon):
        return _with_nickname(before, sentence)
    last = _last_word(before)
    if last is None:
        return None
    kept = before.tokens[: len(before.tokens) - len(last)]
    first = sentence.tokens[0]
    if _are_initials(last) and _may_be_surname(kept, last, first, lexicon):
        return _with_initials(kept, last, sentence)
    if _is_abbreviation(kept, last, first, lexicon):
        title = _merged(last, upos="ADJ" if _are_initials(last) else "NOUN", feats=_ABBREVIATED)
        return _one((*kept, title), sentence.tokens, before.block)
    return None


def _one(before: Sequence[Token], after: Sequence[Token], block: int) -> Sentence:
    """The tokens of two sentences as one, numbered through."""
    return Sentence(tokens=tuple(attrs.evolve(t, index=i) for i, t in enumerate((*before, *after))), block=block)


def _last_word(sentence: Sentence) -> tuple[Token, ...] | None:
    """The tokens at the end of a sentence that stand without a gap and end in a full stop (``H.K.``, ``H``, ``.``)."""
    tokens = sentence.tokens
    first = len(tokens) - 1
    while (
        first > 0
        and tokens[first - 1].end == tokens[first].start
        and tokens[first - 1].text[-1:] not in _ENDS_SENTENCE - {"."}
    ):
        first -= 1
    return tokens[first:] if tokens[-1].text.endswith(".") and tokens[first].text != "." else None


def _merged(tokens: Sequence[Token], *, upos: str, feats: str = "", entity: str = "O") -> Token:
    """Several tokens as one word."""
    text = "".join(t.text for t in tokens)
    return attrs.evolve(
        tokens[0], end=tokens[-1].end, text=text, lemma=text.lower(), upos=upos, feats=feats, entity=entity
    )


# -- initials ------------------------------------------------------------------------------------------------------


def _are_initials(word: Sequence[Token]) -> bool:
    """Whether a word is made of initials (``K.J.``), perhaps after a name and a hyphen (``Anne-M.``)."""
    parts = "".join(t.text for t in word).rpartition("-")[2].removesuffix(".").split(".")
    return all(len(part) == 1 and part.isupper() for part in parts)


def _may_be_surname(kept: Sequence[Token], initials: Sequence[Token], first: Token, lexicon: Lexicon) -> bool:
    """Whether a name goes on after initials: with a name; with any capital word after several (``R.S. Fjære``)."""
    if not first.text[:1].isupper() or (kept and kept[-1].upos == "NOUN" and len(_letters(initials)) == 1):
        return False  # ``vitamin C. Kari …``
    if first.entity.endswith("PER") or first.upos == "PROPN":
        return True
    plain = first.upos in ("NOUN", "ADJ", "X") and lexicon.role_head(first.text) is None
    return plain and len(_letters(initials)) > 1


def _letters(initials: Sequence[Token]) -> str:
    return "".join(t.text for t in initials).rpartition("-")[2].replace(".", "")


def _with_initials(kept: Sequence[Token], initials: Sequence[Token], sentence: Sentence) -> Sentence:
    """The sentence with the initials and what stands after them as one person's name."""
    inside = bool(kept) and kept[-1].entity.endswith("PER")
    name = _merged(initials, upos="PROPN", entity="I-PER" if inside else "B-PER")
    if inside and kept[-1].entity[:1] in ("S", "E"):
        opened = "B-PER" if kept[-1].entity[:1] == "S" else "I-PER"
        kept = (*kept[:-1], attrs.evolve(kept[-1], entity=opened))
    return _one((*kept, name), _going_on(sentence), sentence.block)


# -- nicknames -----------------------------------------------------------------------------------------------------


def _opening_of_nickname(sentence: Sentence) -> int | None:
    """Where the quotation mark stands that opens a nickname at the end of a sentence (``Arne «Lillen»``)."""
    tokens = sentence.tokens
    if tokens[-1].text not in CLOSING_MARKS:
        return None
    first = max(1, len(tokens) - 1 - _LONGEST_NICKNAME)
    at = next((i for i in range(len(tokens) - 2, first - 1, -1) if tokens[i].text in OPENING_MARKS), None)
    inside = tokens[at + 1 : -1] if at is not None else ()
    return at if inside and all(t.text[:1].isupper() for t in inside) else None


def _closes_nickname(before: Sentence, first: Token, lexicon: Lexicon) -> bool:
    """Whether a sentence ends in a person's first name and nickname, and the next begins with the surname."""
    at = _opening_of_nickname(before)
    if at is None or not before.tokens[at - 1].entity.endswith("PER") or not first.text[:1].isupper():
        return False
    plain = first.upos in ("NOUN", "ADJ", "X") and lexicon.role_head(first.text) is None
    return plain or first.upos == "PROPN" or first.entity.endswith("PER")


def _with_nickname(before: Sentence, sentence: Sentence) -> Sentence:
    """Both sentences as one, the first name, nickname and surname as one person's name."""
    tokens = list(before.tokens)
    last_name = _opening_of_nickname(before) or 0
    first = last_name - 1
    while first > 0 and tokens[first].entity[:1] in ("I", "E"):
        first -= 1
    for i in range(first, len(tokens)):
        tokens[i] = attrs.evolve(tokens[i], entity="B-PER" if i == first else "I-PER")
    return _one(tokens, _going_on(sentence), before.block)


def _going_on(sentence: Sentence) -> list[Token]:
    """The tokens of a sentence that begins with the rest of a person's name, marked as such."""
    tokens = list(sentence.tokens)
    end = next((i for i, t in enumerate(tokens) if i and t.entity[:1] not in ("I", "E")), len(tokens))
    for i in range(end):
        tokens[i] = attrs.evolve(tokens[i], upos="PROPN", entity="E-PER" if i == end - 1 else "I-PER")
    return tokens


# -- abbreviations -------------------------------------------------------------------------------------------------


def _is_abbreviation(kept: Sequence[Token], last: Sequence[Token], first: Token, lexicon: Lexicon) -> bool:
    """Whether a sentence ends in an abbreviation and not by itself.

    One of the table, a word with a full stop inside (``siv.ing.``), or a bare word that no table knows between a
    reporting verb and a person's name (``sier førsteaman. Kari Berg``).
    """
    word = "".join(t.text for t in last).removesuffix(".").lower()
    *_, end = parts = word.split(".")
    if not all(part.isalpha() for part in parts) or end in lexicon.words("web_ending"):
        return False
    if _are_initials(last):  # ``H.K.H. Kronprinsen``
        return lexicon.role_head(first.text) is not None
    named = first.upos == "PROPN" or first.entity != "O"
    goes_on = named or first.text[:1].islower() or first.text[:1].isdigit()
    if word in lexicon.words("closing_abbreviation") or not goes_on:
        return False
    if len(parts) > 1 or word in lexicon.words("abbreviation"):
        return True
    reports = bool(kept) and is_finite(kept[-1]) and bool(lexicon.verbs(kept[-1].text))
    bare = last[0].text.islower() and lexicon.role_head(word) is None
    return reports and bare and first.entity.endswith("PER") and not lexicon.pronouns(word)


# -- words and their full stops ------------------------------------------------------------------------------------


def _with_whole_words(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """A sentence with full stops where they belong: to abbreviations and initials, and not to the last name."""
    last = _last_word(sentence) or ()
    kept = sentence.tokens[: len(sentence.tokens) - len(last)]
    names = all(t.entity.endswith("PER") for t in last[:-1])
    if kept and len(last) > 1 and _are_initials(last) and names:  # ``sier Ella Ø.``
        end: tuple[Token, ...] = (_merged(last, upos="PROPN", entity=last[-2].entity),)
    elif kept and len(last) == 1 and last[0].upos == "PROPN" and not _are_initials(last):  # ``i Nordverft AS.``
        end = _parted(last[0])
    else:
        end = tuple(last)
    tokens = _with_abbreviations((*kept, *end), lexicon)
    return sentence if len(tokens) == len(sentence.tokens) else _one(tokens, (), sentence.block)


def _parted(name: Token) -> tuple[Token, Token]:
    """A name and the full stop of the sentence after it."""
    stop = attrs.evolve(
        name, start=name.end - 1, text=".", lemma="$.", upos="PUNCT", feats="", entity="O", index=name.index + 1
    )
    return attrs.evolve(name, end=name.end - 1, text=name.text[:-1], lemma=name.lemma.removesuffix(".")), stop


def _with_abbreviations(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[Token, ...]:
    """Tokens with abbreviations inside the sentence as one word each (``sier ass`` + ``.`` + ``direktør Lie``)."""
    found: list[Token] = []
    for at, token in enumerate(tokens):
        after = tokens[at + 1 : at + 2]
        glued = token.text == "." and bool(found) and bool(after) and found[-1].end == token.start
        if glued and _is_abbreviation(found[:-1], (found[-1], token), after[0], lexicon):
            found[-1] = _merged((found[-1], token), upos="NOUN", feats=_ABBREVIATED)
        else:
            found.append(token)
    return tuple(found)
