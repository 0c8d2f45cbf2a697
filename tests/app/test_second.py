"""The second signature, act by act: asked by one, signed by the other post, the very proposal, once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from office_day import DRAINAGE, LABOUR, OfficeDay, gaps_of

from app.act import Done
from app.approval.extend import ask_extension
from app.approval.pause import ask_stop
from app.errors import NotFound, Refused
from app.events.supplementation import SupplementLine
from app.filing import undo
from app.second import decline_ask, proposed_paper, sign
from app.state import Case, CaseState
from app.supplementation.receive import receive_supplement
from app.supplementation.request import ask_second_supplement, request_supplement
from app.supposing import supposed_paper
from app.withdrawing import ask_void, withdraw


def supplemented(office: OfficeDay) -> Case:
    case = office.received(LABOUR)
    office.do("w1", request_supplement, case.id, gaps=gaps_of(case, 1))
    lines = (SupplementLine(case.materials[0].name, is_mended=True),)
    done: Case = office.do("w1", receive_supplement, case.id, lines=lines).case
    return done


@dataclass(frozen=True)
class Act:
    """Who asks, who signs, who may not; what it looks like when it happened."""

    asker: str
    signer: str
    strangers: tuple[str, ...]
    ask: Callable[[OfficeDay], Done]
    happened: Callable[[Case], bool]
    paper: str


def _stop(office: OfficeDay) -> Done:
    case = office.accepted(DRAINAGE)
    facts: dict[str, Any] = {
        "step": "审查",
        "ground": "检测",
        "expected_days": 7,
        "reason": "需检测",
        "payer": "申请人",
    }
    return office.do("h1", ask_stop, case.id, **facts)  # type: ignore[no-any-return]


def _extension(office: OfficeDay) -> Done:
    return office.do("h1", ask_extension, office.accepted(LABOUR).id, days=4, reason="复杂")  # type: ignore[no-any-return]


def _again(office: OfficeDay) -> Done:
    case = supplemented(office)
    return office.do("w1", ask_second_supplement, case.id, gaps=gaps_of(case), reason="仍不符")  # type: ignore[no-any-return]


def _void(office: OfficeDay) -> Done:
    return office.do("w1", ask_void, office.received(LABOUR).id, reason="重复录入")  # type: ignore[no-any-return]


ACTS = {
    "stop": Act("h1", "a1", ("w1", "c1", "s1"), _stop, lambda c: c.open_stop is not None, "special_procedure"),
    "extension": Act("h1", "a1", ("w1", "c1", "m1"), _extension, lambda c: c.extension is not None, "extension"),
    "second supplement": Act("w1", "c1", ("h1", "s1"), _again, lambda c: len(c.supplements) == 2, "supplement_request"),
    "void": Act("w1", "a1", ("h1", "s1", "m1"), _void, lambda c: c.state is CaseState.VOID, ""),
}


@pytest.fixture(params=sorted(ACTS))
def act(request: pytest.FixtureRequest) -> Act:
    return ACTS[request.param]


def test_asking_changes_nothing_but_that_it_waits(office: OfficeDay, act: Act) -> None:
    case = act.ask(office).case
    assert not act.happened(case)
    assert [p.officer for p in case.pending] == [act.asker]


def test_signing_makes_it_so_with_its_paper(office: OfficeDay, act: Act) -> None:
    asked = act.ask(office)
    done = office.do(act.signer, sign, asked.case.id, asked.events[0])
    assert act.happened(done.case)
    assert done.case.pending == ()
    assert [paper.template for paper in done.notices] == ([act.paper] if act.paper else [])


def test_it_is_signed_once(office: OfficeDay, act: Act) -> None:
    asked = act.ask(office)
    office.do(act.signer, sign, asked.case.id, asked.events[0])
    with pytest.raises(NotFound, match=r"second\.nothing_waits"):
        office.do(act.signer, sign, asked.case.id, asked.events[0])


def test_the_one_who_asked_does_not_sign_and_nobody_without_the_post_does(office: OfficeDay, act: Act) -> None:
    asked = act.ask(office)
    with pytest.raises(Refused, match=r"second\.same_officer"):
        office.do(act.asker, sign, asked.case.id, asked.events[0])
    for who in act.strangers:
        with pytest.raises(Refused, match=r"second\.no_post"):
            office.do(who, sign, asked.case.id, asked.events[0])
    assert not act.happened(office.case(asked.case.id))


def test_declining_needs_a_reason_and_leaves_the_case_as_it_was(office: OfficeDay, act: Act) -> None:
    asked = act.ask(office)
    with pytest.raises(Refused, match=r"second\.no_reason"):
        office.do(act.signer, decline_ask, asked.case.id, asked.events[0], reason="")
    after = office.do(act.signer, decline_ask, asked.case.id, asked.events[0], reason="不必").case
    assert after.pending == () and not act.happened(after)
    assert after.state is asked.case.state


def test_an_asking_can_be_taken_back_and_asked_anew(office: OfficeDay, act: Act) -> None:
    asked = act.ask(office)
    back = office.do(act.asker, undo, asked.case.id, asked.events).case
    assert back.pending == ()
    with pytest.raises(NotFound):
        office.do(act.signer, sign, asked.case.id, asked.events[0])


def test_nothing_waits_any_more_when_the_case_has_ended(office: OfficeDay, act: Act) -> None:
    asked = act.ask(office)
    ended = office.do("w1", withdraw, asked.case.id, reason="不办了").case
    assert ended.pending == ()
    with pytest.raises(NotFound):
        office.do(act.signer, sign, asked.case.id, asked.events[0])


def test_what_is_previewed_for_the_signer_is_what_was_asked(office: OfficeDay, act: Act) -> None:
    case = act.ask(office).case
    found = proposed_paper(case, case.pending[0])
    if not act.paper:
        assert found is None
        return
    assert found is not None and found[1] == act.paper
    shown = supposed_paper(office.store.setting(office.people[act.signer]), case, *found)
    assert shown.trouble is None and shown.paper is not None
    assert office.case(case.id) == case


def test_both_signatures_are_on_file_with_their_officers(office: OfficeDay, act: Act) -> None:
    asked = act.ask(office)
    office.do(act.signer, sign, asked.case.id, asked.events[0])
    history = office.ask(lambda records: records.events(asked.case.id))
    signed = [event for event in history if event.data.get("asked") == asked.events[0]]
    assert [event.officer for event in signed] == [act.signer]
    assert next(event for event in history if event.id == asked.events[0]).officer == act.asker
