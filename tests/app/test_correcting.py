"""更正, on the real store: a new version of the record, the old paper void beside its successor, two officers, no date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from decided import granted
from office_day import INJURY, LABOUR, NATURAL, ROAD, OfficeDay, application_for

from app.acceptance.accept import accept
from app.applicant import Agent, IdKind
from app.case_reading import reading
from app.correcting import ask_correction
from app.correction import CLOCK_DATES, OF_PAPER, present_values
from app.correction_proposal import proposal_of
from app.delivery.certify import make_certificate
from app.errors import Refused
from app.events.alongside import Corrected
from app.filing import undo
from app.ids import EventId
from app.second import proposed_paper, sign
from app.state import Case
from app.supposing import supposed_paper
from app.wording import say_trouble
from app.workflow import Action

RIGHT = {"applicant.name": "张健国"}
WHY = "录入时“健”误作“建”，已核对身份证"


def person(office: OfficeDay) -> Case:
    """Return an accepted case of a natural person."""
    done: Case = office.do("w1", accept, replace(application_for(INJURY), applicant=NATURAL)).case
    return done


def asked(office: OfficeDay, case: Case, values: dict[str, str] | None = None, **facts: object) -> EventId:
    done = office.do("w1", ask_correction, case.id, values=values or RIGHT, reason=WHY, **facts)
    event: EventId = done.events[0]
    return event


def corrected(office: OfficeDay, case: Case, values: dict[str, str] | None = None, **facts: object) -> Case:
    event = asked(office, case, values, **facts)
    done: Case = office.do("c1", sign, case.id, event).case
    return done


def test_a_wrong_name_is_put_right_and_its_paper_is_issued_anew(office: OfficeDay) -> None:
    """motcua 18: intake must be correctable; a correction is an event, never an edit."""
    case = person(office)
    old = office.ask(lambda records: records.notices(case.id))[0]
    done = office.do("c1", sign, case.id, asked(office, case))
    assert done.case.applicant_name == "张健国"
    (new,) = done.notices
    assert new.number != old.number and new.template == old.template == "acceptance"
    text = office.text_of(new)
    assert "张健国：" in text and "张建国" not in text
    assert f"更正并代替2026年11月2日签发的《受理通知书》（{old.number}），原文书作废" in text


def test_the_old_paper_stays_void_and_the_book_names_its_successor(office: OfficeDay) -> None:
    """frappe 34547, 21714: no number is ever unexplained."""
    case = person(office)
    old = office.ask(lambda records: records.notices(case.id))[0]
    done = office.do("c1", sign, case.id, asked(office, case))
    held = {n.id: n for n in office.ask(lambda records: records.notices(case.id))}
    assert held[old.id].is_void and not held[done.notices[0].id].is_void
    assert "张建国" in office.text_of(old)
    line = next(e for e in office.ask(lambda records: records.numbers()) if e.number == old.number)
    assert line.status == "void" and done.notices[0].number in line.reason and WHY in line.reason
    assert [p.is_void for p in office.case(case.id).papers] == [True, False]


def test_nothing_changes_before_the_lead_signs_and_the_event_tells_both_values(office: OfficeDay) -> None:
    case = person(office)
    event = asked(office, case)
    assert office.case(case.id).applicant_name == "张建国"
    office.do("c1", sign, case.id, event)
    made = next(e for e in office.ask(lambda records: records.events(case.id)) if e.kind == Corrected.KIND)
    assert (made.officer, made.data["fields"], made.data["asked"]) == ("c1", ["applicant.name"], event)
    assert made.private is not None
    assert (made.private["before"], made.private["values"]) == ({"applicant.name": "张建国"}, RIGHT)
    assert "张" not in str(made.data), "personal data lie in the private column"


def test_no_date_of_the_clock_moves(office: OfficeDay) -> None:
    case = person(office)
    before = reading(case, office.store.around.calendar, office.day)
    office.on(date(2026, 11, 5))
    after = corrected(office, case)
    assert after.facts == case.facts and after.accepted_on == case.accepted_on
    assert reading(after, office.store.around.calendar, date(2026, 11, 2)) == before


@pytest.mark.parametrize("field", CLOCK_DATES)
def test_a_date_of_the_clock_is_refused_and_the_way_is_told(office: OfficeDay, field: str) -> None:
    case = person(office)
    with pytest.raises(Refused, match=r"correction\.clock_date") as caught:
        asked(office, case, {field: "2026-10-30"})
    told = say_trouble(caught.value)
    assert "不能更正" in told and "F10" in told and "延期" in told and field not in told


def test_a_due_date_in_a_paper_is_no_sentence_of_its_own(office: OfficeDay) -> None:
    case = person(office)
    paper = case.papers[0].notice
    for name in ("法定届满日期", "承诺期限", "受理日期", "申请人", "文号"):
        with pytest.raises(Refused, match=r"correction\.not_there"):
            asked(office, case, {OF_PAPER + name: "2027-01-01"}, paper=paper)


def test_a_wrong_sentence_is_corrected_in_its_own_paper(office: OfficeDay) -> None:
    case = granted(office)
    paper = next(p for p in case.papers if p.template == "grant")
    field = OF_PAPER + "决定内容"
    after = corrected(office, case, {field: "准予许可，经营范围为派遣员工"}, paper=paper.notice)
    new = after.papers[-1]
    assert (new.template, new.is_void) == ("grant", False)
    notice = office.ask(lambda records: records.notice(new.notice))
    assert "经营范围为派遣员工" in office.text_of(notice)
    assert [p.template for p in after.papers if p.is_void] == ["grant"]


def test_validity_is_corrected_in_decision_certificate_and_paper_alike(office: OfficeDay) -> None:
    case = granted(office)
    assert case.decision is not None
    ends = {"validity.valid_from": "2026-11-02", "validity.valid_to": "2029-11-01"}
    after = corrected(office, case, ends)
    assert after.decision is not None and after.decision.valid_to == date(2029, 11, 1)
    text = office.text_of(office.ask(lambda records: records.notice(after.papers[-1].notice)))
    assert "2029年11月1日" in text
    done = office.do(
        "w1", make_certificate, case.id, name="劳务派遣经营许可证", number="皖0001",
        valid_from=date(2026, 11, 2), valid_to=date(2029, 11, 1),
    )  # fmt: skip
    again = corrected(office, done.case, {"certificate.certificate_number": "皖0002"})
    assert again.certificate is not None and again.certificate.certificate_number == "皖0002"
    with pytest.raises(Refused, match=r"decision\.validity'"):
        asked(office, again, {"validity.valid_to": "2026-11-01", "validity.valid_from": "2026-11-02"})
    with pytest.raises(Refused, match=r"correction\.date"):
        asked(office, again, {"validity.valid_to": "明年"})


def test_an_agent_and_a_document_number_are_checked_as_at_the_counter(office: OfficeDay) -> None:
    application = application_for(ROAD)
    agent = Agent("李明", IdKind.ID_CARD, "341702199001010018", "13800138000", "代为申请", "员工")
    case = office.do("w1", accept, replace(application, agent=agent)).case
    after = corrected(office, case, {"agent.id_number": " 341702199001010026 ", "agent.name": "李铭"})
    assert after.agent is not None
    assert (after.agent.id_number, after.agent.name) == ("341702199001010026", "李铭")
    with pytest.raises(Refused, match=r"identity\.id_check"):
        asked(office, after, {"agent.id_number": "341702199001010014"})
    with pytest.raises(Refused, match=r"identity\.name_empty"):
        asked(office, after, {"agent.name": " "})


def test_what_makes_no_sense_is_refused_with_a_sentence(office: OfficeDay) -> None:
    case = person(office)
    for values, code in (
        ({"applicant.name": "张建国"}, "correction.nothing"),
        ({"certificate.certificate_number": "1"}, "correction.not_there"),
        ({"agent.name": "李明"}, "correction.not_there"),
        ({"applicant.id_number": "110101199003070135"}, "identity.id_check"),
        ({"applicant.name": "张\u202e国"}, "identity.direction_mark"),
    ):
        with pytest.raises(Refused) as caught:
            asked(office, case, values)
        assert caught.value.code == code
        assert "{" not in say_trouble(caught.value) and not say_trouble(caught.value).startswith(code)
    with pytest.raises(Refused, match=r"correction\.no_reason"):
        office.do("w1", ask_correction, case.id, values=RIGHT, reason=" ")


def test_one_officer_alone_corrects_nothing_and_a_handler_does_not_sign(office: OfficeDay) -> None:
    case = person(office)
    done = office.do("c1", ask_correction, case.id, values=RIGHT, reason=WHY)
    with pytest.raises(Refused, match=r"second\.same_officer"):
        office.do("c1", sign, case.id, done.events[0])
    with pytest.raises(Refused, match=r"second\.no_post"):
        office.do("h1", sign, case.id, done.events[0])
    assert office.do("a1", sign, case.id, done.events[0]).case.applicant_name == "张健国"


def test_the_second_officer_signs_the_very_paper_that_was_proposed(office: OfficeDay) -> None:
    case = person(office)
    event = asked(office, case)
    waiting = next(p for p in office.case(case.id).pending if p.event == event)
    found = proposed_paper(office.case(case.id), waiting)
    assert found is not None and found[1] == "acceptance"
    record = waiting.body.proposal["papers"][0]["record"]
    seen = supposed_paper(office.store.setting(office.people["c1"]), office.case(case.id), found[0], found[1], record)
    assert seen.trouble is None and seen.paper is not None
    done = office.do("c1", sign, case.id, event)
    issued = {"文号", "验真码", "验真短码"}
    assert not issued & set(record)
    assert {k: v for k, v in done.notices[0].record.items() if k not in issued} == record


def test_an_ask_is_stale_when_the_entry_changed_meanwhile(office: OfficeDay) -> None:
    case = person(office)
    first = asked(office, case)
    with pytest.raises(Refused, match=r"second\.already_asked"):
        asked(office, case, {"applicant.phone": "13900139000"})
    office.do("c1", sign, case.id, first)
    again = asked(office, office.case(case.id), {"applicant.name": "张建国"})
    assert office.do("a1", sign, case.id, again).case.applicant_name == "张建国"
    assert [p.is_void for p in office.case(case.id).papers] == [True, True, False]
    assert len(office.case(case.id).corrections) == 2


def test_a_correction_is_not_undone(office: OfficeDay) -> None:
    case = person(office)
    done = office.do("c1", sign, case.id, asked(office, case))
    assert done.events == ()
    made = next(e for e in office.ask(lambda records: records.events(case.id)) if e.kind == Corrected.KIND)
    with pytest.raises(Refused, match=r"filing\.undo_corrected"):
        office.do("c1", undo, case.id, (made.id,))


def test_what_somebody_signed_is_not_written_anew_unless_it_is_wrong_itself(office: OfficeDay) -> None:
    case = granted(office)
    values = {"applicant.phone": "13900139000", "applicant.legal_representative": "张健国"}
    made = office.ask(proposal_of, case, values, None, office.day)
    assert not {p.template for p in made.papers} & {"service_receipt", "collection_receipt", "site_visit"}
    assert set(made.before) == set(values)


def test_the_corrected_case_is_found_by_its_right_name_and_folds_again(office: OfficeDay) -> None:
    case = office.accepted(LABOUR)
    corrected(office, case, {"applicant.name": "示例区甲乙服务有限公司"})
    assert [row.id for row in office.ask(lambda records: records.search("甲乙服务"))] == [case.id]
    assert office.ask(lambda records: records.search("某某服务")) == ()
    assert office.store.check().faults == ()


def test_present_values_leave_out_what_the_case_has_not(office: OfficeDay) -> None:
    values = present_values(person(office))
    assert not any(key.startswith(("agent.", "certificate.", "validity.")) for key in values)
    assert values["applicant.name"] == "张建国"
    assert Action.CORRECT.value == "correct"
