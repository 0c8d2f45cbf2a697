"""信息处理费 by the two methods of 国办函〔2020〕109号."""

from __future__ import annotations

import pytest

from app.disclosure.fee import BY_ITEM, BY_VOLUME, fee_lines, fee_of
from app.errors import Refused


@pytest.mark.parametrize(
    ("already", "count", "yuan"),
    [(0, 10, 0), (0, 11, 100), (0, 30, 2000), (0, 31, 2200), (0, 40, 4000), (0, 41, 4300), (9, 3, 200), (30, 1, 200), (39, 2, 500)],
)  # fmt: skip
def test_by_item_ten_are_free_and_each_further_step_costs_more(already: int, count: int, yuan: int) -> None:
    assert fee_of(fee_lines(BY_ITEM, already, count)) == yuan * 100


@pytest.mark.parametrize(("pages", "yuan"), [(30, 0), (31, 10), (100, 700), (101, 720), (200, 2700), (201, 2740)])
def test_by_volume_each_page_costs_by_its_tier(pages: int, yuan: int) -> None:
    assert fee_of(fee_lines(BY_VOLUME, 0, pages)) == yuan * 100


def test_charging_in_two_goes_comes_to_the_same() -> None:
    for first in range(1, 60):
        whole = fee_of(fee_lines(BY_ITEM, 0, 60))
        assert fee_of(fee_lines(BY_ITEM, 0, first)) + fee_of(fee_lines(BY_ITEM, first, 60 - first)) == whole


@pytest.mark.parametrize(
    ("method", "already", "count"), [("both", 0, 5), (BY_ITEM, -1, 5), (BY_ITEM, 0, 0), (BY_VOLUME, 3, 5)]
)
def test_a_count_that_cannot_be_is_refused(method: str, already: int, count: int) -> None:
    with pytest.raises(Refused, match=r"disclosure\.fee_count"):
        fee_lines(method, already, count)
