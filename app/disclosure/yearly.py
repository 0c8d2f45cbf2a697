"""政府信息公开工作年度报告, parts 3 and 4 (条例 50; 国办公开办函〔2021〕30号): the applications of a year and the disputes over them.

One query gives both: every application that is not void is new or carried over, and ended in one way or is carried on. So
new + carried over = ended + carried on, for each kind of applicant.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.disclosure.dossier import Challenge, Dossier
from app.disclosure.receive import KINDS
from app.disclosure.replies import CLAUSE, GROUND
from app.disclosure.table import OUTCOMES, WAYS, DisclosureState
from app.table_out import text_table
from app.wording import DEFAULT_LANGUAGE, name_of, say

NEW, CARRIED, ENDED, LEFT = "new", "carried", "ended", "left"
RESULTS = (
    "granted", "partly",
    "secret", "forbidden", "safety", "third_party", "internal", "process", "enforcement", "inquiry",
    "not_held", "to_be_made", "still_unclear",
    "petition", "repeated", "published", "excessive", "confirm_again",
    "not_mended", "not_paid", "other",
)  # fmt: skip
ROWS = (NEW, CARRIED, *RESULTS, ENDED, LEFT)
COLUMNS = (*KINDS, "total")
_BY_REPLY: Mapping[str, str] = {
    "已主动公开": "granted", "予以公开": "granted", "部分公开": "partly", "信息不存在": "not_held", "不属于本机关": "not_held",
    "重复申请": "repeated", "另有规定": "inquiry", "不予加工": "to_be_made", "信访举报": "petition", "公开出版物": "published",
    "不予处理": "excessive", "仍不明确": "still_unclear", "重新出具": "confirm_again",
}  # fmt: skip
_BY_GROUND: Mapping[str, str] = {
    "国家秘密": "secret", "其他法律行政法规禁止公开": "forbidden", "危及国家安全、公共安全、经济安全、社会稳定": "safety",
    "保护第三方合法权益": "third_party", "内部事务信息": "internal", "过程性信息": "process", "行政执法案卷": "enforcement",
}  # fmt: skip
_BY_CLAUSE = (("第十五条", "third_party"), ("第十六条第二款", "process"), ("第十六条", "internal"))
"""For replies of before the ground was asked for: the clause that was typed then says what it can."""


@dataclass(frozen=True)
class Yearly:
    """`applications`: row -> column -> how many; `disputes`: way -> outcome -> how many, both with their totals."""

    year: int
    applications: Mapping[str, Mapping[str, int]]
    disputes: Mapping[str, Mapping[str, int]]


def yearly(dossiers: Iterable[Dossier], year: int) -> Yearly:
    """Return the figures of a year as the events now on record make them."""
    rows: dict[str, Counter[str]] = {row: Counter() for row in ROWS}
    disputes: dict[str, Counter[str]] = {way: Counter() for way in WAYS}
    for held in dossiers:
        if held.state is DisclosureState.VOID:
            continue
        for row in _rows_of(held, year):
            rows[row][held.received.kind] += 1
            rows[row]["total"] += 1
        for one in held.challenges:
            stands = _stands(one, year)
            if stands:
                disputes[one.way][stands] += 1
                disputes[one.way]["total"] += 1
    return Yearly(year, rows, disputes)


def result_of(held: Dossier) -> str:
    """Return the line of the report under which an application ended; "other" for what the form has no line for."""
    if held.replied is None:
        return held.end_cause if held.end_cause in ("not_mended", "not_paid") else "other"
    facts = held.replied.facts or {}
    if held.replied.reply != "不予公开":
        return _BY_REPLY.get(held.replied.reply, "other")
    by_clause = next((row for clause, row in _BY_CLAUSE if clause in facts.get(CLAUSE, "")), "forbidden")
    return _BY_GROUND.get(facts.get(GROUND, ""), by_clause)


def _rows_of(held: Dossier, year: int) -> tuple[str, ...]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    came, ended = held.received.received_on, held.ended_on
    if came > last or (ended is not None and ended < first):
        return ()
    begin = NEW if came >= first else CARRIED
    return (begin, LEFT) if ended is None or ended > last else (begin, result_of(held), ENDED)


def _stands(one: Challenge, year: int) -> str:
    if one.outcome != "pending" and one.on.year == year:
        return one.outcome
    return "pending" if one.filed_on.year <= year and (one.outcome == "pending" or one.on.year > year) else ""


def yearly_rows(told: Yearly, language: str = DEFAULT_LANGUAGE) -> list[list[str]]:
    """Return both parts as lines of text, heads included, in the order of the national form."""
    title = say("disclosure_yearly.title", language, year=told.year)
    names = [name_of("disclosure_kind", one, language) for one in KINDS]
    lines = [[title], [say("disclosure_yearly.matter", language), *names, say("disclosure_yearly.total", language)]]
    for row in ROWS:
        counts = (str(told.applications[row][column]) for column in COLUMNS)
        lines.append([name_of("disclosure_yearly_row", row, language), *counts])
    outcomes = [name_of("disclosure_outcome", one, language) for one in OUTCOMES]
    lines += [[], [say("disclosure_yearly.disputes", language, year=told.year)]]
    lines.append([say("disclosure_yearly.way", language), *outcomes, say("disclosure_yearly.total", language)])
    for way in WAYS:
        counts = (str(told.disputes[way][one]) for one in (*OUTCOMES, "total"))
        lines.append([name_of("disclosure_challenge", way, language), *counts])
    return lines


def as_csv(rows: Sequence[Sequence[str]]) -> bytes:
    """Return the lines as a text table."""
    width = max(len(row) for row in rows)
    padded = [[*row, *[""] * (width - len(row))] for row in rows]
    return text_table(padded[0], padded[1:])
