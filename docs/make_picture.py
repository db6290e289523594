"""Draw docs/view.png, the picture of a view on README and front page: python docs/make_picture.py.

It is the view itself, of the beginning of an invented article, as Chromium shows it, 720 pixels wide and at twice
their number. Needs Chromium, and Pillow, which comes with matplotlib.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from PIL import Image, ImageChops

import quotecite

HERE = Path(__file__).parent
ARTICLE = HERE.parent / "examples" / "articles" / "skole-nb.txt"
LAST = "– Jeg forstår godt at folk er sinte"  # how the last paragraph in the picture begins
WIDTH, HEIGHT, TIMES, MARGIN = 720, 1600, 2, 12  # pixels of the page, of which each is drawn by four
LOOK = [
    "--blink-settings=preferredColorScheme=1",
    f"--window-size={WIDTH},{HEIGHT}",
    f"--force-device-scale-factor={TIMES}",
]
COLOURS = 48  # as many as letters and fills need; a picture of a tenth of the size


def main() -> None:
    """Reads the article, shows it, takes the picture, cuts what is empty and spares colours."""
    text = ARTICLE.read_text(encoding="utf-8")
    end = text.index("\n\n", text.index(LAST))
    html = quotecite.render.article_html(quotecite.load()(text[:end]))
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if browser is None:
        raise SystemExit("no Chromium here: install Debian's chromium, or Google Chrome")
    with tempfile.TemporaryDirectory() as folder:
        page, shot = Path(folder) / "view.html", Path(folder) / "view.png"
        page.write_text(f'<!doctype html><meta charset="utf-8"><body>{html}', encoding="utf-8")
        command = [
            browser,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            "--disable-dev-shm-usage",
        ]
        command += [f"--user-data-dir={folder}/profile", *LOOK, f"--screenshot={shot}", page.as_uri()]
        subprocess.run(command, capture_output=True, check=True, timeout=120)
        picture = Image.open(shot).convert("RGB")
    left, upper, right, lower = ImageChops.difference(picture, Image.new("RGB", picture.size, "white")).getbbox()
    room = MARGIN * TIMES
    kept = picture.crop((max(0, left - room), max(0, upper - room), min(picture.width, right + room), lower + room))
    kept.quantize(COLOURS, dither=Image.Dither.NONE).save(HERE / "view.png", optimize=True)


if __name__ == "__main__":
    main()
