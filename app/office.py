"""The office 政务服务中心 and the departments that have moved in: who stands on a notice, and who reviews it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from app.errors import NotFound, Refused
from app.finding import Finding
from app.identity.credit_code import check_credit_code
from app.toml_table import TomlTable, read_toml

SAMPLE = "office/sample.toml"


@dataclass(frozen=True)
class Department:
    """进驻部门. `short` is the 机关代字 of document numbers; review and court stand in the remedies block.

    `upper_body`: the body that decides what is forwarded from here 转报; empty while the office has not named it.
    """

    code: str
    name: str
    credit_code: str
    short: str
    phone: str
    supervision_phone: str
    review_body: str
    review_online: str
    court: str
    head: str
    upper_body: str = ""


@dataclass(frozen=True)
class Office:
    """One hall. `division` is the six-digit code (GB/T 2260) that opens every case number.

    `payee`, `pay_bank`, `pay_account`: the treasury's account to which every fee is paid (行政许可法 59).
    """

    name: str
    division: str
    address: str
    opening_hours: str
    hotline: str
    query_address: str
    government: str
    departments: tuple[Department, ...]
    payee: str = ""
    pay_bank: str = ""
    pay_account: str = ""

    def department(self, code: str) -> Department:
        """Return the department with this code; NotFound("office.no_department") otherwise."""
        for department in self.departments:
            if department.code == code:
                return department
        raise NotFound("office.no_department", department=code)

    def has(self, code: str) -> bool:
        """True when a department with this code has moved in."""
        return any(d.code == code for d in self.departments)


def read_office(source: str, where: str) -> tuple[Office, tuple[Finding, ...]]:
    """Return the office written in a TOML text, and everything that is wrong with it."""
    faults: list[Finding] = []
    table = read_toml(source, where, faults)
    if faults:
        return Office("", "", "", "", "", "", "", ()), tuple(faults)
    office = Office(
        name=table.text("name"),
        division=table.text("division"),
        address=table.text("address"),
        opening_hours=table.text("opening_hours"),
        hotline=table.text("hotline"),
        query_address=table.text("query_address"),
        government=table.text("government"),
        departments=tuple(_department(d) for d in table.tables("departments", required=True)),
        payee=table.text("payee", ""),
        pay_bank=table.text("pay_bank", ""),
        pay_account=table.text("pay_account", ""),
    )
    table.done()
    _check_codes(office, table)
    return office, tuple(faults)


def _department(table: TomlTable) -> Department:
    department = Department(
        code=table.text("code"),
        name=table.text("name"),
        credit_code=table.text("credit_code"),
        short=table.text("short"),
        phone=table.text("phone"),
        supervision_phone=table.text("supervision_phone"),
        review_body=table.text("review_body"),
        review_online=table.text("review_online"),
        court=table.text("court"),
        head=table.text("head"),
        upper_body=table.text("upper_body", ""),
    )
    table.done()
    return department


def _check_codes(office: Office, table: TomlTable) -> None:
    if len(office.division) != 6 or not (office.division.isascii() and office.division.isdigit()):
        table.fault("office.division", "division", found=office.division)
    seen: set[str] = set()
    for department in office.departments:
        if department.code in seen:
            table.fault("office.twice", "departments", department=department.code)
        seen.add(department.code)
        try:
            check_credit_code(department.credit_code)
        except Refused:
            found = department.credit_code
            table.fault("office.credit_code", "departments", department=department.name, found=found)


def load_office(source: str, where: str) -> Office:
    """Return the office; Refused with the first fault's sentence when the text is not in order."""
    office, faults = read_office(source, where)
    if faults:
        raise faults[0].refusal()
    return office


@lru_cache(maxsize=1)
def sample_office() -> Office:
    """Return the sample office that ships with the program; visibly fictitious."""
    return load_office((resources.files("resources") / SAMPLE).read_text("utf-8"), SAMPLE)
