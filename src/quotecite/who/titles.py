"""What stands beside a name and says who it is: titles, appositions, ages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotecite.language.names import Name, NameKind
from quotecite.language.norwegian import is_suspended
from quotecite.language.phrases import brings_up
from quotecite.language.trees import Sentence, Token
from quotecite.who.mentions import Describer
from quotecite.who.pairs import shares
from quotecite.words.lexicon import Lexicon, RoleKind

_PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "DET", "NUM", "CCONJ", "X", "SYM"})


Found = tuple[Token, str]
"""A noun that says what somebody is, and where it stands: ``title``, ``apposition`` or ``predicate``."""


def role_nouns(sentence: Sentence, name: Name, describer: Describer, lexicon: Lexicon) -> list[Found]:
    """The nouns that say what a named person is, each with where it stands: title, apposition or predicate."""
    share = next((s for s in shares(sentence, describer, lexicon).values() if s.name is name), None)
    if share is not None:
        return [(share.noun, "title" if share.noun.start < name.start else "apposition")]
    title = describer.title_of(sentence, name)
    found = [
        *_titles(sentence, title, lexicon),
        *_further_before(sentence, title or name.tokens[0], lexicon),
        *_label(sentence, name, lexicon),
        *_of_kind("title", _shared_title(sentence, name, describer, lexicon)),
        *_of_kind("apposition", _in_parentheses(sentence, name, lexicon)),
    ]
    head = _head(name)
    if head is None:
        return found
    found += [(noun, "apposition") for noun in _appositions(sentence, name)]
    found += [
        (noun, kind)
        for noun, kind in _governor(sentence, name, head, lexicon)
        if not {(noun, "title"), (noun, kind)} & set(found)
        and not (noun.index == name.tokens[0].index - 1 and brings_up(sentence, noun, lexicon))
    ]
    after = _noun_after_comma(sentence, name, describer, lexicon)
    if all(after is not noun for noun, _ in found):
        found += _of_kind("apposition", after)
    return found


def _of_kind(kind: str, noun: Token | None) -> list[Found]:
    """A noun with where it stands; nothing for no noun."""
    return [(noun, kind)] if noun is not None else []


def _titles(sentence: Sentence, title: Token | None, lexicon: Lexicon) -> Iterator[Found]:
    """The noun right before a name, and one coordinated with it (``lege og forsker Kari Berg``)."""
    if title is None or (title.upos == "ADJ" and not lexicon.names_an_office(title.text)):
        return
    yield title, "title"  # whatever its tag: ``smittevernoverlege Kari Berg``
    if title.index >= 2 and sentence.tokens[title.index - 1].upos == "CCONJ":
        other = sentence.tokens[title.index - 2]
        if other.upos == "NOUN" and lexicon.role_head(other.text):
            yield other, "title"


def _further_before(sentence: Sentence, first: Token, lexicon: Lexicon) -> list[Found]:
    """A noun further before a name with or without a title: past a comma, else past the body somebody belongs to."""
    noun = _noun_before_comma(sentence, first, lexicon)
    if noun is not None:
        return [(noun, "apposition")]
    return _of_kind("title", _noun_before_body(sentence, first, lexicon))


def _shared_title(sentence: Sentence, name: Name, describer: Describer, lexicon: Lexicon) -> Token | None:
    """The plural title before the first of several names (``lærerne Kari Berg, Ola Lie og Nils Moe``)."""
    tokens, at = sentence.tokens, name.tokens[0].index - 1
    joined = False
    while at > 0 and (tokens[at].text == "," or tokens[at].upos == "CCONJ"):
        joined = joined or tokens[at].upos == "CCONJ" or _lists_on(sentence, name)
        before = describer.name_at(tokens[_before_parenthesis(tokens, at - 1)])
        if before is None:
            return None
        at = before.tokens[0].index - 1
    title = tokens[at] if joined and at >= 0 else None
    role = lexicon.role_head(title.text) if title is not None and title.upos == "NOUN" else None
    several = role is not None and role.personal and title is not None and title.feat("Number") == "Plur"
    return title if several else None


def _in_parentheses(sentence: Sentence, name: Name, lexicon: Lexicon) -> Token | None:
    """The office that opens a parenthesis right after a name (``Berg (leder)``, ``Berg (daglig leder i laget)``)."""
    opened, *inside = sentence.tokens[name.tokens[-1].index + 1 :][:4] or [name.tokens[0]]
    first = next((t for t in inside if t.upos != "ADJ"), None)
    return first if opened.text == "(" and first is not None and _is_trade(first, lexicon) else None


def _before_parenthesis(tokens: Sequence[Token], at: int) -> int:
    """The index before the parenthesis that closes at an index (``Berg (Ap)``); the index itself when none does."""
    if tokens[at].text != ")":
        return at
    return next((t.index - 1 for t in reversed(tokens[1:at]) if t.text == "("), at)


def _lists_on(sentence: Sentence, name: Name) -> bool:
    """Whether a list goes on after a name (``…, Ola Lie og Nils Moe``)."""
    after = sentence.tokens[name.tokens[-1].index + 1 :][:1]
    return bool(after) and (after[0].upos == "CCONJ" or after[0].text == ",")


def _label(sentence: Sentence, name: Name, lexicon: Lexicon) -> list[Found]:
    """``E-SJEFEN: Kari Berg …``: a noun and a colon that open the sentence before a name."""
    labelled = name.tokens[0].index == 2 and sentence.tokens[1].text == ":"
    return [(sentence.tokens[0], "title")] if labelled and lexicon.role_head(sentence.tokens[0].text) else []


def _head(name: Name) -> Token | None:
    """The word of a name that hangs on another word; None where the sentence is only tagged."""
    inside = {t.index for t in name.tokens}
    return next((t for t in name.tokens if t.head is not None and t.head not in inside), None)


def _appositions(sentence: Sentence, name: Name) -> list[Token]:
    """The nouns after a name that the tree makes appositions of it (``Kari Berg, leder i laget``)."""
    below = (child for token in name.tokens for child in sentence.children(token, "appos"))
    return [child for child in below if child.upos == "NOUN" and child.start > name.end]


def _governor(sentence: Sentence, name: Name, head: Token, lexicon: Lexicon) -> list[Found]:
    """The noun that a name hangs on: as its title before it, or as what a clause says it is (``Berg er rektor``)."""
    noun = sentence.head(head)
    if noun is None or noun.upos != "NOUN":
        return []
    relation = head.deprel.partition(":")[0]
    if relation in ("appos", "flat"):
        return [(noun, "title")] if noun.start < name.start else []
    says = relation == "nsubj" and bool(sentence.children(noun, "cop")) and lexicon.role_head(noun.text) is not None
    return [(noun, "predicate")] if says else []


def _noun_before_comma(sentence: Sentence, first: Token, lexicon: Lexicon) -> Token | None:
    """The definite role noun that a name with or without a title explains: ``korpsets leder, løytnant Kari Berg``."""
    if first.index < 2 or sentence.tokens[first.index - 1].text != ",":
        return None
    noun = sentence.tokens[first.index - 2]
    owned = first.index > 2 and sentence.tokens[first.index - 3].feat("Case") == "Gen"
    definite = noun.upos == "NOUN" and (noun.definite or owned)
    return noun if definite and lexicon.names_one(noun.text) else None


def _noun_before_body(sentence: Sentence, beside: Token, lexicon: Lexicon) -> Token | None:
    """The role noun before a title or name with a body between them: ``leder i Natur og Ungdom(,) Kari Berg``.

    The first that no preposition makes part of another phrase, else the first of all (``kurs for leder i laget``).
    """
    tokens = sentence.tokens
    last = _end_of_body(tokens, beside)
    if last is None:
        return None
    first = last
    while first >= 0 and (tokens[first].upos in _PHRASE or tokens[first].entity != "O"):
        first -= 1
    nouns = [t for t in tokens[first + 1 : last] if _belongs_somewhere(tokens, t, lexicon)]
    outer = (t for t in nouns if t.index <= first + 2 or tokens[t.index - 1].upos != "ADP")
    return next(outer, nouns[0] if nouns else None)


def _end_of_body(tokens: Sequence[Token], beside: Token) -> int | None:
    """Where a body ends that may stand before a title or name; before a noun only with a comma between.

    An abbreviation in commas is part of the body (``leder i instituttet, NUPI, Kari Berg``).
    """
    last = beside.index - 1
    comma = last > 0 and tokens[last].text == ","
    if beside.upos == "NOUN" and not comma:
        return None
    last -= comma
    last -= 2 * (comma and last > 2 and tokens[last - 1].text == "," and tokens[last].text.isupper())
    return last if last >= 0 and tokens[last].upos not in ("ADP", "CCONJ", "ADJ", "DET") else None


def _belongs_somewhere(tokens: Sequence[Token], noun: Token, lexicon: Lexicon) -> bool:
    """Whether a word is a noun for an office or a relative, with a preposition after it (``leder i``)."""
    role = lexicon.role_head(noun.text) if noun.upos == "NOUN" else None
    office = role is not None and role.kind in (RoleKind.ROLE, RoleKind.KIN)
    return office and tokens[noun.index + 1].lower in lexicon.words("belongs_with")


def _noun_after_comma(sentence: Sentence, name: Name, describer: Describer, lexicon: Lexicon) -> Token | None:
    """A role noun in apposition that the tree attached elsewhere: name, comma (or age), noun.

    What follows *og* or *eller* is the title of somebody else (``Anna Moen og ordfører Ola Lie``), and so is a noun
    right before a name (``Anna Moen, ordfører Ola Lie og rektor Per Vik``).
    """
    tokens = sentence.tokens
    at = name.tokens[-1].index + 1
    if at < len(tokens) and tokens[at].text == "(":
        at = next((t.index for t in tokens[at : at + 6] if t.text == ")"), at) + 1
    if at + 1 >= len(tokens) or tokens[at].upos == "CCONJ":
        return None
    for token in tokens[at + (tokens[at].text == ",") : at + 5]:
        closes = token.index + 1 == len(tokens) or tokens[token.index + 1].upos == "PUNCT"
        opened = tokens[token.index - 1].text == ","  # ``Kari Berg (45), lærer``
        verb = token.upos == "VERB" and opened and closes and lexicon.role(token.text) is not None
        if verb or (token.upos == "NOUN" and lexicon.role_head(token.text)):
            named = describer.name_at(tokens[token.index + 1]) if token.index + 1 < len(tokens) else None
            return token if named is None or named.kind is NameKind.ORGANISATION else None
        if token.upos not in ("ADJ", "NOUN", "DET", "CCONJ", "ADV"):
            return None
    return None


def title_phrase(sentence: Sentence, noun: Token, lexicon: Lexicon, *, alone: bool = False) -> Sequence[Token]:
    """The words of a title around its noun: what belongs to the office, not what is said of the person.

    ``daglig leder``, ``barne- og familieminister``, ``lege og forsker``, ``professor i arbeidsrett``; not ``den nye``.
    ``alone`` says that another office beside it is somebody else's.
    """
    tokens = sentence.tokens
    first = _first_of_title(tokens, noun.index, lexicon, alone=alone)
    last = noun.index
    last += last + 1 < len(tokens) and tokens[last + 1].lower in lexicon.words("title_suffix")
    after = tokens[last + 1 : last + 4]
    if len(after) > 1 and after[0].upos == "CCONJ":
        if alone or not lexicon.names_an_office(noun.text):
            return tokens[first : last + 1]
        second = next((t for t in after[1:] if not _qualifies(t, lexicon)), noun)
        last = second.index if _is_trade(second, lexicon) else last
    elif len(after) > 1 and after[0].lower in lexicon.words("title_topic") and _is_topic(after[1], after[2:], lexicon):
        last += 2
    return tokens[first : last + 1]


def _first_of_title(tokens: Sequence[Token], first: int, lexicon: Lexicon, *, alone: bool) -> int:
    """The index of the first word of a title whose noun stands at ``first``."""
    start = _past_qualifiers(tokens, first, lexicon)
    while start > 1 and (tokens[start - 1].upos == "CCONJ" or tokens[start - 1].text == ","):
        other = tokens[start - 2]
        suspended = is_suspended(other.text)
        joined = not alone and tokens[start - 1].upos == "CCONJ" and _is_trade(other, lexicon)
        if not joined and not (suspended and start == first):
            break
        first = start - 2
        start = _past_qualifiers(tokens, first, lexicon)
    determined = start > 0 and tokens[start - 1].upos == "DET"
    while start < first and not of_the_office(tokens[start], lexicon, determined=determined):
        start += 1
    return start


def _past_qualifiers(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> int:
    """The index of the first of the words that may qualify the noun at an index."""
    while start and _qualifies(tokens[start - 1], lexicon):
        start -= 1
    return start


def _is_trade(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word is tagged as a noun and one for an office or occupation, not for a relative or any person."""
    return token.upos == "NOUN" and lexicon.names_an_office(token.text)


