"""Changes of an article that keep what it says: who said what is the same after them, but for the changed names.

Each takes an `Original` and a random generator, and gives the changed text with what became of names, or None where
the article has nothing to change, or no place where it is safe.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from random import Random

import attrs
import invented
from changed_text import Changed, edited, reordered

from quotecite.records import Article, BlockKind, Gender, MentionKind, QuoteKind, Source, SourceKind
from quotecite.words.lexicon import Lexicon


@attrs.frozen
class Variant:
    """A changed text, and what a name of the old one is called in it."""

    changed: Changed
    renamed: Callable[[str], str] = str


@attrs.frozen
class Original:
    """An article as the library reads it before any change."""

    article: Article

    @property
    def text(self) -> str:
        return self.article.text

    @property
    def variety(self) -> str:
        return "nn" if self.article.variety == "nn" else "nb"

    @property
    def words(self) -> frozenset[str]:
        return frozenset(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", self.text))


Change = Callable[[Original, Random], Variant | None]


# Names


def norwegian_names(original: Original, random: Random) -> Variant | None:
    """Everybody has another Norwegian name."""
    first = {Gender.F: [*invented.WOMEN], Gender.M: [*invented.MEN]}
    return _other_persons(original, random, first, invented.SURNAMES)


def foreign_names(original: Original, random: Random) -> Variant | None:
    """Everybody has a name from elsewhere."""
    first = {Gender.F: [*invented.FOREIGN_WOMEN], Gender.M: [*invented.FOREIGN_MEN]}
    return _other_persons(original, random, first, invented.FOREIGN_SURNAMES)


def _other_persons(
    original: Original, random: Random, first: Mapping[Gender, list[str]], last: Sequence[str]
) -> Variant | None:
    """Each word of a person's name becomes the same other word wherever it stands."""
    free = {gender: _free(names, original, random) for gender, names in first.items()}
    surnames = _free(last, original, random)
    table: dict[str, str] = {}
    lexicon, persons = Lexicon.load(), list(_persons(original))
    for person in persons:
        for i, word in enumerate(person.name.split()[:-1]):
            own = free[(_gender(person) if not i else lexicon.gender_of(word)) or _gender(person)]
            if (not i or (word[0].isupper() and lexicon.is_first_name(word))) and word not in table and own:
                table[word] = own.pop()
    for word in dict.fromkeys(word for person in persons for word in person.name.split()):
        if word not in table and word[0].isupper() and surnames:
            table[word] = surnames.pop()
    return _replaced(original, table)


def _persons(original: Original) -> Iterator[Source]:
    """Those with a first and a last name whose gender is known, and whose names are nothing else in the text."""
    lexicon = Lexicon.load()
    places = {*re.findall(r"\b(?:i|på) ([A-ZÆØÅ][\w-]+)", original.text)}
    for source in original.article.sources:
        words = source.name.split()
        if source.kind is not SourceKind.PERSON or len(words) < 2 or _gender(source) is None:
            continue
        own = [word for word in words if word[0].isupper()]
        if not lexicon.is_first_name(words[0].partition("-")[0]) or words[-1] not in own or any(map(str.isupper, own)):
            continue
        if any(w.lower() in original.words or w in places or not w.replace("-", "").isalpha() for w in own):
            continue
        if not any(_spelt_otherwise(word, original) for word in own):
            yield source


def _spelt_otherwise(word: str, original: Original) -> bool:
    """Whether a name stands in the text in another spelling too (``Lill Mari``), and would be left."""
    near = get_close_matches(word, [w for w in original.words if w[0] == word[0] and w[0].isupper()], n=5, cutoff=0.85)
    own = {word, f"{word}s", word.removesuffix("s")}
    return any(other not in own for other in near) or ("-" in word and word.replace("-", " ") in original.text)


def _gender(source: Source) -> Gender | None:
    return source.gender or Lexicon.load().gender_of(source.name.split()[0])


