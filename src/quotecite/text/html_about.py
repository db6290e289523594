"""What a page says about itself: title, lead, who wrote it, when, in which outlet, and its address.

Read from JSON-LD (https://schema.org/Article), Open Graph, ``meta``, ``link`` and ``time``, in that order of trust.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from quotecite.dates import day_within
from quotecite.serial import parsed
from quotecite.text.signs import DASHES

_DATES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dcterms.created",
    "pubdate",
)
_PARTED = rf"\s+[|·:{DASHES}]\s+"  # what parts the title of a page from the name of its outlet


@attrs.frozen(kw_only=True)
class About:
    """What is known of a page; None for what it does not say.

    ``headline`` is what stands over the article; ``title`` may be what the browser shows in its tab.
    """

    headline: str | None
    title: str | None
    lead: str | None
    authors: tuple[str, ...]
    date: str | None
    outlet: str | None
    url: str | None


def about(soup: Any) -> About:
    """What a page says about itself. The date is that of publication, ``YYYY-MM-DD``."""
    linked = _linked_data(soup)
    meta = _meta(soup)
    outlet = _first(meta.get("og:site_name"), _name(linked.get("publisher")))
    headline = _first(_heading(soup, outlet), linked.get("headline"), meta.get("og:title"))
    canonical = soup.select_one("link[rel~=canonical][href]")
    return About(
        headline=headline,
        title=headline or _of_title(soup, outlet),
        lead=_first(linked.get("description"), meta.get("og:description"), meta.get("description")),
        authors=_authors(soup, linked, meta),
        date=_date(soup, linked, meta),
        outlet=outlet,
        url=_first(canonical["href"] if canonical else None, meta.get("og:url"), linked.get("url")),
    )


def _first(*values: Any) -> str | None:
    """The first value that is text, its white space single, with what some pages escape twice read."""
    words = (" ".join(html.unescape(value).split()) for value in values if isinstance(value, str))
    return next((found for found in words if found), None)


def _meta(soup: Any) -> dict[str, str]:
    """The first ``meta`` of each name, property or itemprop."""
    found: dict[str, str] = {}
    for element in soup.find_all("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if element.get("content"):
            found.setdefault(key.casefold(), element["content"])
    return found


def _linked_data(soup: Any) -> Mapping[str, Any]:
    """The article in the page's JSON-LD; empty when it has none, or none that is JSON: nothing rests on it."""
    for script in soup.find_all("script", type="application/ld+json"):
        try:
            data = parsed(script.string or "", strict=False)
        except ValueError:
            continue
        for item in _items(data):
            kinds = item.get("@type")
            if any(
                str(k).endswith(("Article", "BlogPosting")) for k in (kinds if isinstance(kinds, list) else [kinds])
            ):
                return item
    return {}


def _items(data: Any) -> Iterator[Mapping[str, Any]]:
    """The objects of a JSON-LD document, which may stand in a list or a graph."""
    for item in data if isinstance(data, list) else [data]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            yield from (inner for inner in graph if isinstance(inner, dict)) if isinstance(graph, list) else ()


def _name(thing: Any) -> Any:
    """The name of a person or organisation in JSON-LD."""
    return thing.get("name") if isinstance(thing, dict) else thing


def _authors(soup: Any, linked: Mapping[str, Any], meta: Mapping[str, str]) -> tuple[str, ...]:
    """Who wrote it, each once; addresses and profiles are no names."""
    told = linked.get("author")
    named = [_name(thing) for thing in (told if isinstance(told, list) else [told])]
    marked = [element.get_text() for element in soup.select("[rel~=author], [itemprop~=author]")]
    for values in (named, [meta.get("author"), meta.get("article:author")], marked):
        names = [name for value in values if (name := _first(value)) and "://" not in name and len(name) <= 100]
        if names:
            return tuple(dict.fromkeys(names))
    return ()


def _date(soup: Any, linked: Mapping[str, Any], meta: Mapping[str, str]) -> str | None:
    times = [t.get("datetime") for t in soup.select("time[itemprop~=datePublished], time[pubdate], time[datetime]")]
    values = (linked.get("datePublished"), *(meta.get(name) for name in _DATES), *times[:1])
    days = (day_within(value) for value in values if isinstance(value, str))
    return next((day.isoformat() for day in days if day is not None), None)


def _heading(soup: Any, outlet: str | None) -> str | None:
    """The page's only ``h1``, unless that is the name of the outlet."""
    found = soup.find_all("h1")
    heading = _first(found[0].get_text(" ")) if len(found) == 1 else None
    return None if heading and outlet and heading.casefold() == outlet.casefold() else heading


def _of_title(soup: Any, outlet: str | None) -> str | None:
    """The page's ``title`` without the name of the outlet at either end."""
    title = _first(soup.title.get_text() if soup.title else None)
    if title is None or outlet is None:
        return title
    name = re.escape(outlet)
    found = re.fullmatch(rf"(?i)(.+?){_PARTED}{name}", title) or re.fullmatch(rf"(?i){name}{_PARTED}(.+)", title)
    return found[1] if found else title
