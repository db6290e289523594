"""Names in the text, and which belong together: ``Kari Berg``, ``Berg``, ``Kari`` and ``BERG`` are one person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import pairwise

import attrs

from quotecite.grammar import words
from quotecite.lexicon import Lexicon, RoleKind
from quotecite.trees import Sentence, Token


class NameKind(StrEnum):
    """What a name is the name of; ``UNKNOWN`` when neither model nor table tells."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    OTHER = "other"
    UNKNOWN = "unknown"


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
    """A name's word for comparison: small letters, *å* for *aa*."""
    return word.casefold().replace("aa", "å")


def find_names(sentences: Sequence[Sentence], lexicon: Lexicon) -> tuple[Name, ...]:
    """All names in text order, from the model's entities and from runs of proper nouns that it overlooked."""
    found = [
        name
        for sentence in sentences
        for name in _in_sentence(sentence, lexicon)
        if not is_role_noun(name.tokens, lexicon)
    ]
    surnames = {n.key[-1] for n in found if n.kind is NameKind.PERSON and len(n.key) > 1}
    taken = {token.start for name in found for token in name.tokens}
    found += [
        Name(sentence=s, tokens=(t,), words=(t.text,), kind=NameKind.PERSON)
        for s in sentences
        for t in s.tokens
        if t.start not in taken and fold_name(t.text) in surnames and t.text[:1].isupper()
    ]
    return tuple(sorted(found, key=lambda n: n.start))


