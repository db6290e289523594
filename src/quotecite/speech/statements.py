"""Indirect statements of one sentence: what is reported in it, and the clause that names the source.

A statement is a `Clause` with its content. The clause reaches over what is said about the reporting (``I en
pressemelding skriver politiet at``), so that `quotecite.speech.media` finds the medium in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import attrs

from quotecite.language.phrases import is_finite
from quotecite.language.trees import Sentence, Token
from quotecite.records import CueKind
from quotecite.speech.clauses import Clause, Form, reporting_rows, subject_of
from quotecite.speech.closing import closing_clause
from quotecite.speech.content_starts import Row, content_start
from quotecite.speech.contents import EDGES, Range, around_phrase, before_clause, content_end, has_main_clause, offsets
from quotecite.speech.fronted import fronted_content
from quotecite.speech.source_phrases import source_phrase
from quotecite.speech.subjects import head_of, shows, source_of, tells
from quotecite.speech.told_nouns import told_by_noun
from quotecite.words.lexicon import Lexicon, Takes, Verb

Quoted = Callable[[int], bool]
"""Tells whether a code point lies in direct speech."""


@attrs.frozen(kw_only=True)
class Statement:
    """Reported content: ``parts`` are half-open offsets, ``clause`` is who reports it by which word.

    Without ``parts`` somebody only has the floor (``Berg snakket om saken``).
    """

    clause: Clause
    parts: tuple[tuple[int, int], ...]


Statements = tuple[Statement, ...]


def statements(sentence: Sentence, quoted: Quoted, lexicon: Lexicon) -> tuple[Statement, ...]:
    """The indirect statements of a sentence; what stands in direct quotes (``quoted``) is left out.

    A clause that closes the sentence reports all before it, a source phrase all around it, unless a verb reports it
    (``Kommunen sier, ifølge Avisa, at …``): then the phrase only relays. Reports without content come last.
    """
    closing, phrase = _closing_or_phrase(sentence, quoted, lexicon)
    limit = closing.start if closing is not None and closing.final else sentence.end
    found = tuple(_by_words(sentence, quoted, limit, lexicon)) if sentence.parsed else ()
    told = _with_content(closing, phrase, tuple(s for s in found if s.parts), lexicon)
    cues = {s.clause.cue.index for s in told}
    return (*told, *(s for s in found if not s.parts and s.clause.cue.index not in cues))


def _with_content(closing: Clause | None, phrase: Clause | None, verbal: Statements, lexicon: Lexicon) -> Statements:
    """What the closing clause, the source phrase and the reporting words of a sentence tell.

    Who closes a sentence passes on what is reported in it (``Kommunen sier at det er trygt, skriver Avisa``).
    """
    others = tuple(s for s in verbal if closing is None or s.clause.cue is not closing.cue)
    if closing is not None and (others == verbal or _interrupts(closing.sentence, closing)):
        relayed = (_passed_on(s, closing) for s in others)
        return (*_told(closing, before_clause(closing, lexicon), lexicon), *relayed)
    if phrase is None:
        return verbal
    return next(found for rule in _BY_PHRASE if (found := rule(phrase, verbal, lexicon)) is not None)


def _passed_on(statement: Statement, by: Clause) -> Statement:
    """A statement inside what another clause reports, whose source relays it; a further verb's is its own."""
    inside = statement.clause.cue.start < by.start
    return attrs.evolve(statement, clause=attrs.evolve(statement.clause, relay=by.mention)) if inside else statement


def _closing_or_phrase(sentence: Sentence, quoted: Quoted, lexicon: Lexicon) -> tuple[Clause | None, Clause | None]:
    """The clause that closes a sentence of the narrator's, and the source phrase of one without such a clause."""
    if any(quoted(t.start) for t in sentence.tokens[:2]):
        return None, None
    closing = closing_clause([sentence], sentence.start, sentence.end, lexicon)
    phrase = source_phrase(sentence, lexicon) if closing is None or closing.form is Form.PHRASE else None
    return (closing if closing is not None and _closes(sentence, closing, lexicon) else None), phrase


def _closes(sentence: Sentence, clause: Clause, lexicon: Lexicon) -> bool:
    """Whether a clause beside narration reports it: a main clause, and not the clause's object.

    Narration is told by a verb of the table, or by a word for a source (not ``I nord, skriv Avisa, fell prisane``).
    """
    subject = subject_of(sentence, clause.cue)
    first = subject is not None and subject.index < clause.cue.index
    told = first and any(t.deprel == "obj" and sentence.head(t) is clause.cue for t in clause.mention)
    main = has_main_clause(sentence, clause.start) or _interrupts(sentence, clause)
    sure = clause.kind is not None or (bool(clause.mention) and tells(head_of(clause.mention), lexicon))
    return bool(clause.mention) and clause.form is not Form.PHRASE and not told and main and sure


