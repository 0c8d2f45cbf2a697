"""Sealing in the issue path: what is signed is what is stored, and it stays refused, told or switched off."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from office_day import LABOUR, OfficeDay, opened_office

from app.errors import Refused
from app.events.file import NoticeIssued
from app.keys.integrity import signature_of
from app.notices.sealing import KEY, NoSealer, Sealing, SealKind, sealing_of, set_sealing


@pytest.fixture
def day(tmp_path: Path) -> Iterator[OfficeDay]:
    with opened_office(tmp_path) as one:
        yield one


def papers(day: OfficeDay, case_id: object) -> list[tuple[bytes, dict[str, object]]]:
    events = day.ask(lambda records: records.events(case_id))
    issued = [event.data for event in events if event.kind == NoticeIssued.KIND]
    return [(day.ask(lambda records, one=data["notice"]: records.pdf(one)), data) for data in issued]


def test_papers_are_not_signed_unless_the_office_wants_it(day: OfficeDay) -> None:
    case = day.accepted(LABOUR)
    for pdf, data in papers(day, case.id):
        assert b"/AcroForm" not in pdf
        assert data["signed_by"] == ""


def test_the_stored_bytes_are_the_signed_bytes(day: OfficeDay) -> None:
    held = day.do("m1", set_sealing, SealKind.INTEGRITY)
    case = day.accepted(LABOUR)
    found = papers(day, case.id)
    assert found
    for pdf, data in found:
        signature = signature_of(pdf)
        assert signature is not None
        assert signature.is_intact
        assert signature.certificate == held.certificate == data["signed_by"]
        assert hashlib.sha256(pdf).hexdigest() == data["sha256"]
    assert day.store.check().faults == ()


def test_the_key_stays_when_signing_is_switched_off_and_on(day: OfficeDay) -> None:
    first = day.do("m1", set_sealing, SealKind.INTEGRITY)
    day.do("m1", set_sealing, SealKind.NONE)
    case = day.accepted(LABOUR)
    assert all(b"/AcroForm" not in pdf for pdf, _ in papers(day, case.id))
    assert day.do("m1", set_sealing, SealKind.INTEGRITY) == first


def test_only_the_system_administrator_changes_it(day: OfficeDay) -> None:
    with pytest.raises(Refused) as refused:
        day.do("w1", set_sealing, SealKind.INTEGRITY)
    assert refused.value.code == "sealing.not_administrator"


def test_a_lost_key_stops_the_issue_with_a_sentence_and_saving_anew_mends_it(day: OfficeDay) -> None:
    held = day.do("m1", set_sealing, SealKind.INTEGRITY)
    path = day.store._files.path(held.identity)
    path.write_bytes(b"damaged")
    with pytest.raises(Refused) as refused:
        day.accepted(LABOUR)
    assert refused.value.code == "sealing.identity_lost"
    assert day.ask(lambda records: records.numbers()) == ()
    renewed = day.do("m1", set_sealing, SealKind.INTEGRITY)
    assert renewed.certificate != held.certificate
    assert day.accepted(LABOUR).number


@pytest.mark.parametrize("value", [None, "integrity", {}, {"kind": "platform"}, {"kind": None}, []])
def test_a_damaged_setting_is_no_sealing(value: object) -> None:
    assert sealing_of(value) == Sealing()


def test_without_a_sealer_the_bytes_are_the_same_object() -> None:
    data = b"%PDF"
    sealer = NoSealer()
    assert sealer.seal(data, None) is data  # type: ignore[arg-type]
    assert KEY == "sealing"
