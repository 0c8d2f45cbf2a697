"""More cases than are looked at share a name, a telephone, an end of a number: the newest are found, never the oldest."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk_for_tests import CLERK, open_desk, person, receive

from app.desk import Desk
from db.desk.newest import MOST_CANDIDATES
from db.desk.store import Store

COUNT = MOST_CANDIDATES + 60
TYPED = ("zjg", "zj", "z", "张建国", "13800138000", "138", "110101", "0134", "8000", "134")


def receive_many(desk: Desk, count: int) -> list[str]:
    return [desk.records.case(receive(desk, person())).number for _ in range(count)]


@pytest.fixture(scope="module")
def crowded(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, list[str]]]:
    """One person with more cases than a search looks at, and somebody else before and behind."""
    store = open_desk(Path(shutil.copytree(made_once, tmp_path_factory.mktemp("crowded") / "profile")))
    other = person("李四", "110101199003079999", "13900001111")
    store.do(CLERK, receive, other)
    numbers = store.do(CLERK, receive_many, COUNT)
    store.do(CLERK, receive, other)
    yield store, numbers
    store.close()


@pytest.fixture(params=["few", "among the newest", "in order"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The three ways to the answer, each forced by what counts as few and as near."""
    few, window = {"few": (4000, 0), "among the newest": (10, 40_000), "in order": (10, 30)}[request.param]
    monkeypatch.setattr("db.desk.newest.FEW", few)
    monkeypatch.setattr("db.desk.newest.WINDOW", window)


@pytest.mark.parametrize("typed", TYPED)
@pytest.mark.usefixtures("way")
def test_the_newest_are_found_among_more_than_are_looked_at(crowded: tuple[Store, list[str]], typed: str) -> None:
    """A limit without an order kept the first 400 of the index: whoever came today was not found."""
    store, numbers = crowded
    found = [row.number for row in store.ask(lambda records: records.search(typed, 20))]
    ours = [number for number in found if number in set(numbers)]
    assert ours == numbers[::-1][: len(ours)] and len(ours) >= 19


def test_a_rare_end_is_found_however_old_it_is(crowded: tuple[Store, list[str]]) -> None:
    store, numbers = crowded
    assert [row.number for row in store.ask(lambda r: r.search(numbers[0]))] == [numbers[0]]
    assert numbers[0] in {row.number for row in store.ask(lambda r: r.search(numbers[0][-6:]))}
