"""A desk with the page 评价投诉, the acceptance page and the case file."""

from __future__ import annotations

import pytest


@pytest.fixture
def page_keys() -> tuple[str, ...]:
    return ("acceptance", "ratings", "casefile")
