"""What was written by hand in a line of a list is as private as any other free text (design.md, "Event")."""

from __future__ import annotations

import pytest

from app.clock.limits import Limit, Unit
from app.events.acceptance import MaterialLine, MaterialState, Received
from app.events.approval import Stopped
from app.events.body import Body, join, split
from app.events.file import Terminated, Withdrawn
from app.events.supplementation import Gap, SupplementLine, SupplementReceived, SupplementRequested
from app.item import ItemKind
from app.plan import Plan

SECRET = "张三 13800138000"
PLAN = Plan("x", 1, "事项", ItemKind.PERMIT, "d", Limit(20, Unit.WORKING_DAY), None, 5, Limit(30, Unit.WORKING_DAY), ())
LINES = (
    MaterialLine("身份证", "copy", 1, True, MaterialState.MISSING, SECRET),
    MaterialLine("章程", "copy", 1, True, MaterialState.RECEIVED),
)

BODIES: tuple[Body, ...] = (
    Received("1", "2", PLAN, "window", LINES),
    SupplementRequested((Gap("身份证", SECRET, "《示例》第一条", f"请{SECRET}重交"), Gap("章程", "缺页", "", "补齐"))),
    SupplementReceived((SupplementLine("身份证", True, 1, SECRET), SupplementLine("章程", False)), False),
    Stopped("检测", "《行政许可法》第四十五条", 5, "审查", None, SECRET, SECRET),
    Withdrawn((SECRET,), SECRET),
    Terminated(SECRET, "第七十条", SECRET),
)


@pytest.mark.parametrize("body", BODIES, ids=lambda body: body.KIND)
def test_no_free_text_lies_in_the_public_facts_and_none_is_lost(body: Body) -> None:
    public, hidden = split(body)
    assert SECRET not in str(public) and SECRET in str(hidden)
    assert join(type(body), public, {**hidden, "salt": "ab"}) == body


@pytest.mark.parametrize("body", BODIES, ids=lambda body: body.KIND)
def test_the_lists_stand_when_their_private_facts_are_erased(body: Body) -> None:
    public, _ = split(body)
    erased = join(type(body), public, None)
    assert SECRET not in repr(erased)


def test_which_materials_were_asked_for_is_known_after_an_erasure() -> None:
    public, _ = split(BODIES[1])
    assert [gap.material for gap in join(SupplementRequested, public, None).gaps] == ["身份证", "章程"]


def test_a_list_without_a_word_of_free_text_hides_nothing() -> None:
    assert split(SupplementReceived((SupplementLine("章程", True),), True))[1] == {}


def test_an_event_written_before_its_lines_were_split_is_still_read() -> None:
    old = {"gaps": [{"material": "章程", "fault": "缺页", "basis": "", "remedy": "补齐"}], "ordinal": 1, "asked": None}
    assert join(SupplementRequested, old, {"reason": ""}).gaps == (Gap("章程", "缺页", "", "补齐"),)
