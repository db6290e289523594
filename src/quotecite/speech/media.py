"""To whom or through what something was said: ``til NRK``, ``i en pressemelding``, ``på Facebook``."""

from __future__ import annotations

from collections.abc import Sequence

from quotecite.language.names import NameKind
from quotecite.language.page import Page
from quotecite.language.trees import Token
from quotecite.records import CueKind
from quotecite.speech.clauses import Clause, Form
from quotecite.words.lexicon import Lexicon, RoleKind

_NAME_MORE = 3  # how many words more than a simple phrase the name of an outlet may have


def find_media(clause: Clause, page: Page, lexicon: Lexicon) -> tuple[tuple[int, int], ...]:
    """The outlets, channels, forums and addressees that a clause names, as offsets without the preposition.

    An outlet or body that relays what somebody else says is one of them.
    """
    tokens = _outside_relatives(clause)
    mention = {t.start for t in clause.mention}
    found: list[tuple[int, int]] = []
    for at, token in enumerate(tokens):
        relaying = _relaying(clause, tokens[at:], lexicon)
        if relaying and not any(t.start in mention for t in relaying):
            person = any(n is not None and n.kind is NameKind.PERSON for n in map(page.name_at, relaying))
            found += [] if person else [(relaying[0].start, relaying[-1].end)]
        interview = token.lower in lexicon.words("interview_preposition") and _is_forum(tokens[max(at - 1, 0)], lexicon)
        leads = interview or token.lower in lexicon.words("medium_preposition")
        if not leads or token.start in mention:
            continue
        after = tokens[at + 1 :]
        phrase = _whole_name(after, _simple_phrase(after, lexicon), lexicon) or _ourselves(after, lexicon)
        if phrase and phrase[0].start not in mention and _is_medium(clause, token, phrase, page, lexicon):
            stop = phrase[-1].text.endswith(".") and phrase[-1].text[:-1].isdigit()  # ``TV 2.`` at the end
            found.append((phrase[0].start, phrase[-1].end - stop))
    told = _told(clause, tokens, page, lexicon)
    found += [(told[0].start, told[-1].end)] if told and told[0].start not in mention else []
    person = any(n is not None and n.kind is NameKind.PERSON for n in map(page.name_at, clause.relay))
    found += [(clause.relay[0].start, clause.relay[-1].end)] if clause.relay and not person else []
    return tuple(sorted(set(found)))


def _relaying(clause: Clause, tokens: Sequence[Token], lexicon: Lexicon) -> tuple[Token, ...]:
    """The phrase after a source phrase at the beginning of ``tokens``: ``sier Berg ifølge NTB``; () for none."""
    if clause.form is Form.PHRASE or not clause.mention:
        return ()
    for phrase in lexicon.source_phrases(tokens[0].text):
        after = tokens[len(phrase.words) :]
        if phrase.words == tuple(t.lower for t in tokens[: len(phrase.words)]):
            return _whole_name(after, _simple_phrase(after, lexicon), lexicon)
    return ()


def _told(clause: Clause, tokens: Sequence[Token], page: Page, lexicon: Lexicon) -> tuple[Token, ...]:
    """Whom a verb of telling, asking or requesting has right after it, without a preposition (``forteller Avisa at``).

    What other verbs have there is spoken about (``kritiserer kommunen``).
    """
    after = [t for t in tokens if t.index > clause.cue.index]
    phrase = _simple_phrase(after, lexicon) if after and after[0].index == clause.cue.index + 1 else ()
    addressed = ("iobj", "obj") if clause.kind in (CueKind.ASK, CueKind.REQUEST) else ("iobj",)
    if not any(t.deprel in addressed and clause.sentence.head(t) is clause.cue for t in phrase):
        return ()
    name = next(filter(None, map(page.name_at, phrase)), None)
    people = any(_is_for_people(t, lexicon) or lexicon.outlet(t.text) is not None for t in phrase)
    return phrase if people or (name is not None and name.kind is not NameKind.PLACE) else ()


