"""A counter that is played off screen: the very desk, its window under a pair of hands, its devices by files."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt

from app.desk import Notice, Records
from app.state import Case, CaseState
from app.training import PASSWORD
from ui.commands.line import CommandLine
from ui.opening import OpenDesk, WayIn
from ui.playing.robot import BLINK_MILLISECONDS, Robot

SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
WIDE, HIGH = 1366, 768


@dataclass(frozen=True)
class File:
    """A case as the store has it now, with its papers."""

    case: Case
    notices: tuple[Notice, ...]

    @property
    def is_on_paper(self) -> bool:
        """True when every paper of the case has come out of the printer."""
        return all(notice.prints > 0 for notice in self.notices if not notice.is_void)


class Counter:
    """`log_in("w1")`, `go("acceptance")`, then the robot's keys; `file("王建国")` looks what became of it."""

    def __init__(self, gate: WayIn, line: CommandLine, devices: Path, blink: int = BLINK_MILLISECONDS) -> None:
        self.devices = devices
        self._blink = blink
        self.desk = OpenDesk(gate, line)
        self.desk.start()
        self.desk.watch()
        self.robot = Robot(self.desk.entrance, self._blink)
        self.officer = ""

    def log_in(self, officer: str) -> None:
        """Let this officer take the desk; whoever sits there ends the shift first."""
        if officer == self.officer:
            return
        if self.officer:
            self.leave()
        self.robot.wait(lambda: self.robot.has("login.officer"), "the log-in page")
        self.robot.write("login.officer", officer)
        self.robot.write("login.password", PASSWORD)
        self.robot.key(Qt.Key.Key_Return)
        self.robot.wait(lambda: self.desk.shell, f"the window of {officer}")
        assert self.desk.shell is not None
        self.desk.shell.resize(WIDE, HIGH)
        self.robot = Robot(self.desk.shell, self._blink)
        self.officer = officer
        self.settle()

    def leave(self) -> None:
        """End the shift when the printer has what it was given."""
        self.settle()
        self.robot.key(Qt.Key.Key_L, SHIFT)
        self.robot.wait(lambda: self.desk.shell is None, "the end of the shift")
        self.robot = Robot(self.desk.entrance, self._blink)
        self.officer = ""

    def go(self, page: str) -> None:
        """Open a page by the navigation, and wait until its lists are there."""
        self.robot.click(f"navigation.{page}")
        self.settle()

    def settle(self) -> None:
        """Wait until the store has answered everything that was asked so far."""
        answered: list[int] = []
        self.desk.work.run(self.desk.work, lambda: 1, answered.append)
        self.robot.wait(lambda: answered, "the answer of the store")

    def put_card(self, **facts: str) -> None:
        """Lay an identity card on the reader."""
        (self.devices / "card.json").write_text(json.dumps(facts, ensure_ascii=False), "utf-8")

    def scan(self, text: str) -> None:
        """Scan a barcode."""
        (self.devices / "barcode.json").write_text(json.dumps({"text": text}), "utf-8")

    def file(self, applicant: str, item: str = "") -> File | None:
        """Return the newest case of this applicant, None while there is none."""
        assert self.desk.entered is not None
        return self.desk.entered.store.ask(file_of, applicant, item)  # type: ignore[no-any-return]

    def wait_for(self, applicant: str, item: str, seen: Callable[[Case], bool], what: str) -> File:
        """Wait until the newest case of the applicant is so and its papers are printed; return it."""

        def reached() -> bool:
            found = self.file(applicant, item)
            return found is not None and seen(found.case) and found.is_on_paper

        self.robot.wait(reached, f"{what}{self.problem()}")
        self.settle()
        found = self.file(applicant, item)
        assert found is not None
        return found

    def result(self) -> str:
        """Return what the result line says."""
        return "" if self.desk.shell is None else self.desk.shell.actionbar.result.text()

    def problem(self) -> str:
        """Return what the problem bar says, "" while it is closed."""
        shell = self.desk.shell
        return "" if shell is None or shell.problems.isHidden() else shell.problems.text()

    def close(self) -> None:
        """Close the desk; nothing of its window is left."""
        self.desk.close()
        for part in (self.desk.shell, self.desk.entrance, self.desk.devices, self.desk.work):
            if part is not None:
                part.deleteLater()


def file_of(records: Records, applicant: str, item: str) -> File | None:
    """Return the newest case of this applicant whose item has this word, None when there is none."""
    rows = records.list_cases(tuple(CaseState), limit=500)
    found = [row for row in rows if row.applicant_name == applicant and item in row.item_name]
    return File(records.case(found[0].id), records.notices(found[0].id)) if found else None
