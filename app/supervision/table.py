"""THE table of an inquiry's life: nothing automatic is final, and no card is given unheard.

Nothing of it stands elsewhere: the fold refuses by it, and the page reads its acts from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.errors import Refused


class InquiryState(StrEnum):
    """待处理 已预警 待回复 已回复 已认定 申诉中 维持认定 已撤销."""

    RAISED = "raised"
    WARNED = "warned"
    SENT = "sent"
    REPLIED = "replied"
    CONFIRMED = "confirmed"
    APPEALED = "appealed"
    UPHELD = "upheld"
    WITHDRAWN = "withdrawn"


class InquiryMove(StrEnum):
    """What is done to an inquiry."""

    WARN = "warn"
    SEND = "send"
    ESCALATE = "escalate"
    REPLY = "reply"
    CONFIRM = "confirm"
    WITHDRAW = "withdraw"
    APPEAL = "appeal"


@dataclass(frozen=True)
class Row:
    """One line of the table. `is_next`: the usual way on; `is_supervisors`: only a supervisor may; `is_another`: none who
    had a hand in it may, another supervisor does, and in a hall with one supervisor the department's 首席代表.
    """

    state: InquiryState
    move: InquiryMove
    next: InquiryState
    is_next: bool = False
    is_supervisors: bool = True
    is_another: bool = False


S, M = InquiryState, InquiryMove
ROWS: tuple[Row, ...] = (
    Row(S.RAISED, M.SEND, S.SENT, is_next=True),
    Row(S.RAISED, M.WARN, S.WARNED),
    Row(S.RAISED, M.WITHDRAW, S.WITHDRAWN),
    Row(S.WARNED, M.SEND, S.SENT, is_next=True),
    Row(S.WARNED, M.REPLY, S.REPLIED, is_supervisors=False),
    Row(S.WARNED, M.WITHDRAW, S.WITHDRAWN),
    Row(S.SENT, M.REPLY, S.REPLIED, is_next=True, is_supervisors=False),
    Row(S.SENT, M.ESCALATE, S.SENT),
    Row(S.SENT, M.CONFIRM, S.CONFIRMED),
    Row(S.SENT, M.WITHDRAW, S.WITHDRAWN),
    Row(S.REPLIED, M.CONFIRM, S.CONFIRMED, is_next=True),
    Row(S.REPLIED, M.WITHDRAW, S.WITHDRAWN),
    Row(S.CONFIRMED, M.APPEAL, S.APPEALED, is_next=True, is_supervisors=False),
    Row(S.APPEALED, M.CONFIRM, S.UPHELD, is_next=True, is_another=True),
    Row(S.APPEALED, M.WITHDRAW, S.WITHDRAWN, is_another=True),
)
OPEN = (S.RAISED, S.WARNED, S.SENT, S.REPLIED, S.APPEALED)
CARDED = (S.CONFIRMED, S.APPEALED, S.UPHELD)


def row(state: InquiryState, move: InquiryMove) -> Row:
    """Return the line for `move` in `state`. Raises Refused("supervision.not_in_state")."""
    for one in ROWS:
        if one.state is state and one.move is move:
            return one
    raise Refused("supervision.not_in_state", inquiry_move=move.value, inquiry_state=state.value)


def moves(state: InquiryState) -> tuple[Row, ...]:
    """Return what may be done in a state, the usual way on first; climbing the ladder is nobody's key."""
    found = [one for one in ROWS if one.state is state and one.move is not M.ESCALATE]
    return tuple(sorted(found, key=lambda one: not one.is_next))
