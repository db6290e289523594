"""Articles in which given sources say one line each, for counting."""

from __future__ import annotations

import attrs

from articles import ARTICLE, BERG, mention
from quotecite.records import Article, Gender, MentionKind, Source, SourceKind

LIE = attrs.evolve(BERG, id="s2", name="Ola Lie", party=None, gender=Gender.M, role="bonde")
NAMELESS = attrs.evolve(BERG, id="s3", name="en nabo", party=None, gender=None, role=None)
COMPANY = Source(
    id="s4", name="rederiet", kind=SourceKind.ORGANISATION, mentions=(mention("ingen", kind=MentionKind.NOMINAL),)
)
ASKS = Source(id="s5", name="intervjuer", kind=SourceKind.INTERVIEWER)


def spoken(*sources: Source | None) -> Article:
    """An article in which each source says four words; None for words whose speaker is not known."""
    quotes = tuple(
        attrs.evolve(ARTICLE.quotes[3], speakers=(source,) if source is not None else (), media=())
        for source in sources
    )
    return attrs.evolve(ARTICLE, sources=tuple(dict.fromkeys(filter(None, sources))), quotes=quotes)
