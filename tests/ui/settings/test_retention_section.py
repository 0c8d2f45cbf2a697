"""How long things are kept, by keys: the days with their reasons, what goes next, and the sweep by F9."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from settings_hands import SettingsDesk

from app.events.keeping import Swept
from app.retention.outlook import Done
from app.retention.rules import RetentionRules, rules_of
from app.sessions import LOG_IN, record_session
from db.desk.now import moment_at, real_now
from ui.settings.kept_table import size_words
from ui.settings.retention_section import RetentionSection
from ui.shell.keeping import Keeping
from ui.work import Work

Key = Qt.Key
Settings = Callable[[str], SettingsDesk]


def used_until(at: SettingsDesk, days: int) -> None:
    """Let the desk be used by its real clock until so many days from now."""
    moments: list[datetime] = [real_now()]
    at.desk.store.around = replace(at.desk.store.around, now=lambda: moment_at(moments[0]))
    begun = moments[0]
    for n in [*range(0, days - 7, 14), *range(days - 7, days + 1)]:
        moments[0] = begun + timedelta(days=n)
        at.desk.act("m1", record_session, LOG_IN)


def put(at: SettingsDesk, name: str) -> Path:
    path: Path = at.desk.store.profile.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x" * 2048)
    return path


def shown(at: SettingsDesk) -> RetentionSection:
    section = at.section
    assert isinstance(section, RetentionSection)
    return section


def test_the_days_are_kept_and_wrong_ones_are_told_at_their_field(settings: Settings) -> None:
    at = settings("retention")
    at.desk.wait(lambda: shown(at).days["logs_days"].text() == "400")
    at.retype("settings.logs_days", "100")
    at.desk.wait(lambda: "六个月" in at.message("settings.logs_days"))
    at.desk.press(Key.Key_F12)
    at.settle()
    assert at.kept("retention") is None
    at.retype("settings.logs_days", "200")
    at.retype("settings.exports_days", "x")
    at.desk.wait(lambda: "不是整数" in at.message("settings.exports_days"))
    at.retype("settings.exports_days", "14")
    at.save()
    assert at.desk.store.ask(rules_of) == RetentionRules(logs_days=200, exports_days=14)


def test_what_goes_is_told_before_it_goes_and_f9_removes_it(settings: Settings) -> None:
    at = settings("retention")
    path = put(at, "exports/张建国.pdf")
    used_until(at, 40)
    at.desk.press(Key.Key_F8)
    at.desk.wait(lambda: shown(at).table.cells()[1] == ["导出文件", "1 份，2 KB", "已到期 1 份，今日清理", "—"])
    assert path.is_file()
    at.desk.press(Key.Key_F9)
    at.desk.wait(lambda: "已清理 1 份" in at.desk.window.actionbar.result.text())
    today = at.desk.store.around.now().on
    at.desk.wait(lambda: shown(at).table.cells()[1] == ["导出文件", "无", "—", f"{today}，1 份"])
    assert not path.exists()
    kinds = [event.kind for event in at.desk.store.ask(lambda records: records.office_events())]
    assert kinds.count(Swept.KIND) == 1


def test_a_clock_that_was_set_stops_it_and_says_so(settings: Settings) -> None:
    at = settings("retention")
    path = put(at, "exports/a.pdf")
    at.desk.wait(lambda: "时钟是指定的" in shown(at).stopped.text())
    at.desk.press(Key.Key_F9)
    at.desk.wait(lambda: "时钟是指定的" in at.desk.window.actionbar.result.text())
    assert path.is_file()


def test_what_cannot_be_removed_is_told_in_sentences(settings: Settings) -> None:
    at = settings("retention")
    put(at, "exports/a.pdf")
    (at.desk.store.profile.exports / "link").symlink_to(at.desk.store.profile.folder)
    used_until(at, 40)
    at.desk.press(Key.Key_F9)
    held = at.section.findChild(QWidget, "settings.kept.held")
    at.desk.wait(lambda: isinstance(held, QWidget) and "exports/link 是链接" in held.property("text"))


def test_sizes_are_read_as_a_person_reads_them() -> None:
    assert [size_words(n) for n in (0, 1500, 5 * 1024**2, 3 * 1024**3)] == ["1 KB", "1 KB", "5.0 MB", "3.0 GB"]


class Day:
    """A day, how long nobody touched the window, and how often the desk swept."""

    def __init__(self) -> None:
        self.on = date(2026, 11, 2)
        self.quiet = 0.0
        self.sweeps = 0

    def sweep(self) -> Done:
        self.sweeps += 1
        return Done()


def test_the_desk_sweeps_after_the_start_and_then_once_a_day_while_nobody_types(qtbot: Any) -> None:
    work, day = Work(), Day()
    keeping = Keeping(work, day.sweep, lambda: day.on, lambda: day.quiet)
    keeping.look()
    assert day.sweeps == 0 and keeping._first.isActive(), "not before the window has settled"
    keeping.run()
    qtbot.waitUntil(lambda: keeping.last is not None)
    keeping.look()
    day.on += timedelta(days=1)
    keeping.look()
    assert keeping._again.isActive(), "somebody types: another look in a minute"
    qtbot.wait(20)
    assert day.sweeps == 1
    day.quiet = 300.0
    keeping.look()
    qtbot.waitUntil(lambda: day.sweeps == 2)
    work.close()
