"""Title, lead and body as one text: what is left out, and what its blocks are known to be."""

from __future__ import annotations

import attrs
import pandas as pd
import pytest

from quotecite import Block, BlockKind, Composed, Span, compose
from quotecite.text.compose import named_blocks

MISSING = (None, float("nan"), pd.NA, pd.NaT, "", " \n")


@pytest.mark.parametrize("missing", MISSING, ids=repr)
def test_missing_parts_are_left_out(missing: object) -> None:
    """Whatever stands for a missing cell in a data frame is no part of the text."""
    composed = compose(title=missing, lead=missing, body="Hei.")  # type: ignore[arg-type]
    assert (composed.text, [field.name for field in composed.fields]) == ("Hei.", ["body"])
    assert compose(title=missing).text == ""  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("known", "looks", "kind"),
    [
        ("headline", "paragraph", "headline"),
        ("headline", "link", "headline"),
        ("heading", "paragraph", "heading"),
        ("heading", "link", "link"),
        ("caption", "paragraph", "caption"),
        ("caption", "credit", "credit"),
        ("list", "heading", "list"),
        ("list", "byline", "byline"),
        ("paragraph", "headline", "paragraph"),
        ("paragraph", "heading", "paragraph"),
        ("paragraph", "credit", "credit"),
        ("paragraph", "link", "link"),
        ("link", "headline", "link"),
        (None, "heading", "heading"),
    ],
)
def test_what_is_known_and_what_it_looks_like(known: str | None, looks: str, kind: str) -> None:
    """A known kind wins over the looks, unless these say more: a paragraph can be a credit, never a heading."""
    block = Block(span=Span(start=4, end=7, text="Hei"), kind=BlockKind(looks))
    marked = (attrs.evolve(block, kind=BlockKind(known)),) if known else ()
    (found,) = named_blocks(Composed(text="Ja. Hei", fields=(), known=marked), [block])
    assert found.kind == kind


def test_what_is_known_holds_for_its_own_stretch() -> None:
    """A kind is that of the blocks that begin in its stretch, several or none, and of no other."""
    text = "En\n\nTo\nTre\n\nFire"
    blocks = [
        Block(span=Span(start=at, end=at + len(word), text=word), kind=BlockKind.PARAGRAPH)
        for word in ("En", "To", "Tre", "Fire")
        for at in [text.index(word)]
    ]
    known = (Block(span=Span(start=4, end=10, text="To\nTre"), kind=BlockKind.CAPTION),)
    found = named_blocks(Composed(text=text, fields=(), known=known), blocks)
    assert [block.kind.value for block in found] == ["paragraph", "caption", "caption", "paragraph"]
