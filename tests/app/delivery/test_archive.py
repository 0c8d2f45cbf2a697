"""归档 on the real store: what is ended may be closed, a public notice not before it has taken effect."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from decided import ready
from office_day import MONDAY, OfficeDay

from app.delivery.evidence import Evidence
from app.delivery.serve import archive, serve
from app.errors import Refused
from app.events.delivery import ServiceMethod
from app.ids import CaseId
from app.state import CaseState
from app.withdrawing import withdraw
from app.wording import say_trouble

ANNOUNCED = Evidence(reason="下落不明", place="示例区人民政府网站")
COLLECTED = Evidence(
    recipient="张建国", recipient_id="110101199003070134", is_identity_checked=True, relation="representative"
)


def test_a_delivered_case_is_archived_under_the_volume_given(office: OfficeDay) -> None:
    case = ready(office)
    office.do("w1", serve, case.id, method=ServiceMethod.COLLECT, evidence=COLLECTED)
    done = office.do("w1", archive, case.id, volume=" 2026-行-001 ")
    assert done.case.state is CaseState.ARCHIVED
    archived = office.ask(lambda records: records.events(case.id))[-1]
    assert archived.data["volume"] == "2026-行-001"


def ended(office: OfficeDay) -> CaseId:
    case = office.accepted()
    office.do("w1", withdraw, case.id, reason="不办了")
    return case.id


def volume_of(office: OfficeDay, case_id: CaseId) -> str:
    office.do("w1", archive, case_id)
    return str(office.ask(lambda records: records.events(case_id))[-1].data["volume"])


def test_files_that_nobody_names_are_numbered_through_the_year(office: OfficeDay) -> None:
    """The serial of the case begins anew each day: the first case of two days had one 档号."""
    first = volume_of(office, ended(office))
    office.on(MONDAY + timedelta(days=1))
    assert [first, volume_of(office, ended(office))] == ["2026-9999-00001", "2026-9999-00002"]
    office.on(date(2027, 1, 4))
    assert volume_of(office, ended(office)) == "2027-9999-00001"
    book = [entry for entry in office.ask(lambda records: records.numbers()) if entry.book.startswith("volume")]
    assert [entry.status for entry in book] == ["used"] * 3 and all(entry.case for entry in book)
    assert office.store.check().faults == ()


def test_a_volume_that_another_file_bears_is_refused(office: OfficeDay) -> None:
    one, other = ended(office), ended(office)
    office.do("w1", archive, one, volume="A-1")
    with pytest.raises(Refused, match=r"delivery\.volume_taken") as refusal:
        office.do("w1", archive, other, volume=" A-1 ")
    assert "A-1" in say_trouble(refusal.value) and "A-1" in say_trouble(refusal.value, "en")
    office.do("w1", archive, other, volume="A-2")


def test_a_volume_typed_ahead_of_the_book_is_passed_over_and_explained(office: OfficeDay) -> None:
    office.do("w1", archive, ended(office), volume="2026-9999-00001")
    assert volume_of(office, ended(office)) == "2026-9999-00002"
    book = {e.number: e for e in office.ask(lambda records: records.numbers()) if e.book.startswith("volume")}
    assert book["2026-9999-00001"].status == "void" and book["2026-9999-00001"].reason
    assert office.store.check().faults == ()


def test_a_public_notice_that_has_not_taken_effect_keeps_the_file_open(office: OfficeDay) -> None:
    case = ready(office)
    done = office.do("w1", serve, case.id, method=ServiceMethod.PUBLIC_NOTICE, evidence=ANNOUNCED)
    effective = done.case.served.effective_on
    office.on(effective - timedelta(days=1))
    with pytest.raises(Refused, match=r"delivery\.not_effective") as refusal:
        office.do("w1", archive, case.id)
    assert refusal.value.facts == {"on": effective.isoformat()}
    office.on(effective)
    assert office.do("w1", archive, case.id).case.state is CaseState.ARCHIVED


def test_a_case_under_way_is_not_archived(office: OfficeDay) -> None:
    case = office.accepted()
    with pytest.raises(Refused, match=r"workflow\.not_in_state"):
        office.do("w1", archive, case.id)


def test_only_the_archivist_archives(office: OfficeDay) -> None:
    case = office.accepted()
    office.do("w1", withdraw, case.id, reason="不办了")
    with pytest.raises(Refused, match=r"people\.no_post"):
        office.do("h1", archive, case.id)
