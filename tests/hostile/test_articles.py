"""Hostile articles through all stages: nothing fails, and what is promised of an article holds."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quotecite
from hostile import made
from hostile.drawing import any_text, articles, choices, mutations, some, texts
from hostile.promises import check_article, check_formats, check_text
from quotecite import chapters
from quotecite.language.trees import Parsed

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "articles").glob("*.txt"))
pytestmark = pytest.mark.filterwarnings("ignore::quotecite.TextWarning")


@some
@given(st.one_of(texts(), any_text))
def test_any_text_is_cut_into_its_parts(text: str) -> None:
    """Blocks, lines, marks, credits and fields lie in the text, in order, whatever stands in it."""
    check_text(text)


@some
@given(st.data())
def test_shipped_articles_may_be_broken_in_any_way(data: st.DataObject) -> None:
    """Lost line breaks, doubled parts, other dashes, decomposed, wrongly decoded and odd characters do no harm."""
    story = data.draw(st.sampled_from(EXAMPLES)).read_text(encoding="utf-8")
    text = data.draw(mutations(story))
    check_text(text)
    check_article(made.finder(data.draw(choices))(text))


@some
@given(articles(), st.binary(max_size=200))
def test_trees_that_mean_nothing_make_an_article(parsed: Parsed, rest: bytes) -> None:
    """Speech, who, sieves and profiles take any tree; spans are slices, and every format gives back what it got."""
    article = made.finder(made.Taken(rest))(parsed)
    assert article.text == parsed.text
    check_article(article)
    check_formats(article)


@some
@given(texts(), st.binary(max_size=1500))
def test_the_same_text_makes_the_same_article(text: str, said: bytes) -> None:
    """Nothing of one text stays for the next, and nothing depends on chance."""
    one, other = (made.finder(made.Taken(said))(text) for _ in range(2))
    assert one == other
    assert quotecite.to_dict(one) == quotecite.to_dict(other)


@some
@given(articles(), st.integers(1, 60), st.binary(max_size=200))
def test_chapters_make_one_article(parsed: Parsed, longest: int, rest: bytes) -> None:
    """A text cut into chapters of any length makes an article of which the same holds, and can be explained."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(chapters, "LONGEST", longest)
        article = made.finder(made.Taken(rest))(parsed)
        check_article(article)
        assert made.finder(made.Taken(rest)).explain(parsed).article == article


@some
@given(st.one_of(st.binary(max_size=300), texts(lines=3).map(lambda t: t.encode("utf-8", "surrogatepass"))))
def test_any_bytes_are_html(page: bytes) -> None:
    """``from_html`` reads any bytes, or says what is wrong in a documented error."""
    try:
        found = quotecite.from_html(page)
    except (quotecite.FormatError, ValueError):
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        check_text(found.text)
    for block in found.known:
        assert found.text[block.span.start : block.span.end] == block.span.text
