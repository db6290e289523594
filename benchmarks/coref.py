"""How well `quotecite.who` finds the person whom a pronoun or a nominal means, on NARC's texts.

NARC (Mæhlum et al., CRAC 2022) annotates coreference in texts of the Norwegian Dependency Treebank; the treebank in
Universal Dependencies with entities gives the same texts with gold trees, so that only who-is-who is measured here::

    python benchmarks/coref.py NARC.tar.xz TREEBANK_DIR [--section train|dev] [--lang nb|nn] [--limit N] [--errors N]

``TREEBANK_DIR`` holds ``nb_train.conllu.xz`` … ``nn_dev.conllu.xz``. Taken are singular third-person pronouns that are
subjects, and definite role nouns that are subjects of reporting verbs, outside quotes, whose cluster names a person;
apart from these, pronouns for somebody who is never named.
"""

from __future__ import annotations

import argparse
import lzma
import sys
import tarfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import attrs

from quotecite.language.conllu import read_conllu
from quotecite.language.page import read_page
from quotecite.language.phrases import first_of_phrase, is_finite, noun_phrase
from quotecite.language.trees import Sentence, Token, in_blocks
from quotecite.pipeline import analyse
from quotecite.records import Block, MentionKind, Variety
from quotecite.text.blocks import segment
from quotecite.who.cast import Entity
from quotecite.who.mentions import Describer, Reference
from quotecite.who.resolve import Who
from quotecite.who.so_far import Meaning
from quotecite.words.lexicon import Lexicon

FOLDERS = {"nb": "annotation_bokmaal", "nn": "annotation_nynorsk"}
SECTIONS = ("train", "dev")
ROWS: Mapping[str, Callable[[Case], bool]] = {
    "pronoun, of a reporting verb": lambda case: case.form == "pronoun" and case.reporting and case.named,
    "pronoun, any subject": lambda case: case.form == "pronoun" and case.named,
    "nominal, of a reporting verb": lambda case: case.form == "nominal" and case.named,
    "pronoun, of somebody never named": lambda case: case.form == "pronoun" and not case.named,
}
OUTCOMES = ("right", "nameless", "open", "wrong")
_MATCHED = 0.95  # the share of its lines by which a text is found in the treebank
_SENTENCES = 3  # of narration in a block, where the treebank gives no paragraphs


@attrs.frozen(kw_only=True)
class TreebankSentence:
    """A sentence of the treebank as it stands in the file, and which section it is in."""

    section: str
    lines: tuple[str, ...]

    @property
    def rows(self) -> list[list[str]]:
        """The columns of its words."""
        return [line.split("\t") for line in self.lines if not line.startswith("#")]

    @property
    def key(self) -> str:
        """Its words without spaces."""
        return bare("".join(row[1] for row in self.rows))

    def says(self, comment: str) -> bool:
        """Whether it has a comment: ``newpar``, ``heading``."""
        return any(line[1:].split()[:1] == [comment] for line in self.lines if line.startswith("#"))


@attrs.frozen(kw_only=True)
class Cluster:
    """What NARC says is one: the offsets of the tokens that name it (none when nobody is named), and its names."""

    names: frozenset[int]
    printed: tuple[str, ...]
    personal: bool  # somebody who is never named, meant by a noun and a pronoun of a gender


@attrs.frozen(kw_only=True)
class Document:
    """A text with gold trees, and for each token that heads a markable (by offset) the markable's cluster."""

    name: str
    variety: Variety
    section: str
    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    clusters: Mapping[int, Cluster]


@attrs.frozen(kw_only=True)
class Case:
    """One mention: whom NARC means (``expected``), whom quotecite ``found``, or the ``candidates`` it left open."""

    document: str
    variety: Variety
    form: str  # pronoun | nominal
    reporting: bool
    start: int
    mention: str
    expected: tuple[str, ...]
    found: tuple[str, ...]
    candidates: tuple[str, ...]
    why: str  # rule and reason
    outcome: str  # one of OUTCOMES

    @property
    def named(self) -> bool:
        """Whether NARC's cluster names the person."""
        return bool(self.expected)