def party(original: Original, random: Random) -> Variant | None:
    """Each party is another of its sort."""
    table: dict[str, str] = {}
    for group in invented.PARTIES[original.variety]:
        there = [party for party in group if re.search(rf"\b(?:{'|'.join(party)})\b", original.text)]
        turned = there[1:] + there[:1] if len(there) > 1 else [p for p in group if p not in there][:1]
        for old, new in zip(there, turned, strict=False):
            table |= dict(zip(old, new, strict=True))
    table |= {also: table[old] for old, also in (("KrF", "Krf"), ("Frp", "FrP")) if old in table}
    short = [key for key in table if len(key) == 1]  # a letter is a party in parentheses alone
    for key in short:
        table[f"({key})"] = f"({table.pop(key)})"
    return _replaced(original, table, compounds=True)


def place(original: Original, random: Random) -> Variant | None:
    """Each town and county is another one."""
    persons = {word for s in original.article.sources if s.kind is SourceKind.PERSON for word in s.name.split()}
    table: dict[str, str] = {}
    for group in (invented.TOWNS, [p for p in invented.PLACES if p not in invented.TOWNS]):
        there = [p for p in group if p in original.words and p not in persons]
        free = _free(group, original, random)
        table |= dict(zip(there, free, strict=False))
    return _replaced(original, table, compounds=True, spared=_outlets_in)


def outlet(original: Original, random: Random) -> Variant | None:
    """Each newspaper, broadcaster and agency is another one."""
    table: dict[str, str] = {}
    for group in invented.OUTLETS:
        there = [o for o in group if re.search(rf"\b{o}\b", original.text)]
        if any(re.search(rf"\b{o}(?: [A-ZÆØÅ]|-)", original.text) for o in there):  # ``NRK Vestland``
            continue
        free = [o for o in group if o not in there]
        random.shuffle(free)
        table |= dict(zip(there, free or there[1:] + there[:1], strict=False))
    return _replaced(original, table)


def _outlets_in(text: str) -> list[tuple[int, int]]:
    """Where names of outlets with a place in them stand."""
    names = "|".join(o for group in invented.OUTLETS for o in group if " " in o)
    return [match.span() for match in re.finditer(rf"{names}|Avisa \w+|\w+ (?:Avis|Blad|Tidende|Aftenblad)\b", text)]


def _free(names: Sequence[str], original: Original, random: Random) -> list[str]:
    """The names that do not stand in the text, in any order."""
    there = {word.lower() for word in original.words}
    free = [name for name in names if name.lower() not in there]
    random.shuffle(free)
    return free


def _replaced(
    original: Original,
    table: Mapping[str, str],
    *,
    compounds: bool = False,
    spared: Callable[[str], Sequence[tuple[int, int]]] = lambda text: (),
) -> Variant | None:
    """The text with each word of a table replaced wherever it stands, also in capitals and in the genitive."""
    table = {old: new for old, new in table.items() if old != new}
    if not table or "\N{SOFT HYPHEN}" in original.text:  # a name may be broken by one in one place, and not in another
        return None
    capitals = {old.upper(): new.upper() for old, new in table.items() if len(old) > 3}
    both = {**capitals, **table}
    words = "|".join(re.escape(word) for word in sorted(both, key=len, reverse=True))
    after = r"(?!\w)" if compounds else r"(?![\w-])"
    before = r"(?<![\w@./])" if compounds else r"(?<![\w@./-])"
    pattern = re.compile(rf"{before}(?:{words})(?=(?:'?[sS])?{after}(?!\.\w))")

    def new(match: re.Match[str]) -> str:
        return both[match[0]]

    def edits(text: str) -> list[tuple[int, int, str]]:
        outside = spared(text)
        return [
            (*match.span(), new(match))
            for match in pattern.finditer(text)
            if not any(start <= match.start() < end for start, end in outside)
        ]

    if not edits(original.text):
        return None
    return Variant(edited(original.text, edits(original.text)), lambda name: edited(name, edits(name)).text)


# Words


