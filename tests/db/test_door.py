"""The way into a profile: first run, log-in, shift change, the second officer, recovery, a new officer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from desk_for_tests import CHEAP, CLERK, HANDLER, NOON, PASSWORD, accept, around, person

from app.door import FirstDesk
from app.errors import Refused
from app.events.office import SessionChanged
from app.keys.device_secret import is_degraded
from app.keys.recovery_code import read_recovery_code
from app.officer import Role
from app.state import CaseState
from app.training import OFFICERS
from db.desk.door import DeskDoor
from db.desk.making import NewProfile, create_profile
from db.desk.store import Store
from db.desk.training import make_training

FIRST = FirstDesk("江南区政务服务中心", "341702", "0001", "m1", "管理示例", "a-long-password")


@pytest.fixture
def door(folder: Path) -> DeskDoor:
    return DeskDoor(folder, around())


def refusal(door: DeskDoor, officer: str, password: str) -> str:
    with pytest.raises(Refused) as caught:
        door.verify(officer, password)
    return caught.value.code


def opened(door: DeskDoor) -> Store:
    assert door.store is not None
    return door.store


def sessions(store: Store) -> list[str]:
    def told(records: object) -> list[str]:
        query = f"SELECT data FROM event WHERE kind = '{SessionChanged.KIND}' ORDER BY oseq"
        return list(records._given.exec_driver_sql(query).scalars())  # type: ignore[attr-defined]

    return list(store.ask(told))


def test_the_first_run_makes_an_administrator_who_takes_no_part_in_cases(tmp_path: Path) -> None:
    door = DeskDoor(tmp_path / "p", around())
    assert [door.is_new, door.is_training] == [True, False]
    code = door.make(FIRST)
    assert read_recovery_code(code) == code
    assert [door.is_new, door.is_training] == [False, False]
    entered = door.enter("m1", "a-long-password")
    assert entered.officer.has_role(Role.SECURITY_ADMIN) and entered.officer.has_role(Role.SYSTEM_ADMIN)
    assert entered.officer.appointments == ()
    office = opened(door).setting(entered.officer).office
    assert [office.name, office.division, office.departments] == ["江南区政务服务中心", "341702", ()]
    assert door.office_name == "江南区政务服务中心"
    door.close()


@pytest.mark.parametrize(
    ("office", "division", "code"),
    [(" ", "341702", "office.no_name"), ("江南区政务服务中心", "34170", "office.no_division")],
)
def test_a_hall_without_name_or_division_is_not_made(tmp_path: Path, office: str, division: str, code: str) -> None:
    door = DeskDoor(tmp_path / "p", around())
    with pytest.raises(Refused) as caught:
        door.make(replace(FIRST, office=office, division=division))
    assert caught.value.code == code and door.is_new


def test_the_samples_are_there_only_where_they_were_asked_for(tmp_path: Path) -> None:
    for has_samples in (False, True):
        door = DeskDoor(tmp_path / str(has_samples), around())
        door.make(replace(FIRST, has_samples=has_samples))
        entered = door.enter("m1", "a-long-password")
        setting = entered.store.setting(entered.officer)
        assert bool(setting.catalogue.versions) is has_samples and bool(setting.office.departments) is has_samples
        assert setting.office.name == "江南区政务服务中心"
        door.close()


def test_a_shift_change_keeps_the_store_open_and_is_an_event(door: DeskDoor) -> None:
    first = door.enter(CLERK.id, PASSWORD)
    second = door.enter(HANDLER.id, PASSWORD)
    assert first.store is second.store and second.officer == HANDLER
    assert door.store is not None
    told = sessions(door.store)
    assert len(told) == 2 and '"log_in"' in told[0] and '"shift_change"' in told[1]
    door.close()


def test_the_second_officer_signs_with_an_own_password(door: DeskDoor) -> None:
    door.enter(CLERK.id, PASSWORD)
    assert door.verify(HANDLER.id, PASSWORD) == HANDLER
    assert refusal(door, HANDLER.id, "not-the-password") == "keys.wrong_password"
    assert refusal(door, "nobody", PASSWORD) == "keys.wrong_password"
    door.close()


def test_an_officer_without_an_account_gets_no_further_than_the_password(door: DeskDoor) -> None:
    door.enter(CLERK.id, PASSWORD)
    opened(door).set_password("x9", "a-slot-without-account")
    assert refusal(door, "x9", "a-slot-without-account") == "people.closed_account"
    door.close()


def test_five_wrong_passwords_at_the_counter_lock_that_officer_only(door: DeskDoor) -> None:
    door.enter(CLERK.id, PASSWORD)
    codes = [refusal(door, HANDLER.id, "not-the-password") for _ in range(5)]
    assert codes[-1] == "keys.locked_out" == refusal(door, HANDLER.id, PASSWORD)
    assert door.verify(CLERK.id, PASSWORD) == CLERK
    door.close()


def test_a_new_password_needs_an_open_store(door: DeskDoor) -> None:
    with pytest.raises(Refused) as caught:
        door.set_password(CLERK.id, "another-password")
    assert caught.value.code == "profile.locked"


@pytest.mark.parametrize("is_device_lost", [False, True])
def test_the_printed_code_lets_an_officer_in_again_and_no_case_is_lost(tmp_path: Path, is_device_lost: bool) -> None:
    """The recovery drill: every password forgotten, the keystore gone, nothing lost."""
    officers = ((CLERK, PASSWORD), (HANDLER, PASSWORD))
    office = around().office
    code = create_profile(NewProfile(tmp_path / "p", office, "9999", officers, is_training=True, cost=CHEAP), around())
    door = DeskDoor(tmp_path / "p", around())
    number, _ = door.enter(CLERK.id, PASSWORD).store.do(CLERK, accept, person())
    door.close()
    if is_device_lost:
        (tmp_path / "p" / "device.secret").unlink()
    door.recover(code.lower(), CLERK.id, "a-brand-new-password")
    entered = door.enter(CLERK.id, "a-brand-new-password")
    assert entered.store.ask(lambda r: r.case_by_number(number)).number == number
    assert is_degraded(tmp_path / "p")
    assert (refusal(door, HANDLER.id, PASSWORD) if is_device_lost else door.verify(HANDLER.id, PASSWORD).id) == (
        "keys.wrong_password" if is_device_lost else HANDLER.id
    )
    door.close()


def test_the_printed_code_does_not_make_an_officer(door: DeskDoor, tmp_path: Path) -> None:
    code = create_profile(
        NewProfile(tmp_path / "q", around().office, "9999", ((CLERK, PASSWORD),), is_training=True, cost=CHEAP),
        around(),
    )
    with pytest.raises(Refused) as caught:
        DeskDoor(tmp_path / "q", around()).recover(code, "intruder", "a-brand-new-password")
    assert caught.value.code == "people.closed_account"


def test_the_training_profile_has_its_people_and_cases_and_passes_a_check(tmp_path: Path) -> None:
    make_training(tmp_path / "t", around(NOON))
    door = DeskDoor(tmp_path / "t", around(NOON))
    assert door.is_training
    store = door.enter("w1", PASSWORD).store
    assert isinstance(store, Store) and store.check().faults == ()
    assert store.ask(lambda r: r.officers()) == tuple(sorted(OFFICERS, key=lambda o: o.id))
    rows = store.ask(lambda r: r.list_cases(list(CaseState), limit=100))
    assert len({row.state for row in rows}) >= 4
    assert {event.moment.clock for row in rows for event in store.ask(lambda r, c=row.id: r.events(c))} == {"training"}
    door.close()


def test_the_office_of_the_store_is_the_one_it_was_made_with(door: DeskDoor) -> None:
    door.enter(CLERK.id, PASSWORD)
    assert door.store is not None
    setting = door.store.setting(CLERK)
    assert setting.office == around().office and setting.is_training and setting.own_fonts is None
    (door.folder / "fonts" / "own.ttf").write_bytes(b"font")
    assert door.store.setting(CLERK).own_fonts == door.folder / "fonts"
    door.close()
