"""Case numbers with a check digit, document numbers per body, notice and year, and query codes."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from datetime import date

from app.errors import Refused

TRAINING_DESK = "9999"
CASE_NUMBER_LENGTH = 24
HIGHEST_SERIAL = 99_999
OF_A_DESK = HIGHEST_SERIAL + 1
"""So many numbers of each document book belong to one desk of a hall: 200007 is the seventh of desk 0002."""
# What a clerk or an input method may put between the digits, or type instead of them.
_TYPED = str.maketrans({**{chr(0xFF10 + d): str(d) for d in range(10)}, " ": None, "\u3000": None, "-": None})
_DIGITS = re.compile(r"[0-9]+")
_VOLUME = re.compile(r"(?P<year>[0-9]{4})-(?P<desk>[0-9]{4})-[0-9]{5,}")
_DOCUMENT = re.compile(r"(?P<body>[^〔〕\s]{1,20})〔(?P<year>[0-9]{4})〕(?P<n>[1-9][0-9]{0,8})号")


@dataclass(frozen=True)
class CaseNumber:
    """24 digits for life: division 6, date of the first act 8, desk 4, serial of desk and day 5, check 1."""

    division: str
    on: date
    desk: str
    serial: int

    def __str__(self) -> str:
        body = f"{self.division}{self.on:%Y%m%d}{self.desk}{self.serial:05d}"
        return body + check_digit(body)


@dataclass(frozen=True)
class DocumentNumber:
    """发文字号 机关代字〔year〕n号 (GB/T 9704-2012 7.2.5): no 第, no leading zero."""

    body_code: str
    year: int
    n: int

    def __str__(self) -> str:
        return f"{self.body_code}〔{self.year}〕{self.n}号"


def check_digit(digits: str) -> str:
    """Return the check digit of ISO 7064 MOD 11,10: it finds every wrong digit and nearly every exchanged pair."""
    product = 10
    for digit in digits:
        total = (product + int(digit)) % 10 or 10
        product = total * 2 % 11
    return str((11 - product) % 10)


def make_case_number(division: str, on: date, desk: str, serial: int) -> CaseNumber:
    """Return the number. Raises Refused "numbering.division", "numbering.desk", "numbering.serial" (the day is full)."""
    if not (_DIGITS.fullmatch(division) and len(division) == 6):
        raise Refused("numbering.division", found=division)
    if not (_DIGITS.fullmatch(desk) and len(desk) == 4):
        raise Refused("numbering.desk", found=desk)
    if not 1 <= serial <= HIGHEST_SERIAL:
        raise Refused("numbering.serial", desk=desk, on=on.isoformat(), highest=HIGHEST_SERIAL)
    return CaseNumber(division, on, desk, serial)


def parse_case_number(text: str) -> CaseNumber:
    """Return the parts of a number that was typed or scanned; blanks, hyphens and full-width digits are taken.

    Raises Refused("numbering.digits" | "numbering.length" | "numbering.check" | "numbering.date").
    """
    digits = text.strip().translate(_TYPED)
    if not _DIGITS.fullmatch(digits):
        raise Refused("numbering.digits")
    if len(digits) != CASE_NUMBER_LENGTH:
        raise Refused("numbering.length", found=len(digits), wanted=CASE_NUMBER_LENGTH)
    if check_digit(digits[:-1]) != digits[-1]:
        raise Refused("numbering.check")
    try:
        on = date(int(digits[6:10]), int(digits[10:12]), int(digits[12:14]))
    except ValueError as error:
        raise Refused("numbering.date", found=digits[6:14]) from error
    return make_case_number(digits[:6], on, desk_of(digits), int(digits[18:23]))


def desk_of(number: str) -> str:
    """Return the code of the desk in a case number: division 6, day 8, desk 4, serial 5, check 1."""
    return number[14:18]


def is_case_number(text: str) -> bool:
    """True when `text` is a whole case number with a right check digit."""
    try:
        parse_case_number(text)
    except Refused:
        return False
    return True


def is_training(number: CaseNumber) -> bool:
    """True for a number made in training; it must never be taken for a real one."""
    return number.desk == TRAINING_DESK


def parse_document_number(text: str) -> DocumentNumber:
    """Return the parts of 机关代字〔year〕n号; Refused("numbering.document") otherwise."""
    match = _DOCUMENT.fullmatch(text.strip())
    if match is None:
        raise Refused("numbering.document")
    return DocumentNumber(match["body"], int(match["year"]), int(match["n"]))


def make_document_number(body_code: str, year: int, n: int, desk: str = "") -> DocumentNumber:
    """Return the n-th number of a book; with `desk` the n-th of that desk's part of it: two desks of one hall that do not hear
    each other never give one number twice. Raises Refused("numbering.book") when the part is full.
    """
    if not desk:
        return DocumentNumber(body_code, year, n)
    if n > HIGHEST_SERIAL:
        raise Refused("numbering.book", desk=desk, book=f"{body_code}〔{year}〕", highest=HIGHEST_SERIAL)
    return DocumentNumber(body_code, year, int(desk) * OF_A_DESK + n)


def make_volume_number(year: int, desk: str, n: int) -> str:
    """Return the 档号 that a file gets when nobody names one: year, desk, and its place in the year's archive."""
    return f"{year}-{desk}-{n:05d}"


def sibling(number: str, n: int) -> str:
    """Return the n-th number of the book that `number` belongs to; what is of no known kind gets n behind it."""
    volume = _VOLUME.fullmatch(number)
    if volume is not None:
        return make_volume_number(int(volume["year"]), volume["desk"], n)
    try:
        one = parse_case_number(number)
        return str(make_case_number(one.division, one.on, one.desk, n))
    except Refused:
        pass
    try:
        other = parse_document_number(number)
    except Refused:
        return f"{number} #{n}"
    before = other.n - other.n % OF_A_DESK  # the part of a desk begins behind it; 0 in a book that is whole at one desk
    return str(DocumentNumber(other.body_code, other.year, before + n))


def year_of(number: str, otherwise: int) -> int:
    """Return the year that a number names."""
    volume = _VOLUME.fullmatch(number)
    if volume is not None:
        return int(volume["year"])
    try:
        return parse_case_number(number).on.year
    except Refused:
        pass
    try:
        return parse_document_number(number).year
    except Refused:
        return otherwise


def new_query_code() -> str:
    """Return a random six-digit query code 查询码; it says nothing about the case or the person."""
    return f"{secrets.randbelow(1_000_000):06d}"


def tail_of(number: str) -> str:
    """Return the serial with its check digit: enough to name a case of the same desk and day where there is little room."""
    return number[-6:]