def _is_forum(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word is one for where somebody speaks (``intervju``, ``møte``)."""
    word = lexicon.media_head(token.text)
    return word is not None and word.kind == "forum"


def _is_for_people(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word is a noun for people or bodies, who can be addressed."""
    role = lexicon.role_head(token.text) if token.upos == "NOUN" else None
    return role is not None and role.kind is not RoleKind.DOCUMENT


def _outside_relatives(clause: Clause) -> list[Token]:
    """The words of a clause, without subordinate clauses in it up to a comma or the cue."""
    found: list[Token] = []
    subordinate = False
    for token in clause.sentence.tokens:
        if clause.start <= token.start < clause.end:
            subordinate = (subordinate or token.upos == "SCONJ") and token.text != "," and token is not clause.cue
            found += [] if subordinate else [token]
    return found


def _simple_phrase(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[Token, ...]:
    """The phrase at the beginning of ``tokens`` up to its noun and a name right after that; no further phrases."""
    end, noun = 0, False
    for token in tokens:
        name = token.upos in ("PROPN", "X") or (token.entity != "O" and token.text[:1].isupper())
        genitive = token.feat("Case") == "Gen"
        if end and token.lower in lexicon.words("weekday"):  # what stands before a day is a noun, whatever its tag
            noun = True
            break
        if name or (token.upos in ("NOUN", "SYM") and not noun):
            noun = noun or not genitive
        elif noun or token.upos not in ("DET", "ADJ", "NUM", "PRON", "NOUN"):
            break
        end += 1
    return tuple(tokens[:end]) if noun else ()


def _ourselves(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[Token, ...]:
    """*oss* at the beginning of ``tokens``, the paper itself; () for other words."""
    readings = lexicon.pronouns(tokens[0].text) if tokens else ()
    us = any(p.person == 1 and p.kind == "object" and p.number == "plur" for p in readings)
    return tuple(tokens[:1]) if us else ()


def _whole_name(tokens: Sequence[Token], phrase: tuple[Token, ...], lexicon: Lexicon) -> tuple[Token, ...]:
    """A phrase with what else belongs to its name: ``TV 2``, ``NRK Sogn og Fjordane``, ``Norges Bank (NB)``."""
    for end in range(min(len(tokens), len(phrase) + _NAME_MORE), len(phrase), -1):
        if lexicon.outlet(" ".join(t.text for t in tokens[:end]).rstrip(".")) is not None:
            return tuple(tokens[:end])
    own = tokens[len(phrase) : len(phrase) + 1]
    if phrase and own and own[0].lower in lexicon.words("possessive_link"):  # ``tala si``
        return (*phrase, own[0])
    more = tokens[len(phrase) : len(phrase) + 3]
    short = len(more) == 3 and more[0].text == "(" and more[2].text == ")" and more[1].text.isupper()
    return (*phrase, *more) if phrase and short else phrase


def _is_medium(clause: Clause, preposition: Token, phrase: Sequence[Token], page: Page, lexicon: Lexicon) -> bool:
    """Whether a phrase is an outlet, a channel or a forum by the tables, or who is spoken to.

    That is a body or web site, somebody whom the verb itself has (``sa til Lie at``, not ``sa moren til Lie``), or the
    paper (``sier hun til oss``).
    """
    words_of = " ".join(t.text for t in phrase)
    if lexicon.outlet(words_of) is not None or any(_is_medium_word(t.text, lexicon) for t in phrase):
        return True
    if preposition.lower not in lexicon.words("addressee"):
        return False
    if phrase == _ourselves(phrase, lexicon):
        return True
    governors = [clause.sentence.head(t) for t in phrase if t.deprel in ("obl", "nmod")]
    of_verb = any(head is clause.cue for head in governors)
    if not of_verb and any(head is not None and head not in clause.mention for head in governors[:1]):
        return False  # ``kampen mot Brann``
    name = page.name_at(phrase[-1])
    if name is None or name.kind is NameKind.PERSON:
        return of_verb and (name is not None or _is_for_people(phrase[-1], lexicon))
    return name.kind is not NameKind.PLACE


def _is_medium_word(word: str, lexicon: Lexicon) -> bool:
    """Whether one word is a channel or forum, an outlet or a web site."""
    return lexicon.media_head(word) is not None or lexicon.outlet(word) is not None or _is_site(word, lexicon)


def _is_site(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is the address of a web site (``avisa.no``)."""
    name, dot, ending = word.rpartition(".")
    plain = name.replace("-", "").replace("_", "").isalnum()
    return bool(dot) and plain and ending.lower() in lexicon.words("web_ending")
