"""The truth, readable: `yimen-export/1` (design.md, contract with the outside)."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.applicant import Applicant
from app.case_reading import reading
from app.clock.calendar import Calendar
from app.clock.wire import reading_out
from app.desk import CaseRow, Notice, NumberEntry, Records
from app.events.acceptance import MaterialLine
from app.events.body import pack
from app.events.envelope import Event
from app.identity.masking import mask_address, mask_name, mask_number, mask_phone
from app.ids import CaseId
from app.office_setting import yellow_of
from app.print_ledger import line_out, prints_of
from app.state import Case, CaseState
from app.verify.code import CODE_FIELD, SHORT_FIELD

FORMAT = "yimen-export/1"
PAGE = 500
MOST_AT_ONCE = 20  # cases of a live profile that one officer may take out; more need two
HIDDEN = "***"
QUERY_CODE = "query_code"  # with the case number it opens the progress page to anybody


def export(
    records: Records, calendar: Calendar, on: date, numbers: tuple[str, ...] | None, revealed: bool
) -> dict[str, Any]:
    """Return the cases (None = all); with all of them the number book, the events of no case and every link of the chain.

    Personal data is masked unless `revealed`; the chain needs none of it.
    """
    cases = (
        [records.case(case_id) for case_id in every_case(records)]
        if numbers is None
        else [records.case_by_number(number) for number in numbers]
    )
    truth = {
        "format": FORMAT,
        "cases": [case_out(records, case, calendar, on, revealed=revealed) for case in cases],
        "numbers": [],
    }
    if numbers is None:
        truth["numbers"] = [number_out(entry, revealed=revealed) for entry in records.numbers()]
        truth["office"] = [event_out(event, revealed=revealed) for event in records.office_events()]
        truth["chain"] = [pack(link) for link in records.chain()]
    return truth


def every_case(records: Records) -> list[CaseId]:
    """Return the ids of all cases, oldest first, read by keyset pages."""
    rows: list[CaseRow] = []
    after: str | None = None
    while page := records.list_cases(tuple(CaseState), (), after, PAGE, oldest_first=True):
        rows.extend(page)
        after = page[-1].sort_key
    return [row.id for row in rows]


def case_out(records: Records, case: Case, calendar: Calendar, on: date, *, revealed: bool) -> dict[str, Any]:
    """Return one case as JSON values: state, applicant, events, readings, notices with their prints."""
    events = records.events(case.id)
    applicant = pack(case.applicant) if revealed else _masked(case.applicant)
    return {
        "number": case.number,
        "state": case.state.value,
        "step": case.step,
        "item": {"code": case.plan.item, "version": case.plan.version, "name": case.plan.name},
        "applicant": applicant,
        "materials": [_material(line, revealed=revealed) for line in case.materials],
        "received_on": pack(case.received_on),
        "accepted_on": pack(case.accepted_on),
        "decided_on": pack(case.decided_on),
        "events": [event_out(event, revealed=revealed) for event in events],
        "readings": reading_out(reading(case, calendar, on, yellow_of(records))),
        "notices": [notice_out(notice, events, revealed=revealed) for notice in records.notices(case.id)],
    }


def _masked(applicant: Applicant | None) -> Any:
    """Return the applicant as an outsider may see it (findings: first and last of the number, the surname)."""
    if applicant is None:
        return None
    return {
        **pack(applicant),
        "name": mask_name(applicant.name),
        "id_number": mask_number(applicant.id_number),
        "phone": mask_phone(applicant.phone),
        "address": mask_address(applicant.address),
        "legal_representative": mask_name(applicant.legal_representative),
        "contact": mask_name(applicant.contact),
    }


def _material(line: MaterialLine, *, revealed: bool) -> Any:
    """Return a line of the material list; what is wrong with it was written by hand and may name a person."""
    fault = line.fault if revealed or not line.fault else HIDDEN
    return {**pack(line), "fault": fault}


def event_out(event: Event, *, revealed: bool) -> dict[str, Any]:
    """Return an event with its envelope; private facts only when revealed, so that its hash can be checked."""
    out = {**event.content(), "content_hash": event.content_hash}
    if not revealed and QUERY_CODE in event.data:
        out["data"] = {**event.data, QUERY_CODE: HIDDEN}
    out |= {"origin": event.origin, "oseq": event.oseq, "chain_hash": event.chain_hash}
    if revealed:
        out["private"] = event.private
    return out


def notice_out(notice: Notice, events: tuple[Event, ...], *, revealed: bool) -> dict[str, Any]:
    """Return a paper of the ledger with its codes, which hold no personal data, and every print of it."""
    return {
        "id": notice.id,
        "template": notice.template,
        "title": notice.title,
        "number": notice.number,
        "sha256": notice.sha256,
        "issued_at": notice.issued_at.isoformat(),
        "pages": notice.pages,
        "record_hash": notice.record_hash,
        "code": str(notice.record.get(CODE_FIELD, "")),
        "short_code": str(notice.record.get(SHORT_FIELD, "")),
        "prints": [line_out(line, revealed=revealed) for line in prints_of(notice, events)],
        "void": notice.is_void,
    }


def number_out(entry: NumberEntry, *, revealed: bool) -> dict[str, Any]:
    """Return one line of the number book; why it is void was written by hand and may name a person."""
    return {
        "book": entry.book,
        "number": entry.number,
        "status": entry.status,
        "case": entry.case,
        "on": pack(entry.on),
        "reason": entry.reason if revealed or not entry.reason else HIDDEN,
    }
