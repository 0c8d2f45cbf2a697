"""A paper whose issue the center did not adopt counts nowhere: the check says so, and it comes out of no printer."""

from __future__ import annotations

from pathlib import Path

import pytest
from center_for_tests import Hall
from desk_for_tests import CHIEF
from synced_desks import accepted, make_desks

from app.desk import Desk, Notice, Records
from app.errors import Refused
from app.events.file import Withdrawn
from app.filing import check_print
from app.ids import CaseId
from app.notices.issue import issue
from app.paper_batch import batch_of
from app.verify.checking import check_notice
from app.verify.verdict import Answer, Verdict
from ui.shell.printing import stored_paper


def accept(desk: Desk, case_id: CaseId) -> Notice:
    desk.record(case_id, accepted(desk.records.case(case_id)))
    return issue(desk, desk.records.case(case_id), "acceptance", {})


def test_a_paper_that_the_center_did_not_adopt_counts_nowhere(hall: Hall, tmp_path: Path) -> None:
    one, two = make_desks(hall, tmp_path, 2)
    try:
        case = one.receive("张建国")
        one.sync()
        two.sync()
        one.record(case, Withdrawn((), "不办了"))
        paper: Notice = two.do(accept, case)

        def check(records: Records) -> Answer:
            return check_notice(records.notice(paper.id), records.public_keys(), records)

        before = two.store.ask(check)
        assert before.verdict is Verdict.TRAINING and before.remarks[-1].code == "verify.stands"
        for desk in (one, two, one, two):
            desk.sync()
        answer = two.store.ask(check)
        assert (answer.verdict, answer.is_good) == (Verdict.NOT_ADOPTED, False)
        assert [remark.code for remark in answer.remarks][-1] == "verify.not_adopted"
        assert "没有采纳" in answer.headline() and "did not adopt" in answer.headline("en")
        with pytest.raises(Refused, match=r"filing\.not_adopted"):
            two.store.ask(lambda records: stored_paper(records, paper.id, ""))
        for act in (
            lambda desk: check_print(desk, desk.records.notice(paper.id), ""),
            lambda d: batch_of(d, [paper.id]),
        ):
            with pytest.raises(Refused, match=r"filing\.not_adopted"):
                two.store.do(CHIEF, act)
    finally:
        one.close()
        two.close()
