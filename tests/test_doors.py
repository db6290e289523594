"""What is not what it should be is found at the call, and the message says what to pass instead."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest

import quotecite
from articles import ARTICLE
from handmade import parsed
from quotecite import Finder, Lexicon, ModelError, Parsed, TextWarning
from quotecite.language.parsing import Parser


def no_model() -> tuple[Parser, str]:
    """What must not be asked for."""
    raise AssertionError("the model was opened")


class BreakingParser:
    """Stands for a model that fails on some texts, and with them on the batch that they are in."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def tag(self, articles: Sequence[tuple[str, Any]]) -> list[tuple[Any, ...]]:
        self.asked.append(len(articles))
        if any("for lang" in text for text, _ in articles):
            raise RuntimeError("out of memory")
        return [() for _ in articles]


def finder_of(model: Any) -> Finder:
    """A finder with that model and no sieves."""
    return Finder(lambda: (model, "sha256:fake"), (), Lexicon.load())


FINDER = Finder(no_model, (), Lexicon.load())
RAIN = parsed("Regnet_NOUN_2_nsubj faller_VERB:fin_root .")
FOREIGN = "The council has not made up its mind, and the neighbours have complained about it for years."


# --- load -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["precise", "PRECISE_SIEVES"])
def test_the_name_of_a_rule_set_is_told_its_constant(name: str) -> None:
    """The sieves are functions; whoever writes their name is told the constant that has it."""
    message = f"expected a sequence of sieves, got the str '{name}'; pass the constant: sieves=quotecite.PRECISE_SIEVES"
    with pytest.raises(TypeError, match=re.escape(message)):
        quotecite.load(sieves=name)  # type: ignore[arg-type]


def test_what_are_no_sieves_is_named() -> None:
    """An unknown name, a single function, nothing, a name among the functions: each with what to pass."""
    with pytest.raises(TypeError, match=r"got the str 'strict'; pass quotecite\.DEFAULT_SIEVES, quotecite\.PRECISE_S"):
        quotecite.load(sieves="strict")  # type: ignore[arg-type]
    (first, *_) = quotecite.DEFAULT_SIEVES
    with pytest.raises(TypeError, match=rf"got function; for a single one: sieves=\[{first.__name__}\]"):  # type: ignore[attr-defined]
        quotecite.load(sieves=first)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"got NoneType; pass quotecite\.DEFAULT_SIEVES"):
        quotecite.load(sieves=None)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"sieves\[1\]: expected a function .*, got str 'reported'"):
        quotecite.load(sieves=[first, "reported"])  # type: ignore[list-item]


@pytest.mark.parametrize("folder", ["mine/tabeller", Path("mine/tabeller")])
def test_a_folder_is_no_lexicon(folder: Any) -> None:
    """Word tables of one's own are read by `Lexicon.load`."""
    message = "lexicon=quotecite.Lexicon.load('mine/tabeller')"
    with pytest.raises(TypeError, match=rf"expected a quotecite\.Lexicon or None, got \w+; .*{re.escape(message)}"):
        quotecite.load(lexicon=folder)


def test_a_missing_folder_of_tables_is_said_to_be_missing(tmp_path: Path) -> None:
    """A folder that is not there is told apart from one without tables."""
    with pytest.raises(quotecite.LexiconError, match=r"nowhere: no such folder; expected one with any of verbs\.tsv"):
        Lexicon.load(tmp_path / "nowhere")
    with pytest.raises(quotecite.LexiconError, match="no tables in this folder"):
        Lexicon.load(tmp_path)


def test_a_device_is_named_as_torch_names_it() -> None:
    """A number or a switch is told how; a device beside a pipeline, that the pipeline has its own."""
    with pytest.raises(TypeError, match=r'device: expected a name as torch has it \("cpu", "cuda", .*\), got int'):
        quotecite.load(device=0)  # type: ignore[arg-type]
    pipeline = SimpleNamespace(processors=dict.fromkeys(("tokenize", "pos", "lemma", "depparse")))
    with pytest.raises(TypeError, match=r"device='cuda' is for the bundled model; .*\(…, device='cuda'"):
        quotecite.load(pipeline=pipeline, device="cuda")


