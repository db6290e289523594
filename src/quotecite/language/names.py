"""Names in the text: the model's entities, mended, and the proper nouns that it overlooked."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cached_property, lru_cache
from itertools import pairwise

import attrs

from quotecite.language.name_parts import is_abbreviation, is_outlets_own, split_run
from quotecite.language.name_runs import Run, find_runs
from quotecite.language.norwegian import is_definite, may_be_genitive, without_genitive
from quotecite.language.phrases import is_finite
from quotecite.language.trees import Sentence, Token
from quotecite.text.signs import MARKS
from quotecite.words.lexicon import Lexicon, RoleKind


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
_BODIES = (NameKind.ORGANISATION, NameKind.PLACE)


@attrs.frozen(kw_only=True)
class Name:
    """One name where it stands: its tokens, its words without a genitive ending, its kind.

    ``surname`` is one that a first name shares with the name after it (*Kari* in ``Kari og Ola Berg``).
    """

    sentence: Sentence
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    kind: NameKind
    genitive: bool = False
    surname: str = ""

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end

    @property
    def text(self) -> str:
        """The name as printed, with its own spaces and slashes, without a genitive ending."""
        return f"{printed(self.tokens, self.words)} {self.surname}".rstrip()

    @cached_property
    def key(self) -> tuple[str, ...]:
        """The words for comparison."""
        return tuple(map(fold_name, (*self.words, *([self.surname] if self.surname else []))))


@lru_cache(maxsize=2**14)
def fold_name(word: str) -> str:
    """A name's word for comparison: small letters, *å* for *aa*, *æ* for *ae*, no accents, no full stops."""
    folded = word.casefold().replace("aa", "å").replace("ae", "æ")
    folded = folded.replace(".", "") or folded
    return "".join(c if c in "åäö" else unicodedata.normalize("NFD", c)[0] for c in folded)


