"""The paper beside the editor: what the draft would print, a moment after the last key, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.errors import Trouble
from app.notices.issue import FrozenSetting
from app.notices.template import Template
from app.templates.basis import next_version
from app.templates.drafts import Judged, Place
from app.templates.lint import example_paper, judge
from app.wording import say_trouble
from ui.paper import PaperDocument
from ui.widgets.split import PreviewSplit
from ui.work import Work

translate = QCoreApplication.translate
AFTER_LAST_KEY = 40  # ms: with the making of the paper well under the 150 ms that a hand feels
SLOT = "template"


@dataclass(frozen=True)
class Shown:
    """What a draft is worth, and its paper or why there is none."""

    judged: Judged
    pdf: bytes = b""
    trouble: Trouble | None = None


def made_of(key: str, table: Mapping[str, Any], setting: FrozenSetting) -> Shown:
    """Judge a draft and lay it out with its examples; a fault is a value, since it must not interrupt the typing."""
    judged = judge(key, table, Place(setting.moment.on, next_version(key, setting.own_papers)))
    if judged.template is None:
        return Shown(judged)
    return _paper(judged, judged.template, setting)


def made_of_version(template: Template, setting: FrozenSetting) -> Shown:
    """Lay out a version that is published or shipped."""
    return _paper(Judged(template, ()), template, setting)


def _paper(judged: Judged, template: Template, setting: FrozenSetting) -> Shown:
    try:
        paper = example_paper(template, setting.moment.at, setting.own_fonts, training=setting.is_training)
    except Trouble as trouble:
        return Shown(judged, trouble=trouble)
    return Shown(judged, paper.pdf)


class DraftPreview(QObject):
    """`restart()` after each key, `show_version(…)` for one that stands; `judged(Judged)` follows a draft."""

    judged = Signal(object)

    def __init__(self, work: Work, split: PreviewSplit, setting: Callable[[], FrozenSetting], language: str) -> None:
        super().__init__()
        self._work = work
        self._split = split
        self._setting = setting
        self._language = language
        self._draft: Callable[[], tuple[str, Mapping[str, Any]] | None] = lambda: None
        self.shown: Shown | None = None
        self._timer = work.after(self, AFTER_LAST_KEY, self.show_now)

    def follow(self, draft: Callable[[], tuple[str, Mapping[str, Any]] | None]) -> None:
        """Ask `draft` for the paper's key and the draft's table whenever it is to be shown."""
        self._draft = draft

    def restart(self) -> None:
        """Show the draft when no further key comes."""
        self._timer.start()

    def show_now(self) -> None:
        """Make the draft's paper on its own thread; an older one that is still being made is dropped."""
        wanted = self._draft()
        if wanted is not None:
            self._work.paper_latest(self, SLOT, made_of, self._show_draft, *wanted, self._setting())

    def show_version(self, template: Template) -> None:
        """Show a version that stands."""
        self._timer.stop()
        foot = translate("Templates", "示例内容 · A4 · 一式 {n} 份").format(n=template.copies)
        self._split.set_foot(foot)
        self._work.paper_latest(self, SLOT, made_of_version, self._show, template, self._setting())

    def show_nothing(self) -> None:
        """Show that no paper is chosen."""
        self._timer.stop()
        self._work.drop_latest(self, SLOT)
        self.shown = None
        self._split.set_pill("")
        self._split.set_foot("")
        self._split.paper.show_nothing(translate("Templates", "选择一份文书，在此预览"))

    def _show_draft(self, answer: Shown) -> None:
        self.judged.emit(answer.judged)
        has_paper = bool(answer.pdf)
        words = translate("Templates", "示例内容 · 随输入更新")
        self._split.set_foot(words if has_paper else translate("Templates", "改正后更新预览"))
        if has_paper or answer.trouble is not None or self.shown is None:
            self._show(answer)

    def _show(self, answer: Shown) -> None:
        self.shown = answer
        if answer.pdf:
            self._split.paper.show_paper(PaperDocument(answer.pdf))
        elif answer.trouble is not None:
            self._split.paper.show_nothing(say_trouble(answer.trouble, self._language))
        else:
            self._split.paper.show_nothing(translate("Templates", "改正后显示预览"))
