"""The foot of the window tells how the desk stands with its center, in words and with the cause when nothing moves."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from app.errors import Refused, Trouble, Unreachable
from app.sync.http import SECONDS
from app.sync.running import Told
from app.sync.shelf import Standing
from ui.shell.bars import StatusBar
from ui.shell.syncing import LONGEST, RETRY, USUAL, Syncing, age_words, interval, words_of
from ui.work import Work

Made = Callable[[list["Told | None"]], tuple[Syncing, list[tuple[object, ...]], Work]]
NOW = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)


def told(trouble: Trouble | None = None, unsent: int = 0, refused: int = 0, ago: int = 0) -> Told:
    oldest = NOW - timedelta(seconds=ago) if unsent else None
    return Told(Standing(unsent, 2, 120, refused, oldest), "示例市中心", trouble, NOW)


@pytest.mark.parametrize(
    ("given", "words", "tone"),
    [
        (told(), "本机 0 · 已送 2 · 已确认 120", None),
        (told(unsent=3, ago=600), "本机 3 · 已送 2 · 已确认 120 · 最早未送 10 分钟", None),
        (told(refused=1), "本机 0 · 已送 2 · 已确认 120 · 未被中心采用 1", "warn"),
        (told(Unreachable("sync.unreachable"), 1, ago=7200), "暂未连上中心 · 本机 1 · 已送 2 · 已确认 120 · 最早未送 2 小时", "warn"),
        (told(Refused("sync.forked"), 1, ago=9), "已停止报送 · 本机 1 · 已送 2 · 已确认 120 · 最早未送 不到 1 分钟", "bad"),
        (told(Refused("center.revoked", desk="窗口")), "已停止报送 · 本机 0 · 已送 2 · 已确认 120", "bad"),
    ],
)  # fmt: skip
def test_what_stands_at_the_foot(given: Told, words: str, tone: str | None) -> None:
    text, found, why = words_of(given, "zh_CN")
    assert (text, found) == (words, tone)
    assert why == "示例市中心" if given.trouble is None else len(why) > 10


@pytest.mark.parametrize(
    ("left", "words", "tone"),
    [
        (timedelta(days=6), "本机 0 · 已送 2 · 已确认 120", "warn"),
        (timedelta(days=2), "离线授权还剩 2 天", "warn"),
        (timedelta(hours=5), "离线授权还剩 5 小时", "warn"),
        (timedelta(), "离线授权已到期，只能查看和补充", "bad"),
        (timedelta(days=-3), "离线授权已到期，只能查看和补充", "bad"),
    ],
)
def test_the_last_days_of_the_offline_grant_are_told(left: timedelta, words: str, tone: str) -> None:
    given = replace(told(Unreachable("sync.unreachable")), grant_until=NOW + left)
    text, found, _ = words_of(given, "zh_CN")
    assert text.endswith(words) and found == tone


def test_when_the_grant_is_over_nothing_says_that_work_goes_on_as_usual() -> None:
    """The foot said 只能查看和补充, and the sentence behind it 办件照常."""
    given = replace(told(Unreachable("sync.unreachable")), grant_until=NOW + timedelta(hours=5))
    assert "办件照常" in words_of(given, "zh_CN")[2]
    text, _, why = words_of(replace(given, grant_until=NOW - timedelta(hours=1)), "zh_CN")
    assert "离线授权已到期" in text and "办件照常" not in why
    assert "2026-11-23 11:00 到期" in why and "请恢复与中心的连接" in why


def test_ages_are_told_in_one_unit() -> None:
    assert [age_words(n) for n in (0, 59, 60, 3599, 3600, 86399, 86400, 864000)] == [
        "不到 1 分钟", "不到 1 分钟", "1 分钟", "59 分钟", "1 小时", "23 小时", "1 天", "10 天",
    ]  # fmt: skip


def test_rounds_come_irregularly_and_after_failures_so_soon_that_the_queue_is_empty_a_minute_after_healing() -> None:
    usual = [interval(0) for _ in range(200)]
    assert 0.8 * USUAL <= min(usual) < max(usual) <= 1.2 * USUAL
    for failures in range(1, 40):
        waits = [interval(failures) for _ in range(50)]
        assert min(waits) >= 1_000 and max(waits) <= RETRY
    assert max(interval(1) for _ in range(50)) <= 3_000
    assert RETRY / 1000 + SECONDS <= 45, "a request that still hangs, the longest wait, and 15 s for the round"


@pytest.fixture
def syncing(qtbot: QtBot) -> Iterator[Made]:
    works: list[Work] = []

    def made(answers: list[Told | None]) -> tuple[Syncing, list[tuple[object, ...]], Work]:
        work, shown = Work(), []
        works.append(work)
        one = Syncing(work, lambda: answers.pop(0), lambda *words: shown.append(words), "zh_CN")
        one._timer.start(1)
        return one, shown, work

    yield made
    for work in works:
        work.close()
    qtbot.wait(1)


def test_a_round_is_shown_and_the_next_one_is_set(qtbot: QtBot, syncing: Made) -> None:
    one, shown, _ = syncing([told(unsent=1, ago=5), told()])
    qtbot.waitUntil(lambda: len(shown) == 1, timeout=30_000)
    assert one._timer.isActive() and one._timer.interval() >= 0.8 * USUAL
    one._timer.start(1)
    qtbot.waitUntil(lambda: len(shown) == 2, timeout=30_000)
    assert shown[1][0] == "本机 0 · 已送 2 · 已确认 120"


def test_a_desk_without_a_center_shows_nothing_and_asks_seldom(qtbot: QtBot, syncing: Made) -> None:
    one, shown, work = syncing([None])
    qtbot.waitUntil(lambda: one._timer.interval() == LONGEST, timeout=30_000)
    work.changed.emit(frozenset({"cases"}))
    assert one._timer.interval() == LONGEST
    assert shown == []


def test_an_act_at_the_desk_is_sent_soon_and_a_rounds_own_change_starts_no_other(qtbot: QtBot, syncing: Made) -> None:
    one, shown, work = syncing([told(), told()])
    qtbot.waitUntil(lambda: len(shown) == 1, timeout=30_000)
    work.changed.emit(frozenset({"cases", "sync"}))
    assert one._timer.interval() > 5_000
    work.changed.emit(frozenset({"cases"}))
    assert one._timer.interval() == 1_500


def test_a_failing_center_is_not_hurried_by_every_act(qtbot: QtBot, syncing: Made) -> None:
    one, shown, work = syncing([told(Unreachable("sync.unreachable"))])
    qtbot.waitUntil(lambda: len(shown) == 1, timeout=30_000)
    before = one._timer.interval()
    work.changed.emit(frozenset({"cases"}))
    assert one._timer.interval() == before


def test_when_the_officer_leaves_no_round_begins_and_the_one_under_way_tells_a_window_that_is_gone_nothing(
    qtbot: QtBot,
) -> None:
    """It told a foot that Qt had destroyed, and the next officer was shown a fault of the program at the first act."""
    work, shown, begun, release = Work(), [], threading.Event(), threading.Event()

    def round_that_hangs() -> Told:
        begun.set()
        release.wait(30)
        return told()

    one = Syncing(work, round_that_hangs, lambda *words: shown.append(words), "zh_CN", lambda: told().standing)
    one._timer.start(1)
    qtbot.waitUntil(begun.is_set, timeout=30_000)
    qtbot.waitUntil(lambda: len(shown) == 1, timeout=30_000)  # how the desk stands, before the round ends
    one.stop()
    work.changed.emit(frozenset({"cases"}))
    release.set()
    qtbot.waitUntil(lambda: not work._jobs, timeout=30_000)
    assert len(shown) == 1
    assert not any(timer.isActive() for timer in one.findChildren(QTimer))
    work.close()


def test_the_network_never_holds_up_records_or_paper(qtbot: QtBot) -> None:
    work, owner, release = Work(), QObject(), threading.Event()
    done: list[str] = []
    work.network(owner, lambda: release.wait(10), lambda _: done.append("network"))
    work.run(owner, lambda: "records", done.append)
    work.paper(owner, lambda: "paper", done.append)
    qtbot.waitUntil(lambda: sorted(done) == ["paper", "records"], timeout=30_000)
    release.set()
    qtbot.waitUntil(lambda: "network" in done, timeout=30_000)
    work.close()


def test_the_status_bar_says_it_aloud_with_the_cause(qtbot: QtBot) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.show_center(*words_of(told(Unreachable("sync.unreachable"), 1, ago=300), "zh_CN"))
    assert bar._center.accessibleName().startswith("暂未连上中心")
    assert "稍后自动重试" in bar._center.toolTip()


def test_a_desk_with_a_center_says_how_it_stands_before_the_first_answer(qtbot: QtBot) -> None:
    """It said that there was no center, and for half a minute where the center was away."""
    work, shown, asked = Work(), [], threading.Event()
    counted = told(unsent=2).standing

    def round_that_hangs() -> Told:
        asked.wait(30)
        return told()

    one = Syncing(work, round_that_hangs, lambda *words: shown.append(words), "zh_CN", lambda: counted)
    one._timer.start(1)
    qtbot.waitUntil(lambda: len(shown) == 1, timeout=30_000)
    assert shown == [("正在联系中心 · 本机 2 · 已送 2 · 已确认 120",)]
    asked.set()
    qtbot.waitUntil(lambda: len(shown) == 2, timeout=30_000)
    assert shown[1][0] == "本机 0 · 已送 2 · 已确认 120"
    work.close()


def test_an_act_stands_at_the_foot_before_any_round_though_the_center_is_away(qtbot: QtBot) -> None:
    """It said 本机 0 for two seconds after an act: whoever pulled the plug then believed that the center had it."""
    work, shown = Work(), []
    away = told(Unreachable("sync.unreachable"))
    counted = replace(away.standing, unsent=2, oldest_unsent=NOW)
    one = Syncing(work, lambda: away, lambda *words: shown.append(words), "zh_CN", lambda: counted)
    one._first.stop()
    one._timer.start(1)
    qtbot.waitUntil(lambda: len(shown) == 1, timeout=30_000)
    assert not one.is_reached()
    one._timer.stop()
    work.changed.emit(frozenset({"cases"}))
    qtbot.waitUntil(lambda: len(shown) == 2, timeout=30_000)
    assert shown[1][0] == "暂未连上中心 · 本机 2 · 已送 2 · 已确认 120 · 最早未送 不到 1 分钟"
    work.close()
