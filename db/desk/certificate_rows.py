"""Certificates as rows beside their case: derived from the fold, so that what expires soon is one index query."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from app.desk import CertificateRow
from app.ids import CaseId
from app.state import ENDED, Case, CaseState
from db.desk.prepared import Prepared, prepare
from db.desk.schema import case, certificate, follow_up


def _upsert(table: sa.Table) -> Any:
    statement = insert(table)
    others = {c.name: statement.excluded[c.name] for c in table.columns if c.name != "case_id"}
    return statement.on_conflict_do_update(index_elements=["case_id"], set_=others)


_KEEP_CERTIFICATE, _KEEP_FOLLOW_UP = _upsert(certificate), _upsert(follow_up)
_DROP_CERTIFICATE = sa.delete(certificate).where(certificate.c.case_id == sa.bindparam("id"))


def certificate_columns(given: Case) -> dict[str, Any] | None:
    """Return the row of a case's certificate; None while there is none, when it never expires, has ended, or the case is void."""
    made = given.certificate
    if made is None or made.valid_to is None or given.state is CaseState.VOID or given.ended_by() is not None:
        return None
    return {
        "case_id": given.id,
        "department": given.department,
        "item": given.plan.item,
        "name": made.name,
        "number": made.certificate_number,
        "valid_from": made.valid_from.isoformat() if made.valid_from else "",
        "valid_to": made.valid_to.isoformat(),
    }


def follow_up_columns(given: Case) -> dict[str, Any] | None:
    """Return the row of an application on a certificate of this store; None for any other case."""
    if given.follows is None or given.follows.case is None:
        return None
    is_granted = given.decision is not None and given.decision.granted and given.state is not CaseState.VOID
    is_open = given.state not in ENDED and not (given.decision is not None and not given.decision.granted)
    return {
        "case_id": given.id,
        "of_case": given.follows.case,
        "is_open": int(is_open),
        "is_granted": int(is_granted),
    }


def write_certificate(connection: sa.Connection, given: Case, before: Case | None) -> None:
    """Write what the case says of certificates; a case that never had one costs nothing."""
    row = certificate_columns(given)
    if row is not None:
        connection.execute(_KEEP_CERTIFICATE, row)
    elif before is not None and before.certificate is not None:
        connection.execute(_DROP_CERTIFICATE, {"id": given.id})
    follow = follow_up_columns(given)
    if follow is not None:
        connection.execute(_KEEP_FOLLOW_UP, follow)


def forget_certificate(connection: sa.Connection, case_id: str) -> None:
    """Take the rows of a case away: they are written anew from its fold."""
    connection.execute(_DROP_CERTIFICATE, {"id": case_id})
    connection.execute(sa.delete(follow_up).where(follow_up.c.case_id == case_id))


@lru_cache(maxsize=32)
def expiring_query(departments: tuple[str, ...]) -> Prepared:
    """Return the query for the certificates that expire between :first and :last; each department by its own index."""
    most = sa.bindparam("most", type_=sa.Integer)
    pages = [_one_page(department, most) for department in departments or (None,)]
    merged = (
        pages[0].subquery() if len(pages) == 1 else sa.union_all(*(sa.select(p.subquery()) for p in pages)).subquery()
    )
    newest = (
        sa.select(follow_up.c.case_id)
        .where(follow_up.c.of_case == merged.c.case_id, follow_up.c.is_open == 1)
        .order_by(follow_up.c.case_id.desc())
        .limit(1)
        .scalar_subquery()
    )
    held = sa.select(*merged.c, case.c.item_name, case.c.applicant_name, case.c.phone, case.c.agent_name, newest)
    joined = held.select_from(merged.join(case, case.c.id == merged.c.case_id))
    return prepare(joined.order_by(merged.c.valid_to, merged.c.case_id).limit(most))


def _one_page(department: str | None, most: sa.BindParameter[int]) -> sa.Select[Any]:
    renewed = sa.exists().where(follow_up.c.of_case == certificate.c.case_id, follow_up.c.is_granted == 1)
    first, last = sa.bindparam("first", type_=sa.Text), sa.bindparam("last", type_=sa.Text)
    page = sa.select(certificate).where(certificate.c.valid_to >= first, certificate.c.valid_to <= last, ~renewed)
    if department is not None:
        page = page.where(certificate.c.department == department)
    return page.order_by(certificate.c.valid_to, certificate.c.case_id).limit(most)


def expiring_certificates(
    connection: sa.Connection, first: date, last: date, departments: Sequence[str], limit: int
) -> tuple[CertificateRow, ...]:
    """Return the certificates that expire in [first, last] and were not renewed, the nearest first."""
    query = expiring_query(tuple(dict.fromkeys(departments)))
    values = {"first": first.isoformat(), "last": last.isoformat(), "most": limit}
    return tuple(_row(found) for found in query.fetch(connection, values))


def applications_on(connection: sa.Connection, certificate_case: CaseId) -> tuple[CaseId, ...]:
    """Return the cases applied for on the certificate of this case, the newest first."""
    query = sa.select(follow_up.c.case_id).where(follow_up.c.of_case == certificate_case)
    return tuple(CaseId(row) for row in connection.execute(query.order_by(follow_up.c.case_id.desc())).scalars())


def _row(found: Any) -> CertificateRow:
    case_id, department, item, name, number, begin, end, item_name, holder, phone, agent, renewal = found
    return CertificateRow(
        case=CaseId(case_id),
        department=department,
        item=item,
        item_name=item_name,
        name=name,
        number=number,
        valid_from=date.fromisoformat(begin) if begin else None,
        valid_to=date.fromisoformat(end),
        holder=holder,
        phone=phone,
        agent=agent,
        renewal=CaseId(renewal) if renewal else None,
    )
