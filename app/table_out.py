"""A list that leaves the program as a text table (.csv) or a spreadsheet (.xlsx) of texts, and never as a formula."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

FORMULA = ("=", "+", "-", "@", "\t", "\r")

_UNSAYABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # what no XML may hold
_BEGUN = (1980, 1, 1, 0, 0, 0)  # the same list is the same file
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_PARTS = {
    "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
    '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/></Types>',
    "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
    f'Type="{_KIND}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
    f'Type="{_KIND}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}


def text_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Return the table in UTF-8 with its mark; a cell that a spreadsheet would compute is led by an apostrophe."""
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return made.getvalue().encode("utf-8-sig")


def long_number(plain: str) -> str:
    """Return a number that a spreadsheet would round (24 digits) so that it stays text: every digit is kept."""
    return f"'{plain}" if plain.isdigit() and len(plain) > 15 else plain


def _harmless(cell: str) -> str:
    text = cell.replace("\x00", "")
    return f"'{text}" if text.startswith(FORMULA) else text


def text_workbook(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Return the table as a spreadsheet of one sheet whose cells are all texts: no code is rounded, nothing is computed."""
    lines = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in (head, *rows))
    parts = {
        **_PARTS,
        "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_KIND}"><sheets>'
        f'<sheet name="{escape(title[:31])}" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetData>{lines}</sheetData></worksheet>',
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _BEGUN), text.encode(), zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _cell(text: str) -> str:
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(_UNSAYABLE.sub("", text))}</t></is></c>'
