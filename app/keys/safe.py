"""The safe of a profile: who can get the store's key, and how officers come and go."""

from __future__ import annotations

import hashlib
import secrets
import uuid
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.errors import NotFound, Refused
from app.keys.device_secret import device_mark, keep_device_secret, read_device_secret
from app.keys.failures import note_failure
from app.keys.lockout import (
    FREE_FAILURES,
    clear_failures,
    record_failure,
    refuse_when_locked,
)
from app.keys.passwords import FULL_COST, Cost, check_new_password
from app.keys.recovery_code import new_recovery_code, read_recovery_code
from app.keys.seal import KEY_BYTES, new_key
from app.keys.slot_file import SlotFile, mend_slots, read_slots, write_slots
from app.keys.slots import RECOVERY, Opened, Slot, make_slot, open_as_officer


@dataclass(frozen=True)
class NewSafe:
    """What is known only once: the store's key and the recovery code to print."""

    key: bytes
    recovery_code: str


def create_safe(
    folder: Path,
    officer: str,
    password: str,
    *,
    training: bool = False,
    cost: Cost = FULL_COST,
) -> NewSafe:
    """Make key, device secret, the first officer's slot and the recovery slot; all durable before it returns."""
    check_new_password(password)
    device, secret, key = str(uuid.uuid4()), secrets.token_bytes(KEY_BYTES), new_key()
    code = new_recovery_code()
    keep_device_secret(folder, device, secret, in_file=training)
    first = make_slot(officer, device, 1, key, password, secret, cost)
    recovery = make_slot(RECOVERY, device, 1, key, code, b"", cost)
    write_slots(folder, SlotFile(device, device_mark(secret), (first, recovery)))
    return NewSafe(key, code)


def unlock(folder: Path, officer: str, password: str, at: datetime) -> bytes:
    """Return the store's key. Raises what `unlock_as` does."""
    return unlock_as(folder, officer, password, at).key


def unlock_as(folder: Path, officer: str, password: str, at: datetime) -> Opened:
    """Return the store's key, and the officer's own.

    Raises Refused: "keys.locked_out", "keys.wrong_password" (also for an unknown officer), "keys.slot_damaged",
    "keys.device_secret_missing", "keys.device_secret_damaged", "keys.device_secret_other", "keys.no_slots",
    "keys.slots_damaged", "keys.slot_unknown".
    """
    file = read_slots(folder)
    slot = file.slot(officer)
    name = officer if slot is not None or officer in file.damaged else _veiled(officer)
    refuse_when_locked(folder, name, at)
    if officer in file.damaged:
        raise Refused("keys.slot_damaged", officer=officer)
    secret = _device_secret(folder, file)
    opened = None if slot is None else _open(slot, file.device, password, secret)
    if opened is None:
        note_failure(folder, officer if slot is not None else "", at)
        left = FREE_FAILURES - record_failure(folder, name, at).failures % FREE_FAILURES
        refuse_when_locked(folder, name, at)
        raise Refused("keys.wrong_password", left=left)
    clear_failures(folder, officer)
    mend_slots(folder)
    return opened


def _veiled(typed: str) -> str:
    """Return what counts failures under a name that nobody here has: it may be a password typed into the wrong field."""
    return "?" + hashlib.sha256(typed.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def recover(folder: Path, typed_code: str) -> bytes:
    """Return the store's key by the printed recovery code; neither a password nor the device secret is needed."""
    code = read_recovery_code(typed_code)
    file = read_slots(folder)
    slot = file.slot(RECOVERY)
    if slot is None:
        raise Refused("keys.slot_damaged", officer=RECOVERY)
    opened = _open(slot, file.device, code, b"")
    if opened is None:
        raise Refused("keys.recovery_wrong")
    return opened.key


def set_password(folder: Path, key: bytes, officer: str, password: str, cost: Cost = FULL_COST) -> None:
    """Give `officer` a slot, or a new one in place of the old: later only `password` opens it. The store is not touched."""
    check_new_password(password)
    file = read_slots(folder)
    old = file.slot(officer)
    version = old.version + 1 if old else 1
    slot = make_slot(officer, file.device, version, key, password, _device_secret(folder, file), cost)
    write_slots(folder, file.with_slot(slot))
    clear_failures(folder, officer)


def remove_officer(folder: Path, officer: str) -> None:
    """Take the officer's slot away; Refused("keys.last_officer") when nobody could log in afterwards."""
    file = read_slots(folder)
    if file.slot(officer) is None or officer == RECOVERY:
        raise NotFound("keys.no_such_slot", officer=officer)
    if not [s for s in file.slots if s.officer not in (officer, RECOVERY)]:
        raise Refused("keys.last_officer")
    write_slots(folder, file.without(officer))
    clear_failures(folder, officer)


def officers_with_slots(folder: Path) -> tuple[str, ...]:
    """Return the log-in names that have a slot on this device."""
    return tuple(s.officer for s in read_slots(folder).slots if s.officer != RECOVERY)


def readmit(
    folder: Path, key: bytes, officer: str, password: str, *, training: bool = False, cost: Cost = FULL_COST
) -> bool:
    """Give `officer` a slot after a recovery; True when the device secret was lost and had to be made anew.

    Then every other officer's slot falls, for only password and secret together opened it. The printed code stays.
    """
    check_new_password(password)
    file = read_slots(folder)
    is_lost = not _has_device_secret(folder, file)
    if is_lost:
        secret = secrets.token_bytes(KEY_BYTES)
        keep_device_secret(folder, file.device, secret, in_file=training)
        recovery = tuple(s for s in file.slots if s.officer == RECOVERY)
        write_slots(folder, SlotFile(file.device, device_mark(secret), recovery))
    set_password(folder, key, officer, password, cost)
    return is_lost


def _has_device_secret(folder: Path, file: SlotFile) -> bool:
    try:
        return bool(_device_secret(folder, file))
    except Refused:
        return False


def _device_secret(folder: Path, file: SlotFile) -> bytes:
    secret = read_device_secret(folder, file.device)
    if device_mark(secret) != file.device_mark:
        raise Refused("keys.device_secret_other")
    return secret


def _open(slot: Slot, device: str, password: str, secret: bytes) -> Opened | None:
    if not slot.is_known():
        raise Refused("keys.slot_unknown", stretch=slot.stretch, wrap=slot.wrap)
    return open_as_officer(slot, device, password, secret)
