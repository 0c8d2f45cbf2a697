"""What is said of a visit afterwards: its rating or blank, and the call-back of a bad one; they belong to its case."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from app.events.body import Body, private
from app.ids import OfficerId, VisitId


class Channel(StrEnum):
    """How a rating reached the office; it is what happened, never what an inspection would like to see."""

    PAD = "pad"
    SCREEN = "screen"
    PAPER = "paper"


class Remedy(StrEnum):
    """What a verified bad rating asks for (国办发〔2019〕51号): mended at once, by a deadline, or explained."""

    SIMPLE = "simple"
    COMPLEX = "complex"
    UNLAWFUL = "unlawful"


@dataclass(frozen=True)
class Rated(Body):
    """评价: the applicant chose a level of the label set `labels`. `window_officer` served; `is_named` False: 匿名."""

    KIND: ClassVar[str] = "rated"
    visit: VisitId
    score: int
    labels: int
    channel: Channel
    window_officer: OfficerId
    is_named: bool = True
    comment: str = private()


@dataclass(frozen=True)
class RatingLeftBlank(Body):
    """未评价: the applicant was asked and chose nothing; a blank is reported as blank."""

    KIND: ClassVar[str] = "rating_left_blank"
    visit: VisitId
    window_officer: OfficerId


@dataclass(frozen=True)
class CallBackTried(Body):
    """回访联系: the person was called; reached or not, and then whether what was said proved true."""

    KIND: ClassVar[str] = "call_back_tried"
    visit: VisitId
    is_reached: bool
    is_verified: bool = False
    words: str = private()


@dataclass(frozen=True)
class CallBackMeasured(Body):
    """整改: what is done about it; `days` working days when it is complex, 0 when it was mended at once."""

    KIND: ClassVar[str] = "call_back_measured"
    visit: VisitId
    remedy: Remedy
    days: int = 0
    words: str = private()


@dataclass(frozen=True)
class CallBackAnswered(Body):
    """反馈: the person was told what became of it."""

    KIND: ClassVar[str] = "call_back_answered"
    visit: VisitId
    way: str
    words: str = private()


@dataclass(frozen=True)
class CallBackClosed(Body):
    """回访办结, with its result and the reason for it."""

    KIND: ClassVar[str] = "call_back_closed"
    visit: VisitId
    result: str
    words: str = private()


OF_A_VISIT = (Rated, RatingLeftBlank, CallBackTried, CallBackMeasured, CallBackAnswered, CallBackClosed)
KINDS_OF_A_VISIT = frozenset(body.KIND for body in OF_A_VISIT)
