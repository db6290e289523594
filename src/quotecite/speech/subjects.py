"""Whom a reporting word makes its source: its subject, the agent or document of a passive, the noun of a relative.

``Berg mener at``, ``ble opplyst av politiet at``, ``i rapporten heter det at``, ``naboen, som sier at``.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from quotecite.language.norwegian import is_passive, looks_like_people
from quotecite.language.phrases import NOMINAL, first_of_phrase, is_finite, noun_phrase
from quotecite.language.trees import Sentence, Token
from quotecite.speech.clauses import likeliest_subject, subject_of
from quotecite.words.lexicon import Lexicon, RoleKind

Phrase = tuple[Token, ...]
_HEADS = frozenset({"NOUN", "PROPN", "PRON"})
_SHOWING = frozenset({RoleKind.DOCUMENT, RoleKind.ORGANISATION, RoleKind.GROUP})


def source_of(sentence: Sentence, cue: Token, lemma: str, lexicon: Lexicon) -> Phrase:
    """The noun phrase of whoever reports by a word of that lemma; () for nobody, the narrator (*jeg*, *vi*), *man*."""
    subject = _subject(sentence, cue, lexicon)
    if _passive(sentence, cue, lemma, lexicon) or (subject is not None and subject.lower in lexicon.words("expletive")):
        return _teller(sentence, cue, subject, lexicon)
    if subject is not None:
        mention = _phrase_of(sentence, subject, lexicon, cue.index if subject.index < cue.index else None)
    else:
        mention = _antecedent(sentence, cue, lexicon) or _beside(sentence, cue, lexicon)
    able = bool(mention) and can_tell(mention, lexicon) and _may_report(sentence, cue, lemma, mention, lexicon)
    return mention if able else ()


def can_tell(mention: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a phrase can name a source: not *jeg*, *du*, *man*, *det*, *ingen*."""
    first = mention[0]
    nobody = lexicon.words("generic_subject") | lexicon.words("expletive") | lexicon.words("pointing_back")
    if (len(mention) == 1 and first.lower in nobody) or first.lower in lexicon.words("question_word"):
        return False
    readings = [p for p in lexicon.pronouns(first.text) if p.kind == "subject"]
    return first.upos != "PRON" or not readings or any(p.person == 3 for p in readings)


def _may_report(sentence: Sentence, cue: Token, lemma: str, mention: Phrase, lexicon: Lexicon) -> bool:
    """Whether a phrase can be the source of a verb in this form.

    A main verb of saying, with its auxiliary or the verb that governs it (``valgte å si``), makes a source of any noun.
    The subject lent to another infinitive (``skal brukes til å varsle at``), that of *vil si*, which often is "means",
    and the noun before a relative clause (``spor som avslører at``) must be words for sources.
    """
    main = cue.deprel == "xcomp" or any(is_finite(t) for t in sentence.children(cue, "aux"))
    lent = cue.feat("VerbForm") == "Inf" and (not main or lemma in lexicon.words("can_mean"))
    return not (lent or cue.deprel.startswith("acl")) or tells(head_of(mention), lexicon)


def head_of(mention: Sequence[Token]) -> Token:
    """The word that a noun phrase is about: its last noun or name before a preposition, comma or parenthesis."""
    inside = takewhile(lambda t: t.upos not in ("ADP", "SCONJ") and t.text not in ",(", mention)
    return next((t for t in reversed(list(inside)) if t.upos in ("NOUN", "PROPN")), mention[0])


def tells(word: Token, lexicon: Lexicon) -> bool:
    """Whether a word is one for sources: a name, a pronoun, a noun for people, bodies, documents or media."""
    if word.upos == "NOUN" and word.entity == "O":
        known = lexicon.role_head(word.text) is not None or lexicon.media_head(word.text) is not None
        return known or looks_like_people(word.text, lexicon)
    return True


