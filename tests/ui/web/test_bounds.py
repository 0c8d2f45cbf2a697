"""What a stranger sends at the center's door makes neither the counts grow nor uses up what is another's."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from app.errors import Refused
from app.wording import say_trouble
from ui.web import rate
from ui.web.rate import BackOff, Rate
from ui.web.tally import Counted, Tally


async def _answered(scope: Any, receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 405})


def test_made_up_methods_are_one_line_of_the_counts() -> None:
    tally = Tally()
    door = Counted(_answered, tally)

    async def send(message: Any) -> None:
        assert message["status"] == 405

    async def ask() -> None:
        for method in ("GET", 'X"} 1\n', "BREW", "PROPFIND"):
            await door({"type": "http", "method": method}, None, send)  # type: ignore[arg-type]

    asyncio.run(ask())
    counted = [line for line in tally.text().splitlines() if "requests_total{" in line]
    assert counted == [
        'yimen_requests_total{method="GET",route="other",status="405"} 1',
        'yimen_requests_total{method="other",route="other",status="405"} 3',
    ]


def test_one_key_uses_up_its_own_tries_and_nobody_elses() -> None:
    tries = Rate(2, 600.0)
    for _ in range(2):
        tries.take("a")
    with pytest.raises(Refused, match=r"center\.too_often"):
        tries.take("a")
    tries.take("b")


def test_keys_without_end_are_not_remembered_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rate, "MOST_KEYS", 3)
    tries = Rate(1, 600.0)
    for n in range(10):
        tries.take(str(n))
    assert list(tries._taken) == ["7", "8", "9"]


def test_wrong_codes_of_everybody_together_close_the_door_each_time_for_longer() -> None:
    """A new key costs a stranger nothing: without a cap over all of them there was none."""
    at = [0.0]
    tries = BackOff(3, 600.0, 60.0, 150.0, lambda: at[0])
    closed = []
    for _ in range(4):
        for _ in range(3):
            tries.check()
            tries.failed()
        with pytest.raises(Refused, match=r"center\.enrol_closed") as caught:
            tries.check()
        closed.append(caught.value.facts["minutes"])
        assert "暂停受理接入申请" in say_trouble(caught.value)
        at[0] = tries._until + 1
    assert closed == [1, 2, 2, 2]
    at[0] += 1000  # quiet for long: it begins anew
    for _ in range(3):
        tries.failed()
    with pytest.raises(Refused) as caught:
        tries.check()
    assert caught.value.facts["minutes"] == 1


def test_failures_that_lie_far_apart_close_nothing() -> None:
    at = [0.0]
    tries = BackOff(3, 600.0, 60.0, 150.0, lambda: at[0])
    for _ in range(20):
        tries.failed()
        at[0] += 400
        tries.check()


def test_many_who_ask_at_once_get_no_more_than_there_are() -> None:
    tries = Rate(50, 600.0)

    def ask(_: int) -> bool:
        try:
            tries.take("one address")
        except Refused:
            return False
        return True

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(ask, range(400))) == 50
