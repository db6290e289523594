"""Where the content of a reporting word begins: after *at* or *om*, at a clause without them, at an infinitive.

Read from the words first and from the tree where they leave it open, as `quotecite.language.phrases` does: *at*
belongs to the reporting verb before it unless another finite verb stands between.
"""

from __future__ import annotations

from collections.abc import Callable

import attrs

from quotecite.language.phrases import NOMINAL, first_of_phrase, is_finite
from quotecite.language.trees import Sentence, Token
from quotecite.records import CueKind
from quotecite.speech.contents import EDGES
from quotecite.words.lexicon import Lexicon, Predicate, Takes, Verb

Row = Verb | Predicate
"""What reports: a verb, or a word with *være* or *ha* (``er klar på at``)."""

_STOPS = frozenset({".", ":", ";", "?", "!", "?!"})
_TELLS = frozenset({CueKind.SAY, CueKind.WRITE, CueKind.SHOW})
_NEAR = 6  # how many words after the verb *at* stands at most when it explains the object
_PLAIN = frozenset({"ADV", "PART", "ADP", "NOUN", "PROPN", "DET", "ADJ", "PRON"})  # before a clause without *at*


@attrs.frozen(kw_only=True)
class _Report:
    """A reporting word in its sentence; its content begins at or after the index ``after``."""

    sentence: Sentence
    cue: Token
    row: Row
    after: int
    lexicon: Lexicon

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.sentence.tokens

    @property
    def particle(self) -> list[str]:
        return self.row.particle.split()

    @property
    def following(self) -> tuple[Token, ...]:
        """The words among which the content may begin."""
        return self.tokens[max(self.cue.index + 1, self.after) :]


def content_start(sentence: Sentence, cue: Token, row: Row, after: int, lexicon: Lexicon) -> int | None:
    """The index at which the content of a reporting verb begins, at or after ``after``; None when it has none.

    After *at*, after *om* (or with the question word) when somebody asks, at the first word of a clause without *at*,
    with *å* for what is asked for (``ber dem om å komme``) and for what is past (``innrømmer å ha løyet``).
    """
    report = _Report(sentence=sentence, cue=cue, row=row, after=after, lexicon=lexicon)
    return next((found for begins in _BEGINNINGS if (found := begins(report)) is not None), None)


# -- at ------------------------------------------------------------------------------------------------------------


def _after_conjunction(report: _Report) -> int | None:
    """The index after the *at* that belongs to a verb (``sier til Avisa at``, ``minner om at``)."""
    mark = _conjunction(report)
    if mark is None or mark.index < report.after or mark.index + 1 >= len(report.tokens):
        return None
    return mark.index + 1 if _belongs_to(report, mark) else None


def _conjunction(report: _Report) -> Token | None:
    """The first *at* after a verb and before another finite one.

    A relative clause may stand between them (``sier naboer som bor der at``), unless it reports something itself.
    """
    relative = False
    for token in report.tokens[report.cue.index + 1 :]:
        if token.lower in report.lexicon.words("that") and token.upos != "ADV":
            return token
        ends = token.text in _STOPS or (is_finite(token) and not relative and not token.deprel.startswith("acl"))
        if ends or _takes_over(report, token):
            return None
        relative = (relative or token.lower in report.lexicon.words("relative")) and token.text != ","
    return None


def _takes_over(report: _Report, token: Token) -> bool:
    """Whether what follows a word is its own: an infinitive (``lover å sørge for at``), another reporting verb.

    An infinitive of purpose only stands between (``sier for å åtvare at``).
    """
    if token.upos not in ("VERB", "AUX"):
        return False
    if token.feat("VerbForm") == "Inf":
        before = report.tokens[max(token.index - 2, 0)]
        return before.lower not in report.lexicon.words("purpose") or before.lower in report.particle
    return token.upos == "VERB" and token.feat("VerbForm") is not None and bool(report.lexicon.verbs(token.text))


