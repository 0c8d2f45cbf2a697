"""What tests of 依申请公开 have in hand: an application, and what was received, asked and read of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from office_day import MONDAY, OfficeDay

from app.clock.calendar import shipped
from app.disclosure.clocks import reply_clock
from app.disclosure.dossier import Dossier
from app.disclosure.receive import Asked, Outcome, receive
from app.disclosure.third_party import ask_party
from app.ids import DisclosureId

CALENDAR = shipped()
ASKED = Asked(
    "scjg", "in_person", MONDAY, "natural", "赵𠅤", "便民路道路改造项目的投标文件", "341702199003072570", "13800138000",
    purpose="了解施工安排",
)  # fmt: skip
SHORT = Asked(
    "scjg", "in_person", date(2026, 11, 23), "natural", "赵国强", "便民路改造项目的投标文件", phone="13800138000"
)
WHY = {"理由": "该信息涉及第三方的商业秘密", "不公开情形": "保护第三方合法权益"}
THIRD_PARTY = {"party": "示例建设有限公司", "concerned": "投标报价明细", "harm": "可能涉及商业秘密"}


def received(office: OfficeDay, **changes: Any) -> Outcome:
    done: Outcome = office.do("w1", receive, replace(ASKED, **changes))
    return done


def asked_third_party(office: OfficeDay, named: DisclosureId, **changes: Any) -> Dossier:
    done: Outcome = office.do("h1", ask_party, named, **(THIRD_PARTY | changes))
    return done.dossier


def held(office: OfficeDay, named: DisclosureId) -> Dossier:
    found: Dossier = office.ask(lambda records: records.disclosure(named))
    return found


def due(office: OfficeDay, dossier: Dossier) -> date | None:
    return reply_clock(dossier, CALENDAR, office.day).due
