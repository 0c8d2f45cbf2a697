"""What the checking of papers and the print ledger ask the store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

from app.ids import NoticeId
from app.verify.keys import PublicKey

if TYPE_CHECKING:
    from app.desk import Notice
    from app.print_ledger import PrintLine, PrintQuery


@dataclass(frozen=True)
class LostSpan:
    """Days of which this desk has not every record: papers of it may have been issued then. `last_on` None: to this day."""

    first_on: date
    last_on: date | None

    def holds(self, on: date) -> bool:
        """True for a day of the span."""
        return self.first_on <= on and (self.last_on is None or on <= self.last_on)


class VerifyRecords(Protocol):
    """The reading side of papers that are checked."""

    def public_keys(self) -> tuple[PublicKey, ...]:
        """Return the keys of this desk, the one in use first, then those of other offices that it trusts."""
        ...

    def own_keys(self) -> tuple[PublicKey, ...]:
        """Return the keys of this desk, the one in use first, then the newest."""
        ...

    def notices_with_hash(self, record_hash: str) -> tuple[Notice, ...]:
        """Return the papers with this record hash, oldest first."""
        ...

    def notice_with_bytes(self, sha256: str) -> Notice | None:
        """Return the paper whose stored bytes have this SHA-256, None when there is none."""
        ...

    def successor(self, notice_id: NoticeId) -> Notice | None:
        """Return the paper that was issued in place of this one, None when none was."""
        ...

    def why_void(self, notice_id: NoticeId) -> str:
        """Return why a paper is void; empty when it is not, or nobody wrote it."""
        ...

    def is_left_out(self, notice_id: NoticeId) -> bool:
        """Return True when the center refused the event that issued the paper, or left it as a conflict."""
        ...

    def lost_spans(self) -> tuple[LostSpan, ...]:
        """Return the spans of which records were lost, or written by another history of this desk."""
        ...

    def prints(self, query: PrintQuery, departments: Sequence[str] = ()) -> tuple[PrintLine, ...]:
        """Return the lines of the print ledger, newest first (no departments = all)."""
        ...