def _belongs_to(report: _Report, mark: Token) -> bool:
    """Whether *at* opens the content of a verb: not an adverbial (``slik at``), not what a noun is about."""
    before = report.tokens[mark.index - 1]
    adverbial = report.lexicon.words("adverbial_before_that")
    degree = before.upos in ("ADJ", "ADV") and report.tokens[mark.index - 2].lower in adverbial  # ``så stor at``
    leads = before.lower in adverbial and before.lower not in report.particle
    if before.upos == "CCONJ" or degree or leads:  # a conjunction goes on with what was begun (``sier at …, og at …``)
        return False
    noun = _noun_explained(report.sentence, mark)
    if noun is None or noun.lower in report.particle or not report.cue.index < noun.index < mark.index:
        return True
    return _is_told(report, before)


def _explained_object(report: _Report) -> int | None:
    """The definite object of a verb of saying that *at* explains (``understreker viktigheten av at alle er med``)."""
    following = report.tokens[report.after : report.after + _NEAR]
    mark = next((t for t in following if t.lower in report.lexicon.words("that") and t.upos == "SCONJ"), None)
    noun = _noun_explained(report.sentence, mark) if mark is not None else None
    if mark is None or noun is None or report.row.particle or report.row.kind not in (CueKind.SAY, CueKind.WRITE):
        return None
    explained = report.tokens[mark.index - 1].upos == "ADP" and noun.index < mark.index
    told = explained and noun.definite and report.sentence.head(noun) is report.cue
    return first_of_phrase(report.sentence, noun) if told and noun.deprel == "obj" else None


def _noun_explained(sentence: Sentence, mark: Token) -> Token | None:
    """The noun that a clause with *at* is about in the tree (``nyheten om at``); None for a clause of a verb."""
    verb = sentence.head(mark)
    return sentence.head(verb) if verb is not None and verb.deprel.startswith("acl") else None


def _is_told(report: _Report, before: Token) -> bool:
    """Whether what explains a noun is told all the same: ``avslørte nyheten om at``, ``sa i en rolig tone at``.

    What a noun is about has a preposition; after one, only words of saying tell it.
    """
    told = report.row.kind in _TELLS and before.lower in report.lexicon.words("topic_preposition")
    return before.upos != "ADP" or told


# -- questions -----------------------------------------------------------------------------------------------------


def _question(report: _Report) -> int | None:
    """What somebody asks: after *om*, or with the question word (``lurer på hvem som betaler``)."""
    for token in report.following if report.row.kind is CueKind.ASK else ():
        if token.lower in report.lexicon.words("question_word"):
            return token.index
        particle = report.tokens[token.index - 1].lower in report.particle  # ``lurte på om``, whatever its tag
        if token.lower in report.lexicon.words("whether") and (token.upos == "SCONJ" or particle):
            return token.index + 1
        if token.text in EDGES or is_finite(token):
            return None
    return None


def _exclamation(report: _Report) -> int | None:
    """What somebody says in the form of a question: ``forklarer hvor viktig det er``, ``fortel kor glad ho er``.

    How many, how large or how long something is only names a topic (``forteller hvor mange som kom``).
    """
    lexicon = report.lexicon
    for token in report.following if report.row.kind in (CueKind.SAY, CueKind.WRITE) else ():
        after = report.tokens[token.index + 1 : token.index + 2]
        if token.lower in lexicon.words("how"):
            finds = bool(after) and after[0].upos == "ADJ" and after[0].lower not in lexicon.words("how_much")
            return token.index if finds and any(map(is_finite, report.tokens[token.index + 2 :])) else None
        if token.text in EDGES or is_finite(token) or token.upos in ("SCONJ", "CCONJ"):
            return None
    return None


# -- clauses without at --------------------------------------------------------------------------------------------


def _after_gap(report: _Report) -> int | None:
    """The verb right after a reporting verb in a relative clause, about its noun (``planen, som Lie mener er``)."""
    following = report.tokens[report.cue.index + 1 : report.cue.index + 2]
    relative = report.cue.deprel.startswith("acl") and report.after == report.cue.index + 1
    takes = Takes.CLAUSE in report.row.takes and not report.row.particle and is_finite(report.cue)
    return report.after if relative and takes and following and is_finite(following[0]) else None


def _bare_clause(report: _Report) -> int | None:
    """The first word of a clause without *at* (``mener dette er galt``): it has a subject and a finite verb."""
    if _in_relative(report):
        return None
    for head in report.sentence.children(report.cue, "ccomp", "xcomp", "parataxis"):
        if head.index < report.after or not _finite_clause(report.sentence, head):
            continue
        first = next(t for t in report.sentence.subtree(head) if t.index >= report.after and t.text not in EDGES)
        if _opens_a_question(report, first):
            return None
        if _may_precede(report, first) and _may_be_first(report, first):
            return first.index
    return None


