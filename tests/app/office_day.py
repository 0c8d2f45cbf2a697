"""A training office on the disk whose day can be set: real encrypted store, real papers, the published people."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pypdf

from app.acceptance.accept import accept
from app.acceptance.receive import receive
from app.act import Done
from app.applicant import Applicant, IdKind
from app.application import Application, lines_of
from app.catalogue import Catalogue, sample_catalogue
from app.clock.calendar import shipped
from app.desk import Notice
from app.events.acceptance import MaterialState
from app.events.supplementation import Gap
from app.ids import CaseId
from app.item import ApplicantKind, Item
from app.keys.passwords import Cost
from app.office import sample_office
from app.officer import Officer
from app.state import Case
from app.training import OFFICERS, PASSWORD
from db.desk.making import NewProfile, create_profile
from db.desk.now import moment_at
from db.desk.opening import log_in
from db.desk.store import Store
from db.desk.surroundings import Surroundings

CHEAP = Cost(64, 1, 1)
MONDAY = date(2026, 11, 2)
NATURAL = Applicant(ApplicantKind.NATURAL, "张建国", IdKind.ID_CARD, "110101199003070134", "13800138000")
LEGAL = Applicant(
    ApplicantKind.LEGAL,
    "示例区某某服务有限公司",
    IdKind.CREDIT_CODE,
    "113417029900000333",
    "13800138000",
    "示例区便民路8号",
    "张建国",
    "李明",
)
LABOUR, DRAINAGE, ROAD, INJURY, SPOT, WATER = "劳务派遣", "排水", "道路", "工伤", "个体工商户", "取水"


def item_called(part: str) -> Item:
    """Return the sample item whose name has `part`."""
    return next(i for i in sample_catalogue().versions if part in i.name)


def application_for(part: str, **states: MaterialState) -> Application:
    """Return a complete application for the item called `part`, in the situation that asks for the least."""
    item = item_called(part)
    person = LEGAL if ApplicantKind.LEGAL in item.applicants else NATURAL
    asked = {m.when for m in item.materials}
    answers = tuple(next((a for a in s.answers if a not in asked), s.answers[0]) for s in item.situations)
    lines = tuple(
        replace(line, state=MaterialState.RECEIVED) if line.state is MaterialState.MISSING else line
        for line in lines_of(item, frozenset(answers))
    )
    return Application(item.code.business, item.version, person, lines, answers=answers)


def gaps_of(case: Case, count: int = 2) -> tuple[Gap, ...]:
    """Return that many gaps of the case's list."""
    return tuple(Gap(line.name, "未盖章", "《示例规定》第一条", "盖章后重交") for line in case.materials[:count])


class OfficeDay:
    """`office.do("h1", finish_step, case.id, …)` acts as that officer; `office.on(day)` sets the day."""

    def __init__(self, folder: Path, catalogue: Catalogue | None = None) -> None:
        self.catalogue = catalogue or sample_catalogue()
        self.day = MONDAY
        self.seconds = 0
        self.people: dict[str, Officer] = {officer.id: officer for officer in OFFICERS}
        self.store: Store = log_in(folder, "w1", PASSWORD, self._around())[0]

    def _around(self) -> Surroundings:
        return Surroundings(sample_office(), self.catalogue, shipped(), self._now, is_training_profile=True)

    def _now(self) -> Any:
        at = datetime.combine(self.day, time(1, 30), UTC) + timedelta(seconds=self.seconds)
        return moment_at(at, "training")

    def on(self, day: date) -> None:
        """Go to another day."""
        self.day = day

    def later(self, seconds: int) -> None:
        """Let some seconds go by on the same day."""
        self.seconds += seconds

    def do(self, who: str, verb: Callable[..., Any], *args: Any, **facts: Any) -> Any:
        """Act in one transaction as this officer."""
        return self.store.do(self.people[who], verb, *args, **facts)

    def ask(self, query: Callable[..., Any], *args: Any) -> Any:
        """Ask the store."""
        return self.store.ask(query, *args)

    def received(self, part: str = LABOUR) -> Case:
        """Return a case in 收件."""
        done: Done = self.do("w1", receive, application_for(part))
        return done.case

    def accepted(self, part: str = LABOUR) -> Case:
        """Return an accepted case."""
        done: Done = self.do("w1", accept, application_for(part))
        return done.case

    def case(self, case_id: CaseId) -> Case:
        """Return the case as the store has it."""
        found: Case = self.ask(lambda records: records.case(case_id))
        return found

    def text_of(self, notice: Notice) -> str:
        """Return the text of a stored paper, read back by an independent reader, without blanks."""
        pdf: bytes = self.ask(lambda records: records.pdf(notice.id))
        return "".join("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages).split())

    def close(self) -> None:
        """Close the store."""
        self.store.close()


@lru_cache(maxsize=1)
def _made_once() -> Path:
    folder = Path(mkdtemp(prefix="office-")) / "profile"
    people = tuple((officer, PASSWORD) for officer in OFFICERS)
    around = Surroundings(
        sample_office(), sample_catalogue(), shipped(), lambda: moment_at(datetime(2026, 11, 2, tzinfo=UTC), "training")
    )
    create_profile(NewProfile(folder, sample_office(), "9999", people, is_training=True, cost=CHEAP), around)
    return folder


def catalogue_with(part: str, **changes: Any) -> Catalogue:
    """Return the sample catalogue with one item changed: the same code and version, another rule."""
    changed = item_called(part)
    return Catalogue(tuple(replace(i, **changes) if i is changed else i for i in sample_catalogue().versions))


@contextmanager
def opened_office(place: Path, catalogue: Catalogue | None = None) -> Iterator[OfficeDay]:
    """Open a fresh office in `place`; making one costs ten times a copy."""
    office = OfficeDay(Path(shutil.copytree(_made_once(), place / "profile")), catalogue)
    try:
        yield office
    finally:
        office.close()
