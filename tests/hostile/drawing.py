"""Hostile articles as hypothesis strategies, and how many of them are drawn."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from hostile import made
from quotecite.language.trees import Parsed

_TOLD = os.environ.get("QUOTECITE_EXAMPLES")

some = settings(
    max_examples=int(_TOLD or 40),
    derandomize=_TOLD is None,  # the same ones in every run of the tests, other ones when somebody asks for more
    deadline=None,
    print_blob=True,
    suppress_health_check=list(HealthCheck),  # articles take some time to draw
)
"""How many articles a test draws: a second's worth, or as many as QUOTECITE_EXAMPLES says."""


@st.composite
def texts(draw: Callable[..., Any], lines: int = 6) -> str:
    """Texts that look like Norwegian articles, and what careless archives make of them."""
    return made.text(made.Drawn(draw), lines=lines)


@st.composite
def mutations(draw: Callable[..., Any], of: str) -> str:
    """A text, changed one to three times."""
    choices = made.Drawn(draw)
    for _ in range(1 + choices.number(2)):
        of = made.pick(choices, made.MUTATIONS)(of, choices)
    return of


@st.composite
def articles(draw: Callable[..., Any]) -> Parsed:
    """Such texts with trees of any tags."""
    return made.parsed(made.Drawn(draw), lines=4)


any_text = st.text(st.characters(), max_size=200) | st.text(
    st.sampled_from("".join((*made.SIGNS, *made.SPACES, *made.BREAKS, *(odd for odd in made.ODD), "aBø1"))),
    max_size=200,
)
"""Texts of any characters, half ones too, and of those that mean something to quotecite."""

choices = st.binary(max_size=1500).map(made.Taken)
"""What a stand-in for the model says."""
