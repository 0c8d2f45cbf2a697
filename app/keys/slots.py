"""One slot per officer: the store's key, wrapped so that password and device together open it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from app.keys.passwords import SALT_BYTES, STRETCH_ALGORITHM, Cost, is_payable, stretch
from app.keys.seal import (
    MIX_ALGORITHM,
    WRAP_ALGORITHM,
    BrokenSealError,
    seal,
    subkey,
    unseal,
)

RECOVERY = "recovery"


@dataclass(frozen=True)
class Slot:
    """A wrapped copy of the store's key; `version` grows with every new password of this officer."""

    officer: str
    version: int
    cost: Cost
    salt: bytes
    wrapped: bytes
    stretch: str = STRETCH_ALGORITHM
    mix: str = MIX_ALGORITHM
    wrap: str = WRAP_ALGORITHM

    def is_known(self) -> bool:
        """True when this program knows the slot's algorithms and can pay its cost."""
        algorithms = (self.stretch, self.mix, self.wrap)
        return algorithms == (
            STRETCH_ALGORITHM,
            MIX_ALGORITHM,
            WRAP_ALGORITHM,
        ) and is_payable(self.cost)


def _about(officer: str, device: str, version: int) -> bytes:
    return f"{officer}|{device}|{version}".encode()


def _wrapping_key(slot_salt: bytes, cost: Cost, password: str, secret: bytes) -> bytes:
    return subkey(stretch(password, slot_salt, cost), "slot", salt=secret)


def make_slot(
    officer: str,
    device: str,
    version: int,
    key: bytes,
    password: str,
    secret: bytes,
    cost: Cost,
) -> Slot:
    """Return the slot that gives `key` to `officer` on this device; a recovery slot takes an empty `secret`."""
    salt = secrets.token_bytes(SALT_BYTES)
    wrapped = seal(
        _wrapping_key(salt, cost, password, secret),
        key,
        _about(officer, device, version),
    )
    return Slot(officer, version, cost, salt, wrapped)


@dataclass(frozen=True)
class Opened:
    """The store's key, and the seed of the key by which the officer is known to a center: password and device make it
    anew at each log-in, nothing keeps it.
    """

    key: bytes
    officer: bytes


def open_slot(slot: Slot, device: str, password: str, secret: bytes) -> bytes | None:
    """Return the store's key, or None when password or device secret is another."""
    opened = open_as_officer(slot, device, password, secret)
    return None if opened is None else opened.key


def open_as_officer(slot: Slot, device: str, password: str, secret: bytes) -> Opened | None:
    """Return the store's key and the officer's own, or None when password or device secret is another."""
    wrapping = _wrapping_key(slot.salt, slot.cost, password, secret)
    try:
        key = unseal(wrapping, slot.wrapped, _about(slot.officer, device, slot.version))
    except BrokenSealError:
        return None
    return Opened(key, subkey(wrapping, "officer"))
