"""Dash lines that nobody says: the items of a list, a minus before a number, the entry after a clock time.

What stands above a list ends in a colon too, but it names nobody who could speak (``Dette bør du gjøre:``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from quotecite.language.names import NameKind
from quotecite.language.page import Page
from quotecite.language.phrases import is_finite
from quotecite.language.trees import Sentence, Token
from quotecite.speech.announcing import introduction
from quotecite.speech.clauses import Form, subject_of
from quotecite.speech.labels import label
from quotecite.text.dash_lines import Line
from quotecite.words.lexicon import Lexicon

_LONGEST = 160  # code points of an item
_STOPS = frozenset(".!?:;")


def unspoken(page: Page, lines: Sequence[Line], reported: frozenset[int], lexicon: Lexicon) -> frozenset[int]:
    """The dashes of lines that nobody says; ``reported`` are those of lines with a reporting clause.

    Items are two or more lines right below each other, under a line that ends in a colon and names nobody; each is one
    short sentence that is no question and says neither *jeg* nor *vi*, and none has a clause. Where they tell the
    reader what to do (``– Vask hendene.``), a heading is enough above them, and words with a clause may follow.
    """
    found = {line.dash for line in lines if line.timed and line.dash not in reported}
    for run in _runs(page.text, lines):
        above = _above(page, run[0])
        if above is None or _announces_somebody(page, above, lexicon):
            continue
        announced = page.text[above.end - 1] == ":"
        found |= {line.dash for line in run[:1] if announced and _is_minus(page, line, lexicon)}
        if _names_somebody(page, above):
            continue
        items = list(takewhile(lambda line: line.dash not in reported and _is_item(page, line, lexicon), run))
        steps = _are_steps([_tokens(page, line) for line in items])
        if len(items) > 1 and (steps or (announced and items == run)):
            found |= {line.dash for line in items}
    return frozenset(found)


def _runs(text: str, lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines right below (or, in one block, after) each other.

    A line with something before its dash begins a run, and so does one that stands farther off than the others.
    """
    run: list[Line] = []
    for line in lines:
        gap = text[run[-1].end : line.dash].count("\n") if run else 0
        farther = len(run) > 1 and gap > text[run[-2].end : run[-1].dash].count("\n")
        if run and (line.lead or farther or line.block > run[-1].block + 1):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _above(page: Page, line: Line) -> Sentence | None:
    """What stands over a line: the sentence before its dash, the last one of the block above if that ends in a colon.

    Of a heading, the last sentence in any case.
    """
    before = page.sentences_before(line.block, line.dash)
    if not line.lead and line.block:
        before = page.sentences_in(line.block - 1)
    over = before[-1] if before else None
    heading = not line.lead and line.block and page.is_heading(line.block - 1)
    return over if over is not None and (heading or page.text[over.end - 1] == ":") else None


def _names_somebody(page: Page, sentence: Sentence) -> bool:
    """Whether a person's name stands in a sentence, wherever."""
    names = (page.name_at(t) for t in sentence.tokens)
    return any(name is not None and name.kind is NameKind.PERSON for name in names)


def _announces_somebody(page: Page, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a sentence announces somebody who can speak, or is a label in capitals (``KREVER SVAR:``)."""
    if page.text[sentence.start : sentence.end].isupper() or label(page, sentence, lexicon) is not None:
        return True
    clause = introduction(sentence, lexicon)
    if clause is not None and clause.form is Form.INTRODUCTION:
        return _can_speak(clause.mention[0], lexicon)
    subjects = (subject_of(sentence, t) for t in sentence.tokens if t.deprel == "root")
    return any(_can_speak(t, lexicon) and _is_somebody(page, t, lexicon) for t in subjects if t)


def _can_speak(first: Token, lexicon: Lexicon) -> bool:
    """Whether a subject can be somebody who speaks in the lines below: not *du*, *vi*, *det* or *dette*."""
    readings = lexicon.pronouns(first.text)
    third = any(p.person == 3 and p.kind == "subject" for p in readings)
    return (third or (not readings and first.upos != "PRON")) and first.lower not in lexicon.words("expletive")


def _is_somebody(page: Page, token: Token, lexicon: Lexicon) -> bool:
    """Whether a subject is a pronoun, a person's name or a noun for a person."""
    name = page.name_at(token)
    named = name is not None and name.kind is NameKind.PERSON
    return token.upos == "PRON" or named or (token.upos == "NOUN" and lexicon.names_one(token.text))


def _is_item(page: Page, line: Line, lexicon: Lexicon) -> bool:
    """Whether a line can be an item of a list."""
    tokens = _tokens(page, line)
    ours = (p for t in tokens for p in lexicon.pronouns(t.text) if p.person == 1 and p.kind != "possessive")
    short = line.end - line.content <= _LONGEST and sum(t.text in _STOPS for t in tokens[:-1]) == 0
    return short and page.text[line.end - 1] != "?" and not any(ours)


def _are_steps(items: Sequence[Sequence[Token]]) -> bool:
    """Whether items tell the reader what to do: one is in the imperative, and none states anything.

    The tagger overlooks many an imperative (``– Ring lege.``). What follows a subjunction does not count.
    """
    main = [t for item in items for t in takewhile(lambda t: t.upos != "SCONJ", item)]
    moods = {t.feat("Mood") for t in main}
    return "Imp" in moods and "Ind" not in moods


def _is_minus(page: Page, line: Line, lexicon: Lexicon) -> bool:
    """``Kulderekord: – 0,5 grader``: a number and what is measured, and no verb right after that."""
    number, measure, after = (*_tokens(page, line)[:3], None, None, None)[:3]
    measured = number is not None and measure is not None and measure.lower in lexicon.words("measure")
    return number is not None and number.text[0].isdigit() and measured and not (after is not None and is_finite(after))


def _tokens(page: Page, line: Line) -> list[Token]:
    sentences = page.sentences_at(line.block, line.content, line.end)
    return [t for s in sentences for t in s.tokens if line.content <= t.start < line.end]
