"""Who may work here is changed by the system administrator only, and never so that nobody can change it any more."""

from __future__ import annotations

from dataclasses import replace

import pytest
from office_day import OfficeDay

from app.desk import Records
from app.errors import Refused
from app.ids import OfficerId
from app.officer import EVERY_DEPARTMENT, Appointment, Officer, Role
from app.post import Post
from app.staffing import set_officer, staff
from app.training import OFFICERS
from app.wording import say_trouble

ADMINISTRATOR = next(o for o in OFFICERS if o.id == "m1")
CLERK = next(o for o in OFFICERS if o.id == "w1")
NEW = Officer(OfficerId("h2"), "周承办", (Appointment("scjg", Post.HANDLER),))


def accounts(office: OfficeDay) -> dict[str, Officer]:
    found: tuple[Officer, ...] = office.store.ask(staff)
    return {officer.id: officer for officer in found}


def test_the_administrator_adds_an_account_and_it_is_an_event(office: OfficeDay) -> None:
    office.store.do(ADMINISTRATOR, set_officer, NEW)
    assert accounts(office)["h2"] == NEW
    assert accounts(office)["h2"].holds(Post.HANDLER, "scjg")
    assert not accounts(office)["h2"].holds(Post.HANDLER, "rsj")


def test_a_clerk_cannot_give_herself_a_post(office: OfficeDay) -> None:
    with pytest.raises(Refused) as refused:
        office.store.do(
            CLERK, set_officer, replace(CLERK, appointments=(Appointment(EVERY_DEPARTMENT, Post.APPROVER),))
        )
    assert refused.value.code == "staffing.not_administrator"
    assert accounts(office)["w1"] == CLERK


@pytest.mark.parametrize(
    ("officer", "code"),
    [
        (replace(NEW, id=OfficerId("")), "staffing.id"),
        (replace(NEW, id=OfficerId("周 一")), "staffing.id"),
        (replace(NEW, id=OfficerId("x" * 21)), "staffing.id"),
        (replace(NEW, appointments=()), "staffing.no_post"),
        (replace(ADMINISTRATOR, roles=(Role.AUDITOR,)), "staffing.last_administrator"),
        (replace(ADMINISTRATOR, is_active=False), "staffing.last_administrator"),
    ],
)
def test_what_would_break_the_office_is_refused_with_a_sentence(office: OfficeDay, officer: Officer, code: str) -> None:
    before = accounts(office)
    with pytest.raises(Refused) as refused:
        office.store.do(ADMINISTRATOR, set_officer, officer)
    assert refused.value.code == code
    for language in ("zh_CN", "en"):
        assert code not in say_trouble(refused.value, language)
    assert accounts(office) == before


@pytest.mark.parametrize("name", ["", "王\x00五", "王\u202e五"])
def test_a_name_that_no_paper_can_carry_is_refused(office: OfficeDay, name: str) -> None:
    with pytest.raises(Refused):
        office.store.do(ADMINISTRATOR, set_officer, replace(NEW, name=name))
    assert "h2" not in accounts(office)


def test_a_rare_name_is_kept_as_it_is(office: OfficeDay) -> None:
    office.store.do(ADMINISTRATOR, set_officer, replace(NEW, name="䶮𠅤"))
    assert accounts(office)["h2"].name == "䶮𠅤"


def test_a_second_administrator_lets_the_first_one_go(office: OfficeDay) -> None:
    office.store.do(ADMINISTRATOR, set_officer, replace(NEW, roles=(Role.SYSTEM_ADMIN,)))
    office.store.do(ADMINISTRATOR, set_officer, replace(ADMINISTRATOR, is_active=False))
    assert not accounts(office)["m1"].is_active


def test_closed_accounts_stand_last_and_stay_in_the_list(office: OfficeDay) -> None:
    office.store.do(ADMINISTRATOR, set_officer, replace(CLERK, is_active=False))

    def order(records: Records) -> list[str]:
        return [officer.id for officer in staff(records)]

    assert office.store.ask(order)[-1] == "w1"


def test_the_same_post_twice_counts_once(office: OfficeDay) -> None:
    twice = replace(NEW, appointments=NEW.appointments * 2)
    saved: Officer = office.store.do(ADMINISTRATOR, set_officer, twice)
    assert saved.appointments == NEW.appointments


def test_an_account_that_is_saved_as_it_was_is_no_event(office: OfficeDay) -> None:
    office.store.do(ADMINISTRATOR, set_officer, NEW)
    before = office.store.check().events
    office.store.do(ADMINISTRATOR, set_officer, NEW)
    assert office.store.check().events == before
    office.store.do(ADMINISTRATOR, set_officer, replace(NEW, name="周成办"))
    assert office.store.check().events == before + 1
    assert accounts(office)["h2"].name == "周成办"
