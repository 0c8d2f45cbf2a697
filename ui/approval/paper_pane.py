"""The paper on the right: what the form would issue, else the last paper of the case as it was issued."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject

from app.approval.queries import Dossier
from app.casefile import paper_if_here
from app.desk import Notice
from app.errors import Trouble
from app.notices.issue import FrozenSetting, version_for
from app.payment.assess import with_its_voids
from app.supposing import Supposed, supposed_paper
from app.wording import say_trouble
from ui.approval.form import ActForm
from ui.custody_words import not_here_yet
from ui.paper import PaperDocument
from ui.widgets.split import PreviewSplit
from ui.work import Work

translate = QCoreApplication.translate
AFTER_LAST_KEY = 150
SLOT = "paper"  # made or issued: of one case after another only the last is ever shown


class PaperPane(QObject):
    """`show_form(form, dossier)` after each change of form or case, `restart()` after each key."""

    def __init__(self, work: Work, split: PreviewSplit, setting: Callable[[], FrozenSetting], language: str) -> None:
        super().__init__()
        self._work = work
        self._split = split
        self._setting = setting
        self._language = language
        self._form: ActForm | None = None
        self._dossier: Dossier | None = None
        self.shown: Supposed | Notice | None = None
        self._timer = work.after(self, AFTER_LAST_KEY, self.show_now)

    def show_form(self, form: ActForm | None, dossier: Dossier | None) -> None:
        """Show the paper of another form, or the last paper of the case."""
        before = self._dossier
        self._form, self._dossier = form, dossier
        self.shown = None
        self._work.drop_latest(self, SLOT)
        if before is not None and dossier is not None and before.case.id != dossier.case.id:
            self._split.paper.show_nothing()
        if dossier is None:
            self._timer.stop()
            self._nothing()
            return
        self.show_now()

    def forget_form(self) -> None:
        """The form is gone; its paper stays in sight until another is shown."""
        self._form = None
        self._timer.stop()

    def restart(self) -> None:
        """Show the paper anew when no further key comes."""
        if self._form is not None and self._form.template:
            self._timer.start()

    def show_now(self) -> None:
        """Make the paper on its own thread; an older one that is still being made is dropped."""
        form, dossier = self._form, self._dossier
        if dossier is None:
            return
        body = form.body() if form is not None and form.template else None
        if form is not None and body is not None:
            setting = self._setting()
            template = version_for(setting, form.template, dossier.case)
            self._split.set_title(translate("PaperPane", "文书预览"))
            self._split.set_pill(template.title)
            self._split.set_foot(
                translate("PaperPane", "{sheet} · 一式 {n} 份").format(sheet=template.sheet, n=template.copies)
            )
            self._work.paper_latest(
                self, SLOT, supposed_paper, self._show,
                setting, dossier.case, with_its_voids(body, dossier.notices, dossier.events), form.template, form.extra(),
            )  # fmt: skip
            return
        issued = [notice for notice in dossier.notices if not notice.is_void]
        if not issued:
            self._nothing()
            return
        last = issued[-1]
        self._split.set_title(translate("PaperPane", "最近文书"))
        self._split.set_pill(last.title)
        self._split.set_foot(last.number)
        self._work.ask_latest(self, SLOT, paper_if_here, lambda data: self._show_issued(last, data), last.id)

    def _nothing(self) -> None:
        self._split.set_title(translate("PaperPane", "文书"))
        self._split.set_pill("")
        self._split.set_foot("")
        self._split.paper.show_nothing(translate("PaperPane", "选择一件办理，在此查看文书"))

    def _show(self, answer: Supposed) -> None:
        form = self._form
        if form is None or form.template != answer.template:
            return
        self.shown = answer
        if answer.paper is not None:
            self._split.paper.show_paper(PaperDocument(answer.paper.pdf))
        elif answer.trouble is not None:
            self._split.paper.show_nothing(self._say(answer.trouble))

    def _show_issued(self, notice: Notice, data: bytes | None) -> None:
        self.shown = notice
        if data is None:
            self._split.paper.show_nothing(not_here_yet())
            return
        self._split.paper.show_paper(PaperDocument(data))

    def _say(self, trouble: Trouble) -> str:
        return say_trouble(trouble, self._language)
