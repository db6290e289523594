"""Clauses of a finite verb: ``sier Berg``, ``legger hun til``, ``heter det i rapporten``, ``gjespet Berg``."""

from __future__ import annotations

from collections.abc import Sequence

from quotecite.language.phrases import is_finite
from quotecite.language.trees import Sentence, Token
from quotecite.records import CueKind
from quotecite.speech.clause_ends import has_own_content
from quotecite.speech.clause_starts import Start, agent_after, can_report, first_of_subject, is_expletive, is_title
from quotecite.speech.clauses import Clause, Form
from quotecite.speech.source_phrases import after_preposition
from quotecite.words.lexicon import Lexicon, Verb

_REPORTED = ("ccomp", "parataxis", "obj", "discourse")
_SOURCES = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM", "X", "DET"})


def verb_clause(start: Start) -> Clause | None:
    """``sier Berg``, ``legger hun til``: a verb of the table and its subject."""
    rows = _rows(start)
    clause = _with_subject(start, rows) if rows else None
    return clause if clause is not None and (clause.final or start.parted) else None


def asking_clause(start: Start) -> Clause | None:
    """``Går det bra? spør vi``, ``lurer jeg på``: the narrator asks; after a comma only *vi* is no speaker's own."""
    row = next((row for row in _rows(start) if row.kind is CueKind.ASK), None)
    at, tokens = start.word.index, start.sentence.tokens
    if row is None or at + 1 >= start.inside:
        return None
    before, subject = tokens[at - 1].text if at else "?", tokens[at + 1]
    ours = [p for p in start.lexicon.pronouns(subject.text) if p.person == 1 and p.kind == "subject"]
    asks = before in ("?", "!", "?!", "!?") or any(p.number == "plur" for p in ours)
    stop, final = start.extent(subject)
    if not (ours and asks and final):
        return None
    return start.clause(cue=start.word, lemma=row.name, kind=row.kind, mention=(subject,), extent=(stop, final))


def impersonal_clause(start: Start) -> Clause | None:
    """``heter det i rapporten``, ``meldes det fra politiet``: a verb of the table and *det*."""
    rows = _rows(start)
    expletive = first_of_subject(start, _particles(rows)) if rows else None
    if expletive is None or not is_expletive(start.sentence, expletive, start.lexicon):
        return None
    first = after_preposition(start, expletive)
    if first is None:
        return _sourceless(start, rows[0], expletive)
    mention = start.phrase(first)
    if not _names_a_source(mention, start.lexicon):
        return None
    stop, final = start.extent(mention[-1])
    if not (final or start.parted):
        return None
    row = _with_particle(rows, start, stop)
    return start.clause(
        cue=start.word, lemma=row.name, kind=row.kind, mention=mention, extent=(stop, final), form=Form.PASSIVE
    )


def _sourceless(start: Start, row: Verb, expletive: Token) -> Clause | None:
    """``står det`` at the very end: a clause that names nobody."""
    stop, final = start.extent(expletive)
    if not final or stop > expletive.index + 2:
        return None
    return start.clause(
        cue=start.word, lemma=row.name, kind=row.kind, mention=(), extent=(stop, final), form=Form.PASSIVE
    )


def _with_subject(start: Start, rows: Sequence[Verb]) -> Clause | None:
    """The clause of a verb with a subject that can report, and without content of its own after it."""
    first = first_of_subject(start, _particles(rows))
    if first is None or not _opens_a_subject(start, first):
        return None
    mention = start.phrase(first.index)
    if not _names_a_source(mention, start.lexicon) or _tells_how_often(mention):
        return None
    stop, final = start.extent(mention[-1])
    if has_own_content(start.sentence, start.word, mention[-1].index, stop, start.lexicon):
        return None
    row = _with_particle(rows, start, stop) if rows else None
    lemma, kind = (row.name, row.kind) if row else (start.word.lemma, None)
    return start.clause(cue=start.word, lemma=lemma, kind=kind, mention=mention, extent=(stop, final))


def _rows(start: Start) -> list[Verb]:
    """The reporting verbs of which a word can be a finite form, those whose particle follows it."""
    word = start.word
    if not (is_finite(word) or word.feat("VerbForm") is None):
        return []
    following = {t.lower for t in start.sentence.tokens[word.index + 1 : start.inside]}
    rows = [row for row in start.lexicon.verbs(word.text) if set(row.particle.split()) <= following]
    return [row for row in rows if word.lower != row.lemma or is_finite(word)]