def _in_relative(report: _Report) -> bool:
    """Whether a cue is in a relative clause, so that its content lacks a part (``det hun mener er galt``)."""
    openers = report.lexicon.words("that") | report.lexicon.words("relative")
    marked = any(t.lower in openers for t in report.sentence.children(report.cue, "mark"))
    return report.cue.deprel.startswith("acl") and not marked


def _finite_clause(sentence: Sentence, head: Token) -> bool:
    """Whether a clause has a subject and a finite verb of its own."""
    verbs = [head, *sentence.children(head, "aux", "cop")]
    return bool(sentence.children(head, "nsubj", "expl")) and any(is_finite(t) for t in verbs)


def _opens_a_question(report: _Report, first: Token) -> bool:
    """Whether a clause opens with a question word or *om* (``sier hvem som betaler``)."""
    whether = first.upos == "SCONJ" and first.lower in report.lexicon.words("whether")
    return whether or first.lower in report.lexicon.words("question_word")


def _may_be_first(report: _Report, first: Token) -> bool:
    """Whether a clause without *at* can begin with a word: no finite verb, and no *nei* (``sier nei til planen``)."""
    return not is_finite(first) and first.lower not in report.lexicon.words("answer_word")


def _may_precede(report: _Report, first: Token) -> bool:
    """Whether nothing but adverbs and phrases stands before a clause, and no question word."""
    asking = report.lexicon.words("question_word")
    return all(t.upos in _PLAIN and t.lower not in asking for t in report.tokens[report.after : first.index])


def _second_verb(report: _Report) -> int | None:
    """The first word of a clause without *at* that the tree does not show, by a second finite verb.

    A main clause has one finite verb; another one, neither coordinated nor opened by a subordinating word, is that of a
    clause which *mene*, *tro*, *si* … report (``mener skip som går på tungolje er farlige``).
    """
    first = _after_addressee(report)
    if not _takes_bare_clause(report) or not _opens_bare_clause(report, first):
        return None
    return first if _further_verb(report, first) is not None else None


def _takes_bare_clause(report: _Report) -> bool:
    """Whether a cue is a finite form of a verb that goes without *at*, and in no relative clause."""
    takes = Takes.CLAUSE in report.row.takes and not report.row.particle
    return takes and is_finite(report.cue) and not _in_relative(report)


def _opens_bare_clause(report: _Report, first: int) -> bool:
    """Whether the word at ``first`` can be the first of a clause, and nothing asks before it."""
    asking = report.lexicon.words("question_word")
    if any(t.lower in asking for t in report.tokens[report.after : first + 1]) or first >= len(report.tokens):
        return False
    return report.tokens[first].upos in NOMINAL and _may_be_first(report, report.tokens[first])


def _further_verb(report: _Report, first: int) -> Token | None:
    """The first finite verb after ``first`` that is in no relative clause, if nothing closes the clause before it."""
    relative = False
    for token in report.tokens[first:]:
        if is_finite(token):
            coordinated = report.tokens[token.index - 1].upos == "CCONJ"
            if not (relative or coordinated or token.index == first or _says_more(report, token, first)):
                return token
            relative = False
        elif token.lower in report.lexicon.words("relative"):
            relative = True
        elif _closes_clause(report, token, first) and not _says_more(report, token, first):
            return None
    return None


def _says_more(report: _Report, token: Token, first: int) -> bool:
    """Whether a word is in a clause about a noun after ``first`` (``breene de måler``, ``måter å snakke på``).

    A name before it, to whom something was said, has none (``sier til NRK han går``).
    """
    chain = (token, *report.sentence.ancestors(token))
    about = (report.sentence.head(t) for t in chain if t.deprel.startswith("acl"))
    return any(noun is not None and first <= noun.index < token.index for noun in about)


