"""A case from one center to another: offered, taken or sent back; at every moment it belongs to exactly one of them."""

from __future__ import annotations

import pytest
from center_for_tests import NOW, PASSWORD
from desk_for_tests import issue
from levels_for_tests import CITY, COUNTY, PROVINCE, SECOND, Level, owners, settled

from app.errors import NotFound, Refused
from app.events.approval import Decided
from app.events.custody import FolderHandedOver, FolderReceived
from app.events.file import NoteAdded, Withdrawn
from app.events.levels import OfferReturned
from app.ids import CaseId
from app.passage import PassageState
from app.state import CaseState
from db.center.own_stream import MAIN, record
from db.desk.merging import every_event


def test_a_case_sent_up_is_taken_and_decided_at_the_center_above(levels: dict[int, Level]) -> None:
    desk, upper = levels[COUNTY].desks[0], levels[CITY].desks[0]
    case = desk.sent_up(desk.received())
    assert case.state is CaseState.FORWARDED
    settled(levels)
    assert desk.case(case.id).passage.state is PassageState.OFFERED
    assert owners(levels, case.number) == [COUNTY]
    (asked,) = [one for one in levels[CITY].store.levels.handings() if one.number == case.number]
    assert (asked.number, asked.other, asked.state) == (case.number, COUNTY, "open")
    levels[CITY].store.levels.answer(case.number, "", "m1", PASSWORD, takes=True)
    assert owners(levels, case.number) == [COUNTY]
    settled(levels)
    assert owners(levels, case.number) == [CITY]
    assert desk.case(case.id).passage.state is PassageState.GONE
    come = upper.case(case.id)
    assert (come.state, come.number, come.applicant_name) == (CaseState.IN_PROGRESS, case.number, "张建国")
    assert (come.open_steps, come.plan.two_level) == ((case.forwarded.step,), False)
    upper.by(SECOND, case.id, Decided(True, come.open_steps[0], opinion="同意"))
    settled(levels)
    assert upper.case(case.id).decision.granted
    assert upper.sync().standing.refused == 0
    assert [one.state for one in levels[COUNTY].store.levels.handings() if one.number == case.number] == ["done"]
    for one in (desk, upper):
        assert one.store.check().faults == ()
    for each in levels.values():
        assert each.store.verify().faults == ()


def test_a_refusal_with_its_reason_returns_the_case_to_where_it_was(levels: dict[int, Level]) -> None:
    desk = levels[COUNTY].desks[0]
    case = desk.sent_up(desk.received())
    settled(levels)
    with pytest.raises(Refused, match=r"levels\.no_reason"):
        levels[CITY].store.levels.answer(case.number, " ", "m1", PASSWORD, takes=False)
    with pytest.raises(Refused, match=r"center\.wrong_password"):
        levels[CITY].store.levels.answer(case.number, "", "m1", "guessed", takes=True)
    levels[CITY].store.levels.answer(case.number, "不属于本级权限", "m1", PASSWORD, takes=False)
    settled(levels)
    back = desk.case(case.id)
    assert (back.state, back.passage, back.open_steps) == (CaseState.IN_PROGRESS, None, (case.forwarded.step,))
    assert [f.type for f in back.facts if f.type == "forwarded"] == []
    (given,) = [one for one in levels[COUNTY].store.levels.handings() if one.number == case.number]
    assert (given.state, given.reason) == ("returned", "不属于本级权限")
    assert owners(levels, case.number) == [COUNTY]
    again = desk.sent_up_again(case.id)
    settled(levels)
    levels[CITY].store.levels.answer(again.number, "", "m2", PASSWORD, takes=True)
    settled(levels)
    assert owners(levels, case.number) == [CITY]
    assert desk.store.check().faults == ()
    for each in levels.values():
        assert each.store.verify().faults == ()


def test_while_it_is_offered_a_case_rests_but_for_what_is_added(levels: dict[int, Level]) -> None:
    desk, other = levels[COUNTY].desks
    case_id = desk.received()
    settled(levels)
    number = desk.case(case_id).number
    late = other.by(SECOND, case_id, Withdrawn((), "不办了"))  # offline, before it heard of the offer
    levels[COUNTY].store.levels.offer(number, CITY, "管辖移送", "m1", PASSWORD)
    with pytest.raises(Refused, match=r"levels\.case_offered"):
        levels[COUNTY].store.levels.offer(number, CITY, "再次移送", "m1", PASSWORD)
    settled(levels)
    rows = {r.sent.event.id: r.verdict for r in levels[COUNTY].store.pull(desk.shelf.cursor().epoch, 0, 500).rows}
    assert rows[late] == "conflict"
    with pytest.raises(Refused, match=r"workflow\.when\.here"):
        desk.by(SECOND, case_id, Withdrawn((), "不办了"))
    desk.by(SECOND, case_id, NoteAdded("申请人来电"))
    levels[CITY].store.levels.answer(number, "", "m1", PASSWORD, takes=True)
    settled(levels)
    assert owners(levels, number) == [CITY]
    assert levels[CITY].desks[0].case(case_id).state is CaseState.RECEIVED
    assert "case_handed_over" in [event.kind for event in desk.store.look(every_event, case_id)]
    with pytest.raises(Refused, match=r"workflow\.(when\.here|not_in_state)"):
        desk.by(SECOND, case_id, Withdrawn((), "不办了"))


