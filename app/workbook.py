"""A list that leaves the program as a workbook (.xlsx): every cell is text, so that no code is rounded and no cell a formula.

The parts are written here: the library that reads workbooks takes thirty times as long for a list of thousands of rows, and
anybody may ask a center for one.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
NO_TITLE = re.compile(r"[\[\]:*?/\\]")
LONGEST_CELL, LONGEST_TITLE = 32_000, 31
NARROWEST, WIDEST = 8, 48

_CELL, _HEAD = 0, 1  # places in the styles below
_BEGUN = (1980, 1, 1, 0, 0, 0)  # the same list is the same file
_OPENING = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_XF = 'numFmtId="49" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1" applyAlignment="1"'
_PARTS = {
    "[Content_Types].xml": f'{_OPENING}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
    '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/></Types>',
    "_rels/.rels": f'{_OPENING}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
    f'Type="{_KIND}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'{_OPENING}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_KIND}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="r2" Type="{_KIND}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'{_OPENING}<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2">'
    f'<xf fontId="0" {_XF}><alignment vertical="top" wrapText="1"/></xf>'
    f'<xf fontId="1" applyFont="1" {_XF}><alignment vertical="top"/></xf></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
}
_FROZEN = (
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    "</sheetView></sheetViews>"
)


def workbook(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Return an .xlsx with one sheet: the head frozen, every cell forced to text (a leading =, +, - or @ stays a sign)."""
    name = quoteattr(NO_XML.sub("", NO_TITLE.sub(" ", title))[:LONGEST_TITLE])
    parts = {
        **_PARTS,
        "xl/workbook.xml": f'{_OPENING}<workbook xmlns="{_MAIN}" xmlns:r="{_KIND}"><bookViews><workbookView/></bookViews>'
        f'<sheets><sheet name={name} sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": "".join(_sheet(head, rows)),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for place, text in parts.items():
            archive.writestr(zipfile.ZipInfo(place, _BEGUN), text.encode(), zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _sheet(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f'{_OPENING}<worksheet xmlns="{_MAIN}">{_FROZEN}<cols>'
    for at, width in enumerate(_widths(head, rows), start=1):
        yield f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>'
    yield f"</cols><sheetData>{_row(head, _HEAD)}"
    for row in rows:
        yield _row(row, _CELL)
    yield "</sheetData></worksheet>"


def _row(texts: Sequence[str], style: int) -> str:
    return f"<row>{''.join([_cell(text, style) for text in texts])}</row>"


def _cell(text: str, style: int) -> str:
    said = escape(NO_XML.sub("", text)[:LONGEST_CELL])
    return f'<c s="{style}" t="inlineStr"><is><t xml:space="preserve">{said}</t></is></c>'


def _widths(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """A Chinese sign is as wide as two figures."""
    longest = [_wide(text) for text in head]
    for row in rows[:500]:
        longest = [max(wide, _wide(text)) for wide, text in zip(longest, row, strict=True)]
    return [min(max(wide + 2, NARROWEST), WIDEST) for wide in longest]


def _wide(text: str) -> int:
    return sum(2 if ord(sign) > 0x2E80 else 1 for sign in text)
