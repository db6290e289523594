"""Where a reporting clause can begin beside somebody's words, and where the subject after its first word begins.

In Norwegian a clause that follows or interrupts somebody's words is inverted: the finite verb first, then the subject
(``…, sier ordfører Kari Berg``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from quotecite.language.phrases import is_finite, is_name, noun_phrase
from quotecite.language.trees import Sentence, Token
from quotecite.records import CueKind
from quotecite.speech.clause_ends import extent
from quotecite.speech.clauses import Clause, Form
from quotecite.text.signs import CLOSING_MARKS, MARKS
from quotecite.words.lexicon import Lexicon

_BEFORE = frozenset({",", "?", "!", "…", "...", "-", "!?", "?!"})
_STOPPED = frozenset((".", *CLOSING_MARKS))
_NOMINAL = frozenset({"PROPN", "NOUN", "DET", "ADJ", "NUM", "X", "ADV", "VERB"})
_BEFORE_NOUN = frozenset({"DET", "ADJ", "ADV", "NUM", "PRON", "NOUN"})
_NEAR = 5  # how many words after the verb, or after a phrase, a subject may begin


@attrs.frozen(kw_only=True)
class Start:
    """A word with which a reporting clause may begin, and how far it may reach.

    ``inside`` is how many tokens of the sentence stand before the end of the words that are looked at; ``parted`` says
    that a comma, a question or the like stands between the word and what was said.
    """

    sentence: Sentence
    word: Token
    inside: int
    lexicon: Lexicon
    parted: bool = True

    def phrase(self, first: int | None) -> tuple[Token, ...]:
        """The noun phrase that begins at an index; () when there is no room for one."""
        if first is None or first >= self.inside:
            return ()
        return noun_phrase(self.sentence, first, self.lexicon, self.inside)

    def extent(self, after: Token) -> tuple[int, bool]:
        """Where a clause whose last known word is ``after`` ends, and whether it ends the sentence."""
        return extent(self.sentence, self.word, after.index + 1, self.inside, self.lexicon)

    def clause(
        self,
        *,
        cue: Token,
        lemma: str,
        kind: CueKind | None,
        mention: tuple[Token, ...],
        extent: tuple[int, bool],
        form: Form = Form.SUBJECT,
    ) -> Clause:
        """The clause from here to the end of its extent."""
        stop, final = extent
        return Clause(
            sentence=self.sentence,
            cue=cue,
            lemma=lemma,
            kind=kind,
            mention=mention,
            start=self.word.start,
            end=self.sentence.tokens[stop - 1].end,
            final=final,
            form=form,
        )


def clause_starts(sentences: Sequence[Sentence], start: int, end: int, lexicon: Lexicon) -> Iterator[Start]:
    """The words between two offsets with which a clause can begin, in text order."""
    previous: Token | None = None
    for sentence in sentences:
        inside = sum(t.start < end for t in sentence.tokens)
        for token in sentence.tokens[:inside]:
            if previous is not None and (_may_open(previous, token) or _unparted(sentence, token, lexicon)):
                parted = previous.text in _BEFORE
                yield Start(sentence=sentence, word=token, inside=inside, lexicon=lexicon, parted=parted)
            if token.start >= start and token.text not in MARKS:
                previous = token


def _may_open(previous: Token, token: Token) -> bool:
    """Whether a clause can begin with ``token``: a small letter after a comma, a question, an exclamation, a split."""
    if token.text[:1].isupper():
        return False
    return previous.text in _BEFORE or (previous.text in _STOPPED and token.index == 0 and token.text[:1].islower())


def _unparted(sentence: Sentence, verb: Token, lexicon: Lexicon) -> bool:
    """Whether a comma was forgotten before a reporting verb (``Vi må bygge mer sier Berg``).

    A person's name or *han* or *hun* must follow, and the tree make a clause with its own subject the verb's content:
    ``Det sier Berg`` stays somebody's words.
    """
    after = sentence.tokens[verb.index + 1 : verb.index + 2]
    if not is_finite(verb) or not lexicon.verbs(verb.text) or not after:
        return False
    gendered = any(p.person == 3 and p.gender is not None for p in lexicon.pronouns(after[0].text))
    if not (gendered or after[0].entity.endswith("PER")):
        return False
    before = (t for t in sentence.children(verb, "ccomp") if t.index < verb.index)
    return any(sentence.children(t, "nsubj", "expl") for t in before)


def first_of_subject(start: Start, particles: frozenset[str] = frozenset()) -> Token | None:
    """The word with which the subject begins.

    Adverbs, reflexives, the verb's particle and prepositional phrases may stand before it (``sier til slutt en sliten
    Berg``, ``lover overfor Avisa varaordfører Berg``).
    """
    tokens = start.sentence.tokens
    at = start.word.index + 1
    stop = min(at + _NEAR, start.inside)
    while at < stop:
        token = tokens[at]
        if _adverbial(token, start.lexicon) or token.feat("Reflex") == "Yes" or token.lower in particles:
            at += 1
            continue
        if (past := after_among(start, at)) > at:
            at = past
            continue
        after = _after_phrase(start, at)
        if after is None:
            return token
        at, stop = after, min(after + _NEAR, start.inside)
    return None


def after_among(start: Start, at: int) -> int:
    """Where what is one of several begins: after ``blant andre``, ``mellom anna``; the index itself without these."""
    two = tuple(t.lower for t in start.sentence.tokens[at : at + 2])
    among = len(two) == 2 and two[0] in start.lexicon.words("among") and two[1] in start.lexicon.words("others")
    return at + 2 if among else at


def _after_phrase(start: Start, at: int) -> int | None:
    """Where a subject begins after the prepositional phrase at an index, also one between commas or in parentheses.

    None for no phrase. ``sier (fra venstre) Kari Berg``: any words in parentheses. Parsers
    hang the subject on the noun before it, so words are read: a phrase ends with its noun or name, and what follows
    must be able to open a subject by itself.
    """
    tokens, inside = start.sentence.tokens, start.inside
    if tokens[at].text == "(":
        closed = next((t.index + 1 for t in tokens[at : at + _NEAR] if t.text == ")"), inside)
        return closed if closed < inside and _opens_a_subject(start, closed) else None
    comma = tokens[at].text == ","
    at += comma
    if at >= inside or tokens[at].upos != "ADP":
        return None
    end = _end_of_simple_phrase(start, at + 1)
    if end is None:
        return None
    while end < inside and tokens[end].upos == "NOUN" and not _opens_a_subject(start, end):
        end += 1  # ``i går kveld``
    if end < inside and tokens[end].upos == "ADP":
        return _after_phrase(start, end) if not comma else None
    end += comma and end < inside and tokens[end].text == ","
    return end if end < inside and _opens_a_subject(start, end) else None


def _end_of_simple_phrase(start: Start, first: int) -> int | None:
    """Where the phrase that begins at an index ends: after its noun, or after its name; None for no noun."""
    tokens = start.sentence.tokens
    for at in range(first, min(first + _NEAR, start.inside)):
        token = tokens[at]
        if at > first and token.lower in start.lexicon.words("article"):
            return at
        if is_name(token):
            inner = (t.index for t in tokens[at + 1 : start.inside] if not _same_name(tokens[t.index - 1], t))
            return next(inner, start.inside)
        if token.upos == "NOUN" and token.feat("Case") != "Gen":
            return at + 1
        if token.upos not in _BEFORE_NOUN:
            return None
    return None


def _same_name(previous: Token, token: Token) -> bool:
    """Whether a word goes on with the name that the word before it belongs to."""
    if token.entity[:1] in ("I", "E"):
        return True
    return token.upos == "PROPN" and token.entity == "O" and previous.entity == "O"


def _opens_a_subject(start: Start, at: int) -> bool:
    """Whether a word can begin a subject that stands after a phrase: a name, a noun for people, an article."""
    token, lexicon = start.sentence.tokens[at], start.lexicon
    if token.upos == "PRON":
        return can_report(token, lexicon)
    if token.upos == "ADJ" and at + 1 < start.inside:
        return _opens_a_subject(start, at + 1)
    role = token.upos == "NOUN" and lexicon.role_head(token.text) is not None
    return role or is_name(token) or token.lower in lexicon.words("article")


def _adverbial(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word can stand between verb and subject (``sier også Berg``, ``sier «sjefen»``)."""
    if any(p.kind == "subject" for p in lexicon.pronouns(token.text)):
        return False  # ``ler hen``, whatever its tag
    adverb = token.upos in ("ADV", "PART", "CCONJ") or (token.upos == "ADJ" and token.deprel == "advmod")
    return adverb or token.text in MARKS


