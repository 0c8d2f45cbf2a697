"""案卷评查: a file is scored against a point table before it is archived; every lost point is named with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from app.clock.calendar import Calendar
from app.desk import Notice, Records
from app.finding import Finding
from app.ids import CaseId
from app.state import Case
from app.supervision import review_points as points
from app.supervision.review_points import Place, ReviewFile
from app.toml_table import TomlTable, read_toml
from app.wording import say

WHERE = "supervision/review.toml"
WHOLE = 100

PREDICATES: Mapping[str, Callable[[ReviewFile], Iterable[Place] | None]] = {
    "answered_in_time": points.answered_in_time,
    "acceptance_paper": points.acceptance_paper,
    "acceptance_limits": points.acceptance_limits,
    "identity": points.identity,
    "materials_in_file": points.materials_in_file,
    "gaps_told_once": points.gaps_told_once,
    "supplement_receipt": points.supplement_receipt,
    "opinions": points.opinions,
    "inspectors": points.inspectors,
    "stop_papers": points.stop_papers,
    "steps_in_time": points.steps_in_time,
    "decided_in_time": points.decided_in_time,
    "decision_paper": points.decision_paper,
    "reasons_and_remedies": points.reasons_and_remedies,
    "served": points.served,
}


@dataclass(frozen=True)
class Point:
    """One line of the point table."""

    code: str
    names: Mapping[str, str]
    basis: str
    points: int

    def name(self, language: str = "zh_CN") -> str:
        """Return what is asked for."""
        return self.names.get(language) or self.names["zh_CN"]


@dataclass(frozen=True)
class Lost:
    """A point that was lost, and where in the file."""

    point: Point
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Review:
    """The score out of 100; what does not apply to the case costs nothing."""

    number: str
    score: int
    lost: tuple[Lost, ...]
    unasked: tuple[Point, ...]


@lru_cache(maxsize=1)
def point_table() -> tuple[Point, ...]:
    """Return the points that ship with the program; Refused with a sentence when their file is not in order."""
    text = (resources.files("resources") / "supervision" / "review.toml").read_text("utf-8")
    table, faults = read_points(text)
    if faults:
        raise faults[0].refusal()
    return table


def read_points(text: str) -> tuple[tuple[Point, ...], tuple[Finding, ...]]:
    """Return the point table of a TOML text and everything that is wrong with it: unknown codes, points that are not 100."""
    faults: list[Finding] = []
    table = read_toml(text, WHERE, faults)
    found = tuple(_point(one) for one in table.tables("point", required=True))
    table.done()
    if not faults and sum(one.points for one in found) != WHOLE:
        table.fault("review.not_whole", "point", found=sum(one.points for one in found), whole=WHOLE)
    for code in sorted({one.code for one in found} ^ set(PREDICATES)):
        table.fault("review.unknown_point", "point", point=code)
    return found, tuple(faults)


def _point(table: TomlTable) -> Point:
    point = Point(
        table.text("code"),
        {"zh_CN": table.text("zh_CN"), "en": table.text("en")},
        table.text("basis"),
        table.number("points", least=1, most=WHOLE),
    )
    table.done()
    return point


def review_of(case: Case, notices: tuple[Notice, ...], calendar: Calendar) -> Review:
    """Return how the file of a case scores as it lies there; pure."""
    file = ReviewFile(case, notices, calendar)
    lost, unasked, off = [], [], 0
    for point in point_table():
        places = PREDICATES[point.code](file)
        if places is None:
            unasked.append(point)
            continue
        held = tuple(places)
        if held:
            lost.append(Lost(point, held))
            off += point.points
    return Review(case.number, WHOLE - off, tuple(lost), tuple(unasked))


def review_case(records: Records, case_id: CaseId, calendar: Calendar) -> Review:
    """Return how the file of a case scores. Raises NotFound."""
    return review_of(records.case(case_id), records.notices(case_id), calendar)


def lines_of(review: Review, language: str = "zh_CN") -> Iterator[str]:
    """Yield the review in lines: each lost point with its points, its basis and its places."""
    yield say("review.score", language, score=review.score, lost=WHOLE - review.score)
    for lost in review.lost:
        places = "；".join(place.say(language) for place in lost.places)
        name, basis = lost.point.name(language), lost.point.basis
        yield say("review.lost", language, points=lost.point.points, name=name, basis=basis, places=places)
    for point in review.unasked:
        yield say("review.unasked", language, name=point.name(language))