def _interrupts(sentence: Sentence, clause: Clause) -> bool:
    """Whether the verb of a main clause follows, begun before the clause (``I fjor, sier Berg, var det dyrt``)."""
    after = [t for t in sentence.tokens if t.start >= clause.end][:2]
    return len(after) == 2 and after[0].text == "," and is_finite(after[1])


def _told(clause: Clause, ranges: Sequence[Range], lexicon: Lexicon) -> Iterator[Statement]:
    """What stands in some ranges of a clause's sentence, when its source is named and they hold anything to tell."""
    parts = offsets(clause.sentence, ranges, lexicon)
    if parts and clause.mention:
        yield Statement(clause=clause, parts=parts)


# -- source phrases ------------------------------------------------------------------------------------------------


def _up_to_the_next(phrase: Clause, verbal: Statements, lexicon: Lexicon) -> Statements | None:
    """``Ifølge Berg er det trygt, men Lie sier at …``: the phrase tells up to the clause with the first report."""
    cue = verbal[0].clause.cue if verbal else None
    if cue is None or not (cue.deprel == "conj" or _set_against(phrase.sentence, cue, lexicon)):
        return None
    end = phrase.sentence.subtree(cue)[0].index
    if end <= phrase.mention[-1].index:
        return None
    around = [(first, min(last, end)) for first, last in around_phrase(phrase, lexicon)]
    return (*_told(phrase, around, lexicon), *verbal)


def _set_against(sentence: Sentence, cue: Token, lexicon: Lexicon) -> bool:
    """Whether a clause with a reporting verb is set against the one before it (``…, mens Lie mener at …``)."""
    marks = sentence.children(cue, "mark")
    return cue.deprel == "advcl" and any(t.lower in lexicon.words("whereas") for t in marks)


def _beside_its_source(phrase: Clause, verbal: Statements, lexicon: Lexicon) -> Statements | None:
    """``Ifølge Berg, som mener at …, er …``: the phrase tells what is around it, the verb what its source reports."""
    source = {t.index for t in phrase.mention}
    same = bool(verbal) and any(t.index in source for t in verbal[0].clause.mention)
    return (*_told(phrase, around_phrase(phrase, lexicon), lexicon), *verbal) if same else None


def _alone(phrase: Clause, verbal: Statements, lexicon: Lexicon) -> Statements | None:
    """``Ifølge Berg er veien stengt``: no verb reports, the phrase tells the clause around it, if that has a verb.

    What announces words before a colon is no content (``Om saken sier Berg, ifølge Avisa:``).
    """
    if verbal:
        return None
    tokens, around = phrase.sentence.tokens, around_phrase(phrase, lexicon)
    root = next((t for t in tokens if t.deprel == "root"), tokens[0])
    announces = tokens[-1].text == ":" and bool(reporting_rows(phrase.sentence, root, lexicon))
    verbs = any(t.upos in ("VERB", "AUX") for first, last in around for t in tokens[first:last])
    return tuple(_told(phrase, around, lexicon)) if verbs and not announces else ()


def _inside(phrase: Clause, verbal: Statements, lexicon: Lexicon) -> Statements | None:
    """``Berg sier at veien ifølge politiet er stengt``: the phrase is part of what is told."""
    return verbal if any(start <= phrase.cue.start < end for start, end in verbal[0].parts) else None


def _relayed(phrase: Clause, verbal: Statements, lexicon: Lexicon) -> Statements:
    """``Kommunen sier, ifølge Avisa, at …``: whoever the phrase names passes the first report on."""
    clause = attrs.evolve(verbal[0].clause, relay=phrase.mention)
    return (attrs.evolve(verbal[0], clause=clause), *verbal[1:])


_BY_PHRASE: tuple[Callable[[Clause, Statements, Lexicon], Statements | None], ...] = (
    _up_to_the_next,
    _beside_its_source,
    _alone,
    _inside,
    _relayed,
)
"""What a source phrase makes of its sentence and of what verbs report there, in the order in which it is tried."""


# -- reporting words -----------------------------------------------------------------------------------------------


