"""Train a tagger or parser further, at a learning rate that falls to nothing.

    python training/second_stage.py tagger|parser FIRST.pt RATE <arguments of Stanza's trainer>

Stanza's tagger trainer cannot go on from weights, and the rates of its trainers are constant or fall when the score
stalls, which takes many epochs. In few epochs much of the gain comes from a rate that falls in a straight line to
nothing (Defazio et al. 2023). So this starts Stanza's own trainer with three things changed:

* it begins with the weights of ``FIRST.pt`` and encodes the text with their vocabulary;
* the rate rises to ``RATE`` over ``WARM_UP`` steps, for the optimizer starts without memory, and then falls in a
  straight line to zero at ``--max_steps`` (Stanza's log goes on to show the rate that it would have had);
* the parser writes no checkpoints and keeps one optimizer.

Data, loss, choice of the best weights and file formats remain Stanza's.
"""

from __future__ import annotations

import sys
from typing import Any

import stanza.models.parser
import stanza.models.tagger
import torch
from stanza.models.pos.vocab import MultiVocab

WARM_UP = 100


def rate_at(step: int, steps: int, peak: float) -> float:
    """The learning rate of a step, the first being 1."""
    return peak * min(step / WARM_UP, (steps - step) / (steps - WARM_UP))


def annealed(update: Any, optimizers: str, steps: int, peak: float) -> Any:
    """A trainer's ``update`` that sets the rate of its optimizers before each step."""
    done = 0

    def update_at_rate(self: Any, batch: Any, eval: bool = False) -> Any:
        nonlocal done
        done += not eval
        for optimizer in getattr(self, optimizers).values():
            for group in optimizer.param_groups:
                group["lr"] = rate_at(done, steps, peak)
        return update(self, batch, eval=eval)

    return update_at_rate


def tagger(first: str, peak: float, arguments: list[str]) -> None:
    trainer = stanza.models.tagger.Trainer
    steps = stanza.models.tagger.parse_args(arguments)["max_steps"]

    class Second(trainer):  # type: ignore[misc,valid-type]
        def __init__(self, args: Any, vocab: Any, **rest: Any) -> None:
            super().__init__(args=args, model_file=first, **rest)
            if self.vocab.state_dict() != vocab.state_dict():
                raise SystemExit(f"{first} was trained on another text: its vocabulary differs")

        update = annealed(trainer.update, "optimizers", steps, peak)

    stanza.models.tagger.Trainer = Second
    stanza.models.tagger.main(arguments)


def parser(first: str, peak: float, arguments: list[str]) -> None:
    module = stanza.models.parser
    steps = module.parse_args(arguments)["max_steps"]
    vocab = MultiVocab.load_state_dict(torch.load(first, map_location="cpu", weights_only=True)["vocab"])
    loader = module.DataLoader

    def with_vocabulary(*args: Any, **rest: Any) -> Any:
        return loader(*args, **{"vocab": vocab, **rest})

    module.DataLoader = with_vocabulary
    module.Trainer.update = annealed(module.Trainer.update, "optimizer", steps, peak)
    module.main([*arguments, "--continue_from", first, "--no_checkpoint", "--no_second_optim"])


if __name__ == "__main__":
    kind, weights, rate, *rest = sys.argv[1:]
    {"tagger": tagger, "parser": parser}[kind](weights, float(rate), rest)
