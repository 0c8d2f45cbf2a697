"""What is added to a case file, printed and taken back, on the real store."""

from __future__ import annotations

from typing import Any

import pytest
from decided import ready
from office_day import OfficeDay, gaps_of

from app.act import Done
from app.delivery.evidence import Evidence
from app.delivery.serve import archive, serve
from app.desk import Notice
from app.errors import NotFound, Refused
from app.events.delivery import ServiceMethod
from app.filing import UNDO_SECONDS, add_file, add_note, record_print, undo
from app.ids import EventId
from app.second import sign
from app.state import Case, CaseState
from app.supplementation.request import request_supplement
from app.withdrawing import ask_void

PICTURE = b"\xff\xd8\xff\xe0 a picture"


def papers(office: OfficeDay, case: Case) -> tuple[Notice, ...]:
    found: tuple[Notice, ...] = office.ask(lambda records: records.notices(case.id))
    return found


def printed(office: OfficeDay, notice: Notice, reason: str = "") -> int:
    ordinal: int = office.do("w1", record_print, notice.case, notice.id, copies=2, printer="窗口", reason=reason)
    return ordinal


def supplemented(office: OfficeDay) -> Done:
    case = office.received()
    done: Done = office.do("w1", request_supplement, case.id, gaps=gaps_of(case))
    return done


def test_a_note_is_kept_as_it_was_written(office: OfficeDay) -> None:
    case = office.accepted()
    text = "申请人来电：<b>改期</b>\n第二行"
    done = office.do("h1", add_note, case.id, text=f"  {text} ")
    note = office.ask(lambda records: records.events(case.id))[-1]
    assert (note.private["text"], done.case.state) == (text, CaseState.IN_PROGRESS)


def test_an_empty_note_and_one_that_cannot_be_kept_are_refused(office: OfficeDay) -> None:
    case = office.accepted()
    with pytest.raises(Refused, match=r"filing\.empty_note"):
        office.do("w1", add_note, case.id, text=" \n ")
    for text in ("张\ud800", "\u202e倒", "a\x00b", "长" * 4001):
        with pytest.raises(Refused, match=r"identity\."):
            office.do("w1", add_note, case.id, text=text)


def test_who_holds_no_post_adds_nothing(office: OfficeDay) -> None:
    case = office.accepted()
    with pytest.raises(Refused, match=r"people\.no_post"):
        office.do("s1", add_note, case.id, text="看过")


def test_a_scan_is_kept_encrypted_before_its_event_names_it(office: OfficeDay) -> None:
    case = office.accepted()
    done = office.do("w1", add_file, case.id, data=PICTURE, media="image/jpeg", name="照片.jpg", material="章程")
    (scan,) = done.case.files
    assert office.ask(lambda records: records.file_bytes(scan.sha256)) == PICTURE
    stored = [f for f in office.store.profile.files.rglob("*") if f.is_file()]
    assert stored and all(PICTURE not in f.read_bytes() for f in stored)


def test_an_archived_file_takes_no_scan(office: OfficeDay) -> None:
    case = ready(office)
    evidence = Evidence(consent="送达地址确认书", place="政务服务网账户", received_on=office.day, arrival_time="09:00")
    office.do("w1", serve, case.id, method=ServiceMethod.ELECTRONIC, evidence=evidence)
    office.do("w1", archive, case.id)
    with pytest.raises(Refused, match=r"workflow\.not_in_state"):
        office.do("w1", add_file, case.id, data=PICTURE, media="image/jpeg", name="a.jpg")


def test_a_first_print_needs_no_reason_and_a_reprint_does(office: OfficeDay) -> None:
    """motcua 18: a reprint is a ledger entry with a reason."""
    (paper,) = papers(office, office.accepted())
    assert printed(office, paper) == 1
    with pytest.raises(Refused, match=r"filing\.reprint_no_reason"):
        printed(office, paper, "  ")
    assert printed(office, paper, "卡纸") == 2
    (now,) = papers(office, office.case(paper.case or ""))  # type: ignore[arg-type]
    assert (now.prints, now.sha256) == (2, paper.sha256)
    ledger = [e for e in office.ask(lambda r: r.events(paper.case)) if e.kind == "printed"]
    assert [(e.data["ordinal"], e.private["reason"]) for e in ledger] == [(1, ""), (2, "卡纸")]


