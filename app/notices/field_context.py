"""What the fields of a paper are computed from, and the small values that many papers share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import cached_property
from typing import Any

from app.applicant import OF_PERSONS
from app.case_reading import reading
from app.clock.calendar import Calendar
from app.clock.light import ClockReading
from app.clock.limits import Limit, Unit
from app.clock.reading import Reading
from app.events.acceptance import MaterialLine, MaterialState
from app.events.supplementation import Gap
from app.identity.masking import mask_number, mask_number_in_case
from app.item import Fee, Item, ItemKind, Relief
from app.notices.phrases import phrase, word
from app.notices.remedies import DECISION, remedies
from app.numbering import tail_of
from app.office import Department, Office
from app.officer import Officer
from app.state import Case, IssuedPaper

Fields = dict[str, Any]
PROVISIONAL = " 暂定"
BEIJING = timezone(timedelta(hours=8))
_SHOWN = (MaterialState.RECEIVED, MaterialState.ELECTRONIC, MaterialState.DEFERRED)


@dataclass(frozen=True)
class Context:
    """One case at the moment a paper is made of it."""

    case: Case
    item: Item
    office: Office
    officer: Officer
    on: date
    calendar: Calendar
    extra: Mapping[str, Any]

    @cached_property
    def department(self) -> Department:
        """The department whose item it is: the agency of the paper."""
        return self.office.department(self.case.department)

    @cached_property
    def reading(self) -> Reading:
        """All clocks of the case on the day of the paper."""
        return reading(self.case, self.calendar, self.on)

    @property
    def is_permit(self) -> bool:
        """True for a 行政许可; other items must not say so."""
        return self.item.kind is ItemKind.PERMIT

    @property
    def basis(self) -> str:
        """The first law the item rests on, cited; empty when it names none."""
        return self.item.basis[0].cite() if self.item.basis else ""

    def paper(self, template: str) -> IssuedPaper | None:
        """Return the newest paper of a kind that is not void."""
        found = [paper for paper in self.case.papers if paper.template == template and not paper.is_void]
        return found[-1] if found else None

    def remedies(self, paper: str) -> str:
        """Return the remedies of an adverse `paper` (决定书, 告知书) dated today (行政复议法, 行政诉讼法)."""
        body = self.department.remedy(self.on)
        facts = {
            "文书": paper,
            "复议机关": body.review_body,
            "人民法院": body.court,
            "网上渠道": body.review_online,
            "本级人民政府": self.office.government,
            "上一级主管部门": str(self.extra.get("上一级主管部门", "")),
        }
        return remedies(DECISION, self.on, facts)

    def time_of_day(self, at: datetime | None = None) -> date:
        """Return the moment of the act in Beijing time, or its day when only that is known."""
        moment = at or self.extra.get("时间")
        return moment.astimezone(BEIJING) if isinstance(moment, datetime) else self.on


def day(on: date | None, is_provisional: bool = False) -> str:
    """Return a date field's value: a provisional date carries its mark (clock.md)."""
    if on is None:
        return ""
    return on.isoformat() + (PROVISIONAL if is_provisional else "")


def due_day(clock: ClockReading | None) -> str:
    """Return the due date of a clock as a field's value; empty while there is none."""
    return "" if clock is None else day(clock.due, clock.provisional)


def amount(limit: Limit) -> str:
    """Return a limit as it is written: 20个工作日, 60日, 3个月, 当场."""
    return word("units", limit.unit.value).format(n=limit.n)


def since_acceptance(limit: Limit) -> str:
    """Return a limit with the day from which it runs: the rule that stands beside a date."""
    if limit.unit is Unit.ON_THE_SPOT:
        return phrase("limit_on_the_spot")
    return phrase("limit", limit=amount(limit))


def limits(context: Context) -> Fields:
    """Return both limits with their due dates; without a promise the statutory limit stands for it."""
    statutory, promised = context.reading.statutory, context.reading.promised
    plan = context.case.plan
    added = sum(extension.days for extension in statutory.granted) if statutory else 0
    rule = since_acceptance(Limit(plan.statutory.n + added, plan.statutory.unit))
    return {
        "法定期限": rule,
        "法定届满日期": due_day(statutory),
        "承诺期限": since_acceptance(plan.promised) if plan.promised else rule,
        "承诺届满日期": due_day(promised if plan.promised else statutory),
    }


def received_materials(lines: Iterable[MaterialLine]) -> list[Fields]:
    """Return the rows of the material list: what lies at the office, and what is deferred."""
    return [
        {
            "名称": line.name,
            "形式": word("forms", line.form),
            "份数": line.copies,
            "备注": _remark(line),
        }
        for line in lines
        if line.state in _SHOWN
    ]


def _remark(line: MaterialLine) -> str:
    if line.state is not MaterialState.RECEIVED:
        return word("states", line.state.value)
    return phrase("lies_with", serial=tail_of(line.lies_with)) if line.lies_with else ""


