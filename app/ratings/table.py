"""THE table of what follows a visit: the states of a call-back and of a complaint, and what leads from one to the next.

Nothing of it stands elsewhere: the fold refuses by it, and the page reads its acts from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.errors import Refused


class CallBackState(StrEnum):
    """待联系 已联系 整改中 已反馈 已办结."""

    DUE = "due"
    REACHED = "reached"
    IN_HAND = "in_hand"
    ANSWERED = "answered"
    CLOSED = "closed"


class ComplaintState(StrEnum):
    """待核实 待答复 待回访 已办结."""

    TAKEN = "taken"
    VERIFIED = "verified"
    REPLIED = "replied"
    CLOSED = "closed"


class Move(StrEnum):
    """What is done to a call-back or a complaint."""

    TRY = "try"
    REACH = "reach"
    MEASURE = "measure"
    ANSWER = "answer"
    CLOSE = "close"
    VERIFY = "verify"
    REPLY = "reply"
    REVISIT = "revisit"


State = CallBackState | ComplaintState


@dataclass(frozen=True)
class Row:
    """One line of the table. `is_next`: the usual way on, which the page offers under its main key."""

    state: State
    move: Move
    next: State
    is_next: bool = True


B, C, M = CallBackState, ComplaintState, Move
ROWS: tuple[Row, ...] = (
    Row(B.DUE, M.TRY, B.DUE, is_next=False),
    Row(B.DUE, M.REACH, B.REACHED),
    Row(B.DUE, M.CLOSE, B.CLOSED, is_next=False),
    Row(B.REACHED, M.MEASURE, B.IN_HAND),
    Row(B.REACHED, M.CLOSE, B.CLOSED, is_next=False),
    Row(B.IN_HAND, M.ANSWER, B.ANSWERED),
    Row(B.ANSWERED, M.CLOSE, B.CLOSED),
    Row(C.TAKEN, M.VERIFY, C.VERIFIED),
    Row(C.VERIFIED, M.REPLY, C.REPLIED),
    Row(C.REPLIED, M.REVISIT, C.CLOSED),
)


def row(state: State, move: Move) -> Row:
    """Return the line for `move` in `state`. Raises Refused("rating.not_in_state" | "complaint.not_in_state")."""
    for one in ROWS:
        if one.state is state and one.move is move:
            return one
    if isinstance(state, CallBackState):
        raise Refused("rating.not_in_state", move=move.value, call_back_state=state.value)
    raise Refused("complaint.not_in_state", move=move.value, complaint_state=state.value)


def next_move(state: State) -> Move | None:
    """Return the usual way on from `state`; None when it is closed."""
    return next((one.move for one in ROWS if one.state is state and one.is_next), None)
