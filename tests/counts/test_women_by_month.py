"""The example that a media researcher begins with: from a CSV file to women's share by month and outlet, plotted."""

from __future__ import annotations

import ast
import csv
import runpy
import sys
from pathlib import Path

import matplotlib.pyplot as plt
import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "examples" / "women_by_month.py"
WOMAN = "<p>– Vi må bygge mer, sier ordfører Kari Berg (Ap).</p><p>Rederiet opplyser at ferja går igjen.</p>"
MAN = "<p>&ndash; Eg er <b>lei</b> av å vente, seier bonde Ola Lie.</p><p>– Dette er ikkje godt nok, seier Lie.</p>"
ROWS = (
    ("Avisa", "04.03.2025", WOMAN),
    ("Avisa", "30.03.2025", MAN),
    ("Posten", "31.03.2025", MAN),
    ("Posten", "01.05.2025", WOMAN),
    ("Posten", "", "<p>Ingen sa noe.</p>"),
)


def test_it_is_short() -> None:
    """What the researcher wants takes at most 15 lines, imports and all."""
    source = SCRIPT.read_text(encoding="utf-8")
    body = ast.parse(source).body[1:]
    assert sum((node.end_lineno or node.lineno) - node.lineno + 1 for node in body) <= 15


@pytest.mark.model
def test_from_a_csv_to_a_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The table has a row for each month and outlet, in words; the picture a panel for each outlet."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MPLBACKEND", "Agg")
    with Path("archive.csv").open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, delimiter=";").writerows([("outlet", "published", "body"), *ROWS])
    monkeypatch.setattr(sys, "argv", [str(SCRIPT), "archive.csv"])
    runpy.run_path(str(SCRIPT))
    plt.close("all")
    with Path("women.csv").open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file, delimiter=";"))
    assert [(row["måned"], row["avis"], row["andel"]) for row in table] == [
        ("mars 2025", "Avisa", table[0]["andel"]),
        ("mars 2025", "Posten", "0.0"),
        ("mai 2025", "Posten", "1.0"),
        ("uten dato", "Posten", ""),
    ]
    assert float(table[0]["andel"]) == pytest.approx(4 / 15)
    assert {row["kjønn"] for row in table} == {"kvinner"}
    assert Path("women.png").read_bytes().startswith(b"\x89PNG")