def _by_words(sentence: Sentence, quoted: Quoted, limit: int, lexicon: Lexicon) -> Iterator[Statement]:
    """What reporting verbs and predicates have for content, up to an offset.

    A report inside another is the same source's unless it has a subject of its own that is no pronoun (``Berg sier hun
    tror det går``).
    """
    inner = -1
    told: set[tuple[tuple[int, int], ...]] = set()
    nouns = [_by_noun(sentence, t, limit, lexicon) for t in sentence.tokens if not quoted(t.start)]
    by_noun = {noun.clause.cue.index: noun for noun in nouns if noun is not None}
    theirs = {noun.parts[0][0] for noun in by_noun.values()}  # ``avviser Bergs påstand om at``: Berg's words
    for token in sentence.tokens:
        found = by_noun.get(token.index)
        if found is None and not quoted(token.start):
            found = _best(sentence, token, limit, lexicon)
            found = None if found is not None and found.parts and found.parts[0][0] in theirs else found
        if found is None or found.parts in told:  # ``føler seg trygg på at``: two words tell it, the first counts
            continue
        if token.start >= inner or _names_another(found.clause):
            yield found
            inner = max(inner, found.parts[-1][1]) if found.parts else inner
            told |= {found.parts} - {()}


def _by_noun(sentence: Sentence, noun: Token, limit: int, lexicon: Lexicon) -> Statement | None:
    """``Bergs påstand om at skolen er dyr``: what the owner of a noun has said."""
    found = told_by_noun(sentence, noun, lexicon)
    if found is None:
        return None
    mention, start = found
    parts = offsets(
        sentence, [(start, _within(sentence, start, content_end(sentence, noun, start, lexicon), limit))], lexicon
    )
    clause = Clause(
        sentence=sentence,
        cue=noun,
        lemma=noun.lemma,
        kind=CueKind.SAY,
        mention=mention,
        start=mention[0].start,
        end=parts[0][0] if parts else noun.end,
        final=False,
        form=Form.NOUN,
    )
    return Statement(clause=clause, parts=parts) if parts else None


def _within(sentence: Sentence, start: int, end: int, limit: int) -> int:
    """The end of content that begins at ``start``, before an offset."""
    while end > start and sentence.tokens[end - 1].start >= limit:
        end -= 1
    return end


def all_statements(sentence: Sentence, lexicon: Lexicon) -> Iterator[Statement]:
    """What every reporting word of a sentence has for content, inside each other too."""
    for token in sentence.tokens if sentence.parsed else ():
        found = _best(sentence, token, sentence.end, lexicon)
        if found is not None and found.parts:
            yield found


def _best(sentence: Sentence, token: Token, limit: int, lexicon: Lexicon) -> Statement | None:
    """What a token reports, as the word of the table with which it has content."""
    tries = (_statement(sentence, token, row, limit, lexicon) for row in _rows(sentence, token, lexicon))
    return max(filter(None, tries), default=None, key=lambda statement: bool(statement.parts))


def _names_another(clause: Clause) -> bool:
    """Whether a report inside another has a source of its own: no pronoun, and no subject lent to an infinitive."""
    return clause.mention[0].upos != "PRON" and clause.cue.feat("VerbForm") != "Inf"


def _rows(sentence: Sentence, token: Token, lexicon: Lexicon) -> list[Row]:
    """What a token can report as, verbs with a particle first, then as a predicate (``er overbevist om at``)."""
    verb = token.upos in ("VERB", "AUX") and not sentence.children(token, "cop") and _is_verb(sentence, token, lexicon)
    rows = reporting_rows(sentence, token, lexicon) if verb else []
    predicates = lexicon.predicates(token.text) if token.upos not in ("PROPN", "PRON") else ()
    return [*sorted(rows, key=lambda row: not row.particle), *predicates]


