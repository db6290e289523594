"""What an annotation from Label Studio says: its regions and relations, checked against the text, as gold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from quotecite.errors import FormatError
from quotecite.evaluate import GoldArticle, GoldItem, GoldSource
from quotecite.formats.vocabulary import QUOTES, RELATIONS, SOURCES, SPEAKER, WORDS
from quotecite.records import SourceKind, Variety

_LABELS = (*QUOTES, *SOURCES, *WORDS)
_VARIETIES = tuple(variety.value for variety in Variety)


@attrs.frozen
class _Fields:
    """What the fields of the labelling interface are called, and what stands in them."""

    text: str = "text"
    label: str = "label"
    name: str = "name"
    certainty: str = "certainty"
    uncertain: str = "Uncertain"
    next_part: str = "ContinuedBy"


FIELDS = _Fields()


@attrs.frozen
class _Region:
    """Labelled words of the text."""

    start: int
    end: int
    label: str


@attrs.define
class _Quote:
    """The marks of the parts of one quote, in text order."""

    parts: list[str]


def read_annotation(data: Mapping[str, Any], results: Sequence[Any], where: str, id: str, variety: str) -> GoldArticle:
    """An annotation as gold.

    Args:
        data: the task's data, with its ``text`` and perhaps its ``variety``.
        results: what the annotator has done.
        where: what to call the task in errors.
        id: what to call the article.
        variety: of articles whose data do not have it.

    Raises:
        FormatError: a result is malformed or does not fit the text; the message names task and result.
    """
    reader = _Reader(text=data["text"], where=where)
    for number, result in enumerate(results):
        reader.result(result, number)
    for number, name, one, other in reader.related:
        reader.check(number, name, one, other)
    said = data.get("variety", variety)
    if said not in _VARIETIES:
        raise FormatError(f"{where}: variety: expected one of {', '.join(_VARIETIES)}, found {said!r}")
    sources = {source.name: source for source in reader.sources()}
    items = (reader.item(quote) for quote in reader.quotes())
    return GoldArticle(
        id=id,
        text=data["text"],
        variety=said,
        sources=tuple(sources.values()),
        items=tuple(sorted(items, key=lambda item: (item.parts[0][0], -item.parts[-1][1]))),
    )


@attrs.define
class _Reader:
    """The results of an annotation by the marks of their regions."""

    text: str
    where: str
    regions: dict[str, _Region] = attrs.field(factory=dict)
    notes: dict[str, list[str]] = attrs.field(factory=dict)
    uncertain: set[str] = attrs.field(factory=set)
    related: list[tuple[int, str | None, str, str]] = attrs.field(factory=list)

    def result(self, result: Any, number: int) -> None:
        """One result; those of fields that are not ours are passed over."""
        if not isinstance(result, Mapping):
            raise self._fault(number, f"expected an object, found {type(result).__name__}")
        if result.get("type") == "relation":
            self._relation(result, number)
            return
        mark, value = result.get("id"), result.get("value")
        if not isinstance(mark, str) or not isinstance(value, Mapping):
            raise self._fault(number, f"expected 'id' and 'value', found {sorted(result)}")
        match (result.get("from_name"), result.get("type")):
            case (FIELDS.label, "labels"):
                self.regions[mark] = self._region(value, number)
            case (FIELDS.name, "textarea"):
                written = value.get("text", [])
                texts = [written] if isinstance(written, str) else written
                self.notes.setdefault(mark, []).extend(name for text in texts if (name := str(text).strip()))
            case (FIELDS.certainty, "choices"):
                self.uncertain |= {mark} if FIELDS.uncertain in value.get("choices", ()) else set()

    def _region(self, value: Mapping[str, Any], number: int) -> _Region:
        start, end, labels = value.get("start"), value.get("end"), value.get("labels")
        if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(self.text):
            raise self._fault(number, f"{start}–{end} is no stretch of the text (0 to {len(self.text)})")
        if not isinstance(labels, list) or len(labels) != 1 or labels[0] not in _LABELS:
            raise self._fault(number, f"expected one label of {', '.join(_LABELS)}, found {labels!r}")
        words, shown = self.text[start:end], value.get("text")
        if isinstance(shown, str) and _squeezed(shown) != _squeezed(words):
            raise self._fault(number, f"{start}–{end} is {words!r}, not {shown!r}; was another text annotated?")
        if not words.strip():
            raise self._fault(number, f"{start}–{end} is blank; remove the region")
        # A selection by mouse takes in blanks beside the words.
        return _Region(start + len(words) - len(words.lstrip()), start + len(words.rstrip()), labels[0])

    def _relation(self, result: Mapping[str, Any], number: int) -> None:
        ends = result.get("from_id"), result.get("to_id")
        if not all(isinstance(end, str) for end in ends):
            raise self._fault(number, f"expected 'from_id' and 'to_id', found {sorted(result)}")
        known = (*RELATIONS, FIELDS.next_part)
        labels = result.get("labels") or [None]
        if len(labels) != 1 or labels[0] not in (*known, None):
            raise self._fault(number, f"expected one relation of {', '.join(known)}, found {labels!r}")
        self.related.append((number, labels[0], *ends))  # type: ignore[arg-type]  # both are text, see above

    def check(self, number: int, name: str | None, one: str, other: str) -> None:
        """A relation leads between regions of the right kinds."""
        if absent := [mark for mark in (one, other) if mark not in self.regions]:
            raise self._fault(number, f"a relation leads to {absent[0]!r}, which is no labelled region")
        quotes = [mark for mark in (one, other) if self._is_quote(mark)]
        kinds = [self.regions[mark].label for mark in (one, other)]
        if len(quotes) == 2:
            if kinds[0] != kinds[1] or name not in (None, FIELDS.next_part):
                what = f"{name or 'a relation'} joins {kinds[0]} and {kinds[1]}"
                raise self._fault(number, f"{what}; only parts of one quote are joined")
        elif not quotes:
            raise self._fault(number, f"a relation leads from a quote, not from {kinds[0]} to {kinds[1]}")
        else:
            target = self.regions[other if quotes == [one] else one].label
            if name is not None and target not in RELATIONS.get(name, ()):
                raise self._fault(number, f"{name} does not lead to {target}; expected {_relation_to(target)}")

    # -- what was found ----------------------------------------------------------------------------------------------

    def quotes(self) -> list[_Quote]:
        """The quotes, parts that relations join together."""
        of = {mark: _Quote([mark]) for mark in self.regions if self._is_quote(mark)}
        for _, _, one, other in self.related:
            if one in of and other in of and of[one] is not of[other]:
                of[one].parts += of[other].parts
                of |= dict.fromkeys(of[other].parts, of[one])
        quotes = list({id(quote): quote for quote in of.values()}.values())
        for quote in quotes:
            quote.parts.sort(key=lambda mark: (self.regions[mark].start, self.regions[mark].end))
        return quotes

    def item(self, quote: _Quote) -> GoldItem:
        """A quote as an item of the gold."""
        parts = [self.regions[mark] for mark in quote.parts]
        targets = list(self._targets(quote))
        named = next((self.regions[mark] for name, mark in targets if name == "Named"), None)
        speakers = (
            *(self._name(mark) for name, mark in targets if name == "Speaker"),
            *(match[1] for match in self._unmentioned(quote.parts)),
        )
        return GoldItem(
            kind=QUOTES[parts[0].label].value,
            parts=tuple((part.start, part.end) for part in parts),
            speakers=tuple(dict.fromkeys(speakers)),
            mention=(named.start, named.end) if named else None,
            media=tuple(self._words(mark) for name, mark in targets if name == "SaidTo"),
            certain=not self.uncertain & set(quote.parts),
        )

    def sources(self) -> Iterator[GoldSource]:
        """The sources, also those that nothing in the text mentions."""
        for mark, region in self.regions.items():
            if region.label in SOURCES:
                yield GoldSource(name=self._name(mark), kind=SOURCES[region.label])
        for match in self._unmentioned([mark for mark in self.regions if self._is_quote(mark)]):
            if match[2].capitalize() not in SOURCES:
                kinds = ", ".join(SourceKind)
                raise FormatError(f"{self.where}: {match[0]!r}: {match[2]!r} is no kind of source ({kinds})")
            yield GoldSource(name=match[1], kind=SOURCES[match[2].capitalize()])

    def _targets(self, quote: _Quote) -> Iterator[tuple[str, str]]:
        """Where relations lead from a quote, drawn in either direction; one without a name is named by its target."""
        for _, name, one, other in self.related:
            for end, target in ((one, other), (other, one)):
                if end in quote.parts and not self._is_quote(target):
                    yield name or _relation_to(self.regions[target].label), target

    def _unmentioned(self, marks: Sequence[str]) -> Iterator[Any]:
        return (match for mark in marks for note in self.notes.get(mark, ()) if (match := SPEAKER.match(note)))

    def _is_quote(self, mark: str) -> bool:
        return mark in self.regions and self.regions[mark].label in QUOTES

    def _name(self, mark: str) -> str:
        """The name that is written in the field, else the words themselves."""
        return next(iter(self.notes.get(mark, ())), self._words(mark))

    def _words(self, mark: str) -> str:
        return self.text[self.regions[mark].start : self.regions[mark].end]

    def _fault(self, number: int, what: str) -> FormatError:
        return FormatError(f"{self.where}, result {number}: {what}")


def _relation_to(label: str) -> str:
    """The relation that leads to a kind of region."""
    return next(name for name, targets in RELATIONS.items() if label in targets)


def _squeezed(words: str) -> str:
    r"""Words without blanks: Label Studio writes line breaks as ``\n`` and leaves out blanks that it does not show."""
    return "".join(words.replace("\\n", " ").split())
