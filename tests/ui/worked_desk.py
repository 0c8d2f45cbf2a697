"""A whole desk whose store already has cases, and whose second officer can sign: for the pages behind the counter."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from office_day import application_for, gaps_of
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from real_desk import RealDesk

from app.acceptance.accept import accept
from app.acceptance.receive import receive
from app.act import Done
from app.approval.review import finish_step, record_visit
from app.catalogue import Catalogue
from app.errors import Refused
from app.events.acceptance import MaterialState
from app.events.supplementation import SupplementLine
from app.ids import CaseId
from app.item import StepKind
from app.state import Case
from app.supplementation.receive import receive_supplement
from app.supplementation.request import request_supplement
from app.training import OFFICERS, PASSWORD
from db.desk.item_rows import OwnCatalogue
from db.desk.retention import Retention
from ui.pages import PAGES, PageEntry
from ui.surroundings import Surroundings

PEOPLE = {officer.id: officer for officer in OFFICERS}


class WorkedDesk(RealDesk):
    """`desk.act("h1", verb, …)` lets somebody else work on the same store; `desk.on(day)` sets the day."""

    def surroundings(self) -> Surroundings:
        """Return what the pages are given, with the second officer's word."""
        return replace(super().surroundings(), as_officer=self.as_officer, keeper=Retention(self.store))

    def as_officer(
        self, officer_id: str, password: str, use_case: Callable[..., Any], *args: Any, **kwargs: Any
    ) -> Any:
        """Check the word and act as that officer."""
        if password != PASSWORD or officer_id not in PEOPLE:
            raise Refused("keys.wrong_password", left=4)
        return self.store.do(PEOPLE[officer_id], use_case, *args, **kwargs)  # type: ignore[index]

    def act(self, who: str, verb: Callable[..., Any], *args: Any, **facts: Any) -> Any:
        """Let another officer act on the same store."""
        return self.store.do(PEOPLE[who], verb, *args, **facts)  # type: ignore[index]

    def on(self, day: date) -> None:
        """Go to another day."""
        self.clock.at = datetime.combine(day, time(1, 30), UTC)

    def ruled_by(self, catalogue: Catalogue) -> None:
        """Let the desk have another shipped catalogue from now on."""
        self.store.around = replace(self.store.around, catalogue=catalogue)
        self.store._own = self.store._settings._own = OwnCatalogue(catalogue)

    def wake(self) -> None:
        """Make the window the active one again: the window of the test before may have taken that with it."""
        if not self.window.isActiveWindow():
            self.window.activateWindow()
            self.wait(self.window.isActiveWindow)

    def focus(self) -> QWidget:
        """Return the widget that has the cursor."""
        self.wake()
        return super().focus()

    def received(self, part: str, name: str = "") -> Case:
        """Return a case in 收件, of this applicant."""
        done: Done = self.act("w1", receive, self._application(part, name))
        return done.case

    def accepted(self, part: str, name: str = "", deferred: str = "") -> Case:
        """Return an accepted case; with `deferred` that material is to come later."""
        application = self._application(part, name)
        if deferred:
            lines = tuple(
                replace(line, state=MaterialState.DEFERRED) if line.name == deferred else line
                for line in application.materials
            )
            application = replace(application, materials=lines)
        done: Done = self.act("w1", accept, application, commitment="三日内补交" if deferred else "")
        return done.case

    def awaiting(self, part: str, name: str = "", count: int = 2) -> Case:
        """Return a case that awaits its first supplement."""
        case = self.received(part, name)
        done: Done = self.act("w1", request_supplement, case.id, gaps=gaps_of(case, count))
        return done.case

    def supplemented(self, part: str, name: str = "") -> Case:
        """Return a case whose supplement is complete."""
        case = self.awaiting(part, name)
        lines = tuple(SupplementLine(gap.material, is_mended=True) for gap in case.supplements[0].request.gaps)
        done: Done = self.act("w1", receive_supplement, case.id, lines=lines)
        return done.case

    def to_decision(self, part: str, name: str = "") -> Case:
        """Return an accepted case whose last step runs."""
        case = self.accepted(part, name)
        while any(case.plan.step(step).kind is not StepKind.DECIDE for step in case.open_steps):
            case = self.finish(case, case.open_steps[0])
        return case

    def finish(self, case: Case, step: str) -> Case:
        """Let the officer of the post finish this step."""
        planned = case.plan.step(step)
        who = {"handler": "h1", "checker": "c1", "approver": "a1", "window": "w1"}[planned.post.value]
        if planned.kind is StepKind.VISIT:
            self.act(
                who, record_visit, case.id, step=step, visited_on=self.clock().on, inspectors=("何承办", "陈审核"),
                certificates=("皖001", "皖002"), place="示例区便民路8号", found="与申请一致", party="无异议",
            )  # fmt: skip
        done: Done = self.act(who, finish_step, case.id, step=step, opinion="符合条件，同意。")
        return done.case

    def case(self, case_id: CaseId) -> Case:
        """Return the case as the store has it."""
        found: Case = self.store.ask(lambda records: records.case(case_id))
        return found

    def close(self) -> None:
        """Let what is being printed be recorded, then close."""
        self.qtbot.waitUntil(lambda: not self.work._busy, timeout=30_000)
        self.window.close()
        self.settle()
        super().close()

    @staticmethod
    def _application(part: str, name: str) -> Any:
        application = application_for(part)
        return replace(application, applicant=replace(application.applicant, name=name)) if name else application


@contextmanager
def worked_desk(
    qtbot: QtBot,
    profile: Path,
    devices: Path,
    officer: str,
    pages: Sequence[PageEntry] = PAGES,
) -> Iterator[WorkedDesk]:
    """Open a desk as this officer; the window is shown when the test has put its cases into the store."""
    devices.mkdir(exist_ok=True)
    desk = WorkedDesk(qtbot, profile, devices, officer, pages)
    try:
        yield desk
    finally:
        desk.close()
        qtbot.wait(1)
