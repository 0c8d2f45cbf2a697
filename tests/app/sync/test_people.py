"""The hall's people come whole or not at all, also between programs of different age."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from app.errors import Refused
from app.events.body import pack
from app.events.envelope import canonical
from app.ids import OfficerId
from app.officer import Appointment, Officer
from app.post import Post
from app.sync.people import people_told, read_people

TWO = (
    Officer(OfficerId("w2"), "窗口乙", (Appointment("scjg", Post.WINDOW),)),
    Officer(OfficerId("w1"), "窗口甲"),
)


def told_by_another_program(**more: Any) -> dict[str, Any]:
    lines = [{**pack(one), **more} for one in sorted(TWO, key=lambda one: one.id)]
    return {"sha256": hashlib.sha256(canonical(lines)).hexdigest(), "officers": lines}


def test_a_list_comes_as_it_was_told() -> None:
    told = people_told(TWO, "").plain()
    assert read_people(told).officers == TWO
    assert read_people(people_told(TWO, told["sha256"]).plain()).officers is None


def test_what_a_later_program_says_more_of_an_account_is_no_fault() -> None:
    assert set(read_people(told_by_another_program(cubicle="3 号窗口")).officers or ()) == set(TWO)


@pytest.mark.parametrize("change", [{"name": "别人"}, {"id": 7}, {"appointments": 1}])
def test_a_list_that_somebody_changed_on_the_way_is_refused(change: dict[str, Any]) -> None:
    told = people_told(TWO, "").plain()
    told["officers"][0] = {**told["officers"][0], **change}
    with pytest.raises(Refused, match=r"sync\.malformed"):
        read_people(told)
