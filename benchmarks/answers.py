"""Every answer before and after a change: the same articles, from the same trees, compared quote by quote.

    python benchmarks/answers.py parse TREES.jsonl ARTICLES.jsonl [MORE.jsonl …]   # the model reads the articles, once
    python benchmarks/answers.py run BEFORE.jsonl TREES.jsonl                      # all answers before the change
    python benchmarks/answers.py run AFTER.jsonl TREES.jsonl                       # and after it, without the model
    python benchmarks/answers.py compare BEFORE.jsonl AFTER.jsonl [--gold ARTICLES.jsonl …] [--counts]

``ARTICLES.jsonl`` has an article a line with ``id`` and ``text``, as annotated articles have (docs/evaluate.md);
``cases`` in its place stands for the frozen cases of the sieves. ``run`` writes the dict form of each article with its
``id``. ``compare`` lists what differs, and with ``--gold`` which annotated items were gained and lost; ``--counts``
shows how many and no texts. The exit code is 1 when anything differs.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

import quotecite
from quotecite import evaluate
from quotecite.language.trees import Parsed, Sentence, Token

CASES = Path(__file__).parents[1] / "tests" / "sieves" / "cases"
FIELDS = ("speakers", "mention", "cue", "media", "block", "evidence")
Row = Mapping[str, Any]


def rows(path: Path) -> Iterator[Row]:
    """The lines of a JSON Lines file."""
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def write(path: Path, lines: Iterator[Row]) -> None:
    """A JSON Lines file."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def parsed(sources: Sequence[str]) -> Iterator[tuple[str, Parsed]]:
    """The articles of files with their trees, or the frozen cases of the sieves."""
    finder = quotecite.load()
    for source in sources:
        if source == "cases":
            yield from cases()
            continue
        articles = list(rows(Path(source)))
        for article in articles:
            yield article["id"], finder.parse(article["text"])


def cases() -> Iterator[tuple[str, Parsed]]:
    """The cases of the sieves, by file and title."""
    for path in sorted(CASES.glob("*.conllu")):
        for document in re.split(r"(?m)^(?=# newdoc)", path.read_text(encoding="utf-8"))[1:]:
            title = document.partition("\n")[0].partition("=")[2].strip()
            yield f"{path.stem}: {title}", quotecite.read_conllu(document)


def packed(name: str, article: Parsed) -> Row:
    """An article with its trees as JSON has it."""
    sentences = [{"block": s.block, "tokens": [attrs.astuple(t) for t in s.tokens]} for s in article.sentences]
    return {"id": name, "text": article.text, "sentences": sentences}


def unpacked(row: Row) -> Parsed:
    """An article with its trees from JSON."""
    names = [field.name for field in attrs.fields(Token)]
    sentences = (
        Sentence(tokens=tuple(Token(**dict(zip(names, t, strict=True))) for t in s["tokens"]), block=s["block"])
        for s in row["sentences"]
    )
    return Parsed(text=row["text"], sentences=tuple(sentences))


def answers(trees: Path) -> Iterator[Row]:
    """What the library finds in each article."""
    finder = quotecite.load()
    for row in rows(trees):
        yield {"id": row["id"], **quotecite.to_dict(finder(unpacked(row)))}


def key(quote: Row) -> tuple[str, str]:
    """A quote by its kind and its words' places."""
    return quote["kind"], " ".join(f"{p['start']}-{p['end']}" for p in quote["parts"])


def named(row: Row, quote: Row) -> Row:
    """A quote with its speakers' names in the place of their ids."""
    names = {s["id"]: s["name"] for s in row["sources"]}
    evidence = {**quote["evidence"], "candidates": sorted(names[c] for c in quote["evidence"]["candidates"])}
    return {**quote, "speakers": [names[s] for s in quote["speakers"]], "evidence": evidence}


