"""Which acts beside the form are offered for a step, on which keys: the bar shows what the case is likely to need."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.item import Hearing, Item, StepKind
from app.state import Case
from app.workflow import Action

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Offer:
    """One act: its key, word and icon; `is_in_bar` False is told in the help sheet only."""

    key: str
    text: str
    icon: str
    action: Action
    is_in_bar: bool = True


def step_offers(case: Case, item: Item, kind: StepKind | None, form_key: str, step: str) -> list[Offer]:
    """Return the acts of a running step, in the order of the bar."""
    stop = case.stop_in(step)
    pause = (
        Offer(
            "F7",
            translate("ApprovalPage", "结束{ground}").format(ground=stop.body.ground),
            "circle-play",
            Action.RESUME,
        )
        if stop is not None
        else Offer("F7", translate("ApprovalPage", "特别程序"), "circle-pause", Action.STOP)
    )
    offers = [
        *hearing_offers(case),
        *fee_offers(case, item),
        pause,
        Offer("F10", translate("ApprovalPage", "延期"), "calendar-clock", Action.EXTEND),
        Offer("F8", translate("ApprovalPage", "退回"), "corner-down-left", Action.RETURN_STEP),
    ]
    if kind is StepKind.DECIDE and not case.plan.two_level:
        offers.append(Offer("F9", translate("ApprovalPage", "不予"), "ban", Action.REFUSE))
    if kind is StepKind.VISIT:
        told = Offer("Ctrl+Y", translate("ApprovalPage", "核查通知"), "map-pin", Action.ANNOUNCE_VISIT)
        offers.append(told)
    if kind is StepKind.VISIT and form_key == "finish":
        offers.append(Offer("F11", translate("ApprovalPage", "现场核查"), "map-pin", Action.RECORD_VISIT))
    return offers


def fee_offers(case: Case, item: Item) -> list[Offer]:
    """Return the acts on fees; an item without any offers none."""
    offers = []
    if item.fee:
        offers.append(Offer("F5", translate("ApprovalPage", "核定收费"), "receipt-text", Action.ASSESS_FEE))
    if case.open_fees:
        offers.append(Offer("Ctrl+R", translate("ApprovalPage", "减免"), "receipt-text", Action.RELIEVE_FEE))
    return offers


def hearing_offers(case: Case) -> list[Offer]:
    """Return the next act of the hearing on F2, and all of them on keys of their own."""
    if case.hearing.held is not None:
        return []
    following = next_of_hearing(case)
    words = {
        Action.TELL_HEARING: ("Ctrl+G", translate("ApprovalPage", "听证权利告知")),
        Action.ANSWER_HEARING: ("Ctrl+J", translate("ApprovalPage", "听证申请登记")),
        Action.ANNOUNCE_HEARING: ("Ctrl+K", translate("ApprovalPage", "听证通知")),
        Action.RECORD_HEARING: ("Ctrl+B", translate("ApprovalPage", "听证笔录")),
    }
    offers = [Offer(key, text, "gavel", action, is_in_bar=False) for action, (key, text) in words.items()]
    if case.plan.hearing is not Hearing.NONE or case.hearing.told or case.hearing.announced:
        offers.insert(0, Offer("F2", words[following][1], "gavel", following))
    return offers


def next_of_hearing(case: Case) -> Action:
    """Return the act that the hearing of this case waits for."""
    run = case.hearing
    if run.announced is not None:
        return Action.RECORD_HEARING
    if case.plan.hearing is Hearing.ALWAYS or run.asked_on is not None:
        return Action.ANNOUNCE_HEARING
    return Action.ANSWER_HEARING if run.unanswered else Action.TELL_HEARING
