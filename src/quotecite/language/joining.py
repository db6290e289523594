"""Sentences that the tokenizer parted where none ends, inside a word or after an abbreviation, or did not part.

``– Ja, sier dr. Kari Berg.`` comes as two sentences, the first about *dr*, the second about Kari Berg; ``– Ja, sier Oda
F. Moren ler.`` as one.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from quotecite.language.abbreviations import (
    as_word,
    is_abbreviation,
    is_short_name,
    merged,
    reopened,
    with_abbreviations,
)
from quotecite.language.retagging import left_open, retagged
from quotecite.language.trees import Sentence, Token
from quotecite.text.signs import CLOSING_MARKS, MARKS
from quotecite.words.lexicon import Lexicon

_ENDS_SENTENCE = frozenset([".", "?", "!", "…", "...", ":", ")", "?!", "!?", *CLOSING_MARKS])
_NO_SURNAME = frozenset({"PRON", "DET", "ADV", "VERB", "AUX", "ADP", "SCONJ", "CCONJ", "NUM", "PART", "INTJ"})
_LONGEST_NICKNAME = 4  # words and the opening mark


def joined(sentences: Sequence[Sentence], lexicon: Lexicon) -> tuple[Sentence, ...]:
    """Tagged sentences, those one again that are parts of one, those parted that are two."""
    found: list[Sentence] = []
    for sentence in (part for read in sentences for part in _cut(_with_marks_apart(read), lexicon)):
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
    if _numbers(before, sentence) or _is_title_of(before, sentence, lexicon):
        return _one(before.tokens, sentence.tokens, before.block)
    last = _last_word(before)
    if last is None:
        return None
    kept = before.tokens[: len(before.tokens) - len(last)]
    first = sentence.tokens[0]
    if _are_initials(last) and _begins_anew(kept, last, sentence.tokens, lexicon):
        return None
    if is_short_name(last, lexicon) or (_are_initials(last) and _may_be_surname(kept, last, first, lexicon)):
        return _with_initials(kept, last, sentence)
    if is_abbreviation(kept, last, first, lexicon):
        return _one((*kept, as_word(last, lexicon)), sentence.tokens, before.block)
    return None


def _numbers(before: Sentence, sentence: Sentence) -> bool:
    """Whether a colon stands between the numbers of a document or a law (``NOU 2019: 5``)."""
    if len(before.tokens) < 3:
        return False
    series, number, colon = before.tokens[-3:]
    year = len(number.text) == 4 and number.text.isdecimal() and colon.text == ":" and number.end == colon.start
    return year and sentence.tokens[0].text.isdecimal() and series.text.isupper()


def _is_title_of(before: Sentence, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a sentence is a bare title, and the next one begins with its bearer (``Landslagssjef Kari Berg …``)."""
    title, name = before.tokens[-1], sentence.tokens[0]
    person = name.entity.endswith("PER") and lexicon.is_first_name(name.text)
    beside = len(before.tokens) == 1 and title.end + 1 == name.start
    return beside and person and title.upos == "NOUN" and lexicon.names_an_office(title.text)


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
    return _may_be_a_name(first, lexicon) and len(_letters(initials)) > 1


def _may_be_a_name(word: Token, lexicon: Lexicon) -> bool:
    """Whether a word with a capital that is tagged as no name can be one: no verb or the like, and no title."""
    return word.upos in ("NOUN", "ADJ", "X") and lexicon.role_head(word.text) is None


def _cut(sentence: Sentence, lexicon: Lexicon) -> Sequence[Sentence]:
    """A sentence as two where the first ends in a name and its stop was read as a part of it.

    A first name with an initial (``sier Oda F. Moren hans ler.``), or a short surname (``sier Oda Bø. 30-åringen …``).
    """
    tokens = sentence.tokens
    for at in range(1, len(tokens) - 1):
        initials = _are_initials(tokens[at : at + 1])
        if (initials and _begins_anew(tokens[:at], tokens[at : at + 1], tokens[at + 1 :], lexicon)) or (
            not initials and _ends_in_surname(tokens[at - 1], tokens[at], tokens[at + 1], lexicon)
        ):
            return [_one(tokens[: at + 1], (), sentence.block), _one(reopened(tokens[at + 1 :]), (), sentence.block)]
    return [sentence]


