"""Names in the text: the model's entities, mended, and the proper nouns that it overlooked."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import pairwise

import attrs

from quotecite.language.norwegian import is_definite, may_be_genitive, without_genitive
from quotecite.language.trees import Sentence, Token
from quotecite.text.signs import CLOSING_MARKS, OPENING_MARKS, SINGLE_MARKS
from quotecite.words.grammar import words
from quotecite.words.lexicon import Lexicon, RoleKind


class NameKind(StrEnum):
    """What a name is the name of; ``UNKNOWN`` when neither model nor table tells."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    OTHER = "other"
    UNKNOWN = "unknown"


_OPENING, _CLOSING = frozenset(OPENING_MARKS + SINGLE_MARKS), frozenset(CLOSING_MARKS + SINGLE_MARKS)
_KINDS = {
    "PER": NameKind.PERSON,
    "ORG": NameKind.ORGANISATION,
    "GPE": NameKind.PLACE,
    "LOC": NameKind.PLACE,
}


@attrs.frozen(kw_only=True)
class Name:
    """One name where it stands: its tokens, its words without a genitive ending, its kind."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    kind: NameKind
    genitive: bool = False

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end

    @property
    def text(self) -> str:
        """The name as printed, with its own spaces and slashes, without a genitive ending."""
        return printed(self.tokens, self.words)

    @property
    def key(self) -> tuple[str, ...]:
        """The words for comparison."""
        return tuple(map(fold_name, self.words))


def fold_name(word: str) -> str:
    """A name's word for comparison: small letters, *å* for *aa*, other letters without accents (``André``)."""
    folded = word.casefold().replace("aa", "å")
    return "".join(c if c in "åäö" else unicodedata.normalize("NFD", c)[0] for c in folded)


def find_names(sentences: Sequence[Sentence], lexicon: Lexicon) -> tuple[Name, ...]:
    """All names in text order, from the model's entities and from runs of proper nouns that it overlooked."""
    found = [
        name
        for sentence in sentences
        for name in _in_sentence(sentence, lexicon)
        if not is_role_noun(name.tokens, lexicon)
    ]
    full = [n.key for n in found if n.kind is NameKind.PERSON and len(n.key) > 1]
    known = {key[-1] for key in full} | {key[0] for key in full if lexicon.is_first_name(key[0])}
    taken = {token.start for name in found for token in name.tokens}
    found += [
        Name(sentence=s, tokens=(t,), words=(t.text,), kind=NameKind.PERSON)
        for s in sentences
        for t in s.tokens
        if t.start not in taken and fold_name(t.text) in known and t.text[:1].isupper()
    ]
    return tuple(sorted(found, key=lambda n: n.start))


