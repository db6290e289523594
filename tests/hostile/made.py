"""Hostile articles, made choice by choice: texts that look Norwegian, what breaks them, and trees at random over them.

Everything is made from `Choices`, so that hypothesis (`tests/hostile`) and a fuzzer (`fuzz/`) make the same articles:
the one draws numbers, the other takes them from the bytes that it changes. No model is needed: the trees are trees, and
mean nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar

import attrs

from quotecite.finder import Finder
from quotecite.language.trees import Parsed, Sentence, Token
from quotecite.records import Block
from quotecite.sieves import DEFAULT_SIEVES
from quotecite.words.lexicon import Lexicon

T = TypeVar("T")


class Choices(Protocol):
    """What decides: a number from 0 to the one that is given."""

    def number(self, most: int) -> int: ...


class Taken:
    """Choices from bytes, one or more for each; zeros when there are no more."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def number(self, most: int) -> int:
        size = max(1, (most.bit_length() + 7) // 8)
        taken = self._data[self._at : self._at + size]
        self._at += size
        return int.from_bytes(taken, "big") % (most + 1)


class Drawn:
    """Choices that hypothesis draws."""

    def __init__(self, draw: Callable[..., Any]) -> None:
        self._draw = draw

    def number(self, most: int) -> int:
        from hypothesis import strategies as st

        return int(self._draw(st.integers(0, most)))


def pick(choices: Choices, among: Sequence[T]) -> T:
    """One of several."""
    return among[choices.number(len(among) - 1)]


# -- texts -----------------------------------------------------------------------------------------------------------

NAMES = (
    "Kari Berg", "Berg", "Ola Lie", "Lie", "Nils-Arne Moe", "Anne von der Lippe", "Terje «Tøffen» Moe", "KARI BERG",
    "Ap", "NRK", "Mattilsynet", "Lia kommune", "Verdens helseorganisasjon (WHO)", "Bergs", "Moens", "Åse Øy", "Li",
)  # fmt: skip
NOUNS = (
    "ordføreren", "rektor", "en nabo", "politiet", "47-åringen", "lærarane", "den svenske treneren", "broren hans",
    "statsråden", "ein talsperson", "rapporten", "kommunen", "ekteparet", "de to eierne", "partifellen", "ho", "han",
    "hun", "dei", "de", "hen", "vi", "jeg", "ingen", "alle",
)  # fmt: skip
VERBS = (
    "sier", "seier", "mener", "meiner", "spør", "svarer", "legger til", "skriv", "hevder", "innrømmer", "fortel",
    "sa", "har sagt", "vil ikke si", "ler", "ifølge", "etter", "ble bedt om", "varslar", "kaller det", "heter",
)  # fmt: skip
WORDS = (
    "skolen", "må", "bygge", "ikke", "at", "og", "men", "som", "veien", "dette", "er", "bra", "i", "Lia", "for", "oss",
    "no", "ja", "nei", "Ja", "2024", "kl.", "12.30", "pst.", "f.eks.", "1 000", "-2", "vêr", "året", "om", "det", "du",
    "Foto", "Kilde", "Les også", "Publisert", "Fakta", "SØR-AURDAL", "leder", "(34)", "(Ap)", "(f. 1980)", "ho's",
)  # fmt: skip
SIGNS = (
    ",", ".", ":", "?", "!", "…", "...", ";", "–", "—", "-", "―", "−", "«", "»", "„", "“", "”", '"', "'", "’", "(", ")",
    "/", "|", "*", "_", "#", ">", "<", "&", "%", "@", "=", "+", "\\",
)  # fmt: skip
SPACES = (" ", "  ", "\t", "\xa0", "\u2009", "\u200b", "\xad", "\u3000", "\u2028", "\x0b", "\x0c", "\x85", "\ufeff")
BREAKS = ("\n\n", "\n", "\r\n", "\r", "\n \n", "\n\n\n\n", "\u2029")
ODD = (
    "\ud800", "\udcf8", "\x00", "\x07", "\x1b",
    "\u202e", "\u2066", "\u2069", "\u200d", "👩‍🏫", "🇳🇴", "e\u0301", "\u0301" * 5,
    "ﬁ", "ß", "İ", "ǆ", "٣", "²", "½", "Ⅻ", "漢字", "עברית", "\U000e0041", "\uffff", "\U0010ffff",
    "Ã¥", "Ã¸", "â€“", "â€œ",
    "&ndash;", "&#8211;", "&nbsp;", "&amp;lt;", "<br>", "<p>", "</div>", "<!--", "<![CDATA[", "\\n", "\\u2013",
    "**", "[a](b)",
)  # fmt: skip


def line(choices: Choices) -> str:
    """A line of an article: speech after a dash, words in marks, a statement, a heading, a credit, or noise."""
    opener = pick(choices, ("", "– ", "- ", "—", "«", '"', "• ", "1. ", "> ", "Kari Berg: ", "– «"))
    words = " ".join(word(choices) for _ in range(choices.number(8)))
    source = pick(choices, (*NAMES, *NOUNS))
    verb = pick(choices, VERBS)
    closing = (
        "", f", {verb} {source}.", f", {verb} {source}", f"», {verb} {source}.", f", {verb} {source} – men ikke nå.",
        f". {source} {verb} at {words}.", f"? {verb} {source} til NRK.", f". Det {verb} {source}:",
        f" (foto: {source})",
    )  # fmt: skip
    return opener + words + pick(choices, closing)


def word(choices: Choices) -> str:
    """A word, a name, a sign or something odd."""
    kind = choices.number(15)
    if kind == 0:
        return pick(choices, ODD)
    if kind < 3:
        return pick(choices, SIGNS)
    return pick(choices, NAMES) if kind < 6 else pick(choices, WORDS)


def text(choices: Choices, *, lines: int = 6) -> str:
    """A small article, and what a careless archive makes of it."""
    whole = "".join(line(choices) + pick(choices, BREAKS) for _ in range(choices.number(lines)))
    for _ in range(choices.number(3)):
        whole = pick(choices, MUTATIONS)(whole, choices)
    return whole


def _cut(whole: str, choices: Choices) -> tuple[str, str]:
    at = choices.number(len(whole))
    return whole[:at], whole[at:]


def _without_newlines(whole: str, choices: Choices) -> str:
    return whole.replace("\n", pick(choices, ("", " ", "\\n")))


def _doubled(whole: str, choices: Choices) -> str:
    before, after = _cut(whole, choices)
    again, rest = _cut(after, choices)
    return before + again + again + rest


def _truncated(whole: str, choices: Choices) -> str:
    return _cut(whole, choices)[choices.number(1)]


def _swapped_signs(whole: str, choices: Choices) -> str:
    return whole.replace(pick(choices, SIGNS), pick(choices, (*SIGNS, *SPACES)))


def _swapped_spaces(whole: str, choices: Choices) -> str:
    return whole.replace(" ", pick(choices, SPACES))


def _decomposed(whole: str, choices: Choices) -> str:
    return unicodedata.normalize(pick(choices, ("NFD", "NFKD", "NFC")), whole)


def _wrongly_decoded(whole: str, choices: Choices) -> str:
    return whole.encode("utf-8", "surrogatepass").decode(
        pick(choices, ("latin-1", "cp865", "utf-8")), "surrogateescape"
    )


def _with_something_odd(whole: str, choices: Choices) -> str:
    before, after = _cut(whole, choices)
    return before + pick(choices, (*ODD, *SPACES, *SIGNS)) * (1 + choices.number(40)) + after


def _in_other_letters(whole: str, choices: Choices) -> str:
    return pick(choices, (str.upper, str.lower, str.title, str.swapcase))(whole)


def _wrapped(whole: str, choices: Choices) -> str:
    width = 2 + choices.number(40)
    return "\n".join(whole[at : at + width] for at in range(0, len(whole), width))


MUTATIONS: tuple[Callable[[str, Choices], str], ...] = (
    _without_newlines,
    _doubled,
    _truncated,
    _swapped_signs,
    _swapped_spaces,
    _decomposed,
    _wrongly_decoded,
    _with_something_odd,
    _in_other_letters,
    _wrapped,
)

# -- trees -----------------------------------------------------------------------------------------------------------

TAGS = ("NOUN", "PROPN", "VERB", "PRON", "PUNCT", "ADJ", "ADP", "AUX", "ADV", "DET", "NUM", "SCONJ", "CCONJ", "INTJ",
        "PART", "SYM", "X")  # fmt: skip
RELATIONS = ("nsubj", "obj", "root", "ccomp", "parataxis", "flat:name", "appos", "conj", "cc", "punct", "case",
             "mark", "nmod", "obl", "advcl", "acl:relcl", "cop", "aux", "aux:pass", "nsubj:pass", "amod", "det",
             "xcomp", "csubj", "iobj", "advmod", "expl", "compound:prt", "discourse", "vocative", "dislocated",
             "orphan", "dep")  # fmt: skip
FEATURES = ("", "Mood=Ind|Tense=Pres|VerbForm=Fin", "VerbForm=Inf", "VerbForm=Part", "Mood=Imp|VerbForm=Fin",
            "Definite=Def|Gender=Masc|Number=Sing", "Definite=Ind|Gender=Fem|Number=Plur", "Gender=Neut", "Case=Gen",
            "Mood=Ind|VerbForm=Fin|Voice=Pass", "PronType=Prs|Person=3", "Reflex=Yes", "Degree=Sup",
            "a=b=c|", "x")  # fmt: skip
ENTITIES = (
    "O",
    "B-PER",
    "I-PER",
    "E-PER",
    "S-PER",
    "B-ORG",
    "I-ORG",
    "S-ORG",
    "B-GPE_LOC",
    "S-LOC",
    "S-DRV",
    "I-MISC",
    "S",
)
LEMMAS = ("", "si", "seie", "meine", "berg", "være", "spørre", "ordfører")
_TOKEN = re.compile(r"\w+(?:-\w+)*|[^\w\s]|\S")
_MOST = 60  # how many words a sentence has at most


def sentences(choices: Choices, whole: str, start: int = 0, end: int | None = None) -> tuple[Sentence, ...]:
    """Sentences over a text, cut where the choices say, with trees of any tags."""
    found: list[Sentence] = []
    words: list[tuple[int, int]] = []
    for match in _TOKEN.finditer(whole, start, len(whole) if end is None else end):
        words.append(match.span())
        if match[0] in ".?!" or len(words) == _MOST or choices.number(30) == 0:
            found.append(_sentence(choices, whole, words))
            words = []
    return (*found, *([_sentence(choices, whole, words)] if words else []))


def _sentence(choices: Choices, whole: str, words: Sequence[tuple[int, int]]) -> Sentence:
    heads = _heads(choices, len(words))
    return Sentence(tokens=tuple(_token(choices, whole, i, *span, heads[i]) for i, span in enumerate(words)))


def _heads(choices: Choices, count: int) -> list[int | None]:
    """The heads of a tree: every word but the root hangs on one that hangs on the root already; or no heads at all."""
    if choices.number(9) == 0:
        return [None] * count
    root = choices.number(count - 1)
    heads: list[int | None] = [None] * count
    heads[root] = -1
    hung = [root]
    near = choices.number(2)  # a chain, a star, or anything
    for index in (i for i in range(count) if i != root):
        at = len(hung) - 1 if near == 0 else 0 if near == 1 else choices.number(len(hung) - 1)
        heads[index] = hung[at]
        hung.append(index)
    return heads


def _token(choices: Choices, whole: str, index: int, start: int, end: int, head: int | None) -> Token:
    """A word; half of the time with the tag and the relation that its looks suggest."""
    form = whole[start:end]
    likely = choices.number(1) == 0
    upos = _looks(form) if likely else pick(choices, TAGS)
    return Token(
        index=index,
        start=start,
        end=end,
        text=form,
        lemma=form.lower() if likely else pick(choices, LEMMAS),
        upos=upos,
        feats=FEATURES[1] if likely and upos == "VERB" else pick(choices, FEATURES),
        head=head,
        deprel="root" if head == -1 and likely else pick(choices, RELATIONS),
        entity=("S-PER" if upos == "PROPN" else "O") if likely else pick(choices, ENTITIES),
    )


def _looks(form: str) -> str:
    if not form[0].isalnum():
        return "PUNCT"
    if form[0].isupper():
        return "PROPN"
    return "VERB" if form in VERBS else "PRON" if form in NOUNS else "NOUN"


def parsed(choices: Choices, *, lines: int = 6) -> Parsed:
    """A hostile article with its trees."""
    whole = text(choices, lines=lines)
    return Parsed(text=whole, sentences=sentences(choices, whole))


class AnyParser:
    """Stands for the model: tags, and then trees, as the choices say, of any text."""

    def __init__(self, choices: Choices) -> None:
        self._choices = choices

    def tag(self, articles: Sequence[tuple[str, Sequence[Block]]]) -> list[tuple[Sentence, ...]]:
        """Sentences in the blocks of each article, without trees."""
        return [
            tuple(
                Sentence(tokens=tuple(attrs.evolve(t, head=None, deprel="") for t in s.tokens), block=number)
                for number, block in enumerate(blocks)
                for s in sentences(self._choices, whole, block.span.start, block.span.end)
            )
            for whole, blocks in articles
        ]

    def parse(self, sentences: Sequence[Sentence]) -> list[Sentence]:
        """The sentences with trees."""
        return [self._with_tree(sentence) for sentence in sentences]

    def _with_tree(self, sentence: Sentence) -> Sentence:
        heads = _heads(self._choices, len(sentence.tokens))
        relations = [pick(self._choices, RELATIONS) for _ in heads]
        tokens = zip(sentence.tokens, heads, relations, strict=True)
        return attrs.evolve(sentence, tokens=tuple(attrs.evolve(t, head=h, deprel=r) for t, h, r in tokens))


def finder(choices: Choices) -> Finder:
    """A finder whose model says anything."""
    parser: Any = AnyParser(choices)
    return Finder(lambda: (parser, "sha256:any"), DEFAULT_SIEVES, Lexicon.load())
