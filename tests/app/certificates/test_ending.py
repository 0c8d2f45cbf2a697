"""撤销, 注销, 撤回 of a permit on the real store: two sign, the decision is issued, and the permit holds no more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from decided import NUMBER, granted, ready, refused
from office_day import INJURY, LABOUR, MONDAY, OfficeDay, application_for

from app.acceptance.accept import accept
from app.act import Done
from app.certificates.ending import EndingFacts, ask_end
from app.certificates.expiring import expiring
from app.certificates.grounds import CODES, grounds_of
from app.certificates.naming import named_certificate
from app.clock.calendar import shipped
from app.delivery.evidence import Evidence
from app.delivery.serve import archive, serve
from app.errors import Refused, Trouble
from app.events.certificates import PermitEnding
from app.events.delivery import ServiceMethod
from app.public.result import public_result
from app.second import sign
from app.state import Case, CaseState
from app.wording import say_trouble

LATER = date(2027, 3, 1)
COLLECTED = Evidence(
    recipient="张建国", recipient_id="110101199003070134", relation="representative", is_identity_checked=True
)
FRAUD = EndingFacts(
    PermitEnding.REVOKE, "fraud", "《劳务派遣行政许可实施办法》第三十条", "验资报告系伪造", LATER,
    heard="本机关已告知陈述、申辩和要求听证的权利，在规定的期限内未提出", ban_years=3,
)  # fmt: skip
OVER = EndingFacts(
    PermitEnding.CANCEL, "body_gone", "《劳务派遣行政许可实施办法》第三十一条", "该公司已注销登记", LATER
)
CHANGED = replace(
    FRAUD, ending=PermitEnding.TAKE_BACK, ground="facts_changed", facts="经营场所所在片区实施改造", ban_years=0,
    compensation="由此给你单位造成的财产损失依法给予补偿，请自收到本决定书之日起30日内提出",
)  # fmt: skip


def in_force(office: OfficeDay, part: str = LABOUR) -> Case:
    """Return a case whose certificate was made and collected, and go to a day long after."""
    case = ready(office, part)
    served: Done = office.do("w1", serve, case.id, method=ServiceMethod.COLLECT, evidence=COLLECTED)
    office.on(LATER)
    return served.case


def ended(office: OfficeDay, case: Case, facts: EndingFacts) -> Done:
    asked: Done = office.do("h1", ask_end, case.id, facts=facts, seen=case.last_hash)
    assert asked.case.permit_ends == case.permit_ends and asked.notices == ()
    done: Done = office.do("a1", sign, case.id, asked.events[0])
    return done


@pytest.mark.parametrize(
    ("facts", "template", "said"),
    [
        (FRAUD, "revocation_decision", ("撤销行政许可决定书", "第六十九条第二款", "验资报告系伪造", "三年内不得再次申请", "利益不受保护")),
        (OVER, "cancellation_decision", ("注销行政许可决定书", "第七十条第三项", "该公司已注销登记", "自2027年3月1日起生效")),
        (CHANGED, "permit_withdrawal_decision", ("撤回行政许可决定书", "第八条第二款", "财产损失依法给予补偿")),
    ],
)  # fmt: skip
def test_each_way_to_end_a_permit_issues_its_own_decision(
    office: OfficeDay, facts: EndingFacts, template: str, said: tuple[str, ...]
) -> None:
    case = in_force(office)
    done = ended(office, case, facts)
    (paper,) = done.notices
    assert paper.template == template and paper.number and done.case.state is case.state
    text = office.text_of(paper)
    for words in (*said, NUMBER, "自收到本决定书之日起10日内", "申请行政复议", "提起行政诉讼"):
        assert words in text, words


def test_an_archived_permit_is_revoked_and_its_decision_served(office: OfficeDay) -> None:
    """A permit lives for years, its file is archived after weeks."""
    case = in_force(office)
    kept: Done = office.do("w1", archive, case.id)
    assert kept.case.state is CaseState.ARCHIVED
    done = ended(office, kept.case, FRAUD)
    assert office.store.check().faults == ()
    assert done.case.state is CaseState.ARCHIVED and done.case.ended_by(PermitEnding.REVOKE) is not None


def test_who_asked_does_not_sign_and_only_the_approver_does(office: OfficeDay) -> None:
    case = in_force(office)
    asked: Done = office.do("h1", ask_end, case.id, facts=FRAUD)
    for who in ("h1", "w1", "c1"):
        with pytest.raises(Refused, match=r"second\.(same_officer|no_post)"):
            office.do(who, sign, case.id, asked.events[0])
    assert office.case(case.id).permit_ends == ()


def test_an_ended_permit_expires_no_more_is_not_renewed_and_is_published_as_ended(office: OfficeDay) -> None:
    case = in_force(office)
    listed = expiring_in(office)
    done = ended(office, case, FRAUD)
    assert listed == {case.id} and expiring_in(office) == set()
    told = public_result(done.case, shipped())
    assert told is not None and told.status == "revoke" and told.valid_to == LATER - timedelta(days=1)
    assert "已撤销" in told.cells()
    with pytest.raises(Refused, match=r"permit_end\.over"):
        office.do("w1", accept, replace(application_for(LABOUR), follows=named_certificate(done.case)))


def expiring_in(office: OfficeDay) -> set[str]:
    def find(records: Any) -> set[str]:
        return {str(line.row.case) for line in expiring(records, office.people["w1"], shipped(), LATER, 1200)}

    found: set[str] = office.ask(find)
    return found


def test_what_was_revoked_is_struck_off_but_never_revoked_again(office: OfficeDay) -> None:
    case = ended(office, in_force(office), FRAUD).case
    with pytest.raises(Refused, match=r"permit_end\.over"):
        office.do("h1", ask_end, case.id, facts=CHANGED)
    struck = ended(office, case, replace(OVER, ground="ended_before")).case
    assert [end.ending for end in struck.permit_ends] == [PermitEnding.REVOKE, PermitEnding.CANCEL]
    with pytest.raises(Refused, match=r"workflow\.when\.permit_stands"):
        office.do("h1", ask_end, case.id, facts=OVER)


LACKING = (
    (replace(FRAUD, ground="expired"), "permit_end.no_ground"),
    (replace(FRAUD, basis=" "), "permit_end.no_basis"),
    (replace(FRAUD, facts=""), "permit_end.no_facts"),
    (replace(FRAUD, heard=""), "permit_end.not_heard"),
    (replace(CHANGED, compensation=""), "permit_end.no_compensation"),
    (replace(FRAUD, effective_on=None), "permit_end.no_day"),
    (replace(FRAUD, effective_on=LATER - timedelta(days=1)), "permit_end.in_the_past"),
    (replace(FRAUD, hand_back_days=0), "permit_end.hand_back"),
    (replace(FRAUD, ground="abuse"), "permit_end.ban"),
    (replace(OVER, asked_by_holder_on=LATER + timedelta(days=1)), "permit_end.asked_day"),
)


def test_what_the_law_wants_on_paper_is_asked_for_in_one_sentence(office: OfficeDay) -> None:
    case = in_force(office)
    for facts, code in LACKING:
        with pytest.raises(Trouble) as told:
            office.do("h1", ask_end, case.id, facts=facts)
        assert told.value.code == code
        sentence = say_trouble(told.value)
        assert sentence.endswith("。") and "{" not in sentence and "permit_end" not in sentence
    assert office.case(case.id).pending == ()


def test_no_permit_no_end(office: OfficeDay) -> None:
    """A refusal gave nothing, and 行政许可法 does not speak of a 行政确认."""
    for case in (refused(office), granted(office, INJURY)):
        with pytest.raises(Refused, match=r"workflow\."):
            office.do("h1", ask_end, case.id, facts=FRAUD)


def test_every_ground_has_its_words_and_its_place_in_the_law() -> None:
    for ending in PermitEnding:
        found = grounds_of(ending)
        assert len(found) == len(CODES[ending])
        assert all(one.text != one.code and one.clause.startswith("第") for one in found)
    assert MONDAY < LATER
