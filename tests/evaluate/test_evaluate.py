"""The evaluation for users: annotation in, figures with their intervals out, and the sheet for checking by hand."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotecite import evaluate
from quotecite.errors import FormatError
from quotecite.evaluate.handcheck import wilson
from quotecite.records import (
    Article,
    Block,
    BlockKind,
    Evidence,
    Mention,
    MentionKind,
    Meta,
    Quote,
    QuoteKind,
    Source,
    SourceKind,
    Span,
    Variety,
)

TEXT = (
    "– Vi må bygge mer, sier ordfører Kari Berg.\n\n"
    "– Det haster ikke, svarer naboen Samir.\n\n"
    "– Når begynner dere?\n\n"
    "– Til våren."
)
WORDS = ("Vi må bygge mer", "Det haster ikke", "Når begynner dere?", "Til våren")
META = Meta(quotecite="0", model="", lexicon="")
BERG = Source(id="s1", name="Kari Berg", kind=SourceKind.PERSON)
JOURNALIST = Source(id="s3", name="intervjuer", kind=SourceKind.INTERVIEWER)


def at(words: str, text: str = TEXT) -> Span:
    """Where words stand in a text."""
    start = text.index(words)
    return Span(start=start, end=start + len(words), text=words)


SAMIR = Source(
    id="s2",
    name="Samir",
    kind=SourceKind.PERSON,
    mentions=(Mention(span=at("naboen Samir"), kind=MentionKind.NAME),),
)


def quote(words: str, *speakers: Source, sieve: str = "reporting_clause", kind: QuoteKind = QuoteKind.DASH) -> Quote:
    """A quote of some words."""
    return Quote(kind=kind, parts=(at(words),), speakers=speakers, block=0, evidence=Evidence(sieve=sieve, note="so"))


def article(*quotes: Quote) -> Article:
    """An article in which quotes were found."""
    sources = {source.id: source for found in quotes for source in found.speakers}
    return Article(
        text=TEXT,
        variety=Variety.NB,
        blocks=(Block(span=Span(start=0, end=len(TEXT), text=TEXT), kind=BlockKind.PARAGRAPH),),
        quotes=quotes,
        sources=tuple(sources.values()),
        meta=META,
    )


def item(words: str, *speakers: str, certain: bool = True, mention: str | None = None) -> dict[str, object]:
    """An annotated item as it stands in the file."""
    span = at(words)
    said = at(mention) if mention else None
    return {
        "kind": "dash",
        "parts": [words],
        "spans": [[span.start, span.end]],
        "speakers": list(speakers),
        "mention_span": [said.start, said.end] if said else None,
        "certain": certain,
    }


ROW = {
    "id": "a1",
    "lang": "nb",
    "text": TEXT,
    "sources": [
        {"name": "Kari Berg", "kind": "person", "gender": "f"},
        {"name": "naboen Samir", "kind": "person"},
        {"name": "INTERVIEWER", "kind": "interviewer"},
    ],
    "items": [
        item(WORDS[0], "Kari Berg", mention="ordfører Kari Berg"),
        item(WORDS[1], "naboen Samir", mention="naboen Samir"),
        item(WORDS[2], "INTERVIEWER"),
        item(WORDS[3], "Kari Berg"),
    ],
}


def gold(tmp_path: Path, **changed: object) -> evaluate.GoldArticle:
    """The annotated article, with some keys changed."""
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({**ROW, **changed}) + "\n", encoding="utf-8")
    (found,) = evaluate.read_gold(path)
    return found


ALL_RIGHT = (
    quote(WORDS[0], BERG),
    quote(WORDS[1], SAMIR, sieve="nameless"),
    quote(WORDS[2], JOURNALIST, sieve="question"),
    quote(WORDS[3], BERG, sieve="answer"),
)


# --- the file -----------------------------------------------------------------------------------------------------


def test_the_annotation_survives_a_round_trip(tmp_path: Path) -> None:
    """What is written is read back as it was."""
    before = gold(tmp_path)
    evaluate.write_gold(tmp_path / "again.jsonl", [before])
    assert evaluate.read_gold(tmp_path / "again.jsonl") == (before,)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"id": 7}, "line 1.id: expected str, found 7"),
        ({"items": [{**item(WORDS[0]), "kind": "shout"}]}, r"items\[0\].kind: expected one of dash, .*found 'shout'"),
        ({"items": [{**item(WORDS[0]), "spans": [[4, 9999]]}]}, r"items\[0\].spans\[0\]: expected offsets .*9999"),
        ({"items": [{**item(WORDS[0]), "spans": []}]}, "expected at least one pair"),
        ({"items": [{**item(WORDS[0]), "parts": ["Vi"]}]}, "expected the text between the spans"),
        ({"items": [item(WORDS[0], "Ola Lie")]}, "'Ola Lie' is no source of the article"),
        ({"sources": [{"name": "Kari Berg", "kind": "cat"}]}, r"sources\[0\].kind: expected one of person"),
        ({"sources": [{"kind": "person"}]}, "the key 'name' is missing"),
        ({"items": ["x"]}, r"items\[0\]: expected an object, found str"),
    ],
)
def test_a_fault_in_the_annotation_is_named(tmp_path: Path, changed: dict[str, object], message: str) -> None:
    """Whatever is wrong with a line, the error says where, what was expected and what was found."""
    with pytest.raises(FormatError, match=message):
        gold(tmp_path, **changed)


def test_a_line_that_is_no_json(tmp_path: Path) -> None:
    """The number of the line is in the message; blank lines are passed over."""
    path = tmp_path / "gold.jsonl"
    path.write_text("\n{", encoding="utf-8")
    with pytest.raises(FormatError, match="line 2: expected one JSON object"):
        evaluate.read_gold(path)


# --- judging ------------------------------------------------------------------------------------------------------


def test_everything_right(tmp_path: Path) -> None:
    """All found with the right speakers gives rates of one; a source without a full name is right by its mention."""
    found = evaluate.figures([evaluate.judge(gold(tmp_path), article(*ALL_RIGHT))], ["dash"])
    assert (found.gold, found.found, found.wrong, found.open) == (4, 4, 0, 0)
    assert found.exact == found.pair == evaluate.Rate(1.0, 1.0, 1.0)
    assert found.answered == found.speaker_precision == 1.0


def test_wrong_open_missed_and_found_where_nothing_is(tmp_path: Path) -> None:
    """Each way to fail is counted as what it is, by hand: one right of three found, one right of four annotated."""
    somewhere = quote("ordfører Kari Berg", BERG)
    tried = article(quote(WORDS[0], BERG), quote(WORDS[1], BERG), quote(WORDS[2]), somewhere)
    found = evaluate.figures([evaluate.judge(gold(tmp_path), tried)], ["dash"])
    assert (found.gold, found.found, found.wrong, found.open) == (4, 4, 1, 1)
    assert found.pair == evaluate.Rate(1 / 4, 1 / 4, 1 / 4)
    assert found.match == evaluate.Rate(3 / 4, 3 / 4, 3 / 4)
    assert (found.answered, found.speaker_precision) == (2 / 4, 1 / 2)


def test_a_full_name_is_right_exactly_or_wrong(tmp_path: Path) -> None:
    """A surname alone is wrong for a person with a full name, even where the mention is the same."""
    short = attrs.evolve(BERG, name="Berg", mentions=(Mention(span=at("Kari Berg"), kind=MentionKind.NAME),))
    judged = evaluate.judge(gold(tmp_path), article(quote(WORDS[0], short)))
    assert [j.right for j in judged.judgements if j.quote] == [False]


def test_an_uncertain_item_counts_neither_way(tmp_path: Path) -> None:
    """It is no item to be found, and a quote there is no quote too many."""
    unsure = gold(tmp_path, items=[item(WORDS[0], "Kari Berg"), item(WORDS[3], certain=False)])
    found = evaluate.figures([evaluate.judge(unsure, article(quote(WORDS[0], BERG), quote(WORDS[3], BERG)))])
    assert (found.gold, found.found, found.pair.f1) == (1, 1, 1.0)
    assert found.char == evaluate.Rate(1.0, 1.0, 1.0)


def test_a_heading_may_pair_with_a_dash_quote(tmp_path: Path) -> None:
    """The pair is found; recall goes by the annotated kind, precision by the found one."""
    judged = [evaluate.judge(gold(tmp_path), article(quote(WORDS[0], BERG, kind=QuoteKind.HEADING)))]
    dash, heading = evaluate.figures(judged, ["dash"]), evaluate.figures(judged, ["heading"])
    assert (dash.pair.recall, dash.pair.precision) == (1 / 4, None)
    assert (heading.pair.recall, heading.pair.precision) == (None, 1.0)
    assert dash.char is None  # characters are counted over both kinds together


def test_the_text_must_be_the_same(tmp_path: Path) -> None:
    """Offsets of another text would mean nothing."""
    other = attrs.evolve(article(), text="Noe annet")
    with pytest.raises(ValueError, match="a1: the article was found in another text"):
        evaluate.judge(gold(tmp_path), other)


def test_groups(tmp_path: Path) -> None:
    """Every label parts the judgements; what it does not tell of is left out."""
    judged = [evaluate.judge(gold(tmp_path), article(*ALL_RIGHT[:3]))]

    def sizes(label: object) -> dict[str, int]:
        return {name: f.gold for name, f in evaluate.breakdown(judged, label).items()}  # type: ignore[arg-type]

    assert sizes(evaluate.by_sieve) == {"nameless": 1, "question": 1, "reporting_clause": 1}
    assert sizes(evaluate.by_gender) == {"f": 2, "unknown": 1}
    assert sizes(evaluate.by_naming) == {"named": 2, "unnamed": 1}
    assert sizes(evaluate.by_origin) == {"listed": 2}
    assert sizes(evaluate.by_variety) == {"nb": 4}
    assert sizes(evaluate.by_kind) == {"dash": 4}


def test_an_unknown_kind_is_an_error() -> None:
    """A misspelt kind would otherwise look like no quotes at all."""
    with pytest.raises(ValueError, match=r"kinds: expected some of dash, .* got 'dashes'"):
        evaluate.figures([], ["dashes"])


# --- how sure -----------------------------------------------------------------------------------------------------


def dash_recall(judged: object) -> float | None:
    """The share of dash quotes that were found with the right speaker."""
    return evaluate.figures(judged, ["dash"]).pair.recall  # type: ignore[arg-type]


def test_intervals(tmp_path: Path) -> None:
    """The bounds lie about the value, are the same for the same seed, and narrow to it where all articles are alike."""
    good = evaluate.judge(gold(tmp_path), article(*ALL_RIGHT))
    poor = evaluate.judge(gold(tmp_path, id="a2"), article(ALL_RIGHT[0]))
    mixed = [good, poor] * 10
    found = evaluate.interval(mixed, dash_recall, resamples=200)
    assert found.low < found.value == 0.625 < found.high
    assert found == evaluate.interval(mixed, dash_recall, resamples=200)
    alike = evaluate.interval([good] * 5, dash_recall, resamples=50)
    assert alike.low == alike.value == alike.high == 1.0


def test_differences(tmp_path: Path) -> None:
    """A run that is better on every article is better in every resample."""
    good = [evaluate.judge(gold(tmp_path, id=f"a{n}"), article(*ALL_RIGHT)) for n in range(6)]
    poor = [evaluate.judge(gold(tmp_path, id=f"a{n}"), article(ALL_RIGHT[0])) for n in range(6)]
    better = evaluate.improvement(poor, good, dash_recall, resamples=50)
    assert better.low == better.value == better.high == 0.75
    assert evaluate.difference(good, poor, dash_recall, resamples=50).low > 0
    with pytest.raises(ValueError, match="same articles"):
        evaluate.improvement(poor[1:], good, dash_recall)


def test_no_interval_of_nothing(tmp_path: Path) -> None:
    """A figure without a value has no interval, nor has one of a single article: nothing shows how it varies."""
    one = evaluate.judge(gold(tmp_path), article(*ALL_RIGHT))
    for few in ([], [one]):
        with pytest.raises(ValueError, match=f"expected several articles to draw from, got {len(few)}"):
            evaluate.interval(few, dash_recall)
        with pytest.raises(ValueError, match="expected several articles"):
            evaluate.difference([one, one], few, dash_recall)
        with pytest.raises(ValueError, match="expected several articles"):
            evaluate.improvement(few, few, dash_recall)
    with pytest.raises(ValueError, match="no value"):
        evaluate.interval([one, one], lambda articles: None)


def test_gains_and_losses(tmp_path: Path) -> None:
    """Each item that came out otherwise is a gain, a loss or another change."""
    one = gold(tmp_path)
    before = [evaluate.judge(one, article(quote(WORDS[0], BERG), quote(WORDS[1], BERG), quote(WORDS[3])))]
    after = [evaluate.judge(one, article(quote(WORDS[0], SAMIR), ALL_RIGHT[1], quote(WORDS[3], SAMIR)))]
    found = evaluate.changes(before, after, {one.id: one.text})
    assert [(c.words, c.before, c.after) for c in found] == [
        (WORDS[0], "right", "wrong"),
        (WORDS[1], "wrong", "right"),
        (WORDS[3], "open", "wrong"),
    ]
    report = evaluate.format_changes(found)
    assert report.splitlines()[0] == "1 gains, 1 losses, 1 other changes"
    assert report.splitlines()[1].startswith("gain: a1, dash «Det haster ikke»: Kari Berg [reporting_clause] → Samir")
    assert evaluate.changes(before, before) == ()


def test_another_right_name_is_neither(tmp_path: Path) -> None:
    """An item that stays right under another name is another change: nothing was gained and nothing lost."""
    one = gold(tmp_path)
    sources = SAMIR, attrs.evolve(SAMIR, name="naboen")
    before, after = ([evaluate.judge(one, article(quote(WORDS[1], source)))] for source in sources)
    (found,) = evaluate.changes(before, after)
    assert (found.before, found.after, found.gain, found.loss) == ("right", "right", False, False)
    assert evaluate.format_changes([found]).splitlines()[0] == "0 gains, 0 losses, 1 other changes"


# --- by hand ------------------------------------------------------------------------------------------------------


def test_the_sheet_survives_a_round_trip(tmp_path: Path) -> None:
    """What is drawn is written, and read back as it was; a cell that a spreadsheet would run is kept from it."""
    drawn = evaluate.draw([(article(*ALL_RIGHT), "a1")])
    hostile = attrs.evolve(drawn[0], words="=1+1", before="- Hei", after="'=x")
    path = tmp_path / "sheet.tsv"
    evaluate.write_sheet(path, (hostile, *drawn[1:]))
    assert evaluate.read_sheet(path) == (hostile, *drawn[1:])
    with open(path, encoding="utf-8-sig", newline="") as lines:
        cells = [cell for row in list(csv.reader(lines, dialect="excel-tab"))[1:] for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_each_stratum_is_drawn_from() -> None:
    """No more than asked for from each kind and rule, with the size of the whole; the same seed draws the same."""
    corpus = [(article(*ALL_RIGHT, quote("ordfører Kari Berg", BERG)), f"a{n}") for n in range(30)]
    drawn = evaluate.draw(corpus, per_stratum=3)
    strata = {row.stratum: row.in_stratum for row in drawn}
    assert strata == {"dash · answer": 30, "dash · nameless": 30, "dash · question": 30, "dash · reporting_clause": 60}
    assert len(drawn) == 12
    assert drawn == evaluate.draw(corpus, per_stratum=3) != evaluate.draw(corpus, per_stratum=3, seed=2)
    assert [row.number for row in drawn] == list(range(1, 13))


def test_the_estimate_weighs_strata_by_their_size() -> None:
    """Nine of ten right in a stratum of 90 and none of ten in one of 10: 81 % in all, and unjudged ones are told of."""

    def row(stratum: str, size: int, verdict: evaluate.Verdict | None) -> evaluate.Drawn:
        empty = dict.fromkeys(("article", "before", "words", "after", "speakers", "because"), "")
        return evaluate.Drawn(number=1, stratum=stratum, in_stratum=size, verdict=verdict, **empty)

    right, wrong, unsure = evaluate.Verdict
    checked = [row("a", 90, right)] * 9 + [row("a", 90, wrong)] + [row("b", 10, wrong)] * 10
    checked += [row("b", 10, unsure), row("c", 100, None)]
    found = evaluate.estimate(checked)
    assert found.value == pytest.approx(0.81)
    assert found.low < 0.81 < found.high
    assert found.covered == 0.5
    assert [(s.judged, s.right) for s in found.strata] == [(10, 9), (10, 0), (0, 0)]
    assert "81.0 % right" in evaluate.format_accuracy(found)


@given(st.integers(1, 200).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_s_interval_holds_the_share(counts: tuple[int, int]) -> None:
    """The bounds lie about the share, within 0 and 1, and never close on it."""
    low, high = wilson(*counts)
    assert 0 <= low <= counts[0] / counts[1] <= high <= 1
    assert low < high


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("verdict", "perhaps", "line 2, verdict: expected right, wrong, unsure or nothing, found 'perhaps'"),
        ("number", "one", "line 2, number: expected a number as written, found 'one'"),
    ],
)
def test_a_fault_in_the_sheet_is_named(tmp_path: Path, column: str, value: str, message: str) -> None:
    """A verdict that is none, or a number that was changed, is found with its line."""
    path = tmp_path / "sheet.tsv"
    evaluate.write_sheet(path, evaluate.draw([(article(*ALL_RIGHT), "a1")]))
    with open(path, encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines, dialect="excel-tab"))
    rows[0][column] = value
    with open(path, "w", encoding="utf-8-sig", newline="") as out:
        sheet = csv.DictWriter(out, list(rows[0]), dialect="excel-tab")
        sheet.writeheader()
        sheet.writerows(rows)
    with pytest.raises(FormatError, match=message):
        evaluate.read_sheet(path)


def test_no_estimate_without_verdicts() -> None:
    """An unfilled sheet estimates nothing, and says what to do."""
    with pytest.raises(ValueError, match="write right or wrong"):
        evaluate.estimate(evaluate.draw([(article(*ALL_RIGHT), "a1")]))


def test_the_table_is_markdown(tmp_path: Path) -> None:
    """A head, a rule and a row for each group, in per cent."""
    judged = [evaluate.judge(gold(tmp_path), article(*ALL_RIGHT))]
    lines = evaluate.format_figures({"dash": evaluate.figures(judged, ["dash"])}).splitlines()
    assert len(lines) == 3
    assert lines[1].startswith("| ---- | ---:")
    assert lines[2].split("|")[1:4] == [" dash ", "    4 ", "     4 "]
    assert evaluate.format_interval(evaluate.Interval(0.5, 0.75, 1.0, 0.95)) == "75.0 (50.0 to 100.0)"
