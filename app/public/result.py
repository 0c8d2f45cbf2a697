"""双公示: what is published of a granted permit within seven working days of the decision (国发〔2016〕33号, 行政许可法 40).

A legal person stands there in full; of a natural person, and of the 法定代表人 of a legal person, the first character of the
name, and no number at all: nothing that is public names a person. Free text goes out only for legal
persons, without anybody's name, telephone or identity number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.applicant import Applicant, IdKind
from app.clock.calendar import Calendar
from app.identity.masking import hide_in_text, mask_name
from app.item import ApplicantKind, ItemKind, PermitKind
from app.office import Office
from app.public.masking import without_persons
from app.state import Case, CaseState, IssuedPaper
from app.table_out import text_table
from app.validity import ONE_DAY
from app.wording import DEFAULT_LANGUAGE, name_of, say
from app.workbook import workbook

WITHIN = 7  # working days after the decision
SOLE_TRADER = "92"
DIVISION_DIGITS = 6
_DECISIONS = ("grant", "deemed_grant", "change_decision")
FIELDS = (
    "holder", "holder_kind", "credit_code", "organisation_code", "representative", "paper", "paper_number", "permit_kind",
    "item", "certificate", "certificate_number", "content", "decided_on", "valid_from", "valid_to", "body", "body_code",
    "status", "source", "source_code", "division", "remark",
)  # fmt: skip
"""In the order of 行政许可和行政处罚等信用信息公示数据标准; 项目名称 and 地方编码 are of the list before it.

No identity document of a 法定代表人 stands among them: the standard lets nobody publish it, and no counter asks for it.
"""


@dataclass(frozen=True)
class PublicResult:
    """One published result. `status`: valid, void, or how it ended; `due_on`: until when it had to be published."""

    case_number: str
    holder: str
    holder_kind: str
    credit_code: str
    paper: str
    paper_number: str
    item: str
    certificate: str
    certificate_number: str
    content: str
    decided_on: date
    valid_from: date | None
    valid_to: date | None
    department: str
    body: str
    body_code: str
    status: str
    due_on: date
    organisation_code: str = ""
    representative: str = ""
    permit_kind: PermitKind | None = None
    ended_on: date | None = None

    @property
    def source(self) -> str:
        """Return 数据来源单位: who decided is where the record comes from."""
        return self.body

    @property
    def source_code(self) -> str:
        """Return the credit code of that unit."""
        return self.body_code

    @property
    def division(self) -> str:
        """Return 地方编码, as it opens the case's number."""
        return self.case_number[:DIVISION_DIGITS]

    def remark(self, language: str = DEFAULT_LANGUAGE) -> str:
        """Return 备注: since when a permit that was ended holds no more."""
        if self.ended_on is None:
            return ""
        status = name_of("public_status", self.status, language)
        return say("public.ended", language, status=status, on=self.ended_on.isoformat())

    def cells(self, language: str = DEFAULT_LANGUAGE) -> tuple[str, ...]:
        """Return the row as texts, in the order of `heads`."""
        return tuple(self._cell(name, language) for name in FIELDS)

    def _cell(self, name: str, language: str) -> str:
        if name == "remark":
            return self.remark(language)
        value = getattr(self, name)
        if name in ("holder_kind", "status"):
            return name_of(f"public_{name}", value, language)
        if name == "permit_kind":
            return "" if value is None else name_of(name, value, language)
        if name == "valid_to" and value is None:
            return say("public.long_term", language) if self.valid_from is not None else ""
        return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)


def named(result: PublicResult, office: Office) -> PublicResult:
    """Return the result with the body that decides as the office calls it now."""
    if not office.has(result.department):
        return result
    body = office.department(result.department)
    return replace(result, body=body.name, body_code=body.credit_code)


