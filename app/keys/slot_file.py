"""keys.slots and its twin keys.slots.bak: one checksummed line per slot, each copy replaced whole."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from app.durable import replace_file
from app.errors import Refused
from app.keys.passwords import Cost
from app.keys.slots import Slot

FORMAT = "yimen-slots/1"
FILE_NAME = "keys.slots"
TWIN_NAME = "keys.slots.bak"


@dataclass(frozen=True)
class SlotFile:
    """All slots of a desk; `device_mark` tells, without revealing it, which device secret they belong to.

    `damaged` names the officers whose slot can no longer be read in any copy.
    """

    device: str
    device_mark: str
    slots: tuple[Slot, ...]
    damaged: tuple[str, ...] = ()

    def slot(self, officer: str) -> Slot | None:
        """Return the officer's slot, if there is one."""
        return next((s for s in self.slots if s.officer == officer), None)

    def with_slot(self, slot: Slot) -> SlotFile:
        """Return this file with `slot` in the place of its officer's former one."""
        rest = self.without(slot.officer)
        return replace(rest, slots=(*rest.slots, slot))

    def without(self, officer: str) -> SlotFile:
        """Return this file without the officer's slot."""
        slots = tuple(s for s in self.slots if s.officer != officer)
        return replace(self, slots=slots, damaged=tuple(d for d in self.damaged if d != officer))


def _line(plain: dict[str, Any]) -> str:
    text = json.dumps(plain, ensure_ascii=True, sort_keys=True)
    return f"{hashlib.sha256(text.encode()).hexdigest()} {text}\n"


def _encode(file: SlotFile) -> bytes:
    officers = [*(s.officer for s in file.slots), *file.damaged]
    head = {
        "format": FORMAT,
        "device": file.device,
        "device_mark": file.device_mark,
        "officers": officers,
    }
    return "".join([_line(head), *(_line(_plain(s)) for s in file.slots)]).encode()


def _plain(slot: Slot) -> dict[str, Any]:
    cost = {
        "memory_kib": slot.cost.memory_kib,
        "passes": slot.cost.passes,
        "lanes": slot.cost.lanes,
    }
    return {
        "officer": slot.officer,
        "version": slot.version,
        "cost": cost,
        "stretch": slot.stretch,
        "mix": slot.mix,
        "wrap": slot.wrap,
        "salt": slot.salt.hex(),
        "wrapped": slot.wrapped.hex(),
    }


def _slot(plain: dict[str, Any]) -> Slot:
    salt, wrapped = bytes.fromhex(plain["salt"]), bytes.fromhex(plain["wrapped"])
    algorithms = (plain["stretch"], plain["mix"], plain["wrap"])
    return Slot(
        plain["officer"],
        plain["version"],
        Cost(**plain["cost"]),
        salt,
        wrapped,
        *algorithms,
    )


def _whole_lines(data: bytes) -> Iterable[dict[str, Any]]:
    for line in data.decode("utf-8", "replace").splitlines():
        checksum, _, text = line.partition(" ")
        if hashlib.sha256(text.encode("utf-8", "replace")).hexdigest() == checksum:
            yield json.loads(text)


def _decode(data: bytes) -> SlotFile | None:
    head, slots = None, []
    for plain in _whole_lines(data):
        if "format" in plain:
            head = plain
        else:
            slots.append(_slot(plain))
    if head is None:
        return None
    return _with_damage(SlotFile(head["device"], head["device_mark"], tuple(slots)), head["officers"])


def _with_damage(file: SlotFile, officers: Iterable[str]) -> SlotFile:
    return replace(file, damaged=tuple(o for o in officers if file.slot(o) is None))


def write_slots(folder: Path, file: SlotFile) -> None:
    """Make `file` durable in both copies, one after the other, so that one of them is always whole."""
    for name in (FILE_NAME, TWIN_NAME):
        replace_file(folder / name, _encode(file))


def _copies(folder: Path) -> list[bytes]:
    return [path.read_bytes() for name in (FILE_NAME, TWIN_NAME) if (path := folder / name).is_file()]


def read_slots(folder: Path) -> SlotFile:
    """Return the slots: of the first copy that is whole, else what both still hold together.

    Raises Refused("keys.no_slots") when there is no file, ("keys.slots_damaged") when no copy has its head line.
    """
    copies = _copies(folder)
    if not copies:
        raise Refused("keys.no_slots", file=FILE_NAME)
    read = [file for data in copies if (file := _decode(data)) is not None]
    if not read:
        raise Refused("keys.slots_damaged", file=FILE_NAME)
    whole = next((file for file in read if not file.damaged), None)
    if whole is not None:
        return whole
    together = {slot.officer: slot for file in reversed(read) for slot in file.slots}
    officers = [*(s.officer for s in read[0].slots), *read[0].damaged]
    return _with_damage(replace(read[0], slots=tuple(together.values())), officers)


def mend_slots(folder: Path) -> None:
    """Write both copies anew when one of them was damaged or is missing."""
    file = read_slots(folder)
    if _copies(folder) != [_encode(file)] * 2:
        write_slots(folder, file)
