"""Texts from archives, and persons over many articles."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import quotecite
from articles import ARTICLE, BERG
from handmade import parsed
from quotecite import Article, BlockKind, FormatError, Gender, Source, SourceKind, Span
from quotecite.finder import Finder
from quotecite.language.parsing import Parser
from quotecite.words.lexicon import Lexicon


def no_model() -> tuple[Parser, str]:
    """What a finder of texts in no Norwegian never asks for."""
    raise AssertionError("nothing to parse here")


FINDER = Finder(no_model, (), Lexicon.load())


# -- composed texts --------------------------------------------------------------------------------------------------


def test_parts_know_what_they_are() -> None:
    """A title is a headline and a lead running text, whatever they look like; offsets lead back to the part."""
    composed = quotecite.compose(title="It was said that the school must close.", lead="THE SCHOOL", body="The end.")
    article = FINDER(composed)
    assert [block.kind for block in article.blocks][:2] == [BlockKind.HEADLINE, BlockKind.PARAGRAPH]
    end = article.text.index("end")
    assert composed.place(Span(start=end, end=end + 3, text="end")) == ("body", 4, 7)
    assert next(FINDER.pipe([composed])) == article


@given(st.lists(st.one_of(st.none(), st.text(max_size=20), st.just(float("nan"))), min_size=3, max_size=3))
def test_parts_are_kept_as_they_are(parts: list[str | None]) -> None:
    """Each part stands in the text unchanged; missing and blank ones are left out."""
    composed = quotecite.compose(title=parts[0], lead=parts[1], body=parts[2])
    kept = [part for part in parts if isinstance(part, str) and part.strip()]
    assert [composed.text[f.start : f.end] for f in composed.fields] == kept
    assert composed.text == "\n\n".join(kept)


def test_only_text_can_be_a_part() -> None:
    """A part of another type is named; a span over two parts has no place in one."""
    with pytest.raises(TypeError, match="lead: expected str or None, got int"):
        quotecite.compose(title="x", lead=3)  # type: ignore[arg-type]
    composed = quotecite.compose(title="abc", body="def")
    with pytest.raises(ValueError, match="2-6 lies in none of the fields"):
        composed.place(Span(start=2, end=6, text=""))


def test_parsed_texts_are_no_composed_ones() -> None:
    """What is read already stays as it is read."""
    assert FINDER(parsed("Regnet_NOUN_2_nsubj faller_VERB:fin_root .")).text == "Regnet faller."


# -- people ----------------------------------------------------------------------------------------------------------


def article(*sources: Source) -> Article:
    """An article in which sources say one line each."""
    quotes = tuple(attrs.evolve(ARTICLE.quotes[3], speakers=(source,)) for source in sources)
    return attrs.evolve(ARTICLE, sources=sources, quotes=quotes)


def test_one_person_over_articles() -> None:
    """The same full name is one person, with what the articles say counted."""
    later = attrs.evolve(BERG, role="skoledirektør", name="Kári Berg")
    (person,) = quotecite.people([article(BERG), (article(later), {"any": "thing"}), article(BERG)])
    assert (person.name, person.articles, person.quotes, person.words) == ("Kari Berg", (0, 1, 2), 3, 12)
    assert person.roles == (("rektor", 2), ("skoledirektør", 1))
    assert (person.party, person.gender, person.homonyms) == ("Ap", Gender.F, ())


def test_only_full_names_are_joined() -> None:
    """A surname, a nominal, a body and the journalist mean nobody over articles."""
    others = (
        attrs.evolve(BERG, name="Berg"),
        attrs.evolve(BERG, name="en nabo i gata"),
        Source(id="s2", name="Oslo kommune", kind=SourceKind.ORGANISATION),
    )
    assert quotecite.people([article(other) for other in others]) == ()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"party": "H"}, "party Ap and H"),
        ({"gender": Gender.M}, "gender f and m"),
        ({"age": 71}, "age 46 and 71"),
        ({"age": 47}, None),
        ({"role": "lege"}, None),
    ],
)
def test_possible_homonyms(change: dict[str, object], reason: str | None) -> None:
    """Other parties, genders and ages far apart may be two persons; a birthday or a new post is none."""
    other = attrs.evolve(BERG, **change)
    (person,) = quotecite.people([article(BERG), article(other)])
    assert person.homonyms == ((reason,) if reason else ())


def test_the_callers_list_goes_first() -> None:
    """Who stands in the caller's list has its name, id, party and gender, under an alias too."""
    row = {"name": "Kari Berg Lie", "id": "Q1", "party": "SV", "gender": "f", "aliases": ["Kari Berg"]}
    (person,) = quotecite.people([article(BERG)], [row])
    assert (person.name, person.id, person.party, person.gender) == ("Kari Berg Lie", "Q1", "SV", Gender.F)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"id": "Q1"}, "authority, row 0: expected a mapping with 'name'"),
        ({"name": "Kari Berg", "gender": "k"}, "authority, row 0, gender: expected f, m or None, got 'k'"),
        ({"name": "Kari Berg", "aliases": "KB"}, "authority, row 0, aliases: expected a list"),
    ],
)
def test_a_malformed_row_is_named(row: dict[str, object], message: str) -> None:
    """A fault in the caller's list is named by row and key."""
    with pytest.raises(FormatError) as fault:
        quotecite.people([], [row])
    assert str(fault.value).startswith(message)


def test_one_row_a_person() -> None:
    """Two rows for one name are a fault of the list; what is no article is one of the input."""
    with pytest.raises(FormatError, match="row 1: 'Kari Berg' is there already"):
        quotecite.people([], [{"name": "Kari Berg"}, {"name": "Kari Berg"}])
    with pytest.raises(TypeError, match=r"item 0: expected a quotecite\.Article"):
        quotecite.people(["x"])