def bare(text: str) -> str:
    """A text without white space and NARC's mark of headings."""
    return "".join(text.split()).replace("|", "")


# -- reading the two corpora -----------------------------------------------------------------------------------------


def read_treebank(folder: Path, language: str) -> list[TreebankSentence]:
    """The sentences of both sections in order."""
    found: list[TreebankSentence] = []
    for section in SECTIONS:
        with lzma.open(folder / f"{language}_{section}.conllu.xz", "rt", encoding="utf-8") as file:
            for part in file.read().split("\n\n"):
                lines = tuple(line for line in part.split("\n") if line)
                if lines:
                    found.append(TreebankSentence(section=section, lines=lines))
    return found


def read_narc(archive: Path, language: str) -> dict[str, tuple[str, str]]:
    """Text and stand-off annotation of each document by its name."""
    files: dict[str, str] = {}
    with tarfile.open(archive) as tar:
        for member in tar:
            content = tar.extractfile(member) if f"/{FOLDERS[language]}/" in member.name else None
            if content is not None:
                files[member.name] = content.read().decode("utf-8")
    names = sorted(name.removesuffix(".txt") for name in files if name.endswith(".txt"))
    return {Path(name).name: (files[f"{name}.txt"], files[f"{name}.ann"]) for name in names}


def read_documents(archive: Path, folder: Path, language: str, lexicon: Lexicon, section: str) -> list[Document]:
    """NARC's documents of one language that stand in a section of the treebank; one in both sections counts as dev."""
    treebank = read_treebank(folder, language)
    places: dict[str, list[int]] = defaultdict(list)
    for place, sentence in enumerate(treebank):
        places[sentence.key].append(place)
    found: list[Document] = []
    for name, (text, annotation) in read_narc(archive, language).items():
        matched = match(text, places)
        sentences = [treebank[place] for place in matched.values()]
        wanted = "dev" if any(s.section == "dev" for s in sentences) else "train"
        if sentences and wanted == section:
            found.append(_document(name, Variety(language), section, text, annotation, matched, sentences, lexicon))
    return found


def match(text: str, places: Mapping[str, Sequence[int]]) -> dict[int, int]:
    """For each line of a text (by number) its sentence's place in the treebank; nothing when the text is not there.

    A sentence that stands in the treebank more than once is taken where the sentence before it leads.
    """
    lines = {number: bare(line) for number, line in enumerate(text.split("\n")) if bare(line)}
    known = {number: places[line] for number, line in lines.items() if line in places}
    if not lines or len(known) < _MATCHED * len(lines):
        return {}
    anchor = max(known, key=lambda number: (len(known[number]) == 1, len(lines[number])))
    expected = known[anchor][0] - anchor
    matched: dict[int, int] = {}
    for number, options in known.items():
        matched[number] = min(options, key=lambda place: abs(place - expected))
        expected = matched[number] + 1
    return matched


def _document(
    name: str,
    variety: Variety,
    section: str,
    text: str,
    annotation: str,
    matched: Mapping[int, int],
    sentences: Sequence[TreebankSentence],
    lexicon: Lexicon,
) -> Document:
    parsed = read_conllu(lay_out(sentences, lexicon))
    blocks = segment(parsed.text, lexicon)
    places = dict(zip(matched, parsed.sentences, strict=True))
    return Document(
        name=name,
        variety=variety,
        section=section,
        text=parsed.text,
        blocks=blocks,
        sentences=in_blocks(parsed.sentences, blocks),
        clusters=find_clusters(annotation, _tokens_by_offset(text, places)),
    )


# -- paragraphs ------------------------------------------------------------------------------------------------------


def lay_out(sentences: Sequence[TreebankSentence], lexicon: Lexicon) -> str:
    """The sentences as one CoNLL-U document with paragraphs, of which the treebank gives only some."""
    out: list[str] = []
    room = 0
    for number, sentence in enumerate(sentences):
        dash = _opens_with_dash(sentence)
        if dash or room < 1 or _is_apart(sentences, number):
            room = _quote_length(sentences[number:], lexicon) if dash else _SENTENCES
            out.append("# newpar")
        room -= 1
        out += [line for line in sentence.lines if not line.startswith("#") or line.startswith("# text ")]
        out.append("")
    return "\n".join(out)


