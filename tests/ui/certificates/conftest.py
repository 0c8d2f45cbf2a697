"""A desk with acceptance, case file and 证照到期."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from worked_desk import WorkedDesk


@pytest.fixture
def page_keys() -> tuple[str, ...]:
    return ("certificates", "acceptance", "casefile")


@pytest.fixture
def desk(open_desk: Callable[[str], WorkedDesk]) -> WorkedDesk:
    return open_desk("w1")
