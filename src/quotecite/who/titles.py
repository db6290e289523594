"""What stands beside a name and says who it is: titles, appositions, predicates, ages."""

from __future__ import annotations

from collections.abc import Sequence

from quotecite.language.names import Name
from quotecite.language.phrases import is_finite
from quotecite.language.trees import Sentence, Token
from quotecite.who.mentions import Describer
from quotecite.words.grammar import words
from quotecite.words.lexicon import Lexicon, RoleKind

_PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "DET", "NUM", "CCONJ", "X", "SYM"})


def role_nouns(sentence: Sentence, name: Name, describer: Describer, lexicon: Lexicon) -> list[tuple[Token, str]]:
    """The nouns that say what a named person is, each with where it stands: title, apposition or predicate."""
    found: list[tuple[Token, str]] = []
    title = describer.title_of(sentence, name)
    if title is not None and title.upos in ("NOUN", "PROPN"):
        found.append((title, "title"))
        if title.index >= 2 and sentence.tokens[title.index - 1].upos == "CCONJ":
            other = sentence.tokens[title.index - 2]
            if other.upos == "NOUN" and lexicon.role_head(other.text):
                found.append((other, "title"))
    before_comma = _noun_before_comma(sentence, title or name.tokens[0], lexicon)
    if before_comma is not None:
        found.append((before_comma, "apposition"))
    elif (further := _noun_before_body(sentence, title or name.tokens[0], lexicon)) is not None:
        found.append((further, "title"))
    label = sentence.tokens[0] if len(sentence.tokens) > 2 and sentence.tokens[1].text == ":" else None
    if label is not None and name.tokens[0].index == 2 and lexicon.role_head(label.text):
        found.append((label, "title"))  # ``E-SJEFEN: Kari Berg …``
    predicate = predicate_of(sentence, name.tokens, lexicon)
    if predicate is not None:
        found.append((predicate, "predicate"))
    head = next((t for t in name.tokens if t.head is not None and t.head not in {x.index for x in name.tokens}), None)
    if head is None:
        return found
    governor = sentence.head(head)
    for child in (c for t in name.tokens for c in sentence.children(t, "appos")):
        if child.upos == "NOUN" and child.start > name.end:
            found.append((child, "apposition"))
    if governor is not None and governor.upos == "NOUN" and (governor, "title") not in found:
        relation = head.deprel.partition(":")[0]
        copula = any(c.deprel == "cop" for c in sentence.children(governor))
        if relation in ("appos", "flat") and governor.start < name.start:
            found.append((governor, "title"))
        elif relation == "nsubj" and copula and governor is not predicate and lexicon.role_head(governor.text):
            found.append((governor, "predicate"))
    after = _noun_after_comma(sentence, name, lexicon)
    if after is not None and all(after is not noun for noun, _ in found):
        found.append((after, "apposition"))
    return found


def _noun_before_comma(sentence: Sentence, first: Token, lexicon: Lexicon) -> Token | None:
    """The definite role noun that a name with or without a title explains: ``korpsets leder, løytnant Kari Berg``."""
    if first.index < 2 or sentence.tokens[first.index - 1].text != ",":
        return None
    noun = sentence.tokens[first.index - 2]
    owned = first.index > 2 and sentence.tokens[first.index - 3].feat("Case") == "Gen"
    definite = noun.upos == "NOUN" and (noun.feat("Definite") == "Def" or owned)
    return noun if definite and lexicon.role_head(noun.text) is not None else None


def _noun_before_body(sentence: Sentence, beside: Token, lexicon: Lexicon) -> Token | None:
    """The role noun before a title or name with a body between them: ``leder i Natur og Ungdom(,) Kari Berg``."""
    tokens = sentence.tokens
    last = beside.index - 1
    comma = last > 0 and tokens[last].text == ","
    if beside.upos == "NOUN" and not comma:
        return None
    last -= comma
    last -= 2 * (comma and last > 2 and tokens[last - 1].text == "," and tokens[last].text.isupper())  # ``…, NUPI, ``
    first = last
    while first >= 0 and (tokens[first].upos in _PHRASE or tokens[first].entity != "O"):
        first -= 1
    if last < 0 or tokens[last].upos in ("ADP", "CCONJ", "ADJ", "DET"):
        return None
    inner: Token | None = None
    for noun in tokens[first + 1 : last]:
        role = lexicon.role_head(noun.text) if noun.upos == "NOUN" else None
        following = tokens[noun.index + 1].lower
        if role is None or role.kind not in (RoleKind.ROLE, RoleKind.KIN) or following not in words("belongs_with"):
            continue
        embedded = noun.index > first + 2 and tokens[noun.index - 1].upos == "ADP"
        if not embedded:
            return noun
        inner = inner or noun
    return inner


def _noun_after_comma(sentence: Sentence, name: Name, lexicon: Lexicon) -> Token | None:
    """A role noun in apposition that the tree attached elsewhere: name, comma (or age), noun."""
    tokens = sentence.tokens
    at = name.tokens[-1].index + 1
    if at < len(tokens) and tokens[at].text == "(":
        at = next((t.index for t in tokens[at : at + 6] if t.text == ")"), at) + 1
    if at + 1 >= len(tokens):
        return None
    for token in tokens[at + (tokens[at].text == ",") : at + 5]:
        if token.upos == "NOUN" and lexicon.role_head(token.text):
            return token
        if token.upos not in ("ADJ", "NOUN", "DET", "CCONJ", "ADV"):
            return None
    return None


