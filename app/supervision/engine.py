"""The explicit table of the rules' predicates, and their hits over cases and over the office."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from app.ids import CaseId, OfficerId
from app.state import Case
from app.supervision import rules_of_acts as acts
from app.supervision import rules_of_papers as papers
from app.supervision import rules_of_persons as persons
from app.supervision import rules_of_receipts as receipts
from app.supervision import rules_of_stops as stops
from app.supervision import rules_of_the_office as office
from app.supervision import rules_of_time as time
from app.supervision.look import CaseLook, Found, OfficeLook
from app.supervision.rule import Rule, RuleBook

CasePredicate = Callable[[CaseLook, Rule], Iterator[Found]]
OfficePredicate = Callable[[OfficeLook, Rule], Iterator[Found]]

OF_A_CASE: Mapping[str, CasePredicate] = {
    "statutory_over": time.statutory_over,
    "promised_over": time.promised_over,
    "step_over": time.step_over,
    "acceptance_silent": time.acceptance_silent,
    "delivery_over": time.delivery_over,
    "supplement_late": time.supplement_late,
    "supplement_again": stops.supplement_again,
    "stop_no_ground": stops.stop_no_ground,
    "stop_no_notice": stops.stop_no_notice,
    "stop_not_served": stops.stop_not_served,
    "stop_too_long": stops.stop_too_long,
    "stop_at_the_end": stops.stop_at_the_end,
    "supplement_at_the_end": stops.supplement_at_the_end,
    "paper_never_out": papers.paper_never_out,
    "refusal_unserved": papers.refusal_unserved,
    "result_uncollected": papers.result_uncollected,
    "hasty_decision": acts.hasty_decision,
    "visit_missing": acts.visit_missing,
    "refusal_no_reason": acts.refusal_no_reason,
    "fee_no_basis": acts.fee_no_basis,
    "promise_over_statutory": time.promise_over_statutory,
    "accepter_approves": acts.accepter_approves,
    "acceptance_no_notice": acts.acceptance_no_notice,
}
OF_THE_OFFICE: Mapping[str, OfficePredicate] = {
    "taken_again": office.taken_again,
    "refused_then_taken": office.refused_then_taken,
    "returned_again": office.returned_again,
    "phone_of_many": office.phone_of_many,
    "phone_of_staff": persons.phone_of_staff,
    "staff_rates": persons.staff_rates,
    "ratings_burst": persons.ratings_burst,
    "ratings_exchanged": persons.ratings_exchanged,
    "looked_often": persons.looked_often,
    "back_entry_late": office.back_entry_late,
    "stop_after_warning": office.stop_after_warning,
    "stop_rate": office.stop_rate,
    "entry_burst": office.entry_burst,
    "after_hours": office.after_hours,
    "clock_not_trusted": office.clock_not_trusted,
    "sequence_gap": office.sequence_gap,
    "number_gap": office.number_gap,
    "same_pair": office.same_pair,
    "clerk_rate": office.clerk_rate,
    "receipts_unseen": receipts.receipts_unseen,
    "three_yellows": office.three_yellows,
}


@dataclass(frozen=True)
class Hit:
    """A breach that a rule found. `key` names it for ever: the same breach found again is the same hit."""

    rule: str
    key: str
    on: date
    officer: OfficerId | None
    facts: tuple[tuple[str, str | int], ...]
    case: CaseId | None = None
    number: str = ""
    department: str = ""
    item_name: str = ""


def hits_of_case(look: CaseLook, book: RuleBook) -> Iterator[Hit]:
    """Yield every hit of the rules about one case; a void case is none."""
    if look.case.state.value == "void":
        return
    for code, predicate in OF_A_CASE.items():
        rule = book.rules.get(code)
        if rule is not None:
            yield from (_hit(rule, one, look.case) for one in predicate(look, rule))


def hits_of_office(look: OfficeLook, book: RuleBook) -> Iterator[Hit]:
    """Yield every hit of the rules about the whole office."""
    for code, predicate in OF_THE_OFFICE.items():
        rule = book.rules.get(code)
        if rule is not None:
            yield from (_hit(rule, one, one.case) for one in predicate(look, rule))


def hits(looks: Iterable[CaseLook], office_look: OfficeLook, book: RuleBook) -> Iterator[Hit]:
    """Yield every hit there is."""
    for look in looks:
        yield from hits_of_case(look, book)
    yield from hits_of_office(office_look, book)


def _hit(rule: Rule, one: Found, case: Case | None) -> Hit:
    key = "/".join(part for part in (rule.code, case.id if case else "", one.mark) if part)
    if case is None:
        return Hit(rule.code, key, one.on, one.officer, one.facts)
    return Hit(
        rule.code, key, one.on, one.officer, one.facts, case.id, case.number, case.department, case.plan.name
    )  # fmt: skip
