"""How far a reporting clause reaches, and whether its verb reports words of its own after it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from quotecite.language.phrases import is_finite
from quotecite.language.trees import Sentence, Token
from quotecite.words.lexicon import Lexicon

_NEAR = 4  # how many words after a second verb its particle or *at* stands at most


def extent(sentence: Sentence, cue: Token, after: int, inside: int, lexicon: Lexicon) -> tuple[int, bool]:
    """Where the clause ends (an index, exclusive) and whether it ends the sentence.

    It goes on to the sentence's end, unless a comma after the source is followed by what the clause interrupted: a
    finite verb, or the word that governs the whole sentence. What tells more of the source (``Lie, som … driver
    gården``) is the narrator's up to its verb, whatever commas stand in it.
    """
    tokens = sentence.tokens
    last = inside
    while last > after and tokens[last - 1].text in ".:":
        last -= 1
    if tells_more(sentence, after, last, lexicon):
        stop = _after_relative(sentence, after, last, lexicon)
    else:
        commas = (at for at in range(after, last - 1) if tokens[at].text == ",")
        stop = next((at for at in commas if _interrupts(sentence, cue, at, lexicon, closes=at == after)), None)
    return (max(last, after), True) if stop is None else (stop, False)


def tells_more(sentence: Sentence, after: int, last: int, lexicon: Lexicon) -> bool:
    """Whether a comma and a relative clause stand right after a source (``sier Lie, som driver gården``)."""
    tokens = sentence.tokens[after : min(after + 2, last)]
    return len(tokens) == 2 and tokens[0].text == "," and tokens[1].lower in lexicon.words("relative")


def _after_relative(sentence: Sentence, after: int, last: int, lexicon: Lexicon) -> int | None:
    """The comma after relative clauses at which the words go on: each has its verb, and another one follows."""
    verbless = False
    for token, following in pairwise(sentence.tokens[after:last]):
        if token.text == "," and not verbless and (following.text == "-" or is_finite(following)):
            return token.index
        verbless = (verbless and not is_finite(token)) or token.lower in lexicon.words("relative")
    return None


def _interrupts(sentence: Sentence, cue: Token, comma: int, lexicon: Lexicon, *, closes: bool) -> bool:
    """Whether what a clause interrupted goes on after a comma; ``closes`` says that it stands right after the source.

    With a new dash, with the word that governs the sentence, or right after the source with a verb or a second half.
    """
    following = sentence.tokens[comma + 1]
    if following.text == "-" or (_governs_from_behind(sentence, cue, comma) and not _joins(following)):
        return True
    return closes and (
        is_finite(following) or _unfinished(sentence, cue, lexicon) or _goes_on(sentence, cue, comma, lexicon)
    )


def _joins(token: Token) -> bool:
    """Whether a word opens a clause that is joined to what stands before it (``fordi``, ``og``)."""
    return token.upos in ("SCONJ", "CCONJ")


def _governs_from_behind(sentence: Sentence, cue: Token, comma: int) -> bool:
    """Whether the word that the clause hangs on stands after a comma (``I morgen, sier Berg, uansett bygger vi``)."""
    governor = sentence.head(cue)
    return governor is not None and governor.index > comma and cue.deprel in ("parataxis", "discourse")


def _unfinished(sentence: Sentence, cue: Token, lexicon: Lexicon) -> bool:
    """Whether the words before the clause end in an auxiliary, so that more must follow (``Vi har, sier hun, …``)."""
    before = sentence.tokens[cue.index - 2] if cue.index > 1 else None
    if before is None or not is_finite(before):
        return False
    return before.upos == "AUX" or before.lower in lexicon.words("never_reports")


def _goes_on(sentence: Sentence, cue: Token, comma: int, lexicon: Lexicon) -> bool:
    """Whether what follows the comma belongs to the words before: coordinated with them, or their other half."""
    after = sentence.tokens[comma + 1 :]
    rules = (_joins_the_words, _other_half, _our_own_verb)
    if _reports_on(after, lexicon):
        return False
    return _limits(after, lexicon) or any(rule(sentence, cue, token) for token in after for rule in rules)


def _reports_on(after: Sequence[Token], lexicon: Lexicon) -> bool:
    """``Ja, sier Berg, og legger til at det haster``: a second reporting verb without a subject has the first one's."""
    verb = after[1] if after[0].upos == "CCONJ" and len(after) > 1 else None
    if verb is None or not is_finite(verb):
        return False
    near = {t.lower for t in after[2 : 2 + _NEAR]}
    if any(set(row.particle.split()) <= near for row in lexicon.verbs(verb.text)):
        return True
    return bool(lexicon.predicates(verb.text)) and not near.isdisjoint(lexicon.words("that"))  # ``og vil at``


def _limits(after: Sequence[Token], lexicon: Lexicon) -> bool:
    """``Ja, sier Berg, men ikke nå``: a limit without a verb is put to the words, not to the telling."""
    return after[0].lower in lexicon.words("but") and not any(t.upos in ("VERB", "AUX") for t in after)


def _joins_the_words(sentence: Sentence, cue: Token, token: Token) -> bool:
    """``Vi bygger, sier Berg, og det haster``: coordinated with a word before the clause."""
    return token.deprel == "conj" and token.head is not None and 0 <= token.head < cue.index


def _other_half(sentence: Sentence, cue: Token, token: Token) -> bool:
    """``Vi har, sier Berg, aldri bygd``: content of the cue on both sides, the second not opened by a subjunction."""
    half = token.deprel == "ccomp" and token.head == cue.index and not sentence.children(token, "mark")
    return half and any(t.index < cue.index for t in sentence.children(cue, "ccomp"))


def _our_own_verb(sentence: Sentence, cue: Token, token: Token) -> bool:
    """``sier hun, og vi har dårlig tid``: coordinated with the cue, but in the first person."""
    joined = token.deprel == "conj" and token.head == cue.index and is_finite(token)
    return joined and any(t.feat("Person") == "1" for t in sentence.children(token, "nsubj"))


def has_own_content(sentence: Sentence, cue: Token, after: int, stop: int, lexicon: Lexicon) -> bool:
    """Whether the verb reports a clause that follows it (``sier hun at …``), so that it closes no quote.

    What a second reporting verb tells is that one's (``sier hun, og mener …``).
    """
    if tells_more(sentence, after + 1, stop, lexicon):
        return False
    tokens = sentence.tokens
    stop = next((at for at in range(after + 1, stop) if _reports_on(tokens[at:], lexicon)), stop)
    return any(
        after < t.index < stop and any(is_finite(x) or x.feat("VerbForm") == "Inf" for x in sentence.subtree(t))
        for t in sentence.children(cue, "ccomp", "xcomp", "obj")
        if (t.deprel != "obj" or is_finite(t)) and not _adverbial(sentence, t)
    )


def _adverbial(sentence: Sentence, verb: Token) -> bool:
    """Whether a preposition stands right before the word that opens a subordinate clause (``etter at …``)."""
    marks = {t.index for t in sentence.children(verb, "mark")}
    return any(t.index + 1 in marks for t in sentence.children(verb, "case"))
