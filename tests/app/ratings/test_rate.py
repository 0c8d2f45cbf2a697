"""One visit, one rating: never made up, never filled in, a blank is a blank (国办发〔2019〕51号)."""

from __future__ import annotations

from datetime import date

import pytest
from office_day import OfficeDay, application_for, gaps_of
from rated_visits import rated, visit, visit_on_day

from app.acceptance.accept import accept
from app.approval.review import finish_step
from app.case import body_of
from app.casefile import open_file, timeline
from app.errors import NotFound, Refused
from app.events.ratings import Channel, Rated
from app.filing import undo
from app.ids import CaseId, OfficerId, VisitId, uuid7
from app.ratings.asking import visit_to_rate
from app.ratings.code import rating_code
from app.ratings.rate import leave_blank, rate, rate_by_code
from app.ratings.visit import visit_id
from app.state import CaseState
from app.supplementation.request import request_supplement
from app.wording import say_trouble


def test_a_rating_is_an_event_of_its_case_with_the_officer_who_served(office: OfficeDay) -> None:
    held = rated(office, 5)
    events = office.ask(lambda records: records.events(held.case))
    body = next(body_of(event) for event in events if event.kind == Rated.KIND)
    assert isinstance(body, Rated)
    assert (body.score, body.labels, body.channel, body.window_officer) == (5, 1, Channel.SCREEN, "w1")
    assert held.rating is not None and held.rating.officer == OfficerId("w1") and held.call_back is None


def test_one_visit_has_one_rating(office: OfficeDay) -> None:
    held = rated(office, 4)
    with pytest.raises(Refused) as caught:
        office.do("w1", rate, held.id, score=5, channel=Channel.PAD)
    assert caught.value.code == "rating.twice" and held.code in say_trouble(caught.value)
    with pytest.raises(Refused):
        office.do("c1", rate_by_code, held.code, score=5, is_named=True)
    assert visit(office, held.id).rating == held.rating


def test_what_happens_on_one_day_is_one_visit_and_another_day_another(office: OfficeDay) -> None:
    case = office.received()
    first = visit_on_day(office, case)
    office.do("w1", request_supplement, case.id, gaps=gaps_of(case))
    assert visit(office, first).acts == 2
    office.on(date(2026, 11, 4))
    with pytest.raises(NotFound) as caught:
        visit(office, visit_on_day(office, case))
    assert caught.value.code == "rating.no_visit"


def test_what_is_done_behind_the_counter_is_no_visit(office: OfficeDay) -> None:
    case = office.accepted()
    office.on(date(2026, 11, 3))
    office.do("h1", finish_step, case.id, step=case.open_steps[0], opinion="同意")
    assert [v.id for v in office.ask(lambda records: records.visits_of_case(case.id))] == [
        visit_id(case.id, date(2026, 11, 2))
    ]


def test_a_blank_is_on_record_once_and_stays_a_blank(office: OfficeDay) -> None:
    """A closed market leader posts a default satisfaction of "5": no rating is ever made up."""
    case = office.accepted()
    named = visit_on_day(office, case)
    assert visit(office, named).rating is None
    for _ in range(2):
        held = office.do("w1", leave_blank, named)
    assert held.rating is None and held.blanks == 1 and held.is_counted
    kinds = [event.kind for event in office.ask(lambda records: records.events(case.id))]
    assert kinds.count("rating_left_blank") == 1 and "rated" not in kinds


def test_a_visit_left_blank_may_still_be_rated_on_paper(office: OfficeDay) -> None:
    case = office.accepted()
    office.do("w1", leave_blank, visit_on_day(office, case))
    code = visit(office, visit_on_day(office, case)).code
    office.on(date(2026, 11, 9))
    held = office.do("c1", rate_by_code, code.lower().replace("-", " "), score=3, is_named=False, comment="排队久")
    assert held.rating.channel is Channel.PAPER and held.rating.on == date(2026, 11, 9)
    assert held.rating.officer == OfficerId("w1"), "the officer who served, not the one who typed"
    assert held.on == date(2026, 11, 2) and held.rating.comment == "排队久"


