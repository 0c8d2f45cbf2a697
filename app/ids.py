"""Identifiers: UUIDv7, so that they sort by the time they were made."""

from __future__ import annotations

import secrets
import threading
import time
from typing import NewType

CaseId = NewType("CaseId", str)
EventId = NewType("EventId", str)
NoticeId = NewType("NoticeId", str)
OfficerId = NewType("OfficerId", str)
VisitId = NewType("VisitId", str)
ComplaintId = NewType("ComplaintId", str)
InquiryId = NewType("InquiryId", str)
OutageId = NewType("OutageId", str)
BatchId = NewType("BatchId", str)
DisclosureId = NewType("DisclosureId", str)


_lock = threading.Lock()
_last = 0  # milliseconds and counter of the last one


def uuid7() -> str:
    """Return a new UUIDv7 (RFC 9562, method 1): 48 bits of Unix milliseconds, a counter, random bits.

    Of two that one process makes, the later one sorts behind, also within a millisecond: cases of one act stay in order.
    """
    global _last
    with _lock:
        fresh = (time.time_ns() // 1_000_000 << 12) | secrets.randbits(11)
        _last = stamp = max(fresh, _last + 1)
    value = ((stamp >> 12) & ((1 << 48) - 1)) << 80
    value |= 0x7 << 76
    value |= (stamp & 0xFFF) << 64
    value |= 0b10 << 62
    digits = f"{value | secrets.randbits(62):032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
