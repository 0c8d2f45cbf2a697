"""What a stranger sends at the center's door makes neither the counts grow nor uses up what is another's."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from app.errors import Refused
from ui.web import rate
from ui.web.rate import Rate
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
