"""An Excel workbook of articles."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

from quotecite.counts.rows import Row
from quotecite.extras import extra
from quotecite.files.cells import xlsx_cell
from quotecite.files.sink import Rows
from quotecite.files.whole import check_place, written_whole
from quotecite.records import Article

_SHEET = 1_048_575  # rows of a sheet below its header
_WIDTHS = {"text": 60, "note": 40, "words": 7, "article": 7, "quote": 7, "start": 7, "end": 7, "age": 5}  # characters


class XlsxSink:
    """A workbook of rows: text is text, whatever it begins with; the header stays in sight and can be filtered by."""

    def __init__(self, path: Path, rows: str) -> None:
        if rows == "articles":
            raise ValueError(
                "rows: whole articles do not fit into cells; expected quotes, attributions or sources for xlsx"
            )
        self._rows = Rows(rows)
        self._openpyxl = extra("openpyxl", "xlsx")
        check_place(path)
        self._path = path
        self._kept: list[Row] = []
        self._cut: list[str] = []  # columns

    def add(self, article: Article, meta: Any = None) -> None:
        self._kept += self._rows.of(article, meta)[0]

    def close(self) -> None:
        book = self._openpyxl.Workbook(write_only=True)
        for start in range(0, max(len(self._kept), 1), _SHEET):
            name = self._rows.kind if not start else f"{self._rows.kind} {start // _SHEET + 1}"
            self._fill(book.create_sheet(name), self._kept[start : start + _SHEET])
        with written_whole(self._path) as part:
            book.save(part)
        for name in dict.fromkeys(self._cut):
            warnings.warn(
                f"{self._path}: texts in the column {name!r} are longer than a cell; they are cut", stacklevel=2
            )

    def _fill(self, sheet: Any, rows: list[Row]) -> None:
        letter = self._openpyxl.utils.get_column_letter
        names = self._rows.columns
        sheet.freeze_panes = "A2"
        sheet.auto_filter.ref = f"A1:{letter(len(names))}{len(rows) + 1}"
        for number, name in enumerate(names, 1):
            sheet.column_dimensions[letter(number)].width = _WIDTHS.get(name, 16)
        sheet.append([self._cell(sheet, name, name) for name in names])
        for row in rows:
            sheet.append([self._cell(sheet, row.get(name), name) for name in names])

    def _cell(self, sheet: Any, value: Any, name: str) -> Any:
        value, cut = xlsx_cell(value)
        if cut:
            self._cut.append(name)
        if not isinstance(value, str):
            return value
        cell = self._openpyxl.cell.WriteOnlyCell(sheet, value)
        cell.data_type = "s"  # never a formula, an error or a date
        return cell
