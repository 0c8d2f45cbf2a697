"""The short form of a code, to be typed: the record hash in groups, and two check digits (modulo 97).

It holds no signature, so only the desk that keeps the paper can answer for it; the signed code can be checked anywhere.
"""

from __future__ import annotations

import re

from app.errors import Refused
from app.verify.code import HASH_DIGITS

GROUP = 4
_BETWEEN = str.maketrans({**{chr(0xFF10 + d): str(d) for d in range(10)}, **dict.fromkeys(" -－—–\u3000·:：", None)})
_SHAPE = re.compile(f"[0-9A-F]{{{HASH_DIGITS}}}[0-9]{{2}}")
_ANY = re.compile(r"[0-9A-FOIL]{12,22}")


def short_form(record_hash: str) -> str:
    """Return the hash as it is printed: 3F2A-90BC-11DE-77AA-05."""
    digits = record_hash.upper() + _check(record_hash)
    return "-".join(digits[at : at + GROUP] for at in range(0, len(digits), GROUP))


def looks_like_short(text: str) -> bool:
    """True for a text that means to be a short form, right or wrong; a case number is none."""
    plain = _plain(text)
    return _ANY.fullmatch(plain) is not None and not (plain.isdigit() and len(plain) > HASH_DIGITS + 2)


def read_short(text: str) -> str:
    """Return the record hash of a short form as typed. Raises Refused("verify.short_length" | "verify.short_check")."""
    plain = _plain(text).replace("O", "0").replace("I", "1").replace("L", "1")
    if not _SHAPE.fullmatch(plain):
        raise Refused("verify.short_length", found=len(plain), wanted=HASH_DIGITS + 2)
    digits, check = plain[:HASH_DIGITS].lower(), plain[HASH_DIGITS:]
    if _check(digits) != check:
        raise Refused("verify.short_check")
    return digits


def _plain(text: str) -> str:
    return text.strip().translate(_BETWEEN).upper()


def _check(digits: str) -> str:
    """Return two digits that find every wrong sign and every pair of neighbours exchanged: 97 is prime to 16."""
    return f"{98 - int(digits, 16) * 100 % 97:02d}"
