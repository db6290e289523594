"""The records: frozen, slotted, keyword-only, and short when shown."""

from __future__ import annotations

import inspect
from enum import StrEnum
from typing import Any

import attrs
import pytest

from quotecite import records
from quotecite.records import Article, Evidence, Quote, QuoteKind, Source, SourceKind, Span

CLASSES = [c for _, c in inspect.getmembers(records, inspect.isclass) if attrs.has(c)]
ENUMS = [c for _, c in inspect.getmembers(records, inspect.isclass) if issubclass(c, StrEnum) and c is not StrEnum]


@pytest.mark.parametrize("record", CLASSES)
def test_every_record_is_frozen_and_slotted(record: type) -> None:
    """A record cannot be changed, and takes no attribute that it does not declare."""
    blank = record.__new__(record)
    assert not hasattr(blank, "__dict__")
    for name in (attrs.fields(record)[0].name, "undeclared"):
        with pytest.raises((attrs.exceptions.FrozenInstanceError, AttributeError)):
            setattr(blank, name, "x")


@pytest.mark.parametrize("record", CLASSES)
def test_every_record_is_keyword_only(record: type) -> None:
    """Fields are named where a record is made, so that their order can change."""
    assert all(field.kw_only for field in attrs.fields(record))


@pytest.mark.parametrize("record", CLASSES + ENUMS)
def test_every_record_says_what_it_is(record: type) -> None:
    """Every record and enum has a docstring of its own."""
    assert record.__doc__
    assert not record.__doc__.startswith(record.__name__ + "(")


@pytest.mark.parametrize("kind", ENUMS)
def test_enum_members_are_their_strings(kind: type[StrEnum]) -> None:
    """An enum member equals its value, prints as it and can be made from it."""
    for member in kind:
        assert member == member.value == str(member) == f"{member}"
        assert kind(member.value) is member


def test_sequences_are_tuples(article: Article) -> None:
    """An article can be hashed, so nothing inside it can change."""
    assert isinstance(hash(article), int)


def test_spans_are_slices(article: Article) -> None:
    """Every span of the example article is the slice that its offsets name."""
    spans = [block.span for block in article.blocks]
    for quote in article.quotes:
        spans += [*quote.parts, *quote.media]
    for source in article.sources:
        spans += [mention.span for mention in source.mentions]
        spans += [fact.span for fact in source.facts if fact.span]
    assert spans
    for span in spans:
        assert article.text[span.start : span.end] == span.text


def test_the_text_of_a_quote_joins_its_parts() -> None:
    """An interrupted quote shows the gap between its parts."""
    quote = made(parts=(Span(start=2, end=7, text="Dette"), Span(start=20, end=28, text="er galt.")))
    assert quote.text == "Dette … er galt."


def test_the_speaker_is_the_only_one() -> None:
    """``speaker`` is None without a speaker and None with two: it never picks one."""
    berg = Source(id="s1", name="Kari Berg", kind=SourceKind.PERSON)
    lie = Source(id="s2", name="Ola Lie", kind=SourceKind.PERSON)
    assert made(speakers=()).speaker is None
    assert made(speakers=(berg,)).speaker is berg
    assert made(speakers=(berg, lie)).speaker is None


def test_a_quote_begins_and_ends_with_its_words(article: Article) -> None:
    """``start`` and ``end`` are those of the first and the last part, with the clause between them inside."""
    whole = article.quotes[0]
    assert (whole.start, whole.end) == (2, 17)
    parted = made(parts=(Span(start=2, end=7, text="Dette"), Span(start=20, end=28, text="er galt.")))
    assert (parted.start, parted.end) == (2, 28)


def test_the_quotes_of_a_source(article: Article) -> None:
    """A source, or its name, gives its quotes; a name that nobody there has gives none."""
    (berg,) = article.sources
    assert article.quotes_of(berg) == article.quotes_of("Kari Berg") == article.quotes
    assert article.quotes_of("Ola Lie") == ()


@pytest.mark.parametrize(
    ("source", "error", "message"),
    [
        (None, TypeError, "expected a source or its name, got NoneType; quotes without a known speaker are"),
        (
            Source(id="s1", name="Ola Lie", kind=SourceKind.PERSON),
            ValueError,
            "'Ola Lie' is no source of this article .*: Kari Berg",
        ),
    ],
)
def test_the_quotes_of_what_is_no_source_here(
    article: Article, source: Any, error: type[Exception], message: str
) -> None:
    """What cannot be a source of the article is told from one without quotes."""
    with pytest.raises(error, match=message):
        article.quotes_of(source)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (0, "Vi må bygge mer"),
        (2, "Vi må bygge mer, sier ordfører"),
        (100, "Vi må bygge mer, sier ordfører Kari Berg (Ap) til NRK."),
    ],
)
def test_the_words_around_a_quote(article: Article, words: int, shown: str) -> None:
    """A context is a span of the article: whole words, as far as there are any, with what touches them."""
    context = article.context(article.quotes[0], words=words)
    assert context.text == shown
    assert article.text[context.start : context.end] == context.text


def test_words_are_counted_on_both_sides(article: Article) -> None:
    """As many words stand before a span as after it; a dash between blanks is no word."""
    cue = article.quotes[0].cue
    assert cue is not None
    assert article.context(cue.span, words=2).text == "bygge mer, sier ordfører Kari"
    assert article.context(cue.span, words=9).text == article.text.removeprefix("– ")


def test_a_context_of_another_article(article: Article) -> None:
    """A quote that does not stand in the article, and a negative number of words, are refused."""
    with pytest.raises(ValueError, match="'Ja' does not stand at 2 of this article"):
        article.context(made())
    with pytest.raises(ValueError, match="words: expected 0 or more, got -1"):
        article.context(article.quotes[0], words=-1)


def test_str_is_what_people_read(article: Article) -> None:
    """A span prints as its text, a source as its name."""
    assert str(article.quotes[0].parts[0]) == "Vi må bygge mer"
    assert str(article.quotes[0].speaker) == "Kari Berg"


def test_repr_is_short(article: Article) -> None:
    """In a notebook an article and a quote take one line each, however long the text."""
    assert repr(article) == "Article('– Vi må bygge mer, sier ordfører Kari B…', nb, 1 blocks, 1 quotes, 1 sources)"
    assert repr(article.quotes[0]) == "Quote(dash, 'Vi må bygge mer', Kari Berg, reporting_clause)"
    long = made(parts=(Span(start=0, end=4000, text="lang\n" * 800),))
    assert len(repr(long)) < 100
    assert "\n" not in repr(long)
    assert ", ?, " in repr(long)
    assert "facts" not in repr(article.sources[0])


def test_equal_values_make_equal_records(article: Article) -> None:
    """Records are compared by value, and `attrs.evolve` makes a changed copy."""
    quote = article.quotes[0]
    assert attrs.evolve(quote) == quote
    assert attrs.evolve(quote, block=1) != quote


def made(**fields: object) -> Quote:
    """A quote of which only the given fields matter."""
    defaults: dict[str, object] = {
        "kind": QuoteKind.DASH,
        "parts": (Span(start=2, end=4, text="Ja"),),
        "block": 0,
        "evidence": Evidence(sieve="none", note="no reporting clause"),
    }
    return Quote(**{**defaults, **fields})
