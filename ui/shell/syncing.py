"""The rounds with the center: on the network thread, in irregular intervals, told at the foot of the window."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from app.sync.grant import ended, is_told
from app.wording import say_trouble
from ui.work import Work

if TYPE_CHECKING:  # imported by whoever runs the rounds; the window only shows what they tell
    from app.sync.running import Told
    from app.sync.shelf import Standing

translate = QCoreApplication.translate
AT_ONCE, FIRST, SOON, USUAL, LONGEST, WATCH = 300, 3_000, 1_500, 15_000, 60_000, 300_000
RETRY, DOUBLINGS = 24_000, 5
"""After failures a round waits that long at most: with the last request of before, which may hang for SECONDS, it has begun
45 s after the network is well, so that the queue is empty within 60 s."""
OWN = frozenset({"sync"})
STANDSTILLS = frozenset({
    "sync.forked", "sync.gap", "sync.no_end", "sync.key_differs", "sync.signature", "sync.id_taken", "sync.counts_differ",
    "sync.digest_differs", "center.revoked", "center.stranger",
})  # fmt: skip
MINUTE, HOUR, DAY = 60, 3600, 86400


class Syncing(QObject):
    """`ask()` does one round and is called on the network thread; `show(text, tone, why)` tells how the desk stands.

    `count()` counts what is where, without the center: an act at the desk stands at the foot before any round.
    """

    def __init__(
        self,
        work: Work,
        ask: Callable[[], Told | None],
        show: Callable[..., None],
        language: str,
        count: Callable[[], Standing | None] | None = None,
    ) -> None:
        super().__init__()
        self._count = count
        self._told: Told | None = None
        self._work, self._ask, self._show, self._language = work, ask, show, language
        self._failures = 0
        self._is_tied = True
        self._timer = work.after(self, FIRST, self._run)
        self._timer.start()
        self._first = work.after(self, AT_ONCE, self._count_first)
        self._first.start()
        self._watch = work.every(self, WATCH, self._run)
        work.changed.connect(self._on_changed)

    def stop(self) -> None:
        """Nobody is logged in any more, or the desk closes: no round begins, and the one under way tells a foot that is gone
        nothing.
        """
        for timer in (self._timer, self._first, self._watch):
            timer.stop()
        self._work.changed.disconnect(self._on_changed)
        self._work.let_go(self)

    def _run(self) -> None:
        self._work.network(self, self._ask, self._on_told)

    def _on_changed(self, names: frozenset[str]) -> None:
        """Somebody acted at this desk: the center is to know soon. What a round itself changed starts no other."""
        if not (names - OWN) or names & OWN or not self._is_tied:
            return
        if not self._failures:
            self._timer.start(SOON)
        if self._count is not None and self._told is not None:
            self._work.poll(self, self._count, self._on_counted)

    def is_reached(self) -> bool:
        """True when the center answered the last round."""
        return self._told is not None and self._told.trouble is None

    def _count_first(self) -> None:
        """Tell how a desk with a center stands before the first round ends: an answer that fails to come takes its time."""
        if self._count is not None and self._told is None:
            self._work.poll(self, self._count, self._on_first)

    def _on_first(self, standing: Standing | None) -> None:
        if standing is not None and self._told is None:
            self._show(translate("StatusBar", "正在联系中心") + " · " + counted_words(standing))

    def _on_counted(self, standing: Standing | None) -> None:
        if standing is not None and self._told is not None:
            self._show(*words_of(replace(self._told, standing=standing), self._language))

    def _on_told(self, told: Told | None) -> None:
        self._is_tied = told is not None
        self._told = told
        if told is None:
            self._timer.start(LONGEST)
            return
        self._failures = 0 if told.trouble is None else self._failures + 1
        self._show(*words_of(told, self._language))
        self._timer.start(interval(self._failures))


def interval(failures: int) -> int:
    """Return the milliseconds to the next round: about 15 s; after failures at random, longer each time, RETRY at most."""
    if not failures:
        return round(USUAL * random.uniform(0.8, 1.2))
    return round(1_000 + random.uniform(0, min(RETRY - 1_000, 1_000 * 2 ** min(failures, DOUBLINGS))))


def words_of(told: Told, language: str) -> tuple[str, str | None, str]:
    """Return what stands at the foot, its tone, and the sentence that says why nothing moves."""
    standing = told.standing
    text = counted_words(standing)
    if standing.unsent and standing.oldest_unsent is not None and told.at is not None:
        seconds = max(0, round((told.at - standing.oldest_unsent).total_seconds()))
        text += " · " + translate("StatusBar", "最早未送 {age}").format(age=age_words(seconds))
    if standing.refused:
        text += " · " + translate("StatusBar", "未被中心采用 {refused}").format(refused=standing.refused)
    is_over = told.at is not None and told.grant_until is not None and told.at >= told.grant_until
    if told.at is not None and told.grant_until is not None and is_told(told.grant_until, told.at):
        text += " · " + grant_words(round((told.grant_until - told.at).total_seconds()))
    if told.trouble is None:
        return text, "warn" if standing.refused else None, told.center
    is_still = told.trouble.code in STANDSTILLS
    cause = ended(told.grant_until) if is_over and told.grant_until is not None and not is_still else told.trouble
    why = say_trouble(cause, language)  # what says that work goes on as usual is not said when it does not
    mark = translate("StatusBar", "已停止报送") if is_still else translate("StatusBar", "暂未连上中心")
    return f"{mark} · {text}", "bad" if is_still or is_over else "warn", why


def counted_words(standing: Standing) -> str:
    """Return how many records are where."""
    return translate("StatusBar", "本机 {unsent} · 已送 {received} · 已确认 {confirmed}").format(
        unsent=standing.unsent, received=standing.received, confirmed=standing.confirmed
    )


def grant_words(seconds: int) -> str:
    """Return how long this desk may still go on without its center."""
    if seconds <= 0:
        return translate("StatusBar", "离线授权已到期，只能查看和补充")
    return translate("StatusBar", "离线授权还剩 {age}").format(age=age_words(seconds))


def age_words(seconds: int) -> str:
    """Return how long ago something was, in the one unit that tells it."""
    if seconds < MINUTE:
        return translate("StatusBar", "不到 1 分钟")
    if seconds < HOUR:
        return translate("StatusBar", "{n} 分钟").format(n=seconds // MINUTE)
    if seconds < DAY:
        return translate("StatusBar", "{n} 小时").format(n=seconds // HOUR)
    return translate("StatusBar", "{n} 天").format(n=seconds // DAY)
