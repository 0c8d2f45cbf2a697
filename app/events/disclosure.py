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
    """The application came in mended on `received_on`: `wanted` is asked for now, and the reply clock begins anew (30)."""

    KIND: ClassVar[str] = "disclosure_mended"
    SCHEMA: ClassVar[int] = 2
    disclosure: DisclosureId
    received_on: date | None = None
    wanted: str = private()


@dataclass(frozen=True)
class ThirdPartyAsked(Body):
    """征求意见: of a `party` that would be harmed (32) or a `body` that made the information too (34), on `asked_on`.

    The time that it takes is outside the clock (33).
    """

    KIND: ClassVar[str] = "disclosure_third_party_asked"
    SCHEMA: ClassVar[int] = 2
    disclosure: DisclosureId
    notice: NoticeId
    asked_on: date | None = None
    whom: str = "party"
    party: str = private()
    concerned: str = private()
    harm: str = private()


@dataclass(frozen=True)
class ThirdPartyHeard(Body):
    """Whoever was asked agrees, refuses, agrees in part, or said nothing in fifteen working days.

    `served_on`: the day on which the letter was received, from which those days run; `heard_on`: the day of the answer,
    None for silence.
    """

    KIND: ClassVar[str] = "disclosure_third_party_heard"
    SCHEMA: ClassVar[int] = 2
    disclosure: DisclosureId
    answer: str
    served_on: date | None = None
    heard_on: date | None = None
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
    """The fee was paid on `paid_on`; the reply clock begins anew."""

    KIND: ClassVar[str] = "disclosure_paid"
    SCHEMA: ClassVar[int] = 2
    disclosure: DisclosureId
    paid_on: date | None = None
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
    """视为放弃: not mended (30) or not paid in time, counted from `served_on`, the day on which the paper was received."""

    KIND: ClassVar[str] = "disclosure_dropped"
    disclosure: DisclosureId
    cause: str
    served_on: date | None = None


@dataclass(frozen=True)
class DisclosureWithdrawn(Body):
    """撤回: the applicant took the application back on `asked_on`; it keeps its number and nothing more is done."""

    KIND: ClassVar[str] = "disclosure_withdrawn"
    disclosure: DisclosureId
    asked_on: date
    reason: str = private()


@dataclass(frozen=True)
class DisclosureVoided(Body):
    """作废: it was registered in error; its number stays in the book as void, and so do its papers."""

    KIND: ClassVar[str] = "disclosure_voided"
    disclosure: DisclosureId
    number: str
    notices: tuple[NoticeId, ...] = ()
    reason: str = private()


@dataclass(frozen=True)
class ReplyVoided(Body):
    """撤销答复: the reply in force is void with its number, and the application waits for another; the clock never stopped."""

    KIND: ClassVar[str] = "disclosure_reply_voided"
    disclosure: DisclosureId
    notice: NoticeId
    reason: str = private()


@dataclass(frozen=True)
class ReplyChallenged(Body):
    """复议、诉讼 over the handling (51): by which `way`, how it stands (`pending` until it ends), and on which day."""

    KIND: ClassVar[str] = "disclosure_challenged"
    disclosure: DisclosureId
    way: str
    outcome: str
    on: date
    words: str = private()


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
    DisclosureWithdrawn,
    DisclosureVoided,
    ReplyVoided,
    ReplyChallenged,
)