def test_a_case_goes_down_as_it_goes_up_and_comes_back(levels: dict[int, Level]) -> None:
    upper, lower = levels[CITY].desks[0], levels[COUNTY].desks[0]
    case_id: CaseId = upper.received("李晓明")
    settled(levels)
    number = upper.case(case_id).number
    levels[CITY].store.levels.offer(number, COUNTY, "下放办理", "m1", PASSWORD)
    settled(levels)
    levels[COUNTY].store.levels.answer(number, "", "m1", PASSWORD, takes=True, department="gaj")
    settled(levels)
    assert owners(levels, number) == [COUNTY]
    assert upper.case(case_id).state is CaseState.FORWARDED  # nothing runs on where it is not
    below = lower.case(case_id)
    assert (below.applicant_name, below.state, below.department) == ("李晓明", CaseState.RECEIVED, "gaj")
    assert {step.department for step in below.plan.steps} == {"gaj"}
    levels[COUNTY].store.levels.offer(number, CITY, "退还", "m1", PASSWORD)
    settled(levels)
    levels[CITY].store.levels.answer(number, "", "m1", PASSWORD, takes=True)
    settled(levels)
    assert owners(levels, number) == [CITY]
    upper.by(SECOND, case_id, Withdrawn((), "不办了"))
    settled(levels)
    assert upper.sync().standing.refused == 0
    assert upper.case(case_id).state is CaseState.WITHDRAWN
    for each in levels.values():
        assert each.store.verify().faults == ()
    for desk in (upper, lower):
        assert desk.store.check().faults == ()


def test_an_offer_names_a_known_center_and_a_known_case(levels: dict[int, Level]) -> None:
    county = levels[COUNTY].store.levels
    with pytest.raises(NotFound, match=r"levels\.no_case"):
        county.offer("999", CITY, "移送", "m1", PASSWORD)
    desk = levels[COUNTY].desks[0]
    number = desk.case(desk.received()).number
    settled(levels)
    with pytest.raises(NotFound, match=r"levels\.no_center"):
        county.offer(number, PROVINCE, "移送", "m1", PASSWORD)
    with pytest.raises(Refused, match=r"levels\.no_reason"):
        county.offer(number, CITY, "  ", "m1", PASSWORD)
    with pytest.raises(NotFound, match=r"levels\.no_offer"):
        county.answer(number, "", "m1", PASSWORD, takes=True)


def test_a_refused_case_goes_on_below_although_its_folder_moved_and_papers_were_issued_since(
    levels: dict[int, Level],
) -> None:
    desk = levels[COUNTY].desks[0]
    case = desk.sent_up(desk.received())
    desk.by(SECOND, case.id, FolderHandedOver(case.department))
    desk.store.do(SECOND, issue, case.id, template="folder_transfer")
    desk.by(SECOND, case.id, FolderReceived(case.department, desk.code))
    desk.by(SECOND, case.id, NoteAdded("材料已移交"))
    settled(levels)
    levels[CITY].store.levels.answer(case.number, "材料不全", "m1", PASSWORD, takes=False)
    settled(levels)
    back = desk.case(case.id)
    assert (back.state, back.passage, back.open_steps) == (CaseState.IN_PROGRESS, None, (case.forwarded.step,))
    assert [paper.template for paper in back.papers] == ["transfer_list", "folder_transfer"]
    settled(levels)
    made = [one.state for one in levels[COUNTY].store.levels.handings() if one.number == case.number]
    assert made == ["returned"], "offered once, answered once"
    assert desk.store.check().faults == () and levels[COUNTY].store.verify().faults == ()


def test_a_returned_case_that_stays_sent_up_rests_until_it_is_sent_up_anew_or_offered_by_hand(
    levels: dict[int, Level],
) -> None:
    """What an older center could not take out of the file was offered again in every turn."""
    desk, county = levels[COUNTY].desks[0], levels[COUNTY].store
    case = desk.sent_up(desk.received())
    settled(levels)
    (held,) = [one for one in county.levels.handings() if one.number == case.number]
    with county._open() as (connection, own):
        record(connection, own, MAIN, [(OfferReturned(held.offer, reason="退回"), case.id)], NOW)
        connection.execute("UPDATE handing SET state = 'returned' WHERE offer = %s", (held.offer,))
    settled(levels)
    assert desk.case(case.id).state is CaseState.FORWARDED
    assert [one.state for one in county.levels.handings() if one.number == case.number] == ["returned"]
    county.levels.offer(case.number, CITY, "再次报送", "m1", PASSWORD)
    settled(levels)
    levels[CITY].store.levels.answer(case.number, "材料不全", "m1", PASSWORD, takes=False)
    settled(levels)
    assert desk.case(case.id).state is CaseState.IN_PROGRESS, "and now it goes on here"
    desk.sent_up_again(case.id)
    settled(levels)
    states = [one.state for one in county.levels.handings() if one.number == case.number]
    assert sorted(states) == ["open", "returned", "returned"]
