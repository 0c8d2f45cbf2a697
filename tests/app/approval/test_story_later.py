"""The story of a case tells the acts on fees, at a hearing, sent up and by silence, with what was written."""

from __future__ import annotations

import pytest
from case_by_hand import DRAINAGE, HEARD, UPWARD, body_for, do, received

from app.approval.story import text_of
from app.approval.story_later import text_of_later
from app.events.file import NoteAdded
from app.state import Case
from app.workflow import Action

TOLD = {
    Action.ASSESS_FEE: "240.00元",
    Action.RELIEVE_FEE: "→ 0.00元",
    Action.PAY_FEE: "皖财001",
    Action.TELL_HEARING: "拟准予",
    Action.ANSWER_HEARING: "+；书面申请",
    Action.ANNOUNCE_HEARING: "2026-11-16 9:30；三楼；主持人 郑主持",
    Action.RECORD_HEARING: "各方陈述",
    Action.ANNOUNCE_VISIT: "09:30；现场；是否一致；甲、乙",
    Action.FORWARD: "→ 示例市公安局；同意上报",
    Action.END_PERMIT: "撤销 2026-11-02；有效期届满未延续；《示例条例》第九条",
    Action.ACKNOWLEDGE_RENEWAL: "2027-01-05 → 2032-01-04",
}


def case_for(action: Action) -> Case:
    part = UPWARD if action is Action.FORWARD else HEARD if "hearing" in action.value else DRAINAGE
    case = do(received(part)[0], Action.ACCEPT).case
    return do(case, Action.ASSESS_FEE, case.open_steps[0]).case if action is Action.PAY_FEE else case


@pytest.mark.parametrize(("action", "words"), TOLD.items())
def test_what_was_written_with_an_act_is_told(action: Action, words: str) -> None:
    case = case_for(action)
    told = text_of(body_for(case, action, case.open_steps[0]))
    assert words in told and told == text_of_later(body_for(case, action, case.open_steps[0]))


def test_other_acts_are_told_elsewhere() -> None:
    assert text_of_later(NoteAdded("备注")) is None and text_of(NoteAdded("备注")) == "备注"
