"""The page 跨层级办理: what came from other centers and went to them, 转报, standard catalogues, and the links, by keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from app.errors import Trouble
from app.levels.adopting import Difference, adopt
from app.levels.between import Between, LinkLine, Passing
from app.levels.desk import Order
from app.levels.known import Known, Seen, known
from app.notices.field_context import BEIJING
from app.sync.center import ACTIVE
from app.sync.link import read_authority
from app.wording import say_trouble
from ui.between.detail import Detail
from ui.between.listing import CAME, CENTERS, STANDARD, Line, Listing
from ui.between.offered import Sight
from ui.between.panels import AnswerPanel, OfferPanel, OrderPanel, approve_panel, ask_panel, code_panel, end_panel
from ui.between.words import done_words
from ui.page import Page, PageAction
from ui.panel_drafts import PanelDrafts
from ui.surroundings import Surroundings
from ui.widgets.panels import BarPanel, ReasonPanel
from ui.widgets.worklist import WorkList

translate = QCoreApplication.translate
ASK_MILLISECONDS = 45_000
OFFER = "offer"


class BetweenPage(Page):
    """Begins on what came; what is seen is what the center told last, and every act is done at the center."""

    key = "between"
    takes_numbers = True

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self.title = translate("Between", "跨层级办理")
        self._around = surroundings
        self._told: Between | None = None
        self._seen: Seen = ((), 0)
        self._differences: tuple[Difference, ...] = ()
        self._away = translate("Between", "正在向中心询问……")
        self._is_acting = False
        self._panel: BarPanel | None = None
        self.drafts = PanelDrafts(self, surroundings)
        self.listing = Listing()
        self.detail = Detail(surroundings.language)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(WorkList(self.listing, self.detail, share=0.46, most=720))
        self.listing.picked.connect(self._on_picked)
        self.listing.opened.connect(lambda _: self._primary())
        surroundings.work.every(self, ASK_MILLISECONDS, self.ask_center)

    def actions(self) -> list[PageAction]:  # type: ignore[override]
        """What can be done with the line under the cursor; what cannot is grey and says why."""
        quiet = [
            PageAction("F2", translate("Between", "下一个列表"), "", self.listing.next_list, is_in_bar=False),
            PageAction("F3", translate("Between", "到列表"), "", self.first_focus, is_in_bar=False),
        ]
        shown = PageAction("F5", translate("Between", "刷新"), "refresh-cw", self.ask_center)
        acts = {STANDARD: self._of_standard, CENTERS: self._of_centers}.get(self.listing.code(), self._of_cases)
        return [*quiet, shown, *acts()]

    def list_keys(self) -> list[tuple[str, str]]:
        """Return the keys of the lists."""
        return [("Enter", translate("Between", "办理光标所在的一行（同 F12）"))]

    def refresh(self, changed: set[str]) -> None:
        """Show what is known here; the center is asked at first, then every 45 seconds and after every act."""
        if not changed:
            self.drafts.ask()
            self.ask_center()
        if not changed or changed & {"sync", "items", "calendar", "officers"}:
            setting = self._around.setting()
            items, calendar = setting.catalogue.items(setting.moment.on), setting.calendar
            self._around.work.ask_latest(self, "known", known, self._on_known, items, calendar, self._seen)

    def first_focus(self) -> None:
        """Begin in the list; where it is empty, at the choice of lists."""
        (self.listing.table() if self.listing.line() is not None else self.listing.choice).setFocus()

    def show_case(self, number: str) -> None:
        """A number was scanned: the case that waits for an answer here, else the one that is to be offered."""
        number = number.strip()
        if number and not self.listing.show_due(number):
            self.offer(number)

    def keep_drafts(self) -> None:
        """Keep what is being typed."""
        self.drafts.keep_now()

    def clear_secrets(self) -> None:
        """Forget names, and a code that was just made."""
        self.detail.show_code("")
        self.listing.show_all(None, ())

    def ask_center(self) -> None:
        """F5: how everything stands now."""
        if not self._is_acting:
            self._around.work.network(self, lambda: self._asked(None), self._on_told)

    def offer(self, number: str = "") -> None:
        """移送: which case, to whom, why."""
        links = () if self._told is None else self._told.links
        centers = [(str(one.division), f"{one.name}（{one.division:06}）") for one in links if one.state == ACTIVE]
        no = self.sight().no_move()
        if not centers or no:
            self.problem_told.emit(no or translate("Between", "没有接通的上级或者下级中心，不能移送。"))
            return
        about = f"{OFFER} {number}" if number else self.drafts.begun(OFFER)
        if number and f"{OFFER} " in self.drafts.abouts():
            self.drafts.rename(f"{OFFER} ", about)  # the reason was written before the number was scanned
        panel = OfferPanel(number or about.removeprefix(OFFER).strip(), centers)
        self.drafts.keep(panel, lambda: f"{OFFER} {panel.typed_number()}", panel.number, panel.to, panel.reason)
        self._open(panel, "offer", lambda: f"{OFFER} {panel.typed_number()}")

    def answer(self, *, takes: bool) -> None:
        """接办 or 退回 what came."""
        one, sight = self.listing.line(), self.sight()
        if isinstance(one, Passing) and not sight.no_answer():
            panel = AnswerPanel(one.number, sight.office, sight.department(), takes=takes)
            if panel.reason is not None:
                self.drafts.keep(panel, lambda: one.offer, panel.department, panel.reason)
            self._open(panel, "take" if takes else "refuse", lambda: one.offer)

    def withdraw(self) -> None:
        """撤回: the offer is taken back, with a reason that goes on record."""
        one = self.listing.line()
        if not isinstance(one, Passing) or self.sight().no_withdrawal():
            return
        panel = ReasonPanel(
            "between.withdraw", translate("Between", "撤回移送"), confirm=translate("Between", "撤回"),
            reason_label=translate("Between", "撤回的理由（记入档案）(&R)"), icon_name="undo-2",
            note=translate("Between", "对方还没有接办的才撤得回；转报随之收回，本件回到决定环节") if one.is_forwarded else "",
        )  # fmt: skip
        self.drafts.keep(panel, lambda: one.offer, panel.reason)
        panel.confirmed.connect(
            lambda: self._send("withdraw", {"number": one.number, "reason": panel.values()[1]}, panel, one.offer)
        )
        self._show_panel(panel)

    def adopt(self) -> None:
        """A draft of the item keeps to the catalogue; it is published in the catalogue by a second officer."""
        one = self.listing.line()
        if isinstance(one, Difference) and not self.sight().no_adoption() and not self._around.work.is_busy(self):
            self._around.work.do(self, adopt, self._on_adopted, one.item.code.business, one.issuer)

    def approve(self) -> None:
        """核准: the center under the cursor is let in."""
        one = self.listing.line()
        if isinstance(one, LinkLine) and not self.sight().no_approval():
            self._open(approve_panel(one.division, one.name), "approve")

    def end_link(self) -> None:
        """停用: the center under the cursor is let in no more."""
        one = self.listing.line()
        if isinstance(one, LinkLine) and not self.sight().no_end():
            self._open(end_panel(one.division, one.name), "end")

    def sight(self) -> Sight:
        """Return the line in sight and who looks at it."""
        setting = self._around.setting()
        return Sight(self.listing.line(), setting.officer, setting.office, self._away, self._around.language)

    def _primary(self) -> None:
        """Enter does what F12 does."""
        last = next((one for one in self.actions() if one.is_primary), None)
        if last is not None and last.is_enabled:
            last.slot()

    def _of_cases(self) -> list[PageAction]:
        sight, came = self.sight(), self.listing.code() == CAME
        file = _act("F10", translate("Between", "办件档案"), "folder-open", self._open_file, sight.no_file())
        send, move = translate("Between", "移送"), sight.no_move()
        if not came:
            back = _act("F9", translate("Between", "撤回"), "undo-2", self.withdraw, sight.no_withdrawal())
            return [file, back, _act("F12", send, "truck", self.offer, move, is_primary=True)]
        no = sight.no_answer()
        return [
            file,
            _act("F6", send, "truck", self.offer, move),
            _act("F9", translate("Between", "退回"), "undo-2", lambda: self.answer(takes=False), no),
            _act("F12", translate("Between", "接办"), "check", lambda: self.answer(takes=True), no, is_primary=True),
        ]

    def _of_standard(self) -> list[PageAction]:
        catalogue, text = translate("Between", "事项目录"), translate("Between", "采用标准")
        return [
            _act("F10", catalogue, "book-open", lambda: self._around.go("catalogue", None), ""),
            _act("F12", text, "check", self.adopt, self.sight().no_adoption(), is_primary=True),
        ]

    def _of_centers(self) -> list[PageAction]:
        sight = self.sight()
        no, code, above = sight.no_link(), translate("Between", "接入码"), translate("Between", "申请上级")
        end, yes = translate("Between", "停用"), translate("Between", "核准")
        return [
            _act("F6", code, "key-round", lambda: self._open(code_panel(), "code"), no),
            _act("F7", above, "link", lambda: self._open(ask_panel(), "ask"), no),
            _act("F9", end, "ban", self.end_link, sight.no_end()),
            _act("F12", yes, "shield-check", self.approve, sight.no_approval(), is_primary=True),
        ]

    def _open_file(self) -> None:
        one = self.listing.line()
        if isinstance(one, Passing):
            self._around.go("casefile", one.number)

    def _open(self, panel: OrderPanel, act: str, about: Callable[[], str] | None = None) -> None:
        """Show a panel; `about`: what its draft is about, else only what is no secret is kept, by the act itself."""
        if about is None:
            self.drafts.keep(panel, lambda: act, *panel.open_fields())
        held = about or (lambda: act)
        panel.confirmed.connect(lambda: self._send(act, panel.facts(), panel, held()))
        self._show_panel(panel)

    def _show_panel(self, panel: BarPanel) -> None:
        panel.ended.connect(lambda: self._on_ended(panel))
        self._panel = panel
        self.panel_wanted.emit(panel)

    def _on_ended(self, panel: BarPanel) -> None:
        if self._panel is panel:
            self._panel = None

    def _send(self, act: str, facts: Mapping[str, Any], panel: BarPanel, about: str) -> None:
        """Let it be done at the center; the panel stays until the center has answered."""
        if not self._is_acting:
            self._is_acting = True
            self.noted.emit(translate("Between", "正在送往中心……"))
            self._around.work.network(
                self, lambda: self._asked((act, facts)), lambda told: self._on_done(act, panel, about, told)
            )

    def _asked(self, wanted: tuple[str, Mapping[str, Any]] | None) -> Between | Trouble:
        """On the network thread: what the center told, or why it did not."""
        try:
            return self._around.between(None if wanted is None else Order(wanted[0], _with_authority(wanted[1])))
        except Trouble as trouble:
            return trouble.with_traceback(None)
        except Exception:
            self._is_acting = False  # the crash page tells it; the page works on
            raise

    def _on_done(self, act: str, panel: BarPanel, about: str, told: Between | Trouble) -> None:
        self._is_acting = False
        self.noted.emit("")
        is_open = self._panel is panel  # else another was opened meanwhile: what is typed there is not of this act
        if isinstance(told, Trouble):
            sentence = say_trouble(told, self._around.language)
            if is_open:
                panel.set_problem(sentence)
            else:
                self.problem_told.emit(sentence)
            return
        self.drafts.drop(about)
        if is_open:
            panel.close_panel()
        self._on_told(told)
        self.detail.show_code(told.code)
        self._around.result(done_words(act), None)
        if self._panel is None:
            self.first_focus()

    def _on_told(self, told: Between | Trouble) -> None:
        if isinstance(told, Trouble):
            self._away = say_trouble(told, self._around.language)
            self._show()
            return
        self._away, self._told = "", told
        self._show()

    def _on_known(self, found: Known) -> None:
        self._seen = found.seen
        if found.differences is not None:
            self._differences = found.differences
        if self._told is None or (found.told is not None and found.told.at >= self._told.at):
            self._told = found.told
        self._show()

    def _on_adopted(self, _: str) -> None:
        self._around.result(translate("Between", "已写入事项目录的草稿，请在事项目录核对后提请发布"), None)
        self._around.go("catalogue", None)

    def _show(self) -> None:
        told = self._told
        self.listing.show_all(told, self._differences)
        since = "" if told is None else told.at.astimezone(BEIJING).strftime("%m-%d %H:%M")
        last = translate("Between", "以下是 {since} 的情况。").format(since=since) if since else ""
        self.detail.show_away(f"{self._away}{last}" if self._away else "")
        due = sum(one.is_due for one in told.passings) if told is not None else 0
        self.count_changed.emit(due, "warn" if due else "")
        self.actions_changed.emit()

    def _on_picked(self, line: Line | None) -> None:
        issuer = self.listing.center(line.issuer) if isinstance(line, Difference) else ""
        self.detail.show_line(line, self._around.setting().office, issuer)
        self.actions_changed.emit()


def _act(
    key: str, text: str, icon: str, slot: Callable[[], object], no: str, *, is_primary: bool = False
) -> PageAction:  # fmt: skip
    return PageAction(key, text, icon, slot, is_primary=is_primary, is_enabled=not no, why=no)


def _with_authority(facts: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the facts with the certificate itself in the place of its file. Raises Refused("sync.ca")."""
    return {**facts, "ca": read_authority(facts["ca"])} if facts.get("ca") else facts
