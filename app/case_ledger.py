"""办件台账: every case that an officer may see, newest first, whatever its number: its order by places, its lines by sight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.desk import CaseRow, Records
from app.errors import Refused
from app.identity.masking import mask_name
from app.ledger_query import LedgerQuery, OrderPart
from app.listing_rights import departments_listed, departments_of
from app.officer import EVERY_DEPARTMENT, Officer
from app.state import ENDED, CaseState

AT_FIRST = 4_000  # rows that the first question looks at: the first screen is there at once
AT_ONCE = 25_000  # rows of every further one: some hundredths of a second, so that others get their turn between two

OPEN, OVER = "open", "over"  # asked for as one state: what is under way, what has ended
STATES = tuple(state for state in CaseState if state is not CaseState.NONE)


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One line as it is shown: the name is masked to who has no post in the case's department."""

    place: int
    row: CaseRow


def order_part(
    records: Records, officer: Officer, query: LedgerQuery, after: str | None = None, most: int = AT_ONCE
) -> OrderPart:
    """Return the next stretch of the list: the first one, or that behind the key `after`; it looks at `most` rows.

    Raises Refused("ledger.no_right") for who may list nothing, ("ledger.days") for a period that ends before it begins.
    """
    return records.ledger_part(_within_rights(officer, _checked(query)), after, most)


def ledger_lines(records: Records, officer: Officer, places: Sequence[int]) -> tuple[LedgerLine, ...]:
    """Return the lines at these places, in their order; nothing of a department that the officer may not list."""
    seen = departments_listed(officer)
    if seen is None:
        raise Refused("ledger.no_right", officer=officer.name)
    own = set(departments_of(officer))
    found = records.ledger_rows(places)
    return tuple(
        LedgerLine(at, _masked(found[at], own))
        for at in places
        if at in found and (not seen or found[at].department in seen)
    )


def states_of(asked: str) -> tuple[CaseState, ...]:
    """Return the states that OPEN, OVER or a state's own name asks for; () for everything."""
    if asked in (OPEN, OVER):
        return tuple(state for state in STATES if (state in ENDED) is (asked == OVER))
    return (CaseState(asked),) if asked else ()


def _masked(row: CaseRow, own: set[str]) -> CaseRow:
    is_own = EVERY_DEPARTMENT in own or row.department in own
    return row if is_own else replace(row, applicant_name=mask_name(row.applicant_name))


def _checked(query: LedgerQuery) -> LedgerQuery:
    first, last = query.first_on, query.last_on
    if first is not None and last is not None and last < first:
        raise Refused("ledger.days", first=first.isoformat(), last=last.isoformat())
    return query


def _within_rights(officer: Officer, query: LedgerQuery) -> LedgerQuery:
    seen = departments_listed(officer)
    wanted = set(query.departments)
    if seen is None or (seen and wanted and not wanted & set(seen)):
        raise Refused("ledger.no_right", officer=officer.name)
    if not seen:
        return query
    return replace(query, departments=tuple(d for d in seen if not wanted or d in wanted))
