"""The page 系统设置: the administrator sets office and window up without touching a file; every fault is told as one types."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout

from app.finding import Finding
from ui.page import Page, PageAction
from ui.settings.devices_section import DevicesSection
from ui.settings.office_section import OfficeSection
from ui.settings.papers_section import PapersSection
from ui.settings.printers_section import PrintersSection
from ui.settings.ratings_section import RatingsSection
from ui.settings.retention_section import RetentionSection
from ui.settings.rules_section import RulesSection
from ui.settings.section import Section
from ui.style import sizes, theme
from ui.surroundings import Surroundings
from ui.widgets.banner import Banner
from ui.widgets.layouts import ScrollColumn
from ui.widgets.segments import SegmentedChoice

translate = QCoreApplication.translate
AFTER_LAST_KEY = 250


def section_words() -> list[tuple[str, str]]:
    """Return the groups of settings, in their order."""
    return [
        ("office", translate("Settings", "中心和部门")),
        ("rules", translate("Settings", "办理规则")),
        ("devices", translate("Settings", "本窗口设备")),
        ("printers", translate("Settings", "打印机")),
        ("ratings", translate("Settings", "评价投诉")),
        ("papers", translate("Settings", "文书字体和签名")),
        ("retention", translate("Settings", "保存期限")),
    ]


class SettingsPage(Page):
    """F12 saves the group in sight, F8 shows again what is in force; Ctrl+PgUp and Ctrl+PgDn go from group to group.

    What was typed into a group stays there while another is looked at; it is kept only by F12.
    """

    key = "settings"

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self.title = translate("Settings", "系统设置")
        self._around = surroundings
        self._builders: dict[str, Callable[[Surroundings], Section]] = {
            "office": OfficeSection, "rules": RulesSection, "devices": DevicesSection,
            "printers": PrintersSection, "ratings": RatingsSection, "papers": PapersSection,
            "retention": RetentionSection,
        }  # fmt: skip
        self._built: dict[str, tuple[Section, ScrollColumn]] = {}
        self.faults: tuple[Finding, ...] = ()
        self.chooser = SegmentedChoice(translate("Settings", "设置的类别"), "settings.section", section_words())
        self.banner = Banner("settings.faults")
        self._stack = QStackedWidget()
        self._lay()
        self._lint = surroundings.work.after(self, AFTER_LAST_KEY, self.judge_now)
        self.chooser.chosen.connect(lambda _: self._on_chosen())
        self._on_chosen()

    @property
    def section(self) -> Section:
        """Return the group in sight."""
        return self._built[self.chooser.code()][0]

    def actions(self) -> list[PageAction]:  # type: ignore[override]
        """What can be tried out here; save; show again what is in force; go to another group."""
        nearer, farther = translate("Settings", "上一组设置"), translate("Settings", "下一组设置")
        return [
            *self.section.actions(),
            PageAction("F8", translate("Settings", "恢复为现行设置"), "undo-2", self.show_now),
            PageAction("F12", translate("Settings", "保存设置"), "save", self.save, is_primary=True),
            PageAction("F3", translate("Settings", "到设置的类别"), "", self.chooser.setFocus, is_in_bar=False),
            PageAction("Ctrl+PgUp", nearer, "", lambda: self.turn(-1), is_in_bar=False),
            PageAction("Ctrl+PgDown", farther, "", lambda: self.turn(1), is_in_bar=False),
        ]

    def first_focus(self) -> None:
        """Begin with the first field of the group."""
        self.section.first_focus()

    def open_section(self, key: str) -> None:
        """Show a group of settings."""
        self.chooser.set_code(key)
        self._on_chosen()

    def show_case(self, number: str) -> None:
        """Show a group of settings, when somebody comes for it."""
        if number in self._builders:
            self.open_section(number)

    def turn(self, by: int) -> None:
        """Go to the group before or behind."""
        keys = [key for key, _ in section_words()]
        self.open_section(keys[(keys.index(self.chooser.code()) + by) % len(keys)])
        self.first_focus()

    def show_now(self) -> None:
        """F8: show what is in force."""
        self.section.show_now()
        self.judge_now()

    def save(self) -> None:
        """F12: what the group in sight says is in force from now on."""
        if not self._around.work.is_busy(self.section):
            self.section.save()

    def judge_now(self) -> None:
        """Tell every fault of what stands in the group in sight."""
        section = self.section
        section.judge(lambda faults: self._on_judged(section, faults))

    def refresh(self, changed: set[str]) -> None:
        """Another window of the program changed settings: show them, but nothing over what is being typed."""
        if changed and "settings" not in changed:
            return
        for section, _ in self._built.values():
            if not section.is_touched:
                section.show_now()

    def _on_judged(self, section: Section, faults: tuple[Finding, ...]) -> None:
        told = section.mark(faults)
        if section is self.section:
            self.faults = faults
            self.banner.show_text("\n".join(told), "bad" if told else None)

    def _on_chosen(self) -> None:
        key = self.chooser.code()
        if key not in self._built:
            section = self._builders[key](self._around)
            column = ScrollColumn()
            column.setObjectName(f"settings.{key}.column")
            column.add(section)
            column.add_stretch()
            self._stack.addWidget(column)
            self._built[key] = (section, column)
            section.edited.connect(self._lint.start)
            section.saved.connect(self._on_saved)
            section.show_now()
        self._stack.setCurrentWidget(self._built[key][1])
        self.banner.show_text("")
        self.judge_now()
        self.actions_changed.emit()

    def _on_saved(self, name: str) -> None:
        self.judge_now()
        self.result_told.emit(translate("Settings", "设置已保存：{name}").format(name=name), None)

    def _lay(self) -> None:
        head = QFrame()
        self._head = QHBoxLayout(head)
        self._head.addWidget(self.chooser, 0, Qt.AlignmentFlag.AlignLeft)
        self._head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.banner)
        column.addWidget(self._stack, 1)
        theme().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        page = sizes().page
        self._head.setContentsMargins(page, page - 4, page, 0)
