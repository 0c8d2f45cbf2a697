"""The printed recovery code: 8 groups of 4 Crockford characters, the fourth of each checks the other three."""

from __future__ import annotations

import secrets

from app.errors import Refused

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS = 8
DATA_PER_GROUP = 3
LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None, "\t": None, "\u3000": None})


def _double(value: int) -> int:
    """Multiply by x in GF(2^5) with x^5+x^2+1."""
    return (value << 1) ^ 0x25 if value & 16 else value << 1


def _check_character(group: int, data: str) -> str:
    """Return the character that detects any one wrong, any two swapped characters, and a group out of its place."""
    check = group
    for character in data:
        check = _double(check ^ ALPHABET.index(character))
    return ALPHABET[check]


def new_recovery_code() -> str:
    """Return a fresh code of 120 random bits, to be printed once and locked away."""
    groups = []
    for number in range(1, GROUPS + 1):
        data = "".join(secrets.choice(ALPHABET) for _ in range(DATA_PER_GROUP))
        groups.append(data + _check_character(number, data))
    return "-".join(groups)


def read_recovery_code(typed: str) -> str:
    """Return the code as it was printed; O, I and L are read as 0 and 1, blanks and dashes do not count.

    Raises Refused("keys.recovery_length") or ("keys.recovery_group", group=n) naming the mistyped group.
    """
    text = typed.upper().translate(LOOKALIKES)
    size = DATA_PER_GROUP + 1
    if len(text) != GROUPS * size:
        raise Refused("keys.recovery_length", groups=GROUPS, size=size, typed=len(text))
    groups = [text[i : i + size] for i in range(0, len(text), size)]
    for number, group in enumerate(groups, start=1):
        if any(c not in ALPHABET for c in group) or group[-1] != _check_character(number, group[:-1]):
            raise Refused("keys.recovery_group", group=number)
    return "-".join(groups)
