"""Queries of the supervisor's desk: app.supervision.records.SupervisionRecords."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from app.case import body_of
from app.errors import NotFound
from app.events.body import join
from app.events.calendar import DatesMoved, MovedTold
from app.events.envelope import Event
from app.events.office import Looked
from app.events.ratings import Rated
from app.events.supervision import BackEntered, OverdueExplained
from app.holidays.moved_record import MovedRecord, with_told
from app.ids import CaseId, EventId, InquiryId, OfficerId, OutageId
from app.notices.field_context import BEIJING
from app.state import Case, CaseState
from app.supervision.facts import OPEN, BoardFact, DayCount
from app.supervision.figure_facts import FigureFact
from app.supervision.inquiry import Inquiry
from app.supervision.look import Gap, PublicLooks, RatingHeld, Stamp
from app.supervision.looks_held import LookHeld
from app.supervision.outage import Outage
from app.supervision.outage_entry import BackEntry
from db.desk import board_rows, figure_rows, look_rows, looked_rows
from db.desk.case_rows import case_of
from db.desk.connected import Connected
from db.desk.event_rows import event_of
from db.desk.schema import case, event, inquiry, outage
from db.desk.supervision_rows import INQUIRIES, OUTAGES

_STAMPED = (
    event.c.id, event.c.subject, event.c.kind, event.c.at, event.c.on, event.c.officer, event.c.clock, event.c.boot_id,
    event.c.monotonic, event.c.center_at, event.c.origin, event.c.oseq, sa.func.json_extract(event.c.data, "$.notice"),
    sa.case((event.c.kind == Looked.KIND, sa.func.json_extract(event.c.data, "$.what")), else_=""),
)  # fmt: skip
_STATES = tuple(state.value for state in OPEN)


class SupervisionQueries(Connected):
    """The reading side."""

    def board_facts(self, departments: Sequence[str] = ()) -> tuple[BoardFact, ...]:
        """Return the facts of every open case that one of the departments works."""
        return board_rows.board_facts(self._connection, departments)

    def day_count(self, on: date, departments: Sequence[str] = ()) -> DayCount:
        """Return how many cases were received, accepted, decided and delivered on this day."""
        return board_rows.day_count(self._connection, on, departments)

    def figure_facts(self, first: date, last: date, departments: Sequence[str] = ()) -> tuple[FigureFact, ...]:
        """Return the cases that the figures of these days speak of, void ones left out."""
        return figure_rows.figure_facts(self._connection, first, last, departments)

    def touched_cases(self, since: date) -> tuple[Case, ...]:
        """Return the folded cases that are open, or to which something happened on or after `since`."""
        wanted = sa.or_(case.c.last_on >= since.isoformat(), case.c.state.in_(_STATES))
        rows = self._connection.execute(sa.select(case.c.last_hash, case.c.body).where(wanted).order_by(case.c.n))
        return tuple(case_of(row.last_hash, row.body) for row in rows)

    def stamps(self, since: date) -> tuple[Stamp, ...]:
        """Return when and by whom every event on or after `since` was recorded."""
        query = sa.select(*_STAMPED).where(event.c.on >= since.isoformat()).order_by(event.c.n)
        return tuple(_stamp(row) for row in self._connection.execute(query))

    def looks_held(self, first: date, last: date, within: timedelta) -> tuple[LookHeld, ...]:
        """Return the look-ups of persons of these days, the oldest first, with the case acted on `within` so long after each."""
        return look_rows.looks_held(self._connection, first, last, within)

    def look_held(self, named: EventId) -> LookHeld | None:
        """Return one look-up of a person; None for an event that is none."""
        return look_rows.look_held(self._connection, named)

    def ratings_held(self, since: date) -> tuple[RatingHeld, ...]:
        """Return every rating that was given on or after `since`."""
        query = sa.select(event).where(event.c.kind == Rated.KIND, event.c.on >= since.isoformat()).order_by(event.c.n)
        return tuple(_rating(event_of(row), row.origin) for row in self._connection.execute(query))

    def public_looks(self) -> PublicLooks:
        """Return whose progress the public asked the center for, as far as it told."""
        return looked_rows.public_looks(self._connection)

    def overdue_explained(self, since: date, departments: Sequence[str] = ()) -> tuple[tuple[Case, date], ...]:
        """Return the cases whose 逾期说明 was written on or after `since`, with its day, the newest first."""
        query = (
            sa.select(case.c.last_hash, case.c.body, event.c.on)
            .join(event, event.c.subject == case.c.id)
            .where(event.c.kind == OverdueExplained.KIND, event.c.on >= since.isoformat())
            .where(case.c.state != CaseState.VOID.value)
            .order_by(event.c.n.desc())
        )
        if departments:
            query = query.where(case.c.department.in_(departments))
        held = [
            (case_of(row.last_hash, row.body), date.fromisoformat(row.on)) for row in self._connection.execute(query)
        ]
        return tuple((one, on) for one, on in held if one.overdue is not None)

    def moved_records(self) -> tuple[MovedRecord, ...]:
        """Return what each change of the calendar moved, the newest first, with the cases that were told."""
        query = sa.select(event).where(event.c.kind.in_((DatesMoved.KIND, MovedTold.KIND))).order_by(event.c.n.desc())
        held = [event_of(row) for row in self._connection.execute(query)]
        told = [body for one in held if isinstance(body := body_of(one), MovedTold)]
        return with_told((_moved(one) for one in held if one.kind == DatesMoved.KIND), told)

    def sequence_gaps(self) -> tuple[Gap, ...]:
        """Return the origins whose events do not run from the first number to the last."""
        last, held = sa.func.max(event.c.oseq), sa.func.count()
        query = sa.select(event.c.origin, last, held).group_by(event.c.origin).having(last != held)
        return tuple(Gap(origin, n, n - count) for origin, n, count in self._connection.execute(query))

    def inquiries(self) -> tuple[Inquiry, ...]:
        """Return every inquiry, the oldest first."""
        rows = self._connection.execute(sa.select(inquiry.c.body).order_by(inquiry.c.sort_key)).scalars()
        return tuple(map(INQUIRIES.value, rows))

    def inquiry(self, named: InquiryId) -> Inquiry:
        """Return one inquiry. Raises NotFound("supervision.no_inquiry")."""
        body = self._connection.execute(sa.select(inquiry.c.body).where(inquiry.c.id == named)).scalar_one_or_none()
        if body is None:
            raise NotFound("supervision.no_inquiry")
        return INQUIRIES.value(body)

    def inquiry_keys(self) -> frozenset[str]:
        """Return the keys of all breaches that were ever raised."""
        return frozenset(self._connection.execute(sa.select(inquiry.c.key)).scalars())

    def outages(self) -> tuple[Outage, ...]:
        """Return every declared outage, the newest first."""
        rows = self._connection.execute(sa.select(outage.c.body).order_by(outage.c.sort_key.desc())).scalars()
        return tuple(map(OUTAGES.value, rows))

    def back_entries(self) -> tuple[BackEntry, ...]:
        """Return the cases that were entered later, the newest first."""
        query = (
            sa.select(event, case.c.number, case.c.item_name)
            .join(case, case.c.id == event.c.subject)
            .where(event.c.kind == BackEntered.KIND, case.c.state != CaseState.VOID.value)
            .order_by(event.c.n.desc())
        )
        return tuple(_back_entry(row) for row in self._connection.execute(query))

    def outage(self, named: OutageId) -> Outage:
        """Return one outage. Raises NotFound("supervision.no_outage")."""
        body = self._connection.execute(sa.select(outage.c.body).where(outage.c.id == named)).scalar_one_or_none()
        if body is None:
            raise NotFound("supervision.no_outage")
        return OUTAGES.value(body)


def _stamp(row: Any) -> Stamp:
    named, subject, kind, at, on, officer, clock, boot, monotonic, center_at, origin, oseq, notice, what = row
    return Stamp(
        EventId(named), None if subject is None else CaseId(subject), kind, datetime.fromisoformat(at),
        date.fromisoformat(on), OfficerId(officer), clock, boot, monotonic,
        None if center_at is None else datetime.fromisoformat(center_at), origin, oseq, notice or "", what,
    )  # fmt: skip


def _moved(held: Event) -> MovedRecord:
    body: DatesMoved = join(DatesMoved, held.data, held.private)
    return MovedRecord(
        held.id, body.change, body.source, body.looked_at, body.lines, held.moment.on, held.moment.at, held.officer
    )  # fmt: skip


def _rating(held: Event, origin: str) -> RatingHeld:
    data = held.data
    return RatingHeld(
        CaseId(held.subject or ""), held.moment.at, held.moment.on, origin, data["channel"], data["score"],
        OfficerId(data["window_officer"]), held.officer,
    )  # fmt: skip


def _back_entry(row: Any) -> BackEntry:
    held = event_of(row)
    center = "" if held.center_at is None else _told(held.center_at)
    return BackEntry(
        OutageId(held.data["outage"]), CaseId(held.subject or ""), row.number, row.item_name,
        _told(datetime.fromisoformat(held.data["claimed_at"])), _told(held.moment.at), held.origin[-6:],
        held.data["paper"], center,
    )  # fmt: skip


def _told(at: datetime) -> str:
    return at.astimezone(BEIJING).strftime("%Y-%m-%d %H:%M")
