"""``python -m quotecite``: the command line."""

from __future__ import annotations

import sys

from quotecite.cli.run import main

if __name__ == "__main__":
    sys.exit(main())
