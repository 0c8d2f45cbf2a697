"""What the supervisor's desk asks the store."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Protocol

from app.holidays.moved_record import MovedRecord
from app.ids import EventId, InquiryId, OutageId
from app.state import Case
from app.supervision.facts import BoardFact, DayCount
from app.supervision.figure_facts import FigureFact
from app.supervision.inquiry import Inquiry
from app.supervision.look import Gap, PublicLooks, RatingHeld, Stamp
from app.supervision.looks_held import LookHeld
from app.supervision.outage import Outage
from app.supervision.outage_entry import BackEntry


class SupervisionRecords(Protocol):
    """The reading side of the supervisor's desk; no departments = all."""

    def board_facts(self, departments: Sequence[str] = ()) -> tuple[BoardFact, ...]:
        """Return the facts of every open case that one of the departments works, by one SELECT."""
        ...

    def day_count(self, on: date, departments: Sequence[str] = ()) -> DayCount:
        """Return how many cases were received, accepted, decided and delivered on this day."""
        ...

    def figure_facts(self, first: date, last: date, departments: Sequence[str] = ()) -> tuple[FigureFact, ...]:
        """Return the cases that the figures of these days speak of, void ones left out."""
        ...

    def touched_cases(self, since: date) -> tuple[Case, ...]:
        """Return the folded cases that are open, or to which something happened on or after `since`."""
        ...

    def stamps(self, since: date) -> tuple[Stamp, ...]:
        """Return when and by whom every event on or after `since` was recorded, in the order of recording."""
        ...

    def looks_held(self, first: date, last: date, within: timedelta) -> tuple[LookHeld, ...]:
        """Return the look-ups of persons of these days, the oldest first, with the case acted on `within` so long after each."""
        ...

    def look_held(self, named: EventId) -> LookHeld | None:
        """Return one look-up of a person; None for an event that is none."""
        ...

    def ratings_held(self, since: date) -> tuple[RatingHeld, ...]:
        """Return every rating that was given on or after `since`, in the order of recording."""
        ...

    def public_looks(self) -> PublicLooks:
        """Return whose progress the public asked the center for, as far as it told; of nobody without a center."""
        ...

    def overdue_explained(self, since: date, departments: Sequence[str] = ()) -> tuple[tuple[Case, date], ...]:
        """Return the cases whose 逾期说明 was written on or after `since`, with its day, the newest first; void ones left out."""
        ...

    def moved_records(self) -> tuple[MovedRecord, ...]:
        """Return what each change of the calendar moved, the newest first, with the cases that were told."""
        ...

    def sequence_gaps(self) -> tuple[Gap, ...]:
        """Return the origins whose events do not run from the first number to the last."""
        ...

    def inquiries(self) -> tuple[Inquiry, ...]:
        """Return every inquiry, the oldest first."""
        ...

    def inquiry(self, named: InquiryId) -> Inquiry:
        """Return one inquiry. Raises NotFound("supervision.no_inquiry")."""
        ...

    def inquiry_keys(self) -> frozenset[str]:
        """Return the keys of all breaches that were ever raised."""
        ...

    def outages(self) -> tuple[Outage, ...]:
        """Return every declared outage, the newest first."""
        ...

    def back_entries(self) -> tuple[BackEntry, ...]:
        """Return the cases that were entered later, the newest first."""
        ...

    def outage(self, named: OutageId) -> Outage:
        """Return one outage. Raises NotFound("supervision.no_outage")."""
        ...
