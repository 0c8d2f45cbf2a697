"""A right that was taken away is gone at once: in the window still open, in the safe, and at the door."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from desk_for_tests import CHEAP, CLERK, HANDLER, PASSWORD, accept, around, person

from app.errors import NotFound, Refused
from app.events.office import SessionChanged
from app.filing import add_note
from app.ids import OfficerId
from app.keys.safe import officers_with_slots
from app.keys.slots import RECOVERY
from app.officer import Appointment, Officer, Role
from app.people import SYSTEM_OFFICER
from app.post import Post
from app.staffing import RESERVED, set_officer
from db.desk.care import Care
from db.desk.door import DeskDoor
from db.desk.making import NewProfile, create_profile
from db.desk.store import Store
from ui.__main__ import door as late_door
from ui.__main__ import main
from ui.commands.line import parse

CHIEF = Officer(OfficerId("m1"), "管理示例", (), (Role.SYSTEM_ADMIN,))
OFFICERS = ((CHIEF, PASSWORD), (CLERK, PASSWORD), (HANDLER, PASSWORD))


@pytest.fixture
def door(tmp_path: Path) -> Iterator[DeskDoor]:
    around_it = around()
    create_profile(
        NewProfile(tmp_path / "p", around_it.office, "9999", OFFICERS, is_training=True, cost=CHEAP), around_it
    )
    one = DeskDoor(tmp_path / "p", around_it)
    one.enter("m1", PASSWORD)
    yield one
    one.close()


def store_of(door: DeskDoor) -> Store:
    assert door.store is not None
    return door.store


def test_a_closed_account_does_nothing_more_through_a_window_still_open(door: DeskDoor) -> None:
    store = store_of(door)
    store.do(CHIEF, set_officer, replace(CLERK, is_active=False))
    with pytest.raises(Refused) as caught:
        store.do(CLERK, accept, person())
    assert caught.value.code == "people.closed_account"


def test_a_post_taken_away_is_gone_in_the_window_still_open(door: DeskDoor) -> None:
    store = store_of(door)
    number, _ = store.do(CLERK, accept, person())
    case = store.ask(lambda records: records.case_by_number(number))
    store.do(CLERK, add_note, case.id, text="看过")
    store.do(CHIEF, set_officer, replace(CLERK, appointments=(), roles=(Role.SUPERVISOR,)))
    with pytest.raises(Refused) as caught:
        store.do(CLERK, add_note, case.id, text="看过")
    assert caught.value.code == "people.no_post"


def test_a_leavers_password_opens_nothing_and_mends_nothing(door: DeskDoor) -> None:
    store_of(door).do(CHIEF, set_officer, replace(HANDLER, is_active=False))
    assert set(officers_with_slots(door.folder)) == {"m1", "w1"}
    with pytest.raises(Refused) as caught:
        door.verify("h1", PASSWORD)
    assert caught.value.code == "keys.wrong_password"
    door.close()
    with pytest.raises(Refused) as caught:
        Care(door.folder, door.around, "h1", PASSWORD).restore()
    assert caught.value.code == "keys.wrong_password"


def test_nobody_gives_another_a_password_but_the_administrator_and_it_is_on_record(door: DeskDoor) -> None:
    door.set_password("w1", "a-second-password")
    door.enter("w1", "a-second-password")
    door.set_password("w1", "a-third-password")
    with pytest.raises(Refused) as caught:
        door.set_password("m1", "a-fourth-password")
    assert caught.value.code == "staffing.not_administrator"
    with pytest.raises(Refused) as caught:
        door.verify("w1", "a-second-password")
    assert caught.value.code == "keys.wrong_password"
    query = f"SELECT officer, data FROM event WHERE kind = '{SessionChanged.KIND}' ORDER BY oseq"
    told = store_of(door).ask(lambda records: records._given.exec_driver_sql(query).all())
    assert [officer for officer, data in told if "password_set" in data] == ["m1", "w1"]


def test_a_password_for_nobody_or_for_a_closed_account_is_refused(door: DeskDoor) -> None:
    store_of(door).do(CHIEF, set_officer, replace(HANDLER, is_active=False))
    for officer in ("x9", "h1", RECOVERY):
        with pytest.raises(Refused) as caught:
            door.set_password(officer, "another-password")
        assert caught.value.code == "people.closed_account"


def test_no_account_takes_the_name_of_the_program_or_of_the_printed_code(door: DeskDoor) -> None:
    assert set(RESERVED) == {SYSTEM_OFFICER.id, RECOVERY}
    for name in RESERVED:
        with pytest.raises(Refused) as caught:
            store_of(door).do(CHIEF, set_officer, replace(HANDLER, id=OfficerId(name)))
        assert caught.value.code == "staffing.id"


def test_a_post_is_held_in_a_department_of_the_hall(door: DeskDoor) -> None:
    nowhere = replace(HANDLER, appointments=(Appointment("nowhere", Post.HANDLER),))
    with pytest.raises(NotFound) as caught:
        store_of(door).do(CHIEF, set_officer, nowhere)
    assert caught.value.code == "office.no_department"


def test_a_live_profile_is_not_opened_as_a_training_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    live = tmp_path / "live"
    create_profile(NewProfile(live, around().office, "0001", OFFICERS, cost=CHEAP), around())
    line = parse(["--profile", str(live), "--training"])
    with pytest.raises(Refused) as caught:
        late_door(line).enter("m1", PASSWORD)
    assert caught.value.code == "profile.not_training"
    assert not late_door(line).is_training
    monkeypatch.setenv("YIMEN_PASSWORD", PASSWORD)
    assert main(["--profile", str(live), "--training", "--officer", "w1", "export", "--all"]) == 1
    assert "--training" in capsys.readouterr().err


def test_a_live_profile_with_a_set_clock_marks_every_notice(tmp_path: Path) -> None:
    live = tmp_path / "live"
    create_profile(NewProfile(live, around().office, "0001", OFFICERS, cost=CHEAP), around())
    late = late_door(parse(["--profile", str(live), "--clock", "=2026-11-23T13:00+08:00"]))
    entered = late.enter("w1", PASSWORD)
    assert not late.is_training and entered.store.setting(entered.officer).is_training
    late.close()
