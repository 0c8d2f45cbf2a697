"""What the fold itself says of fees: signed reliefs, whole payments, and that nothing owed is ever handed over."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from case_by_hand import CALENDAR, DRAINAGE, FEE, FIRST, MONDAY, SECOND, do, event_of, received, sign_over
from hypothesis import given, settings
from hypothesis import strategies as st

from app.case import apply
from app.case_reading import applicant_waits
from app.case_rules_later import fee_called
from app.errors import Refused
from app.events.approval import Asked
from app.events.payment import FeeAssessed, FeePaid, FeeRelieved
from app.state import Case, CaseState
from app.workflow import Action, find_row

AFTER = (Action.MAKE_CERTIFICATE, Action.DISPATCH, Action.SERVE, Action.ANNOUNCE)


def accepted() -> Case:
    return do(received(DRAINAGE)[0], Action.ACCEPT).case


def granted() -> Case:
    case = accepted()
    while case.open_steps:
        step = case.open_steps[0]
        kind = case.plan.step(step).kind.value
        if kind == "visit":
            case = do(case, Action.RECORD_VISIT, step).case
        case = do(case, Action.GRANT if kind == "decide" else Action.FINISH_STEP, step).case
    return case


def assessed(case: Case, fen: int = 24000, name: str = FEE) -> Case:
    step = next(iter(case.open_steps), None)
    return apply(case, event_of(FeeAssessed(name, fen, "第一条", MONDAY, step, standard="标准"), case.id))


def relieved(case: Case, fen: int, name: str = FEE) -> Case:
    step = next(iter(case.open_steps), None)
    asked = event_of(Asked(Action.RELIEVE_FEE.value, "理由", {"step": step}), case.id, officer=FIRST)
    case = apply(case, asked)
    body = sign_over(case, Action.RELIEVE_FEE, FeeRelieved(name, fen, "第二条", step))
    return apply(case, event_of(body, case.id, officer=SECOND))


def test_a_relief_without_its_asking_or_by_who_asked_is_none() -> None:
    case = assessed(accepted())
    with pytest.raises(Refused, match=r"case\.not_signed"):
        apply(case, event_of(FeeRelieved(FEE, 0, "第二条", "审查"), case.id))
    asked = event_of(Asked(Action.RELIEVE_FEE.value, "理由", {"step": "审查"}), case.id, officer=FIRST)
    waiting = apply(case, asked)
    with pytest.raises(Refused, match=r"second\.same_officer"):
        apply(waiting, event_of(FeeRelieved(FEE, 0, "第二条", "审查", asked.id), case.id, officer=FIRST))


@pytest.mark.parametrize("fen", [24000, 24001, -1])
def test_a_relief_leaves_less_and_never_less_than_nothing(fen: int) -> None:
    with pytest.raises(Refused, match=r"fee\.relief_amount"):
        relieved(assessed(accepted()), fen)


@pytest.mark.parametrize("fen", [0, 1, 23999, 24001])
def test_a_payment_is_the_whole_amount(fen: int) -> None:
    case = assessed(accepted())
    with pytest.raises(Refused, match=r"fee\.not_whole"):
        apply(case, event_of(FeePaid(FEE, fen, "1"), case.id))


def test_a_fee_that_is_settled_is_not_assessed_again() -> None:
    case = assessed(accepted())
    paid = apply(case, event_of(FeePaid(FEE, 24000, "1"), case.id))
    for settled in (paid, relieved(case, 0)):
        with pytest.raises(Refused, match=r"fee\.settled"):
            assessed(settled)
        with pytest.raises(Refused, match=r"fee\.none_open"):
            fee_called(settled, FEE)
    with pytest.raises(Refused, match=r"fee\.amount"):
        assessed(accepted(), 0)


def test_a_relief_that_waits_is_dropped_when_the_fee_is_paid_meanwhile() -> None:
    case = assessed(accepted())
    asked = event_of(Asked(Action.RELIEVE_FEE.value, "理由", {"step": "审查"}), case.id, officer=FIRST)
    waiting = apply(case, asked)
    paid = apply(waiting, event_of(FeePaid(FEE, 24000, "1"), case.id))
    assert waiting.pending and paid.pending == ()


def test_what_is_granted_waits_for_what_is_owed_at_every_way_out() -> None:
    case = granted()
    assert find_row(case, Action.MAKE_CERTIFICATE) is not None
    owing = assessed(case)
    assert find_row(owing, Action.MAKE_CERTIFICATE) is None
    made = do(case, Action.MAKE_CERTIFICATE).case
    assert all(find_row(assessed(made), action) is None for action in AFTER)
    assert find_row(assessed(made), Action.NOTIFY_READY) is not None
    paid = apply(assessed(made), event_of(FeePaid(FEE, 24000, "1"), case.id))
    assert all(find_row(paid, action) is not None for action in AFTER[1:])


MOVES = st.lists(
    st.tuples(st.sampled_from(("assess", "relieve", "waive", "pay")), st.sampled_from((FEE, "另一项"))), max_size=8
)


@settings(max_examples=80)
@given(MOVES)
def test_a_case_owes_what_a_simple_ledger_says_after_any_moves(moves: list[tuple[str, str]]) -> None:
    case = granted()
    owed: dict[str, int] = {}
    settled: set[str] = set()
    for move, name in moves:
        before = case
        try:
            if move == "assess":
                case = assessed(case, 24000, name)
            elif move == "pay":
                case = apply(case, event_of(FeePaid(name, owed.get(name, 24000), "1"), case.id))
            else:
                case = relieved(case, 0 if move == "waive" else owed.get(name, 2) // 2, name)
        except Refused:
            is_open = name in owed and name not in settled
            assert name in settled if move == "assess" else not is_open or (move == "relieve" and owed[name] < 1)
            case = replace(before, pending=())
            continue
        owed[name] = {"assess": 24000, "pay": owed.get(name, 0), "waive": 0, "relieve": owed.get(name, 2) // 2}[move]
        if move in ("pay", "waive") or owed[name] == 0:
            settled.add(name)
    assert {fee.name: fee.fen for fee in case.open_fees} == {n: f for n, f in owed.items() if n not in settled}
    assert (find_row(case, Action.MAKE_CERTIFICATE) is None) == bool(case.open_fees)
    assert case.state is CaseState.CERTIFYING


@given(st.integers(0, 30), st.integers(0, 30))
def test_the_days_of_a_payment_end_with_the_payment(paid: int, as_of: int) -> None:
    case = assessed(accepted())
    day, seen = MONDAY + timedelta(days=paid), MONDAY + timedelta(days=as_of)
    case = apply(case, event_of(FeePaid(FEE, 24000, "1"), case.id, day))
    end = min(day, seen)
    assert applicant_waits(case, CALENDAR, seen) == (((MONDAY, end),) if end > MONDAY else ())
