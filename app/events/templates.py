"""What happens to the wording of the papers (subject null): drafted, proposed, published, used no more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.events.body import Body, private
from app.ids import EventId


@dataclass(frozen=True)
class TemplateDrafted(Body):
    """A draft of the paper `key` lies in the drawer in place of the one before; `text` is TOML, complete or not."""

    KIND: ClassVar[str] = "template_drafted"
    key: str
    title: str
    text: str
    origin: str


@dataclass(frozen=True)
class TemplateDraftDropped(Body):
    """A draft is taken out of the drawer; its events stay."""

    KIND: ClassVar[str] = "template_draft_dropped"
    key: str


@dataclass(frozen=True)
class TemplateProposed(Body):
    """An officer asks that the draft be published as it stands: `sha256` is of its text."""

    KIND: ClassVar[str] = "template_proposed"
    key: str
    sha256: str


@dataclass(frozen=True)
class TemplateProposalDeclined(Body):
    """The second officer does not publish it; the draft stays in the drawer."""

    KIND: ClassVar[str] = "template_proposal_declined"
    key: str
    asked: EventId
    reason: str = private()


@dataclass(frozen=True)
class TemplatePublished(Body):
    """The second officer published the very text that was proposed. `common` is the head, tail and fields it is made
    with: a later program cannot change them under a version that was published.
    """

    KIND: ClassVar[str] = "template_published"
    key: str
    version: int
    asked: EventId
    sha256: str
    text: str
    common: str


@dataclass(frozen=True)
class TemplateRetired(Body):
    """Cases that begin from `on` on use this version no more; those that began before keep it."""

    KIND: ClassVar[str] = "template_retired"
    key: str
    version: int
    on: date
    reason: str = private()
