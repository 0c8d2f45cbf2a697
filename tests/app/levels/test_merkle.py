"""A root over events: each proves that it was there, and no change, order or removal leaves the root as it was."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.levels.merkle import EMPTY, Leaf, leads_to, path_of, root_of

HASHES = st.lists(
    st.binary(min_size=1, max_size=8).map(lambda b: hashlib.sha256(b).hexdigest()), min_size=1, max_size=40
)


def node(left: str, right: str) -> str:
    return hashlib.sha256(b"\x01" + bytes.fromhex(left) + bytes.fromhex(right)).hexdigest()


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_small_roots_are_those_of_rfc_6962(count: int) -> None:
    a, b, c = (hashlib.sha256(x).hexdigest() for x in (b"a", b"b", b"c"))
    wanted = {0: EMPTY, 1: a, 2: node(a, b), 3: node(node(a, b), c)}
    assert root_of([a, b, c][:count]) == wanted[count]


@given(HASHES)
def test_every_leaf_leads_to_the_root_and_to_no_other(leaves: list[str]) -> None:
    root = root_of(leaves)
    for place, leaf in enumerate(leaves):
        path = path_of(leaves, place)
        assert leads_to(leaf, path) == root
        assert leads_to("0" * 64, path) != root
        assert len(path) <= 6


@given(HASHES, st.data())
def test_taking_out_putting_in_and_changing_places_change_the_root(leaves: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(leaves) - 1))
    root = root_of(leaves)
    assert root_of(leaves[:place] + leaves[place + 1 :]) != root
    assert root_of([*leaves[:place], "f" * 64, *leaves[place:]]) != root
    other = data.draw(st.integers(0, len(leaves) - 1))
    if leaves[place] != leaves[other]:
        swapped = list(leaves)
        swapped[place], swapped[other] = swapped[other], swapped[place]
        assert root_of(swapped) != root


@pytest.mark.parametrize("place", [-1, 3])
def test_a_leaf_that_is_not_there_has_no_path(place: int) -> None:
    with pytest.raises(IndexError):
        path_of(["0" * 64] * 3, place)


def test_a_leaf_is_everything_that_places_an_event() -> None:
    leaf = Leaf(1, "o", 2, "c", "h", "applied")
    others = (
        Leaf(2, "o", 2, "c", "h", "applied"), Leaf(1, "p", 2, "c", "h", "applied"), Leaf(1, "o", 3, "c", "h", "applied"),
        Leaf(1, "o", 2, "d", "h", "applied"), Leaf(1, "o", 2, "c", "i", "applied"), Leaf(1, "o", 2, "c", "h", "conflict"),
    )  # fmt: skip
    assert len({leaf.hash(), *(one.hash() for one in others)}) == 7
