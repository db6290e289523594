"""The words of tables, plots and views: one table, complete in three languages, of which every row is used."""

from __future__ import annotations

import re
from collections import Counter
from enum import StrEnum
from pathlib import Path

import pytest

import quotecite
from quotecite.columns import COLUMNS
from quotecite.counts.heard import GROUPS
from quotecite.counts.labels import Words
from quotecite.labels import LANGUAGES, Labelled, labels, language_of
from quotecite.records import Gender, QuoteKind, SourceKind
from quotecite.render.labels import Labels

PACKAGE = Path(quotecite.__file__).parent
CODE = {
    folder: "\n".join(path.read_text(encoding="utf-8") for path in sorted((PACKAGE / folder).glob("*.py")))
    for folder in ("counts", "render")
}


@pytest.mark.parametrize("key", labels(), ids=" ".join)
def test_a_label_is_the_same_in_every_language(key: tuple[str, ...]) -> None:
    """All languages of a label have the same places to fill."""
    assert len({tuple(sorted(re.findall(r"{\w+}", words))) for words in labels()[key].values()}) == 1


def test_no_label_stands_twice() -> None:
    """What a view says of its own is not what tables have as a heading: those it takes from them."""
    places = Counter(value for place, value in labels() if place in ("view", "column", "*"))
    assert not [value for value, times in places.items() if times > 1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("field", "values"), [("gender", Gender), ("speaker_kind", SourceKind), ("kind", QuoteKind)])
def test_one_and_many_have_their_words(field: str, values: type[StrEnum], language: str) -> None:
    """A value of a closed set has words for a group of them and for a single one; they are its own in each language."""
    for find in (Words(language).value, Labels(language).value):
        told = [find(field, value.value) for value in values]
        assert len(set(told)) == len(values)
    assert Labels("nb").value(field, next(iter(values))) != Words("nb").value(field, next(iter(values)))


def test_views_and_summaries_say_the_same() -> None:
    """Headings, groups and what is missing have one name, whoever says it."""
    for language in LANGUAGES:
        view, words = Labels(language), Words(language)
        for name in ("role", "affiliation", "party", "age", "gender", "quotes", "words", "share", "articles", "media"):
            assert view(name) == words.column(name)
        assert view("not known") == words.value("gender", "not known")
        assert [view.group(name) for name in ("women", "men")] == [words.value("gender", v) for v in ("f", "m")]
        assert view.group("document") == words.value("speaker_kind", "document")
        assert len({view.group(name) for name in GROUPS}) == len(GROUPS)


def test_every_label_is_used() -> None:
    """What only views and plots say is asked for by its name in their code; values are those of columns."""
    closed = {name: set(column.values) for name, column in COLUMNS.items() if column.values}
    for place, value in labels():
        if place in ("view", "text"):
            name = re.sub(r"\.one$", "", value)
            stem = name.split(".")[0] if name.startswith("group.") else name.removeprefix("of ")
            assert re.search(rf"\b{re.escape(stem)}\b", CODE["render" if place == "view" else "counts"]), value
        elif place.removeprefix("one ") in closed:
            assert value in closed[place.removeprefix("one ")], (place, value)


def test_numbers_are_written_as_in_the_language() -> None:
    """Thousands are parted by a comma in English, in Norwegian by a blank at which no line breaks."""
    assert [Labelled(language).number(12345.4) for language in LANGUAGES] == ["12,345", "12\u00a0345", "12\u00a0345"]


def test_a_language_without_labels_is_refused() -> None:
    """The message lists those that there are; ``no`` is Bokmål."""
    assert [language_of(given) for given in ("no", "nb", "nn", "en")] == ["nb", "nb", "nn", "en"]
    with pytest.raises(ValueError, match=r"^language: expected one of en, nb, nn, no, got 'sv'$"):
        language_of("sv")