def is_role_noun(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a tagged name is a definite role noun (``Ap-lederen``, ``E-sjefen``) and names nobody."""
    last = tokens[-1].text
    if lexicon.is_first_name(tokens[0].text) or (len(tokens) > 1 and "-" not in last):
        return False
    role = lexicon.role_head(last)
    personal = role is not None and role.kind in (RoleKind.ROLE, RoleKind.PERSON, RoleKind.KIN)
    return personal and ("-" in last or last.lower().endswith(("en", "a", "ane", "ene", "et")))


def _in_sentence(sentence: Sentence, lexicon: Lexicon) -> Iterator[Name]:
    for tag, tokens in _runs(sentence):
        for part in _split(tokens, tag, lexicon):
            kind = _kind(sentence, part, tag, lexicon)
            last = part[-1]
            genitive = len(last.text) > 2 and (last.feat("Case") == "Gen" or _possessive(sentence, last))
            base = _without_genitive(last.text) if genitive else last.text
            yield Name(
                sentence=sentence,
                tokens=tuple(part),
                words=(*(t.text for t in part[:-1]), base),
                kind=kind,
                genitive=genitive,
            )


def _without_genitive(word: str) -> str:
    """A name without its genitive ending: an apostrophe after *s*, *x* or *z* (``Jonas' hund``), else *s*."""
    bare = word.rstrip("'’")
    return (
        bare if bare != word and bare[-1:].lower() in "sxz" else word.removesuffix("s").removesuffix("S").rstrip("'’")
    )


def _possessive(sentence: Sentence, last: Token) -> bool:
    """Whether a name that ends in *s* owns the noun after it; the tagger marks no genitive on names."""
    following = sentence.tokens[last.index + 1 : last.index + 2]
    owned = bool(following) and (
        following[0].upos == "NOUN" or (following[0].upos == "ADJ" and following[0].deprel != "advmod")
    )
    owned = owned and following[0].deprel != "obl"
    return owned and last.text[-1] in "sS'’" and following[0].text[:1].islower()


def _runs(sentence: Sentence) -> Iterator[tuple[str, list[Token]]]:
    """Stretches of tokens that form one name: an entity, a person's with the proper nouns beside it."""
    run: list[Token] = []
    tag = ""
    for token in sentence.tokens:
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
        if run and tag != "PER" and token.text == "/" and _glued(sentence, token):
            run.append(token)
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
    return all(t.upos == "PROPN" and t.text[:1].isupper() and not t.text.isupper() for t in run) and not any(
        t.feat("Case") == "Gen" for t in run
    )


def _split(tokens: list[Token], tag: str, lexicon: Lexicon) -> list[list[Token]]:
    """A person's name without what the tagger glued to it: an outlet or body before it, a genitive, a title."""
    if tag != "PER" or len(tokens) < 2:
        return [tokens]
    for at in range(1, len(tokens)):
        head = tokens[:at]
        glued = lexicon.outlet(" ".join(t.text for t in head)) is not None or (
            at == 1 and head[0].text.isupper() and len(head[0].text) > 1 and not tokens[at].text.isupper()
        )
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
    if tag:
        return _KINDS.get(tag, NameKind.OTHER)
    if len(tokens) > 1 and lexicon.is_first_name(tokens[0].text.capitalize()):
        return NameKind.PERSON
    if lexicon.outlet(text) is not None or lexicon.party(text) is not None:
        return NameKind.ORGANISATION
    before = sentence.tokens[tokens[0].index - 1] if tokens[0].index else None
    title = lexicon.role_head(before.text) if before is not None and before.upos == "NOUN" else None
    if title is not None and title.kind in (RoleKind.ROLE, RoleKind.PERSON, RoleKind.KIN):
        return NameKind.PERSON
    return NameKind.UNKNOWN


def printed(tokens: Sequence[Token], words_of: Sequence[str]) -> str:
    """Words joined as their tokens stand in the article: with a space only where there is a gap."""
    gaps = ["" if a.end == b.start else " " for a, b in pairwise(tokens)]
    return "".join(gap + word for gap, word in zip(["", *gaps], words_of, strict=True))


class NameBook:
    """Which person or body every name of an article means, by its words alone.

    A person's names belong to the fullest one whose words contain them in order (``Thingnes Bø`` to ``Johannes Thingnes
    Bø``); a single word is a surname before it is a first name. A short name that fits several full ones stays with all
    of them: only the text around a mention can tell.
    """

    def __init__(self, names: Sequence[Name], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._words = {name.key[-1] for name in names if not name.genitive}
        people = [n for n in names if n.kind is NameKind.PERSON]
        self._full = self._fullest([self._key(n) for n in people])
        self._spelling: dict[tuple[str, ...], str] = {}
        for name in sorted(names, key=lambda n: self._key(n) != n.key):
            key = self._key(name)
            known = self._spelling.get(key)
            if known is None or (known.isupper() and not name.text.isupper()):
                self._spelling[key] = self._printed(name, key)
        self._bodies = self._fullest_bodies([n for n in names if n.kind is NameKind.ORGANISATION])

    def people(self, name: Name) -> tuple[tuple[str, ...], ...]:
        """The keys of the persons that a name can mean; none when it is no person's name."""
        key = self._key(name)
        tagged_otherwise = name.kind in (NameKind.ORGANISATION, NameKind.PLACE, NameKind.OTHER)
        if tagged_otherwise and not any(_surname_of(key, full) or key == full for full in self._full):
            return ()
        if key in self._full:
            return (key,)
        owners = [full for full in self._full if _surname_of(key, full)]
        owners = owners or [full for full in self._full if _within(key, full)]
        if not owners:
            owners = [
                f for f in self._full if len(f) == len(key) > 1 and f[:-1] == key[:-1] and _misprint(key[-1], f[-1])
            ]
        if not owners and len(key) == 2:
            owners = [full for full in self._full if full[-1] == key[1] and len(full) > 1]
        owners = owners or [full for full in self._full if len(key) == 1 and _misprint(key[0], full[-1])]
        if owners:
            return tuple(owners)
        return (key,) if name.kind is NameKind.PERSON else ()

    def body(self, name: Name) -> tuple[str, ...]:
        """The key of the organisation or place that a name means."""
        return self._bodies.get(name.key, name.key)

    def spelling(self, key: tuple[str, ...]) -> str:
        """A key as it is printed in the article, not in capitals if it stands otherwise somewhere."""
        return self._spelling.get(key, " ".join(key).title())

    @staticmethod
    def _printed(name: Name, key: tuple[str, ...]) -> str:
        """A name as it stands, with or without its final *s* as the key has it."""
        whole = printed(name.tokens, tuple(t.text for t in name.tokens))
        if fold_name(name.words[-1]) == key[-1]:
            return name.text
        return whole if fold_name(name.tokens[-1].text) == key[-1] else name.text[:-1]

    def _known(self, key: tuple[str, ...]) -> bool:
        return self._lexicon.is_first_name(key[0])

    def _key(self, name: Name) -> tuple[str, ...]:
        """A name's words, with or without a final *s* as it stands elsewhere in the article (``Moens``, ``Nes``)."""
        if name.genitive:
            whole = (*name.key[:-1], fold_name(name.tokens[-1].text))
            return whole if whole[-1] in self._words and name.key[-1] not in self._words else name.key
        bare = _without_s(name.key)
        return bare if bare[-1] in self._words else name.key

    def _fullest(self, keys: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
        """The keys that no longer person's name contains."""
        full: list[tuple[str, ...]] = []
        surnames = {key[-1] for key in keys if len(key) > 1 and self._lexicon.is_first_name(key[0])}
        counts = Counter(keys)
        for key in sorted(counts, key=lambda k: (-len(k), -counts[k])):
            if any(len(key) == len(o) > 1 and key[:-1] == o[:-1] and _misprint(key[-1], o[-1]) for o in full):
                continue
            if any(len(k) > 1 and len(key) > len(k) + 1 and key[-len(k) :] == k and self._known(k) for k in counts):
                continue  # a photographer's name that ran into the next one
            if len(key) == 2 and key[1] in surnames and not self._lexicon.is_first_name(key[0]):
                continue  # ``Suveren Lie`` of a headline, beside *Anna Lie*
            misprint = len(key) == 1 and any(len(o) > 1 and _misprint(key[0], o[-1]) for o in full)
            if not misprint and not any(_within(key, other) for other in full):
                full.append(key)
        return tuple(full)

    @staticmethod
    def _fullest_bodies(bodies: Sequence[Name]) -> dict[tuple[str, ...], tuple[str, ...]]:
        """Short names and abbreviations of organisations to the longest name that they shorten."""
        keys = list(dict.fromkeys(sorted((n.key for n in bodies), key=len, reverse=True)))
        printed = {n.key: n.words for n in bodies}
        means: dict[tuple[str, ...], tuple[str, ...]] = {}
        for key in keys:
            longer = [k for k in keys if len(k) > len(key) and (_contains(key, k) or _abbreviates(printed[key], k))]
            means[key] = means.get(longer[0], longer[0]) if len(longer) == 1 else key
        return means


def _parts(key: tuple[str, ...]) -> Iterator[str]:
    for word in key:
        yield word
        if "-" in word:
            yield from word.split("-")


def _without_s(key: tuple[str, ...]) -> tuple[str, ...]:
    return (*key[:-1], key[-1][:-1]) if len(key[-1]) > 3 and key[-1].endswith("s") else key


def _within(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a person's short name is part of the full one: a first name, a run of its words, first and last word."""
    if len(short) > len(full):
        return False
    if len(short) == 1:
        return short[0] in _parts(full)
    return _contains(short, full) or (short[-1] == full[-1] and short[0] in (full[0], full[0].partition("-")[0]))


def _surname_of(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether the short name is how the full one ends (``Thingnes Bø``, ``Aarøen`` of *Hansen-Aarøen*)."""
    if len(full) < 2 or len(short) >= len(full):
        return False
    tail = full[-len(short) :]
    return short == tail or (len(short) == 1 and short[0] in tail[0].split("-"))


def _misprint(word: str, surname: str) -> bool:
    """Whether a word is a long surname with one letter left out, added or changed, or two swapped."""
    if min(len(word), len(surname)) < 7 or abs(len(word) - len(surname)) > 1 or word == surname:
        return False
    if sorted(word) == sorted(surname) and sum(a != b for a, b in zip(word, surname, strict=True)) == 2:
        return True  # two letters swapped
    at = next((i for i, (a, b) in enumerate(zip(word, surname, strict=False)) if a != b), min(len(word), len(surname)))
    return any(word[at + i :] == surname[at + j :] for i, j in ((1, 1), (0, 1), (1, 0)))


def _contains(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    return any(full[i : i + len(short)] == short for i in range(len(full) - len(short) + 1))


def _abbreviates(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether one word in capitals is made of the initials of the full name (``NUPI``)."""
    return (
        len(short) == 1 and short[0].isupper() and len(full) > 1 and short[0].casefold() == "".join(w[0] for w in full)
    )