def verb(table: Mapping[str, str]) -> Change:
    """A change of the reporting verb of clauses; of the other standard's verb where the article's own is plain."""

    def change(original: Original, random: Random) -> Variant | None:
        other = set(table.values()) & {"seier", "sier"}
        if other and len(original.words) < 100:
            return None
        edits = []
        for cue in {q.cue.span for q in original.article.quotes if q.cue is not None}:
            new = table.get(cue.text)
            own = {"nb": "sier", "nn": "seier"}[original.variety]
            if new and cue.text == own and re.match(invented.NOT_AFTER, original.text[cue.end :]):
                edits.append((cue.start, cue.end, new))
        return Variant(edited(original.text, edits)) if edits else None

    return change


# Blocks


def safe_gaps(original: Original) -> list[int]:
    """The blocks before which something may stand that has nothing to do with the article.

    Two paragraphs, the second of which begins afresh: it names a person before any pronoun, its quotes have a clause
    with a name, the pronouns of the two blocks after it mean somebody who is named in it, and whose words a heading
    above it has has spoken.
    """
    blocks = original.article.blocks
    return [i for i in range(1, len(blocks)) if _safe(original, i)]


def _safe(original: Original, i: int) -> bool:
    before, block = original.article.blocks[i - 1 : i + 1]
    if before.kind is not BlockKind.PARAGRAPH or block.kind is not BlockKind.PARAGRAPH:
        return False
    apart = re.match(r"\n[^\S\n]*\n", original.text[before.span.end :])
    if before.span.text.rstrip().endswith((":", ",")) or not apart:
        return False
    named = [
        (m.span.start, s)
        for s in original.article.sources
        if s.kind is SourceKind.PERSON and " " in s.name
        for m in s.mentions
        if m.kind is MentionKind.NAME and block.span.start <= m.span.start < block.span.end
    ]
    pronoun = re.search(r"\b(?:han|hun|ho|hen|de|dei|ham|henne|hans|hennes|deres|deira|dette)\b", block.span.text, re.I)
    if not named or (pronoun and block.span.start + pronoun.start() < min(at for at, _ in named)):
        return False
    here = {s.id for _, s in named}
    for quote in original.article.quotes:
        own = quote.mention is not None and quote.mention.kind is MentionKind.NAME
        if quote.block == i and not own and not (quote.speakers and {s.id for s in quote.speakers} <= here):
            return False
        if quote.block in (i + 1, i + 2) and not own and not {s.id for s in quote.speakers} <= here:
            return False
        if quote.block in (i - 1, i) and quote.kind is QuoteKind.HEADING:
            return False
        if quote.block == i - 1 and any(s.kind is SourceKind.INTERVIEWER for s in quote.speakers):  # its answer follows
            return False
        if quote.block == i and quote.text.endswith("?"):  # what stands before may be what is asked about
            return False
    headings = [q for q in original.article.quotes if q.kind is QuoteKind.HEADING and q.block < i]
    spoken = [q for q in original.article.quotes if q.kind is not QuoteKind.HEADING and q.block < i]
    return all(any(q.block > h.block and q.speakers == h.speakers for q in spoken) for h in headings)