def title_phrase(sentence: Sentence, noun: Token, lexicon: Lexicon) -> Sequence[Token]:
    """The words of a title around its noun: what belongs to the office, not what is said of the person.

    ``daglig leder``, ``barne- og familieminister``, ``lege og forsker``, ``professor i arbeidsrett``; not ``den nye``.
    """
    tokens = sentence.tokens
    first = _first_of_title(tokens, noun.index, lexicon)
    last = noun.index
    after = tokens[last + 1 : last + 4]
    if len(after) > 1 and after[0].upos == "CCONJ":
        second = next((t for t in after[1:] if not _qualifies(t)), noun)
        last = second.index if _is_trade(second, lexicon) else last
    elif len(after) > 1 and after[0].lower in words("title_topic") and _is_topic(after[1], after[2:]):
        last += 2
    return tokens[first : last + 1]


def _first_of_title(tokens: Sequence[Token], first: int, lexicon: Lexicon) -> int:
    """The index of the first word of a title whose noun stands at ``first``."""
    while first > 1 and (tokens[first - 1].upos == "CCONJ" or tokens[first - 1].text == ","):
        other = tokens[first - 2]
        suspended = len(other.text) > 1 and other.text.endswith("-")
        if not suspended and not (tokens[first - 1].upos == "CCONJ" and _is_trade(other, lexicon)):
            break
        first -= 2
    start = first
    while start and _qualifies(tokens[start - 1]):
        start -= 1
    determined = start > 0 and tokens[start - 1].upos == "DET"
    while start < first and not _of_the_office(tokens[start], determined=determined):
        start += 1
    return start


def _is_trade(token: Token, lexicon: Lexicon) -> bool:
    role = lexicon.role_head(token.text) if token.upos == "NOUN" else None
    return role is not None and role.kind is RoleKind.ROLE


def _is_topic(noun: Token, after: Sequence[Token]) -> bool:
    """Whether a noun names a field (``arbeidsrett``): bare, indefinite, without a name after it."""
    plain = noun.upos == "NOUN" and noun.entity == "O" and noun.feat("Definite") != "Def"
    return plain and all(t.upos not in ("NOUN", "PROPN", "ADP") for t in after)


def _qualifies(token: Token) -> bool:
    participle = token.upos == "VERB" and token.feat("VerbForm") == "Part"
    return token.upos == "ADJ" or participle or token.lower in words("office_adjective")


def _of_the_office(token: Token, *, determined: bool) -> bool:
    """Whether an adjective is part of the office (``tidligere``); after an article only those that always are."""
    if determined:
        return token.lower in words("office_adjective")
    origin = token.lower in words("nationality") or token.entity != "O"
    return not origin and token.lower not in words("passing_adjective")


def predicate_of(sentence: Sentence, mention: Sequence[Token], lexicon: Lexicon) -> Token | None:
    """The role noun that a clause says somebody is.

    ``Hun er rektor``, ``Berg, som er rektor``, ``Selv er hun rektor``, ``Berg slutter (gir seg) som rektor``.
    """
    tokens = sentence.tokens
    first, at = mention[0].index, mention[-1].index + 1
    if first and tokens[first - 1].lower in words("copula"):
        return _role_from(tokens, at, lexicon)
    at += at < len(tokens) and tokens[at].text == ","
    at += at < len(tokens) and tokens[at].lower in words("relative")
    if at >= len(tokens) or not is_finite(tokens[at]):
        return None
    if tokens[at].lower in words("copula"):
        return _role_from(tokens, at + 1, lexicon)
    at += 1
    at += at < len(tokens) and tokens[at].feat("VerbForm") == "Inf"  # ``får fortsette som``
    at += at < len(tokens) and tokens[at].feat("Reflex") == "Yes"  # ``gir seg som``
    as_role = at < len(tokens) and tokens[at].lower in words("relative")
    return _role_from(tokens, at + 1, lexicon) if as_role else None


def _role_from(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Token | None:
    """The noun for an office at an index, after articles and adjectives."""
    for token in tokens[at : at + 5]:
        if token.upos == "NOUN" and token.feat("Case") != "Gen":
            role = lexicon.role_head(token.text)
            if role is None or role.kind not in (RoleKind.ROLE, RoleKind.PERSON):
                return None
            return token if token.feat("Number") != "Plur" or token.lower.endswith(role.lemma) else None
        if token.upos not in ("ADJ", "DET", "ADV", "NOUN") or token.lower in words("negation"):
            return None
    return None


def judges(sentence: Sentence, noun: Token) -> bool:
    """Whether a predicate says how somebody is, not what: an article with an adjective (``en klok leder``)."""
    tokens = sentence.tokens
    first = noun.index
    while first and tokens[first - 1].upos in ("ADJ", "ADV"):
        first -= 1
    described = any(not _of_the_office(t, determined=True) for t in tokens[first : noun.index])
    return described and first > 0 and tokens[first - 1].lower in words("article")


def age_after(sentence: Sentence, name: Name) -> Token | None:
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
        closed = following in (")", ",", ".", "/") or following.lower() in words("year")
        if token.text.isdecimal() and len(token.text) <= 3 and 0 < int(token.text) < 120 and closed:
            return token
    return None
