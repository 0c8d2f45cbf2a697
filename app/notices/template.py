"""A notice template: fields, blocks and rules, checked when it is loaded, never when a clerk waits for a paper."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from app.errors import Refused
from app.notices.wording import Wording


class FieldKind(StrEnum):
    """What a field holds. A name is set in one face; a date may carry 暂定; a list has rows."""

    TEXT = "text"
    DATE = "date"
    NUMBER = "number"
    LIST = "list"
    NAME = "name"


class Form(StrEnum):
    """The page a paper is laid out on: letter form, decision form (both GB/T 9704), receipt form, internal record.

    A receipt may also be had small, on A5, or on the roll of 80 mm of the slip printer.
    """

    LETTER = "letter"
    DECISION = "decision"
    RECEIPT = "receipt"
    RECORD = "record"
    SMALL_RECEIPT = "receipt_a5"
    ROLL = "roll"


@dataclass(frozen=True)
class Field:
    """A declared field. `assigned`: given when the paper is issued, not before. `beside`: the field with the rule of a
    date, which must stand in the same block (a provisional date is never printed alone, clock.md)."""

    name: str
    kind: FieldKind
    example: Any
    required: bool = True
    required_when: Wording | None = None
    assigned: bool = False
    beside: str = ""
    columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Column:
    """A column of a table; key # is the running number, width a relative share."""

    key: str
    head: str
    width: float
    align: str


@dataclass(frozen=True)
class Cell:
    """A labelled cell of a form; `lines` are the least lines of writing space."""

    label: str
    text: Wording
    lines: int


@dataclass(frozen=True)
class Block:
    """A checked block; `where` is how a sentence names it."""

    type: str
    where: str
    wordings: Mapping[str, Wording]
    plain: Mapping[str, Any]
    when: Wording | None = None
    rows: str = ""
    columns: tuple[Column, ...] = ()
    cells: tuple[tuple[Cell, ...], ...] = ()


@dataclass(frozen=True)
class Template:
    """One version of one paper. `sha256` covers the template and the common head and tail it is made with."""

    key: str
    title: str
    version: int
    effective_from: date
    law: str
    form: Form
    seal: str
    copies: int
    is_numbered: bool
    number_word: str
    act: str
    fields: Mapping[str, Field]
    blocks: tuple[Block, ...]
    sha256: str

    @property
    def sheet(self) -> str:
        """Return the paper it is laid out for, as printers name it."""
        return {Form.SMALL_RECEIPT: "A5", Form.ROLL: "80mm"}.get(self.form, "A4")

    def example(self) -> dict[str, Any]:
        """Return a record that the template can render: every field with its example."""
        return {field.name: field.example for field in self.fields.values()}


@dataclass(frozen=True)
class Common:
    """What templates share: fields by name, and frames (head and tail blocks, page form) by name."""

    fields: Mapping[str, Mapping[str, Any]]
    frames: Mapping[str, Mapping[str, Any]]
    raw: bytes


def read_common(raw: bytes) -> Common:
    """Return the shared head, tail and fields. Raises Refused when the file is not TOML of that shape."""
    table = read_toml(raw, "common")
    return Common(table.get("fields", {}), table.get("frames", {}), raw)


def read_toml(raw: bytes, name: str) -> dict[str, Any]:
    """Return the tables of a TOML file; Refused("notice.template_file") with the parser's place otherwise."""
    try:
        return tomllib.loads(raw.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as fault:
        raise Refused("notice.template_file", name=name, detail=str(fault)) from fault


def fingerprint(raw: bytes, common: Common) -> str:
    """Return the SHA-256 of a template with the common parts it was made with."""
    return hashlib.sha256(raw + b"\0" + common.raw).hexdigest()
