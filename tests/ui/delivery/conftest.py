"""A desk with delivery page and case file, opened by whom the test names."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from worked_desk import WorkedDesk


@pytest.fixture
def page_keys() -> tuple[str, ...]:
    return ("delivery", "casefile")


@pytest.fixture
def desk(open_desk: Callable[[str], WorkedDesk]) -> WorkedDesk:
    return open_desk("w1")
