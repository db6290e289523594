"""Text with markup, escapes or wrongly decoded letters: a warning, and no name that holds any of it; end to end.

A frozen tree cannot hold what the model does not read, so the model reads these.
"""

from __future__ import annotations

from functools import cache

import pytest

import quotecite
from quotecite import Finder, TextWarning


@cache
def finder() -> Finder:
    """One finder for all."""
    return quotecite.load()


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "warned"),
    [
        ("– Vi må bygge, sier ordfører Kari Berg.<br/>– Nei, sier Ola Lie.", "<br/>"),
        ("<p>– Vi må bygge, sier ordfører Kari Berg.</p>\n<p>– Nei, sier Ola Lie.</p>", "<p>"),
        ("– Vi må bygge, sier ordfører <b>Kari Berg</b>.\n\n– Nei, sier Ola Lie.", "<b>"),
        ("– Vi må bygge, sier ordfører **Kari Berg**.\n\n– Nei, sier Ola Lie.", "Markdown"),
        (r"– Vi må bygge, sier ordfører Kari Berg.\n– Nei, sier Ola Lie.", "escapes"),
        (r"– Me må byggje, seier ordførar Kari Berg.\n\n– Nei, seier Ola Lie.", "escapes"),
        ("– Me må byggje, seier ordfÃ¸rar Kari Berg.\n\n– Nei, seier **Ola Lie**.", "Ã¸"),
        ("– Vi må bygge, sier ordf&oslash;rer Kari Berg.\n\n– Nei, sier Ola Lie.", "&oslash;"),
    ],
)  # fmt: skip
def test_names_without_markup(text: str, warned: str) -> None:
    """The names and roles are those of the plain text, and one warning names what the text holds."""
    with pytest.warns(TextWarning, match=warned) as warnings:
        article = finder()(text)
    assert len(warnings) == 1
    assert [(q.kind, [s.name for s in q.speakers]) for q in article.quotes] == [
        ("dash", ["Kari Berg"]), ("dash", ["Ola Lie"])
    ]  # fmt: skip
    assert article.sources[0].role in ("ordfører", "ordførar")


@pytest.mark.model
def test_quotation_marks_as_entities() -> None:
    """What is lost is told: quotation marks that are entities mark nothing yet."""
    with pytest.warns(TextWarning, match=r"the first '&laquo;' at 0\): read it with quotecite.from_html, or decode"):
        assert finder()("&laquo;Vi må bygge&raquo;, sier ordfører Kari Berg.").quotes == ()
