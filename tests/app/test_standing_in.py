"""AB岗, on the real store: acts in an absent officer's posts say so, and the separation of duties counts for both."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from decided import granted
from office_day import DRAINAGE, LABOUR, OfficeDay, application_for

from app.acceptance.accept import accept
from app.acceptance.receive import receive
from app.approval.decide import grant
from app.approval.extend import ask_extension
from app.approval.queries import Whose, desktop
from app.approval.review import finish_step
from app.assigning import assign_step, handlers_of
from app.casefile import open_file, timeline
from app.errors import NotFound, Refused
from app.events.office import StandInSet
from app.ids import OfficerId
from app.officer import Appointment, Officer, Role
from app.people import may, may_second
from app.post import Post
from app.second import sign
from app.staffing import set_officer
from app.stand_ins import end_stand_in, may_set_stand_in, set_stand_in
from app.standing_in import covering
from app.state import Case
from app.wording import say_trouble
from app.workflow import Action

FROM, TO = date(2026, 11, 2), date(2026, 11, 6)
W2, H2, A2, B2 = (OfficerId(one) for one in ("w2", "h2", "a2", "b2"))


def hire(office: OfficeDay, officer_id: OfficerId, name: str, *posts: Post) -> Officer:
    """Give somebody an account in the departments of the tests' items."""
    held = tuple(Appointment(department, post) for department in ("rsj", "zjj", "scjg") for post in posts)
    officer: Officer = office.do("m1", set_officer, Officer(officer_id, name, held))
    office.people[officer_id] = officer
    return officer


def stands_in(office: OfficeDay, absent: str, stand_in: str, by: str = "m1") -> None:
    office.do(by, set_stand_in, OfficerId(absent), OfficerId(stand_in), first_on=FROM, last_on=TO)


def acted(office: OfficeDay, case: Case) -> list[tuple[str, str, str | None]]:
    events = office.ask(lambda records: records.events(case.id))
    return [(e.kind, e.officer, e.acting_for) for e in events]


def test_a_handler_in_for_another_window_accepts_and_every_event_says_for_whom(office: OfficeDay) -> None:
    hire(office, H2, "周承办", Post.HANDLER)
    with pytest.raises(Refused, match=r"people\.no_post"):
        office.do("h2", accept, application_for(LABOUR))
    stands_in(office, "w1", "h2")
    done = office.do("h2", accept, application_for(LABOUR))
    assert acted(office, done.case) == [
        ("received", "h2", "w1"), ("accepted", "h2", "w1"), ("notice_issued", "h2", "w1"),
    ]  # fmt: skip
    assert (done.case.accepted_by, done.case.accepted_for) == ("h2", "w1")
    assert "周承办（代李晓梅）" in office.text_of(done.notices[0])
    assert office.store.check().faults == ()


def test_the_case_file_names_both(office: OfficeDay) -> None:
    hire(office, H2, "周承办", Post.HANDLER)
    stands_in(office, "w1", "h2")
    case = office.do("h2", receive, application_for(LABOUR)).case
    who = {chapter.who for chapter in timeline(office.ask(open_file, case.number))}
    assert who == {"周承办（代李晓梅）"}
    assert {c.who for c in timeline(office.ask(open_file, case.number), "en")} == {"周承办 (for 李晓梅)"}


def test_own_posts_come_first_and_nobody_is_named(office: OfficeDay) -> None:
    hire(office, W2, "吴窗口", Post.WINDOW)
    stands_in(office, "w1", "w2")
    done = office.do("w2", accept, application_for(LABOUR))
    assert {absent for _, _, absent in acted(office, done.case)} == {None}
    assert "代李晓梅" not in office.text_of(done.notices[0])


