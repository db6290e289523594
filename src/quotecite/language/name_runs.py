"""Which tokens form one name: the model's entities, and what stands beside them that is more of the same name.

``Kari Berg``, ``Ola «Bolla» Lie``, ``Ursula von der Leyen``, ``Bodø/Glimt``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import attrs

from quotecite.language.trees import Sentence, Token
from quotecite.text.signs import CLOSING_MARKS, OPENING_MARKS, SINGLE_MARKS
from quotecite.words.lexicon import Lexicon

_OPENING, _CLOSING = frozenset(OPENING_MARKS + SINGLE_MARKS), frozenset(CLOSING_MARKS + SINGLE_MARKS)


@attrs.frozen(kw_only=True)
class Run:
    """Tokens that form one name, as far as a sentence is read.

    ``tag`` is the entity's (``PER``), empty for proper nouns that the model overlooked. ``until`` is the index up to
    which all tokens belong to the name whatever they are.
    """

    sentence: Sentence
    tokens: tuple[Token, ...]
    tag: str
    lexicon: Lexicon
    until: int = -1

    @property
    def last(self) -> Token:
        return self.tokens[-1]

    @property
    def may_be_person(self) -> bool:
        return self.tag in ("PER", "")

    def plus(self, token: Token, tag: str | None = None, until: int = -1) -> Run:
        """The name with one token more, and with another tag where that shows what it is."""
        tag = self.tag if tag is None else tag
        return attrs.evolve(self, tokens=(*self.tokens, token), tag=tag, until=max(self.until, until))


def find_runs(sentence: Sentence, lexicon: Lexicon) -> Iterator[Run]:
    """The stretches of a sentence that form one name each, in text order."""
    run: Run | None = None
    for token in sentence.tokens:
        longer = _longer(run, token) if run is not None else None
        if run is not None and longer is None:
            yield run
        run = longer or _begun(sentence, token, lexicon)
    if run is not None:
        yield run


def _begun(sentence: Sentence, token: Token, lexicon: Lexicon) -> Run | None:
    """A name that begins with a token: an entity or a proper noun."""
    tag = _entity(token)[1]
    named = bool(tag) or _is_proper(token)
    return Run(sentence=sentence, tokens=(token,), tag=tag, lexicon=lexicon) if named else None


def _longer(run: Run, token: Token) -> Run | None:
    """The name with a token that belongs to it; None when it ends before the token."""
    return next(filter(None, (rule(run, token) for rule in _GOES_ON)), None)


def _entity(token: Token) -> tuple[str, str]:
    """The position and the tag of a token's entity: ``B`` and ``PER``; the tag is empty for no entity."""
    position, _, tag = token.entity.partition("-")
    return position, tag


def _is_proper(token: Token) -> bool:
    """Whether a token is a proper noun and no sign that was tagged as one."""
    return token.upos == "PROPN" and token.text[:1].isalpha()


def _inside_nickname(run: Run, token: Token) -> Run | None:
    """Everything in a nickname and the word after it."""
    return run.plus(token) if token.index <= run.until else None


def _nickname(run: Run, token: Token) -> Run | None:
    """``Ola «Bolla» Lie``: a mark that opens a nickname in a person's name."""
    beyond = _past_nickname(run.sentence, token) if run.may_be_person else None
    return run.plus(token, tag="PER", until=beyond) if beyond is not None else None


def _same_entity(run: Run, token: Token) -> Run | None:
    """``Kari Berg``: what the model takes for the same entity."""
    position, tag = _entity(token)
    return run.plus(token) if position in ("I", "E") and tag == run.tag else None


def _particle(run: Run, token: Token) -> Run | None:
    """``Ursula von der Leyen``: a particle, when more of the name follows; it makes the name a person's."""
    particle = token.lower in run.lexicon.words("name_particle") and _name_goes_on(run, token)
    return run.plus(token, tag=run.tag or "PER") if particle else None


def _after_particle(run: Run, token: Token) -> Run | None:
    """``van Dyck``: a capital after a particle."""
    particle = run.last.lower in run.lexicon.words("name_particle")
    return run.plus(token) if particle and token.text[:1].isupper() else None


