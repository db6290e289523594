"""brat stand-off (https://brat.nlplab.org/standoff.html): output to correct by hand, and corrections as gold.

A quote is a text-bound annotation of its kind (``Dash``, ``Heading``, ``Marks``, ``Indirect``), each part a fragment.
Relations lead from it to its source (``Speaker``), to the words that name the source (``Named``), to whom it was said
(``SaidTo``) and to the reporting word (``ReportedBy``). A source is annotated once, at its first mention; a note on it
gives its full name. A speaker without a mention (the journalist) stands in a note on the quote:
``speaker: intervjuer (interviewer)``. The attribute ``Uncertain`` marks what careful readers could judge otherwise.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

import attrs

from quotecite.errors import FormatError
from quotecite.evaluate import GoldArticle, GoldItem, GoldSource
from quotecite.formats.vocabulary import QUOTES as _QUOTES
from quotecite.formats.vocabulary import RELATIONS as _RELATIONS
from quotecite.formats.vocabulary import SOURCES as _SOURCES
from quotecite.formats.vocabulary import SPEAKER as _SPEAKER
from quotecite.formats.vocabulary import WORDS as _WORDS
from quotecite.formats.vocabulary import speaker_note
from quotecite.records import Article, Quote, Source
from quotecite.text.signs import LINE_ENDS
from quotecite.text.surrogates import check

_PIECE = re.compile(f"[^\t{LINE_ENDS}]+")  # a tab would end the column of the words
_BETWEEN_PIECES = re.compile(rf"\s*[\t{LINE_ENDS}]\s*")
_BOUND = re.compile(r"(T\d+)\t(\w+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)$")
_RELATION = re.compile(r"R\d+\t(\w+) Arg1:(T\d+) Arg2:(T\d+)\s*$")
_NOTE = re.compile(r"#\d+\tAnnotatorNotes (T\d+)\t(.*)$")
_ATTRIBUTE = re.compile(r"A\d+\tUncertain (T\d+)\s*$")
Fragments = tuple[tuple[int, int], ...]


def to_brat(article: Article) -> str:
    """The quotes of an article as an ``.ann`` file for brat; the ``.txt`` beside it is ``article.text`` as it is.

    Offsets are code points, as brat counts. A stretch with a line break or a tab in it is written in fragments, which
    `from_brat` joins again.

    Raises:
        FormatError: the text or a source's name holds half a character (a lone surrogate), which no file can hold.
    """
    check(article.text, "the text")
    writer = _Writer(text=article.text)
    sources = {source.id: writer.source(source) for source in article.sources if source.mentions}
    for quote in article.quotes:
        writer.quote(quote, sources)
    return "".join(line + "\n" for line in writer.lines)


def brat_config() -> Mapping[str, str]:
    """The files ``annotation.conf`` and ``visual.conf`` that brat wants in the folder of the annotations."""
    any_quote = "|".join(_QUOTES)
    targets = {name: "|".join(kinds) for name, kinds in _RELATIONS.items()}
    entities = "\n".join(("[entities]", *_QUOTES, *_SOURCES, *_WORDS))
    relations = "\n".join(
        ("[relations]", *(f"{name}\tArg1:{any_quote}, Arg2:{kinds}" for name, kinds in targets.items()),
         "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>")
    )  # fmt: skip
    attributes = f"[attributes]\nUncertain\tArg:{any_quote}"
    drawing = "\n".join(
        ("[labels]", "[drawing]", *(f"{name}\tbgColor:#dcebf8" for name in _QUOTES),
         *(f"{name}\tbgColor:#fdebc8" for name in _SOURCES), "Uncertain\tglyph:?")
    )  # fmt: skip
    return {
        "annotation.conf": f"{entities}\n\n{relations}\n\n[events]\n\n{attributes}\n",
        "visual.conf": f"{drawing}\n",
    }


def from_brat(text: str, ann: str, *, id: str, variety: str = "nb") -> GoldArticle:
    """An annotation from brat as gold: evaluate quotecite against it, or write it with ``evaluate.write_gold``.

    Args:
        text: the text that was annotated.
        ann: the content of the ``.ann`` file.
        id: what to call the article.
        variety: ``nb`` or ``nn``.

    Raises:
        FormatError: a line is malformed, points where nothing is, or has other words than the text at its place; the
            message names the line.
    """
    return _Reader(text=text).read(ann, id, variety)


@attrs.define
class _Writer:
    """Lines of an ``.ann`` file with their running numbers."""

    text: str
    lines: list[str] = attrs.field(factory=list)
    counts: Counter[str] = attrs.field(factory=Counter)

    def source(self, source: Source) -> str:
        span = source.mentions[0].span
        mark = self.bound(source.kind.value.capitalize(), ((span.start, span.end),))
        self.note(mark, check(source.name, f"the name of source {source.id}"))
        return mark

    def quote(self, quote: Quote, sources: Mapping[str, str]) -> None:
        mark = self.bound(quote.kind.value.capitalize(), tuple((p.start, p.end) for p in quote.parts))
        for source in quote.speakers:
            if source.id in sources:
                self.relation("Speaker", mark, sources[source.id])
            else:
                self.note(mark, speaker_note(source))
        words = [("Named", "Mention", quote.mention.span)] if quote.mention else []
        words += [("ReportedBy", "Cue", quote.cue.span)] if quote.cue else []
        for relation, kind, span in (*words, *(("SaidTo", "Medium", span) for span in quote.media)):
            self.relation(relation, mark, self.bound(kind, ((span.start, span.end),)))

    def bound(self, kind: str, fragments: Fragments) -> str:
        pieces = [piece for start, end in fragments for piece in self._pieces_of(start, end)]
        mark = self._next("T")
        places = ";".join(f"{a} {b}" for a, b in pieces)
        self.lines.append(f"{mark}\t{kind} {places}\t{' '.join(self.text[a:b] for a, b in pieces)}")
        return mark

    def _pieces_of(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """A stretch without its line breaks and tabs: brat wants none inside a fragment."""
        for match in _PIECE.finditer(self.text, start, end):
            yield match.span()

    def relation(self, name: str, one: str, other: str) -> None:
        self.lines.append(f"{self._next('R')}\t{name} Arg1:{one} Arg2:{other}")

    def note(self, mark: str, words: str) -> None:
        self.lines.append(f"{self._next('#')}\tAnnotatorNotes {mark}\t{' '.join(words.split())}")

    def _next(self, letter: str) -> str:
        self.counts[letter] += 1
        return f"{letter}{self.counts[letter]}"


@attrs.define
class _Reader:
    """What an ``.ann`` file says, by its marks."""

    text: str
    bound: dict[str, tuple[str, Fragments]] = attrs.field(factory=dict)
    related: list[tuple[int, str, str, str]] = attrs.field(factory=list)
    notes: dict[str, list[str]] = attrs.field(factory=dict)
    uncertain: set[str] = attrs.field(factory=set)

    def read(self, ann: str, id: str, variety: str) -> GoldArticle:
        for number, line in enumerate(ann.split("\n"), 1):
            if line.strip():
                self._line(line.rstrip("\r"), number)
        for number, name, one, other in self.related:
            self._check(number, name, one, other)
        items = [self._item(mark) for mark, (kind, _) in self.bound.items() if kind in _QUOTES]
        sources = {source.name: source for source in self._sources()}
        return GoldArticle(
            id=id,
            text=self.text,
            variety=variety,
            sources=tuple(sources.values()),
            items=tuple(sorted(items, key=lambda item: (item.parts[0][0], -item.parts[-1][1]))),
        )

    def _line(self, line: str, number: int) -> None:
        if match := _BOUND.match(line):
            fragments = self._fragments(match[2], match[3], number)
            self._compare(match[1], fragments, match[4], number)
            self.bound[match[1]] = (match[2], fragments)
        elif match := _RELATION.match(line):
            self.related.append((number, match[1], match[2], match[3]))
        elif match := _NOTE.match(line):
            self.notes.setdefault(match[1], []).append(match[2].strip())
        elif match := _ATTRIBUTE.match(line):
            self.uncertain.add(match[1])
        else:
            raise FormatError(f"line {number}: expected a line of brat stand-off (T, R, A or #), got {line!r}")

    def _fragments(self, kind: str, places: str, number: int) -> Fragments:
        """The places of an annotation of a type that we know."""
        pairs = (pair.split() for pair in places.split(";"))
        fragments = tuple((int(start), int(end)) for start, end in pairs)
        if any(not 0 <= a < b <= len(self.text) for a, b in fragments):
            raise FormatError(f"line {number}: {places} lies outside the text (0 to {len(self.text)})")
        types = (*_QUOTES, *_SOURCES, *_WORDS)
        if kind not in types:
            raise FormatError(f"line {number}: unknown type {kind!r}; expected one of {', '.join(types)}")
        return fragments

    def _compare(self, mark: str, fragments: Fragments, words: str, number: int) -> None:
        """The words beside an annotation are those of the text at its place, white space aside."""
        stands = " ".join(" ".join(self.text[start:end] for start, end in fragments).split())
        if " ".join(words.split()) != stands:
            places = ";".join(f"{start} {end}" for start, end in fragments)
            raise FormatError(
                f"line {number}: {mark} has the words {_short(words)!r}; expected those of the text at {places}, "
                f'{_short(stands)!r}. Pass the very text that was annotated (read with newline="", so that no line '
                "ends change), or mend the line"
            )

    def _check(self, number: int, name: str, one: str, other: str) -> None:
        missing = next((mark for mark in (one, other) if mark not in self.bound), None)
        if missing is not None:
            raise FormatError(f"line {number}: {missing} is annotated nowhere")
        if name not in _RELATIONS:
            raise FormatError(f"line {number}: unknown relation {name!r}; expected one of {', '.join(_RELATIONS)}")
        if self.bound[one][0] not in _QUOTES or self.bound[other][0] not in _RELATIONS[name]:
            raise FormatError(
                f"line {number}: {name} leads from a quote to {' or '.join(_RELATIONS[name])}, "
                f"not from {self.bound[one][0]} to {self.bound[other][0]}"
            )

    def _item(self, mark: str) -> GoldItem:
        kind, fragments = self.bound[mark]
        targets = [(name, other) for _, name, one, other in self.related if one == mark]
        named = next((self._whole(other) for name, other in targets if name == "Named"), None)
        return GoldItem(
            kind=_QUOTES[kind].value,
            parts=_joined(self.text, fragments),
            speakers=(
                *(self._name(other) for name, other in targets if name == "Speaker"),
                *(match[1] for note in self.notes.get(mark, ()) if (match := _SPEAKER.match(note))),
            ),
            mention=named,
            media=tuple(self._words(other) for name, other in targets if name == "SaidTo"),
            certain=mark not in self.uncertain,
        )

    def _sources(self) -> Iterator[GoldSource]:
        for mark, (kind, _) in self.bound.items():
            if kind in _SOURCES:
                yield GoldSource(name=self._name(mark), kind=_SOURCES[kind])
            for note in self.notes.get(mark, ()) if kind in _QUOTES else ():
                if match := _SPEAKER.match(note):
                    if match[2].capitalize() not in _SOURCES:
                        raise FormatError(f"note on {mark}: unknown kind of source {match[2]!r} in {note!r}")
                    yield GoldSource(name=match[1], kind=_SOURCES[match[2].capitalize()])

    def _name(self, mark: str) -> str:
        """The name in the note, else the words themselves."""
        return next(iter(self.notes.get(mark, ())), self._words(mark))

    def _whole(self, mark: str) -> tuple[int, int]:
        fragments = self.bound[mark][1]
        return fragments[0][0], fragments[-1][1]

    def _words(self, mark: str) -> str:
        start, end = self._whole(mark)
        return self.text[start:end]


def _short(words: str) -> str:
    """Words as a message shows them."""
    return words if len(words) <= 60 else f"{words[:57]}…"


def _joined(text: str, fragments: Fragments) -> Fragments:
    """Fragments with only a line break or a tab between them as one part again."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(fragments):
        if out and _BETWEEN_PIECES.fullmatch(text, out[-1][1], start):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return tuple(out)
