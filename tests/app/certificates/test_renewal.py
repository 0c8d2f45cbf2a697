"""延续 on the real store: the application names the old certificate, is decided before its expiry, or silence renews it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from decided import granted, ready, to_decide
from office_day import DRAINAGE, LABOUR, MONDAY, OfficeDay, application_for

from app.acceptance.accept import accept
from app.acceptance.receive import receive
from app.approval.decide import grant, refuse
from app.approval.review import finish_step
from app.certificates.acknowledge import acknowledge_renewal
from app.certificates.naming import named_certificate, open_application
from app.certificates.renewal import apply_by, is_renewed_by_silence, renewal_reading
from app.delivery.certify import make_certificate
from app.delivery.evidence import Evidence
from app.delivery.serve import serve
from app.errors import NotFound, Refused
from app.events.certificates import FollowKind, Follows
from app.events.delivery import ServiceMethod
from app.state import Case, CaseState
from app.withdrawing import withdraw

EXPIRY = date(2029, 11, 1)
ASKED = date(2029, 9, 3)
COLLECTED = Evidence(
    recipient="张建国", recipient_id="110101199003070134", relation="representative", is_identity_checked=True
)


def held(office: OfficeDay) -> Case:
    """Return a case whose certificate holds three years from 2026-11-02, by the item's own term."""
    return ready(office)


def renewal(office: OfficeDay, old: Case, on: date = ASKED, kind: FollowKind = FollowKind.RENEW) -> Case:
    office.on(on)
    return to_decide(office, LABOUR, follows=named_certificate(old, kind))


def test_the_certificate_takes_its_validity_from_the_items_own_term(office: OfficeDay) -> None:
    made = held(office).certificate
    assert made is not None and (made.valid_from, made.valid_to) == (MONDAY, EXPIRY)


def test_the_acceptance_of_a_renewal_names_the_old_certificate_and_what_its_expiry_means(office: OfficeDay) -> None:
    old = held(office)
    office.on(ASKED)
    done = office.do("w1", accept, replace(application_for(LABOUR), follows=named_certificate(old)))
    text = office.text_of(done.notices[0])
    for said in ("延续申请（原证：", "编号皖示字000001号", "原证有效期至2029年11月1日届满", "视为准予延续"):
        assert said in text, said


def test_the_acceptance_of_a_late_renewal_promises_nothing_from_silence(office: OfficeDay) -> None:
    old = held(office)
    office.on(EXPIRY - timedelta(days=5))
    done = office.do("w1", accept, replace(application_for(LABOUR), follows=named_certificate(old)))
    text = office.text_of(done.notices[0])
    assert "原证有效期至2029年11月1日届满。" in text and "视为准予延续" not in text


def test_the_acceptance_of_a_first_application_speaks_of_no_certificate(office: OfficeDay) -> None:
    done = office.do("w1", accept, application_for(LABOUR))
    text = office.text_of(done.notices[0])
    assert "原证" not in text and "延续" not in text


@pytest.mark.parametrize(
    ("kind", "article", "is_cited"),
    [
        (FollowKind.RENEW, "第五十条", True),
        (FollowKind.CHANGE, "第四十九条", True),
        (FollowKind.REISSUE, "第五十条", False),
    ],
)
def test_the_decision_rests_on_the_article_that_speaks_of_it_and_names_who_handled_it(
    office: OfficeDay, kind: FollowKind, article: str, is_cited: bool
) -> None:
    case = renewal(office, held(office), kind=kind)
    paper = office.do("a1", grant, case.id, content="经营场所由一号变更为二号", opinion="同意").notices[0]
    text = office.text_of(paper)
    assert (f"《中华人民共和国行政许可法》{article}和《中华人民共和国劳动合同法》" in text) is is_cited
    assert f"本机关已于{ASKED.year}年{ASKED.month}月{ASKED.day}日受理" in text
    assert "经办人：何承办" in text


def test_a_term_that_is_no_number_is_left_empty(office: OfficeDay) -> None:
    made = ready(office, DRAINAGE).certificate
    assert made is not None and (made.valid_from, made.valid_to) == (None, None)


