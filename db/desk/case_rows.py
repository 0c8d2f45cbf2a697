"""A case as a row: columns for lists and search, the folded case as canonical JSON, and its search entries."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from app.desk import CaseRow
from app.events.body import pack, unpack
from app.events.envelope import canonical
from app.ids import CaseId
from app.pinyin import name_initials
from app.state import Case, CaseState
from db.desk.certificate_rows import write_certificate
from db.desk.folder_rows import folder_columns
from db.desk.name_tokens import name_tokens
from db.desk.prepared import prepare
from db.desk.schema import case, case_name, case_py

LISTED = (
    case.c.id,
    case.c.number,
    case.c.item_name,
    case.c.applicant_name,
    case.c.state,
    case.c.step,
    case.c.department,
    case.c.received_on,
    case.c.last_on,
    case.c.sort_key,
)
_insert = insert(case)
_WRITTEN = [c.name for c in case.columns if c.name != "n"]
_UPSERT = prepare(
    _insert.on_conflict_do_update(
        index_elements=["id"], set_={name: _insert.excluded[name] for name in _WRITTEN if name != "id"}
    ).returning(case.c.n),
    _WRITTEN,
)
_NAME = prepare(sa.insert(case_name), ["rowid", "applicant", "agent"])
_INITIALS = prepare(sa.insert(case_py), ["initials", "case_n"])
_STATES = {state.value: state for state in CaseState}
_KEPT: dict[tuple[str, int], Case] = {}
MOST_KEPT = 1500


def case_columns(given: Case) -> dict[str, Any]:
    """Return the row of a case."""
    applicant, agent = given.applicant, given.agent
    id_number = applicant.id_number if applicant else ""
    phone = applicant.phone if applicant else ""
    return {
        "id": given.id,
        "number": given.number,
        "number_reversed": given.number[::-1],
        "sort_key": f"{given.received_at:%Y%m%dT%H%M%S.%f}-{given.id}",
        "state": given.state.value,
        "department": given.department,
        "step": given.step,
        "item": given.plan.item,
        "item_name": given.plan.name,
        "received_by": given.received_by,
        "received_on": given.received_on.isoformat(),
        "last_on": (given.last_on or given.received_on).isoformat(),
        "applicant_name": given.applicant_name,
        "agent_name": agent.name if agent else "",
        "id_number": id_number,
        "id_reversed": id_number[::-1],
        "phone": phone,
        "phone_reversed": phone[::-1],
        "last_hash": given.last_hash,
        "events": given.events,
        "body": canonical(pack(given)).decode(),
        "visit": given.visit,
        "ticket": given.ticket.number if given.ticket else "",
        **folder_columns(given),
    }


def case_of(last_hash: str, body: str) -> Case:
    """Return the folded case; the same history is unpacked once, since values never change."""
    known = (last_hash, hash(body))  # an erasure, or another desk's event before the last one, changes the body alone
    held = _KEPT.get(known)
    if held is None:
        held = unpack(Case, json.loads(body))
        if len(_KEPT) >= MOST_KEPT:
            _KEPT.clear()
        _KEPT[known] = held
    return held


def forget_cases() -> None:
    """Drop the cases held in memory; a locked desk keeps no names."""
    _KEPT.clear()


def line_of(row: Any) -> CaseRow:
    """Return a list line from the LISTED columns."""
    case_id, held_number, item_name, name, state, step, department, received_on, last_on, sort_key = row
    return CaseRow(
        id=CaseId(case_id),
        number=held_number,
        item_name=item_name,
        applicant_name=name,
        state=_STATES[state],
        step=step,
        department=department,
        received_on=date.fromisoformat(received_on),
        last_on=date.fromisoformat(last_on),
        sort_key=sort_key,
    )


def write_case(
    connection: sa.Connection, given: Case, before: Case | None, columns: Mapping[str, Any] | None = None
) -> None:
    """Write the row of a case and of its certificate; its search entries too when it is new or its people changed.

    `columns`: the row, where the caller has made it already.
    """
    n = _UPSERT.fetch(connection, case_columns(given) if columns is None else columns)[0][0]
    write_certificate(connection, given, before)
    if before is None or (before.applicant, before.agent) != (given.applicant, given.agent):
        if before is not None:
            forget_people(connection, n)
        index_people(connection, n, given)


def forget_people(connection: sa.Connection, n: int) -> None:
    """Take the case's names out of the search."""
    connection.execute(sa.delete(case_name).where(case_name.c.rowid == n))
    connection.execute(sa.delete(case_py).where(case_py.c.case_n == n))


def index_people(connection: sa.Connection, n: int, given: Case) -> None:
    """Make the case findable by its applicant's and agent's names, written and by pinyin initials."""
    agent = given.agent.name if given.agent else ""
    _NAME.run(connection, {"rowid": n, "applicant": name_tokens(given.applicant_name), "agent": name_tokens(agent)})
    initials = (
        {i for name in (given.applicant_name, agent) for i in name_initials(name)} if given.applicant_name else set()
    )
    for one in sorted(initials):
        _INITIALS.run(connection, {"initials": one, "case_n": n})
