"""What an officer of a desk sees and does between centers: told, offered, withdrawn, taken, refused, by the table's rights."""

from __future__ import annotations

from dataclasses import replace

import pytest
from center_for_tests import PASSWORD, TestServer
from desk_for_tests import CHIEF
from levels_for_tests import CITY, COUNTY, SECOND, Level, owners, settled, three_levels

from app.errors import NotFound, Refused
from app.events.approval import Decided
from app.events.file import NoteAdded
from app.ids import OfficerId
from app.levels.between import (
    ASKED,
    DONE,
    GIVEN,
    OPEN,
    RETURNED,
    TAKES,
    WAITING,
    WITHDRAWN,
    Asked,
    Passing,
    Signed,
    Who,
)
from app.officer import Appointment, Officer, Role
from app.post import Post
from app.state import CaseState
from db.center.people_rows import OWN, keep_officer

CLERK = Officer(OfficerId("w7"), "窗口示例", (Appointment("*", Post.WINDOW),))
LEAD = Officer(OfficerId("c7"), "首席示例", (Appointment("gaj", Post.LEAD),))
ADMIN = Officer(OfficerId("m7"), "管理示例", (), (Role.SYSTEM_ADMIN,))


@pytest.fixture(autouse=True, scope="module")
def acquainted(levels: dict[int, Level]) -> None:
    """Every center has heard its desks: it knows who works there."""
    settled(levels)


def who(level: Level, officer: Officer = CHIEF) -> Who:
    """Return an officer at the first desk of a center; those of the hall are made known there."""
    if officer is not CHIEF:
        with level.hall.owner() as connection:
            keep_officer(connection, level.division, OWN, officer)
    link = level.desks[0].shelf.link()
    assert link is not None
    return Who(link.desk, officer.id)


def line(level: Level, number: str, side: str) -> Passing:
    """Return the newest line of a case as this center tells it."""
    return next(one for one in level.store.between.told().passings if (one.number, one.side) == (number, side))


def test_a_case_is_offered_told_on_both_sides_and_taken(levels: dict[int, Level]) -> None:
    county, city = levels[COUNTY], levels[CITY]
    desk = county.desks[0]
    case_id = desk.received("张建国")
    desk.sync()
    number = desk.case(case_id).number
    county.store.between.offer(who(county), number, CITY, "管辖移送")
    given = line(county, number, GIVEN)
    assert (given.state, given.other, given.other_name, given.by) == (OPEN, CITY, "示例市政务服务中心", CHIEF.id)
    assert (given.applicant, given.is_forwarded, given.reason) == ("张建国", False, "管辖移送")
    assert given.at is not None and not given.is_due
    settled(levels)
    asked = line(city, number, ASKED)
    assert (asked.state, asked.applicant, asked.by, asked.reason, asked.is_due) == (
        OPEN, "张建国", CHIEF.id, "管辖移送", True,
    )  # fmt: skip
    with pytest.raises(Refused, match=r"levels\.no_department"):
        city.store.between.answer(who(city), number, "", takes=True, department="")
    city.store.between.answer(who(city), number, "", takes=True, department="gaj")
    assert line(city, number, ASKED).state == TAKES
    settled(levels)
    assert (line(city, number, ASKED).state, line(county, number, GIVEN).state) == (DONE, DONE)
    assert owners(levels, number) == [CITY]
    assert city.desks[0].case(case_id).department == "gaj"


def test_an_offer_is_withdrawn_before_its_answer_and_the_case_goes_on(levels: dict[int, Level]) -> None:
    county, city = levels[COUNTY], levels[CITY]
    desk = county.desks[0]
    case = desk.sent_up(desk.received())
    desk.sync()
    assert [one.state for one in county.store.between.told().passings if one.number == case.number] == [WAITING]
    settled(levels)
    assert line(county, case.number, GIVEN).is_forwarded
    with pytest.raises(Refused, match=r"levels\.no_reason"):
        county.store.between.withdraw(who(county), case.number, " ")
    county.store.between.withdraw(who(county), case.number, "材料需要更正")
    with pytest.raises(NotFound, match=r"levels\.none_given"):
        county.store.between.withdraw(who(county), case.number, "材料需要更正")
    city.store.between.answer(who(city), case.number, "", takes=True, department="gaj")  # it has not heard of it yet
    settled(levels)
    assert owners(levels, case.number) == [COUNTY]
    back = desk.case(case.id)
    assert (back.state, back.passage, back.open_steps) == (CaseState.IN_PROGRESS, None, (case.forwarded.step,))
    for level, side in ((county, GIVEN), (city, ASKED)):
        assert (line(level, case.number, side).state, line(level, case.number, side).reason) == (
            WITHDRAWN,
            "材料需要更正",
        )
    desk.by(SECOND, case.id, NoteAdded("已更正"))
    again = desk.sent_up_again(case.id)
    settled(levels)
    city.store.between.answer(who(city), again.number, "不属于本级", takes=False, department="gaj")
    settled(levels)
    assert line(county, case.number, GIVEN).state == RETURNED
    assert owners(levels, case.number) == [COUNTY]
    for each in levels.values():
        assert each.store.verify().faults == ()
    assert desk.store.check().faults == ()


