"""Changes that keep what an article says must keep the answers: how many stay, for each sort of change.

    python benchmarks/metamorphic.py ARTICLES.jsonl [MORE.jsonl …] [--most N] [--only WORDS] [--show N] [--text]
        [--seed N] [--keep TREES.jsonl]

``ARTICLES.jsonl`` has an article a line with ``id`` and ``text``, as annotated articles have (docs/evaluate.md). The
changes are those of ``changes.py``: other names, other reporting verbs, one more paragraph, a caption elsewhere. The
library reads the article as it stands and as it was changed; the quotes of the first are carried over to the second,
and compared: the same words, of the same kind, by the same speakers, who may have another name now. The same seed gives
the same changes.

unchanged        of all quotes found in either, how many are the same
with old trees   the same, when the changed article keeps the trees of the old one wherever its words stand: what is
                 missing there comes from rules, the rest from the model, which reads other words in another way
other name       quotes that now have somebody else: the worst that can happen
opened, named    quotes that lost their speaker, or got one
words            quotes with other words, or of another kind
gone, new        quotes that only one of the two has

``--most`` takes that many articles, evenly from all. ``--only`` takes the changes whose title has these words.
``--show`` prints that many quotes of each change that differ, and ``--text`` the changed text around them. With
``--keep`` trees are kept in a file, and the next run, after a change of a rule, needs the model for none of them.
"""

from __future__ import annotations

import argparse
import json
import re
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random

import attrs
from answers import packed, unpacked
from changed_text import Changed
from changes import CHANGES, Change, Original, Variant

import quotecite
from quotecite.language.trees import Parsed, Sentence, Token
from quotecite.records import Article, Quote
from quotecite.words.lexicon import Lexicon

SAME = "unchanged"
KINDS = ("other name", "opened", "named", "words", "gone", "new")


class Trees:
    """The trees of texts, each read once; kept in a file if there is one."""

    def __init__(self, finder: quotecite.Finder, file: Path | None) -> None:
        self._finder = finder
        self._file = file
        self._known: dict[str, Parsed] = {}
        if file is not None and file.exists():
            with file.open(encoding="utf-8") as lines:
                self._known = {parsed.text: parsed for parsed in map(unpacked, map(json.loads, lines))}

    def of(self, text: str) -> Parsed:
        """A text with its trees."""
        if text not in self._known:
            self._keep(Parsed(text=text, sentences=self._finder.parse(text).sentences))
        return self._known[text]

    def after(self, case: Case) -> Parsed:
        """A changed text with its trees; the model reads the paragraphs with other words alone.

        What it makes of a paragraph does not depend on what stands around it.
        """
        text = case.variant.changed.text
        if text not in self._known:
            kept = dict(_untouched(case))
            fresh = [m.span() for m in _PARAGRAPH.finditer(text) if m.start() not in kept]
            read = self.of("\n\n".join(text[start:end] for start, end in fresh)).sentences if fresh else ()
            if fresh and not read:  # too little to see that it is Norwegian
                return self.of(text)
            sentences, at = [], 0
            for start, end in fresh:
                sentences += [_shifted(s, start - at) for s in read if at <= s.start < at + end - start]
                at += end - start + 2
            for sentence in case.parsed.sentences:
                old = next((o for o in kept.values() if o[0] <= sentence.start < o[1]), None)
                new = next((n for n, o in kept.items() if o == old), None)
                if old is not None and new is not None:
                    sentences.append(_shifted(sentence, new - old[0]))
            self._keep(Parsed(text=text, sentences=tuple(sorted(sentences, key=lambda s: s.start))))
        return self._known[text]

    def _keep(self, parsed: Parsed) -> None:
        self._known[parsed.text] = parsed
        if self._file is not None:
            with self._file.open("a", encoding="utf-8") as out:
                out.write(json.dumps(packed("", parsed), ensure_ascii=False) + "\n")


_PARAGRAPH = re.compile(r"\S(?:.|\n(?![^\S\n]*\n))*")


