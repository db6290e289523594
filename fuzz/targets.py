"""What is fuzzed: functions of bytes that may raise only what is documented, and that check what is promised."""

from __future__ import annotations

import codecs
import io
import json
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from xml.etree import ElementTree

import quotecite
from quotecite import chapters as in_chapters
from quotecite import evaluate
from quotecite.errors import FormatError, LexiconError, QuoteciteError
from quotecite.formats import (
    from_brat,
    from_label_studio,
    read_jsonl,
    read_label_studio,
    to_brat,
    to_label_studio,
    to_tei,
    write_jsonl,
)
from quotecite.records import Article, Block
from quotecite.text.blocks import segment
from quotecite.text.credits import find_credits
from quotecite.text.dash_lines import find_lines
from quotecite.text.faults import broken_lines, faults
from quotecite.text.quotation_marks import find_marks
from quotecite.text.signatures import find_signatures
from quotecite.text.surrogates import is_whole
from quotecite.text.variety import variety
from quotecite.words.lexicon import Lexicon
from quotecite.words.tables import TABLES
from quotecite.words.tables import read_table as read_lexicon_table

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
import made  # the helpers of the tests make the articles

warnings.simplefilter("ignore", quotecite.TextWarning)  # hostile texts are not plain
LEXICON = Lexicon.load()
_TABLES = tuple(TABLES)
_TAGS_OF_TEI = "{http://www.tei-c.org/ns/1.0}"


def string(data: bytes) -> str:
    """Bytes as a text that may hold anything that a Python string can, half characters too."""
    return data.decode("utf-8", "surrogateescape")


@contextmanager
def file(data: bytes, ending: str) -> Iterator[Path]:
    """A file with some bytes."""
    with tempfile.TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None) as folder:
        path = Path(folder, f"file{ending}")
        path.write_bytes(data)
        yield path


_MEMORY = Path("/dev/shm")  # where there is one, files are fast there


def check_article(article: Article) -> None:
    """Spans are slices of the text, quotes and blocks stand in its order, and speakers are among the sources."""
    text = article.text
    spans = [b.span for b in article.blocks]
    spans += [span for q in article.quotes for span in (*q.parts, *q.media)]
    spans += [q.mention.span for q in article.quotes if q.mention] + [q.cue.span for q in article.quotes if q.cue]
    spans += [m.span for s in article.sources for m in s.mentions] + [f.span for s in article.sources for f in s.facts if f.span]
    spans += [span for c in article.credits for span in (c.span,)]
    for span in spans:
        assert 0 <= span.start < span.end <= len(text), span
        assert text[span.start : span.end] == span.text, span
    assert all(a.span.end <= b.span.start for a, b in zip(article.blocks, article.blocks[1:], strict=False))
    assert [q.start for q in article.quotes] == sorted(q.start for q in article.quotes)
    known = set(article.sources)
    for quote in article.quotes:
        assert quote.parts
        assert all(a.end <= b.start for a, b in zip(quote.parts, quote.parts[1:], strict=False)), quote.parts
        assert {*quote.speakers, *quote.evidence.candidates} <= known
    assert len({s.id for s in article.sources}) == len(article.sources)


def check_formats(article: Article) -> None:
    """What is written is read back as it was; what no file can hold is refused with a message."""
    again = quotecite.to_dict(article)
    assert quotecite.from_dict(again) == article
    assert quotecite.from_dict(json.loads(json.dumps(again))) == article
    with file(b"", ".jsonl") as path:
        try:
            write_jsonl(article, path)
        except FormatError:
            assert not is_whole(json.dumps(again, ensure_ascii=False))
        else:
            assert list(read_jsonl(path)) == [article]
    _brat(article)
    _tei(article)
    task = {**to_label_studio(article), "id": 1}
    if task.get("predictions"):
        task["annotations"] = [{"result": task["predictions"][0]["result"]}]
        assert from_label_studio(task).text == article.text


