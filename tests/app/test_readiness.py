"""What is still to be set up is read from what stands: no step is ticked off by hand, none stays open once it is done."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from desk_for_tests import around
from office_day import OfficeDay

from app.catalogue import Catalogue, sample_catalogue
from app.devices.choice import DeviceChoice
from app.devices.setting import set_devices
from app.door import FirstDesk
from app.ids import OfficerId
from app.office import sample_office
from app.office_setting import set_office, table_of_office
from app.officer import Officer, Role
from app.post import Post
from app.readiness import Setup, SetupStep, readiness
from app.staffing import set_officer
from db.desk.door import DeskDoor


def step(office: OfficeDay, setup: Setup, catalogue: Catalogue | None = None) -> SetupStep:
    found = office.ask(readiness, catalogue or sample_catalogue())
    assert [one.setup for one in found] == list(Setup)
    return next(one for one in found if one.setup is setup)


def test_the_sample_office_is_no_office_yet(office: OfficeDay) -> None:
    assert not step(office, Setup.OFFICE).is_done
    office.do("m1", set_office, table_of_office(replace(sample_office(), name="某某县政务服务中心")))
    assert step(office, Setup.OFFICE).is_done


def test_devices_are_done_once_they_were_saved_even_without_any(office: OfficeDay) -> None:
    assert not step(office, Setup.DEVICES).is_done
    office.do("m1", set_devices, DeviceChoice(), None)
    assert step(office, Setup.DEVICES).is_done


def test_the_posts_that_nobody_holds_are_named(office: OfficeDay) -> None:
    assert step(office, Setup.STAFF) == SetupStep(Setup.STAFF, is_done=True)
    office.do("m1", set_officer, replace(office.people["h1"], is_active=False))
    assert step(office, Setup.STAFF) == SetupStep(Setup.STAFF, is_done=False, lacks=(Post.HANDLER,))


def test_one_administrator_is_too_few(office: OfficeDay) -> None:
    assert not step(office, Setup.SECOND_ADMINISTRATOR).is_done
    office.do("m1", set_officer, Officer(OfficerId("m2"), "孟二", (), (Role.SYSTEM_ADMIN,)))
    assert step(office, Setup.SECOND_ADMINISTRATOR).is_done


def test_sample_items_are_for_practice_and_an_own_one_counts(office: OfficeDay) -> None:
    assert not step(office, Setup.ITEMS).is_done
    newer = replace(sample_catalogue().versions[0], version=99)
    assert step(office, Setup.ITEMS, sample_catalogue().joined((newer,), {})).is_done


def test_a_hall_that_began_without_samples_has_everything_to_do(tmp_path: Path) -> None:
    door = DeskDoor(tmp_path / "p", around())
    door.make(FirstDesk("江南区政务服务中心", "341702", "0001", "m1", "管理示例", "a-long-password"))
    entered = door.enter("m1", "a-long-password")
    catalogue = entered.store.setting(entered.officer).catalogue
    found = entered.store.ask(readiness, catalogue)
    assert not any(one.is_done for one in found)
    own = entered.store.ask(readiness, sample_catalogue())  # an item published here counts, whatever its code
    assert next(one for one in own if one.setup is Setup.ITEMS).is_done
    door.close()
