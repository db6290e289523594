"""How far a reporting clause reaches, and whether its verb reports words of its own after it."""

from __future__ import annotations

from quotecite.language.phrases import is_finite
from quotecite.language.trees import Sentence, Token
from quotecite.words.grammar import words


def extent(sentence: Sentence, cue: Token, after: int, inside: int) -> tuple[int, bool]:
    """Where the clause ends (an index, exclusive) and whether it ends the sentence.

    It goes on to the sentence's end, unless a comma after the source is followed by what the clause interrupted: a
    finite verb, or the word that governs the whole sentence.
    """
    tokens = sentence.tokens
    last = inside
    while last > after and tokens[last - 1].text in ".:":
        last -= 1
    governor = sentence.head(cue)
    governed = governor is not None and cue.deprel in ("parataxis", "discourse")
    for at in range(after, last - 1):
        if tokens[at].text != ",":
            continue
        following = tokens[at + 1]
        if following.text == "-":
            return at, False
        if governed and governor is not None and governor.index > at and following.upos not in ("SCONJ", "CCONJ"):
            return at, False
        if at == after and (is_finite(following) or _unfinished(sentence, cue) or _goes_on(sentence, cue, at)):
            return at, False
    return max(last, after), True


def _unfinished(sentence: Sentence, cue: Token) -> bool:
    """Whether the words before the clause end in an auxiliary, so that more must follow (``Vi har, sier hun, …``)."""
    before = sentence.tokens[cue.index - 2] if cue.index > 1 else None
    return before is not None and is_finite(before) and (before.upos == "AUX" or before.lower in words("never_reports"))


def _goes_on(sentence: Sentence, cue: Token, comma: int) -> bool:
    """Whether what follows the comma belongs to the words before: coordinated with them, or their other half."""
    left = any(t.index < cue.index for t in sentence.children(cue, "ccomp"))
    for token in sentence.tokens[comma + 1 :]:
        if token.deprel == "conj" and token.head is not None and 0 <= token.head < cue.index:
            return True
        if left and token.deprel == "ccomp" and token.head == cue.index and not sentence.children(token, "mark"):
            return True
        ours = any(t.feat("Person") == "1" for t in sentence.children(token, "nsubj"))
        if ours and token.deprel == "conj" and token.head == cue.index and is_finite(token):
            return True  # ``sier hun, og vi har dårlig tid``
    return False


def has_own_content(sentence: Sentence, cue: Token, after: int, stop: int) -> bool:
    """Whether the verb reports a clause that follows it (``sier hun at …``), so that it closes no quote."""
    return any(
        after < t.index < stop and any(is_finite(x) or x.feat("VerbForm") == "Inf" for x in sentence.subtree(t))
        for t in sentence.children(cue, "ccomp", "xcomp", "obj")
        if (t.deprel != "obj" or is_finite(t)) and not _adverbial(sentence, t)
    )


def _adverbial(sentence: Sentence, verb: Token) -> bool:
    """Whether a preposition stands right before the word that opens a subordinate clause (``etter at …``)."""
    marks = {t.index for t in sentence.children(verb, "mark")}
    return any(t.index + 1 in marks for t in sentence.children(verb, "case"))
