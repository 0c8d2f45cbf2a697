"""Identifiers: UUIDv7, so that they sort by the time they were made."""

from __future__ import annotations

import secrets
import time
import uuid
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


def uuid7() -> str:
    """Return a new UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, then random bits."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds & ((1 << 48) - 1)) << 80
    value |= 0x7 << 76
    value |= secrets.randbits(12) << 64
    value |= 0b10 << 62
    value |= secrets.randbits(62)
    return str(uuid.UUID(int=value))