def test_the_rights_begin_and_end_with_the_days(office: OfficeDay) -> None:
    hire(office, H2, "周承办", Post.HANDLER)
    office.do("m1", set_stand_in, OfficerId("w1"), H2, first_on=date(2026, 11, 4), last_on=date(2026, 11, 5))
    for day, allowed in ((2, False), (4, True), (5, True), (6, False)):
        office.on(date(2026, 11, day))
        if allowed:
            assert office.do("h2", receive, application_for(LABOUR)).case.received_by == "h2"
        else:
            with pytest.raises(Refused, match=r"people\.no_post"):
                office.do("h2", receive, application_for(LABOUR))


def test_ended_early_nothing_more_may_be_done(office: OfficeDay) -> None:
    hire(office, H2, "周承办", Post.HANDLER)
    stands_in(office, "w1", "h2")
    office.do("m1", end_stand_in, OfficerId("w1"), H2)
    with pytest.raises(Refused, match=r"people\.no_post"):
        office.do("h2", receive, application_for(LABOUR))
    with pytest.raises(Refused, match=r"standing_in\.none"):
        office.do("m1", end_stand_in, OfficerId("w1"), H2)


def test_the_accepter_s_stand_in_and_the_accepter_for_a_stand_in_do_not_decide(office: OfficeDay) -> None:
    """Separation of duties counts for both persons: who acts and who is stood in for."""
    case = _to_decide(office)
    hire(office, A2, "艾批准", Post.APPROVER)
    stands_in(office, "w1", "a2")
    with pytest.raises(Refused, match=r"people\.no_post"):
        office.do("w1", grant, case.id, content="准予", opinion="同意")
    assert case.accepted_by == "w1" and case.accepted_for is None
    office.do("m1", set_stand_in, OfficerId("a1"), OfficerId("h1"), first_on=FROM, last_on=TO)
    office.do("m1", end_stand_in, OfficerId("a1"), OfficerId("h1"))
    office.do("m1", end_stand_in, OfficerId("w1"), A2)
    stands_in(office, "a1", "w1")
    with pytest.raises(Refused, match=r"people\.accepter_decides"):
        office.do("w1", grant, case.id, content="准予", opinion="同意")
    assert not may(office.store.setting(office.people["w1"]).officer, Action.GRANT, case, step=case.open_steps[0])
    done = office.do("a2", grant, case.id, content="准予", opinion="同意")
    assert done.case.decided_by == "a2"


def test_whoever_was_stood_in_for_at_the_acceptance_does_not_decide_either(office: OfficeDay) -> None:
    hire(office, A2, "艾批准", Post.APPROVER, Post.WINDOW)
    hire(office, B2, "白代岗", Post.HANDLER)
    stands_in(office, "a2", "b2")
    case = office.do("b2", accept, application_for(LABOUR)).case
    assert (case.accepted_by, case.accepted_for) == ("b2", "a2")
    case = _step_through(office, case)
    for who in ("a2", "b2"):
        with pytest.raises(Refused, match=r"people\.accepter_decides"):
            office.do(who, grant, case.id, content="准予", opinion="同意")
    assert office.do("a1", grant, case.id, content="准予", opinion="同意").case.decided_on


def _to_decide(office: OfficeDay) -> Case:
    return _step_through(office, office.accepted(LABOUR))


def _step_through(office: OfficeDay, case: Case) -> Case:
    from app.approval.review import record_visit
    from app.item import StepKind

    while case.plan.step(case.open_steps[0]).kind is not StepKind.DECIDE:
        step = case.plan.step(case.open_steps[0])
        who = {"handler": "h1", "checker": "c1", "window": "w1"}[step.post.value]
        if step.kind is StepKind.VISIT:
            office.do(
                who, record_visit, case.id, step=step.name, visited_on=office.day, inspectors=("甲", "乙"),
                certificates=("1", "2"), place="便民路1号", found="符合", party="无异议",
            )  # fmt: skip
        case = office.do(who, finish_step, case.id, step=step.name, opinion="同意。").case
    return case


