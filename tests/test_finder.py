"""From texts to articles: what a finder takes, refuses and asks of the model; one small story end to end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import attrs
import pytest

import quotecite
from quotecite import (
    DEFAULT_SIEVES,
    Article,
    Candidate,
    Context,
    Decision,
    Finder,
    Lexicon,
    Parsed,
    TextWarning,
    read_conllu,
)
from quotecite.errors import FormatError
from quotecite.language.trees import Sentence, Token, in_blocks
from quotecite.language.weights import model_dir
from quotecite.records import Block, QuoteKind, SourceKind, Variety
from quotecite.sieves.scene import Sieve


def conllu(*lines: str) -> str:
    return "\n".join(line if line.startswith("#") else line.replace(" ", "\t") for line in lines) + "\n\n"


SAID = conllu(
    "# newpar",
    "# text = – Vi må bygge, sier Kari Berg.",
    "1 - - PUNCT _ _ 4 punct _ _",
    "2 Vi vi PRON _ Number=Plur|Person=1 4 nsubj _ _",
    "3 må måtte AUX _ Mood=Ind|Tense=Pres|VerbForm=Fin 4 aux _ _",
    "4 bygge bygge VERB _ VerbForm=Inf 6 ccomp _ _",
    "5 , , PUNCT _ _ 6 punct _ _",
    "6 sier si VERB _ Mood=Ind|Tense=Pres|VerbForm=Fin 0 root _ _",
    "7 Kari Kari PROPN _ _ 6 nsubj _ NER=B-PER",
    "8 Berg Berg PROPN _ _ 7 flat:name _ NER=I-PER",
    "9 . . PUNCT _ _ 6 punct _ _",
)
NARRATED = conllu(
    "# newpar",
    "# text = Hun er ordfører.",
    "1 Hun hun PRON _ Gender=Fem|Number=Sing|Person=3|PronType=Prs 3 nsubj _ _",
    "2 er være AUX _ Mood=Ind|Tense=Pres|VerbForm=Fin 3 cop _ _",
    "3 ordfører ordfører NOUN _ _ 0 root _ _",
    "4 . . PUNCT _ _ 3 punct _ _",
)
TEXT = "– Vi må bygge, sier Kari Berg.\n\nHun er ordfører."
ENGLISH = (
    "The council has not made up its mind. – We will wait until autumn, says the mayor, because some of the "
    "neighbours have complained about it."
)


def without_trees(sentence: Sentence) -> Sentence:
    return attrs.evolve(sentence, tokens=tuple(attrs.evolve(t, head=None, deprel="") for t in sentence.tokens))


class FakeParser:
    """Stands for the model: knows one story, whatever the text, and keeps a record of what it was asked."""

    def __init__(self) -> None:
        self.story = read_conllu(SAID + NARRATED)
        self.tagged: list[list[str]] = []
        self.parsed: list[int] = []

    def tag(self, articles: Sequence[tuple[str, Sequence[Block]]]) -> list[tuple[Sentence, ...]]:
        self.tagged.append([text for text, _ in articles])
        bare = [without_trees(s) for s in self.story.sentences]
        return [in_blocks(bare, blocks) if text == self.story.text else () for text, blocks in articles]

    def parse(self, sentences: Sequence[Sentence]) -> list[Sentence]:
        self.parsed.append(len(sentences))
        trees = {s.tokens[0].start: s for s in self.story.sentences}
        return [attrs.evolve(trees[s.start], block=s.block) for s in sentences]


@pytest.fixture
def parser() -> FakeParser:
    return FakeParser()


def finder_with(parser: Any, sieves: Sequence[Sieve] = DEFAULT_SIEVES) -> Finder:
    return Finder(lambda: (parser, "sha256:fake"), sieves, Lexicon.load())


@pytest.fixture
def finder(parser: FakeParser) -> Finder:
    return finder_with(parser)


@pytest.fixture
def offline() -> Finder:
    """A finder whose model must not be asked."""

    def refuse() -> Any:
        raise AssertionError("the model was opened")

    return Finder(refuse, DEFAULT_SIEVES, Lexicon.load())


def spans(article: Article) -> Iterator[quotecite.Span]:
    yield from (block.span for block in article.blocks)
    for quote in article.quotes:
        yield from (*quote.parts, *quote.media)
        yield from (part.span for part in (quote.cue, quote.mention) if part is not None)
    for source in article.sources:
        yield from (mention.span for mention in source.mentions)
        yield from (fact.span for fact in source.facts if fact.span is not None)


def check(article: Article) -> None:
    """What holds of every article: exact spans, quotes that begin in their block, direct words that never overlap,
    speakers among the sources, and a way into the dict form and back.
    """
    for quote in article.quotes:
        block = article.blocks[quote.block].span
        assert block.start <= quote.parts[0].start < block.end
    assert all(article.text[span.start : span.end] == span.text for span in spans(article))
    direct = sorted((p.start, p.end) for q in article.quotes if q.kind is not QuoteKind.INDIRECT for p in q.parts)
    assert all(end <= start for (_, end), (start, _) in pairwise(direct))
    assert all(speaker in article.sources for quote in article.quotes for speaker in quote.speakers)
    assert quotecite.from_dict(quotecite.to_dict(article)) == article


# --- what a finder takes ----------------------------------------------------------------------------------------


def test_a_text_is_tagged_and_parsed(finder: Finder, parser: FakeParser) -> None:
    """A string goes through the model once; the article says which model and lexicon it comes from."""
    article = finder(TEXT)
    (quote,) = article.quotes
    assert (quote.text, quote.speaker and quote.speaker.name) == ("Vi må bygge", "Kari Berg")
    assert quote.evidence.sieve == "reporting_clause"
    assert (parser.tagged, parser.parsed) == ([[TEXT]], [2])
    assert article.meta.model == "sha256:fake"
    assert article.meta.lexicon == Lexicon.load().checksum
    check(article)


MARKED_UP = "<p>The town has waited for years, and now they will have a school.</p>"  # no Norwegian: needs no model


def test_a_text_with_markup_is_warned_of(offline: Finder) -> None:
    """One warning says what the text holds, where and what to do, and points at the call; a plain text has none."""
    with pytest.warns(
        TextWarning, match=r"the text is not plain: HTML tags \(2, the first '<p>' at 0\): read it"
    ) as told:
        article = offline(MARKED_UP)
    assert [warning.filename for warning in told] == [__file__]
    offline(article)  # read before, warned of before
    offline(MARKED_UP.removeprefix("<p>").removesuffix("</p>"))


def test_of_many_texts_the_warning_says_which(offline: Finder) -> None:
    """The index of the text stands in the message; of a composed text the field, and where in it."""
    composed = quotecite.compose(title="The town", body=MARKED_UP)
    with pytest.warns(TextWarning, match=r"text 1 is not plain: body: HTML tags \(2, the first '<p>' at 0") as told:
        list(offline.pipe(["The town has waited for years, and now they will have it.", composed]))
    assert [warning.filename for warning in told] == [__file__]


def test_what_is_parsed_once_gives_the_same_article(finder: Finder, parser: FakeParser) -> None:
    """`parse` reads a text once; the article found in its trees is the text's, the model's checksum included."""
    parsed = finder.parse(TEXT)
    assert finder(parsed) == finder_with(parser)(TEXT)
    assert (parsed.model, len(parser.tagged)) == ("sha256:fake", 2)


def test_what_is_parsed_keeps_the_blocks_it_was_given(finder: Finder) -> None:
    """The fields of a composed text are still what they were when its trees are read later."""
    composed = quotecite.compose(lead="– Vi må bygge, sier Kari Berg.", body="Hun er ordfører.")
    assert finder.parse(composed).blocks == finder(composed).blocks
    assert finder(finder.parse(composed)) == finder(composed)


def test_an_article_is_read_again_in_its_blocks(finder: Finder) -> None:
    """An article stands for its text, cut as it was."""
    article = finder(quotecite.compose(lead="– Vi må bygge, sier Kari Berg.", body="Hun er ordfører."))
    assert finder(article) == article


def test_the_model_of_an_article_does_not_depend_on_others(parser: FakeParser) -> None:
    """The checksum tells which model was asked for this very article, whatever the finder has read before."""
    tree = read_conllu(conllu("1 Regn regn NOUN _ _ 0 root _ SpaceAfter=No", "2 . . PUNCT _ _ 1 punct _ _"))
    rain = Parsed(text=tree.text, sentences=tuple(map(without_trees, tree.sentences)))
    finder = finder_with(parser)
    before = finder(rain)
    finder(TEXT)
    assert finder(rain) == before
    assert before.meta.model == ""


def test_a_parsed_text_needs_no_model(offline: Finder) -> None:
    """Sentences with trees are used as they are."""
    article = offline(read_conllu(SAID + NARRATED))
    assert [quote.speaker and quote.speaker.name for quote in article.quotes] == ["Kari Berg"]
    assert article.text == TEXT
    assert article.meta.model == ""
    check(article)


def test_a_tagged_text_is_only_parsed(finder: Finder, parser: FakeParser) -> None:
    """Sentences without trees are parsed, those with trees beside them are not."""
    story = read_conllu(SAID + NARRATED)
    first, second = story.sentences
    article = finder(Parsed(text=story.text, sentences=(without_trees(first), second)))
    assert [quote.speaker and quote.speaker.name for quote in article.quotes] == ["Kari Berg"]
    assert (parser.tagged, parser.parsed) == ([], [1])
    assert article.meta.model == "sha256:fake"


def test_the_blocks_of_parsed_sentences_are_found_anew(offline: Finder) -> None:
    """Block numbers come from the offsets, and a sentence that reaches over two blocks is cut."""
    story = read_conllu(SAID + NARRATED)
    first, second = story.sentences
    shift = len(first.tokens)
    joined = Sentence(
        tokens=first.tokens
        + tuple(attrs.evolve(t, index=t.index + shift, head=(t.head or 0) + shift) for t in second.tokens[:2])
        + tuple(
            attrs.evolve(t, index=t.index + shift, head=5 if t.head == -1 else (t.head or 0) + shift)
            for t in second.tokens[2:]
        ),
        block=7,
    )
    article = offline(Parsed(text=story.text, sentences=(joined,)))
    assert [(quote.block, quote.speaker and quote.speaker.name) for quote in article.quotes] == [(0, "Kari Berg")]
    check(article)


def document(text: str | None, story: Parsed, *, trees: bool) -> Any:
    """The story as a real ``stanza.Document``."""
    stanza_doc = pytest.importorskip("stanza.models.common.doc")

    def row(token: Token) -> dict[str, Any]:
        tree = {"head": (token.head or 0) + 1 if token.head != -1 else 0, "deprel": token.deprel} if trees else {}
        return {
            "id": token.index + 1, "text": token.text, "lemma": token.lemma, "upos": token.upos,
            "feats": token.feats or None, "start_char": token.start, "end_char": token.end, "ner": token.entity, **tree,
        }  # fmt: skip

    doc = stanza_doc.Document([[row(token) for token in s.tokens] for s in story.sentences])
    doc._text = text  # as a pipeline leaves it
    return doc


def test_a_stanza_document_with_trees_needs_no_model(offline: Finder) -> None:
    """What was parsed elsewhere is not parsed again."""
    story = read_conllu(SAID + NARRATED)
    article = offline(document(story.text, story, trees=True))
    assert [quote.speaker and quote.speaker.name for quote in article.quotes] == ["Kari Berg"]
    check(article)


def test_a_stanza_document_without_trees_is_only_parsed(finder: Finder, parser: FakeParser) -> None:
    """Its tokens, tags and names are kept; the parser adds the trees."""
    story = read_conllu(SAID + NARRATED)
    article = finder(document(story.text, story, trees=False))
    assert [quote.speaker and quote.speaker.name for quote in article.quotes] == ["Kari Berg"]
    assert (parser.tagged, parser.parsed) == ([], [2])


def test_a_stanza_document_without_text_is_refused(offline: Finder) -> None:
    """Without the text there is nothing that offsets could point into; the message says what to do."""
    with pytest.raises(FormatError, match=r"doc\.text is None.*pass the text as str, or make the document as"):
        offline(document(None, read_conllu(SAID), trees=True))


@pytest.mark.parametrize("value", [b"tekst", None, 7, ["tekst"], ("tekst", 1)])
def test_anything_else_is_refused(offline: Finder, value: object) -> None:
    """The message says what was given."""
    with pytest.raises(
        TypeError, match=rf"expected the text of an article as str .*, got {type(value).__name__}"
    ) as error:
        offline(value)
    assert not hasattr(error.value, "__notes__")


@pytest.mark.parametrize("text", ["", " \n\n\t", "\u200b"])
def test_a_blank_text_has_no_quotes(finder: Finder, text: str) -> None:
    """Nothing in, nothing out: an article without quotes and sources."""
    article = finder(text)
    assert (article.text, article.quotes, article.sources) == (text, (), ())
    check(article)


@pytest.mark.parametrize("text", ["", " \n", ENGLISH])
def test_no_model_for_nothing(offline: Finder, text: str) -> None:
    """For a blank text or another language the model is not even opened."""
    assert offline(text).quotes == ()


def test_another_language_is_flagged(offline: Finder) -> None:
    """A text that is not Norwegian is said to be so, its blocks are given, and no quotes are made up."""
    article = offline(ENGLISH)
    assert (article.variety, article.quotes, article.sources) == (Variety.OTHER, (), ())
    assert [block.span.text for block in article.blocks] == [ENGLISH]
    assert offline(Parsed(text=ENGLISH, sentences=())).variety is Variety.OTHER
    check(article)


# --- many texts -------------------------------------------------------------------------------------------------


def test_pipe_keeps_order_and_batches(finder: Finder, parser: FakeParser) -> None:
    """Articles come in the order of the texts; texts go through the model by the batch, foreign and blank ones not."""
    texts = [TEXT, ENGLISH, "Hei.", "", TEXT]
    articles = list(finder.pipe(texts, batch_size=3))
    assert [article.text for article in articles] == texts
    assert [len(article.quotes) for article in articles] == [1, 0, 0, 0, 1]
    assert parser.tagged == [[TEXT, "Hei."], [TEXT]]
    assert articles[0] == articles[4] == finder(TEXT)


def test_pipe_is_lazy(finder: Finder) -> None:
    """Nothing is read before the first article is asked for, and never more than a batch ahead."""
    read: list[int] = []

    def texts() -> Iterator[str]:
        for i in range(10):
            read.append(i)
            yield f"Hei {i}."

    articles = finder.pipe(texts(), batch_size=3)
    assert read == []
    assert next(articles).text == "Hei 0."
    assert read == [0, 1, 2]
    assert [next(articles).text for _ in range(3)] == ["Hei 1.", "Hei 2.", "Hei 3."]
    assert read == [0, 1, 2, 3, 4, 5]


def test_pipe_takes_pairs(finder: Finder) -> None:
    """With `as_tuples` whatever stands beside a text comes back beside its article."""
    pairs = [(TEXT, {"id": 1}), ("Hei.", None)]
    found = list(finder.pipe(pairs, as_tuples=True))
    assert [(article.text, meta) for article, meta in found] == pairs


def test_pipe_takes_what_a_call_takes(finder: Finder) -> None:
    """Strings and parsed texts may be mixed."""
    story = read_conllu(SAID + NARRATED)
    assert [a.text for a in finder.pipe([story, TEXT, story])] == [TEXT] * 3


@pytest.mark.parametrize("size", [0, -1])
def test_pipe_refuses_an_empty_batch(finder: Finder, size: int) -> None:
    """A batch holds one text or more; the call itself says so, not the first article."""
    with pytest.raises(ValueError, match=rf"batch_size: expected 1 or more, got {size}"):
        finder.pipe([], batch_size=size)


def test_pipe_refuses_a_single_text(finder: Finder) -> None:
    """A string would be taken apart into characters."""
    with pytest.raises(TypeError, match=r"got one str; call finder\(text\)"):
        finder.pipe(TEXT)


def test_an_error_comes_when_its_text_has_its_turn(finder: Finder) -> None:
    """The articles before it are delivered; a note on the exception gives the index, counted from the first text."""
    articles = finder.pipe(["En.", "To.", "Tre.", None, "Fem."], batch_size=2)
    assert [next(articles).text for _ in range(3)] == ["En.", "To.", "Tre."]
    with pytest.raises(TypeError, match="got NoneType") as error:
        next(articles)
    assert error.value.__notes__ == ["index of the text: 3"]


def test_what_is_no_pair_is_refused(finder: Finder) -> None:
    """With `as_tuples` an item that is no pair is named, with its index."""
    articles = finder.pipe([("En.", 1), "To."], as_tuples=True)  # type: ignore[call-overload]
    assert next(articles)[0].text == "En."
    with pytest.raises(TypeError, match=r"must be a pair \(text, anything\), got str") as error:
        next(articles)
    assert error.value.__notes__ == ["index of the text: 1"]


def test_the_fault_of_a_sieve_is_told_with_the_text(parser: FakeParser) -> None:
    """Whatever goes wrong with a text, the exception says which text it was."""

    def broken(candidate: Candidate, context: Context) -> Decision | None:
        raise ZeroDivisionError(candidate.start)

    articles = finder_with(parser, [broken]).pipe(["Hei.", TEXT])
    next(articles)
    with pytest.raises(ZeroDivisionError) as error:
        next(articles)
    assert error.value.__notes__ == ["index of the text: 1"]


# --- sieves -----------------------------------------------------------------------------------------------------


def test_without_sieves_nobody_speaks(parser: FakeParser) -> None:
    """A quote whose speaker no sieve finds is kept, without speakers, and says why."""
    (quote,) = finder_with(parser, [])(TEXT).quotes
    assert (quote.text, quote.speakers) == ("Vi må bygge", ())
    assert quote.evidence.note


def test_the_callers_own_sieve_decides(parser: FakeParser) -> None:
    """A sieve is any function; its name is in the evidence."""

    def the_journalist(candidate: Candidate, context: Context) -> Decision | None:
        return Decision(speakers=(context.interviewer,), note="always")

    (quote,) = finder_with(parser, [the_journalist])(TEXT).quotes
    assert quote.speaker is not None
    assert quote.speaker.kind is SourceKind.INTERVIEWER
    assert (quote.evidence.sieve, quote.evidence.note) == ("the_journalist", "always")


# --- with the bundled model -------------------------------------------------------------------------------------

STORY = """Ny skole i Lillevik

