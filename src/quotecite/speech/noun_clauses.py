"""Clauses in which a noun reports: ``er dommen fra Berg``, ``er Bergs klare råd``, ``var ordene han brukte``."""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile

from quotecite.language.norwegian import is_definite
from quotecite.language.phrases import is_finite, owner_of
from quotecite.language.trees import Token
from quotecite.records import CueKind
from quotecite.speech.clause_starts import Start, agent_after, can_report
from quotecite.speech.clauses import Clause, Form
from quotecite.speech.source_phrases import after_preposition

_MODIFIERS = frozenset({"ADJ", "ADV"})
_NEAR = 6  # how many words after the verb the noun stands at most


def noun_clause(start: Start) -> Clause | None:
    """A light verb (``er``, ``lød``), a noun for what is said, and whose it is, at the end of the sentence."""
    if start.word.lower not in start.lexicon.words("light_verb"):
        return None
    return next(filter(None, (form(start) for form in _FORMS)), None)


def _from_somebody(start: Start) -> Clause | None:
    """``er dommen fra Berg``, ``lød det korte svaret fra ordføreren``: definite noun, preposition, source."""
    noun = _definite_noun(start)
    mention = start.phrase(after_preposition(start, noun)) if noun is not None else ()
    return _clause(start, noun, mention, mention[-1]) if noun is not None and mention else None


def _somebodys(start: Start) -> Clause | None:
    """``er Bergs klare råd``, ``er Lie si oppmoding``: the source owns the noun."""
    first = start.word.index + 1
    near = start.sentence.tokens[first + 1 : min(first + _NEAR, start.inside)]
    noun = next((t for t in near if _is_said(t, start)), None)
    owner = owner_of(start.sentence, first, noun.index, start.lexicon) if noun is not None else ()
    return _clause(start, noun, owner, noun) if noun is not None and owner else None


def _of_his(start: Start) -> Clause | None:
    """``er det klare svaret hans``: the pronoun of whose it is stands after the noun."""
    noun = _definite_noun(start)
    if noun is None or noun.index + 1 >= start.inside:
        return None
    after = start.sentence.tokens[noun.index + 1]
    his = any(p.kind == "possessive" and p.person == 3 for p in start.lexicon.pronouns(after.text))
    return _clause(start, noun, (after,), after) if his else None


def _that_somebody_uses(start: Start) -> Clause | None:
    """``er ordene Berg bruker``, ``er beskjeden vi har fått fra Berg``: a relative clause without *som*.

    What somebody gets is the words of whom they get it from.
    """
    noun = _definite_noun(start)
    if noun is None or not _is_said(noun, start) or noun.index + 1 >= start.inside:
        return None
    tokens, lexicon = start.sentence.tokens, start.lexicon
    first = noun.index + 1 + (tokens[noun.index + 1].lower in lexicon.words("relative"))
    subject = start.phrase(first)
    at = subject[-1].index + 1 if subject else start.inside
    if at >= start.inside or not is_finite(tokens[at]):
        return None
    verbs = tuple(takewhile(lambda t: t.upos in ("VERB", "AUX"), tokens[at : start.inside]))
    if verbs[-1].lower in lexicon.words("receiving_verb"):
        mention = agent_after(start, verbs[-1])
        return _clause(start, noun, mention, mention[-1]) if mention else None
    return _clause(start, noun, subject, verbs[-1]) if can_report(subject[0], lexicon) else None


_FORMS: tuple[Callable[[Start], Clause | None], ...] = (_from_somebody, _somebodys, _of_his, _that_somebody_uses)


def _clause(start: Start, noun: Token, mention: tuple[Token, ...], last: Token) -> Clause | None:
    """The clause of a noun and its source, if it ends the sentence."""
    extent = start.extent(last)
    if not extent[1]:
        return None
    return start.clause(cue=noun, lemma=noun.lemma, kind=CueKind.SAY, mention=mention, extent=extent, form=Form.NOUN)


def _definite_noun(start: Start) -> Token | None:
    """The definite noun after a verb, with an article and adjectives before it (``er den klare meldinga``)."""
    tokens, at = start.sentence.tokens, start.word.index + 1
    article = at < start.inside and tokens[at].lower in start.lexicon.words("definite_article")
    at += article
    while article and at < start.inside and tokens[at].upos in _MODIFIERS and not _is_said(tokens[at], start):
        at += 1
    noun = tokens[at] if at < start.inside else None
    if noun is None or not (noun.upos == "NOUN" or _is_said(noun, start)):
        return None
    return noun if noun.definite or is_definite(noun.text, start.lexicon) else None


def _is_said(token: Token, start: Start) -> bool:
    """Whether a word is a noun for what somebody says (also where it looks like an adjective: ``beskjeden``)."""
    return token.lower in start.lexicon.words("saying_noun")