def test_a_code_of_another_desk_is_told_in_a_sentence(office: OfficeDay) -> None:
    foreign = rating_code(CaseId(uuid7()), office.day)
    with pytest.raises(NotFound) as caught:
        office.do("c1", rate_by_code, foreign, score=5, is_named=True)
    assert caught.value.code == "rating.no_code" and foreign in say_trouble(caught.value)


@pytest.mark.parametrize("score", [0, 6, -1])
def test_there_is_no_sixth_level(office: OfficeDay, score: int) -> None:
    case = office.accepted()
    with pytest.raises(Refused) as caught:
        office.do("w1", rate, visit_on_day(office, case), score=score, channel=Channel.PAD)
    assert caught.value.code == "rating.no_level"


@pytest.mark.parametrize("who", ["h1", "m1"])
def test_who_holds_no_window_takes_no_rating(office: OfficeDay, who: str) -> None:
    case = office.accepted()
    with pytest.raises(Refused) as caught:
        office.do(who, rate, visit_on_day(office, case), score=5, channel=Channel.PAD)
    assert caught.value.code == "rating.no_window"


def test_a_visit_that_never_was_cannot_be_rated(office: OfficeDay) -> None:
    with pytest.raises(NotFound):
        office.do("w1", rate, VisitId("nothing:2026-11-02"), score=5, channel=Channel.PAD)


def test_a_result_for_a_case_that_was_taken_back_still_counts(office: OfficeDay) -> None:
    """An undo must not be a way to silence a bad rating."""
    done = office.do("w1", accept, application_for("劳务派遣"))
    named = visit_on_day(office, done.case)
    office.do("w1", undo, done.case.id, done.events)
    assert office.case(done.case.id).state is CaseState.VOID and not visit(office, named).is_counted
    assert office.do("w1", leave_blank, named).blanks == 0, "nothing is left of the visit that could be blank"
    office.on(date(2026, 11, 5))
    held = office.do("w1", rate, named, score=1, channel=Channel.PAD)
    assert held.is_counted and held.call_back is not None
    assert office.store.check().faults == ()


def test_a_rating_does_not_stop_an_undo_and_survives_it(office: OfficeDay) -> None:
    done = office.do("w1", accept, application_for("劳务派遣"))
    named = visit_on_day(office, done.case)
    office.do("w1", rate, named, score=2, channel=Channel.SCREEN)
    office.do("w1", undo, done.case.id, done.events)
    assert office.case(done.case.id).state is CaseState.VOID
    held = visit(office, named)
    assert held.rating is not None and held.rating.score == 2 and held.acts == 0 and held.is_counted
    assert office.store.check().faults == ()


def test_who_rated_before_the_act_was_taken_back_is_not_asked_again(office: OfficeDay) -> None:
    done = office.do("w1", accept, application_for("劳务派遣"))
    office.do("w1", rate, visit_on_day(office, done.case), score=5, channel=Channel.SCREEN)
    office.do("w1", undo, done.case.id, done.events)
    again = office.accepted()
    assert office.ask(visit_to_rate, again.id, visit_on_day(office, again)) is None


def test_only_a_visit_that_stands_and_is_not_rated_is_asked_about(office: OfficeDay) -> None:
    case = office.accepted()
    named = visit_on_day(office, case)
    asked = office.ask(visit_to_rate, case.id, named)
    assert asked is not None and asked.id == named
    office.do("w1", rate, named, score=5, channel=Channel.SCREEN)
    assert office.ask(visit_to_rate, case.id, named) is None
    assert office.ask(visit_to_rate, case.id, VisitId(f"{case.id}:2026-11-03")) is None


def test_a_rating_makes_no_colleague_load_the_case_anew(office: OfficeDay) -> None:
    case = office.accepted()
    office.do("w1", rate, visit_on_day(office, case), score=5, channel=Channel.PAD)
    office.do("h1", finish_step, case.id, step=case.open_steps[0], opinion="同意", seen=case.last_hash)
    assert office.case(case.id).events == case.events + 2


def test_the_case_file_protects_who_rated(office: OfficeDay) -> None:
    held = rated(office, 1, comment="李晓梅态度差")
    told = office.ask(open_file, held.case)
    chapters = timeline(told)
    assert "申请人已评价" in [chapter.title for chapter in chapters]
    words = "".join(chapter.title + chapter.detail for chapter in chapters)
    assert "不满意" not in words and "态度" not in words
