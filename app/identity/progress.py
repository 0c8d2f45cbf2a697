"""How far a field is while it is being typed: pure and quick enough for every key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.errors import Refused
from app.identity import credit_code, id_number
from app.identity.digits import plain_code
from app.identity.names import check_body_name, check_person_name
from app.identity.phone import check_phone


class Stage(StrEnum):
    """EMPTY and INCOMPLETE are not errors yet; WRONG can no longer become right by typing on."""

    EMPTY = "empty"
    INCOMPLETE = "incomplete"
    WRONG = "wrong"
    RIGHT = "right"


@dataclass(frozen=True)
class Progress:
    """A stage and, when something is missing or wrong, the trouble that says what."""

    stage: Stage
    trouble: Refused | None = None


def _progress(text: str, check: Callable[[], object], incomplete: Callable[[str], bool]) -> Progress:
    if not text.strip():
        return Progress(Stage.EMPTY)
    try:
        check()
    except Refused as trouble:
        return Progress(Stage.INCOMPLETE if incomplete(trouble.code) else Stage.WRONG, trouble)
    return Progress(Stage.RIGHT)


def id_number_progress(text: str, on: date) -> Progress:
    """Return how far an identity number is; an impossible birth date is told as soon as it is typed."""
    number = plain_code(text)
    if number.isascii() and number[:3].isalpha():
        short = len(number) < id_number.OLD_LENGTH and (number[:3] + "0" * 12)[: len(number)].isalnum()
        return _progress(text, lambda: id_number.check_id_number(text, on), lambda _: short)
    short = len(number) < id_number.LENGTH
    return _progress(text, lambda: _check_part(number, on), lambda code: short and code == "identity.id_length")


def _check_part(number: str, on: date) -> None:
    id_number.check_characters(number)
    if len(number) in range(14, id_number.LENGTH):
        id_number.birth_date(number[6:14], on)
    if len(number) < id_number.LENGTH:
        raise Refused("identity.id_length", found=len(number))
    id_number.check_id_number(number, on)


def credit_code_progress(text: str) -> Progress:
    """Return how far a unified social credit code is."""
    short = len(plain_code(text)) < credit_code.LENGTH
    return _progress(
        text, lambda: credit_code.check_credit_code(text), lambda code: short and code == "identity.credit_length"
    )


def phone_progress(text: str) -> Progress:
    """Return how far a telephone number is; fewer than eleven digits may still grow."""
    short = sum(char.isdigit() for char in text) < 11
    may_grow = ("identity.phone_area", "identity.phone_mobile", "identity.phone")
    return _progress(text, lambda: check_phone(text), lambda code: short and code in may_grow)


def name_progress(text: str, is_person: bool = True) -> Progress:
    """Return whether a name can stand; digits alone may still be followed by letters."""
    check = check_person_name if is_person else check_body_name
    return _progress(text, lambda: check(text), lambda code: code == "identity.name_letters")
