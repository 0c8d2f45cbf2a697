"""The threads of the window: answers come back on the GUI thread, in order, and only to those who still live."""

from __future__ import annotations

import threading

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from ui_gallery import CLERK, MemoryStore

from app.errors import DeviceTrouble, Refused, Trouble
from ui.work import Work


class Owner(QObject):
    """A page that keeps what it was told, and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[object] = []
        self.threads: set[str] = set()

    def take(self, answer: object) -> None:
        self.answers.append(answer)
        self.threads.add(threading.current_thread().name)


class Patient(Owner):
    """A page that tells a refusal in place."""

    def __init__(self) -> None:
        super().__init__()
        self.troubles: list[Trouble] = []

    def take_trouble(self, trouble: Trouble) -> bool:
        self.troubles.append(trouble)
        return isinstance(trouble, Refused)


def store_of(work: Work) -> MemoryStore:
    store = work._store
    assert isinstance(store, MemoryStore)
    return store


def test_a_query_runs_on_the_records_thread_and_answers_on_the_gui_thread(work: Work, qtbot: QtBot):
    owner = Owner()
    work.ask(owner, lambda _, a, b: a + b, owner.take, 2, 3)
    qtbot.waitUntil(lambda: owner.answers == [5])
    assert owner.threads == {threading.main_thread().name}
    assert all(name.startswith("records") for name in store_of(work).threads)


def test_a_use_case_runs_as_the_officer_at_the_window(work: Work, qtbot: QtBot):
    owner = Owner()
    work.do(owner, lambda _, number, *, copies: (number, copies), owner.take, "7", copies=2)
    qtbot.waitUntil(lambda: owner.answers == [("7", 2)])
    assert store_of(work).done[0][0] == CLERK


def test_answers_come_in_the_order_of_the_questions(work: Work, qtbot: QtBot):
    owner = Owner()
    for number in range(50):
        work.ask(owner, lambda _, n: n, owner.take, number)
    qtbot.waitUntil(lambda: len(owner.answers) == 50)
    assert owner.answers == list(range(50))


def test_an_answer_for_a_page_that_is_gone_is_dropped(work: Work, qtbot: QtBot):
    owner, other = Owner(), Owner()
    gate = threading.Event()
    work.ask(owner, lambda _: gate.wait(5), owner.take)
    work.ask(other, lambda _: "after", other.take)
    shiboken6.delete(owner)
    gate.set()
    qtbot.waitUntil(lambda: other.answers == ["after"])
    assert owner.answers == []


def test_only_the_latest_of_what_was_typed_is_answered(work: Work, qtbot: QtBot):
    owner = Owner()
    asked: list[str] = []
    gate = threading.Event()

    def look_up(_: object, text: str) -> str:
        gate.wait(5)
        asked.append(text)
        return text

    for text in ("g", "gt", "gtg", "gtgs"):
        work.ask_latest(owner, "search", look_up, owner.take, text)
    gate.set()
    qtbot.waitUntil(lambda: bool(owner.answers))
    qtbot.wait(20)
    assert owner.answers == ["gtgs"]
    assert asked in (["g", "gtgs"], ["gtgs"])


def test_a_paper_that_is_made_is_overtaken_by_a_stored_one_and_nothing_comes_once_it_is_dropped(
    work: Work, qtbot: QtBot
):
    """Two threads, one place on the screen: the paper of another case must not land there last."""
    owner, gate = Owner(), threading.Event()

    def made(name: str) -> str:
        gate.wait(5)
        return name

    work.paper_latest(owner, "paper", made, owner.take, "made")
    work.ask_latest(owner, "paper", lambda _: "stored", owner.take)
    qtbot.waitUntil(lambda: owner.answers == ["stored"])
    work.paper_latest(owner, "paper", made, owner.take, "made later")
    work.drop_latest(owner, "paper")
    gate.set()
    qtbot.wait(50)
    assert owner.answers == ["stored"]


def test_what_changed_is_told_to_every_page(work: Work, qtbot: QtBot):
    owner = Owner()
    with qtbot.waitSignal(work.changed) as told:
        work.do(owner, lambda _: None, owner.take)
    assert told.args == [frozenset({"cases"})]


def test_a_trouble_goes_to_the_problem_bar(work: Work, qtbot: QtBot):
    def refuse(_: object) -> None:
        raise Refused("filing.empty_note")

    with qtbot.waitSignal(work.trouble) as told:
        work.do(Owner(), refuse, lambda _: None)
    assert told.args[0].code == "filing.empty_note"


def test_a_trouble_of_an_act_is_told_even_when_the_page_is_gone(work: Work, qtbot: QtBot):
    owner = Owner()
    gate = threading.Event()

    def fail_late(_: object) -> None:
        gate.wait(5)
        raise DeviceTrouble("printer.timeout", printer="HP", seconds=15)

    with qtbot.waitSignal(work.trouble) as told:
        work.do(owner, fail_late, owner.take)
        shiboken6.delete(owner)
        gate.set()
    assert told.args[0].code == "printer.timeout"


def test_a_page_may_tell_a_trouble_in_place(work: Work, qtbot: QtBot):
    owner = Patient()
    told: list[Trouble] = []
    work.trouble.connect(told.append)

    def refuse(_: object, trouble: Trouble) -> None:
        raise trouble

    work.do(owner, refuse, owner.take, Refused("a"))
    work.do(owner, refuse, owner.take, DeviceTrouble("b"))
    qtbot.waitUntil(lambda: len(owner.troubles) == 2)
    assert [trouble.code for trouble in told] == ["b"]


def test_a_fault_of_the_program_is_told_with_its_traceback_and_the_thread_lives_on(work: Work, qtbot: QtBot):
    owner = Owner()
    with qtbot.waitSignal(work.crashed) as told:
        work.ask(owner, lambda _: 1 // 0, owner.take)
    assert "ZeroDivisionError" in told.args[0]
    work.ask(owner, lambda _: "still here", owner.take)
    qtbot.waitUntil(lambda: owner.answers == ["still here"])


def test_a_printer_that_hangs_does_not_hold_the_preview_back(work: Work, qtbot: QtBot):
    owner = Owner()
    gate = threading.Event()
    work.paper(owner, gate.wait, owner.take, 5)
    work.paper(owner, lambda: "preview", owner.take)
    qtbot.waitUntil(lambda: owner.answers == ["preview"])
    gate.set()
    qtbot.waitUntil(lambda: owner.answers == ["preview", True])


def test_a_page_is_busy_while_its_act_is_under_way(work: Work, qtbot: QtBot):
    owner = Owner()
    gate = threading.Event()
    work.do(owner, lambda _: gate.wait(5), owner.take)
    assert work.is_busy(owner)
    gate.set()
    qtbot.waitUntil(lambda: not work.is_busy(owner))
    assert owner.answers == [True]


def test_a_quiet_poll_swallows_trouble_but_no_fault(work: Work, qtbot: QtBot):
    owner = Owner()
    told: list[object] = []
    work.trouble.connect(told.append)

    def unplugged() -> None:
        raise DeviceTrouble("device.unplugged", device="camera")

    work.poll(owner, unplugged, owner.take)
    qtbot.waitUntil(lambda: owner.answers == [None])
    assert told == []
    with qtbot.waitSignal(work.crashed):
        work.poll(owner, lambda: [][0], owner.take)


def test_nothing_is_asked_before_the_store_is_open():
    work = Work()
    with pytest.raises(RuntimeError, match="not open"):
        work.ask(Owner(), lambda _: 1, lambda _: None)
    work.close()


def test_timers_die_with_their_owner(work: Work, qtbot: QtBot):
    owner, ticks = Owner(), []
    timer = work.every(owner, 1, lambda: ticks.append(1))
    qtbot.waitUntil(lambda: len(ticks) > 2)
    shiboken6.delete(owner)
    seen = len(ticks)
    qtbot.wait(20)
    assert len(ticks) == seen
    assert not shiboken6.isValid(timer)


def test_a_put_off_job_waits_for_the_last_key(work: Work, qtbot: QtBot):
    owner, saved = Owner(), []
    timer = work.after(owner, 30, lambda: saved.append(1))
    for _ in range(4):
        timer.start()
        qtbot.wait(5)
    assert saved == []
    qtbot.waitUntil(lambda: saved == [1])


def test_closing_finishes_what_was_begun():
    work = Work()
    store = MemoryStore()
    work.open(store, CLERK)
    for number in range(20):
        work.do(Owner(), lambda _, n: n, lambda _: None, number)
    work.close()
    assert [args for _, _, args in store.done] == [(number,) for number in range(20)]


def test_nothing_within_a_window_that_was_let_go_is_answered(work: Work, qtbot: QtBot):
    """A closed window lives until Qt destroys it: its pages must not ask a store that is closing."""
    window, other = QObject(), Owner()
    page = Owner()
    page.setParent(window)
    work.ask(page, lambda _: 1, page.take)
    work.let_go(window)
    work.ask(other, lambda _: 2, other.take)
    qtbot.waitUntil(lambda: other.answers == [2])
    assert page.answers == []


def test_what_is_answered_behind_the_closing_reaches_nobody(qtbot: QtBot):
    work, owner, told = Work(), Owner(), []
    store = MemoryStore()
    work.open(store, CLERK)
    work.changed.connect(told.append)
    work.ask(owner, lambda _: 1, owner.take)
    work.do(owner, lambda _: 2, owner.take)
    (notice,) = store.listeners  # a thread of the store may hold it already while the window closes
    work.close()
    notice(frozenset({"cases"}))
    qtbot.wait(1)
    assert (owner.answers, told, work.doing()) == ([], [], ())
    assert store.listeners == []
