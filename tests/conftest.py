"""What all tests share: no network, one hand-written article, and a clear skip where the weights are absent."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import settings

import quotecite
from quotecite.records import (
    Article,
    Block,
    BlockKind,
    Cue,
    CueKind,
    Evidence,
    Fact,
    FactField,
    Gender,
    Mention,
    MentionKind,
    Meta,
    Quote,
    QuoteKind,
    Source,
    SourceKind,
    Span,
    Variety,
)

WEIGHTS = Path(quotecite.__file__).parent / "model"

# The same examples in every run (a red CI can be repeated), and no deadline on a busy machine.
settings.register_profile("quotecite", deadline=None, derandomize=True, database=None)
settings.load_profile("quotecite")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs the bundled weights where they have not been built."""
    if any(WEIGHTS.rglob("*.pt")):  # whether they are the right ones is for the tests to find out
        return
    skip = pytest.mark.skip(reason=f"needs the bundled weights, {WEIGHTS} has none: make model")
    for item in items:
        if item.get_closest_marker("model"):
            item.add_marker(skip)


class NetworkUsedError(Exception):
    """A test, or the code under test, tried to open a connection."""


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Nothing is downloaded, ever: every way to a connection raises."""

    def refuse(*args: object, **kwargs: object) -> NoReturn:
        raise NetworkUsedError("quotecite and its tests work without the network")

    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex", "sendto", "sendmsg", "bind"):
            patch.setattr(socket.socket, name, refuse)
        for name in ("create_connection", "getaddrinfo", "gethostbyname"):
            patch.setattr(socket, name, refuse)
        yield


def cut(text: str, start: int, end: int) -> Span:
    """The span of a text between two offsets."""
    return Span(start=start, end=end, text=text[start:end])


@pytest.fixture
def article() -> Article:
    """The example of the documentation, written by hand."""
    text = "– Vi må bygge mer, sier ordfører Kari Berg (Ap) til NRK."
    mention = Mention(span=cut(text, 24, 47), kind=MentionKind.NAME)
    berg = Source(
        id="s1",
        name="Kari Berg",
        kind=SourceKind.PERSON,
        role="ordfører",
        party="Ap",
        gender=Gender.F,
        facts=(
            Fact(field=FactField.ROLE, value="ordfører", span=cut(text, 24, 32), via="title"),
            Fact(field=FactField.PARTY, value="Ap", span=cut(text, 44, 46), via="parenthesis"),
            Fact(field=FactField.GENDER, value="f", span=None, via="name table"),
        ),
        mentions=(mention,),
    )
    quote = Quote(
        kind=QuoteKind.DASH,
        parts=(cut(text, 2, 17),),
        cue=Cue(span=cut(text, 19, 23), lemma="si", kind=CueKind.SAY),
        mention=mention,
        speakers=(berg,),
        media=(cut(text, 52, 55),),
        block=0,
        evidence=Evidence(sieve="reporting_clause", note="subject of «sier»"),
    )
    return Article(
        text=text,
        variety=Variety.NB,
        blocks=(Block(span=cut(text, 0, 56), kind=BlockKind.PARAGRAPH),),
        quotes=(quote,),
        sources=(berg,),
        meta=Meta(quotecite="0.1.0", model="sha256:…", lexicon="sha256:…"),
    )


@pytest.fixture
def article_dict() -> dict[str, Any]:
    """The same article in dict form, key by key as in the documentation."""
    return {
        "schema": 1,
        "text": "– Vi må bygge mer, sier ordfører Kari Berg (Ap) til NRK.",
        "variety": "nb",
        "blocks": [{"start": 0, "end": 56, "kind": "paragraph"}],
        "quotes": [
            {
                "kind": "dash",
                "parts": [{"start": 2, "end": 17, "text": "Vi må bygge mer"}],
                "cue": {"start": 19, "end": 23, "text": "sier", "lemma": "si", "kind": "say"},
                "mention": {"start": 24, "end": 47, "text": "ordfører Kari Berg (Ap)", "kind": "name"},
                "speakers": ["s1"],
                "media": [{"start": 52, "end": 55, "text": "NRK"}],
                "block": 0,
                "evidence": {"sieve": "reporting_clause", "note": "subject of «sier»", "candidates": []},
            }
        ],
        "sources": [
            {
                "id": "s1",
                "name": "Kari Berg",
                "kind": "person",
                "role": "ordfører",
                "affiliation": None,
                "party": "Ap",
                "age": None,
                "gender": "f",
                "facts": [
                    {"field": "role", "value": "ordfører", "start": 24, "end": 32, "via": "title"},
                    {"field": "party", "value": "Ap", "start": 44, "end": 46, "via": "parenthesis"},
                    {"field": "gender", "value": "f", "start": None, "end": None, "via": "name table"},
                ],
                "mentions": [{"start": 24, "end": 47, "text": "ordfører Kari Berg (Ap)", "kind": "name"}],
            }
        ],
        "credits": [],
        "meta": {"quotecite": "0.1.0", "model": "sha256:…", "lexicon": "sha256:…"},
    }
