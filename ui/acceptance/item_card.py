"""Card 1: which item is applied for, its promise, its situation questions, and when it needs no permit at all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFontMetrics

from app.clock.limits import Limit, Unit
from app.item import Item
from app.item_search import ItemIndex
from app.office import Office
from app.order_of_acceptance import QuotaUse
from app.wording import name_of
from ui.acceptance.situations import Situations
from ui.codeedit import CodeEdit
from ui.style import em, sizes, theme, ui_font
from ui.widgets.buttons import ActionButton
from ui.widgets.card import Card
from ui.widgets.field import DateField
from ui.widgets.hits import Hit
from ui.widgets.search import SearchField
from ui.widgets.text import name_widget, set_state

translate = QCoreApplication.translate
MOST_SHOWN = 200
TICKET_CHARACTERS = 9


def index_of(items: tuple[Item, ...], office: Office) -> ItemIndex:
    """Return the search index of these items; a second and a half for three thousand, so never on the GUI thread."""
    return ItemIndex(items, lambda code: office.department(code).name if office.has(code) else code)


def limit_words(limit: Limit, language: str) -> str:
    """Return a limit as it is spoken: 5个工作日, 即办."""
    unit = name_of("unit", limit.unit.value, language)
    return unit if limit.unit is Unit.ON_THE_SPOT else f"{limit.n} {unit}"


def promise_words(item: Item, language: str) -> str:
    """Return what the office promises, or the statutory limit where it promises nothing."""
    if item.promised is None:
        return translate("ItemCard", "法定 {limit}").format(limit=limit_words(item.statutory, language))
    if item.promised.unit is Unit.ON_THE_SPOT:
        return translate("ItemCard", "承诺即办")
    return translate("ItemCard", "承诺 {limit}").format(limit=limit_words(item.promised, language))


class ItemCard(Card):
    """`chosen(item)` follows a choice, `answered()` an answer, `settled()` when the applicant is next.

    `misread(sentence)` when figures were typed into a question.
    """

    chosen = Signal(object)
    answered = Signal()
    settled = Signal()
    misread = Signal(str)
    slip_wanted = Signal()
    since_changed = Signal()
    ticket_changed = Signal()

    def __init__(self, language: str) -> None:
        super().__init__(translate("ItemCard", "选择事项(&S)"), step=1)
        self._language = language
        self._index: ItemIndex | None = None
        self._office: Office | None = None
        self._usage: Mapping[str, int] = {}
        self._item: Item | None = None
        self._use: QuotaUse | None = None
        self._takes_place = True
        self.ticket = CodeEdit()
        name_widget(self.ticket, "acceptance.ticket", translate("ItemCard", "排队号"))
        self.ticket.setPlaceholderText(translate("ItemCard", "排队号 Ctrl+K"))
        self.ticket.setToolTip(translate("ItemCard", "如 A012；可加取号、叫号时间：A012 9:01 9:12"))
        self.ticket.textChanged.connect(lambda _: self.ticket_changed.emit())
        self.search = SearchField(translate("ItemCard", "选择事项"), "acceptance.item")
        self.search.label.hide()  # the card's own title is the label: one line less on a low screen
        self._title.setBuddy(self.search.search)
        self.search.search.setPlaceholderText(translate("ItemCard", "名称、拼音首字母、编码或部门"))
        self.situations = Situations("acceptance.situation")
        self.slip = ActionButton(translate("ItemCard", "告知单"), key="F11", icon_name="clipboard-list", is_ghost=True)
        self.slip.setObjectName("acceptance.slip")
        self.slip.hide()
        self.add_to_head(self.ticket)
        self.add_to_head(self.slip)
        self.since = DateField(translate("ItemCard", "申请期限起算日(&Q)"), "acceptance.since")
        self.since.hide()
        self.add(self.search)
        self.add(self.situations)
        self.add(self.since)
        self.search.query_changed.connect(self._on_query)
        self.search.chosen.connect(self._on_chosen)
        self.search.left.connect(self._on_left)
        self.situations.changed.connect(self.answered)
        self.situations.finished.connect(self.settled)
        self.situations.misread.connect(self.misread)
        self.slip.clicked.connect(self.slip_wanted)
        theme().changed.connect(self._fit_ticket)
        self._fit_ticket()
        self.since.changed.connect(lambda _: self.since_changed.emit())
        self.since.left.connect(self.since_changed)

    def _fit_ticket(self) -> None:
        """The hint in the empty field names its key: it must be read at every size of type."""
        hint = QFontMetrics(ui_font(sizes().base)).horizontalAdvance(self.ticket.placeholderText())
        self.ticket.setFixedWidth(max(TICKET_CHARACTERS * em(), hint + 2 * em()))

    def offer(self, index: ItemIndex) -> None:
        """Search in this index from now on; what was typed meanwhile is looked up."""
        self._index = index
        if self.search.search.hasFocus():
            self._on_query(self.search.search.query())

    def is_ready(self) -> bool:
        """True when items can be searched."""
        return self._index is not None

    def show_usage(self, usage: Mapping[str, int]) -> None:
        """Rank by what this window takes most from now on."""
        self._usage = usage

    def show_office(self, office: Office) -> None:
        """Name the departments of this office."""
        self._office = office

    def show_item(self, item: Item | None, answers: tuple[str, ...] = (), since: date | None = None) -> None:
        """Show what was chosen, without asking again; None empties the card."""
        self._item = item
        self.search.search.show_choice(item.name if item else "")
        self.situations.show_questions(item.situations if item else (), answers)
        self.slip.setVisible(item is not None)
        self._hint(item)
        own = item.apply_within if item is not None else None
        self.since.setVisible(own is not None)
        self.since.set_value(since)

    def show_quota(self, use: QuotaUse | None, *, takes_place: bool) -> None:
        """Tell what is taken of a limited number, None while it is being counted; nothing of it where no place is taken."""
        if (use, takes_place) != (self._use, self._takes_place):
            self._use, self._takes_place = use, takes_place
            self._hint(self._item)

    def tell_late(self, sentence: str) -> None:
        """Tell that the applicant is late, as a reminder that keeps nothing closed; else what the date is for."""
        own = self._item.apply_within if self._item is not None else None
        if sentence:
            self.since.set_message(sentence, "warn")
        elif own is not None and self.since.tone() != "bad":
            told = translate("ItemCard", "{since}起 {limit}内申请；不知道的可以空着")
            self.since.set_message(told.format(since=own.since, limit=limit_words(own.limit, self._language)))

    def set_fixed(self, is_fixed: bool) -> None:
        """A case that is received has its item; it cannot be changed any more."""
        self.ticket.setReadOnly(is_fixed)
        self.search.setEnabled(not is_fixed)
        self.situations.setVisible(not is_fixed and bool(self.situations.answers()))
        self.slip.setEnabled(not is_fixed)
        self.since.setEnabled(not is_fixed)

    def focus_question(self) -> None:
        """Go to the first open question, or tell that the applicant is next."""
        if not self.situations.focus_open():
            self.settled.emit()

    def open_search(self) -> None:
        """F3: go to the picker; an empty one shows what this window takes most, then all the rest."""
        self.focus_search()
        if not self.search.text():
            self.search.search.ask()

    def show_ticket(self, text: str) -> None:
        """Show the queue ticket as it was typed or scanned."""
        if text != self.ticket.text():
            self.ticket.setText(text)
        set_state(self.ticket, state=None)

    def focus_ticket(self, trouble: str = "") -> None:
        """Put the cursor into the queue ticket; a trouble is told by its colour and as a tip."""
        set_state(self.ticket, state="bad" if trouble else None)
        self.ticket.setAccessibleDescription(trouble)
        self.ticket.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.ticket.selectAll()

    def focus_search(self) -> None:
        """Put the cursor into the picker."""
        self.search.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _facts(self, item: Item) -> str:
        name = self._office.department(item.department).name if self._office else item.department
        return " · ".join((name, item.code.basic, promise_words(item, self._language)))

    def _hint(self, item: Item | None) -> None:
        """Whose item it is and what is promised, and what a clerk must know of it; without a tone, the field is right."""
        if item is None:
            self._hint_empty()
        else:
            self.search.set_message("\n".join(filter(None, (self._facts(item), self._remark(item)))))

    def _remark(self, item: Item) -> str:
        if item.stage_of is not None:
            return translate("ItemCard", "分阶段办理：申请人须先取得前一阶段的准予决定")
        if item.quota is not None and self._takes_place:
            return self._quota(item.quota)
        if item.in_person:
            return translate("ItemCard", "须由申请人本人到场，不能代理")
        return self._exemption(item)

    def _quota(self, quota: int) -> str:
        if self._use is None:
            return translate("ItemCard", "数量限 {n} 件，按受理先后决定（行政许可法第五十七条）").format(n=quota)
        told = translate(
            "ItemCard", "数量限 {n} 件，已准予 {granted} 件、在办 {waiting} 件，按受理先后决定（行政许可法第五十七条）"
        )
        return told.format(n=quota, granted=self._use.granted, waiting=self._use.waiting)

    @staticmethod
    def _exemption(item: Item) -> str:
        if not item.exempt_when:
            return ""
        first = item.exempt_when[0].when
        more = translate("ItemCard", "（另有 {n} 种）").format(n=len(item.exempt_when) - 1)
        text = translate("ItemCard", "{when}的，不需要许可：按 F9 告知").format(when=first)
        return text + (more if len(item.exempt_when) > 1 else "")

    def _hint_empty(self) -> None:
        is_empty = self._index is not None and self._index.is_empty
        told = translate("ItemCard", "目录里还没有可办的事项，请首席代表或系统管理员在“事项目录”中导入并发布")
        self.search.set_message(told if is_empty else "", "warn" if is_empty else None)

    def _on_query(self, text: str) -> None:
        if self._item is not None and text == self._item.name:
            return
        if self._index is None:
            told = translate("ItemCard", "事项目录正在打开，请稍候") if text else ""
            self.search.set_message(told, "warn" if told else None)
            return
        if self._index.is_empty:
            self._hint_empty()
            return
        hits = self._index.find(text, self._usage, MOST_SHOWN)
        self.search.show_hits(
            [self._hit(found.item) for found in hits],
            none=translate("ItemCard", "没有这样的事项，请换个说法：名称、拼音首字母、编码或部门"),
        )

    def _on_left(self) -> None:
        """A search that was given up shows the chosen item again: what stands there is what counts."""
        if self._item is not None and self.search.text() != self._item.name and not self.search.search.is_open():
            self.search.search.show_choice(self._item.name)

    def _hit(self, item: Item) -> Hit:
        office = self._office
        name = office.department(item.department).name if office else item.department
        return Hit(item, item.name, f"{name} · {item.code.basic}", promise_words(item, self._language))

    def _on_chosen(self, hit: Hit) -> None:
        self.chosen.emit(hit.key)
