"""Signatures: dash lines that name who wrote what stands above, and say nothing."""

from __future__ import annotations

import pytest

from quotecite.text.blocks import segment
from quotecite.text.signatures import find_signatures
from quotecite.words.lexicon import Lexicon

LEXICON = Lexicon.load()


def signed(text: str) -> list[str]:
    """What the signatures of a text say."""
    return [text[s.start : s.end] for s in find_signatures(text, segment(text, LEXICON), LEXICON)]


@pytest.mark.parametrize(
    "line",
    ["Kari Berg, Lia", "Kari Berg, leder i Fjordvernet", "Kari Berg", "Kari Berg (34), Lia", "ordfører Kari Berg (Ap)",
     "Kari Berg, 34 år, Lia",
     "Kari Berg, dagleg leiar i Fjordvernet", "Hilsen Kari Berg", "Anne-Lise von Berg, frå lesarbrev i avisa"],
)  # fmt: skip
def test_a_name_under_a_text(line: str) -> None:
    """A full name under a text, with what tells of the person, signs it."""
    assert signed(f"Fjorden tåler ikke mer enn dette.\n\n– {line}") == [line]


@pytest.mark.parametrize(
    "line", ["Gutt (17), fra debatten på nett", "Bekymra mor", "Mor til to", "Kari (17)", "Jente, Lia"]
)
def test_somebody_after_marked_words(line: str) -> None:
    """After words in quotation marks a noun for somebody or a first name signs too; elsewhere it does not."""
    assert signed(f"«Vi vil ha kino i bygda»\n\n– {line}") == [line]
    assert signed(f"Vi vil ha kino i bygda.\n\n– {line}") == []


def test_in_the_block_of_the_marked_words() -> None:
    """A signature follows marked words in their own block, with any dash and with a full stop."""
    assert signed("«Fjorden er alt vi har.» — Ola Lie, fisker") == ["Ola Lie, fisker"]
    assert signed("«Fjorden er alt me har», – Ola Lie, fiskar i Lia.") == ["Ola Lie, fiskar i Lia."]


@pytest.mark.parametrize(
    "text",
    ["Hvem er forbildet ditt?\n\n– Kari Berg", "Hun nevner én:\n\n– Kari Berg", "Hun ler.\n\n– Kari Berg, kom hjem",
     "Hun ler.\n\n– Kari Berg må gå", "Hun ler.\n\n– Kari Berg.", "Hun ler.\n\n– Kari Berg, sier Ola Lie",
     "«Nei.» – Ordføreren i Lia tar feil.", "«Nei.» – Mor er syk.", "Hun ler.\n\n– Kari Berg, du er best",
     "– Hvem er det? spør vi.\n\n– Kari Berg", "Kari Berg, Lia"],
)  # fmt: skip
def test_no_signature(text: str) -> None:
    """An answer, a call, a sentence about somebody and a line without a dash sign nothing."""
    assert signed(text) == []
