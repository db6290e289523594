"""Sources named after a preposition or inside a phrase: ``ifølge Berg``, ``etter Bergs mening``."""

from __future__ import annotations

from collections.abc import Iterator

from quotecite.language.phrases import framed_source
from quotecite.language.trees import Sentence, Token
from quotecite.records import CueKind
from quotecite.speech.clause_starts import Start, can_report
from quotecite.speech.clauses import Clause, Form
from quotecite.words.lexicon import Lexicon, Phrase

_KINDS = {"source": CueKind.SAY, "opinion": CueKind.THINK, "view": CueKind.THINK}


def source_phrase(sentence: Sentence, lexicon: Lexicon) -> Clause | None:
    """The source phrase (``ifølge Berg``) anywhere in a sentence of narration; None when there is none."""
    inside = len(sentence.tokens)
    starts = (Start(sentence=sentence, word=word, inside=inside, lexicon=lexicon) for word in sentence.tokens)
    return next(filter(None, map(phrase_clause, starts)), None)


def leading_phrases(sentence: Sentence, at: int, lexicon: Lexicon) -> Iterator[Phrase]:
    """The source phrases that name who follows them (``ifølge``, ``står det i``) and stand at an index."""
    for phrase in lexicon.source_phrases(sentence.tokens[at].text):
        if tuple(t.lower for t in sentence.tokens[at : at + len(phrase.words)]) == phrase.words:
            yield phrase


def phrase_clause(start: Start) -> Clause | None:
    """``ifølge Berg`` after the words."""
    at = start.word.index
    for phrase in leading_phrases(start.sentence, at, start.lexicon):
        leading = start.sentence.tokens[at : at + len(phrase.words)]
        mention = start.phrase(leading[-1].index + 1)
        if mention:
            return start.clause(
                cue=next((t for t in leading if t.upos in ("VERB", "AUX")), leading[-1]),
                lemma=phrase.phrase,
                kind=CueKind.SAY,
                mention=mention,
                extent=start.extent(mention[-1]),
                form=Form.PHRASE,
            )
    return framing_clause(start)


def framing_clause(start: Start) -> Clause | None:
    """``etter Bergs mening``, ``som Berg sier,``: a phrase with its source inside.

    What somebody *sees* from a side, and *som*, which is mostly a relative, only at the beginning of a sentence (not
    ``alt som Berg sier, er løgn``).
    """
    for phrase in start.lexicon.framing_phrases(start.word.text):
        first_only = phrase.kind == "view" or start.word.lower in start.lexicon.words("relative")
        found = framed_source(start.sentence, start.word.index, phrase, start.lexicon, start.inside)
        if found is None or (first_only and start.word.index) or not can_report(found[0][0], start.lexicon):
            continue
        mention, cue = found
        return start.clause(
            cue=cue,
            lemma=phrase.phrase,
            kind=_KINDS[phrase.kind],
            mention=mention,
            extent=start.extent(cue),
            form=Form.PHRASE,
        )
    return None


def after_preposition(start: Start, word: Token) -> int | None:
    """The index after the next preposition that can bring a source (``fra``, ``i``), up to two words after a word."""
    near = start.sentence.tokens[word.index + 1 : min(word.index + 4, start.inside - 1)]
    return next((t.index + 1 for t in near if t.lower in start.lexicon.words("source_preposition")), None)
