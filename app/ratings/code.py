"""评价码: a short code per visit for paper forms and later entry; derived, and no personal data in it.

Nine characters without 0, 1, I, L and O: eight of a hash over case and day, and one that finds every wrong character.
"""

from __future__ import annotations

import hashlib
from datetime import date

from app.errors import Refused
from app.ids import CaseId

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 9
GROUP = 3
_BASE = len(ALPHABET)  # 31, a prime: then a weighted sum finds every wrong character and every exchanged pair
_BETWEEN = str.maketrans(
    {**{chr(0xFEE0 + ord(c)): c for c in ALPHABET}, " ": None, "\u3000": None, "-": None, "－": None}
)


def rating_code(case: CaseId, on: date) -> str:
    """Return the code of the visit that `case` got on `on`, in groups of three: 7KQ-2MD-X4F."""
    number = int.from_bytes(hashlib.sha256(f"{case}|{on.isoformat()}".encode()).digest(), "big")
    body = ""
    for _ in range(LENGTH - 1):
        number, rest = divmod(number, _BASE)
        body += ALPHABET[rest]
    return grouped(body + _check(body))


def read_code(typed: str) -> str:
    """Return a code as it was typed, in its plain form. Raises Refused("rating.code_length" | "rating.code")."""
    plain = typed.strip().upper().translate(_BETWEEN)
    if len(plain) != LENGTH:
        raise Refused("rating.code_length", found=len(plain), wanted=LENGTH)
    strange = next((c for c in plain if c not in ALPHABET), "")
    if strange or _check(plain[:-1]) != plain[-1]:
        raise Refused("rating.code")
    return grouped(plain)


def grouped(plain: str) -> str:
    """Return the characters in groups of three."""
    return "-".join(plain[start : start + GROUP] for start in range(0, len(plain), GROUP))


def _check(body: str) -> str:
    total = sum(place * ALPHABET.index(char) for place, char in enumerate(body, start=1))
    return ALPHABET[total % _BASE]
