"""A desk with the page of the exchange and the case file."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from worked_desk import WorkedDesk


@pytest.fixture
def page_keys() -> tuple[str, ...]:
    return ("casefile", "exchange")


@pytest.fixture
def desk(open_desk: Callable[[str], WorkedDesk]) -> WorkedDesk:
    return open_desk("c1")