def test_a_reprint_needs_a_post_and_a_void_paper_is_not_printed(office: OfficeDay) -> None:
    """The supervisor, who holds no post, recorded prints; so did anybody for a void case."""
    case = office.accepted()
    (paper,) = papers(office, case)
    facts = {"copies": 1, "printer": "窗口"}
    with pytest.raises(Refused, match=r"people\.no_post"):
        office.do("s1", record_print, case.id, paper.id, **facts)
    assert office.do("h1", record_print, case.id, paper.id, **facts) == 1, "of the department, on the shared printer"
    with pytest.raises(Refused, match=r"people\.no_post"):
        office.do("s1", record_print, case.id, paper.id, reason="再打", **facts)
    asked = office.do("w1", ask_void, case.id, reason="录入错误").case.pending[0].event
    office.do("a1", sign, case.id, asked)
    with pytest.raises(Refused, match=r"filing\.print_void"):
        office.do("w1", record_print, case.id, paper.id, reason="再打", **facts)


def test_an_act_is_taken_back_within_ten_seconds_and_its_number_stays_void(office: OfficeDay) -> None:
    """frappe 34547: a number that was taken stays, marked 作废."""
    done = supplemented(office)
    (paper,) = done.notices
    office.later(UNDO_SECONDS)
    after = office.do("w1", undo, done.case.id, done.events)
    assert after.case.state is CaseState.RECEIVED and after.case.supplements == ()
    assert papers(office, done.case)[-1].is_void
    book = {entry.number: entry for entry in office.ask(lambda records: records.numbers())}
    assert (book[paper.number].status, book[paper.number].reason) == ("void", "撤销操作")
    again = office.do("w1", request_supplement, done.case.id, gaps=gaps_of(done.case))
    assert again.notices[0].number != paper.number, "a void number is never taken again"


def test_after_ten_seconds_nothing_is_taken_back(office: OfficeDay) -> None:
    done = supplemented(office)
    office.later(UNDO_SECONDS + 1)
    with pytest.raises(Refused, match=r"filing\.undo_late"):
        office.do("w1", undo, done.case.id, done.events)
    assert office.case(done.case.id).state is CaseState.AWAITING_SUPPLEMENT


def test_what_was_printed_is_not_taken_back(office: OfficeDay) -> None:
    done = supplemented(office)
    printed(office, done.notices[0])
    with pytest.raises(Refused, match=r"filing\.undo_printed"):
        office.do("w1", undo, done.case.id, done.events)
    assert not papers(office, done.case)[-1].is_void


def test_only_ones_own_last_act_is_taken_back(office: OfficeDay) -> None:
    done = supplemented(office)
    with pytest.raises(Refused, match=r"filing\.undo_not_last"):
        office.do("a1", undo, done.case.id, done.events)
    office.do("w1", add_note, done.case.id, text="又有一事")
    with pytest.raises(Refused, match=r"filing\.undo_not_last"):
        office.do("w1", undo, done.case.id, done.events)


def test_what_was_never_done_cannot_be_taken_back(office: OfficeDay) -> None:
    done = supplemented(office)
    nothing: Any = (EventId("never"),)
    with pytest.raises(NotFound, match=r"filing\.nothing_to_undo"):
        office.do("w1", undo, done.case.id, nothing)


def test_a_service_can_be_taken_back_and_made_again(office: OfficeDay) -> None:
    case = ready(office)
    evidence = Evidence(
        recipient="张建国", recipient_id="110101199003070134", is_identity_checked=True, relation="representative"
    )
    done = office.do("w1", serve, case.id, method=ServiceMethod.COLLECT, evidence=evidence)
    after = office.do("w1", undo, case.id, done.events)
    assert after.case.state is CaseState.DELIVERING and after.case.served is None
    assert [p.is_void for p in papers(office, case)[-2:]] == [True, True]
    again = office.do("w1", serve, case.id, method=ServiceMethod.COLLECT, evidence=evidence)
    assert again.case.state is CaseState.DELIVERED
