"""Pack trained weights into the folder that ships with the library.

    python training/pack.py WORK_DIR PACKAGE_DIR [--max-words N]

Takes ``tagger.pt parser.pt ner.pt lemmas.pt tokens.pt vectors.pt`` and writes the layout that ``stanza.Pipeline`` reads
(``resources.json`` and ``no/<processor>/joint.pt``) and ``checksums.json``, which ``quotecite.load`` checks.

What makes it small, without training anything again:

* tagger, parser, names and vectors go in half precision. Stanza copies weights into single-precision parameters when
  it loads them; the vectors alone stay as they lie in the file, so the library casts them (``language/parsing.py``);
* the names model leaves out its adjustments to the vectors when training left them all at zero;
* what only training needs stays behind: optimizer, scheduler, history, the paths of the training files.

The same weights give the same bytes, so the checksums change only with the model. ``PACKAGE_DIR`` is touched only when
everything fits in ``LIMIT``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from stanza.models.common.vocab import VOCAB_PREFIX

from quotecite.language.weights import CHECKSUMS, describe

LIMIT = 60_000_000  # bytes, of the whole folder
LANGUAGE, NAME = "no", "joint"
SOURCES = {
    "tokenize": "tokens.pt",
    "pos": "tagger.pt",
    "lemma": "lemmas.pt",
    "depparse": "parser.pt",
    "ner": "ner.pt",
    "pretrain": "vectors.pt",
}
HALVED = ("pos", "depparse", "ner", "pretrain")
USE_VECTORS = ("pos", "depparse", "ner")
ONLY_FOR_TRAINING = ("optimizer_state_dict", "scheduler_state_dict", "dev_score_history")

Checkpoint = dict[str, Any]


def load(work: Path) -> dict[str, Checkpoint]:
    """What the trainers saved, by processor."""
    missing = [name for name in SOURCES.values() if not (work / name).is_file()]
    if missing:
        raise SystemExit(f"{work}: {', '.join(missing)} missing; `make -C training` makes them")
    return {
        processor: torch.load(work / name, map_location="cpu", weights_only=True) for processor, name in SOURCES.items()
    }


def slim(checkpoints: Mapping[str, Checkpoint], max_words: int | None) -> dict[str, Checkpoint]:
    """The same models in less room; with ``max_words``, vectors of the most frequent words only."""
    packed = {p: {k: v for k, v in c.items() if k not in ONLY_FOR_TRAINING} for p, c in checkpoints.items()}
    packed["ner"] = without_idle_adjustments(packed["ner"])
    words = packed["pretrain"]["vocab"]["_id2unit"]
    if packed["ner"]["vocab"]["word"]["_id2unit"] != words:
        raise SystemExit("ner.pt was trained with other vectors than vectors.pt: its word list differs")
    if max_words is not None:
        size = len(VOCAB_PREFIX) + max_words
        words = first_words(packed["pretrain"]["vocab"], size)
        packed["pretrain"] = {"vocab": words, "emb": packed["pretrain"]["emb"][:size].clone()}
        packed["ner"] = {**packed["ner"], "vocab": {**packed["ner"]["vocab"], "word": words}}  # it keeps its own copy
    for processor, checkpoint in packed.items():
        if processor in HALVED:
            packed[processor] = halved(checkpoint)
        if "config" in checkpoint:
            packed[processor]["config"] = without_paths(checkpoint["config"])
    return packed


def first_words(vocab: Mapping[str, Any], size: int) -> Checkpoint:
    """The first ``size`` entries of a vocabulary that is sorted by frequency."""
    units = vocab["_id2unit"][:size]
    return {**vocab, "_id2unit": units, "_unit2id": {unit: i for i, unit in enumerate(units)}}


def without_idle_adjustments(ner: Checkpoint) -> Checkpoint:
    """The names model without ``delta_emb`` and its word list, if all its rows are zero (``--no_emb_finetune``)."""
    delta = ner["model"].get("delta_emb.weight")
    if delta is None or delta.any():
        return ner
    vocab = {k: v for k, v in ner["vocab"].items() if k != "delta"}
    vocab["_key2class"] = {k: v for k, v in vocab["_key2class"].items() if k != "delta"}
    return {**ner, "model": {k: v for k, v in ner["model"].items() if k != "delta_emb.weight"}, "vocab": vocab}


def halved(value: Any) -> Any:
    """The same structure with every single-precision tensor in half precision."""
    if isinstance(value, torch.Tensor) and value.dtype == torch.float32:
        half = value.half()
        if not half.isfinite().all():
            raise SystemExit("a weight is no number, or too large for half precision; was the training stable?")
        return half
    if isinstance(value, dict):
        return type(value)((k, halved(v)) for k, v in value.items())
    return value


def without_paths(config: Mapping[str, Any]) -> Checkpoint:
    """The trainer's settings with file names in place of paths: where it was trained is nobody's concern."""
    return {k: Path(v).name if isinstance(v, str) and "/" in v else v for k, v in config.items()}


def save(packed: Mapping[str, Checkpoint], package: Path) -> None:
    """The weights, ``resources.json`` and ``checksums.json``, in an empty folder."""
    for processor, checkpoint in packed.items():
        path = package / weight_file(processor)
        path.parent.mkdir(parents=True)
        torch.save(checkpoint, path)  # zip format: unlike the older one that Stanza writes, the same bytes every time
    write_json(package / "resources.json", resources(package))
    names = ["resources.json", *map(weight_file, packed)]
    files = sorted(describe(package, name) for name in names)
    write_json(package / CHECKSUMS, {file.name: {"sha256": file.sha256, "size": file.size} for file in files})


def weight_file(processor: str) -> str:
    return f"{LANGUAGE}/{processor}/{NAME}.pt"


def resources(package: Path) -> dict[str, Any]:
    """Stanza's index of the models in a folder."""
    processors = {processor: NAME for processor in SOURCES if processor != "pretrain"}
    vectors = [{"model": "pretrain", "package": NAME}]
    index: dict[str, Any] = {
        "lang_name": "Norwegian",
        "packages": {"default": processors, NAME: processors},
        "default_processors": processors,
        "default_dependencies": dict.fromkeys(USE_VECTORS, vectors),
    }
    for processor in SOURCES:
        md5 = hashlib.md5((package / weight_file(processor)).read_bytes(), usedforsecurity=False).hexdigest()
        entry: dict[str, Any] = {"md5": md5}
        if processor in USE_VECTORS:
            entry["dependencies"] = vectors
        index[processor] = {NAME: entry}
    return {LANGUAGE: index}