def public_result(case: Case, calendar: Calendar, permit_kind: PermitKind | None = None) -> PublicResult | None:
    """Return what is published of a case; None unless a permit was granted. A case voided later stays, as void.

    `permit_kind`: what the item is by now, for a case that began before its item said so.
    """
    if case.plan.kind is not ItemKind.PERMIT or case.decision is None or not case.decision.granted:
        return None
    if case.decided_on is None or case.applicant is None or not case.number:
        return None
    paper, ended = _paper_of(case), case.ended_by()
    return PublicResult(
        case_number=case.number,
        paper=name_of("public_paper", paper.template) if paper else "",
        paper_number=paper.number if paper else "",
        item=case.plan.name,
        certificate=case.certificate.name if case.certificate else case.plan.outcome,
        certificate_number=_number(case),
        content=_content(case),
        decided_on=case.decided_on,
        valid_from=_validity(case)[0],
        valid_to=_validity(case)[1],
        department=case.department,
        body=case.department,
        body_code="",
        status=_status(case),
        due_on=calendar.nth_after(case.decided_on, WITHIN),
        permit_kind=case.plan.permit_kind or permit_kind,
        ended_on=None if ended is None else ended.effective_on,
        **_holder(case.applicant),
    )


def _holder(who: Applicant) -> dict[str, str]:
    if who.kind is ApplicantKind.NATURAL:
        return {"holder": mask_name(who.name), "holder_kind": "natural", "credit_code": ""}
    is_code = who.id_kind is IdKind.CREDIT_CODE
    is_sole = is_code and who.id_number.startswith(SOLE_TRADER)
    is_own_name = who.name in (who.legal_representative, who.contact)
    return {
        "holder": mask_name(who.name) if is_own_name else who.name,
        "holder_kind": "sole_trader" if is_sole else "legal",
        "credit_code": who.id_number if is_code else "",
        "organisation_code": who.id_number if who.id_kind is IdKind.ORGANISATION_CODE else "",
        "representative": mask_name(who.legal_representative) if who.legal_representative else "",
    }


def _paper_of(case: Case) -> IssuedPaper | None:
    found = [one for one in case.papers if one.template in _DECISIONS]
    return next((one for one in reversed(found) if not one.is_void), found[-1] if found else None)


def _number(case: Case) -> str:
    """Return the certificate's number, unless it is a person's own (an identity card is its holder's number)."""
    if case.certificate is None or case.applicant is None:
        return ""
    number = case.certificate.certificate_number
    persons = {case.applicant.id_number} if case.applicant.kind is ApplicantKind.NATURAL else set()
    return "" if number in persons else hide_in_text(number)


def _content(case: Case) -> str:
    """Return what was permitted: of a legal person the decision's own words, of a natural person what is granted."""
    who = case.applicant
    if who is None or case.decision is None or who.kind is ApplicantKind.NATURAL or not case.decision.content:
        return case.plan.outcome
    return without_persons(case.decision.content, case)


def _status(case: Case) -> str:
    """Return how the permit stands: 撤销, 注销 and 撤回 are told by their own words (行政许可法 8, 69, 70)."""
    if case.state is CaseState.VOID:
        return "void"
    end = case.ended_by()
    return "valid" if end is None else end.ending.value


def _validity(case: Case) -> tuple[date | None, date | None]:
    """Return from when to when the permit holds; one that ends before its time holds until the day before that."""
    held, end = case.certificate or case.decision, case.ended_by()
    if held is None or end is None:
        return (None, None) if held is None else (held.valid_from, held.valid_to)
    last = end.effective_on - ONE_DAY
    return held.valid_from, min(last, held.valid_to or last)


def heads(language: str = DEFAULT_LANGUAGE) -> tuple[str, ...]:
    """Return the heads of the list."""
    return tuple(name_of("public_field", name, language) for name in FIELDS)


def as_csv(rows: Sequence[PublicResult], language: str = DEFAULT_LANGUAGE) -> bytes:
    """Return the list as a text table."""
    return text_table(heads(language), list(_rows(rows, language)))


def as_workbook(rows: Sequence[PublicResult], language: str = DEFAULT_LANGUAGE) -> bytes:
    """Return the list as a spreadsheet of texts: codes of 18 digits stay what they are."""
    return workbook(say("public.results", language), heads(language), list(_rows(rows, language)))


def _rows(rows: Sequence[PublicResult], language: str) -> Iterator[tuple[str, ...]]:
    for row in rows:
        yield row.cells(language)
