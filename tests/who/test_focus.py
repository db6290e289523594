"""Who is thought of at a place: an article's clock, weights of mentions, how they fade, and who is clearly ahead."""

from __future__ import annotations

from itertools import accumulate

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from handmade import parsed, sentence
from quotecite.records import SourceKind
from quotecite.who.cast import Entity, Salience
from quotecite.who.focus import (
    AHEAD,
    CAREFUL,
    FADE,
    NAMELESS,
    OFTEN,
    SUBJECT,
    UNSURE,
    clock,
    most_salient,
    rivals,
    score,
    trust,
    weight,
)

BERG = Entity(number=1, name="Kari Berg", kind=SourceKind.PERSON, key=("kari", "berg"))
LIE = Entity(number=2, name="Ola Lie", kind=SourceKind.PERSON, key=("ola", "lie"))


def mentioned(entity: Entity, *places: tuple[int, float, float]) -> Entity:
    """Somebody with mentions: offset, time and weight of each."""
    return attrs.evolve(entity, salience=tuple(Salience(at=a, then=t, weight=w) for a, t, w in places))


def felt(entity: Entity, offset: int, now: float, sentence: int | None = None) -> float:
    """How much somebody with mentions is in focus."""
    return score(entity, entity.salience, offset, now, sentence)


def scored(*people: Entity, now: float = 1.0) -> list[tuple[Entity, float]]:
    """People with their scores after all their mentions."""
    return [(e, felt(e, 100, now)) for e in people]


# --- the clock --------------------------------------------------------------------------------------------------


def test_a_sentence_of_narration_takes_one_and_speech_a_quarter() -> None:
    """Time goes on with the narrator's sentences; a sentence of direct speech takes little of it."""
    text = parsed(["Det_PRON regner_VERB ."], ["–_PUNCT Jeg_PRON ler_VERB ."], ["Det_PRON snør_VERB ."])
    said = text.text.index("Jeg")
    time = clock(text.sentences, lambda offset: said <= offset < said + len("Jeg ler."))
    assert [time(s.start) for s in text.sentences] == [1.0, 1.25, 2.25]
    assert time(text.sentences[1].start - 1) == 1.0


def test_before_the_first_sentence_no_time_has_passed() -> None:
    """The clock begins at nought, also in an article without sentences."""
    assert clock((), lambda _: False)(7) == 0.0


def test_from_when_on_it_is_that_time() -> None:
    """Time is counted back to the sentence in which that time begins; before the first there is nothing."""
    text = parsed(*["Det_PRON regner_VERB ."] * 5)
    time, starts = clock(text.sentences, lambda _: False), [s.start for s in text.sentences]
    assert [time.since(back) for back in (-39.0, 1.0, 1.5, 2.0, 5.0)] == [0, 0, starts[1], starts[1], starts[4]]
    assert clock((), lambda _: False).since(0.0) == 0


# --- weights ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "token", "expected"),
    [
        ("Berg_2_nsubj_PER ler_VERB:fin_root .", "Berg", 3.0),
        ("Vi_PRON_2_nsubj vet_VERB:fin_root at_SCONJ_5_mark Berg_5_nsubj_PER ler_VERB:fin_2_ccomp .", "Berg", 2.5),
        ("Vi_PRON_2_nsubj ser_VERB:fin_root Berg_2_obj_PER .", "Berg", 1.5),
        ("Me_PRON_2_nsubj ventar_VERB:fin_root på_ADP_4_case Berg_2_obl_PER .", "Berg", 1.0),
        ("Det_PRON_2_nsubj snør_VERB:fin_root , Berg_2_vocative_PER .", "Berg", 0.8),
    ],
)
def test_the_subject_weighs_most(words: str, token: str, expected: float) -> None:
    """A mention weighs by its function: main subject, other subject, object, oblique, anything else."""
    tree = sentence(words)
    mention = tuple(t for t in tree.tokens if t.text == token)
    assert weight(tree, mention) == expected


def test_a_part_of_a_name_weighs_as_the_whole() -> None:
    """A surname that hangs on the first name has the function of the name."""
    tree = sentence("Kari_3_nsubj_PER Berg_1_flat_PER ler_VERB:fin_root .")
    assert weight(tree, tree.tokens[1:2]) == SUBJECT


# --- scores -----------------------------------------------------------------------------------------------------


def test_a_mention_fades_with_each_sentence() -> None:
    """What a mention weighs is halved with every sentence of narration."""
    berg = mentioned(BERG, (0, 1.0, 3.0))
    first, later = (felt(berg, 100, now) for now in (1.0, 3.0))
    assert later == pytest.approx(first * FADE**2)


@given(st.lists(st.tuples(st.integers(0, 99), st.floats(0, 4), st.floats(0.1, 3.6)), max_size=40), st.integers(0, 100))
def test_what_is_long_gone_is_not_counted_and_not_missed(steps: list[tuple[int, float, float]], offset: int) -> None:
    """However often somebody is mentioned, only mentions that can still decide are added up; the sum is that of all."""
    offsets = sorted(at for at, _, _ in steps)
    times = list(accumulate(step for _, step, _ in steps))
    berg = mentioned(BERG, *zip(offsets, times, (w for _, _, w in steps), strict=True))
    now = max((s.then for s in berg.salience if s.at < offset), default=0.0)
    faded = [s.weight * FADE ** (now - s.then) for s in berg.salience if s.at < offset]
    assert felt(berg, offset, now) == pytest.approx(max(faded, default=0.0) + OFTEN * sum(faded), abs=1e-9)


