"""What happens after the decision: 制证, 领取通知, 送达, 归档."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.events.body import Body, private


class ServiceMethod(StrEnum):
    """送达方式 (民事诉讼法 87-95): how the paper reached its recipient."""

    COLLECT = "collect"
    DIRECT = "direct"
    LEFT = "left"
    POST = "post"
    ELECTRONIC = "electronic"
    PUBLIC_NOTICE = "public_notice"


# The day is not the one on which a clerk writes it down, but that on the return receipt or of the arrival.
BY_RECEIPT = (ServiceMethod.POST, ServiceMethod.ELECTRONIC)


@dataclass(frozen=True)
class CertificateMade(Body):
    """制证: the certificate exists, with its number and validity."""

    KIND: ClassVar[str] = "certificate_made"
    name: str
    certificate_number: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True)
class ReadyNotified(Body):
    """领取通知: the applicant was told that the result can be collected."""

    KIND: ClassVar[str] = "ready_notified"
    channel: str
    collect_by: date | None = None
    to_whom: str = private()


@dataclass(frozen=True)
class Dispatched(Body):
    """The result was handed to the post; service counts from the date on the return receipt."""

    KIND: ClassVar[str] = "dispatched"
    carrier: str
    waybill: str
    address: str = private()


@dataclass(frozen=True)
class Served(Body):
    """送达 with the evidence its method needs. `effective_on`: by post the date on the return receipt, electronically the
    day of arrival (`arrival_time` HH:MM), for a public notice 30 days on.
    """

    KIND: ClassVar[str] = "served"
    method: ServiceMethod
    effective_on: date
    papers: tuple[str, ...]
    waybill: str = ""
    relation: str = "self"
    is_identity_checked: bool = False
    recipient: str = private()
    recipient_id: str = private()
    place: str = private()
    consent: str = private()
    witness: str = private()
    reason: str = private()
    arrival_time: str = ""


@dataclass(frozen=True)
class PaperServed(Body):
    """A paper that is not the result (补正, 不予受理, 延期 …) reached its recipient; changes no state.

    The evidence is that of Served. Events of older programs have the recipient alone.
    """

    KIND: ClassVar[str] = "paper_served"
    method: ServiceMethod
    papers: tuple[str, ...]
    relation: str = "self"
    recipient: str = private()
    effective_on: date | None = None
    waybill: str = ""
    arrival_time: str = ""
    is_identity_checked: bool = False
    recipient_id: str = private()
    place: str = private()
    consent: str = private()
    witness: str = private()
    reason: str = private()


@dataclass(frozen=True)
class Archived(Body):
    """归档: the case file is complete and closed; `keep_years`: the retention of the office on that day, 0 for ever."""

    KIND: ClassVar[str] = "archived"
    volume: str
    keep_years: int = 0
