"""What may be done with the line in sight, and in a sentence why something may not: the table's rights, the center's reach."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.errors import Refused
from app.levels.adopting import Difference
from app.levels.between import DONE, GIVEN, OPEN, LinkLine, Passing
from app.levels.rights import may_link
from app.office import Office
from app.officer import Officer
from app.people import may
from app.publishing import may_write_items
from app.sync.center import REVOKED, WAITING
from app.wording import say_trouble
from app.workflow import Action
from ui.between.listing import Line

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Sight:
    """The line in sight and who looks at it; `away`: why the center cannot be asked, empty while it answers."""

    line: Line | None
    officer: Officer
    office: Office
    away: str
    language: str

    def department(self) -> str:
        """Return the first department for which the officer may move cases between centers, empty where there is none."""
        codes = (one.code for one in self.office.departments)
        return next((code for code in codes if may(self.officer, Action.TAKE_CASE, None, code)), "")

    def no_move(self) -> str:
        """Return why nothing can be offered to another center."""
        if self.away:
            return self.away
        return "" if self.department() else translate("Between", "移送、接办、退回、撤回由首席代表办理。")

    def no_answer(self) -> str:
        """Return why the case cannot be taken or refused."""
        if not isinstance(self.line, Passing):
            return translate("Between", "没有选中的办件")
        return self.no_move() or (
            "" if self.line.is_due else translate("Between", "这一件已经答复，或者已被对方撤回。")
        )

    def no_withdrawal(self) -> str:
        """Return why the offer cannot be withdrawn."""
        if not isinstance(self.line, Passing):
            return translate("Between", "没有选中的办件")
        is_open = self.line.side == GIVEN and self.line.state == OPEN
        return self.no_move() or ("" if is_open else translate("Between", "只有等待答复的才能撤回。"))

    def no_file(self) -> str:
        """Return why the case file cannot be opened here."""
        if not isinstance(self.line, Passing):
            return translate("Between", "没有选中的办件")
        is_here = self.line.side == GIVEN or self.line.state == DONE
        return "" if is_here else translate("Between", "接办以后，档案才转到本级。")

    def no_adoption(self) -> str:
        """Return why the catalogue cannot be followed."""
        if not isinstance(self.line, Difference):
            return translate("Between", "没有选中的事项")
        if may_write_items(self.officer, self.line.item.department):
            return ""
        told = Refused("publishing.may_not", officer=self.officer.name, item=self.line.item.name)
        return say_trouble(told, self.language)

    def no_link(self) -> str:
        """Return why no center can be tied."""
        return self.away if may_link(self.officer) else translate("Between", "接入和停用由系统管理员办理。")

    def no_approval(self) -> str:
        """Return why the center in sight cannot be let in."""
        is_waiting = isinstance(self.line, LinkLine) and self.line.state == WAITING
        return self.no_link() or ("" if is_waiting else translate("Between", "没有选中待核准的中心"))

    def no_end(self) -> str:
        """Return why the center in sight cannot be ended."""
        is_there = isinstance(self.line, LinkLine) and self.line.state != REVOKED
        return self.no_link() or ("" if is_there else translate("Between", "没有选中可以停用的中心"))
