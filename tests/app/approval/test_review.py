"""审查, 核查, 退回, 并联 on the real store: opinions, two names, earlier steps only, each branch its own."""

from __future__ import annotations

from datetime import timedelta

import pytest
from office_day import DRAINAGE, LABOUR, MONDAY, ROAD, SPOT, OfficeDay, application_for

from app.acceptance.accept import accept
from app.approval.decide import grant
from app.approval.queries import desktop, dossier, my_steps
from app.approval.review import finish_step, record_visit, send_back
from app.approval.story import story
from app.case_reading import reading
from app.clock.calendar import shipped
from app.clock.light import Light
from app.errors import Refused, Stale
from app.filing import add_note, record_print, undo
from app.officer import Appointment, Officer
from app.post import Post
from app.state import Case, CaseState

VISIT = {
    "visited_on": MONDAY,
    "inspectors": ("何承办", "陈审核"),
    "certificates": ("皖001", "皖002"),
    "place": "示例区便民路8号",
    "found": "与申请一致",
    "party": "无异议",
}


def end(office: OfficeDay, who: str, case: Case, step: str, **facts: str) -> Case:
    done: Case = office.do(who, finish_step, case.id, step=step, opinion="同意", **facts).case
    return done


def test_a_step_ends_only_with_an_opinion(office: OfficeDay) -> None:
    case = office.accepted(LABOUR)
    with pytest.raises(Refused, match=r"approval\.no_opinion"):
        office.do("h1", finish_step, case.id, step="审查", opinion="  ")
    assert end(office, "h1", case, "审查").open_steps == ("现场核查",)


def test_a_step_that_does_not_run_cannot_end(office: OfficeDay) -> None:
    case = office.accepted(LABOUR)
    with pytest.raises(Refused, match=r"approval\.step_not_running"):
        office.do("h1", finish_step, case.id, step="决定", opinion="同意")


def test_only_the_post_of_the_step_ends_it(office: OfficeDay) -> None:
    case = office.accepted(LABOUR)
    for who in ("w1", "c1", "a1", "s1", "m1"):
        with pytest.raises(Refused, match=r"people\.no_post"):
            end(office, who, case, "审查")


def test_a_visit_step_needs_its_record_of_two(office: OfficeDay) -> None:
    case = end(office, "h1", office.accepted(LABOUR), "审查")
    with pytest.raises(Refused, match=r"approval\.no_visit"):
        end(office, "h1", case, "现场核查")
    for wrong, code in (
        ({"inspectors": ("何承办", " 何承办 ")}, r"approval\.two_inspectors"),
        ({"inspectors": ("何承办",)}, r"approval\.two_inspectors"),
        ({"certificates": ("示执001",)}, r"approval\.no_certificate"),
        ({"certificates": ("示执001", " ")}, r"approval\.no_certificate"),
        ({"place": ""}, r"approval\.visit_incomplete"),
        ({"found": " "}, r"approval\.visit_incomplete"),
        ({"visited_on": MONDAY + timedelta(1)}, r"approval\.visit_in_future"),
    ):
        with pytest.raises(Refused, match=code):
            office.do("h1", record_visit, case.id, step="现场核查", **{**VISIT, **wrong})
    done = office.do("h1", record_visit, case.id, step="现场核查", **VISIT)
    assert "陈审核" in office.text_of(done.notices[0])
    assert end(office, "h1", done.case, "现场核查").open_steps == ("决定",)


def test_a_visit_stops_no_clock(office: OfficeDay) -> None:
    """现场勘验 is none of the eight of art. 45: systems that pause on it silently break the law."""
    case = end(office, "h1", office.accepted(LABOUR), "审查")
    before = reading(case, shipped(), MONDAY).statutory
    after = office.do("h1", record_visit, case.id, step="现场核查", **VISIT).case
    assert reading(after, shipped(), MONDAY).statutory == before