def find_names(sentences: Sequence[Sentence], lexicon: Lexicon) -> tuple[Name, ...]:
    """All names in text order, from the model's entities and from runs of proper nouns that it overlooked."""
    found = [
        name
        for sentence in sentences
        for name in _in_sentence(sentence, lexicon)
        if not is_role_noun(name.tokens, lexicon) and not _is_pronoun(name, lexicon)
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
    bodies = {n.tokens[0].text: n.kind for n in found if len(n.tokens) == 1 and n.kind in _BODIES and not n.genitive}
    found += [
        Name(sentence=s, tokens=(t,), words=(t.text,), kind=bodies[t.text])
        for s in sentences
        for t in _opening_noun(s)
        if t.start not in taken and t.text in bodies
    ]
    return _with_shared_surnames(_with_persons(sorted(found, key=lambda n: n.start), lexicon), lexicon)


def _opening_noun(sentence: Sentence) -> Sequence[Token]:
    """The indefinite noun that opens a sentence right before its verb: it may be a body's name (``Brann skriver``)."""
    first, *after = sentence.tokens[:2]
    return (first,) if after and first.upos == "NOUN" and not first.definite and is_finite(after[0]) else ()


def _with_persons(names: Sequence[Name], lexicon: Lexicon) -> Sequence[Name]:
    """The names of an article, a person's full name as one where the tagger took it for something else's.

    ``Agne Petrauskaite`` where *Petrauskaite* alone is a person's and never anything else's, unless a noun for a body
    or an abbreviation is in it (``Stiftelsen Kari Berg``, ``FK Berg``).
    """
    persons = {n.key for n in names if n.kind is NameKind.PERSON}
    others = {n.key for n in names if n.kind is not NameKind.PERSON}
    alone = {key[0] for key in persons - others if len(key) == 1} - {key[-1] for key in persons if len(key) > 1}

    def is_person(name: Name) -> bool:
        other = name.kind is not NameKind.PERSON and len(name.words) == 2 and name.key[-1] in alone
        known = any(lexicon.role_head(word) or lexicon.outlet(word) or lexicon.party(word) for word in name.words)
        return other and not known and not is_abbreviation(name.words[0])

    return [attrs.evolve(n, kind=NameKind.PERSON) if is_person(n) else n for n in names]


def _with_shared_surnames(names: Sequence[Name], lexicon: Lexicon) -> tuple[Name, ...]:
    """The names of an article, first names with the surname of the one they stand together with.

    ``Kari og Ola Berg``, ``Kari (81), Per og Ola Berg``: unless the first has another surname somewhere in the article.
    """
    surnames: dict[str, set[str]] = {}
    for name in names:
        if name.kind is NameKind.PERSON and len(name.words) > 1:
            surnames.setdefault(name.key[0], set()).add(name.key[-1])
    known = set[str]().union(*surnames.values()) if surnames else set()

    def shared(name: Name, after: Name) -> bool:
        return name.key[-1] not in known and surnames.get(name.key[0], set()) <= {after.key[-1]}

    found = list(names)
    for i in reversed(range(len(found) - 1)):
        name, after = found[i], found[i + 1]
        if _stand_together(name, after, lexicon) and shared(name, after):
            found[i] = attrs.evolve(name, surname=after.surname or after.words[-1], kind=NameKind.PERSON)
    return tuple(found)


def _stand_together(name: Name, after: Name, lexicon: Lexicon) -> bool:
    """Whether a first name and a person's full name are joined by *og*, an age in parentheses between them or not.

    In a list a comma joins the first to names that share a surname already. Whoever has a title of their own is known
    by one name (``kronprins Haakon og Erna Solberg``).
    """
    persons = name.kind in (NameKind.PERSON, NameKind.UNKNOWN) and after.kind is NameKind.PERSON
    if name.sentence is not after.sentence or name.genitive or not persons:
        return False
    if len(name.words) > 1 or len(after.key) < 2 or not lexicon.is_first_name(name.words[0]):
        return False  # the second of two first names may be a surname
    between = list(name.sentence.tokens[name.tokens[-1].index + 1 : after.tokens[0].index])
    if between and between[0].text == "(":
        closing = next((i for i, t in enumerate(between) if t.text == ")"), 0)
        between = between[closing + 1 :]
    link = between[0].lower if len(between) == 1 else ""
    joined = link in lexicon.words("together") or (link == "," and after.surname != "")
    return joined and lexicon.is_first_name(after.words[0]) and not _has_own_title(name, lexicon)


def _has_own_title(name: Name, lexicon: Lexicon) -> bool:
    """Whether a noun for one person stands right before a name (``kronprins Haakon``, not ``brødrene Haakon og``)."""
    at = name.tokens[0].index
    nouns = [t for t in name.sentence.tokens[at - 1 : at] if t.upos == "NOUN"]
    roles = [(noun, role) for noun in nouns if (role := lexicon.role_head(noun.text)) is not None]
    return any(role.personal and noun.lower.endswith(role.forms[:2]) for noun, role in roles)


def _is_pronoun(name: Name, lexicon: Lexicon) -> bool:
    """Whether a tagged name is a pronoun at the beginning of a sentence (``Hen``)."""
    first = name.tokens[0].index
    opens = all(t.upos == "PUNCT" for t in name.sentence.tokens[:first])
    return len(name.tokens) == 1 and opens and any(p.kind == "subject" for p in lexicon.pronouns(name.words[0]))


def is_role_noun(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a tagged name is a definite role noun (``Ap-lederen``, ``E-sjefen``) and names nobody."""
    last = tokens[-1].text
    if lexicon.is_first_name(tokens[0].text) or (len(tokens) > 1 and "-" not in last):
        return False
    personal = lexicon.names_one(last)
    if personal and "-" in last and last.rpartition("-")[2].islower():
        return True  # ``Brann-trener``, ``Brann-treneren``
    return personal and ("-" in last or is_definite(last, lexicon))


def _in_sentence(sentence: Sentence, lexicon: Lexicon) -> Iterator[Name]:
    """The names of a sentence, each without its genitive ending and what the tagger glued to it."""
    for run in map(_without_noun, find_runs(sentence, lexicon)):
        for part in split_run(run):
            kind = _kind(sentence, part, run.tag, lexicon)
            last = part[-1]
            tagged = last.feat("Case") == "Gen" and not _owns_nothing(sentence, last, lexicon)
            whole = len(last.text) > 2 or last.text[:1].isdecimal()  # not an initial, but ``TV 2s``
            genitive = whole and (tagged or _possessive(sentence, last))
            base = without_genitive(last.text) if genitive else last.text
            yield Name(
                sentence=sentence,
                tokens=tuple(part),
                words=(*(t.text for t in part[:-1]), base),
                kind=kind,
                genitive=genitive,
            )


def _without_noun(run: Run) -> Run:
    """A name without the noun for a person that was tagged as its first word: a person's (``artisten Isblokk``)."""
    first, *rest = run.tokens
    role = run.lexicon.role(first.text) if first.upos == "NOUN" and rest else None
    titled = role is not None and role.personal and first.lower in role.forms[:2]
    named = titled and all(t.upos == "PROPN" and t.text[:1].isupper() for t in rest)
    return attrs.evolve(run, tokens=tuple(rest), tag="PER") if named else run


def _owns_nothing(sentence: Sentence, last: Token, lexicon: Lexicon) -> bool:
    """Whether nothing follows that a name in *s* could own, so that the *s* is its own (``sier Kari Myrnes.``)."""
    following = next(iter(sentence.tokens[last.index + 1 : last.index + 2]), None)
    if following is None or following.upos in ("ADP", "SCONJ", "PART"):
        return True
    if following.upos == "PUNCT":
        return following.text not in MARKS
    return is_finite(following) and lexicon.role(following.text) is None  # ``Bergs forsvarer``


def _possessive(sentence: Sentence, last: Token) -> bool:
    """Whether a name that ends in *s* owns the noun after it; the tagger marks no genitive on names."""
    following = sentence.tokens[last.index + 1 : last.index + 2]
    owned = bool(following) and (
        following[0].upos == "NOUN" or (following[0].upos == "ADJ" and following[0].deprel != "advmod")
    )
    if owned and following[0].deprel == "obl":  # ``etter Ola Lies syn``, not ``sier Kari Myrnes mandag``
        owned = any(t.head == following[0].index and t.deprel == "case" for t in sentence.tokens[: last.index])
    return owned and may_be_genitive(last.text) and following[0].text[:1].islower()


# -- what a name is the name of ------------------------------------------------------------------------------------


def _kind(sentence: Sentence, tokens: Sequence[Token], tag: str, lexicon: Lexicon) -> NameKind:
    """What a name is the name of: by the word tables where they are surer than the model, else by its tag."""
    text = " ".join(t.text for t in tokens)
    if len(tokens) > 1 and tokens[-1].text.lower() in lexicon.words("company_ending"):
        return NameKind.ORGANISATION  # ``Lia AS``
    outlet = lexicon.outlet(text) is not None or is_outlets_own(tokens, lexicon)
    if (tag == "PER" and outlet) or _is_body_noun(tokens, lexicon):
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


def _is_body_noun(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a name is one word that is or ends in a noun for a body (``Fjordkommunen``)."""
    if len(tokens) > 1 or lexicon.is_first_name(tokens[0].text):
        return False
    role = lexicon.role_head(tokens[0].text)
    return role is not None and role.kind is RoleKind.ORGANISATION


def _has_title(sentence: Sentence, first: Token, lexicon: Lexicon) -> bool:
    """Whether a noun for a person stands right before a name (``rektor Kari Lie``)."""
    before = sentence.tokens[first.index - 1] if first.index else None
    title = lexicon.role_head(before.text) if before is not None and before.upos == "NOUN" else None
    return title is not None and title.personal


def printed(tokens: Sequence[Token], words_of: Sequence[str]) -> str:
    """Words joined as their tokens stand in the article: with a space only where there is a gap."""
    gaps = ["" if a.end == b.start else " " for a, b in pairwise(tokens)]
    return "".join(gap + word for gap, word in zip(["", *gaps], words_of, strict=True))
