"""The package as its user meets it: a version, short names, one article where many are taken."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

import quotecite
from articles import ARTICLE
from quotecite.finder import Finder
from quotecite.formats import read_jsonl, write_jsonl, write_label_studio, write_tei
from quotecite.many import many
from quotecite.render import Overview
from quotecite.sieves.turns import resumed
from quotecite.words.lexicon import Lexicon

META = {"outlet": "Lokalavisa"}


def test_the_version_is_that_of_the_installed_package() -> None:
    """``__version__`` is read from the package's metadata, the one place where it stands."""
    assert quotecite.__version__ == version("quotecite")


def test_dir_has_the_public_names_only() -> None:
    """What an editor completes is what may be used: no module of a stage, nothing that was only imported."""
    names = dir(quotecite)
    assert set(names) == {*quotecite.__all__, "__version__", "evaluate", "formats", "render"}
    assert names == sorted(names)
    assert all(hasattr(quotecite, name) for name in names)


def test_an_unknown_name_is_an_attribute_error() -> None:
    """A slip in a name is told as Python tells it."""
    with pytest.raises(AttributeError, match="module 'quotecite' has no attribute 'lod'"):
        _ = quotecite.lod


@pytest.mark.parametrize("folder", ["evaluate", "formats", "render"])
def test_folders_are_imported_on_first_use(folder: str) -> None:
    """``import quotecite`` is enough to write ``quotecite.render``, and does not read it before."""
    code = (
        f"import sys, quotecite; before = 'quotecite.{folder}' in sys.modules; "
        f"print(before, quotecite.{folder}.__name__)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", f"quotecite.{folder}"]


@pytest.mark.parametrize(
    ("finder", "shown"),
    [
        (quotecite.load(), "<Finder: bundled model, DEFAULT_SIEVES, packaged word tables>"),
        (
            quotecite.load(sieves=quotecite.PRECISE_SIEVES),
            "<Finder: bundled model, PRECISE_SIEVES, packaged word tables>",
        ),
        (
            Finder(lambda: None, [resumed], Lexicon.load(), model="own pipeline"),  # type: ignore[arg-type,return-value]
            "<Finder: own pipeline, sieves resumed, packaged word tables>",
        ),
    ],
)
def test_a_finder_says_what_it_is(finder: Finder, shown: str) -> None:
    """In a notebook a finder shows model, sieves and tables, and opens nothing for it."""
    assert repr(finder) == shown


def test_a_finder_with_own_tables_shows_their_checksum(tmp_path: Path) -> None:
    """Own word tables are told from the packaged ones."""
    (tmp_path / "outlets.tsv").write_text("name\taliases\tkind\nLiabladet\t\tnewspaper\n", encoding="utf-8")
    lexicon = Lexicon.load(extra=tmp_path)
    assert f"word tables {lexicon.checksum[:15]}…" in repr(quotecite.load(lexicon=lexicon))


@pytest.mark.parametrize("given", [ARTICLE, [ARTICLE], (ARTICLE,), iter([ARTICLE])])
def test_one_article_counts_as_many_of_one(given: Any) -> None:
    """An article by itself is taken where many are."""
    assert list(many(given)) == [ARTICLE]


def test_one_pair_counts_as_many_of_one() -> None:
    """An article with its metadata is one; two articles in a tuple, and pairs in a tuple, are two."""
    assert list(many((ARTICLE, META))) == [(ARTICLE, META)]
    assert list(many((ARTICLE, ARTICLE))) == [ARTICLE, ARTICLE]
    assert list(many((ARTICLE, (ARTICLE, META)))) == [ARTICLE, (ARTICLE, META)]


@pytest.mark.parametrize(
    "given", ["– Ja, sier Kari Berg.", b"x", None, 3, {}, quotecite.to_pandas([]), quotecite.to_arrow([])]
)
def test_what_holds_no_articles(given: Any) -> None:
    """A text in the place of articles is answered with what makes articles of texts; so are a frame and a mapping."""
    with pytest.raises(TypeError, match=r"expected quotecite\.Articles, or one, got .*finder\.pipe\(texts\)"):
        many(given)


def test_one_article_wherever_many_are_taken(tmp_path: Path) -> None:
    """Frames, summaries, people, overviews, and files of every kind take one article."""
    assert quotecite.to_pandas(ARTICLE).equals(quotecite.to_pandas([ARTICLE]))
    assert quotecite.to_arrow(ARTICLE) == quotecite.to_arrow([ARTICLE])
    assert quotecite.sources_frame(ARTICLE).equals(quotecite.sources_frame([ARTICLE]))
    assert quotecite.summary(ARTICLE).equals(quotecite.summary([ARTICLE]))
    assert list(quotecite.to_pandas((ARTICLE, META))["outlet"].unique()) == ["Lokalavisa"]
    assert quotecite.people(ARTICLE) == quotecite.people([ARTICLE])
    write_jsonl(ARTICLE, tmp_path / "one.jsonl")
    assert list(read_jsonl(tmp_path / "one.jsonl")) == [ARTICLE]
    for write in (write_label_studio, partial(write_tei, title="Lia")):
        assert write(ARTICLE, tmp_path / "one") == write([ARTICLE], tmp_path / "listed") == 1
        assert (tmp_path / "one").read_bytes() == (tmp_path / "listed").read_bytes()
    assert Overview(ARTICLE)._repr_html_() == Overview([ARTICLE])._repr_html_()
