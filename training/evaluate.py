"""How good a packed model is on the development sections, as the library loads it.

    python training/evaluate.py MODEL_DIR DATA_DIR OUT.json [--limit N]

``DATA_DIR`` holds what ``prepare.py`` wrote. For Bokmål (nb) and Nynorsk (nn):

* sentences and tokens: F1 of the boundaries, from raw text;
* on the treebank's tokens, with predicted tags: UPOS, UFeats, lemmas, UAS and LAS as the CoNLL shared tasks count them
  (all tokens, relation subtypes left out), and UAS and LAS once more on the sentences that begin with a dash;
* names: precision, recall and F1 of exact spans with the right type; PER also alone;
* seconds for a thousand tokens, by step.

A third of these sentences chose the checkpoints, so the figures are a little kind to the model.
"""

from __future__ import annotations

import argparse
import io
import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import stanza
import torch
from stanza.models.common.doc import Document
from stanza.models.common.utils import ud_scores

from quotecite.language.parsing import Parser
from quotecite.language.weights import verify

FORM = 1
STEPS = {"tag": {"pos", "lemma", "ner"}, "parse": {"depparse"}}
Row = Sequence[str]
Figures = dict[str, Any]


class Section(NamedTuple):
    """A development section: its text as printed, its sentences as rows of ten columns, its entity tags."""

    text: str
    sentences: list[list[Row]]
    entities: list[list[str]]


class Entity(NamedTuple):
    """A name: sentence, first token and the one after the last, type."""

    sentence: int
    start: int
    end: int
    kind: str


def read(data: Path, name: str, limit: int | None) -> Section:
    """The first ``limit`` sentences of a section (all by default)."""
    blocks = (data / f"{name}.conllu").read_text(encoding="utf-8").strip().split("\n\n")
    entities = json.loads((data / f"{name}.ner.json").read_text(encoding="utf-8"))
    text = (data / f"{name}.txt").read_text(encoding="utf-8")
    labels = (data / f"{name}.toklabels").read_text(encoding="utf-8")
    ends = [i + 1 for i, label in enumerate(labels) if label == "2"]
    if not len(blocks) == len(entities) == len(ends):
        raise SystemExit(
            f"{data}/{name}.*: {len(blocks)}, {len(entities)} and {len(ends)} sentences; run prepare.py anew"
        )
    return Section(
        text=text[: ends[:limit][-1]],
        sentences=[[line.split("\t") for line in block.split("\n")] for block in blocks[:limit]],
        entities=[[token["ner"] for token in sentence] for sentence in entities[:limit]],
    )


def figures(nlp: stanza.Pipeline, section: Section) -> Figures:
    """All figures of one section; shares are in percent."""
    tokens = sum(map(len, section.sentences))
    raw, seconds = timed(nlp.process, section.text, {"tokenize"})
    clock = {"tokenize": seconds}
    doc = Document([[{"id": i, "text": row[FORM]} for i, row in enumerate(s, 1)] for s in section.sentences])
    for step, processors in STEPS.items():
        doc, clock[step] = timed(nlp.process, doc, processors)
    boundaries = scores(section.sentences, rows_of(raw))
    words = list(rows_of(doc))
    trees = scores(section.sentences, words)
    dash = [i for i, sentence in enumerate(section.sentences) if sentence[0][FORM] == "-" and len(sentence) > 2]
    gold = set(entities_of(section.entities))
    found = set(entities_of([token.ner for token in sentence.tokens] for sentence in doc.sentences))
    return {
        "sentences": len(section.sentences),
        "tokens": tokens,
        "from_raw_text": {"sentence_f1": boundaries["Sentences"], "token_f1": boundaries["Tokens"]},
        "gold_tokens": {m.lower(): trees[m] for m in ("UPOS", "UFeats", "Lemmas", "UAS", "LAS")},
        "dash_initial": {"sentences": len(dash), **dash_scores(section.sentences, words, dash)},
        "names": span_scores(gold, found),
        "names_per": span_scores({e for e in gold if e.kind == "PER"}, {e for e in found if e.kind == "PER"}),
        "seconds_per_1000_tokens": {step: round(1000 * s / tokens, 2) for step, s in clock.items()},
    }