def _untouched(case: Case) -> Iterator[tuple[int, tuple[int, int]]]:
    """The paragraphs of a changed text that stood in the old one: where each begins, and where it stood."""
    changed, text = case.variant.changed, case.variant.changed.text
    old = {m.start(): m.end() for m in _PARAGRAPH.finditer(case.before.text)}
    for match in _PARAGRAPH.finditer(text):
        for at, piece in changed.places():
            if piece.old is not None and at <= match.start() and match.end() <= at + len(piece.text):
                start = match.start() - at + piece.old[0]
                if case.before.text[start : old.get(start, 0)] == match[0]:
                    yield match.start(), (start, old[start])


def _shifted(sentence: Sentence, by: int) -> Sentence:
    tokens = (attrs.evolve(token, start=token.start + by, end=token.end + by) for token in sentence.tokens)
    return Sentence(tokens=tuple(tokens))


@attrs.frozen
class Case:
    """An article, and a change of it."""

    id: str
    parsed: Parsed
    before: Article
    variant: Variant


@attrs.frozen
class Difference:
    """What became of a quote (None: it is not there), and what it was called before."""

    kind: str
    before: Quote | None
    after: Quote | None


def spans(quote: Quote, changed: Changed | None = None) -> tuple[tuple[int, int], ...]:
    """Where a quote's parts stand, or where they stand in the changed text."""
    parts = ((part.start, part.end) for part in quote.parts)
    return tuple(changed.span(*part) if changed is not None else part for part in parts)


def speakers(quote: Quote) -> frozenset[str]:
    """The names of a quote's speakers, whatever their letters' case."""
    return frozenset(speaker.name.lower() for speaker in quote.speakers)


def compared(variant: Variant, before: Article, after: Article) -> Iterator[Difference]:
    """What became of every quote; quotes in added words are left out."""
    changed = variant.changed
    left = {(q.kind, spans(q)): q for q in after.quotes if not changed.is_new(q.start, q.end)}
    missing = []
    for quote in before.quotes:
        other = left.pop((quote.kind, spans(quote, changed)), None)
        if other is None:
            missing.append(quote)
            continue
        expected = frozenset(variant.renamed(speaker.name).lower() for speaker in quote.speakers)
        yield Difference(_judged(expected, speakers(other)), quote, other)
    for quote in missing:
        start, end = (changed.span(quote.start, quote.end)[i] for i in (0, 1))
        near = next((k for k, q in left.items() if q.start < end and start < q.end), None)
        yield Difference("words" if near else "gone", quote, left.pop(near) if near else None)
    yield from (Difference("new", None, quote) for quote in left.values())


def _judged(expected: frozenset[str], found: frozenset[str]) -> str:
    if expected == found:
        return SAME
    return "other name" if expected and found else "opened" if expected else "named"


def transplanted(trees: Trees, case: Case) -> Parsed | None:
    """The changed text with the old trees, added words with their own; None where a name has fewer words now."""
    changed = case.variant.changed
    text = changed.text
    sentences = [
        Sentence(tokens=tuple(_token(token, changed, case.parsed.text, text) for token in sentence.tokens))
        for sentence in case.parsed.sentences
    ]
    for at, piece in changed.places():
        if piece.old is None and piece.text.strip():
            for sentence in trees.of(piece.text).sentences:
                sentences.append(_shifted(sentence, at))
    sentences.sort(key=lambda s: s.start)
    tokens = [token for sentence in sentences for token in sentence.tokens]
    places = {(token.start, token.end) for sentence in case.parsed.sentences for token in sentence.tokens}
    if len({(token.start, token.end) for token in tokens}) < len(places):  # two words became one
        return None
    return Parsed(text=text, sentences=tuple(sentences))


def _token(token: Token, changed: Changed, old: str, new: str) -> Token:
    start, end = changed.span(token.start, token.end)
    if new[start:end] == old[token.start : token.end]:
        return attrs.evolve(token, start=start, end=end)  # its own text may lack soft hyphens
    verb = Lexicon.load().verb(new[start:end]) if token.upos in ("VERB", "AUX") else None
    lemma = verb.lemma if verb is not None else new[start:end]
    return attrs.evolve(token, start=start, end=end, text=new[start:end], lemma=lemma)


def cases(name: str, change: Change, articles: Sequence[tuple[str, Parsed, Article]], seed: int) -> Iterator[Case]:
    """The articles that have something to change."""
    for number, parsed, before in articles:
        variant = change(Original(before), Random(f"{seed} {name} {number}"))
        if variant is not None:
            yield Case(number, parsed, before, variant)


