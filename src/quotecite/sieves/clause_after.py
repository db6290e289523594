"""``– Vi må bygge.`` and then ``Det sier ordfører Kari Berg.``"""

from quotecite.candidates import Candidate, Context, Decision
from quotecite.clauses import Clause
from quotecite.grammar import words
from quotecite.phrases import is_finite, noun_phrase
from quotecite.sieves.reporting_clause import from_clause
from quotecite.trees import Sentence


def clause_after(candidate: Candidate, context: Context) -> Decision | None:
    """Clause in the sentence after the words.

    Takes ``Det sier ordfører Kari Berg.``, ``Slik svarer Berg.`` in the next block or after the words in the same one.
    Must not take a sentence that reports something of its own (``Det sier Berg at hun vet.``).
    """
    following = context.neighbour(candidate, +1)
    if not candidate.bare or (following is not None and following.block == candidate.block):
        return None
    sentences = context.sentences.get(candidate.block + 1, ())
    if not sentences or (following is not None and following.block == candidate.block + 1):
        return None
    clause = _pointing_back(sentences[0], context)
    return from_clause(clause, context) if clause is not None else None


def _pointing_back(sentence: Sentence, context: Context) -> Clause | None:
    """The clause of a sentence that opens ``Det sier …``."""
    tokens = sentence.tokens
    if len(tokens) < 3 or tokens[0].lower not in words("pointing_back") or not is_finite(tokens[1]):
        return None
    row = context.lexicon.verb(tokens[1].text)
    if row is None or sentence.children(tokens[1], "ccomp"):
        return None
    mention = noun_phrase(sentence, 2, context.lexicon)
    if not mention or mention[0].lower in words("expletive"):
        return None
    return Clause(
        sentence=sentence,
        cue=tokens[1],
        lemma=row.name,
        kind=row.kind,
        mention=mention,
        start=sentence.start,
        end=sentence.end,
        final=True,
    )
