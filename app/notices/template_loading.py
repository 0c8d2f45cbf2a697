"""From TOML to a checked Template; every fault is a sentence that names the block."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.errors import Refused
from app.notices.block_checking import COPIES, Labelled, check_blocks
from app.notices.template import Common, Field, FieldKind, Form, Template, fingerprint, read_toml
from app.notices.text import numeral
from app.notices.wording import Scope, check_condition

_TOP = {
    "title": str, "heading": str, "version": int, "effective_from": date, "law": str, "frame": str, "seal": str,
    "copies": int, "numbered": bool, "number_word": str, "act": str, "form": str, "uses": list, "fields": dict, "block": list,
}  # fmt: skip
_REQUIRED = ("title", "version", "effective_from", "law", "frame", "block")
RECEIPT_FORMS = (Form.RECEIPT, Form.SMALL_RECEIPT, Form.ROLL)
_FIELD_KEYS = frozenset({"kind", "example", "required", "required_when", "assigned", "beside", "columns"})


def load_template(key: str, raw: bytes, common: Common) -> Template:
    """Return the template `key` (the file's stem); Refused with a sentence for the first thing that is wrong."""
    table = read_toml(raw, key)
    _check_top(key, table)
    frame = common.frames.get(table["frame"])
    if frame is None:
        raise Refused("notice.unknown_frame", name=key, frame=table["frame"])
    fields = _fields(key, table, frame, common)
    scope = scope_of(fields)
    return Template(
        key=key,
        title=table["title"],
        version=table["version"],
        effective_from=table["effective_from"],
        law=table["law"],
        form=_form(key, table, frame),
        seal=table.get("seal", ""),
        copies=table.get("copies", 2),
        is_numbered=table.get("numbered", True),
        number_word=table.get("number_word", ""),
        act=table.get("act", ""),
        fields=fields,
        blocks=check_blocks(_labelled(table, frame), scope, fields, _slots(table)),
        sha256=fingerprint(raw, common),
    )


def _form(key: str, table: Mapping[str, Any], frame: Mapping[str, Any]) -> Form:
    """Return the page form: the frame's, unless a receipt asks to be small."""
    usual = Form(frame["form"])
    if "form" not in table:
        return usual
    if table["form"] not in RECEIPT_FORMS or usual not in RECEIPT_FORMS:
        raise Refused("notice.no_form", name=key, form=table["form"])
    return Form(table["form"])


def _check_top(key: str, table: Mapping[str, Any]) -> None:
    for name, value in table.items():
        if name not in _TOP:
            raise Refused("notice.unknown_attribute", where=key, attribute=name)
        if not isinstance(value, _TOP[name]):
            raise Refused("notice.wrong_attribute", where=key, attribute=name)
    for name in _REQUIRED:
        if name not in table:
            raise Refused("notice.missing_attribute", where=key, attribute=name)


def _fields(key: str, table: Mapping[str, Any], frame: Mapping[str, Any], common: Common) -> dict[str, Field]:
    declared: dict[str, Mapping[str, Any]] = {}
    for name in (*frame.get("uses", ()), *table.get("uses", ())):
        if name not in common.fields:
            raise Refused("notice.unknown_field", where=key, field=name)
        declared[name] = common.fields[name]
    declared.update(table.get("fields", {}))
    plain = {name: _field(key, name, entry) for name, entry in declared.items()}
    scope = scope_of(plain)
    return {name: _with_condition(field, declared[name], scope, key) for name, field in plain.items()}


def _field(key: str, name: str, entry: object) -> Field:
    where = f"{key}·{name}"
    if not isinstance(entry, Mapping):
        raise Refused("notice.wrong_attribute", where=key, attribute=name)
    unknown = sorted(set(entry) - _FIELD_KEYS)
    if unknown:
        raise Refused("notice.unknown_attribute", where=where, attribute="、".join(unknown))
    if not name.isidentifier():
        raise Refused("notice.field_name", where=key, field=name)
    if "example" not in entry:
        raise Refused("notice.missing_attribute", where=where, attribute="example")
    if entry.get("kind") not in set(FieldKind):
        raise Refused("notice.field_kind", where=where, kind=str(entry.get("kind", "")))
    return Field(
        name=name,
        kind=FieldKind(entry["kind"]),
        example=entry["example"],
        required=bool(entry.get("required", "required_when" not in entry)),
        assigned=bool(entry.get("assigned", False)),
        beside=str(entry.get("beside", "")),
        columns=tuple(entry.get("columns", ())),
    )


def _with_condition(field: Field, entry: Mapping[str, Any], scope: Scope, key: str) -> Field:
    where = f"{key}·{field.name}"
    if field.beside and field.beside not in scope.fields:
        raise Refused("notice.unknown_field", where=where, field=field.beside)
    if "required_when" not in entry:
        return field
    condition = check_condition(str(entry["required_when"]), scope, where)
    return Field(
        field.name, field.kind, field.example, False, condition, field.assigned, field.beside, field.columns
    )  # fmt: skip


def scope_of(fields: Mapping[str, Field]) -> Scope:
    """Return what a wording may name: these fields, and the columns of those that are lists."""
    columns = {field.name: field.columns for field in fields.values() if field.kind is FieldKind.LIST}
    return Scope(frozenset(fields), columns)


def _labelled(table: Mapping[str, Any], frame: Mapping[str, Any]) -> list[Labelled]:
    head = [Labelled(f"共用抬头第{at}块", entry) for at, entry in enumerate(frame.get("head", ()), 1)]
    own = [Labelled(f"第{at}块", entry) for at, entry in enumerate(table["block"], 1)]
    tail = [Labelled(f"共用落款第{at}块", entry) for at, entry in enumerate(frame.get("tail", ()), 1)]
    return [*head, *own, *tail]


def _slots(table: Mapping[str, Any]) -> dict[str, str]:
    """Return what a frame's blocks leave to the template: its heading, the words under the seal zone, how many copies."""
    copies = table.get("copies", 2)
    return {
        "@heading": table.get("heading", table["title"]),
        "@seal": table.get("seal", ""),
        COPIES: "两" if copies == 2 else str(numeral(copies)),
    }