def timed(function: Callable[..., Any], *arguments: Any) -> tuple[Any, float]:
    """What a call returns, and the seconds it took."""
    start = time.perf_counter()
    return function(*arguments), time.perf_counter() - start


def rows_of(doc: Document) -> Iterator[list[Row]]:
    """Stanza's sentences as CoNLL-U rows; a sentence without a tree gets a chain, which the scorer can read."""
    for sentence in doc.sentences:
        yield [
            (
                *(str(word.id), word.text, word.lemma or "_", word.upos or "_", "_", word.feats or "_"),
                *(str(word.id - 1 if word.head is None else word.head), word.deprel or "dep", "_", "_"),
            )
            for word in sentence.words
        ]


def scores(gold: Iterable[Sequence[Row]], found: Iterable[Sequence[Row]]) -> dict[str, float]:
    """F1 in percent, by metric."""
    return {metric: percent(score.f1) for metric, score in ud_scores(conllu(gold), conllu(found)).items()}


def dash_scores(gold: Sequence[Sequence[Row]], found: Sequence[Sequence[Row]], dash: Sequence[int]) -> Figures:
    if not dash:
        return {"uas": None, "las": None}
    only = scores([gold[i] for i in dash], [found[i] for i in dash])
    return {"uas": only["UAS"], "las": only["LAS"]}


def conllu(sentences: Iterable[Sequence[Row]]) -> io.StringIO:
    return io.StringIO("".join("\n".join("\t".join(row) for row in sentence) + "\n\n" for sentence in sentences))


def entities_of(tags: Iterable[Sequence[str]]) -> Iterator[Entity]:
    """The names in sentences of BIO or BIOES tags."""
    for sentence, row in enumerate(tags):
        start, kind = 0, ""
        for at, tag in enumerate([*row, "O"]):
            prefix, _, tag_kind = tag.partition("-")
            if kind and (prefix not in ("I", "E") or tag_kind != kind):
                yield Entity(sentence, start, at, kind)
                kind = ""
            if tag_kind and not kind:
                start, kind = at, tag_kind


def span_scores(gold: set[Entity], found: set[Entity]) -> Figures:
    right = len(gold & found)
    precision, recall = right / max(len(found), 1), right / max(len(gold), 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return {"gold": len(gold), "precision": percent(precision), "recall": percent(recall), "f1": percent(f1)}


def percent(share: float) -> float:
    return round(100 * share, 2)


def table(result: Figures) -> str:
    """The figures in a few lines of text."""
    lines = [f"{'':<36}" + "".join(f"{variety:>9}" for variety in result["sections"])]
    first = next(iter(result["sections"].values()))
    for group, values in first.items():
        for name in values if isinstance(values, dict) else [None]:
            cells = [s[group] if name is None else s[group][name] for s in result["sections"].values()]
            label = group if name is None else f"{group} {name}"
            lines.append(f"{label.replace('_', ' '):<36}" + "".join(f"{'-' if c is None else c:>9}" for c in cells))
    return "\n".join(lines)


def main(model: Path, data: Path, out: Path, limit: int | None) -> None:
    checksum = verify(model)
    nlp = Parser.bundled(model)._nlp  # measured as the library loads it
    result: Figures = {
        "model": checksum,
        "stanza": stanza.__version__,
        "torch": torch.__version__,
        "threads": torch.get_num_threads(),
        "limit": limit,
        "sections": {variety: figures(nlp, read(data, f"{variety}_dev", limit)) for variety in ("nb", "nn")},
    }
    out.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(table(result))


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("model", type=Path)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--limit", type=int, help="only the first N sentences of each section, for a quick look")
    given = arguments.parse_args()
    main(given.model, given.data, given.out, given.limit)