def test_who_was_ever_mentioned_is_never_quite_forgotten() -> None:
    """Somebody named at the beginning of a long article is known at its end, however faintly."""
    assert 0.0 < felt(mentioned(BERG, (0, 1.0, 3.0)), 9000, 300.0) < 1e-9


def test_mentions_after_an_offset_do_not_count() -> None:
    """Only what stands before brings somebody into focus."""
    berg = mentioned(BERG, (50, 2.0, 3.0))
    assert felt(berg, 50, 2.0) == 0.0
    assert felt(berg, 51, 2.0) > 0.0


def test_for_a_pronoun_only_subjects_of_its_own_sentence_count() -> None:
    """``Om Berg sier hun …``: who is mentioned in the pronoun's sentence and is no subject cannot be meant."""
    oblique, subject = mentioned(BERG, (10, 2.0, 1.0)), mentioned(BERG, (10, 2.0, 3.0))
    assert felt(oblique, 20, 2.0, sentence=8) == felt(oblique, 20, 2.0, sentence=10) == 0.0
    assert felt(oblique, 20, 2.0, sentence=11) > 0.0
    assert felt(subject, 20, 2.0, sentence=8) > 0.0
    assert felt(oblique, 20, 2.0) > 0.0


def test_trust_in_a_person() -> None:
    """A full name, a known first name, an age are a person's; a single unknown word is unsure, a noun still less."""
    single = attrs.evolve(BERG, key=("berg",))
    assert trust(BERG) == 1.0
    assert trust(attrs.evolve(single, gender_via="name table")) == 1.0
    assert trust(attrs.evolve(single, age=24)) == 1.0
    assert trust(attrs.evolve(single, seen=2)) == 1.0
    assert trust(attrs.evolve(single, seen=1)) == UNSURE
    assert trust(attrs.evolve(single, seen=-3)) == 0.0
    assert trust(attrs.evolve(single, key=())) == NAMELESS


# --- who is meant -----------------------------------------------------------------------------------------------


def test_whoever_is_clearly_ahead() -> None:
    """The most salient candidate is meant, alone."""
    berg, lie = mentioned(BERG, (0, 1.0, 3.0)), mentioned(LIE, (5, 1.0, 1.0))
    assert most_salient(scored(lie, berg)) == ((berg,), ())


def test_two_who_are_close_stay_open() -> None:
    """When the best is not clearly ahead, nobody is meant, and those who are close remain; others do not."""
    far = mentioned(attrs.evolve(BERG, number=3), (0, -9.0, 1.0))
    berg, lie = mentioned(BERG, (0, 1.0, 3.0)), mentioned(LIE, (5, 1.0, 3.0))
    found, remained = most_salient(scored(berg, lie, far))
    assert (found, set(remained)) == ((), {berg, lie})


def test_the_only_candidate_is_meant_however_faint() -> None:
    """One candidate whom nothing else brings up is meant; of several, all remain."""
    assert most_salient(scored(BERG)) == ((BERG,), ())
    assert most_salient(scored(BERG, LIE)) == ((), (BERG, LIE))
    assert most_salient([]) == ((), ())


def test_who_is_not_far_behind_is_a_rival() -> None:
    """Whoever has a third of the focus of the one who is meant is a rival; nobody is when two remained."""
    berg = mentioned(BERG, (0, 1.0, 3.0))
    near, far = mentioned(LIE, (5, 1.0, 3.0 / CAREFUL)), mentioned(LIE, (5, 1.0, 2.9 / CAREFUL))
    assert rivals([berg], scored(berg, near)) == (near,)
    assert rivals([berg], scored(far, berg)) == ()
    assert rivals([], scored(berg, near)) == ()
    assert rivals([BERG], scored(BERG)) == ()


@given(
    st.lists(st.tuples(st.integers(0, 90), st.floats(0, 20), st.floats(0, 3.6)), max_size=4),
    st.lists(st.tuples(st.integers(0, 90), st.floats(0, 20), st.floats(0, 3.6)), max_size=4),
)
def test_an_answer_is_one_who_is_ahead(
    mine: list[tuple[int, float, float]], theirs: list[tuple[int, float, float]]
) -> None:
    """Whatever was mentioned, one is meant only if clearly ahead of the other; else both questions have no answer."""
    people = [mentioned(BERG, *mine), mentioned(LIE, *theirs)]
    found, remained = most_salient(scored(*people, now=20.0))
    assert not (found and remained)
    if found:
        (other,) = (e for e in people if e not in found)
        best, next_best = felt(found[0], 100, 20.0), felt(other, 100, 20.0)
        assert best >= next_best * AHEAD or next_best < 0.02
    else:
        assert remained
