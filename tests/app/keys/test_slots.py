"""A slot opens for its officer, its password, its device, its version: and for nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.keys.passwords import DEAREST, FULL_COST, TRAINING_COST, Cost, is_payable, stretch
from app.keys.slot_file import SlotFile, mend_slots, read_slots, write_slots
from app.keys.slots import Slot, make_slot, open_slot

KEY, SECRET = bytes(range(32)), bytes(range(32, 64))
CHEAP = Cost(64, 1, 1)


@pytest.fixture(scope="module")
def slot() -> Slot:
    return make_slot("w1", "device-1", 3, KEY, "a long password", SECRET, CHEAP)


def test_the_right_four_open_it(slot: Slot) -> None:
    assert open_slot(slot, "device-1", "a long password", SECRET) == KEY


@pytest.mark.parametrize(
    ("changes", "device", "password", "secret"),
    [
        ({}, "device-2", "a long password", SECRET),
        ({}, "device-1", "a long passwore", SECRET),
        ({}, "device-1", "", SECRET),
        ({}, "device-1", "a long password", bytes(32)),
        ({}, "device-1", "a long password", b""),
        ({"officer": "w2"}, "device-1", "a long password", SECRET),
        ({"version": 4}, "device-1", "a long password", SECRET),
        ({"salt": bytes(16)}, "device-1", "a long password", SECRET),
        ({"cost": Cost(72, 1, 1)}, "device-1", "a long password", SECRET),
        ({"wrapped": bytes(60)}, "device-1", "a long password", SECRET),
        ({"wrapped": b""}, "device-1", "a long password", SECRET),
    ],
)
def test_anything_else_does_not(
    slot: Slot, changes: dict[str, object], device: str, password: str, secret: bytes
) -> None:
    assert open_slot(replace(slot, **changes), device, password, secret) is None  # type: ignore[arg-type]


def test_two_slots_of_the_same_password_have_nothing_in_common() -> None:
    one, two = (make_slot("w1", "d", 1, KEY, "a long password", SECRET, CHEAP) for _ in range(2))
    assert one.salt != two.salt and one.wrapped != two.wrapped and KEY not in one.wrapped


def test_a_slot_of_another_algorithm_is_not_tried(slot: Slot) -> None:
    assert slot.is_known()
    for changed in (replace(slot, stretch="scrypt"), replace(slot, mix="sm3"), replace(slot, wrap="sm4-gcm")):
        assert not changed.is_known()


@pytest.mark.parametrize(
    ("cost", "expected"),
    [
        (FULL_COST, True),
        (TRAINING_COST, True),
        (DEAREST, True),
        (Cost(DEAREST.memory_kib + 1, 1, 1), False),
        (Cost(64, 0, 1), False),
        (Cost(64, 1, 0), False),
        (Cost(7, 1, 1), False),
        (Cost(64, DEAREST.passes + 1, 1), False),
        (Cost(1024, 1, DEAREST.lanes + 1), False),
    ],
)
def test_only_sane_costs_are_paid(cost: Cost, expected: bool) -> None:
    assert is_payable(cost) == expected


def test_the_full_cost_is_that_of_the_findings() -> None:
    assert Cost(65536, 3, 4) == FULL_COST and Cost(19456, 2, 1) == TRAINING_COST


def test_a_password_of_any_characters_is_stretched() -> None:
    results = {stretch(p, bytes(16), CHEAP) for p in ("", "一门一门一门", "\ud842", "a\0b", "a" * 256, "𠮷𠮷𠮷𠮷")}
    assert len(results) == 6 and all(len(r) == 32 for r in results)


def test_the_file_keeps_every_slot_and_mends_a_missing_copy(tmp_path: Path, slot: Slot) -> None:
    file = SlotFile("device-1", "mark", (slot, replace(slot, officer="马\u00b7一")))
    write_slots(tmp_path, file)
    assert read_slots(tmp_path) == file
    (tmp_path / "keys.slots").unlink()
    assert read_slots(tmp_path) == file
    mend_slots(tmp_path)
    assert (tmp_path / "keys.slots").read_bytes() == (tmp_path / "keys.slots.bak").read_bytes()


def test_slots_damaged_in_different_copies_are_put_together(tmp_path: Path, slot: Slot) -> None:
    file = SlotFile("device-1", "mark", tuple(replace(slot, officer=o) for o in ("w1", "h1", "c1")))
    write_slots(tmp_path, file)
    for name, officer in (("keys.slots", "w1"), ("keys.slots.bak", "h1")):
        lines = (tmp_path / name).read_text().splitlines()
        (tmp_path / name).write_text("\n".join("x" + n[1:] if f'"officer": "{officer}"' in n else n for n in lines))
    found = read_slots(tmp_path)
    assert {s.officer for s in found.slots} == {"w1", "h1", "c1"} and found.damaged == ()


def test_a_new_slot_takes_the_place_of_the_old_and_of_a_damaged_one(slot: Slot) -> None:
    file = SlotFile("d", "m", (slot,), damaged=("h1",))
    newer = replace(slot, version=4)
    assert file.with_slot(newer).slots == (newer,)
    assert file.with_slot(replace(slot, officer="h1")).damaged == ()
    assert file.without("w1").slot("w1") is None
