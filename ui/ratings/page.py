"""The page 评价投诉: call-backs, complaints and all ratings on the left; what was said and done on the right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from app.desk import Notice
from app.errors import NotFound, Refused, Trouble
from app.ids import OfficerId
from app.ratings.complaint import Complaint
from app.ratings.levels import labels_on
from app.ratings.queries import (
    PAGE,
    CallBackFile,
    CallBackLine,
    ComplaintLine,
    RatingDesk,
    call_back_file,
    drafts,
    rating_desk,
)
from app.ratings.records import VisitRow
from app.ratings.register import print_register
from app.ratings.rules import RatingRules, rules_of, shipped_rules
from app.ratings.statistics import tally
from app.ratings.table import ROWS, Move, next_move
from app.ratings.visit import Visit
from app.wording import say
from ui.page import Page, PageAction
from ui.page_draft import PageDraft
from ui.ratings.acts import Acts
from ui.ratings.detail import Detail
from ui.ratings.head import phone_of
from ui.ratings.listing import Line, Listing
from ui.ratings.words import Segment, figures_line, move_title
from ui.style import em, theme
from ui.surroundings import Surroundings
from ui.widgets.text import Text
from ui.widgets.worklist import WorkList

translate = QCoreApplication.translate
LINES_WITH_FIGURES = 18


class RatingsPage(Page):
    """F12 is always the next act on what is under the cursor; overdue ones stand on top."""

    key = PAGE

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self.title = translate("RatingsPage", "评价投诉")
        self._around = surroundings
        self._desk = RatingDesk()
        self._rules: RatingRules = shipped_rules()
        self._phone = ""
        self._is_opened = False
        self._is_listed = False
        self._begins = False
        self._forms: dict[str, dict[str, str]] = {}
        self.figures = Text("", role="muted", wraps=True)
        self.figures.setObjectName("ratings.line")
        self.listing = Listing(surroundings.language)
        self.detail = Detail(surroundings.language)
        self.acts = Acts(self, surroundings, self._forms)
        self.drafting = PageDraft(surroundings.work, surroundings.setting, PAGE, lambda: dict(self._forms))
        self.drafting.setParent(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(20, 8, 20, 0)
        head.addWidget(self.figures)
        column.addLayout(head)
        column.addWidget(WorkList(self.listing, self.detail, share=0.38, most=520), 1)
        self.listing.picked.connect(self._on_picked)
        self.listing.opened.connect(self.go_on)
        self.acts.done.connect(self._on_done)
        self.acts.kept.connect(self._on_kept)
        self.drafting.noted.connect(self.noted)
        theme().changed.connect(self._fit)

    def actions(self) -> list[PageAction]:  # type: ignore[override]
        """Return the acts on what is under the cursor; the next one is the primary one."""
        line = self.listing.line()
        bar = [
            PageAction("F4", translate("RatingsPage", "纸质评价"), "notebook-pen", self.acts.enter_paper),
            PageAction("F5", translate("RatingsPage", "登记投诉"), "message-square", self.acts.take_complaint),
        ]
        if isinstance(line, ComplaintLine) or self.listing.current() is Segment.COMPLAINTS:
            bar.append(PageAction("F11", translate("RatingsPage", "打印登记簿"), "printer", self.print_register))
        if isinstance(line, CallBackLine | VisitRow):
            bar.append(PageAction("F10", translate("RatingsPage", "办件档案"), "folder-open", self._open_file))
        return [*bar, *self._moves(line), *self._quiet_actions()]

    def _moves(self, line: Line | None) -> list[PageAction]:
        if not isinstance(line, CallBackLine | ComplaintLine):
            return []
        state = line.complaint.state if isinstance(line, ComplaintLine) else _state(line.visit)
        why = self._why_not(line)
        moves = []
        usual = next_move(state) if state is not None else None
        early = any(row.state is state and row.move is Move.CLOSE and not row.is_next for row in ROWS)
        if early and isinstance(line, CallBackLine) and line.visit.call_back and line.visit.call_back.notes:
            text = translate("RatingsPage", "直接办结")
            moves.append(PageAction("F8", text, "circle-check", self.close_early, is_enabled=not why, why=why))
        if usual is not None:
            icon = "phone" if usual in (Move.REACH, Move.ANSWER, Move.REVISIT) else "square-pen"
            moves.append(
                PageAction("F12", move_title(usual), icon, self.go_on, is_primary=True, is_enabled=not why, why=why)
            )
        return moves

    def _quiet_actions(self) -> list[PageAction]:
        quiet: list[tuple[str, str, Any]] = [
            ("F2", translate("RatingsPage", "下一类"), self.listing.next_segment),
            ("F3", translate("RatingsPage", "到列表"), self.listing.focus_list),
        ]
        return [PageAction(key, text, "", slot, is_in_bar=False) for key, text, slot in quiet]

    def refresh(self, changed: set[str]) -> None:
        """Ask for the lists, the limits and, once, what was being written."""
        if changed and not changed & {"ratings", "settings"}:
            return
        setting, work = self._around.setting(), self._around.work
        if not self._is_opened:
            work.ask(self, drafts, self._on_drafts, setting.officer.id)
        work.ask(self, rules_of, self._on_rules)
        work.ask(self, rating_desk, self._on_desk, setting.officer, setting.calendar, setting.moment.on)

    def first_focus(self) -> None:
        """Begin in the list, as soon as it is there."""
        self._begins = not self._is_listed
        self.listing.focus_list()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the month's line out where the lists need the room; the figures stand below the visits, too."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.figures.setVisible(self.height() >= LINES_WITH_FIGURES * em())

    def keep_drafts(self) -> None:
        """Keep what is being written."""
        self.drafting.keep_now()

    def take_trouble(self, trouble: Trouble) -> bool:
        """Tell a refusal in the open panel; what is gone is asked for anew."""
        if isinstance(trouble, NotFound):
            self.refresh(set())
        return isinstance(trouble, Refused | NotFound) and self.acts.tell(trouble, self._around.language)

    def go_on(self) -> None:
        """F12 or Enter: the next act on the call-back or complaint under the cursor."""
        line = self.listing.line()
        if isinstance(line, CallBackLine | ComplaintLine):
            state = line.complaint.state if isinstance(line, ComplaintLine) else _state(line.visit)
            move = next_move(state) if state is not None else None
            if move is not None and not self._why_not(line):
                phone = line.complaint.phone if isinstance(line, ComplaintLine) else self._phone
                self.acts.move(line, move, self._rules, phone)

    def close_early(self) -> None:
        """F8: closed without the usual steps, with its result and reason."""
        line = self.listing.line()
        if isinstance(line, CallBackLine):
            self.acts.move(line, Move.CLOSE, self._rules, self._phone)

    def print_register(self) -> None:
        """F11: the register of this year on paper."""
        year = self._around.setting().moment.on.year
        self._around.work.do(self, print_register, self._on_register, year)

    def _why_not(self, line: CallBackLine | ComplaintLine) -> str:
        officer = self._around.setting().officer
        given = line.visit.rating if isinstance(line, CallBackLine) else None
        about: OfficerId | None = given.officer if given else None
        if isinstance(line, ComplaintLine):
            about = line.complaint.about_officer
        return say("rating.own_matter", self._around.language, officer=officer.name) if about == officer.id else ""

    def _open_file(self) -> None:
        line = self.listing.line()
        if isinstance(line, CallBackLine | VisitRow):
            self._around.go("casefile", line.visit.number)

    def _on_drafts(self, kept: Mapping[str, Any]) -> None:
        if not self._is_opened:
            self._is_opened = True
            self._forms.update({str(key): dict(value) for key, value in kept.items() if isinstance(value, Mapping)})
            self.drafting.restored(dict(self._forms))

    def _on_rules(self, rules: RatingRules) -> None:
        self._rules = rules

    def _on_desk(self, desk: RatingDesk) -> None:
        self._desk = desk
        on = self._around.setting().moment.on
        labels = labels_on(on)
        month = f"{on:%Y-%m}"
        now = tally([count for count in desk.counts if count.month == month], month)
        self.figures.show_text(figures_line(now, labels, on, self._around.language))
        self.detail.figures.show_desk(desk, labels)
        self.listing.show_desk(desk)
        self._is_listed = True
        if self._begins and self.listing.isAncestorOf(self.window().focusWidget()):
            self.listing.focus_list()
        self._begins = False
        self.count_changed.emit(*self.listing.urgency())

    def _on_picked(self, line: Line | None) -> None:
        self._phone = ""
        is_all = self.listing.current() is Segment.ALL
        self.detail.show_line(line, self._desk.names, self._around.setting().office, is_all=is_all)
        if isinstance(line, CallBackLine):
            self._around.work.ask_latest(self, "file", call_back_file, self._on_file, line.visit.id)
        self.actions_changed.emit()

    def _on_file(self, found: CallBackFile) -> None:
        line = self.listing.line()
        if isinstance(line, CallBackLine) and line.visit.id == found.visit.id:
            self._phone = phone_of(found)
            self.detail.show_phone(found)

    def _on_kept(self, key: str, content: dict[str, str]) -> None:
        if content:
            self._forms[key] = content
        else:
            self._forms.pop(key, None)
        self.drafting.restart()

    def _on_done(self, told: str, value: Visit | Complaint) -> None:
        number = value.number if isinstance(value, Complaint) else value.code
        self._around.result(f"{told}：{number}", None)
        if isinstance(value, Complaint):
            self.listing.show_segment(Segment.COMPLAINTS, value.id)
        self.listing.focus_list()

    def _on_register(self, notice: Notice) -> None:
        self._around.print_notices((notice,))
        self._around.result(translate("RatingsPage", "已出具《{title}》").format(title=notice.title), None)


def _state(visit: Visit) -> Any:
    return visit.call_back.state if visit.call_back else None
