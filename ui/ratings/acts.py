"""What is done on the page: each act opens its panel, keeps what is typed, and happens in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.errors import Trouble
from app.events.ratings import Remedy
from app.ratings import call_back, complain
from app.ratings.complain import Grievance, take_complaint
from app.ratings.levels import labels_on
from app.ratings.queries import CallBackLine, ComplaintLine
from app.ratings.rate import rate_by_code
from app.ratings.rules import RatingRules
from app.ratings.table import Move
from app.wording import say_trouble
from ui.page import Page
from ui.ratings.move_panel import MovePanel
from ui.ratings.panels import complaint_panel, move_panel, paper_panel
from ui.surroundings import Surroundings

translate = QCoreApplication.translate
COMPLAINT, PAPER = "new-complaint", "new-paper"
VERBS: dict[Move, Callable[..., Any]] = {
    Move.REACH: call_back.contact,
    Move.MEASURE: call_back.measure,
    Move.ANSWER: call_back.answer,
    Move.CLOSE: call_back.close,
    Move.VERIFY: complain.verify,
    Move.REPLY: complain.reply,
    Move.REVISIT: complain.revisit,
}


class Acts(QObject):
    """`move(line, move)`, `take_complaint()`, `enter_paper()`; `done(text, value)` follows, `kept(key, content)` a key."""

    done = Signal(str, object)
    kept = Signal(str, object)

    def __init__(self, page: Page, around: Surroundings, forms: dict[str, dict[str, str]]) -> None:
        super().__init__(page)
        self._page = page
        self._around = around
        self._forms = forms
        self._panel: MovePanel | None = None

    def tell(self, trouble: Trouble, language: str) -> bool:
        """Tell a trouble in the open panel, which stays open; False while there is none."""
        if self._panel is not None:
            self._panel.set_problem(say_trouble(trouble, language))
        return self._panel is not None

    def move(self, line: CallBackLine | ComplaintLine, move: Move, rules: RatingRules, phone: str = "") -> None:
        """Open the panel of the next act on this call-back or complaint."""
        named = line.visit.id if isinstance(line, CallBackLine) else line.complaint.id
        panel = move_panel(move, self._around.language, days=rules.complex_days, phone=phone)
        told = panel.accessibleName()
        key = f"{named}/{move.value}"
        self._open(panel, key, lambda given: self._do(key, told, VERBS[move], named, **facts_of(move, given)))

    def take_complaint(self) -> None:
        """F5: somebody complains."""
        panel = complaint_panel(self._around.setting().office.departments, self._around.language)
        told = translate("Ratings", "已登记投诉")
        self._open(panel, COMPLAINT, lambda given: self._do(COMPLAINT, told, take_complaint, Grievance(**given)))

    def enter_paper(self) -> None:
        """F4: a paper form from the box is entered by its code."""
        panel = paper_panel(labels_on(self._around.setting().moment.on), self._around.language)
        told = translate("Ratings", "已登记纸质评价")

        def confirm(given: dict[str, str]) -> None:
            facts = {"score": int(given["score"]), "is_named": given["named"] == "named"}
            self._do(PAPER, told, rate_by_code, given["code"], comment=given.get("words", ""), **facts)

        self._open(panel, PAPER, confirm)

    def _open(self, panel: MovePanel, key: str, confirm: Callable[[dict[str, str]], object]) -> None:
        panel.show_content(self._forms.get(key, {}))
        panel.changed.connect(lambda: self.kept.emit(key, panel.content()))
        panel.confirmed.connect(lambda: self._confirm(panel, confirm))
        panel.ended.connect(self._on_ended)
        self._page.panel_wanted.emit(panel)
        self._panel = panel

    def _confirm(self, panel: MovePanel, confirm: Callable[[dict[str, str]], object]) -> None:
        if not self._around.work.is_busy(self._page):
            confirm(panel.content())

    def _on_ended(self) -> None:
        self._panel = None

    def _do(self, key: str, told: str, verb: Callable[..., Any], *args: Any, **facts: Any) -> None:
        def on_done(value: object) -> None:
            self.kept.emit(key, {})
            if self._panel is not None:
                self._panel.close_panel()
            self.done.emit(told, value)

        self._around.work.do(self._page, verb, on_done, *args, **facts)


def facts_of(move: Move, given: dict[str, str]) -> dict[str, Any]:
    """Return the arguments of the verb from what the panel says."""
    choice, words = given["choice"], given.get("words", "")
    if move is Move.REACH:
        return {"is_reached": choice != "missed", "is_verified": choice == "verified", "words": words}
    if move is Move.MEASURE:
        kind, _, days = choice.partition(":")
        return {"remedy": Remedy(kind), "days": int(days or 0), "words": words}
    name = {Move.ANSWER: "way", Move.REPLY: "way", Move.VERIFY: "finding"}.get(move, "result")
    return {name: choice, "words": words}
