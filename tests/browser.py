"""A real browser without a window, for the tests that look at pages."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
SHOTS = Path(os.environ.get("QUOTECITE_SCREENSHOTS", "")) if os.environ.get("QUOTECITE_SCREENSHOTS") else None
LOOKS = {
    "light": ["--window-size=900,1400", "--blink-settings=preferredColorScheme=1"],
    "dark": ["--window-size=900,1400", "--blink-settings=preferredColorScheme=0"],
    "narrow": ["--window-size=500,1800", "--blink-settings=preferredColorScheme=1"],
}
needs_browser = pytest.mark.skipif(BROWSER is None, reason="no Chromium here: install Debian's chromium to run this")


def browse(page: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Opens a page without a window."""
    command = [
        str(BROWSER), "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-dev-shm-usage",
        "--enable-logging=stderr", f"--user-data-dir={page.parent / 'profile'}", *options, page.as_uri(),
    ]  # fmt: skip
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
