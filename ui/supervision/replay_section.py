"""推演: other limits, another promise, other days, more or fewer hands; which cases would be late, and where it jams."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout

from app.errors import Refused, Trouble
from app.ids import CaseId
from app.supervision.figure_facts import FigureFact, Period
from app.supervision.replay import Replayed, StepLoad, Supposing, items_of, replay
from app.wording import say_trouble
from app.workbook import workbook
from ui.page import AtExplanation, Page, PageAction
from ui.style import em
from ui.supervision.behind import Behind, BehindCard
from ui.supervision.filter_bar import CompactChoice, CompactField
from ui.supervision.period_bar import PeriodBar
from ui.supervision.section import Section
from ui.supervision.taking_out import TakingOut
from ui.surroundings import Surroundings
from ui.widgets.card import Card
from ui.widgets.case_model import Column
from ui.widgets.case_table import CaseTable
from ui.widgets.field import Field
from ui.widgets.layouts import FieldGrid
from ui.widgets.text import Text

translate = QCoreApplication.translate


class SupposingForm(FieldGrid):
    """`supposing()` is what is supposed. Raises Refused when something typed cannot be read."""

    def __init__(self) -> None:
        super().__init__(4, characters=7)
        everything = [("", translate("Replay", "全部事项"))]
        self.item = CompactChoice(translate("Replay", "事项(&I)"), "supervision.replay.item", everything)
        self.step = CompactChoice(translate("Replay", "环节(&S)"), "supervision.replay.step", [("", "—")])
        self.limit = CompactField(translate("Replay", "环节时限（工作日）(&L)"), "supervision.replay.limit")
        self.staff = CompactField(translate("Replay", "环节人手（%）(&H)"), "supervision.replay.staff")
        self.promised = CompactField(translate("Replay", "承诺期限（工作日）(&P)"), "supervision.replay.promised")
        hint = translate("Replay", "如 20261224 20261225")
        self.off = CompactField(translate("Replay", "增加休息日(&O)"), "supervision.replay.off", hint)
        self.worked = CompactField(translate("Replay", "增加上班日(&W)"), "supervision.replay.on", hint)
        self.add(self.item, 2)
        for field in (self.step, self.limit, self.staff, self.promised, self.off, self.worked):
            self.add(field)
        self._items: tuple[FigureFact, ...] = ()
        self.item.changed.connect(lambda _: self._offer_steps())

    def offer(self, items: tuple[FigureFact, ...]) -> None:
        """Offer the items that were decided in the period."""
        self._items = items
        words = [(fact.item, fact.item_name) for fact in items]
        self.item.show_choices([("", translate("Replay", "全部事项")), *words])
        self._offer_steps()

    def supposing(self) -> Supposing:
        """Return what is supposed. Raises Refused("replay.number" | "replay.day" | "replay.no_step")."""
        step, limit, staff = self.step.code(), _number(self.limit), _number(self.staff)
        if not step and (limit is not None or staff is not None):
            raise Refused("replay.no_step")
        return Supposing(
            item=self.item.code(),
            step_limits={step: limit} if limit is not None else {},
            promised=_number(self.promised),
            staff={step: staff} if staff is not None else {},
            days_off=_days(self.off),
            days_on=_days(self.worked),
        )

    def _offer_steps(self) -> None:
        chosen = [fact for fact in self._items if self.item.code() in ("", fact.item)]
        steps = {step.name: step.limit for fact in chosen for step in fact.standard.steps}
        pattern = translate("Replay", "{step}（现 {n} 天）")
        is_one = len(chosen) == 1
        words = [(name, pattern.format(step=name, n=n) if is_one else name) for name, n in steps.items()]
        self.step.show_choices([("", "—"), *words])


def _number(field: Field) -> int | None:
    text = field.text().strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 4):
        raise Refused("replay.number", text=text[:12])
    return int(text)


def _days(field: Field) -> tuple[date, ...]:
    found = []
    for word in field.text().replace(",", " ").replace("，", " ").split():
        digits = word.replace("-", "")
        try:
            found.append(date(int(digits[:4]), int(digits[4:6]), int(digits[6:])))
        except ValueError:
            raise Refused("replay.day", text=word[:12]) from None
    return tuple(found)


class ReplaySection(Section):
    """F12 replays; the steps below, the cases that change on the right."""

    key = "replay"

    def __init__(self, page: Page, around: Surroundings) -> None:
        super().__init__()
        self._page, self._around = page, around
        self._held = Replayed()
        today = around.setting().moment.on
        self.period = PeriodBar("supervision.replay", today)
        self.period.show_period(year_before(today))
        self.form = SupposingForm()
        self.told = Text(
            translate("Replay", "改一项时限、承诺、日历或人手，按 F12 用已办结的办件重算"), role="strong", wraps=True
        )
        self.told.setObjectName("supervision.replay.told")
        columns = (
            Column(translate("Replay", "环节"), lambda one: one.step),
            Column(translate("Replay", "用时合计"), lambda one: f"{one.days} → {one.days_after}", 7, is_right=True),
            Column(translate("Replay", "P90"), lambda one: f"{one.p90} → {one.p90_after}", 5, is_right=True),
            Column(translate("Replay", "超环节时限"), lambda one: f"{one.late} → {one.late_after}", 6, is_right=True),
        )
        self.steps = CaseTable(
            "supervision.replay.steps", translate("Replay", "各环节"), columns, key=lambda one: one.step
        )
        self.steps.setMinimumHeight(4 * em())  # on a low screen with large type the form comes first
        self.behind = BehindCard("supervision.replay.behind")
        self.taking_out = TakingOut(page, around)
        card = Card()
        for part in (self.period, self.form, self.told):
            card.add(part)
        card.add(self.steps, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(card, 3)
        row.addWidget(self.behind, 2)
        self.period.asked.connect(self._ask_items)
        self.steps.picked.connect(self._on_step)
        self.steps.opened.connect(self._on_step_opened)
        self.behind.opened.connect(lambda number: around.go("casefile", AtExplanation(number)))

    def word(self) -> str:
        """Return what the section is called."""
        return translate("Replay", "推演")

    def actions(self) -> list[PageAction]:  # type: ignore[override]
        """Return the acts of the section."""
        has_cases = self._held.cases > 0
        why = "" if has_cases else translate("Replay", "先按 F12 推演")
        bar = [
            PageAction("F9", translate("Replay", "导出"), "download", self.export, is_enabled=has_cases, why=why),
            PageAction("F12", translate("Replay", "推演"), "circle-play", self.run, is_primary=True),
        ]
        quiet = [
            ("F3", translate("Replay", "到事项"), self.form.item.setFocus),
            ("F4", translate("Replay", "到列表"), self.steps.setFocus),
            ("F7", translate("Replay", "到右侧办件"), self.behind.table.setFocus),
            ("Ctrl+PgUp", translate("Replay", "上一个月"), lambda: self.period.step(-1)),
            ("Ctrl+PgDown", translate("Replay", "下一个月"), lambda: self.period.step(1)),
        ]
        return [*bar, *(PageAction(key, text, "", slot, is_in_bar=False) for key, text, slot in quiet)]

    def refresh(self, changed: set[str]) -> None:
        """Ask once which items there are."""
        if not changed:
            self._ask_items()

    def first_focus(self) -> None:
        """Begin on the item."""
        self.form.item.setFocus()

    def case_number(self) -> str | None:
        """Return the number of the case under the cursor of the list on the right."""
        return self.behind.case_number()

    def clear_secrets(self) -> None:
        """Forget the numbers of cases."""
        self._held = Replayed()
        self.behind.show_cases("", ())

    def take_trouble(self, trouble: Trouble) -> bool:
        """Tell what cannot be supposed above the steps."""
        if not trouble.code.startswith("replay."):
            return False
        self.told.show_text(say_trouble(trouble, self._around.language), "bad")
        return True

    def run(self) -> None:
        """F12: replay the period."""
        period, setting = self.period.period(), self._around.setting()
        if period is None:
            return
        try:
            supposing = self.form.supposing()
        except Refused as refusal:
            self.take_trouble(refusal)
            return
        self.told.show_text(translate("Replay", "正在推演…"))
        self._around.work.ask_latest(
            self, "replay", replay, self._on_replayed, setting.officer, setting.calendar, period, supposing
        )

    def export(self) -> None:
        """F9: the cases that change, as a workbook."""
        self.taking_out.choose(translate("Replay", "推演结果"), {"xlsx": self.book}, len(self._changed()))

    def book(self) -> bytes:
        """Return the cases that change."""
        heads = (translate("Replay", "办件编号"), translate("Replay", "事项"), translate("Replay", "结果"))
        return workbook(
            translate("Replay", "推演结果"), heads, [(one.number, one.item, one.told) for one in self._changed()]
        )

    def _ask_items(self) -> None:
        period = self.period.period()
        if period is not None:
            self._around.work.ask_latest(
                self, "items", items_of, self.form.offer, self._around.setting().officer, period
            )

    def _on_replayed(self, held: Replayed) -> None:
        self._held = held
        pattern = translate(
            "Replay", "{n} 件办结件中，超期由 {before} 件变为 {after} 件：新增 {late} 件，转为按时 {kept} 件。{jam}"
        )
        jam = translate("Replay", "瓶颈在“{step}”。").format(step=held.bottleneck) if held.bottleneck else ""
        words = pattern.format(
            n=held.cases, before=len(held.late_before), after=len(held.late_after),
            late=len(held.newly_late), kept=len(held.newly_in_time), jam=jam,
        )  # fmt: skip
        self.told.show_text(words, "warn" if held.newly_late else None)
        self.steps.show_rows(held.steps, is_other=True)
        self.behind.show_cases(translate("Replay", "结果改变的办件"), self._changed())
        self.acts_changed.emit()

    def _on_step(self, one: object) -> None:
        """The cases over the limit of the step under the cursor; until the officer goes there, those that change."""
        if isinstance(one, StepLoad) and self.steps.hasFocus():
            self._show_step(one)

    def _on_step_opened(self, one: object) -> None:
        """Enter on a step: its cases."""
        if isinstance(one, StepLoad):
            self._show_step(one)
            self.behind.table.setFocus()

    def _show_step(self, one: StepLoad) -> None:
        words = {
            (True, True): translate("Replay", "前后都超"),
            (True, False): translate("Replay", "变为不超"),
            (False, True): translate("Replay", "变为超时限"),
        }
        cases = dict.fromkeys((*one.over_after, *one.over))
        found = [self._behind(case, words[case in one.over, case in one.over_after]) for case in cases]
        self.behind.show_cases(translate("Replay", "超过“{step}”时限的办件").format(step=one.step), found)

    def _changed(self) -> list[Behind]:
        late, kept = translate("Replay", "变为超期"), translate("Replay", "变为按时")
        changed = [
            *((case, late) for case in self._held.newly_late),
            *((case, kept) for case in self._held.newly_in_time),
        ]
        return [self._behind(case, told) for case, told in changed]

    def _behind(self, case: CaseId, told: str) -> Behind:
        return Behind(case, self._held.numbers.get(case, ""), self._held.items.get(case, ""), told)


def year_before(day: date) -> Period:
    """Return the year that ends with this day."""
    return Period(date.fromordinal(day.toordinal() - 364), day)
