"""The head of the file: number large, item, state and step, department, applicant as far as it may be seen, clocks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.casefile import ClockLine
from app.desk import CaseRow
from app.office import Office
from app.register_words import grouped
from app.silence import SilentGrant
from app.state import Case
from app.ticket import ticket_words
from app.told_dates import MovedDate
from app.wording import name_of
from ui.casefile.clocks import ClockStrip
from ui.casefile.words import STATE_TONES, applicant_line
from ui.style import theme
from ui.validity_words import until_words
from ui.widgets.card import Card
from ui.widgets.layouts import FlowLayout
from ui.widgets.pill import Pill
from ui.widgets.text import Text

translate = QCoreApplication.translate


LONG = 48  # signs of item and department beside the number


class CaseHeader(Card):
    """`show_case(case, office, is_own=…, is_revealed=…)` and `show_clocks(lines)`."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self.number = Text("", role="h1")
        self.number.setObjectName("casefile.number")
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.state = Pill()
        self.state.setObjectName("casefile.state")
        self.step = Pill()
        self.stop = Pill()
        self.waiting = Pill()
        self.silence = Pill()
        self.silence.setObjectName("casefile.silence")
        self.ended = Pill()
        self.ended.setObjectName("casefile.ended")
        self.item = Text("", role="strong")
        self.long_item = Text("", role="strong", wraps=True)  # in the row it would widen the page
        self.long_item.hide()
        self.applicant = Text("", wraps=True)
        self.applicant.setObjectName("casefile.applicant")
        self.visit = Text("", role="muted", wraps=True)
        self.visit.setObjectName("casefile.visit")
        self.custody = Text("", role="muted", wraps=True)
        self.custody.setObjectName("casefile.custody")
        self.custody.hide()
        self.moved = Text("", tone="warn", wraps=True)
        self.moved.setObjectName("casefile.moved")
        self.moved.hide()
        self.clocks = ClockStrip()
        row = QWidget()
        flow = FlowLayout(row, gap=10)
        for widget in (
            self.number,
            self.state,
            self.step,
            self.silence,
            self.stop,
            self.waiting,
            self.ended,
            self.item,
        ):
            flow.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        row.setSizePolicy(policy)
        self.add(row)
        self.add(self.long_item)
        self.add(self.applicant)
        self.add(self.visit)
        self.add(self.custody)
        self.add(self.clocks)
        self.add(self.moved)

    def show_case(self, case: Case, office: Office, *, is_own: bool, is_revealed: bool) -> None:
        """Show another case, or the same one after something happened."""
        self.number.show_text(grouped(case.number))
        self.state.show_text(name_of("state", case.state.value, self._language), STATE_TONES.get(case.state))
        self.step.show_text(case.step, None)
        grounds = "、".join(dict.fromkeys(stop.body.ground for stop in case.open_stops))
        self.stop.show_text(translate("CaseFile", "暂停：{ground}").format(ground=grounds) if grounds else "", "warn")
        asked = "、".join(name_of("action", p.body.action, self._language) for p in case.pending)
        self.waiting.show_text(translate("CaseFile", "待复核：{what}").format(what=asked) if asked else "", "warn")
        self.ended.show_text(self._ended(case), "bad")
        department = office.department(case.department).name
        item = f"{case.plan.name} · {department}{_custody(case, office)}"
        is_long = len(item) > LONG
        for text, is_shown in ((self.item, not is_long), (self.long_item, is_long)):
            text.show_text(item)
            text.setVisible(is_shown)
        who = applicant_line(case, is_own=is_own, is_revealed=is_revealed)
        self.applicant.show_text("　".join(part for part in (who, self._on_certificate(case)) if part))

    def _ended(self, case: Case) -> str:
        """Return how the permit ended and from which day on; empty while it stands."""
        if not case.permit_ends:
            return ""
        last = case.permit_ends[-1]
        what = name_of("public_status", last.ending.value, self._language)
        return translate("CaseFile", "许可{what}，{day} 起生效").format(what=what, day=last.effective_on.isoformat())

    def show_custody(self, text: str, tone: str | None) -> None:
        """Show where the folder lies; nothing at a desk without a center."""
        self.custody.show_text(text, tone)
        self.custody.setVisible(bool(text))

    def show_visit(self, case: Case, visit: Sequence[CaseRow]) -> None:
        """Show the queue ticket, and the other items of the same visit (一窗多事); nothing when there is neither."""
        ticket = (
            translate("CaseFile", "排队号 {ticket}").format(ticket=ticket_words(case.ticket)) if case.ticket else ""
        )
        others = [f"{row.item_name}（{grouped(row.number)[-6:]}）" for row in visit if row.id != case.id]
        told = translate("CaseFile", "同次办理：{items}").format(items="、".join(others)) if others else ""
        text = "　".join(part for part in (ticket, told) if part)
        self.visit.show_text(text)
        self.visit.setVisible(bool(text))

    def _on_certificate(self, case: Case) -> str:
        """Return on which certificate the case was applied for, and which one it made."""
        parts, pattern = [], translate("CaseFile", "{number}，有效期至 {day}")
        if case.follows is not None:
            day = until_words(case.follows.valid_to)
            what = name_of("follow", case.follows.kind.value, self._language)
            told = pattern.format(number=case.follows.number, day=day)
            parts.append(translate("CaseFile", "{what}申请：原证 {told}").format(what=what, told=told))
        if case.certificate is not None:
            told = pattern.format(
                number=case.certificate.certificate_number, day=until_words(case.certificate.valid_to)
            )
            parts.append(translate("CaseFile", "证照 {told}").format(told=told))
        return "　".join(parts)

    def show_moved(self, moved: Sequence[MovedDate]) -> None:
        """Show the dates of papers that a later table has moved: the recomputed one rules, both are in sight."""
        pattern = translate("CaseFile", "《{title}》{number} 所载{field} {told}，按现行工作日历为 {now}，以后者为准")
        lines = [
            pattern.format(title=one.title, number=one.number, field=one.field, told=one.told, now=one.now)
            for one in moved
        ]
        self.moved.show_text("\n".join(lines), "warn")
        self.moved.setVisible(bool(lines))

    def show_silence(self, found: SilentGrant | None) -> None:
        """Say that the law has granted the case, although nobody took note of it yet."""
        told = translate("CaseFile", "依法视为同意（{day} 起，待确认）")
        self.silence.show_text(told.format(day=found.granted_on.isoformat()) if found else "", "bad")

    def show_slim(self, is_slim: bool) -> None:
        """Give the height of the clocks to the paper that is open, where the screen is low."""
        self.clocks.setVisible(bool(self.clocks.tiles()) and not (is_slim and theme().is_compact))

    def show_clocks(self, lines: Sequence[ClockLine], *, is_new: bool) -> None:
        """Show the clocks as of today."""
        self.clocks.show_clocks(lines, is_new=is_new)


def _custody(case: Case, office: Office) -> str:
    """Return who holds the case now where that is not the department of the item: a joint step belongs to several."""
    holders = {case.plan.step(step).department for step in case.open_steps}
    names = [office.department(code).name for code in sorted(holders) if code != case.department]
    return translate("CaseFile", " · 现由 {names} 办理").format(names="、".join(names)) if names else ""
