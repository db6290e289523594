"""What a verb, a phrase or a clause reports: where the content ends in its sentence, and what stands around a clause.

Content goes on to the sentence's end unless a coordinated verb, a narrator's *noe* or another source takes over. Where
it begins is the work of `quotecite.speech.content_starts`.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotecite.language.phrases import is_finite, opens_a_relative
from quotecite.language.trees import Sentence, Token
from quotecite.speech.clauses import Clause
from quotecite.speech.source_phrases import leading_phrases
from quotecite.text.leads import is_bullet
from quotecite.text.signs import CLOSING_MARKS, OPENING_MARKS
from quotecite.words.lexicon import Lexicon

Range = tuple[int, int]
"""Tokens of a sentence by index, half-open."""

EDGES = frozenset(",.:;-")
"""Signs at which a clause or phrase ends, and which no content begins or ends with."""


def content_end(sentence: Sentence, cue: Token, start: int, lexicon: Lexicon) -> int:
    """The index at which the content that begins at ``start`` ends (exclusive)."""
    tokens = sentence.tokens
    end = _end_of_clause(sentence, cue, start)
    for at in range(start + 1, end):
        token = tokens[at]
        if token.text == "," and at + 1 < end and _narrator_takes_over(sentence, cue, at + 1, lexicon):
            return at
        if token.upos == "CCONJ" and _verb_goes_on(sentence, cue, at, lexicon):
            return at - 1 if tokens[at - 1].text == "," else at
    return end


def _end_of_clause(sentence: Sentence, cue: Token, start: int) -> int:
    """Where the clause of the verb itself ends: at the sentence's end, unless the main clause comes after it."""
    end = len(sentence.tokens)
    below = cue
    for above in sentence.ancestors(cue):
        if above.index > start and below.deprel in ("advcl", "acl:relcl", "acl", "csubj", "nsubj", "obl"):
            inside = [t.index for t in sentence.subtree(below)]
            end = _without_edges(sentence.tokens, start, min(end, max([start, *inside]) + 1))
        below = above
    return end


def _narrator_takes_over(sentence: Sentence, cue: Token, at: int, lexicon: Lexicon) -> bool:
    """Whether what follows a comma is the narrator's: ``noe``, when it was said, another source."""
    token = sentence.tokens[at]
    if token.lower in lexicon.words("comment"):
        return True
    if any(leading_phrases(sentence, at, lexicon)):
        return True
    verb = sentence.head(token) if token.lower in lexicon.words("time_conjunction") else None
    return verb is not None and verb.upos in ("VERB", "AUX") and sentence.head(verb) is cue


def _verb_goes_on(sentence: Sentence, cue: Token, conjunction: int, lexicon: Lexicon) -> bool:
    """Whether a conjunction joins a second verb to the reporting verb (``sier at …, og roste dem``).

    One that has a pronoun for a subject of its own still tells what is reported (``sier det går, men det blir rart``),
    unless it reports in its turn (``men klokken ti meldte de at``); so does one with the word order of a subordinate
    clause (``og ikke vil svare``) or after *eller*.
    """
    verb = _verb_after(sentence, conjunction, lexicon)
    joined = _joined_to(sentence, cue, verb) if verb is not None else None
    alternative = sentence.tokens[conjunction].lower in lexicon.words("alternative")
    if verb is None or joined is None or alternative:
        return False
    own = [t for t in sentence.children(joined, "nsubj", "expl") if t.index > conjunction]
    if own:
        inverted = verb is joined and own[0].index > verb.index and bool(lexicon.verbs(verb.text))
        return inverted or not any(t.upos == "PRON" for t in own)
    between = sentence.tokens[conjunction + 1 : verb.index]
    subordinate = any(t.lower in lexicon.words("negation") for t in between)
    return _directly(sentence, conjunction, verb) and not subordinate and not _parallel(sentence, cue, verb)


def _parallel(sentence: Sentence, cue: Token, verb: Token) -> bool:
    """Whether a verb repeats the auxiliary of the content before it (``sier de har solgt hytta, men har angret``)."""
    before = next((t for t in sentence.tokens[cue.index + 1 : verb.index] if is_finite(t)), None)
    return verb.upos == "AUX" and before is not None and before.lower == verb.lower


def _verb_after(sentence: Sentence, conjunction: int, lexicon: Lexicon) -> Token | None:
    """The verb that a conjunction brings: a finite one, or right after it any that is coordinated."""
    for token in sentence.tokens[conjunction + 1 :]:
        if token.lower in lexicon.words("that") or token.text in EDGES:
            return None
        joined = token.upos == "VERB" and token.deprel == "conj" and token.feat("VerbForm") != "Inf"
        if is_finite(token) or (joined and _directly(sentence, conjunction, token)):
            return token
    return None


def _directly(sentence: Sentence, conjunction: int, verb: Token) -> bool:
    """Whether nothing but adverbs stands between a conjunction and a verb."""
    return all(t.upos in ("ADV", "PART") for t in sentence.tokens[conjunction + 1 : verb.index])


