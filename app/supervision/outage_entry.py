"""A case that was entered later: what the paper claims beside when and where it was typed."""

from __future__ import annotations

from dataclasses import dataclass

from app.ids import CaseId, OutageId


@dataclass(frozen=True)
class BackEntry:
    """A case that was entered later: what the paper claims, when and at which desk it was typed."""

    outage: OutageId
    case: CaseId
    number: str
    item_name: str
    claimed: str
    typed: str
    device: str
    paper: str
    center: str = ""
