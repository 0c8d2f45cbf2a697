"""归档 on the real store: what is ended may be closed, a public notice not before it has taken effect."""

from __future__ import annotations

from datetime import timedelta

import pytest
from decided import ready
from office_day import OfficeDay

from app.delivery.evidence import Evidence
from app.delivery.serve import archive, serve
from app.errors import Refused
from app.events.delivery import ServiceMethod
from app.state import CaseState
from app.withdrawing import withdraw

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


def test_a_volume_is_named_after_year_and_serial_when_nobody_names_it(office: OfficeDay) -> None:
    case = office.accepted()
    office.do("w1", withdraw, case.id, reason="不办了")
    office.do("w1", archive, case.id)
    assert office.ask(lambda records: records.events(case.id))[-1].data["volume"] == f"2026-{case.number[-6:-1]}"


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
