"""The office 政务服务中心 and the departments that have moved in: who stands on a notice, and who reviews it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources

from app.clock.light import DEFAULT_THRESHOLDS, Thresholds
from app.division import is_division
from app.errors import NotFound, Refused
from app.finding import Finding
from app.identity.credit_code import check_credit_code
from app.toml_table import TomlTable, read_toml

SAMPLE = "office/sample.toml"
KEEP_YEARS = (0, 10, 30)  # 永久, 10年, 30年 (国家档案局令第8号)
MOST_FEWEST, LEAST_PARTS, MOST_PARTS = 30, 2, 20
LONGEST_WORD = 6
_DAY = re.compile(r"(\d{4})(\d\d)(\d\d)|(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", re.ASCII)
_WORD = re.compile(r"[^\s\d〔〕号第]*")


@dataclass(frozen=True)
class Remedy:
    """Who reviews a department's acts and which court judges them, from a day on (行政复议法 24, 行政诉讼法 18)."""

    since: date
    review_body: str
    review_online: str
    court: str


@dataclass(frozen=True)
class Department:
    """进驻部门. `short` is the 机关代字 of document numbers; review and court stand in the remedies block.

    `later`: other bodies for acts dated on or after a day; a paper carries those of its own date.
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
    later: tuple[Remedy, ...] = ()
    upper_body: str = ""

    def remedy(self, on: date) -> Remedy:
        """Return who reviews an act dated `on`, and which court judges it."""
        begun = [one for one in self.later if one.since <= on]
        if begun:
            return max(begun, key=lambda one: one.since)
        return Remedy(date.min, self.review_body, self.review_online, self.court)


@dataclass(frozen=True)
class NumberWord:
    """The office's own word of a notice in document numbers: `template` acceptance, `word` 受 in 示市监受〔2026〕1号."""

    template: str
    word: str


@dataclass(frozen=True)
class Office:
    """One hall. `division` is the six-digit code (GB/T 2260) that opens every case number.

    `payee`, `pay_bank`, `pay_account`: the treasury's account to which every fee is paid (行政许可法 59).
    `decline_needs_lead`: the window declines only with the lead's signature. `yellow`: when a light turns yellow
    (clock.md). `number_words`: words that differ from those of the notices. `keep_years`: how long a file is kept, 0 for ever.
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
    decline_needs_lead: bool = False
    yellow: Thresholds = DEFAULT_THRESHOLDS
    number_words: tuple[NumberWord, ...] = ()
    keep_years: int = 0

    def number_word(self, template: str, usual: str) -> str:
        """Return the word behind the 机关代字 in the numbers of this notice: the office's own, else the usual one."""
        return next((one.word for one in self.number_words if one.template == template), usual)

    def department(self, code: str) -> Department:
        """Return the department with this code; NotFound("office.no_department") otherwise."""
        for department in self.departments:
            if department.code == code:
                return department
        raise NotFound("office.no_department", department=code)

    def has(self, code: str) -> bool:
        """True when a department with this code has moved in."""
        return any(d.code == code for d in self.departments)


def new_office(name: str, division: str) -> Office:
    """Return a hall that nobody has set up yet: no department has moved in, and every contact is blank.

    Raises Refused("office.no_name" | "office.no_division").
    """
    if not name.strip():
        raise Refused("office.no_name")
    if not is_division(division):
        raise Refused("office.no_division", found=division)
    return Office(name.strip(), division, "", "", "", "", "", ())


def read_office(source: str, where: str) -> tuple[Office, tuple[Finding, ...]]:
    """Return the office written in a TOML text, and everything that is wrong with it."""
    faults: list[Finding] = []
    table = read_toml(source, where, faults)
    if faults:
        return Office("", "", "", "", "", "", "", ()), tuple(faults)
    return _office(table), tuple(faults)


def _office(table: TomlTable) -> Office:
    office = Office(
        name=table.text("name"),
        division=table.text("division"),
        address=table.text("address"),
        opening_hours=table.text("opening_hours"),
        hotline=table.text("hotline"),
        query_address=table.text("query_address", ""),
        government=table.text("government"),
        departments=tuple(_department(d) for d in table.tables("departments", required=True)),
        payee=table.text("payee", ""),
        pay_bank=table.text("pay_bank", ""),
        pay_account=table.text("pay_account", ""),
        decline_needs_lead=table.flag("decline_needs_lead"),
        yellow=_yellow(table.table("yellow")),
        number_words=tuple(_number_word(one) for one in table.tables("number_words")),
        keep_years=table.number("keep_years", 0),
    )
    table.done()
    _check_codes(office, table)
    _check_words(office, table)
    return office


