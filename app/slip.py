"""The slip of a case: what an applicant needs to find it again, laid out by resources/slips/case.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

from app.devices.ports import Size, Slip, SlipBarcode, SlipLine, SlipRule
from app.events.acceptance import MaterialState
from app.notices.field_context import BEIJING, shared_words
from app.notices.phrases import word
from app.office import Office
from app.register_words import grouped
from app.state import Case
from app.wording import name_of

TITLE = "收件凭证"
TAKEN = (MaterialState.RECEIVED,)


def case_slip(case: Case, office: Office, *, is_training: bool, rating_code: str = "") -> Slip:
    """Return the slip of a case as it stands now, with the 评价码 of its last visit.

    Its words are Chinese, whatever the language of the screens.
    """
    department = office.department(case.department)
    facts = {
        "office": office.name,
        "number": case.number,
        "grouped": grouped(case.number),
        "query_code": case.query_code,
        "rating_code": rating_code,
        "item": case.plan.name,
        "applicant": case.applicant_name,
        "department": department.name,
        "time": f"{case.received_at.astimezone(BEIJING):%Y-%m-%d %H:%M}",
        "state": name_of("state", case.state.value),
        "phone": department.phone,
        "query_address": office.query_address,
    }
    flags = {"training"} if is_training else set()
    wanted = [line for line in _layout() if _is_wanted(line, facts, flags)]
    return tuple(part for line in wanted for part in _parts(line, facts, _rows(case)))


def _rows(case: Case) -> tuple[Mapping[str, str], ...]:
    """Return what was taken from the applicant, line by line: the slip proves it (行政许可法 32)."""
    taken = [line for line in case.materials if line.state in TAKEN]
    return tuple(
        {
            "at": str(at),
            "material": line.name,
            "copies": str(line.copies),
            "form": word("forms", line.form),
            "shared": shared_words(line),
        }
        for at, line in enumerate(taken, 1)
    )


def _is_wanted(line: Mapping[str, Any], facts: Mapping[str, str], flags: set[str]) -> bool:
    is_told = facts.get(line.get("unless_empty", ""), "-") != ""
    return is_told and ("when" not in line or line["when"] in flags)


def _parts(
    line: Mapping[str, Any], facts: Mapping[str, str], rows: tuple[Mapping[str, str], ...]
) -> Iterator[SlipLine | SlipBarcode | SlipRule]:
    if line.get("each") == "material":
        yield from (_part(line, {**facts, **row}) for row in rows)
    elif not line.get("with_materials") or rows:
        yield _part(line, facts)


def _part(line: Mapping[str, Any], facts: Mapping[str, str]) -> SlipLine | SlipBarcode | SlipRule:
    if "rule" in line:
        return SlipRule()
    if "barcode" in line:
        return SlipBarcode(str(line["barcode"]).format(**facts))
    return SlipLine(
        str(line["text"]).format(**facts),
        Size(line.get("size", "normal")),
        is_bold=bool(line.get("bold", False)),
        is_centred=bool(line.get("centred", False)),
    )


@lru_cache(maxsize=1)
def _layout() -> tuple[Mapping[str, Any], ...]:
    text = (resources.files("resources") / "slips" / "case.toml").read_text("utf-8")
    return tuple(tomllib.loads(text)["line"])
