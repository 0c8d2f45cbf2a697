"""材料退还 and 材料移交: which papers, to whom; ticked are those that can go."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.delivery.evidence import own_relation
from app.events.alongside import Place
from app.in_office import at_place, due_back, may_be_offered_back, may_go_back
from app.notices.phrases import phrase
from app.originals import RELATIONS
from app.state import Case
from app.wording import name_of, say
from ui.acceptance.person_fields import PlainField
from ui.casefile.panels import warn_of
from ui.widgets.field import ChoiceField
from ui.widgets.layouts import FieldGrid
from ui.widgets.panels import BarPanel
from ui.widgets.text import Text
from ui.widgets.tick_boxes import TickBoxes

translate = QCoreApplication.translate


class ReturnPanel(BarPanel):
    """What may go back, ticked where it is due back; who takes it, and why. What stays in the file is told, not offered.

    `shared`: a sentence on the papers that other cases of the visit rest on.
    """

    def __init__(self, case: Case, language: str, shared: str = "") -> None:
        super().__init__(
            "casefile.return",
            translate("CaseFile", "材料退还"),
            confirm=translate("CaseFile", "退还并打印清单"),
            note=translate("CaseFile", "当面清点，双方在清单上签名；已经退还的不再列出"),
            icon_name="undo-2",
        )
        self._language = language
        held = may_be_offered_back(case)
        self.boxes = TickBoxes("casefile.return.material", [(one.name, one.name) for one in held])
        self.boxes.show_codes(one.name for one in due_back(case))
        self.why = Text(_why(case), role="muted", wraps=True)
        self.why.setObjectName("casefile.return.why")
        self.receiver = PlainField(translate("CaseFile", "接收人(&N)"), "casefile.return.receiver", language=language)
        relations = [(r, name_of("relation", r, language)) for r in RELATIONS]
        self.relation = ChoiceField(translate("CaseFile", "与申请人关系(&X)"), "casefile.return.relation", relations)
        self.reason = PlainField(translate("CaseFile", "退还原因(&R)"), "casefile.return.reason", language=language)
        self.reason.set_text(phrase("returned_after_check"))
        self.receiver.set_text(case.agent.name if case.agent else _person_of(case))
        self.relation.set_code("agent" if case.agent else own_relation(case))
        self.add(self.boxes, 3)
        self.add(self.why, 3)
        warn_of(self, shared)
        for field in (self.receiver, self.relation, self.reason):
            self.add(field)
        self.problem = self._missing

    def facts(self) -> dict[str, object]:
        """Return the arguments of return_materials."""
        return {
            "materials": self.boxes.codes(),
            "receiver": self.receiver.text(),
            "relation": self.relation.code(),
            "reason": self.reason.text(),
        }

    def _missing(self) -> str:
        if not self.boxes.codes():
            self.boxes.setFocus()
            return say("originals.nothing", self._language)
        if not self.receiver.text().strip():
            self.receiver.setFocus()
            return say("originals.no_receiver", self._language)
        return ""


def _why(case: Case) -> str:
    """Return which papers are ticked, and which are not offered because they stay in the file."""
    told = translate("CaseFile", "已勾选核对后应当退还的原件；其余由申请人交存，办结归档，确需退还的自行勾选。")
    kept = [one.name for one in may_go_back(case) if one not in may_be_offered_back(case)]
    if not kept:
        return told
    stays = translate("CaseFile", "{names}是申请的依据，留存案卷，不退还。")
    return told + stays.format(names="、".join(kept))


def _person_of(case: Case) -> str:
    who = case.applicant
    return "" if who is None else who.contact or who.legal_representative or who.name


class HandOverPanel(BarPanel):
    """From the window to the department, or back: the papers that lie on the other side can be chosen."""

    def __init__(self, case: Case, language: str) -> None:
        super().__init__(
            "casefile.transfer",
            translate("CaseFile", "材料移交"),
            confirm=translate("CaseFile", "移交并打印转移单"),
            note=translate("CaseFile", "当面清点，移交人和接收人在物料转移单上签名"),
            icon_name="truck",
        )
        self._case, self._language = case, language
        ways = [(place.value, self._way(place)) for place in (Place.DEPARTMENT, Place.WINDOW)]
        self.to = ChoiceField(translate("CaseFile", "移交方向(&G)"), "casefile.transfer.to", ways)
        if not at_place(case, Place.WINDOW):
            self.to.set_code(Place.WINDOW.value)
        self.receiver = PlainField(translate("CaseFile", "接收人(&N)"), "casefile.transfer.receiver", language=language)
        self.note = PlainField(translate("CaseFile", "备注(&R)"), "casefile.transfer.note", language=language)
        self._grid = FieldGrid(1)
        self.boxes = TickBoxes("casefile.transfer.material", ())
        self.add(self.to)
        self.add(self.receiver)
        self.add(self.note)
        self.add(self._grid, 3)
        self.to.changed.connect(lambda _: self._offer())
        self.problem = self._missing
        self._offer()

    def facts(self) -> dict[str, object]:
        """Return the arguments of hand_over_materials."""
        return {
            "materials": self.boxes.codes(),
            "to": Place(self.to.code()),
            "receiver": self.receiver.text(),
            "note": self.note.text(),
        }

    def _offer(self) -> None:
        source = Place.WINDOW if self.to.code() == Place.DEPARTMENT.value else Place.DEPARTMENT
        held = at_place(self._case, source)
        self._grid.clear()
        self.boxes = TickBoxes("casefile.transfer.material", [(one.name, one.name) for one in held])
        self.boxes.show_codes(one.name for one in held)
        self._grid.add(self.boxes)

    @staticmethod
    def _way(to: Place) -> str:
        if to is Place.DEPARTMENT:
            return translate("CaseFile", "受理窗口 → 审批部门")
        return translate("CaseFile", "审批部门 → 受理窗口")

    def _missing(self) -> str:
        if not self.boxes.codes():
            self.to.setFocus()
            return say("originals.nothing", self._language)
        if not self.receiver.text().strip():
            self.receiver.setFocus()
            return say("originals.no_receiver", self._language)
        return ""
