"""The paper on the right: what the present state would produce, a moment after the last key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.acceptance.preview import Intent, Previewed, previewed
from app.application import Application
from app.notices.catalogue import template as shipped_template
from app.notices.issue import FrozenSetting, version_today
from app.state import Case
from app.wording import say_trouble
from ui.paper import PaperDocument
from ui.widgets.split import PreviewSplit
from ui.work import Work

translate = QCoreApplication.translate
AFTER_LAST_KEY = 150
Wanted = tuple[Application | Case, Intent]


class LivePreview(QObject):
    """`restart()` after each change; `wanted()` says what to show, None for nothing yet.

    `lacks()` says what must be answered before it is known which paper comes out. `unprintable(character)` when no font has a character of what was typed: long before anything is printed.
    """

    unprintable = Signal(str)

    def __init__(
        self,
        work: Work,
        split: PreviewSplit,
        setting: Callable[[], FrozenSetting],
        wanted: Callable[[], Wanted | None],
        language: str,
        lacks: Callable[[], str] = str,
    ) -> None:
        super().__init__()
        self._work = work
        self._split = split
        self._setting = setting
        self._wanted = wanted
        self._language = language
        self._lacks = lacks
        self.shown: Previewed | None = None
        self._timer = work.after(self, AFTER_LAST_KEY, self.show_now)

    def restart(self) -> None:
        """Show the paper when no further key comes; its name at once."""
        wanted, lacks = self._wanted(), self._lacks()
        if wanted is None or lacks:
            self._timer.stop()
            self._work.drop_latest(self, "preview")
            self.shown = None
            self._split.set_pill("")
            self._split.set_foot("")
            nothing = translate("LivePreview", "选择事项后在此预览将要打印的文书")
            self._split.paper.show_nothing(lacks or nothing)
            return
        self._split.set_pill(shipped_template(wanted[1].template).title)
        self._timer.start()

    def show_now(self) -> None:
        """Make the paper on its own thread; an older one that is still being made is dropped."""
        wanted = self._wanted()
        if wanted is None or self._lacks():
            return
        setting = self._setting()
        template = version_today(setting, wanted[1].template)
        self._split.set_foot(
            translate("LivePreview", "{sheet} · 一式 {n} 份").format(sheet=template.sheet, n=template.copies)
        )
        self._work.paper_latest(self, "preview", previewed, self._show, setting, *wanted)

    def _show(self, answer: Previewed) -> None:
        self.shown = answer
        if answer.paper is not None:
            self._split.paper.show_paper(PaperDocument(answer.paper.pdf))
        elif answer.trouble is not None:
            if answer.trouble.code == "notice.no_glyph":
                self.unprintable.emit(str(answer.trouble.facts["character"]))
            self._split.paper.show_nothing(say_trouble(answer.trouble, self._language))
