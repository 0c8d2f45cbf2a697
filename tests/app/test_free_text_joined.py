"""What was written in several fields reads as one line: each clause ends with one sign."""

from __future__ import annotations

import pytest

from app.free_text import joined


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        (("符合条件，同意。", "准予许可。", "第十条"), "符合条件，同意；准予许可；第十条"),
        (("属实；", "", "第二条。"), "属实；第二条。"),
        (("同意。",), "同意。"),
        ((), ""),
        (("", ""), ""),
    ],
)
def test_no_clause_ends_twice(parts: tuple[str, ...], told: str) -> None:
    assert joined(*parts) == told and "；。" not in told and "。；" not in joined(*parts)
