"""A record put in order for a template: every value checked, dated and marked with its field, or a sentence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from functools import lru_cache

from app.errors import Refused
from app.identity.text import private_use_table, unfit
from app.notices.template import Field, FieldKind, Template
from app.notices.text import MARKS, Valued

DOCUMENT_NUMBER = "文号"
GIVEN_AT_ISSUE = (DOCUMENT_NUMBER, "验真码", "验真短码")  # a preview shows none, not even that of the paper it replaces
UNASSIGNED = "（编号于签发时生成）"
LONGEST_TEXT = 20_000
LONGEST_NAME = 400
MOST_ROWS = 500
_DATE = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(?:[+-]\d{2}:?\d{2}|Z)?)?(（暂定）| ?暂定)?"
)
_CHINESE_DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日(\d{1,2}时\d{1,2}分)?(（暂定）)?")
_PLAIN = re.compile("[ -~\u4e00-\u9fa5，。、；：（）《》〔〕“”·—]*")  # most values; each sign may stand on a paper
_BLANKS = frozenset(" \u00a0\u3000")

Prepared = dict[str, object]


def prepare(template: Template, record: Mapping[str, object], *, preview: bool) -> Prepared:
    """Return the record as the wording reads it.

    Raises Refused for a field the template does not know, an empty required field (a preview shows the gap
    instead), a value of the wrong kind, and a character that no paper can carry.
    """
    unknown = sorted(set(record) - set(template.fields))
    if unknown:
        raise Refused("notice.extra_field", fields="、".join(unknown), template=template.title)
    prepared: Prepared = {}
    for field in template.fields.values():
        prepared[field.name] = _value(field, record.get(field.name), preview)
    for field in template.fields.values():
        if not prepared[field.name] and (_is_required(field, prepared) or (preview and field.assigned)):
            prepared[field.name] = _gap(field, template, preview)
    return prepared


def _is_required(field: Field, prepared: Prepared) -> bool:
    if field.required_when is not None:
        return field.required_when.plain(prepared) == "1"
    return field.required


def _gap(field: Field, template: Template, preview: bool) -> object:
    if not preview:
        raise Refused("notice.field_empty", field=field.name, template=template.title)
    if field.kind is FieldKind.LIST:
        text = {column: Valued("", field.name) for column in field.columns}
        return (text if field.columns else Valued(f"〔{field.name}〕", field.name),)
    return Valued(UNASSIGNED if field.assigned else f"〔{field.name}〕", field.name)


def _value(field: Field, value: object, preview: bool) -> object:
    if field.name in GIVEN_AT_ISSUE and preview:
        return ""
    if field.kind is FieldKind.LIST:
        return _rows(field, value)
    if value is None or value is False:
        return ""
    if isinstance(value, bool):
        return Valued("是", field.name)
    if field.kind is FieldKind.DATE:
        return _date(field.name, value)
    if not isinstance(value, str | int | date):
        raise Refused("notice.field_type", field=field.name)
    if field.kind is FieldKind.NUMBER and not re.fullmatch(r"-?\d{1,18}|", str(value)):
        raise Refused("notice.field_number", field=field.name, value=_short(str(value)))
    return _text(field.name, value, LONGEST_NAME if field.kind is FieldKind.NAME else LONGEST_TEXT, field.kind)


def _text(name: str, value: object, longest: int, kind: FieldKind = FieldKind.TEXT) -> object:
    if isinstance(value, date):
        return _date(name, value)
    text = str(value).replace("\r\n", "\n")
    if len(text) > longest:
        raise Refused("notice.field_long", field=name, length=len(text), longest=longest)
    if not _PLAIN.fullmatch(text):
        text = text.translate(private_use_table())  # what an old system called 龴 is 龴
        for character in text:
            _check_character(character, name, kind)
    return Valued(text, name) if text.strip() else ""


def _check_character(character: str, name: str, kind: FieldKind) -> None:
    """Control, direction and other unseen characters would print nothing, or turn the text round: never on a paper.

    Han newer than this Python's Unicode data are unassigned to it ("Cn"), yet they stand in names: the fonts judge them.
    """
    if character in _BLANKS or (character == "\n" and kind is not FieldKind.NAME):
        return
    if _is_unseen(character):
        raise Refused("notice.unprintable", field=name, code_point=f"U+{ord(character):04X}")


@lru_cache(maxsize=8192)  # papers repeat their characters
def _is_unseen(character: str) -> bool:
    category = unicodedata.category(character)
    unseen = category in ("Cc", "Cf", "Cs", "Zl", "Zp", "Zs") or character in MARKS
    return unseen or unfit(character) == "identity.damaged_character"


def _date(name: str, value: object) -> object:
    if isinstance(value, datetime):
        return Valued(_chinese(value.year, value.month, value.day) + f"{value.hour}时{value.minute:02d}分", name)
    if isinstance(value, date):
        return Valued(_chinese(value.year, value.month, value.day), name)
    text = str(value).strip()
    if not text or _CHINESE_DATE.fullmatch(text):
        return Valued(text, name) if text else ""
    match = _DATE.fullmatch(text)
    if match is None or not _exists(match):
        raise Refused("notice.field_date", field=name, value=_short(text))
    spoken = _chinese(int(match[1]), int(match[2]), int(match[3]))
    if match[4] is not None:
        spoken += f"{int(match[4])}时{match[5]}分"
    return Valued(spoken + ("（暂定）" if match[6] else ""), name)


def _exists(match: re.Match[str]) -> bool:
    try:
        date(int(match[1]), int(match[2]), int(match[3]))
        time(int(match[4] or 0), int(match[5] or 0))
    except ValueError:
        return False
    return True


def _chinese(year: int, month: int, day: int) -> str:
    return f"{year}年{month}月{day}日"


def _rows(field: Field, value: object) -> tuple[object, ...]:
    if value is None or value == "":
        return ()
    if not isinstance(value, Sequence) or isinstance(value, str | bytes):
        raise Refused("notice.field_list", field=field.name)
    if len(value) > MOST_ROWS:
        raise Refused("notice.field_rows", field=field.name, rows=len(value), most=MOST_ROWS)
    return tuple(_row(field, row, at) for at, row in enumerate(value, 1))


def _row(field: Field, row: object, at: int) -> object:
    if not field.columns:
        if not isinstance(row, str | int):
            raise Refused("notice.field_list", field=field.name)
        return _text(f"{field.name}第{at}行", row, LONGEST_TEXT)
    if not isinstance(row, Mapping):
        raise Refused("notice.field_columns", field=field.name, columns="、".join(field.columns))
    unknown = sorted(str(key) for key in row if key not in field.columns)
    if unknown:
        raise Refused("notice.extra_field", fields="、".join(unknown), template=field.name)
    prepared: dict[str, object] = {}
    for column in field.columns:
        cell = row.get(column)
        cell = "" if cell is None or cell is False else "是" if cell is True else cell
        if not isinstance(cell, str | int | date):
            raise Refused("notice.field_type", field=f"{field.name}·{column}")
        prepared[column] = _text(f"{field.name}·{column}", cell, LONGEST_TEXT)
    return prepared


def _short(text: str) -> str:
    return text if len(text) <= 20 else text[:20] + "…"
