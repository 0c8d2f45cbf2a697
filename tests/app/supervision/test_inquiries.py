"""From a hit to a card: raised by a scan, sent, answered, decided, contested; nobody is carded unheard."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from office_day import DRAINAGE, MONDAY, OfficeDay

from app.clock.calendar import shipped
from app.errors import NotFound, Refused
from app.events.supervision import InquiryRaised
from app.ids import InquiryId, OfficerId
from app.officer import Appointment, Officer, Role
from app.post import Post
from app.staffing import set_officer
from app.supervision.appeals import other_supervisors, why_not_decide
from app.supervision.inquiries import InquiryDesk, inquiry_desk
from app.supervision.inquiry import Inquiry
from app.supervision.proceed import appeal, confirm, reply, send, warn, withdraw
from app.supervision.rule import rule_book
from app.supervision.scan import Scanned, is_open_hour, rung_due, scan
from app.supervision.sentence import facts_of
from app.supervision.table import ROWS, InquiryMove, InquiryState, moves
from app.wording import name_of, say_trouble

CALENDAR = shipped()
LATER = date(2026, 11, 13)


def scanned(office: OfficeDay) -> Scanned:
    found: Scanned = office.do("s1", scan)
    return found


def over_a_step(office: OfficeDay) -> Inquiry:
    """A case whose first step is over its limit, looked over the day after."""
    office.accepted(DRAINAGE)
    office.on(date(2026, 11, 9))
    (named,) = scanned(office).raised
    return held(office, named)


def held(office: OfficeDay, named: InquiryId) -> Inquiry:
    found: Inquiry = office.ask(lambda records: records.inquiry(named))
    return found


def sent(office: OfficeDay) -> Inquiry:
    inquiry = over_a_step(office)
    done: tuple[Inquiry, Any] = office.do("s1", send, inquiry.id, words="请说明超期原因")
    return done[0]


def test_a_scan_raises_what_it_finds_once_and_judges_nothing(office: OfficeDay) -> None:
    inquiry = over_a_step(office)
    assert (inquiry.rule, inquiry.state, inquiry.given) == ("step_over", InquiryState.RAISED, "")
    assert inquiry.facts["step"] == "审查" and inquiry.breach_on == date(2026, 11, 6)
    assert scanned(office).raised == ()
    office.on(date(2026, 11, 10))
    assert scanned(office).raised == (), "the same breach tomorrow is the same breach"


def test_a_lawful_office_raises_nothing(office: OfficeDay) -> None:
    office.accepted(DRAINAGE)
    found = scanned(office)
    assert found.cases == 1 and found.raised == () and found.climbed == 0


def test_only_who_supervises_looks_everything_over(office: OfficeDay) -> None:
    with pytest.raises(Refused, match=r"supervision\.no_right"):
        office.do("h1", scan)


def test_an_order_goes_out_under_its_number_with_the_day_of_the_answer(office: OfficeDay) -> None:
    inquiry = over_a_step(office)
    after, notice = office.do("s1", send, inquiry.id, words="请说明超期原因")
    assert (after.state, after.number, after.reply_by) == (InquiryState.SENT, "督办9999〔2026〕1号", date(2026, 11, 12))
    text = office.text_of(notice)
    for words in (
        "督办单",
        "督办9999〔2026〕1号",
        "环节超期（全程未超）",
        "审查",
        "请说明超期原因",
        "2026年11月12日",
        "不是处理决定",
    ):
        assert words in text
    assert "张建国" not in text, "an internal paper tells the number, not the name"


def test_a_warning_asks_for_no_answer_and_keeps_its_number_when_an_order_follows(office: OfficeDay) -> None:
    inquiry = over_a_step(office)
    warned, slip = office.do("s1", warn, inquiry.id)
    assert (warned.state, warned.reply_by, slip.title) == (InquiryState.WARNED, None, "预警单")
    assert "预警单" in office.text_of(slip)
    after, _ = office.do("s1", send, inquiry.id)
    assert after.number == warned.number and after.state is InquiryState.SENT


def test_nobody_is_carded_unheard(office: OfficeDay) -> None:
    inquiry = over_a_step(office)
    with pytest.raises(Refused, match=r"supervision\.not_in_state"):
        office.do("s1", confirm, inquiry.id, card="yellow", words="属实")
    office.do("s1", send, inquiry.id)
    with pytest.raises(Refused, match=r"supervision\.not_heard"):
        office.do("s1", confirm, inquiry.id, card="yellow", words="属实")
    office.on(LATER)
    after: Inquiry = office.do("s1", confirm, inquiry.id, card="yellow", words="逾期未答复，属实")
    assert after.has_card


def test_an_answer_is_heard_and_the_card_may_be_none(office: OfficeDay) -> None:
    inquiry = sent(office)
    answered: Inquiry = office.do("c1", reply, inquiry.id, by="何承办", words="系统停机半天")
    assert answered.state is InquiryState.REPLIED
    after: Inquiry = office.do("s1", confirm, inquiry.id, card="none", words="属实，但有客观原因")
    assert after.state is InquiryState.CONFIRMED and not after.has_card
    assert [note.move for note in after.notes] == [InquiryMove.SEND, InquiryMove.REPLY, InquiryMove.CONFIRM]
    assert after.notes[1].by == "何承办" and after.notes[1].words == "系统停机半天"


def test_a_card_is_contested_in_time_and_withdrawn_or_upheld(office: OfficeDay) -> None:
    inquiry = sent(office)
    office.do("c1", reply, inquiry.id, by="何承办", words="无")
    office.do("s1", confirm, inquiry.id, card="yellow", words="属实")
    office.do("c1", appeal, inquiry.id, by="何承办", words="当日已交接")
    gone: Inquiry = office.do("a1", withdraw, inquiry.id, words="申诉成立")
    assert gone.state is InquiryState.WITHDRAWN and not gone.has_card and gone.given == "none"


def test_after_an_appeal_a_card_is_upheld_for_good(office: OfficeDay) -> None:
    inquiry = sent(office)
    contested(office, inquiry)
    after: Inquiry = office.do("a1", confirm, inquiry.id, card="yellow", words="维持")
    assert after.state is InquiryState.UPHELD and moves(after.state) == ()


def contested(office: OfficeDay, inquiry: Inquiry) -> Inquiry:
    """The card that s1 gave, contested by c1."""
    office.do("c1", reply, inquiry.id, by="何承办", words="无")
    office.do("s1", confirm, inquiry.id, card="yellow", words="属实")
    found: Inquiry = office.do("c1", appeal, inquiry.id, by="何承办", words="不服")
    return found


def second_supervisor(office: OfficeDay) -> None:
    office.people["s2"] = Officer(OfficerId("s2"), "钱监察", (), (Role.SUPERVISOR,))
    office.do("m1", set_officer, office.people["s2"])


@pytest.mark.parametrize("decide", [confirm, withdraw])
def test_who_gave_a_card_does_not_decide_its_appeal(office: OfficeDay, decide: Any) -> None:
    inquiry = contested(office, sent(office))
    facts = {"card": "yellow"} if decide is confirm else {}
    with pytest.raises(Refused, match=r"supervision\.own_decision") as told:
        office.do("s1", decide, inquiry.id, words="维持", **facts)
    assert "另一名监察员" in say_trouble(told.value) and "首席代表" in say_trouble(told.value)
    assert held(office, inquiry.id).state is InquiryState.APPEALED


def test_another_supervisor_decides_the_appeal_and_then_no_lead_may(office: OfficeDay) -> None:
    second_supervisor(office)
    inquiry = contested(office, sent(office))
    with pytest.raises(Refused, match=r"supervision\.appeal_supervisors"):
        office.do("a1", withdraw, inquiry.id, words="撤")
    after: Inquiry = office.do("s2", withdraw, inquiry.id, words="申诉成立")
    assert after.state is InquiryState.WITHDRAWN and after.notes[-1].officer == "s2"


def test_in_a_hall_with_one_supervisor_the_lead_decides_and_nobody_else(office: OfficeDay) -> None:
    inquiry = contested(office, sent(office))
    for who in ("m1", "h1", "w1"):
        with pytest.raises(Refused, match=r"supervision\.appeal_not_yours"):
            office.do(who, withdraw, inquiry.id, words="撤")
    with pytest.raises(Refused, match=r"supervision\.own_appeal"):
        office.do("c1", withdraw, inquiry.id, words="撤")
    stranger = Officer(OfficerId("x"), "别部门首席", (Appointment("rsj", Post.LEAD),))
    assert inquiry.department != "rsj" and why_not_decide(stranger, inquiry, ()) == "supervision.appeal_not_yours"


def test_a_closed_supervisor_is_none_and_the_person_concerned_never_decides(office: OfficeDay) -> None:
    inquiry = contested(office, sent(office))
    lead, one = office.people["a1"], office.people["s1"]
    gone = Officer(OfficerId("s3"), "离任", (), (Role.SUPERVISOR,), is_active=False)
    assert other_supervisors(inquiry, (one, gone)) == ()
    assert why_not_decide(lead, replace(inquiry, concerns=lead.id), (one,)) == "supervision.own_matter"
    other = Officer(OfficerId("s2"), "钱监察", (), (Role.SUPERVISOR,))
    only = replace(inquiry, concerns=other.id)
    assert why_not_decide(lead, only, (one, other)) == "", "the other supervisor is the one concerned"


def test_an_appeal_after_its_days_is_refused(office: OfficeDay) -> None:
    inquiry = sent(office)
    office.do("c1", reply, inquiry.id, by="何承办", words="无")
    office.do("s1", confirm, inquiry.id, card="yellow", words="属实")
    office.on(date(2026, 11, 17))
    with pytest.raises(Refused, match=r"supervision\.appeal_late"):
        office.do("c1", appeal, inquiry.id, by="何承办", words="不服")


@pytest.mark.parametrize("who", ["c1", "h1", "m1"])
def test_only_a_supervisor_sends_and_decides(office: OfficeDay, who: str) -> None:
    inquiry = over_a_step(office)
    with pytest.raises(Refused, match=r"supervision\.not_supervisor"):
        office.do(who, send, inquiry.id)


def test_nobody_supervises_the_own_matter(office: OfficeDay) -> None:
    over_a_step(office)

    def raise_one(desk: Any) -> InquiryId:
        named = InquiryId("own")
        body = InquiryRaised(
            named, "after_hours", "after_hours/own", "soft", "none", MONDAY, {"acts": 1}, OfficerId("s1")
        )
        desk.record(None, body)
        return named

    named = office.do("s1", raise_one)
    with pytest.raises(Refused, match=r"supervision\.own_matter"):
        office.do("s1", send, named)


def test_an_answer_needs_a_name_and_words(office: OfficeDay) -> None:
    inquiry = sent(office)
    for by, words in (("", "说明"), ("何承办", " ")):
        with pytest.raises(Refused, match=r"supervision\.empty"):
            office.do("c1", reply, inquiry.id, by=by, words=words)
    with pytest.raises(Refused, match=r"supervision\.no_card"):
        office.do("c1", reply, inquiry.id, by="何", words="说明")
        office.do("s1", confirm, inquiry.id, card="green", words="属实")


def test_a_lead_of_another_department_sees_and_answers_nothing(office: OfficeDay) -> None:
    inquiry = sent(office)
    stranger = Officer(OfficerId("x"), "别部门首席", (Appointment("scjg", Post.LEAD),))
    own = replace(stranger, appointments=(Appointment(inquiry.department, Post.LEAD),))
    seen: InquiryDesk = office.ask(inquiry_desk, stranger, CALENDAR, office.day)
    assert seen.lines == ()
    mine: InquiryDesk = office.ask(inquiry_desk, own, CALENDAR, office.day)
    assert [line.inquiry.id for line in mine.lines] == [inquiry.id]
    office.people["x"] = stranger
    with pytest.raises(Refused, match=r"supervision\.no_right"):
        office.do("x", reply, inquiry.id, by="某", words="无关")


def test_an_unanswered_order_climbs_rung_by_rung_in_opening_hours(office: OfficeDay) -> None:
    inquiry = sent(office)
    ladder = rule_book().ladder
    assert rung_due(inquiry, ladder, CALENDAR, date(2026, 11, 12)) == 0
    assert rung_due(inquiry, ladder, CALENDAR, date(2026, 11, 13)) == 1
    assert rung_due(inquiry, ladder, CALENDAR, date(2026, 11, 17)) == 2
    assert rung_due(inquiry, ladder, CALENDAR, date(2026, 11, 19)) == 3
    office.on(LATER)
    assert scanned(office).climbed == 1
    assert held(office, inquiry.id).level == 1
    assert scanned(office).climbed == 0, "a rung is climbed once"
    office.do("c1", reply, inquiry.id, by="何承办", words="无")
    office.on(date(2026, 11, 30))
    scanned(office)
    assert held(office, inquiry.id).level == 1, "what is answered climbs no more"


def test_nothing_climbs_at_night_or_on_a_day_off(office: OfficeDay) -> None:
    sent(office)
    office.on(date(2026, 11, 14))  # a Saturday
    assert scanned(office).climbed == 0
    office.on(date(2026, 11, 16))
    office.seconds = 11 * 3600
    assert scanned(office).climbed == 0, "20:30"
    office.seconds = 0
    assert scanned(office).climbed == 1
    moment = office._now()
    assert is_open_hour(rule_book().ladder, CALENDAR, moment)


def test_the_desk_shows_open_ones_first_with_the_clock_of_the_answer(office: OfficeDay) -> None:
    inquiry = sent(office)
    office.accepted(DRAINAGE)
    office.on(date(2026, 11, 16))
    scanned(office)
    desk: InquiryDesk = office.ask(inquiry_desk, office.people["s1"], CALENDAR, office.day)
    assert desk.lines[0].inquiry.id == inquiry.id and desk.lines[0].clock is not None
    assert desk.lines[0].clock.days_over == 2
    assert len(desk.lines) > 1 and desk.lines[1].clock is None
    words = facts_of(desk.lines[0].inquiry, desk.names)
    assert words.startswith("“审查”环节应于 2026-11-06 办结，已超过 1 个工作日")


def test_every_state_and_move_has_its_word_and_every_state_is_reached() -> None:
    for language in ("zh_CN", "en"):
        assert all(name_of("inquiry_state", s.value, language) != s.value for s in InquiryState)
        assert all(name_of("inquiry_move", m.value, language) != m.value for m in InquiryMove)
    assert {one.next for one in ROWS} | {InquiryState.RAISED} == set(InquiryState)
    assert all(sum(1 for one in moves(state) if one.is_next) <= 1 for state in InquiryState)


def test_an_unknown_inquiry_is_told_as_such(office: OfficeDay) -> None:
    with pytest.raises(NotFound, match=r"supervision\.no_inquiry"):
        office.do("s1", send, InquiryId("none"))


def test_the_store_proves_what_was_recorded(office: OfficeDay) -> None:
    inquiry = sent(office)
    office.do("c1", reply, inquiry.id, by="何承办", words="无")
    checked = office.store.check()
    assert checked.faults == ()


def test_roles_are_those_of_the_account(office: OfficeDay) -> None:
    assert office.people["s1"].has_role(Role.SUPERVISOR) and not office.people["c1"].has_role(Role.SUPERVISOR)


@pytest.mark.parametrize(("item", "over"), [(DRAINAGE, "个工作日"), ("工伤", "日")])
def test_a_finding_tells_which_days_a_limit_is_over_by(office: OfficeDay, item: str, over: str) -> None:
    office.accepted(item)
    office.on(date(2027, 3, 1))
    found = [held(office, named) for named in scanned(office).raised]
    late = next(one for one in found if one.rule == "statutory_over")
    assert f"已超过 {late.facts['over']} {over}（" in facts_of(late, {})
    before = replace(late, facts={key: value for key, value in late.facts.items() if key != "unit"})
    assert f"已超过 {late.facts['over']} 日（" in facts_of(before, {}), "a finding from before is told as well"
