"""Every article that we ship, read by hand: quotecite gives nobody words that are somebody else's, but for those known.

``shipped/README.md`` says how the answers are written.
"""

from __future__ import annotations

import ast
import html
import json
import re
import sys
import warnings
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import quotecite
from quotecite import Article, SourceKind, TextWarning
from schema import assert_valid

ROOT = Path(__file__).parents[1]
SHIPPED = Path(__file__).parent / "shipped"
sys.path.insert(0, str(ROOT / "examples"))
import corpus  # noqa: E402  # no package; the notebooks find it in the same way

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
NOTEBOOKS = sorted((ROOT / "examples" / "notebooks").glob("*.ipynb"))
PYTHON = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
SAYS = re.compile(r"^[–«]|\b(?:sier|seier|mener|meiner|skriver|skriv|forteller|fortel|svarer|svarar|ifølge|ifølgje)\b")
MARKS = ("open", "unnamed", "missed", "extra", "wrong", "unsure")

pytestmark = pytest.mark.model


class Statement(NamedTuple):
    """A quote: kind, words, and whose they are."""

    kind: str
    words: str
    speakers: str

    def __str__(self) -> str:
        return " | ".join(self)


class Answers(NamedTuple):
    """The right answers for one text: each with what quotecite is known to do with it."""

    name: str
    how: str
    lines: tuple[tuple[str, Statement], ...]


def answers(file: str) -> Iterator[Answers]:
    """The texts of a file, each with its answers."""
    for part in re.split(r"(?m)^# ", (SHIPPED / file).read_text(encoding="utf-8"))[1:]:
        name, *lines = part.rstrip().split("\n")
        how = next((line.removeprefix("## ") for line in lines if line.startswith("## ")), "")
        yield Answers(name.replace("\\n", "\n"), how, tuple(marked(line) for line in lines if "|" in line))


def marked(line: str) -> tuple[str, Statement]:
    """The mark before a line ("" for none), and the statement."""
    mark = next((mark for mark in MARKS if line.startswith(f"{mark}: ")), "")
    return mark, Statement(*line.removeprefix(f"{mark}: ").split(" | "))


ARTICLES, STORIES, DOCS = (list(answers(f"{name}.txt")) for name in ("articles", "corpus", "docs"))


@cache
def finder() -> quotecite.Finder:
    """The bundled model and the default sieves, opened once."""
    return quotecite.load()


def found_in(article: Article, right: Answers) -> Iterator[tuple[str, str]]:
    """What differs: each quote found that is not as it should be, and each that should be and is not, with its mark."""
    missing = Counter(statement for mark, statement in right.lines if mark not in ("extra", "unsure"))
    unsure = {statement[:2] for mark, statement in right.lines if mark == "unsure"}
    for quote in article.quotes:
        words = " … ".join(" ".join(part.text.split()) for part in quote.parts).strip(" .,!")
        for names in alternatives(quote):
            statement = Statement(quote.kind.value, words, names)
            if missing[statement]:
                missing[statement] -= 1
                break
        else:
            own = Statement(quote.kind.value, words, next(alternatives(quote)))
            asked = next((s for s in missing if missing[s] and s[:2] == own[:2]), None)
            if asked is None and own[:2] in unsure:
                continue
            if asked is None:
                yield "extra", str(own)
            else:
                missing[asked] -= 1
                yield fault(own), str(asked)
    yield from (("missed", str(statement)) for statement in missing.elements())


def fault(found: Statement) -> str:
    """What is wrong with the speaker of a quote that has another: it is left open, or not told by name, or wrong."""
    if found.speakers == "?":
        return "open"
    return "unnamed" if found.speakers.islower() else "wrong"


def alternatives(quote: quotecite.Quote) -> Iterator[str]:
    """What the speakers of a quote may be called in an answer: by name, or in the words by which one is mentioned."""
    if not quote.speakers:
        yield "?"
    elif len(quote.speakers) > 1:
        yield ", ".join(source.name for source in quote.speakers)
    elif quote.speakers[0].kind is SourceKind.INTERVIEWER:
        yield "journalisten"
    else:
        yield quote.speakers[0].name
        words = (
            {mention.span.text for mention in quote.speakers[0].mentions} if not full(quote.speakers[0].name) else ()
        )
        yield from (form for text in words for form in (text, text[0].lower() + text[1:]))


def full(name: str) -> bool:
    """Whether a name is a full one, which must be given as it is."""
    return len(name.split()) > 1 and all(word[0].isupper() for word in name.split())