def shows(mention: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a phrase means something in which things are shown: a document, a body, a medium (``tallene viser at``).

    What a person shows is done, not told (``løperen viste at hun kan spurte``), and other things are only evidence
    (``sporene tyder på at``).
    """
    head = head_of(mention)
    role = lexicon.role_head(head.text) if head.upos == "NOUN" else None
    if role is not None:
        return role.kind in _SHOWING
    if head.upos not in ("NOUN", "PROPN"):
        pointing = lexicon.words("definite_article") | lexicon.words("demonstrative")
        return head.lower in pointing and not lexicon.pronouns(head.text)  # ``den viser at``
    return not head.entity.endswith("PER") and tells(head, lexicon)


def _subject(sentence: Sentence, cue: Token, lexicon: Lexicon) -> Token | None:
    """The subject, also that of the verb which governs an infinitive (``var ute med å melde at``).

    When a verb seems to have two, the one right after its auxiliary is meant (``Blir været bra, vil Berg si at``), and
    never a day or *det* that stands first.
    """
    own = _own_subjects(sentence, cue, lexicon)
    inverted = [t for t in own if sentence.tokens[first_of_phrase(sentence, t) - 1] in sentence.children(cue, "aux")]
    if len(own) > 1 and own[0].lower in lexicon.words("weekday") | lexicon.words("pointing_back"):
        return own[1]
    expletive = next(iter(sentence.children(cue, "expl")), None)
    likeliest = inverted[0] if inverted else likeliest_subject(sentence, own)
    return likeliest or expletive or _shared_subject(sentence, cue, lexicon)


def _own_subjects(sentence: Sentence, cue: Token, lexicon: Lexicon) -> list[Token]:
    """What the tree takes for subjects of the verb itself, after the word that opens its clause and without *som*."""
    mark = max((t.index for t in sentence.children(cue, "mark") if t.index < cue.index), default=-1)
    relative = lexicon.words("relative")
    return [t for t in sentence.children(cue, "nsubj") if t.lower not in relative and t.index > mark]


def _shared_subject(sentence: Sentence, cue: Token, lexicon: Lexicon) -> Token | None:
    """The subject of the verb that a word is coordinated with or governed by.

    ``Berg kom og sa at``, ``Berg har tro på at``, ``var ute med å melde at``.
    """
    if cue.deprel == "conj" and is_finite(cue) and _somebody_before(sentence.tokens, cue):
        return None
    found = _of_the_clause_before(sentence, cue, lexicon) or subject_of(sentence, cue)
    if found is None and cue.feat("VerbForm") == "Inf":
        return next(filter(None, (subject_of(sentence, t) for t in sentence.ancestors(cue))), None)
    governor = sentence.head(cue) if cue.upos == "NOUN" and cue.deprel == "obj" else None
    if found is None and governor is not None and governor.lower in lexicon.words("having"):
        return subject_of(sentence, governor)
    own = found is not None and (found.lower in lexicon.words("relative") or sentence.head(found) is cue)
    return None if own else found


def _of_the_clause_before(sentence: Sentence, cue: Token, lexicon: Lexicon) -> Token | None:
    """The subject of the reporting clause that a verb goes on from, where the tree joins it to the words before.

    ``Det er bra, sier Kari Berg, og legger til at det haster``.
    """
    head = sentence.head(cue)
    between = sentence.tokens[head.index + 1 : cue.index - 1] if head is not None and cue.deprel == "conj" else ()
    if not between or sentence.tokens[cue.index - 1].upos != "CCONJ" or not is_finite(cue):
        return None
    verbs = [t for t in between if is_finite(t) and lexicon.verbs(t.text)]
    after = (t for verb in verbs[-1:] for t in sentence.children(verb, "nsubj") if t.index > verb.index)
    return next(after, None)


def _phrase_of(sentence: Sentence, head: Token, lexicon: Lexicon, limit: int | None) -> Phrase:
    """The noun phrase of a head, without a preposition before it, up to an index."""
    first = first_of_phrase(sentence, head)
    while first < head.index and sentence.tokens[first].upos in ("ADP", "CCONJ", "PUNCT"):
        first += 1
    return noun_phrase(sentence, first, lexicon, limit if limit is not None else _next_subject(sentence, head))


def _next_subject(sentence: Sentence, head: Token) -> int | None:
    """The index after a head at which the subject of another verb stands (``mener andre det er bra``)."""
    following = sentence.tokens[head.index + 1 : head.index + 2]
    governor = sentence.head(following[0]) if following else None
    another = governor is not None and governor.index > head.index and governor is not sentence.head(head)
    return head.index + 1 if another and following[0].deprel in ("expl", "nsubj") else None


def _passive(sentence: Sentence, cue: Token, lemma: str, lexicon: Lexicon) -> bool:
    """Whether a verb is passive (``opplyses``, ``ble opplyst``), so that its subject is not the source.

    A participle is active after *ha* alone, its own or that of the participle it is coordinated with (``har gått ut og
    sagt``, but ``må jobbe mer og kanskje bedt om å``).
    """
    below = sentence.children(cue)
    auxiliary = any(t.deprel in ("aux:pass", "nsubj:pass") for t in below)
    if is_passive(cue.text, lemma, lexicon) or cue.feat("Voice") == "Pass" or (auxiliary and not is_finite(cue)):
        return True
    joined = cue.feat("VerbForm") == "Part" and cue.deprel == "conj" and not sentence.children(cue, "aux")
    head = sentence.head(cue) if joined else None
    return head is not None and not sentence.children(head, "aux") and not is_finite(head)


def _teller(sentence: Sentence, cue: Token, subject: Token | None, lexicon: Lexicon) -> Phrase:
    """The agent of a passive, else the document before the verb (``På nettsiden heter det i et brev at``) or after."""
    after = _agent(sentence, cue, lexicon)
    if after and sentence.tokens[after[0].index - 1].lower in lexicon.words("agent_preposition"):
        return after
    return _document(sentence, cue, subject, lexicon) or after


def _agent(sentence: Sentence, cue: Token, lexicon: Lexicon) -> Phrase:
    """Who is named after a passive or *det*: ``opplyses av politiet at``, ``heter det i brevet at``."""
    for token in sentence.tokens[cue.index + 1 :]:
        if token.upos == "SCONJ" or token.text in ",.:;":
            return ()
        agent = token.lower in lexicon.words("agent_preposition")
        if agent or token.lower in lexicon.words("source_preposition"):
            return _after(sentence, token, lexicon, agent=agent)
    return ()


def _document(sentence: Sentence, cue: Token, subject: Token | None, lexicon: Lexicon) -> Phrase:
    """Where *det* is told, before the verb: ``I rapporten heter det at``."""
    if subject is None or subject.lower not in lexicon.words("expletive"):
        return ()
    for token in sentence.children(cue, "obl", "advmod"):
        cases = [t for t in sentence.children(token, "case") if t.lower in lexicon.words("source_preposition")]
        if token.index < cue.index and cases:
            return _after(sentence, cases[0], lexicon, limit=cue.index)
    first = sentence.tokens[0]
    opens = cue.deprel in ("root", "conj") and first.lower in lexicon.words("source_preposition")
    return _after(sentence, first, lexicon, limit=cue.index) if opens else ()


def _after(
    sentence: Sentence, preposition: Token, lexicon: Lexicon, *, agent: bool = False, limit: int | None = None
) -> Phrase:
    """The noun phrase after a preposition, if it is a name or a noun that sources go by; an agent is always one."""
    first = preposition.index + 1
    if first >= len(sentence.tokens) or sentence.tokens[first].upos not in NOMINAL:
        return ()
    mention = noun_phrase(sentence, first, lexicon, limit)
    return mention if agent or any(t.upos in ("NOUN", "PROPN") and tells(t, lexicon) for t in mention) else ()


def _antecedent(sentence: Sentence, cue: Token, lexicon: Lexicon) -> Phrase:
    """The noun phrase that a relative clause is about (``naboen, som sier at …``)."""
    noun = sentence.head(cue)
    if noun is None or not cue.deprel.startswith("acl") or noun.index > cue.index or noun.upos not in _HEADS:
        return ()
    mark = next((t for t in sentence.tokens[noun.index : cue.index] if t.lower in lexicon.words("relative")), None)
    if mark is None:
        return ()
    head = next((t for t in (noun, *sentence.ancestors(noun)) if t.deprel not in ("flat:name", "appos")), noun)
    return _phrase_of(sentence, head, lexicon, mark.index)


def _beside(sentence: Sentence, cue: Token, lexicon: Lexicon) -> Phrase:
    """The noun phrase right before or after a finite main verb that the tree gives no subject."""
    if not is_finite(cue) or cue.deprel not in ("root", "conj", "parataxis"):
        return ()
    first = _first_before(sentence.tokens, cue)
    if first is not None:
        return noun_phrase(sentence, first, lexicon, cue.index)
    after = sentence.tokens[cue.index + 1 : cue.index + 2]
    return noun_phrase(sentence, after[0].index, lexicon) if after and after[0].upos in NOMINAL else ()


def _somebody_before(tokens: Sequence[Token], cue: Token) -> bool:
    """Whether a person's name stands between a conjunction and a verb (``og Kari Berg kaller den``)."""
    first = _first_before(tokens, cue)
    named = cue.index > 0 and tokens[cue.index - 1].entity.endswith("PER")
    return named and first is not None and first > 0 and tokens[first - 1].upos == "CCONJ"


def _first_before(tokens: Sequence[Token], cue: Token) -> int | None:
    """Where the phrase right before a verb begins (``Kommunen, melder``), if it opens the sentence or a part of it."""
    last = cue.index - 1 - (cue.index > 1 and tokens[cue.index - 1].text == ",")
    if last < 0 or tokens[last].upos not in NOMINAL:
        return None
    first = last - sum(1 for _ in takewhile(lambda t: t.upos in NOMINAL, reversed(tokens[:last])))
    opens = first == 0 or tokens[first - 1].text == "," or tokens[first - 1].upos == "CCONJ"
    return first if opens else None
