"""What is promised of every text, and checked of hostile ones by hypothesis and by the fuzzer alike."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import quotecite
from quotecite.errors import FormatError
from quotecite.formats import from_brat, from_label_studio, read_jsonl, to_brat, to_label_studio, to_tei, write_jsonl
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

LEXICON = Lexicon.load()
_TEI = "{http://www.tei-c.org/ns/1.0}"
_MEMORY = Path("/dev/shm")  # where there is one, files are fast there


@contextmanager
def file(data: bytes, ending: str) -> Iterator[Path]:
    """A file with some bytes."""
    with tempfile.TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None) as folder:
        path = Path(folder, f"file{ending}")
        path.write_bytes(data)
        yield path


def check_article(article: Article) -> None:
    """Spans are slices of the text, quotes and blocks stand in its order, and speakers are among the sources."""
    text = article.text
    spans = [b.span for b in article.blocks]
    spans += [span for q in article.quotes for span in (*q.parts, *q.media)]
    spans += [q.mention.span for q in article.quotes if q.mention] + [q.cue.span for q in article.quotes if q.cue]
    spans += [m.span for s in article.sources for m in s.mentions]
    spans += [f.span for s in article.sources for f in s.facts if f.span is not None]
    spans += [credit.span for credit in article.credits]
    for span in spans:
        assert 0 <= span.start < span.end <= len(text), span
        assert text[span.start : span.end] == span.text, span
    assert all(a.span.end <= b.span.start for a, b in pairwise(article.blocks))
    assert [q.start for q in article.quotes] == sorted(q.start for q in article.quotes)
    known, ids = set(article.sources), {s.id for s in article.sources}
    for quote in article.quotes:
        assert quote.parts
        assert all(a.end <= b.start for a, b in pairwise(quote.parts)), quote.parts
        assert set(quote.speakers) <= known
        assert set(quote.evidence.candidates) <= ids
        assert article.blocks[quote.block].span.start <= quote.start < article.blocks[quote.block].span.end
    assert len(ids) == len(article.sources)


def check_formats(article: Article) -> None:
    """What is written is read back as it was; what no file can hold is refused with a message."""
    again = quotecite.to_dict(article)
    assert quotecite.from_dict(again) == article
    if is_whole(json.dumps(again, ensure_ascii=False)):  # two halves that are neighbours are one sign in JSON
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
    body = ElementTree.fromstring(tei).find(f".//{_TEI}body")
    assert body is not None
    assert "".join(body.itertext()) == article.text


def check_text(whole: str) -> None:
    """Blocks, dashes, marks, credits and fields lie in the text, in its order; nothing before the model fails."""
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
