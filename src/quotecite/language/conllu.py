"""Parsed text from CoNLL-U, the format of Universal Dependencies: our own sentences without a model.

The text is built from the sentences: one space between two, a blank line before a paragraph (``# newpar``), unless
``SpacesAfter`` or ``start_char`` say otherwise. See https://universaldependencies.org/format.html.

Read by hand: of the 20 faults in the tests, the package conllu (6.0) takes 18 without a word and Stanza's reader (1.15)
14, and neither names a line. The one builds no text; the other rewrites dashes, drops paragraphs and loads torch.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NoReturn

import attrs

from quotecite.errors import FormatError
from quotecite.language.trees import Parsed, Sentence, Token
from quotecite.text.signs import BYTE_ORDER_MARK, PLAIN_DASHES

_COLUMNS = ("ID", "FORM", "LEMMA", "UPOS", "XPOS", "FEATS", "HEAD", "DEPREL", "DEPS", "MISC")
_ID = re.compile(r"(?P<first>[1-9]\d*)(?:-(?P<last>[1-9]\d*))?|\d+\.[1-9]\d*")
_ESCAPED = re.compile(r"\\([strnp\\])")
_MEANS = {"s": " ", "t": "\t", "r": "\r", "n": "\n", "p": "|", "\\": "\\"}
_ENTITY_KEYS = ("NER", "ner", "name")  # ours, Stanza's, NorNE's


def read_conllu(source: str) -> Parsed:
    r"""The text of a CoNLL-U document with its sentences; offsets are code points of the text that is built.

    Read are the comments ``# text``, ``# newpar`` and ``# newdoc`` and, of MISC, ``SpaceAfter``, ``SpacesAfter``,
    ``start_char``, ``end_char`` and the entity (``NER=B-PER``). Where a sentence has ``# text``, the white space in it
    counts, and a form may have ``-`` for any dash glyph of it. Words of a multiword token share its offsets; empty
    nodes are passed over. Sentences without heads (``_``) are only tagged.

    Args:
        source: one document.

    Raises:
        FormatError: a line is malformed, heads or offsets do not fit, or a second document begins; the message names
            the line and what was expected.

    >>> rows = ["# text = Ja!", "1 Ja ja INTJ _ _ 0 root _ _", "2 ! ! PUNCT _ _ 1 punct _ _"]
    >>> parsed = read_conllu("\n".join([rows[0], *(row.replace(" ", "\t") for row in rows[1:])]))
    >>> parsed.text, [(token.start, token.end, token.head) for token in parsed.sentences[0].tokens]
    ('Ja!', [(0, 2, -1), (2, 3, 0)])
    """
    text, block = "", 0
    sentences: list[Sentence] = []
    before: _Read | None = None
    for read in _sentences(source):
        body, offsets = read.lay_out()
        gap = _gap(before, read)
        block += before is not None and (read.new_paragraph or gap.count("\n") > 1)
        text += _placed(gap, read.units[0], len(text), offsets[0][0])
        sentences.append(Sentence(tokens=tuple(_tokens(read, offsets, len(text))), block=block))
        text += body
        before = read
    return Parsed(text=text, sentences=tuple(sentences))


@attrs.frozen
class _Row:
    """One line of a sentence: a word (``first == last``) or the range of a multiword token."""

    line: int
    first: int
    last: int
    cells: tuple[str, ...]
    misc: dict[str, str]

    @property
    def form(self) -> str:
        return self.cells[1]

    @property
    def spaces_after(self) -> str | None:
        """The white space after the token where MISC gives it, else None."""
        spaces = self.misc.get("SpacesAfter")
        if spaces is None:
            return "" if self.misc.get("SpaceAfter") == "No" else None
        found = _ESCAPED.sub(lambda match: _MEANS[match[1]], spaces)
        return found if not found.strip() else self.fail(f"SpacesAfter={spaces}", r"white space, as \s, \n, \r or \t")

    def number(self, key: str) -> int | None:
        """The value of an offset in MISC."""
        value = self.misc.get(key)
        if value is None:
            return None
        return int(value) if value.isascii() and value.isdigit() else self.fail(f"{key}={value}", "an integer")

    def fail(self, found: str, expected: str) -> NoReturn:
        _fail(self.line, found, expected)


@attrs.frozen
class _Read:
    """A sentence as it was read: its words, and the units that stand in the text (words and multiword tokens)."""

    new_paragraph: bool
    text: tuple[int, str] | None
    words: tuple[_Row, ...]
    units: tuple[_Row, ...]

    def lay_out(self) -> tuple[str, list[tuple[int, int]]]:
        """The text of the sentence and the offsets of its units in it."""
        return _joined(self.units) if self.text is None else _aligned(self.units, *self.text)


def _joined(units: Sequence[_Row]) -> tuple[str, list[tuple[int, int]]]:
    """The text of a sentence without ``# text``: its forms with the white space that MISC gives, else one space."""
    body, offsets, gap = "", [], ""
    for unit in units:
        body += gap
        offsets.append((len(body), len(body) + len(unit.form)))
        body += unit.form
        gap = " " if unit.spaces_after is None else unit.spaces_after
    return body, offsets


