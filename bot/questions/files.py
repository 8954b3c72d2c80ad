"""A table as a CSV file that a spreadsheet can open without running anything in it."""

from __future__ import annotations

import csv
import io

from bot.questions.report import Table

_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def csv_file(table: Table) -> bytes:
    """The file, marked as UTF-8 for Excel."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(map(_safe, table.columns))
    writer.writerows(map(_safe, row) for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


def _safe(cell: str) -> str:
    """A cell that a spreadsheet shows as text. It would run one that begins like a formula."""
    return f"'{cell}" if cell.lstrip().startswith(_FORMULAS) or cell.startswith(_FORMULAS) else cell