def _is_apart(sentences: Sequence[TreebankSentence], number: int) -> bool:
    """Whether a paragraph begins here, by the treebank or beside a heading."""
    before = sentences[number - 1] if number else None
    sentence = sentences[number]
    return before is None or before.says("heading") or any(map(sentence.says, ("newpar", "newdoc", "heading")))


def _opens_with_dash(sentence: TreebankSentence) -> bool:
    return sentence.rows[0][1] == "-" and len(sentence.rows) > 1


def _quote_length(sentences: Sequence[TreebankSentence], lexicon: Lexicon) -> int:
    """How many sentences a quote that begins with the first one goes on for: up to who says it, if that comes soon."""
    for number, sentence in enumerate(sentences[:4]):
        if number and (_opens_with_dash(sentence) or _is_apart(sentences, number)):
            break
        if _names_speaker(sentence, lexicon):
            return number + 1
    return 1


def _names_speaker(sentence: TreebankSentence, lexicon: Lexicon) -> bool:
    """Whether a finite reporting verb stands directly after a comma, a question or an exclamation."""
    rows = sentence.rows
    return any(
        before[1] in (",", "?", "!") and "VerbForm=Fin" in row[5] and lexicon.verb(row[1]) is not None
        for before, row in pairwise(rows)
    )


# -- clusters --------------------------------------------------------------------------------------------------------


def _tokens_by_offset(text: str, sentences: Mapping[int, Sentence]) -> dict[int, tuple[Sentence, Token]]:
    """For each character of NARC's text its token, with the sentence; white space and unmatched lines have none."""
    found: dict[int, tuple[Sentence, Token]] = {}
    start = 0
    for number, line in enumerate(text.split("\n")):
        if number in sentences:
            sentence = sentences[number]
            letters = (token for token in sentence.tokens for _ in bare(token.text))
            offsets = (start + at for at, character in enumerate(line) if bare(character))
            found.update((offset, (sentence, token)) for offset, token in zip(offsets, letters, strict=True))
        start += len(line) + 1
    return found


def find_clusters(annotation: str, tokens: Mapping[int, tuple[Sentence, Token]]) -> dict[int, Cluster]:
    """The clusters by the offset of each token that heads one of their markables."""
    markables: dict[str, str] = {}
    parent: dict[str, str] = {}

    def root(markable: str) -> str:
        while markable in parent:
            markable = parent[markable]
        return markable

    for line in annotation.split("\n"):
        identity, _, rest = line.partition("\t")
        label, _, where = rest.partition("\t")[0].partition(" ")
        if label == "Markable":
            markables[identity] = where
        elif label == "Coref":
            one, other = (root(argument.partition(":")[2]) for argument in where.split()[:2])
            if one != other:
                parent[one] = other
    members: dict[str, list[tuple[Token, tuple[Token, ...]]]] = defaultdict(list)
    for identity, where in markables.items():
        headed = _head_and_names(where, tokens)
        if headed is not None:
            members[root(identity)].append(headed)
    found: dict[int, Cluster] = {}
    for group in sorted(members.values(), key=len):  # where two markables have one head, the longer chain counts
        cluster = _cluster(group)
        found.update({head.start: cluster for head, _ in group})
    return found


def _cluster(group: Sequence[tuple[Token, tuple[Token, ...]]]) -> Cluster:
    names = [tokens for _, tokens in group if tokens]
    return Cluster(
        names=frozenset(token.start for name in names for token in name),
        printed=tuple(dict.fromkeys(" ".join(token.text for token in name) for name in names)),
        personal=not any(head.upos == "PROPN" for head, _ in group) and any(head.upos == "NOUN" for head, _ in group),
    )


