"""What is fuzzed: functions of bytes that may raise only what is documented, and that check what is promised."""

from __future__ import annotations

import codecs
import json
import sys
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path

import quotecite
from quotecite import chapters as in_chapters
from quotecite import evaluate
from quotecite.errors import FormatError, LexiconError, QuoteciteError
from quotecite.formats import from_brat, read_jsonl, read_label_studio, to_brat, to_label_studio
from quotecite.text.surrogates import is_whole
from quotecite.words.tables import TABLES
from quotecite.words.tables import read_table as read_lexicon_table

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))
from articles import ARTICLE
from hostile import made
from hostile.promises import check_article, check_formats, check_text, file

warnings.simplefilter("ignore", quotecite.TextWarning)  # hostile texts are not plain
_TABLES = tuple(TABLES)


def string(data: bytes) -> str:
    """Bytes as a text that may hold anything that a Python string can, half characters too."""
    return data.decode("utf-8", "surrogateescape")


# -- the targets -----------------------------------------------------------------------------------------------------


def text(data: bytes) -> None:
    """All that is done with a text before the model."""
    check_text(string(data))


def invented(data: bytes) -> None:
    """The same for texts that look like articles: lines of speech, marks, clauses, noise."""
    check_text(made.text(made.Taken(data)))


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
    texts = [ARTICLE.text.encode(), "«Vi må», sier Ola Lie.\n\n(NTB)\nFoto: Kari Berg".encode()]
    page = (
        "<html><head><title>T</title></head><body><article><h1>&ndash; Ja</h1><p>Nei,<br>sier <b>Berg</b>.</p>"
        "<ul><li>x</li></ul><figure><figcaption>F</figcaption></figure></article></body></html>"
    )
    task = {**to_label_studio(ARTICLE), "id": 1}
    task["annotations"] = [{"result": task["predictions"][0]["result"]}]
    ann = to_brat(ARTICLE)
    with file(b"", ".jsonl") as path:
        evaluate.write_gold(path, [from_brat(ARTICLE.text, ann, id="a")])
        annotated = path.read_bytes()
    trees = sorted(ROOT.glob("tests/sieves/cases/*.conllu"))
    tables = [Path(quotecite.__file__).parent / f"tables/{table}.tsv" for table in _TABLES]
    known: dict[str, list[bytes]] = {
        "text": texts,
        "html": [page.encode(), *texts],
        "conllu": [path.read_bytes()[:3000] for path in trees[:4]],
        "jsonl": [json.dumps(quotecite.to_dict(ARTICLE), ensure_ascii=False).encode()],
        "gold": [annotated],
        "brat": [f"{ARTICLE.text}\x00{ann}".encode()],
        "label_studio": [json.dumps([task], ensure_ascii=False).encode()],
        "table": [
            b'id;text\n1;Ja\n2;"Nei;\n"\n',
            b'{"text": "Ja", "n": 1}\n',
            codecs.BOM_UTF16_LE + "text\tb\nx\ty\n".encode("utf-16-le"),
        ],
        "lexicon": [bytes([n]) + path.read_bytes()[:1500] for n, path in enumerate(tables)],
    }
    return known.get(name, [bytes(range(256)) * 4])