def _begins_anew(before: Sequence[Token], initials: Sequence[Token], after: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a sentence begins after a first name with one initial: with no word for a surname, or another full name.

    ``sier Oda F. Moren …``, ``sier Oda F. Kari Moe …``; not ``sier Oda F. Moe``.
    """
    if not before or not before[-1].entity.endswith("PER") or not lexicon.is_first_name(before[-1].text):
        return False
    if len(_letters(initials)) > 1 or not after[0].text[:1].isupper():
        return False
    if after[0].upos in _NO_SURNAME or after[0].definite:
        return not after[0].entity.endswith("PER")
    return lexicon.is_first_name(after[0].text) and len(after) > 1 and after[1].entity.endswith("PER")


def _ends_in_surname(first_name: Token, word: Token, after: Token, lexicon: Lexicon) -> bool:
    """Whether a word is a surname with the stop of its sentence: after a first name, before a capital or a number."""
    bare = word.text.removesuffix(".")
    surname = word.text.endswith(".") and bare.isalpha() and bare.istitle() and word.entity.endswith("PER")
    begins = after.text[:1].isupper() or after.text[:1].isdigit()
    full = first_name.entity.endswith("PER") and lexicon.is_first_name(first_name.text)
    goes_on = after.entity[:1] in ("I", "E") or is_short_name((word,), lexicon)
    return surname and begins and full and not goes_on


def _letters(initials: Sequence[Token]) -> str:
    return "".join(t.text for t in initials).rpartition("-")[2].replace(".", "")


def _with_initials(kept: Sequence[Token], initials: Sequence[Token], sentence: Sentence) -> Sentence:
    """The sentence with the initials and what stands after them as one person's name."""
    inside = bool(kept) and kept[-1].entity.endswith("PER")
    name = merged(initials, upos="PROPN", entity="I-PER" if inside else "B-PER")
    if inside:
        kept = (*kept[:-1], attrs.evolve(kept[-1], entity=left_open(kept[-1].entity)))
    return _one((*kept, name), _going_on(sentence), sentence.block)


# -- nicknames -----------------------------------------------------------------------------------------------------


def _with_marks_apart(sentence: Sentence) -> Sentence:
    """A sentence with the quotation marks around a word with a capital as tokens of their own (``”Lillen”``)."""
    if not any(t.text[0] in MARKS and t.text[1:2].isupper() for t in sentence.tokens):
        return sentence
    found: list[Token] = []
    for token in sentence.tokens:
        if token.text[0] not in MARKS or not token.text[1:2].isupper():
            found.append(token)
            continue
        bare = token.text.strip("".join(MARKS))
        end = token.start + 1 + len(bare)
        found.append(_mark(token, token.start, token.start + 1))
        found.append(attrs.evolve(token, start=token.start + 1, end=end, text=bare, lemma=bare))
        found += [_mark(token, i, i + 1) for i in range(end, token.end)]
    return _one(found, (), sentence.block)


def _mark(token: Token, start: int, end: int) -> Token:
    """A quotation mark of a token as a token."""
    text = token.text[start - token.start : end - token.start]
    entity = "I-PER" if token.entity in ("I-PER", "E-PER") else "O"
    return attrs.evolve(token, start=start, end=end, text=text, lemma=text, upos="PUNCT", feats="", entity=entity)


def _opening_of_nickname(sentence: Sentence) -> int | None:
    """Where the quotation mark stands that opens a nickname at the end of a sentence (``Arne «Lillen»``)."""
    tokens = sentence.tokens
    if tokens[-1].text not in CLOSING_MARKS:
        return None
    first = max(1, len(tokens) - 1 - _LONGEST_NICKNAME)
    at = next((i for i in range(len(tokens) - 2, first - 1, -1) if tokens[i].text in MARKS), None)
    inside = tokens[at + 1 : -1] if at is not None else ()
    return at if inside and all(t.text[:1].isupper() for t in inside) else None


def _closes_nickname(before: Sentence, first: Token, lexicon: Lexicon) -> bool:
    """Whether a sentence ends in a person's first name and nickname, and the next begins with the surname."""
    at = _opening_of_nickname(before)
    if at is None or not before.tokens[at - 1].entity.endswith("PER") or not first.text[:1].isupper():
        return False
    return _may_be_a_name(first, lexicon) or first.upos == "PROPN" or first.entity.endswith("PER")


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


# -- words and their full stops ------------------------------------------------------------------------------------


def _with_whole_words(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """A sentence with full stops where they belong, to abbreviations and initials, tagged as it must be."""
    last = _last_word(sentence) or ()
    kept = sentence.tokens[: len(sentence.tokens) - len(last)]
    names = all(t.entity.endswith("PER") for t in last[:-1])
    if kept and len(last) > 1 and _are_initials(last) and names:  # ``sier Ella Ø.``
        end: tuple[Token, ...] = (merged(last, upos="PROPN", entity=last[-2].entity),)
    elif kept and len(last) == 1 and _ends_in_a_stop_of_its_own(kept[-1], last[0], lexicon):
        end = _parted(last[0])
    else:
        end = tuple(last)
    tokens = retagged(with_abbreviations((*kept, *end), lexicon), lexicon)
    return sentence if tokens == sentence.tokens else _one(tokens, (), sentence.block)


def _ends_in_a_stop_of_its_own(before: Token, last: Token, lexicon: Lexicon) -> bool:
    """Whether the last word of a sentence is a name and the full stop after it (``i Nordverft AS.``, ``på TV 2.``)."""
    numbered = lexicon.outlet(f"{before.text} {last.text.removesuffix('.')}") is not None
    return numbered or (last.upos == "PROPN" and not _are_initials((last,)))


def _parted(name: Token) -> tuple[Token, Token]:
    """A name and the full stop of the sentence after it."""
    stop = attrs.evolve(
        name, start=name.end - 1, text=".", lemma="$.", upos="PUNCT", feats="", entity="O", index=name.index + 1
    )
    return attrs.evolve(name, end=name.end - 1, text=name.text[:-1], lemma=name.lemma.removesuffix(".")), stop
