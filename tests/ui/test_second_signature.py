"""The second officer's panel is read in the window's thread, and once, whichever page opened it."""

from __future__ import annotations

import threading
from types import SimpleNamespace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.ids import CaseId, EventId
from ui.page import Page
from ui.second_signature import sign_by
from ui.widgets.panels import SecondOfficerPanel
from ui.work import Work


class Watched(SecondOfficerPanel):
    """A panel that remembers on which thread it was read."""

    def __init__(self) -> None:
        super().__init__("second", "复核")
        self.read_on: list[threading.Thread] = []

    def take(self) -> tuple[str, str]:
        self.read_on.append(threading.current_thread())
        return super().take()


@pytest.fixture
def opened(work: Work, qtbot: QtBot) -> SimpleNamespace:
    """Open a panel whose signature waits for a gate."""
    told = SimpleNamespace(page=Page(), panel=Watched(), gate=threading.Event(), signed=[], done=[])

    def as_officer(officer: str, password: str, use_case: Any, *args: Any) -> str:
        told.gate.wait(5)
        told.signed.append((officer, password, *args))
        return "done"

    for widget in (told.page, told.panel):
        qtbot.addWidget(widget)
    around: Any = SimpleNamespace(work=work, as_officer=as_officer, language="zh_CN")
    case: Any = SimpleNamespace(id=CaseId("c"), pending=())
    sign_by(told.panel, told.page, around, case, EventId("e"), told.done.append)
    told.panel.officer.set_text("a1")
    told.panel.password.set_text("secret")
    return told


def test_number_and_password_are_read_before_the_job_begins(opened: SimpleNamespace, qtbot: QtBot) -> None:
    opened.panel.confirm()
    assert opened.panel.read_on == [threading.main_thread()]
    opened.gate.set()
    qtbot.waitUntil(lambda: opened.done == ["done"])
    assert opened.signed == [("a1", "secret", "c", "e")] and opened.panel.password.text() == ""


def test_a_second_press_while_it_is_signed_signs_nothing_more(opened: SimpleNamespace, qtbot: QtBot) -> None:
    opened.panel.confirm()
    opened.panel.password.set_text("again")
    opened.panel.confirm()
    opened.gate.set()
    qtbot.waitUntil(lambda: opened.done == ["done"])
    qtbot.wait(20)
    assert len(opened.signed) == 1 and len(opened.panel.read_on) == 1
