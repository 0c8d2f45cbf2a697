"""A case has one custodian, like its folder: who has it acts offline, the others online or after they received it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import psycopg
import pytest
import sqlalchemy as sa
from case_by_hand import received
from center_for_tests import Hall, TestServer
from three_departments import DECISION, HOME, REVIEW, DepartmentDesk, settle, three_desks

from app.act import Done
from app.approval.decide import grant
from app.approval.review import finish_step, record_visit
from app.casefile import open_file, timeline
from app.custody import folder_of
from app.delivery.certify import make_certificate
from app.delivery.evidence import Evidence, ServiceMethod
from app.delivery.serve import serve
from app.errors import NotFound, Refused, Unreachable
from app.events.approval import StepFinished
from app.events.custody import Difference
from app.events.file import NoteAdded, Withdrawn
from app.filing import add_file, add_note, check_print
from app.folder import folder_lines, folders, hand_over_folder, next_place, receive_folder
from app.item import StepKind
from app.people import may
from app.state import Case, CaseState
from app.withdrawing import withdraw
from app.workflow import Action
from db.center.ground import body_of
from db.center.opening import make_database
from db.center.upgrade import upgrade_center
from db.desk.migrations.versions import v0023_custody
from db.desk.schema import far_file

SCAN = bytes(range(256)) * 9000  # over two parts on the way
VISIT: dict[str, Any] = {
    "inspectors": ("甲", "乙"), "certificates": ("1", "2"), "place": "便民路1号", "found": "符合", "party": "无异议",
}  # fmt: skip


def hand_over(desk: DepartmentDesk, case: Case) -> Done:
    lines = desk.store.ask(folder_lines, case)
    done: Done = desk.act(hand_over_folder, case.id, to=next_place(case), lines=lines, note="当面点交")
    return done


def review_all(desk: DepartmentDesk, case: Case) -> Case:
    while (step := case.plan.step(case.open_steps[0])).kind is not StepKind.DECIDE:
        if step.kind is StepKind.VISIT:
            desk.act(record_visit, case.id, step=step.name, visited_on=case.received_on, **VISIT)
        case = desk.act(finish_step, case.id, step=step.name, opinion="同意。").case
    return case


def verdict_of(hall: Hall, desk: DepartmentDesk, event: str) -> str:
    rows = hall.store.pull(desk.shelf.cursor().epoch, 0, 500).rows
    return next(row.verdict for row in rows if row.sent.event.id == event)


def test_a_case_goes_through_three_departments_with_its_folder_papers_and_scans(hall: Hall, tmp_path: Path) -> None:
    with three_desks(hall, tmp_path) as (window, review, decision):
        case = window.accepted()
        scan = hashlib.sha256(SCAN).hexdigest()
        window.act(add_file, case.id, data=SCAN, media="image/png", name="平面图.png")
        assert next_place(case) == REVIEW
        sheet = hand_over(window, window.case(case.id))
        assert [n.title for n in sheet.notices] == ["物料转移单"] and sheet.notices[0].number
        settle(window, review)
        assert [row.id for row in review.store.ask(folders, review.me()).coming] == [case.id]
        assert review.store.ask(lambda r: r.file_bytes(scan)) == SCAN  # fetched with the round, since it is due here
        for paper in window.store.ask(lambda r: r.notices(case.id)):
            held = review.store.ask(lambda r, paper=paper: (r.notice(paper.id), r.pdf(paper.id)))
            assert (held[0].is_far, held[0].title, held[0].number) == (True, paper.title, paper.number)
            assert held[1] == window.store.ask(lambda r, paper=paper: r.pdf(paper.id))
        review.go_offline()
        first = folder_of(review.case(case.id)).lines[0]
        wrong = Difference(first.name, 0, 0, "清单有、案卷没有")
        received = review.act(receive_folder, case.id, differences=(wrong,)).case
        assert (received.folder.desk, received.folder.differences) == ("0002", (wrong,))
        hand_over(review, review_all(review, received))  # the whole step was done offline
        settle(review, decision, window)
        decision.act(receive_folder, case.id)
        settle(decision)
        granted: Done = decision.act(grant, case.id, content="准予", opinion="同意。")
        decided = granted.notices[0]
        hand_over(decision, granted.case)
        settle(decision, window, review)
        window.act(receive_folder, case.id)
        at_window = window.case(case.id)
        assert at_window.state in (CaseState.CERTIFYING, CaseState.DELIVERING)
        pdf = window.store.ask(lambda r: r.pdf(decided.id))
        assert hashlib.sha256(pdf).hexdigest() == decided.sha256
        assert window.act(lambda desk: check_print(desk, desk.records.notice(decided.id), "")).number == decided.number
        _deliver(window, at_window)
        settle(window, review, decision)
        assert window.cases() == review.cases() == decision.cases()
        for desk in (window, review, decision):
            assert desk.sync().standing.refused == 0
            assert desk.store.check().faults == ()
        assert hall.store.verify().faults == ()


def _deliver(window: DepartmentDesk, case: Case) -> None:
    if case.state is CaseState.CERTIFYING:
        window.act(make_certificate, case.id, name=case.plan.outcome, number="皖示字000001号")
    served = Evidence(
        recipient="张建国", recipient_id="110101199003070134", is_identity_checked=True, relation="representative"
    )
    window.act(serve, case.id, method=ServiceMethod.COLLECT, evidence=served)
    assert window.case(case.id).state is CaseState.DELIVERED


def test_who_has_not_the_folder_changes_nothing_offline_and_is_told_who_has_it(hall: Hall, tmp_path: Path) -> None:
    with three_desks(hall, tmp_path) as (window, review, _):
        case = window.accepted()
        settle(window, review)
        step = case.open_steps[0]
        assert may(review.me(), Action.FINISH_STEP, review.case(case.id), step=step)  # online: the center judges
        review.go_offline()
        assert not may(review.me(), Action.FINISH_STEP, review.case(case.id), step=step)
        with pytest.raises(Refused) as told:
            review.act(finish_step, case.id, step=step, opinion="同意。")
        assert (told.value.code, told.value.facts) == ("custody.due", {"desk": "0001", "to": REVIEW})
        review.act(add_note, case.id, text="电话联系过")  # what is only added needs no folder
        window.go_offline()  # it sent the case on: only a department that works on it may act, or the folder is taken back
        assert not may(window.me(), Action.WITHDRAW, window.case(case.id))
        window.act(receive_folder, case.id)
        taken = folder_of(window.case(case.id))
        assert (taken.desk, taken.department, taken.to) == ("0001", HOME, REVIEW)


def test_an_act_without_the_folder_that_arrives_anyway_is_refused_by_the_center(hall: Hall, tmp_path: Path) -> None:
    """Two desks change one case offline: custody decides, not who comes first."""
    with three_desks(hall, tmp_path) as (window, review, _):
        case = window.accepted()
        settle(window, review)
        review.act(receive_folder, case.id)
        settle(review, window)
        review.go_offline()
        window.go_offline()
        stolen = window.record(case.id, Withdrawn((), "不办了"))
        note = window.record(case.id, NoteAdded("申请人来电"))
        lawful = review.act(finish_step, case.id, step=case.open_steps[0], opinion="同意。").events[0]
        window.sync()  # the one without the folder comes first
        settle(review, window)
        assert verdict_of(hall, window, stolen) == "refused:custody.elsewhere"
        assert (verdict_of(hall, window, note), verdict_of(hall, window, lawful)) == ("applied", "applied")
        assert window.case(case.id).state is CaseState.IN_PROGRESS
        assert window.sync().standing.refused == 1 and window.cases() == review.cases()


def test_a_paper_of_an_online_act_without_the_folder_waits_for_the_centers_word(hall: Hall, tmp_path: Path) -> None:
    with three_desks(hall, tmp_path) as (window, review, _):
        case = window.accepted()
        settle(window, review)
        review.act(receive_folder, case.id)
        settle(review, window)
        done: Done = window.act(withdraw, case.id, returned=(), reason="不办了")
        paper = done.notices[-1]

        def look(desk: Any) -> Any:
            return check_print(desk, desk.records.notice(paper.id), "")

        with pytest.raises(Refused, match=r"custody\.awaits_center"):
            window.act(look)
        window.sync()
        assert window.act(look).id == paper.id
        assert verdict_of(hall, window, str(done.events[0])) == "applied"


def test_a_folder_is_received_where_it_was_sent_and_nowhere_else(hall: Hall, tmp_path: Path) -> None:
    with three_desks(hall, tmp_path) as (window, review, decision):
        case = window.accepted()
        hand_over(window, case)
        settle(window, review, decision)
        with pytest.raises(Refused, match=r"custody\.not_yours"):
            decision.act(receive_folder, case.id)
        with pytest.raises(Refused, match=r"workflow\.when\.folder_not_sent"):
            hand_over(window, window.case(case.id))
        with pytest.raises(Refused, match=r"custody\.no_difference"):
            line = folder_of(review.case(case.id)).lines[0]
            review.act(receive_folder, case.id, differences=(Difference(line.name, line.copies, line.pages),))
        forged = decision.store.do(
            decision.officer, lambda desk: desk.record(case.id, StepFinished(case.open_steps[0], "agree", "同意"))
        )
        decision.sync()
        assert verdict_of(hall, decision, forged.id).startswith("refused:people.")
        review.act(receive_folder, case.id)
        settle(review, window)
        assert (folder_of(window.case(case.id)).desk, folder_of(window.case(case.id)).to) == ("0002", "")
        assert [len(part) for part in vars(window.store.ask(folders, window.me())).values()] == [0, 0, 0]


def test_a_file_comes_in_parts_goes_on_where_it_broke_off_and_is_kept_sealed(hall: Hall, tmp_path: Path) -> None:
    with three_desks(hall, tmp_path) as (window, review, decision):
        case = window.accepted()
        window.act(add_file, case.id, data=SCAN, media="image/png", name="平面图.png")
        sha256 = hashlib.sha256(SCAN).hexdigest()
        settle(window)
        parts: list[int] = []
        ask = review.wire.blob_part

        def dies_on_the_way(sha256: str, offset: int) -> Any:
            if len(parts) == 1 and offset:
                raise Unreachable("sync.unreachable")
            found = ask(sha256, offset)
            parts.append(offset)
            return found

        review.wire.blob_part = dies_on_the_way  # type: ignore[method-assign]
        review.shelf.files_to_fetch = lambda: (sha256,)  # type: ignore[method-assign]
        with pytest.raises(Unreachable):
            review.sync()
        assert review.store.parts.held(sha256) == 1024 * 1024
        with pytest.raises(NotFound, match=r"custody\.far_file"):
            review.store.ask(lambda r: r.file_bytes(sha256))
        parts.append(-1)
        review.sync()
        assert [offset for offset in parts if offset >= 0] == [0, 1024 * 1024, 2 * 1024 * 1024]
        assert review.store.ask(lambda r: r.file_bytes(sha256)) == SCAN
        on_disk = b"".join(path.read_bytes() for path in (review.folder / "files").rglob("*") if path.is_file())
        assert SCAN[:64] not in on_disk
        decision.sync()  # neither its folder nor its step: nothing is fetched until somebody opens it
        with pytest.raises(NotFound, match=r"custody\.far_file"):
            decision.store.ask(lambda r: r.file_bytes(sha256))
        assert DECISION not in (folder_of(decision.case(case.id)).to, folder_of(decision.case(case.id)).department)


def test_a_file_that_is_not_what_its_name_says_is_never_kept(hall: Hall, tmp_path: Path) -> None:
    with three_desks(hall, tmp_path) as (window, review, _):
        case = window.accepted()
        window.act(add_file, case.id, data=SCAN, media="image/png", name="平面图.png")
        sha256 = hashlib.sha256(SCAN).hexdigest()
        settle(window)
        stored = hall.home / "center" / "blobs" / sha256[:2] / sha256
        stored.write_bytes(SCAN[:-1] + b"!")
        review.sync()
        with pytest.raises(NotFound, match=r"custody\.far_file"):
            review.store.ask(lambda r: r.file_bytes(sha256))
        assert review.store.parts.held(sha256) == 0
        stored.write_bytes(SCAN)
        review.sync()
        assert review.store.ask(lambda r: r.file_bytes(sha256)) == SCAN


def test_the_case_file_tells_where_the_folder_went_and_what_was_missing(hall: Hall, tmp_path: Path) -> None:
    with three_desks(hall, tmp_path) as (window, review, _):
        case = window.accepted()
        hand_over(window, case)
        settle(window, review)
        line = folder_of(review.case(case.id)).lines[0]
        review.act(receive_folder, case.id, differences=(Difference(line.name, 0, 0, "没有附"),))
        for language, words in (("zh_CN", ("案卷接收", "窗口 0002", "没有附")), ("en", ("Receiving", "window 0002"))):
            told = timeline(review.store.ask(open_file, case.number), language)
            text = " ".join(f"{chapter.title} {chapter.detail}" for chapter in told)
            assert all(word in text for word in words), text


def test_a_center_that_knows_no_parts_of_files_breaks_no_round(hall: Hall, tmp_path: Path) -> None:
    with three_desks(hall, tmp_path) as (window, review, _):
        case = window.accepted()
        window.sync()

        def strange(sha256: str, offset: int) -> Any:
            raise Unreachable("sync.strange_answer")

        review.wire.blob_part = strange  # type: ignore[method-assign]
        assert review.sync().fetched == 0
        assert review.case(case.id).number == case.number


def test_an_older_center_is_brought_to_know_of_folders(server: TestServer) -> None:
    make_database(server.pg.address(), "older")
    address = server.pg.address("older")
    try:
        upgrade_center(address, "c0001")
        whole = json.loads(body_of(received("劳务派遣")[0]))
        older = json.dumps({name: value for name, value in whole.items() if name != "folder"})
        with psycopg.connect(address, autocommit=True) as owner:
            row = (341702, "c1", whole["number"], "received", "rsj", "", 1, older)
            owner.execute(b"INSERT INTO case_row VALUES (%s, %s, %s, %s, %s, %s, %s, %s)", row)
        upgrade_center(address)
        with psycopg.connect(address) as owner:
            found = owner.execute(b"SELECT body FROM case_row").fetchone()
        assert found is not None and json.loads(found[0]) == whole
    finally:
        with psycopg.connect(server.pg.address(), autocommit=True) as owner:
            owner.execute(b"DROP DATABASE older WITH (FORCE)")


def test_a_desk_that_heard_of_files_before_it_kept_a_list_of_them_learns_them_at_the_upgrade(
    hall: Hall, tmp_path: Path
) -> None:
    with three_desks(hall, tmp_path) as (window, _, decision):
        case = window.accepted()
        settle(window, decision)

        def known(connection: sa.Connection) -> set[str]:
            return set(connection.execute(sa.select(far_file.c.sha256)).scalars())

        before = decision.store.look(known)
        assert before and folder_of(case).to == REVIEW

        def forget_and_learn(connection: sa.Connection) -> tuple[None, set[str]]:
            connection.execute(sa.delete(far_file))
            connection.exec_driver_sql(v0023_custody.KNOWN)
            return None, set()

        decision.store.exchange(forget_and_learn)
        assert decision.store.look(known) == before