@pytest.mark.model
@pytest.mark.parametrize("device", ["cuda:99", "abacus"])
def test_a_device_that_is_not_there_is_told(device: str) -> None:
    """On first use, by its name, and as no damage of the model."""
    with pytest.raises(ModelError, match=f"the model cannot be opened on device='{device}': "):
        quotecite.load(device=device)("– Vi bygger, sier Kari Berg.")


def test_the_name_of_a_language_is_no_pipeline() -> None:
    """The bundled model needs none; whoever wants another builds it with Stanza."""
    with pytest.raises(TypeError, match=r"got str 'nb'; leave it out for the bundled model.*stanza\.Pipeline\(\"nb\""):
        quotecite.load(pipeline="nb")


# --- one text ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "remedy"),
    [
        (Path("ferje.txt"), 'pass what is in the file: path.read_text(encoding="utf-8")'),
        (b"Hei.", 'got bytes; decode it: text.decode("utf-8")'),
        (None, 'got NoneType, a missing text; leave it out, or pass "" for an article without text'),
        (float("nan"), 'got float (nan), a missing text; leave it out, or pass ""'),
        (pd.NA, 'got NAType (<NA>), a missing text; leave it out, or pass ""'),
        ({"text": "Hei."}, 'got dict; pass the text in it: row["text"]'),
        (["Hei."], "got list; for many texts: finder.pipe(texts)"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_is_no_text_is_told_what_to_pass(value: object, remedy: str) -> None:
    """Alone and among others: a file, bytes, what a column holds where it holds nothing, a row, a list."""
    with pytest.raises(TypeError, match=re.escape(remedy)):
        FINDER(value)
    with pytest.raises(TypeError, match=re.escape(remedy)) as error:
        list(FINDER.pipe([RAIN, value]))
    assert error.value.__notes__ == ["index of the text: 1"]


def test_the_name_of_a_file_is_warned_of() -> None:
    """A string is a text, whatever it says; one that only names a file is most likely meant to be read."""
    with pytest.warns(
        TextWarning, match=r"the text is the name of a file, 'arkiv/ferje\.txt'; pass what is in it"
    ) as told:
        finder_of(BreakingParser())("arkiv/ferje.txt")
    assert [warning.filename for warning in told] == [__file__]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        FINDER(FOREIGN + " See plan.pdf")


# --- many texts -------------------------------------------------------------------------------------------------

FRAME = pd.DataFrame({"text": [FOREIGN], "outlet": ["The Herald"]})


@pytest.mark.parametrize("frame", [FRAME, pa.Table.from_pandas(FRAME)], ids=["pandas", "arrow"])
def test_a_frame_is_told_its_column(frame: Any) -> None:
    """Going through a frame gives its columns' names, which would be read as texts."""
    with pytest.raises(
        TypeError, match=r'read by its columns; pass the column with the texts: finder\.pipe\(frame\["text"\]'
    ):
        FINDER.pipe(frame)


def test_the_remedy_for_a_frame_works() -> None:
    """The pairs of the message give articles with the rest of their row; the column alone does too."""
    pairs = zip(FRAME["text"], FRAME.drop(columns="text").to_dict("records"), strict=True)
    assert [meta for _, meta in FINDER.pipe(pairs, as_tuples=True)] == [{"outlet": "The Herald"}]
    assert [article.text for article in FINDER.pipe(FRAME["text"])] == [FOREIGN]


def test_a_mapping_is_told_its_values() -> None:
    """Going through a mapping gives its keys."""
    with pytest.raises(TypeError, match=r"got dict, whose keys would be read; .*finder\.pipe\(texts\.values\(\)\)"):
        FINDER.pipe({"a1": FOREIGN})


@pytest.mark.parametrize(
    "one", [FOREIGN, ARTICLE, RAIN, quotecite.compose(body=FOREIGN)], ids=lambda one: type(one).__name__
)
def test_one_text_is_not_many(one: Any) -> None:
    """Whatever a finder reads is one text."""
    with pytest.raises(TypeError, match=rf"expected many texts .*, got one {type(one).__name__}; call finder\(text\)"):
        FINDER.pipe(one)


@pytest.mark.parametrize(
    ("value", "remedy"),
    [
        (Path("arkiv"), "quotecite.read_folder(path) or quotecite.read_table(path, text=…), with as_tuples=True"),
        (None, "got NoneType, a missing text"),
        (b"Hei.", "got bytes; decode it"),
        (7, "expected many texts (a list, a generator …), got int"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_is_not_many_texts_is_named(value: Any, remedy: str) -> None:
    """The call says so, not the first article."""
    with pytest.raises(TypeError, match=re.escape(remedy)):
        FINDER.pipe(value)


def test_what_is_no_pair_is_told_how_to_go_on() -> None:
    """Texts alone need no `as_tuples`."""
    with pytest.raises(TypeError, match=r"must be a pair \(text, anything\), got str; leave as_tuples out"):
        list(FINDER.pipe(["Hei."], as_tuples=True))  # type: ignore[list-item]


# --- errors -----------------------------------------------------------------------------------------------------


def test_one_bad_text_does_not_end_the_run() -> None:
    """With `errors` a text that cannot be read is handed over with its error; the others come, in order."""
    bad: list[tuple[Any, str, list[str]]] = []

    def keep(item: Any, error: Exception) -> None:
        bad.append((item, str(error)[:20], error.__notes__))

    pairs = [(RAIN, 0), (None, 1), (RAIN, 2), (7, 3)]
    assert [n for _, n in FINDER.pipe(pairs, as_tuples=True, batch_size=3, errors=keep)] == [0, 2]
    assert bad == [
        ((None, 1), "expected the text of", ["index of the text: 1"]),
        ((7, 3), "expected the text of", ["index of the text: 3"]),
    ]


def test_a_warning_that_was_made_an_error_is_one() -> None:
    """Who does not want texts with markup at all gets them handed over, too."""
    bad: list[Any] = []
    with warnings.catch_warnings():
        warnings.simplefilter("error", TextWarning)
        found = list(FINDER.pipe([FOREIGN, f"<p>{FOREIGN}</p>"], errors=lambda item, error: bad.append(type(error))))
    assert [article.text for article in found] == [FOREIGN]
    assert bad == [TextWarning]


def test_what_the_model_fails_on_is_found_in_its_batch() -> None:
    """Where the model fails on a batch, its texts are read one by one, and only the bad one is lost."""
    model, bad = BreakingParser(), []
    finder = finder_of(model)
    texts = ["Regnet faller i dag.", "Denne er for lang.", "Sola skinner i dag."]
    found = list(finder.pipe(texts, errors=lambda item, error: bad.append((item, str(error)))))
    assert [article.text for article in found] == [texts[0], texts[2]]
    assert bad == [(texts[1], "out of memory")]
    assert model.asked == [3, 1, 1, 1]
    with pytest.raises(RuntimeError, match="out of memory"):
        list(finder.pipe(texts))


def test_a_damaged_model_is_no_fault_of_a_text() -> None:
    """What is wrong with every text is raised, also with `errors`."""

    def damaged() -> Any:
        raise ModelError("a file is damaged")

    finder = Finder(damaged, (), Lexicon.load())
    with pytest.raises(ModelError):
        list(finder.pipe(["Regnet faller i dag."], errors=lambda item, error: None))


def test_an_error_of_the_texts_themselves_is_raised() -> None:
    """A generator that fails has nothing more to give; its error comes as it is."""

    def texts() -> Iterator[Parsed]:
        yield RAIN
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        list(FINDER.pipe(texts(), errors=lambda item, error: None))
