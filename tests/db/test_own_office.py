"""A live office begins empty and is set up by its own staff: hall, accounts, items by two people, the first case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from desk_for_tests import around
from office_day import application_for, item_called

from app.acceptance.accept import accept
from app.door import FirstDesk
from app.errors import NotFound, Refused
from app.ids import OfficerId
from app.item_table import table_of
from app.office import sample_office
from app.office_setting import set_office, table_of_office
from app.officer import EVERY_DEPARTMENT, Appointment, Officer, Role
from app.post import Post
from app.publishing import keep_drafts, propose, publish
from app.staffing import set_officer
from db.desk.door import DeskDoor
from db.desk.store import Store

SECRET = "a-long-password"
FIRST = FirstDesk("江南区政务服务中心", "341702", "0001", "m1", "管理示例", SECRET)
LABOUR = item_called("劳务派遣")


class NewOffice:
    """A live profile on its first day."""

    def __init__(self, folder: Path) -> None:
        self.door = DeskDoor(folder, around())
        self.door.make(FIRST)
        self.admin = self.door.enter("m1", SECRET).officer
        assert self.door.store is not None
        self.store: Store = self.door.store

    def do(self, officer: Officer, verb: Any, *args: Any, **facts: Any) -> Any:
        return self.store.do(officer, verb, *args, **facts)

    def officer(self, number: str, name: str, *posts: Post, roles: tuple[Role, ...] = ()) -> Officer:
        appointments = tuple(Appointment(EVERY_DEPARTMENT, post) for post in posts)
        made: Officer = self.do(self.admin, set_officer, Officer(OfficerId(number), name, appointments, roles))
        return made


@pytest.fixture
def office(tmp_path: Path) -> Iterator[NewOffice]:
    one = NewOffice(tmp_path / "p")
    yield one
    one.door.close()


def departments() -> dict[str, Any]:
    return {**table_of_office(sample_office()), "name": "江南区政务服务中心"}


def test_an_office_is_set_up_by_its_own_staff_and_accepts_its_first_case(office: NewOffice) -> None:
    with pytest.raises(NotFound):
        office.do(office.admin, accept, application_for("劳务派遣"))
    office.do(office.admin, set_office, departments())
    lead = office.officer("l1", "首席示例", Post.LEAD)
    clerk = office.officer("w1", "窗口示例", Post.WINDOW)
    keys = office.do(lead, keep_drafts, [table_of(LABOUR)])
    draft = office.do(lead, propose, keys[0])
    item = office.do(office.admin, publish, draft.key)
    assert item == LABOUR and office.store.setting(clerk).catalogue.versions == (LABOUR,)
    done = office.do(clerk, accept, application_for("劳务派遣"))
    assert done.case.number.startswith("341702") and done.case.number[14:18] == "0001"


def test_the_administrator_alone_accepts_and_decides_nothing(office: NewOffice) -> None:
    office.do(office.admin, set_office, departments())
    other = office.officer("m2", "管理二", roles=(Role.SYSTEM_ADMIN,))
    keys = office.do(office.admin, keep_drafts, [table_of(LABOUR)])
    draft = office.do(office.admin, propose, keys[0])
    with pytest.raises(Refused):
        office.do(office.admin, publish, draft.key)
    office.do(other, publish, draft.key)
    with pytest.raises(Refused) as caught:
        office.do(office.admin, accept, application_for("劳务派遣"))
    assert caught.value.code == "people.no_post"


def test_an_office_without_samples_stays_so_after_the_next_log_in(office: NewOffice) -> None:
    office.door.close()
    entered = office.door.enter("m1", SECRET)
    assert entered.store.setting(entered.officer).catalogue.versions == ()
    assert replace(entered.store.setting(entered.officer).office, departments=()).name == "江南区政务服务中心"