def _slash(run: Run, token: Token) -> Run | None:
    """``Bodø/Glimt``: one word with a slash is a club or a body, not a person."""
    one_word = run.tag != "PER" or len(run.tokens) == 1
    return run.plus(token, tag="ORG") if one_word and token.text == "/" and _glued(run.sentence, token) else None


def _after_slash(run: Run, token: Token) -> Run | None:
    """The word after a slash without a space."""
    return run.plus(token) if run.last.text == "/" and token.start == run.last.end else None


def _further_proper_noun(run: Run, token: Token) -> Run | None:
    """``Kari Berg`` where the model overlooked the second word, or both; ``Karim al-Najjar``."""
    article, hyphen, name = token.text.partition("-")
    with_article = bool(hyphen) and article in run.lexicon.words("name_particle") and name[:1].isupper()
    plain = _is_proper(token) and not _entity(token)[1] and (token.text[:1].isupper() or with_article)
    return run.plus(token) if plain and run.may_be_person and continues_name(run.tokens, token) else None


def _person_after_first_name(run: Run, token: Token) -> Run | None:
    """``Kari Berg`` where the model takes only ``Berg`` for a person."""
    position, tag = _entity(token)
    person = tag == "PER" and position in ("B", "S")
    return run.plus(token, tag="PER") if person and run.may_be_person and _may_open_name(run.tokens) else None


_GOES_ON: tuple[Callable[[Run, Token], Run | None], ...] = (
    _inside_nickname,
    _nickname,
    _same_entity,
    _particle,
    _after_particle,
    _slash,
    _after_slash,
    _further_proper_noun,
    _person_after_first_name,
)
"""The ways in which a name can go on, in the order in which they are tried; they differ in the tag they give."""


def _past_nickname(sentence: Sentence, opening: Token) -> int | None:
    """Where a name goes on after a nickname in quotation marks (``Ola «Bolla» Lie``), None when there is none."""
    tokens = sentence.tokens
    if opening.text not in _OPENING:
        return None
    closing = next((t.index for t in tokens[opening.index + 2 : opening.index + 5] if t.text in _CLOSING), None)
    if closing is None or closing + 1 >= len(tokens):
        return None
    nickname, after = tokens[opening.index + 1 : closing], tokens[closing + 1]
    named = after.upos == "PROPN" or after.entity.endswith("PER")
    return after.index if named and all(t.text[:1].isupper() for t in (*nickname, after)) else None


def _name_goes_on(run: Run, token: Token) -> bool:
    """Whether a name particle (``von``, ``der``) is followed by more of a name, past further particles."""
    particles = run.lexicon.words("name_particle")
    following = next((t for t in run.sentence.tokens[token.index + 1 :] if t.lower not in particles), None)
    return (
        following is not None
        and following.text[:1].isupper()
        and (following.upos == "PROPN" or following.entity != "O")
    )


def continues_name(run: Sequence[Token], token: Token) -> bool:
    """Whether a proper noun beside a name can be more of it: no abbreviation or compound with one (``VM-finalen``)."""
    return not token.text[1:2].isupper() or run[-1].text.isupper()


def _glued(sentence: Sentence, slash: Token) -> bool:
    """Whether a slash joins two proper nouns without spaces (``Bodø/Glimt``)."""
    after = sentence.tokens[slash.index + 1 : slash.index + 2]
    before = sentence.tokens[slash.index - 1]
    return bool(after) and after[0].upos == "PROPN" and before.end == slash.start and slash.end == after[0].start


def _may_open_name(run: Sequence[Token]) -> bool:
    """Whether a run without entity tag can be the first part of the person that follows it."""
    plain = (t.text[:1].isupper() and (not t.text.isupper() or is_initial(t.text)) for t in run)
    return all(t.upos == "PROPN" for t in run) and all(plain) and not any(t.feat("Case") == "Gen" for t in run)


def is_initial(word: str) -> bool:
    """Whether a word is the first letter of a name, or several (``H.``, ``K.J.``, ``A-K``, ``A.-K.``)."""
    letters = word.replace("-", ".").split(".")
    return len(letters) > 1 and all(len(x) == 1 and x.isupper() for x in letters if x) and word[:1].isupper()
