"""What a few words show by themselves: the label of a link line or a credit, or nothing but names.

Judged on text that is composed and free of zero-width characters (`compose`); offsets play no part here.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from quotecite.text.signs import SILENT
from quotecite.words.grammar import block_words

_WORD = re.compile(r"[^\W\d_]+(?:[-/][^\W\d_]+)*")


def compose(text: str) -> str:
    """Letters composed, zero-width characters gone, white space trimmed: for judging only, never for offsets."""
    return unicodedata.normalize("NFC", SILENT.sub("", text)).strip()


def fold(text: str) -> str:
    """Composed, case-folded, with single spaces: for comparison."""
    return " ".join(compose(text).casefold().split())


@lru_cache(maxsize=2**13)
def fold_word(word: str) -> str:
    """The same of a word; kept, for the same words come again and again."""
    return fold(word)


def link_label(folded: str, links: tuple[str, ...]) -> str:
    """What a (case-folded) line is as a link line: ``label`` alone, a ``line``, or nothing."""
    for start in links:
        if folded.startswith(start):
            rest = folded[len(start) :]
            if rest[:1].isalnum():
                continue
            return "line" if any(c.isalnum() for c in rest) else "label"
    return ""


def credit_label(core: str, labels: frozenset[str], length: int) -> str:
    """Where a block has a labelled credit (``Foto: Ola Lie / NTB``): it is ``only`` that, or has it at start or end."""
    label = _WORD.match(core.lstrip("(📸 "))
    if label and length <= 300 and fold(label[0]) in labels:
        rest = core.lstrip("(📸 ")[label.end() :]
        if not rest.strip(" .:)"):
            return "only"
        if fold(label[0]) in block_words("no_caption"):
            return "only" if rest.lstrip().startswith(":") and length <= 100 else ""
        if rest.lstrip().startswith(":"):
            return "only" if length <= 120 and mostly_names(rest) else "start"
        if label[0][0].isupper() and length <= 80 and only_names(rest.strip(" .")):
            return "only"
    tail = core[-150:]
    captions = labels - block_words("no_caption")
    for match in _WORD.finditer(tail):
        if fold_word(match[0]) not in captions or (match.start() == 0 and length <= 150):
            continue
        rest = tail[match.end() :]
        before = tail[: match.start()].rstrip()[-1:]
        if rest.lstrip().startswith(":") and len(rest.split()) <= 12 and mostly_names(rest):
            return "end"
        bare = rest.strip(" .)")
        if match[0][0].isupper() and not before.isalnum() and (not bare or (before != "," and only_names(bare))):
            return "end"
    return ""


def only_names(text: str) -> bool:
    """Whether all words are capitalised but for links such as ``og`` and ``von``."""
    words = [w for w in re.split(r"[\s/,&|]+", text) if w]
    proper = [w[0].isupper() and (w[0].isalpha()) for w in words]
    if not words or len(words) > 12 or not proper[0] or fold(words[0]) in block_words("no_name"):
        return False
    return all(ok or fold(w) in block_words("name_link") for w, ok in zip(words, proper, strict=True))


def mostly_names(text: str) -> bool:
    """Whether at most two words, and fewer than half, are plain ones (``: Ola Lie / Avisa, arkiv``)."""
    words = [w for w in re.split(r"[\s/,:()&|.]+", text) if w]
    plain = sum(w[0].islower() and fold(w) not in block_words("name_link") for w in words)
    return bool(words) and plain <= 2 and 2 * plain <= len(words)
