"""依申请公开 (政府信息公开条例 ch. 4): an application for information is no case, so its events have no subject and name it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.events.body import Body, private
from app.ids import DisclosureId, NoticeId


@dataclass(frozen=True)
class DisclosureReceived(Body):
    """登记 (29, 31): who asks for which information, how it came, and the day on which it counts as received.

    `is_written_for`: it was asked for orally and the office filled the form in; `notices`: the form and the receipt.
    """

    KIND: ClassVar[str] = "disclosure_received"
    disclosure: DisclosureId
    number: str
    query_code: str
    department: str
    way: str
    received_on: date
    kind: str
    is_written_for: bool = False
    notices: tuple[NoticeId, ...] = ()
    who: str = private()
    document: str = private()
    phone: str = private()
    address: str = private()
    email: str = private()
    wanted: str = private()
    purpose: str = private()
    delivery: str = private()
    medium: str = private()


@dataclass(frozen=True)
class DisclosureUnclear(Body):
    """补正 (30), once: what is not clear, what to mend, and in how many working days."""

    KIND: ClassVar[str] = "disclosure_unclear"
    disclosure: DisclosureId
    notice: NoticeId
    days: int
    unclear: str = private()
    points: tuple[str, ...] = private(())


@dataclass(frozen=True)
class DisclosureMended(Body):
    """The application came in mended: `wanted` is what is asked for now, and the reply clock begins."""

    KIND: ClassVar[str] = "disclosure_mended"
    disclosure: DisclosureId
    wanted: str = private()


@dataclass(frozen=True)
class ThirdPartyAsked(Body):
    """征求第三方意见 (32): who would be harmed by what; that time is outside the clock (33)."""

    KIND: ClassVar[str] = "disclosure_third_party_asked"
    disclosure: DisclosureId
    notice: NoticeId
    party: str = private()
    concerned: str = private()
    harm: str = private()


@dataclass(frozen=True)
class ThirdPartyHeard(Body):
    """The third party agrees, refuses, agrees in part, or said nothing in fifteen working days."""

    KIND: ClassVar[str] = "disclosure_third_party_heard"
    disclosure: DisclosureId
    answer: str
    words: str = private()


@dataclass(frozen=True)
class ReplyExtended(Body):
    """延期答复 (33(2)), once: by at most twenty working days, with the consent of the head of the information office."""

    KIND: ClassVar[str] = "disclosure_extended"
    disclosure: DisclosureId
    notice: NoticeId
    days: int
    reason: str = private()


@dataclass(frozen=True)
class DisclosureCharged(Body):
    """信息处理费 (42, 国办函〔2020〕109号): by `item` or by `volume`, `count` of them after `already` in the same month."""

    KIND: ClassVar[str] = "disclosure_charged"
    disclosure: DisclosureId
    notice: NoticeId
    method: str
    already: int
    count: int
    fen: int


@dataclass(frozen=True)
class DisclosurePaid(Body):
    """The fee was paid; the reply clock begins anew."""

    KIND: ClassVar[str] = "disclosure_paid"
    disclosure: DisclosureId
    receipt: str = private()


@dataclass(frozen=True)
class DisclosureReplied(Body):
    """答复 (35-39): of which kind, and its facts by the Chinese field names of the paper."""

    KIND: ClassVar[str] = "disclosure_replied"
    disclosure: DisclosureId
    notice: NoticeId
    reply: str
    facts: dict[str, str] | None = private(None)


@dataclass(frozen=True)
class DisclosureDropped(Body):
    """视为放弃: not mended (30) or not paid in time; nothing more is done."""

    KIND: ClassVar[str] = "disclosure_dropped"
    disclosure: DisclosureId
    cause: str


OF_A_DISCLOSURE = (
    DisclosureReceived,
    DisclosureUnclear,
    DisclosureMended,
    ThirdPartyAsked,
    ThirdPartyHeard,
    ReplyExtended,
    DisclosureCharged,
    DisclosurePaid,
    DisclosureReplied,
    DisclosureDropped,
)