def differences(before: Row, after: Row) -> Iterator[tuple[str, str]]:
    """What kind of answer differs in an article, and how, a line each."""
    old, new = ({key(q): named(row, q) for q in row["quotes"]} for row in (before, after))
    for place in sorted(old.keys() | new.keys(), key=lambda k: int(k[1].split("-")[0])):
        words = " … ".join(p["text"] for p in (old.get(place) or new[place])["parts"])[:70]
        if place not in new:
            yield "quote gone", f"- {place[0]} «{words}» {old[place]['speakers']}"
        elif place not in old:
            yield "quote new", f"+ {place[0]} «{words}» {new[place]['speakers']} {new[place]['evidence']['note']}"
        else:
            for field in FIELDS:
                one, other = old[place][field], new[place][field]
                if one != other:
                    yield field, f"~ {place[0]} «{words}» {field}: {shown(one)} → {shown(other)}"
    yield from _sources(before, after)
    for field in ("variety", "blocks", "credits"):
        if before[field] != after[field]:
            yield field, f"~ {field}: {shown(before[field])} → {shown(after[field])}"


def _sources(before: Row, after: Row) -> Iterator[tuple[str, str]]:
    old, new = ({s["name"]: s for s in row["sources"]} for row in (before, after))
    for name in dict.fromkeys((*old, *new)):
        if name not in new or name not in old:
            yield ("source gone", f"- {name}") if name in old else ("source new", f"+ {name}")
            continue
        for field in old[name]:
            if field != "id" and old[name][field] != new[name][field]:
                yield f"source {field}", f"~ {name} {field}: {shown(old[name][field])} → {shown(new[name][field])}"


def shown(value: Any) -> str:
    """A value on one line, spans by place and words."""
    if isinstance(value, dict) and "text" in value:
        return f"{value['start']}«{value['text'][:50]}»"
    if isinstance(value, list):
        return "[" + ", ".join(map(shown, value)) + "]"
    if isinstance(value, dict) and "sieve" in value:
        return f"{value['sieve']} ({value['note']}) {value['candidates']}"
    return str(value)


def compare(before: Path, after: Path, *, counts: bool) -> bool:
    """Print what differs between two runs; whether anything does."""
    pairs = list(zip(rows(before), rows(after), strict=True))
    total: Counter[str] = Counter()
    for old, new in pairs:
        if old["id"] != new["id"]:
            raise SystemExit(f"expected the same articles in the same order, found {old['id']!r} beside {new['id']!r}")
        found = list(differences(old, new))
        total.update(kind for kind, _ in found)
        if found and not counts:
            print(old["id"], *(f"  {line}" for _, line in found), sep="\n")
    same = sum(old == new for old, new in pairs)
    print(f"{same} of {len(pairs)} articles are the same to the letter")
    print(*(f"{number:5} {kind}" for kind, number in total.most_common()), sep="\n")
    return same < len(pairs)


def gains(gold: Sequence[Path], before: Path, after: Path, *, counts: bool) -> None:
    """Print which annotated items became right or ceased to be."""
    annotated = {a.id: a for path in gold for a in evaluate.read_gold(path)}

    def judged(path: Path) -> list[evaluate.Judged]:
        found = ((row["id"], quotecite.from_dict({k: v for k, v in row.items() if k != "id"})) for row in rows(path))
        return [evaluate.judge(annotated[name], article) for name, article in found if name in annotated]

    changed = evaluate.changes(judged(before), judged(after), {name: a.text for name, a in annotated.items()})
    print(f"gained {sum(c.gain for c in changed)}, lost {sum(c.loss for c in changed)}, otherwise changed "
          f"{sum(not c.gain and not c.loss for c in changed)}")  # fmt: skip
    if not counts:
        print(evaluate.format_changes(changed))


def main() -> int:
    """Read the arguments and do as they say."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    verbs = arguments.add_subparsers(dest="verb", required=True)
    parse = verbs.add_parser("parse")
    parse.add_argument("out", type=Path)
    parse.add_argument("articles", nargs="+")
    run = verbs.add_parser("run")
    run.add_argument("out", type=Path)
    run.add_argument("trees", type=Path)
    both = verbs.add_parser("compare")
    both.add_argument("before", type=Path)
    both.add_argument("after", type=Path)
    both.add_argument("--gold", type=Path, nargs="+", default=[])
    both.add_argument("--counts", action="store_true")
    given = arguments.parse_args()
    if given.verb == "parse":
        write(given.out, (packed(name, article) for name, article in parsed(given.articles)))
    elif given.verb == "run":
        write(given.out, answers(given.trees))
    else:
        differs = compare(given.before, given.after, counts=given.counts)
        if given.gold:
            gains(given.gold, given.before, given.after, counts=given.counts)
        return int(differs)
    return 0


if __name__ == "__main__":
    sys.exit(main())
