"""Precision, recall and what lies behind them, from judgements."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

import attrs

from quotecite.evaluate.pairing import Judged, Judgement, has_full_name
from quotecite.records import QuoteKind, SourceKind
from quotecite.words.lexicon import Lexicon

KINDS = tuple(kind.value for kind in QuoteKind)


@attrs.frozen
class Rate:
    """Precision, recall and their harmonic mean, as shares of 1; None where nothing was there to count."""

    precision: float | None
    recall: float | None
    f1: float | None


@attrs.frozen(kw_only=True)
class Figures:
    """How a set of judgements came out.

    ``gold`` and ``found`` count annotated items and quotes; ``match`` (overlap of one half), ``exact`` (same words) and
    ``pair`` (match with exactly the right speakers) are rates over them, ``char`` over characters (None for a part of
    the items of a kind). ``answered`` is the share of annotated items that were matched and given a speaker,
    ``speaker_precision`` the share of those that is right; ``wrong`` and ``open`` count the others among the matched.
    """

    gold: int
    found: int
    match: Rate
    exact: Rate
    pair: Rate
    char: Rate | None
    answered: float | None
    speaker_precision: float | None
    wrong: int
    open: int


def figures(judged: Iterable[Judged], kinds: Collection[str] = KINDS) -> Figures:
    """The figures over articles, for quotes of some kinds (`QuoteKind` values); recall goes by the annotated kind,
    precision by the found one."""
    articles = list(judged)
    unknown = sorted(set(kinds) - set(KINDS))
    if unknown:
        raise ValueError(f"kinds: expected some of {', '.join(KINDS)}, got {unknown[0]!r}")
    whole = [c for a in articles for c in a.characters if c.kinds & set(kinds)]
    split = any(not c.kinds <= set(kinds) for c in whole)
    char = None if split else _rate(*(sum(getattr(c, n) for c in whole) for n in ("shared", "found", "shared", "gold")))
    chosen = [
        j for a in articles for j in a.judgements
        if (j.item is not None and j.item.kind in kinds) or (j.quote is not None and j.quote.kind.value in kinds)
    ]  # fmt: skip
    return _figures(chosen, kinds, char)


def breakdown(
    judged: Iterable[Judged], label: Callable[[Judgement], str | None], kinds: Collection[str] = KINDS
) -> Mapping[str, Figures]:
    """The figures of each group of judgements that a label makes (`by_sieve`, `by_gender` …); None leaves one out."""
    groups: dict[str, list[Judgement]] = {}
    for article in judged:
        for judgement in article.judgements:
            name = label(judgement)
            item, quote = judgement.item, judgement.quote
            kind = item.kind if item is not None else quote.kind.value if quote is not None else ""
            if name is not None and kind in kinds:
                groups.setdefault(name, []).append(judgement)
    return {name: _figures(groups[name], KINDS, None) for name in sorted(groups)}


def _figures(judgements: Sequence[Judgement], kinds: Collection[str], char: Rate | None) -> Figures:
    gold = [j for j in judgements if j.item is not None and j.item.kind in kinds]
    found = [j for j in judgements if j.quote is not None and j.quote.kind.value in kinds]
    matched = [j for j in gold if j.quote is not None]
    precise = [j for j in found if j.item is not None]
    spoken = [j for j in matched if j.quote is not None and j.quote.speakers]
    right = sum(j.right for j in matched)

    def rate(good: Callable[[Judgement], bool]) -> Rate:
        return _rate(sum(map(good, precise)), len(found), sum(map(good, matched)), len(gold))

    return Figures(
        gold=len(gold),
        found=len(found),
        match=rate(lambda j: True),
        exact=rate(lambda j: j.exact),
        pair=rate(lambda j: j.right),
        char=char,
        answered=_share(len(spoken), len(gold)),
        speaker_precision=_share(right, len(spoken)),
        wrong=sum(not j.right for j in spoken),
        open=len(matched) - len(spoken),
    )


def _rate(right_found: int, found: int, right_gold: int, gold: int) -> Rate:
    precision, recall = _share(right_found, found), _share(right_gold, gold)
    both = None if precision is None or recall is None else precision + recall
    f1 = None if both is None or precision is None or recall is None else 2 * precision * recall / both if both else 0.0
    return Rate(precision, recall, f1)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


# -- groups ------------------------------------------------------------------------------------------------------------


def by_kind(judgement: Judgement) -> str:
    """The annotated kind, else the found one."""
    return judgement.item.kind if judgement.item else judgement.quote.kind.value if judgement.quote else ""


def by_sieve(judgement: Judgement) -> str | None:
    """The rule that decided; None where nothing was found."""
    return judgement.quote.evidence.sieve if judgement.quote else None


def by_mention(judgement: Judgement) -> str | None:
    """What kind of mention the found quote has: ``name``, ``pronoun``, ``nominal`` or ``none``."""
    quote = judgement.quote
    return None if quote is None else quote.mention.kind.value if quote.mention else "none"


def by_variety(judgement: Judgement) -> str:
    """``nb`` or ``nn``, as annotated."""
    return judgement.variety


def by_gender(judgement: Judgement) -> str | None:
    """The annotated speaker's gender, ``unknown`` where none is annotated; None for what is no person's."""
    source = judgement.source
    return None if source is None or source.kind is not SourceKind.PERSON else source.gender or "unknown"


def by_naming(judgement: Judgement) -> str | None:
    """Whether the annotated speaker is a person ``named`` in full or ``unnamed``; None for what is no person's."""
    source = judgement.source
    if source is None or source.kind is not SourceKind.PERSON:
        return None
    return "named" if has_full_name(source.name, Lexicon.load()) else "unnamed"


def by_origin(judgement: Judgement) -> str | None:
    """Whether the first name of the annotated speaker is ``listed`` in the table of names used in Norway or not."""
    if by_naming(judgement) != "named" or judgement.source is None:
        return None
    return "listed" if Lexicon.load().is_first_name(judgement.source.name.split()[0]) else "not listed"