def can_report(first: Token, lexicon: Lexicon) -> bool:
    """Whether a clause about what somebody said can have this first word in its subject: no *jeg*, *du*, *man*."""
    if first.upos == "PRON" or lexicon.pronouns(first.text):
        readings = [p for p in lexicon.pronouns(first.text) if p.kind != "object"]
        return any(p.person == 3 for p in readings) if readings else first.upos in ("DET", "ADJ", "NUM")
    return first.upos in _NOMINAL and not (is_finite(first) or first.feat("VerbForm") == "Inf")


def agent_after(start: Start, verb: Token) -> tuple[Token, ...]:
    """Who is named right after a verb and a preposition (``opplyst av Berg``, ``fått frå Lie``); () for nobody."""
    at = verb.index + 1
    tokens, lexicon = start.sentence.tokens, start.lexicon
    prepositions = lexicon.words("agent_preposition") | lexicon.words("comes_from")
    if at >= start.inside or tokens[at].lower not in prepositions:
        return ()
    first = after_among(start, at + 1)
    if first >= start.inside or not can_report(tokens[first], lexicon):
        return ()
    mention = start.phrase(first)
    return mention if mention and is_known(mention, lexicon) else ()


def is_known(mention: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a phrase is a pronoun or holds a name or a noun for people."""
    named = any(is_name(t) or lexicon.role_head(t.text) is not None for t in mention)
    return named or mention[0].upos == "PRON"


def is_title(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Whether a word tagged as a verb is a title: a role noun right before a name (``forsker Kari Lie``)."""
    following = sentence.tokens[token.index + 1 : token.index + 2]
    return bool(following) and following[0].upos == "PROPN" and lexicon.role(token.text) is not None


def is_expletive(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Whether ``det`` is an expletive (``heter det``) and has no noun of its own (``det franske politiet``)."""
    if token.lower not in lexicon.words("expletive"):
        return False
    following = sentence.tokens[token.index + 1 : token.index + 2]
    own = bool(following) and following[0].upos in ("NOUN", "ADJ", "PROPN") and token.upos == "DET"
    return not own
