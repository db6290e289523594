"""A finder for tests of many processes: it can be sent to them, and takes no model along."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from quotecite.finder import Finder
from quotecite.language.conllu import read_conllu
from quotecite.language.trees import Sentence, in_blocks
from quotecite.records import Block
from quotecite.sieves import DEFAULT_SIEVES
from quotecite.words.lexicon import Lexicon

STORY = "– Vi bygger, sier Kari Berg."
ONCE = "Denne teksten er det som tar livet av en prosess, men bare den første gangen: "
"""The beginning of a text that kills its process, unless the file is there whose name follows."""
UNREADABLE = "Denne teksten er det ingen som kan lese, og det er heller ikke lett."

_TREES = """
# text = – Vi bygger, sier Kari Berg.
1\t–\t–\tPUNCT\t_\t_\t3\tpunct\t_\t_
2\tVi\tvi\tPRON\t_\tCase=Nom|Number=Plur|Person=1|PronType=Prs\t3\tnsubj\t_\t_
3\tbygger\tbygge\tVERB\t_\tMood=Ind|Tense=Pres|VerbForm=Fin\t5\tccomp\t_\tSpaceAfter=No
4\t,\t,\tPUNCT\t_\t_\t3\tpunct\t_\t_
5\tsier\tsi\tVERB\t_\tMood=Ind|Tense=Pres|VerbForm=Fin\t0\troot\t_\t_
6\tKari\tKari\tPROPN\t_\t_\t5\tnsubj\t_\tNER=B-PER
7\tBerg\tBerg\tPROPN\t_\t_\t6\tflat:name\t_\tNER=E-PER|SpaceAfter=No
8\t.\t.\tPUNCT\t_\t_\t5\tpunct\t_\t_
"""


class StoryParser:
    """Stands for the model: knows one story, cannot bear some texts, and finds nothing in others."""

    device = "cpu"

    def tag(self, articles: Sequence[tuple[str, Sequence[Block]]]) -> list[tuple[Sentence, ...]]:
        story = read_conllu(_TREES)
        for text, _ in articles:
            if text.startswith(ONCE) and not (mark := Path(text.removeprefix(ONCE))).exists():
                mark.touch()
                os.kill(os.getpid(), signal.SIGKILL)
            if text == UNREADABLE:
                raise RuntimeError("the text is beyond the model")
        return [in_blocks(story.sentences, blocks) if text == STORY else () for text, blocks in articles]

    def parse(self, sentences: Sequence[Sentence]) -> list[Sentence]:
        return list(sentences)


def opened() -> tuple[Any, str]:
    """The parser and its checksum, as a finder opens them."""
    return StoryParser(), "sha256:story"


def story_finder() -> Finder:
    """A finder that knows one story."""
    return Finder(opened, DEFAULT_SIEVES, Lexicon.load())
