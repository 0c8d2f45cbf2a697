"""A desk is tied to a center of its own kind only: an exercise never mixes with the real records."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from app.errors import Refused
from app.sync.link import Link, _keep

TOLD = {"desk": "d1", "feed": 341702, "center": "示例市政务服务中心", "fingerprint": "ab", "state": "active"}


@dataclass
class Kept:
    is_exercise: bool
    held: Link | None = None

    def link(self) -> Link | None:
        return self.held

    def keep_link(self, link: Link) -> None:
        self.held = link

    def origin(self) -> str:
        return "o1"

    def division(self) -> str:
        return "341702"

    def is_training(self) -> bool:
        return self.is_exercise


@pytest.mark.parametrize("is_exercise", [True, False])
def test_a_link_to_a_center_of_the_other_kind_is_not_kept(*, is_exercise: bool) -> None:
    links = Kept(is_exercise)
    with pytest.raises(Refused, match=r"sync\.other_kind"):
        _keep(links, Link("http://127.0.0.1", "k"), {**TOLD, "training": not is_exercise})
    assert links.held is None
    assert _keep(links, Link("http://127.0.0.1", "k"), {**TOLD, "training": is_exercise}).is_active
    assert links.held is not None and links.held.desk == "d1"
