"""Pages that hold every widget of the kit, and a store in memory, for the tests of the window."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import shiboken6
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.catalogue import sample_catalogue
from app.clock.calendar import shipped
from app.desk import Notice
from app.devices.simulated import simulated_devices
from app.errors import Refused
from app.events.envelope import Moment
from app.ids import OfficerId
from app.notices.issue import FrozenSetting
from app.office import sample_office
from app.officer import Appointment, Officer
from app.post import Post
from ui.codeedit import CodeEdit
from ui.devices.hub import Devices
from ui.page import Page, PageAction
from ui.pages import PageEntry
from ui.shell.frame import DeskSign
from ui.shell.window import ShellWindow
from ui.surroundings import Surroundings
from ui.widgets.buttons import ActionButton
from ui.widgets.card import Card
from ui.widgets.case_model import Column
from ui.widgets.case_table import CaseTable
from ui.widgets.empty import EmptyState
from ui.widgets.field import ChoiceField, DateField, Field, TextField
from ui.widgets.layouts import FieldGrid, FlowLayout
from ui.widgets.light import Light
from ui.widgets.material_model import MaterialRow
from ui.widgets.material_table import MaterialTable
from ui.widgets.panels import ReasonPanel
from ui.widgets.pill import Pill
from ui.widgets.search import SearchField
from ui.widgets.segments import SegmentedChoice
from ui.widgets.split import PreviewSplit
from ui.widgets.text import Text
from ui.widgets.timeline import Timeline, TimelineEntry
from ui.work import Work

Show = Callable[..., QWidget]
PASSWORD = "yimen-training"
CLERK = Officer(OfficerId("30217"), "李晓梅", (Appointment("*", Post.WINDOW), Appointment("*", Post.HANDLER)))
MATERIALS = (
    MaterialRow("form", "申请书（法定格式）", "原件"),
    MaterialRow("id", "申请人身份证明", "原件核验 复印件", may_defer=True),
    MaterialRow("place", "经营场所使用证明（自有房产提交产权证明，租用房产提交租赁协议及出租方产权证明）", "复印件"),
    MaterialRow("name", "名称自主申报告知书", "电子", is_required=False, is_electronic=True),
)
ROWS = (
    ("341702202611230003000018", "王建国", "个体工商户设立登记", "green", "5 天", "审查"),
    ("341702202611230003000026", "示例区某某餐饮管理有限公司", "食品经营许可新办", "yellow", "1 天", "审核"),
    ("341702202611200003000033", "李明", "建筑工程施工许可证核发", "red", "2 天", "审查"),
    ("341702202611200003000041", "张三", "出版物零售单位设立", "paused", "听证", "决定"),
)
STORY = (
    TimelineEntry("收件", "2026-11-23 09:02", "王窗口", "收件凭证已打印", "ok"),
    TimelineEntry("特别程序：听证", "2026-11-24", "韩承办", "期间不计入办理期限（行政许可法第四十五条）。", "warn"),
    TimelineEntry("退回", "2026-11-27", "陈审核", "现场核查记录缺第二人签名", "bad"),
)


class MemoryStore:
    """Runs use cases as a store does, on the caller's thread, and tells what changed."""

    def __init__(self) -> None:
        self.done: list[tuple[Officer, Callable[..., Any], tuple[Any, ...]]] = []
        self.listeners: list[Callable[[frozenset[str]], None]] = []
        self.threads: set[str] = set()
        self.papers: dict[str, Notice] = {}

    def do(self, officer: Officer, use_case: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        self.threads.add(threading.current_thread().name)
        value = use_case(self, *args, **kwargs)
        self.done.append((officer, use_case, args))
        for listener in self.listeners:
            listener(frozenset({"cases"}))
        return value

    def ask(self, query: Callable[..., Any], *args: Any) -> Any:
        self.threads.add(threading.current_thread().name)
        return query(self, *args)

    def listen(self, listener: Callable[[frozenset[str]], None]) -> None:
        self.listeners.append(listener)

    def unlisten(self, listener: Callable[[frozenset[str]], None]) -> None:
        self.listeners.remove(listener)

    def notice(self, notice_id: str) -> Notice:
        return self.papers[notice_id]

    def is_left_out(self, notice_id: str) -> bool:
        return False

    def awaits_center(self, notice_id: str) -> bool:
        return False

    def pdf(self, notice_id: str) -> bytes:
        return f"%PDF {notice_id}".encode()


class FormGallery(Page):
    """Fields, choices, the checklist and the preview, as an acceptance page holds them."""

    key = "form"
    title = "受理登记"

    def __init__(self) -> None:
        super().__init__()
        self.pressed: list[str] = []
        self.split = PreviewSplit("form")
        self.split.set_pill("补正材料告知书", "warn")
        self.split.set_foot("HP M405 · A4 · 一式两份")
        self.split.paper.show_nothing("选择事项后在此预览将要打印的文书")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.split)
        for card in (self._item_card(), self._applicant_card(), self._material_card()):
            self.split.column.add(card)
        self.split.column.add_stretch()

    def _item_card(self) -> Card:
        card = Card("选择事项", step=1, note="示例区市场监督管理局 · 341700001 · 承诺 5 个工作日")
        self.item = SearchField("事项名称、拼音首字母或编码(&S)", "form.item")
        card.add(self.item)
        return card

    def _applicant_card(self) -> Card:
        card = Card("申请人", step=2)
        self.kind = SegmentedChoice("申请人类型", "form.kind", [("natural", "自然人"), ("legal", "法人")])
        card.add_to_head(self.kind)
        grid = FieldGrid(2)
        self.id_number = Field("身份证号(&I)", "form.id", CodeEdit())
        self.name = Field("姓名(&N)", "form.name")
        self.document = ChoiceField("证件类型(&T)", "form.document", [("id", "居民身份证"), ("passport", "护照")])
        self.day = DateField("收件日期(&R)", "form.day")
        self.note = TextField("备注(&B)", "form.note", lines=2)
        for field in (self.id_number, self.name, self.document, self.day):
            grid.add(field)
        grid.add(self.note, span=2)
        self.id_number.set_message("男 · 1990-03-07 出生 · 36 周岁", "ok")
        self.name.set_message("姓名中的“·”已按标准间隔号登记，请核对证件", "warn")
        card.add(grid)
        return card

    def _material_card(self) -> Card:
        card = Card("材料清单", step=3)
        card.add_to_head(Pill("缺 3 件必收材料", "warn"))
        self.materials = MaterialTable("form.materials", "材料清单")
        self.materials.show_rows(MATERIALS, {"form": "received"})
        card.add(self.materials)
        foot = QWidget()
        row = FlowLayout(foot, gap=8)
        for name, text, key in (
            ("all", "必收材料全部已收", "Ctrl+A"),
            ("camera", "高拍", "F5"),
            ("file", "导入文件…", ""),
        ):
            button = ActionButton(text, key=key, icon_name="camera")
            button.setObjectName(f"form.{name}")
            row.addWidget(button)
        card.add(foot)
        card.add(Text("空格 切换 · 1 已收 2 未收 3 容缺 4 电子", role="small", wraps=True))
        return card

    def actions(self) -> list[PageAction]:  # type: ignore[override]
        return [
            PageAction("F7", "收件", "inbox", lambda: self.pressed.append("F7")),
            PageAction("F9", "不予受理", "circle-x", lambda: self.pressed.append("F9")),
            PageAction("F8", "一次告知补正", "file-warning", lambda: self.pressed.append("F8")),
            PageAction("F10", "容缺受理", "file-clock", self.first_focus, is_enabled=False, why="没有可容缺的材料"),
            PageAction("F12", "受理并打印", "stamp", lambda: self.pressed.append("F12"), is_primary=True),
        ]

    def first_focus(self) -> None:
        self.item.setFocus()


