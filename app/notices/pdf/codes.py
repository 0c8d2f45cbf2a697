"""Bar codes as vector shapes: the dark runs of Code 128 (set C for digits) and of QR codes."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from barcode.codex import Code128

from app.notices.pdf.qr import modules


def code128_bars(code: str) -> tuple[tuple[tuple[int, int], ...], int]:
    """Return ((first module, modules) of every bar, number of modules in all); no quiet zone."""
    bits = Code128(code).build()[0]
    return tuple(_runs(bit == "1" for bit in bits)), len(bits)


def qr_runs(text: str) -> tuple[tuple[tuple[int, int, int], ...], int]:
    """Return ((row, first column, columns) of every dark run, modules of a side); no quiet zone."""
    rows = modules(text)
    return tuple((row, at, length) for row, line in enumerate(rows) for at, length in _runs(line)), len(rows)


def _runs(line: Iterable[bool]) -> list[tuple[int, int]]:
    runs = []
    at = 0
    for is_dark, group in groupby(line):
        length = len(list(group))
        if is_dark:
            runs.append((at, length))
        at += length
    return runs
