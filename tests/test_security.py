"""What SECURITY.md promises: weights that run nothing, no network, no files, and articles that stay text everywhere."""

from __future__ import annotations

import csv
import json
import os
import pickle
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from html import escape
from pathlib import Path

import attrs
import openpyxl
import pytest
from bs4 import BeautifulSoup
from lxml import etree, html

import quotecite
from articles import ARTICLE, BERG, plain
from browser import browse, needs_browser
from quotecite import render
from quotecite.cli.arguments import options
from quotecite.cli.screen import in_one_line, table, told
from quotecite.errors import FormatError, ModelError
from quotecite.formats import brat_config, to_brat, to_tei, write_label_studio, write_tei
from quotecite.language.parsing import Parser
from quotecite.language.weights import CHECKSUMS, describe, model_dir, verify
from quotecite.records import Article, Evidence, Fact, FactField, Meta
from seen import EVIL, Page, assert_harmless

WEIGHTS = sorted(path.relative_to(model_dir()).as_posix() for path in model_dir().rglob("*.pt"))


# --- the weights ------------------------------------------------------------------------------------------------


class Payload:
    """What a hostile file of weights would hold: a call that is made when it is unpickled without care."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[Callable[..., object], tuple[str, ...]]:
        return os.mkdir, (str(self.mark),)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the bundled model."""
    return Path(shutil.copytree(model_dir(), tmp_path / "model"))


def relisted(directory: Path) -> None:
    """Checksums that fit whatever lies in a model folder now."""
    path = directory / CHECKSUMS
    found = [describe(directory, name) for name in json.loads(path.read_text("utf-8"))]
    path.write_text(json.dumps({f.name: {"sha256": f.sha256, "size": f.size} for f in found}), encoding="utf-8")


@pytest.mark.model
@pytest.mark.parametrize("name", WEIGHTS)
def test_weights_hold_tensors_and_plain_values_only(name: str) -> None:
    """Every file of the model is read by PyTorch's loader that calls nothing (``weights_only=True``)."""
    import torch

    assert isinstance(torch.load(model_dir() / name, map_location="cpu", weights_only=True), dict)


@pytest.mark.model
@pytest.mark.parametrize("name", WEIGHTS)
@pytest.mark.parametrize("kind", ["pickle", "archive"])
def test_a_file_of_weights_runs_no_code(name: str, kind: str, copied: Path, tmp_path: Path) -> None:
    """Even with checksums that fit it, a file with a call in it is refused, and the call is not made."""
    mark, path = tmp_path / "was here", copied / name
    if kind == "pickle":
        path.write_bytes(pickle.dumps({"model": Payload(mark)}, protocol=2))
    else:
        with zipfile.ZipFile(path, "w") as archive:  # as torch.save writes them
            archive.writestr("joint/data.pkl", pickle.dumps({"model": Payload(mark)}, protocol=2))
            archive.writestr("joint/version", "3\n")
    relisted(copied)
    verify(copied)
    with pytest.raises((ModelError, pickle.UnpicklingError)):
        Parser.bundled(copied)
    assert not mark.exists()


@pytest.mark.model
def test_a_payload_is_one(tmp_path: Path) -> None:
    """The call in these files is made by who unpickles without care: the tests above can fail."""
    pickle.loads(pickle.dumps(Payload(tmp_path / "was here")))
    assert (tmp_path / "was here").is_dir()


