"""How a password becomes a key: Argon2id (RFC 9106); the parameters travel in the slot."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from argon2.low_level import Type, hash_secret_raw

from app.errors import Refused
from app.keys.seal import KEY_BYTES

STRETCH_ALGORITHM = "argon2id"
SALT_BYTES = 16
SHORTEST = 8
LONGEST = 256


@dataclass(frozen=True)
class Cost:
    """What one guess costs: memory in KiB, passes over it, lanes side by side."""

    memory_kib: int
    passes: int
    lanes: int


FULL_COST = Cost(64 * 1024, 3, 4)
TRAINING_COST = Cost(19 * 1024, 2, 1)
DEAREST = Cost(1024 * 1024, 20, 16)


def check_new_password(password: str) -> None:
    """Refuse a new password that is too short or too long to be meant (ASVS 5.0 6.2.1)."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise Refused("keys.password_length", shortest=SHORTEST, longest=LONGEST)


def is_payable(cost: Cost) -> bool:
    """True when a slot's parameters are sane, so that a forged slot cannot eat the machine's memory."""
    return (
        1 <= cost.passes <= DEAREST.passes
        and 1 <= cost.lanes <= DEAREST.lanes
        and 8 * cost.lanes <= cost.memory_kib <= DEAREST.memory_kib
    )


def stretch(password: str, salt: bytes, cost: Cost) -> bytes:
    """Return 256 bits from `password`; composed and decomposed input give the same (NFC)."""
    secret = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    return hash_secret_raw(secret, salt, cost.passes, cost.memory_kib, cost.lanes, KEY_BYTES, Type.ID)