def _particles(rows: Sequence[Verb]) -> frozenset[str]:
    """The particles that may stand between verb and subject (``slår fast ordføreren``)."""
    return frozenset(row.particle for row in rows if row.particle)


def _with_particle(rows: Sequence[Verb], start: Start, stop: int) -> Verb:
    """The row whose particle stands in the clause (``legger hun til``), else one without a particle."""
    following = {t.lower for t in start.sentence.tokens[start.word.index + 1 : stop + 1]}
    exact = [row for row in rows if row.particle and set(row.particle.split()) <= following]
    plain = [row for row in rows if not row.particle]
    return (*exact, *plain, *rows)[0]


def _opens_a_subject(start: Start, first: Token) -> bool:
    """Whether a word can begin the subject of a report: no *jeg*, no *det* that stands for nobody."""
    if is_expletive(start.sentence, first, start.lexicon):
        return False
    return can_report(first, start.lexicon) or is_title(start.sentence, first, start.lexicon)


def _names_a_source(mention: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a phrase has a word that can stand for somebody, and is no bare adverb or verb."""
    return any(t.upos in _SOURCES or lexicon.pronouns(t.text) for t in mention)


def _tells_how_often(mention: Sequence[Token]) -> bool:
    """Whether a bare indefinite phrase is an adverbial of the verb (``utallige ganger``) and not its subject."""
    noun = next((t for t in mention if t.upos == "NOUN"), None)
    bare = mention[0].upos == "ADJ" and noun is not None and noun.feat("Definite") == "Ind"
    return bare and noun is not None and noun.deprel.startswith("obl")


# -- a verb that no table holds ------------------------------------------------------------------------------------


def unlisted_clause(start: Start) -> Clause | None:
    """``gjespet Berg``: a verb that no table holds, where the tree makes what stands before it its content."""
    if not _may_be_unlisted(start):
        return None
    clause = _with_subject(start, ())
    if clause is None or not clause.final:
        return None
    told = _reported_left(start.sentence, start.word) and _plain_subject(start.sentence, start.word, clause.mention)
    return clause if told and (is_finite(start.word) or _is_somebody(clause.mention[0])) else None


def burst_clause(start: Start) -> Clause | None:
    """``glapp det ut av Berg``, ``gjalla det frå Lie``: any verb, *det*, perhaps *ut*, and who it comes from."""
    tokens, at = start.sentence.tokens, start.word.index + 1
    if not (start.parted and is_finite(start.word)) or start.word.lower in start.lexicon.words("never_reports"):
        return None
    if at >= start.inside or tokens[at].lower not in start.lexicon.words("expletive"):
        return None
    at += at + 1 < start.inside and tokens[at + 1].lower in start.lexicon.words("burst_particle")
    mention = agent_after(start, tokens[at])
    extent = start.extent(mention[-1]) if mention else (0, False)
    if not extent[1]:
        return None
    return start.clause(
        cue=start.word, lemma=start.word.lemma, kind=None, mention=mention, extent=extent, form=Form.PASSIVE
    )


def _may_be_unlisted(start: Start) -> bool:
    """Whether a word is a verb that no table holds: a finite form, or one that the tagger took for none, alone."""
    word = start.word
    if word.upos != "VERB" or start.lexicon.verbs(word.text) or word.lower in start.lexicon.words("never_reports"):
        return False
    alone = word.deprel in ("root", "parataxis") and not start.sentence.children(word, "aux", "cop")
    return is_finite(word) or alone


def _is_somebody(first: Token) -> bool:
    """Whether a phrase begins with a pronoun or a person's name, which a verb without a finite form needs."""
    return first.upos == "PRON" or first.entity.endswith("-PER")


def _plain_subject(sentence: Sentence, cue: Token, mention: Sequence[Token]) -> bool:
    """Whether an unlisted verb has a name, pronoun or definite noun for its subject and no object after it."""
    objects = [t for t in sentence.children(cue, "obj", "iobj", "ccomp", "xcomp") if t.index > cue.index]
    definite = any(t.upos in ("PROPN", "NOUN") and t.feat("Definite") != "Ind" for t in mention)
    return not any(t.feat("Reflex") != "Yes" for t in objects) and (mention[0].upos == "PRON" or definite)


def _reported_left(sentence: Sentence, cue: Token) -> bool:
    """Whether the tree makes what stands before the verb its content."""
    left = any(t.index < cue.index for t in sentence.children(cue, *_REPORTED))
    governor = sentence.head(cue)
    return left or (governor is not None and governor.index < cue.index and cue.deprel == "parataxis")
