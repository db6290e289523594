"""Turn the UD Norwegian treebank (with NorNE entities) into the files that Stanza's trainers read.

    python training/prepare.py TREEBANK_DIR OUT_DIR

Reads ``{nb,nn}_{train,dev}.conllu.xz`` and writes, for the joint Bokmål + Nynorsk model:

    train.conllu  dev.conllu          tagger, parser, lemmatizer (dev: every third sentence, it chooses the checkpoint)
    nb_dev.conllu nn_dev.conllu       the whole dev sections, for the figures in the model card
    train.ner.json dev.ner.json       entities (also nb_dev.ner.json, nn_dev.ner.json)
    train.txt train.toklabels         raw text with one label a character (also dev, nb_dev, nn_dev)

Three things make the treebank look like the text that newspapers print:

* every dash glyph becomes ``-``, as the library does before it calls the model, so glyphs cannot matter;
* quotation marks vary (``«» "" “” ””``) in a tenth of the training sentences, so every style is a known character;
* raw text is laid out as paragraphs: headlines alone and without full stop, dash lines mostly first in their
  paragraph, now and then with the dash glued to the first word.

The random choices are seeded: the same treebank gives the same files.
"""

from __future__ import annotations

import json
import lzma
import random
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

DASHES = str.maketrans(dict.fromkeys("–—―‒−‐‑", "-"))
QUOTE_STYLES = (("«", "»"), ('"', '"'), ("“", "”"), ("”", "”"))
FORM, XPOS, MISC = 1, 4, 9
ENTITY_TYPES = {"GPE_LOC": "GPE", "GPE_ORG": "GPE"}  # who speaks is decided by the verb, not by the name


class Sentence(NamedTuple):
    """One treebank sentence: its comments, its token rows (ten columns each)."""

    comments: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def is_heading(self) -> bool:
        return "# heading = yes" in self.comments

    @property
    def starts_paragraph(self) -> bool:
        return any(c.startswith(("# newpar", "# newdoc")) for c in self.comments)

    @property
    def is_dash_line(self) -> bool:
        return self.rows[0][FORM] == "-" and len(self.rows) > 2


def read(path: Path) -> Iterator[Sentence]:
    """The sentences of a compressed CoNLL-U file, dashes already plain, XPOS (which repeats UPOS) blank."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        comments: list[str] = []
        rows: list[tuple[str, ...]] = []
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("#"):
                comments.append(line)
            elif line:
                cells = line.translate(DASHES).split("\t")
                if not cells[0].isdigit():
                    raise ValueError(f"{path.name}: only plain words are expected, found id {cells[0]!r}")
                cells[XPOS] = "_"
                rows.append(tuple(cells))
            elif rows:
                yield Sentence(tuple(comments), tuple(rows))
                comments, rows = [], []


def with_other_quotes(sentence: Sentence, rng: random.Random) -> Sentence:
    """The sentence with its quotation marks in another style (as many opening as closing, or unchanged)."""
    at = [i for i, row in enumerate(sentence.rows) if row[FORM] in {"«", "»", '"', "“", "”"}]
    if not at or len(at) % 2:
        return sentence
    style = rng.choice(QUOTE_STYLES)
    rows = list(sentence.rows)
    for n, i in enumerate(at):
        rows[i] = (*rows[i][:FORM], style[n % 2], *rows[i][FORM + 1 :])
    return sentence._replace(rows=tuple(rows))


def space_after(row: tuple[str, ...]) -> bool:
    return "SpaceAfter=No" not in row[MISC]


def raw(sentence: Sentence, glue_dash: bool) -> tuple[str, str]:
    """The sentence's text and one label a character: 1 ends a token, 2 the sentence, 0 neither."""
    text, labels = [], []
    for i, row in enumerate(sentence.rows):
        last = i == len(sentence.rows) - 1
        text.append(row[FORM])
        labels.append("0" * (len(row[FORM]) - 1) + ("2" if last else "1"))
        if space_after(row) and not last and not (glue_dash and i == 0):
            text.append(" ")
            labels.append("0")
    return "".join(text), "".join(labels)


def layout(sentences: Iterable[Sentence], rng: random.Random) -> tuple[str, str]:
    """The sentences as paragraphs of raw text, and the labels of the same length with the same paragraph breaks."""
    texts: list[str] = []
    labels: list[str] = []
    room, after_heading = 0, True
    for s in sentences:
        text, label = raw(s, glue_dash=s.is_dash_line and rng.random() < 0.06)
        breaks = after_heading or s.is_heading or s.starts_paragraph or room == 0
        if breaks or (s.is_dash_line and rng.random() < 0.7):
            texts.append("\n\n" if texts else "")
            labels.append("\n\n" if labels else "")
            room = rng.randint(1, 5)
        else:
            texts.append(" ")
            labels.append("0")
            room -= 1
        texts.append(text)
        labels.append(label)
        after_heading = s.is_heading
    return "".join(texts) + "\n", "".join(labels) + "\n"


def entity(row: tuple[str, ...]) -> str:
    """The token's BIO entity tag, ``O`` when it has none."""
    tag = next((m[4:] for m in row[MISC].split("|") if m.startswith("NER=")), "O")
    if tag == "O":
        return tag
    prefix, kind = tag.split("-", 1)
    return f"{prefix}-{ENTITY_TYPES.get(kind, kind)}"


def conllu(sentences: Iterable[Sentence]) -> str:
    return "".join("\n".join("\t".join(row) for row in s.rows) + "\n\n" for s in sentences)


def write(out: Path, name: str, sentences: list[Sentence], rng: random.Random) -> None:
    """All files of one section."""
    (out / f"{name}.conllu").write_text(conllu(sentences), encoding="utf-8")
    entities = [[{"text": row[FORM], "ner": entity(row)} for row in s.rows] for s in sentences]
    (out / f"{name}.ner.json").write_text(json.dumps(entities, ensure_ascii=False), encoding="utf-8")
    text, labels = layout(sentences, rng)
    if len(text) != len(labels):
        raise ValueError(f"{name}: {len(text)} characters but {len(labels)} labels")
    (out / f"{name}.txt").write_text(text, encoding="utf-8")
    (out / f"{name}.toklabels").write_text(labels, encoding="utf-8")


def main(treebank: Path, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    rng = random.Random(20261122)
    train = [s for v in ("nb", "nn") for s in read(treebank / f"{v}_train.conllu.xz")]
    train = [with_other_quotes(s, rng) if rng.random() < 0.1 else s for s in train]
    write(out, "train", train, rng)
    dev: list[Sentence] = []
    for variety in ("nb", "nn"):
        section = list(read(treebank / f"{variety}_dev.conllu.xz"))
        write(out, f"{variety}_dev", section, rng)
        dev += section[::3]
    write(out, "dev", dev, rng)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