def test_the_second_signature_is_neither_the_asker_nor_whom_the_asker_stands_in_for(office: OfficeDay) -> None:
    hire(office, H2, "周承办", Post.APPROVER)
    case = office.accepted(DRAINAGE)
    stands_in(office, "h1", "h2")
    asked = office.do("h2", ask_extension, case.id, days=5, reason="情况复杂")
    (pending,) = asked.case.pending
    assert (pending.officer, pending.acting_for) == ("h2", "h1")
    with pytest.raises(Refused, match=r"second\.same_officer"):
        office.do("h2", sign, case.id, pending.event)
    with pytest.raises(Refused, match=r"second\.same_officer"):
        office.do("h1", sign, case.id, pending.event)
    assert office.do("a1", sign, case.id, pending.event).case.extension is not None


def test_a_stand_in_signs_for_the_approver_but_not_what_the_approver_asked(office: OfficeDay) -> None:
    hire(office, B2, "白代岗", Post.CERTIFIER)
    case = office.accepted(DRAINAGE)
    stands_in(office, "a1", "b2")
    officer = office.store.setting(office.people["b2"]).officer
    assert may_second(officer, Action.EXTEND, case, OfficerId("h1"))
    assert not may_second(officer, Action.EXTEND, case, OfficerId("a1"))
    asked = office.do("h1", ask_extension, case.id, days=5, reason="情况复杂")
    done = office.do("b2", sign, case.id, asked.events[0])
    assert acted(office, done.case)[-2:] == [("extended", "b2", "a1"), ("notice_issued", "b2", "a1")]


def test_setting_a_stand_in_is_an_event_and_keeps_through_a_change_of_the_account(office: OfficeDay) -> None:
    hire(office, H2, "周承办", Post.HANDLER)
    stands_in(office, "w1", "h2")
    with office.store._reader.begin() as connection:
        rows = connection.exec_driver_sql("SELECT data FROM event WHERE kind = 'stand_in_set'").fetchall()
    (row,) = rows
    assert json.loads(row[0]) == {
        "absent": "w1", "stand_in": "h2", "first_on": "2026-11-02", "last_on": "2026-11-06", "is_ended": False,
    }  # fmt: skip
    held = next(o for o in office.ask(lambda records: records.officers()) if o.id == "w1")
    office.do("m1", set_officer, replace(held, name="李小梅", stand_ins=()))
    held = next(o for o in office.ask(lambda records: records.officers()) if o.id == "w1")
    assert [one.officer for one in held.stand_ins] == ["h2"] and held.covering == ()
    assert StandInSet.KIND == "stand_in_set"


def test_who_may_set_a_stand_in(office: OfficeDay) -> None:
    hire(office, H2, "周承办", Post.HANDLER)
    stands_in(office, "h2", "h1", by="c1")
    with pytest.raises(Refused, match=r"standing_in\.not_lead"):
        stands_in(office, "w1", "h2", by="h1")
    lead = Officer(OfficerId("l"), "某", (Appointment("zrzy", Post.LEAD),))
    assert not may_set_stand_in(lead, office.people["h2"])
    assert may_set_stand_in(Officer(OfficerId("m"), "某", (), (Role.SYSTEM_ADMIN,)), office.people["h2"])


def test_what_makes_no_sense_is_refused_with_a_sentence(office: OfficeDay) -> None:
    hire(office, H2, "周承办", Post.HANDLER)
    stands_in(office, "w1", "h2")
    wrong = (
        (("w1", "w1", FROM, TO), "standing_in.oneself"),
        (("h1", "h2", TO, FROM), "standing_in.days"),
        (("h1", "h2", date(2026, 10, 1), date(2026, 10, 2)), "standing_in.days"),
        (("w1", "h1", TO, date(2026, 11, 9)), "standing_in.twice"),
        (("h1", "w1", FROM, TO), "standing_in.absent_too"),
        (("m1", "h2", FROM, TO), "standing_in.no_post"),
    )
    for (absent, stand_in, first, last), code in wrong:
        with pytest.raises(Refused) as caught:
            office.do("m1", set_stand_in, OfficerId(absent), OfficerId(stand_in), first_on=first, last_on=last)
        assert caught.value.code == code
        assert "{" not in say_trouble(caught.value) and say_trouble(caught.value) != code
    with pytest.raises(NotFound, match=r"standing_in\.unknown"):
        stands_in(office, "nobody", "h2")


