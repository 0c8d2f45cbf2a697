"""What the screens show of the fees of a case: what may be assessed, what is owed, until when."""

from __future__ import annotations

from datetime import date, timedelta

from app.clock.calendar import Calendar
from app.desk import Notice
from app.errors import Trouble
from app.events.envelope import Event
from app.events.payment import FeePaid
from app.fee_run import FeeRun
from app.item import Fee, Item
from app.money import yuan
from app.notices.issue import Setting
from app.payment.assess import assessed_body, with_its_voids
from app.state import Case
from app.supposing import Supposed, supposed_paper

USUAL_DAYS = 15  # proposed, not law: the officer sets the date


def usual_due(calendar: Calendar, today: date) -> date:
    """Return the date that is proposed for a payment: fifteen days on, moved to a working day."""
    return calendar.roll(today + timedelta(days=USUAL_DAYS))


def assessable(case: Case, item: Item) -> tuple[Fee, ...]:
    """Return the fees of the item that are due in the situation of this case and may still be assessed."""
    settled = {fee.name for fee in case.fees if fee.is_settled}
    return tuple(fee for fee in item.fees_for(case.answers) if fee.name not in settled and fee.basis is not None)


def owed_words(fee: FeeRun) -> str:
    """Return one fee in a line: its name and amount."""
    return f"{fee.name} {yuan(fee.fen)}"


def supposed_notice(
    setting: Setting,
    case: Case,
    *,
    fee: str,
    fen: int,
    standard: str,
    due_on: date | None,
    pay_code: str,
    relief: str,
    notices: tuple[Notice, ...] = (),
    events: tuple[Event, ...] = (),
) -> Supposed:
    """Return the 缴费通知书 as it would be issued now, marked 预览; a trouble is a value: typing goes on."""
    item = setting.catalogue.item(case.plan.item, case.plan.version)
    step = next(iter(case.open_steps), None)
    day = due_on or usual_due(setting.calendar, setting.now().on)
    try:
        body = assessed_body(
            case, item, fee=fee, fen=fen, standard=standard, due_on=day, pay_code=pay_code, relief=relief, step=step
        )
    except Trouble as trouble:
        return Supposed("payment_notice", trouble=trouble)
    return supposed_paper(setting, case, with_its_voids(body, notices, events), "payment_notice")


def paid_words(body: FeePaid) -> str:
    """Return a payment in a line: the fee, its amount, its receipt."""
    return f"{body.fee} {yuan(body.fen)} {body.receipt}"
