"""Many articles as one HTML file: who is heard, a table of contents, and every article with its quotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from quotecite.counts.heard import Heard, Tally, Voice, heard
from quotecite.many import many
from quotecite.records import Article, Source, SourceKind
from quotecite.render.article import below_html, key_html, text_html
from quotecite.render.escape import escaped
from quotecite.render.labels import Labels, labels_in
from quotecite.render.overview import contents
from quotecite.render.parts import UNKNOWN, Column, articles_of, badge, bar, metadata, share, table, title_of
from quotecite.render.style import page_stylesheet

# What the browser may fetch or run for this file, whatever an article says: nothing but the styles in it.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_STYLES = {"women": "qc-c0", "men": "qc-c1", "not stated": "qc-c6"}  # as in the plots


def page(
    articles: Iterable[Any] | Article, *, title: str | None = None, language: str | None = None, top: int = 20
) -> str:
    """Articles as one HTML file that needs nothing else: no script, no network; for screens, phones and paper.

    It begins with who is heard and a table of contents; then comes each article as `article_html` shows it, with its
    metadata. All articles are held at once: for some hundred of them, not for a whole archive.

    Args:
        articles: articles, or pairs of an article and its metadata (``finder.pipe(pairs, as_tuples=True)``); or one of
            them. A ``title`` among the metadata names an article that has no headline.
        title: of the page.
        language: of the labels: ``"nb"``, ``"nn"``, ``"no"`` (Bokmål) or ``"en"``; None for that of the articles.
        top: how many sources are listed by name; the others are counted together.

    Raises:
        TypeError: an item is no article; the message gives its place.
        ValueError: there are no labels in that language, or ``top`` is negative.

    >>> import quotecite
    >>> quotecite.render.page([], title="Kven seier kva?", language="nn").splitlines()[:2]
    ['<!doctype html>', '<html lang="nn">']
    """
    if top < 0:
        raise ValueError(f"top: expected 0 or more, got {top}")
    found = articles_of(many(articles))
    labels = labels_in(language, [article for article, _ in found])
    names = [f"a{number}" for number, _ in enumerate(found, 1)]
    named = escaped(labels("title") if title is None else title)
    return "".join(
        [
            _head(named, labels),
            _opening(named, found, labels),
            _summary(heard(article for article, _ in found), names, labels, top),
            f"<nav><h2>{escaped(labels('contents'))}</h2>{contents(found, names, labels)}</nav>\n",
            f"<section>{key_html(labels)}</section>\n",
            *_sections(found, names, labels),
            _made_with(found, labels),
        ]
    )


def _head(title: str, labels: Labels) -> str:
    return (
        f'<!doctype html>\n<html lang="{labels.language}">\n<head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{title}</title>\n<style>{page_stylesheet()}</style></head>\n"
    )


def _opening(title: str, found: Sequence[tuple[Article, Any]], labels: Labels) -> str:
    """The beginning of the body: the title, and how much there is."""
    quotes = sum(len(article.quotes) for article, _ in found)
    counted = " · ".join((labels.count("n articles", len(found)), labels.count("n quotes", quotes)))
    return (
        f'<body class="quotecite qc-page"><header id="top"><h1>{title}</h1>'
        f'<p class="qc-note">{escaped(counted)}</p></header>\n'
    )


# -- who is heard ----------------------------------------------------------------------------------------------------


def _summary(found: Heard, names: Sequence[str], labels: Labels, top: int) -> str:
    """Groups, then single sources; in both the parts make up the whole."""
    return (
        f"<section><h2>{escaped(labels('heard'))}</h2>{_groups(found, labels)}"
        f"<h3>{escaped(labels('most heard'))}</h3>{_voices(found, names, labels, top)}"
        f'<p class="qc-note">{escaped(labels("counted"))} {escaped(labels("care"))}</p></section>\n'
    )


def _groups(found: Heard, labels: Labels) -> str:
    numbers = (Column(labels(name), number=True) for name in ("persons", "quotes", "words", "share"))
    columns = [Column("", plain=True), *numbers, Column("")]
    rows = [
        _row(escaped(labels.group(name)), tally, found.whole, _STYLES.get(name, "qc-c5"), labels)
        for name, tally in found.groups.items()
    ]
    rows.append(_row(escaped(labels("not known")), found.unknown, found.whole, UNKNOWN, labels))
    if found.interviewer.quotes:
        rows.append(_row(escaped(labels("group.interviewer")), found.interviewer, None, UNKNOWN, labels))
    return table(columns, rows)


def _row(name: str, tally: Tally, whole: Tally | None, style: str, labels: Labels) -> tuple[str, ...]:
    """A row of the groups; what is no part of the whole has no share."""
    return (
        name,
        labels.number(tally.sources) if tally.sources and whole is not None else "",
        labels.number(tally.quotes),
        labels.number(tally.words),
        share(tally.words, whole.words) if whole is not None else "",
        bar(tally.words, whole.words, style) if whole is not None else "",
    )


def _voices(found: Heard, names: Sequence[str], labels: Labels, top: int) -> str:
    columns = [Column(labels("source"), plain=True), Column(labels("role"), plain=True)]
    columns += [Column(labels(n), number=True) for n in ("articles", "quotes", "words", "share")]
    rows = [_voice(voice, names, found.whole, labels) for voice in found.voices[:top]]
    rest = _joined(found.voices[top:])
    if rest.sources:
        rows.append(_rest(escaped(labels.count("others", rest.sources)), rest, found.whole, labels))
    if found.unnamed.sources:
        named = escaped(labels.count("unnamed", found.unnamed.sources))
        rows.append(_rest(named, found.unnamed, found.whole, labels))
    rows.append(_rest(badge(labels("not known"), UNKNOWN), found.unknown, found.whole, labels))
    return table(columns, rows)


def _voice(voice: Voice, names: Sequence[str], whole: Tally, labels: Labels) -> tuple[str, ...]:
    """A source with what the articles call it, and a link to the first article where it speaks."""
    source = voice.source
    linked = f'<a href="#{names[voice.articles[0]]}">{escaped(source.name)}</a>'
    return (linked, escaped(_called(source, labels)), *_rest("", voice.tally, whole, labels)[2:])


def _called(source: Source, labels: Labels) -> str:
    """Role, party and affiliation of a source; of what is no person its kind, where there is nothing else."""
    party = f"({source.party})" if source.party and source.role else source.party
    office = " ".join(filter(None, (source.role, party)))
    body = source.affiliation if (source.affiliation or "") not in office else None
    kind = labels.value("speaker_kind", source.kind) if source.kind is not SourceKind.PERSON else ""
    return ", ".join(filter(None, (office, body))) or kind


def _rest(name: str, tally: Tally, whole: Tally, labels: Labels) -> tuple[str, ...]:
    counts = (labels.number(n) for n in (tally.articles, tally.quotes, tally.words))
    return (name, "", *counts, share(tally.words, whole.words))


def _joined(voices: Sequence[Voice]) -> Tally:
    """What several sources have together."""
    return Tally(
        sources=len(voices),
        quotes=sum(voice.tally.quotes for voice in voices),
        words=sum(voice.tally.words for voice in voices),
        articles=len({number for voice in voices for number in voice.articles}),
    )


# -- the articles ----------------------------------------------------------------------------------------------------


def _sections(found: Sequence[tuple[Article, Any]], names: Sequence[str], labels: Labels) -> Iterator[str]:
    for number, ((article, meta), name) in enumerate(zip(found, names, strict=True), 1):
        about = "".join(f"<dt>{escaped(key)}</dt><dd>{escaped(value)}</dd>" for key, value in metadata(meta))
        yield (
            f'<section class="qc-one" id="{name}" aria-label="{escaped(title_of(article, meta))}">'
            f'<div class="qc-head"><span class="qc-nth">{number}</span>'
            f'<dl>{about}</dl><a class="qc-top" href="#top">↑ {escaped(labels("to the top"))}</a></div>'
            f"{text_html(article, labels, name)}{below_html(article, labels, name)}</section>\n"
        )


def _made_with(found: Sequence[tuple[Article, Any]], labels: Labels) -> str:
    """What produced the results: versions, and checksums of model and word tables."""
    made = dict.fromkeys(
        (labels("made with", version=article.meta.quotecite), article.meta.model[:15], article.meta.lexicon[:15])
        for article, _ in found
    )
    lines = "<br>".join(escaped(", ".join(filter(None, parts))) for parts in made)
    return f'<footer class="qc-note">{lines}</footer></body></html>\n'
