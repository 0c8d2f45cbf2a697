"""A case that holds something new is folded anew at every desk: the step of its store goes up with the shape."""

from __future__ import annotations

import pytest

from app.sync.shape import shape_of_case
from db.desk.upgrade import NEWEST

AT = ("0058", "0db99a588642a79f")


def test_another_shape_of_a_case_comes_with_a_step_of_the_desks_store() -> None:
    """An older desk may have read what a newer one wrote: its upgrade folds every case, and there is one for each shape.

    After a change of what a case holds: add a step, raise NEWEST of the desk, and write both down here. A center compares
    the shape by itself.
    """
    assert (NEWEST, shape_of_case()) == AT


def test_other_rules_of_folding_are_another_shape_too(monkeypatch: pytest.MonkeyPatch) -> None:
    before = shape_of_case()
    monkeypatch.setattr("app.sync.shape.FOLDING", 2)
    assert shape_of_case() != before
