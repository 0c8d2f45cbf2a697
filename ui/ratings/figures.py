"""The figures of a year: per window officer, item or month, each with its n; a blank stays a blank."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from app.ids import OfficerId
from app.ratings.levels import LabelSet
from app.ratings.queries import RatingDesk
from app.ratings.statistics import RatingCount, Tally, tallies
from ui.casefile.tables import FittedTable
from ui.ratings.words import index_word
from ui.widgets.card import Card
from ui.widgets.case_model import Column
from ui.widgets.segments import SegmentedChoice

translate = QCoreApplication.translate


class FiguresCard(Card):
    """`show_desk(desk, labels)`; Left and Right on the choice change the heading."""

    def __init__(self, language: str) -> None:
        super().__init__(translate("Ratings", "近一年统计"))
        self._language = language
        self._desk = RatingDesk()
        self._labels: LabelSet | None = None
        choices = [
            ("officer", translate("Ratings", "按窗口人员")),
            ("item", translate("Ratings", "按事项")),
            ("month", translate("Ratings", "按月")),
        ]
        self.choice = SegmentedChoice(translate("Ratings", "统计口径"), "ratings.figures.by", choices)
        self.table: FittedTable | None = None
        self.add(self.choice)
        self.choice.chosen.connect(lambda _: self._show())

    def show_desk(self, desk: RatingDesk, labels: LabelSet) -> None:
        """Show fresh figures."""
        self._desk = desk
        if self.table is None:
            self._labels = labels
            self.table = FittedTable(
                "ratings.figures", translate("Ratings", "满意度统计"), self._columns(labels), key=lambda t: t.key
            )
            self.add(self.table, 1)
        self._show()

    def rows(self) -> tuple[Tally, ...]:
        """Return the figures under the heading that is chosen."""
        return tallies(self._desk.counts, _headings(self._desk.names)[self.choice.code()])

    def _show(self) -> None:
        if self.table is not None:
            self.table.show_rows(self.rows())

    def _columns(self, labels: LabelSet) -> list[Column]:
        def of(score: int) -> Callable[[Tally], str]:
            return lambda t: str(t.by_score.get(score, 0) or "")

        levels = [Column(level.name(self._language), of(level.score), 4, is_right=True) for level in labels.levels]
        return [
            Column(translate("Ratings", "名称"), lambda t: str(t.key)),
            Column(translate("Ratings", "满意度"), lambda t: index_word(t, labels), 7, is_right=True),
            Column(translate("Ratings", "评价/办理"), lambda t: f"{t.rated}/{t.visits}", 4, is_right=True),
            *levels,
        ]


def _headings(names: Mapping[OfficerId, str]) -> dict[str, Callable[[RatingCount], str]]:
    return {
        "officer": lambda count: names.get(count.officer, count.officer),
        "item": lambda count: count.item_name,
        "month": lambda count: count.month,
    }
