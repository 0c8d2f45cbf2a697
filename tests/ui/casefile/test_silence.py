"""A case that the law granted by silence says so in its file, before anybody took note of it."""

from __future__ import annotations

from datetime import date

from delivery_hands import OpenDesk
from special_acts import applied

from app.acceptance.accept import accept
from app.approval.silent import acknowledge_grant
from ui.casefile.page import CaseFilePage


def test_the_file_says_that_silence_has_granted(open_desk: OpenDesk) -> None:
    desk = open_desk("w1")
    case = desk.act("w1", accept, applied("内部资料性")).case
    desk.on(date(2026, 12, 23))
    desk.show()
    desk.window.go("casefile", case.number)
    page = desk.page()
    assert isinstance(page, CaseFilePage)
    desk.wait(lambda: page.file() is not None)
    assert page.header.silence.text() == ""
    desk.on(date(2026, 12, 24))
    page.refresh(set())
    desk.wait(lambda: "依法视为同意（2026-12-24 起，待确认）" in page.header.silence.text())
    desk.act("a1", acknowledge_grant, case.id)
    page.refresh(set())
    desk.wait(lambda: page.header.silence.text() == "")
    told = [page.body.story.entries()[at].title for at in range(3)]
    assert any("确认视为同意" in title for title in told)
