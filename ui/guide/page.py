"""The page 启用准备: one line a step, each with its state and the key that leads to where it is done."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.readiness import Setup, SetupStep, readiness
from ui.calendar.leaning_banner import LeaningBanner
from ui.guide.words import PLACES, reason_of, title_of
from ui.page import Page, PageAction
from ui.surroundings import Surroundings
from ui.widgets.buttons import ActionButton
from ui.widgets.card import Card
from ui.widgets.layouts import ScrollColumn
from ui.widgets.pill import Pill
from ui.widgets.text import Text

translate = QCoreApplication.translate


class StepCard(Card):
    """One step: its name, its state, why it matters, the way to it."""

    def __init__(self, setup: Setup, number: int) -> None:
        super().__init__(title_of(setup), step=number)
        self.pill = Pill()
        self.add_to_head(self.pill)
        self.reason = Text("", role="muted", wraps=True)
        self.go = ActionButton(translate("Guide", "去办理"), key=f"Alt+{number}", icon_name="arrow-right")
        self.go.setObjectName(f"guide.{setup.value}")
        self.go.setAccessibleName(title_of(setup))
        row = QHBoxLayout()
        row.addWidget(self.reason, 1)
        row.addWidget(self.go, 0, Qt.AlignmentFlag.AlignVCenter)
        self.add_layout(row)

    def show_step(self, step: SetupStep, language: str) -> None:
        """Show how the step stands."""
        done, open_ = translate("Guide", "已完成"), translate("Guide", "待办")
        self.pill.show_text(done if step.is_done else open_, "ok" if step.is_done else "warn")
        self.reason.show_text(reason_of(step, language))


class GuidePage(Page):
    """F12 goes to the first step that is not done; Alt and a digit to any; coming back shows what is left."""

    key = "guide"

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self.title = translate("Guide", "启用准备")
        self._around = surroundings
        self.steps: tuple[SetupStep, ...] = ()
        self.banner = LeaningBanner("guide.banner", surroundings)
        self.head = Text("", role="strong", wraps=True)
        self.head.setObjectName("guide.head")
        self.cards = {setup: StepCard(setup, number) for number, setup in enumerate(Setup, 1)}
        column = ScrollColumn()
        column.setObjectName("guide.column")
        column.add(self._headed())
        for setup, card in self.cards.items():
            column.add(card)
            card.go.clicked.connect(partial(self._on_clicked, setup))
        column.add_stretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.banner)
        layout.addWidget(column, 1)
        self.refresh(set())

    def actions(self) -> list[PageAction]:  # type: ignore[override]
        """The next step, and each by its digit."""
        open_ = self.open_steps()
        shown = [
            PageAction(f"Alt+{number}", title_of(setup), "", partial(self.go, setup), is_in_bar=False)
            for number, setup in enumerate(Setup, 1)
        ]
        if open_:
            text = translate("Guide", "下一步：{what}").format(what=title_of(open_[0].setup))
            shown.append(PageAction("F12", text, "arrow-right", lambda: self.go(open_[0].setup), is_primary=True))
        return shown

    def open_steps(self) -> tuple[SetupStep, ...]:
        """Return the steps that are not done yet."""
        return tuple(step for step in self.steps if not step.is_done)

    def refresh(self, changed: set[str]) -> None:
        """Ask how the steps stand, and whether a year of working days is missed."""
        if not changed or "calendar" in changed:
            self.banner.ask()
        if not changed or changed & {"settings", "officers", "items"}:
            self._around.work.ask_latest(self, "steps", readiness, self._on_steps, self._around.setting().catalogue)

    def first_focus(self) -> None:
        """Begin at the first step that is not done."""
        open_ = self.open_steps()
        self.cards[open_[0].setup if open_ else Setup.OFFICE].go.setFocus()

    def go(self, setup: Setup) -> None:
        """Go to where the step is done."""
        page, section = PLACES[setup]
        self._around.go(page, section or None)

    def _on_clicked(self, setup: Setup, _: bool = False) -> None:
        self.go(setup)

    def _headed(self) -> QWidget:
        holder = QWidget()
        row = QVBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.head)
        return holder

    def _on_steps(self, steps: tuple[SetupStep, ...]) -> None:
        is_first = not self.steps
        self.steps = steps
        for step in steps:
            self.cards[step.setup].show_step(step, self._around.language)
        left = len(self.open_steps())
        told = translate("Guide", "还有 {n} 项要办，办完即可接待第一位申请人；每项随时可以再改").format(n=left)
        self.head.show_text(told if left else translate("Guide", "都办好了，本窗口可以接待申请人"), None)
        self.count_changed.emit(left, "warn" if left else "")
        self.actions_changed.emit()
        if is_first and self.isVisible():
            self.first_focus()
