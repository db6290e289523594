"""Sources named after a preposition or inside a phrase: ``ifølge Berg``, ``etter Bergs mening``, ``som Berg sier,``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotecite.language.norwegian import may_be_genitive
from quotecite.language.phrases import NOMINAL, framed_source, is_finite, is_name
from quotecite.language.trees import Sentence, Token
from quotecite.records import CueKind
from quotecite.speech.clause_starts import Start, can_report
from quotecite.speech.clauses import Clause, Form
from quotecite.words.lexicon import Lexicon, Phrase, Takes, Verb

_KINDS = {"source": CueKind.SAY, "opinion": CueKind.THINK, "view": CueKind.THINK, "side": CueKind.THINK}
_FIRST_ONLY = frozenset({"view", "side"})
_TOLD = frozenset({CueKind.SAY, CueKind.THINK, CueKind.WRITE})
_PASSED = frozenset({"ADV", "ADJ", "AUX", "PART"})  # between a source and the verb with which it reports
_ENDS = frozenset(",.:;")


def source_phrase(sentence: Sentence, lexicon: Lexicon) -> Clause | None:
    """The source phrase (``ifølge Berg``) anywhere in a sentence of narration; None when there is none."""
    inside = len(sentence.tokens)
    starts = (Start(sentence=sentence, word=word, inside=inside, lexicon=lexicon) for word in sentence.tokens)
    return next(filter(None, (phrase_clause(start) or _parenthesis(start) for start in starts)), None)


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
        mention = _up_to_the_next(start.phrase(leading[-1].index + 1), start.lexicon)
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


def _up_to_the_next(mention: Sequence[Token], lexicon: Lexicon) -> tuple[Token, ...]:
    """A source in the middle of a clause, without the phrase of the clause that follows it.

    That begins with an article after a name (``er ifølge NRK den største``), with a person's name after a body's (``er
    ifølge Avisa Kari Berg``), or with an indefinite phrase after a definite one (``er ifølge politiet i en fase``).
    """
    articles = lexicon.words("definite_article") | lexicon.words("article")
    for before, token, following in zip(mention, mention[1:], (*mention[2:], None), strict=False):
        article = is_name(before) and token.upos == "DET" and token.lower in articles
        begins = token.entity[:1] in ("B", "S") and token.entity.endswith("PER")
        another = begins and is_name(before) and not (before.entity.endswith("PER") or may_be_genitive(before.text))
        definite = is_name(before) or before.definite
        indefinite = token.upos == "ADP" and following is not None and following.lower in lexicon.words("article")
        if article or another or (definite and indefinite):
            return tuple(t for t in mention if t.index < token.index)
    return tuple(mention)


def framing_clause(start: Start) -> Clause | None:
    """``etter Bergs mening``, ``slik Berg ser det,``, ``etter det Berg sier,``: a phrase with its source inside.

    What somebody *sees* from a side, and *som*, which is mostly a relative, only at the beginning of a sentence (not
    ``alt som Berg sier, er løgn``).
    """
    for phrase in start.lexicon.framing_phrases(start.word.text):
        first_only = phrase.kind in _FIRST_ONLY or start.word.lower in start.lexicon.words("frame_opener")
        if first_only and start.word.index:
            continue
        clause = _reporting_frame(start, phrase) if phrase.kind == "report" else _framed(start, phrase)
        if clause is not None and can_report(clause.mention[0], start.lexicon):
            return clause
    return None


def _parenthesis(start: Start) -> Clause | None:
    """``, som Berg påpeker,``, ``, slik Berg ser det,``: between commas, with a verb of saying or thinking."""
    before = start.sentence.tokens[start.word.index - 1]
    opener = start.word.index and before.text == "," and start.word.lower in start.lexicon.words("frame_opener")
    for phrase in start.lexicon.framing_phrases(start.word.text) if opener else ():
        clause = _reporting_frame(start, phrase) if phrase.kind == "report" else _framed(start, phrase)
        if clause is None or clause.kind is CueKind.WRITE:  # ``boka, som Berg skrev, …``
            continue
        further = start.sentence.tokens[clause.cue.index + 1 :]
        after = next((t for t in further if t.text in _ENDS or is_finite(t)), None)
        if (after is None or after.text in _ENDS) and can_report(clause.mention[0], start.lexicon):
            return clause
    return None


def _framed(start: Start, phrase: Phrase) -> Clause | None:
    """The clause of a phrase with its source inside; what is done from a side is no view (``fra Bergs side kom``)."""
    found = framed_source(start.sentence, start.word.index, phrase, start.lexicon, start.inside)
    if found is None:
        return None
    mention, close, end = found
    after = start.sentence.tokens[end : end + 1]
    if phrase.kind == "side" and after and after[0].upos == "VERB":
        return None
    closing = start.sentence.tokens[close.index : end]
    return start.clause(
        cue=next((t for t in reversed(closing) if t.upos == "VERB"), close),
        lemma=phrase.phrase,
        kind=_KINDS[phrase.kind],
        mention=mention,
        extent=start.extent(closing[-1]),
        form=Form.PHRASE,
    )


def _reporting_frame(start: Start, phrase: Phrase) -> Clause | None:
    """``etter det politiet opplyser,``, ``som Berg tidligere har sagt,``: an opening, a source, a reporting verb.

    The clause ends after it, or after to whom it was said (not ``som leder sier Berg``).
    """
    tokens, (opening, _) = start.sentence.tokens, phrase.around
    first = start.word.index + len(opening)
    if tuple(t.lower for t in tokens[start.word.index : first]) != opening or first >= start.inside:
        return None
    mention = start.phrase(first) if tokens[first].upos in NOMINAL else ()
    told = _verb_with_source(start, mention[-1]) if mention else None
    if told is None:
        return None
    cue, row = told
    end = next((t.index for t in tokens[cue.index + 1 : start.inside] if t.text in _ENDS or is_finite(t)), start.inside)
    if end > cue.index + 1 and tokens[cue.index + 1].upos not in ("ADP", "ADV"):
        return None
    return start.clause(
        cue=cue,
        lemma=row.name,
        kind=row.kind,
        mention=mention,
        extent=start.extent(tokens[end - 1]),
        form=Form.PHRASE,
    )


def _verb_with_source(start: Start, source: Token) -> tuple[Token, Verb] | None:
    """The reporting verb after its source, past adverbs and active auxiliaries, and its row; none that gives a name."""
    for token in start.sentence.tokens[source.index + 1 : start.inside]:
        rows = [r for r in start.lexicon.verbs(token.text) if r.kind in _TOLD and _has_particle(start, token, r)]
        if token.lower in start.lexicon.words("passive_verb") or any(Takes.NAME in row.takes for row in rows):
            return None
        if token.upos == "VERB":
            return (token, rows[0]) if rows else None
        if token.upos not in _PASSED:
            return None
    return None


def _has_particle(start: Start, verb: Token, row: Verb) -> bool:
    """Whether a row has no particle, or has it right after the verb of a phrase that opens the sentence.

    ``Som Lie peker på, haster det``; elsewhere that is a relative clause (``rapporten, som Lie viser til, …``).
    """
    particle = row.particle.split()
    if particle and start.word.index:
        return False
    return particle == [t.lower for t in start.sentence.tokens[verb.index + 1 : verb.index + 1 + len(particle)]]


def after_preposition(start: Start, word: Token) -> int | None:
    """The index after the next preposition that can bring a source (``fra``, ``i``), up to two words after a word."""
    near = start.sentence.tokens[word.index + 1 : min(word.index + 4, start.inside - 1)]
    return next((t.index + 1 for t in near if t.lower in start.lexicon.words("source_preposition")), None)
