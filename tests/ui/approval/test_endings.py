"""撤销, 注销, 撤回 of a permit whose file is closed: it waits on the approver's list and is signed or declined there."""

from __future__ import annotations

from approval_hands import OpenDesk, opened
from decided_cases import certified
from PySide6.QtCore import Qt
from worked_desk import WorkedDesk

from app.certificates.ending import EndingFacts, ask_end
from app.delivery.evidence import Evidence
from app.delivery.serve import archive, serve
from app.events.certificates import PermitEnding
from app.events.delivery import ServiceMethod
from app.state import Case

Key = Qt.Key


def archived(desk: WorkedDesk) -> Case:
    case = certified(desk)
    evidence = Evidence(
        recipient="张建国", recipient_id="110101199003070134", relation="representative", is_identity_checked=True
    )
    desk.act("w1", serve, case.id, method=ServiceMethod.COLLECT, evidence=evidence)
    done: Case = desk.act("w1", archive, case.id).case
    return done


def test_the_end_of_a_permit_whose_file_is_closed_waits_on_the_approvers_list(open_desk: OpenDesk) -> None:
    """opencrvs 12186: the right without the button; a file in the archive is in no list of open cases."""
    desk = open_desk("a1")
    case = archived(desk)
    facts = EndingFacts(
        PermitEnding.REVOKE, "fraud", "《示例条例》第九条", "行驶证系伪造", case.last_on, heard="已告知，未申辩"
    )
    desk.act("h1", ask_end, case.id, facts=facts)
    page = opened(desk, case, "sign")
    assert [task.case.id for task in page.list._found.signatures] == [case.id]
    told = " ".join(value.text() for word, value in page.form.told._lines if word.text())  # type: ignore[attr-defined]
    assert "撤销" in told and "不正当手段" in told and "已告知，未申辩" in told and "fraud" not in told
    desk.press(Key.Key_F9)
    desk.type_text("证据不足")
    desk.press(Key.Key_F12)
    desk.wait(lambda: not desk.case(case.id).pending)
    desk.act("h1", ask_end, case.id, facts=facts)
    desk.wait(lambda: page.list.select(case.id))
    anew = desk.case(case.id).pending[0]
    desk.wait(lambda: page.form is not None and page.form._task.pending == anew)  # type: ignore[attr-defined]
    desk.press(Key.Key_F12)
    desk.wait(lambda: desk.case(case.id).ended_by(PermitEnding.REVOKE) and len(desk.printed()) == 1)
