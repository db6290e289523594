"""What a verb, a phrase or a clause reports: where the content begins and where it ends in its sentence.

Read from the words first and from the tree where they leave it open, as `quotecite.language.phrases` does: *at*
belongs to the reporting verb before it unless another finite verb stands between, and what it opens goes on to the
sentence's end unless a coordinated verb, a narrator's *noe* or another source takes over.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotecite.language.phrases import NOMINAL, is_finite
from quotecite.language.trees import Sentence, Token
from quotecite.records import CueKind
from quotecite.speech.clauses import Clause
from quotecite.text.signs import CLOSING_MARKS, OPENING_MARKS
from quotecite.words.grammar import words
from quotecite.words.lexicon import Lexicon, Predicate, Takes, Verb

Range = tuple[int, int]
"""Tokens of a sentence by index, half-open."""

Row = Verb | Predicate
"""What reports: a verb, or a word with *være* or *ha* (``er klar på at``)."""

_CLAUSAL = ("ccomp", "xcomp", "parataxis", "obj", "advcl", "conj")
_EDGES = frozenset(",.:;-")


def content_start(sentence: Sentence, cue: Token, row: Row, after: int, lexicon: Lexicon) -> int | None:
    """The index at which the content of a reporting verb begins, at or after ``after``; None when it has none.

    After *at*, after *om* (or with the question word) when somebody asks, at the first word of a clause without *at*,
    with *å* for what is asked for (``ber dem om å komme``) and for what is past (``innrømmer å ha løyet``).
    """
    return (
        _after_conjunction(sentence, cue, row, after, lexicon)
        or _question(sentence, cue, row, after)
        or _bare_clause(sentence, cue, after)
        or _second_verb(sentence, cue, row, after)
        or _infinitive(cue, row, after, sentence.tokens)
    )


def _after_conjunction(sentence: Sentence, cue: Token, row: Row, after: int, lexicon: Lexicon) -> int | None:
    """The index after the *at* that belongs to a verb (``sier til Avisa at``, ``minner om at``).

    A relative clause may stand between them (``sier naboer som bor der at``), unless it reports something itself.
    """
    relative = False
    for token in sentence.tokens[cue.index + 1 :]:
        if token.lower in words("that") and token.upos != "ADV":
            opens = token.index >= after and token.index + 1 < len(sentence.tokens)
            return token.index + 1 if opens and _belongs_to(sentence, cue, row, token) else None
        reports = token.upos == "VERB" and token.feat("VerbForm") in ("Fin", "Part") and bool(lexicon.verbs(token.text))
        if token.text in ".:;?!" or (is_finite(token) and not relative) or reports:
            return None
        relative = (relative or token.lower in words("relative")) and token.text != ","
    return None


def _belongs_to(sentence: Sentence, cue: Token, row: Row, mark: Token) -> bool:
    """Whether *at* opens the content of a verb: not an adverbial (``slik at``), not what a noun is about."""
    before = sentence.tokens[mark.index - 1]
    particle = row.particle.split()
    if before.upos == "CCONJ":  # goes on with what was begun (``sier at …, og at …``)
        return False
    if before.lower in words("adverbial_before_that") and before.lower not in particle:
        return False
    verb = sentence.head(mark)
    governor = sentence.head(verb) if verb is not None else None
    if verb is None or governor is None or governor is cue or not verb.deprel.startswith("acl"):
        return True
    said = row.kind in (CueKind.SAY, CueKind.WRITE, CueKind.SHOW)
    told = said and before.lower in words("topic_preposition")  # ``avslørte nyheten om at``
    told = told or before.upos != "ADP"  # ``sa i en rolig tone at``: what a noun is about has a preposition
    inside = cue.index < governor.index < mark.index
    return told or governor.lower in particle or not inside


def _question(sentence: Sentence, cue: Token, row: Row, after: int) -> int | None:
    """What somebody asks: after *om*, or with the question word (``lurer på hvem som betaler``)."""
    if row.kind is not CueKind.ASK:
        return None
    for token in sentence.tokens[max(cue.index + 1, after) :]:
        if token.lower in words("question_word"):
            return token.index
        particle = sentence.tokens[token.index - 1].lower in row.particle.split()  # ``lurte på om``, whatever its tag
        if token.lower in words("whether") and (token.upos == "SCONJ" or particle):
            return token.index + 1
        if token.text in _EDGES or is_finite(token):
            return None
    return None


def _bare_clause(sentence: Sentence, cue: Token, after: int) -> int | None:
    """The first word of a clause without *at* (``mener dette er galt``): it has a subject and a finite verb."""
    if _relative(sentence, cue):
        return None
    for head in sentence.children(cue, "ccomp", "xcomp", "parataxis"):
        below = sentence.subtree(head)
        inside = [t for t in below if t.index >= after]
        if head.index < after or not inside or not _finite_clause(sentence, head):
            continue
        first = inside[0]
        between = sentence.tokens[after : first.index]
        if first.lower in words("question_word") or (first.upos == "SCONJ" and first.lower in words("whether")):
            return None
        plain = all(t.upos in ("ADV", "PART", "ADP", "NOUN", "PROPN", "DET", "ADJ", "PRON") for t in between)
        if plain and not any(t.lower in words("question_word") for t in between):
            return first.index
    return None


def _relative(sentence: Sentence, cue: Token) -> bool:
    """Whether a verb is in a relative clause, so that its content lacks a part (``det hun mener er galt``)."""
    marks = [t for t in sentence.children(cue, "mark") if t.lower in words("that") | words("relative")]
    return cue.deprel.startswith("acl") and not marks


def _second_verb(sentence: Sentence, cue: Token, row: Row, after: int) -> int | None:
    """The first word of a clause without *at* that the tree does not show, by a second finite verb.

    A main clause has one finite verb; another one, neither coordinated nor opened by a subordinating word, is that of a
    clause which *mene*, *tro*, *si* … report (``mener skip som går på tungolje er farlige``).
    """
    if Takes.CLAUSE not in row.takes or row.particle or not is_finite(cue):
        return None
    if _relative(sentence, cue):
        return None
    tokens = sentence.tokens
    first = _after_addressee(tokens, after)
    asked = any(t.lower in words("question_word") for t in tokens[after : first + 1])
    if asked or first >= len(tokens) or tokens[first].upos not in NOMINAL:
        return None
    relative = False
    for token in tokens[first:]:
        if is_finite(token):
            head = sentence.head(token) if token.deprel.startswith(("aux", "cop")) else token
            if not relative and tokens[token.index - 1].upos != "CCONJ" and token.index > first:
                return None if head is None or head.deprel.startswith("acl") else first
            relative = False
        elif token.lower in words("relative"):
            relative = True
        elif token.lower not in words("negation") and (
            token.upos in ("SCONJ", "PART") or (token.text in _EDGES and tokens[token.index - 1].upos != "VERB")
        ):
            return None
    return None


def _after_addressee(tokens: Sequence[Token], after: int) -> int:
    """The index after adverbs and after to whom something was said (``sier nå til NRK``)."""
    at = after
    while at < len(tokens) and tokens[at].upos in ("ADV", "PART"):
        at += 1
    if at + 1 < len(tokens) and tokens[at].lower in words("addressee") and tokens[at + 1].upos == "PROPN":
        at += 1
        while at < len(tokens) and tokens[at].upos == "PROPN":
            at += 1
    return at


def _finite_clause(sentence: Sentence, head: Token) -> bool:
    """Whether a clause has a subject and a finite verb of its own."""
    verbs = [head, *sentence.children(head, "aux", "cop")]
    return bool(sentence.children(head, "nsubj", "expl")) and any(is_finite(t) for t in verbs)


def _infinitive(cue: Token, row: Row, after: int, tokens: Sequence[Token]) -> int | None:
    """An infinitive with *å*: of what is asked for, with whom it is asked of when no preposition stands before *å*."""
    for token in tokens[max(cue.index + 1, after) :]:
        following = tokens[token.index + 1 : token.index + 2]
        if token.lower in words("infinitive_mark") and token.upos == "PART" and following:
            before = tokens[token.index - 1]
            if row.kind is not CueKind.REQUEST:
                past = following[0].lower in words("infinitive_have") or Takes.INFINITIVE in row.takes
                return token.index if past and token.index - after < 2 else None
            if before.lower in words("purpose") and before.lower not in row.particle.split():
                return None
            return token.index if before.upos in ("ADP", "SCONJ") else _object_start(tokens, after, token.index)
        if token.text in _EDGES or is_finite(token):
            return None
        if Takes.BARE_INFINITIVE in row.takes and token.feat("VerbForm") == "Inf" and token.index > after:
            return _object_start(tokens, after, token.index)
    return None


def _object_start(tokens: Sequence[Token], after: int, infinitive: int) -> int:
    """The first word after the verb (and its adverbs) that is no adverb: who is asked, or the infinitive itself."""
    return next((t.index for t in tokens[after:infinitive] if t.upos not in ("ADV", "PART")), infinitive)


def content_end(sentence: Sentence, cue: Token, start: int, lexicon: Lexicon) -> int:
    """The index at which the content that begins at ``start`` ends (exclusive)."""
    tokens = sentence.tokens
    end = _end_of_clause(sentence, cue, start)
    for at in range(start + 1, end):
        token = tokens[at]
        if token.text == "," and at + 1 < end and _narrator_takes_over(sentence, cue, at + 1, lexicon):
            return at
        if token.upos == "CCONJ" and _verb_goes_on(sentence, cue, at):
            return at - 1 if tokens[at - 1].text == "," else at
    return end


def _end_of_clause(sentence: Sentence, cue: Token, start: int) -> int:
    """Where the clause of the verb itself ends: at the sentence's end, unless the main clause comes after it."""
    end = len(sentence.tokens)
    below = cue
    for above in sentence.ancestors(cue):
        if above.index > start and below.deprel in ("advcl", "acl:relcl", "acl", "csubj", "nsubj", "obl"):
            inside = [t.index for t in sentence.subtree(below)]
            end = min(end, max([start, *inside]) + 1)
            while end > start and sentence.tokens[end - 1].text in _EDGES:
                end -= 1
        below = above
    return end


