"""Which sentences are worth a tree: those in which a statement, its source, or somebody's role can stand."""

from __future__ import annotations

from quotecite.language.trees import Sentence, Token
from quotecite.words.lexicon import Lexicon


def worth_parsing(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a tagged sentence holds a name, a role noun, *han* or *hun*, or a word that reports, or announces words.

    >>> from quotecite.words.lexicon import Lexicon
    >>> from quotecite.language.trees import Token
    >>> weather = Sentence(tokens=(Token(index=0, start=0, end=5, text="Været", upos="NOUN"),))
    >>> worth_parsing(weather, Lexicon.load())
    False
    """
    if sentence.tokens[-1].text == ":" or any(_tells(token, lexicon) for token in sentence.tokens):
        return True
    return any(_opens_phrase(sentence, token, lexicon) for token in sentence.tokens)


def _tells(token: Token, lexicon: Lexicon) -> bool:
    return (
        token.upos == "PROPN"
        or token.entity != "O"
        or bool(lexicon.verbs(token.text) or lexicon.predicates(token.text))
        or any(p.person == 3 and p.gender is not None for p in lexicon.pronouns(token.text))
        or (token.upos == "NOUN" and lexicon.role_head(token.text) is not None)
    )


def _opens_phrase(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Whether a source phrase (``ifølge``) begins at a token."""
    return any(
        tuple(t.lower for t in sentence.tokens[token.index :][: len(phrase.words)]) == phrase.words
        for phrase in lexicon.source_phrases(token.text)
    )
