"""Who is named beside the words without a verb: ``Ordføreren om planen: – …`` before, ``– Kari Berg, Lia`` below."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from quotecite.language.names import Name, NameKind
from quotecite.language.page import Page
from quotecite.language.phrases import is_finite, noun_phrase
from quotecite.language.trees import Sentence, Token
from quotecite.records import CueKind
from quotecite.speech.clause_starts import is_title
from quotecite.speech.clauses import Clause, Form
from quotecite.text.signatures import Signature
from quotecite.words.lexicon import Lexicon, RoleKind, Trait

_ABBREVIATION = 4  # letters of a name in capitals (``NRK``); longer labels in capitals stand over a picture


def label(page: Page, sentence: Sentence, lexicon: Lexicon) -> Clause | None:
    """The clause of a sentence without a verb that names somebody before its colon; None for any other.

    Takes a name or a noun for a person, with title, age, party and role, alone (``Lie (H):``) or before what it is
    about, when, to whom or where it was said (``Berg om planen:``, ``Ordføreren etter valget:``, ``Lie på Facebook:``).
    Not a place (``Lia:``), nor a label in capitals without a first name (``KREVER SVAR:``). ``Spørsmål:`` is the
    journalist's.
    """
    tokens = sentence.tokens
    if len(tokens) == 2 and tokens[0].lower in lexicon.words("question_label"):
        return _clause(sentence, tokens[-1], (), Form.LABEL, CueKind.ASK)
    first = _first_of_name(tokens, lexicon)
    about = lexicon.words("label_preposition")
    end = next((t.index for t in tokens[first + 1 : -1] if t.lower in about), len(tokens) - 1)
    if end <= first or any(is_finite(t) and not is_title(sentence, t, lexicon) for t in tokens):
        return None
    end -= tokens[end - 1].text == ","  # ``Kari Berg, leder i laget, om kampen:``
    mention = noun_phrase(sentence, first, lexicon, end)
    through = tokens[first + len(mention)].lower in lexicon.words("medium_preposition")
    if not mention or not (len(mention) == end - first or through) or not _can_speak(page, mention, lexicon):
        return None
    return _clause(sentence, tokens[-1], mention, Form.LABEL)


def _first_of_name(tokens: Sequence[Token], lexicon: Lexicon) -> int:
    """Where the name begins after what may stand before it: ``12:45 Kari Berg:``, ``Og fra byråden:``."""
    last = len(tokens) - 2
    first = 1 if tokens[0].upos in ("NUM", "CCONJ") and last else 0
    return first + (first < last and tokens[first].lower in lexicon.words("comes_from"))


def signature(page: Page, signed: Signature, lexicon: Lexicon) -> Clause | None:
    """The clause of a signature: who signs, without a word that reports."""
    sentences = page.sentences_at(signed.block, signed.start, signed.end)
    first = next(((s, t) for s in sentences for t in s.tokens if t.start >= signed.start), None)
    if first is None:
        return None
    sentence, token = first
    return _clause(sentence, token, noun_phrase(sentence, token.index, lexicon), Form.SIGNATURE)


def _clause(
    sentence: Sentence, cue: Token, mention: tuple[Token, ...], form: Form, kind: CueKind | None = None
) -> Clause:
    return Clause(
        sentence=sentence, cue=cue, lemma="", kind=kind, mention=mention,
        start=sentence.start, end=sentence.end, final=True, form=form,
    )  # fmt: skip


def _can_speak(page: Page, mention: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a phrase names somebody who can speak: by name, or by a noun for a person."""
    first = mention[0].text
    if first.isupper() and len(first) > _ABBREVIATION and not lexicon.is_first_name(first):
        return False
    head = list(takewhile(lambda t: t.upos != "ADP", mention))
    names = [name for t in head if (name := page.name_at(t)) is not None and name.tokens[0] is t]
    if any(_is_somebodys(name) for name in names):
        return True
    nouns = [t for t in head if t.upos == "NOUN" and t.feat("Case") != "Gen"]
    return any(_is_word_for_somebody(t, lexicon) for t in nouns)


def _is_word_for_somebody(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a noun is a word for one person, or a definite one for a body or people (``Politiet``); not for media."""
    role = lexicon.role_head(noun.text)
    body = role is not None and role.kind in (RoleKind.ORGANISATION, RoleKind.GROUP) and Trait.MEDIA not in role.traits
    return role is not None and (role.personal or (body and noun.definite))


def _is_somebodys(name: Name) -> bool:
    """Whether a name is a person's, or that of a body; a heading with a tag (``Kulderekord for Lia``) is none."""
    body = name.tokens[0].upos == "PROPN" and name.kind is not NameKind.PLACE
    return not name.genitive and len(name.text) > 1 and (body or name.kind is NameKind.PERSON)
