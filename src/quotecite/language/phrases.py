"""Noun phrases from left to right: where the mention of a source begins and ends in a reporting clause.

Read from tags and punctuation rather than from the tree, because parsers err most at the end of a long quote line;
the tree decides only between readings that the words leave open.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from quotecite.language.norwegian import is_suspended, may_be_genitive, without_genitive
from quotecite.language.trees import Sentence, Token
from quotecite.text.signs import CLOSED_BY, MARKS
from quotecite.words.lexicon import Lexicon, Phrase, RoleKind

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "X", "SYM"})
_LOOSE_ENDS = frozenset(",-(/&") | MARKS
_INSIDE = frozenset("(/-&") | MARKS  # signs that end no phrase
_STOPS = frozenset(".?!:;…")
_LONGEST = 8  # how many words a source inside a phrase has at most


def is_finite(token: Token) -> bool:
    """Whether a token is a finite verb form."""
    return token.upos in ("VERB", "AUX") and (token.feat("VerbForm") == "Fin" or token.feat("Mood") is not None)


def is_name(token: Token) -> bool:
    """Whether a token is part of a proper name."""
    return token.upos == "PROPN" or (token.entity != "O" and token.text[:1].isupper())


def brings_up(sentence: Sentence, noun: Token, lexicon: Lexicon) -> bool:
    """Whether a noun right before a name brings up somebody and is no title: ``En ung mann Berg møtte``."""
    role = lexicon.role_head(noun.text)
    before = reversed(sentence.tokens[: noun.index])
    first = next((t for t in before if t.upos != "ADJ"), None)
    article = first is not None and first.lower in lexicon.words("article")
    return role is not None and role.kind is RoleKind.PERSON and article


def noun_phrase(sentence: Sentence, first: int, lexicon: Lexicon, limit: int | None = None) -> tuple[Token, ...]:
    """The tokens of the noun phrase that begins at index ``first``, up to (not with) index ``limit``.

    Takes titles, names, parentheses (age, party), appositions after a comma, coordination and prepositional phrases
    that say where somebody belongs; leaves out relative clauses, adverbials, and to whom it was said.
    """
    tokens = sentence.tokens
    end = len(tokens) if limit is None else limit
    neutral = _is_neutral(tokens[first], lexicon)
    if neutral or (tokens[first].upos == "PRON" and tokens[first].feat("PronType") == "Prs"):
        following = tokens[first + 1] if first + 1 < end else None
        goes_on = following is not None and (following.upos == "CCONJ" or _owns(tokens[first], following, lexicon))
        end = end if goes_on else min(end, first + 1)
    at = first
    at += neutral
    while at < end and not _is_over(sentence, first, at, end, lexicon):
        at = 1 + (_closing_parenthesis(tokens, at, end) if tokens[at].text == "(" else at)
    while at > first + 1 and (tokens[at - 1].text in _LOOSE_ENDS or tokens[at - 1].upos in ("CCONJ", "ADP", "ADV")):
        at -= 1
    return tokens[first:at]


def opens_a_relative(sentence: Sentence, first: int, token: Token, lexicon: Lexicon) -> bool:
    """Whether a word opens a relative clause without *som* on a noun from ``first`` on (``kilder NRK kjenner``)."""
    before = sentence.tokens[token.index - 1]
    ours = any(p.person == 1 and p.kind == "subject" for p in lexicon.pronouns(token.text))
    verb = sentence.head(token)
    noun = sentence.head(verb) if verb is not None and token.deprel == "nsubj" else None
    relative = noun is not None and verb is not None and verb.deprel.startswith("acl") and verb.index > token.index
    return before.upos == "NOUN" and (ours or (relative and noun is not None and first <= noun.index < token.index))


def _is_neutral(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word is *hen*, whatever its tag."""
    subjects = (p for p in lexicon.pronouns(token.text) if p.kind == "subject")
    return any(p.person == 3 and p.number == "sing" and p.gender is None for p in subjects)