def _joined_to(sentence: Sentence, cue: Token, verb: Token) -> Token | None:
    """The verb or predicate that is coordinated with the reporting verb, or with one above it, and has this verb."""
    head = verb if verb.deprel == "conj" else sentence.head(verb)
    above = {cue.index, *(t.index for t in sentence.ancestors(cue))}
    return head if head is not None and head.deprel == "conj" and head.head in above else None


def has_main_clause(sentence: Sentence, end: int) -> bool:
    """Whether a finite verb that stands in no subordinate clause stands before an offset."""
    return any(is_finite(t) and not _subordinate(sentence, t, end) for t in sentence.tokens if t.start < end)


def _subordinate(sentence: Sentence, token: Token, end: int) -> bool:
    """Whether a word is in a relative clause, or in one that a subordinating word opens, before an offset."""
    chain = [token, *(t for t in sentence.ancestors(token) if t.start < end)]
    marks = (mark for t in chain for mark in sentence.children(t, "mark"))
    above = (sentence.head(t) for t in chain if t.deprel.startswith("acl"))
    return any(t is not None and t.index < token.index for t in (*marks, *above))


def before_clause(clause: Clause, lexicon: Lexicon) -> list[Range]:
    """The words that a clause closes or interrupts (``Dette er galt, mener hun``): all else of its sentence."""
    tokens = clause.sentence.tokens
    first = next((t.index for t in tokens if t.start >= clause.start), len(tokens))
    after = next((t.index for t in tokens if t.start >= clause.end), len(tokens))
    return [(0, first), *_rest(tokens, after, lexicon)]


def _rest(tokens: Sequence[Token], after: int, lexicon: Lexicon) -> list[Range]:
    """What goes on after a clause or phrase, unless it tells more of the source (``, som …``, ``, men tror …``)."""
    first = next((t for t in tokens[after:] if t.text not in EDGES), None)
    following = tokens[first.index + 1 :][:1] if first is not None else ()
    more = first is not None and (
        first.lower in lexicon.words("relative")
        or (first.upos == "CCONJ" and bool(following) and is_finite(following[0]))
    )
    return [] if more else [(after, len(tokens))]


def around_phrase(clause: Clause, lexicon: Lexicon) -> list[Range]:
    """The statement that a source phrase stands in (``Berg er ifølge politiet siktet``): its clause without it."""
    sentence, tokens = clause.sentence, clause.sentence.tokens
    first = next(t.index for t in tokens if t.start >= clause.start)
    after = max(t.index for t in (*clause.mention, clause.cue)) + 1
    if is_finite(clause.cue) or clause.cue.feat("VerbForm") == "Part":  # ``etter det Avisa kjenner til``
        after = next((t.index for t in tokens[after:] if t.text in EDGES or is_finite(t)), len(tokens))
    start, end = _statement_around(sentence, first, after)
    closes = first > start and tokens[first - 1].text == "," and not (after < end and is_finite(tokens[after]))
    if closes:  # also what is said of the source, or through what (``, ifølge Berg, som leder laget``)
        after = next((t.index for t in tokens if t.start >= clause.end), len(tokens))
        return [(start, first), *((after, min(end, e)) for after, e in _rest(tokens, after, lexicon))]
    return [(start, first), (_after_relative(sentence, clause.mention[0].index, after, lexicon), end)]


def _after_relative(sentence: Sentence, source: int, after: int, lexicon: Lexicon) -> int:
    """The index after a relative clause on a source (``Ifølge Berg, som leder laget, er …``, ``Ifølge folk vi …``)."""
    tokens = sentence.tokens
    mark = next((t.index for t in tokens[after : after + 2] if t.text not in EDGES), after)
    if mark >= len(tokens):
        return after
    bare = opens_a_relative(sentence, source, tokens[mark], lexicon)
    if not bare and tokens[mark].lower not in lexicon.words("relative"):
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


def offsets(sentence: Sentence, ranges: Sequence[Range], lexicon: Lexicon) -> tuple[tuple[int, int], ...]:
    """Tokens as offsets of the article, without commas at the edges and without the final full stop.

    None for what tells nothing by itself (``dette``).
    """
    found = [trimmed for start, end in ranges if (trimmed := _trimmed(sentence.tokens, start, end))]
    bare = len(found) == 1 and len(found[0]) == 1 and found[0][0].lower in lexicon.words("pointing_back")
    return () if bare else tuple((part[0].start, part[-1].end) for part in found)


def _trimmed(tokens: Sequence[Token], start: int, end: int) -> Sequence[Token]:
    """A stretch of words without commas and stops at either edge, nor the bullet or pictograph before a line."""
    while start < end and (tokens[start].text in EDGES or is_bullet(tokens[start].text)):
        start += 1
    return tokens[start : _without_edges(tokens, start, end)]


def _without_edges(tokens: Sequence[Token], start: int, end: int) -> int:
    """The end of a stretch without commas and stops after its last word."""
    while end > start and tokens[end - 1].text in EDGES:
        end -= 1
    return end
