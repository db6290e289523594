"""Measure the rules on annotated articles and write the page that says how quotecite decides.

    python benchmarks/decisions.py OUT.md GOLD.jsonl [MORE.jsonl …] [--kinds KINDS.json]

The first file is the one that rules were learnt on, of the others only figures were looked at. ``KINDS.json`` maps the
beginnings of article ids to kinds of article (``{"nrk-": "broadcaster"}``); figures are then given by kind too.
Articles are tagged and parsed once; then the rules run over them again and again:

* each rule's precision and coverage, with intervals by bootstrap over articles;
* the order of the rules, by cross-validation: in each of five folds they are ranked by their precision on the other
  four, and the fold is scored with that ranking. The written order is worth keeping if it does as well;
* how much is answered, and how much of that is right, when only the first rules run;
* errors and abstentions by group of speakers, since unequal ones would bias what users count.
"""

from __future__ import annotations

import argparse
import inspect
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import quotecite
from quotecite import evaluate
from quotecite.evaluate.report import percent, table
from quotecite.sieves import DEFAULT_SIEVES, PRECISE_SIEVES
from quotecite.sieves.heading import heading
from quotecite.sieves.labelled import labelled
from quotecite.sieves.scene import Sieve, sieve_name

FOLDS = 5
KINDS = ("dash", "heading", "indirect", "marks")
LAST = (labelled, heading)  # they repeat what others decide, whatever their precision
HERE = Path(__file__).parent
Run = Callable[[Sequence[Sieve]], list[evaluate.Judged]]


def runner(gold: Sequence[evaluate.GoldArticle]) -> Run:
    """A function that runs sieves over articles, which are parsed here, once."""
    finder = quotecite.load()
    parsed = [finder.parse(article.text) for article in gold]

    def run(sieves: Sequence[Sieve]) -> list[evaluate.Judged]:
        own = quotecite.load(sieves=sieves)
        return [evaluate.judge(g, own(p)) for g, p in zip(gold, parsed, strict=True)]

    return run


def by_rule(judged: Sequence[evaluate.Judged]) -> Mapping[str, evaluate.Figures]:
    """The figures of each rule."""
    return evaluate.breakdown(judged, evaluate.by_sieve, KINDS)


def rules(judged: Sequence[evaluate.Judged]) -> str:
    """A row for each rule: what it says of itself, what it decided, how much of that is right."""
    found = by_rule(judged)
    total = evaluate.figures(judged, KINDS).gold
    rows = [("rule", "what it goes by", "decided", "share", "right", "95 %", "open")]
    for sieve in DEFAULT_SIEVES:
        name = sieve_name(sieve)
        own = found.get(name)
        first = (inspect.getdoc(sieve) or "").split("\n")[0]
        if own is None:
            rows.append((f"`{name}`", first, "0", "–", "–", "–", "0"))
            continue
        precision = own.speaker_precision
        spread = (
            evaluate.interval(judged, lambda articles, name=name: precision_of(articles, name), resamples=500)
            if precision is not None
            else None
        )
        between = f"{percent(spread.low)} to {percent(spread.high)}" if spread else "–"
        answered = own.gold - own.open
        rows.append(
            (f"`{name}`", first, str(answered), percent(answered / total), percent(precision), between, str(own.open))
        )
    return table(rows)


def precision_of(judged: Sequence[evaluate.Judged], name: str) -> float | None:
    """How many of a rule's answers are right."""
    own = by_rule(judged).get(name)
    return own.speaker_precision if own is not None else None


def cross_validated(run: Run, gold: Sequence[evaluate.GoldArticle]) -> tuple[list[evaluate.Judged], list[str]]:
    """Every article judged under the ranking that the other folds' articles give; and the rankings."""
    written = run(DEFAULT_SIEVES)
    judged: dict[str, evaluate.Judged] = {}
    rankings = []
    for fold in range(FOLDS):
        others = [j for i, j in enumerate(written) if i % FOLDS != fold]
        known = by_rule(others)

        def worth(sieve: Sieve, known: Mapping[str, evaluate.Figures] = known) -> float:
            own = known.get(sieve_name(sieve))
            right = own.gold - own.open - own.wrong if own else 0
            return (right + 1) / ((own.gold - own.open if own else 0) + 2)  # Laplace: few cases say little

        first = [s for s in DEFAULT_SIEVES if s not in LAST]
        ranking = [*sorted(first, key=worth, reverse=True), *LAST]
        rankings.append(" → ".join(sieve_name(s) for s in ranking[: len(first)]))
        for i, found in enumerate(run(ranking)):
            if i % FOLDS == fold:
                judged[found.article] = found
    return [judged[article.id] for article in gold], rankings


def coverage(run: Run) -> str:
    """Answered and right of answered with the first one, two, three … rules, and with the two ready-made tuples."""
    rows = [("rules", "answered", "right of answered")]
    sets: list[tuple[str, Sequence[Sieve]]] = [
        (f"first {n}, up to `{sieve_name(DEFAULT_SIEVES[n - 1])}`", DEFAULT_SIEVES[:n])
        for n in range(1, len(DEFAULT_SIEVES))
    ]
    for name, sieves in [*sets, ("`PRECISE_SIEVES`", PRECISE_SIEVES), ("`DEFAULT_SIEVES`", DEFAULT_SIEVES)]:
        found = evaluate.figures(run(sieves), KINDS)
        rows.append((name, percent(found.answered), percent(found.speaker_precision)))
    return table(rows)


