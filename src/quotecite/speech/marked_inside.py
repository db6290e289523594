"""Marked words inside a sentence of the narrator's: the content of a report, a part of it, what something is called."""

from __future__ import annotations

from quotecite.language.phrases import is_finite, noun_phrase
from quotecite.language.trees import Sentence, Token
from quotecite.records import CueKind
from quotecite.speech.clause_starts import can_report, is_known
from quotecite.speech.clauses import Clause, reporting_rows
from quotecite.speech.marked_page import MarkedPage, covers, holds, is_name, report
from quotecite.speech.statements import all_statements, is_denied
from quotecite.speech.subjects import source_of
from quotecite.text.quotation_marks import Stretch
from quotecite.words.lexicon import Takes

_NEAR = 9  # words between a verb of calling and what it calls something
_JUDGES = frozenset({CueKind.SAY, CueKind.WRITE, CueKind.THINK})


def content(stretch: Stretch, on: MarkedPage) -> Clause | None:
    """``Berg sier «vi må bygge»``: the content of a report as a whole, if it is no title."""
    if on.is_title(stretch):
        return None
    return next((c.clause for c in on.told_in(stretch) if covers(stretch, c.parts)), None)


def said(stretch: Stretch, on: MarkedPage) -> Clause | None:
    """``Berg svarte «nei» på spørsmålet``: what the tree hangs on a finite verb of saying right before it."""
    sentence = on.sentence(stretch)
    before = [t for t in sentence.tokens if t.end <= stretch.outer_start][-1:] if sentence is not None else []
    title = on.words(stretch)[:1].isupper() and not on.is_sentence(stretch)
    if sentence is None or not before or not is_finite(before[0]) or title:
        return None
    verb, head = before[0], on.head(stretch)
    if head is None or head.head != verb.index:
        return None
    row = next((r for r in reporting_rows(sentence, verb, on.lexicon) if r.kind is CueKind.SAY), None)
    mention = source_of(sentence, verb, row.lemma, on.lexicon) if row is not None else ()
    if row is None or not mention or is_denied(sentence, verb, row, on.lexicon):
        return None
    return report(sentence, verb, row, mention, stretch.outer_start)


# -- a part of what is reported ------------------------------------------------------------------------------------


def part(stretch: Stretch, on: MarkedPage) -> Clause | None:
    """``Berg mener at planen er «helt på trynet»``: part of what is reported."""
    if not _may_be_part(stretch, on):
        return None
    innermost = min(on.told_around(stretch), key=lambda c: c.end - c.start, default=None)
    clause = innermost.clause if innermost is not None else None
    return _nested(stretch, clause, on) or clause if clause is not None else None


def _nested(stretch: Stretch, outer: Clause, on: MarkedPage) -> Clause | None:
    """``Berg mener at Lie tar feil når han sier at «alt er bra»``: a report inside another, of somebody named there.

    Where nobody is named between the two, *han* is the source of both.
    """
    inner = [s.clause for s in all_statements(outer.sentence, on.lexicon) if holds(s.parts, stretch)]
    last = max(inner, key=lambda clause: clause.cue.start, default=outer)
    between = outer.sentence.tokens[outer.cue.index + 1 : last.mention[0].index]
    outside = {t.index for t in outer.mention}
    named = (t for t in between if t.index not in outside and is_known((t,), on.lexicon))
    return last if last.cue.start > outer.cue.start and any(t.upos != "PRON" for t in named) else None


def in_content(stretch: Stretch, on: MarkedPage) -> Clause | None:
    """``som Berg mener er «for dyr»``, ``sier byer og bygder «har plass til alle»``: the tree makes it the content.

    That of a verb which goes without *at*, though what it reports has no words of its own.
    """
    sentence, head = on.sentence(stretch), on.head(stretch)
    if sentence is None or head is None or not _may_be_part(stretch, on):
        return None
    for told in (head, *sentence.ancestors(head)):
        verb = sentence.head(told)
        if verb is None or told.deprel != "ccomp" or verb.start >= stretch.outer_start:
            continue
        row = next((r for r in reporting_rows(sentence, verb, on.lexicon) if Takes.CLAUSE in r.takes), None)
        mention = source_of(sentence, verb, row.lemma, on.lexicon) if row is not None else ()
        if row is not None and mention and not is_denied(sentence, verb, row, on.lexicon):
            return report(sentence, verb, row, mention, stretch.outer_start)
    return None


def _may_be_part(stretch: Stretch, on: MarkedPage) -> bool:
    """Whether a stretch can be words out of what is reported: several and no title, or one word that tells.

    One word tells as the predicate of what is said (``sier planen er «feig»``), not as a term (``«karoshi»``).
    """
    words = on.words(stretch)
    if words[:1].isupper() or _is_gloss(stretch, on) or on.is_term(stretch):
        return False
    head = on.head(stretch)
    return len(words.split()) > 1 or (head is not None and _is_predicate(head))


