"""What drafts in a drawer have in common: where each stands, and what keeps a second officer from publishing it."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

from app.errors import Refused, Stale
from app.ids import OfficerId
from app.officer import Officer


class DraftStatus(StrEnum):
    """Where a draft stands; dropped and published ones are out of the drawer."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    PUBLISHED = "published"
    DROPPED = "dropped"


IN_DRAWER = (DraftStatus.DRAFT, DraftStatus.PROPOSED)


class Drafted(Protocol):
    """A draft: who wrote or proposed it last, under which name, and the hash over which both officers sign."""

    @property
    def name(self) -> str: ...
    @property
    def status(self) -> DraftStatus: ...
    @property
    def officer(self) -> OfficerId: ...
    @property
    def sha256(self) -> str: ...


def refuse_other(draft: Drafted, sha256: str) -> None:
    """Raise Stale when the draft is not the one that was seen any more; an empty hash was not asked for."""
    if sha256 and sha256 != draft.sha256:
        raise Stale("publishing.changed_meanwhile", item=draft.name)


def refuse_unproposed(draft: Drafted, officer: Officer) -> None:
    """Raise Refused when nothing waits for a second officer, or this one proposed it."""
    if draft.status is not DraftStatus.PROPOSED:
        raise Refused("publishing.not_proposed", item=draft.name)
    if draft.officer == officer.id:
        raise Refused("second.same_officer", officer=officer.name)


def is_second(draft: Drafted, officer: Officer) -> bool:
    """True when the draft waits for a second officer and this is not the one who proposed it."""
    return draft.status is DraftStatus.PROPOSED and draft.officer != officer.id
