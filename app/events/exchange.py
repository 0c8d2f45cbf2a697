"""数据交换: a batch went to a platform, rows of it came back, were mended and sent again; a batch came in.

No event of it has a subject: a case is not changed by being told to somebody. What a row says stands in the case.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from app.events.body import Body, private
from app.ids import BatchId, CaseId, OfficerId


@dataclass(frozen=True)
class RowSent:
    """One row that went out: its id there, its table, whose it is, the hash of what it says, how often it was sent."""

    guid: str
    table: str
    case: CaseId
    content: str
    version: int


@dataclass(frozen=True)
class RowHeld:
    """One row that was not sent: in which column what was wrong."""

    guid: str
    table: str
    case: CaseId
    column: str
    code: str
    facts: dict[str, Any]


@dataclass(frozen=True)
class BatchSent(Body):
    """报送: these rows left under this number as a file with this SHA-256; `with_officer` asked where two had to."""

    KIND: ClassVar[str] = "batch_sent"
    batch: BatchId
    number: str
    shape: str
    shape_version: int
    form: str
    first_on: date
    last_on: date
    sha256: str
    rows: tuple[RowSent, ...]
    held: tuple[RowHeld, ...] = ()
    resends: str = ""
    with_officer: OfficerId | None = None


@dataclass(frozen=True)
class RowReturned:
    """One row that the platform sent back, with its own kind of error; what it wrote may name a person."""

    guid: str
    fault_kind: str
    remark: str = private()


@dataclass(frozen=True)
class RowsReturned(Body):
    """数据退回: the platform's answer to a batch; `accepted` when it said that the others are right."""

    KIND: ClassVar[str] = "rows_returned"
    batch: BatchId
    sha256: str
    rows: tuple[RowReturned, ...]


@dataclass(frozen=True)
class RowMended(Body):
    """A column of a row that came back was written anew, and why; what the case says stays as it is."""

    KIND: ClassVar[str] = "row_mended"
    batch: BatchId
    guid: str
    column: str
    value: str = private()
    reason: str = private()


@dataclass(frozen=True)
class RowRefused:
    """One row of a batch that came in and was not taken: where it stood and why."""

    table: str
    place: int
    column: str
    code: str
    facts: dict[str, Any]


@dataclass(frozen=True)
class BatchTaken(Body):
    """接收: a batch of another office came in; it is kept as the very file, and here stands what was refused of it."""

    KIND: ClassVar[str] = "batch_taken"
    batch: BatchId
    number: str
    shape: str
    shape_version: int
    sha256: str
    counts: dict[str, int]
    refused: tuple[RowRefused, ...] = ()


OF_A_BATCH = (BatchSent, RowsReturned, RowMended, BatchTaken)