def _is_predicate(head: Token) -> bool:
    """Whether a word is what a clause says of its subject."""
    place = head.deprel.partition(":")[0] in ("root", "ccomp", "xcomp", "conj", "advcl", "parataxis")
    return place and head.upos in ("ADJ", "VERB")


def _is_gloss(stretch: Stretch, on: MarkedPage) -> bool:
    """Whether a stretch is a term: after *såkalt*, or explained by another word (``«exit poll», eller måling``)."""
    sentence = on.sentence(stretch)
    tokens = sentence.tokens if sentence is not None else ()
    before = [t for t in tokens if t.end <= stretch.outer_start][-1:]
    after = [t for t in tokens if t.start >= stretch.outer_end][:2]
    named = any(t.lower in on.lexicon.words("so_called") for t in before)
    return named or (len(after) == 2 and after[0].text == "," and after[1].lower in on.lexicon.words("or"))


# -- what something is called --------------------------------------------------------------------------------------


def named(stretch: Stretch, on: MarkedPage) -> Clause | None:
    """``Berg kalte planen «en skandale»``, ``det hun kaller «et eventyr»``, ``omtaler ham som «feig»``.

    A verb of calling, or another of saying with *som*. A name (``kaller ham «Tigeren»``) is nobody's words.
    """
    sentence = on.sentence(stretch)
    if sentence is None or is_name(on.words(stretch)):
        return None
    before = [t for t in sentence.tokens if t.end <= stretch.outer_start][-_NEAR:]
    verb = next((t for t in reversed(before) if _is_verb(sentence, t) and not on.is_marked(t.start)), None)
    if verb is None:
        return None
    if verb.index == 0 and on.in_heading(stretch):
        return None  # a heading that leaves out who: ``Kalte planen «en skandale»``
    as_what = any(t.lower in on.lexicon.words("predicate_mark") for t in before if t.index > verb.index)
    rows = reporting_rows(sentence, verb, on.lexicon)
    row = next((r for r in rows if Takes.NAME in r.takes or (as_what and r.kind in _JUDGES)), None)
    mention = source_of(sentence, verb, row.lemma, on.lexicon) if row is not None else ()
    return report(sentence, verb, row, mention, stretch.outer_start) if row is not None and mention else None


def _is_verb(sentence: Sentence, token: Token) -> bool:
    """Whether a word is a verb, or a participle that looks like an adjective (``vert kalla``)."""
    return token.upos == "VERB" or (token.upos == "ADJ" and bool(sentence.children(token, "aux:pass")))


# -- som Berg sier -------------------------------------------------------------------------------------------------


def compared(stretch: Stretch, on: MarkedPage) -> Clause | None:
    """``«litt armslag», som Berg sier``, ``er, som Berg sa i går, «helt på trynet»``: with *som* right beside it."""
    sentence = on.sentence(stretch)
    for opening in sentence.tokens if sentence is not None else ():
        if sentence is None or opening.lower not in on.lexicon.words("relative"):
            continue
        clause = _comparing(sentence, opening, on)
        if clause is None:
            continue
        gap = (stretch.outer_end, clause.start) if clause.start > stretch.start else (clause.end, stretch.outer_start)
        if gap[0] <= gap[1] and on.page.text[slice(*gap)].strip() in ("", ","):
            return clause
    return None


def _comparing(sentence: Sentence, opening: Token, on: MarkedPage) -> Clause | None:
    """``som Berg sier``: who says it by which word, up to a comma, with nothing that is said after the word."""
    verb = next((t for t in sentence.tokens[opening.index + 1 :] if is_finite(t)), None)
    if verb is None or verb.index == opening.index + 1:
        return None
    rows = [row for row in reporting_rows(sentence, verb, on.lexicon) if row.kind in _JUDGES]
    if not rows or any(Takes.NAME in row.takes for row in rows):
        return None
    mention = noun_phrase(sentence, opening.index + 1, on.lexicon, verb.index)
    ends = (t.index for t in sentence.tokens[verb.index + 1 :] if t.upos == "PUNCT")
    rest = sentence.tokens[verb.index + 1 : next(ends, None)]
    if not mention or not can_report(mention[0], on.lexicon) or any(_brings_a_clause(t) for t in rest):
        return None
    if rest and rest[-1].upos == "ADP":
        return None  # a relative clause: ``som Berg skriver om``
    return Clause(
        sentence=sentence, cue=verb, lemma=rows[0].name, kind=rows[0].kind,
        mention=mention, start=opening.start, end=(rest[-1] if rest else verb).end, final=False,
    )  # fmt: skip


def _brings_a_clause(token: Token) -> bool:
    return is_finite(token) or token.upos == "SCONJ"