def _narrator_takes_over(sentence: Sentence, cue: Token, at: int, lexicon: Lexicon) -> bool:
    """Whether what follows a comma is the narrator's: ``noe``, when it was said, another source."""
    token = sentence.tokens[at]
    if token.lower in words("comment"):
        return True
    if any(opens_with(sentence, at, phrase.words) for phrase in lexicon.source_phrases(token.text)):
        return True
    governor = sentence.head(token)
    timed = token.lower in words("time_conjunction") and governor is not None
    return timed and governor is not None and sentence.head(governor) is cue and governor.upos in ("VERB", "AUX")


def opens_with(sentence: Sentence, at: int, phrase: Sequence[str]) -> bool:
    """Whether words stand in a sentence from an index on."""
    return tuple(t.lower for t in sentence.tokens[at : at + len(phrase)]) == tuple(phrase)


def _verb_goes_on(sentence: Sentence, cue: Token, conjunction: int) -> bool:
    """Whether a conjunction joins a second verb to the reporting verb (``sier at …, og roste dem``).

    One that has a pronoun for a subject of its own still tells what is reported (``sier det går, men det blir rart``).
    """
    above = {cue.index, *(t.index for t in sentence.ancestors(cue))}
    direct = True  # nothing but adverbs before the finite verb
    for token in sentence.tokens[conjunction + 1 :]:
        if token.lower in words("that") or token.text in _EDGES:
            return False
        joined = token.upos == "VERB" and token.deprel == "conj" and token.feat("VerbForm") != "Inf"
        if is_finite(token) or (direct and joined):
            head = token if token.deprel == "conj" else sentence.head(token)
            if head is None or head.deprel != "conj" or head.head not in above:
                return False
            own = [t for t in sentence.children(head, "nsubj", "expl") if t.index > conjunction]
            return not any(t.upos == "PRON" for t in own) if own else direct
        direct = direct and token.upos in ("ADV", "PART")
    return False


