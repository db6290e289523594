"""What a sieve sees of the article around a candidate."""

from __future__ import annotations

from handmade import LEXICON, page, parsed
from quotecite.sieves.scene import Context, Decision, settle
from quotecite.speech.finding import find_speech
from quotecite.who.cast import INTERVIEWER
from quotecite.who.finding import find_mentions
from quotecite.who.resolve import resolve

BOTH = "Kari_nsubj_PER Berg_1_flat_PER og_CCONJ_4_cc Ola_1_conj_PER Lie_4_flat_PER smiler_VERB:fin_root ."
YES = "–_PUNCT Ja_INTJ_root ."


def test_who_spoke_last_before_a_line() -> None:
    """Not the journalist, not a line without a speaker; in whatever order the lines were decided, or given so."""
    speech = find_speech(page(parsed(BOTH, YES, YES, YES, YES, YES)), LEXICON)
    who = resolve(speech, find_mentions(speech, LEXICON), LEXICON)
    kari, ola = who.cast
    said = {2: (INTERVIEWER,), 1: (ola,), 0: (kari,), 3: ()}
    decided = {index: Decision(speakers=speakers, note="") for index, speakers in said.items()}
    one_by_one = Context(speech=speech, who=who, lexicon=LEXICON)
    for index, decision in decided.items():
        settle(speech.direct[index], decision, one_by_one)
    assert one_by_one.decided == decided
    for context in (one_by_one, Context(speech=speech, who=who, lexicon=LEXICON, decided=dict(decided))):
        assert [context.last_interviewee(line) for line in speech.direct] == [(), (kari,), (ola,), (ola,), (ola,)]