def _aligned(units: Sequence[_Row], line: int, text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text of a sentence by ``# text`` in a line: its forms one after another, white space between them."""
    at, offsets = 0, []
    for unit in units:
        at = len(text) - len(text[at:].lstrip())
        end = at + len(unit.form)
        if text[at:end].translate(PLAIN_DASHES) != unit.form.translate(PLAIN_DASHES):
            unit.fail(f"FORM {unit.form!r}", f"what # text (line {line}) goes on with: {text[at : at + 20]!r}")
        offsets.append((at, end))
        at = end
    if rest := text[at:].strip():
        _fail(line, f"# text goes on with {rest[:20]!r} after the last token", "the tokens to end there")
    return text[:at], offsets


def _gap(before: _Read | None, read: _Read) -> str:
    """The white space between two sentences; none before the first."""
    if before is None:
        return ""
    gap = before.units[-1].spaces_after or ""
    return "\n\n" if read.new_paragraph and "\n" not in gap else gap or " "


def _placed(gap: str, unit: _Row, end: int, offset: int) -> str:
    """The gap after a text that ends at ``end``, as long as the ``start_char`` of the next unit asks.

    ``offset`` is where the unit stands in its sentence.
    """
    start = unit.number("start_char")
    if start is None:
        return gap
    room = start - offset - end
    if room < 0:
        unit.fail(f"start_char={start}", f"{start - room} or more, after what stands before")
    return gap[:room].ljust(room)


def _tokens(read: _Read, offsets: Sequence[tuple[int, int]], base: int) -> Iterator[Token]:
    """The tokens of a sentence that begins at offset ``base``."""
    places = iter(zip(read.units, offsets, strict=True))
    heads = [_head(word, len(read.words)) for word in read.words]
    tagged = [word for word, head in zip(read.words, heads, strict=True) if head is None]
    if tagged and len(tagged) < len(heads):
        tagged[0].fail("HEAD '_'", "a number, as other words of the sentence have heads")
    unit, start, end = read.units[0], 0, 0
    for index, (word, head) in enumerate(zip(read.words, heads, strict=True)):
        if not index or word.first > unit.last:
            unit, (start, end) = next(places)
            _check_offset(unit, "start_char", base + start)
            _check_offset(unit, "end_char", base + end)
        _, form, lemma, upos, _, feats, _, deprel, _, _ = word.cells
        entity = next((row.misc[key] for row in (word, unit) for key in _ENTITY_KEYS if key in row.misc), "O")
        yield Token(
            index=index,
            start=base + start,
            end=base + end,
            text=form,
            lemma=form.lower() if lemma == "_" and form != "_" else lemma,
            upos="X" if upos == "_" else upos,
            feats="" if feats == "_" else feats,
            head=head,
            deprel="" if deprel == "_" else deprel,
            entity=entity,
        )


def _head(word: _Row, words: int) -> int | None:
    """The index of a word's head: -1 for the root, None where there is none."""
    head = word.cells[6]
    if head == "_":
        return None
    if not (head.isascii() and head.isdigit() and int(head) <= words and int(head) != word.first):
        word.fail(f"HEAD {head!r}", f"0 to {words}, not the word itself, or _")
    return int(head) - 1


def _check_offset(unit: _Row, key: str, expected: int) -> None:
    found = unit.number(key)
    if found is not None and found != expected:
        unit.fail(f"{key}={found}", f"{expected}, by the forms and the white space between them")


def _sentences(source: str) -> Iterator[_Read]:
    """The sentences of a document, each checked by itself."""
    comments: list[tuple[int, str]] = []
    rows: list[_Row] = []
    seen = False
    lines = source.removeprefix(BYTE_ORDER_MARK).split("\n")
    for number, line in enumerate((*lines, ""), start=1):
        line = line.removesuffix("\r")
        if line.startswith("#") and not rows:
            comments.append((number, line[1:].strip()))
            opens = _opens(comments[-1][1], "newdoc")
            if opens and seen:
                _fail(number, "a second # newdoc", "one document; split the source before # newdoc")
        elif line.strip():
            rows += _row(number, line, rows)
        elif rows:
            yield _sentence(comments, rows)
            comments, rows, seen = [], [], True


def _row(number: int, line: str, before: Sequence[_Row]) -> list[_Row]:
    """The row of one line, checked; none for an empty node."""
    cells = tuple(line.split("\t"))
    if line.startswith("#"):
        _fail(number, "a comment inside a sentence", "comments before it, or an empty line between the sentences")
    if len(cells) != len(_COLUMNS):
        _fail(number, f"{len(cells)} columns", f"10, separated by tabs: {' '.join(_COLUMNS)}")
    match = _ID.fullmatch(cells[0])
    if match is None:
        _fail(number, f"ID {cells[0]!r}", "a number, a range (3-4) or an empty node (3.1)")
    if match["first"] is None:
        return []
    if not cells[1] or cells[1].isspace():
        _fail(number, "FORM is empty", "a form")
    first, last = int(match["first"]), int(match["last"] or match["first"])
    expected = 1 if not before else before[-1].first + (before[-1].first == before[-1].last)
    if first != expected or (match["last"] and last <= first):
        _fail(number, f"ID {cells[0]!r}", f"{expected}, or a range from {expected} on")
    pairs = (pair.partition("=") for pair in cells[9].split("|"))
    return [_Row(number, first, last, cells, {key: value for key, _, value in pairs})]


def _sentence(comments: Sequence[tuple[int, str]], rows: Sequence[_Row]) -> _Read:
    words = tuple(row for row in rows if row.first == row.last)
    ranges = [row for row in rows if row.first != row.last]
    taken = 0
    for row in ranges:
        if row.last > len(words) or row.first <= taken:
            row.fail(f"ID {row.cells[0]!r}", f"a range of the words {taken + 1} to {len(words)}")
        taken = row.last
    covered = {number for row in ranges for number in range(row.first, row.last + 1)}
    found = [(number, comment.partition("=")[2].strip()) for number, comment in comments if _opens(comment, "text")]
    return _Read(
        new_paragraph=any(_opens(comment, "newpar") or _opens(comment, "newdoc") for _, comment in comments),
        text=found[-1] if found else None,
        words=words,
        units=tuple(row for row in rows if row.first != row.last or row.first not in covered),
    )


def _opens(comment: str, key: str) -> bool:
    """Whether a comment is of a kind: ``newpar``, ``newpar id = …`` or ``text = …``."""
    return comment.replace("=", " ").split()[:1] == [key] and (key != "text" or "=" in comment)


def _fail(line: int, found: str, expected: str) -> NoReturn:
    raise FormatError(f"line {line}: {found}; expected {expected}")
