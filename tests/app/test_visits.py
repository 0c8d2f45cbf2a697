"""一窗多事 and 排队号: one visit links the cases of one applicant, shared materials go along once, the ticket is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from office_day import LABOUR, LEGAL, OfficeDay, application_for, item_called

from app.acceptance.accept import accept
from app.acceptance.decline import decline
from app.acceptance.form import CounterForm, application_of, next_of_visit, with_answers, with_item, without_case
from app.acceptance.hand_in import hand_in, keep_scans
from app.acceptance.receive import receive
from app.acceptance.scans import Found
from app.applicant import Agent, IdKind
from app.application import lines_of
from app.casefile import open_file, timeline
from app.errors import Refused
from app.events.acceptance import DeclineGround, MaterialLine, MaterialState
from app.in_office import papers_held
from app.item import Item
from app.notices.field_context import received_materials
from app.originals import return_materials
from app.state import Case
from app.ticket import Ticket, read_ticket, ticket_words
from app.withdrawing import withdraw
from app.wording import say_trouble

DAY = date(2026, 11, 2)


def filled(item: Item) -> CounterForm:
    answers = tuple(one.answers[0] for one in item.situations)
    lines = tuple(
        replace(line, state=MaterialState.RECEIVED) if line.state is MaterialState.MISSING else line
        for line in lines_of(item, frozenset(answers))
    )
    form = with_item(CounterForm(applicant=LEGAL), item)
    return replace(form, lines=lines, answers=answers, ticket="b7 9:01 9:12")


def shared_of(item: Item) -> set[str]:
    return {m.name for m in item.materials if m.shared and not m.obtainable_by_sharing}


def test_the_next_item_keeps_the_applicant_and_takes_the_shared_materials_along(office: OfficeDay) -> None:
    item = item_called(LABOUR)
    shared = shared_of(item)
    scans = office.do("w1", keep_scans, (Found("章程.jpg", "image/jpeg", b"jpeg"),), sorted(shared)[0])
    loose = office.do("w1", keep_scans, (Found("其他.jpg", "image/jpeg", b"other"),), "")
    form = replace(filled(item), scans=(*scans, *loose), agent=Agent("李代办", IdKind.ID_CARD, "341702199003072570"))
    following = next_of_visit(form, item, "v1", "N1")
    assert (following.applicant, following.agent, following.ticket) == (LEGAL, form.agent, form.ticket)
    assert set(following.carried) == shared and following.scans == scans and following.item == ""
    again = with_item(following, item)
    there = {line.name for line in again.lines if line.state is MaterialState.RECEIVED}
    assert there == shared and again.scans == scans


def test_two_cases_of_one_visit_are_linked_by_their_events(office: OfficeDay) -> None:
    item = item_called(LABOUR)
    form = filled(item)
    first: Case = office.do("w1", hand_in, accept, application_of(form)).case
    following = next_of_visit(form, item, first.visit, first.number)
    second: Case = office.do("w1", hand_in, receive, application_of(replace(filled(item), visit=following.visit))).case
    other: Case = office.do("w1", hand_in, receive, application_of(filled(item))).case
    assert first.visit and first.visit == second.visit != other.visit
    event = office.ask(lambda records: records.events(second.id))[0]
    assert event.data["visit"] == first.visit
    linked = office.ask(open_file, first.number).visit
    assert [row.number for row in linked] == [first.number, second.number]


def second_of(office: OfficeDay, word: str = LABOUR) -> tuple[Case, CounterForm, set[str]]:
    """Return the first case of a visit, the form of the second, and the names of what was handed in once for both."""
    item = item_called(word)
    first: Case = office.do("w1", hand_in, accept, application_of(filled(item))).case
    empty = with_item(next_of_visit(filled(item), item, first.visit, first.number), item)
    form = with_answers(empty, item, filled(item).answers)
    own = tuple(
        replace(line, state=MaterialState.RECEIVED) if line.state is MaterialState.MISSING else line
        for line in form.lines
    )
    return first, replace(form, lines=own), {line.name for line in own if line.lies_with}


def test_what_was_handed_in_once_for_two_items_lies_with_the_first_and_is_held_and_given_back_there_alone(
    office: OfficeDay,
) -> None:
    """The receipt of the second says with which case it lies; before, both receipts told of one and the same paper."""
    item = item_called(LABOUR)
    first, form, shared = second_of(office)
    assert shared == shared_of(item)
    second: Case = office.do("w1", hand_in, accept, application_of(form)).case
    assert {line.name: line.lies_with for line in second.materials if line.lies_with} == dict.fromkeys(
        shared, first.number
    )
    assert not shared & {held.name for held in papers_held(second)} and shared <= {
        one.name for one in papers_held(first)
    }
    with pytest.raises(Refused, match=r"originals\.not_received"):
        office.do("w1", return_materials, second.id, materials=(sorted(shared)[0],), receiver="王小明")
    rows = {row["名称"]: row["备注"] for row in received_materials(second.materials)}
    assert {rows[name] for name in shared} == {f"与尾号{first.number[-6:]}共用"}
    assert not [name for name in rows if name not in shared and "共用" in rows[name]]
    third = next_of_visit(form, item, second.visit, second.number)
    assert dict(third.lies_with) == dict.fromkeys(shared, first.number), "it lies with the first, however many follow"


def test_a_second_item_that_ends_at_once_gives_back_its_own_papers_alone(office: OfficeDay) -> None:
    """Declined or taken back, its paper listed as returned what the first case still holds."""
    first, form, shared = second_of(office)
    ground = {"ground": DeclineGround.NOT_OURS, "clause": "第三十二条", "right_body": "市局", "reason": "不属于本机关"}
    declined = office.do("w1", hand_in, decline, application_of(form), **ground)
    back = declined.notices[0].record["退还材料"]
    assert back and shared and not shared & set(back)
    second = office.do("w1", hand_in, accept, application_of(form)).case
    with pytest.raises(Refused, match=r"originals\.not_received"):
        office.do("w1", withdraw, second.id, reason="不办了", returned=(sorted(shared)[0],))
    ended = office.do("w1", withdraw, second.id, reason="不办了")
    told = next(one for one in ended.notices if one.template == "termination").record["退还材料"]
    assert told and not shared & set(told)
    assert shared <= {one.name for one in papers_held(office.ask(open_file, first.number).case)}


def test_as_long_as_the_second_runs_the_file_of_the_first_tells_what_it_rests_on(office: OfficeDay) -> None:
    first, form, shared = second_of(office)
    assert office.ask(open_file, first.number).shared == ()
    second = office.do("w1", hand_in, accept, application_of(form)).case
    assert set(office.ask(open_file, first.number).shared) == {(name, second.number) for name in shared}
    assert office.ask(open_file, second.number).shared == ()
    office.do("w1", withdraw, second.id, reason="不办了")
    assert office.ask(open_file, first.number).shared == ()


def test_what_lay_with_a_case_that_was_undone_is_handed_in_with_the_next(office: OfficeDay) -> None:
    first, form, shared = second_of(office)
    plain = without_case(form, first.number)
    assert shared and not [line for line in plain.lines if line.lies_with] and plain.lies_with == ()
    assert without_case(form, "another") == form
    case = office.do("w1", hand_in, accept, application_of(plain)).case
    assert shared <= {one.name for one in papers_held(case)}


def test_what_came_with_a_case_that_ended_at_once_is_handed_in_with_the_next(office: OfficeDay) -> None:
    item = item_called(LABOUR)
    form = next_of_visit(filled(item), item, "v1", "")
    lines = with_item(form, item).lines
    here = {line.name for line in lines if line.is_in_own_folder}
    assert here == shared_of(item) == set(form.carried) and form.lies_with == ()


def test_a_scan_that_went_along_stands_in_both_files_and_a_foreign_one_in_none(office: OfficeDay) -> None:
    item = item_called(LABOUR)
    name = sorted(shared_of(item))[0]
    scans = office.do("w1", keep_scans, (Found("章程.jpg", "image/jpeg", b"jpeg"),), name)
    foreign = office.do("w1", keep_scans, (Found("别的.jpg", "image/jpeg", b"foreign"),), "别的事项的材料")
    form = filled(item)
    done = office.do("w1", hand_in, receive, application_of(form), scans=(*scans, *foreign), goes_along=True)
    assert [(f.material, f.name) for f in done.case.files] == [(name, "章程.jpg")]


def test_what_was_faulty_or_missing_does_not_go_along() -> None:
    item = item_called(LABOUR)
    name = sorted(shared_of(item))[0]

    def marked(**changes: object) -> CounterForm:
        form = filled(item)
        lines: tuple[MaterialLine, ...] = tuple(
            replace(line, **changes) if line.name == name else line for line in form.lines
        )
        return replace(form, lines=lines)

    assert name not in next_of_visit(marked(state=MaterialState.MISSING), item, "v", "N1").carried
    assert name not in next_of_visit(marked(fault="未盖章"), item, "v", "N1").carried
    assert name in next_of_visit(marked(), item, "v", "N1").carried


def test_the_ticket_is_kept_with_its_times_found_and_told(office: OfficeDay) -> None:
    done = office.do("w1", receive, replace(application_for(LABOUR), ticket="ａ012 9:01 0912"))
    ticket = done.case.ticket
    assert ticket == Ticket("A012", datetime(2026, 11, 2, 1, 1, tzinfo=UTC), datetime(2026, 11, 2, 1, 12, tzinfo=UTC))
    for typed in ("A012", "a012"):
        assert [row.id for row in office.ask(lambda records, t=typed: records.search(t))] == [done.case.id]
    assert office.ask(lambda records: records.search("B012")) == ()
    told = timeline(office.ask(open_file, done.case.number))
    assert any("排队号 A012 09:01 09:12" in chapter.detail for chapter in told)
    assert office.store.check().faults == ()


def test_a_ticket_is_read_as_the_machine_prints_it() -> None:
    assert read_ticket("  ", DAY) is None
    assert read_ticket("c-15", DAY) == Ticket("C-15")
    for text, words in (("A1", "A1"), ("A1 9:5", None), ("A1 09:05", "A1 09:05"), ("A1 905 0930", "A1 09:05 09:30")):
        if words is None:
            with pytest.raises(Refused, match=r"ticket\.time"):
                read_ticket(text, DAY)
        else:
            ticket = read_ticket(text, DAY)
            assert ticket is not None and ticket_words(ticket) == words


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("甲012", "ticket.number"), ("A" * 13, "ticket.number"), ("A1;DROP", "ticket.number"), ("A1 25:00", "ticket.time"),
        ("A1 9:00 9:10 9:20", "ticket.time"), ("A1 9:10 9:00", "ticket.order"), ("A1 \u202e", "ticket.time"),
    ],
)  # fmt: skip
def test_a_ticket_that_cannot_be_is_refused_and_no_number_is_taken(office: OfficeDay, text: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        office.do("w1", receive, replace(application_for(LABOUR), ticket=text))
    assert caught.value.code == code and "{" not in say_trouble(caught.value)
    assert office.ask(lambda records: records.numbers()) == ()
