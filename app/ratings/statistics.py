"""How satisfied the applicants were, with n beside every figure; a blank is counted as a blank, never as a five."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from app.ids import OfficerId
from app.ratings.levels import LabelSet

BLANK = 0


@dataclass(frozen=True)
class RatingCount:
    """How many visits of one month, item and officer got this score (0: no rating)."""

    month: str
    item: str
    item_name: str
    officer: OfficerId
    score: int
    n: int


@dataclass(frozen=True)
class Tally:
    """Visits under one heading by score; `index` weighs the rated ones only."""

    key: str
    by_score: dict[int, int] = field(default_factory=dict)

    @property
    def visits(self) -> int:
        """Return how many visits there were."""
        return sum(self.by_score.values())

    @property
    def rated(self) -> int:
        """Return how many of them were rated."""
        return self.visits - self.blank

    @property
    def blank(self) -> int:
        """Return how many were left blank or never asked."""
        return self.by_score.get(BLANK, 0)

    def index(self, labels: LabelSet) -> str:
        """Return the satisfaction index, 0.0 to 100.0, rounded half up; "" while nobody rated: there is no figure then."""
        if not self.rated:
            return ""
        points = sum(labels.level(score).points * n for score, n in self.by_score.items() if score != BLANK)
        tenths = (points * 20 + self.rated) // (2 * self.rated)
        return f"{tenths // 10}.{tenths % 10}"


def tally(counts: Iterable[RatingCount], key: str = "") -> Tally:
    """Return all counts under one heading."""
    found: dict[int, int] = {}
    for count in counts:
        found[count.score] = found.get(count.score, 0) + count.n
    return Tally(key, found)


def tallies(counts: Iterable[RatingCount], of: Callable[[RatingCount], str]) -> tuple[Tally, ...]:
    """Return one tally per heading, by heading."""
    groups: dict[str, list[RatingCount]] = {}
    for count in counts:
        groups.setdefault(of(count), []).append(count)
    return tuple(tally(groups[key], key) for key in sorted(groups))