def _is_verb(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Whether a word is used as a verb: a participle only with an auxiliary (not ``enkelt forklart``)."""
    if token.feat("VerbForm") != "Part":
        return True
    before = reversed(sentence.tokens[: token.index])
    verb = next((t for t in before if t.upos in ("VERB", "AUX") or t.text in EDGES), None)
    has = verb is not None and verb.lower in lexicon.words("having")  # ``har Berg sagt``, whatever the tree says
    return has or bool(sentence.children(token, "aux")) or token.deprel in ("conj", "aux", "xcomp")


def _statement(sentence: Sentence, cue: Token, row: Row, limit: int, lexicon: Lexicon) -> Statement | None:
    """The statement of a reporting word with its source and its content."""
    if is_denied(sentence, cue, row, lexicon):
        return None
    fronted = _fronted(sentence, cue, row, lexicon)
    if fronted is not None:
        return fronted
    mention = source_of(sentence, cue, row.lemma, lexicon)
    if not mention or (row.kind is CueKind.SHOW and not shows(mention, lexicon)):
        return None
    inverted = mention[0].index > cue.index
    after = (mention[-1].index if inverted else cue.index) + 1
    start = content_start(sentence, cue, row, after, lexicon)
    if start is None or not _particle_stands(sentence, cue, row, start):
        return _floor(sentence, cue, row, mention)
    end = content_end(sentence, cue, start, lexicon)
    end = _within(sentence, start, end, limit) if cue.start < limit else end
    parts = offsets(sentence, [(start, end)], lexicon)
    if not parts:
        return None
    first = 0 if cue.deprel == "root" else min(sentence.subtree(cue)[0].index, mention[0].index)
    clause = _clause(sentence, cue, row, mention, (sentence.tokens[first].start, parts[0][0]))
    return Statement(clause=clause, parts=parts)


def _floor(sentence: Sentence, cue: Token, row: Row, mention: tuple[Token, ...]) -> Statement | None:
    """``Berg snakket om saken``: a main clause reports that somebody spoke, and not what."""
    main = isinstance(row, Verb) and is_finite(cue) and cue.deprel.partition(":")[0] in ("root", "conj", "parataxis")
    clause = _clause(sentence, cue, row, mention, (sentence.start, sentence.end))
    return Statement(clause=attrs.evolve(clause, form=Form.REPORT), parts=()) if main else None


def _fronted(sentence: Sentence, cue: Token, row: Row, lexicon: Lexicon) -> Statement | None:
    """Content that begins before its verb (``Dette mener Berg er galt``), in two parts."""
    found = fronted_content(sentence, cue, row, lexicon)
    if found is None:
        return None
    mention, ranges = found
    clause = _clause(sentence, cue, row, mention, (mention[0].start, max(mention[-1].end, cue.end)))
    return next(_told(attrs.evolve(clause, start=min(clause.start, cue.start)), ranges, lexicon), None)


def _clause(sentence: Sentence, cue: Token, row: Row, mention: tuple[Token, ...], place: tuple[int, int]) -> Clause:
    """The clause of a reporting word with its source, from one offset to another."""
    start, end = place
    return Clause(
        sentence=sentence,
        cue=cue,
        lemma=row.name,
        kind=row.kind,
        mention=mention,
        start=start,
        end=end,
        final=False,
    )


def _particle_stands(sentence: Sentence, cue: Token, row: Row, start: int) -> bool:
    """Whether the verb's particle stands before the content (``legger til at``)."""
    between = {t.lower for t in sentence.tokens[cue.index + 1 : start + 1]}
    return set(row.particle.split()) <= between


def is_denied(sentence: Sentence, cue: Token, row: Row, lexicon: Lexicon) -> bool:
    """Whether it is not said (``sier ikke at``), or only supposed or asked (``hvis hun sier at``, ``om han tror at``).

    What somebody does not think is thought (``tror ikke det går``), and who does not deny says something (``utelukker
    ikke at``).
    """
    asked = any(t.lower in lexicon.words("question_word") for t in sentence.children(cue) if t.index < cue.index)
    if asked and cue.deprel in ("ccomp", "xcomp", "obj"):
        return True
    supposing = lexicon.words("condition") | lexicon.words("whether")
    marks = [t for t in sentence.children(cue, "mark") if t.lower in supposing]
    conceded = any(t.index and sentence.tokens[t.index - 1].lower in lexicon.words("concession") for t in marks)
    if marks and not conceded:
        return True
    told_all_the_same = row.kind is CueKind.THINK or Takes.NEGATION in row.takes
    return _negated(sentence, cue, lexicon) and not told_all_the_same


def _negated(sentence: Sentence, cue: Token, lexicon: Lexicon) -> bool:
    """Whether a verb is negated, itself or through the one that its form hangs on.

    That is the verb that governs an infinitive (``vil ikke si at``), and the participle with which another shares its
    auxiliary (``har ikke gått ut og sagt at``).
    """
    shares = cue.feat("VerbForm") == "Part" and cue.deprel == "conj" and not sentence.children(cue, "aux")
    governed = cue.feat("VerbForm") == "Inf" and cue.deprel == "xcomp"
    above = sentence.head(cue) if shares or governed else None
    verbs = (cue, above) if above is not None else (cue,)
    return any(t.lower in lexicon.words("negation") for verb in verbs for t in sentence.children(verb, "advmod"))
