"""The window comes up: application, look, language, log-in, pages; and one window per profile.

Order: Qt and look; a second start raises the first window; crash net; log-in (or first run); the shell with its pages;
devices and idle lock last, so that nothing delays the first paint.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from importlib import import_module, resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import shiboken6
from PySide6.QtCore import QByteArray, QCoreApplication, QLibraryInfo, QObject, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from app.wording import say
from ui.collection import keep_for_good
from ui.commands.door import DONE
from ui.commands.line import CommandLine
from ui.crash import TOLD_FAULT, CrashNet, set_fault_aside
from ui.display import refuse_without_display
from ui.login.entrance import Entrance
from ui.login.gate import Gate
from ui.one_window import OneWindow
from ui.style import theme
from ui.work import Work

if TYPE_CHECKING:  # shell and devices are imported when they are first wanted: the first paint does not wait for them
    from app.desk import Notice, Records
    from app.devices.choice import DeviceChoice
    from app.devices.ports import DeviceSet, PrintJob
    from app.door import Entered
    from app.levels.between import Between
    from app.levels.desk import Order
    from app.officer import Officer
    from app.retention.keeper import Keeper
    from app.sync.running import Told
    from app.sync.shelf import Standing
    from ui.devices.hub import Devices
    from ui.second.applicant import ApplicantDesk
    from ui.shell.keeping import Keeping
    from ui.shell.syncing import Syncing
    from ui.shell.window import ShellWindow
    from ui.surroundings import Surroundings

translate = QCoreApplication.translate
WARM_MILLISECONDS = 300
PAPERS_MILLISECONDS = 500  # after the first paint, and long before a password is typed
MOST_UNPRINTED = 12


class WayIn(Gate, Protocol):
    """The gate, and what the open desk still needs of it."""

    @property
    def folder(self) -> Path:
        """Return the profile's folder."""
        ...

    def verify(self, officer_id: str, password: str) -> Officer:
        """Return the active officer whose password this is."""
        ...

    def read_in(self) -> None:
        """Read in what lies behind, and open nothing: whoever has typed his password does not wait for it."""
        ...

    def set_password(self, officer_id: str, password: str) -> None:
        """Give an officer a new password."""
        ...

    def leave(self) -> None:
        """The officer leaves the desk, after `save_unsent` let him go; the store stays open."""
        ...

    def is_tied(self) -> bool:
        """True when a center let this desk in; a look at one row."""
        ...

    def save_unsent(self) -> object:
        """Export what lies on this machine alone and does not go with the next round; return where, None for nothing.

        Raises Refused where it cannot be.
        """
        ...

    def unsent(self, language: str, *, is_reached: bool = False) -> str:
        """Return in a sentence what lies on this machine alone; empty when its center has everything, or it has none."""
        ...

    def standing(self) -> Standing | None:
        """Return how many records are where now; None while the desk is tied to no center."""
        ...

    def exchange(self) -> Told | None:
        """Do one round with the center; None while the desk is tied to none. On the network thread."""
        ...

    def keeper(self) -> Keeper:
        """Return who looks after what is kept for a while; its work is for the network thread."""

    def fetch(self, sha256: str) -> None:
        """Fetch a file of another desk from the center. On the network thread."""
        ...

    def between(self, order: Order | None = None) -> Between:
        """Ask the center what passes between centers, after `order` was done there. On the network thread."""
        ...

    def close(self) -> None:
        """Close the store."""
        ...


def application(language: str) -> QApplication:
    """Return the one application, with the look and the language set."""
    app = QApplication.instance() or QApplication([sys.argv[0]])
    assert isinstance(app, QApplication)
    app.setApplicationName("Yimen")
    app.setApplicationDisplayName("一门")
    _translate(app, language)
    theme().apply(is_compact=True)  # as the log-in page is: a second style sheet would cost a fifth of the start
    return app


def _translate(app: QApplication, language: str) -> None:
    """Install our words (Chinese stands in the source, so it has no file) and those of Qt's own dialogs."""
    ours = str(resources.files("resources") / "i18n" / f"yimen_{language}.qm")
    qt = str(Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / f"qtbase_{language}.qm")
    for file in (qt, ours):
        translator = QTranslator(app)
        if translator.load(file):
            app.installTranslator(translator)


