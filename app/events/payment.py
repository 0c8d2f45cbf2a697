"""What happens to a fee 收费: assessed with its notice, relieved by two officers, paid. Money in integer fen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.events.body import Body, private
from app.ids import EventId, NoticeId


@dataclass(frozen=True)
class FeeAssessed(Body):
    """核定收费: what one fee of the item comes to in this case, by which rule (行政许可法 58), and until when to pay.

    `voids`: the notices of an earlier assessment of the same fee, which this one takes the place of.
    """

    KIND: ClassVar[str] = "fee_assessed"
    fee: str
    fen: int
    basis: str
    due_on: date
    step: str | None = None
    pay_code: str = ""
    voids: tuple[NoticeId, ...] = ()
    standard: str = private()
    relief: str = private()


@dataclass(frozen=True)
class FeeRelieved(Body):
    """减免: `fen` is what is left to pay, 0 when the fee is waived; asked by one officer, granted by another."""

    KIND: ClassVar[str] = "fee_relieved"
    SCHEMA: ClassVar[int] = 2
    fee: str
    fen: int
    basis: str
    step: str | None = None
    asked: EventId | None = None
    voids: tuple[NoticeId, ...] = ()
    reason: str = private()
    asked_hash: str = ""
    proposal_sha256: str = ""


@dataclass(frozen=True)
class FeePaid(Body):
    """缴费: the whole amount went to the treasury; `receipt` is the number of the 票据. Additive, never in conflict."""

    KIND: ClassVar[str] = "fee_paid"
    fee: str
    fen: int
    receipt: str
