"""What happens to the catalogue of items (subject null): drafted, imported, proposed, published, no longer offered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.events.body import Body, Plain, private
from app.ids import EventId


@dataclass(frozen=True)
class DraftedItem:
    """One draft: its key in the drawer, its name and the table of an item file, complete or not."""

    key: str
    name: str
    table: Plain


@dataclass(frozen=True)
class ItemsDrafted(Body):
    """Drafts lie in the drawer, each in place of the one with its key; `origin` says from where: editor, or a file."""

    KIND: ClassVar[str] = "items_drafted"
    items: tuple[DraftedItem, ...]
    origin: str


@dataclass(frozen=True)
class ItemDraftDropped(Body):
    """A draft is taken out of the drawer; its events stay."""

    KIND: ClassVar[str] = "item_draft_dropped"
    key: str


@dataclass(frozen=True)
class ItemProposed(Body):
    """An officer asks that the draft be published as it stands: `sha256` is of its canonical table."""

    KIND: ClassVar[str] = "item_proposed"
    key: str
    sha256: str


@dataclass(frozen=True)
class ItemProposalDeclined(Body):
    """The second officer does not publish it; the draft stays in the drawer."""

    KIND: ClassVar[str] = "item_proposal_declined"
    key: str
    asked: EventId
    reason: str = private()


@dataclass(frozen=True)
class ItemPublished(Body):
    """The second officer published the very table that was proposed; it rules from its `effective_from` on."""

    KIND: ClassVar[str] = "item_published"
    key: str
    code: str
    version: int
    asked: EventId
    sha256: str
    table: Plain


@dataclass(frozen=True)
class ItemEnded(Body):
    """The item is not offered from `on` on; None offers it again. Running cases go on."""

    KIND: ClassVar[str] = "item_ended"
    code: str
    on: date | None
    reason: str = private()
