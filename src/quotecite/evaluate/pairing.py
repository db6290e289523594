"""Which quote is which annotated item, and whether its speakers are right.

Items and quotes are paired one to one, the best overlap first, when intersection over union of their characters is
one half or more (the usual bar of detection tasks). Dash quotes and headings may pair with each other, for editors set
the same words both ways.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs
import regex

from quotecite.evaluate.gold import CREDIT, GoldArticle, GoldItem, GoldSource
from quotecite.records import Article, Quote, QuoteKind, Source, SourceKind
from quotecite.text.signs import SILENT
from quotecite.words.lexicon import Lexicon

HALF = 0.5
GROUPS = (
    frozenset({QuoteKind.DASH.value, QuoteKind.HEADING.value}),
    frozenset({QuoteKind.MARKS.value}),
    frozenset({QuoteKind.INDIRECT.value}),
)
_SPACE = regex.compile(r"\s+")


@attrs.frozen(kw_only=True)
class Judgement:
    """An annotated item with the quote that it is, or one of them alone (missed, or found where nothing is)."""

    article: str
    variety: str
    item: GoldItem | None
    source: GoldSource | None
    quote: Quote | None
    exact: bool = False
    right: bool = False


@attrs.frozen(kw_only=True)
class Characters:
    """How many characters (white space apart) annotation and output share, and how many each has, of some kinds."""

    kinds: frozenset[str]
    shared: int
    gold: int
    found: int


@attrs.frozen(kw_only=True)
class Judged:
    """One article's judgements and characters."""

    article: str
    variety: str
    judgements: tuple[Judgement, ...]
    characters: tuple[Characters, ...]


def judge(gold: GoldArticle, article: Article) -> Judged:
    """Pair the quotes of an article with its annotation and judge each.

    Uncertain items count neither way: certain ones are paired first, then quotes that lie at least half in an uncertain
    stretch are left out.

    Raises:
        ValueError: the two are not of the same text.
    """
    if gold.text != article.text:
        raise ValueError(f"{gold.id}: the article was found in another text than the annotation's; run it on gold.text")
    lexicon = Lexicon.load()
    judgements: list[Judgement] = []
    characters: list[Characters] = []
    unsure = frozenset[int]().union(*(_characters(gold.text, i.parts) for i in gold.items if not i.certain))
    for kinds in GROUPS:
        items = [item for item in gold.items if item.kind in kinds and item.certain]
        quotes = [quote for quote in article.quotes if quote.kind.value in kinds]
        theirs = [_characters(gold.text, item.parts) for item in items]
        ours = [_characters(gold.text, _parts(quote)) for quote in quotes]
        pairs = dict(_pairs(theirs, ours))
        alone = [
            j
            for j in range(len(quotes))
            if j not in pairs.values() and not (ours[j] and len(ours[j] & unsure) >= HALF * len(ours[j]))
        ]
        for i, item in enumerate(items):
            quote = quotes[pairs[i]] if i in pairs else None
            judgements.append(_judgement(gold, item, quote, lexicon))
        judgements += [_judgement(gold, None, quotes[j], lexicon) for j in alone]
        all_gold = frozenset[int]().union(*theirs) - unsure
        all_found = frozenset[int]().union(*(ours[j] for j in (*pairs.values(), *alone))) - unsure
        shared = len(all_gold & all_found)
        characters.append(Characters(kinds=kinds, shared=shared, gold=len(all_gold), found=len(all_found)))
    return Judged(article=gold.id, variety=gold.variety, judgements=tuple(judgements), characters=tuple(characters))


def _judgement(gold: GoldArticle, item: GoldItem | None, quote: Quote | None, lexicon: Lexicon) -> Judgement:
    both = item is not None and quote is not None
    return Judgement(
        article=gold.id,
        variety=gold.variety,
        item=item,
        source=gold.source(item.speakers[0]) if item is not None and item.speakers and item.kind != CREDIT else None,
        quote=quote,
        exact=both and _trimmed(gold.text, item.parts) == _trimmed(gold.text, _parts(quote)),  # type: ignore[union-attr,arg-type]
        right=both and _same_speakers(gold, item, quote, lexicon),  # type: ignore[arg-type]
    )


