"""撤回, 作废, 撤销答复, 复议诉讼: what was registered or replied is taken back with a reason and keeps its number."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from disclosure_hands import CALENDAR, WHY, asked_third_party, due, held, received
from office_day import MONDAY, OfficeDay

from app.clock.light import Light
from app.disclosure.clocks import reply_clock
from app.disclosure.queries import papers_of
from app.disclosure.reply import reply
from app.disclosure.table import DisclosureState
from app.disclosure.take_back import challenge, void, void_reply, withdraw
from app.errors import Refused


def number_status(office: OfficeDay, number: str) -> tuple[str, str]:
    def query(records: Any) -> tuple[str, str]:
        found = next(one for one in records.numbers() if one.number == number)
        return found.status, found.reason

    status: tuple[str, str] = office.ask(query)
    return status


def replied(office: OfficeDay) -> Any:
    return office.do("a1", reply, received(office).dossier.id, kind="不予公开", facts=WHY)


def test_the_applicant_takes_it_back_and_it_keeps_its_number(office: OfficeDay) -> None:
    one = received(office).dossier
    with pytest.raises(Refused, match=r"disclosure\.no_cause"):
        office.do("w1", withdraw, one.id, reason=" ", asked_on=MONDAY)
    asked_third_party(office, one.id)
    done = office.do("w1", withdraw, one.id, reason="已从网站查到", asked_on=MONDAY).dossier
    assert done.state is DisclosureState.WITHDRAWN and done.received.number == one.received.number
    assert number_status(office, one.received.number)[0] == "used"
    assert reply_clock(done, CALENDAR, office.day).light is Light.CLOSED
    assert done.notes[-1].words == "已从网站查到"


def test_what_was_registered_in_error_is_void_with_its_number_and_its_papers(office: OfficeDay) -> None:
    one = received(office).dossier
    with pytest.raises(Refused, match=r"disclosure\.no_post"):
        office.do("h1", void, one.id, reason="重复登记")
    done = office.do("a1", void, one.id, reason="重复登记").dossier
    assert done.state is DisclosureState.VOID and done.notes[-1].words == "重复登记"
    assert number_status(office, one.received.number) == ("void", "政府信息公开申请作废")
    assert all(paper.is_void for paper in office.ask(papers_of, one.id))
    assert office.store.check().faults == ()
    with pytest.raises(Refused, match=r"disclosure\.not_in_state"):
        office.do("a1", void, one.id, reason="再来一次")


def test_a_reply_that_was_wrong_is_revoked_and_the_next_one_says_so(office: OfficeDay) -> None:
    first = replied(office)
    paper = first.notices[0]
    named = first.dossier.id
    office.on(MONDAY + timedelta(days=1))
    back = office.do("a1", void_reply, named, reason="引用条款有误").dossier
    assert back.state is DisclosureState.OPEN and back.replied is None
    assert due(office, back) == date(2026, 11, 30), "the clock never stopped"
    assert number_status(office, paper.number) == ("void", "政府信息公开答复撤销")
    again = office.do("a1", reply, named, kind="予以公开", facts={"提供方式": "当面提供复印件"})
    text = office.text_of(again.notices[0])
    assert f"{paper.number}政府信息公开申请答复书同时撤销" in text and again.notices[0].number != paper.number
    assert [one.is_void for one in office.ask(papers_of, named)] == [False, False, True, False]
    assert office.store.check().faults == ()


def test_a_review_is_registered_when_it_is_filed_and_told_again_when_it_ends(office: OfficeDay) -> None:
    named = replied(office).dossier.id
    office.on(MONDAY + timedelta(days=30))
    office.do("h1", challenge, named, way="review", outcome="pending", on=MONDAY + timedelta(days=10))
    done = office.do("h1", challenge, named, way="review", outcome="corrected", on=office.day, words="责令重新答复")
    (one,) = done.dossier.challenges
    assert (one.outcome, one.filed_on, one.on) == ("corrected", MONDAY + timedelta(days=10), office.day)
    with pytest.raises(Refused, match=r"disclosure\.day_before"):
        office.do("h1", challenge, named, way="suit", outcome="pending", on=MONDAY - timedelta(days=1))
    assert len(held(office, named).challenges) == 1
