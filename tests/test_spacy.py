"""The spaCy component: found by its name, spans on the tokens, exact quotes beside them, kept on the way."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Iterable, Iterator
from typing import Any

import attrs
import pytest
import spacy
from spacy.tokens import Doc, DocBin

import quotecite
from articles import ARTICLE, BERG, TEXT, plain
from quotecite import Article, Source, SourceKind
from quotecite.spacy_component import QuoteFinder


@attrs.define
class Reader:
    """A finder that knows what each text holds, and remembers how many it was asked for at once."""

    known: dict[str, Article]
    sizes: list[int] = attrs.field(factory=list)

    def __call__(self, text: str) -> Article:
        return self.known[text]

    def pipe(self, texts: Iterable[Any], *, batch_size: int, as_tuples: bool) -> Iterator[Any]:
        self.sizes.append(batch_size)
        return ((self.known[text], own) for text, own in texts)


def pipeline(*articles: Article, lang: str = "nb", **config: object) -> Any:
    """A blank pipeline with the component, which reads just these articles."""
    nlp = spacy.blank(lang)
    nlp.add_pipe("quotecite", config=config).finder = Reader({article.text: article for article in articles})
    return nlp


def marked(doc: Any, key: str = "quotecite") -> list[tuple[str, str]]:
    """The spans of a group with their labels."""
    return [(span.text, span.label_) for span in doc.spans[key]]


@pytest.mark.parametrize("lang", ["nb", "nn", "xx"])
def test_docs_have_quotes_sources_and_cues(lang: str) -> None:
    """Each part, mention and reporting word is a span with its kind for a label, whatever the pipeline's language."""
    doc = pipeline(ARTICLE, lang=lang)(TEXT)
    assert marked(doc) == [
        ("Skolen må bestå", "heading"),
        ("«ingen» vil flytte", "indirect"),
        ("ingen", "marks"),
        ("Vi blir her", "dash"),
        ("Alltid.", "dash"),
        ("Hvem bestemmer?", "dash"),
    ]
    assert marked(doc, "quotecite_sources") == [("Rektor Kari Berg (Ap)", "person")]
    assert marked(doc, "quotecite_cues") == [("sier", "say")]
    assert doc._.article == ARTICLE
    assert doc._.quotes == ARTICLE.quotes


def test_spans_lead_to_their_records() -> None:
    """A part leads to its whole quote, a mention to its source; a span of somebody else's to nothing."""
    doc = pipeline(ARTICLE)(TEXT)
    parts = doc.spans["quotecite"]
    assert [span._.quote for span in list(parts)[3:5]] == [ARTICLE.quotes[3]] * 2
    assert parts[5]._.quote.speakers == ()
    assert doc.spans["quotecite_cues"][0]._.quote == ARTICLE.quotes[3]
    mention = doc.spans["quotecite_sources"][0]
    assert (mention._.source, mention._.quote) == (BERG, None)
    assert (doc[:3]._.quote, doc[:3]._.source) == (None, None)


def test_a_doc_that_nobody_read_has_no_quotes() -> None:
    """Without the component the attributes are there, and empty."""
    doc = spacy.blank("nb")(TEXT)
    assert (doc._.article, doc._.quotes, doc[:2]._.quote, doc[:2]._.source) == (None, (), None, None)


@pytest.mark.parametrize(
    ("mode", "spans", "lost"),
    [("expand", ["her.–Ja", "her.–Ja"], 0), ("contract", [], 2), ("strict", [], 2)],
)
def test_a_quote_inside_a_token(mode: str, spans: list[str], lost: int, recwarn: pytest.WarningsRecorder) -> None:
    """What does not fit the tokens is widened, or left out with a warning; the quote keeps its very offsets."""
    text = "her.–Ja"
    first, second = (quotecite.Span.of(text, *place) for place in ((0, 4), (5, 7)))
    quotes = tuple(attrs.evolve(ARTICLE.quotes[4], parts=(part,), block=0) for part in (first, second))
    doc = pipeline(attrs.evolve(plain(text), quotes=quotes), alignment_mode=mode)(text)
    assert [span.text for span in doc.spans["quotecite"]] == spans
    assert [quote.parts for quote in doc._.quotes] == [(first,), (second,)]
    told = [str(warning.message).partition(" with ")[0] for warning in recwarn]
    assert told == ([f"{lost} spans do not fit the tokens"] if lost else [])


