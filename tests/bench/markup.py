"""The same notice as a page of HTML and as typst source: the same words, table, bar code and QR code, by the same fonts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from app.notices.expansion import Filled, expand
from app.notices.pdf.codes import code128_bars, qr_runs
from app.notices.record import prepare
from app.notices.template import Template

STYLE = """
@page { size: A4; margin: 25mm 26mm 25mm 28mm;
        @bottom-center { content: "第 " counter(page) " 页 共 " counter(pages) " 页"; font: 9pt Song; } }
@font-face { font-family: Fang; src: url(fang.ttf) }
@font-face { font-family: Song; src: url(song.ttf) }
@font-face { font-family: Song; font-weight: bold; src: url(song-bold.ttf) }
@font-face { font-family: Rare; src: url(rare.ttf) }
body { font: 16pt/29pt Fang, Song, Rare; margin: 0 } p { text-indent: 2em; margin: 0; text-align: justify }
h1 { font: bold 22pt Song; text-align: center } .head { font: bold 30pt Song; color: #c70d0d; text-align: center;
border-bottom: 2pt solid #c70d0d } .right { text-align: right; text-indent: 0 } .left { text-indent: 0 }
table { width: 100%; border-collapse: collapse; font: 12pt/18pt Song, Rare } td, th { border: 0.5pt solid; padding: 3pt }
.small { font: 12pt/18pt Song, Rare; text-indent: 0; white-space: pre-line } svg { display: inline-block }
"""
TYPST = """#set page(paper: "a4", margin: (top: 25mm, bottom: 25mm, left: 28mm, right: 26mm),
  footer: context align(center, text(9pt, font: "Noto Serif SC")[第 #counter(page).display() 页 共 #counter(page).final().first() 页]))
#set text(font: ("FandolFang R", "FandolFang", "Noto Serif SC", "HanaMinB"), size: 16pt, lang: "zh")
#set par(justify: true, leading: 13pt, first-line-indent: 2em)
"""


def _svg(width: int, height: int, points: tuple[float, float], rectangles: Sequence[tuple[int, int, int, int]]) -> str:
    path = "".join(f"M{x} {y}h{w}v{h}h-{w}z" for x, y, w, h in rectangles)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{points[0]}pt" '
        f'height="{points[1]}pt" preserveAspectRatio="none"><path d="{path}"/></svg>'
    )


def bar_code(number: str) -> str:
    """Return the bar code of a number as SVG."""
    bars, modules = code128_bars(number)
    return _svg(modules, 10, (181, 24), [(at, 0, run, 10) for at, run in bars])


def square_code(text: str) -> str:
    """Return the QR code of a text as SVG."""
    runs, side = qr_runs(text)
    return _svg(side, side, (42, 42), [(at, row, length, 1) for row, at, length in runs])


def as_html(template: Template, record: Mapping[str, Any]) -> str:
    """Return the notice as one page of HTML."""
    blocks = expand(template, prepare(template, record, preview=False))
    return f"<!doctype html><html lang=zh><style>{STYLE}</style><body>{''.join(map(_html, blocks))}</body></html>"


def _html(block: Filled) -> str:
    text = escape(block.plain_text())
    if block.type == "codes":
        number = block.plain_text("barcode")
        codes = square_code(block.plain_text("square")) + bar_code(number)
        return f"<div>{codes}<div class=small>办件编号 {number} {escape(block.plain_text('query'))}</div></div>"
    if block.type == "table":
        heads = "".join(f"<th>{escape(column.head)}</th>" for column in block.columns)
        rows = "".join(
            "<tr>" + "".join(f"<td>{escape(_plain(cell))}</td>" for cell in row) + "</tr>" for row in block.rows
        )
        return f"<p class=small>{escape(block.plain_text('caption'))}</p><table><thead>{heads}</thead>{rows}</table>"
    if block.type == "signature":
        return "".join(f"<p class=right>{escape(block.plain_text(name))}</p>" for name in ("agency", "date", "seal"))
    tags = {
        "head": "<div class=head>{}</div>", "title": "<h1>{}</h1>", "docno": "<p class=right>{}</p>",
        "addressee": "<p class=left>{}</p>", "para": "<p>{}</p>", "note": "<p class=small>{}</p>",
    }  # fmt: skip
    return tags.get(block.type, "<p class=small>{}</p>").format(text)


def as_typst(template: Template, record: Mapping[str, Any]) -> str:
    """Return the notice as typst source."""
    blocks = expand(template, prepare(template, record, preview=False))
    return TYPST + "\n\n".join(map(_typst, blocks))


def _typst(block: Filled) -> str:
    text = _quoted(block.plain_text())
    if block.type == "codes":
        number = block.plain_text("barcode")
        codes = f"{_image(square_code(block.plain_text('square')))}#h(1fr){_image(bar_code(number))}"
        return f"{codes}\n\n#text(9pt)[办件编号 {number} #{_quoted(block.plain_text('query'))}]"
    if block.type == "table":
        cells = [*(_quoted(column.head) for column in block.columns)]
        cells += [_quoted(_plain(cell)) for row in block.rows for cell in row]
        widths = ", ".join(f"{column.width}fr" for column in block.columns)
        table = f"#table(columns: ({widths}), {', '.join(cells)})"
        return f'#text(12pt, font: "Noto Serif SC")[#{_quoted(block.plain_text("caption"))}\n{table}]'
    if block.type == "signature":
        lines = (f"#align(right)[#{_quoted(block.plain_text(name))}]" for name in ("agency", "date", "seal"))
        return "\n".join(lines)
    shapes = {
        "head": '#align(center, text(30pt, weight: "bold", font: "Noto Serif SC", fill: rgb("#c70d0d"))[#{}])#line(length: 100%)',
        "title": '#align(center, text(22pt, weight: "bold", font: "Noto Serif SC")[#{}])',
        "docno": "#align(right)[#{}]",
        "note": '#text(12pt, font: "Noto Serif SC")[#{}]',
    }
    return shapes.get(block.type, "#{}").replace("{}", text)


def _image(svg: str) -> str:
    return f'#image(bytes({_quoted(svg)}), format: "svg")'


def _plain(cell: Sequence[Any]) -> str:
    return "".join(run.text for run in cell)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
