"""The only threads of the window: records, paper and devices, the center; answers come back on the GUI thread.

    work.ask(page, queries.waiting, page.show_waiting, officer)      # reads
    work.do(page, accept, page.show_accepted, application)           # one transaction
    work.paper(page, render_preview, page.show_preview, record)      # preview, print, devices: never the store

An answer for a page that is gone, or whose window is closed, is dropped. `app.errors.Trouble` is offered to the page
(`take_trouble`), else it goes to the problem bar; anything else is a fault of the program and goes to the crash page.
"""

from __future__ import annotations

import traceback
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.errors import Trouble
from ui.collection import collect_due, collect_here
from ui.turns import take_short_turns

if TYPE_CHECKING:
    from app.officer import Officer

COLLECT_MILLISECONDS = 1000
NO_GLYPH = "notice.no_glyph"
GONE = "gone"  # the property of an owner that was let go
PAPER_THREADS = 2  # a printer that hangs must not hold the preview back


class Store(Protocol):
    """What the composition root hands in: the records, without a word about how they are kept."""

    def do(self, officer: Officer, use_case: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Run a use case in one transaction and return what it returns."""

    def ask(self, query: Callable[..., Any], *args: Any) -> Any:
        """Run a query and return its answer."""

    def listen(self, listener: Callable[[frozenset[str]], None]) -> None:
        """Call `listener` with the names of what changed after each transaction, on any thread."""

    def unlisten(self, listener: Callable[[frozenset[str]], None]) -> None:
        """Call it no more."""


@runtime_checkable
class TakesTrouble(Protocol):
    """A page or panel that tells some troubles in place, beside the field that caused them."""

    def take_trouble(self, trouble: Trouble) -> bool:
        """Show it in place and return True, or return False to leave it to the problem bar."""


@dataclass(frozen=True)
class Unprintable:
    """An act that a character without a glyph stopped. `again` does it once more (None: only its page can), `give_up` tells it."""

    trouble: Trouble
    again: Callable[[], object] | None
    give_up: Callable[[], object]


@dataclass(frozen=True)
class _Job:
    owner: QObject
    run: Callable[[], Any]
    then: Callable[[Any], object]
    must_tell: bool
    slot: str = ""
    turn: int = 0
    is_repeatable: bool = False
    name: str = ""  # of what somebody waits for, as its function is called


@dataclass(frozen=True)
class _Answer:
    ticket: int
    value: Any = None
    trouble: Trouble | None = None
    crash: str = ""


class Work(QObject):
    """Runs jobs off the GUI thread in the order they were given; see the module's text."""

    changed = Signal(object)
    trouble = Signal(object)
    crashed = Signal(str)
    busy_changed = Signal()
    _answered = Signal(object)
    _noticed = Signal(object)

    def __init__(self, store: Store | None = None) -> None:
        super().__init__()
        self._store: Store | None = None
        self.officer: Officer | None = None
        self._notice = self._noticed.emit
        self.mend: Callable[[Unprintable], object] | None = None
        self._records = ThreadPoolExecutor(1, thread_name_prefix="records")
        self._paper = ThreadPoolExecutor(PAPER_THREADS, thread_name_prefix="paper")
        self._network = ThreadPoolExecutor(1, thread_name_prefix="network")
        self._busy: Counter[int] = Counter()
        self._turns: dict[tuple[int, str], int] = {}
        self._tickets = count()
        self._jobs: dict[int, _Job] = {}  # by ticket, until they are answered
        self._is_closed = False
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)
        self._noticed.connect(self._on_noticed, Qt.ConnectionType.QueuedConnection)
        collect_here()
        take_short_turns()
        self.every(self, COLLECT_MILLISECONDS, collect_due)
        if store is not None:
            self.open(store)

    def open(self, store: Store, officer: Officer | None = None) -> None:
        """Take an unlocked store, and the officer who unlocked it, into use."""
        self._store = store
        self.officer = officer
        store.listen(self._notice)

    def ask(self, owner: QObject, query: Callable[..., Any], then: Callable[[Any], object], *args: Any) -> None:
        """Ask the store on the records thread; `then(answer)` runs on the GUI thread while `owner` lives."""
        store = self._opened()
        self._start(self._records, _Job(owner, lambda: store.ask(query, *args), then, must_tell=False))

    def ask_latest(
        self, owner: QObject, slot: str, query: Callable[..., Any], then: Callable[[Any], object], *args: Any
    ) -> None:
        """Ask as `ask` does, but drop what the owner asked before under the same `slot` (search while typing)."""
        store = self._opened()
        job = _Job(
            owner, lambda: store.ask(query, *args), then, must_tell=False, slot=slot, turn=self._turn(owner, slot)
        )
        self._start(self._records, job)

    def do(
        self, owner: QObject, use_case: Callable[..., Any], then: Callable[[Any], object], *args: Any, **kwargs: Any
    ) -> None:
        """Run a use case as the officer at the window; a trouble is told even when the page is gone."""
        store, officer = self._opened(), self._known_officer()
        job = _Job(
            owner, lambda: store.do(officer, use_case, *args, **kwargs), then,
            must_tell=True, is_repeatable=True, name=_called(use_case),
        )  # fmt: skip
        self._start(self._records, job)

    def run(self, owner: QObject, job: Callable[..., Any], then: Callable[[Any], object], *args: Any) -> None:
        """Run a job of the records thread that needs no open store: first run, log-in, unlock."""
        self._start(self._records, _Job(owner, lambda: job(*args), then, must_tell=True, name=_called(job)))

    def paper(self, owner: QObject, job: Callable[..., Any], then: Callable[[Any], object], *args: Any) -> None:
        """Run preview, print or a device on a thread of its own, so that it never waits for the records."""
        self._start(self._paper, _Job(owner, lambda: job(*args), then, must_tell=True, name=_called(job)))

    def paper_latest(
        self, owner: QObject, slot: str, job: Callable[..., Any], then: Callable[[Any], object], *args: Any
    ) -> None:
        """Run as `paper` does, but drop what the owner wanted before under the same `slot`, here or by `ask_latest`."""
        turn = self._turn(owner, slot)
        self._start(self._paper, _Job(owner, lambda: job(*args), then, must_tell=False, slot=slot, turn=turn))

    def drop_latest(self, owner: QObject, slot: str) -> None:
        """Let no answer come any more to what the owner wanted under `slot`: another case is in sight."""
        self._turn(owner, slot)

    def poll(self, owner: QObject, job: Callable[..., Any], then: Callable[[Any], object]) -> None:
        """Run a quiet look at the surroundings: a trouble answers None and is told by nobody, a fault still is."""

        def look() -> Any:
            try:
                return job()
            except Trouble:
                return None

        self._start(self._paper, _Job(owner, look, then, must_tell=False))

    def network(self, owner: QObject, job: Callable[[], Any], then: Callable[[Any], object]) -> None:
        """Run a round with the center on a thread of its own: neither the records nor the paper wait for a bad line."""
        self._start(self._network, _Job(owner, job, then, must_tell=False))

    def every(self, owner: QObject, milliseconds: int, slot: Callable[[], object]) -> QTimer:
        """Call `slot` again and again while `owner` lives; stop it by the timer that is returned."""
        timer = QTimer(owner)
        timer.timeout.connect(slot)
        timer.start(milliseconds)
        return timer

    def after(self, owner: QObject, milliseconds: int, slot: Callable[[], object]) -> QTimer:
        """Return a stopped single-shot timer: each `start()` puts the call off again (autosave, live preview)."""
        timer = QTimer(owner)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(slot)
        return timer

    def is_busy(self, owner: QObject) -> bool:
        """True while a `do` of this owner is under way, so that a second F12 cannot accept twice."""
        return self._busy[id(owner)] > 0

    def doing(self) -> tuple[str, ...]:
        """Return the names of the jobs that somebody waits for (reads and live previews are none), the oldest first."""
        return tuple(job.name for job in self._jobs.values() if job.must_tell)

    def let_go(self, owner: QObject) -> None:
        """Answer `owner` and everything within it no more: it is closed, though Qt destroys it only some turns later."""
        owner.setProperty(GONE, True)

    def close(self) -> None:
        """Finish what was begun and end the threads; nothing is lost on a way out, and nobody is answered any more."""
        self._is_closed = True
        if self._store is not None:
            self._store.unlisten(self._notice)  # what is written after this reaches no signal that may be gone
        self._network.shutdown(wait=True, cancel_futures=True)
        self._records.shutdown(wait=True)
        self._paper.shutdown(wait=True, cancel_futures=True)

    def _opened(self) -> Store:
        if self._store is None:
            raise RuntimeError("the store is not open yet")
        return self._store

    def _known_officer(self) -> Officer:
        if self.officer is None:
            raise RuntimeError("nobody is logged in")
        return self.officer

    def _turn(self, owner: QObject, slot: str) -> int:
        key = (id(owner), slot)
        self._turns[key] = self._turns.get(key, 0) + 1
        return self._turns[key]

    def _is_overtaken(self, job: _Job) -> bool:
        return bool(job.slot) and self._turns.get((id(job.owner), job.slot)) != job.turn

    def _start(self, pool: ThreadPoolExecutor, job: _Job) -> None:
        if self._is_closed:  # a page that is being taken down may still blink; drafts were kept before
            return
        ticket = next(self._tickets)
        self._jobs[ticket] = job
        if job.must_tell:
            self._busy[id(job.owner)] += 1
            self.busy_changed.emit()
        pool.submit(self._work, ticket)

    def _work(self, ticket: int) -> None:
        """Run one job on its thread. The job itself stays with the GUI thread until it is answered: were its last reference
        dropped here, the page it belongs to would be destroyed on this thread (ui.collection says what follows).
        """
        is_overtaken = self._is_overtaken(self._jobs[ticket])
        answer = _Answer(ticket) if is_overtaken else _answer_of(self._jobs[ticket].run, ticket)
        if shiboken6.isValid(self):
            self._answered.emit(answer)

    def _on_noticed(self, names: frozenset[str]) -> None:
        if not self._is_closed:
            self.changed.emit(names)

    def _on_answered(self, answer: _Answer) -> None:
        job = self._jobs.pop(answer.ticket)
        if job.must_tell:
            self._busy[id(job.owner)] -= 1
            if not self._busy[id(job.owner)]:
                del self._busy[id(job.owner)]
            self.busy_changed.emit()
        is_alive = _is_there(job.owner)
        if self._is_closed:  # the store is closing behind us: a page that heard its answer would ask it again
            return
        if answer.crash:
            self.crashed.emit(answer.crash)
        elif answer.trouble is not None:
            if is_alive or job.must_tell:
                self._tell(job, answer.trouble, is_alive=is_alive)
        elif is_alive and not self._is_overtaken(job):
            job.then(answer.value)

    def _tell(self, job: _Job, trouble: Trouble, *, is_alive: bool) -> None:
        if self.mend is not None and is_alive and job.must_tell and trouble.code == NO_GLYPH:
            again = (lambda: self._start(self._records, job)) if job.is_repeatable else None
            self.mend(Unprintable(trouble, again, lambda: self._tell_page(job, trouble)))
            return
        self._tell_page(job, trouble, is_alive=is_alive)

    def _tell_page(self, job: _Job, trouble: Trouble, *, is_alive: bool | None = None) -> None:
        if is_alive is None:
            is_alive = _is_there(job.owner)
        if is_alive and isinstance(job.owner, TakesTrouble) and job.owner.take_trouble(trouble):
            return
        self.trouble.emit(trouble)


def _is_there(owner: QObject) -> bool:
    """True while the owner lives, and neither it nor what it lies in was let go."""
    if not shiboken6.isValid(owner):
        return False
    one: QObject | None = owner
    while one is not None:
        if one.property(GONE):
            return False
        one = one.parent()
    return True


def _called(job: Callable[..., Any]) -> str:
    return str(getattr(job, "__name__", ""))


def _answer_of(run: Callable[[], Any], ticket: int) -> _Answer:
    """Return what came of the job; every failure becomes an answer, none dies in silence."""
    try:
        return _Answer(ticket, value=run())
    except Trouble as trouble:
        return _Answer(ticket, trouble=trouble.with_traceback(None))
    except Exception:  # any other failure is a fault of the program: shown on the crash page
        return _Answer(ticket, crash=traceback.format_exc())