def _head_and_names(where: str, tokens: Mapping[int, tuple[Sentence, Token]]) -> tuple[Token, tuple[Token, ...]] | None:
    """The head of a markable, and the tokens of the person's name that it is (or is the title of)."""
    spans = (map(int, fragment.split()) for fragment in where.split(";"))
    inside = [tokens[offset] for start, end in spans for offset in range(start, end) if offset in tokens]
    if not inside:
        return None
    sentence = inside[0][0]
    covered = {token.index: token for _, token in inside if token in sentence.tokens}
    tops = [token for token in covered.values() if token.head not in covered and token.upos != "PUNCT"]
    if not tops:
        return None
    head = tops[0]
    if any(child.index in covered for child in sentence.children(head, "conj")):
        return head, ()
    same = {head.index}
    for token in covered.values():
        above = (head, *sentence.ancestors(token))
        if token.deprel.partition(":")[0] in ("flat", "appos") and any(t.index in same for t in above[1:2]):
            same.add(token.index)
    return head, tuple(covered[i] for i in sorted(same) if covered[i].entity.endswith("PER"))


# -- measuring -------------------------------------------------------------------------------------------------------


def cases_of(document: Document, lexicon: Lexicon) -> list[Case]:
    """Every mention of the document that is measured, with what the library makes of it."""
    page = read_page(document.text, document.blocks, document.variety, document.sentences, lexicon)
    stages = analyse(page, (), lexicon)
    own = {mention.head.start: mention for mention in reversed(stages.who.mentions) if len(mention.names) < 2}
    describer = Describer(page, lexicon)
    found: list[Case] = []
    for sentence in document.sentences:
        for token in sentence.tokens:
            cluster = document.clusters.get(token.start)
            if cluster is None or stages.speech.quoted(token.start) or _in_marks(sentence, token):
                continue
            form = _form(sentence, token, describer, lexicon)
            if form and (cluster.names or cluster.personal):
                found.append(_case(document, sentence, token, form, own.get(token.start), stages.who, lexicon))
    return found


def _form(sentence: Sentence, token: Token, describer: Describer, lexicon: Lexicon) -> str:
    """What a subject that is measured is: a singular pronoun, or a definite role noun of a reporting verb; else ""."""
    if token.deprel.partition(":")[0] != "nsubj":
        return ""
    verb = sentence.head(token)
    limit = verb.index if verb is not None and verb.index > token.index else None
    tokens = noun_phrase(sentence, first_of_phrase(sentence, token), lexicon, limit)
    phrase = describer.describe(sentence, tokens) if tokens else None
    if phrase is None or phrase.plural or phrase.kind is MentionKind.NAME:
        return ""
    if phrase.kind is MentionKind.PRONOUN:
        return "pronoun" if token.upos == "PRON" and phrase.gender is not None else ""
    measured = phrase.definite and phrase.personal and phrase.head is token
    return "nominal" if measured and _reporting(sentence, token, lexicon) else ""


def _reporting(sentence: Sentence, subject: Token, lexicon: Lexicon) -> bool:
    """Whether a subject's verb is finite and reports."""
    verb = sentence.head(subject)
    if verb is None or not is_finite(verb):
        return False
    words = {token.lower for token in sentence.tokens}
    return any(set(row.particle.split()) <= words for row in lexicon.verbs(verb.text))


def _case(
    document: Document,
    sentence: Sentence,
    token: Token,
    form: str,
    mention: Reference | None,
    who: Who,
    lexicon: Lexicon,
) -> Case:
    """A case; a subject that the library has no mention for is open."""
    cluster = document.clusters[token.start]
    meaning = who.meanings[mention.place] if mention is not None else Meaning()
    return Case(
        document=document.name,
        variety=document.variety,
        form=form,
        reporting=_reporting(sentence, token, lexicon),
        start=token.start,
        mention=" ".join(t.text for t in mention.tokens) if mention is not None else f"({token.text})",
        expected=cluster.printed,
        found=tuple(entity.fullest_name for entity in meaning.sources),
        candidates=tuple(entity.fullest_name for entity in meaning.candidates),
        why=f"{meaning.rule}: {meaning.why}",
        outcome=outcome(meaning.sources, token.start, cluster, document),
    )


