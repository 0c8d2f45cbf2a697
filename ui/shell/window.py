"""The main window: one page at a time, its acts at the foot, troubles as sentences, nothing modal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import shiboken6
from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.act import Done
from app.desk import Notice
from app.devices.choice import DeviceChoice
from app.errors import Trouble
from app.filing import undo
from app.finding import Finding
from app.keeping import UPGRADED_UNSENT
from app.notices.sealing import warm_sealing
from app.numbering import is_case_number
from app.sessions import LOCK, UNLOCK, record_session
from app.verify.code import looks_like_code
from app.wording import say_trouble
from ui.busy import BusyWatch
from ui.devices.hub import Devices, device_of
from ui.explaining.explaining import KEY as EXPLAIN_KEY
from ui.explaining.explaining import Explaining
from ui.page import PageAction
from ui.pages import PAGES, PageEntry, first_page, pages_for
from ui.shell.bars import day_words
from ui.shell.copying import PlainNumbers
from ui.shell.curtain import LockCurtain
from ui.shell.frame import DeskSign, ShellFrame
from ui.shell.glyph_help import GlyphHelp
from ui.shell.idle import IdleWatch
from ui.shell.keys import KeypadCodes, TypingWatch, UndoKey, WindowKeys
from ui.shell.navigation import KEYED_PAGES
from ui.shell.page_finder import KEY as FIND_KEY
from ui.shell.page_finder import PageFinder, PageName
from ui.shell.printing import Printing
from ui.shell.put_by import PutBy
from ui.shell.told_papers import ToldPapers
from ui.surroundings import Surroundings
from ui.wedge import FocusFilter, WedgeFilter
from ui.widgets.banner import AGAIN_KEY
from ui.widgets.panels import BarPanel
from ui.work import Work

translate = QCoreApplication.translate
REAL_CLOCK = "real"
DAY_MILLISECONDS = 60_000
WARM_MILLISECONDS = 150
READINGS_MILLISECONDS = 2000  # long after the first paint
LONG_LOCK_MILLISECONDS = 1_800_000  # half an hour: whoever comes back then begins from the draft


class ShellWindow(ShellFrame):
    """`ShellWindow(work, devices, sign, unlock)`, then `open_pages(surroundings)`; see ui/pages.py for the pages.

    `go`, `print_notices` and `result` are what Surroundings hands to the pages. `left()` follows a shift change.
    """

    left = Signal()
    acted = Signal(object)  # a Done: what the applicant may be asked about
    locked = Signal()
    unlocked = Signal()
    closed = Signal()
    painted = Signal()  # once, when the officer sees the window

    def __init__(self, work: Work, devices: Devices, sign: DeskSign, unlock: Callable[[str, str], object]) -> None:
        super().__init__(sign)
        self._work = work
        self._last: tuple[str, object] = ("", None)
        self.is_locked = False
        self._is_painted = False
        self._is_closed = False
        self.before_leaving: Callable[[], Callable[[], object] | None] = lambda: None
        self.curtain = LockCurtain(self, work, sign.officer.name, sign.officer.id, unlock)
        self.printing = Printing(work, devices)
        self.wedge = WedgeFilter(lambda text: is_case_number(text) or looks_like_code(text))
        self.copying = PlainNumbers(QApplication.clipboard(), self)
        self.keys = WindowKeys(self)
        self._undo_key = UndoKey(
            self.actionbar.result, lambda why: self.problems.tell(why, "warn"), lambda: self.is_locked
        )
        self._typing = TypingWatch(self._on_typed, self.actionbar.result.fade_old)
        self.glyphs: GlyphHelp | None = None
        self.finder = PageFinder(self, self.turn_to, lambda is_silent: self.keys.set_enabled(not is_silent))
        self._turns: tuple[str, ...] = ()
        self._connect_bars()
        self._connect_work(devices)
        self.idle = IdleWatch(self)
        self.idle.idle.connect(self.lock)
        work.every(self, 1000, self._on_second)
        self._before_help: QWidget | None = None
        self.put_by = PutBy(self, self._forget_bench)
        self._long_lock = work.after(self, LONG_LOCK_MILLISECONDS, self.put_by.forget)
        self._filters: tuple[FocusFilter, ...] = (self.wedge, self._undo_key, self._typing, KeypadCodes())
        for one in self._filters:
            one.start()

    def open_pages(self, surroundings: Surroundings, pages: Sequence[PageEntry] = PAGES) -> None:
        """Offer the pages that the officer may open, and open the first."""
        entries = pages_for(self.sign.officer, tuple(pages))
        self.navigation.show_pages([(entry.key, entry.icon, entry.word()) for entry in entries])
        self.deck.offer({entry.key: partial(entry.build, surroundings) for entry in entries})
        self._offer_turns(entries)
        self.keys.add("F1", translate("Shell", "按键帮助"), self.show_help)
        self.keys.add("Ctrl+L", translate("Shell", "锁定"), self.lock)
        self.keys.add("Ctrl+Shift+L", translate("Shell", "换班"), self.leave)
        self.keys.add(AGAIN_KEY, translate("Shell", "再打没有打印出来的文书"), self.printing.print_again)
        self.keys.add("Ctrl+T", translate("Shell", "明暗与高对比"), self.next_theme)
        self.keys.add("Ctrl+0", translate("Shell", "字号"), self.next_scale)
        self.explaining = Explaining(self, surroundings, self.deck.page)
        self.keys.add(EXPLAIN_KEY, translate("Shell", "期限计算说明"), self.explaining.open)
        self._setting = surroundings.setting
        self.glyphs = GlyphHelp(self, self.keys, self._work, surroundings.setting)
        self.glyphs.told.connect(self.result)
        self._work.paper(self, warm_sealing, lambda _: None, self._setting().is_signed)
        self._show_day()
        self._work.every(self, DAY_MILLISECONDS, self._show_day)
        if entries:
            self.go(first_page(self.sign.officer, entries))

    def _offer_turns(self, entries: Sequence[PageEntry]) -> None:
        """Every page has a way by keys: the first nine their own, all of them the finder and the turn to the next."""
        self._turns = tuple(entry.key for entry in entries)
        names = [PageName(one.key, n, one.word(), _page_key(n)) for n, one in enumerate(entries, start=1)]
        self.finder.offer(names)
        later = partial(self._work.paper_latest, self, "pages", self.finder.warm, lambda _: None)
        self._work.after(self, READINGS_MILLISECONDS, later).start()
        for name in names[:KEYED_PAGES]:
            self.keys.add(name.shortcut, name.word, partial(self.turn_to, name.key))
        self.keys.add(FIND_KEY, translate("Shell", "到任一页面"), self.finder.open)
        self.keys.add("Ctrl+Tab", translate("Shell", "下一页面"), partial(self.turn, 1))
        self.keys.add("Ctrl+Shift+Tab", translate("Shell", "上一页面"), partial(self.turn, -1))

    def warm_pages(self) -> None:
        """Build the pages one after the other once the first is painted; the navigation then counts what waits."""
        if not self.is_locked and self.deck.page() is not None and self.deck.warm():
            self._work.after(self, WARM_MILLISECONDS, self.warm_pages).start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell the first paint: what may wait for it begins then."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self.painted.emit()

    def go(self, key: str, subject: object = None) -> None:
        """Open the page `key`, and there the case with the number `subject`."""
        if self.is_locked or self._is_closed or not self.deck.has(key):
            return
        if self.glyphs is not None:
            self.glyphs.dismiss()
        self.finder.close_finder()
        self._last = (key, subject)
        self.navigation.show_current(key)
        self.deck.show_page(key, subject)

    def turn_to(self, key: str) -> None:
        """The officer turns to another page; what was wrong on the one before stays with it."""
        if not self.is_locked and key != self._last[0]:
            self.problems.leave_page()
            self.actionbar.result.fade()
        self.go(key)

    def turn(self, by: int) -> None:
        """Go to the page before or behind in the navigation."""
        if self._last[0] in self._turns:
            self.turn_to(self._turns[(self._turns.index(self._last[0]) + by) % len(self._turns)])

    def result(self, text: str, done: Done | None = None) -> None:
        """Tell what was done; with `done` it can be undone for ten seconds, or until its paper is printed."""
        take_back = None if done is None or not done.events else (lambda: self._undo(done))
        self.problems.clear()  # what was wrong is done: the next applicant must not see it
        self.actionbar.result.show_result(text, undo=take_back)
        self._papers.begin(None if done is None else done.case.id)
        if done is not None and done.events:
            self.acted.emit(done)

    def print_notices(self, notices: tuple[Notice, ...], reason: str = "") -> None:
        """Print stored notices one after the other; a paper that came out of the printer ends the undo."""
        self._papers.follow(notices)
        self.printing.print_notices(notices, reason)

    def tell(self, trouble: Trouble) -> None:
        """Put a trouble as a sentence into the problem bar."""
        self.problems.tell(say_trouble(trouble, self.sign.language), device=device_of(trouble))

    def mark_keystore(self, *, is_degraded: bool) -> None:
        """Say at the foot that the secret of this device lies in a file: whoever takes the disk takes it along."""
        mark, why = (
            translate("Shell", "密钥保存在文件中（降级）"),
            translate("Shell", "降级：本机没有系统密钥库，设备密钥存于文件"),
        )
        self.statusbar.show_remark(mark if is_degraded else "", why=why if is_degraded else "")

    def warn(self, warnings: Sequence[Finding]) -> None:
        """Tell what everybody at this desk must know; that something waits stays in sight at the foot."""
        for one in warnings:
            self.problems.tell(one.say(self.sign.language))
        if any(one.code != UPGRADED_UNSENT for one in warnings):
            self.statusbar.show_remark(translate("Shell", "记录有问题，待系统管理员处理"), "bad")

    def lock(self) -> None:
        """Cover the window and put away what it showed, as it stands; drafts are kept all the same.

        Waits for an act that is under way. After half an hour what was put away is forgotten.
        """
        page = self.deck.page()
        if self.is_locked:
            return
        if page is not None and self._work.is_busy(page):
            QTimer.singleShot(500, self, self.lock)
            return
        self.finder.close_finder()
        if not self.help.isHidden():
            self.help.close_sheet()
        self.is_locked = True
        self.keys.show_page([], self._run)
        self.keys.is_covered = True
        self.keys.set_enabled(False)
        QApplication.clipboard().clear()
        self.deck.keep_drafts()
        self.put_by.put(self.curtain.draw)
        self._long_lock.start()
        self._work.do(self, record_session, lambda _: None, LOCK)
        self.locked.emit()

    def _forget_bench(self) -> None:
        """Nobody came back for long: nothing of a case is held any more; drafts are kept."""
        if self.glyphs is not None:
            self.glyphs.dismiss()
        self.deck.forget()
        self.actionbar.result.show_result("")
        self.actionbar.show_actions([])
        self.problems.clear()
        self.topbar.show_title("")

    def leave(self) -> None:
        """End this officer's shift, after what is to be done before; where that is refused, he stays and is told why."""
        self._work.after_all(self.curtain if self.is_locked else self, self.before_leaving(), self._leave)

    def _leave(self) -> None:
        self.close()
        self.left.emit()
        self.deleteLater()

    def show_help(self) -> None:
        """Show every key that works here; whoever goes back is where he was."""
        self._before_help = self.focusWidget()
        self.help.show_keys(self.keys.groups(self.deck.page()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes the problem in sight away; Ctrl+Enter is the primary act; with F12, in an open panel too."""
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        is_submit = is_control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        panel = self._open_panel()
        if self.is_locked:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape and not self.problems.isHidden():
            self.problems.dismiss()
        elif panel is not None and event.key() == Qt.Key.Key_Escape:
            panel.cancel()
        elif panel is not None and (is_submit or event.key() == Qt.Key.Key_F12):
            panel.confirm()
        elif is_submit:
            self._run_primary()
        else:
            super().keyPressEvent(event)

    def _open_panel(self) -> BarPanel | None:
        own = self.glyphs.panel if self.glyphs is not None else None
        return own if own is not None else self.deck.panel()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is being typed and let go of the application: a closed window asks the store nothing more."""
        self.put_by.end()
        self._is_closed = True
        self.deck.forget()
        self.closed.emit()
        self._work.mend = None
        self._work.let_go(self)  # it lives until Qt destroys it: no answer may reach it behind the closed store
        for timer in self.findChildren(QTimer):
            timer.stop()
        filters, self._filters = self._filters, ()
        for one in filters:
            one.stop()
        super().closeEvent(event)

    def _connect_bars(self) -> None:
        self.navigation.chosen.connect(self.turn_to)
        self.navigation.lock_wanted.connect(self.lock)
        self.navigation.leave_wanted.connect(self.leave)
        self.topbar.help_wanted.connect(self.show_help)
        self.help.closed.connect(self._focus_again)
        self.problems.dismissed.connect(self._focus_page)
        self.curtain.opened.connect(self._on_unlocked)
        self.curtain.leave_wanted.connect(self.leave)
        self.actionbar.triggered.connect(self._run)
        self.deck.titled.connect(self.topbar.show_title)
        self.deck.actions_changed.connect(self._show_actions)
        self.deck.result_told.connect(self._on_result_told)
        self.deck.noted.connect(self.actionbar.show_note)
        self.deck.problem_told.connect(self.problems.tell_of_page)
        self.deck.problems_over.connect(self.problems.leave_page)
        self.deck.page_wanted.connect(self.go)
        self.deck.case_wanted.connect(self._on_scanned)
        self.deck.count_changed.connect(self.navigation.show_count)
        self.crash_page.dismissed.connect(self._on_crash_dismissed)

    def _connect_work(self, devices: Devices) -> None:
        self._papers = ToldPapers(self.actionbar.result, self.printing, self.actionbar.show_note)
        self.printing.failed.connect(self._on_print_failed)
        self.printing.unprinted_changed.connect(self._show_unprinted)
        self.problems.again_wanted.connect(self.printing.print_again)
        self.busy = BusyWatch(self._work, self.statusbar.busy)
        self.printing.reprinted.connect(self._on_reprinted)
        self._work.trouble.connect(self.tell)
        self._work.crashed.connect(self.show_crash)
        self._work.changed.connect(self._on_changed)
        self.wedge.scanned.connect(self._on_scanned)
        devices.barcode_read.connect(self._on_scanned)
        devices.paper_printed.connect(self.printing.note_printed)
        devices.states_changed.connect(self.topbar.show_devices)
        devices.served.connect(self.problems.device_works)
        devices.choice_changed.connect(self._on_choice)  # no lambda: the devices outlive the window, and would hold it
        self.wedge.set_choice(devices.choice.wedge)
        self.topbar.show_devices(devices.states())

    def _on_choice(self, choice: DeviceChoice) -> None:
        self.wedge.set_choice(choice.wedge)

    def show_crash(self, text: str) -> None:
        """Tell a fault of the program; the page stays as it was beneath."""
        self._before_help = self._before_help or QApplication.focusWidget()
        self.crash_curtain.draw()
        self.crash_page.show_report(text)

    def _on_changed(self, names: frozenset[str]) -> None:
        self.deck.refresh(set(names))

    def _on_result_told(self, text: str, take_back: Callable[[], object] | None) -> None:
        self.problems.clear()
        self._papers.tell(text, take_back)

    def _on_reprinted(self, notice: Notice) -> None:
        self.result(translate("Shell", "已重新打印《{title}》").format(title=notice.title))

    def _show_day(self) -> None:
        moment = self._setting().moment
        self.statusbar.show_day(day_words(moment.on), is_set=moment.clock != REAL_CLOCK)

    def _on_print_failed(self, trouble: Trouble) -> None:
        self.problems.tell_of_printer(say_trouble(trouble, self.sign.language))

    def _show_unprinted(self) -> None:
        papers = self.printing.unprinted()
        if not papers:
            self.problems.is_printed()
            self.statusbar.show_unprinted("")
            return
        one = translate("Shell", "《{title}》没有打印出来，按 {key} 再打")
        more = translate("Shell", "《{title}》等 {n} 份没有打印出来，按 {key} 再打")
        words = one if len(papers) == 1 else more
        self.statusbar.show_unprinted(words.format(title=papers[0].title, n=len(papers), key=AGAIN_KEY))

    def _on_second(self) -> None:
        self.actionbar.result.tick()
        self.idle.look()

    def _show_actions(self) -> None:
        page = self.deck.page()
        actions = page.actions() if page is not None else []
        self.actionbar.show_actions(actions)
        has_panel = self.deck.panel() is not None
        self.keys.show_page([] if has_panel or self.is_locked else actions, self._run)

    def _run(self, action: PageAction) -> None:
        page = self.deck.page()
        is_free = page is not None and not self._work.is_busy(page)
        if is_free and action.is_enabled and not self.is_locked:
            if not action.key_sequence.startswith("Ctrl"):  # a new matter begins; the slip of the last one does not
                self.actionbar.result.fade()
            self.problems.leave_page()  # what stood in the way of the act before is judged anew
            action.slot()
        elif is_free and action.why and not self.is_locked:
            self.problems.tell(action.why, "warn")

    def _run_primary(self) -> None:
        page = self.deck.page()
        primary = [action for action in page.actions() if action.is_primary] if page is not None else []
        if primary and self.deck.panel() is None:
            self._run(primary[-1])

    def _on_typed(self) -> None:
        if not self.is_locked:  # the password changes nothing of what waits beneath
            self.problems.clear()
            self.actionbar.result.fade()

    def _undo(self, done: Done) -> None:
        told = translate("Shell", "已撤销，文书和编号作废") if done.notices else translate("Shell", "已撤销")

        def on_undone(_: Done) -> None:
            self.printing.withdraw(done.notices)
            self.deck.undone(done)
            self.result(told)

        self._work.do(self, undo, on_undone, done.case.id, done.events)

    def _on_scanned(self, number: str) -> None:
        page = self.deck.page()
        if is_case_number(number):
            self.go(page.key if page is not None and page.takes_numbers else "casefile", number)
        elif looks_like_code(number):
            self.go("verify", number)

    def _on_unlocked(self) -> None:
        """The same officer is back: everything is as it was, the cursor too; after a long lock the page begins anew."""
        self.is_locked = False
        self._long_lock.stop()
        self._work.do(self, record_session, lambda _: None, UNLOCK)
        self.keys.is_covered = False
        is_as_it_was = self.put_by.bring_back()
        self._show_actions()
        self.keys.set_enabled(self.glyphs is None or self.glyphs.panel is None)
        if not is_as_it_was:
            self.go(*self._last)
        self.unlocked.emit()

    def _on_crash_dismissed(self) -> None:
        self.crash_curtain.hide()
        self._focus_again()

    def _focus_again(self) -> None:
        before, self._before_help = self._before_help, None
        if before is not None and shiboken6.isValid(before) and before.isVisible() and self.deck.isAncestorOf(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._focus_page()

    def _focus_page(self) -> None:
        page = self.deck.page()
        if page is not None and not self.is_locked and self.deck.panel() is None:
            page.first_focus()


def _page_key(number: int) -> str:
    return f"Ctrl+{number}" if number <= KEYED_PAGES else ""
