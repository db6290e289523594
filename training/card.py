"""Write the model card from its template, the listing of the packed files and the measured figures.

    python training/card.py PACKAGE_DIR FIGURES.json

The card is not among the files of ``checksums.json``: mending a sentence in it does not make another model.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from string import Template
from typing import Any

from quotecite.language.weights import WeightFile, model_checksum, read_checksums

TEMPLATE = Path(__file__).with_name("card.md.in")
ROWS = (  # label, group of figures, figure
    ("sentences in the section", "sentences", None),
    ("tokens in the section", "tokens", None),
    ("sentence boundaries, F1, raw text", "from_raw_text", "sentence_f1"),
    ("token boundaries, F1, raw text", "from_raw_text", "token_f1"),
    ("UPOS", "gold_tokens", "upos"),
    ("UFeats", "gold_tokens", "ufeats"),
    ("lemmas", "gold_tokens", "lemmas"),
    ("UAS", "gold_tokens", "uas"),
    ("LAS", "gold_tokens", "las"),
    ("sentences that begin with a dash", "dash_initial", "sentences"),
    ("UAS of these", "dash_initial", "uas"),
    ("LAS of these", "dash_initial", "las"),
    ("names, F1", "names", "f1"),
    ("PER, precision", "names_per", "precision"),
    ("PER, recall", "names_per", "recall"),
    ("PER, F1", "names_per", "f1"),
    ("seconds per 1,000 tokens: tokenize", "seconds_per_1000_tokens", "tokenize"),
    ("… tags, lemmas, names", "seconds_per_1000_tokens", "tag"),
    ("… trees", "seconds_per_1000_tokens", "parse"),
)


def markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; all columns but the first are aligned right."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def figure_table(sections: dict[str, Any]) -> str:
    return markdown(
        ["", *sections],
        (
            [label, *(shown(s[group] if name is None else s[group][name]) for s in sections.values())]
            for label, group, name in ROWS
        ),
    )


def shown(value: float | None) -> str:
    """``None`` when nothing was measured (no such sentence within a limit)."""
    return "–" if value is None else f"{value:,}"


def file_table(files: Iterable[WeightFile]) -> str:
    return markdown(["file", "bytes", "SHA-256"], ([f"`{f.name}`", f"{f.size:,}", f"`{f.sha256}`"] for f in files))


def card(files: Sequence[WeightFile], figures: dict[str, Any]) -> str:
    """The card's text; figures of another model are refused."""
    checksum = model_checksum(files)
    if figures["model"] != checksum:
        raise SystemExit(f"the figures are of {figures['model']}, the packed model is {checksum}: run evaluate.py anew")
    if figures["limit"] is not None:
        raise SystemExit(
            f"the figures are of the first {figures['limit']} sentences only: run evaluate.py without --limit"
        )
    return Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        checksum=checksum,
        files=file_table(files),
        figures=figure_table(figures["sections"]),
        stanza=figures["stanza"],
        torch=figures["torch"],
        threads=figures["threads"],
    )


def main(package: Path, figures: Path) -> None:
    text = card(read_checksums(package), json.loads(figures.read_text(encoding="utf-8")))
    (package / "MODEL_CARD.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