class ListGallery(Page):
    """A list of cases with lights beside the story of one, as an approval page holds them."""

    key = "list"
    title = "审批审查"

    def __init__(self) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        columns = [
            Column("时限", lambda row: str(row[4]), 8, light=lambda row: str(row[3])),
            Column("申请人", lambda row: str(row[1]), 8),
            Column("事项", lambda row: str(row[2])),
            Column("环节", lambda row: str(row[5]), 4),
        ]
        self.cases = CaseTable("list.cases", "待办", columns, key=lambda row: row[0])
        self.cases.show_rows(ROWS * 10)
        self.story = Timeline("list.story", "办件经过")
        self.story.show_entries(STORY)
        left = Card("待办", note="按到期日排列")
        left.add(self.cases, 1)
        right = Card("办件经过")
        right.add(self.story, 1)
        right.add(Light("yellow", "还剩 1 个工作日"))
        layout.addWidget(left, 3)
        layout.addWidget(right, 2)
        self.refreshed: list[set[str]] = []
        self.shown = ""

    def actions(self) -> list[PageAction]:  # type: ignore[override]
        return [
            PageAction("F8", "特别程序", "circle-pause", self.open_panel),
            PageAction("F12", "审查通过", "check", self.cases.setFocus, is_primary=True),
        ]

    def open_panel(self) -> ReasonPanel:
        panel = ReasonPanel(
            "panel.stop",
            "特别程序",
            confirm="启动特别程序",
            grounds=[("hearing", "听证"), ("inspection", "检验、检测、检疫")],
            note="期间不计入办理期限，书面告知申请人（行政许可法第四十五条）",
        )
        self.panel_wanted.emit(panel)
        return panel

    def refresh(self, changed: set[str]) -> None:
        self.refreshed.append(changed)

    def show_case(self, number: str) -> None:
        self.shown = number

    def first_focus(self) -> None:
        self.cases.setFocus()