def known(right: Answers) -> Counter[tuple[str, str]]:
    """What is known to differ."""
    return Counter((mark, str(statement)) for mark, statement in right.lines if mark not in ("", "unsure"))


def check(article: Article, right: Answers) -> None:
    """Nothing differs but what is known to, and that does; the dict form is what the schema says."""
    assert_valid(article)
    found = Counter(found_in(article, right))
    new, gone = sorted((found - known(right)).elements()), sorted((known(right) - found).elements())
    assert not new, f"{right.name}: {new}"
    assert not gone, f"{right.name}: no longer so, take the mark away: {gone}"


@pytest.mark.parametrize("right", ARTICLES, ids=lambda right: Path(right.name).name)
def test_the_example_articles(right: Answers) -> None:
    """The two articles that the README, the notebooks and `make demo` read."""
    check(finder()((ROOT / right.name).read_text(encoding="utf-8")), right)


@cache
def hundred() -> list[tuple[Article, corpus.Row]]:
    """The articles of the second notebook, read as it reads them."""
    rows = corpus.hundred_articles()
    texts = ((quotecite.compose(title=row.title, lead=row.lead, body=row.body), row) for row in rows)
    return list(finder().pipe(texts, as_tuples=True))


def drawn(story: tuple[str, ...], row: corpus.Row) -> dict[str, str]:
    """Which names and figures an article has in the places of its story."""
    seen: set[str] = set()

    def place(name: str) -> str:
        again = name in seen
        seen.add(name)
        return f"(?P={name})" if again else f"(?P<{name}>.+?)"

    pieces = re.split(r"\{(\w+)\}", "\n\n".join(story[1:]))
    pattern = "".join(place(piece) if n % 2 else re.escape(piece) for n, piece in enumerate(pieces))
    match = re.fullmatch(pattern, "\n\n".join(row[:3]), re.DOTALL)
    assert match, row.title
    return match.groupdict()


@pytest.mark.parametrize("number", range(len(corpus.STORIES)), ids=lambda number: corpus.STORIES[number][1])
def test_the_hundred_articles(number: int) -> None:
    """Ten stories, each of ten places, with names of women and men: whoever is drawn, the answers are the same."""
    story = corpus.STORIES[number]
    (right,) = (right for right in STORIES if right.name == story[1])
    told = hundred()[number :: len(corpus.STORIES)]
    assert len(told) == 10
    for article, row in told:
        words = drawn(story, row)
        lines = ((mark, Statement(*(cell.format(**words) for cell in line))) for mark, line in right.lines)
        check(article, right._replace(lines=tuple(lines)))


def as_read(right: Answers) -> Any:
    """A text as its page passes it on."""
    title, _, body = right.name.partition("\n\n")
    if right.how == "title":
        return quotecite.compose(title=title, body=body)
    return quotecite.compose(body=right.name, unwrap=True) if right.how == "unwrap" else right.name


@cache
def pages() -> dict[str, Article]:
    """The texts of the pages, read together; each stands once."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", TextWarning)  # one is there to be warned of
        return dict(zip((right.name for right in DOCS), finder().pipe(map(as_read, DOCS)), strict=True))


@pytest.mark.parametrize("right", DOCS, ids=lambda right: right.name[:40])
def test_the_texts_of_the_pages(right: Answers) -> None:
    """What the README and the pages of the documentation show is right, also where they do not print it."""
    assert len(pages()) == len(DOCS)
    check(pages()[right.name], right)


def code_of_pages() -> Iterator[tuple[str, str]]:
    """The Python of every page and notebook."""
    for path in PAGES:
        yield from ((path.name, code) for code in PYTHON.findall(path.read_text(encoding="utf-8")))
    for path in NOTEBOOKS:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        code = ("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
        yield from ((path.name, re.sub(r"(?m)^%.*$", "", one)) for one in code)


def texts_of(code: str) -> Iterator[str]:
    """The lines of articles in a piece of Python: those that say something; not the tables of words."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "\t" not in node.value:
            plain = re.sub(r"<(?!br/>$)[^>]*>", "\n", html.unescape(node.value))
            yield from (line for line in re.split(r"\n|(?<=\w);(?=\S)", plain) if SAYS.search(line))


def test_no_text_of_the_pages_is_left_out() -> None:
    """Whoever adds a text to a page or notebook adds its answers, read by hand."""
    read = "\n".join(right.name for right in DOCS).replace("\n", " ")
    left = {(page, line) for page, code in code_of_pages() for line in texts_of(code) if line.strip() not in read}
    assert not left, f"write the answers for these into {SHIPPED / 'docs.txt'}: {sorted(left)}"
