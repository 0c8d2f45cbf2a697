"""The fields of the eight papers on an application for information."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.clock.light import ClockReading, read_clock
from app.clock.limits import Extension, Limit, working_days
from app.desk import Desk, Notice
from app.disclosure.clocks import PARTY_DAYS, PAY, PAY_DAYS, REPLY_DAYS, reply_clock, stops
from app.disclosure.dossier import Dossier
from app.disclosure.fee import BY_ITEM, fee_lines, fee_of
from app.disclosure.replies import GRANTING
from app.identity.masking import mask_number
from app.money import yuan
from app.notices.field_context import due_day
from app.notices.issue import issue_apart
from app.notices.phrases import phrase, word
from app.notices.remedies import DISCLOSURE, remedies

Fields = dict[str, Any]
NATURAL = "natural"


def issue_paper(desk: Desk, held: Dossier, key: str, own: Mapping[str, Any]) -> Notice:
    """Issue a paper on this application, under its number where it takes one."""
    return issue_apart(desk, held.department, key, {**_shared(desk, held), **own})


def _shared(desk: Desk, held: Dossier) -> Fields:
    office, told = desk.office, held.received
    department = office.department(held.department)
    return {
        "机关": department.name,
        "办件编号": told.number,
        "查询码": told.query_code,
        "申请人": told.who,
        "称谓": word("address", "natural" if told.kind == NATURAL else "legal"),
        "信息公开事项": phrase("disclosure_item"),
        "经办人": desk.officer.name,
        "办公电话": department.phone,
        "监督电话": department.supervision_phone,
        "办公地址": office.address + office.name,
        "落款日期": desk.now().on.isoformat(),
        "收到日期": told.received_on.isoformat(),
        "申请内容": held.wanted,
    }


def application(desk: Desk, held: Dossier) -> Fields:
    """申请表, filled in: what the applicant said, for his signature (29)."""
    told = held.received
    department = desk.office.department(held.department)
    where = desk.office.address + desk.office.name
    return {
        "申请人类别": word("disclosure_kinds", told.kind),
        "证件": mask_number(told.document),
        "联系电话": told.phone,
        "联系地址": told.address,
        "电子邮箱": told.email,
        "申请日期": told.received_on.isoformat(),
        "所需信息": told.wanted,
        "信息用途": told.purpose,
        "获取方式": word("disclosure_deliveries", told.delivery),
        "载体形式": word("disclosure_media", told.medium),
        "代填说明": phrase("disclosure_written_for", officer=desk.officer.name) if told.is_written_for else "",
        "受理机构": phrase("disclosure_body", body=department.name, place=where, phone=department.phone),
    }


def receipt(desk: Desk, held: Dossier) -> Fields:
    """登记回执: received on which day by which way, and until when the answer is due (31, 33)."""
    way = held.received.way
    return {
        "收到方式": word("disclosure_ways", way),
        "收到日期说明": word("disclosure_days", way),
        "答复期限": phrase("disclosure_reply_within", days=REPLY_DAYS),
        "答复届满日期": due_day(reply_clock(held, desk.calendar, desk.now().on)),
    }


def supplement(desk: Desk, unclear: str, points: tuple[str, ...], days: int) -> Fields:
    """补正告知书: once, with all that is to be mended and the period (30)."""
    return {
        "不明确之处": unclear,
        "补正事项": list(points),
        "补正期限": phrase("disclosure_mend_within", days=days),
        "补正届满日期": due_day(_from(desk, working_days(days), desk.now().on)),
    }


def third_party(desk: Desk, party: str, concerned: str, harm: str) -> Fields:
    """征求意见书: what of it is asked for, and until when to answer; the asker is not named (32, 34)."""
    return {
        "第三方": party,
        "涉及内容": concerned,
        "可能损害": harm,
        "意见期限": phrase("disclosure_party_within", days=PARTY_DAYS),
        "意见届满日期": due_day(_from(desk, working_days(PARTY_DAYS), desk.now().on)),
    }


def extension(desk: Desk, held: Dossier, days: int, reason: str) -> Fields:
    """延期答复告知书: the limit as it was, why it moves, and the new one (33(2))."""
    today = desk.now().on
    before = reply_clock(held, desk.calendar, today)
    paused = stops(held, desk.calendar, today)
    after = read_clock(
        working_days(REPLY_DAYS), held.begun_on, desk.calendar, today, paused, (Extension(days, today),)
    )  # fmt: skip
    since = f"disclosure_from_{held.begun_by}"
    return {
        "原答复期限": phrase(since, days=REPLY_DAYS),
        "原届满日期": due_day(before),
        "延期理由": reason,
        "延长时间": word("units", "working_day").format(n=days),
        "同意": phrase("disclosure_consent"),
        "延长后期限": phrase(since, days=REPLY_DAYS + days),
        "延长后届满日期": due_day(after),
    }


def fee(desk: Desk, held: Dossier, method: str, already: int, count: int) -> Fields:
    """缴费通知书: by which of the two methods, each tier, the sum and the account (42, 国办函〔2020〕109号)."""
    office, lines = desk.office, fee_lines(method, already, count)
    unit = phrase("disclosure_unit_item" if method == BY_ITEM else "disclosure_unit_page")
    address = word("address", "natural" if held.received.kind == NATURAL else "legal")
    return {
        "计费方式": phrase("disclosure_by_item" if method == BY_ITEM else "disclosure_by_volume"),
        "计费依据": phrase("disclosure_fee_basis"),
        "计费过程": [
            {
                "档次": _tier(line.tier.first, line.tier.last, unit),
                "数量": f"{line.count}{unit}",
                "标准": f"{line.tier.fen // 100}元/{unit}" if line.tier.fen else phrase("disclosure_free"),
                "金额": yuan(line.fen),
            }
            for line in lines
        ],
        "应缴金额": yuan(fee_of(lines)),
        "金额分": str(fee_of(lines)),
        "缴费期限": phrase("disclosure_pay_within", days=PAY_DAYS),
        "缴费截止日期": due_day(_from(desk, PAY, desk.now().on)),
        "收款人": office.payee,
        "开户银行": office.pay_bank,
        "账号": office.pay_account,
        "期限影响": phrase("disclosure_fee_effect", address=address),
    }


def reply(desk: Desk, held: Dossier, kind: str, facts: Mapping[str, str]) -> Fields:
    """答复书 of one of the kinds; what does not give all has the remedies, review first (行政复议法 23)."""
    body = desk.office.department(held.department).remedy(desk.now().on)
    told = {
        "文书": phrase("disclosure_reply_paper"),
        "复议机关": body.review_body,
        "人民法院": body.court,
        "网上渠道": body.review_online,
    }
    rights = "" if kind in GRANTING else remedies(DISCLOSURE, desk.now().on, told)
    before = [
        desk.records.notice(note.notice).number for note in held.notes if note.notice in held.void and note.notice
    ]
    return {"答复类型": kind, **facts, "救济途径": rights, "原文号": before[-1] if before else ""}


def _from(desk: Desk, limit: Limit, day: date) -> ClockReading:
    return read_clock(limit, day, desk.calendar, day)


def _tier(first: int, last: int | None, unit: str) -> str:
    return f"{first}—{last}{unit}" if last is not None else f"{first}{unit}以上"
