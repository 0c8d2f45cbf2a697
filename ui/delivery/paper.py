"""The paper beside the work: the 送达回证 as it would be issued now, or the stored paper that matters to the stage."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject

from app.casefile import paper_if_here
from app.delivery.queries import Parcel, Stage, ready_notice, service_receipt, stored_paper
from app.desk import Notice, Records
from app.ids import NoticeId
from app.notices.catalogue import template as shipped_template
from app.notices.issue import FrozenSetting
from app.payment.due import supposed_notice
from app.supposing import Supposed
from app.wording import say_trouble
from ui.custody_words import not_here_yet
from ui.delivery.detail import Detail
from ui.delivery.panels import ReadyPanel
from ui.delivery.service_card import ServiceCard
from ui.fees.panels import AssessPanel
from ui.paper import PaperDocument
from ui.work import Work

translate = QCoreApplication.translate
AFTER_LAST_KEY = 150
SLOT = "paper"  # made or stored: of one case after another only the last is ever shown
Wanted = Callable[[], tuple[Callable[..., Supposed], tuple[Any, ...], dict[str, Any]]]


def stored_pdf(records: Records, notice_id: NoticeId) -> bytes | None:
    """Return the stored bytes of a paper; None while another desk's has not come here."""
    return paper_if_here(records, notice_id)


class StagePaper(QObject):
    """`show_parcel(parcel)` and `restart()` after each change; `open_ready(panel)` shows the 领取通知书 meanwhile."""

    def __init__(
        self, work: Work, detail: Detail, service: ServiceCard, setting: Callable[[], FrozenSetting], language: str
    ) -> None:
        super().__init__()
        self._work = work
        self._detail = detail
        self._service = service
        self._setting = setting
        self._language = language
        self._parcel: Parcel | None = None
        self._wanted: Wanted | None = None
        self.shown: Supposed | None = None
        self._timer = work.after(self, AFTER_LAST_KEY, self.show_now)

    def show_parcel(self, parcel: Parcel | None) -> None:
        """Show the paper of a case; that of another one is gone before, so that no file has a stranger's paper beside it."""
        before, self._parcel = self._parcel, parcel
        self.shown = None
        if parcel is None or before is None or before.line.case.id != parcel.line.case.id:
            self._work.drop_latest(self, SLOT)
            self._detail.paper.show_nothing()
        self.restart()

    def open_ready(self, panel: ReadyPanel) -> None:
        """Show the 领取通知书 while its panel is open."""
        self._open(panel, lambda: (ready_notice, panel.values(), {}))

    def open_assess(self, panel: AssessPanel) -> None:
        """Show the 缴费通知书 while its panel is open."""
        self._open(panel, lambda: (supposed_notice, (), {**panel.facts(), **self._papers()}))

    def _papers(self) -> dict[str, Any]:
        parcel = self._parcel
        return {} if parcel is None else {"notices": parcel.notices, "events": parcel.events}

    def _open(self, panel: ReadyPanel | AssessPanel, wanted: Wanted) -> None:
        self._wanted = wanted
        panel.changed.connect(self.restart)
        panel.ended.connect(self._end_panel)
        panel.destroyed.connect(self._end_panel)  # the shell may end it too
        self.restart()

    def restart(self) -> None:
        """Show the paper when no further key comes."""
        if self._parcel is None:
            self._timer.stop()
        else:
            self._timer.start()

    def show_now(self) -> None:
        """Make the paper on its own thread, or fetch the stored one."""
        self._timer.stop()
        parcel = self._parcel
        if parcel is None:
            return
        case, setting = parcel.line.case, self._setting()
        if self._wanted is not None:
            job, values, facts = self._wanted()
            self._work.paper_latest(self, SLOT, partial(job, **facts), self._show, setting, case, *values)
        elif parcel.line.stage is not Stage.HAND_OVER:
            self._show_stored(parcel)
        else:
            method, evidence = self._service.method(), self._service.evidence()
            self._work.paper_latest(self, SLOT, service_receipt, self._show, setting, case, method, evidence)

    def _end_panel(self) -> None:
        self._wanted = None
        self.restart()

    def _show_stored(self, parcel: Parcel) -> None:
        notice = stored_paper(parcel)
        if notice is None:
            self._work.drop_latest(self, SLOT)
            self._detail.title.show_text(translate("Delivery", "文书"))
            self._detail.paper.show_nothing(translate("Delivery", "本件没有文书"))
            return
        self._work.ask_latest(self, SLOT, stored_pdf, lambda pdf: self._show_pdf(notice, pdf), notice.id)

    def _show_pdf(self, notice: Notice, pdf: bytes | None) -> None:
        self._detail.title.show_text(notice.title)
        if pdf is None:
            self._detail.paper.show_nothing(not_here_yet())
            return
        self._detail.pill.show_text(translate("Delivery", "存档"), "plain")
        self._detail.paper.show_paper(PaperDocument(pdf))

    def _show(self, answer: Supposed) -> None:
        self.shown = answer
        self._detail.title.show_text(shipped_template(answer.template).title)
        self._detail.pill.show_text(translate("Delivery", "预览"))
        if answer.paper is not None:
            self._detail.paper.show_paper(PaperDocument(answer.paper.pdf))
        elif answer.trouble is not None:
            self._detail.paper.show_nothing(say_trouble(answer.trouble, self._language))
