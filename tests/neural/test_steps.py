"""The bundled model run step by step gives what Stanza's own processors give of the same weights, to the letter."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotecite.language.parsing import Parser
from quotecite.language.trees import Token
from quotecite.language.weights import model_dir
from quotecite.neural.cutting import LONGEST
from quotecite.text.blocks import segment
from quotecite.words.lexicon import Lexicon

EXAMPLES = Path(__file__).parents[2] / "examples"
sys.path.insert(0, str(EXAMPLES))

from corpus import hundred_articles  # noqa: E402

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def steps() -> Parser:
    """The bundled model, step by step."""
    return Parser.bundled(model_dir())


@pytest.fixture(scope="module")
def stanzas(steps: Parser) -> Parser:
    """The same pipeline, through Stanza's own processors."""
    return Parser(steps.nlp)


def read(parser: Parser, texts: Sequence[str]) -> list[list[tuple[Token, ...]]]:
    """The tokens of each text's sentences, with everything that the model says of them."""
    tagged = parser.tag([(text, segment(text, Lexicon.load())) for text in texts])
    parsed = iter(parser.parse([sentence for text in tagged for sentence in text]))
    return [[next(parsed).tokens for _ in text] for text in tagged]


def test_real_articles(steps: Parser, stanzas: Parser) -> None:
    """Tokens, tags, features, lemmas, names, heads and relations of articles of many outlets, all read at once."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((EXAMPLES / "articles").glob("*.txt"))]
    texts += [f"{row.title}\n\n{row.lead}\n\n{row.body}" for row in hundred_articles()[::5]]
    found = read(steps, texts)
    assert found == read(stanzas, texts)
    tokens = list(chain.from_iterable(chain.from_iterable(found)))
    assert len(tokens) > 1_000
    assert {"nsubj", "ccomp", "flat:name"} <= {token.deprel for token in tokens}
    assert {"B-PER", "E-PER"} <= {token.entity for token in tokens}


ODD = st.lists(
    st.sampled_from(
        ["– Ja", "sier", "Kari", "Berg", "(Ap)", "…", "!!!", "ord-", "2024", "1.", "«", "»", "🙂", "ΩΩ", "العربية",
         "東京", "Xyzzyqwrt", "a" * 60, "http://x.no", "\n\n", ",", ".", "e\u0301", "NRK.no", "kl.", "B-", "%"]
    ), max_size=40
).map(" ".join)  # fmt: skip


@given(st.lists(ODD, max_size=6))
@settings(max_examples=25)
def test_odd_texts(steps: Parser, stanzas: Parser, texts: list[str]) -> None:
    """Unknown letters, endless words, sentences of one sign, no texts at all."""
    assert read(steps, texts) == read(stanzas, texts)


def test_another_stanza_reads_with_its_own_processors(
    steps: Parser, stanzas: Parser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Under a version that nobody has compared, the bundled model goes through Stanza as any pipeline does."""
    monkeypatch.setattr("stanza.__version__", "99.0")
    asked: list[object] = []
    monkeypatch.setattr("quotecite.neural.steps.Steps.tag", lambda self, texts: asked.append(texts))
    text = "– Vi må bygge, sier Kari Berg.\n\nHun er ordfører."
    assert read(Parser.bundled(model_dir()), [text]) == read(stanzas, [text])
    assert asked == []
    monkeypatch.undo()
    assert read(steps, [text]) == read(stanzas, [text])


def test_a_transcript_without_stops(steps: Parser) -> None:
    """What is no sentence is read in parts, each with a tree of its own, and every word is there."""
    words = ["vi", "bygger", "mer", "og", "de", "bygger", "mindre"] * 60
    (parts,) = read(steps, [" ".join(words)])
    assert [token.text for part in parts for token in part] == words
    assert all(len(part) <= LONGEST for part in parts)
    assert all([token.head for token in part].count(-1) == 1 for part in parts)
