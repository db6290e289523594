"""What the narration reports without a dash: ``Berg mener at …``, ``… er stengt, opplyser politiet``, ``ifølge Berg``.

These reports show who has the floor before a line without a clause, and whose words a heading repeats.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from quotecite.language.phrases import first_of_phrase, is_finite, noun_phrase
from quotecite.language.trees import Sentence, Token
from quotecite.speech.clauses import Clause, Form, closing_clause, reporting_rows, source_phrase, subject_of
from quotecite.words.lexicon import Lexicon


def find_reports(sentences: Sequence[Sentence], quoted: Callable[[int], bool], lexicon: Lexicon) -> tuple[Clause, ...]:
    """The reporting clauses of the narrator's sentences in text order; what stands inside direct quotes is left out."""
    return tuple(
        clause
        for sentence in sentences
        if not quoted(sentence.tokens[0].start) and not quoted(sentence.tokens[min(1, len(sentence.tokens) - 1)].start)
        for clause in _in_sentence(sentence, quoted, lexicon)
    )


def _in_sentence(sentence: Sentence, quoted: Callable[[int], bool], lexicon: Lexicon) -> Iterator[Clause]:
    closing = closing_clause([sentence], sentence.start, sentence.end, lexicon)
    if closing is not None and closing.form is not Form.PHRASE:
        yield closing
        return
    phrase = closing or source_phrase(sentence, lexicon)
    finite = (t for t in sentence.tokens if is_finite(t) and not quoted(t.start))
    own = [clause for token in finite if (clause := _with_subject(sentence, token, lexicon)) is not None]
    opens = phrase is not None and phrase.start == sentence.start  # ``Ifølge Berg sier loven at …``
    if phrase is not None and (opens or not own):
        yield phrase
    else:
        yield from own  # ``Berg sier, ifølge Avisa, at …``


def _with_subject(sentence: Sentence, verb: Token, lexicon: Lexicon) -> Clause | None:
    """``Berg mener …``: a reporting verb in the main clause with a subject of its own."""
    row = next(iter(reporting_rows(sentence, verb, lexicon)), None)
    subject = subject_of(sentence, verb)
    if row is None or subject is None or verb.deprel.partition(":")[0] not in ("root", "conj", "parataxis"):
        return None
    mention = noun_phrase(
        sentence, first_of_phrase(sentence, subject), lexicon, verb.index if subject.index < verb.index else None
    )
    if not mention:
        return None
    return Clause(
        sentence=sentence,
        cue=verb,
        lemma=row.name,
        kind=row.kind,
        mention=mention,
        start=sentence.start,
        end=sentence.end,
        final=True,
        form=Form.REPORT,
    )
