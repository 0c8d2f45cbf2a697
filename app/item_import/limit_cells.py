"""Limits of a list: never without their unit, since days and working days differ."""

from __future__ import annotations

import re
import unicodedata

from app.item_import.cells import Cell, is_nothing
from app.item_import.headers import LIMITS, plain, words
from app.item_import.numerals import number_of

_HAN = r"(?=[零一二两三四五六七八九十百])(?:[一二两三四五六七八九]?百)?零?(?:[一二两三四五六七八九]?十)?[一二两三四五六七八九]?"
_NUMBER = rf"(?P<n>[0-9]{{1,4}}(?:\.0+)?|{_HAN})"  # 三五 is three to five, 二零 no number: they are told
_UNIT = r"(?P<unit>工作日|个?月|自然日|日历日|日|天|周|年|小时|分钟)?"
_BARE_UNIT = re.compile("个?(?P<unit>工作日|月|自然日|日历日|日|天)")
_LIMIT = re.compile(
    r"^(?:办结)?(?:时限|期限)?(?:为|[:：])?(?:自?(?:正式)?受理(?:申请)?(?:之日|之后|后)?(?:起|的)?)?(?:在|不超过|不多于|≤|<=)?"
    + _NUMBER + "(?:个)?" + _UNIT + "(?:内|以内|之内)?(?:办结|完成|办理|办理完毕|作出决定)?$"
)  # fmt: skip
_BRACKETS = re.compile(r"[(\[【][^)\]】]*[)\]】]")
_PARTS = re.compile(r"[/;,、|\n]")
_UNITS = {"工作日": "working_day", "月": "month", "个月": "month", "自然日": "calendar_day", "日历日": "calendar_day"}
_WHOSE = {"法定": "statutory", "承诺": "promised"}
_OPENING = re.compile(r"^(?:法定|承诺)(?:办结|办理|审批)?(?:时限|期限|时间)?(?:为|:)?")
PERMIT, PLAIN_DAYS = "permit", ("日", "天")
SPOT = {"n": 0, "unit": "on_the_spot"}


def take_limits(cell: Cell, texts: dict[str, str], units: dict[str, str]) -> None:
    """Keep both limits; a cell that says 法定20个工作日/承诺7个工作日 says both, wherever it stands."""
    said = dict(texts)
    for key in LIMITS:
        told = _told_of(texts[key], key)
        if told and set(told) != {key}:
            said[key] = told.pop(key, "")
            said.update({other: text for other, text in told.items() if is_nothing(said[other])})
            cell.mend("import.mended.two_limits", column=key, found=texts[key][:40])
    for key in LIMITS:
        _take_limit(cell, key, said[key], units[key])


def _told_of(text: str, key: str) -> dict[str, str]:
    """Return which limit each part of a cell names: empty where it names none or one twice.

    One part without a name, as in 法定20个工作日/即办, is the limit of its own column.
    """
    found: dict[str, str] = {}
    compact = re.sub(r"[^\S\n]+", "", unicodedata.normalize("NFKC", text).strip())
    parts = [part for part in _PARTS.split(compact) if part]
    for part in parts:
        whose = [one for word, one in _WHOSE.items() if word in part]
        if len(whose) > 1:
            return _told_in_one(part) if len(parts) == 1 else {}
        named = whose[0] if whose else key
        if named in found:
            return {}
        found[named] = part
    return found if any(word in compact for word in _WHOSE) else {}


def _told_in_one(part: str) -> dict[str, str]:
    """法定20个工作日承诺7个工作日, or the one in brackets behind the other."""
    at = sorted((part.index(word), key) for word, key in _WHOSE.items())
    (first, one), (second, other) = at
    return {} if first else {one: part[:second].strip("()"), other: part[second:].strip("()")}


def _take_limit(cell: Cell, key: str, text: str, unit_text: str) -> None:
    """Keep a limit with its unit; a bare number without one is left out, since days and working days differ."""
    if is_nothing(text):
        return
    compact = "".join(unicodedata.normalize("NFKC", text).split())
    if _is_spot(compact):
        cell.table[key] = dict(SPOT)
        return
    bare = _OPENING.sub("", _BRACKETS.sub("", compact))
    match = _LIMIT.fullmatch(bare)
    if match is None or _says_another(compact):
        cell.leave("import.unused.limit", column=key, found=text[:40])
        return
    unit = match["unit"] or _unit_beside(compact, unit_text)
    if unit in PLAIN_DAYS and "kind" not in cell.table:
        cell.leave("import.unused.plain_day", column=key, found=(match["n"] + unit)[:40])
        return
    read = _UNITS.get(unit) or _plain_day(cell, key, unit)
    if read is None:
        found = (match["n"] + unit)[:40]
        cell.leave("import.unused.unit" if unit else "import.unused.no_unit", column=key, found=found)
        return
    _keep(cell, key, number_of(match["n"]), read, text)
    if _has_note(compact, unit) and key in cell.table:
        cell.mend("import.mended.limit_note", column=key, found=text[:60])


def _unit_beside(compact: str, unit_text: str) -> str:
    """Return the unit in brackets behind the number, else that of the row's or the header's own place."""
    inside = [match["unit"] for one in _BRACKETS.findall(compact) if (match := _BARE_UNIT.fullmatch(one[1:-1]))]
    return inside[0] if inside else "".join(unicodedata.normalize("NFKC", unit_text).split()).removeprefix("个")


def _has_note(compact: str, unit: str) -> bool:
    """True where a bracket says more than the unit that was taken from it."""
    insides = [one[1:-1] for one in _BRACKETS.findall(compact)]
    return any((match := _BARE_UNIT.fullmatch(one)) is None or match["unit"] != unit for one in insides)


def _keep(cell: Cell, key: str, n: int, unit: str, text: str) -> None:
    if n:
        cell.table[key] = {"n": n, "unit": unit}
    elif key == "promised":
        cell.table[key] = dict(SPOT)
        cell.mend("import.mended.zero", column=key)
    else:
        cell.leave("import.unused.zero", column=key, found=text[:40])


def _is_spot(compact: str) -> bool:
    return plain(_OPENING.sub("", compact)) in words().lists["spot"] and not _says_another(compact)


def _says_another(compact: str) -> bool:
    """True where a bracket holds a limit of its own: which of the two is meant is not for us to say."""
    inner = [one[1:-1] for one in _BRACKETS.findall(compact)]
    limits = [match for one in inner if (match := _LIMIT.fullmatch(one)) and match["unit"]]
    return bool(limits) or any(plain(one) in words().lists["spot"] for one in inner)


def _plain_day(cell: Cell, key: str, unit: str) -> str | None:
    """日 is a working day in a permit's limits (行政许可法 82), else a calendar day unless the text says 工作日."""
    if unit not in PLAIN_DAYS:
        return None
    is_permit = cell.table.get("kind") == PERMIT
    cell.mend("import.mended.permit_day" if is_permit else "import.mended.calendar_day", column=key)
    return "working_day" if is_permit else "calendar_day"


def take_spot(cell: Cell, text: str) -> None:
    """A 即办件 promises to decide on the spot, unless the list says another promise."""
    if plain(text) in words().lists["spot"] and "promised" not in cell.table:
        cell.table["promised"] = dict(SPOT)
        cell.mend("import.mended.spot")
