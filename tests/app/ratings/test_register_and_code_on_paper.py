"""On paper: the 评价码 that an applicant takes home, and the printed register of complaints."""

from __future__ import annotations

from datetime import date

import pytest
from decided import ready
from office_day import OfficeDay, application_for
from rated_visits import visit, visit_on_day

from app.acceptance.accept import accept
from app.acceptance.receive import receive
from app.delivery.serve import Evidence, serve
from app.errors import Refused
from app.events.delivery import ServiceMethod
from app.ids import NoticeId
from app.notices.field_context import BEIJING
from app.ratings.complain import Grievance, reply, revisit, take_complaint, verify
from app.ratings.rate import rate_by_code
from app.ratings.register import print_register


@pytest.mark.parametrize("verb", [receive, accept])
def test_the_paper_taken_home_has_the_code_by_which_the_visit_is_rated(office: OfficeDay, verb: object) -> None:
    done = office.do("w1", verb, application_for("劳务派遣"))
    code = done.notices[0].record["评价码"]
    assert code == visit(office, visit_on_day(office, done.case)).code
    assert f"评价码：{code}" in office.text_of(done.notices[0])
    office.on(date(2026, 11, 12))
    assert office.do("c1", rate_by_code, code, score=4, is_named=True).case == done.case.id


def test_another_visit_of_the_case_has_another_code(office: OfficeDay) -> None:
    case = ready(office)
    evidence = Evidence(
        recipient="张建国", recipient_id="110101199003070134", is_identity_checked=True, relation="representative"
    )
    office.on(date(2026, 11, 30))
    done = office.do("w1", serve, case.id, method=ServiceMethod.COLLECT, evidence=evidence)
    papers = {notice.template: notice.record.get("评价码", "") for notice in done.notices}
    visits = office.ask(lambda records: records.visits_of_case(case.id))
    assert papers["collection_receipt"] == visits[-1].code != visits[0].code
    assert papers["service_receipt"] == "", "a proof of service is the office's own paper"


def test_the_code_is_no_personal_data(office: OfficeDay) -> None:
    done = office.do("w1", accept, application_for("劳务派遣"))
    applicant = done.case.applicant
    code = done.notices[0].record["评价码"].replace("-", "")
    assert applicant.id_number not in code and len(code) == 9


def fill(office: OfficeDay) -> None:
    first = office.do(
        "w1", take_complaint, Grievance("phone", "scjg", "窗口态度生硬", "钱𠅤", "13800138000", "2号窗口", "w1")
    )
    office.do("c1", verify, first.id, finding="founded", words="调看录像，属实")
    office.do("c1", reply, first.id, way="phone", words="已致歉")
    office.do("c1", revisit, first.id, result="satisfied", words="认可")
    office.do("w1", take_complaint, Grievance("letter", "rsj", "叫号器坏了" * 60))


def test_the_register_shows_every_complaint_with_all_that_was_done(office: OfficeDay) -> None:
    fill(office)
    notice = office.do("s1", print_register, 2026)
    text = office.text_of(notice)
    for words in ("投诉9999〔2026〕1号", "钱𠅤", "李晓梅", "核实（属实）：调看录像，属实", "答复（电话）：已致歉",
                  "回访（满意）：认可", "共2件，办结1件，在办1件", "未留姓名", "待核实"):  # fmt: skip
        assert words in text, words
    stored = office.ask(lambda records: records.notice(NoticeId(notice.id)))
    assert stored.case is None and stored.sha256 == notice.sha256
    assert notice.record["打印时间"].startswith(str(office._now().at.astimezone(BEIJING).date()))
    assert office.store.check().faults == ()


def test_a_year_without_complaints_prints_nothing(office: OfficeDay) -> None:
    fill(office)
    with pytest.raises(Refused) as caught:
        office.do("s1", print_register, 2025)
    assert caught.value.code == "complaint.none_in_year"


def test_a_clerk_prints_no_register(office: OfficeDay) -> None:
    fill(office)
    with pytest.raises(Refused) as caught:
        office.do("w1", print_register, 2026)
    assert caught.value.code == "rating.no_post"


def test_a_hundred_complaints_fill_pages_and_lose_none(office: OfficeDay) -> None:
    for n in range(100):
        office.do("w1", take_complaint, Grievance("window", "scjg", f"第{n}件"))
    notice = office.do("s1", print_register, 2026)
    text = office.text_of(notice)
    assert notice.pages > 3 and all(f"第{n}件" in text for n in range(100))
