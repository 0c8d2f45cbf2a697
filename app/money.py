"""Money in integer fen: read from what a clerk types, written as a paper shows it. Never a float."""

from __future__ import annotations

import re
import unicodedata

from app.errors import Refused

_AMOUNT = re.compile(r"(\d{1,12})(?:\.(\d{1,2}))?")
MOST_FEN = 10**12  # ten thousand million yuan: more is a slip of the key


def fen_of(text: str) -> int:
    """Return the amount typed in yuan ("1,234.5", "￥80", "80元") in fen. Raises Refused("fee.amount")."""
    plain = unicodedata.normalize("NFKC", text).strip().removeprefix("¥").removesuffix("元").strip()
    found = _AMOUNT.fullmatch(plain.replace(",", ""))
    if found is None or not plain.isascii():
        raise Refused("fee.amount")
    fen = int(found[1]) * 100 + int((found[2] or "").ljust(2, "0"))
    if fen > MOST_FEN:
        raise Refused("fee.amount")
    return fen


def yuan(fen: int) -> str:
    """Return an amount as it is written with digits: 1,234.50元."""
    return f"{fen // 100:,}.{fen % 100:02d}元"
