"""依申请公开 at two desks and a real center: what one desk registers the other sees, goes on with, and takes back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from center_for_tests import FEED, NOW
from disclosure_hands import SHORT as ASKED
from disclosure_hands import WHY
from synced_desks import SyncedDesk, with_supervisor

from app.clock.calendar import shipped
from app.disclosure.dossier import VOIDING, Dossier
from app.disclosure.queries import papers_of
from app.disclosure.receive import receive
from app.disclosure.reply import reply
from app.disclosure.table import DisclosureState
from app.disclosure.take_back import void, void_reply
from app.disclosure.third_party import ask_party
from app.errors import NotFound, Refused
from app.events.disclosure import DisclosureReplied, DisclosureVoided, ReplyExtended
from app.filing import record_print
from app.ids import DisclosureId, NoticeId
from app.left_out import act_words
from app.left_out_records import LeftOut
from app.office import sample_office
from app.public.asked import asked_progress
from app.settling import withdraw_left_out
from app.sync.round import fetch_files
from db.center.public_follow import follow
from db.center.public_window import PublicWindow
from db.desk.disclosure_queries import _OTHERS
from db.desk.far_apart import OF_AN_APPLICATION, others_facts

TODAY = date(2026, 11, 23)


def seen(desk: SyncedDesk, named: DisclosureId) -> Dossier:
    (found,) = (one for one in desk.store.ask(lambda records: records.disclosures()) if one.id == named)
    assert isinstance(found, Dossier)
    return found


def papers(desk: SyncedDesk, named: DisclosureId) -> list[tuple[str, bool]]:
    return [(one.template, one.is_void) for one in desk.store.ask(papers_of, named)]


def voids_left_out(desk: SyncedDesk) -> list[LeftOut]:
    return [left for left in desk.store.ask(lambda records: records.left_out()) if left.act.kind in VOIDING]


def meet(*desks: SyncedDesk) -> None:
    for desk in (*desks, *desks):
        desk.sync()


def test_an_application_registered_at_one_desk_is_replied_to_at_the_other(
    desks: tuple[SyncedDesk, SyncedDesk],
) -> None:
    window, department = desks
    here = window.do(receive, ASKED).dossier
    told: list[set[str]] = []
    department.store.listen(told.append)
    meet(window, department)
    there = seen(department, here.id)
    assert there == here == seen(window, here.id)
    assert any("disclosures" in changed for changed in told), "the open page asks again"
    answered = department.do(reply, there.id, kind="不予公开", facts=WHY)
    meet(department, window)
    assert seen(window, here.id).state is DisclosureState.REPLIED
    assert seen(window, here.id) == seen(department, here.id)
    every = ["disclosure_application", "disclosure_receipt", "disclosure_reply"]
    assert [name for name, _ in papers(window, here.id)] == every
    fetch_files(window.shelf, window.wire)
    pdf: bytes = window.store.ask(lambda records: records.pdf(answered.notices[0].id))
    assert pdf.startswith(b"%PDF"), "the window prints what the department issued"
    for desk in desks:
        assert desk.store.check().faults == ()


def test_of_two_replies_the_first_counts_and_the_other_desk_is_told(desks: tuple[SyncedDesk, SyncedDesk]) -> None:
    """A state change is judged against what the center has: nobody's reply overwrites another's."""
    one, two = desks
    named = one.do(receive, ASKED).dossier.id
    meet(one, two)
    one.do(reply, named, kind="予以公开", facts={"提供方式": "当面提供复印件"})
    (lost,) = two.do(reply, named, kind="不予公开", facts=WHY).notices
    meet(one, two)
    kinds = [held.replied.reply for held in (seen(one, named), seen(two, named)) if held.replied]
    assert kinds == ["予以公开", "予以公开"]
    (left,) = two.store.ask(lambda records: records.left_out())
    assert left.act.kind == DisclosureReplied.KIND and left.verdict == "conflict"
    assert act_words(left.act) == "答复政府信息公开申请"
    two.do(withdraw_left_out, left.act.id, reason="以另一窗口的答复为准")
    assert two.store.ask(lambda records: records.notice(lost.id)).is_void and two.store.check().faults == ()
    assert two.store.ask(lambda records: records.left_out()) == ()


def test_what_one_desk_makes_void_is_void_at_the_desk_whose_paper_and_number_it_is(
    desks: tuple[SyncedDesk, SyncedDesk],
) -> None:
    window, department = desks
    first, second = (window.do(receive, ASKED).dossier for _ in range(2))
    paper = window.do(reply, first.id, kind="不予公开", facts=WHY).notices[0]
    meet(window, department)
    department.do(void_reply, first.id, reason="引用条款有误")
    department.do(void, second.id, reason="重复登记")
    meet(department, window)
    states = [seen(window, one.id).state for one in (first, second)]
    assert states == [DisclosureState.OPEN, DisclosureState.VOID]
    assert papers(window, first.id)[-1] == ("disclosure_reply", True)
    assert all(is_void for _, is_void in papers(window, second.id))
    entries = {one.number: one for one in window.store.ask(lambda records: records.numbers())}
    assert entries[paper.number].status == entries[second.received.number].status == "void"
    assert window.store.check().faults == () and department.store.check().faults == ()


def printed(desk: SyncedDesk, paper: NoticeId, reason: str = "") -> int:
    ordinal: int = desk.do(record_print, None, paper, copies=1, printer="窗口打印机", reason=reason)
    return ordinal


def test_a_void_paper_of_another_desk_is_void_here_too_and_does_not_come_out(
    desks: tuple[SyncedDesk, SyncedDesk],
) -> None:
    """Also where this desk itself did it: the paper lies at the other one, and no case tells what became of it."""
    window, department = desks
    first, second, third = (window.do(receive, ASKED) for _ in range(3))
    replies = [window.do(reply, one.dossier.id, kind="不予公开", facts=WHY).notices[0].id for one in (first, third)]
    meet(window, department)
    department.do(void_reply, first.dossier.id, reason="引用条款有误")
    window.do(void, second.dossier.id, reason="重复登记")
    meet(department, window)
    meet(department)
    for paper in (replies[0], second.notices[1].id):
        assert department.store.ask(lambda records, paper=paper: records.notice(paper)).is_void
        with pytest.raises(Refused, match=r"filing\.print_void"):
            printed(department, paper)
    assert not department.store.ask(lambda records: records.notice(replies[1])).is_void


def test_another_print_of_a_paper_of_another_desk_asks_for_a_reason(desks: tuple[SyncedDesk, SyncedDesk]) -> None:
    window, department = desks
    at_window, here = window.do(receive, ASKED).notices
    meet(window, department)
    assert printed(department, here.id) == 1
    with pytest.raises(Refused, match=r"filing\.reprint_no_reason"):
        printed(department, here.id)
    assert printed(department, here.id, "卡纸") == 2
    printed(window, at_window.id)
    meet(window, department)
    assert department.store.ask(lambda records: records.notice(at_window.id)).prints == 1
    with pytest.raises(Refused, match=r"filing\.reprint_no_reason"):
        printed(department, at_window.id)
    for desk in desks:
        assert desk.store.check().faults == ()


def test_what_the_center_did_not_let_become_void_stands_again_with_its_number(
    desks: tuple[SyncedDesk, SyncedDesk],
) -> None:
    """The other desk had replied first: its act counts, and no mark stays behind; where it made the same void, void it is."""
    one, two = desks
    held = one.do(receive, ASKED).dossier
    second = one.do(receive, ASKED).dossier
    meet(one, two)
    two.do(reply, held.id, kind="不予公开", facts=WHY)
    two.do(void, second.id, reason="重复登记")
    one.do(void, held.id, reason="重复登记")
    one.do(void, second.id, reason="又是重复登记")
    numbers = {entry.number: entry for entry in one.store.ask(lambda records: records.numbers())}
    assert numbers[held.received.number].status == "void" and one.store.check().faults == ()
    meet(two, one)
    assert [left.verdict for left in voids_left_out(one)] == ["conflict"] * 2
    assert seen(one, held.id).state is DisclosureState.REPLIED
    assert not any(is_void for _, is_void in papers(one, held.id))
    assert not any(one.store.ask(lambda r, n=n: r.notice(n)).is_void for n in held.received.notices)
    assert all(one.store.ask(lambda r, n=n: r.notice(n)).is_void for n in second.received.notices)
    numbers = {entry.number: entry for entry in one.store.ask(lambda records: records.numbers())}
    assert [numbers[d.received.number].status for d in (held, second)] == ["used", "void"]
    assert one.store.check().faults == ()
    for left in voids_left_out(one):
        one.do(withdraw_left_out, left.act.id, reason="以另一窗口为准")
    assert one.store.check().faults == () and voids_left_out(one) == []


def test_a_revocation_that_came_second_leaves_the_new_reply_alone(desks: tuple[SyncedDesk, SyncedDesk]) -> None:
    one, two = desks
    named = one.do(receive, ASKED).dossier.id
    first = one.do(reply, named, kind="不予公开", facts=WHY).notices[0]
    meet(one, two)
    two.do(void_reply, named, reason="引用条款有误")
    later = two.do(reply, named, kind="予以公开", facts={"提供方式": "当面提供复印件"}).notices[0]
    one.do(void_reply, named, reason="条款有误")
    meet(two, one)
    assert seen(one, named).replied == seen(two, named).replied
    marks = [(two.store.ask(lambda r: r.notice(later.id)).is_void), one.store.ask(lambda r: r.notice(first.id)).is_void]
    assert marks == [False, True]
    assert one.store.check().faults == () and two.store.check().faults == ()
    for left in voids_left_out(one):
        one.do(withdraw_left_out, left.act.id, reason="以另一窗口为准")


def test_a_desk_that_works_alone_goes_on_and_meets_the_others_later(desks: tuple[SyncedDesk, SyncedDesk]) -> None:
    one, two = desks
    named = one.do(receive, ASKED).dossier.id
    with pytest.raises(NotFound, match=r"disclosure\.none"):
        two.do(ask_party, named, party="示例公司", concerned="报价", harm="商业秘密")
    meet(one, two)
    two.do(ask_party, named, party="示例公司", concerned="报价", harm="商业秘密")
    assert seen(two, named).state is DisclosureState.ASKING and seen(one, named).state is DisclosureState.OPEN
    meet(two, one)
    assert seen(one, named) == seen(two, named)


def test_the_center_takes_no_act_from_somebody_without_the_post(desks: tuple[SyncedDesk, SyncedDesk]) -> None:
    """The table that the page reads its keys from is asked once more (opencrvs 8531)."""
    one, two = desks
    supervisor = with_supervisor(one)
    named = one.do(receive, ASKED).dossier.id
    body = ReplyExtended(named, NoticeId("x"), 20, "多等几天")
    one.store.do(supervisor, lambda desk: desk.record(None, body))
    meet(one, two)
    assert seen(one, named).extended is None and seen(two, named).extended is None
    (left,) = one.store.ask(lambda records: records.left_out())
    assert left.verdict == "refused:disclosure.no_post"


def test_the_index_of_other_desks_events_answers_the_list(desks: tuple[SyncedDesk, SyncedDesk]) -> None:
    def plan(connection: Any, query: Any = _OTHERS) -> str:
        text = query.compile(connection, compile_kwargs={"literal_binds": True})
        return " ".join(str(row[-1]) for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}"))

    assert "peer_of_disclosure" in desks[0].store.look(plan)
    voided = others_facts(DisclosureVoided.KIND, OF_AN_APPLICATION)
    told = desks[0].store.look(lambda connection: plan(connection, voided))
    assert "peer_of_disclosure" in told and "SCAN" not in told


def test_the_applicant_sees_how_far_it_is_by_the_number_and_code_of_his_receipt(
    desks: tuple[SyncedDesk, SyncedDesk],
) -> None:
    """Every paper says so; and no word of the application, no name and no paper is among what the public may read."""
    one, two = desks
    held = one.do(receive, ASKED).dossier
    two.sync()
    meet(one)
    told = held.received
    with one.hall.owner() as connection:
        follow(connection, FEED, NOW)
    window = PublicWindow(one.hall.address, FEED)
    try:
        assert window.case(told.number, "000000" if told.query_code != "000000" else "000001") is None
        found = window.case(told.number, told.query_code)
    finally:
        window.close()
    assert isinstance(found, Dossier) and found.received.who == found.wanted == ""
    shown = asked_progress(found, sample_office(), shipped(), TODAY)
    assert (shown.state, shown.dates[0]) == ("办理中", ("收到申请", "2026-11-23"))
    assert [clock.due for clock in shown.clocks] == ["2026-12-21"] and "33" not in shown.told
    bodies = str(one.hall.owner_rows("SELECT body FROM public_case"))
    assert "赵国强" not in bodies and "便民路" not in bodies and "13800138000" not in bodies
