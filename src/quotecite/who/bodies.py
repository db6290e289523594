"""Which body a noun means: ``tilsynet`` the *Mattilsynet* named before, ``selskapet`` the one that was just named."""

from __future__ import annotations

from collections.abc import Sequence

from quotecite.who.cast import Entity
from quotecite.who.focus import AHEAD, FADE, NEAR
from quotecite.who.mentions import Reference
from quotecite.who.so_far import Meaning, SoFar
from quotecite.words.lexicon import RoleKind, Trait

_KINDS = frozenset({RoleKind.ORGANISATION, RoleKind.GROUP})
_SOON = 2.5  # how many sentences ago a body was named at most of which the article does not tell what it is


def of_that_sort(mention: Reference, so_far: SoFar) -> Meaning | None:
    """``tilsynet``, ``kommunen``, ``partiet``: the body of that sort which was named before.

    A word for any body (``selskapet``) can mean one whose name does not say what it is, right after it was named.
    """
    role = mention.role
    if role is None or role.kind not in _KINDS or not mention.definite or not _says_no_more(mention):
        return None
    known = [e for e in so_far.bodies if so_far.is_such(e, mention) and not so_far.is_set_apart(e, mention)]
    found = _last_named(known, mention, so_far, NEAR)
    if found is not None or Trait.ANY_BODY not in role.traits:
        return found
    unknown = [e for e in so_far.bodies if so_far.is_any(e) and not so_far.is_set_apart(e, mention)]
    return _last_named(unknown, mention, so_far, _SOON)


def by_its_letters(mention: Reference, so_far: SoFar) -> Meaning | None:
    """``Norges vassdrags- og energidirektorat``, no name to the model: the body that the article calls *NVE* too."""
    body = so_far.spelt_out_by(mention) if mention.role is not None else None
    return Meaning(sources=(body,), why="spells its abbreviation out") if body is not None else None


def bodies_together(mention: Reference, so_far: SoFar) -> Meaning | None:
    """``organisasjonene``, ``selskapa``: the bodies that were named in one phrase not long ago."""
    role = mention.role
    if role is None or role.kind is not RoleKind.ORGANISATION or not (mention.definite and mention.plural):
        return None
    start, members = so_far.last_together(mention)
    near = so_far.clock(mention.start) - so_far.clock(start) < NEAR
    plain = mention.head.lower in role.forms
    fits = all(e in so_far.bodies and (so_far.is_such(e, mention) or (plain and so_far.is_any(e))) for e in members)
    return Meaning(sources=members, why="named together before") if members and near and fits else None


def _says_no_more(mention: Reference) -> bool:
    """Whether a noun in the singular stands without a phrase or an owner that tells which body it is."""
    plain = all(t.upos in ("NOUN", "PROPN", "ADJ", "DET") and t.feat("Case") != "Gen" for t in mention.tokens)
    return plain and mention.owner is None and mention.head.feat("Number") != "Plur"


def _last_named(bodies: Sequence[Entity], mention: Reference, so_far: SoFar, near: float) -> Meaning | None:
    """The body that is most in focus of those named not long ago; open when two are alike, None when there is none."""
    now = so_far.clock(mention.start)
    scored: list[tuple[float, Entity]] = []
    for body in bodies:
        heard = [s for s in so_far.heard.salience(body) if s.at < mention.start and now - s.then < near]
        if heard:
            scored.append((max(s.weight * FADE ** (now - s.then) for s in heard), body))
    ranked = sorted(scored, key=lambda pair: -pair[0])
    if not ranked:
        return None
    if len(ranked) > 1 and ranked[0][0] < AHEAD * ranked[1][0]:
        return Meaning(candidates=tuple(body for _, body in ranked))
    return Meaning(sources=(ranked[0][1],), why="the body of that sort named before")
