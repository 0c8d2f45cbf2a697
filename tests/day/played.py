"""A played counter for the tests of whole days: the desk of the command line, its window under a robot's hands."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pypdf
import pypdfium2
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from app.state import Case
from ui.__main__ import door
from ui.commands.line import CommandLine
from ui.playing import hands
from ui.playing.counter import Counter, File

Key = Qt.Key
QUICK = 3
MORNING = "=2026-11-23T09:00+08:00"
FOOD, FREIGHT, SPOT, DRAINAGE, LABOUR, ROAD = "食品经营", "道路货物", "个体工商户", "污水", "劳务派遣", "道路许可"
ZHOU = ("周文彬", "341702198803052717", "13855660001")
BODY = ("示例区某某服务有限公司", "113417029900000333", "张建国", "13855660009")
NUMBERS = ("341702199511021948", "341702197904153352", "341702198701010217", "341702199106305867")


def line_for(profile: Path, devices: Path, clock: str = MORNING) -> CommandLine:
    """Return the command line that opens this training profile."""
    devices.mkdir(exist_ok=True)
    return CommandLine(profile, True, "", clock, f"fake:{devices}", "zh_CN", "", ())


@dataclass
class Played(Counter):
    """A counter whose every wait returns the file, read back from paper."""

    profile: Path
    folder: Path
    clock: str = MORNING
    read: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        line = line_for(self.profile, self.folder, self.clock)
        super().__init__(door(line), line, self.folder, QUICK)

    def close(self) -> None:
        """Close the desk; whatever was played, its logs tell of no applicant."""
        super().close()
        told = {path.name: path.read_text("utf-8") for path in (self.profile / "logs").rglob("*") if path.is_file()}
        known = {word for person in (ZHOU, BODY) for word in person} | set(NUMBERS)
        assert {name for name, text in told.items() if any(word in text for word in known)} == set()

    def became(self, seen: Callable[[Case], object], name: str = ZHOU[0], item: str = "") -> File:
        """Wait until the case is so and on paper; every paper of it carries its barcode and was printed as stored."""
        found = self.wait_for(name, item, lambda case: bool(seen(case)), "the act")
        printed = {hashlib.sha256(path.read_bytes()).hexdigest() for path in self.printed()}
        for notice in found.notices:
            assert notice.sha256 in printed, f"{notice.title} was not printed as it is stored"
        return found

    def printed(self) -> list[Path]:
        """Return what came out of the printer, oldest first."""
        return sorted((self.folder / "printed").glob("*.pdf"))

    def told(self, name: str) -> Callable[[], bool]:
        """Return what judges whether the result line names this applicant."""
        return lambda: name in self.result()

    def shows(self, widget: str, text: str) -> Callable[[], bool]:
        """Return what judges whether a field or remark has this text; an empty text means that it is empty."""
        one = self.robot.widget(widget)
        assert isinstance(one, QLineEdit | QLabel)
        return lambda: text in one.text() if text else not one.text()

    def pdf(self, file: File, template: str) -> bytes:
        """Return the stored bytes of the last paper of this kind."""
        notice = [n for n in file.notices if n.template == template][-1]
        assert self.desk.entered is not None
        stored: bytes = self.desk.entered.store.ask(lambda records: records.pdf(notice.id))
        return stored

    def words(self, file: File, template: str) -> str:
        """Return the words of a paper by an independent reader, after its barcode was decoded and compared."""
        pdf = self.pdf(file, template)
        assert file.case.number in barcodes(pdf)
        return words_of(pdf)


def words_of(pdf: bytes) -> str:
    """Return the text of a PDF without blanks."""
    return "".join("".join(p.extract_text() for p in pypdf.PdfReader(io.BytesIO(pdf)).pages).split())


def barcodes(pdf: bytes) -> list[str]:
    """Return the barcodes of the first page."""
    document = pypdfium2.PdfDocument(pdf)
    image = document[0].render(scale=200 / 72).to_pil().convert("L")
    document.close()
    return [code.text for code in zxingcpp.read_barcodes(image)]


def take_person(played: Played, letters: str, answers: str, name: str = ZHOU[0], number: str = ZHOU[1]) -> None:
    """Fill the form of a natural person by card, with every material there."""
    hands.choose(played, letters, answers)
    hands.by_card(played, name, number, ZHOU[2])
    hands.mark_all(played)


def take_body(played: Played, letters: str, answers: str) -> None:
    """Fill the form of a legal person by hand, with every material there."""
    hands.choose(played, letters, answers)
    hands.by_hand_body(played, *BODY)
    hands.mark_all(played)


def accepted(played: Played, letters: str = "spjyxk", answers: str = "22") -> File:
    """Accept a case of a natural person through the window."""
    played.log_in("w1")
    take_person(played, letters, answers)
    played.robot.key(Key.Key_F12)
    return played.became(lambda case: case.accepted_on)


def has_finished(step: str) -> Callable[[Case], bool]:
    """Return what judges whether a case has gone through this step."""
    return lambda case: case.decision is not None or any(done.step == step for done in case.finished)


def granted(played: Played) -> File:
    """Bring a freight case through every step to its grant, and certify it; w1 sits at the desk."""
    accepted(played, "dlhwys", "1")
    for officer, step in (("h1", "审查"), ("c1", "审核"), ("a1", "决定")):
        played.log_in(officer)
        hands.finish_step(played, ZHOU[0], "符合条件，同意。")
        played.became(has_finished(step))
    played.log_in("w1")
    hands.certify(played, ZHOU[0], "皖交示字000001号")
    return played.became(lambda case: case.certificate)