def _owns(pronoun: Token, following: Token, lexicon: Lexicon) -> bool:
    """Whether a pronoun says whose the noun after it is (``hennes mann``)."""
    possessive = any(p.kind == "possessive" for p in lexicon.pronouns(pronoun.text))
    return possessive and following.upos in ("NOUN", "ADJ")


def _is_over(sentence: Sentence, first: int, at: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the phrase that began at ``first`` ends before the token at ``at``."""
    tokens = sentence.tokens
    token = tokens[at]
    following = tokens[at + 1] if at + 1 < end else None
    if at > first and token.entity[:1] in ("I", "E"):
        return False  # inside a name: ``Ursula von der Leyen``
    verb = at > first and is_finite(token) and not _title_in_a_list(tokens, token, lexicon)
    if token.text in _STOPS or token.upos == "SCONJ" or verb:
        return True
    if token.text == ",":
        return not _suspended(tokens, first, at) and not _apposition(sentence, first, at, end, lexicon)
    if token.upos == "CCONJ":
        titled = following is not None and _title_in_a_list(tokens, following, lexicon)
        return following is None or not (titled or (following.upos in NOMINAL and not is_finite(following)))
    if token.upos == "ADP":
        relays = any(phrase.words == (token.lower,) for phrase in lexicon.source_phrases(token.text))
        return relays or not _belongs(sentence, first, at, end, lexicon)  # ``sier Berg ifølge NTB``
    if at > first and (token.lower in lexicon.words("weekday") or opens_a_relative(sentence, first, token, lexicon)):
        return True  # ``melder NRK mandag morgen``, ``en mann vi møtte``
    if token.deprel.startswith("obl") and at > first and tokens[at - 1].entity.endswith("PER"):
        return True  # a time or place after the name: ``sa Kari Berg mandag``
    if token.text in _INSIDE:
        return _opens_in_vain(tokens, first, at, end)
    opens = token.lower in lexicon.words("article") | lexicon.words("expletive")
    if at > first and tokens[at - 1].upos in ("NOUN", "PROPN") and opens:
        return True  # another phrase begins: ``gjorde Berg det klart``
    if at > first and _another_definite(tokens[at - 1], token):
        return True  # ``kaller statsråden situasjonen «alvorlig»``
    inside = at == first or tokens[at - 1].upos not in ("NOUN", "PROPN")  # ``har Berg sagt tidligere``
    if not (_nominal(token) or (inside and _adjectival(token, following))):
        return True
    return token.upos in ("ADJ", "ADV") and at > first and _closed(tokens[at - 1], token, following)


def _opens_in_vain(tokens: Sequence[Token], first: int, at: int, end: int) -> bool:
    """Whether a quotation mark opens what nothing closes in the phrase (``sier statsråden «svært alvorlig``)."""
    closing = CLOSED_BY.get(tokens[at].text, "")
    opened = any(closing and t.text in CLOSED_BY and tokens[at].text in CLOSED_BY[t.text] for t in tokens[first:at])
    return bool(closing) and not opened and all(t.text not in closing for t in tokens[at + 1 : end])


def _title_in_a_list(tokens: Sequence[Token], token: Token, lexicon: Lexicon) -> bool:
    """Whether a word tagged as a verb is the title of a second person (``leder Berg og kasserer Ola Lie``)."""
    if token.upos != "VERB" or token.index < 2 or lexicon.role(token.text) is None:
        return False
    before, link = tokens[token.index - 2 : token.index]
    named = token.index + 1 < len(tokens) and is_name(tokens[token.index + 1])
    return named and link.upos == "CCONJ" and is_name(before)


def _another_definite(previous: Token, token: Token) -> bool:
    """Whether two common nouns side by side are both definite: each is a phrase of its own."""
    return all(t.upos == "NOUN" and t.definite for t in (previous, token)) and not (
        previous.feat("Case") == "Gen" or token.feat("Case") == "Gen"
    )


def _suspended(tokens: Sequence[Token], first: int, comma: int) -> bool:
    """Whether a comma stands after the first part of a compound (``barne-, ungdoms- og familieminister``)."""
    return comma > first and is_suspended(tokens[comma - 1].text)


def _closing_parenthesis(tokens: Sequence[Token], at: int, end: int) -> int:
    """The index of the parenthesis that closes the one at ``at`` soon; ``at`` itself when none does."""
    return next((i for i in range(at, min(at + 8, end)) if tokens[i].text == ")"), at)


def _nominal(token: Token) -> bool:
    """Whether a word can stand in a noun phrase; a capital inside a sentence makes a name (``sier Vist``)."""
    return token.upos in NOMINAL or (token.index > 0 and token.text[:1].isupper())


def _closed(previous: Token, token: Token, following: Token | None) -> bool:
    """Whether a noun or name has ended the phrase before an adjective that no noun follows (``slår politiet fast``)."""
    goes_on = following is not None and (following.upos in ("NOUN", "PROPN", "ADJ", "CCONJ") or following.text == "-")
    return previous.upos in ("NOUN", "PROPN") and not goes_on


def _adjectival(token: Token, following: Token | None) -> bool:
    """A participle or adverb that stands before an adjective or noun (``en strålende fornøyd storebror``)."""
    return following is not None and following.upos in ("NOUN", "ADJ", "PROPN") and token.upos in ("VERB", "ADV")


def _name_follows(tokens: Sequence[Token]) -> bool:
    """Whether a person's name comes after the first words of a prepositional phrase, directly or after a comma."""
    start = next(
        (i for i, t in enumerate(tokens) if i and t.entity[:2] in ("B-", "S-") and t.entity.endswith("PER")), None
    )
    return start is not None and (tokens[start - 1].text == "," or tokens[start - 1].upos in ("PROPN", "NOUN"))


def _has_name(sentence: Sentence, first: int, at: int) -> bool:
    return any(t.entity.endswith("PER") or t.upos == "PROPN" for t in sentence.tokens[first:at])


def _apposition(sentence: Sentence, first: int, comma: int, end: int, lexicon: Lexicon) -> bool:
    """Whether what follows a comma is about the same person: a name after a title, a title or age after a name."""
    tokens = sentence.tokens
    if comma + 1 >= end:
        return False
    following = tokens[comma + 1]
    if is_finite(following) or following.upos in ("SCONJ", "CCONJ", "ADP", "PART", "ADV"):
        return False
    nouns = [t for t in tokens[comma + 1 : min(comma + 5, end)] if t.upos in ("NOUN", "PROPN")]
    if is_name(following):
        return True
    if following.text.isdigit():
        return _has_name(sentence, first, comma)
    return bool(nouns) and (
        lexicon.role_head(nouns[0].text) is not None or nouns[0].deprel in ("appos", "flat:name", "nsubj")
    )


def _belongs(sentence: Sentence, first: int, at: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a prepositional phrase belongs to the noun phrase: not a channel, an outlet, or somebody addressed."""
    tokens = sentence.tokens
    rest = tokens[at + 1 : min(at + 6, end)]
    if not rest or rest[0].upos not in NOMINAL or at == first:
        return False
    head = tokens[at - 1]
    if head.upos in ("DET", "PRON", "NUM") and (at == first + 1 or tokens[at - 2].upos == "ADP"):
        return True  # ``en av innbyggerne``, ``en lærer ved en av skolene``
    if tokens[at].lower in lexicon.words("about") and _is_somebody(head, lexicon):
        return False  # ``sier treneren om Moe``
    if tokens[at].lower in lexicon.words("addressee"):
        role = lexicon.role_head(head.text)
        return role is not None and role.kind is RoleKind.KIN
    if rest[0].lower in lexicon.words("definite_article") and rest[1:2] and rest[1].feat("VerbForm") == "Part":
        return tokens[at].lower in lexicon.words("partitive")  # ``halvparten av de spurte``
    noun = next((t for t in rest if t.upos in ("NOUN", "PROPN")), None)
    outlet = lexicon.outlet(noun.text) if noun is not None else None
    if noun is None or (outlet is not None and outlet.kind == "channel"):
        return False
    if lexicon.media_word(noun.text.rpartition("-")[2]) is not None:  # ``på sin Facebook-profil``
        return False
    if head.upos == "NOUN" and _name_follows(rest):
        return True  # ``kollega i SVT Anders Holm``
    if head.upos == "PROPN" and head.entity.endswith("PER"):
        return is_name(noun) or (tokens[at].head is not None and noun.deprel == "nmod" and noun.head == head.index)
    return head.upos in ("NOUN", "PROPN", "ADJ", "PUNCT", "NUM") and noun.deprel not in ("obl", "root", "ccomp")


def _is_somebody(word: Token, lexicon: Lexicon) -> bool:
    """Whether a word is a name or a noun for a person."""
    return is_name(word) or lexicon.names_one(word.text)


def first_of_phrase(sentence: Sentence, head: Token) -> int:
    """The index of the first token of a head's phrase, as far as it is unbroken to the left of the head."""
    inside = {t.index for t in sentence.subtree(head)}
    first = head.index
    while first - 1 in inside and sentence.tokens[first - 1].text not in ",-":
        first -= 1
    return first


def framed_source(
    sentence: Sentence, at: int, phrase: Phrase, lexicon: Lexicon, limit: int
) -> tuple[tuple[Token, ...], Token, int] | None:
    """The source inside a phrase that begins at an index, the word that closes it, and where it ends (exclusive).

    The source is the owner of a noun (``etter rådmannens vurdering``, ``etter Berg si meining``, ``etter hennes syn``)
    or the subject of a verb (``etter det Avisa kjenner til,``, ``slik Berg ser det,``). After the verb the clause ends
    (not ``slik Berg ser det nye huset``). None when there is none.
    """
    tokens = sentence.tokens
    opening, closing = phrase.around
    first = at + len(opening)
    if tuple(t.lower for t in tokens[at:first]) != opening:
        return None
    near = tokens[first + 1 : min(first + _LONGEST, limit)]
    close = next((t for t in near if closing == _lower(tokens[t.index : t.index + len(closing)])), None)
    if close is None:
        return None
    end = close.index + len(closing)
    if not is_finite(close):
        owner = owner_of(sentence, first, close.index, lexicon)
        return (owner, close, end) if owner else None
    after = tokens[end : end + 1]
    subject = noun_phrase(sentence, first, lexicon, close.index)
    ends = not after or after[0].text in ".,:" or is_finite(after[0])
    return (subject, close, end) if ends and len(subject) == close.index - first else None


def _lower(tokens: Sequence[Token]) -> tuple[str, ...]:
    return tuple(t.lower for t in tokens)


def owner_of(sentence: Sentence, first: int, noun: int, lexicon: Lexicon) -> tuple[Token, ...]:
    """The noun phrase that owns the noun at an index: in the genitive, before *sin*, or a possessive pronoun."""
    last = noun - 1
    while last > first and sentence.tokens[last].upos == "ADJ":
        last -= 1
    linked = last > first and sentence.tokens[last].lower in lexicon.words("possessive_link")
    last -= linked
    owner, head = sentence.tokens[first : last + 1], sentence.tokens[last]
    if len(noun_phrase(sentence, first, lexicon, last + 1)) < len(owner):
        return ()
    if linked or is_name(head):
        return owner if linked or may_be_genitive(head.text) else ()
    if any(p.kind == "possessive" for p in lexicon.pronouns(head.text)):
        return owner
    bare = without_genitive(head.text)
    tells = bare != head.text and (lexicon.role_head(bare) is not None or lexicon.media_word(bare) is not None)
    return (*owner[:-1], _in_the_nominative(head, bare)) if tells else ()


def _in_the_nominative(noun: Token, bare: str) -> Token:
    """A noun in the genitive without the ending, for what it means."""
    feats = "|".join(pair for pair in noun.feats.split("|") if not pair.startswith("Case="))
    return attrs.evolve(noun, text=bare, end=noun.start + len(bare), feats=feats)
