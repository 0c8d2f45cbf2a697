"""Issued papers beside their events: fields, hashes, prints and voids are what the events say; none more, none less."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Set
from typing import Any

import sqlalchemy as sa

from app.events.envelope import digest
from app.filing import DISCLOSURE_VOID, ELSEWHERE, REPLY_VOID, UNDONE
from app.finding import Finding, finding
from app.payment.assess import ASSESSED_ANEW, RELIEVED
from app.state import Case
from app.verify.code import record_hash
from db.desk.schema import notice, notice_mark, signing_key
from db.desk.told import Told

WHERE = "store.db"
TOLD_BY_ACTS = frozenset({ASSESSED_ANEW, RELIEVED, ELSEWHERE, DISCLOSURE_VOID, REPLY_VOID})
"""What the ledger writes itself beside a void paper: the act says it, nobody gave a reason."""


def check_notices(connection: sa.Connection, told: Told) -> Iterator[Finding]:
    """Every issued paper has its row, with the very fields and hashes of its event; no row has none."""
    columns = [c for c in notice.columns if c.name != "pdf"]
    missing = set(told.issued)
    for row in connection.execute(sa.select(*columns).execution_options(yield_per=500)):
        event = told.issued.get(row.id)
        missing.discard(row.id)
        held = {
            "template": row.template,
            "template_version": row.template_version,
            "number": row.number,
            "sha256": row.sha256,
            "record_sha256": digest(row.record.encode()),
            "pages": row.pages,
            "issued_on": row.issued_on,
        }
        if row.template_sha256 is not None:
            held["template_sha256"] = row.template_sha256
        is_same = event is not None and row.case_id == event.subject and _is_hashed(row)
        if event is None or not is_same or any(event.data[name] != value for name, value in held.items()):
            yield finding("check.notice", WHERE, row.id, number=row.number or row.id)
    for lost in sorted(missing):
        yield finding("check.notice_lost", WHERE, lost, number=told.issued[lost].data["number"] or lost)


def _is_hashed(row: Any) -> bool:
    """True when the hash that the paper's code carries is that of its record; a paper of before has none."""
    if row.record_hash is None:
        return row.template_sha256 is None
    return bool(record_hash(json.loads(row.record), row.template_sha256 or "") == row.record_hash)


def check_marks(
    connection: sa.Connection, told: Told, papers: Mapping[str, tuple[str, int, bool]]
) -> Iterator[Finding]:
    """Prints and voids of a paper are those of its case's events. `papers`: notice -> case, prints, is void."""
    query = sa.select(notice.c.id, notice.c.number, notice_mark.c.prints, notice_mark.c.is_void, notice_mark.c.reason)
    for row in connection.execute(query.join_from(notice, notice_mark, isouter=True)):
        case_id, prints, is_void = papers.get(row.id, ("", row.prints or 0, row.id in told.given_up))
        if (row.prints or 0, bool(row.is_void)) != (prints, is_void):
            yield finding("check.mark", WHERE, row.id, number=row.number or row.id)
        elif is_void and not (
            row.reason
            and (
                row.reason in TOLD_BY_ACTS
                or _is_explained(row.reason, told.reasons[row.id] or told.reasons[case_id] - {UNDONE})
            )
        ):
            yield finding("check.mark_reason", WHERE, row.id, number=row.number or row.id)


def _is_explained(reason: str, known: Set[str | None]) -> bool:
    """True when the reason is, or contains, one that an event gives; also when none gives any or one was erased."""
    return not known or None in known or any(one is not None and one in reason for one in known)


def check_keys(connection: sa.Connection, told: Told) -> Iterator[Finding]:
    """Every signing key is the one that its event made, and ended when the next one came; none more, none less."""
    wanted = told.keys()
    for row in connection.execute(sa.select(signing_key)):
        held = (row.public, row.from_on, row.to_on, bool(row.is_training), row.desk_code, row.office)
        if wanted.pop(row.id, None) != held:
            yield finding("check.signing_key", WHERE, row.id, key=row.id)
    for lost in sorted(wanted):
        yield finding("check.signing_key", WHERE, lost, key=lost)


def papers_of(folded: Case) -> dict[str, tuple[str, int, bool]]:
    """Return notice -> case, prints, whether it is void, as the events of its case say."""
    return {paper.notice: (folded.id, paper.prints, paper.is_void) for paper in folded.papers}