def groups(judged: Sequence[evaluate.Judged]) -> str:
    """Errors and abstentions by group, named and listed groups one below the other."""
    labels = (evaluate.by_variety, evaluate.by_gender, evaluate.by_naming, evaluate.by_origin, evaluate.by_mention)
    found = {name: f for label in labels for name, f in evaluate.breakdown(judged, label, KINDS).items()}
    rows = [("group", "quotes", "right", "wrong", "open or missed")]
    for name, f in found.items():
        if f.gold:
            right = f.pair.recall or 0.0
            lost = 1 - right - f.wrong / f.gold
            rows.append((name, str(f.gold), percent(right), percent(f.wrong / f.gold), percent(max(0.0, lost))))
    return table(rows)


def overview(parts: Iterable[tuple[str, Sequence[evaluate.Judged]]]) -> str:
    """A row for each part of the gold: dash quotes and headings, both varieties, with intervals."""
    rows = [("articles", "quotes", "right (F1)", "95 %", "right of answered", "answered", "wrong names")]
    for name, judged in parts:
        for kind in KINDS:
            own = evaluate.figures(judged, [kind])
            if not own.gold:
                continue
            spread = evaluate.interval(judged, lambda a, k=kind: evaluate.figures(a, [k]).pair.f1)
            rows.append(
                (
                    f"{name}, {kind}",
                    str(own.gold),
                    percent(own.pair.f1),
                    f"{percent(spread.low)} to {percent(spread.high)}",
                    percent(own.speaker_precision),
                    percent(own.answered),
                    str(own.wrong),
                )
            )
    return table(rows)


def by_kind(judged: Sequence[evaluate.Judged], kinds: Mapping[str, str]) -> str:
    """A row for each kind of article: dash quotes and headings together, indirect statements, each with an interval."""
    found: dict[str, list[evaluate.Judged]] = {}
    for one in judged:
        start = max((start for start in kinds if one.article.startswith(start)), key=len, default="")
        found.setdefault(kinds.get(start, "other"), []).append(one)
    rows = [("articles", "number", "direct quotes", "right (F1)", "95 %", "wrong", "indirect", "right (F1)", "95 %")]
    for name in sorted(found, key=lambda name: -len(found[name])):
        direct, told = (evaluate.figures(found[name], kind) for kind in (("dash", "heading"), ("indirect",)))
        cells = [name, str(len(found[name])), str(direct.gold), *f1_with_interval(found[name], ("dash", "heading"))]
        rows.append((*cells, str(direct.wrong), str(told.gold), *f1_with_interval(found[name], ("indirect",))))
    return table(rows)


def f1_with_interval(judged: Sequence[evaluate.Judged], kinds: Sequence[str]) -> tuple[str, str]:
    """The F1 of some kinds of quotes, and between what it lies; dashes where there are none, or one article."""
    own = evaluate.figures(judged, kinds)
    if not own.gold or len(judged) < 2:
        return percent(own.pair.f1) if own.gold else "–", "–"
    spread = evaluate.interval(judged, lambda a: evaluate.figures(a, kinds).pair.f1)
    return percent(own.pair.f1), f"{percent(spread.low)} to {percent(spread.high)}"


def main(out: Path, files: Sequence[Path], kinds: Mapping[str, str]) -> None:
    """Write the page."""
    named = {path.stem: evaluate.read_gold(path) for path in files}
    learnt, *held_back = named
    everything = [article for articles in named.values() for article in articles]
    runs = {name: runner(articles) for name, articles in named.items()}
    judged = {name: run(DEFAULT_SIEVES) for name, run in runs.items()}
    ranked, rankings = cross_validated(runs[learnt], named[learnt])
    both = [j for found in judged.values() for j in found]

    def in_variety(found: Sequence[evaluate.Judged], variety: str) -> list[evaluate.Judged]:
        return [j for j in found if j.variety == variety]

    parts = list(judged.items())
    parts += [(f"{name} {v}", own) for name, found in parts for v in ("nb", "nn") if (own := in_variety(found, v))]
    difference = evaluate.difference(in_variety(both, "nn"), in_variety(both, "nb"), dash_f1)
    written = evaluate.figures(judged[learnt], KINDS).pair.f1
    crossed = evaluate.figures(ranked, KINDS).pair.f1

    def run_all(sieves: Sequence[Sieve]) -> list[evaluate.Judged]:
        return [j for run in runs.values() for j in run(sieves)]

    page = (HERE / "decisions.md.in").read_text(encoding="utf-8")
    filled = {
        "articles": str(len(everything)),
        "learnt": learnt,
        "held_back": " and ".join(held_back) or "none",
        "overview": overview(parts),
        "difference": evaluate.format_interval(difference),
        "rules": rules(both),
        "written": percent(written),
        "crossed": percent(crossed),
        "rankings": "\n".join(f"{i}. {ranking}" for i, ranking in enumerate(rankings, 1)),
        "coverage": coverage(run_all),
        "groups": groups(both),
        "by_kind": by_kind(both, kinds),
    }
    for key, value in filled.items():
        page = page.replace(f"${{{key}}}", value)
    out.write_text(page, encoding="utf-8")


def dash_f1(judged: Sequence[evaluate.Judged]) -> float | None:
    """F1 of dash quotes with the right speakers."""
    return evaluate.figures(judged, ["dash"]).pair.f1


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("gold", type=Path, nargs="+")
    arguments.add_argument("--kinds", type=Path, help="JSON: beginnings of ids to kinds of article")
    given = arguments.parse_args()
    main(given.out, given.gold, json.loads(given.kinds.read_text(encoding="utf-8")) if given.kinds else {})
