"""制证, 领取通知 and 寄出 on the real store: with all that is needed, and refused without."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from decided import AGENT, granted, ready, refused
from office_day import INJURY, OfficeDay

from app.delivery.certify import dispatch, make_certificate, notify_ready
from app.errors import Refused, Stale
from app.filing import undo
from app.state import CaseState

POSTED = {"carrier": "邮政特快专递", "waybill": "EMS123456789CN", "address": "示例区便民路8号"}


def test_a_certificate_on_file_lets_the_result_be_delivered(office: OfficeDay) -> None:
    case = granted(office)
    assert case.state is CaseState.CERTIFYING
    facts = {"valid_from": date(2026, 11, 2), "valid_to": date(2029, 11, 1)}
    done = office.do("w1", make_certificate, case.id, name=" 许可证 ", number="皖1号", **facts)
    assert done.case.state is CaseState.DELIVERING
    assert (done.case.certificate.name, done.case.certificate.valid_to) == ("许可证", date(2029, 11, 1))


def test_a_certificate_is_refused_without_name_or_number_backwards_by_others_or_on_an_older_case(
    office: OfficeDay,
) -> None:
    case = granted(office)
    for name, number in (("", "皖1号"), ("许可证", ""), ("  ", "皖1号")):
        with pytest.raises(Refused, match=r"delivery\.no_certificate_number"):
            office.do("w1", make_certificate, case.id, name=name, number=number)
    facts = {"valid_from": date(2026, 11, 2), "valid_to": date(2026, 11, 1)}
    with pytest.raises(Refused, match=r"decision\.validity"):
        office.do("w1", make_certificate, case.id, name="许可证", number="1", **facts)
    with pytest.raises(Refused, match=r"people\.no_post"):
        office.do("h1", make_certificate, case.id, name="许可证", number="1")
    with pytest.raises(Stale):
        office.do("w1", make_certificate, case.id, name="许可证", number="1", seen="0" * 64)
    assert office.case(case.id).state is CaseState.CERTIFYING


def test_an_item_without_certificate_and_a_refusal_go_straight_to_delivery(office: OfficeDay) -> None:
    assert granted(office, INJURY).state is CaseState.DELIVERING
    assert refused(office).state is CaseState.DELIVERING


def test_the_applicant_is_told_where_and_until_when_to_collect(office: OfficeDay) -> None:
    case = ready(office)
    done = office.do("w1", notify_ready, case.id, channel="phone", collect_by=date(2026, 12, 31))
    assert done.case.ready_on == office.day
    (paper,) = done.notices
    text = office.text_of(paper)
    assert paper.template == "ready" and "2026年12月31日" in text
    assert done.case.state is CaseState.DELIVERING


def test_an_agent_is_told_in_place_of_the_applicant(office: OfficeDay) -> None:
    case = ready(office, agent=AGENT)
    office.do("w1", notify_ready, case.id, channel="sms")
    told = next(e for e in office.ask(lambda r: r.events(case.id)) if e.kind == "ready_notified")
    assert told.private["to_whom"] == AGENT.phone


def test_what_went_to_the_post_is_on_file_and_not_served_yet(office: OfficeDay) -> None:
    case = ready(office)
    done = office.do("w1", dispatch, case.id, **POSTED)
    assert done.case.state is CaseState.DELIVERING
    assert done.case.dispatched.waybill == "EMS123456789CN"


def test_a_parcel_without_carrier_number_or_address_or_with_what_cannot_be_seen_is_refused(office: OfficeDay) -> None:
    case = ready(office)
    for lacking in POSTED:
        facts: dict[str, Any] = {**POSTED, lacking: " "}
        with pytest.raises(Refused, match=r"delivery\.post_incomplete"):
            office.do("w1", dispatch, case.id, **facts)
    with pytest.raises(Refused, match=r"identity\.direction_mark"):
        office.do("w1", dispatch, case.id, **{**POSTED, "waybill": "EMS\u202e1"})


def test_a_validity_that_lies_too_far_ahead_is_a_wrong_digit(office: OfficeDay) -> None:
    case = granted(office)
    for facts in ({"valid_from": date(9999, 12, 31)}, {"valid_to": date(2205, 1, 1)}):
        with pytest.raises(Refused, match=r"decision\.validity_far"):
            office.do("w1", make_certificate, case.id, name="许可证", number="1号", **facts)


def test_one_certificate_number_is_one_case(office: OfficeDay) -> None:
    """The same number was accepted for two cases: two holders of one certificate."""
    first, second = ready(office), granted(office)
    number = first.certificate.certificate_number if first.certificate else ""
    with pytest.raises(Refused, match=r"delivery\.certificate_taken") as caught:
        office.do("w1", make_certificate, second.id, name="许可证", number=f" {number} ")
    assert caught.value.facts == {"number": number, "other": first.number}
    asked = office.do("w1", make_certificate, second.id, name="许可证", number="皖另一号")
    office.do("w1", undo, second.id, asked.events)
    assert office.do("w1", make_certificate, granted(office).id, name="许可证", number="皖另一号"), (
        "taken back: free again"
    )
