"""What a clause says somebody is: ``Berg er rektor``, ``Berg jobber i dag som lærer``, ``Berg er valgt til leder``."""

from __future__ import annotations

from collections.abc import Sequence

from quotecite.language.phrases import is_finite
from quotecite.language.trees import Sentence, Token
from quotecite.who.titles import of_the_office
from quotecite.words.lexicon import Lexicon, RoleKind

_BETWEEN = 5  # how many words stand between a verb and what it says somebody is, at most
_ADVERBIAL = frozenset({"ADV", "ADP", "NOUN", "ADJ", "NUM", "DET"})


def predicate_of(sentence: Sentence, mention: Sequence[Token], lexicon: Lexicon) -> Token | None:
    """The role noun that a clause says somebody is.

    ``Hun er rektor``, ``Berg, som til daglig er rektor``, ``Selv er hun rektor``, ``Berg slutter (gir seg, begynner i
    august) som rektor``, ``Berg er valgt til rektor``.
    """
    tokens = sentence.tokens
    first, at = mention[0].index, mention[-1].index + 1
    if first and tokens[first - 1].lower in lexicon.words("copula"):
        return _role_from(tokens, at, lexicon) or _appointed(tokens, at, lexicon)
    at += at < len(tokens) and tokens[at].text == ","
    relative = at < len(tokens) and tokens[at].lower in lexicon.words("relative")
    at = _past_adverbial(tokens, at + 1, lexicon) if relative else at
    if at >= len(tokens) or not is_finite(tokens[at]):
        return None
    if tokens[at].lower in lexicon.words("copula"):
        return _role_from(tokens, at + 1, lexicon) or _appointed(tokens, at + 1, lexicon)
    at += 1
    at += at < len(tokens) and tokens[at].feat("VerbForm") in ("Inf", "Part")  # ``har jobbet som``
    at += at < len(tokens) and tokens[at].feat("Reflex") == "Yes"  # ``gir seg som``
    at = _past_adverbial(tokens, at, lexicon)
    as_role = at < len(tokens) and tokens[at].lower in lexicon.words("relative")
    return _role_from(tokens, at + 1, lexicon) if as_role else None


def workplace_of(sentence: Sentence, mention: Sequence[Token], lexicon: Lexicon) -> int | None:
    """The index at which a clause says where somebody works or what they run, None when it does not.

    ``Hun jobber i Nav``, ``Berg, som studerer ved NTNU``, ``I dag driver hun Fjordmat``.
    """
    tokens = sentence.tokens
    first, at = mention[0].index, mention[-1].index + 1
    if not first or not is_finite(tokens[first - 1]):
        at += at < len(tokens) and tokens[at].text == ","
        relative = at < len(tokens) and tokens[at].lower in lexicon.words("relative")
        at = _past_adverbial(tokens, at + 1, lexicon) if relative else at
        verb, at = (tokens[at], at + 1) if at < len(tokens) and is_finite(tokens[at]) else (None, at)
    else:
        verb = tokens[first - 1]
    if verb is not None and verb.lower in lexicon.words("runs"):
        return at
    at = _past_adverb(tokens, at)
    linked = at < len(tokens) and tokens[at].lower in lexicon.words("belongs_with")
    return at + 1 if verb is not None and verb.lower in lexicon.words("works") and linked else None


def _past_adverb(tokens: Sequence[Token], at: int) -> int:
    """The index after an adverb at an index (``jobber nå i``)."""
    return at + (at < len(tokens) and tokens[at].upos == "ADV")


def _past_adverbial(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> int:
    """The index after an adverbial at an index (``nå``, ``til daglig``): one word, or what a preposition opens."""
    if at < len(tokens) and tokens[at].upos == "ADV":
        return at + 1
    opens = at < len(tokens) and tokens[at].upos == "ADP" and tokens[at].deprel == "case"
    if opens and tokens[at].lower not in lexicon.words("relative"):
        head = tokens[at].head
        inside = head is not None and at < head < at + _BETWEEN and tokens[head].upos in ("NOUN", "ADJ", "ADV")
        return head + 1 if inside and head is not None and _spans(tokens, head, at) else at
    return at


def _spans(tokens: Sequence[Token], head: int, at: int) -> bool:
    """Whether all words from an index to the head of a phrase hang on it."""
    return all(t.head == head for t in tokens[at:head])


def _appointed(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Token | None:
    """The office after a participle of appointing and *som* or *til* (``ble i går ansatt som rektor``)."""
    for token in tokens[at : at + _BETWEEN + 1]:
        if token.lower in lexicon.words("appointed"):
            linked = token.index + 1 < len(tokens) and tokens[token.index + 1].lower in lexicon.words("appointed_as")
            return _role_from(tokens, token.index + 2, lexicon) if linked else None
        if token.upos not in _ADVERBIAL and token.upos != "AUX":
            return None
    return None


def _role_from(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Token | None:
    """The noun for an office at an index, after articles and adjectives."""
    for token in tokens[at : at + 5]:
        if token.upos == "NOUN" and token.feat("Case") != "Gen":
            role = lexicon.role_head(token.text)
            if role is None or role.kind not in (RoleKind.ROLE, RoleKind.PERSON):
                return None
            return token if token.feat("Number") != "Plur" or token.lower.endswith(role.lemma) else None
        if token.upos not in ("ADJ", "DET", "ADV", "NOUN") or token.lower in lexicon.words("negation"):
            return None
    return None


def judges(sentence: Sentence, noun: Token, lexicon: Lexicon) -> bool:
    """Whether a predicate says how somebody is, not what: an article with an adjective (``en klok leder``)."""
    tokens = sentence.tokens
    first = noun.index
    while first and tokens[first - 1].upos in ("ADJ", "ADV"):
        first -= 1
    described = any(not of_the_office(t, lexicon, determined=True) for t in tokens[first : noun.index])
    return described and first > 0 and tokens[first - 1].lower in lexicon.words("article")
