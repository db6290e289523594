"""Source phrases: each row of the table is read in the sentence that was written for it, whichever way it names."""

from __future__ import annotations

from functools import cache

import pytest

import quotecite
from quotecite.records import Article, CueKind
from quotecite.words.lexicon import Lexicon, Phrase

LEXICON = Lexicon.load()
both = pytest.mark.parametrize("phrase", LEXICON.phrases, ids=lambda phrase: f"{phrase.phrase} {phrase.variety}")


@cache
def articles() -> dict[str, Article]:
    """What the bundled model and the library make of every example of the table."""
    examples = [phrase.example for phrase in LEXICON.phrases]
    return dict(zip(examples, quotecite.load().pipe(examples), strict=True))


@pytest.mark.model
@both
def test_every_phrase_reports(phrase: Phrase) -> None:
    """The example has one quote with one source; an opinion is thought, what a source phrase brings is said.

    After the source of a report (``etter det …``) a verb of the table reports.
    """
    (quote,) = articles()[phrase.example].quotes
    assert quote.speaker is not None
    assert quote.cue is not None
    if phrase.kind == "report":
        assert quote.cue.lemma in {row.name for row in LEXICON.verbs(quote.cue.span.text)}
    else:
        assert quote.cue.lemma == phrase.phrase
        assert quote.cue.kind is (CueKind.SAY if phrase.kind == "source" else CueKind.THINK)
    assert quote.mention is not None
    assert not quote.mention.span.text.endswith((" sin", " si", " sitt", " sine"))
    assert quote.media == ()


@both
def test_every_phrase_is_looked_up(phrase: Phrase) -> None:
    """No row is out of reach: it is found by its first word, one that leads its source apart from one around it."""
    found = LEXICON.source_phrases(phrase.words[0]), LEXICON.framing_phrases(phrase.words[0])
    assert [phrase in rows for rows in found] == [phrase.leads, not phrase.leads]