@pytest.mark.model
@pytest.mark.parametrize("name", [*WEIGHTS, "resources.json"])
def test_a_changed_file_is_found_before_it_is_read(name: str, copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One bit is enough; nothing of the model is opened then."""
    monkeypatch.setattr(quotecite, "model_dir", lambda: copied)
    monkeypatch.setattr(Parser, "bundled", lambda directory: pytest.fail("it was opened"))
    content = bytearray((copied / name).read_bytes())
    content[len(content) // 2] ^= 1
    (copied / name).write_bytes(content)
    with pytest.raises(ModelError, match=rf"{name}: the file is altered: expected sha256:"):
        quotecite.load()("– Ja, sier Kari Berg.")


# --- no network, no files ---------------------------------------------------------------------------------------

AUDITED = """
import os, sys
seen = []
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
CHANGES = ("os.mkdir", "os.re", "os.rmdir", "os.link", "os.symlink", "os.truncate", "shutil.", "tempfile.")
RUNS = ("subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.startfile", "pty.")

def hook(event, args):
    if event == "open":
        path, mode, flags = args
        if set(mode or "") & set("wax+") or (mode is None and flags & WRITES):
            seen.append(f"{event} {path}")
    elif event.startswith(("socket.", "urllib.", "http.", *CHANGES, *RUNS)):
        seen.append(f"{event} {args}")

sys.addaudithook(hook)
import quotecite
finder = quotecite.load()
finder("– Vi må bygge mer, sier ordfører Kari Berg (Ap) til NRK.")
print("opened:", [one for one in seen if "socket.bind" not in one and "socket.__new__" not in one])
seen.clear()
texts = ["Rektor Ola Lie er uenig.\\n\\n– Nei, sier han til Avisa.", "– Me ventar, seier ho. Ho meiner det hastar."]
articles = list(finder.pipe(texts))
shown = [finder.explain(articles[0]), [quotecite.to_dict(a) for a in articles], quotecite.render.page(articles)]
print("read:", seen)
open("proof", "w").close()
import socket
socket.socket()
print("seen:", len(seen))
"""


@pytest.mark.model
def test_reading_uses_no_network_and_writes_no_file(tmp_path: Path) -> None:
    """Python reports every file that is opened and every socket (PEP 578): while articles are read there is none.

    When it is opened, PyTorch makes one empty folder for its compiler, and looks whether it may write where files of a
    moment belong; nothing is left there.
    """
    home = tmp_path / "home"
    home.mkdir()
    places = dict.fromkeys(("HOME", "TMPDIR", "TEMP", "TMP", "XDG_CACHE_HOME"), str(home))
    env = {**os.environ, **places, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", AUDITED]
    run = subprocess.run(command, env=env, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stderr
    opened, read, proof = run.stdout.splitlines()
    assert "socket." not in opened
    assert "urllib." not in opened
    assert not [path for path in home.rglob("*") if path.is_file()]
    assert read == "read: []"
    assert proof == "seen: 2"


# --- articles that try to be more than text ---------------------------------------------------------------------

MORE_EVIL = (
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=x onerror=alert(1)&gt;'>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "</textarea></xmp></plaintext></noembed></noframes></template><script>document.title='run'</script>",
    "<a href='javascript:alert(1)' style='x:expression(alert(1))'>x</a><base href=//example.invalid>",
    "<meta http-equiv=refresh content='0;url=http://example.invalid'><link rel=import href=//example.invalid/x>",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "\u2028</style>\u2029<script>document.title='run'</script>",
    "--></span><img/src/onerror=alert(1)//",
    "<![CDATA[<script>alert(1)</script>]]>",
    "&#60;script&#62;alert(1)&#60;/script&#62; &quot;&apos;` onfocus=alert(1) autofocus",
)
ALL_EVIL = (*EVIL, *MORE_EVIL)
VIEWS: dict[str, Callable[[Article, object], str]] = {
    "article": lambda article, meta: render.article_html(article),
    "articles": lambda article, meta: render.articles_html([(article, meta)]),
    "page": lambda article, meta: render.page([(article, meta)], title=str(meta), language="nn"),
    "quote": lambda article, meta: render.quote_html(article.quotes[0]),
    "source": lambda article, meta: render.source_html(article.sources[0]),
}


def hostile(evil: str) -> tuple[Article, dict[str, str]]:
    """An article with the same words in every place that a text, a model or a user's metadata can fill."""
    fact = Fact(field=FactField.ROLE, value=evil, span=None, via=evil)
    berg = attrs.evolve(BERG, name=evil, role=evil, affiliation=evil, party=evil, facts=(fact,))
    text = f"– {evil}\n\n{ARTICLE.text}"
    article = plain(text)
    part = quotecite.Span(start=2, end=2 + len(evil), text=evil)
    evidence = Evidence(sieve=evil, note=evil, candidates=("s1",))
    one = attrs.evolve(
        ARTICLE.quotes[0],
        parts=(part,),
        speakers=(attrs.evolve(berg, mentions=()),),
        media=(part,),
        mention=None,
        cue=quotecite.Cue(span=part, lemma=evil, kind=None),
        block=0,
        evidence=evidence,
    )
    meta = Meta(quotecite=evil, model=evil, lexicon=evil)
    source = one.speakers[0]
    other = attrs.evolve(one, speakers=(), cue=None, media=())
    return attrs.evolve(article, quotes=(one, other), sources=(source,), meta=meta), {evil: evil, "title": evil}


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("evil", ALL_EVIL)
def test_no_view_has_an_element_of_an_article(evil: str, view: str) -> None:
    """Whichever parser reads a view, it has our elements and attributes only, as many as with harmless words."""
    shown, meant = (VIEWS[view](*hostile(words)) for words in (evil, "ord"))
    shown = shown.encode("utf-8", "replace").decode()
    assert_harmless(Page(shown))
    for elements in (
        lambda text: [str(element.tag) for element in html.fromstring(text).iter()],
        lambda text: [element.name for element in BeautifulSoup(text, "html.parser").find_all(True)],
        lambda text: [element.name for element in BeautifulSoup(text, "lxml").find_all(True)],
    ):
        assert elements(shown) == elements(meant)
    attributes = {name for element in html.fromstring(shown).iter() for name in element.attrib}
    assert not {name for name in attributes if name.startswith("on") or name in ("src", "srcdoc", "action")}


@needs_browser
@pytest.mark.parametrize("view", VIEWS)
def test_no_view_runs_anything_in_a_browser(view: str, tmp_path: Path) -> None:
    """With all of these texts on one page, no script runs and nothing is asked for; a script of our own would."""
    texts = [VIEWS[view](*hostile(evil.encode("utf-8", "replace").decode())) for evil in ALL_EVIL]
    watch = "<script>alert = () => { document.title = 'run' }; onerror = alert</script>"
    frames = "".join(f'<iframe srcdoc="{escape(watch + text)}"></iframe>' for text in texts)
    joined = frames if view == "page" else "".join(texts)
    path = tmp_path / "views.html"
    path.write_text(f'<!doctype html><meta charset="utf-8"><title>views</title>{watch}{joined}', encoding="utf-8")
    found = browse(path, "--dump-dom", "--virtual-time-budget=2000").stdout
    assert "<title>views</title>" in found
    proof = tmp_path / "proof.html"
    proof.write_text(f'<!doctype html><title>views</title>{watch}<img src="x:" onerror="alert(1)">', encoding="utf-8")
    assert "<title>run</title>" in browse(proof, "--dump-dom", "--virtual-time-budget=2000").stdout


XML_EVIL = [evil for evil in ALL_EVIL if evil.isprintable() or "\u2028" in evil]


@pytest.mark.parametrize("evil", XML_EVIL)
def test_tei_has_no_element_of_an_article(evil: str) -> None:
    """Text, names, metadata and lemmas are text in TEI: the elements are ours, the text content is the article."""
    article, meta = hostile(evil)
    made, meant = (etree.fromstring(to_tei(*a, metadata=m).encode()) for *a, m in (hostile(evil), hostile("ord")))
    assert {element.tag for element in made.iter()} == {element.tag for element in meant.iter()}
    body = made.find(".//{http://www.tei-c.org/ns/1.0}body")
    assert body is not None
    assert "".join(body.itertext()) == article.text
    assert made.getroottree().docinfo.doctype == ""
    assert meta["title"] in "".join(made.itertext())


@pytest.mark.parametrize(
    "evil", [*XML_EVIL, "T9\tDash 0 1\tx", "x\nT9\tDash 0 1\tx", "x\r\nR1\tSpeaker Arg1:T1 Arg2:T1"]
)
def test_brat_has_no_line_of_an_article(evil: str) -> None:
    """No text and no name can add an annotation: every line is one that we numbered."""
    article, _ = hostile(evil)
    marks = [line.split("\t")[0] for line in to_brat(article).splitlines()]
    assert marks == list(dict.fromkeys(marks))
    assert len(marks) == len(to_brat(hostile("ord")[0]).splitlines())


# --- names of files ---------------------------------------------------------------------------------------------

PATHS = ("../../utenfor", "/etc/utenfor", "C:\\utenfor", "~/utenfor", "a\x00b", "con", "file:///utenfor", "$HOME/x")


@pytest.mark.parametrize("name", PATHS)
def test_no_text_names_a_file(name: str, tmp_path: Path) -> None:
    """Only the caller says where something is written, whatever titles, names and metadata look like."""
    (tmp_path / "there").mkdir()
    article, meta = hostile(name.replace("\x00", "\ufffd"))
    pairs, out = [(article, meta)], tmp_path / "there"
    quotecite.write_csv(pairs, out / "a.csv")
    quotecite.write_xlsx(pairs, out / "a.xlsx")
    quotecite.write_parquet(pairs, out / "a.parquet")
    write_tei(pairs, out / "a.xml", title="a")
    write_label_studio([article], out / "a.json")
    written = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")}
    assert written == {"there", *(f"there/a.{kind}" for kind in ("csv", "xlsx", "parquet", "xml", "json"))}
    assert set(brat_config()) == {"annotation.conf", "visual.conf"}


# --- files that others made -------------------------------------------------------------------------------------

ENTITIES = {
    "file": '<!DOCTYPE {root} [<!ENTITY x SYSTEM "{secret}">]>',
    "network": '<!DOCTYPE {root} SYSTEM "http://127.0.0.1:9/x.dtd" [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>',
    "bomb": '<!DOCTYPE {root} [<!ENTITY a0 "lol">{bomb}<!ENTITY x "&a9;">]>',
}
BOMB = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize("kind", ENTITIES)
@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml"])
def test_a_workbook_reads_no_other_file(part: str, kind: str, tmp_path: Path) -> None:
    """Entities in a workbook are not resolved: no file and no address is read; the file is told as damaged."""
    secret = tmp_path / "secret.txt"
    secret.write_text("HEMMELIG", encoding="utf-8")
    book = openpyxl.Workbook()
    book.active.append(["body"])
    book.active.append(["ARTIKKEL"])
    book.save(tmp_path / "whole.xlsx")
    with zipfile.ZipFile(tmp_path / "whole.xlsx") as whole, zipfile.ZipFile(tmp_path / "a.xlsx", "w") as made:
        for name in whole.namelist():
            content = whole.read(name).decode()
            if name == part:
                root = "worksheet" if "sheet1" in part else "workbook"
                doctype = ENTITIES[kind].format(root=root, secret=secret.as_uri(), bomb=BOMB)
                content = doctype + content[content.index(f"<{root}") :].replace("ARTIKKEL", "&x;")
                content = content.replace('name="Sheet"', 'name="&x;"')
            made.writestr(name, content)
    with pytest.raises(FormatError, match=r"a\.xlsx: no Excel workbook") as fault:
        list(quotecite.read_table(tmp_path / "a.xlsx", text="body"))
    assert "HEMMELIG" not in str(fault.value)


def test_html_reads_no_other_file(tmp_path: Path) -> None:
    """Entities, XInclude, frames and style sheets of a page are not followed."""
    secret = tmp_path / "secret.txt"
    secret.write_text("HEMMELIG", encoding="utf-8")
    page = f"""<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]>
<html xmlns:xi="http://www.w3.org/2001/XInclude"><head><link rel="stylesheet" href="{secret.as_uri()}"></head>
<body><p>– Nei, sier Kari Berg. &x;</p><xi:include href="{secret.as_uri()}" parse="text"/>
<iframe src="{secret.as_uri()}"></iframe></body></html>"""
    found = quotecite.from_html(page)
    assert "– Nei, sier Kari Berg." in found.text
    assert "HEMMELIG" not in found.text
    assert "HEMMELIG" not in quotecite.from_html(page.encode()).text


def test_json_that_is_nested_too_deep_is_a_broken_row(tmp_path: Path) -> None:
    """It is told with its line, and the rows after it are read."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"body": "en"}\n{"body": ' + "[" * 200_000 + '\n{"body": "to"}\n', encoding="utf-8")
    bad: list[str] = []
    rows = quotecite.read_table(path, text="body", errors=lambda row, error: bad.append(str(error)))
    assert [text for text, _ in rows] == ["en", "to"]
    assert len(bad) == 1
    assert "row 2 (line 2): expected a JSON object" in bad[0]


# --- the terminal -----------------------------------------------------------------------------------------------

STEERING = ("\x1b[2J", "\x1b]0;title\x07", "\x9b31m", "\x08\x08", "\r", "\x7f", "\u202e", "\u2066", "\u2028", "\x00")


@pytest.mark.parametrize("sign", STEERING)
def test_nothing_steers_the_terminal(sign: str) -> None:
    """Texts, names and file names are shown without escape sequences, and without signs that turn letters around."""
    article, _ = hostile(f"Berg{sign}")
    for shown in (table(article, f"a{sign}.txt", 80), told(f"a{sign}.txt: damaged")):
        assert not set(shown) & {one for one in sign if not one.isalnum() and one not in "[];"}


def test_no_text_looks_like_a_message_of_ours(capsys: pytest.CaptureFixture[str]) -> None:
    """A file name with a line feed in it begins no line of its own, on either stream."""
    name = "a\nquotecite: 9 articles, 9 quotes.txt"
    assert [line[:10] for line in told(f"{name}: damaged").splitlines()] == ["quotecite:", "  quotecit"]
    assert len(table(plain("Ingen sier noe."), name, 80).splitlines()) == 1
    assert in_one_line("a\tb\nc") == "a b\ufffdc"
    with pytest.raises(SystemExit):
        options(["a.txt", "-\x1b[2Jx"])
    assert "\x1b" not in capsys.readouterr().err


# --- cells ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "\u00a0=", "\ufeff=", "＝"])
@pytest.mark.parametrize("rows", ["quotes", "attributions", "sources", "articles"])
def test_no_cell_of_a_csv_file_is_run(start: str, rows: str, tmp_path: Path) -> None:
    """In every column and every kind of row, also in the header, a formula has an apostrophe before it."""
    article, meta = hostile(f"{start}cmd|' /C calc'!A0")
    quotecite.write_csv([(article, meta)], tmp_path / "a.csv", rows=rows)
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert f"'{start}cmd|' /C calc'!A0" in cells
    unseen = " \t\r\n\u00a0\ufeff"
    assert not [cell for cell in cells if cell.lstrip(unseen).startswith(("=", "+", "-", "@", "＝"))]
