"""What the center did not adopt waits at its desk: why, who was first; withdrawn or done again, its papers void."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from center_for_tests import Hall
from desk_for_tests import CHIEF, CLERK
from synced_desks import SyncedDesk, accepted, make_desks

from app.act import Done, perform
from app.casefile import open_file, timeline
from app.desk import Desk, Notice
from app.errors import NotFound, Refused
from app.events.file import NoteAdded, Withdrawn
from app.filing import undo
from app.ids import CaseId, EventId
from app.keeping import accept_loss
from app.left_out import why
from app.left_out_records import LeftOut
from app.notices.issue import issue
from app.settling import REDONE, withdraw_left_out
from app.state import CaseState
from app.verify.checking import check_notice
from app.verify.verdict import Verdict
from app.workflow import Action
from db.desk.settled_rows import SETTLING

Two = tuple[SyncedDesk, SyncedDesk]


def accept(desk: Desk, case_id: CaseId) -> Notice:
    desk.record(case_id, accepted(desk.records.case(case_id)))
    return issue(desk, desk.records.case(case_id), "acceptance", {})


def accept_again(desk: Desk, case_id: CaseId) -> Done:
    case = desk.records.case(case_id)
    return perform(desk, case, Action.ACCEPT, accepted(case), skip=("acceptance",))


@pytest.fixture
def two(hall: Hall, tmp_path: Path) -> Iterator[Two]:
    one, other = make_desks(hall, tmp_path, 2)
    yield one, other
    for desk in (one, other):
        assert desk.store.check().faults == ()
        desk.close()
    assert hall.store.verify().faults == ()


def settle(*desks: SyncedDesk) -> None:
    for _ in range(2):
        for desk in desks:
            desk.sync()


def waiting(desk: SyncedDesk) -> tuple[LeftOut, ...]:
    found: tuple[LeftOut, ...] = desk.store.ask(lambda records: records.left_out())
    return found


def lost_acceptance(two: Two, *, then: Any = None) -> tuple[CaseId, Notice]:
    """The first desk lets the applicant withdraw (or does `then`) while the second accepts and issues its paper."""
    one, other = two
    case = one.receive("张建国")
    settle(one, other)
    if then is None:
        one.record(case, Withdrawn((), "不办了"))
    else:
        one.do(then, case)
    paper: Notice = other.do(accept, case)
    settle(one, other)
    return case, paper


def test_a_conflict_is_one_task_with_its_paper_and_says_who_was_first_and_how_the_case_stands(two: Two) -> None:
    case, paper = lost_acceptance(two)
    assert waiting(two[0]) == ()
    (found,) = waiting(two[1])
    assert (found.act.kind, found.verdict, found.papers, found.is_whole) == ("accepted", "conflict", (paper.id,), False)
    assert len(found.events) == 2 and found.first is not None and found.first.kind == "withdrawn"
    said = why(found, {CHIEF.id: CHIEF.name})
    assert said == "管理示例已于 2026-11-23 先办理“撤回”，办件现为“已撤回”；管理示例的“受理”与之冲突，中心未采用。"
    assert "was not adopted" in why(found, {}, "en")
    assert two[1].sync().standing.refused == 1 and two[1].case(case).state is CaseState.WITHDRAWN


def test_withdrawing_voids_the_paper_keeps_its_number_and_is_told_in_the_file(two: Two) -> None:
    case, paper = lost_acceptance(two)
    (found,) = waiting(two[1])
    for reason, code in (("", "left_out.no_reason"), ("  ", "left_out.no_reason")):
        with pytest.raises(Refused, match=code.replace(".", r"\.")):
            two[1].do(withdraw_left_out, found.act.id, reason=reason)
    two[1].do(withdraw_left_out, found.act.id, reason="申请人已在一号窗口撤回")
    assert waiting(two[1]) == () and two[1].shelf.standing().refused == 0
    held = two[1].store.ask(lambda records: records.notice(paper.id))
    entry = next(e for e in two[1].store.ask(lambda records: records.numbers()) if e.number == paper.number)
    assert held.is_void and (entry.status, entry.reason) == ("void", "申请人已在一号窗口撤回")
    answer = two[1].store.ask(lambda records: check_notice(held, records.public_keys(), records))
    assert answer.verdict is Verdict.VOID
    with pytest.raises(NotFound, match=r"left_out\.none"):
        two[1].do(withdraw_left_out, found.act.id, reason="再来一次")
    settle(two[1], two[0])
    for desk in two:  # the other desk reads of it too
        story = desk.store.ask(lambda records: timeline(open_file(records, case)))
        assert any(chapter.title == "撤回未被中心采用的办理" and "一号窗口" in chapter.detail for chapter in story)
    lost = [chapter for chapter in story if chapter.is_undone]
    assert [one.title for one in lost] == [
        "出具《受理通知书》（已作废）", "受理（未被中心采用，已撤回）",
    ]  # fmt: skip
    assert two[0].cases() == two[1].cases()


def test_an_act_done_again_on_the_new_state_settles_it_and_an_undo_opens_it_once_more(two: Two) -> None:
    one, other = two
    case = one.receive("张建国")
    settle(one, other)
    undone = one.record(case, accepted(one.case(case)))
    paper: Notice = other.do(accept, case)
    settle(one, other)
    (found,) = waiting(other)
    assert found.papers == (paper.id,), "the paper shares the fate of its act although the state would allow it"
    from app.events.file import ActUndone

    one.record(case, ActUndone((EventId(undone),)))
    settle(one, other)
    assert other.case(case).state is CaseState.RECEIVED
    done: Done = other.do(accept_again, case)
    assert waiting(other) == ()
    held = other.store.ask(lambda records: records.notice(paper.id))
    assert held.is_void and other.store.ask(lambda records: records.why_void(paper.id)) == REDONE
    other.do(undo, case, done.events)
    assert [one.act.id for one in waiting(other)] == [found.act.id]
    other.do(accept_again, case)
    assert waiting(other) == ()
    settle(other, one)
    assert one.cases() == other.cases() and one.case(case).state is CaseState.IN_PROGRESS


def test_a_stranger_of_the_department_may_not_settle_what_is_not_his(two: Two) -> None:
    from dataclasses import replace

    from app.events.office import OfficerSet
    from app.left_out import may_settle
    from app.officer import Appointment
    from app.post import Post

    lost_acceptance(two)
    (found,) = waiting(two[1])
    other = replace(CLERK, appointments=(Appointment("some other department", Post.WINDOW),))
    assert may_settle(CHIEF, found) and not may_settle(other, found)
    assert not may_settle(replace(CHIEF, is_active=False), found)
    two[1].do(lambda desk: desk.record(None, OfficerSet(other.id, other)))
    two[1].do(lambda desk: desk.set_officer(other))
    with pytest.raises(Refused, match=r"left_out\.not_yours"):
        two[1].store.do(other, withdraw_left_out, found.act.id, reason="我来撤")


def test_a_note_is_only_added_and_never_waits(two: Two) -> None:
    case, _ = lost_acceptance(two)
    two[1].record(case, NoteAdded("电话联系过"))
    settle(*two)
    assert [one.act.kind for one in waiting(two[1])] == ["accepted"]


def test_a_case_that_the_center_never_took_ends_void_and_the_number_stays_with_the_case_that_has_it(
    hall: Hall, tmp_path: Path
) -> None:
    (desk,) = make_desks(hall, tmp_path, 1)
    desk.sync()
    desk.close()
    image = Path(shutil.copytree(desk.folder, tmp_path / "image"))
    desk.open()
    rightful = desk.receive("张二")
    desk.sync()
    desk.close()
    shutil.rmtree(desk.folder)
    shutil.copytree(image, desk.folder)
    desk.open()
    doubled = desk.receive("张三")
    paper: Notice = desk.do(accept, doubled)
    with pytest.raises(Refused, match=r"sync\.forked"):
        desk.sync()
    desk.do(accept_loss, "0009")
    settle(desk)
    assert desk.store.check().faults == ()
    (found,) = waiting(desk)
    assert found.is_whole and found.act.kind == "received" and found.papers == (paper.id,)
    assert why(found, {CHIEF.id: CHIEF.name}).startswith("这个办件编号在中心属于另一件办件；管理示例")
    desk.do(withdraw_left_out, found.act.id, reason="已重新登记")
    case = desk.case(doubled)
    assert (case.state, case.end_reason, case.papers[0].is_void) == (CaseState.VOID, "已重新登记", True)
    entries = {e.number: e for e in desk.store.ask(lambda records: records.numbers())}
    assert entries[case.number].status == "used" and entries[case.number].case == rightful
    assert entries[paper.number].status == "void"
    assert waiting(desk) == () and desk.sync().standing.refused == 0
    assert desk.store.check().faults == () and hall.store.verify().faults == ()
    desk.close()
    desk.open()  # the journal tells the same
    assert desk.case(doubled).state is CaseState.VOID and desk.store.check().faults == ()
    desk.close()


def test_the_index_answers_however_long_the_store_is(two: Two) -> None:
    def plan(connection: Any) -> str:
        sql = "EXPLAIN QUERY PLAN SELECT * FROM event WHERE event.verdict <> 'applied' ORDER BY event.n"
        other = "EXPLAIN QUERY PLAN " + str(SETTLING.compile(compile_kwargs={"literal_binds": True}))
        return str([connection.exec_driver_sql(one).fetchall() for one in (sql, other)])

    told = two[1].store.look(plan)
    assert "event_not_applied" in told and "event_settling" in told


def test_what_waits_for_a_newer_center_is_told_as_that_and_its_paper_waits_with_it(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = two
    case = one.receive("张建国")
    settle(one, other)
    with monkeypatch.context() as older:
        older.setattr("app.sync.judge.is_known", lambda event: event.kind != "accepted")
        paper: Notice = other.do(accept, case)
        settle(other)
        (found,) = waiting(other)
        assert found.is_parked and found.papers == (paper.id,)
        assert why(found, {CHIEF.id: CHIEF.name}).startswith("中心的程序较旧，还不认识“受理”")
        assert other.shelf.standing().refused == 0, "nobody has to do anything"
        with pytest.raises(Refused, match=r"left_out\.waits_for_center"):
            other.do(withdraw_left_out, found.act.id, reason="不等了")
    assert one.hall.store.judge_parked() == 2
    settle(other, one)
    assert waiting(other) == () and one.cases() == other.cases()
    assert [held.notice for held in one.case(case).papers] == [paper.id]


def test_an_older_desk_tells_what_only_a_newer_one_knows_as_that(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    case, _ = lost_acceptance(two)
    for room in ("app.left_out", "app.casefile", "app.approval.story"):
        monkeypatch.setattr(f"{room}.is_known", lambda event: event.kind != "withdrawn")
    (found,) = waiting(two[1])
    assert "较新程序的记录" in why(found, {})
    story = two[1].store.ask(lambda records: timeline(open_file(records, case)))
    assert "较新程序的记录，请升级本机程序后查看" in [chapter.title for chapter in story]
