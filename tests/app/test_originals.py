"""材料去向, on the real store: handed over, brought back, given back once; each time a slip that both sign."""

from __future__ import annotations

import pytest
from office_day import LABOUR, OfficeDay

from app.errors import Refused
from app.events.alongside import Place
from app.in_office import at_place, may_go_back, papers_held
from app.originals import hand_over_materials, return_materials
from app.second import sign
from app.state import Case, CaseState
from app.withdrawing import ask_void, withdraw
from app.wording import say_trouble


def names(case: Case, count: int = 2) -> tuple[str, ...]:
    return tuple(one.name for one in papers_held(case)[:count])


def test_every_paper_lies_at_the_window_at_first(office: OfficeDay) -> None:
    case = office.accepted(LABOUR)
    held = papers_held(case)
    assert held and {one.place for one in held} == {Place.WINDOW}
    assert {one.since for one in held} == {case.received_on}
    assert not {one.form for one in held} & {"electronic"}


def test_a_transfer_moves_the_papers_and_both_sides_sign(office: OfficeDay) -> None:
    case = office.accepted(LABOUR)
    chosen = names(case)
    done = office.do(
        "w1", hand_over_materials, case.id, materials=chosen, to=Place.DEPARTMENT, receiver="何承办", note="随案移交"
    )
    assert tuple(one.name for one in at_place(done.case, Place.DEPARTMENT)) == chosen
    text = office.text_of(done.notices[0])
    assert done.notices[0].title == "物料转移单" and done.notices[0].number == ""
    for word in ("李晓梅", "何承办", "随案移交", "移交人签名", "接收人签名", *("".join(n.split()) for n in chosen)):
        assert word in text
    back = office.do("h1", hand_over_materials, case.id, materials=chosen[:1], to=Place.WINDOW, receiver="李晓梅")
    assert chosen[0] in {one.name for one in at_place(back.case, Place.WINDOW)}
    department = office.store.around.office.department(case.department).name
    assert "移交单位示例区政务服务中心窗口" in text and f"接收单位{department}" in text


def test_returned_papers_are_gone_and_nothing_is_returned_twice(office: OfficeDay) -> None:
    case = office.accepted(LABOUR)
    chosen = names(case)
    done = office.do("w1", return_materials, case.id, materials=chosen, receiver="张建国", relation="self")
    assert [p.template for p in done.notices] == ["returned_materials"]
    text = office.text_of(done.notices[0])
    assert "审核完毕，退还申请人" in text and "张建国" in text and "退还人签名" in text
    assert not {one.name for one in may_go_back(done.case)} & set(chosen)
    for verb, facts in (
        (return_materials, {"receiver": "张建国"}),
        (hand_over_materials, {"receiver": "何承办", "to": Place.DEPARTMENT}),
    ):
        with pytest.raises(Refused, match=r"originals\.returned_before") as caught:
            office.do("w1", verb, case.id, materials=chosen[:1], **facts)
        assert chosen[0] in say_trouble(caught.value)
    with pytest.raises(Refused, match=r"originals\.returned_before"):
        office.do("w1", withdraw, case.id, reason="不办了", returned=chosen[:1])


def test_a_withdrawal_counts_as_a_return(office: OfficeDay) -> None:
    case = office.accepted(LABOUR)
    chosen = names(case, 1)
    done = office.do("w1", withdraw, case.id, reason="不办了", returned=chosen)
    assert [one.name for one in at_place(done.case, Place.RETURNED)] == list(chosen)
    with pytest.raises(Refused, match=r"originals\.returned_before"):
        office.do("w1", return_materials, case.id, materials=chosen, receiver="张建国")


def test_a_void_case_still_gives_its_papers_back(office: OfficeDay) -> None:
    case = office.received(LABOUR)
    event = office.do("w1", ask_void, case.id, reason="选错事项").events[0]
    office.do("c1", sign, case.id, event)
    done = office.do("w1", return_materials, case.id, materials=names(case), receiver="张建国", reason="作废退还")
    assert done.case.state is CaseState.VOID and not done.notices[0].is_void
    assert office.store.check().faults == ()


def test_what_cannot_be_is_refused(office: OfficeDay) -> None:
    case = office.accepted(LABOUR)
    chosen = names(case)
    wrong: tuple[tuple[dict[str, object], str], ...] = (
        ({"materials": (), "receiver": "张建国"}, "originals.nothing"),
        ({"materials": chosen, "receiver": " "}, "originals.no_receiver"),
        ({"materials": ("没有的材料",), "receiver": "张建国"}, "originals.not_received"),
        ({"materials": chosen, "receiver": "张建国", "relation": "x"}, "delivery.no_relation"),
    )
    for facts, code in wrong:
        with pytest.raises(Refused) as caught:
            office.do("w1", return_materials, case.id, **facts)
        assert caught.value.code == code and not say_trouble(caught.value).startswith(code)
    with pytest.raises(Refused, match=r"originals\.there_already"):
        office.do("w1", hand_over_materials, case.id, materials=chosen, to=Place.WINDOW, receiver="李晓梅")
    with pytest.raises(Refused, match=r"originals\.not_by_transfer"):
        office.do("w1", hand_over_materials, case.id, materials=chosen, to=Place.RETURNED, receiver="李晓梅")
    with pytest.raises(Refused, match=r"people\.no_post"):
        office.do("h1", return_materials, case.id, materials=chosen, receiver="张建国")
    assert office.case(case.id).whereabouts == ()