def _is_topic(noun: Token, after: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a noun names a field (``arbeidsrett``): bare, indefinite, neither a body nor one by a name after it."""
    plain = noun.upos == "NOUN" and noun.entity == "O" and not noun.definite
    plain = plain and noun.lower not in lexicon.words("time_noun")  # ``sluttet som rektor i fjor``
    if not plain or lexicon.role(noun.text) is not None:
        return False
    begins = (t.upos not in ("NOUN", "PROPN") or t.entity.endswith("PER") for t in after)
    return all(begins) and all(t.upos != "ADP" or t.lower in lexicon.words("comes_from") for t in after)


def _qualifies(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word can stand before a title as part of it: an adjective, a participle (``assisterande``)."""
    adjective = token.upos == "ADJ" and token.lower not in lexicon.words("respectively")
    return adjective or token.lower in lexicon.words("office_adjective")


def of_the_office(token: Token, lexicon: Lexicon, *, determined: bool) -> bool:
    """Whether an adjective is part of the office (``tidligere``); after an article only those that always are."""
    if determined:
        return token.lower in lexicon.words("office_adjective")
    origin = token.lower in lexicon.words("nationality") or token.entity != "O"
    return not origin and token.lower not in lexicon.words("passing_adjective")


def age_after(sentence: Sentence, name: Name, lexicon: Lexicon) -> Token | None:
    """The number that is a person's age in ``Kari Berg (34)``, ``Kari Berg (Ap, 34)`` or ``Kari Berg, 34,``."""
    tokens = sentence.tokens
    at = name.tokens[-1].index + 1
    if at >= len(tokens) or tokens[at].text not in ("(", ","):
        return None
    opened = tokens[at].text == "("
    for token in tokens[at + 1 : at + (6 if opened else 2)]:
        if token.text == ")":
            return None
        following = tokens[token.index + 1].text if token.index + 1 < len(tokens) else "."
        closed = following in (")", ",", ".", "/") or following.lower() in lexicon.words("year")
        if token.text.isdecimal() and len(token.text) <= 3 and 0 < int(token.text) < 120 and closed:
            return token
    return None
