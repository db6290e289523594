"""Sentences that announce somebody's words: ``Hun legger til:``, ``Berg er klar på hva som skjer:``."""

from __future__ import annotations

from quotecite.language.phrases import first_of_phrase, is_finite, noun_phrase
from quotecite.language.trees import Sentence, Token
from quotecite.speech.clauses import Clause, Form, reporting_rows, subject_of
from quotecite.words.grammar import words
from quotecite.words.lexicon import Lexicon


def introduction(sentence: Sentence, lexicon: Lexicon) -> Clause | None:
    """The clause of a sentence that announces words to come (``Hun legger til:``, ``Berg er klar:``).

    The source is the subject of the main verb if that reports or is *er* (``Berg er klar på hva som skjer:``), else of
    the last finite verb that has one.
    """
    verbs = [t for t in sentence.tokens if is_finite(t)]
    for verb in sorted(verbs, key=lambda t: (_rank(sentence, t, lexicon), -t.index)):
        subject = subject_of(sentence, verb)
        if subject is None or subject.lower in words("expletive"):
            continue
        mention = noun_phrase(sentence, first_of_phrase(sentence, subject), lexicon)
        if not mention:
            continue
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
    return None


def _rank(sentence: Sentence, verb: Token, lexicon: Lexicon) -> int:
    """How likely a finite verb's subject is announced to speak, the likeliest first."""
    if verb.deprel == "root" and reporting_rows(sentence, verb, lexicon):
        return 0
    predicate = sentence.head(verb)
    return 1 if verb.deprel == "cop" and predicate is not None and predicate.deprel == "root" else 2
