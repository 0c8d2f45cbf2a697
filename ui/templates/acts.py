"""What an officer does to the papers: begin, save, propose, publish, send back, retire."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.notices.template import Template
from app.templates.basis import next_table
from app.templates.drafts import Judged, TemplateDraft
from app.templates.publishing import (
    decline_template,
    drop_template,
    keep_template,
    propose_template,
    publish_template,
    retire_template,
    tried,
)
from ui.surroundings import Surroundings
from ui.widgets.panels import ReasonPanel

if TYPE_CHECKING:
    from app.desk import Desk
    from ui.page import Page

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Kept:
    """A draft as it lies in the drawer now, and what its dry run says."""

    draft: TemplateDraft
    judged: Judged


def keep_and_try(desk: Desk, key: str, table: Mapping[str, Any]) -> Kept:
    """The draft lies in the drawer whatever it is worth; return it with what the dry run says of it."""
    return Kept(keep_template(desk, key, table), tried(desk, key, table))


def keep_and_propose(desk: Desk, key: str, table: Mapping[str, Any] | None, sha256: str) -> TemplateDraft:
    """The draft, or what it became while it was edited, waits for a second officer."""
    if table is not None:
        sha256 = keep_template(desk, key, table).sha256
    return propose_template(desk, key, sha256=sha256)


class Acts(QObject):
    """`saved(key)` when a new draft lies in the drawer, `kept(Kept)` when one was kept and tried."""

    saved = Signal(str)
    kept = Signal(object)

    def __init__(self, page: Page, around: Surroundings) -> None:
        super().__init__(page)
        self._page = page
        self._around = around

    def begin(self, key: str) -> None:
        """A draft of the next version, worded as the one in force; it is used from tomorrow on at the earliest."""
        setting = self._around.setting()
        on = setting.moment.on
        table = next_table(key, on, on + timedelta(days=1), setting.own_papers)
        self._around.work.do(self._page, keep_template, lambda _: self.saved.emit(key), key, table)

    def keep(self, key: str, table: Mapping[str, Any]) -> None:
        """The draft lies in the drawer as it stands; its dry run is told."""
        self._around.work.do(self._page, keep_and_try, self.kept.emit, key, table)

    def propose(self, draft: TemplateDraft, table: Mapping[str, Any] | None, sha256: str) -> None:
        """The draft waits for a second officer, as it was seen."""
        told = translate("Templates", "已提交，待另一人发布")
        self._around.work.do(
            self._page, keep_and_propose, lambda made: self._tell(told, made.name), draft.key, table, sha256
        )

    def publish(self, draft: TemplateDraft) -> None:
        """The second officer publishes the proposal as it was seen."""
        self._around.work.do(self._page, publish_template, self._on_published, draft.key, sha256=draft.sha256)

    def decline(self, draft: TemplateDraft) -> None:
        """Back to its author, with a reason."""
        word = translate("Templates", "退回")
        panel = ReasonPanel("templates.decline", translate("Templates", "退回草稿"), confirm=word)
        told = translate("Templates", "已退回草稿")
        self._with_reason(panel, lambda: self._tell(told, draft.name), decline_template, draft.key)

    def retire(self, template: Template) -> None:
        """Not used by cases that begin from tomorrow on; running cases keep it."""
        word = translate("Templates", "明天起停用")
        note = translate("Templates", "明天起的新办件改用前一版，在办件不变")
        panel = ReasonPanel("templates.retire", translate("Templates", "停用这一版"), confirm=word, note=note)
        on = self._around.setting().moment.on + timedelta(days=1)
        told = translate("Templates", "已定于明天起停用")
        self._with_reason(
            panel, lambda: self._tell(told, template.title), retire_template, template.key, template.version, on=on
        )

    def drop(self, draft: TemplateDraft) -> None:
        """Out of the drawer."""
        told = translate("Templates", "草稿已删除")
        self._around.work.do(self._page, drop_template, lambda _: self._tell(told, draft.name), draft.key)

    def _with_reason(
        self, panel: ReasonPanel, then: Callable[[], object], verb: Callable[..., Any], *args: Any, **facts: Any
    ) -> None:
        def done(_: object) -> None:
            panel.close_panel()
            then()

        def act() -> None:
            self._around.work.do(self._page, verb, done, *args, reason=panel.values()[1], **facts)

        panel.confirmed.connect(act)
        self._page.panel_wanted.emit(panel)

    def _on_published(self, made: Template) -> None:
        day = made.effective_from.isoformat()
        self._tell(translate("Templates", "已发布，{day} 起的办件使用").format(day=day), made.title)

    def _tell(self, what: str, name: str) -> None:
        self._page.result_told.emit(f"{what}：{name}", None)