def test_a_closed_account_gives_no_rights_to_its_stand_in(office: OfficeDay) -> None:
    hire(office, H2, "周承办", Post.HANDLER)
    hire(office, W2, "吴窗口", Post.WINDOW)
    stands_in(office, "w2", "h2")
    held = next(o for o in office.ask(lambda records: records.officers()) if o.id == "w2")
    office.do("m1", set_officer, replace(held, is_active=False))
    with pytest.raises(Refused, match=r"people\.no_post"):
        office.do("h2", receive, application_for(LABOUR))
    assert covering((replace(held, is_active=False),), office.people["h2"], FROM).covering == ()


def test_a_step_is_given_to_a_named_handler_and_the_lists_tell_whose_it_is(office: OfficeDay) -> None:
    hire(office, H2, "周承办", Post.HANDLER)
    case = office.accepted(LABOUR)
    step = case.open_steps[0]
    assert {one.id for one in office.ask(handlers_of, case.id, step)} == {"h1", "h2"}
    done = office.do("c1", assign_step, case.id, step=step, handler=H2, reason="何承办出差")
    assert [(one.step, one.handler) for one in done.case.assigned] == [(step, "h2")]
    lists = {
        (who, whose): [task.step for task in _steps(office, who, whose)]
        for who in ("h1", "h2", "c1")
        for whose in (Whose.MINE, Whose.ALL)
    }
    assert lists[("h2", Whose.MINE)] == [step] and lists[("h1", Whose.MINE)] == []
    assert lists[("h1", Whose.ALL)] == [step] == lists[("c1", Whose.ALL)]
    assert office.do("h1", finish_step, case.id, step=step, opinion="同意。").case.finished


def _steps(office: OfficeDay, who: str, whose: Whose) -> tuple[object, ...]:
    setting = office.store.setting(office.people[who])
    found = office.ask(desktop, setting.officer, setting.calendar, office.day, whose is Whose.ALL)
    return found.steps_of(whose)


def test_a_stand_in_sees_the_absent_officer_s_steps_in_a_list_of_their_own(office: OfficeDay) -> None:
    hire(office, B2, "白代岗", Post.CERTIFIER)
    case = office.accepted(LABOUR)
    assert _steps(office, "b2", Whose.COVERED) == ()
    stands_in(office, "h1", "b2")
    (task,) = _steps(office, "b2", Whose.COVERED)
    assert (task.case.id, task.covered) == (case.id, "h1")  # type: ignore[attr-defined]
    assert _steps(office, "b2", Whose.MINE) == ()
    done = office.do("b2", finish_step, case.id, step=case.open_steps[0], opinion="同意。")
    assert acted(office, done.case)[-1] == ("step_finished", "b2", "h1")


def test_a_step_is_not_given_to_just_anybody(office: OfficeDay) -> None:
    case = office.accepted(LABOUR)
    step = case.open_steps[0]
    for facts, code in (
        ({"handler": OfficerId("w1"), "reason": "请假"}, "assigning.no_post"),
        ({"handler": OfficerId("h1"), "reason": " "}, "assigning.no_reason"),
        ({"handler": OfficerId("h1"), "reason": "请假", "step": "决定"}, "approval.step_not_running"),
    ):
        with pytest.raises(Refused) as caught:
            office.do("c1", assign_step, case.id, **{"step": step, **facts})
        assert caught.value.code == code
    with pytest.raises(Refused, match=r"people\.no_post"):
        office.do("h1", assign_step, case.id, step=step, handler=OfficerId("h1"), reason="请假")
    with pytest.raises(Refused, match=r"workflow\.not_in_state|approval\.step_not_running"):
        office.do("c1", assign_step, granted(office).id, step=step, handler=OfficerId("h1"), reason="请假")
