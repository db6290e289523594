"""``Kari Berg: – Uaktuelt``"""

from quotecite.language.trees import Sentence
from quotecite.records import MentionKind, QuoteKind, SourceKind
from quotecite.sieves.reporting_clause import from_clause
from quotecite.sieves.scene import Context, Decision
from quotecite.speech.announcing import introduction
from quotecite.speech.candidates import Candidate


def labelled(candidate: Candidate, context: Context) -> Decision | None:
    """Name before the colon of a heading.

    Takes a heading whose dash follows a name and a colon (``Berg: – Uaktuelt``), or a sentence about somebody when the
    words say *jeg* (``Berg gir seg: – Jeg er sliten``). Must not take a label that names nobody (``KREVER SVAR:``), nor
    what others say of the person (``Berg gir seg: – Hun var best``).
    """
    if candidate.kind is not QuoteKind.HEADING or not candidate.line.lead:
        return None
    before = [s for s in context.sentences.get(candidate.block, ()) if s.end <= candidate.line.dash]
    if not before or context.text[before[-1].end - 1] != ":":
        return None
    clause = introduction(before[-1], context.lexicon)
    if clause is None:
        return _only_name(before[-1], context)
    if not context.says(1, candidate, number="sing"):
        return None
    decision = from_clause(clause, context)
    named = decision.mention is not None and decision.mention.kind is MentionKind.NAME
    return decision if named and decision.speakers else None


def _only_name(sentence: Sentence, context: Context) -> Decision | None:
    """The person or body whose name is all that stands before the colon, with or without a title."""
    last = sentence.tokens[-2] if len(sentence.tokens) > 1 else sentence.tokens[0]
    name = context.describer.name_at(last)
    if name is None or name.genitive or any(t.upos in ("VERB", "AUX") for t in sentence.tokens):
        return None
    mention = context.describer.describe(sentence, name.tokens)
    known = context.who.resolve(mention).entities
    if not known or not all(s.identified and s.kind in (SourceKind.PERSON, SourceKind.MEDIA) for s in known):
        return None
    return Decision(speakers=known, note="named before the colon", mention=mention)
