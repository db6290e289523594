"""One target under atheris, until it is told to stop: python fuzz/one.py TARGET CORPUS [libFuzzer's options]."""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parent))
with atheris.instrument_imports(include=["quotecite"]):
    import targets

if __name__ == "__main__":
    name = sys.argv.pop(1)
    atheris.Setup(sys.argv, targets.TARGETS[name])
    atheris.Fuzz()
