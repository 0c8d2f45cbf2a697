"""转报: an item of two levels ends here with an opinion and all its material sent up, not with a decision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from decided import to_decide
from office_day import LABOUR, MONDAY, OfficeDay, application_for, catalogue_with, opened_office

from app.approval.decide import grant, refuse
from app.case_reading import reading
from app.clock.light import Light
from app.delivery.queries import Stage, outbox
from app.delivery.serve import archive
from app.errors import Refused
from app.events.alongside import Place
from app.filing import undo
from app.forwarding import forward
from app.in_office import may_go_back, papers_held
from app.state import CaseState

UP = {"step": "决定", "to": "示例市人力资源和社会保障局", "opinion": "材料齐全，经核查与实际一致，建议准予。"}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[OfficeDay]:
    """An office with an item that the body above decides (保安服务许可 is of this kind)."""
    with opened_office(tmp_path, catalogue_with(LABOUR, two_level=True)) as one:
        yield one


def test_the_transfer_list_carries_opinion_and_every_material(office: OfficeDay) -> None:
    case = to_decide(office)
    done = office.do("a1", forward, case.id, **UP)
    assert (done.case.state, done.case.ended_on, done.case.open_steps) == (CaseState.FORWARDED, MONDAY, ())
    (paper,) = done.notices
    text = office.text_of(paper)
    for said in ("物料转移单", "示例市人力资源和社会保障局", "同意上报", "建议准予", "移送人签名", "接收人签名"):
        assert said in text, said
    names = [line.name for line in done.case.forwarded.papers]
    at_places = {one.name: (one.place, one.who) for one in papers_held(done.case)}
    assert at_places and set(at_places.values()) == {(Place.SENT_UP, UP["to"])}
    assert may_go_back(done.case) == ()
    assert names and all("".join(name.split()) in text for name in names)
    assert set(names) == {m.name for m in case.materials if m.state.value in ("received", "electronic")}


def test_a_paper_that_lies_with_another_case_of_the_visit_is_listed_as_such(office: OfficeDay) -> None:
    first = office.accepted()
    lines = list(application_for(LABOUR).materials)
    at = next(n for n, line in enumerate(lines) if line.is_in_own_folder)
    lines[at] = replace(lines[at], lies_with=first.number)
    (paper,) = office.do("a1", forward, to_decide(office, materials=tuple(lines)).id, **UP).notices
    remarks = {row["名称"]: "共用" in row["形式"] for row in paper.record["移送材料"]}
    assert [name for name, is_shared in remarks.items() if is_shared] == [lines[at].name]
    assert f"与尾号{first.number[-6:]}共用" in office.text_of(paper)


def test_a_decision_at_this_level_is_refused_and_a_one_level_item_is_not_sent_up(office: OfficeDay) -> None:
    case = to_decide(office)
    with pytest.raises(Refused, match=r"workflow\.when\.one_level"):
        office.do("a1", grant, case.id, content="准予", opinion="同意")
    with pytest.raises(Refused, match=r"workflow\.when\.one_level"):
        office.do("a1", refuse, case.id, facts="事实", reasons="不符", clause="第七条", opinion="不同意")
    plain = to_decide(office, "排水")
    with pytest.raises(Refused, match=r"workflow\.when\.two_level"):
        office.do("a1", forward, plain.id, **UP)


@pytest.mark.parametrize(("lacking", "code"), [("to", "forward.no_body"), ("opinion", "approval.no_opinion")])
def test_a_transfer_names_the_body_above_and_an_opinion(office: OfficeDay, lacking: str, code: str) -> None:
    case = to_decide(office)
    with pytest.raises(Refused, match=code):
        office.do("a1", forward, case.id, **{**UP, lacking: "  "})


def test_a_negative_opinion_goes_up_too(office: OfficeDay) -> None:
    done = office.do("a1", forward, to_decide(office).id, **UP, agrees=False)
    assert done.case.finished[-1].conclusion == "disagree"
    assert "不同意，报请决定" in office.text_of(done.notices[0])


def test_the_clocks_of_this_level_are_closed_and_the_file_waits_for_the_archive(office: OfficeDay) -> None:
    """clock.md, Lights: forwarded is closed; nobody here is late for what the body above does."""
    case = office.do("a1", forward, to_decide(office).id, **UP).case
    calendar = office.store.around.calendar
    later = reading(case, calendar, MONDAY + timedelta(90))
    assert later.statutory is not None and later.promised is not None
    assert (later.statutory.light, later.promised.light) == (Light.CLOSED, Light.CLOSED)
    assert later.closed_on == MONDAY and later.delivery is None
    lines = office.ask(outbox, office.people["w1"], calendar, office.day).of(Stage.ARCHIVE)
    assert [line.case.id for line in lines] == [case.id] and lines[0].light is None
    assert office.do("w1", archive, case.id).case.state is CaseState.ARCHIVED


def test_a_transfer_can_be_taken_back_within_ten_seconds(office: OfficeDay) -> None:
    case = to_decide(office)
    done = office.do("a1", forward, case.id, **UP)
    after = office.do("a1", undo, case.id, done.events).case
    assert (after.state, after.open_steps, after.forwarded) == (CaseState.IN_PROGRESS, ("决定",), None)


def test_the_officer_who_accepted_does_not_send_up(office: OfficeDay) -> None:
    case = to_decide(office)
    both = office.people["a1"]
    office.people["a1"] = office.people["w1"]
    with pytest.raises(Refused, match=r"people\."):
        office.do("a1", forward, case.id, **UP)
    office.people["a1"] = both
    assert office.do("a1", forward, case.id, **UP).case.state is CaseState.FORWARDED
