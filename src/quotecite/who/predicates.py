"""What a clause says somebody is: ``Berg er rektor``, ``Berg jobber i dag som lærer``, ``Berg er valgt til leder``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotecite.language.phrases import is_finite
from quotecite.language.trees import Sentence, Token
from quotecite.who.titles import of_the_office
from quotecite.words.lexicon import Lexicon, RoleKind

_BETWEEN = 5  # how many words stand between a verb and what it says somebody is, at most
_ADVERBIAL = frozenset({"ADV", "ADP", "NOUN", "ADJ", "NUM", "DET"})


def predicate_of(sentence: Sentence, mention: Sequence[Token], lexicon: Lexicon) -> Token | None:
    """The role noun that a clause says somebody is.

    ``Hun er rektor``, ``Berg, som til daglig er rektor``, ``Selv er hun rektor``, ``Berg har vært rektor``, ``Berg
    slutter (gir seg, begynner i august) som rektor``, ``Berg er valgt til rektor``, ``Berg sa opp jobben som rektor``;
    before it ``Som rektor ser Berg``, ``Rektoren heter Berg``.
    """
    return (
        _before(sentence, mention, lexicon)
        or _after(sentence, mention, lexicon)
        or _in_an_office(sentence, mention, lexicon)
    )


def _after(sentence: Sentence, mention: Sequence[Token], lexicon: Lexicon) -> Token | None:
    """The role noun that stands after a mention and the verb of its clause."""
    tokens = sentence.tokens
    first, at = mention[0].index, mention[-1].index + 1
    if first and tokens[first - 1].lower in lexicon.words("copula"):
        return _role_from(tokens, at, lexicon) or _appointed(tokens, at, lexicon)
    at = _past_addressee(tokens, at, lexicon)
    at += at < len(tokens) and tokens[at].text == ","
    relative = at < len(tokens) and tokens[at].lower in lexicon.words("relative")
    at = _past_adverbial(tokens, at + 1, lexicon) if relative else at
    if at >= len(tokens) or not is_finite(tokens[at]):
        return None
    if tokens[at].lower in lexicon.words("copula"):
        return _role_from(tokens, at + 1, lexicon) or _appointed(tokens, at + 1, lexicon)
    at += 1
    if at < len(tokens) and tokens[at].lower in lexicon.words("copula_participle"):  # ``har vært rektor``
        return _role_from(tokens, at + 1, lexicon)
    at += at < len(tokens) and tokens[at].feat("VerbForm") in ("Inf", "Part")  # ``har jobbet som``
    at += at < len(tokens) and tokens[at].feat("Reflex") == "Yes"  # ``gir seg som``
    at = _past_adverbial(tokens, at, lexicon)
    as_role = at < len(tokens) and tokens[at].lower in lexicon.words("relative")
    return _role_as(tokens, at + 1, lexicon) if as_role else None


def _past_addressee(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> int:
    """The index of the comma after a body that was told something (``sier Berg til Fjordavisa, som er direktør``)."""
    if at >= len(tokens) or tokens[at].lower not in lexicon.words("addressee"):
        return at
    end = at + 1
    while end < len(tokens) and tokens[end].entity.endswith("ORG"):
        end += 1
    follows = [t.lower for t in tokens[end : end + 2]]
    relative = len(follows) > 1 and follows[0] == "," and follows[1] in lexicon.words("relative")
    return end if end > at + 1 and relative else at


def _before(sentence: Sentence, mention: Sequence[Token], lexicon: Lexicon) -> Token | None:
    """The role noun before the verb that a mention follows (``Som rektor ser Berg``, ``Rektor i Lia heter Berg``)."""
    tokens = sentence.tokens
    verb = mention[0].index - 1
    if verb < 1 or not is_finite(tokens[verb]) or any(is_finite(t) for t in tokens[:verb]):
        return None
    predicate = tokens[verb].lower in lexicon.words("copula") and not any(t.deprel == "nsubj" for t in mention)
    if predicate or tokens[verb].lower in lexicon.words("is_named"):
        plain = all(t.upos != "PUNCT" for t in tokens[:verb])
        return _office(_role_from(tokens, 0, lexicon), lexicon) if plain else None
    link = next((t.index for t in tokens[:verb] if t.lower in lexicon.words("relative")), verb)
    opens = link == 0 or tokens[link - 1].lower in lexicon.words("time_noun") | lexicon.words("post")
    if not opens or link == verb or tokens[verb].lower in lexicon.words("would") or _somebody(tokens[:link]):
        return None  # ``Som ordfører vil Berg …``: a wish; ``I Bergs år som ordfører …``
    return _office(_role_as(tokens, link + 1, lexicon), lexicon)


def _in_an_office(sentence: Sentence, mention: Sequence[Token], lexicon: Lexicon) -> Token | None:
    """The office that somebody has, takes or leaves: ``Berg sa opp stillingen (slutter etter to år) som rektor``."""
    tokens = sentence.tokens
    at = mention[-1].index + 1
    inverted = mention[0].index and is_finite(tokens[mention[0].index - 1])
    at = mention[0].index - 1 if inverted else at
    if at >= len(tokens) or not is_finite(tokens[at]):
        return None
    verbs = [tokens[at]]
    for token in tokens[mention[-1].index + 1 if inverted else at + 1 :]:
        years = token.lower in lexicon.words("time_noun")
        if years or token.lower in lexicon.words("post"):
            held = years or verbs[-1].lower in lexicon.words("holds_post")
            linked = token.index + 1 < len(tokens) and tokens[token.index + 1].lower in lexicon.words("relative")
            return _office(_role_as(tokens, token.index + 2, lexicon), lexicon) if held and linked else None
        if token.upos in ("VERB", "AUX"):
            verbs.append(token)
        elif not _between_verb_and_post(tokens, token, lexicon):
            return None
    return None


def _between_verb_and_post(tokens: Sequence[Token], token: Token, lexicon: Lexicon) -> bool:
    """Whether a word may stand between a verb and an office: no other noun, nobody else, no denial."""
    if token.upos == "NOUN":  # ``ei 80 prosent stilling``, not ``tilbud om stillingen``
        return tokens[min(token.index + 1, len(tokens) - 1)].lower in lexicon.words("post")
    themselves = token.upos == "PRON" and token.feat("Reflex") == "Yes"
    allowed = themselves or token.upos in ("ADJ", "DET", "ADV", "ADP", "NUM", "SYM", "PART")
    return allowed and token.lower not in lexicon.words("negation")


def _office(noun: Token | None, lexicon: Lexicon) -> Token | None:
    """A noun for an office, none for any person (``Som barn bodde hun …``)."""
    return noun if noun is not None and lexicon.names_an_office(noun.text) else None


def _somebody(tokens: Sequence[Token]) -> bool:
    """Whether somebody is named among some words."""
    return any(t.entity.endswith("PER") for t in tokens)


def workplaces_of(sentence: Sentence, mention: Sequence[Token], lexicon: Lexicon) -> Iterator[int]:
    """The indices at which a clause may say where somebody works or what they run, the nearest first.

    ``Hun jobber i Nav``, ``Berg, som studerer ved NTNU``, ``Berg underviser i norsk ved Lia skole``, ``I dag driver hun
    Fjordmat``.
    """
    tokens = sentence.tokens
    first, at = mention[0].index, mention[-1].index + 1
    verb = tokens[first - 1] if first else None
    if verb is None or verb.lower not in lexicon.words("runs") | lexicon.words("works"):
        at += at < len(tokens) and tokens[at].text == ","
        relative = at < len(tokens) and tokens[at].lower in lexicon.words("relative")
        at = _past_adverbial(tokens, at + 1, lexicon) if relative else at
        verb, at = (tokens[at], at + 1) if at < len(tokens) and is_finite(tokens[at]) else (None, at)
    if verb is None:
        return
    if verb.lower in lexicon.words("runs"):
        yield at
    elif verb.lower in lexicon.words("works"):
        yield from _linked(tokens, _past_adverb(tokens, at), lexicon)


def _linked(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Iterator[int]:
    """The indices after the prepositions of belonging from an index on, past what somebody works with."""
    for token in tokens[at : at + _BETWEEN]:
        if token.lower in lexicon.words("belongs_with"):
            yield token.index + 1
        elif token.upos not in ("ADP", "NOUN", "ADJ", "DET"):
            return


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


def _role_as(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Token | None:
    """The noun for an office after *som*; also one that is tagged as the verb it looks like (``trener``)."""
    first = tokens[at] if at < len(tokens) else None
    if first is not None and first.upos == "VERB" and lexicon.names_an_office(first.text):
        return first
    return _role_from(tokens, at, lexicon)


def judges(sentence: Sentence, noun: Token, lexicon: Lexicon) -> bool:
    """Whether a predicate says how somebody is, not what: an article with an adjective (``en klok leder``)."""
    tokens = sentence.tokens
    first = noun.index
    while first and tokens[first - 1].upos in ("ADJ", "ADV"):
        first -= 1
    described = any(not of_the_office(t, lexicon, determined=True) for t in tokens[first : noun.index])
    return described and first > 0 and tokens[first - 1].lower in lexicon.words("article")
