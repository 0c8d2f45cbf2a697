"""打印机: which printer prints which kind of paper, from which tray, how many, on one side or two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from app.devices.choice import FILE, KEY, DeviceChoice, Duplex, PrinterChoice
from app.devices.choice_checks import device_faults
from app.devices.cups import known_queues, known_trays
from app.devices.ports import PrintJob, PrintRole
from app.devices.setting import set_devices
from app.errors import Trouble
from app.finding import Finding
from app.wording import say_trouble
from ui.codeedit import CodeEdit
from ui.page import PageAction
from ui.settings import choices
from ui.settings.numbers import number_faults, number_in
from ui.settings.section import Judged, Place, Section
from ui.settings.trials import printing
from ui.surroundings import Surroundings
from ui.widgets.card import Card
from ui.widgets.field import ChoiceField, Field
from ui.widgets.layouts import FieldGrid

translate = QCoreApplication.translate
SAME, USUAL = "same", "usual"
Queues = tuple[str, ...] | None


class PrinterCard(Card):
    """The printer of one role; a role may print as notices do."""

    def __init__(self, role: PrintRole, title: str, note: str, step: int) -> None:
        super().__init__(title, step=step, note=note)
        self.role = role
        name = f"settings.{role.value}"
        self.queue = ChoiceField(translate("Settings", "打印机"), f"{name}.queue", [("", "")])
        self.folder = Field(translate("Settings", "文件夹"), f"{name}.folder")
        self.tray = ChoiceField(translate("Settings", "纸盒"), f"{name}.tray", [("", "")])
        hint = translate("Settings", "0 为按文书规定")
        self.copies = Field(translate("Settings", "份数"), f"{name}.copies", CodeEdit(), hint=hint)
        self.duplex = ChoiceField(translate("Settings", "单双面"), f"{name}.duplex", choices.duplexes())
        self.media = Field(translate("Settings", "纸张"), f"{name}.media", CodeEdit(), hint="A4, A5, Custom.54x86mm")
        grid = FieldGrid(6, characters=6)
        for field, span in (
            (self.queue, 2), (self.tray, 1), (self.copies, 1), (self.duplex, 1), (self.media, 1), (self.folder, 6)
        ):  # fmt: skip
            grid.add(field, span)
        self.add(grid)
        self.queue.changed.connect(lambda _: self._fit_queue())
        self.offer(None)

    def offer(self, queues: Sequence[str] | None) -> None:
        """Offer the queues of this computer; None while it has no print service."""
        first = (USUAL, translate("Settings", "系统的默认打印机"))
        if self.role is not PrintRole.NOTICE:
            first = (SAME, translate("Settings", "与文书相同"))
        shown = [first, *((queue, queue) for queue in queues or ()), (FILE, translate("Settings", "存成 PDF 文件"))]
        present = self.queue.code()
        if present:
            shown = choices.with_present(shown, present, translate("Settings", "{name}（现在没有）"))
        self.queue.show_choices(shown)
        self._fit_queue()

    def offer_trays(self, trays: Sequence[str]) -> None:
        """Offer the trays of the chosen queue."""
        shown = [("", translate("Settings", "自动")), *((tray, tray) for tray in trays)]
        self.tray.show_choices(choices.with_present(shown, self.tray.code(), "{name}"))

    def show_choice(self, printer: PrinterChoice) -> None:
        """Show a choice."""
        is_file = printer.queue.startswith(FILE)
        usual = USUAL if self.role is PrintRole.NOTICE or printer != PrinterChoice() else SAME
        code = FILE if is_file else printer.queue or usual
        known = [
            (str(self.queue.edit.itemData(at)), self.queue.edit.itemText(at)) for at in range(self.queue.edit.count())
        ]
        word = (
            translate("Settings", "系统的默认打印机") if code == USUAL else translate("Settings", "{name}（现在没有）")
        )
        self.queue.show_choices(choices.with_present(known, code, word))
        self.queue.set_code(code)
        self.folder.set_text(printer.queue.removeprefix(FILE) if is_file else "")
        self.tray.show_choices(choices.with_present([("", translate("Settings", "自动"))], printer.tray, "{name}"))
        self.tray.set_code(printer.tray)
        self.copies.set_text(str(printer.copies))
        self.duplex.set_code(printer.duplex.value)
        self.media.set_text(printer.media)
        self._fit_queue()

    def choice(self) -> PrinterChoice:
        """Return what the fields say."""
        code = self.queue.code()
        if code == SAME:
            return PrinterChoice()
        queue = {USUAL: "", FILE: FILE + self.folder.text().strip()}.get(code, code)
        return PrinterChoice(
            queue, self.tray.code(), number_in(self.copies) or 0, Duplex(self.duplex.code()), self.media.text().strip()
        )

    def places(self) -> dict[str, Place]:
        """Return the fields by the names that findings give them; a folder stands for the queue it is."""
        name = self.role.value
        named: dict[str, Place] = {
            f"{name}.{part}": getattr(self, part) for part in ("tray", "copies", "duplex", "media")
        }
        return {f"{name}.queue": self.queue, **named, f"{name}.folder": self.folder}

    def numbers(self) -> dict[str, Field]:
        """Return the fields that want a number."""
        return {f"{self.role.value}.copies": self.copies} if self.queue.code() != SAME else {}

    def _fit_queue(self) -> None:
        code = self.queue.code()
        self.folder.setVisible(code == FILE)
        for field in (self.tray, self.copies, self.duplex, self.media):
            field.setEnabled(code != SAME)


class PrintersSection(Section):
    """One card per role; F6 prints a test paper on the printer whose card has the cursor."""

    key = "printers"

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around, translate("Settings", "打印机"))
        roles = (
            (PrintRole.NOTICE, translate("Settings", "文书"), translate("Settings", "通知书、决定书；F6 试打一张")),
            (PrintRole.RECEIPT, translate("Settings", "凭证"), translate("Settings", "收件、送达、退还等凭证")),
            (PrintRole.BADGE, translate("Settings", "标牌"), translate("Settings", "来访标牌、标签")),
        )
        self.cards = tuple(PrinterCard(role, title, note, at) for at, (role, title, note) in enumerate(roles, 1))
        self._queues: Queues = None
        self._tried: Place | None = None
        self.lay(self.cards)
        for card in self.cards:
            self.watch(card.places())
            card.queue.changed.connect(lambda _, card=card: self._ask_trays(card))

    def choice(self) -> DeviceChoice:
        """Return the choice in force with the printers of these fields."""
        notice, receipt, badge = (card.choice() for card in self.cards)
        return replace(self.around.devices.choice, notice=notice, receipt=receipt, badge=badge)

    def show_now(self) -> None:
        """Show what is in force, and look which queues there are."""
        choice = self.around.devices.choice
        for card, printer in zip(self.cards, (choice.notice, choice.receipt, choice.badge), strict=True):
            card.show_choice(printer)
            self._ask_trays(card)
        self.is_touched = False
        self.around.work.paper_latest(self, "known", known_queues, self._on_known)

    def judge(self, then: Judged) -> None:
        """Look at queues and folders beside the window's own work."""
        unread = self._unread()

        def look(choice: DeviceChoice, queues: Queues) -> tuple[Finding, ...]:
            named = {fault.field for fault in unread}
            return (
                *unread,
                *(one for one in device_faults(choice, queues) if one.field in self.places and one.field not in named),
            )

        self.around.work.paper_latest(self, "judge", look, then, self.choice(), self._queues)

    def save(self) -> None:
        """These are the printers of the window from now on."""
        self.save_by(self._unread(), set_devices, self._on_saved, self.choice(), self._queues)

    def actions(self) -> list[PageAction]:  # type: ignore[override]
        """Try a printer."""
        return [PageAction("F6", translate("Settings", "试打一张"), "printer", self.print_test)]

    def print_test(self) -> None:
        """F6: print one test paper on the printer whose card has the cursor, else on that of notices."""
        if self.around.work.is_busy(self):
            return
        focus = QApplication.focusWidget()
        card = next((one for one in self.cards if focus is not None and one.isAncestorOf(focus)), self.cards[0])
        self._tried = card.queue
        card.queue.set_message(translate("Settings", "正在试……"), "warn")
        use = printing(card.role, translate("Settings", "打印测试"), self.around.setting().moment.at)
        self.around.devices.try_out(self, self.choice(), use, self._on_printed)

    def take_trouble(self, trouble: Trouble) -> bool:
        """Tell a printer in trouble at the printer that was tried."""
        if self._tried is None:
            return super().take_trouble(trouble)
        place, self._tried = self._tried, None
        place.set_message(say_trouble(trouble, self.around.language), "bad")
        return True

    def _unread(self) -> tuple[Finding, ...]:
        return number_faults({name: field for card in self.cards for name, field in card.numbers().items()}, KEY)

    def _ask_trays(self, card: PrinterCard) -> None:
        queue = card.choice().queue
        if queue and not queue.startswith(FILE):
            slot = f"trays.{card.role.value}"
            self.around.work.paper_latest(self, slot, known_trays, card.offer_trays, queue)

    def _on_printed(self, job: PrintJob) -> None:
        told = translate("Settings", "已送到 {printer}，请看纸").format(printer=job.printer)
        if self._tried is not None:
            self._tried.set_message(told, "ok")
        self._tried = None

    def _on_known(self, queues: Queues) -> None:
        self._queues = queues
        for card in self.cards:
            card.offer(queues)
        self.edited.emit() if self.is_touched else None

    def _on_saved(self, choice: DeviceChoice) -> None:
        self.around.devices.follow(choice)
        self.show_now()
        self.saved.emit(translate("Settings", "打印机"))