Kommunen vil bygge en ny skole ved fjorden.

– Vi trenger flere klasserom, sier ordfører Kari Berg (Ap) til Lillevik Avis.

Rektor Ola Moe er glad for planene.

– Dette har vi ventet på lenge, sier han."""


@pytest.mark.model
def test_bokmaal_with_the_bundled_model() -> None:
    """A name with title, party and outlet, and a pronoun, end to end."""
    article = quotecite.load()(STORY)
    said = [(quote.text, quote.speaker and quote.speaker.name) for quote in article.quotes]
    assert said == [("Vi trenger flere klasserom", "Kari Berg"), ("Dette har vi ventet på lenge", "Ola Moe")]
    berg = article.quotes[0].speaker
    assert berg is not None
    assert (berg.role, berg.party) == ("ordfører", "Ap")
    assert article.meta.model.startswith("sha256:")
    check(article)


@pytest.mark.model
def test_nynorsk_with_the_bundled_model() -> None:
    """The same in Nynorsk, in two texts that share a batch."""
    text = "– Me treng fleire klasserom, seier ordførar Kari Berg.\n\nHo vil ikkje seie kva skulen kjem til å koste."
    first, second = quotecite.load().pipe([text, STORY])
    assert (first.variety, second.variety) == (Variety.NN, Variety.NB)
    assert [(q.text, q.speaker and q.speaker.name) for q in first.quotes] == [
        ("Me treng fleire klasserom", "Kari Berg")
    ]
    check(first)


@pytest.mark.model
def test_the_trees_of_the_bundled_model_can_be_given_back() -> None:
    """A text that was tagged and parsed before, given with its sentences, yields the same quotes without the model."""
    finder = quotecite.load()
    parser = quotecite.Parser.bundled(model_dir())
    article = finder(STORY)
    (tagged,) = parser.tag([(STORY, article.blocks)])
    parsed = Parsed(text=STORY, sentences=tuple(parser.parse(tagged)))
    assert finder(parsed).quotes == article.quotes
