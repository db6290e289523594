"""The columns of all frames: what each holds, its type, and its values where the set is closed.

The frames are built by this list, the codebook is printed from it, and metadata of the caller's may not have its names.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import attrs

from quotecite.records import BlockKind, CueKind, Gender, MentionKind, QuoteKind, SourceKind, Variety


@attrs.frozen(kw_only=True)
class Column:
    """A column: the name of its type (`TYPES`), what it means, its values if they are few and fixed.

    ``elsewhere`` is what it means in other kinds of row, by their names.
    """

    type: str
    meaning: str
    values: tuple[str, ...] = ()
    elsewhere: Mapping[str, str] = {}


TYPES = {
    "count": ("int32", "int32", "a whole number"),
    "offset": ("int64", "int64", "code points from the start of the article's text"),
    "age": ("int16", "Int16", "years"),
    "text": ("string", "string", "text"),
    "category": ("dictionary of strings", "category", "one of a few values"),
    "flag": ("bool", "boolean", "true or false"),
    "texts": ("list of strings", "object (lists)", "several texts"),
    "spans": ("list of {start, end}", "object (lists)", "several places, each from start to end"),
}
"""The types by name: in Arrow, in pandas, in words."""

IMPLIES = ("admit", "claim", "confirm", "deny", "promise", "reveal", "stress", "warn")


def _values(enum: type[StrEnum]) -> tuple[str, ...]:
    return tuple(value.value for value in enum)


def _text(meaning: str, **elsewhere: str) -> Column:
    return Column(type="text", meaning=meaning, elsewhere=elsewhere)


def _count(meaning: str, **elsewhere: str) -> Column:
    return Column(type="count", meaning=meaning, elsewhere=elsewhere)


def _closed(values: tuple[str, ...], meaning: str) -> Column:
    return Column(type="category", meaning=meaning, values=values)


COLUMNS: Mapping[str, Column] = {
    "article": _count("the article's place in the input, from 0 (or from `start`)"),
    "quote": _count("the quote's place in its article, from 0"),
    "kind": _closed(_values(QuoteKind), "how the words are marked as somebody's"),
    "text": _text("the words, without dash, marks and reporting clause; parts joined by ` … `", articles="the article"),
    "words": _count(
        "words between blanks; 0 for headings, which repeat the body, and for marked words in an indirect statement",
        sources="words of all the source's quotes, counted as for quotes",
    ),
    "source": _text("the id of the source in its article (`s1`); the same id in another article is somebody else"),
    "name": _text("the fullest name in the article, without title, party and age"),
    "speaker": _text(
        "the speaker's name; empty when not known; several are joined by ` + `",
        attributions="the speaker's name; empty when not known",
    ),
    "speakers": Column(type="texts", meaning="the names of all speakers; empty when not known"),
    "speaker_ids": Column(type="texts", meaning="their ids in the article"),
    "speaker_kind": Column(
        type="category",
        meaning="what the speaker is; empty when not known, or when there are several",
        values=_values(SourceKind),
        elsewhere={"attributions": "what the speaker is; empty when not known", "sources": "what the source is"},
    ),
    "identified": Column(
        type="flag",
        meaning="whether the name means the same beyond its article: a person's full name, a body's proper name; "
        "not `Berg`, not `rederiet`",
    ),
    "role": _text("office, occupation or part in the story, in its indefinite form"),
    "affiliation": _text("the body that the role belongs to"),
    "party": _text("the party's usual abbreviation (`Ap`); parties that the tables lack as printed"),
    "age": Column(type="age", meaning="age, as the article states it"),
    "gender": _closed(_values(Gender), "what pronouns, words (`mor`) or a table of first names show; it is inferred"),
    "cue": _text("the reporting word as it stands (`sa`)"),
    "cue_lemma": _text("its lemma in the article's written standard (`si`, `seie`)"),
    "cue_kind": _closed(_values(CueKind), "what the reporting word says that the speaker did"),
    "implies": _closed(IMPLIES, "what the verb makes of the saying (*hevder*: `claim`); empty when nothing"),
    "mention": _text("how the reporting clause names the speaker (`hun`)"),
    "mention_kind": _closed(_values(MentionKind), "what that mention is"),
    "media": Column(type="texts", meaning="to whom or through what it was said (`NRK`, `en pressemelding`)"),
    "block": _count("the place of the quote's block in the article, from 0"),
    "block_kind": _closed(_values(BlockKind), "what that block is on the page"),
    "start": Column(type="offset", meaning="where the first part begins"),
    "end": Column(type="offset", meaning="where the last part ends, not included"),
    "parts": Column(type="spans", meaning="where the words stand; more than one place when they are interrupted"),
    "sieve": _text("the rule that decided; `none` when no rule did"),
    "note": _text("why, in a sentence"),
    "variety": _closed(_values(Variety), "the article's written standard"),
    "mentions": _count("how often the article mentions the source"),
    "quotes": _count("quotes of the source, headings too", articles="quotes in the article"),
    "known": _count("quotes with a known speaker"),
    "interviewer": _count("quotes that are the journalist's questions"),
    "record": _text("the whole article in the dict form, as JSON"),
}

ROWS: Mapping[str, tuple[str, ...]] = {
    "quotes": (
        *("article", "quote", "kind", "text", "words", "speaker", "speakers", "speaker_ids", "speaker_kind", "role"),
        *("affiliation", "party", "age", "gender", "cue", "cue_lemma", "cue_kind", "implies", "mention"),
        *("mention_kind", "media", "block", "block_kind", "start", "end", "parts", "sieve", "note", "variety"),
    ),
    "attributions": (
        *("article", "quote", "kind", "words", "source", "speaker", "speaker_kind", "identified", "role"),
        *("affiliation", "party", "age", "gender", "implies", "media", "sieve", "variety"),
    ),
    "sources": (
        *("article", "source", "name", "speaker_kind", "identified", "role", "affiliation", "party", "age", "gender"),
        *("mentions", "quotes", "words", "variety"),
    ),
    "articles": ("article", "text", "quotes", "known", "interviewer", "variety", "record"),
}
"""The columns of each kind of row, in order; those of metadata come after them."""


def columns(rows: str) -> tuple[str, ...]:
    """The columns of a kind of row, in order, without those of metadata.

    Raises:
        ValueError: ``rows`` is no kind of row.

    >>> columns("articles")
    ('article', 'text', 'quotes', 'known', 'interviewer', 'variety', 'record')
    """
    if rows not in ROWS:
        raise ValueError(f"rows: expected one of {', '.join(ROWS)}, got {rows!r}")
    return ROWS[rows]