def test_a_renewal_is_told_by_its_own_decision_with_old_and_new_content(office: OfficeDay) -> None:
    case = renewal(office, held(office))
    begin, end = EXPIRY + timedelta(days=1), date(2032, 11, 1)
    facts = {"content": "经营范围不变", "opinion": "同意", "valid_from": begin, "valid_to": end}
    done = office.do("a1", grant, case.id, **facts)
    (paper,) = done.notices
    assert paper.template == "change_decision" and done.case.state is CaseState.CERTIFYING
    text = office.text_of(paper)
    for said in (
        "准予延续行政许可决定书", "编号：皖示字000001号", "2026年11月2日至2029年11月1日", "经营范围不变",
        "自2029年11月2日至2032年11月1日", "原证同时收回",
    ):  # fmt: skip
        assert said in text, said
    made = office.do("w1", make_certificate, case.id, name="许可证", number="皖示字000002号").case.certificate
    assert (made.valid_from, made.valid_to) == (begin, end)


def test_a_renewal_without_decided_dates_goes_on_where_the_old_one_ends(office: OfficeDay) -> None:
    case = renewal(office, held(office))
    office.do("a1", grant, case.id, content="经营范围不变", opinion="同意")
    made = office.do("w1", make_certificate, case.id, name="许可证", number="皖示字000002号").case.certificate
    assert (made.valid_from, made.valid_to) == (date(2029, 11, 2), date(2032, 11, 1))


def test_a_refused_renewal_has_reasons_and_remedies(office: OfficeDay) -> None:
    case = renewal(office, held(office))
    done = office.do(
        "a1",
        refuse,
        case.id,
        facts="经现场核查",
        reasons="经营场所已经拆除",
        clause="《示例办法》第九条",
        opinion="不同意",
    )
    assert [n.template for n in done.notices] == ["change_decision"]
    text = office.text_of(done.notices[0])
    assert "不予延续行政许可决定书" in text and "经营场所已经拆除" in text and "行政复议" in text and "第九条" in text
    assert "准予延续：" not in text


@pytest.mark.parametrize(("kind", "title"), [(FollowKind.CHANGE, "准予变更"), (FollowKind.REISSUE, "准予补证")])
def test_a_change_and_a_reissue_have_titles_of_their_own(office: OfficeDay, kind: FollowKind, title: str) -> None:
    case = renewal(office, held(office), MONDAY, kind)
    done = office.do("a1", grant, case.id, content="法定代表人变更为李明", opinion="同意")
    text = office.text_of(done.notices[0])
    assert title in text and ("原证同时收回" in text) is (kind is FollowKind.CHANGE)


def test_the_old_certificate_is_named_as_it_stands(office: OfficeDay) -> None:
    old = held(office)
    named = named_certificate(old)
    application = replace(application_for(LABOUR), follows=replace(named, number="皖假字1号"))
    with pytest.raises(Refused, match=r"renewal\.no_certificate"):
        office.do("w1", accept, application)
    with pytest.raises(Refused, match=r"renewal\.other_item"):
        office.do("w1", accept, replace(application_for(DRAINAGE), follows=named))
    with pytest.raises(Refused, match=r"renewal\.not_named"):
        office.do("w1", accept, replace(application, follows=replace(named, number=" ")))
    with pytest.raises(Refused, match=r"renewal\.never_expires"):
        office.do("w1", accept, replace(application, follows=replace(named, valid_to=None)))
    office.on(EXPIRY + timedelta(days=1))
    with pytest.raises(Refused, match=r"renewal\.expired"):
        office.do("w1", accept, replace(application, follows=named))
    with pytest.raises(NotFound, match=r"renewal\.no_certificate"):
        named_certificate(office.accepted(LABOUR))


def test_a_certificate_from_before_this_program_is_named_by_hand(office: OfficeDay) -> None:
    paper = Follows(FollowKind.RENEW, "劳务派遣经营许可证", "皖旧字7号", None, date(2026, 12, 31))
    case = to_decide(office, LABOUR, follows=paper)
    done = office.do("a1", grant, case.id, content="不变", opinion="同意")
    assert "皖旧字7号" in office.text_of(done.notices[0])


def test_one_certificate_has_one_application_under_way(office: OfficeDay) -> None:
    old = held(office)
    case = renewal(office, old)
    application = replace(application_for(LABOUR), follows=named_certificate(old))
    with pytest.raises(Refused, match=r"renewal\.under_way") as caught:
        office.do("w1", receive, application)
    assert caught.value.facts["number"] == case.number
    assert office.ask(open_application, old.id).id == case.id
    office.do("w1", withdraw, case.id, reason="不办了")
    assert office.ask(open_application, old.id) is None
    assert office.do("w1", receive, application).case.follows == named_certificate(old)


