"""Write docs/codebook.md from the columns of the frames: python docs/make_codebook.py."""

from __future__ import annotations

from pathlib import Path

from quotecite.counts.codebook import page

Path(__file__).with_name("codebook.md").write_text(page(), encoding="utf-8")
