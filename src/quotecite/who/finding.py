"""The mentions of an article: every noun phrase that can mean a source, once, in text order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from quotecite.language.names import Name, NameKind, is_role_noun
from quotecite.language.norwegian import age_in_word
from quotecite.language.phrases import is_finite, noun_phrase
from quotecite.language.trees import Sentence, Token
from quotecite.records import MentionKind
from quotecite.speech.clauses import Clause
from quotecite.speech.finding import Speech
from quotecite.who.mentions import Describer, Reference
from quotecite.words.lexicon import Lexicon

_IN_PARENTHESES = 8  # how many words may stand in parentheses after a name
_TITLE = 4  # how many words a title and the first word of a name have at most


def find_mentions(speech: Speech, lexicon: Lexicon) -> tuple[Reference, ...]:
    """The mentions of an article, each place once.

    They are the source of every clause (not *jeg*, *vi*, *du*); the names inside it; and elsewhere names, personal
    pronouns of the third person and nouns for who can be a source. Inside direct speech only names count.
    """
    page, describer = speech.page, Describer(speech.page, lexicon)
    found: dict[tuple[int, int], Reference] = {}
    taken: set[int] = set()
    for clause in speech.clauses:
        for phrase in (clause.mention, clause.relay):
            if not phrase or _of_the_narrator(phrase, lexicon):
                continue
            for mention in _of_clause(clause, phrase, describer):
                found.setdefault(mention.place, mention)
            taken.update(t.start for t in phrase)
    for sentence in page.sentences:
        for tokens in _narrated(sentence, describer, lexicon):
            mention = describer.describe(sentence, tokens)
            if mention.head.start in taken or mention.place in found:
                continue
            if mention.kind is MentionKind.NAME or not speech.quoted(mention.start):
                found[mention.place] = mention
    return tuple(sorted(found.values(), key=lambda m: m.place))


def _of_the_narrator(phrase: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a source is who writes or reads (``spør jeg``)."""
    return any(p.person < 3 and p.kind == "subject" for p in lexicon.pronouns(phrase[0].text))


def _of_clause(clause: Clause, phrase: tuple[Token, ...], describer: Describer) -> Iterator[Reference]:
    """A source of a clause, and the names in its phrase (``moren til Berg``); of several sources each one too."""
    source = describer.describe(clause.sentence, phrase)
    source = attrs.evolve(source, clause=clause, parts=tuple(attrs.evolve(p, clause=clause) for p in source.parts))
    yield source
    for token in phrase:
        name = describer.name_at(token)
        if name is None or token is not name.tokens[0]:
            continue
        meant = any(name is other for other in source.names)
        if not meant or len(source.names) > 1:
            mention = describer.describe(clause.sentence, name.tokens)
            yield attrs.evolve(mention, clause=clause if meant else None)


def in_credit(mention: Reference, lexicon: Lexicon) -> bool:
    """Whether a name stands in a credit (``Foto: Ola Lie / NTB``), where it means little."""
    tokens = mention.sentence.tokens
    labels = (t for t in tokens[: mention.tokens[0].index] if lexicon.is_credit_label(t.text))
    return any(tokens[t.index + 1].text in (":", "/") or t.text.isupper() for t in labels)


