"""What a view says of its own, in the language of its articles or the reader's."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from quotecite.labels import Labelled, labels, language_of
from quotecite.records import Article, Variety

_OF_VARIETY = {Variety.NB: "nb", Variety.NN: "nn", Variety.OTHER: "en"}
_MARKS = {"nb": ("«", "»"), "nn": ("«", "»"), "en": ("“", "”")}
_PLACES = ("view", "column", "*")
"""Where the words of a view stand: what only views say, headings that tables have too, and what is missing."""


@attrs.frozen
class Labels(Labelled):
    """The words of a view in one language."""

    def __call__(self, key: str, **values: object) -> str:
        """The words for a key.

        >>> Labels("nn")("made with", version="1.0")
        'Laga med quotecite 1.0'
        """
        place = next(place for place in _PLACES if (place, key) in labels())
        return labels()[place, key][self.language].format(**values)

    def value(self, field: str, value: object) -> str:
        """A value of a record in words, where it is one of a closed set; else the value as it is.

        >>> Labels("nb").value("gender", "f"), Labels("nb").value("age", 46)
        ('kvinne', '46')
        """
        return self.find(f"one {field}", str(value)) or self.find(field, str(value)) or str(value)

    def group(self, name: str) -> str:
        """Those of whom a page counts how much they say: women, men, bodies …

        >>> Labels("en").group("women"), Labels("nn").group("organisation")
        ('women', 'organisasjonar')
        """
        gender = {"women": "f", "men": "m"}.get(name, name)
        return self.find("gender", gender) or self.find("speaker_kind", name) or self(f"group.{name}")

    def count(self, key: str, number: int) -> str:
        """So many of something.

        >>> Labels("nb").count("n quotes", 1), Labels("en").count("n quotes", 1200)
        ('1 sitat', '1,200 quotes')
        """
        return self(f"{key}.one") if number == 1 else self(key, n=self.number(number))

    def quoted(self, words: str) -> str:
        """Words in the language's quotation marks."""
        before, after = _MARKS[self.language]
        return f"{before}{words}{after}"


def labels_in(language: str | None, articles: Iterable[Article] = ()) -> Labels:
    """The labels in a language, or in that of the articles.

    Args:
        language: ``"nb"``, ``"nn"``, ``"no"`` (Bokmål) or ``"en"``; None for that of the articles: Nynorsk when all
            that are Norwegian are in Nynorsk, English when none is Norwegian.
        articles: what is shown.

    Raises:
        ValueError: there are no labels in that language; the message lists those that there are.
    """
    if language is None:
        found = {article.variety for article in articles} - {Variety.OTHER}
        return Labels(_OF_VARIETY[found.pop()] if len(found) == 1 else "nb" if found else "en")
    return Labels(language_of(language, none=", or None for that of the article"))
