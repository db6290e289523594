"""Annotated articles: what somebody who read them says is quoted, and whose words it is.

One article a line (JSON Lines), with the text, its sources and its items; offsets are code points, half-open. Keys
that are not read here are kept out, so annotations may carry notes of their own.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import attrs

from quotecite.errors import FormatError
from quotecite.records import Gender, QuoteKind, SourceKind
from quotecite.serial import parsed, utf8_lines

T = TypeVar("T")
Parts = tuple[tuple[int, int], ...]
CREDIT = "credit"
KINDS = (*(kind.value for kind in QuoteKind), CREDIT)


@attrs.frozen(kw_only=True)
class GoldSource:
    """A source as annotated; profile fields are None when the article does not show them."""

    name: str
    kind: SourceKind
    role: str | None = None
    affiliation: str | None = None
    party: str | None = None
    age: int | None = None
    gender: Gender | None = None


@attrs.frozen(kw_only=True)
class GoldItem:
    """One quote or credit as annotated: its ``parts`` in code points of the text, and the names of its speakers.

    ``certain`` is False where careful readers could differ: such an item counts neither way. ``how`` says what shows
    the speaker (free text).
    """

    kind: str
    parts: Parts
    speakers: tuple[str, ...]
    mention: tuple[int, int] | None = None
    media: tuple[str, ...] = ()
    how: str = ""
    certain: bool = True


@attrs.frozen(kw_only=True)
class GoldArticle:
    """An annotated article."""

    id: str
    text: str
    variety: str
    sources: tuple[GoldSource, ...]
    items: tuple[GoldItem, ...]

    def source(self, name: str) -> GoldSource:
        """The source with a name."""
        return next(source for source in self.sources if source.name == name)


def read_gold(path: str | Path) -> tuple[GoldArticle, ...]:
    """The annotated articles of a JSON Lines file, checked.

    Raises:
        FormatError: a line is no UTF-8, no JSON or not of the format; the message names file, line and key.
        OSError: the file cannot be read.
    """
    lines = utf8_lines(Path(path))
    return tuple(_article(line, f"{path}, line {number}") for number, line in lines if line.strip())


def write_gold(path: str | Path, articles: Iterable[GoldArticle]) -> None:
    """Write annotated articles, one a line, as `read_gold` reads them."""
    with open(path, "w", encoding="utf-8") as out:
        for article in articles:
            out.write(json.dumps(_row(article), ensure_ascii=False) + "\n")


def _row(article: GoldArticle) -> dict[str, Any]:
    return {
        "id": article.id,
        "lang": article.variety,
        "text": article.text,
        "sources": [attrs.asdict(source) for source in article.sources],
        "items": [
            {
                "kind": item.kind,
                "parts": [article.text[start:end] for start, end in item.parts],
                "spans": [list(part) for part in item.parts],
                "speakers": list(item.speakers),
                "mention": article.text[slice(*item.mention)] if item.mention else None,
                "mention_span": list(item.mention) if item.mention else None,
                "media": list(item.media),
                "how": item.how,
                "certain": item.certain,
            }
            for item in article.items
        ],
    }


def _article(line: str, where: str) -> GoldArticle:
    try:
        row = parsed(line)
    except ValueError as fault:
        raise FormatError(f"{where}: expected one JSON object, {fault}; each line holds one article") from fault
    text = _get(row, "text", str, where)
    sources = tuple(
        _source(found, f"{where}, sources[{i}]") for i, found in enumerate(_get(row, "sources", list, where))
    )
    items = tuple(_item(found, text, f"{where}, items[{i}]") for i, found in enumerate(_get(row, "items", list, where)))
    known = {source.name for source in sources}
    for i, item in enumerate(items):
        unknown = [name for name in item.speakers if name not in known] if item.kind != CREDIT else []
        if unknown:
            raise FormatError(
                f"{where}, items[{i}].speakers: {unknown[0]!r} is no source of the article; add it to sources, "
                "or spell it as there"
            )
    return GoldArticle(
        id=_get(row, "id", str, where), text=text, variety=_get(row, "lang", str, where), sources=sources, items=items
    )


def _source(row: Any, where: str) -> GoldSource:
    gender = _get(row, "gender", (str, type(None)), where, None)
    return GoldSource(
        name=_get(row, "name", str, where),
        kind=_one_of(SourceKind, _get(row, "kind", str, where), f"{where}.kind"),
        role=_get(row, "role", (str, type(None)), where, None),
        affiliation=_get(row, "affiliation", (str, type(None)), where, None),
        party=_get(row, "party", (str, type(None)), where, None),
        age=_get(row, "age", (int, type(None)), where, None),
        gender=_one_of(Gender, gender, f"{where}.gender") if gender is not None else None,
    )


def _item(row: Any, text: str, where: str) -> GoldItem:
    kind = _get(row, "kind", str, where)
    if kind not in KINDS:
        raise FormatError(f"{where}.kind: expected one of {', '.join(KINDS)}, found {kind!r}")
    parts = tuple(_span(span, text, f"{where}.spans[{i}]") for i, span in enumerate(_get(row, "spans", list, where)))
    if not parts:
        raise FormatError(f"{where}.spans: expected at least one pair of offsets, found none")
    printed = _get(row, "parts", list, where, None)
    if printed is not None and printed != [text[start:end] for start, end in parts]:
        raise FormatError(f"{where}.parts: expected the text between the spans, found {printed!r}; mend the spans")
    mention = _get(row, "mention_span", (list, type(None)), where, None)
    return GoldItem(
        kind=kind,
        parts=parts,
        speakers=tuple(_strings(row, "speakers", where)),
        mention=_span(mention, text, f"{where}.mention_span") if mention is not None else None,
        media=tuple(_strings(row, "media", where)),
        how=_get(row, "how", (str, type(None)), where, "") or "",
        certain=_get(row, "certain", bool, where, True),
    )


def _span(value: Any, text: str, where: str) -> tuple[int, int]:
    whole = isinstance(value, list) and len(value) == 2 and all(type(n) is int for n in value)
    if not whole or not 0 <= value[0] < value[1] <= len(text):
        raise FormatError(f"{where}: expected offsets [start, end], 0 ≤ start < end ≤ {len(text)}, found {value!r}")
    return value[0], value[1]


def _strings(row: Mapping[str, Any], key: str, where: str) -> Iterator[str]:
    for i, value in enumerate(_get(row, key, (list, type(None)), where, None) or []):
        if not isinstance(value, str):
            raise FormatError(f"{where}.{key}[{i}]: expected a string, found {value!r}")
        yield value


_NEEDED: Any = object()


def _get(row: Any, key: str, kind: type | tuple[type, ...], where: str, default: Any = _NEEDED) -> Any:
    """The value of a key; an error that names the place when it is missing or of another type."""
    if not isinstance(row, dict):
        raise FormatError(f"{where}: expected an object, found {type(row).__name__}")
    value = row.get(key, default)
    if value is _NEEDED:
        raise FormatError(f"{where}: the key {key!r} is missing")
    right = isinstance(value, kind) and not (isinstance(value, bool) and kind is not bool)
    if not right and value is not default:
        raise FormatError(f"{where}.{key}: expected {_name(kind)}, found {value!r}")
    return value


def _name(kind: type | tuple[type, ...]) -> str:
    return " or ".join(k.__name__ for k in (kind if isinstance(kind, tuple) else (kind,)))


def _one_of(kinds: Callable[[str], T], value: str, where: str) -> T:
    try:
        return kinds(value)
    except ValueError as fault:
        allowed = ", ".join(str(kind) for kind in kinds)  # type: ignore[attr-defined]
        raise FormatError(f"{where}: expected one of {allowed}, found {value!r}") from fault
