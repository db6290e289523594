"""What the views are put together of: the element around a view, tables, names in their colour, shares as bars."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import attrs

from quotecite.many import split
from quotecite.records import Article, BlockKind, Quote, Source, SourceKind
from quotecite.render.escape import escaped
from quotecite.render.labels import Labels
from quotecite.render.style import stylesheet

PROFILE = ("role", "affiliation", "party", "age", "gender")
UNKNOWN = "qc-unknown"
_CLASSES = "quotecite tex2jax_ignore mathjax_ignore"  # ``$x$`` in an article is no formula
_MISSING = ("", "None", "nan", "NaN", "NaT", "<NA>")
_MIDNIGHT = " 00:00:00"  # how pandas writes a date
_TITLES = ("title", "headline", "tittel", "overskrift")


def view(inner: str, labels: Labels) -> str:
    """A view by itself: one element with its style sheet."""
    return f'<div class="{_CLASSES}" lang="{labels.language}"><style>{stylesheet()}</style>{inner}</div>'


@attrs.frozen
class Column:
    """A column of a table; numbers stand to the right, under a head that does too.

    What is ``plain`` explains itself: where the table is narrow it takes a line, without saying its column.
    """

    label: str
    number: bool = False
    plain: bool = False


def table(columns: Sequence[Column], rows: Iterable[Sequence[str]], caption: str = "") -> str:
    """Rows of cells that are HTML already, the first of each its head. Where it is narrow, a row becomes a few lines,
    and each cell says its column."""
    head = "".join(f'<th scope="col"{_style(column)}>{escaped(column.label)}</th>' for column in columns)
    body = "".join(f"<tr>{''.join(_cell(c, v) for c, v in zip(columns, row, strict=True))}</tr>" for row in rows)
    named = f"<caption>{escaped(caption)}</caption>" if caption else ""
    return f'<div class="qc-table"><table>{named}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def _cell(column: Column, value: str) -> str:
    label = f' data-label="{escaped(column.label)}"' if column.label and not column.plain else ""
    return f"<td{_style(column)}{label}>{value}</td>"


def _style(column: Column) -> str:
    names = [name for name, has in (("qc-number", column.number), ("qc-plain", column.plain)) if has]
    return f' class="{" ".join(names)}"' if names else ""


def facts(rows: Iterable[tuple[str, str]]) -> str:
    """A table of two columns, what and its value; the values are text."""
    cells = "".join(f'<tr><th scope="row">{escaped(name)}</th><td>{escaped(value)}</td></tr>' for name, value in rows)
    return f'<table class="qc-facts"><tbody>{cells}</tbody></table>'


def share(words: int, whole: int) -> str:
    """A share in per cent."""
    return f"{100 * words / whole:.0f}\u00a0%" if whole else "0\u00a0%"


def bar(words: int, whole: int, style: str = "qc-c0") -> str:
    """A share as a bar, which says nothing that does not stand beside it in figures."""
    part = 100 * words / whole if whole else 0
    return f'<span class="qc-bar {style}" style="--qc-part:{part:.1f}%" aria-hidden="true"></span>'


def badge(name: str, style: str) -> str:
    """A name in its colour."""
    return f'<span class="qc-badge {style}">{escaped(name)}</span>'


def who(quote: Quote, labels: Labels) -> str:
    """The speakers of a quote by name."""
    return " + ".join(name_of(source, labels) for source in quote.speakers) or labels("not known")


def name_of(source: Source, labels: Labels) -> str:
    """The name of a source; the journalist is called what he is in the language of the view."""
    return labels.value("speaker_kind", source.kind) if source.kind is SourceKind.INTERVIEWER else source.name


def profile(source: Source, labels: Labels) -> list[tuple[str, str]]:
    """The fields of a source that the article fills, with their values in words."""
    filled = ((field, getattr(source, field)) for field in PROFILE)
    return [(labels(field), labels.value(field, value)) for field, value in filled if value is not None]


def start(text: str, limit: int = 70) -> str:
    """How a text begins, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"


def title_of(article: Article, meta: Any = None) -> str:
    """What an article is called: its headline, else a title among its metadata, else how it begins."""
    headline = next((block.span.text for block in article.blocks if block.kind is BlockKind.HEADLINE), None)
    named = [meta[key] for key in _TITLES if isinstance(meta.get(key), str)] if isinstance(meta, Mapping) else []
    return start(headline or next(filter(None, named), None) or article.text, 110) or "–"


def metadata(meta: Any) -> list[tuple[str, str]]:
    """The metadata of an article as names and values; what is missing is left out, and so is the title."""
    if meta is None:
        return []
    if not isinstance(meta, Mapping):
        return [("", start(str(meta), 60))]
    values = ((str(key), value) for key, value in meta.items() if key not in _TITLES)
    return [(key, start(str(value).removesuffix(_MIDNIGHT), 60)) for key, value in values if _is_told(value)]


def _is_told(value: Any) -> bool:
    """Whether a value is there and one value: no None, no missing value of pandas, no list or nested mapping."""
    if isinstance(value, (Mapping, list, tuple, set, bytes)):
        return False
    return str(value).strip() not in _MISSING


def articles_of(given: Iterable[Any]) -> list[tuple[Article, Any]]:
    """Articles with their metadata, None where they come without.

    Raises:
        TypeError: an item is neither an article nor a pair of one and its metadata; the message gives its place.
    """
    return [split(item, number) for number, item in enumerate(given)]