def _yellow(table: TomlTable | None) -> Thresholds:
    if table is None:
        return DEFAULT_THRESHOLDS
    fewest = table.number("fewest", DEFAULT_THRESHOLDS.fewest, most=10_000)
    parts = table.number("parts", DEFAULT_THRESHOLDS.parts, most=10_000)
    table.done()
    if fewest > MOST_FEWEST:
        table.fault("office.yellow", "fewest", least=0, most=MOST_FEWEST, found=fewest)
    if not LEAST_PARTS <= parts <= MOST_PARTS:
        table.fault("office.yellow", "parts", least=LEAST_PARTS, most=MOST_PARTS, found=parts)
    is_sound = fewest <= MOST_FEWEST and LEAST_PARTS <= parts <= MOST_PARTS
    return Thresholds(fewest, parts) if is_sound else DEFAULT_THRESHOLDS


def _number_word(table: TomlTable) -> NumberWord:
    word = NumberWord(table.text("template"), table.text("word", ""))
    table.done()
    if len(word.word) > LONGEST_WORD or not _WORD.fullmatch(word.word):
        table.fault("office.number_word", "word", found=word.word, most=LONGEST_WORD)
    return word


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
        later=tuple(_remedy(one) for one in table.tables("later")),
        upper_body=table.text("upper_body", ""),
    )
    table.done()
    return department


def _remedy(table: TomlTable) -> Remedy:
    remedy = Remedy(table.day("since"), table.text("review_body"), table.text("review_online"), table.text("court"))
    table.done()
    return remedy


def _check_codes(office: Office, table: TomlTable) -> None:
    if not is_division(office.division):
        table.fault("office.division", "division", found=office.division)
    seen: set[str] = set()
    books: dict[str, str] = {}
    for department in office.departments:
        other = books.setdefault(department.short, department.name)
        if other != department.name:
            table.fault("office.short_twice", "departments", department=department.name, other=other)
        if department.code in seen:
            table.fault("office.twice", "departments", department=department.code)
        seen.add(department.code)
        try:
            check_credit_code(department.credit_code)
        except Refused:
            found = department.credit_code
            table.fault("office.credit_code", "departments", department=department.name, found=found)


def _check_words(office: Office, table: TomlTable) -> None:
    """No two departments may come to the same letters before 〔: 示 + 监受 and 示监 + 受 would be one number book."""
    if office.keep_years not in KEEP_YEARS:
        table.fault("office.keep_years", "keep_years", found=office.keep_years)
    books: dict[str, str] = {}
    for department in office.departments:
        for word in {"", *(one.word for one in office.number_words)}:
            other = books.setdefault(department.short + word, department.code)
            if other != department.code and office.department(other).short != department.short:
                names = {"department": department.name, "other": office.department(other).name}
                table.fault("office.short_twice", "departments", **names)
                return


def office_of(values: Mapping[str, object], where: str) -> tuple[Office, tuple[Finding, ...]]:
    """Return the office that a table says (days as 2026-01-31), and everything that is wrong with it."""
    faults: list[Finding] = []
    return _office(TomlTable(with_days(values), where, faults)), tuple(faults)


def with_days(values: Mapping[str, object]) -> dict[str, object]:
    """Return the table with the days of `later` as days, 2027-3-1 and 2027年3月1日 too; what is none stays and is a fault."""

    def day(value: object) -> object:
        match = _DAY.fullmatch(value.strip()) if isinstance(value, str) else None
        try:
            return date(*(int(part) for part in match.groups() if part)) if match else value
        except ValueError:
            return value

    departments = values.get("departments")
    if not isinstance(departments, list):
        return dict(values)
    dated = [
        {**one, "later": [{**row, "since": day(row.get("since"))} for row in one.get("later", [])]}
        for one in departments
    ]
    return {**values, "departments": dated}


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
