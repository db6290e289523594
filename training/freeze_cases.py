"""The cases, parsed once: ``<name>.txt`` beside the tests of sieves and of wild text to trees in ``<name>.conllu``.

    python training/freeze_cases.py MODEL_DIR [NAME …]

``MODEL_DIR`` is laid out as ``src/quotecite/model``; without names all cases are frozen. The ``README.md`` beside the
cases describes them. The comments of a case are copied as they stand, so that a test that reads the trees knows what to
expect; text, offsets, blocks and entities are those that the library itself would have seen.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from quotecite import Lexicon, Parser, read_conllu
from quotecite.language.joining import joined
from quotecite.language.trees import Sentence, in_blocks
from quotecite.text.blocks import segment

TESTS = Path(__file__).parents[1] / "tests"
CASES = (TESTS / "sieves" / "cases", TESTS / "wild" / "cases")
COMMENTS = tuple(f"# {key}:" for key in ("case", "expect", "source", "known failure"))


class Case(NamedTuple):
    """A case as written: its comment lines and its article."""

    comments: tuple[str, ...]
    text: str


def read_cases(source: str) -> Iterator[Case]:
    """The cases of a file in order; each begins with a comment ``# case: …``."""
    comments: list[str] = []
    lines: list[str] = []
    for line in [*source.splitlines(), "# case:"]:
        if line.startswith("# case:"):
            if comments:
                yield Case(tuple(comments), "\n".join(lines).strip())
            comments, lines = [], []
        (comments if line.startswith(COMMENTS) else lines).append(line)


def conllu(case: Case, sentences: Sequence[Sentence], header: str) -> str:
    """A case as one CoNLL-U document."""
    out: list[str] = []
    block = None
    for sentence in sentences:
        if block is None:
            out += [f"# newdoc id = {case.comments[0].partition(':')[2].strip()}", header, *case.comments]
        if sentence.block != block:
            out.append("# newpar")
        block = sentence.block
        out += [f"# text = {case.text[sentence.start : sentence.end]}", *_rows(sentence), ""]
    return "\n".join(out) + "\n"


def _rows(sentence: Sentence) -> Iterator[str]:
    for token, after in zip(sentence.tokens, [*sentence.tokens[1:], None], strict=True):
        misc = [f"start_char={token.start}", f"end_char={token.end}"]
        misc += [f"NER={token.entity}"] if token.entity != "O" else []
        misc += ["SpaceAfter=No"] if after is not None and after.start == token.end else []
        head = "_" if token.head is None else token.head + 1
        cells = (token.index + 1, token.text, token.lemma or "_", token.upos, "_", token.feats or "_", head)
        yield "\t".join(map(str, (*cells, token.deprel or "_", "_", "|".join(misc))))


def freeze(source: Path, parser: Parser, lexicon: Lexicon) -> str:
    """The trees of all cases of a file."""
    cases = list(read_cases(source.read_text(encoding="utf-8")))
    out: list[str] = []
    for case in cases:  # one by one: what stands in one batch together would move the last digits of the scores
        blocks = segment(case.text, lexicon)
        (tagged,) = parser.tag([(case.text, blocks)])
        trees = tuple(parser.parse(joined(tagged, lexicon)))
        document = conllu(case, trees, f"# frozen by training/freeze_cases.py from {source.name}, do not edit")
        back = read_conllu(document)
        again = [s.tokens for s in in_blocks(back.sentences, blocks)]
        if back.text != case.text or again != [s.tokens for s in trees]:
            raise SystemExit(f"{source}: {case.comments[0]}: what was written reads otherwise")
        out.append(document)
    return "".join(out)


def main() -> None:
    """Freeze all cases, or those of the files that are named."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("model", type=Path, help="a directory laid out as src/quotecite/model")
    options.add_argument("names", nargs="*", help="only these")
    given = options.parse_args()
    parser, lexicon = Parser.bundled(given.model), Lexicon.load()
    for source in sorted(path for folder in CASES for path in folder.glob("*.txt")):
        if not given.names or source.stem in given.names:
            frozen = freeze(source, parser, lexicon)
            source.with_suffix(".conllu").write_text(frozen, encoding="utf-8", newline="\n")
            print(f"{source.stem}: {frozen.count('# newdoc')} cases, {frozen.count('# text =')} sentences")


if __name__ == "__main__":
    main()
