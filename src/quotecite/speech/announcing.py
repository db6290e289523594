"""What announces somebody's words: ``Hun legger til:``, ``Berg er klar på hva som skjer:``, ``Berg: – Uaktuelt``."""

from __future__ import annotations

from collections.abc import Sequence

from quotecite.language.page import Page
from quotecite.language.phrases import first_of_phrase, is_finite, noun_phrase
from quotecite.language.trees import Sentence, Token
from quotecite.records import QuoteKind
from quotecite.speech.candidates import Candidate, neighbour
from quotecite.speech.clauses import Clause, Form, reporting_rows, subject_of
from quotecite.words.grammar import words
from quotecite.words.lexicon import Lexicon


def announcement(page: Page, direct: Sequence[Candidate], candidate: Candidate, lexicon: Lexicon) -> Clause | None:
    """The clause that announces a candidate which has none of its own: of the sentence that ends in a colon before it.

    Where that sentence is the clause of the line before (``…, sier Berg og legger til:``), that very clause goes on.
    """
    if candidate.bare:
        sentence = _announcing(page, candidate)
        before = neighbour(direct, candidate, -1)
        if before is not None and before.clause is not None and before.clause.sentence is sentence:
            return before.clause
        return introduction(sentence, lexicon) if sentence is not None else None
    if candidate.kind is QuoteKind.HEADING and candidate.lead:
        label = _ends_in_colon(page, _before(page, candidate))
        return introduction(label, lexicon) or _label(page, label) if label is not None else None
    return None


def _announcing(page: Page, candidate: Candidate) -> Sentence | None:
    """The sentence with a verb that ends in a colon right before a candidate's dash, in its block or the one before."""
    dash = candidate.place.start
    before = _before(page, candidate)
    if not before and candidate.block:
        if page.text[dash - 1 : dash].strip():
            return None
        before = page.sentences_in(candidate.block - 1)
    sentence = _ends_in_colon(page, before)
    return sentence if sentence is not None and any(t.upos in ("VERB", "AUX") for t in sentence.tokens) else None


def _before(page: Page, candidate: Candidate) -> Sequence[Sentence]:
    """The sentences of a candidate's block that end before its dash."""
    return [s for s in page.sentences_in(candidate.block) if s.end <= candidate.place.start]


def _ends_in_colon(page: Page, sentences: Sequence[Sentence]) -> Sentence | None:
    """The last of some sentences, if it ends in a colon."""
    return sentences[-1] if sentences and page.text[sentences[-1].end - 1] == ":" else None


def _label(page: Page, sentence: Sentence) -> Clause | None:
    """The name, with or without a title, that is all that stands before the colon of a heading."""
    last = sentence.tokens[-2] if len(sentence.tokens) > 1 else sentence.tokens[0]
    name = page.name_at(last)
    if name is None or name.genitive or any(t.upos in ("VERB", "AUX") for t in sentence.tokens):
        return None
    return Clause(
        sentence=sentence, cue=sentence.tokens[-1], lemma="", kind=None, mention=name.tokens,
        start=sentence.start, end=sentence.end, final=True, form=Form.LABEL,
    )  # fmt: skip


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