def has_main_clause(sentence: Sentence, end: int) -> bool:
    """Whether a finite verb that stands in no subordinate clause stands before an offset."""
    return any(is_finite(t) and not _subordinate(sentence, t, end) for t in sentence.tokens if t.start < end)


def _subordinate(sentence: Sentence, token: Token, end: int) -> bool:
    """Whether a word is in a relative clause, or in one that a subordinating word opens, before an offset."""
    chain = [token, *(t for t in sentence.ancestors(token) if t.start < end)]
    marks = (mark for t in chain for mark in sentence.children(t, "mark"))
    above = (sentence.head(t) for t in chain if t.deprel.startswith("acl"))
    return any(t is not None and t.index < token.index for t in (*marks, *above))


def before_clause(sentence: Sentence, clause: Clause) -> list[Range]:
    """The words that a clause closes or interrupts (``Dette er galt, mener hun``): all else of its sentence."""
    tokens = sentence.tokens
    first = next((t.index for t in tokens if t.start >= clause.start), len(tokens))
    after = next((t.index for t in tokens if t.start >= clause.end), len(tokens))
    return [(0, first), *_rest(tokens, after)]


def _rest(tokens: Sequence[Token], after: int) -> list[Range]:
    """What goes on after a clause or phrase, unless it tells more of the source (``, som …``, ``, men tror …``)."""
    first = next((t for t in tokens[after:] if t.text not in _EDGES), None)
    following = tokens[first.index + 1 :][:1] if first is not None else ()
    more = first is not None and (
        first.lower in words("relative") or (first.upos == "CCONJ" and bool(following) and is_finite(following[0]))
    )
    return [] if more else [(after, len(tokens))]