def is_role_noun(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a tagged name is a definite role noun (``Ap-lederen``, ``E-sjefen``) and names nobody."""
    last = tokens[-1].text
    if lexicon.is_first_name(tokens[0].text) or (len(tokens) > 1 and "-" not in last):
        return False
    role = lexicon.role_head(last)
    personal = role is not None and role.personal
    if personal and "-" in last and last.rpartition("-")[2].islower():
        return True  # ``Brann-trener``, ``Brann-treneren``
    return personal and ("-" in last or is_definite(last, lexicon))


def _in_sentence(sentence: Sentence, lexicon: Lexicon) -> Iterator[Name]:
    for tag, tokens in _runs(sentence):
        for part in _split(tokens, tag, lexicon):
            kind = _kind(sentence, part, tag, lexicon)
            last = part[-1]
            genitive = len(last.text) > 2 and (last.feat("Case") == "Gen" or _possessive(sentence, last))
            base = without_genitive(last.text) if genitive else last.text
            yield Name(
                sentence=sentence,
                tokens=tuple(part),
                words=(*(t.text for t in part[:-1]), base),
                kind=kind,
                genitive=genitive,
            )


def _possessive(sentence: Sentence, last: Token) -> bool:
    """Whether a name that ends in *s* owns the noun after it; the tagger marks no genitive on names."""
    following = sentence.tokens[last.index + 1 : last.index + 2]
    owned = bool(following) and (
        following[0].upos == "NOUN" or (following[0].upos == "ADJ" and following[0].deprel != "advmod")
    )
    owned = owned and following[0].deprel != "obl"
    return owned and may_be_genitive(last.text) and following[0].text[:1].islower()


def _runs(sentence: Sentence) -> Iterator[tuple[str, list[Token]]]:
    """Stretches of tokens that form one name: an entity, a person's with the proper nouns beside it."""
    run: list[Token] = []
    tag = ""
    until = -1
    for token in sentence.tokens:
        if token.index <= until:
            run.append(token)
            continue
        beyond = _past_nickname(sentence, token) if run and tag in ("PER", "") else None
        if beyond is not None:
            run.append(token)
            tag, until = "PER", beyond
            continue
        prefix, _, kind = token.entity.partition("-")
        proper = token.upos == "PROPN" and token.text[:1].isalpha()
        if run and prefix in ("I", "E") and kind == tag:
            run.append(token)
            continue
        if run and token.lower in words("name_particle") and _name_goes_on(sentence, token):
            run.append(token)
            tag = tag or "PER"
            continue
        if run and run[-1].lower in words("name_particle") and token.text[:1].isupper():
            run.append(token)
            continue
        if (tag != "PER" or len(run) == 1) and run and token.text == "/" and _glued(sentence, token):
            run.append(token)
            tag = "ORG"  # one word with a slash is a club or a body, not a person
            continue
        if run and run[-1].text == "/" and token.start == run[-1].end:
            run.append(token)
            continue
        if (
            run
            and proper
            and not kind
            and tag in ("PER", "")
            and token.text[:1].isupper()
            and _continues_name(run, token)
        ):
            run.append(token)
            continue
        if run and kind == "PER" and tag in ("", "PER") and prefix in ("B", "S") and _first_of_name(run):
            tag = kind
            run.append(token)
            continue
        if run:
            yield tag, run
        run, tag = ([token], kind) if kind or proper else ([], "")
    if run:
        yield tag, run


def _past_nickname(sentence: Sentence, opening: Token) -> int | None:
    """Where a name goes on after a nickname in quotation marks (``Ola «Bolla» Lie``), None when there is none."""
    tokens = sentence.tokens
    if opening.text not in _OPENING:
        return None
    closing = next((t.index for t in tokens[opening.index + 2 : opening.index + 5] if t.text in _CLOSING), None)
    if closing is None or closing + 1 >= len(tokens):
        return None
    nickname, after = tokens[opening.index + 1 : closing], tokens[closing + 1]
    named = after.upos == "PROPN" or after.entity.endswith("PER")
    return after.index if named and all(t.text[:1].isupper() for t in (*nickname, after)) else None


def _name_goes_on(sentence: Sentence, token: Token) -> bool:
    """Whether a name particle (``von``, ``der``) is followed by more of a name, past further particles."""
    following = next((t for t in sentence.tokens[token.index + 1 :] if t.lower not in words("name_particle")), None)
    return (
        following is not None
        and following.text[:1].isupper()
        and (following.upos == "PROPN" or following.entity != "O")
    )


def _continues_name(run: Sequence[Token], token: Token) -> bool:
    """Whether a proper noun beside a name can be more of it: no abbreviation or compound with one (``VM-finalen``)."""
    return not token.text[1:2].isupper() or run[-1].text.isupper()


def _glued(sentence: Sentence, slash: Token) -> bool:
    """Whether a slash joins two proper nouns without spaces (``Bodø/Glimt``)."""
    after = sentence.tokens[slash.index + 1 : slash.index + 2]
    before = sentence.tokens[slash.index - 1]
    return bool(after) and after[0].upos == "PROPN" and before.end == slash.start and slash.end == after[0].start


def _first_of_name(run: Sequence[Token]) -> bool:
    """Whether a run without entity tag can be the first part of the person that follows it."""
    plain = (t.text[:1].isupper() and (not t.text.isupper() or is_initial(t.text)) for t in run)
    return all(t.upos == "PROPN" for t in run) and all(plain) and not any(t.feat("Case") == "Gen" for t in run)


def is_initial(word: str) -> bool:
    """Whether a word is the first letter of a name (``H.``)."""
    return len(word) == 2 and word[0].isupper() and word[1] == "."


def _split(tokens: list[Token], tag: str, lexicon: Lexicon) -> list[list[Token]]:
    """A person's name without what the tagger glued to it: an outlet or body before it, a genitive, a title."""
    if tag != "PER" or len(tokens) < 2:
        return [tokens]
    for at in range(1, len(tokens)):
        head = tokens[:at]
        capitals = at == 1 and head[0].text.isupper() and len(head[0].text) > 1 and not is_initial(head[0].text)
        outlet = lexicon.outlet(" ".join(t.text for t in head)) is not None
        glued = outlet or (capitals and not tokens[at].text.isupper())
        if glued and tokens[at].text[:1].isupper():
            return [head, tokens[at:]]
    if not _continues_name(tokens[:-1], tokens[-1]) and "-" in tokens[-1].text:
        return [tokens[:-1]]
    if "-" in tokens[0].text and lexicon.role_head(tokens[0].text) and not lexicon.is_first_name(tokens[0].text):
        return [tokens[1:]]  # ``Palace-keeper Wayne Hart``
    for at, token in enumerate(tokens[:-1]):
        nationality = at == 0 and token.lower in words("nationality")  # ``Svenske Anna Holm``
        labelled = nationality or lexicon.is_credit_label(token.text)
        if (labelled or _is_title(token, lexicon)) and tokens[at + 1].text[:1].isupper():
            return [part for part in (tokens[:at], tokens[at + 1 :]) if part]
    return [tokens]


def _is_title(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word inside a tagged name is a title with a capital (``Professor Lie``)."""
    role = lexicon.role(token.text)
    return role is not None and role.kind in (RoleKind.ROLE, RoleKind.KIN) and not lexicon.is_first_name(token.text)


def _kind(sentence: Sentence, tokens: Sequence[Token], tag: str, lexicon: Lexicon) -> NameKind:
    text = " ".join(t.text for t in tokens)
    if tag == "PER" and lexicon.outlet(text) is not None:
        return NameKind.ORGANISATION
    role = lexicon.role_head(tokens[-1].text) if len(tokens) == 1 and not lexicon.is_first_name(text) else None
    if role is not None and role.kind is RoleKind.ORGANISATION:
        return NameKind.ORGANISATION
    first_name = len(tokens) > 1 and lexicon.is_first_name(tokens[0].text)
    titled = _has_title(sentence, tokens[0], lexicon)
    if tag:
        return NameKind.PERSON if first_name and titled else _KINDS.get(tag, NameKind.OTHER)
    if first_name:
        return NameKind.PERSON
    if lexicon.outlet(text) is not None or lexicon.party(text) is not None:
        return NameKind.ORGANISATION
    return NameKind.PERSON if titled else NameKind.UNKNOWN


def _has_title(sentence: Sentence, first: Token, lexicon: Lexicon) -> bool:
    """Whether a noun for a person stands right before a name (``rektor Kari Lie``)."""
    before = sentence.tokens[first.index - 1] if first.index else None
    title = lexicon.role_head(before.text) if before is not None and before.upos == "NOUN" else None
    return title is not None and title.personal


def printed(tokens: Sequence[Token], words_of: Sequence[str]) -> str:
    """Words joined as their tokens stand in the article: with a space only where there is a gap."""
    gaps = ["" if a.end == b.start else " " for a, b in pairwise(tokens)]
    return "".join(gap + word for gap, word in zip(["", *gaps], words_of, strict=True))