def shared_words(line: MaterialLine) -> str:
    """Return what follows a line whose paper lies with another case of the visit, where a list has no remarks."""
    return phrase("slip_lies_with", serial=tail_of(line.lies_with)) if line.lies_with else ""


def on_what(lines: Iterable[MaterialLine]) -> list[Fields]:
    """Return the rows of the material list with what each lies on: paper or a data medium."""
    shown = [line for line in lines if line.state in _SHOWN]
    electronic = [line.state is MaterialState.ELECTRONIC or line.form == "electronic" for line in shown]
    return [
        {**row, "介质": phrase("medium_electronic" if is_electronic else "medium_paper")}
        for row, is_electronic in zip(received_materials(shown), electronic, strict=True)
    ]


def counted(rows: Sequence[Fields]) -> str:
    """Return how many papers a list names, and how many copies that makes; empty for an empty list."""
    return phrase("total_papers", n=len(rows), copies=sum(int(row["份数"]) for row in rows)) if rows else ""


def returned_rows(context: Context, names: Sequence[str]) -> list[Fields]:
    """Return the rows of materials that go back, with form and copies where the case knows them."""
    known = {line.name: line for line in context.case.materials}
    rows = []
    for name in names:
        line = known.get(name)
        form, copies = (word("forms", line.form), line.copies) if line else ("", 1)
        rows.append({"名称": name, "形式": form, "份数": copies, "备注": ""})
    return rows


def gap_rows(gaps: Iterable[Gap]) -> list[Fields]:
    """Return the rows of what is missing: the material, what is wrong, by which rule, how to mend it."""
    return [{"材料": g.material, "问题": g.fault, "依据": g.basis, "要求": g.remedy} for g in gaps]


def at_the_office(context: Context) -> list[str]:
    """Return the names of the materials that the applicant handed in with this very case: no paper goes back twice."""
    return [line.name for line in context.case.materials if line.is_in_own_folder]


def bearer(context: Context) -> str:
    """Return who stands at the counter: the agent, the contact of a legal person, or the applicant."""
    case = context.case
    if case.agent is not None:
        return case.agent.name
    applicant = case.applicant
    return "" if applicant is None else applicant.contact or applicant.name


def bearer_document(context: Context) -> str:
    """Return the masked identity number of who stands at the counter; none for the contact of a legal person."""
    case = context.case
    if case.agent is not None:
        return mask_number(case.agent.id_number)
    if case.applicant is None or case.applicant.contact:
        return ""
    return mask_number(case.applicant.id_number)


def applicant_document(context: Context) -> str:
    """Return which document names the applicant: a body's public code in full, a person's number with its middle hidden."""
    applicant = context.case.applicant
    if applicant is None or not applicant.id_number:
        return ""
    is_public = applicant.id_kind not in OF_PERSONS
    shown = applicant.id_number if is_public else mask_number_in_case(applicant.id_number)
    return f"{word('id_kinds', applicant.id_kind.value)} {shown}"


def fees(due: tuple[Fee, ...]) -> str:
    """Return what is to be paid and who pays less, or that it is free (行政许可法 art. 58)."""
    if not due:
        return phrase("free")
    parts = []
    for fee in due:
        basis = fee.basis.cite() if fee.basis else ""
        if fee.fen:
            told = phrase("fee_fixed", name=fee.name, yuan=_yuan(fee.fen), basis=basis)
        else:
            told = phrase("fee_reckoned", name=fee.name, note=fee.note, basis=basis)
        reliefs = "、".join(relief_words(relief) for relief in fee.relief)
        parts.append(phrase("with_relief", fee=told, reliefs=reliefs) if reliefs else told)
    return phrase("charged", fees="；".join(parts))


def relief_words(relief: Relief) -> str:
    """Return who pays less, or nothing, and by which rule."""
    key = "fee_relief" if relief.fen else "fee_free"
    return phrase(key, when=relief.when, yuan=_yuan(relief.fen), basis=relief.basis.cite())


def _yuan(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}".removesuffix(".00")


def shared(context: Context) -> Fields:
    """Return the fields of the common head and tail."""
    case, department = context.case, context.department
    kind = case.applicant.kind.value if case.applicant else "natural"
    return {
        "机关": department.name,
        "办件编号": case.number,
        "查询码": case.query_code,
        "申请人": case.applicant_name,
        "申请人证件": applicant_document(context),
        "称谓": word("address", kind),
        "代理人": case.agent.name if case.agent else "",
        "事项名称": case.plan.name,
        "事项编码": context.item.code.basic,
        "事项类型": word("kinds", context.item.kind.value),
        "经办人": context.officer.name,
        "办公电话": department.phone,
        "监督电话": department.supervision_phone,
        "办公地址": context.office.address + context.office.name,
        "查询地址": context.office.query_address,
        "落款日期": day(context.on),
        "申请日期": day(case.received_on),
        "收件日期": day(case.received_on),
        "交件人": bearer(context),
        "收费说明": fees(context.item.fees_for(case.answers)),
    }
