"""Trees by hand, in short: what the tests of single stages are written in.

A sentence is a string of words; the fields of a word are joined by ``_`` and told apart by their looks::

    –_PUNCT Vi_PRON_3_nsubj bygger_VERB:fin_5_ccomp , sier_VERB:fin_root Kari_nsubj_PER Berg_6_flat_PER .

- the form comes first; ``~`` in it is a space;
- the tag, with features by name after colons (`FEATURES`); PROPN where an entity is given, PUNCT for punctuation;
- a number: the head, counted from 1; without one the word hangs on the root;
- a relation in small letters (``root`` for one word; a sentence without any is only tagged);
- an entity in capitals (``PER``).
"""

from __future__ import annotations

import re

from quotecite.language.conllu import read_conllu
from quotecite.language.page import Page, read_page
from quotecite.language.trees import Parsed, Sentence, in_blocks
from quotecite.records import Variety
from quotecite.text.blocks import segment
from quotecite.words.lexicon import Lexicon

LEXICON = Lexicon.load()

FEATURES = {
    "fin": "Mood=Ind|VerbForm=Fin",
    "inf": "VerbForm=Inf",
    "part": "VerbForm=Part",
    "pass": "Mood=Ind|VerbForm=Fin|Voice=Pass",
    "imp": "Mood=Imp|VerbForm=Fin",
    "def": "Definite=Def|Number=Sing",
    "unmarked": "Gender=Neut",  # as definite nouns are in Nynorsk
    "ind": "Definite=Ind|Number=Sing",
    "plur": "Number=Plur",
    "gen": "Case=Gen",
    "refl": "Reflex=Yes",
    "sup": "Degree=Sup",
}
_DASHES = "–—―-"
_NO_SPACE_BEFORE = frozenset(",.?!:;)»…")
_NO_SPACE_AFTER = frozenset("(«")


def parsed(*blocks: str | list[str]) -> Parsed:
    """Blocks, each a sentence or a list of sentences, as a parsed text."""
    out: list[str] = []
    for block in blocks:
        for number, words in enumerate([block] if isinstance(block, str) else block):
            out += (["# newpar"] if not number else []) + _rows(words.split()) + [""]
    return read_conllu("\n".join(out))


def page(text: Parsed) -> Page:
    """A parsed text as it is read from a page: with its blocks, variety and names."""
    blocks = segment(text.text, LEXICON)
    return read_page(text.text, blocks, Variety.NB, in_blocks(text.sentences, blocks), LEXICON)


def sentence(words: str) -> Sentence:
    """One sentence by itself."""
    return parsed(words).sentences[0]


def _rows(words: list[str]) -> list[str]:
    """The lines of one sentence in CoNLL-U."""
    fields = [word.split("_") for word in words]
    forms = [first.replace("~", " ") for first, *_ in fields]
    root = next((number for number, (_, *rest) in enumerate(fields, 1) if "root" in rest), None)
    rows, text, entity = [], "", ""
    for number, (form, (_, *rest)) in enumerate(zip(forms, fields, strict=True), 1):
        before, entity = entity, next((f for f in rest if re.fullmatch(r"PER|ORG|GPE|LOC|MISC|DRV", f)), "")
        tag = next((f for f in rest if f[:1].isupper() and f != entity), "")
        tag = tag or ("PROPN" if entity else "PUNCT" if not form[0].isalnum() else "X")
        upos, *names = tag.split(":")
        feats = "|".join(FEATURES[name] for name in names) or ("PronType=Prs" if upos == "PRON" else "_")
        relation = next((f for f in rest if f[:1].islower()), "punct" if upos == "PUNCT" else "dep")
        head = next((f for f in rest if f.isdigit()), "0" if number == root else str(root))
        misc = f"NER={'I' if before == entity else 'B'}-{entity}" if entity else "_"
        text += "" if not text or form in _NO_SPACE_BEFORE or text[-1] in _NO_SPACE_AFTER else " "
        text += form
        cells = (number, "-" if form in _DASHES else form, form.lower(), upos, "_", feats)
        tree = (head, relation) if root else ("_", "_")
        rows.append("\t".join(map(str, (*cells, *tree, "_", misc))))
    return [f"# text = {text}", *rows]