class EmptyGallery(Page):
    """A page without cases."""

    key = "casefile"
    title = "办件档案"

    def __init__(self) -> None:
        super().__init__()
        self.shown = ""
        layout = QVBoxLayout(self)
        layout.addWidget(EmptyState("inbox", "没有打开的办件", "扫描文书上的条码，或输入编号、姓名、证件号后四位查找"))

    def show_case(self, number: str) -> None:
        self.shown = number


def everybody(_: Officer) -> bool:
    return True


ENTRIES = (
    PageEntry("form", "file-plus", lambda: "受理登记", everybody, lambda _: FormGallery()),
    PageEntry("list", "stamp", lambda: "审批审查", everybody, lambda _: ListGallery()),
    PageEntry("casefile", "folder-open", lambda: "办件档案", everybody, lambda _: EmptyGallery()),
    PageEntry("secret", "shield", lambda: "监察", lambda _: False, lambda _: EmptyGallery()),
)


def unlock(officer_id: str, password: str) -> None:
    """Refuse every password but the training one, as the key slots do."""
    if password != PASSWORD:
        raise Refused("keys.wrong_password", left=3)


class Hall:
    """One window of the hall: work, devices in a folder, the shell with the gallery's pages."""

    def __init__(self, folder: Path, store: MemoryStore | None = None) -> None:
        self.store = store or MemoryStore()
        self.work = Work()
        self.work.open(self.store, CLERK)
        self.folder = folder
        self.devices = Devices(self.work, simulated_devices(folder))
        sign = DeskSign("示例区政务服务中心", "市场监管 · 03 号窗口", CLERK, is_training=True)
        self.window = ShellWindow(self.work, self.devices, sign, unlock)
        self.window.open_pages(self.surroundings(), ENTRIES)

    def surroundings(self) -> Surroundings:
        """Return what the pages are given: the sample office on 2026-11-23, by a clock that was set."""
        moment = Moment(datetime(2026, 11, 23, 1, tzinfo=UTC), date(2026, 11, 23), 1, "boot", "training")
        setting = FrozenSetting(sample_office(), sample_catalogue(), shipped(), CLERK, True, None, moment)
        window = self.window
        return Surroundings(self.work, lambda: setting, self.devices, window.go, window.print_notices, window.result)

    def form(self) -> FormGallery:
        """Return the form page, opened."""
        self.window.go("form")
        page = self.window.deck.page()
        assert isinstance(page, FormGallery)
        return page

    def list(self) -> ListGallery:
        """Return the list page, opened."""
        self.window.go("list")
        page = self.window.deck.page()
        assert isinstance(page, ListGallery)
        return page

    def close(self) -> None:
        """Close the window and end the threads."""
        if shiboken6.isValid(self.window):
            self.window.close()
            self.window.deleteLater()
        self.work.close()
