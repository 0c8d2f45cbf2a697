"""What the hands of an officer do on the pages of the counter, in the order the keys are pressed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from app.training import PASSWORD
from ui.playing.counter import Counter

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def choose(counter: Counter, letters: str, answers: str) -> None:
    """Begin an empty form with this item, and give each of its questions the answer that stands there at this place."""
    robot = counter.robot
    counter.go("acceptance")
    robot.key(Key.Key_F2)
    counter.settle()
    robot.key(Key.Key_F3)
    robot.type(letters)
    robot.key(Key.Key_Return)
    for question, place in enumerate(answers, 1):
        key = robot.widget(f"acceptance.situation{question}.{place}").accessibleDescription()
        robot.key(Key(Key.Key_0.value + int(key[-1])), ALT)


def by_card(counter: Counter, name: str, number: str, phone: str) -> None:
    """Take the applicant from a card; only the telephone is typed."""
    counter.put_card(name=name, id_number=number, address="示例区秀山路6号")
    counter.robot.key(Key.Key_F4)
    field = counter.robot.widget("acceptance.name")
    counter.robot.wait(lambda: isinstance(field, QLineEdit) and field.text() == name, f"the card of {name}")
    counter.robot.write("acceptance.phone", phone)


def by_hand(counter: Counter, name: str, number: str, phone: str, address: str = "示例区便民路18号") -> None:
    """Type a natural person."""
    for field, text in (("id", number), ("name", name), ("phone", phone), ("address", address)):
        counter.robot.write(f"acceptance.{field}", text)


def by_hand_body(counter: Counter, name: str, code: str, representative: str, phone: str) -> None:
    """Type a legal person."""
    texts = {"id": code, "name": name, "representative": representative, "phone": phone, "address": "示例区便民路8号"}
    for field, text in texts.items():
        counter.robot.write(f"acceptance.{field}", text)


def mark_all(counter: Counter) -> None:
    """Every required material is there."""
    counter.robot.key(Key.Key_F6)
    counter.robot.key(Key.Key_A, CTRL)


def mark(counter: Counter, row: int, digit: str) -> None:
    """Mark one line of the list, counted from 1: 1 received, 2 missing, 3 later, 4 electronic."""
    robot = counter.robot
    robot.key(Key.Key_F6)
    robot.key(Key.Key_Home, CTRL)
    for _ in range(row - 1):
        robot.key(Key.Key_Down)
    robot.type(digit)


def pick(counter: Counter, page: str, name: str, lists: str) -> None:
    """Open a page and put the cursor on the case of this applicant, by Down."""
    robot = counter.robot
    counter.go(page)
    robot.key(Key.Key_F3)
    robot.wait(lambda: robot.has(lists) and robot.walk_to(lists, name), f"{name} in {lists}")
    counter.settle()


def supplement_received(counter: Counter, name: str, count: int) -> None:
    """Receive this many lines of a supplement and accept the case."""
    robot = counter.robot
    pick(counter, "supplementation", name, "supplementation.list")
    robot.key(Key.Key_F6)
    for _ in range(count):
        robot.type("1")
    robot.key(Key.Key_F7)


def finish_step(counter: Counter, name: str, opinion: str) -> None:
    """End the step of the case with an opinion."""
    pick(counter, "approval", name, "approval.steps")
    counter.robot.write("approval.opinion", opinion)
    counter.robot.key(Key.Key_F12)


def record_visit(counter: Counter, name: str, second: str) -> None:
    """Record the visit of two."""
    robot = counter.robot
    pick(counter, "approval", name, "approval.steps")
    texts = {
        "place": "示例区便民路18号", "certificate1": "示执001", "inspector2": second, "certificate2": "示执002",
        "found": "场所布局与申请材料一致。", "party": "无异议。",
    }  # fmt: skip
    for field, text in texts.items():
        robot.write(f"approval.visit.{field}", text)
    robot.key(Key.Key_F12)


def stop(counter: Counter, name: str, days: str, reason: str) -> None:
    """Ask for a special procedure; the panel for the second officer opens."""
    robot = counter.robot
    pick(counter, "approval", name, "approval.steps")
    robot.key(Key.Key_F7)
    robot.write("approval.stop.days", days)
    robot.write("approval.stop.reason", reason)
    robot.key(Key.Key_F12)


def extend(counter: Counter, name: str, days: str, reason: str) -> None:
    """Ask for an extension; the panel for the second officer opens."""
    robot = counter.robot
    pick(counter, "approval", name, "approval.steps")
    robot.key(Key.Key_F10)
    robot.write("approval.extend.days", days)
    robot.write("approval.extend.reason", reason)
    robot.key(Key.Key_F12)


def sign_here(counter: Counter, officer: str, panel: str = "approval.second") -> None:
    """The second officer signs at the same desk."""
    robot = counter.robot
    robot.wait(lambda: robot.has(f"{panel}.officer"), "the panel of the second officer")
    robot.write(f"{panel}.officer", officer)
    robot.write(f"{panel}.password", PASSWORD)
    robot.key(Key.Key_F12)


def resume(counter: Counter, name: str, result: str) -> None:
    """End the special procedure."""
    pick(counter, "approval", name, "approval.steps")
    counter.robot.write("approval.resume.result", result)
    counter.robot.key(Key.Key_F12)


def refuse(counter: Counter, name: str, facts: str, reasons: str, clause: str, opinion: str) -> None:
    """Decide 不予."""
    robot = counter.robot
    pick(counter, "approval", name, "approval.steps")
    robot.key(Key.Key_F9)
    robot.write("approval.refuse.facts", facts)
    robot.write("approval.refuse.reasons", reasons)
    robot.write("approval.refuse.clause", clause)
    robot.write("approval.opinion", opinion)
    robot.key(Key.Key_F12)


def outgoing(counter: Counter, stage: str, name: str) -> None:
    """Put the cursor of the delivery page on the case, in its stage."""
    counter.go("delivery")
    counter.robot.click(f"delivery.stage.{stage}")
    counter.settle()
    pick(counter, "delivery", name, "delivery.cases")


def certify(counter: Counter, name: str, number: str) -> None:
    """Put the certificate on file."""
    outgoing(counter, "certify", name)
    counter.robot.write("delivery.certificate_number", number)
    counter.robot.key(Key.Key_F12)


def tell_ready(counter: Counter, name: str) -> None:
    """Tell the applicant that the result is ready."""
    outgoing(counter, "hand_over", name)
    counter.robot.key(Key.Key_F7)
    counter.robot.key(Key.Key_F12)


def collected(counter: Counter, name: str, number: str) -> None:
    """The applicant fetches the result; the card is read and compared."""
    robot = counter.robot
    outgoing(counter, "hand_over", name)
    counter.put_card(name=name, id_number=number)
    robot.key(Key.Key_F4)
    field = robot.widget("delivery.recipient_id")
    robot.wait(lambda: isinstance(field, QLineEdit) and field.text() == number, f"the card of {name}")
    robot.key(Key.Key_F5)
    robot.key(Key.Key_F12)


def archive(counter: Counter, name: str) -> None:
    """Close the file."""
    outgoing(counter, "archive", name)
    counter.robot.key(Key.Key_F12)


def print_the_rest(counter: Counter, number: str) -> None:
    """Print from the case file what never came out of the printer."""
    robot = counter.robot
    counter.go("casefile")
    robot.key(Key.Key_F3)
    robot.type(number, "casefile.search")
    robot.key(Key.Key_Return)
    robot.wait(lambda: robot.has("casefile.notices"), f"the file {number}")
    counter.settle()
    while robot.walk_to("casefile.notices", "未打印"):
        robot.key(Key.Key_F5)
        counter.settle()
