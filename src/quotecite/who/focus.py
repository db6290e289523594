"""Who is thought of at a place in the text: the clock, and the salience that mentions give and sentences take away.

Every mention gives its referent a weight by grammatical function, which fades with each sentence of narration (after
Lappin & Leass 1994); persons merely talked about inside quotes gain little. All soft rules for mentions and their
constants are here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

import attrs

from quotecite.language.trees import Sentence, Token
from quotecite.records import BlockKind
from quotecite.who.cast import NAME_TABLE, Entity, Salience

SUBJECT, SUBORDINATE, OBJECT, OBLIQUE, OTHER = 3.0, 2.5, 1.5, 1.0, 0.8  # weights by grammatical function
AGENT = 2.0  # the least weight of a subject
QUOTED = 0.15  # factor for a mention inside somebody's words
SPEAKING = 1.2  # factor for who is said to speak: the floor tends to stay
FADE = 0.5  # what a mention's weight keeps per sentence of the narrator's text
GONE = 40.0  # after how many of them nothing of it is left that could decide
QUOTE_TIME = 0.25  # how much of a sentence's time passes in a sentence of direct speech
UNSURE = 0.4  # factor for single words that the model takes for persons and no table knows
NAMELESS = 0.35  # factor for persons who are never named
OFTEN = 0.3  # what further mentions add to the strongest one
NEAR = 8.0  # for how many sentences of narration people who were named together are thought of together
AHEAD = 1.4  # how far the best candidate must be ahead of the next
CAREFUL = 3.0  # … for those who want to be surer
FAR_AHEAD = 1.6  # … when nothing but focus speaks for a noun's meaning somebody
CLEARLY = 0.3  # the least score of somebody whom only focus can show
FAINT = 0.02  # a score below which nobody is in focus
NOTHING = 0.01  # a score below which a mention has faded away
BLOCK_WEIGHT = {
    BlockKind.HEADLINE: 0.5,
    BlockKind.HEADING: 0.5,
    BlockKind.CAPTION: 0.6,
    BlockKind.BYLINE: 0.05,
    BlockKind.CREDIT: 0.0,
    BlockKind.LINK: 0.1,
}


@attrs.frozen
class Clock:
    """The article's time: sentences of narration, those in quotes counting little; by the sentences' first offsets."""

    starts: tuple[int, ...]
    times: tuple[float, ...]

    def __call__(self, offset: int) -> float:
        """The time at an offset."""
        at = bisect_right(self.starts, offset) - 1
        return self.times[at] if at >= 0 else 0.0

    def since(self, time: float) -> int:
        """The offset from which on it is that time or later."""
        at = bisect_left(self.times, time)
        return self.starts[at] if 0 < at < len(self.starts) else 0


def clock(sentences: Sequence[Sentence], quoted: Callable[[int], bool]) -> Clock:
    """The clock of an article's sentences; ``quoted`` tells whether an offset lies in direct speech."""
    times: list[float] = []
    for sentence in sentences:
        said = 2 * sum(quoted(t.start) for t in sentence.tokens) > len(sentence.tokens)
        times.append((times[-1] if times else 0.0) + (QUOTE_TIME if said else 1.0))
    return Clock(tuple(s.start for s in sentences), tuple(times))


def weight(sentence: Sentence, tokens: Sequence[Token]) -> float:
    """How much a mention brings its referent into focus, by grammatical function (after Lappin & Leass 1994).

    >>> from quotecite.language.trees import Token
    >>> berg = Token(index=0, start=0, end=4, text="Berg", upos="PROPN", head=1, deprel="nsubj")
    >>> ler = Token(index=1, start=5, end=8, text="ler", upos="VERB", head=-1, deprel="root")
    >>> weight(Sentence(tokens=(berg, ler)), (berg,))
    3.0
    """
    inside = {t.index for t in tokens}
    top = next((t for t in tokens if t.head is not None and t.head not in inside), tokens[0])
    chain = [top, *sentence.ancestors(top)]
    top = next((t for t in chain if t.deprel.partition(":")[0] not in ("flat", "appos", "conj")), chain[-1])
    relation = top.deprel.partition(":")[0]
    if relation == "nsubj":
        governor = sentence.head(top)
        main = governor is not None and governor.deprel in ("root", "conj", "parataxis")
        return SUBJECT if main else SUBORDINATE
    if relation in ("root", "obj", "iobj"):
        return OBJECT
    return OBLIQUE if relation in ("obl", "nmod") else OTHER


def trust(entity: Entity) -> float:
    """How sure it is that this is a person to whom a pronoun can point."""
    if not entity.key:
        return NAMELESS
    known = entity.gender_via in (NAME_TABLE, "title") or entity.age is not None  # ``sønnen Hasib``, ``Hasib (34)``
    if len(entity.key) > 1 or known or entity.seen > 1:
        return 1.0
    return UNSURE if entity.seen == 1 else 0.0


def score(entity: Entity, salience: Sequence[Salience], offset: int, now: float, sentence: int | None = None) -> float:
    """How much in focus somebody is at an offset, ``now`` on the article's clock; later mentions do not count.

    For a pronoun, ``sentence`` is where its sentence starts: a mention there that is no subject cannot be meant (``Om
    Berg sier hun …``). ``salience`` are somebody's mentions in text order.
    """
    sure = trust(entity)
    faded = [
        sure * s.weight * FADE ** (now - s.then)
        for s in _recent(salience, offset, now)
        if sentence is None or s.at < sentence or s.weight >= AGENT
    ]
    return float(max(faded, default=0.0) + OFTEN * sum(faded))


def _recent(salience: Sequence[Salience], offset: int, now: float) -> Sequence[Salience]:
    """The mentions before an offset of which something is left, but at least the last: few, however many there are."""
    until = bisect_left(salience, offset, key=lambda s: s.at)
    since = bisect_left(salience, now - GONE, hi=until, key=lambda s: s.then)
    return salience[max(0, min(since, until - 1)) : until]


def most_salient(scored: Sequence[tuple[Entity, float]]) -> tuple[tuple[Entity, ...], tuple[Entity, ...]]:
    """Of candidates with their scores the one clearly most in focus, alone; or nobody, and those who remain when two
    are close."""
    ranked = sorted(((e, s) for e, s in scored if s > NOTHING), key=lambda pair: -pair[1])
    if not ranked:
        candidates = tuple(e for e, _ in scored)
        return (candidates, ()) if len(candidates) == 1 else ((), candidates)
    (best, most), *others = ranked
    if others and most < AHEAD * others[0][1]:
        return (), tuple(e for e, s in ranked if s * AHEAD >= most)
    return (best,), ()


def rivals(found: Sequence[Entity], scored: Sequence[tuple[Entity, float]]) -> tuple[Entity, ...]:
    """Of candidates with their scores those who are not far less in focus than the one who was found."""
    if len(found) != 1:
        return ()
    most = next(s for e, s in scored if e is found[0])
    return tuple(e for e, s in scored if e is not found[0] and s * CAREFUL >= most > 0)
