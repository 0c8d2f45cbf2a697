"""A batch as a file: JSON, XML, or one CSV a table in a ZIP; written the same way every time, read with care."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from xml.etree import ElementTree as ET
from xml.parsers import expat

from app.errors import Refused

MOST_BYTES = 32 * 1024 * 1024
MOST_ROWS = 100_000
_MEMBER_TIME = (1980, 1, 1, 0, 0, 0)  # the same batch makes the same bytes
Rows = Mapping[str, Sequence[Mapping[str, str]]]


class FileForm(StrEnum):
    """The form of a batch's file."""

    JSON = "json"
    XML = "xml"
    CSV = "csv"

    @property
    def suffix(self) -> str:
        """Return the ending of the file's name."""
        return ".zip" if self is FileForm.CSV else f".{self.value}"


@dataclass(frozen=True)
class BatchFile:
    """What a file says: its batch, the shape it claims, and the rows of each table."""

    number: str
    shape: str
    tables: Rows


def write_batch(form: FileForm, given: BatchFile) -> bytes:
    """Return the bytes of the file."""
    return _WRITERS[form](given)


def _json(given: BatchFile) -> bytes:
    tables = {name: [dict(row) for row in rows] for name, rows in given.tables.items()}
    return (
        json.dumps({"batch": given.number, "shape": given.shape, "tables": tables}, ensure_ascii=False, indent=1) + "\n"
    ).encode()


def _xml(given: BatchFile) -> bytes:
    top = ET.Element("batch", number=given.number, shape=given.shape)
    for name, rows in given.tables.items():
        table = ET.SubElement(top, "table", name=name)
        for row in rows:
            line = ET.SubElement(table, "row")
            for column, text in row.items():
                ET.SubElement(line, "column", name=column).text = _xml_text(text)
    ET.indent(top)
    made: bytes = ET.tostring(top, encoding="utf-8", xml_declaration=True)
    return made + b"\n"


def _xml_text(text: str) -> str:
    return "".join(sign for sign in text if sign in "\t\n" or ord(sign) >= 0x20)


def _csv(given: BatchFile) -> bytes:
    """A platform's loader reads these, no spreadsheet: no cell is changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        head = json.dumps({"batch": given.number, "shape": given.shape}, ensure_ascii=False)
        packed.writestr(zipfile.ZipInfo("batch.json", _MEMBER_TIME), head)
        for name, rows in given.tables.items():
            text = io.StringIO()
            writer = csv.DictWriter(text, list(rows[0]) if rows else [], lineterminator="\r\n")
            writer.writeheader()
            writer.writerows(rows)
            packed.writestr(
                zipfile.ZipInfo(f"{name}.csv", _MEMBER_TIME), text.getvalue().encode("utf-8-sig"), zipfile.ZIP_DEFLATED
            )
    return made.getvalue()


_WRITERS: dict[FileForm, Callable[[BatchFile], bytes]] = {FileForm.JSON: _json, FileForm.XML: _xml, FileForm.CSV: _csv}


def read_batch(data: bytes) -> BatchFile:
    """Return what a file says, whatever of the three forms it has. Raises Refused("exchange.file_…") with what to do."""
    if len(data) > MOST_BYTES:
        raise Refused("exchange.file_large", most=MOST_BYTES // (1024 * 1024))
    try:
        if data[:2] == b"PK":
            read = _read_csv(data)
        elif data.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"<":
            read = _read_xml(data)
        else:
            read = _read_json(data)
    except (
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        RecursionError,
        expat.ExpatError,
        zipfile.BadZipFile,
        csv.Error,
    ) as fault:
        raise Refused("exchange.file_unread") from fault
    if sum(len(rows) for rows in read.tables.values()) > MOST_ROWS:
        raise Refused("exchange.file_rows", most=MOST_ROWS)
    return read


def _read_json(data: bytes) -> BatchFile:
    top = json.loads(data.decode("utf-8-sig"))
    tables = {str(name): tuple(_texts(row) for row in rows) for name, rows in top["tables"].items()}
    return BatchFile(str(top["batch"]), str(top["shape"]), tables)


def _texts(row: Mapping[str, Any]) -> dict[str, str]:
    if any(not isinstance(value, str | int | None) for value in row.values()):
        raise ValueError("only texts and whole numbers stand in a row")
    return {str(name): "" if value is None else str(value) for name, value in row.items()}


def _read_csv(data: bytes) -> BatchFile:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        if sum(member.file_size for member in packed.infolist()) > MOST_BYTES:
            raise Refused("exchange.file_large", most=MOST_BYTES // (1024 * 1024))
        head = json.loads(packed.read("batch.json"))
        tables = {}
        for name in sorted(n for n in packed.namelist() if n.endswith(".csv")):
            lines = csv.DictReader(io.StringIO(packed.read(name).decode("utf-8-sig"), newline=""))
            rows = list(lines)
            if any(None in row or None in row.values() for row in rows):
                raise ValueError("a line has more or fewer cells than the head")
            tables[name.removesuffix(".csv")] = tuple(rows)
    return BatchFile(str(head["batch"]), str(head["shape"]), tables)


class _Strict:
    """Reads <batch><table><row><column name=…>text: no document type, so no entity can grow or reach for a file."""

    def __init__(self) -> None:
        self.number = self.shape = ""
        self.tables: dict[str, list[dict[str, str]]] = {}
        self._table: list[dict[str, str]] = []
        self._column: str | None = None
        self._depth = 0

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if self._depth >= len(_LEVELS) or name != _LEVELS[self._depth]:
            raise ValueError(name)
        self._depth += 1
        if name == "batch":
            self.number, self.shape = attributes["number"], attributes["shape"]
        elif name == "table":
            self._table = self.tables.setdefault(attributes["name"], [])
        elif name == "row":
            self._table.append({})
        else:
            self._column = attributes["name"]
            self._table[-1][self._column] = ""

    def text(self, text: str) -> None:
        if self._column is not None:
            self._table[-1][self._column] += text

    def end(self, name: str) -> None:
        self._depth -= 1
        self._column = None

    def refuse(self, *_: object) -> None:
        raise ValueError("a document type")


_LEVELS = ("batch", "table", "row", "column")


def _read_xml(data: bytes) -> BatchFile:
    reader, parser = _Strict(), expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = reader.begin, reader.end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = reader.text, reader.refuse
    parser.Parse(data, True)
    return BatchFile(reader.number, reader.shape, {name: tuple(rows) for name, rows in reader.tables.items()})