def test_a_certificate_that_was_replaced_is_not_applied_on_again(office: OfficeDay) -> None:
    old = held(office)
    case = renewal(office, old, kind=FollowKind.REISSUE)
    office.do("a1", grant, case.id, content="补发", opinion="同意")
    made = office.do("w1", make_certificate, case.id, name=case.plan.outcome, number="皖示字9号").case
    with pytest.raises(Refused, match=r"renewal\.(replaced|under_way)"):
        office.do("w1", accept, replace(application_for(LABOUR), follows=named_certificate(old)))
    office.do("w1", serve, made.id, method=ServiceMethod.COLLECT, evidence=COLLECTED)
    with pytest.raises(Refused, match=r"renewal\.replaced") as caught:
        office.do("w1", accept, replace(application_for(LABOUR), follows=named_certificate(old)))
    assert caught.value.facts["number"] == made.number
    assert office.do("w1", accept, replace(application_for(LABOUR), follows=named_certificate(made))).case.follows


def test_both_readings_of_thirty_days_are_shown_and_the_better_one_counts(office: OfficeDay) -> None:
    """行政许可法 50 and 82: whether the applicant's thirty days are working days is disputed; domain.md, fact 15."""
    calendar = office.store.around.calendar
    both = apply_by(calendar, date(2026, 11, 30))
    assert (both.working, both.calendar) == (date(2026, 10, 19), date(2026, 10, 31))
    case = renewal(office, held(office), date(2029, 10, 1))
    found = renewal_reading(case, calendar, office.day)
    assert found is not None and found.is_in_time and not found.is_deemed
    assert found.apply_by.working < date(2029, 10, 1) < found.apply_by.calendar
    assert renewal_reading(office.accepted(LABOUR), calendar, office.day) is None


def test_silence_until_the_expiry_renews_and_only_its_acknowledgement_is_left(office: OfficeDay) -> None:
    case = renewal(office, held(office))
    calendar = office.store.around.calendar
    office.on(EXPIRY)
    assert not is_renewed_by_silence(case, calendar, office.day)
    with pytest.raises(Refused, match=r"renewal\.not_deemed"):
        office.do("a1", acknowledge_renewal, case.id)
    office.on(EXPIRY + timedelta(days=1))
    assert is_renewed_by_silence(case, calendar, office.day)
    for verb, facts in (
        (grant, {"content": "准予", "opinion": "同意"}),
        (refuse, {"facts": "不符", "reasons": "不符", "clause": "第九条", "opinion": "不同意"}),
    ):
        with pytest.raises(Refused, match=r"renewal\.deemed"):
            office.do("a1", verb, case.id, **facts)
    done = office.do("a1", acknowledge_renewal, case.id)
    assert done.case.state is CaseState.CERTIFYING and done.case.renewed_by_silence
    assert not is_renewed_by_silence(done.case, calendar, office.day)
    text = office.text_of(done.notices[0])
    assert "视为准予延续" in text and "第五十条第二款" in text and "自2029年11月2日至2032年11月1日" in text
    made = office.do("w1", make_certificate, case.id, name="许可证", number="皖示字000002号").case.certificate
    assert made.valid_from == EXPIRY + timedelta(days=1)


def test_an_application_that_came_too_late_is_not_renewed_by_silence(office: OfficeDay) -> None:
    case = renewal(office, held(office), date(2029, 10, 15))
    office.on(EXPIRY + timedelta(days=5))
    with pytest.raises(Refused, match=r"renewal\.not_deemed"):
        office.do("a1", acknowledge_renewal, case.id)
    done = office.do(
        "a1", refuse, case.id, facts="逾期申请", reasons="逾期申请且条件不符", clause="第九条", opinion="不同意"
    )
    assert done.case.decision is not None and not done.case.decision.granted


def test_a_first_application_is_no_renewal(office: OfficeDay) -> None:
    case = to_decide(office)
    with pytest.raises(Refused, match=r"renewal\.not_deemed"):
        office.do("a1", acknowledge_renewal, case.id)
    assert granted(office).papers[-1].template == "grant"


def test_an_earlier_step_acknowledges_too(office: OfficeDay) -> None:
    """The first officer to act takes note: whoever holds the running step."""
    old = held(office)
    office.on(ASKED)
    case: Any = office.do("w1", accept, replace(application_for(LABOUR), follows=named_certificate(old))).case
    office.on(EXPIRY + timedelta(days=3))
    assert case.open_steps == ("审查",)
    done = office.do("h1", acknowledge_renewal, case.id)
    assert done.case.open_steps == () and done.case.decided_on == office.day
    with pytest.raises(Refused, match=r"approval\.step_not_running"):
        office.do("h1", finish_step, case.id, step="审查", opinion="同意")
