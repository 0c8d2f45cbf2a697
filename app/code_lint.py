"""Item codes of the two generations that are alive (domain.md 3.4): 10 and 24 characters, or 12, 31 and 33."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.errors import Refused
from app.finding import Finding, finding
from app.identity.credit_code import check_credit_code
from app.item import ITEM_TYPE_DIGITS, Item
from app.office import Office

_OLD_BASIC = re.compile(r"[A-Z]{2}[0-9]{5}[0-9A-Z]{3}")
_OLD_IMPLEMENT = re.compile(r"[0-9A-Z]{24}")
_NEW_BASIC = re.compile(r"[0-9]{12}")
_NEW_IMPLEMENT = re.compile(r"[0-9A-Z]{18}[1-6][0-9]{12}")
_NEW_BUSINESS = re.compile(r"[0-9A-Z]{18}[1-6][0-9]{14}")


def has_basic_shape(basic: str) -> bool:
    """True when this is a basic code of either generation."""
    return bool(_OLD_BASIC.fullmatch(basic) or _NEW_BASIC.fullmatch(basic))


def code_findings(item: Item, office: Office) -> Iterator[Finding]:
    """Yield what is wrong with an item's codes; the generation is told by the basic code's length."""
    basic = item.code.basic
    if len(basic) == 10:
        yield from _old_generation(item)
    elif len(basic) == 12:
        yield from _new_generation(item, office)
    else:
        yield finding("catalogue.basic_length", item.name, "code.basic", found=len(basic))
    if not item.code.business:
        yield finding("catalogue.no_business_code", item.name, "code.business")


def _old_generation(item: Item) -> Iterator[Finding]:
    if not _OLD_BASIC.fullmatch(item.code.basic):
        yield finding("catalogue.old_basic", item.name, "code.basic", found=item.code.basic)
    if not _OLD_IMPLEMENT.fullmatch(item.code.implement):
        yield finding("catalogue.old_implement", item.name, "code.implement", found=len(item.code.implement))


def _new_generation(item: Item, office: Office) -> Iterator[Finding]:
    code = item.code
    if not _NEW_BASIC.fullmatch(code.basic):
        yield finding("catalogue.new_basic", item.name, "code.basic", found=code.basic)
    elif code.basic[2:4] != ITEM_TYPE_DIGITS[item.kind]:
        wanted = ITEM_TYPE_DIGITS[item.kind]
        yield finding("catalogue.item_type", item.name, "code.basic", found=code.basic[2:4], wanted=wanted)
    if not _NEW_IMPLEMENT.fullmatch(code.implement):
        yield finding("catalogue.new_implement", item.name, "code.implement", found=len(code.implement))
    else:
        yield from _implement_parts(item, office)
    if not _NEW_BUSINESS.fullmatch(code.business) or not code.business.startswith(code.implement):
        yield finding("catalogue.new_business", item.name, "code.business", found=len(code.business))


def _implement_parts(item: Item, office: Office) -> Iterator[Finding]:
    body = item.code.implement[:18]
    try:
        check_credit_code(body)
    except Refused:
        yield finding("catalogue.implement_body", item.name, "code.implement", found=body)
    else:
        if office.has(item.department) and office.department(item.department).credit_code != body:
            name = office.department(item.department).name
            yield finding("catalogue.implement_other_body", item.name, "code.implement", found=body, body=name)
    if item.code.implement[19:] != item.code.basic:
        yield finding("catalogue.implement_basic", item.name, "code.implement", found=item.code.implement[19:])
