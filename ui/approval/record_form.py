"""听证笔录: the attendance line by line, what was stated, what the chair thinks of it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.events.hearing import Attendant, HearingHeld, Party, Seat
from app.hearing.record import record_hearing
from app.state import Case
from app.wording import name_of
from app.workflow import Action
from ui.approval.form import ActForm, Order
from ui.widgets.field import Field, TextField

translate = QCoreApplication.translate
MOST_THIRD_PARTIES = 4


def seats_of(case: Case, officer_name: str) -> list[tuple[Seat, str]]:
    """Return who is expected: chair, recorder, the examiner at the desk, applicant and agent, every third party; one more."""
    announced = case.hearing.announced
    others = [run.body.name for run in case.hearing.told if run.body.party is Party.THIRD_PARTY]
    seats = [
        (Seat.CHAIR, announced.chair if announced else ""),
        (Seat.RECORDER, announced.recorder if announced else ""),
        (Seat.EXAMINER, officer_name),
        (Seat.APPLICANT, case.applicant_name),
    ]
    if case.agent is not None:
        seats.append((Seat.AGENT, case.agent.name))
    seats += [(Seat.THIRD_PARTY, name) for name in dict.fromkeys(others)][:MOST_THIRD_PARTIES]
    return [*seats, (Seat.WITNESS, "")]


class RecordForm(ActForm):
    """Everybody expected stands there; who did not come is taken out, who did not sign is explained."""

    key = "record"
    action = Action.RECORD_HEARING
    template = "hearing_record"

    def __init__(self, case: Case, step: str, officer_name: str, language: str) -> None:
        super().__init__(
            translate("RecordForm", "听证笔录"),
            confirm=translate("RecordForm", "登记笔录并打印"),
            icon="gavel",
            note=translate("RecordForm", "没有到场的请清空姓名；没有签名的写明原因；登记后结束特别程序（F7）"),
            columns=4,
        )
        self._step = step
        self._case = case
        self._seats = seats_of(case, officer_name)
        for at, (seat, name) in enumerate(self._seats, 1):
            word = name_of("seat", seat.value, language)
            field = Field(word, f"approval.record.name{at}")
            field.set_text(name)
            codes = ("hearing.no_chair",) if at == 1 else ()
            self.add(f"name{at}", field, span=1, codes=codes)
            label = translate("RecordForm", "{seat}未签名的原因").format(seat=word)
            self.add(f"remark{at}", Field(label, f"approval.record.remark{at}"), span=1)
        self.add(
            "statements",
            TextField(translate("RecordForm", "陈述、申辩和质证(&S)"), "approval.record.statements", lines=4),
            codes=("hearing.no_statements",),
        )
        self.add("outcome", TextField(translate("RecordForm", "主持人意见(&Y)"), "approval.record.outcome", lines=2))

    def fault(self) -> tuple[str, str] | None:
        """What was said stands in the record."""
        if self.text("statements"):
            return None
        return "statements", translate("RecordForm", "请填写陈述、申辩和质证的内容。")

    def attendance(self) -> tuple[Attendant, ...]:
        """Return the lines with a name; a remark says that the signature is missing, and why."""
        lines = []
        for at, (seat, _) in enumerate(self._seats, 1):
            name, remark = self.text(f"name{at}"), self.text(f"remark{at}")
            if name:
                lines.append(Attendant(seat, not remark, name, remark))
        return tuple(lines)

    def body(self) -> HearingHeld | None:
        """Return the record as it stands."""
        announced = self._case.hearing.announced
        if announced is None:
            return None
        return HearingHeld(
            self._step, announced.held_on, self.attendance(), self.text("statements"), self.text("outcome")
        )

    def order(self) -> Order:
        """Put the record on file."""
        facts = {name: self.text(name) for name in ("statements", "outcome")}
        return Order(record_hearing, {**facts, "step": self._step, "attendance": self.attendance()})

    def first_focus(self) -> None:
        """Begin at what was said: everybody expected stands there already."""
        self.fields["statements"].setFocus()
