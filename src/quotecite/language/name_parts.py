"""Parts of one tagged name: what the tagger glued to a person's, an outlet, a body, a title or an owner."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from quotecite.language.name_runs import Run, continues_name, is_initial
from quotecite.language.norwegian import may_be_genitive
from quotecite.language.trees import Token
from quotecite.words.lexicon import Lexicon, RoleKind

Parts = Sequence[Sequence[Token]]


def split_run(run: Run) -> Parts:
    """A person's name without what the tagger glued to it: an outlet or body before it, a genitive, a title."""
    if run.tag != "PER" or len(run.tokens) < 2:
        return [run.tokens]
    return next((parts for rule in _SPLITS if (parts := rule(run)) is not None), [run.tokens])


def _after_body(run: Run) -> Parts | None:
    """``NRK Kari Berg``, ``Dagens Næringsliv Ola Lie``: an outlet or a word in capitals, then the person.

    One word after an outlet that is no first name is more of the outlet's name (``Lia Tidende``).
    """
    tokens, lexicon = run.tokens, run.lexicon
    for at in range(1, len(tokens)):
        outlet = lexicon.outlet(" ".join(t.text for t in tokens[:at])) is not None
        shouted = at == 1 and is_abbreviation(tokens[0].text) and not tokens[1].text.isupper()
        shouted = shouted and not _are_initials(tokens, lexicon)
        if outlet and is_outlets_own(tokens, lexicon):
            return None
        if (outlet or shouted) and tokens[at].text[:1].isupper():
            return [tokens[:at], tokens[at:]]
    return None


def is_outlets_own(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a name is an outlet's and one word more that is no first name (``Lia Tidende``)."""
    outlet = " ".join(t.text for t in tokens[:-1])
    return lexicon.outlet(outlet) is not None and not any(map(lexicon.is_first_name, (outlet, tokens[-1].text)))


def is_abbreviation(word: str) -> bool:
    """Whether a word is written in capitals and no initial (``NUPI``, not ``H.``)."""
    return word.isupper() and len(word) > 1 and not is_initial(word)


def _are_initials(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a name is two letters and a surname (``KJ Berg``), not a body and a person (``SV Kari Berg``)."""
    two = len(tokens) == len(tokens[0].text) == 2 and not lexicon.is_first_name(tokens[1].text)
    return two and lexicon.party(tokens[0].text) is None and lexicon.outlet(tokens[0].text) is None


def _before_compound(run: Run) -> Parts | None:
    """``Berg VM-finalen``: a compound with an abbreviation after the name."""
    tokens = run.tokens
    compound = not continues_name(tokens[:-1], tokens[-1]) and "-" in tokens[-1].text
    return [tokens[:-1]] if compound else None


def _after_compound_title(run: Run) -> Parts | None:
    """``Palace-keeper Wayne Hart``: a compound title with a capital before the name."""
    tokens, lexicon = run.tokens, run.lexicon
    first = tokens[0].text
    title = "-" in first and lexicon.role_head(first) is not None and not lexicon.is_first_name(first)
    return [tokens[1:]] if title else None


def _around_title(run: Run) -> Parts | None:
    """``Svenske Anna Holm``, ``Foto Ola Lie``, ``Lia skole Rektor Kari Berg``: a label or title, then the name.

    Right after a noun the name has begun (``spissen Prest Berg``), unless a first name follows.
    """
    tokens, lexicon = run.tokens, run.lexicon
    for at, token in enumerate(tokens[:-1]):
        if at == 0 and _follows_title(run) and not lexicon.is_first_name(tokens[1].text):
            continue
        labels = lexicon.is_credit_label(token.text) or (at == 0 and token.lower in lexicon.words("nationality"))
        if (labels or _is_title(token, lexicon)) and tokens[at + 1].text[:1].isupper():
            return [part for part in (tokens[:at], tokens[at + 1 :]) if part]
    return None


def _after_genitive(run: Run) -> Parts | None:
    """``Tysklands Anna Vogt``, ``Os' Ola Lie``: whose a person is, then the full name, which a first name opens."""
    tokens, lexicon = run.tokens, run.lexicon
    first = tokens[0].text
    owner = len(tokens) > 2 and may_be_genitive(first) and not lexicon.is_first_name(first)
    return [tokens[1:]] if owner and lexicon.is_first_name(tokens[1].text) else None


_SPLITS: tuple[Callable[[Run], Parts | None], ...] = (
    _after_body,
    _before_compound,
    _after_compound_title,
    _after_genitive,
    _around_title,
)
"""What can be glued to a person's name, in the order in which it is looked for."""


def _follows_title(run: Run) -> bool:
    """Whether a noun in small letters, its title, stands right before a name (``spissen``)."""
    first = run.tokens[0].index
    before = run.sentence.tokens[first - 1] if first else None
    return before is not None and before.text.islower() and before.upos == "NOUN"


def _is_title(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word inside a tagged name is a title with a capital (``Professor Lie``)."""
    role = lexicon.role(token.text)
    return (
        role is not None
        and role.kind in (RoleKind.ROLE, RoleKind.KIN, RoleKind.GROUP)
        and not lexicon.is_first_name(token.text)
    )