def test_a_step_is_sent_back_only_to_an_earlier_one(office: OfficeDay) -> None:
    case = end(office, "h1", office.accepted(DRAINAGE), "审查")
    for to in ("审核", "现场踏勘", "没有的环节"):
        with pytest.raises(Refused, match=r"approval\.return_to_earlier"):
            office.do("h1", send_back, case.id, step="现场踏勘", to=to, reason="请补充")
    with pytest.raises(Refused, match=r"approval\.return_no_reason"):
        office.do("h1", send_back, case.id, step="现场踏勘", to="审查", reason="")
    assert office.do("h1", send_back, case.id, step="现场踏勘", to="审查", reason="请补充").case.open_steps == ("审查",)


def test_a_branch_is_not_sent_back_to_a_neighbour_branch(office: OfficeDay) -> None:
    case = office.accepted(ROAD)
    with pytest.raises(Refused, match=r"approval\.return_to_earlier"):
        office.do("h1", send_back, case.id, step="住建审查", to="城管审查", reason="不对")


def test_what_an_officer_did_not_see_stops_him(office: OfficeDay) -> None:
    case = office.accepted(LABOUR)
    end(office, "h1", case, "审查")
    with pytest.raises(Stale, match=r"case\.changed_meanwhile"):
        office.do("h1", record_visit, case.id, step="现场核查", seen=case.last_hash, **VISIT)


def test_a_print_a_note_or_a_scan_is_no_conflict(office: OfficeDay) -> None:
    """design: additive events never conflict; the paper that prints itself must not stop the next key."""
    case = office.accepted(LABOUR)
    (paper,) = office.ask(lambda records: records.notices(case.id))
    office.do("w1", record_print, case.id, paper.id, copies=2, printer="p")
    office.do("h1", add_note, case.id, text="已电话联系")
    done = office.do("h1", finish_step, case.id, step="审查", opinion="同意", seen=case.last_hash)
    assert done.case.open_steps == ("现场核查",)


def test_the_work_list_shows_mine_the_most_urgent_first(office: OfficeDay) -> None:
    old = office.accepted(LABOUR)
    office.on(MONDAY + timedelta(9))
    fresh = office.accepted(LABOUR)
    found = office.ask(desktop, office.people["h1"], shipped(), office.day)
    assert [task.case.id for task in found.steps] == [old.id, fresh.id]
    assert [task.light for task in found.steps] == [Light.RED, Light.GREEN]
    assert office.ask(desktop, office.people["c1"], shipped(), office.day).steps == ()


def test_an_officer_of_one_department_sees_its_branch_only(office: OfficeDay) -> None:
    case = office.accepted(ROAD)
    police = Officer(office.people["h1"].id, "交警", (Appointment("gaj", Post.HANDLER),))
    assert my_steps(police, case) == ("公安交管审查",)
    assert my_steps(office.people["h1"], case) == ("城管审查", "公安交管审查", "住建审查")
    (task,) = office.ask(desktop, police, shipped(), office.day).steps
    assert task.beside == ("城管审查", "住建审查")


def test_the_story_tells_every_opinion_and_what_was_taken_back(office: OfficeDay) -> None:
    case = office.accepted(LABOUR)
    done = office.do("h1", finish_step, case.id, step="审查", opinion="材料属实")
    office.do("h1", undo, case.id, done.events)
    office.do("h1", finish_step, case.id, step="审查", opinion="材料不实", conclusion="disagree")
    found = office.ask(dossier, case.id, office.store.setting(office.people["h1"]))
    told = story(found.events, found.names)
    assert [(one.act, one.who, one.text, one.tone, one.is_undone) for one in told[:3]] == [
        ("finish_step", "何承办", "材料不实", "bad", False),
        ("undo", "何承办", "", "plain", False),
        ("finish_step", "何承办", "材料属实", "ok", True),
    ]


def test_an_on_the_spot_item_is_decided_at_the_window(office: OfficeDay) -> None:
    case = office.do("w1", accept, application_for(SPOT)).case
    done = office.do("w1", grant, case.id, content="准予登记", opinion="符合条件")
    assert done.case.state is CaseState.CERTIFYING