def outcome(entities: Sequence[Entity], start: int, cluster: Cluster, document: Document) -> str:
    """How good an answer is: ``right`` when a name of the one who was found (or a noun, if none) is in the cluster.

    ``nameless``: the right one, whose name was not seen to be his or hers (``a member of the jury``). ``open``: nobody,
    or somebody new.
    """
    if len(entities) == 1 and cluster.names & _name_offsets(entities[0]):
        return "right"
    nominals = [r for e in entities for r in e.references if r.kind is MentionKind.NOMINAL and r.head.start != start]
    if any(_name_offsets(entity) for entity in entities) or (nominals and len(entities) > 1):
        return "wrong"
    if not nominals:
        return "open"
    if not any(document.clusters.get(r.head.start) is cluster for r in nominals):
        return "wrong"
    return "nameless" if cluster.names else "right"


def _name_offsets(entity: Entity) -> frozenset[int]:
    """Where the names of an entity stand, token by token."""
    names = (name for r in entity.references if r.kind is MentionKind.NAME for name in r.names)
    return frozenset(token.start for name in names for token in name.tokens)


def _in_marks(sentence: Sentence, token: Token) -> bool:
    """Whether a token stands between the quotation marks of its sentence."""
    before = Counter(t.text for t in sentence.tokens[: token.index])
    return before["«"] > before["»"] or before['"'] % 2 == 1


def measure(documents: Iterable[Document], lexicon: Lexicon) -> list[Case]:
    """The cases of all documents."""
    return [case for document in documents for case in cases_of(document, lexicon)]


# -- showing ---------------------------------------------------------------------------------------------------------


def table(cases: Sequence[Case]) -> Iterator[str]:
    """One line for each kind of mention and language: how many, and the shares of right, open and wrong."""
    yield f"{'':34}{'':4}{'cases':>6}" + "".join(f"{name:>14}" for name in OUTCOMES)
    for row, belongs in ROWS.items():
        for language in (*FOLDERS, ""):
            chosen = [case for case in cases if belongs(case) and language in ("", case.variety)]
            counts = Counter(case.outcome for case in chosen)
            shares = "".join(f"{counts[o]:>6} {counts[o] / max(1, len(chosen)):>6.1%}" for o in OUTCOMES)
            yield f"{row:34}{language or 'all':4}{len(chosen):>6} {shares}"


def describe(case: Case) -> str:
    """One case on one line."""
    got = " + ".join(case.found) or "open: " + " / ".join(case.candidates)
    expected = " | ".join(case.expected)
    return f"{case.document} {case.start} {case.outcome} [{case.mention}] = {expected}; got {got} ({case.why})"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("narc", type=Path, help="NARC.tar.xz")
    parser.add_argument("treebank", type=Path, help="the folder of nb_train.conllu.xz …")
    parser.add_argument("--section", choices=SECTIONS, default="dev")
    parser.add_argument("--lang", choices=tuple(FOLDERS), action="append", help="one language only")
    parser.add_argument("--limit", type=int, help="so many documents of each language, evenly spread")
    parser.add_argument("--errors", type=int, default=0, help="show so many cases that are not right")
    options = parser.parse_args()
    lexicon = Lexicon.load()
    cases: list[Case] = []
    for language in options.lang or FOLDERS:
        documents = read_documents(options.narc, options.treebank, language, lexicon, options.section)
        documents = spread(documents, options.limit)
        sys.stdout.write(f"{language}: {len(documents)} documents of {options.section}\n")
        cases += measure(documents, lexicon)
    missed = [case for case in cases if case.outcome != "right"][: options.errors]
    sys.stdout.writelines(f"{line}\n" for line in (*table(cases), *map(describe, missed)))


def spread(documents: Sequence[Document], limit: int | None) -> list[Document]:
    """Not more than ``limit`` documents, taken from all over the list."""
    if limit is None or limit >= len(documents):
        return list(documents)
    return [documents[i * len(documents) // limit] for i in range(limit)]


if __name__ == "__main__":
    main()