def around_phrase(sentence: Sentence, clause: Clause) -> list[Range]:
    """The statement that a source phrase stands in (``Berg er ifølge politiet siktet``): its clause without it."""
    tokens = sentence.tokens
    first = next(t.index for t in tokens if t.start >= clause.start)
    after = max(t.index for t in (*clause.mention, clause.cue)) + 1
    start, end = _statement_around(sentence, first, after)
    closes = first > start and tokens[first - 1].text == "," and not (after < end and is_finite(tokens[after]))
    if closes:  # also what is said of the source, or through what (``, ifølge Berg, som leder laget``)
        after = next((t.index for t in tokens if t.start >= clause.end), len(tokens))
        return [(start, first), *((after, min(end, e)) for after, e in _rest(tokens, after))]
    return [(start, first), (_after_relative(sentence, after), end)]


def _after_relative(sentence: Sentence, after: int) -> int:
    """The index after a relative clause on a source (``Ifølge Berg, som leder laget, er …``)."""
    tokens = sentence.tokens
    mark = next((t.index for t in tokens[after : after + 2] if t.text not in _EDGES), after)
    if mark >= len(tokens) or tokens[mark].lower not in words("relative"):
        return after
    finite = [t.index for t in tokens[mark:] if is_finite(t)]
    return finite[1] if len(finite) > 1 else len(tokens)


def _statement_around(sentence: Sentence, first: int, after: int) -> Range:
    """The clause that a source phrase between two indices belongs to: the sentence, or one joined or subordinate."""
    tokens = sentence.tokens
    end = len(tokens)
    if first and tokens[first - 1].upos in ("CCONJ", "SCONJ"):
        return first, end
    inside = range(first, after)
    top = next((t for t in tokens[first:after] if t.head is not None and t.head not in inside), None)
    verb = sentence.head(top) if top is not None else None
    if verb is None or verb.index < first or verb.deprel not in ("advcl", "acl:relcl", "ccomp"):
        return 0, end
    below = sentence.subtree(verb)
    marks = [t.index for t in sentence.children(verb, "mark") if t.index < first]
    return (max(marks) + 1 if marks else below[0].index), below[-1].index + 1


def in_marks(text: Sequence[Token]) -> bool:
    """Whether words are a quotation as a whole, or end one that began earlier: no indirect statement."""
    open_at: list[int] = []
    for at, token in enumerate(text):
        if token.text in CLOSING_MARKS and (open_at or token.text not in OPENING_MARKS):
            began = open_at.pop() if open_at else 0
            if at == len(text) - 1 and began == 0:
                return True
        elif token.text in OPENING_MARKS:
            open_at.append(at)
    return False


def offsets(sentence: Sentence, ranges: Sequence[Range]) -> tuple[tuple[int, int], ...]:
    """Tokens as offsets of the article, without commas at the edges and without the final full stop.

    None for what tells nothing by itself (``dette``).
    """
    found = [trimmed for start, end in ranges if (trimmed := _trimmed(sentence.tokens, start, end))]
    bare = len(found) == 1 and len(found[0]) == 1 and found[0][0].lower in words("pointing_back")
    return () if bare else tuple((part[0].start, part[-1].end) for part in found)


def _trimmed(tokens: Sequence[Token], start: int, end: int) -> Sequence[Token]:
    while start < end and tokens[start].text in _EDGES:
        start += 1
    while end > start and tokens[end - 1].text in _EDGES:
        end -= 1
    return tokens[start:end]
