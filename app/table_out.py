"""A list that leaves the program as a text table (.csv) which a spreadsheet opens with its signs, and never as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def text_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Return the table in UTF-8 with its mark; a cell that a spreadsheet would compute is led by an apostrophe."""
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return made.getvalue().encode("utf-8-sig")


def long_number(plain: str) -> str:
    """Return a number that a spreadsheet would round (24 digits) so that it stays text: every digit is kept."""
    return f"'{plain}" if plain.isdigit() and len(plain) > 15 else plain


def _harmless(cell: str) -> str:
    text = cell.replace("\x00", "")
    return f"'{text}" if text.startswith(FORMULA) else text
