"""What an officer does to the catalogue: begin, change, save, propose, publish, send back, end, print the guide."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.item import Item
from app.item_drafts import ItemDraft
from app.item_table import table_of
from app.notices.guide import service_guide
from app.publishing import decline_proposal, drop_draft, end_item, keep_drafts, propose, publish, rewrite_draft
from ui.surroundings import Surroundings
from ui.widgets.panels import ReasonPanel

if TYPE_CHECKING:
    from app.desk import Desk
    from ui.page import Page

translate = QCoreApplication.translate


class Acts(QObject):
    """`saved(key)` when a draft lies in the drawer; everything else is told by the page's result line."""

    saved = Signal(str)

    def __init__(self, page: Page, around: Surroundings) -> None:
        super().__init__(page)
        self._page = page
        self._around = around
        self._renamed: dict[str, str] = {}

    def begin(self) -> None:
        """A new draft, with what every item has; it rules from tomorrow on at the earliest."""
        setting = self._around.setting()
        name = translate("Catalogue", "新事项 {time}").format(time=setting.moment.at.strftime("%H%M%S"))
        on = setting.moment.on + timedelta(days=1)
        table = {"name": name, "version": 1, "effective_from": on.isoformat(), "applicants": ["natural", "legal"]}
        self.keep(table, then=self.saved.emit)

    def change(self, item: Item) -> None:
        """A draft of the next version of an item."""
        self.take_up(table_of(item))

    def take_up(self, table: Mapping[str, Any]) -> None:
        """A draft of the next version of an item that a table says: one in force, or one that the center put aside."""
        setting = self._around.setting()
        code = table["code"]["business"]
        versions = [item.version for item in setting.catalogue.versions if item.code.business == code]
        on = setting.moment.on + timedelta(days=1)
        self.keep({**table, "version": max(versions, default=0) + 1, "effective_from": on.isoformat()}, self.saved.emit)

    def keep(self, table: dict[str, Any], then: Callable[[str], object]) -> None:
        """The draft lies in the drawer as it stands, complete or not."""
        self._around.work.do(self._page, keep_drafts, lambda keys: then(keys[0]), [table])

    def rewrite(self, table: dict[str, Any], was: str, then: Callable[[str], object]) -> None:
        """The draft as it was changed takes the place of what it was, also when its code or name changed."""
        self._around.work.do(self._page, self._rewriting(table, was), then)

    def forget(self) -> None:
        """Another draft is in sight: what the last one was called before says nothing of this one."""
        self._renamed = {}

    def _rewriting(self, table: dict[str, Any], was: str) -> Callable[[Desk], str]:
        renamed = self._renamed  # a second save may be asked before the list shows the key of the first

        def rewritten(desk: Desk) -> str:
            later = renamed.get(was, was)
            is_there = (
                desk.records.item_draft(later) is not None
            )  # not where that transaction was rolled back after all
            renamed[was] = rewrite_draft(desk, table, was=later if is_there else was)
            return renamed[was]

        return rewritten

    def propose(self, key: str) -> None:
        """The draft, as it lies in the drawer, waits for a second officer."""
        told = translate("Catalogue", "已提交，待另一人发布")
        self._around.work.do(self._page, propose, lambda made: self._tell(told, made.name), key)

    def publish(self, draft: ItemDraft) -> None:
        """The second officer publishes the proposal as it was seen."""
        self._around.work.do(self._page, publish, self._on_published, draft.key, sha256=draft.sha256)

    def decline(self, draft: ItemDraft) -> None:
        """Back to its author, with a reason."""
        word = translate("Catalogue", "退回")
        panel = ReasonPanel("catalogue.decline", translate("Catalogue", "退回草稿"), confirm=word)
        told = translate("Catalogue", "已退回草稿")
        self._with_reason(panel, lambda: self._tell(told, draft.name), decline_proposal, draft.key)

    def end(self, item: Item) -> None:
        """Not offered from today on; running cases go on."""
        word = translate("Catalogue", "今天起停用")
        panel = ReasonPanel("catalogue.end", translate("Catalogue", "停用事项"), confirm=word)
        told = translate("Catalogue", "已停用")
        on = self._around.setting().moment.on
        self._with_reason(panel, lambda: self._tell(told, item.name), end_item, item.code.business, on=on)

    def drop(self, draft: ItemDraft, then: Callable[[], object]) -> None:
        """Out of the drawer; for a moment it can be taken back, as it lay there."""
        told = translate("Catalogue", "草稿已删除")

        def dropped(_: object) -> None:
            then()
            self._page.result_told.emit(f"{told}：{draft.name}", lambda: self._take_back(draft))

        self._around.work.do(self._page, drop_draft, dropped, draft.key)

    def _take_back(self, draft: ItemDraft) -> None:
        self._around.work.do(
            self._page, keep_drafts, lambda keys: self.saved.emit(keys[0]), [dict(draft.table)], origin=draft.origin
        )

    def guide(self, item: Item) -> None:
        """Print the guide of the item."""
        self._around.work.paper(self._page, self._guide, lambda pdf: self._print(pdf, item), item)

    def _guide(self, item: Item) -> bytes:
        setting = self._around.setting()
        return service_guide(
            item, setting.office, setting.moment.at, training=setting.is_training,
            own=setting.own_papers, own_fonts=setting.own_fonts, by_hand=setting.by_hand,
        ).pdf  # fmt: skip

    def _print(self, pdf: bytes, item: Item) -> None:
        told = translate("Catalogue", "办事指南已交打印")
        title = f"{translate('Catalogue', '办事指南')} {item.name}"
        self._around.devices.print_pdf(self._page, pdf, title, 1, lambda _: self._tell(told, item.name))

    def _with_reason(self, panel: ReasonPanel, then: Callable[[], object], verb: Any, key: str, **facts: Any) -> None:
        def done(_: object) -> None:
            panel.close_panel()
            then()

        def act() -> None:
            self._around.work.do(self._page, verb, done, key, reason=panel.values()[1], **facts)

        panel.confirmed.connect(act)
        self._page.panel_wanted.emit(panel)

    def _on_published(self, item: Item) -> None:
        day = item.effective_from.isoformat()
        self._tell(translate("Catalogue", "已发布，{day} 起实行").format(day=day), item.name)

    def _tell(self, what: str, name: str) -> None:
        self._page.result_told.emit(f"{what}：{name}", None)