def chosen_devices(records: Records) -> Mapping[str, Any] | None:
    """Return what the setting of this window's devices holds."""
    from app.devices.choice import KEY

    return records.setting_value(KEY)


def read_in() -> None:
    """The rules of the office and of the devices are in memory before somebody has typed his password."""
    import_module("app.desk")
    import_module("app.devices.chosen")


def read_paper_in() -> None:
    """The library that writes papers is in memory before the first paper is wanted: a fifth of a second, beside the window."""
    import_module("app.notices.pdf.document")


class OpenDesk(QObject):
    """One desk on the screen: the way in, then the shell, then the way in again after a shift change."""

    opened = Signal(object)

    def __init__(self, gate: WayIn, line: CommandLine) -> None:
        super().__init__()
        self.gate = gate
        self.line = line
        self.work = Work()
        if line.devices:
            self.devices.states()  # a folder that cannot be had is told before any window
        self.work.changed.connect(self._on_changed)
        self.entrance = Entrance(self.work, gate, self._print_slip, line.language)
        self.entrance.entered.connect(self.enter)
        self.work.crashed.connect(lambda text: self.show_crash(text) if self.shell is None else None)
        self.shell: ShellWindow | None = None
        self.entered: Entered | None = None
        self._has_told_end = False
        self._geometry: QByteArray | None = None
        self._applicant: ApplicantDesk | None = None
        self._syncing: Syncing | None = None
        self._keeping: Keeping | None = None
        self._keeper: Keeper | None = None

    @cached_property
    def devices(self) -> Devices:
        """Return the devices of the window; until somebody logs in they are those a window has at first."""
        from app.devices.choice import DeviceChoice
        from ui.devices.hub import Devices

        choice = DeviceChoice()
        return Devices(self.work, self._chosen(choice), self._chosen)

    def _print_slip(self, pdf: bytes, title: str, copies: int) -> PrintJob:
        """Print the recovery slip: nobody has logged in, so no printer was chosen yet."""
        from app.devices.choice import DeviceChoice

        return self._chosen(DeviceChoice()).printer.print_pdf(pdf, title, copies)

    def start(self) -> None:
        """Show the log-in page, or the desk at once when the officer was named on the command line."""
        if self.line.officer and not self.gate.is_new:
            from ui.commands.unlocking import password_for

            password = password_for(self.line.officer, is_training=self.gate.is_training)
            self.enter(self.gate.enter(self.line.officer, password))
        else:
            self.entrance.show()

    def enter(self, entered: Entered) -> None:
        """Open the shell for this officer."""
        from app.devices.choice import read_device_choice
        from app.devices.chosen import second_screen
        from ui.second.applicant import ApplicantDesk
        from ui.shell.frame import DeskSign
        from ui.shell.window import ShellWindow

        self.entered = entered
        self.work.open(entered.store, entered.officer)
        self.devices.follow(read_device_choice(entered.store.ask(chosen_devices)))
        setting = entered.store.setting(entered.officer)
        officer = setting.officer  # with whom he stands in for today: the pages of those posts are offered too
        place = say("desk.window", self.line.language)
        sign = DeskSign(setting.office.name, place, officer, setting.is_training, self.line.language)
        shell = ShellWindow(self.work, self.devices, sign, self.gate.verify)
        mode = second_screen(self.line.devices, self.devices.choice)
        applicant = ApplicantDesk(shell, self.work, self.devices, lambda: entered.store.setting(entered.officer), mode)
        shell.left.connect(self.leave)
        shell.before_leaving = lambda: self.gate.save_unsent if self.gate.is_tied() else None
        shell.open_pages(replace(self._surroundings(entered, shell), applicant=applicant))
        self.shell, self._applicant = shell, applicant
        shell.mark_keystore(is_degraded=entered.is_degraded)
        shell.warn(entered.warnings)
        self._place(shell)
        self._syncing = self._start_rounds(shell)
        self._keeping = self._start_keeping(shell, entered)
        applicant.open()
        self.entrance.hide()
        shell.painted.connect(self.work.after(shell, WARM_MILLISECONDS, shell.warm_pages).start)
        self.opened.emit(shell)

    def _start_rounds(self, shell: ShellWindow) -> Syncing:
        """Exchange with the center while somebody is logged in."""
        from ui.shell.syncing import Syncing

        return Syncing(
            self.work, self.gate.exchange, shell.statusbar.show_center, self.line.language, self.gate.standing
        )

    def _start_keeping(self, shell: ShellWindow, entered: Entered) -> Keeping:
        """Remove what is past its days while somebody is logged in."""
        from ui.shell.keeping import Keeping

        keeper = self._keeper = self.gate.keeper()

        def today() -> date:
            return entered.store.setting(entered.officer).moment.on

        return Keeping(self.work, lambda: keeper.sweep(entered.officer), today, shell.idle.seconds)

    def _stop_rounds(self) -> None:
        """End what goes on while somebody is logged in: it would tell a window that is gone, and do a round for nobody."""
        if self._keeping is not None:
            self._keeping.stop()
        if self._syncing is not None:
            self._syncing.stop()
        self._keeping = self._syncing = None

    def _place(self, shell: ShellWindow) -> None:
        """Show the window over the whole screen, or as the officer before had it at this desk."""
        if self._geometry is None:
            shell.showMaximized()
        else:
            shell.restoreGeometry(self._geometry)
            shell.show()

    def leave(self) -> None:
        """End the shift: the next officer logs in at the same desk, into a window that lies as this one did."""
        if self.shell is not None:
            self._geometry = self.shell.saveGeometry()
            self.entrance.restoreGeometry(self._geometry)
        is_reached = self._syncing is not None and self._syncing.is_reached()
        self._stop_rounds()
        self.shell = self._applicant = None
        self.work.run(self, self._left, self._tell_unsent, is_reached)
        self.entrance.show_again()

    def _left(self, is_reached: bool) -> str:
        """The officer has left; return what lies on this machine alone, in a sentence."""
        self.gate.leave()
        return self.gate.unsent(self.line.language, is_reached=is_reached)

    def _tell_unsent(self, told: str) -> None:
        """Whoever leaves a desk with records that only it has is told so where he looks: the next may log in all the same."""
        if told and self.shell is None:
            self.entrance.log_in.remark(told)

    def raise_window(self) -> None:
        """Bring the window in front: somebody started the program again."""
        window = self.shell or self.entrance
        window.show()
        window.raise_()
        window.activateWindow()

    def show_crash(self, text: str) -> None:
        """Tell a fault of the program where the officer looks: over the page, or on the way in."""
        if self.shell is not None:
            self.shell.show_crash(text)
        else:
            told = translate("LogIn", "程序出现错误，这一步没有完成。请重试；再次出现时请告诉系统管理员：{last}")
            self.entrance.sheet().tell(told.format(last=text.strip().rpartition("\n")[2]))

    def tell_last_end(self, had_fault: bool, logs: Path) -> None:
        """Tell once, at the first log-in of this start, that the last session was broken off, and by what."""
        if self.entered is None or self.shell is None or self._has_told_end or not self.entered.was_unclean:
            return
        self._has_told_end = True
        told = translate("LogIn", "上次没有正常退出（断电或被强行结束）。已保存的办件和草稿不受影响，请核对最后一件。")
        if had_fault:
            told = translate(
                "LogIn",
                "上次程序出错后中断。已保存的办件和草稿不受影响，请核对最后一件；错误记录在 {file}，请告诉系统管理员。",
            ).format(file=str(logs / TOLD_FAULT))
        self.shell.problems.tell(told + self._left_unprinted(), "warn")

    def _left_unprinted(self) -> str:
        """Return what to say of the papers that were issued when the session broke off and never came out of the printer."""
        assert self.entered is not None
        papers: tuple[Notice, ...] = self.entered.store.ask(lambda records: records.unprinted(MOST_UNPRINTED))
        if not papers:
            return ""
        names = "、".join(f"《{one.title}》{one.number}" for one in reversed(papers))
        return translate("LogIn", "尚未打印：{papers}。请在办件档案按 F5 打印。").format(papers=names)

    def watch(self) -> None:
        """Start what may not delay the first paint: rules and the writer of papers are read in beside it, then the device
        lights come on.
        """
        self.work.run(self, read_in, lambda _: self.devices.start())
        self.work.run(self, self.gate.read_in, lambda _: self._keep_for_good())
        later = self.work.after(self, PAPERS_MILLISECONDS, self._read_paper_in)
        later.start()

    def _keep_for_good(self) -> None:
        """Somebody still types his password: everything that is there now is there until the program ends."""
        if self.shell is None:
            keep_for_good()

    def _read_paper_in(self) -> None:
        self.work.paper_latest(self, "papers", read_paper_in, lambda _: None)

    def close(self) -> None:
        """Finish what was begun and close the store."""
        if self.shell is not None and shiboken6.isValid(self.shell):  # Qt may have ended it with the application
            self.shell.close()
        self._stop_rounds()
        if self._keeper is not None:
            self._keeper.stop()  # closing waits for no long sweep
        self.work.close()
        if "devices" in self.__dict__:  # none were wanted when the window closed on the way in
            self.devices.close()
        self.gate.close()

    def _chosen(self, choice: DeviceChoice) -> DeviceSet:
        """Return the devices of a choice; the command line's simulated ones come first."""
        from app.devices.chosen import choose_devices
        from app.devices.windows import draw_by
        from ui.paper import PrinterDrawer

        folder = self.gate.folder
        fonts = folder / "fonts"
        draw_by(PrinterDrawer())
        return choose_devices(self.line.devices, choice, folder / "captures", fonts if fonts.is_dir() else None)

    def _on_changed(self, names: frozenset[str]) -> None:
        """Another choice of devices was kept: use it at once, without a new start."""
        if "settings" in names and self.entered is not None:
            self.work.ask(self, chosen_devices, self._on_chosen)

    def _on_chosen(self, found: Mapping[str, Any] | None) -> None:
        """Follow what was kept; the applicant's screen too, unless the window is gone meanwhile."""
        from app.devices.choice import read_device_choice
        from app.devices.chosen import second_screen

        choice = read_device_choice(found)
        self.devices.follow(choice)
        if self.shell is not None and self._applicant is not None:
            self._applicant.follow(second_screen(self.line.devices, choice))

    def _surroundings(self, entered: Entered, shell: ShellWindow) -> Surroundings:
        from ui.surroundings import Surroundings

        store = entered.store

        def as_officer(officer_id: str, password: str, use_case: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
            return store.do(self.gate.verify(officer_id, password), use_case, *args, **kwargs)

        return Surroundings(
            work=self.work,
            setting=lambda: store.setting(entered.officer),
            devices=self.devices,
            go=shell.go,
            print_notices=shell.print_notices,
            result=shell.result,
            language=self.line.language,
            as_officer=as_officer,
            set_password=self.gate.set_password,
            keeper=self.gate.keeper(),
            fetch=self.gate.fetch,
            between=self.gate.between,
        )


def open_desk(gate: WayIn, line: CommandLine) -> int:
    """Show the desk and stay until its window is closed; a second start raises the first window and returns 0."""
    refuse_without_display()
    app = application(line.language)
    one = OneWindow(gate.folder)
    if not one.is_first():
        return DONE
    desk = OpenDesk(gate, line)
    logs = gate.folder / "logs"
    had_fault = set_fault_aside(logs)
    net = CrashNet(logs if logs.is_dir() else None)
    net.spread()
    net.caught.connect(desk.show_crash)
    desk.work.crashed.connect(net.log)
    desk.opened.connect(lambda _: net.log_to(logs))  # a profile that was made on the way in has its folder now
    desk.opened.connect(lambda _: desk.tell_last_end(had_fault, logs))
    one.wanted.connect(desk.raise_window)
    desk.start()
    desk.work.after(desk, 0, one.listen).start()
    desk.work.after(desk, 0, desk.watch).start()
    code = app.exec()
    desk.close()
    net.fold()
    return code
