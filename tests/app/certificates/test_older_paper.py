"""A certificate from before this program has one application at a time, whatever it is for and however it is typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from office_day import LABOUR, WATER, OfficeDay, application_for

from app.acceptance.receive import receive
from app.certificates.naming import open_application_on_paper
from app.errors import Refused
from app.events.certificates import FollowKind, Follows
from app.state import Case
from app.withdrawing import withdraw
from app.wording import say_trouble

PAPER = Follows(FollowKind.RENEW, "劳务派遣经营许可证", "皖旧字7号", None, date(2027, 12, 31))


def applied(office: OfficeDay, paper: Follows, part: str = LABOUR) -> Case:
    case: Case = office.do("w1", receive, replace(application_for(part), follows=paper)).case
    return case


@pytest.mark.parametrize("kind", list(FollowKind))
@pytest.mark.parametrize("number", ["皖旧字7号", " 皖旧字 7 号", "皖旧字７号"])
def test_a_second_application_is_refused_and_told_which_one_is_running(
    office: OfficeDay, kind: FollowKind, number: str
) -> None:
    """行政许可法 49, 50: a change decided beside a renewal would stand on a certificate that is no more."""
    running = applied(office, PAPER)
    with pytest.raises(Refused, match=r"renewal\.under_way") as caught:
        applied(office, replace(PAPER, kind=kind, number=number))
    assert caught.value.facts["number"] == running.number
    assert running.number in say_trouble(caught.value)


def test_a_change_holds_a_renewal_off_until_it_is_at_its_end(office: OfficeDay) -> None:
    running = applied(office, replace(PAPER, kind=FollowKind.CHANGE))
    with pytest.raises(Refused, match=r"renewal\.under_way"):
        applied(office, PAPER)
    office.do("w1", withdraw, running.id, reason="不办了")
    assert applied(office, PAPER).follows == PAPER


def test_other_numbers_and_other_items_are_other_certificates(office: OfficeDay) -> None:
    applied(office, PAPER)
    assert applied(office, replace(PAPER, number="皖旧字71号")).follows is not None
    assert applied(office, replace(PAPER, number="皖旧字7-1号")).follows is not None
    assert applied(office, replace(PAPER, name="取水许可证"), WATER).follows is not None


def test_the_question_is_answered_by_its_index(office: OfficeDay) -> None:
    case = applied(office, PAPER)
    assert office.ask(open_application_on_paper, case.plan.item, PAPER.number).id == case.id
    assert office.ask(open_application_on_paper, case.plan.item, "别的号") is None
    from db.desk.listing import _ON_OLDER_PAPER

    with office.store._reader.begin() as connection:
        plan = connection.exec_driver_sql(
            "EXPLAIN QUERY PLAN " + str(_ON_OLDER_PAPER).replace(":item", "'x'").replace(":states", "'[]'")
        ).all()
    assert "case_on_older_paper" in str(plan)
