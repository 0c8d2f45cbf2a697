"""Bar codes as vector shapes: the dark runs of Code 128 (set C for digits) and of QR codes."""

from __future__ import annotations

import re

from barcode.codex import Code128

from app.notices.pdf.qr import modules

_MODULES = bytes.maketrans(b"01", b"\x00\x01")
DARK = re.compile(b"\x01+")


def code128_bars(code: str) -> tuple[tuple[tuple[int, int], ...], int]:
    """Return ((first module, modules) of every bar, number of modules in all); no quiet zone."""
    bits: str = Code128(code).build()[0]
    return tuple(_runs(bits.encode().translate(_MODULES))), len(bits)


def qr_runs(text: str) -> tuple[tuple[tuple[int, int, int], ...], int]:
    """Return ((row, first column, columns) of every dark run, modules of a side); no quiet zone."""
    rows = modules(text)
    return tuple((row, at, length) for row, line in enumerate(rows) for at, length in _runs(line)), len(rows)


def _runs(line: bytes) -> list[tuple[int, int]]:
    return [(found.start(), found.end() - found.start()) for found in DARK.finditer(line)]