def inside(paragraphs: Mapping[str, Sequence[str]]) -> Change:
    """A paragraph of another matter stands early, and one in the middle."""

    def change(original: Original, random: Random) -> Variant | None:
        gaps = safe_gaps(original)
        chosen = {gaps[0], gaps[len(gaps) // 2]} if gaps else set()
        texts = random.sample(paragraphs[original.variety], len(chosen))
        starts = (original.article.blocks[i].span.start for i in sorted(chosen))
        edits = [(at, at, f"{_told(t, original, random)}\n\n") for at, t in zip(starts, texts, strict=True)]
        return Variant(edited(original.text, edits)) if edits else None

    return change


def at_the_end(paragraphs: Mapping[str, Sequence[str]]) -> Change:
    """A paragraph, or an article, of another matter stands below the last one."""

    def change(original: Original, random: Random) -> Variant | None:
        end = len(original.text)
        told = _told(random.choice(paragraphs[original.variety]), original, random)
        return Variant(edited(original.text, [(end, end, f"\n\n{told}")]))

    return change


def _told(text: str, original: Original, random: Random) -> str:
    """A paragraph with people in it who are not in the article."""
    women, last = (_free(names, original, random) for names in (invented.WOMEN, invented.SURNAMES))
    return text.format(name=f"{women[0]} {last[0]}", last=last[0], other=f"{women[1]} {last[1]}")


def byline(original: Original, random: Random) -> Variant | None:
    """A byline stands below the headline."""
    blocks = original.article.blocks
    if any(block.kind is BlockKind.BYLINE for block in blocks) or len(blocks) < 3:
        return None
    if blocks[0].kind is not BlockKind.HEADLINE or blocks[1].kind is not BlockKind.PARAGRAPH:
        return None
    at = blocks[1].span.start
    told = _told(invented.BYLINE[original.variety], original, random)
    return Variant(edited(original.text, [(at, at, f"{told}\n\n")]))


def caption(texts: Mapping[str, str], *, of_one_in_it: bool) -> Change:
    """The caption of one more picture stands between two paragraphs."""

    def change(original: Original, random: Random) -> Variant | None:
        gaps = safe_gaps(original)
        if not gaps:
            return None
        i = random.choice(gaps)
        text = texts[original.variety]
        if of_one_in_it:
            at = original.article.blocks[i].span.start
            known = [
                s.name
                for s in _persons(original)
                if any(m.span.start < at and m.span.text.endswith(s.name) for m in s.mentions)
            ]
            if not known:
                return None
            text = text.replace("{name}", random.choice(known))
        at = original.article.blocks[i].span.start
        return Variant(edited(original.text, [(at, at, f"{_told(text, original, random)}\n\n")]))

    return change


def moved(original: Original, random: Random) -> Variant | None:
    """A caption or a byline stands elsewhere; whom it names in full is named in full in a paragraph, too."""
    blocks = original.article.blocks
    gaps = safe_gaps(original)
    movable = [
        i
        for i, block in enumerate(blocks)
        if block.kind in (BlockKind.CAPTION, BlockKind.BYLINE, BlockKind.CREDIT) and i > 0
        and not any(gap in (i, i + 1) for gap in gaps) and _told_elsewhere(original, i)
    ]  # fmt: skip
    if not movable or not gaps:
        return None
    i = random.choice(movable)
    to = random.choice(gaps)
    order = [j for j in range(len(blocks)) if j != i]
    order.insert(order.index(to), i)
    return Variant(reordered(original.text, [block.span.start for block in blocks], order))


def _told_elsewhere(original: Original, i: int) -> bool:
    """Whether those named in a block are named in full in a paragraph, and no quote around it leans on it."""
    blocks = original.article.blocks
    for source in original.article.sources:
        named = [m for m in source.mentions if blocks[i].span.start <= m.span.start < blocks[i].span.end]
        full = any(source.name in b.span.text for b in blocks if b.kind is BlockKind.PARAGRAPH)
        if named and source.kind is SourceKind.PERSON and not full:
            return False
    return True


CHANGES: Mapping[str, Change] = {
    "persons: other Norwegian names": norwegian_names,
    "persons: foreign names": foreign_names,
    "parties: others": party,
    "places: others": place,
    "outlets: others": outlet,
    **{f"verb: {name}": verb(table) for name, table in invented.VERBS.items()},
    "paragraphs without a quote, inside": inside(invented.PLAIN),
    "paragraph without a quote, at the end": at_the_end(invented.PLAIN),
    "paragraphs with a stranger's quote, inside": inside(invented.SPOKEN),
    "paragraph with a stranger's quote, at the end": at_the_end(invented.SPOKEN),
    "another article below": at_the_end({variety: [text] for variety, text in invented.OTHER.items()}),
    "byline added": byline,
    "caption of a stranger added": caption(invented.CAPTION_OF_A_STRANGER, of_one_in_it=False),
    "caption of a person of the article added": caption(invented.CAPTION_OF_ONE_IN_IT, of_one_in_it=True),
    "caption or byline moved": moved,
}
