"""Which names belong together: ``Kari Berg``, ``Berg``, ``Kari`` and ``BERG`` are one person."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property

from quotecite.language.names import Name, NameKind, fold_name, printed
from quotecite.language.norwegian import without_genitive
from quotecite.language.trees import Token
from quotecite.text.signs import MARKS
from quotecite.who.aliases import aliases
from quotecite.who.body_names import fullest_bodies
from quotecite.words.lexicon import Lexicon

Key = tuple[str, ...]
"""A name's words for comparison."""

_NO_PERSON = frozenset({NameKind.ORGANISATION, NameKind.PLACE, NameKind.OTHER})
SURNAME, FIRST_NAME = 5, 5  # how long a name must be for one letter to make no other name of it


class NameBook:
    """Which person or body every name of an article means, by its words alone.

    A person's names belong to the fullest one whose words contain them in order (``Thingnes Bø`` to ``Johannes Thingnes
    Bø``); a single word is a surname before it is a first name. A short name that fits several full ones stays with all
    of them: only the text around a mention can tell.
    """

    def __init__(self, names: Sequence[Name], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._words = {name.key[-1] for name in names if not name.genitive}
        self._aliases = aliases(names, lexicon)
        people = [n for n in names if n.kind is NameKind.PERSON and n.key not in self._aliases]
        self._full = dict.fromkeys(self._fullest(people))  # in order
        self._spelling: dict[Key, str] = {}
        for name in sorted(names, key=lambda n: self._key(n) != n.key):
            key = self._key(name)
            known = self._spelling.get(key)
            if known is None or (known.isupper() and not name.text.isupper()):
                self._spelling[key] = self._printed(name, key)
        self._bodies = fullest_bodies(names, lexicon)
        self._people: dict[tuple[Key, Key, NameKind], tuple[Key, ...]] = {}

    def people(self, name: Name) -> tuple[Key, ...]:
        """The keys of the persons that a name can mean; none when it is no person's name."""
        asked = (name.key, self._key(name), name.kind)
        if asked not in self._people:  # kept, as most names come again
            self._people[asked] = self._meant(*asked)
        return self._people[asked]

    def _meant(self, plain: Key, key: Key, kind: NameKind) -> tuple[Key, ...]:
        key = self._aliases.get(plain, key)
        if key in self._full:
            return (key,)
        if kind in _NO_PERSON and plain not in self._aliases and key not in self._surnames_and_nicknames:
            return ()
        # The first way in which it is anybody's name decides: a surname before a first name, misprints last.
        ways = (_surname_of, _within, _same_letters, _same_but_for_a_letter, _same_surname, self._spelt_wrong)
        found = (tuple(full for full in self._full if way(key, full)) for way in ways)
        alone = (key,) if kind is NameKind.PERSON else ()
        return next(filter(None, found), alone)

    @cached_property
    def _surnames_and_nicknames(self) -> frozenset[Key]:
        """What means a person also where the model takes it for no person's name."""
        return frozenset(key for full in self._full for key in (*_surnames(full), *_nicknames(full)))

    def body(self, name: Name) -> Key:
        """The key of the organisation or place that a name means."""
        return self._bodies.get(name.key, name.key)

    def spelling(self, key: Key) -> str:
        """A key as it is printed in the article, not in capitals if it stands otherwise somewhere."""
        return self._spelling.get(key, " ".join(key).title())

    @staticmethod
    def _printed(name: Name, key: Key) -> str:
        """A name as it stands, with or without its final *s* as the key has it."""
        whole = printed(name.tokens, tuple(t.text for t in name.tokens))
        if name.surname or fold_name(name.words[-1]) == key[-1]:
            return name.text
        return whole if fold_name(name.tokens[-1].text) == key[-1] else without_genitive(name.text)

    def _known(self, key: Key) -> bool:
        return self._lexicon.is_first_name(key[0])

    def _key(self, name: Name) -> Key:
        """A name's words, with or without a final *s* as it stands elsewhere in the article (``Moens``, ``Nes``)."""
        if name.genitive:
            whole = (*name.key[:-1], fold_name(name.tokens[-1].text))
            return whole if whole[-1] in self._words and name.key[-1] not in self._words else name.key
        bare = _without_s(name.key)
        return bare if bare[-1] in self._words else name.key

    def _fullest(self, people: Sequence[Name]) -> tuple[Key, ...]:
        """The keys that no longer person's name contains; of two spellings the more frequent."""
        counts = self._counted(people)
        surnames = {key[-1] for key in counts if len(key) > 1 and self._known(key)}
        inside = {self._key(n) for n in people if not _opens_sentence(n)}
        alike: defaultdict[str, list[Key]] = defaultdict(list)  # what can be one name is found without trying all
        for key in counts:
            alike[_letters(key)].append(key)
        full: list[Key] = []
        with_word: defaultdict[str, list[Key]] = defaultdict(list)
        for key in sorted(counts, key=lambda k: (-len(k), -counts[k] - counts[k[-1:]], not self._known(k))):
            headline = key not in inside and self._qualifies_surname(key, surnames)
            if not (
                headline
                or self._has_more_before(key, counts)
                or _is_spelt_oddly(key, alike[_letters(key)], counts)
                or any(_shortens(key, k) for word in {key[0], key[-1]} for k in with_word[word])
                or any(self._spelt_wrong(key, k) for k in full if len(k) > 1)
            ):
                full.append(key)
                for word in set(_parts(key)):
                    with_word[word].append(key)
        return tuple(full)

    def _counted(self, people: Sequence[Name]) -> Counter[Key]:
        """How often every name stands in the article, captions not counted."""
        counts: Counter[Key] = Counter()
        captions = {n.sentence.block for n in people if any(map(self._labels_credit, n.sentence.tokens))}
        for name in people:
            counts[self._key(name)] += name.sentence.block not in captions
        return counts

    def _has_more_before(self, key: Key, counts: Counter[Key]) -> bool:
        """Whether a name is another one with words before it that are none of it.

        A photographer's name ran into it (then it is much longer), or a word that is no first name stands before a
        person's more frequent name (``Lia Kari Berg``).
        """
        shorter = (k for at in range(1, len(key) - 1) if (k := key[at:]) in counts and self._known(k))
        return any(len(key) > len(k) + 1 or (not self._known(key) and counts[k] > counts[key]) for k in shorter)

    def _qualifies_surname(self, key: Key, surnames: Collection[str]) -> bool:
        """Whether a name that only opens sentences is a surname after a word (``Suveren Lie``, beside *Anna Lie*)."""
        return len(key) == 2 and key[1] in surnames and not self._known(key)

    def _labels_credit(self, token: Token) -> bool:
        return self._lexicon.is_credit_label(token.text)

    def _spelt_wrong(self, key: Key, full: Key) -> bool:
        """Whether a single word is a person's surname but for a letter, or the first name and itself no first name."""
        if len(key) > 1:
            return False
        return _misprint(key[0], full[-1]) or (not self._known(key) and _misprint(key[0], full[0], FIRST_NAME))


def _opens_sentence(name: Name) -> bool:
    """Whether a name stands at the beginning of its sentence, where any word has a capital."""
    return all(t.upos == "PUNCT" for t in name.sentence.tokens[: name.tokens[0].index])


def _parts(key: Key) -> Iterator[str]:
    for word in key:
        yield word
        if "-" in word:
            yield from word.split("-")


def _without_s(key: Key) -> Key:
    return (*key[:-1], without_genitive(key[-1])) if len(key[-1]) > 3 else key


def _within(short: Key, full: Key) -> bool:
    """Whether a person's short name is part of the full one: a first name, a run of its words, first and last word."""
    if len(short) > len(full):
        return False
    if len(short) == 1:
        return short[0] in _parts(full)
    return _contains(short, full) or (short[-1] == full[-1] and short[0] in (full[0], full[0].partition("-")[0]))


def _shortens(key: Key, full: Key) -> bool:
    """Whether a name is a short or misspelt form of a fuller one whose first or last word it has."""
    return _same_but_for_a_letter(key, full) or _within(key, full)


def _nicknames(full: Key) -> Iterator[Key]:
    """The words that stand between quotation marks in a full name (``Terje «Tøffen» Moe``)."""
    threes = zip(full, full[1:], full[2:], strict=False)
    return ((word,) for before, word, after in threes if before in MARKS and after in MARKS)


def _same_surname(key: Key, full: Key) -> bool:
    """Whether a name of two words ends in a person's surname (``Suveren Lie`` of a headline, for *Anna Lie*)."""
    return len(key) == 2 and len(full) > 1 and full[-1] == key[1]


def _surname_of(short: Key, full: Key) -> bool:
    """Whether the short name is how the full one ends."""
    return short in _surnames(full)


def _surnames(full: Key) -> Iterator[Key]:
    """How a full name can end (``Thingnes Bø``, ``Bø``; ``Aarøen`` of *Hansen-Aarøen*)."""
    yield from (full[at:] for at in range(1, len(full)))
    if len(full) > 1 and "-" in full[-1]:
        yield from ((part,) for part in full[-1].split("-"))


def _same_but_for_a_letter(key: Key, full: Key) -> bool:
    """Whether two full names differ in one letter: of a long surname, or one more or less in the first name (``Erik``,
    ``Eirik``)."""
    if len(key) != len(full) or len(key) < 2:
        return False
    if key[:-1] == full[:-1]:
        return _misprint(key[-1], full[-1])
    if key[1:] == full[1:] and _sounds(key[0]) == _sounds(full[0]):
        return True
    return key[1:] == full[1:] and len(key[0]) != len(full[0]) and _misprint(key[0], full[0], 4)


def _sounds(first_name: str) -> str:
    """A first name for comparison by sound: ``Øyvind`` and ``Øivind``, ``Sofie`` and ``Sophie``."""
    for written, spoken in (("ch", "k"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("c", "k"), ("z", "s"), ("w", "v")):
        first_name = first_name.replace(written, spoken)
    return first_name.replace("y", "i").replace("j", "i")


def _same_letters(key: Key, full: Key) -> bool:
    """Whether two names differ in blanks and hyphens alone (``Jon-Arne Moe``, ``Jon Arne Moe``)."""
    return len(key) != len(full) and _letters(key) == _letters(full)


def _letters(key: Key) -> str:
    return "".join(key).replace("-", "")


def _is_spelt_oddly(key: Key, alike: Sequence[Key], counts: Counter[Key]) -> bool:
    """Whether one of the names with the same letters, divided into words in another way, is the more usual one."""
    return any(len(other) != len(key) and (counts[key], key) < (counts[other], other) for other in alike)


def _misprint(word: str, surname: str, least: int = SURNAME) -> bool:
    """Whether a word is a name of some length with one letter left out, added or changed, or two swapped."""
    if min(len(word), len(surname)) < least or abs(len(word) - len(surname)) > 1 or word == surname:
        return False
    if sorted(word) == sorted(surname) and sum(a != b for a, b in zip(word, surname, strict=True)) == 2:
        return True  # two letters swapped
    at = next((i for i, (a, b) in enumerate(zip(word, surname, strict=False)) if a != b), min(len(word), len(surname)))
    return any(word[at + i :] == surname[at + j :] for i, j in ((1, 1), (0, 1), (1, 0)))


def _contains(short: Key, full: Key) -> bool:
    return any(full[i : i + len(short)] == short for i in range(len(full) - len(short) + 1))