def _closes_clause(report: _Report, token: Token, first: int) -> bool:
    """Whether a word ends a clause before its verb: a subordinating word, a comma or a stop that follows no verb.

    No comma in a list, and none that ends a clause about a noun (``mener skip som går på olje, er farlige``).
    """
    if token.lower in report.lexicon.words("negation"):
        return False
    if token.text == "," and token.index + 1 < len(report.tokens):
        following = report.tokens[token.index + 1]
        about_a_noun = any(t.deprel.startswith("acl") for t in report.tokens[first : token.index])
        if (about_a_noun and is_finite(following)) or (following.upos == "NOUN" and following.deprel == "conj"):
            return False
    return token.upos in ("SCONJ", "PART") or (token.text in EDGES and report.tokens[token.index - 1].upos != "VERB")


def _after_addressee(report: _Report) -> int:
    """The index after adverbs and after to whom something was said (``sier nå til NRK``)."""
    tokens, at = report.tokens, report.after
    while at < len(tokens) and (tokens[at].upos in ("ADV", "PART") or _describes(report, tokens[at])):
        at += 1
    addressed = at + 1 < len(tokens) and tokens[at].lower in report.lexicon.words("addressee")
    if addressed and tokens[at + 1].upos == "PROPN":
        at += 1
        while at < len(tokens) and tokens[at].upos == "PROPN":
            at += 1
    return at


def _describes(report: _Report, token: Token) -> bool:
    """Whether an adjective says how something is reported (``sier alvorlig``, ``frykter mest``)."""
    return token.upos == "ADJ" and token.deprel == "advmod" and report.sentence.head(token) is report.cue


def _second_subject(report: _Report) -> int | None:
    """The first word of a clause whose verb the tagger took for a noun (``håper tallene stemmer``).

    The tree gives the reporting verb a second subject after it.
    """
    if not _takes_bare_clause(report):
        return None
    subjects = [t for t in report.sentence.children(report.cue, "nsubj") if t.index >= report.after]
    first = first_of_phrase(report.sentence, subjects[0]) if subjects else len(report.tokens)
    goes_on = bool(subjects) and any(t.upos == "NOUN" for t in report.tokens[subjects[0].index + 1 :])
    return first if goes_on and first == report.after and _opens_bare_clause(report, first) else None


# -- infinitives ---------------------------------------------------------------------------------------------------


def _infinitive(report: _Report) -> int | None:
    """An infinitive: with *å*, or bare after a verb that takes one (``ber dem komme``)."""
    for token in report.following:
        following = report.tokens[token.index + 1 : token.index + 2]
        if token.lower in report.lexicon.words("infinitive_mark") and token.upos == "PART" and following:
            request = report.row.kind is CueKind.REQUEST
            return _requested(report, token) if request else _past_or_promised(report, token, following[0])
        if token.text in EDGES or is_finite(token):
            return None
        bare = token.feat("VerbForm") == "Inf" and token.index > report.after and token.deprel != "conj"
        if bare and Takes.BARE_INFINITIVE in report.row.takes:
            return _object_start(report, token)
    return None


def _past_or_promised(report: _Report, mark: Token, verb: Token) -> int | None:
    """What somebody says of the past (``innrømmer å ha løyet``) or promises (``lover å bygge``): *å* right away."""
    past = verb.lower in report.lexicon.words("infinitive_have") or Takes.INFINITIVE in report.row.takes
    return mark.index if past and mark.index - report.after < 2 else None


def _requested(report: _Report, mark: Token) -> int | None:
    """What is asked for, with whom it is asked of when no preposition stands before *å* (``oppfordrer folk å bli``)."""
    before = report.tokens[mark.index - 1]
    if before.lower in report.lexicon.words("purpose") and before.lower not in report.particle:
        return None
    return mark.index if before.upos in ("ADP", "SCONJ") else _object_start(report, mark)


def _object_start(report: _Report, infinitive: Token) -> int:
    """The first word after the verb that is no adverb, or that of who is to do it: who is asked, or the infinitive."""
    asked = [t for t in report.sentence.children(infinitive, "nsubj") if t.index >= report.after]
    if asked:
        return first_of_phrase(report.sentence, asked[0])
    between = report.tokens[report.after : infinitive.index]
    return next((t.index for t in between if t.upos not in ("ADV", "PART")), infinitive.index)


_BEGINNINGS: tuple[Callable[[_Report], int | None], ...] = (
    _after_conjunction,
    _explained_object,
    _question,
    _exclamation,
    _after_gap,
    _bare_clause,
    _second_verb,
    _infinitive,
    _second_subject,
)
"""The ways in which content can begin, in the order in which they are tried."""
