"""Words in quotation marks that report what somebody said: the stretches for which the text shows a source.

Titles, nicknames, glosses and irony stand in the same marks; they are told apart by what is around them. A stretch is
somebody's words when it is the content of a report, part of what is reported indirectly, what somebody calls something
(``kalte planen «en skandale»``), announced by a colon, or repeats a heading.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import attrs

from quotecite.language.page import Page
from quotecite.language.phrases import is_finite
from quotecite.language.trees import Sentence, Token
from quotecite.records import BlockKind, QuoteKind
from quotecite.speech.announcing import introduction, pointing_clause
from quotecite.speech.candidates import Candidate, Place
from quotecite.speech.clauses import Clause, Form, reporting_rows
from quotecite.speech.subjects import source_of
from quotecite.text.quotation_marks import Stretch, find_marks
from quotecite.text.signs import MARKS
from quotecite.words.lexicon import Lexicon, Takes, Verb

_HEADINGS = frozenset({BlockKind.HEADLINE, BlockKind.HEADING})
_AROUND = "".join((" .", *MARKS))
_NEAR = 9  # words between a verb of calling and what it calls something


def with_marks(
    page: Page, told: Sequence[Candidate], quoted: Callable[[int], bool], lexicon: Lexicon, *, first: int
) -> tuple[Candidate, ...]:
    """The indirect statements and the marked words of an article, in text order.

    A statement whose content is marked as a whole is those marked words; one that only holds some keeps them inside.

    Args:
        page: the article.
        told: the indirect statements.
        quoted: tells whether a code point lies in direct speech after a dash.
        lexicon: the word tables.
        first: the number of the first of them.
    """
    text, stretches = page.text, find_marks(page.text, page.blocks)
    found: list[Candidate] = []
    for stretch in stretches:
        if any(map(quoted, range(stretch.start, stretch.end))):
            continue  # direct speech after a dash is never marked a second time
        around = _Around(page, told, found, lexicon)
        clause = around.clause(stretch)
        if clause is not None or page.blocks[stretch.block].kind in _HEADINGS:
            found.append(_candidate(stretch, clause))
    said = [text[c.start : c.parts[-1][1]].casefold() for c in found if c.clause is not None]
    found = [c for c in found if c.clause is not None or _repeats(page, c, said)]
    marked = {c.place.start for c in found}
    outer = [(s.outer_start, s.outer_end) for s in stretches if s.outer_start in marked]
    plain = [c for c in told if c.kind is QuoteKind.INDIRECT and not _covered(c.parts, outer)]
    ordered = sorted((*plain, *found), key=lambda c: (c.start, -c.parts[-1][1]))
    return tuple(attrs.evolve(c, index=n) for n, c in enumerate(ordered, first))


def _candidate(stretch: Stretch, clause: Clause | None) -> Candidate:
    place = Place(block=stretch.block, start=stretch.outer_start, end=stretch.end)
    return Candidate(index=0, kind=QuoteKind.MARKS, place=place, parts=((stretch.start, stretch.end),), clause=clause)


def _repeats(page: Page, candidate: Candidate, said: Sequence[str]) -> bool:
    """Whether a heading's marked words can be somebody's: the whole heading, or words marked again with a source."""
    words_of = page.text[candidate.start : candidate.end]
    whole = page.blocks[candidate.block].span.text.strip(_AROUND) == words_of
    several = len(words_of.split()) > 1  # one word alone is a term
    return (whole and several) or words_of.casefold() in said


def _covered(parts: Sequence[tuple[int, int]], outer: Sequence[tuple[int, int]]) -> bool:
    """Whether all parts of a statement lie in one stretch with its marks."""
    return any(all(start <= a and b <= end for a, b in parts) for start, end in outer)


@attrs.frozen
class _Around:
    """What stands around a stretch."""

    page: Page
    told: Sequence[Candidate]
    found: Sequence[Candidate]
    lexicon: Lexicon

    def clause(self, stretch: Stretch) -> Clause | None:
        """The clause that shows whose words a stretch is; None when nothing does."""
        tries = (self._content, self._named, self._inside, self._announced, self._continued, self._pointed_at)
        return next((clause for show in tries if (clause := show(stretch)) is not None), None)

    def _content(self, stretch: Stretch) -> Clause | None:
        """``«Vi må bygge», sier Berg``, ``Berg sier «vi må bygge»``: the content of a report as a whole."""
        outer = [(stretch.outer_start, stretch.outer_end)]
        overlapping = (c for c in self.told if c.block == stretch.block and c.start < stretch.outer_end)
        return next((c.clause for c in overlapping if _covered(c.parts, outer) or self._ends(c, stretch)), None)

    def _ends(self, statement: Candidate, stretch: Stretch) -> bool:
        """Whether a statement is the last sentence of a longer stretch (``«Nei. Vi må bygge», sier Berg``)."""
        marked = statement.kind is QuoteKind.MARKS
        return marked and stretch.outer_start <= statement.start < stretch.outer_end

    def _inside(self, stretch: Stretch) -> Clause | None:
        """``Berg mener at planen er «helt på trynet»``: part of what is reported, several words and no title."""
        inner = self.page.text[stretch.start : stretch.end]
        if len(inner.split()) < 2 or inner[:1].isupper():
            return None
        holds = [c for c in self.told if any(a <= stretch.start and stretch.end <= b for a, b in c.parts)]
        innermost = min(holds, key=lambda c: c.parts[-1][1] - c.start, default=None)
        return innermost.clause if innermost is not None else None

    def _named(self, stretch: Stretch) -> Clause | None:
        """``Berg kalte planen (for) «en skandale»``, ``omtaler ham som «feig»``, ``det hun kaller «et eventyr»``."""
        sentence = self._sentence(stretch)
        before = [t for t in sentence.tokens if t.end <= stretch.outer_start][-_NEAR:] if sentence else []
        verb = next((t for t in reversed(before) if t.upos == "VERB"), None)
        if sentence is None or verb is None or (verb.index == 0 and self.page.blocks[stretch.block].kind in _HEADINGS):
            return None  # a heading that leaves out who: ``Kalte planen «en skandale»``
        row = next((r for r in reporting_rows(sentence, verb, self.lexicon) if Takes.NAME in r.takes), None)
        mention = source_of(sentence, verb, row.lemma, self.lexicon) if row is not None else ()
        if row is None or not mention or mention[0].start >= stretch.outer_start:
            return None
        return _clause(sentence, verb, row, mention, stretch.outer_start)

    def _announced(self, stretch: Stretch) -> Clause | None:
        """``Berg skriver:`` right before the stretch, in its block or at the end of the one before."""
        before = self.page.text[: stretch.outer_start].rstrip()
        if not before.endswith(":"):
            return None
        near = (*self.page.sentences_in(stretch.block - 1), *self.page.sentences_in(stretch.block))
        sentence = next((s for s in near if s.start < len(before) <= s.end), None)
        if sentence is None:
            return None
        sentence = _until(sentence, len(before))
        clause = introduction(sentence, self.lexicon)
        if clause is not None and clause.form is Form.INTRODUCTION:
            return clause
        return next(filter(None, (self._impersonal(sentence, t) for t in sentence.tokens)), None)

    def _impersonal(self, sentence: Sentence, cue: Token) -> Clause | None:
        """``I loven heter det:``: the document or agent of a reporting word without a subject of its own."""
        row = next(iter(reporting_rows(sentence, cue, self.lexicon)), None) if is_finite(cue) else None
        mention = source_of(sentence, cue, row.lemma, self.lexicon) if row is not None else ()
        if row is None or not mention:
            return None
        return _clause(sentence, cue, row, mention, sentence.end)

    def _continued(self, stretch: Stretch) -> Clause | None:
        """A marked sentence or block right after another one: the same source goes on."""
        before = self.found[-1] if self.found else None
        if before is None or before.clause is None:
            return None
        spoken_of = max(before.parts[-1][1], before.clause.end)  # the clause may stand after the words
        between = self.page.text[spoken_of : stretch.outer_start]
        sentence = self.page.text[stretch.start].isupper() and self.page.text[stretch.end - 1] in ".!?…"
        near = stretch.goes_on or (before.block == stretch.block and sentence)
        return before.clause if near and not any(c.isalnum() for c in between) else None

    def _pointed_at(self, stretch: Stretch) -> Clause | None:
        """``Slik beskriver Berg dagen.`` in the block after a marked one."""
        after = self.page.sentences_in(stretch.block + 1) if stretch.whole else ()
        return pointing_clause(after[0], self.lexicon) if after else None

    def _sentence(self, stretch: Stretch) -> Sentence | None:
        inside = (s for s in self.page.sentences_in(stretch.block) if s.start <= stretch.outer_start < s.end)
        return next(inside, None)


def _clause(sentence: Sentence, cue: Token, row: Verb, mention: tuple[Token, ...], end: int) -> Clause:
    return Clause(
        sentence=sentence, cue=cue, lemma=row.name, kind=row.kind, mention=mention,
        start=sentence.start, end=end, final=False,
    )  # fmt: skip


def _until(sentence: Sentence, end: int) -> Sentence:
    """The sentence up to an offset, when it goes on after the colon."""
    kept = tuple(t for t in sentence.tokens if t.start < end)
    if len(kept) == len(sentence.tokens):
        return sentence
    inside = tuple(attrs.evolve(t, head=-1) if (t.head or 0) >= len(kept) else t for t in kept)
    return attrs.evolve(sentence, tokens=inside)