def read(
    finder: quotecite.Finder, trees: Trees, files: Iterable[Path], most: int | None
) -> list[tuple[str, Parsed, Article]]:
    """The articles of files with their trees and answers; at most so many, evenly from all."""
    rows = [json.loads(line) for path in files for line in path.read_text(encoding="utf-8").splitlines()]
    if most is not None and most < len(rows):
        rows = [rows[i * len(rows) // most] for i in range(most)]
    found = []
    for row in rows:
        parsed = trees.of(row["text"])
        found.append((row["id"], parsed, finder(parsed)))
    return found


def share(counts: Counter[str]) -> float:
    """How much of what is counted is unchanged, in per cent."""
    return 100 * counts[SAME] / max(1, counts.total())


def measured(
    finder: quotecite.Finder, trees: Trees, name: str, articles: Sequence[tuple[str, Parsed, Article]], seed: int
) -> tuple[int, Counter[str], Counter[str], list[tuple[Case, Difference, bool]]]:
    """A change over all articles: how many it changes, outcomes, those with old trees, and what differs.

    With each difference stands whether the old trees make it, too.
    """
    counts: Counter[str] = Counter()
    grafted: Counter[str] = Counter()
    shown = []
    number = 0
    for case in cases(name, CHANGES[name], articles, seed):
        number += 1
        after = finder(trees.after(case))
        parsed = transplanted(trees, case)
        old = list(compared(case.variant, case.before, finder(parsed))) if parsed is not None else []
        grafted.update(d.kind for d in old)
        by_rule = {_place(d) for d in old if d.kind != SAME}
        found = list(compared(case.variant, case.before, after))
        counts.update(d.kind for d in found)
        shown += [(case, d, _place(d) in by_rule) for d in found if d.kind != SAME]
    return number, counts, grafted, shown


def _place(difference: Difference) -> tuple[bool, int]:
    quote = difference.before or difference.after
    assert quote is not None
    return difference.before is None, quote.start


def show(case: Case, difference: Difference, by_rule: bool, *, with_text: bool) -> None:
    """Print what became of a quote."""
    before, after = difference.before, difference.after
    quote = before or after
    assert quote is not None
    cause = "rules" if by_rule else "model"
    print(f"  {case.id} {difference.kind} ({cause}) {quote.kind} «{quote.text[:90]}»")
    for one in (before, after):
        if one is not None:
            names = " + ".join(s.name for s in one.speakers) or "?"
            print(f"      {names} [{one.evidence.sieve}: {one.evidence.note}] «{one.text[:60]}»")
    if with_text:
        text = case.variant.changed.text
        start, end = spans(after)[0] if after else case.variant.changed.span(quote.start, quote.end)
        print("      |", text[max(0, start - 300) : end + 150].replace("\n\n", "\n").replace("\n", "\n      | "))


def main() -> None:
    """Read the arguments, make the changes, print the table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("files", type=Path, nargs="+", metavar="ARTICLES.jsonl")
    arguments.add_argument("--most", type=int, help="so many articles, evenly from all")
    arguments.add_argument("--only", default="", help="changes whose title has these words")
    arguments.add_argument("--show", type=int, default=0, help="so many differences of each change")
    arguments.add_argument("--text", action="store_true", help="and the changed text around them")
    arguments.add_argument("--keep", type=Path, metavar="TREES.jsonl", help="trees of all texts, from run to run")
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    warnings.simplefilter("ignore", quotecite.TextWarning)
    finder = quotecite.load()
    trees = Trees(finder, given.keep)
    articles = read(finder, trees, given.files, given.most)
    print(f"| change | articles | quotes | unchanged | with old trees | {' | '.join(KINDS)} |")
    print("|---|" + "--:|" * (4 + len(KINDS)))
    for name in (name for name in CHANGES if given.only in name):
        number, counts, grafted, shown = measured(finder, trees, name, articles, given.seed)
        cells = [f"{share(counts):.1f} %", f"{share(grafted):.1f} %", *(str(counts[kind]) for kind in KINDS)]
        print(f"| {name} | {number} | {counts.total()} | {' | '.join(cells)} |", flush=True)
        for one in shown[: given.show]:
            show(*one, with_text=given.text)


if __name__ == "__main__":
    main()
