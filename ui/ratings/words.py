"""The words of the page: segments, lines of the lists, facts, the story of a call-back or a complaint, the figures."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from app.clock.light import ClockReading
from app.ratings.levels import LabelSet, level_name
from app.ratings.statistics import Tally
from app.ratings.table import Move
from app.ratings.visit import Visit
from ui.clock_words import day_word, days_word

translate = QCoreApplication.translate


class Segment(StrEnum):
    """What the list shows."""

    CALLS = "calls"
    COMPLAINTS = "complaints"
    ALL = "all"


def segment_word(segment: Segment) -> str:
    """Return the word of a segment."""
    return {
        Segment.CALLS: translate("Ratings", "待回访"),
        Segment.COMPLAINTS: translate("Ratings", "投诉"),
        Segment.ALL: translate("Ratings", "全部评价"),
    }[segment]


def days_left(clock: ClockReading | None) -> str:
    """Return how long a clock still has, or how far it is over."""
    if clock is None or clock.light is None:
        return ""
    return days_word(clock.days_over, clock.remaining, clock.limit.unit)


def due_text(clock: ClockReading | None) -> str:
    """Return the due date of a clock that runs."""
    return "" if clock is None else day_word(clock.due, is_provisional=clock.provisional)


def rating_word(visit: Visit, language: str) -> str:
    """Return the level that was chosen, or that nothing was: a blank is told as a blank."""
    if visit.rating is not None:
        return level_name(visit.rating.labels, visit.rating.score, language)
    return translate("Ratings", "未评价")


def rating_tone(visit: Visit) -> str:
    """Return the tone of a rating's pill."""
    if visit.rating is None:
        return "plain"
    return "bad" if visit.rating.is_bad else "ok"


def move_title(move: Move) -> str:
    """Return what an act is called on its button and its panel."""
    return {
        Move.TRY: translate("Ratings", "登记联系"),
        Move.REACH: translate("Ratings", "登记联系"),
        Move.MEASURE: translate("Ratings", "登记整改"),
        Move.ANSWER: translate("Ratings", "登记反馈"),
        Move.CLOSE: translate("Ratings", "办结回访"),
        Move.VERIFY: translate("Ratings", "登记核实"),
        Move.REPLY: translate("Ratings", "登记答复"),
        Move.REVISIT: translate("Ratings", "登记回访"),
    }[move]


def index_word(tally: Tally, labels: LabelSet) -> str:
    """Return the index with its n; a dash while nobody rated."""
    return translate("Ratings", "{index}（n={n}）").format(index=tally.index(labels) or "—", n=tally.rated)


def figures_line(tally: Tally, labels: LabelSet, on: date, language: str) -> str:
    """Return the month in one line: how many, of them rated and blank, the five levels, the index with its n."""
    head = translate("Ratings", "{year} 年 {month} 月　办理 {visits} 次　评价 {rated} 次　未评价 {blank} 次").format(
        year=on.year, month=on.month, visits=tally.visits, rated=tally.rated, blank=tally.blank
    )
    levels = "　".join(f"{level.name(language)} {tally.by_score.get(level.score, 0)}" for level in labels.levels)
    index = translate("Ratings", "满意度 {index}").format(index=index_word(tally, labels))
    return f"{head}　｜　{levels}　｜　{index}"
