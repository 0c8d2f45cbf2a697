"""A case whose papers lie at another desk is corrected and voided there, where its papers become void with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from center_for_tests import Hall
from desk_for_tests import CHIEF
from synced_desks import accepted, make_desks

from app.correcting import ask_correction
from app.desk import Desk, Notice
from app.errors import Refused
from app.ids import CaseId
from app.notices.issue import issue
from app.withdrawing import ask_void


def accept(desk: Desk, case_id: CaseId) -> Notice:
    desk.record(case_id, accepted(desk.records.case(case_id)))
    return issue(desk, desk.records.case(case_id), "acceptance", {})


def test_a_case_with_papers_of_another_desk_is_put_right_there(hall: Hall, tmp_path: Path) -> None:
    one, two = make_desks(hall, tmp_path, 2)
    try:
        case = one.receive("张建国")
        one.do(accept, case)
        one.sync()
        two.sync()
        assert [paper.template for paper in two.case(case).papers] == ["acceptance"]
        for ask in (
            lambda desk: ask_void(desk, case, reason="录入错误"),
            lambda desk: ask_correction(desk, case, values={"applicant.name": "张建军"}, reason="录入错误"),
        ):
            with pytest.raises(Refused, match=r"correction\.papers_elsewhere"):
                two.store.do(CHIEF, ask)
        one.store.do(CHIEF, lambda desk: ask_void(desk, case, reason="录入错误"))
        assert one.case(case).pending
    finally:
        one.close()
        two.close()
