"""Many articles, a row each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import attrs

from quotecite.counts.heard import heard
from quotecite.counts.shares import shares
from quotecite.many import many
from quotecite.records import Article, SourceKind
from quotecite.render.article import below_html, key_html, name_for, text_html
from quotecite.render.escape import escaped
from quotecite.render.labels import Labels, labels_in
from quotecite.render.parts import Column, articles_of, metadata, share, table, title_of, view

OPEN = 100  # articles that an overview in a notebook holds; what lies beyond would make it heavy


def articles_html(articles: Iterable[Any] | Article, *, language: str | None = None) -> str:
    """Many articles, a row each: title, quotes, who has most words, what is not known; each row opens its article.

    Args:
        articles: articles, or pairs of an article and its metadata; or one of them. The first hundred are below the
            table, folded.
        language: of the labels: ``"nb"``, ``"nn"``, ``"no"`` (Bokmål) or ``"en"``; None for that of the articles.

    Raises:
        TypeError: an item is no article.
        ValueError: there are no labels in that language.
    """
    found = articles_of(many(articles))
    labels = labels_in(language, [article for article, _ in found])
    names = [f"{name_for(article)}n{number}" for number, (article, _) in enumerate(found[:OPEN], 1)]
    folded = "".join(
        f'<details class="qc-folded"><summary>{number}\u2002{escaped(title_of(article, meta))}</summary>'
        f'<div id="{name}">{text_html(article, labels, name)}{below_html(article, labels, name)}</div></details>'
        for number, ((article, meta), name) in enumerate(zip(found, names, strict=False), 1)
    )
    note = f'<p class="qc-note">{escaped(labels("first of", n=OPEN))}</p>' if len(found) > OPEN else ""
    key = key_html(labels) if found else ""
    return view(contents(found, names, labels) + note + folded + key, labels)


def contents(found: Sequence[tuple[Article, Any]], names: Sequence[str], labels: Labels) -> str:
    """The table of articles, each with a link to what is named after it; as many links as there are names."""
    columns = (
        Column("", number=True),
        Column(labels("article"), plain=True),
        Column(labels("quotes"), number=True),
        Column(labels("most words")),
        Column(labels("not known"), number=True),
    )
    rows = []
    for number, (article, meta) in enumerate(found, 1):
        name = names[number - 1] if number <= len(names) else ""
        rows.append((str(number), _titled(article, meta, name), *_counted(article, labels)))
    return table(columns, rows)


def _titled(article: Article, meta: Any, name: str) -> str:
    title = escaped(title_of(article, meta))
    about = " · ".join(value for _, value in metadata(meta)[:3])
    linked = f'<a href="#{name}">{title}</a>' if name else title
    return linked + (f'<br><span class="qc-about">{escaped(about)}</span>' if about else "")


def _counted(article: Article, labels: Labels) -> tuple[str, str, str]:
    """How many quotes, who but the journalist has most words of them, and which part is not known to be anybody's."""
    count = heard([article])
    spoken = [s for s in shares(article) if s.source is not None and s.source.kind is not SourceKind.INTERVIEWER]
    first = spoken[0] if spoken else None
    most = f"{escaped(first.source.name)} ({share(first.words, count.whole.words)})" if first and first.source else "–"
    unknown = share(count.unknown.words, count.whole.words) if article.quotes else "–"
    return labels.number(len(article.quotes)), most, unknown


@attrs.frozen
class Overview:
    """Many articles, or pairs, as one object that a notebook shows as a table: ``Overview(list(finder.pipe(texts)))``.

    ``language`` is that of the labels (see `articles_html`).
    """

    articles: Sequence[Any] | Article
    language: str | None = attrs.field(default=None, kw_only=True)

    def _repr_html_(self) -> str:
        return articles_html(self.articles, language=self.language)