def _narrated(sentence: Sentence, describer: Describer, lexicon: Lexicon) -> list[tuple[Token, ...]]:
    """The stretches of a sentence that can mean a person or body: names with titles, pronouns, definite role nouns."""
    found: list[tuple[Token, ...]] = []
    taken: set[int] = set()
    listed = 0  # where the last list of names ended
    for token in sentence.tokens:
        if token.index in taken:
            continue
        name = describer.name_at(token)
        if name is not None and token is name.tokens[0]:
            found.append(name.tokens)
            taken.update(t.index for t in name.tokens)
            if name.start >= listed:
                together = _named_together(sentence, name, describer, lexicon)
                found += [together] if together else []
                listed = together[-1].end if together else listed
        elif (
            token.upos == "PRON"
            and token.feat("Reflex") != "Yes"
            and any(p.person == 3 and p.kind in ("subject", "object") for p in lexicon.pronouns(token.text))
        ):
            found.append((token,))
        elif (token.upos == "NOUN" or is_role_noun((token,), lexicon)) and not is_finite(token) and (
            lexicon.role_head(token.text) is not None or age_in_word(token.text, lexicon) is not None
        ):  # fmt: skip
            following = sentence.tokens[token.index + 1] if token.index + 1 < len(sentence.tokens) else None
            label = token.index == 0 and following is not None and following.text == ":"
            if label or _says_what_another_is(sentence, token, lexicon):
                continue
            if following is None or describer.name_at(following) is None:  # else a title, part of the name's mention
                phrase = noun_phrase(sentence, _first_modifier(sentence, token), lexicon) or (token,)
                if not describer.describe(sentence, phrase).names:  # a name is a mention of its own
                    found.append(phrase)
    return found


def _named_together(sentence: Sentence, name: Name, describer: Describer, lexicon: Lexicon) -> tuple[Token, ...]:
    """The phrase in which others are named after a name: ``Kari Berg (34), lege Ola Lie og Nils Moe``; () for none."""
    tokens = sentence.tokens
    last, joined = name, False
    while not joined:
        at = last.tokens[-1].index + 1
        if at < len(tokens) and tokens[at].text == "(":
            at = next((t.index for t in tokens[at : at + _IN_PARENTHESES] if t.text == ")"), at) + 1
        if at >= len(tokens) or not (tokens[at].text == "," or tokens[at].lower in lexicon.words("together")):
            return ()
        joined = tokens[at].text != ","
        further = _titled_name(tokens[at + 1 :], describer, lexicon)
        if further is None or not _alike(name, further):
            return ()
        last = further
    return tokens[name.tokens[0].index : last.tokens[-1].index + 1]


def _alike(name: Name, other: Name) -> bool:
    """Whether two names can be those of persons, or both of something else (not ``Vinje, Kari Berg og Ola Lie``)."""
    kinds = {name.kind, other.kind} - {NameKind.UNKNOWN}
    return len(kinds) < 2 or NameKind.PERSON not in kinds


def _titled_name(tokens: Sequence[Token], describer: Describer, lexicon: Lexicon) -> Name | None:
    """The name with which words begin, or which follows a title with which they do."""
    for token in tokens[:_TITLE]:
        name = describer.name_at(token)
        if name is not None:
            return name if token is name.tokens[0] else None
        if token.upos not in ("NOUN", "ADJ") and token.lower not in lexicon.words("office_adjective"):
            return None
    return None


def _first_modifier(sentence: Sentence, noun: Token) -> int:
    """The index of the first determiner, adjective or number that stands directly before a noun."""
    tokens = sentence.tokens
    first = noun.index
    while first and (tokens[first - 1].upos in ("DET", "ADJ", "NUM") or _measures(tokens, first - 1)):
        first -= 1
    return first


def _measures(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun stands between number and adjective (``den 47 år gamle …``)."""
    return at > 0 and tokens[at].upos == "NOUN" and tokens[at - 1].upos == "NUM" and tokens[at + 1].upos == "ADJ"


def _says_what_another_is(sentence: Sentence, noun: Token, lexicon: Lexicon) -> bool:
    """Whether a noun is a predicate (``er leder``, ``som direktør``) or an apposition and so brings up nobody new."""
    before = noun.index - 1
    while before > 0 and sentence.tokens[before].upos == "ADJ":
        before -= 1
    beside_name = before >= 0 and (sentence.tokens[before].upos == "PROPN" or sentence.tokens[before].text == ")")
    return (
        beside_name
        or noun.deprel.partition(":")[0] in ("appos", "flat")
        or any(
            c.deprel == "cop" or (c.deprel in ("case", "mark") and c.lower in lexicon.words("predicate_mark"))
            for c in sentence.children(noun)
        )
    )