def test_a_speaker_without_a_mention_has_no_span() -> None:
    """A source that the text names nowhere is in the article only."""
    nobody = Source(id="s2", name="intervjuer", kind=SourceKind.INTERVIEWER)
    doc = pipeline(attrs.evolve(ARTICLE, quotes=(), sources=(nobody,)))(TEXT)
    assert marked(doc, "quotecite_sources") == []
    assert doc._.article.sources == (nobody,)


def test_many_texts_go_through_the_model_together() -> None:
    """`nlp.pipe` keeps order and context; spaCy's batch of 1000 is cut to the component's size."""
    texts = [f"Tekst {n}." for n in range(5)]
    nlp = pipeline(*(plain(text) for text in texts), batch_size=2)
    found = list(nlp.pipe([(text, n) for n, text in enumerate(texts)], as_tuples=True))
    assert [(doc._.article.text, n) for doc, n in found] == [(text, n) for n, text in enumerate(texts)]
    list(nlp.pipe(texts, batch_size=1))
    assert nlp.get_pipe("quotecite").finder.sizes == [2, 1]


def test_articles_go_with_their_docs() -> None:
    """To bytes, into a DocBin, through pickle and back: article, quotes and spans are the same."""
    nlp = pipeline(ARTICLE)
    doc = nlp(TEXT)
    bin_ = DocBin(store_user_data=True)
    bin_.add(doc)
    for again in (
        Doc(nlp.vocab).from_bytes(doc.to_bytes()),
        *DocBin().from_bytes(bin_.to_bytes()).get_docs(nlp.vocab),
        pickle.loads(pickle.dumps(doc)),
    ):
        assert again._.article == ARTICLE
        assert marked(again) == marked(doc)
        assert again.spans["quotecite"][3]._.quote == ARTICLE.quotes[3]


def test_a_pipeline_is_saved_by_its_settings(tmp_path: Any) -> None:
    """`nlp.to_disk` and `spacy.load`, bytes and pickle keep the settings; a finder of one's own is not saved."""
    nlp = pipeline(sieves="precise", lexicon="tables", alignment_mode="strict", spans_key="who")
    nlp.to_disk(tmp_path)
    loaded = spacy.load(tmp_path).get_pipe("quotecite")
    want = QuoteFinder(
        name="quotecite", sieves="precise", lexicon="tables", alignment_mode="strict", spans_key="who", batch_size=32
    )
    assert loaded == want
    copied = spacy.blank("nb").from_config(nlp.config).from_bytes(nlp.to_bytes())
    assert copied.get_pipe("quotecite") == want
    used = QuoteFinder(name="x")
    assert used.finder is used.finder
    assert pickle.loads(pickle.dumps(used)) == used


def test_the_group_has_the_name_one_wants() -> None:
    """`spans_key` names all three groups."""
    doc = pipeline(ARTICLE, spans_key="who")(TEXT)
    assert sorted(doc.spans) == ["who", "who_cues", "who_sources"]


@pytest.mark.parametrize(
    ("config", "message"),
    [
        ({"sieves": "best"}, "sieves"),
        ({"alignment_mode": "wide"}, "alignment_mode"),
        ({"batch_size": 0}, "'batch_size' must be >= 1: 0"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_wrong_settings_are_named(config: dict[str, object], message: str) -> None:
    """A setting that there is not, or a value it cannot have, is an error when the component is added."""
    with pytest.raises(ValueError, match=message):
        spacy.blank("nb").add_pipe("quotecite", config=config)


def test_it_says_what_it_writes() -> None:
    """`nlp.analyze_pipes` knows what the component assigns, and finds no problem."""
    told = pipeline().analyze_pipes()
    assert told["summary"]["quotecite"]["assigns"][:3] == ["doc.spans", "doc._.article", "doc._.quotes"]
    assert told["problems"] == {"quotecite": []}


def test_without_spacy_it_says_what_to_install() -> None:
    """Who imports the component without spaCy is told the extra."""
    code = "import sys; sys.modules['spacy'] = None; import quotecite.spacy_component"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "spacy is not installed; install it with: pip install 'quotecite[spacy]'" in run.stderr


@pytest.mark.model
def test_it_finds_what_a_finder_finds() -> None:
    """Over a blank pipeline the doc has what `quotecite.load()` returns for its text, in both written standards."""
    for lang, text in (
        ("nb", "– Vi må bygge mer, sier ordfører Kari Berg til NRK."),
        ("nn", "– Me må byggje meir, seier ordførar Kari Berg til NRK."),
    ):
        nlp = spacy.blank(lang)
        nlp.add_pipe("quotecite")
        (doc,) = nlp.pipe([text])
        assert doc._.article == quotecite.load()(text)
        assert [str(span._.quote.speaker) for span in doc.spans["quotecite"]] == ["Kari Berg"]
