"""停机补录: outages declared by two, and the cases entered for them with claimed and typed times side by side."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout

from app.errors import Trouble
from app.register_words import grouped
from app.supervision.back_entry import ask_outage, close_outage, open_outage, parse_moment
from app.supervision.outage import Outage, OutageState
from app.supervision.outages import OutageDesk, outage_desk
from app.supervision.rights import may_supervise
from app.wording import name_of, say_trouble
from ui.page import AtExplanation, Page, PageAction
from ui.supervision.outage_words import outage_word
from ui.supervision.section import Section
from ui.surroundings import Surroundings
from ui.widgets.card import Card
from ui.widgets.case_list import CaseEntry, CaseList
from ui.widgets.case_model import Column
from ui.widgets.case_table import CaseTable
from ui.widgets.field import Field, TextField
from ui.widgets.panels import BarPanel, SecondOfficerPanel

translate = QCoreApplication.translate
CENTER_COLUMN = 3


class OutagePanel(BarPanel):
    """From when to when, and why."""

    def __init__(self) -> None:
        super().__init__(
            "supervision.outage",
            translate("Supervision", "登记停机时段"),
            confirm=translate("Supervision", "登记停机时段"),
            note=translate("Supervision", "须由第二人复核后才能补录，两人中至少一名监察员"),
        )
        hint = translate("Supervision", "如 2026-11-20 14:30")
        self.first = Field(translate("Supervision", "停机开始(&B)"), "supervision.outage.first", hint=hint)
        self.last = Field(translate("Supervision", "恢复时间(&E)"), "supervision.outage.last", hint=hint)
        self.reason = TextField(translate("Supervision", "停机原因(&R)"), "supervision.outage.reason", lines=2)
        for field in (self.first, self.last):
            self.add(field)
        self.add(self.reason, 3)

    def facts(self) -> dict[str, object]:
        """Return the arguments of ask_outage."""
        return {
            "first_at": parse_moment(self.first.text()),
            "last_at": parse_moment(self.last.text()),
            "reason": self.reason.text(),
        }


class OutageSection(Section):
    """F5 declares, F12 signs as the second person or closes; the cases of the outage stand on the right."""

    key = "outages"

    def __init__(self, page: Page, around: Surroundings) -> None:
        super().__init__()
        self._page, self._around = page, around
        self._desk = OutageDesk()
        self._panel: BarPanel | None = None
        self.lines = CaseList("supervision.outages", translate("Supervision", "停机时段"))
        columns = (
            Column(translate("Supervision", "办件编号"), lambda one: grouped(one.number), 15),
            Column(translate("Supervision", "纸质时间"), lambda one: one.claimed, 8),
            Column(translate("Supervision", "录入时间"), lambda one: one.typed, 8),
            Column(translate("Supervision", "中心时间"), lambda one: one.center or "—", 9),
            Column(translate("Supervision", "设备"), lambda one: one.device, 4),
            Column(translate("Supervision", "纸质编号"), lambda one: one.paper),
        )
        self.entries = CaseTable(
            "supervision.outages.cases", translate("Supervision", "补录的办件"), columns, key=lambda one: one.case
        )
        left, right = Card(translate("Supervision", "停机时段")), Card(translate("Supervision", "补录的办件"))
        left.add(self.lines, 1)
        self._card = left
        right.add(self.entries, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(left, 2)
        row.addWidget(right, 5)
        self.lines.picked.connect(lambda _: self._on_picked())
        self.lines.opened.connect(lambda _: self.entries.setFocus())
        self.entries.opened.connect(lambda one: around.go("casefile", AtExplanation(one.number)))

    def word(self) -> str:
        """Return what the section is called."""
        return translate("Supervision", "停机补录")

    def actions(self) -> list[PageAction]:  # type: ignore[override]
        """Return the acts of the section."""
        bar = [PageAction("F5", translate("Supervision", "登记停机"), "circle-plus", self.declare)]
        held, officer = self.outage(), self._around.setting().officer
        if held is not None and held.state is not OutageState.CLOSED:
            bar.append(PageAction("F8", translate("Supervision", "关闭时段"), "ban", self.close_it))
        if held is not None and held.state is OutageState.ASKED:
            is_own = held.asked_by == officer.id
            word = translate("Supervision", "请第二人复核") if is_own else translate("Supervision", "复核同意")
            bar.append(PageAction("F12", word, "shield-check", self.sign, is_primary=True))
        quiet = [
            ("F4", translate("Supervision", "到列表"), self.lines.setFocus),
            ("F7", translate("Supervision", "到右侧办件"), self.entries.setFocus),
        ]
        return [*bar, *(PageAction(key, text, "", slot, is_in_bar=False) for key, text, slot in quiet)]

    def refresh(self, changed: set[str]) -> None:
        """Ask again when outages or cases changed."""
        if not changed or changed & {"supervision", "cases"}:
            self._around.work.ask_latest(self, "outages", outage_desk, self._on_desk)

    def first_focus(self) -> None:
        """Begin in the list."""
        self.lines.setFocus()

    def case_number(self) -> str | None:
        """Return the number of the case under the cursor of the list on the right."""
        row = self.entries.row_value() if self.entries.hasFocus() else None
        return None if row is None else str(row.number)

    def clear_secrets(self) -> None:
        """Forget what was shown."""
        self._on_desk(OutageDesk())

    def take_trouble(self, trouble: Trouble) -> bool:
        """Tell a refusal in the open panel."""
        if self._panel is None:
            return False
        self._panel.set_problem(say_trouble(trouble, self._around.language))
        return True

    def outage(self) -> Outage | None:
        """Return the outage under the cursor."""
        key = self.lines.key()
        return next((one for one in self._desk.outages if one.id == key), None)

    def declare(self) -> None:
        """F5: the program could not be used."""
        if may_supervise(self._around.setting().officer):
            panel = OutagePanel()
            told = translate("Supervision", "已登记停机时段，待第二人复核")
            panel.confirmed.connect(lambda: self._do(ask_outage, told, **panel.facts()))
            self._open(panel)

    def sign(self) -> None:
        """F12: sign as the second person, or let the second person sign here."""
        held = self.outage()
        if held is None or held.state is not OutageState.ASKED:
            return
        told = translate("Supervision", "停机时段已开放补录")
        if held.asked_by != self._around.setting().officer.id:
            title = translate("Supervision", "复核停机时段")
            panel = BarPanel(
                "supervision.outage.sign", title, confirm=translate("Supervision", "复核同意"), note=held.reason
            )
            panel.confirmed.connect(lambda: self._do(open_outage, told, held.id))
            self._open(panel)
            return
        second = SecondOfficerPanel(
            "supervision.outage.second", translate("Supervision", "复核停机时段"), note=held.reason
        )

        def on_confirmed() -> None:
            if not self._around.work.is_busy(self._page):
                officer, password = second.take()
                job = self._around.as_officer
                self._around.work.run(
                    self._page, lambda: job(officer, password, open_outage, held.id), lambda _: self._on_done(told)
                )

        second.confirmed.connect(on_confirmed)
        self._open(second)

    def close_it(self) -> None:
        """F8: everything is entered."""
        held = self.outage()
        if held is not None and held.state is not OutageState.CLOSED:
            self._do(close_outage, translate("Supervision", "停机时段已关闭"), held.id)

    def _open(self, panel: BarPanel) -> None:
        panel.ended.connect(self._on_ended)
        self._panel = panel
        self._page.panel_wanted.emit(panel)

    def _do(self, verb: object, told: str, *args: object, **facts: object) -> None:
        if not self._around.work.is_busy(self._page):
            self._around.work.do(self._page, verb, lambda _: self._on_done(told), *args, **facts)  # type: ignore[arg-type]

    def _on_done(self, told: str) -> None:
        if self._panel is not None:
            self._panel.close_panel()
        self._around.result(told, None)
        self.lines.setFocus()

    def _on_ended(self) -> None:
        self._panel = None

    def _on_desk(self, desk: OutageDesk) -> None:
        self._desk = desk
        self.lines.show_entries([self._entry(one) for one in desk.outages])
        self._card.set_note("" if desk.outages else translate("Supervision", "还没有登记过"))
        self._on_picked()

    def _entry(self, one: Outage) -> CaseEntry:
        state = name_of("outage_state", one.state.value, self._around.language)
        count = translate("Supervision", "{n} 件").format(n=len(self._desk.of(one.id)))
        who = "、".join(self._desk.names.get(w, w) for w in (one.asked_by, one.opened_by) if w)
        return CaseEntry(one.id, outage_word(one), f"{one.reason} · {who}", note=f"{state} · {count}")

    def _on_picked(self) -> None:
        held = self.outage()
        entries = self._desk.of(held.id) if held is not None else ()
        self.entries.setColumnHidden(CENTER_COLUMN, not any(one.center for one in entries))  # a desk alone has none
        self.entries.show_rows(entries, is_other=True)
        self.acts_changed.emit()
