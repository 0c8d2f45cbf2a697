"""Codes and text of a paper, and two papers side by side; runs only inside the child.

The doors of PDFium and ZXing for what comes from outside: the window's own papers are opened in ui/paper.py.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from typing import Any

import pypdfium2
import zxingcpp
from PIL import Image, ImageChops, ImageOps

from app.errors import Refused
from app.intake.limits import IntakeLimits, Media

MOST_PAGES = 60
PAGES_WITH_CODES = 4
READ_AT = (200, 300, 150)  # dots per inch, tried in this order
LONGEST_SIDE = 4200
LOOK_AT = 72  # dots per inch at which two papers are compared
UNLIKE, MOST_UNLIKE = 90, 6  # grey values apart, and dots of a page that may be so: the edges of letters


def seen_in_pdf(data: bytes) -> dict[str, Any]:
    """Return {"codes": texts of the codes on the first pages, "text": all text}. Raises Refused("intake.pdf_cut")."""
    document = _opened(data)
    return {
        "codes": _codes_of(document),
        "text": "\n".join(_text(page) for page in _pages(document, MOST_PAGES)).strip(),
    }


def seen_in_picture(data: bytes, media: Media, limits: IntakeLimits) -> dict[str, Any]:
    """Return {"codes": …, "text": ""} of a photograph or scan. Raises Refused("intake.not_an_image" | "…_pixels")."""
    Image.MAX_IMAGE_PIXELS = limits.pixels
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=[media.name]) as opened:
                image = ImageOps.exif_transpose(opened).convert("L")
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise Refused("intake.too_many_pixels", most=limits.pixels // 1_000_000) from error
    except (OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError, ZeroDivisionError) as error:
        # What Pillow's decoders raise on broken files is not one family.
        raise Refused("intake.not_an_image") from error
    return {"codes": _read(image), "text": ""}


def compared(data: bytes, stored: bytes) -> dict[str, Any]:
    """Return {"is_same", "found", "stored", "page"}: the first line that differs, else the first page that looks so."""
    one, other = _opened(data), _opened(stored)
    found = [line for page in _pages(one, MOST_PAGES) for line in _text(page).splitlines()]
    wanted = [line for page in _pages(other, MOST_PAGES) for line in _text(page).splitlines()]
    if found != wanted:
        at = next((at for at, pair in enumerate(zip(found, wanted, strict=False)) if pair[0] != pair[1]), None)
        at = min(len(found), len(wanted)) if at is None else at
        return {"is_same": False, "found": _line(found, at), "stored": _line(wanted, at)}
    if len(one) != len(other):
        return {"is_same": False, "page": min(len(one), len(other)) + 1}
    for number, (page, own) in enumerate(zip(_pages(one, MOST_PAGES), _pages(other, MOST_PAGES), strict=True), 1):
        if not _looks_like(page, own):
            return {"is_same": False, "page": number}
    return {"is_same": True}


def _line(lines: list[str], at: int) -> str:
    return lines[at][:120] if at < len(lines) else ""


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        raise Refused("intake.pdf_cut") from fault


def _pages(document: pypdfium2.PdfDocument, most: int) -> Iterator[Any]:
    for at in range(min(len(document), most)):
        try:
            yield document[at]
        except pypdfium2.PdfiumError as fault:
            raise Refused("intake.pdf_cut") from fault


def _text(page: Any) -> str:
    return "\n".join("".join(line.split()) for line in page.get_textpage().get_text_bounded().splitlines())


def _codes_of(document: pypdfium2.PdfDocument) -> list[str]:
    """Return the codes of the first pages; only where none is found at all they are drawn in other sizes."""
    for dots in READ_AT:
        found = [code for page in _pages(document, PAGES_WITH_CODES) for code in _read(_picture(page, dots))]
        if found:
            return found
    return []


def _read(image: Image.Image) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(image)]


def _picture(page: Any, dots: int) -> Image.Image:
    """Return the page in grey as a printer would set it, its longer side within bounds whatever size it claims."""
    scale = min(dots / 72, LONGEST_SIDE / max(*page.get_size(), 1.0))
    image: Image.Image = page.render(scale=scale, grayscale=True).to_pil()
    return image.convert("L")


def _looks_like(page: Any, own: Any) -> bool:
    one, other = _picture(page, LOOK_AT), _picture(own, LOOK_AT)
    if one.size != other.size:
        return False
    counts = ImageChops.difference(one, other).histogram()
    return sum(counts[UNLIKE:]) <= MOST_UNLIKE
