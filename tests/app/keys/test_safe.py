"""The safe of a profile: each way of not getting in has its own sentence, and nothing is lost."""

from __future__ import annotations

import stat
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.errors import Refused
from app.keys.passwords import TRAINING_COST, Cost
from app.keys.safe import (
    create_safe,
    officers_with_slots,
    readmit,
    recover,
    remove_officer,
    set_password,
    unlock,
)
from app.keys.slot_file import read_slots, write_slots
from app.wording import say_trouble

CHEAP = Cost(64, 1, 1)
NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
PASSWORD = "一门-correct-horse"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    create_safe(tmp_path, "m1", PASSWORD, training=True, cost=CHEAP)
    return tmp_path


def refusal(folder: Path, officer: str = "m1", password: str = PASSWORD, at: datetime = NOW) -> str:
    with pytest.raises(Refused) as caught:
        unlock(folder, officer, password, at)
    assert say_trouble(caught.value) != caught.value.code, "a code without a sentence"
    return caught.value.code


def test_the_password_gives_the_very_key_that_was_made(tmp_path: Path) -> None:
    made = create_safe(tmp_path, "m1", PASSWORD, training=True, cost=CHEAP)
    assert unlock(tmp_path, "m1", PASSWORD, NOW) == made.key and len(made.key) == 32


def test_a_composed_and_a_decomposed_password_are_the_same(tmp_path: Path) -> None:
    made = create_safe(tmp_path, "m1", "caf\u00e9-caf\u00e9", training=True, cost=CHEAP)
    assert unlock(tmp_path, "m1", "cafe\u0301-cafe\u0301", NOW) == made.key


def test_a_wrong_password_and_an_unknown_officer_sound_the_same(folder: Path) -> None:
    assert refusal(folder, password="wrong-password") == refusal(folder, officer="nobody") == "keys.wrong_password"


def test_a_missing_device_secret_has_its_own_sentence(folder: Path) -> None:
    (folder / "device.secret").unlink()
    assert refusal(folder) == "keys.device_secret_missing"


