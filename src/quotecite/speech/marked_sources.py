"""What shows whose words a stretch in quotation marks is: the clause after it, before it, around it, or a signature."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from quotecite.language.page import Page
from quotecite.language.phrases import is_finite, noun_phrase
from quotecite.language.trees import Sentence, Token
from quotecite.records import BlockKind, CueKind
from quotecite.speech.announcing import introduction, pointing_clause
from quotecite.speech.candidates import Candidate
from quotecite.speech.clause_starts import Start, can_report, is_known
from quotecite.speech.clauses import Clause, Form, reporting_rows
from quotecite.speech.closing import clause_at, closing_clause
from quotecite.speech.contents import before_clause
from quotecite.speech.labels import label
from quotecite.speech.statements import all_statements
from quotecite.speech.subjects import source_of
from quotecite.text.quotation_marks import Stretch
from quotecite.text.signatures import Signature, find_signatures
from quotecite.text.signs import trimmed
from quotecite.words.lexicon import Lexicon, Takes, Verb

_HEADINGS = frozenset({BlockKind.HEADLINE, BlockKind.HEADING})
_NEAR = 9  # words between a verb of calling and what it calls something
_BREAKS = tuple(",-–—")  # signs after a clause that interrupts somebody's words
_FINAL = tuple(".!?…")

Parts = tuple[tuple[int, int], ...]


@attrs.frozen(kw_only=True)
class Sources:
    """An article with its indirect statements (``told``) and its ``stretches``: what shows whose words each one is."""

    page: Page
    told: Sequence[Candidate]
    stretches: Sequence[Stretch]
    lexicon: Lexicon

    def of(self, stretch: Stretch) -> tuple[Clause | None, Parts]:
        """The clause that shows whose words a stretch is, and what is said in it; no clause when nothing shows it.

        Of a stretch without a mark at one end a clause must tell where the words begin or end.
        """
        if not stretch.opened:
            return self._after(stretch), ((self._first(stretch), stretch.end),)
        if not stretch.closed and (clause := self._within(stretch)) is not None:
            return clause, self._without(stretch, clause)
        tries = (
            self._after, self._content, self._named, self._framed, self._part, self._announced, self._signed,
            self._pointed_at,
        )  # fmt: skip
        clause = next((clause for show in tries if (clause := show(stretch)) is not None), None)
        return clause, ((stretch.start, stretch.end),)

    # -- after the words

    def _after(self, stretch: Stretch) -> Clause | None:
        """``«Vi må bygge», sier Berg``: the clause that begins after a stretch which begins a sentence.

        A title in a clause of the narrator's (``«Havet», mener Berg, er god``, ``«Havet» har Berg skrevet``, ``«Havet»
        er filmen til Berg``) is nobody's words.
        """
        word = self._next_word(stretch)
        if word is None or not self._begins_sentence(stretch):
            return None
        sentence, token = word
        limit = self._limit(stretch)
        between = self.page.text[stretch.outer_end : token.start]
        start = Start(
            sentence=sentence, word=token, inside=sum(t.start < limit for t in sentence.tokens), lexicon=self.lexicon,
            parted="," in between or self.page.text[stretch.outer_end - 2] in ",?!",
        )  # fmt: skip
        clause = clause_at(start)
        titled = clause is not None and clause.form is Form.NOUN and clause.cue.lower not in self._saying_nouns
        if clause is None or titled or not (clause.final or self._joined(clause)):
            return None
        return clause if start.parted or self._is_sentence(stretch) or clause.kind is CueKind.SAY else None

    @property
    def _saying_nouns(self) -> frozenset[str]:
        return self.lexicon.words("saying_noun")

    def _next_word(self, stretch: Stretch) -> tuple[Sentence, Token] | None:
        """The word right after a stretch, perhaps with a comma between, if a clause can begin with it."""
        for sentence in self.page.sentences_in(stretch.block):
            word = next((t for t in sentence.tokens if t.start >= stretch.outer_end and t.text != ","), None)
            if word is not None:
                between = self.page.text[stretch.outer_end : word.start].strip()
                return (sentence, word) if between in ("", ",") and word.text[:1].islower() else None
        return None

    def _limit(self, stretch: Stretch) -> int:
        """Where a clause after a stretch must end: before the next stretch, if a comma or a dash stands there."""
        after = (s for s in self.stretches if s.block == stretch.block and s.start > stretch.end)
        for following in after:
            before = self.page.text[: following.outer_start].rstrip()
            if before.endswith(_BREAKS):
                return len(before.rstrip("".join(_BREAKS)).rstrip())
        return self.page.blocks[stretch.block].span.end

    def _joined(self, clause: Clause) -> bool:
        """Whether a clause that does not end its sentence is followed by one that is joined to it (``, og viser til``)."""
        after = (t for t in clause.sentence.tokens if t.start >= clause.end and t.upos != "PUNCT")
        return next((t.upos in ("CCONJ", "SCONJ") for t in after), True)

    def _begins_sentence(self, stretch: Stretch) -> bool:
        """Whether nothing but marks stands before a stretch in its sentence, or what announces it."""
        sentence = self._sentence(stretch)
        start = max(sentence.start if sentence is not None else 0, self._end_before(stretch))
        before = self.page.text[start : stretch.outer_start].rstrip()
        return before.endswith(":") or not any(c.isalnum() for c in before)

    def _end_before(self, stretch: Stretch) -> int:
        """Where the stretch before this one in the same block ends; 0 for none."""
        return max((s.outer_end for s in self.stretches if s.block == stretch.block and s.end < stretch.start), default=0)

    # -- a mark is missing

    def _first(self, stretch: Stretch) -> int:
        """Where words begin that no mark opens: at the block's beginning, or after the last sentence about somebody."""
        sentences = [s for s in self.page.sentences_in(stretch.block) if s.start < stretch.end]
        about = [n for n, s in enumerate(sentences[:-1]) if any(t.entity.endswith("PER") for t in s.tokens)]
        return sentences[about[-1] + 1].start if about else stretch.start

    def _within(self, stretch: Stretch) -> Clause | None:
        """``«Vi må bygge, sier Berg``: the clause in a stretch that no mark closes."""
        return closing_clause(self._sentences_of(stretch), stretch.start, stretch.end, self.lexicon)

    def _without(self, stretch: Stretch, clause: Clause) -> Parts:
        """The words of a stretch before a clause in it, and after it when it does not end its sentence."""
        ends = [(stretch.start, clause.start), *(() if clause.final else [(clause.end, stretch.end)])]
        spans = (trimmed(self.page.text, start, end) for start, end in ends)
        return tuple(self._without_commas(*span) for span in spans if span is not None)

    def _without_commas(self, start: int, end: int) -> tuple[int, int]:
        words = self.page.text[start:end]
        return start + len(words) - len(words.lstrip(", ")), end - len(words) + len(words.rstrip(", "))

    # -- around the words

    def _content(self, stretch: Stretch) -> Clause | None:
        """``Berg sier «vi må bygge»``, ``«Vi må bygge» er svaret fra Berg``: the content of a report as a whole."""
        overlapping = (c for c in self.told if c.block == stretch.block and c.start < stretch.outer_end)
        return next((c.clause for c in overlapping if _covers(stretch, c.parts)), None)

    def _part(self, stretch: Stretch) -> Clause | None:
        """``Berg mener at planen er «helt på trynet»``: part of what is reported, several words and no title."""
        words = self.page.text[stretch.start : stretch.end]
        if len(words.split()) < 2 or words[:1].isupper():
            return None
        holds = [c for c in self.told if _holds(c.parts, stretch)]
        innermost = min(holds, key=lambda c: c.end - c.start, default=None)
        clause = innermost.clause if innermost is not None else None
        return self._nested(stretch, clause) or clause if clause is not None else None

    def _nested(self, stretch: Stretch, outer: Clause) -> Clause | None:
        """``Berg mener at Lie tar feil når han sier at «alt er bra»``: a report inside another, of somebody named there.

        Where nobody is named between the two, *han* is the source of both.
        """
        inner = [s.clause for s in all_statements(outer.sentence, self.lexicon) if _holds(s.parts, stretch)]
        last = max(inner, key=lambda clause: clause.cue.start, default=outer)
        between = outer.sentence.tokens[outer.cue.index + 1 : last.mention[0].index]
        outside = {t.index for t in outer.mention}
        named = (t for t in between if t.index not in outside and is_known((t,), self.lexicon))
        return last if last.cue.start > outer.cue.start and any(t.upos != "PRON" for t in named) else None

    def _named(self, stretch: Stretch) -> Clause | None:
        """``Berg kalte planen (for) «en skandale»``, ``omtaler ham som «feig»``, ``det hun kaller «et eventyr»``."""
        sentence = self._sentence(stretch)
        before = [t for t in sentence.tokens if t.end <= stretch.outer_start][-_NEAR:] if sentence else []
        verb = next((t for t in reversed(before) if t.upos == "VERB" and not self._marked(t)), None)
        if sentence is None or verb is None or (verb.index == 0 and self.page.blocks[stretch.block].kind in _HEADINGS):
            return None  # a heading that leaves out who: ``Kalte planen «en skandale»``
        row = next((r for r in reporting_rows(sentence, verb, self.lexicon) if Takes.NAME in r.takes), None)
        mention = source_of(sentence, verb, row.lemma, self.lexicon) if row is not None else ()
        if row is None or not mention or mention[0].start >= stretch.outer_start:
            return None
        return _clause(sentence, verb, row, mention, stretch.outer_start)

    def _framed(self, stretch: Stretch) -> Clause | None:
        """``«litt armslag», som Berg sier``, ``er, som Berg sa i går, «helt på trynet»``: with *som* right beside it."""
        sentence = self._sentence(stretch)
        for opening in sentence.tokens if sentence is not None else ():
            if opening.lower not in self.lexicon.words("relative"):
                continue
            clause = self._comparing(sentence, opening)
            if clause is None:
                continue
            after = opening.start >= stretch.outer_end and self._next_word(stretch) == (sentence, opening)
            between = self.page.text[clause.end : stretch.outer_start].strip()
            if after or (clause.end <= stretch.outer_start and between in ("", ",")):
                return clause
        return None

    def _comparing(self, sentence: Sentence, opening: Token) -> Clause | None:
        """``som Berg sier``: who says it by which word, up to a comma, with nothing that is said after the word."""
        closings = {phrase.around[1][0] for phrase in self.lexicon.framing_phrases(opening.text)}
        verb = next((t for t in sentence.tokens[opening.index + 1 :] if is_finite(t)), None)
        if verb is None or verb.lower not in closings or verb.index == opening.index + 1:
            return None
        mention = noun_phrase(sentence, opening.index + 1, self.lexicon, verb.index)
        ends = (t for t in sentence.tokens[verb.index + 1 :] if t.upos == "PUNCT")
        last = next(ends, sentence.tokens[-1]).index
        rest = sentence.tokens[verb.index + 1 : last]
        if not mention or not can_report(mention[0], self.lexicon) or any(_goes_on(t) for t in rest):
            return None
        if rest and rest[-1].upos == "ADP":
            return None  # a relative clause: ``som Berg skriver om``
        row = next(iter(reporting_rows(sentence, verb, self.lexicon)), None)
        return Clause(
            sentence=sentence, cue=verb, lemma=row.name if row else verb.lemma, kind=row.kind if row else None,
            mention=mention, start=opening.start, end=(rest[-1] if rest else verb).end, final=False,
        )  # fmt: skip

    def _marked(self, token: Token) -> bool:
        """Whether a word stands in quotation marks."""
        return any(s.outer_start <= token.start < s.outer_end for s in self.stretches if s.paired)

    # -- before the words

    def _announced(self, stretch: Stretch) -> Clause | None:
        """``Berg skriver:``, ``Berg er uenig:``, ``Og fra Berg:`` before a stretch, in its block or the one before."""
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
        impersonal = next(filter(None, (self._impersonal(sentence, t) for t in sentence.tokens)), None)
        if impersonal is not None or not self._is_sentence(stretch):
            return impersonal
        if clause is not None:
            return clause if is_known(clause.mention, self.lexicon) else None
        return label(self.page, sentence, self.lexicon)

    def _impersonal(self, sentence: Sentence, cue: Token) -> Clause | None:
        """``I loven heter det:``: the document or agent of a reporting word without a subject of its own."""
        row = next(iter(reporting_rows(sentence, cue, self.lexicon)), None) if is_finite(cue) else None
        mention = source_of(sentence, cue, row.lemma, self.lexicon) if row is not None else ()
        if row is None or not mention:
            return None
        return _clause(sentence, cue, row, mention, sentence.end)

    def _is_sentence(self, stretch: Stretch) -> bool:
        """Whether a stretch is a sentence of its own: a capital, and a full stop or a finite verb."""
        words = self.page.text[stretch.start : stretch.end]
        tokens = (t for s in self._sentences_of(stretch) for t in s.tokens)
        verbs = (is_finite(t) for t in tokens if stretch.start <= t.start < stretch.end)
        return not words[0].islower() and (words.endswith(_FINAL) or any(verbs))

    # -- in a sentence of its own

    def _signed(self, stretch: Stretch) -> Clause | None:
        """``«Vi må bygge.» – Kari Berg, Lia``: the signature after a stretch, in its block or the next one."""
        for signature in self._signatures():
            between = self.page.text[stretch.outer_end : signature.dash]
            if stretch.outer_end <= signature.dash and not any(c.isalnum() for c in between):
                return self._signature(signature)
        return None

    def _signatures(self) -> Iterator[Signature]:
        yield from find_signatures(self.page.text, self.page.blocks, self.lexicon)

    def _signature(self, signature: Signature) -> Clause | None:
        for sentence in self.page.sentences_in(signature.block):
            first = next((t.index for t in sentence.tokens if t.start >= signature.start), None)
            if first is not None:
                mention = noun_phrase(sentence, first, self.lexicon)
                return Clause(
                    sentence=sentence, cue=sentence.tokens[first], lemma="", kind=None, mention=mention,
                    start=sentence.start, end=sentence.end, final=True, form=Form.SIGNATURE,
                )  # fmt: skip
        return None

    def _pointed_at(self, stretch: Stretch) -> Clause | None:
        """``Det sier Berg.``, ``Slik beskriver Berg dagen.`` right after marked words, or in the block after them."""
        later = [s for s in self.page.sentences_in(stretch.block) if s.start >= stretch.end]
        if not later and stretch.whole:
            later = list(self.page.sentences_in(stretch.block + 1))
        if not later or any(c.isalnum() for c in self.page.text[stretch.outer_end : later[0].start]):
            return None
        return pointing_clause(later[0], self.lexicon)

    # -- where it stands

    def _sentences_of(self, stretch: Stretch) -> list[Sentence]:
        """The sentences of which a stretch holds something."""
        inside = self.page.sentences_in(stretch.block)
        return [s for s in inside if s.start < stretch.end and s.end > stretch.outer_start]

    def _sentence(self, stretch: Stretch) -> Sentence | None:
        """The sentence in which a stretch begins."""
        return next(iter(self._sentences_of(stretch)), None)


def _covers(stretch: Stretch, parts: Parts) -> bool:
    """Whether all parts of a statement lie in a stretch with its marks."""
    return all(stretch.outer_start <= start and end <= stretch.outer_end for start, end in parts)


def _holds(parts: Parts, stretch: Stretch) -> bool:
    """Whether one part of a statement holds a stretch."""
    return any(start <= stretch.start and stretch.end <= end for start, end in parts)


def _goes_on(token: Token) -> bool:
    """Whether a word brings a clause: a finite verb or a subordinating word."""
    return is_finite(token) or token.upos == "SCONJ"


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
