"""Nouns that tell what somebody said: ``Bergs påstand om at den er dyr``, ``kom med ei åtvaring om at det rasa``."""

from __future__ import annotations

from quotecite.language.phrases import is_name, owner_of
from quotecite.language.trees import Sentence, Token
from quotecite.speech.subjects import source_of
from quotecite.words.lexicon import Lexicon

Mention = tuple[Token, ...]


def told_by_noun(sentence: Sentence, noun: Token, lexicon: Lexicon) -> tuple[Mention, int] | None:
    """Who said what a noun for something said is about, and the index at which that begins, after *om at*; or None.

    Whose the noun is has said it, whatever is done with it (``avviser Kari Bergs påstand om at``); else who comes with
    it or gives it (``Lie kom med ein påstand om at``).
    """
    start = _content(sentence, noun, lexicon)
    if start is None:
        return None
    source = _owner(sentence, noun, lexicon) or _giver(sentence, noun, lexicon)
    return (source, start) if source else None


def _giver(sentence: Sentence, noun: Token, lexicon: Lexicon) -> Mention:
    """The subject of the verb that gives a noun (``kom med``, ``gav``), when it is an indefinite one."""
    verb = sentence.head(noun)
    gives = verb is not None and verb.index < noun.index and verb.lower in lexicon.words("claiming_verb")
    return source_of(sentence, verb, verb.lemma, lexicon) if gives and verb is not None and not noun.definite else ()


def _content(sentence: Sentence, noun: Token, lexicon: Lexicon) -> int | None:
    """The index at which the content of a noun for what is said begins, after *at* with or without a preposition."""
    tokens, at = sentence.tokens, noun.index + 1
    if noun.upos != "NOUN" or noun.lower not in lexicon.words("claim_noun"):
        return None
    at += at < len(tokens) and tokens[at].lower in lexicon.words("topic_preposition")
    return at + 1 if at + 1 < len(tokens) and tokens[at].lower in lexicon.words("that") else None


def _owner(sentence: Sentence, noun: Token, lexicon: Lexicon) -> Mention:
    """Whose a noun is: a genitive, *sin* after an owner, a possessive pronoun before or after it."""
    tokens, first = sentence.tokens, noun.index - 1
    while first > 0 and tokens[first].upos == "ADJ":
        first -= 1
    if first < 0:
        return ()
    linked = first > 0 and tokens[first].lower in lexicon.words("possessive_link")
    first -= linked
    while first > 0 and is_name(tokens[first]) and _goes_on_before(tokens[first - 1], lexicon):
        first -= 1
    owner = owner_of(sentence, first, noun.index, lexicon)
    return () if owner and owner[-1].feat("Reflex") == "Yes" else owner


def _goes_on_before(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word before a name is more of it, or its title."""
    return is_name(token) or (token.upos == "NOUN" and lexicon.names_one(token.text))