def test_the_secret_of_another_device_has_its_own_sentence(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other")
    create_safe(other, "m1", PASSWORD, training=True, cost=CHEAP)
    (folder / "device.secret").write_bytes((other / "device.secret").read_bytes())
    assert refusal(folder) == "keys.device_secret_other"


def test_a_mangled_device_secret_has_its_own_sentence(folder: Path) -> None:
    (folder / "device.secret").write_text("not hex at all")
    assert refusal(folder) == "keys.device_secret_damaged"


def test_without_a_slot_file_the_sentence_names_it(folder: Path) -> None:
    for name in ("keys.slots", "keys.slots.bak"):
        (folder / name).unlink()
    assert refusal(folder) == "keys.no_slots"


def test_a_slot_damaged_in_both_copies_has_its_own_sentence_and_spares_the_others(
    folder: Path,
) -> None:
    key = unlock(folder, "m1", PASSWORD, NOW)
    set_password(folder, key, "w1", "another-password", CHEAP)
    for name in ("keys.slots", "keys.slots.bak"):
        text = (folder / name).read_text()
        lines = ["x" + line[1:] if '"officer": "w1"' in line else line for line in text.splitlines()]
        (folder / name).write_text("\n".join(lines) + "\n")
    assert refusal(folder, "w1", "another-password") == "keys.slot_damaged"
    assert unlock(folder, "m1", PASSWORD, NOW) == key
    set_password(folder, key, "w1", "a-third-password", CHEAP)
    assert unlock(folder, "w1", "a-third-password", NOW) == key


def test_one_damaged_copy_is_mended_from_the_other(folder: Path) -> None:
    good = (folder / "keys.slots.bak").read_bytes()
    (folder / "keys.slots").write_bytes(good[: len(good) // 2])
    unlock(folder, "m1", PASSWORD, NOW)
    assert (folder / "keys.slots").read_bytes() == good


def test_both_copies_ruined_is_said_and_the_recovery_code_is_not_blamed(
    folder: Path,
) -> None:
    for name in ("keys.slots", "keys.slots.bak"):
        (folder / name).write_bytes(b"\0" * 400)
    assert refusal(folder) == "keys.slots_damaged"


def test_a_forged_slot_cannot_eat_the_memory(tmp_path: Path) -> None:
    create_safe(tmp_path, "m1", PASSWORD, training=True, cost=CHEAP)
    file = read_slots(tmp_path)
    slot = file.slot("m1")
    assert slot is not None
    write_slots(tmp_path, file.with_slot(replace(slot, cost=Cost(64 * 1024 * 1024, 3, 4))))
    assert refusal(tmp_path) == "keys.slot_unknown"


def test_the_parameters_travel_in_the_slot(tmp_path: Path) -> None:
    made = create_safe(tmp_path, "m1", PASSWORD, training=True, cost=CHEAP)
    set_password(tmp_path, made.key, "w1", PASSWORD, TRAINING_COST)
    assert unlock(tmp_path, "w1", PASSWORD, NOW) == unlock(tmp_path, "m1", PASSWORD, NOW)


def test_a_new_password_replaces_the_old(folder: Path) -> None:
    key = unlock(folder, "m1", PASSWORD, NOW)
    set_password(folder, key, "m1", "quite-another-one", CHEAP)
    assert refusal(folder) == "keys.wrong_password"
    assert unlock(folder, "m1", "quite-another-one", NOW) == key


def test_a_slot_copied_from_before_a_password_change_is_refused(folder: Path) -> None:
    old = read_slots(folder).slot("m1")
    assert old is not None
    write_slots(folder, read_slots(folder).with_slot(replace(old, version=2)))
    assert refusal(folder) == "keys.wrong_password"


def test_a_leaver_no_longer_gets_in(folder: Path) -> None:
    key = unlock(folder, "m1", PASSWORD, NOW)
    set_password(folder, key, "w1", PASSWORD, CHEAP)
    assert officers_with_slots(folder) == ("m1", "w1")
    remove_officer(folder, "w1")
    assert refusal(folder, "w1") == "keys.wrong_password"
    assert b'"w1"' not in (folder / "keys.slots").read_bytes() + (folder / "keys.slots.bak").read_bytes()


def test_the_last_officer_stays(folder: Path) -> None:
    with pytest.raises(Refused) as caught:
        remove_officer(folder, "m1")
    assert caught.value.code == "keys.last_officer"


def test_a_short_password_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        create_safe(tmp_path, "m1", "1234567", training=True, cost=CHEAP)
    assert caught.value.code == "keys.password_length"
    assert list(tmp_path.iterdir()) == []


def test_the_recovery_drill_passwords_forgotten_and_device_secret_lost(tmp_path: Path) -> None:
    made = create_safe(tmp_path, "m1", PASSWORD, training=True, cost=CHEAP)
    set_password(tmp_path, made.key, "w1", PASSWORD, CHEAP)
    (tmp_path / "device.secret").unlink()
    key = recover(tmp_path, made.recovery_code.lower().replace("-", " "))
    assert key == made.key
    assert readmit(tmp_path, key, "m1", "a-fresh-password", training=True, cost=CHEAP)
    assert unlock(tmp_path, "m1", "a-fresh-password", NOW) == made.key
    assert refusal(tmp_path, "w1") == "keys.wrong_password"
    assert recover(tmp_path, made.recovery_code) == made.key, "the printed code stays good"


def test_a_recovery_with_the_device_secret_in_place_spares_the_other_officers(tmp_path: Path) -> None:
    made = create_safe(tmp_path, "m1", PASSWORD, training=True, cost=CHEAP)
    set_password(tmp_path, made.key, "w1", PASSWORD, CHEAP)
    assert not readmit(
        tmp_path, recover(tmp_path, made.recovery_code), "m1", "a-fresh-password", training=True, cost=CHEAP
    )
    assert unlock(tmp_path, "w1", PASSWORD, NOW) == unlock(tmp_path, "m1", "a-fresh-password", NOW)


def test_the_recovery_code_of_another_profile_is_told_from_a_mistyped_one(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "other").mkdir()
    other = create_safe(tmp_path / "other", "m1", PASSWORD, training=True, cost=CHEAP)
    with pytest.raises(Refused) as caught:
        recover(folder, other.recovery_code)
    assert caught.value.code == "keys.recovery_wrong"


def test_five_failures_lock_for_fifteen_minutes_then_twice_as_long(
    folder: Path,
) -> None:
    """Also with the right password, also after a restart: the state lies in the profile."""
    codes = [refusal(folder, password="wrong-password") for _ in range(5)]
    assert codes == ["keys.wrong_password"] * 4 + ["keys.locked_out"]
    assert refusal(folder, at=NOW + timedelta(minutes=14, seconds=59)) == "keys.locked_out"
    later = NOW + timedelta(minutes=15)
    assert [refusal(folder, password="wrong-password", at=later) for _ in range(5)][-1] == "keys.locked_out"
    assert refusal(folder, at=later + timedelta(minutes=29)) == "keys.locked_out"
    assert len(unlock(folder, "m1", PASSWORD, later + timedelta(minutes=30))) == 32


def test_one_officer_locked_out_leaves_the_others_alone_and_success_clears(
    folder: Path,
) -> None:
    key = unlock(folder, "m1", PASSWORD, NOW)
    set_password(folder, key, "w1", PASSWORD, CHEAP)
    for _ in range(5):
        refusal(folder, "w1", "wrong-password")
    for _ in range(3):
        refusal(folder, password="wrong-password")
        unlock(folder, "m1", PASSWORD, NOW)
    with pytest.raises(Refused) as caught:
        unlock(folder, "m1", "wrong-password", NOW)
    assert caught.value.facts == {"left": 4}


def test_a_broken_attempts_file_never_locks_the_office_out(folder: Path) -> None:
    (folder / "keys.attempts").write_bytes(b"\xff\x00{")
    assert len(unlock(folder, "m1", PASSWORD, NOW)) == 32


def test_no_key_lies_in_the_folder_and_only_the_owner_reads_it(tmp_path: Path) -> None:
    made = create_safe(tmp_path, "m1", PASSWORD, training=True, cost=CHEAP)
    for path in tmp_path.iterdir():
        data = path.read_bytes()
        assert made.key not in data and made.key.hex().encode() not in data
        assert PASSWORD.encode() not in data and made.recovery_code.encode() not in data
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
