"""Where a reporting clause can begin beside somebody's words, and where the subject after its first word begins.

In Norwegian a clause that follows or interrupts somebody's words is inverted: the finite verb first, then the subject
(``…, sier ordfører Kari Berg``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from quotecite.language.phrases import is_finite, noun_phrase
from quotecite.language.trees import Sentence, Token
from quotecite.records import CueKind
from quotecite.speech.clause_ends import extent
from quotecite.speech.clauses import Clause, Form
from quotecite.text.signs import CLOSING_MARKS, MARKS
from quotecite.words.lexicon import Lexicon

_BEFORE = frozenset({",", "?", "!", "…", "...", "-", "!?", "?!"})
_STOPPED = frozenset((".", *CLOSING_MARKS))
_NOMINAL = frozenset({"PROPN", "NOUN", "DET", "ADJ", "NUM", "X", "ADV", "VERB"})
_NEAR = 5  # how many words after the verb a subject may begin


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
            if previous is not None and _may_open(previous, token):
                parted = previous.text in _BEFORE
                yield Start(sentence=sentence, word=token, inside=inside, lexicon=lexicon, parted=parted)
            if token.start >= start and token.text not in MARKS:
                previous = token


def _may_open(previous: Token, token: Token) -> bool:
    """Whether a clause can begin with ``token``: a small letter after a comma, a question, an exclamation, a split."""
    if token.text[:1].isupper():
        return False
    return previous.text in _BEFORE or (previous.text in _STOPPED and token.index == 0 and token.text[:1].islower())


def first_of_subject(start: Start, particles: frozenset[str] = frozenset()) -> Token | None:
    """The word with which the subject begins: adverbs, reflexives and the verb's particle may stand before it."""
    after = start.word.index + 1
    near = start.sentence.tokens[after : min(after + _NEAR, start.inside)]
    return next((t for t in near if not (_adverbial(t) or t.feat("Reflex") == "Yes" or t.lower in particles)), None)


def _adverbial(token: Token) -> bool:
    """Whether a word can stand between verb and subject (``sier også Berg``, ``sier «sjefen»``)."""
    adverb = token.upos in ("ADV", "PART", "CCONJ") or (token.upos == "ADJ" and token.deprel == "advmod")
    return adverb or token.text in MARKS


def can_report(first: Token, lexicon: Lexicon) -> bool:
    """Whether a clause about what somebody said can have this first word in its subject: no *jeg*, *du*, *man*."""
    if first.upos == "PRON" or lexicon.pronouns(first.text):
        readings = [p for p in lexicon.pronouns(first.text) if p.kind in ("subject", "possessive")]
        return any(p.person == 3 for p in readings) if readings else first.upos in ("DET", "ADJ", "NUM")
    return first.upos in _NOMINAL and not is_finite(first)


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
