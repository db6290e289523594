"""Sentences beside somebody's words that say whose they are.

Those before announce them (``Hun legger til:``, ``Berg er klar på hva som skjer:``), those after point back (``Det sier
ordfører Kari Berg.``).
"""

from __future__ import annotations

from collections.abc import Sequence

from quotecite.language.phrases import first_of_phrase, is_finite, noun_phrase
from quotecite.language.trees import Sentence, Token
from quotecite.speech.clause_starts import Start, can_report, first_of_subject, is_known
from quotecite.speech.clauses import Clause, Form, reporting_rows, subject_of
from quotecite.words.lexicon import Lexicon


def introduction(sentence: Sentence, lexicon: Lexicon) -> Clause | None:
    """The clause of a sentence that announces words to come (``Hun legger til:``, ``Berg er klar:``).

    The source is the subject of the main verb if that reports or is *er* (``Berg er klar på hva som skjer:``), else of
    the last finite verb that has one.
    """
    verbs = [t for t in sentence.tokens if is_finite(t)]
    for verb in sorted(verbs, key=lambda t: (_rank(sentence, t, lexicon), -t.index)):
        mention = _announced(sentence, verb, lexicon)
        if mention:
            return _introducing(sentence, verb, verbs, mention, lexicon)
    return None


def _announced(sentence: Sentence, verb: Token, lexicon: Lexicon) -> tuple[Token, ...]:
    """The noun phrase of a verb's subject; () without one, for *det*, and for what is told of (``Berg refses:``)."""
    subject = subject_of(sentence, verb)
    if subject is None:
        return _inverted(sentence, verb, lexicon)
    if subject.lower in lexicon.words("expletive") or _is_passive(sentence, verb, lexicon):
        return ()
    return noun_phrase(sentence, first_of_phrase(sentence, subject), lexicon)


def _inverted(sentence: Sentence, verb: Token, lexicon: Lexicon) -> tuple[Token, ...]:
    """Somebody after a reporting main verb that the tree gives no subject: ``I et svar skriver for eksempel Berg:``."""
    if not verb.index or verb.deprel != "root" or not reporting_rows(sentence, verb, lexicon):
        return ()
    start = Start(sentence=sentence, word=verb, inside=len(sentence.tokens) - 1, lexicon=lexicon)
    first = first_of_subject(start)
    mention = start.phrase(first.index) if first is not None and can_report(first, lexicon) else ()
    return mention if mention and is_known(mention, lexicon) else ()


def _is_passive(sentence: Sentence, verb: Token, lexicon: Lexicon) -> bool:
    """Whether a reporting verb stands in the passive and is not one that always ends so (``synes``)."""
    rows = reporting_rows(sentence, verb, lexicon)
    return verb.feat("Voice") == "Pass" and bool(rows) and all(row.lemma != verb.lower for row in rows)


def _introducing(
    sentence: Sentence, verb: Token, verbs: Sequence[Token], mention: tuple[Token, ...], lexicon: Lexicon
) -> Clause:
    """The clause of a sentence whose source is known; its cue is the last verb that reports, else the source's verb."""
    cue = next((t for t in reversed(verbs) if reporting_rows(sentence, t, lexicon)), None)
    row = reporting_rows(sentence, cue, lexicon)[0] if cue else None
    return Clause(
        sentence=sentence,
        cue=cue or verb,
        lemma=row.name if row else (cue or verb).lemma,
        kind=row.kind if row else None,
        mention=mention,
        start=sentence.start,
        end=sentence.end,
        final=True,
        form=Form.INTRODUCTION if row else Form.SCENE,
    )


def _rank(sentence: Sentence, verb: Token, lexicon: Lexicon) -> int:
    """How likely a finite verb's subject is announced to speak, the likeliest first."""
    if verb.deprel == "root" and reporting_rows(sentence, verb, lexicon):
        return 0
    predicate = sentence.head(verb)
    return 1 if verb.deprel == "cop" and predicate is not None and predicate.deprel == "root" else 2


def pointing_clause(sentence: Sentence, lexicon: Lexicon) -> Clause | None:
    """The clause of a sentence that opens ``Det sier …``."""
    tokens = sentence.tokens
    if len(tokens) < 3 or tokens[0].lower not in lexicon.words("pointing_back") or not is_finite(tokens[1]):
        return None
    rows = reporting_rows(sentence, tokens[1], lexicon)
    if not rows or sentence.children(tokens[1], "ccomp"):
        return None
    mention = noun_phrase(sentence, 2, lexicon)
    if not mention or mention[0].lower in lexicon.words("expletive"):
        return None
    return Clause(
        sentence=sentence,
        cue=tokens[1],
        lemma=rows[0].name,
        kind=rows[0].kind,
        mention=mention,
        start=sentence.start,
        end=sentence.end,
        final=True,
        form=Form.POINTING,
    )
