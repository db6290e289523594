"""Whom several coordinated phrases mean: ``hun og Lie``, ``læreren og rektoren``, ``leiar og nestleiar i laget``."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from quotecite.records import MentionKind
from quotecite.who.mentions import Reference
from quotecite.who.nominals import named_together, one_person
from quotecite.who.so_far import Meaning, SoFar


def every_part(mention: Reference, so_far: SoFar) -> Meaning | None:
    """``hun og Lie``, ``læreren og rektoren``: whom each part means; open when one of them is."""
    if not mention.parts:
        return None
    if _titles_of_one(mention, so_far):
        return _one_with_these_titles(mention, so_far)
    if not all(part.definite for part in mention.parts):
        return _officers(mention, so_far)
    found = [so_far.meanings[part.place] for part in mention.parts]
    return _all_of(found)


def readable_parts(mention: Reference, so_far: SoFar) -> tuple[Reference, ...]:
    """The parts of a coordination that mean somebody each, and so are mentions of their own."""
    each = all(part.definite for part in mention.parts) and not _titles_of_one(mention, so_far)
    return mention.parts if each else ()


def _titles_of_one(mention: Reference, so_far: SoFar) -> bool:
    """Whether nouns are titles of one person: the words say *jeg* (``sjefen, koreografen og danseren``)."""
    return all(part.kind is MentionKind.NOMINAL for part in mention.parts) and so_far.says_i(mention)


def _one_with_these_titles(mention: Reference, so_far: SoFar) -> Meaning:
    """The one person whom those of the titles that mean anybody mean."""
    found = [one_person(part, so_far) for part in mention.parts]
    meant = tuple(dict.fromkeys(e for meaning in found if meaning is not None for e in meaning.sources))
    if len(meant) == 1:
        return Meaning(sources=meant, why="one person with several titles")
    return Meaning(candidates=meant)


def _officers(mention: Reference, so_far: SoFar) -> Meaning | None:
    """``leiar og nestleiar i laget``: the persons with these offices, else as many as were named together."""
    offices = [attrs.evolve(part, definite=True) for part in mention.parts]
    found = [one_person(part, so_far) or Meaning() for part in offices]
    meaning = _all_of(found)
    return meaning if meaning.sources else named_together(mention, so_far)


def _all_of(found: Sequence[Meaning]) -> Meaning:
    """All whom several phrases mean, when each means somebody else."""
    meant = tuple(dict.fromkeys(e for meaning in found for e in meaning.sources))
    if not all(meaning.sources for meaning in found) or len(meant) < len(found):
        return Meaning(candidates=meant)
    reasons = dict.fromkeys(meaning.why for meaning in found if meaning.why)
    return Meaning(sources=meant, why="; ".join(reasons))
