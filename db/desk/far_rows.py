"""Papers and scans of other desks: what the center told of them, whether their bytes are here, and which are wanted here."""

from __future__ import annotations

import json
import random
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from app.desk import Notice
from app.events.body import join
from app.events.envelope import Event
from app.events.file import FileAdded, NoticeIssued
from app.folder_place import folder_of, wanted_by
from app.ids import CaseId
from app.notices.catalogue import find_template
from app.officer import EVERY_DEPARTMENT
from app.state import ENDED, Case
from app.sync.fields import fields_of
from app.sync.messages import Verdict, read_sent
from db.desk.case_rows import case_of
from db.desk.far_apart import is_void_apart, prints_apart
from db.desk.office_rows import officers
from db.desk.schema import case, far_file, feed, peer
from db.desk.touch import desk_codes

NAMING = (FileAdded.KIND, NoticeIssued.KIND)
MOST_CASES, MOST_FILES = 200, 50
APART, APART_PAPERS = "", "disclosure_"
"""Papers of applications for information belong to no case; there are few, and every desk of the department goes on with them."""
_AWAY = far_file.c.is_here == 0
_put = insert(far_file)
_NOTE = _put.on_conflict_do_nothing()
_KIND: sa.ColumnElement[str] = sa.func.json_extract(peer.c.sent, "$.event.kind")
_PAPER: sa.ColumnElement[str] = sa.literal_column(
    "json_extract(peer.sent, '$.event.data.notice')"
)  # as peer_of_paper has it
_TOLD = (
    sa.select(feed.c.pos, peer.c.origin, peer.c.sent, peer.c.subject)
    .join_from(feed, peer, sa.and_(feed.c.origin == peer.c.origin, feed.c.oseq == peer.c.oseq))
    .where(feed.c.verdict == Verdict.APPLIED.value, _KIND.in_((NoticeIssued.KIND,)))
    .order_by(feed.c.pos)
)


def note_far(connection: sa.Connection, told: Event, verdict: str) -> None:
    """Note a file that an event of another desk names, where the center applied it."""
    is_apart = told.subject is None and str(told.data.get("template", "")).startswith(APART_PAPERS)
    if (told.subject is None and not is_apart) or told.kind not in NAMING or verdict != Verdict.APPLIED:
        return
    place = {"sha256": str(told.data["sha256"]), "subject": told.subject or APART}
    connection.execute(_NOTE, {**place, "size": int(told.data.get("size", 0)), "looked": "", "is_here": 0})


def far_notices(connection: sa.Connection, case_id: str) -> tuple[Notice, ...]:
    """Return the papers of a case that other desks issued, as their events tell them; their fields lie at those desks."""
    return tuple(_notice_of(connection, row) for row in connection.execute(_TOLD.where(peer.c.subject == case_id)))


def far_notice(connection: sa.Connection, notice_id: str) -> Notice | None:
    """Return the paper of another desk with this id, None when the center told of none."""
    row = connection.execute(_TOLD.where(_PAPER.in_((notice_id,))).limit(1)).one_or_none()
    return None if row is None else _notice_of(connection, row)


def _notice_of(connection: sa.Connection, row: Any) -> Notice:
    event = read_sent(fields_of(json.loads(row.sent)), row.origin).event
    body = join(NoticeIssued, event.data, event.private)
    found = connection.execute(sa.select(case.c.last_hash, case.c.body).where(case.c.id == row.subject)).one_or_none()
    held = None if found is None else case_of(found.last_hash, found.body).paper(body.notice)
    known = find_template(body.template)
    is_apart = row.subject is None
    return Notice(
        id=body.notice,
        case=CaseId(row.subject),
        template=body.template,
        template_version=body.template_version,
        title=known.title if known else body.template,
        number=body.number,
        sha256=body.sha256,
        issued_at=event.moment.at,
        issued_on=body.issued_on,
        pages=body.pages,
        copies=known.copies if known else 1,
        record={},
        prints=held.prints if held else prints_apart(connection, body.notice) if is_apart else 0,
        is_void=held.is_void if held else is_apart and is_void_apart(connection, body.notice),
        template_sha256=body.template_sha256,
        is_far=True,
    )


def is_far(connection: sa.Connection, sha256: str) -> bool:
    """True when another desk has this file and it has not come here."""
    query = sa.select(far_file.c.sha256).where(far_file.c.sha256 == sha256, _AWAY).limit(1)
    return connection.execute(query).first() is not None


def note_here(connection: sa.Connection, sha256: str) -> None:
    """The file is here now, and stays as long as its case: its line says that it belongs to one."""
    connection.execute(sa.update(far_file).where(far_file.c.sha256 == sha256).values(is_here=1))


def wanted_files(connection: sa.Connection) -> tuple[str, ...]:
    """Return the files of cases whose folder is here or that somebody here works on; other cases are marked as looked at.

    Before them come the papers of applications for information.
    """
    apart = sa.select(far_file.c.sha256).where(far_file.c.subject == APART, _AWAY).limit(MOST_FILES)
    return (*connection.execute(apart).scalars(), *_wanted_of_cases(connection))[:MOST_FILES]


def _wanted_of_cases(connection: sa.Connection) -> tuple[str, ...]:
    rows = connection.execute(
        sa.select(case.c.id, case.c.last_hash, case.c.body)
        .where(
            case.c.id.in_(sa.select(far_file.c.subject).where(_AWAY)),
            case.c.state.not_in([state.value for state in ENDED]),
            sa.exists().where(far_file.c.subject == case.c.id, _AWAY, far_file.c.looked != case.c.last_hash),
        )
        .limit(MOST_CASES)
    ).all()
    if not rows:
        return ()
    codes, here = desk_codes(connection), _departments(connection)
    wanted: list[str] = []
    for row in rows:
        if _is_ours(case_of(row.last_hash, row.body), codes, here):
            wanted.append(row.id)
        else:
            seen = sa.update(far_file).where(far_file.c.subject == row.id)
            connection.execute(seen.values(looked=row.last_hash))
    query = sa.select(far_file.c.sha256).where(far_file.c.subject.in_(wanted), _AWAY).distinct()
    found = list(connection.execute(query).scalars())
    random.shuffle(found)  # those that their desk has not sent yet would keep the others waiting for ever
    return tuple(found[:MOST_FILES])


def _is_ours(given: Case, codes: tuple[str, ...], here: frozenset[str]) -> bool:
    folder = folder_of(given)
    wanted = (*wanted_by(given), folder.to)
    return folder.desk in codes or EVERY_DEPARTMENT in here or any(one in here for one in wanted if one)


def _departments(connection: sa.Connection) -> frozenset[str]:
    active = (one for one in officers(connection) if one.is_active)
    return frozenset(a.department for one in active for a in one.appointments)
