"""How a case changes when centers speak of it: it rests, goes, comes, returns; another center's word changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from decided import to_decide
from office_day import LABOUR, OfficeDay, catalogue_with, opened_office

from app.approval.story import story
from app.case_reading import reading
from app.events.body import Body, pack
from app.events.envelope import Event
from app.events.file import NoteAdded
from app.events.levels import CaseHandedOver, CaseOffered, CaseTaken, OfferReturned
from app.forwarding import forward
from app.ids import CaseId, EventId, NoticeId
from app.keys.device_key import is_signed, new_device_key, place_of, public_key_of
from app.levels.center_stream import Stream
from app.passage import Passage, PassageState
from app.state import Case, CaseState
from app.sync.merge import fold_merged
from app.wording import name_of
from app.workflow import Action, find_row

NOW = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
COUNTY, CITY = 341702, 341700
UP = {"step": "决定", "to": "示例市人力资源和社会保障局", "opinion": "建议准予。"}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[OfficeDay]:
    """An office with an item that the body above decides."""
    with opened_office(tmp_path, catalogue_with(LABOUR, two_level=True)) as one:
        yield one


def said(body: Body, subject: CaseId) -> Event:
    return Stream("center", 0, "", new_device_key()).sealed(body, subject, NOW).event


def history(office: OfficeDay, case: Case) -> list[Event]:
    return list(office.ask(lambda records: records.events(case.id)))


def folded(events: list[Event]) -> Case:
    case = fold_merged(events, is_strict=True).case
    assert case is not None
    return case


def sent_up(office: OfficeDay) -> tuple[Case, list[Event]]:
    case = office.do("a1", forward, to_decide(office).id, **UP).case
    return case, history(office, case)


def taken(case: Case, **changed: object) -> CaseTaken:
    body = CaseTaken(
        EventId("offer"), COUNTY, case.number, case.query_code, case.plan, case.state.value, "决定",
        case.received_on, case.received_at, case.received_by, pack(case),
    )  # fmt: skip
    return replace(body, **changed)  # type: ignore[arg-type]


def test_an_offered_case_rests_and_its_last_day_stays_what_it_was(office: OfficeDay) -> None:
    case = to_decide(office)
    offered = folded([*history(office, case), said(CaseOffered(CITY, case.number), case.id)])
    assert offered.passage is not None and offered.passage.state is PassageState.OFFERED
    assert (offered.last_on, offered.state, offered.facts) == (case.last_on, case.state, case.facts)
    assert offered.events == case.events + 1
    assert find_row(case, Action.STOP) is not None or find_row(case, Action.VOID) is not None
    assert not [action for action in Action if find_row(offered, action) and not offered.passage.allows(action)]
    assert find_row(offered, Action.ADD_NOTE) is not None


@pytest.mark.parametrize(
    ("state", "allowed"),
    [
        (PassageState.OFFERED, {"add_note", "add_file", "reprint", "withdraw_offer"}),
        (PassageState.GONE, {"add_note", "add_file", "reprint", "archive"}),
        (PassageState.COME, {action.value for action in Action}),
    ],
)
def test_what_may_happen_on_the_way_is_only_what_adds(state: PassageState, allowed: set[str]) -> None:
    passage = Passage(EventId("o"), CITY, state)
    assert {action.value for action in Action if passage.allows(action)} == allowed


def test_a_case_that_has_gone_is_on_no_board_and_its_clocks_are_closed(office: OfficeDay) -> None:
    case = to_decide(office)
    offer = said(CaseOffered(CITY, case.number), case.id)
    gone = folded([*history(office, case), offer, said(CaseHandedOver(offer.id, CITY, pack(case)), case.id)])
    assert (gone.state, gone.open_steps, gone.ended_on) == (CaseState.FORWARDED, (), NOW.date())
    assert reading(gone, office.store.around.calendar, NOW.date()).closed_on == NOW.date()


def test_a_returned_case_stands_where_it_stood_before_it_was_sent_up(office: OfficeDay) -> None:
    case, events = sent_up(office)
    up = next(event for event in events if event.kind == "forwarded")
    offer = said(CaseOffered(CITY, case.number, up.id), case.id)
    papers = tuple(NoticeId(event.data["notice"]) for event in events if event.data.get("template") == "transfer_list")
    assert len(papers) == 1
    back = folded([*events, offer, said(OfferReturned(offer.id, (up.id,), papers, "不属于本级"), case.id)])
    assert (back.state, back.open_steps, back.forwarded, back.passage) == (CaseState.IN_PROGRESS, ("决定",), None, None)
    assert [(paper.template, paper.is_void) for paper in back.papers][-1] == ("transfer_list", False)
    assert len(back.papers) == len(case.papers)


def test_a_case_that_came_is_decided_here_within_the_limit_of_this_level(office: OfficeDay) -> None:
    case, _ = sent_up(office)
    come = folded([said(taken(case), case.id), said(NoteAdded("收到"), case.id)])
    assert (come.state, come.open_steps, come.plan.two_level) == (CaseState.IN_PROGRESS, ("决定",), False)
    assert (come.number, come.applicant, come.papers) == (case.number, case.applicant, ())
    assert come.accepted_on == case.accepted_on
    clock = reading(come, office.store.around.calendar, NOW.date())
    assert clock.statutory is not None and clock.statutory.due is not None and clock.statutory.due > NOW.date()
    assert find_row(come, Action.GRANT, "决定") is not None


def test_a_case_whose_file_was_erased_keeps_its_number_and_its_plan(office: OfficeDay) -> None:
    case, _ = sent_up(office)
    come = folded([replace(said(taken(case), case.id), private=None)])
    assert (come.number, come.plan.item, come.applicant_name) == (case.number, case.plan.item, "")


def test_the_word_of_another_center_changes_no_case_that_it_does_not_speak_of(office: OfficeDay) -> None:
    case = to_decide(office)
    events = history(office, case)
    letters = [said(CaseHandedOver(EventId("other"), CITY), case.id), said(OfferReturned(EventId("other")), case.id)]
    after = folded([*events, *letters])
    assert replace(after, events=case.events, last_hash=case.last_hash) == case
    assert fold_merged(letters, is_strict=True).case is None
    whole = fold_merged([said(CaseOffered(COUNTY, "1"), case.id), said(taken(case), case.id)], is_strict=True).case
    assert whole is not None and whole.state is CaseState.IN_PROGRESS


def test_the_story_tells_the_passage_in_words(office: OfficeDay) -> None:
    case = to_decide(office)
    offer = said(CaseOffered(CITY, case.number, None, "移送管辖"), case.id)
    told = story((offer, said(taken(case), case.id)), {})
    assert [(one.act, one.text) for one in told] == [
        ("case_taken", f"{COUNTY} →"),
        ("case_offered", f"→ {CITY}；移送管辖"),
    ] or ("移送管辖" in told[1].text)
    for one in told:
        for language in ("zh_CN", "en"):
            assert name_of("action", one.act, language) != one.act


def test_every_event_of_a_center_is_signed_in_its_place() -> None:
    key = new_device_key()
    stream = Stream("center", 4, "0" * 64, key)
    sent = stream.sealed(CaseOffered(CITY, "1"), CaseId("c"), NOW)
    after = stream.behind(sent)
    assert (after.hw, after.head) == (5, sent.event.chain_hash)
    assert sent.follows("0" * 64)
    assert sent.signature is not None
    assert is_signed(public_key_of(key), place_of("center", 5, sent.event.chain_hash), sent.signature)
    assert sent.event.content_hash == sent.event.compute_content_hash()