def _parts(quote: Quote) -> tuple[tuple[int, int], ...]:
    return tuple((part.start, part.end) for part in quote.parts)


def _characters(text: str, parts: Sequence[tuple[int, int]]) -> frozenset[int]:
    return frozenset(i for start, end in parts for i in range(start, end) if not text[i].isspace())


def _trimmed(text: str, parts: Sequence[tuple[int, int]]) -> list[str]:
    """The words of parts; a final full stop or comma is forgiven."""
    return [text[start:end].strip().rstrip(".,").strip() for start, end in parts]


def _pairs(theirs: Sequence[frozenset[int]], ours: Sequence[frozenset[int]]) -> Iterator[tuple[int, int]]:
    overlaps = [
        (len(a & b) / len(a | b), i, j) for i, a in enumerate(theirs) for j, b in enumerate(ours) if not a.isdisjoint(b)
    ]
    taken: tuple[set[int], set[int]] = (set(), set())
    for overlap, i, j in sorted(overlaps, reverse=True):
        if overlap >= HALF and i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            yield i, j


def _same_speakers(gold: GoldArticle, item: GoldItem, quote: Quote, lexicon: Lexicon) -> bool:
    """Whether exactly the annotated speakers were found."""
    left = list({source.id: source for source in quote.speakers}.values())
    wanted = [source for source in gold.sources if source.name in item.speakers]
    if len(wanted) != len(left):
        return False
    for want in wanted:
        hit = next((have for have in left if same_source(want, item, gold.text, have, lexicon)), None)
        if hit is None:
            return False
        left.remove(hit)
    return True


def same_source(want: GoldSource, item: GoldItem, text: str, have: Source, lexicon: Lexicon) -> bool:
    """Whether a source that was found is the annotated one.

    A person with a full name must be found under exactly that name. Any other source is right by name, by the words of
    a mention that is no pronoun, or when the annotated mention overlaps one of the source's; a person with a full name
    is never right for it.
    """
    if SourceKind.INTERVIEWER in (want.kind, have.kind):
        return want.kind is have.kind
    if _folded(want.name) == _folded(have.name):
        return True
    if (want.kind is SourceKind.PERSON and has_full_name(want.name, lexicon)) or (
        have.kind is SourceKind.PERSON and has_full_name(have.name, lexicon)
    ):
        return False
    mentions = [m.span for m in have.mentions if not lexicon.pronouns(_folded(m.span.text))]
    known = {_bare(span.text, lexicon) for span in mentions} | {_bare(have.name, lexicon)}
    said = text[slice(*item.mention)] if item.mention else ""
    if _bare(want.name, lexicon) in known:
        return True
    if said and not lexicon.pronouns(_folded(said)) and _bare(said, lexicon) in known:
        return True
    at = item.mention
    return at is not None and any(m.span.start < at[1] and at[0] < m.span.end for m in have.mentions)


def has_full_name(name: str, lexicon: Lexicon) -> bool:
    """Whether a name has two words or more, the first and the last with a capital."""
    parts = name.split()
    return len(parts) > 1 and parts[0][0].isupper() and parts[-1][0].isupper() and not _opens(parts[0], lexicon)


def _opens(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is an article or determiner (``den``)."""
    return word.lower() in lexicon.words("article") or bool(lexicon.pronouns(word.lower()))


def _folded(name: str) -> str:
    return _SPACE.sub(" ", SILENT.sub("", name)).strip(" .,;:").casefold()


def _bare(name: str, lexicon: Lexicon) -> str:
    """A name for comparison, without articles and prepositions before it."""
    parts = _folded(name).split()
    leading = lexicon.words("medium_preposition") | lexicon.words("source_preposition")
    while len(parts) > 1 and (_opens(parts[0], lexicon) or parts[0] in leading or lexicon.source_phrases(parts[0])):
        parts = parts[1:]
    return " ".join(parts)
