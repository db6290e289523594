"""Indirect statements to candidates: the sentences of the narrator, block by block."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from quotecite.language.page import Page
from quotecite.language.phrases import is_finite
from quotecite.language.trees import Sentence
from quotecite.records import BlockKind, CueKind, QuoteKind
from quotecite.speech.announcing import introduction, pointing_clause
from quotecite.speech.candidates import Candidate, Place
from quotecite.speech.clauses import Clause
from quotecite.speech.contents import in_marks, offsets
from quotecite.speech.statements import Statement, statements
from quotecite.words.lexicon import Lexicon

_SILENT = frozenset({BlockKind.LINK, BlockKind.CREDIT, BlockKind.BYLINE})


def indirect_candidates(
    page: Page, direct: Sequence[Candidate], quoted: Callable[[int], bool], lexicon: Lexicon
) -> tuple[tuple[Candidate, ...], tuple[Clause, ...]]:
    """One candidate for each indirect statement in text order, numbered after the direct ones; reports without content.

    Content that is quoted as a whole is of kind ``marks``.
    """
    clauses = [c.clause for c in direct if c.clause is not None]
    found: list[Candidate] = []
    floor: list[Clause] = []
    for before, sentence in zip((None, *page.sentences), page.sentences, strict=False):
        if page.blocks[sentence.block].kind in _SILENT:
            continue
        read = statements(sentence, quoted, lexicon)
        floor += [s.clause for s in read if not s.parts and not _in_clause(s, clauses)]
        told = tuple(statement for statement in read if statement.parts)
        around = [block.kind for block in page.blocks[before.block if before else 0 : sentence.block + 1]]
        for statement in told or _beside(before, sentence, found, quoted, lexicon, around):
            start, end = statement.parts[0][0], statement.parts[-1][1]
            if _in_clause(statement, clauses) or any(quoted(at) for at, _ in statement.parts):
                continue
            inside = [t for t in statement.clause.sentence.tokens if start <= t.start < end]
            found.append(
                Candidate(
                    index=len(direct) + len(found),
                    kind=QuoteKind.MARKS if in_marks(inside) else QuoteKind.INDIRECT,
                    place=Place(block=sentence.block if told or before is None else before.block, start=start, end=end),
                    parts=statement.parts,
                    clause=statement.clause,
                )
            )
    return tuple(found), tuple(floor)


def _beside(
    before: Sentence | None,
    sentence: Sentence,
    found: Sequence[Candidate],
    quoted: Callable[[int], bool],
    lexicon: Lexicon,
    kinds: Sequence[BlockKind],
) -> tuple[Statement, ...]:
    """What a sentence and the one before it tell together, both of them narration, the first not reported already.

    A sentence after a direct quote points at that.
    """
    if before is None or quoted(before.start) or any(kind is not BlockKind.PARAGRAPH for kind in kinds):
        return ()
    if found and found[-1].parts[-1][1] > before.start:
        return ()
    if before.tokens[-1].text != ":":
        return _pointed_at(before, sentence, lexicon)
    same = before.block == sentence.block and not quoted(sentence.start)
    return _announced(before, sentence, lexicon) if same else ()


def _pointed_at(before: Sentence, sentence: Sentence, lexicon: Lexicon) -> tuple[Statement, ...]:
    """The sentence before one that points back at it (``Mannen er siktet. Det opplyser politiet.``)."""
    clause = pointing_clause(sentence, lexicon) if sentence.tokens[0].lower in lexicon.words("expletive") else None
    if clause is None or clause.kind not in (CueKind.SAY, CueKind.WRITE) or clause.mention[0].upos == "ADV":
        return ()
    parts = offsets(before, [(0, len(before.tokens))], lexicon)
    verbs = any(t.upos in ("VERB", "AUX") for t in before.tokens)
    return (Statement(clause=clause, parts=parts),) if parts and verbs else ()


def _announced(before: Sentence, sentence: Sentence, lexicon: Lexicon) -> tuple[Statement, ...]:
    """The sentence after a colon in the same paragraph (``Berg var klar etter møtet: Skolen må bestå.``).

    Only after a sentence with a word for reporting that tells nothing itself, and only a whole clause about others:
    what says *jeg* or *vi* is direct speech that no sign shows.
    """
    first = sentence.tokens[0]
    clause = _announces(before, lexicon) if first.upos != "CCONJ" and first.text[:1].isalpha() else None
    if clause is None or not _is_clause(sentence):
        return ()
    ours = any(p.person < 3 for t in sentence.tokens for p in lexicon.pronouns(t.text))
    parts = offsets(sentence, [(0, len(sentence.tokens))], lexicon)
    return (Statement(clause=clause, parts=parts),) if not ours else ()


def _is_clause(sentence: Sentence) -> bool:
    """Whether a sentence is a whole clause: its root has a subject, and is finite or has a finite auxiliary."""
    root = next((t for t in sentence.tokens if t.deprel == "root"), None)
    if root is None or not sentence.children(root, "nsubj", "expl", "csubj"):
        return False
    return any(map(is_finite, (root, *sentence.children(root, "aux", "cop"))))


def _announces(before: Sentence, lexicon: Lexicon) -> Clause | None:
    """The clause of a sentence before a colon, if it reports by a verb of saying or thinking or by a predicate."""
    clause = introduction(before, lexicon)
    if clause is None or clause.mention[0].lower in lexicon.words("pointing_back"):
        return None
    predicate = any(lexicon.predicates(t.text) for t in before.children(clause.cue) if t.deprel == "xcomp")
    head = before.head(clause.cue) if clause.cue.deprel == "cop" else None
    predicate = predicate or (head is not None and bool(lexicon.predicates(head.text)))
    says = clause.kind in (CueKind.SAY, CueKind.WRITE, CueKind.THINK) and clause.cue.deprel == "root"
    return clause if says or predicate else None


def _in_clause(statement: Statement, clauses: Iterable[Clause]) -> bool:
    """Whether a statement is part of a direct quote's clause, and no further verb of it.

    A coordinated verb (``sier Berg og mener at``) and a relative clause (``sier Berg, som mener at``) tell more.
    """
    cue = statement.clause.cue
    further = cue.deprel == "conj" or cue.deprel.startswith("acl")
    own = further and all(cue is not clause.cue for clause in clauses)
    return not own and any(clause.start <= cue.start < clause.end for clause in clauses)
