"""The fields of 预警单 and 督办单: what was found, by which rule, of whom, and by when an answer is due."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.desk import Desk
from app.register_words import grouped
from app.supervision.inquiry import Inquiry
from app.supervision.rule import rule_book
from app.supervision.sentence import facts_of
from app.wording import name_of


def notice_record(desk: Desk, inquiry: Inquiry, number: str, reply_by: date | None, words: str) -> dict[str, Any]:
    """Return the record of the paper; both forms have the same fields but the day of the answer."""
    rule = rule_book().rule(inquiry.rule)
    names = desk.names
    concerned = names.get(inquiry.concerns, inquiry.concerns) if inquiry.concerns else ""
    department = desk.office.department(inquiry.department).name if desk.office.has(inquiry.department) else ""
    record = {
        "机关": desk.office.name,
        "编号": number,
        "发往": department or desk.office.name,
        "责任人": concerned,
        "办件": grouped(inquiry.case_number),
        "事项": inquiry.item_name,
        "规则": rule.name(),
        "依据": rule.basis,
        "性质": name_of("hardness", inquiry.hardness),
        "发生日期": inquiry.breach_on.isoformat(),
        "情况": facts_of(inquiry, names),
        "要求": words,
        "监察员": desk.officer.name,
        "落款日期": desk.now().on.isoformat(),
    }
    return record if reply_by is None else {**record, "答复期限": reply_by.isoformat()}