def _brat(article: Article) -> None:
    try:
        ann = to_brat(article)
    except FormatError:
        return
    gold = from_brat(article.text, ann, id="a", variety="nb")
    kinds = [(q.kind.value, q.parts[0].start) for q in article.quotes]
    assert sorted((i.kind, i.parts[0][0]) for i in gold.items) == sorted(kinds)


def _tei(article: Article) -> None:
    try:
        tei = to_tei(article)
    except FormatError:
        return
    body = ElementTree.fromstring(tei).find(f".//{_TAGS_OF_TEI}body")
    assert body is not None
    assert "".join(body.itertext()) == article.text


# -- the targets -----------------------------------------------------------------------------------------------------


def text(data: bytes) -> None:
    """All that is done with a text before the model: blocks, variety, dashes, marks, credits, faults, fields."""
    whole = string(data)
    for unwrap in (False, True):
        blocks = segment(whole, LEXICON, unwrap=unwrap)
        _check_blocks(whole, blocks)
    variety(whole, LEXICON)
    faults(whole)
    broken_lines(whole, blocks)
    for line in find_lines(whole, blocks, LEXICON):
        assert 0 <= line.dash < line.content < line.end <= len(whole)
    for stretch in find_marks(whole, blocks):
        assert stretch.outer_start <= stretch.start < stretch.end <= stretch.outer_end
    find_credits(whole, blocks, LEXICON)
    find_signatures(whole, blocks, LEXICON)
    title, _, body = whole.partition("\n")
    composed = quotecite.compose(title=title, lead=None, body=body)
    for field in composed.fields:
        assert composed.text[field.start : field.end] in (title, body)


def _check_blocks(whole: str, blocks: tuple[Block, ...]) -> None:
    at = 0
    for block in blocks:
        assert at <= block.span.start < block.span.end
        assert whole[block.span.start : block.span.end] == block.span.text
        at = block.span.end


def invented(data: bytes) -> None:
    """The same for texts that look like articles: lines of speech, marks, clauses, noise."""
    text(made.text(made.Taken(data)).encode("utf-8", "surrogatepass"))


def html(data: bytes) -> None:
    """`from_html` of bytes, and of a string."""
    for page in (data, string(data)):
        try:
            found = quotecite.from_html(page)
        except (FormatError, ValueError):
            continue
        for block in found.known:
            assert found.text[block.span.start : block.span.end] == block.span.text


def stages(data: bytes) -> None:
    """Speech, who and the sieves on trees that mean nothing; then every writer and reader of the article found."""
    choices = made.Taken(data)
    parsed = made.parsed(choices)
    article = made.finder(choices)(parsed)
    assert article.text == parsed.text
    check_article(article)
    check_formats(article)


def read(data: bytes) -> None:
    """A whole finder whose model says anything, on any text; the same text twice gives the same article."""
    whole = made.text(made.Taken(data))
    finders = [made.finder(made.Taken(data[::-1])) for _ in range(2)]
    article, again = (finder(whole) for finder in finders)
    assert article == again
    check_article(article)


def chapters(data: bytes) -> None:
    """The same for texts that are too long to be read as one article: every few words are a chapter."""
    longest = in_chapters.LONGEST
    in_chapters.LONGEST = 1 + (data[-1] if data else 0) % 80
    try:
        choices = made.Taken(data)
        check_article(made.finder(choices)(made.parsed(choices)))
        made.finder(made.Taken(data)).explain(made.text(made.Taken(data)))
    finally:
        in_chapters.LONGEST = longest


def conllu(data: bytes) -> None:
    """`read_conllu`; what it reads is read by a finder too."""
    try:
        parsed = quotecite.read_conllu(string(data))
    except FormatError:
        return
    check_article(made.finder(made.Taken(data))(parsed))


def jsonl(data: bytes) -> None:
    """`read_jsonl` of any file; what it reads is written and read again."""
    with file(data, ".jsonl") as path:
        try:
            found = list(read_jsonl(path, as_tuples=True))
        except FormatError:
            return
    for article, _ in found:
        check_formats(article)


