"""The points of 案卷评查, one function each: where the file lacks it, nothing where it is in order, None where it is not asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from app.case_reading import reading
from app.clock.calendar import Calendar
from app.clock.light import Light
from app.clock.reading import Reading
from app.desk import Notice
from app.events.acceptance import MaterialState
from app.state import Case
from app.wording import say

ANSWERS = ("acceptance", "deferred_acceptance", "refusal_to_accept", "no_permit_needed", "deemed_acceptance")
DECISIONS = ("grant", "refusal", "change_decision")
TOLD_LIMITS = ("法定期限", "承诺期限", "承诺届满日期", "法定届满日期")


@dataclass(frozen=True)
class Place:
    """Where in the file something is missing: a code with its facts; `page` is the first page of the paper it is about."""

    code: str
    facts: tuple[tuple[str, str], ...] = ()
    page: int = 0

    def say(self, language: str = "zh_CN") -> str:
        """Return the place in words, with the page where there is one."""
        words = say(f"review.at.{self.code}", language, **dict(self.facts))
        return say("review.page", language, page=self.page, words=words) if self.page else words


@dataclass(frozen=True)
class ReviewFile:
    """A file as it lies in the cabinet: the case, its papers in the order of issue, the calendar of the day."""

    case: Case
    notices: tuple[Notice, ...]
    calendar: Calendar

    @cached_property
    def reading(self) -> Reading:
        """Return the clocks at the end of the case."""
        return reading(self.case, self.calendar, self.case.last_on or self.case.received_on)

    @cached_property
    def pages(self) -> dict[str, int]:
        """Return notice -> the page of the file on which it begins; void papers stay outside."""
        found: dict[str, int] = {}
        at = 1
        for notice in self.notices:
            if not notice.is_void:
                found[notice.id] = at
                at += notice.pages
        return found

    def papers(self, *templates: str) -> tuple[Notice, ...]:
        """Return the papers of these templates that stand."""
        return tuple(n for n in self.notices if n.template in templates and not n.is_void)

    def at(self, code: str, notice: Notice | None = None, **facts: str) -> Place:
        """Return a place, on the page of a paper where it is about one."""
        return Place(code, tuple(facts.items()), self.pages.get(notice.id, 0) if notice is not None else 0)


def answered_in_time(file: ReviewFile) -> Iterator[Place]:
    """The window answered before silence did."""
    acceptance = file.reading.acceptance
    if acceptance.deemed and acceptance.due is not None:
        yield file.at("silent", due=acceptance.due.isoformat())


def acceptance_paper(file: ReviewFile) -> Iterator[Place] | None:
    """Acceptance, or the refusal to accept, is on paper."""
    case = file.case
    if case.accepted_on is None and case.declined is None:
        return None
    return iter(()) if file.papers(*ANSWERS) else iter((file.at("no_answer"),))


def acceptance_limits(file: ReviewFile) -> Iterator[Place] | None:
    """The acceptance notice tells by when the decision is due."""
    papers = file.papers("acceptance")
    if not papers:
        return None
    return iter(
        [
            file.at("no_limits", n)
            for n in papers
            if not n.is_far and not any(n.record.get(name) for name in TOLD_LIMITS)
        ]
    )


def identity(file: ReviewFile) -> Iterator[Place]:
    """Who applied, and who came in their stead, is known by number."""
    applicant, agent = file.case.applicant, file.case.agent
    if applicant is None or not applicant.id_number.strip():
        yield file.at("no_identity", who=applicant.name if applicant else "")
    if agent is not None and not agent.id_number.strip():
        yield file.at("no_identity", who=agent.name)


def materials_in_file(file: ReviewFile) -> Iterator[Place] | None:
    """Every required material came in, and lies in the file as a scan; what was never accepted needs none (art. 32)."""
    if file.case.accepted_on is None:
        return None
    return _materials_in_file(file)


def _materials_in_file(file: ReviewFile) -> Iterator[Place]:
    scanned = {one.material for one in file.case.files}
    for line in file.case.materials:
        if not line.is_required or line.state in (MaterialState.NOT_NEEDED, MaterialState.ELECTRONIC):
            continue
        if line.state is not MaterialState.RECEIVED:
            yield file.at("material_missing", material=line.name)
        elif line.name not in scanned:
            yield file.at("no_scan", material=line.name)


def gaps_told_once(file: ReviewFile) -> Iterator[Place] | None:
    """One 补正 and no more."""
    if not file.case.supplements:
        return None
    papers = file.papers("supplement_request")
    return iter(
        [file.at("asked_again", papers[1] if len(papers) > 1 else None)] if len(file.case.supplements) > 1 else []
    )


def supplement_receipt(file: ReviewFile) -> Iterator[Place] | None:
    """What came in later was receipted."""
    came = [run for run in file.case.supplements if run.received]
    if not came:
        return None
    return iter(() if file.papers("supplement_receipt") else (file.at("no_receipt"),))


def opinions(file: ReviewFile) -> Iterator[Place] | None:
    """Every step was ended with an opinion; a step that never ended has none."""
    if file.case.accepted_on is None or file.case.applicant is None:
        return None
    return iter([file.at("no_opinion", step=one.step) for one in file.case.finished if not one.opinion.strip()])


def inspectors(file: ReviewFile) -> Iterator[Place] | None:
    """A visit is made by two, who show their certificates (art. 34)."""
    if not file.case.plan.has_visit or file.case.decision is None or file.case.applicant is None:
        return None
    papers = file.papers("site_visit")
    lacking = [v for v in file.case.visits if len(v.inspectors) < 2 or len(v.certificates) < len(v.inspectors)]
    found = [file.at("few_inspectors", papers[0] if papers else None, step=v.step) for v in lacking]
    return iter(found if file.case.visits else [file.at("no_visit")])


def stop_papers(file: ReviewFile) -> Iterator[Place] | None:
    """Each stop was told, and its end was told."""
    stops = file.case.stops
    if not stops:
        return None
    begun, ended = file.papers("special_procedure"), file.papers("special_procedure_end")
    lacking = [file.at("stop_untold", ground=run.body.ground) for run in stops[len(begun) :]]
    over = [run for run in stops if run.end is not None and run.end != file.case.decided_on]
    return iter([*lacking, *(file.at("end_untold", ground=run.body.ground) for run in over[len(ended) :])])


def steps_in_time(file: ReviewFile) -> Iterator[Place] | None:
    """No step took longer than its limit."""
    steps = file.reading.steps
    if not steps:
        return None
    late = [one for one in steps if one.clock.light in (Light.DONE_LATE, Light.RED)]
    return iter([file.at("step_late", step=one.step, days=str(one.clock.days_over)) for one in late])


def decided_in_time(file: ReviewFile) -> Iterator[Place] | None:
    """The promise, or where none was given the law, was kept."""
    clock = file.reading.promised or file.reading.statutory
    if clock is None or file.case.decided_on is None:
        return None
    return iter([file.at("decided_late", days=str(clock.days_over))] if clock.light is Light.DONE_LATE else [])


def decision_paper(file: ReviewFile) -> Iterator[Place] | None:
    """The decision is on paper, dated the day it was made."""
    case = file.case
    if case.decided_on is None:
        return None
    papers = file.papers(*DECISIONS)
    if not papers:
        return iter([file.at("no_decision")])
    return iter([file.at("other_day", n) for n in papers[:1] if n.issued_on != case.decided_on])


def reasons_and_remedies(file: ReviewFile) -> Iterator[Place] | None:
    """A refusal says why, by which clause, and where one can turn."""
    case = file.case
    if case.decision is None or case.decision.granted or case.applicant is None:
        return None
    papers = file.papers("refusal", "change_decision")
    found = []
    if not case.decision.reasons.strip() or not case.decision.clause.strip():
        found.append(file.at("no_reasons", papers[0] if papers else None))
    found += [
        file.at("no_remedies", n)
        for n in papers
        if n.template == "refusal" and not n.is_far and not n.record.get("救济途径")
    ]
    return iter(found)


def served(file: ReviewFile) -> Iterator[Place] | None:
    """What was decided reached its addressee, and something proves it."""
    if file.case.decision is None:
        return None
    return iter(() if file.case.served is not None else (file.at("not_served"),))
