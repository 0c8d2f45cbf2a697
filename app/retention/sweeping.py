"""A sweep is put on record before what it removed is gone for good: how many of each kind, never a name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.desk import Desk, Draft
from app.events.keeping import Swept, SweptKind
from app.retention.rules import Kept

ABANDONABLE = ("acceptance", "supplementation", "approval", "casefile", "delivery", "ratings")
"""Pages whose drafts are typing that nobody came back to; what another page keeps there (saved views) is none."""


def record_sweep(
    desk: Desk, sweep: str, kinds: Sequence[SweptKind], drafts: Sequence[Draft] = (), last_on: date | None = None
) -> Swept | None:
    """The drafts are gone and the sweep is on record, in one transaction; nothing is recorded when nothing went.

    A draft that its officer took up again meanwhile stays. `last_on`: the day before which a draft had to be saved.
    """
    gone = [draft for draft in drafts if desk.forget_draft(draft)]
    if gone and last_on is not None:
        days = (desk.now().on - last_on).days
        kinds = (*kinds, SweptKind(Kept.DRAFTS.value, len(gone), 0, days, last_on))
    if not kinds:
        return None
    body = Swept(sweep, tuple(sorted(kinds, key=lambda one: one.kind)))
    desk.record(None, body)
    return body
