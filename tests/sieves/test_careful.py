"""The precise sieves: what they answer is what all sieves answer, and they leave open what only focus tells."""

from __future__ import annotations

from pathlib import Path

import pytest

import quotecite
from frozen import frozen
from quotecite.sieves.scene import sieve_name

CASES = Path(__file__).parent / "cases"
SIEVES = [sieve_name(sieve) for sieve in quotecite.DEFAULT_SIEVES]

BEFORE = """Kari Berg bor i Lia.

Anne Lie er leder for laget. Kari Berg besøkte henne på fredag.

– Det var hyggelig, sier hun.
"""


@pytest.mark.model
def test_a_rival_leaves_the_speaker_open() -> None:
    """With another woman not far behind in focus, a careful reader does not say who *hun* is, and names both."""
    (guessed,) = quotecite.load()(BEFORE).quotes
    article = quotecite.load(sieves=quotecite.PRECISE_SIEVES)(BEFORE)
    (careful,) = article.quotes
    names = {source.id: source.name for source in article.sources}
    assert [str(speaker) for speaker in guessed.speakers] == ["Kari Berg"]
    assert careful.speakers == ()
    assert {names[identifier] for identifier in careful.evidence.candidates} == {"Kari Berg", "Anne Lie"}
    assert careful.evidence.note.endswith("; not sure: Kari Berg or Anne Lie")


def test_precise_answers_are_answers_of_all_sieves() -> None:
    """Over all cases the precise sieves say nothing that all sieves together would not say, and less."""
    precise, everything = quotecite.load(sieves=quotecite.PRECISE_SIEVES), quotecite.load()
    answered = said = 0
    for case in (case for name in SIEVES for case in frozen(CASES / name)):
        trees = quotecite.read_conllu(case.document)
        for careful, usual in zip(precise(trees).quotes, everything(trees).quotes, strict=True):
            assert careful.parts == usual.parts
            if careful.speakers:
                assert [s.name for s in careful.speakers] == [s.name for s in usual.speakers]
            answered += bool(careful.speakers)
            said += bool(usual.speakers)
    assert 0 < answered < said


def test_a_careful_sieve_keeps_its_name() -> None:
    """The evidence names the rule, careful or not."""
    assert {sieve_name(sieve) for sieve in quotecite.PRECISE_SIEVES} <= set(SIEVES)