def gold(data: bytes) -> None:
    """`read_gold`; what it reads is written and read again."""
    with file(data, ".jsonl") as path:
        try:
            found = evaluate.read_gold(path)
        except FormatError:
            return
        if all(is_whole(str(article)) for article in found):
            evaluate.write_gold(path, found)
            assert evaluate.read_gold(path) == found


def brat(data: bytes) -> None:
    """`from_brat` of a text and an annotation file."""
    whole, _, ann = string(data).partition("\x00")
    try:
        from_brat(whole, ann, id="a")
    except FormatError:
        return


def label_studio(data: bytes) -> None:
    """`read_label_studio` of any file."""
    with file(data, ".json") as path:
        try:
            read_label_studio(path)
        except FormatError:
            return


def table(data: bytes) -> None:
    """`read_table` of CSV and JSON Lines: bad rows are told one by one, the others come."""
    for ending in (".csv", ".jsonl"):
        with file(data, ending) as path:
            bad: list[Exception] = []
            try:
                rows = list(quotecite.read_table(path, errors=lambda _, error, to=bad: to.append(error)))
            except (FormatError, ValueError):
                continue
            assert all(isinstance(error, QuoteciteError) for error in bad), bad
            assert all(isinstance(meta, Mapping) for _, meta in rows)


def lexicon(data: bytes) -> None:
    """A word table of the caller's; the first byte says which."""
    name = _TABLES[data[0] % len(_TABLES)] if data else _TABLES[0]
    try:
        read_lexicon_table(name, f"{name}.tsv", data[1:])
    except LexiconError:
        return


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    target.__name__: target
    for target in (
        text, invented, html, stages, read, chapters, conllu, jsonl, gold, brat, label_studio, table, lexicon
    )
}  # fmt: skip


def seeds(name: str) -> list[bytes]:
    """Inputs to begin with, of the form that a target reads."""
    from articles import ARTICLE

    texts = [ARTICLE.text.encode(), "«Vi må», sier Ola Lie.\n\n(NTB)\nFoto: Kari Berg".encode()]
    line = json.dumps(quotecite.to_dict(ARTICLE), ensure_ascii=False).encode()
    task = {**to_label_studio(ARTICLE), "id": 1}
    task["annotations"] = [{"result": task["predictions"][0]["result"]}] if task.get("predictions") else []
    ann = to_brat(ARTICLE)
    annotated = io.StringIO()
    with tempfile.TemporaryDirectory() as folder:
        evaluate.write_gold(Path(folder, "gold.jsonl"), [from_brat(ARTICLE.text, ann, id="a")])
        annotated.write(Path(folder, "gold.jsonl").read_text(encoding="utf-8"))
    trees = Path(__file__).parents[1].joinpath("tests/sieves/cases").glob("*.conllu")
    known: dict[str, list[bytes]] = {
        "text": texts,
        "html": [b"<html><head><title>T</title></head><body><article><h1>&ndash; Ja</h1><p>Nei,<br>sier <b>Berg</b>.</p>"
                 b"<ul><li>x</li></ul><figure><figcaption>F</figcaption></figure></article></body></html>", *texts],
        "conllu": [p.read_bytes()[:3000] for p in sorted(trees)[:4]],
        "jsonl": [line],
        "gold": [annotated.getvalue().encode()],
        "brat": [f"{ARTICLE.text}\x00{ann}".encode()],
        "label_studio": [json.dumps([task], ensure_ascii=False).encode()],
        "table": [b"id;text\n1;Ja\n2;\"Nei;\n\"\n", b'{"text": "Ja", "n": 1}\n', codecs.BOM_UTF16_LE + "text\tb\nx\ty\n".encode("utf-16-le")],
        "lexicon": [bytes([n]) + Path(quotecite.__file__).parent.joinpath(f"tables/{t}.tsv").read_bytes()[:1500] for n, t in enumerate(_TABLES)],
    }  # fmt: skip
    return known.get(name, [bytes(range(256)) * 4])
