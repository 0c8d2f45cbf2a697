"""The whole check ends when its longest tests do: each worker begins with its part of them."""

from __future__ import annotations

import pytest
from dealing import dealt


@pytest.mark.parametrize("workers", [1, 2, 3, 5])
def test_each_share_begins_with_its_part_of_the_long_ones_the_longest_first(workers: int) -> None:
    seconds = {n: float(n % 7 == 0) * n for n in range(100)}
    items = dealt(list(seconds), workers, lambda n: n % 7 == 0, lambda n: seconds[n])
    assert sorted(items) == list(seconds)
    long = sorted((n for n in seconds if n % 7 == 0), reverse=True)
    at = 0
    for worker in range(workers):
        begun = long[worker::workers]
        assert items[at : at + len(begun)] == begun
        at += (100 - at) // (workers - worker)


def test_more_long_ones_than_a_share_holds_are_dealt_all_the_same() -> None:
    assert sorted(dealt(list(range(10)), 3, lambda n: True, float)) == list(range(10))
    assert dealt([], 3, bool, float) == []
