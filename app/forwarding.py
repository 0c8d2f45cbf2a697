"""转报: at the lower level the first examination ends with an opinion and all the material sent up (行政许可法 35, 43)."""

from __future__ import annotations

from app.act import Done, perform, read_case
from app.desk import Desk
from app.errors import Refused
from app.events.acceptance import MaterialState
from app.events.approval import Forwarded, PaperLine
from app.free_text import written
from app.identity.text import check_text
from app.ids import CaseId
from app.state import Case
from app.workflow import Action

HELD = (MaterialState.RECEIVED, MaterialState.ELECTRONIC)


def forward(
    desk: Desk, case_id: CaseId, *, step: str, to: str, opinion: str, agrees: bool = True, seen: str | None = None
) -> Done:
    """The case ends for this level: opinion and the whole list of materials go to `to`, told by a 物料转移单.

    Raises Refused without the body above or an opinion, and for an item that is decided here.
    """
    case = read_case(desk, case_id, seen)
    if not to.strip():
        raise Refused("forward.no_body")
    if not opinion.strip():
        raise Refused("approval.no_opinion", step=step)
    return perform(desk, case, Action.FORWARD, forwarded_body(case, step, to, opinion, agrees=agrees))


def forwarded_body(case: Case, step: str, to: str, opinion: str, *, agrees: bool) -> Forwarded:
    """Return the transfer as it would be recorded."""
    return Forwarded(step, check_text(to), agrees, papers_of(case), written(opinion))


def papers_of(case: Case) -> tuple[PaperLine, ...]:
    """Return what goes up: every material at the office; the upper body may not ask for it again (行政许可法 35)."""
    return tuple(PaperLine(m.name, m.form, m.copies) for m in case.materials if m.state in HELD)
