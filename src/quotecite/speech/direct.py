"""Dash lines to stretches of directly quoted words: what is said, and what is the narrator's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import dropwhile

import regex

from quotecite.language.page import Page
from quotecite.language.phrases import is_finite
from quotecite.language.trees import Sentence, Token
from quotecite.records import Block, BlockKind, QuoteKind
from quotecite.speech.candidates import Candidate, Place
from quotecite.speech.clauses import Clause, reporting_rows, subject_of
from quotecite.speech.closing import closing_clause
from quotecite.speech.unspoken import unspoken
from quotecite.text import signs
from quotecite.text.dash_lines import Line, find_lines
from quotecite.text.signs import BLANK, CLOSING_MARKS, DASH, OPENING_MARKS
from quotecite.words.lexicon import Lexicon

_TRAILING_DASH = re.compile(rf"{BLANK}*{DASH}{BLANK}*$")
_LEADING_DASH = re.compile(rf"(?:,|{BLANK})*(?:(?P<dash>{DASH}){BLANK}+)?")
_QUESTION = re.compile(rf"\?(?:{BLANK}|[{CLOSING_MARKS}])*$")


def direct_candidates(page: Page, lexicon: Lexicon) -> tuple[Candidate, ...]:
    """One candidate for each dash line, a further one where words are resumed with a new dash after the clause."""
    text = page.text
    lines = find_lines(text, page.blocks, lexicon)
    clauses = {line.dash: closing_clause(_inside(page, line), line.content, line.end, lexicon) for line in lines}
    silent = unspoken(page, lines, frozenset(dash for dash, clause in clauses.items() if clause), lexicon)
    found: list[Candidate] = []
    for line in (line for line in lines if line.dash not in silent):
        end, clause, inside = _without_credit(text, line, lexicon), clauses[line.dash], _inside(page, line)
        for kind, parts, own in _stretches(text, page.blocks[line.block], line, end, clause, inside, lexicon):
            if parts:
                found.append(
                    Candidate(
                        index=len(found),
                        kind=kind,
                        place=Place(block=line.block, start=line.dash, end=line.end),
                        parts=tuple(parts),
                        clause=own,
                        question=bool(_QUESTION.search(text, parts[0][0], parts[-1][1])),
                        lead=line.lead,
                    )
                )
    return tuple(found)


def _inside(page: Page, line: Line) -> list[Sentence]:
    """The sentences of which a line holds something."""
    return list(page.sentences_at(line.block, line.content, line.end))


def _stretches(
    text: str,
    block: Block,
    line: Line,
    end: int,
    clause: Clause | None,
    sentences: Sequence[Sentence],
    lexicon: Lexicon,
) -> list[tuple[QuoteKind, list[tuple[int, int]], Clause | None]]:
    """The stretches of words in one line: kind, parts and reporting clause of each."""
    if clause is None:
        span = trimmed(text, line.content, end)
        if span is None:
            return []
        heading = block.kind in (BlockKind.HEADLINE, BlockKind.HEADING) or (line.lead and _title_style(text, span))
        return [(QuoteKind.HEADING if heading else QuoteKind.DASH, [span], None)]
    before = trimmed(text, line.content, clause.start, comma=True)
    parts = [before] if before else []
    leading = _LEADING_DASH.match(text, clause.end, end)
    at = leading.end() if leading else clause.end
    if leading and leading["dash"]:
        rest = trimmed(text, at, end)
        return [(QuoteKind.DASH, parts, clause), (QuoteKind.DASH, [rest] if rest else [], None)]
    after = [s for s in sentences if s.start >= clause.end and s.start < end]
    if clause.final:
        after = _still_speaking(after, lexicon)
        at = after[0].start if after else end
    again = closing_clause(after, after[0].start, end, lexicon) if after else None
    if again is not None and again.mention and again.mention[0].upos != "PRON":
        first = trimmed(text, at, after[0].start)
        second = trimmed(text, after[0].start, again.start, comma=True)
        own = [(QuoteKind.DASH, [second], again)] if second else []
        return [(QuoteKind.DASH, [*parts, *([first] if first else [])], clause), *own]
    rest = trimmed(text, at, again.start if again else end, comma=again is not None)
    return [(QuoteKind.DASH, [*parts, *([rest] if rest else [])], clause)]


def _still_speaking(sentences: list[Sentence], lexicon: Lexicon) -> list[Sentence]:
    """The sentences after a clause, without a new dash, that are the speaker's; none unless one says *jeg* or *vi*.

    Sentences at the beginning that tell of *han*, *hun* or somebody by name are the narrator's.
    """
    if not any(_speaks_on(sentence, lexicon) for sentence in sentences):
        return []
    return list(dropwhile(lambda sentence: _tells_of_somebody(sentence, lexicon), sentences))


def _tells_of_somebody(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a sentence begins with *han*, *hun* or a person's name."""
    first = sentence.tokens[0]
    return first.entity.endswith("PER") or any(p.person == 3 and p.gender for p in lexicon.pronouns(first.text))


def _speaks_on(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a sentence after the clause is still the speaker's: *jeg* or *vi* in it, and nobody else says it."""
    marked = _in_marks(sentence)
    ours = [t for t in sentence.tokens if t.index not in marked and _first_person(t, lexicon)]
    return bool(ours) and not any(_reported_by_another(sentence, t, lexicon) for t in sentence.tokens)


def _first_person(token: Token, lexicon: Lexicon) -> bool:
    readings = lexicon.pronouns(token.text) if token.upos in ("PRON", "DET") else ()
    return any(p.person == 1 and p.kind != "possessive" for p in readings)


def _reported_by_another(sentence: Sentence, verb: Token, lexicon: Lexicon) -> bool:
    """Whether a token is a reporting verb whose subject is not the speaker (``Hun sier at vi …``)."""
    if not is_finite(verb) or not reporting_rows(sentence, verb, lexicon):
        return False
    subject = subject_of(sentence, verb)
    content = [t for t in sentence.children(verb, "ccomp", "xcomp") if t.index > verb.index]
    return subject is not None and not _first_person(subject, lexicon) and bool(content)


def _in_marks(sentence: Sentence) -> frozenset[int]:
    """The indices of the tokens between quotation marks."""
    inside: set[int] = set()
    opened = False
    for token in sentence.tokens:
        opened = (opened or token.text in OPENING_MARKS) and not (opened and token.text in CLOSING_MARKS)
        if opened:
            inside.add(token.index)
    return frozenset(inside)


def _title_style(text: str, span: tuple[int, int]) -> bool:
    """Whether words stand like a title: short, without a final full stop."""
    words = text[span[0] : span[1]]
    return len(words) <= 80 and not re.search(r"[.!?…:]\W*$", words) and ". " not in words


def _without_credit(text: str, line: Line, lexicon: Lexicon) -> int:
    """Where a line's words end at the latest: before a credit (``Foto: …``) at the end of a caption."""
    for match in regex.finditer(r"[\(]?\b(\p{L}[\p{L}/ ]{2,24}?)\s*:", text, pos=line.content, endpos=line.end):
        if lexicon.is_credit_label(match[1]) and match.start() > line.content:
            return match.start()
    return line.end


def trimmed(text: str, start: int, end: int, *, comma: bool = False) -> tuple[int, int] | None:
    """The offsets without blanks at either end and, before a clause, without the comma; None if empty."""
    inside = signs.trimmed(text, start, end)
    if inside is None or not comma:
        return inside
    dash = _TRAILING_DASH.search(text, *inside)
    end = dash.start() if dash else inside[1]
    return signs.trimmed(text, inside[0], end - text.endswith(",", inside[0], end))
