"""Which sources are the same beyond their article: only what has a name of its own."""

from __future__ import annotations

from quotecite.records import MentionKind, Source, SourceKind

_BODIES = frozenset({SourceKind.ORGANISATION, SourceKind.MEDIA, SourceKind.DOCUMENT})


def identified(source: Source) -> bool:
    """Whether the source's name means the same source in another article.

    A person's full name does, and the proper name of a body (`NRK`, `Oslo kommune`). A surname, a noun (`rederiet`, `en
    nabo`) and a group mean somebody only where they stand.

    >>> identified(Source(id="s1", name="Kari Berg", kind=SourceKind.PERSON))
    True
    >>> identified(Source(id="s1", name="rederiet", kind=SourceKind.ORGANISATION))
    False
    """
    if source.kind is SourceKind.PERSON:
        return full_name(source.name)
    named = any(mention.kind is MentionKind.NAME for mention in source.mentions)
    return source.kind in _BODIES and (named or any(letter.isupper() for letter in source.name))


def full_name(name: str) -> bool:
    """Whether a person's name is a first name and a surname.

    >>> full_name("Kari Berg"), full_name("Berg"), full_name("naboen Samir")
    (True, False, False)
    """
    words = name.split()
    return len(words) > 1 and words[0][:1].isupper() and words[-1][:1].isupper()
