"""The views of a quote and of a source by themselves."""

from __future__ import annotations

from quotecite.records import Fact, Quote, Source
from quotecite.render.escape import escaped
from quotecite.render.labels import Labels, labels_in
from quotecite.render.notes import told
from quotecite.render.parts import UNKNOWN, facts, name_of, profile, view, who


def quote_html(quote: Quote, *, language: str | None = None) -> str:
    """One quote: its words, who said them and to whom, and which rule decided.

    Args:
        quote: a quote of an article.
        language: of the labels: ``"nb"``, ``"nn"``, ``"no"`` or ``"en"``; None for Bokmål, for a quote does not know
            its article.

    Raises:
        ValueError: there are no labels in that language.
    """
    labels = labels_in(language or "nb")
    style = "qc-c0" if quote.speakers else UNKNOWN
    words = " … ".join(escaped(part.text) for part in quote.parts)
    rows = [(labels("speaker"), who(quote, labels)), *(row for s in quote.speakers for row in profile(s, labels))]
    rows += [(labels("kind"), labels.value("kind", quote.kind))]
    rows += [(labels("cue"), quote.cue.span.text)] if quote.cue else []
    rows += [(labels("media"), ", ".join(span.text for span in quote.media))] if quote.media else []
    rows += [(labels("why"), f"{told(quote.evidence.note, labels.language)} ({quote.evidence.sieve})")]
    marked = f'<span class="qc-quote qc-{quote.kind.value} {style}">{words}</span>'
    return view(f'<blockquote class="qc-text" lang="no">{marked}</blockquote>{facts(rows)}', labels)


def source_html(source: Source, *, language: str | None = None) -> str:
    """One source: the profile, and where each value of it comes from.

    Args:
        source: a source of an article.
        language: of the labels, as for `quote_html`.

    Raises:
        ValueError: there are no labels in that language.
    """
    labels = labels_in(language or "nb")
    rows = [(labels("name"), name_of(source, labels)), (labels("kind"), labels.value("speaker_kind", source.kind))]
    rows += [(labels("mentions"), labels.number(len(source.mentions)))]
    rows += [(labels(fact.field.value), _fact(fact, labels)) for fact in source.facts]
    return view(facts(rows), labels)


def _fact(fact: Fact, labels: Labels) -> str:
    """A value, by which way it was found, and its words in the text."""
    value = labels.value(fact.field.value, fact.value)
    via = [labels.value("via", fact.via)] if fact.via else []
    words = [labels.quoted(fact.span.text)] if fact.span is not None else []
    return " – ".join([value, ": ".join([*via, *words])]) if via or words else value
