"""A character that no font has stops an act: what to do about it is chosen here, then the act goes on as it was.

The page stays as it is beneath and takes no keys meanwhile; Esc gives the act back to it, with its sentence.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from app.errors import Trouble
from app.notices.by_hand import leave_for_hand
from app.notices.issue import FrozenSetting
from app.notices.own_fonts import OwnFont, record_font, take_font
from app.wording import say_trouble
from ui.faces import load_own_fonts
from ui.shell.frame import ShellFrame
from ui.shell.keys import WindowKeys
from ui.style import theme
from ui.widgets.buttons import ActionButton
from ui.widgets.panels import BarPanel
from ui.widgets.text import Text
from ui.work import Unprintable, Work

translate = QCoreApplication.translate


class GlyphPanel(BarPanel):
    """F12 asks for a font file, F6 leaves a marked space on the paper, Esc goes back to mend the field."""

    by_hand_wanted = Signal()

    def __init__(self, trouble: Trouble, language: str) -> None:
        super().__init__(
            "panel.glyph",
            translate("GlyphPanel", "字库缺字"),
            confirm=translate("GlyphPanel", "导入字体文件并继续"),
            icon_name="type",
        )
        self._language = language
        self.told = Text(say_trouble(trouble, language), role="body", wraps=True)
        self.told.setObjectName("panel.glyph.told")
        rest = translate(
            "GlyphPanel", "留空手写：文书上此处为方框，页脚注明，由经办人手写填入；签发记录中记明。已填的内容都还在。"
        )
        self.add_line(self.told)
        self.add_line(Text(rest, role="muted", wraps=True))
        by_hand = ActionButton(translate("GlyphPanel", "留空手写并继续"), key="F6", icon_name="pen-line")
        by_hand.setObjectName("panel.glyph.by_hand")
        by_hand.clicked.connect(self.by_hand_wanted)
        self.add_act(by_hand)

    def add_line(self, line: QWidget) -> None:
        """Put a line of text into the panel."""
        self.grid.add(line, 3)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave a space by F6."""
        if event.key() == Qt.Key.Key_F6:
            self.by_hand_wanted.emit()
        else:
            super().keyPressEvent(event)

    def take_trouble(self, trouble: Trouble) -> bool:
        """Tell in the panel why a font file cannot be used; another one can be chosen."""
        self.set_problem(say_trouble(trouble, self._language))
        return True


class GlyphHelp(QObject):
    """`offer(unprintable)` opens the panel over whatever page it is; `told(text)` says what was done."""

    told = Signal(str)

    def __init__(self, frame: ShellFrame, keys: WindowKeys, work: Work, setting: Callable[[], FrozenSetting]) -> None:
        super().__init__(frame)
        self._frame = frame
        self._keys = keys
        self._work = work
        self._setting = setting
        self._language = frame.sign.language
        self._back: QWidget | None = None
        work.mend = self.offer
        self._show_own_fonts()
        self._panel: GlyphPanel | None = None
        self._stopped: Unprintable | None = None

    @property
    def panel(self) -> GlyphPanel | None:
        """Return the open panel."""
        return self._panel

    def offer(self, stopped: Unprintable) -> None:
        """Ask what to do about the character that stopped an act."""
        self.dismiss()
        self._stopped = stopped
        self._panel = panel = GlyphPanel(stopped.trouble, self._language)
        panel.confirmed.connect(self._ask_for_file)
        panel.by_hand_wanted.connect(self._leave_space)
        panel.cancelled.connect(self.dismiss)
        self._back = self._frame.focusWidget()
        self._frame.problems.clear()
        self._keys.set_enabled(False)
        self._frame.show_over_page(panel)
        panel.first_focus()

    def dismiss(self) -> None:
        """Give the act back to its page, with the sentence that stopped it."""
        stopped = self._close()
        if stopped is not None:
            stopped.give_up()

    def take_file(self, names: list[str]) -> None:
        """Look this font file over and let it set papers, if it has the character."""
        if self._panel is not None and names and not self._work.is_busy(self._panel):
            self._panel.set_problem("")
            folder, character = self._setting().fonts_folder, self._character()
            self._work.paper(self._panel, take_font, self._on_taken, Path(names[0]), folder, character)

    def _character(self) -> str:
        return str(self._stopped.trouble.facts["character"]) if self._stopped is not None else ""

    def _ask_for_file(self) -> None:
        dialog = QFileDialog(self._panel, translate("GlyphPanel", "导入字体文件"))
        dialog.setObjectName("panel.glyph.file")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(translate("GlyphPanel", "字体 (*.ttf *.ttc)"))
        dialog.filesSelected.connect(self.take_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_taken(self, font: OwnFont) -> None:
        if self._panel is not None:
            self._work.do(self._panel, record_font, lambda _: self._on_font(font), font)

    def _on_font(self, font: OwnFont) -> None:
        self._show_own_fonts()
        self._go_on(translate("GlyphPanel", "已导入字体“{name}”").format(name=font.file))

    def _show_own_fonts(self) -> None:
        if load_own_fonts(self._setting().fonts_folder):
            theme().apply()

    def _leave_space(self) -> None:
        if self._panel is not None and not self._work.is_busy(self._panel):
            self._work.do(self._panel, leave_for_hand, self._on_left, self._character())

    def _on_left(self, _: frozenset[str]) -> None:
        told = translate("GlyphPanel", "“{character}”在文书上留空手写").format(character=self._character())
        self._go_on(told)

    def _go_on(self, told: str) -> None:
        stopped = self._close()
        if stopped is None:
            return
        if stopped.again is not None:
            self.told.emit(told)
            stopped.again()
        else:
            self.told.emit(translate("GlyphPanel", "{told}，请再办一次").format(told=told))

    def _close(self) -> Unprintable | None:
        panel, stopped = self._panel, self._stopped
        self._panel = self._stopped = None
        if panel is not None:
            panel.hide()
            panel.deleteLater()
            self._keys.set_enabled(True)
            self._frame.give_page_back()
            if self._back is not None and shiboken6.isValid(self._back) and self._back.isVisible():
                self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        return stopped
