"""The demo cases of a training profile: real acts by the published people, spread over the last working days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.acceptance.accept import accept
from app.acceptance.receive import receive
from app.act import Done
from app.applicant import Applicant, IdKind
from app.application import Application, lines_of
from app.approval.decide import grant
from app.approval.pause import ask_stop
from app.approval.review import finish_step, record_visit
from app.clock.calendar import Calendar
from app.delivery.certify import make_certificate
from app.desk import Desk
from app.errors import NotFound
from app.events.acceptance import MaterialState
from app.events.supplementation import Gap
from app.ids import CaseId
from app.item import ApplicantKind, Item, StepKind
from app.second import sign
from app.stop_grounds import stop_grounds
from app.supplementation.request import request_supplement

Act = Callable[[Desk, dict[str, CaseId]], Done]


@dataclass(frozen=True)
class Scene:
    """One act: how many working days ago (0 = today), at what hour, by whom."""

    days_ago: int
    hour: int
    officer: str
    act: Act


@dataclass(frozen=True)
class Person:
    """A made-up applicant."""

    name: str
    number: str
    phone: str
    address: str


PEOPLE = (
    Person("赵𠅤", "341702199001010018", "13800990001", "示例区便民路18号"),
    Person("欧阳·娜娜", "341702199001010026", "13800990002", "示例区长江南路100号"),
    Person("王建国", "342901197812311232", "13800990003", "示例区秀山路6号"),
    Person("陈䶮", "810000199001010019", "13800990004", "示例区百牙中路2号"),
)
FOOD, FREIGHT, ROAD, DRAINAGE, WATER, INJURY = "食品经营", "道路货物", "城市道路", "污水", "取水", "工伤"


def _item(desk: Desk, word: str) -> Item:
    for item in desk.catalogue.items(desk.now().on):
        if word in item.name:
            return item
    raise NotFound("catalogue.no_item", item=word)


def application(desk: Desk, word: str, person: Person, short: tuple[int, ...] = ()) -> Application:
    """Return a complete application of `person`; the materials at the places `short` are missing."""
    item = _item(desk, word)
    answers = tuple(s.answers[-1] for s in item.situations)
    lines = tuple(
        replace(line, state=MaterialState.RECEIVED) if line.state == MaterialState.MISSING and at not in short else line
        for at, line in enumerate(lines_of(item, frozenset(answers)))
    )
    who = Applicant(ApplicantKind.NATURAL, person.name, _kind(person), person.number, person.phone, person.address)
    return Application(item.code.business, item.version, who, lines, answers=answers)


def _kind(person: Person) -> IdKind:
    return IdKind.RESIDENCE_PERMIT if person.number.startswith("81") else IdKind.ID_CARD


def _accepts(key: str, word: str, person: int) -> Act:
    def act(desk: Desk, known: dict[str, CaseId]) -> Done:
        done = accept(desk, application(desk, word, PEOPLE[person]))
        known[key] = done.case.id
        return done

    return act


def _receives(key: str, word: str, person: int) -> Act:
    def act(desk: Desk, known: dict[str, CaseId]) -> Done:
        done = receive(desk, application(desk, word, PEOPLE[person], (0,)))
        known[key] = done.case.id
        return done

    return act


def _asks_supplement(key: str, word: str, person: int) -> Act:
    def act(desk: Desk, known: dict[str, CaseId]) -> Done:
        lacking = application(desk, word, PEOPLE[person], (0,))
        gap = Gap(
            lacking.materials[0].name, "未提交", _item(desk, word).basis[0].cite(), "请按填写样本填写并签字后提交"
        )
        done = request_supplement(desk, lacking, gaps=(gap,))
        known[key] = done.case.id
        return done

    return act


def _finishes(key: str) -> Act:
    """Finish the first running step whose post the officer holds, with a visit record where the step is a visit."""

    def act(desk: Desk, known: dict[str, CaseId]) -> Done:
        case = desk.records.case(known[key])
        step = case.plan.step(case.open_steps[0])
        if step.kind == StepKind.VISIT:
            record_visit(
                desk,
                case.id,
                step=step.name,
                visited_on=desk.now().on,
                inspectors=(desk.officer.name, "周勘验"),
                certificates=("示执001", "示执002"),
                place="示例区便民路18号",
                found="现场与申请材料一致。",
                party="无异议。",
            )
        return finish_step(desk, case.id, step=step.name, opinion="经审查，符合规定，同意。")

    return act


def _stops(key: str) -> Act:
    def act(desk: Desk, known: dict[str, CaseId]) -> Done:
        case = desk.records.case(known[key])
        ground = stop_grounds(desk.catalogue.item(case.plan.item, case.plan.version))[0].name
        return ask_stop(
            desk,
            case.id,
            step=case.open_steps[0],
            ground=ground,
            expected_days=10,
            reason="水质检测报告需要复核",
            payer="本机关",
        )

    return act


def _signs(key: str) -> Act:
    return lambda desk, known: sign(desk, known[key], desk.records.case(known[key]).pending[0].event)


def _grants(key: str) -> Act:
    return lambda desk, known: grant(desk, known[key], content="准予从事申请范围内的经营活动", opinion="同意。")


def _certifies(key: str, number: str) -> Act:
    def act(desk: Desk, known: dict[str, CaseId]) -> Done:
        case = desk.records.case(known[key])
        return make_certificate(desk, case.id, name=case.plan.outcome, number=number)

    return act


SCENES: tuple[Scene, ...] = (
    Scene(9, 9, "w1", _accepts("water", WATER, 2)),
    Scene(8, 9, "w1", _accepts("drainage", DRAINAGE, 3)),
    Scene(8, 10, "w1", _accepts("freight", FREIGHT, 1)),
    Scene(7, 9, "h1", _finishes("freight")),
    Scene(7, 10, "h1", _stops("drainage")),
    Scene(7, 11, "a1", _signs("drainage")),
    Scene(6, 9, "c1", _finishes("freight")),
    Scene(6, 10, "w1", _accepts("food", FOOD, 0)),
    Scene(6, 14, "a1", _grants("freight")),
    Scene(5, 9, "h1", _finishes("food")),
    Scene(5, 10, "w1", _certifies("freight", "皖交示字341702000001号")),
    Scene(5, 14, "w1", _asks_supplement("lacking", FOOD, 3)),
    Scene(4, 9, "w1", _accepts("injury", INJURY, 2)),
    Scene(3, 9, "w1", _accepts("road", ROAD, 1)),
    Scene(3, 14, "h1", _finishes("food")),
    Scene(2, 9, "h1", _finishes("road")),
    Scene(2, 10, "h1", _finishes("road")),
    Scene(1, 9, "h1", _finishes("road")),
    Scene(1, 15, "w1", _receives("waiting", FOOD, 0)),
    Scene(1, 16, "w1", _accepts("fresh", FREIGHT, 2)),
)


def day_of(desk_today: date, days_ago: int, calendar: Calendar) -> date:
    """Return the civil date `days_ago` working days before today, itself a working day; 0 is today."""
    if days_ago == 0:
        return desk_today
    day = calendar.nth_before(desk_today, days_ago)
    while not calendar.is_working(day):
        day -= timedelta(days=1)
    return day