def write_json(path: Path, document: Mapping[str, Any]) -> None:
    path.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


def sizes(package: Path) -> dict[str, int]:
    return {str(p.relative_to(package)): p.stat().st_size for p in sorted(package.rglob("*")) if p.is_file()}


def main(work: Path, package: Path, max_words: int | None) -> None:
    scratch = package.with_name(package.name + ".part")
    shutil.rmtree(scratch, ignore_errors=True)
    save(slim(load(work), max_words), scratch)
    listing = sizes(scratch)
    total = sum(listing.values())
    for name, size in listing.items():
        print(f"{size:12,}  {name}")
    print(f"{total:12,}  in all (limit {LIMIT:,})")
    if total > LIMIT:
        shutil.rmtree(scratch)
        raise SystemExit(
            f"the packed model is {total - LIMIT:,} bytes too large and was not written to {package}. "
            "Pack fewer words (--max-words N, figures change: evaluate again) or train smaller models."
        )
    package.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(package / LANGUAGE, ignore_errors=True)
    for part in scratch.iterdir():
        part.replace(package / part.name)
    scratch.rmdir()


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("work", type=Path)
    arguments.add_argument("package", type=Path)
    arguments.add_argument("--max-words", type=int, help="keep the vectors of the N most frequent words (default: all)")
    given = arguments.parse_args()
    main(given.work, given.package, given.max_words)
