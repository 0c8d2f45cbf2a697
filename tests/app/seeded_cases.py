"""Cases made by hand for the rules: each act on its day, papers as they would have been issued, stamps as recorded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from case_by_hand import DRAINAGE, MONDAY, do, item_called, received

from app.case_reading import entries, standard
from app.clock.calendar import shipped
from app.clock.limits import due
from app.ids import CaseId, EventId, NoticeId, OfficerId
from app.item import Item
from app.state import Case, IssuedPaper
from app.supervision.engine import Hit, hits_of_case, hits_of_office
from app.supervision.figure_facts import FigureFact
from app.supervision.look import CaseLook, OfficeLook, Stamp
from app.supervision.rule import rule_book
from app.workflow import Action

CALENDAR = shipped()
PAPERS = {Action.ACCEPT: "acceptance", Action.STOP: "special_procedure"}
FOREVER = date(2027, 6, 1)


def after(days: int, start: date = MONDAY) -> date:
    """Return the civil date so many working days later."""
    return CALENDAR.nth_after(start, days) if days else start


def walked(part: str = DRAINAGE, *acts: tuple[Action, int], papers: bool = True) -> Case:
    """Return a case of this item with its acts, each so many working days after it came in."""
    case = received(part)[0]
    for action, days in acts:
        step = next(iter(case.open_steps), None)
        case = do(case, action, step, after(days)).case
        if papers and action in PAPERS:
            case = with_paper(case, PAPERS[action], after(days))
    return case


def with_paper(case: Case, template: str, on: date, *, is_void: bool = False) -> Case:
    """Return the case with one more paper."""
    paper = IssuedPaper(NoticeId(f"n{len(case.papers)}"), template, "", "0" * 64, on, 1, is_void)
    return replace(case, papers=(*case.papers, paper))


def stamp(
    kind: str,
    on: date,
    *,
    hour: int = 9,
    minute: int = 0,
    officer: str = "w1",
    case: str = "c",
    n: int = 1,
    notice: str = "",
) -> Stamp:
    """Return a stamp at a time of the office (Beijing), by the counter of one boot."""
    at = datetime.combine(on, time(hour, minute), UTC) - timedelta(hours=8)
    monotonic = int(at.timestamp() * 1e9)
    return Stamp(
        EventId(f"e{n}"), CaseId(case), kind, at, on, OfficerId(officer), "real", "boot", monotonic, None, "origin", n, notice
    )  # fmt: skip


def codes(case: Case, on: date, stamps: Sequence[Stamp] = ()) -> set[str]:
    """Return the rules that a case breaks as of the end of a day."""
    return {hit.rule for hit in case_hits(case, on, stamps)}


def case_hits(case: Case, on: date, stamps: Sequence[Stamp] = ()) -> list[Hit]:
    """Return the hits of a case."""
    look = CaseLook(case, CALENDAR, on, item_called_by(case), tuple(stamps))
    return list(hits_of_case(look, rule_book()))


def item_called_by(case: Case) -> Item:
    """Return the item of a case by its name."""
    return item_called(case.plan.name)


def office_codes(look: OfficeLook) -> set[str]:
    """Return the rules that the office breaks."""
    return {hit.rule for hit in hits_of_office(look, rule_book())}


def statutory_due(case: Case) -> date:
    """Return the day on which the statutory limit of a case accepted on its first day ends."""
    found = due(case.plan.statutory, MONDAY, CALENDAR).on
    assert found is not None
    return found


def fact_of(case: Case, **changes: object) -> FigureFact:
    """Return what the figures hold of a case."""
    fact = FigureFact(
        case.id, case.number, case.plan.item, case.plan.name, case.department, case.state, case.received_on,
        case.received_by, entries(case), standard(case.plan),
        granted=case.decision.granted if case.decision else None, decided_on=case.decided_on, ended_on=case.ended_on,
    )  # fmt: skip
    return replace(fact, **changes)  # type: ignore[arg-type]
