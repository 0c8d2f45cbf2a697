"""One transaction per exit: scans, mends and the draft go with the act, or nothing happens; and what the page asks."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from office_day import LABOUR, LEGAL, OfficeDay, application_for
from PIL import Image

from app.acceptance.accept import accept
from app.acceptance.form import CounterForm
from app.acceptance.hand_in import hand_in, keep_draft, keep_scans
from app.acceptance.queries import PAGE, case_to_go_on, known_by_name, known_by_number, opening, same_item
from app.acceptance.receive import receive
from app.acceptance.scans import Found, opened, read_files
from app.devices.ports import Capture
from app.errors import NotFound, Refused
from app.events.acceptance import MaterialState
from app.officer import Officer
from app.state import CaseState


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(out, "PNG")
    return out.getvalue()


def officer(office: OfficeDay) -> Officer:
    return office.people["w1"]


def test_scans_are_kept_first_and_stand_in_the_case_file_afterwards(office: OfficeDay) -> None:
    scans = office.do("w1", keep_scans, (Found("申请书.jpg", "image/jpeg", b"jpeg bytes"),), "申请书")
    done = office.do("w1", hand_in, accept, application_for(LABOUR), scans=scans)
    (file,) = done.case.files
    assert (file.sha256, file.material, file.name) == (scans[0].sha256, "申请书", "申请书.jpg")
    assert office.ask(lambda records: records.file_bytes(file.sha256)) == b"jpeg bytes"


def test_handing_in_ends_the_draft_and_a_refusal_keeps_it(office: OfficeDay) -> None:
    content = CounterForm(applicant=LEGAL).content()
    office.do("w1", keep_draft, PAGE, content)
    application = application_for(LABOUR)
    lacking = replace(application, materials=(replace(application.materials[0], state=MaterialState.MISSING),))
    with pytest.raises(Refused):
        office.do("w1", hand_in, accept, lacking, draft=PAGE)
    assert office.ask(opening, officer(office).id).draft == content
    office.do("w1", hand_in, accept, application, draft=PAGE)
    assert office.ask(opening, officer(office).id).draft is None


def test_an_empty_form_takes_the_old_draft_away(office: OfficeDay) -> None:
    office.do("w1", keep_draft, PAGE, CounterForm(applicant=LEGAL).content())
    office.do("w1", keep_draft, PAGE, {})
    assert office.ask(opening, officer(office).id).draft is None


@pytest.mark.parametrize("is_received_earlier", [False, True])
def test_what_was_mended_is_on_record_before_and_after_receiving(office: OfficeDay, is_received_earlier: bool) -> None:
    name = application_for(LABOUR).materials[0].name
    if is_received_earlier:
        case = office.received()
        subject, verb, facts = case.id, accept, {"seen": case.last_hash}
    else:
        subject, verb, facts = replace(application_for(LABOUR), mended=(name,)), receive, {}
    done = office.do("w1", hand_in, verb, subject, mended=(name,), mended_note="未签名", **facts)
    kinds = [e.kind for e in office.ask(lambda records: records.events(done.case.id))]
    assert kinds.count("mended") == 1


def test_the_window_sees_its_usual_items_first(office: OfficeDay) -> None:
    office.accepted(LABOUR)
    found = office.ask(opening, officer(office).id)
    assert list(found.usage) == [application_for(LABOUR).item]


def test_a_known_applicant_is_found_by_number_and_name_with_the_latest_cases(office: OfficeDay) -> None:
    case = office.accepted(LABOUR)
    known = office.ask(known_by_number, LEGAL.id_number)
    assert known.applicants == (LEGAL,)
    assert [row.number for row in same_item(known.cases, case.plan.name)] == [case.number]
    assert same_item(known.cases, "别的事项") == ()
    assert office.ask(known_by_name, LEGAL.name).applicants == (LEGAL,)
    assert office.ask(known_by_number, "110101199003070134").applicants == ()


def test_likely_duplicates_are_shown_and_never_blocked_or_merged(office: OfficeDay) -> None:
    """SORMAS 2403: duplicates found too late; a merge loses data."""
    first, second = office.accepted(LABOUR), office.accepted(LABOUR)
    assert first.number != second.number
    assert len(office.ask(known_by_number, LEGAL.id_number).cases) == 2


def test_a_received_case_is_found_by_its_number_and_by_its_id(office: OfficeDay) -> None:
    case = office.received()
    assert office.ask(case_to_go_on, case.number, "w1").case.state is CaseState.RECEIVED
    assert office.ask(case_to_go_on, case.id, "w1").case.id == case.id
    with pytest.raises(NotFound):
        office.ask(case_to_go_on, "no-such-case", "w1")


def test_a_scan_is_reduced_in_the_limited_child_before_it_is_kept() -> None:
    (found,) = opened((Capture("身份证.png", picture()),))
    assert (found.name, found.media) == ("身份证.png", "image/jpeg")
    assert found.data.startswith(b"\xff\xd8\xff")


def test_a_file_that_is_no_scan_is_refused_by_what_it_holds_not_by_its_name() -> None:
    with pytest.raises(Refused) as caught:
        opened((Capture("身份证.png", b"MZ not a picture"),))
    assert caught.value.code == "intake.unknown_kind"


def test_a_file_that_is_gone_is_told_by_its_name(tmp_path: Path) -> None:
    there = tmp_path / "a.png"
    there.write_bytes(picture())
    assert [c.name for c in read_files((there,))] == ["a.png"]
    with pytest.raises(Refused) as caught:
        read_files((tmp_path / "gone.png",))
    assert (caught.value.code, caught.value.facts["name"]) == ("scan.unreadable", "gone.png")