def test_a_taken_case_is_decided_above_and_nobody_withdraws_it_any_more(levels: dict[int, Level]) -> None:
    county, city = levels[COUNTY], levels[CITY]
    desk, upper = county.desks[0], city.desks[0]
    case = desk.sent_up(desk.received())
    settled(levels)
    city.store.between.answer(who(city), case.number, "", takes=True, department=case.department)
    settled(levels)
    with pytest.raises(NotFound, match=r"levels\.none_given"):
        county.store.between.withdraw(who(county), case.number, "晚了")
    come = upper.case(case.id)
    upper.by(SECOND, case.id, Decided(True, come.open_steps[0], opinion="同意"))
    settled(levels)
    assert upper.case(case.id).decision.granted


def test_the_table_says_who_moves_a_case_between_centers(levels: dict[int, Level]) -> None:
    county, city = levels[COUNTY], levels[CITY]
    desk = county.desks[0]
    number = desk.case(desk.received()).number
    desk.sync()
    between = county.store.between
    for officer in (CLERK, ADMIN, replace(LEAD, id=OfficerId("c8"), appointments=(Appointment("other", Post.LEAD),))):
        with pytest.raises(Refused, match=r"people\.no_post"):
            between.offer(who(county, officer), number, CITY, "管辖移送")
    with pytest.raises(Refused, match=r"people\.closed_account"):
        between.offer(who(county, replace(LEAD, id=OfficerId("c9"), is_active=False)), number, CITY, "管辖移送")
    with pytest.raises(Refused, match=r"center\.officer_unknown"):
        between.offer(Who(who(county).desk, OfficerId("stranger")), number, CITY, "管辖移送")
    with pytest.raises(Refused, match=r"levels\.no_reason"):
        between.offer(who(county), number, CITY, "")
    between.offer(who(county), number, CITY, "管辖移送")
    settled(levels)
    with pytest.raises(Refused, match=r"people\.no_post"):
        city.store.between.answer(who(city, LEAD), number, "", takes=True, department="scjg")
    with pytest.raises(Refused, match=r"people\.no_post"):
        county.store.between.withdraw(who(county, CLERK), number, "误")
    city.store.between.answer(who(city, LEAD), number, "不属于本部门", takes=False, department="gaj")
    settled(levels)
    assert owners(levels, number) == [COUNTY]


def test_a_link_is_signed_by_an_administrator_of_the_center_and_brought_by_one_of_the_desk(
    levels: dict[int, Level],
) -> None:
    between = levels[CITY].store.between
    right = Signed("m1", PASSWORD)
    for officer in (CLERK, LEAD):
        with pytest.raises(Refused, match=r"people\.not_administrator"):
            between.new_code(who(levels[CITY], officer), right)
    with pytest.raises(Refused, match=r"center\.wrong_password"):
        between.new_code(who(levels[CITY], ADMIN), Signed("m1", "guessed"))
    assert len(between.new_code(who(levels[CITY], ADMIN), right)) == 20
    with pytest.raises(Refused, match=r"sync\.address"):
        between.ask_above(who(levels[CITY], ADMIN), right, Asked("http://10.0.0.1", "x" * 20, "http://127.0.0.1:1"))
    with pytest.raises(Refused, match=r"levels\.not_waiting"):
        between.approve(who(levels[CITY], ADMIN), Signed("m2", PASSWORD), COUNTY, "")


def test_how_a_link_stands_is_told_with_the_last_round_and_its_trouble(levels: dict[int, Level]) -> None:
    settled(levels)
    lower = next(one for one in levels[CITY].store.between.told().links if one.division == COUNTY)
    upper = next(one for one in levels[COUNTY].store.between.told().links if one.division == CITY)
    assert (lower.side, lower.state, lower.trouble) == ("l", "active", "")
    assert (upper.side, upper.state, upper.trouble) == ("u", "active", "")
    assert lower.round_at is not None and upper.round_at is not None
    levels[COUNTY].wire.lead_to(1)
    levels[CITY].turn()
    broken = next(one for one in levels[CITY].store.between.told().links if one.division == COUNTY)
    levels[COUNTY].wire.lead_to(levels[COUNTY].door.port)
    assert (broken.trouble, broken.round_at) == ("sync.unreachable", lower.round_at)


def test_a_link_that_is_ended_at_a_desk_gives_back_what_was_offered(
    server: TestServer, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with three_levels(server, tmp_path_factory.mktemp("ended")) as made:
        county = made[COUNTY]
        desk = county.desk("0001")
        settled(made)
        case_id = desk.received("张建国")
        desk.sync()
        county.store.between.offer(who(county), desk.case(case_id).number, CITY, "管辖移送")
        county.store.between.end(who(county, ADMIN), Signed("m1", PASSWORD), CITY)
        desk.sync()
        assert desk.case(case_id).passage is None
        assert line(county, desk.case(case_id).number, GIVEN).state == RETURNED
