"""Papers merged for the printer: every page as it was, no sheet with two cases, an honest count."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache

import pypdfium2
import pytest

from app.devices.windows import Sheet
from app.errors import DeviceTrouble
from app.notices.catalogue import template
from app.notices.render import render
from ui.paper import MergedPaper, PaperDocument, PrinterDrawer

AT = datetime(2026, 11, 23, 1, tzinfo=UTC)
A4 = (595, 842)


@lru_cache
def paper(key: str, name: str) -> tuple[bytes, int]:
    """Return a paper for somebody and how many pages it has."""
    made = template(key)
    found = render(made, {**made.example(), "申请人": name}, issued_at=AT, preview=False)
    return found.pdf, found.pages


def merged(*papers: tuple[bytes, int], is_duplex: bool = False) -> PaperDocument:
    held = MergedPaper(is_duplex=is_duplex)
    for data, copies in papers:
        held.add_paper(data, copies)
    data = held.data()
    held.close()
    return PaperDocument(data)


def words(document: PaperDocument) -> list[str]:
    return [document.text(at).replace("\r\n", "") for at in range(len(document.sizes))]


def test_the_pages_of_every_paper_follow_in_order_with_their_text():
    (two, pages), (one, single) = paper("acceptance", "王建国"), paper("material_receipt", "李秀英")
    assert (pages, single) == (2, 1)
    found = words(merged((two, 1), (one, 1)))
    assert len(found) == 3
    assert "王建国" in found[0] and "李秀英" in found[2] and "李秀英" not in found[0] + found[1]
    alone = words(PaperDocument(two))
    assert found[:2] == alone


def test_printed_on_both_sides_no_sheet_holds_two_cases():
    (two, _), (one, _) = paper("acceptance", "王建国"), paper("material_receipt", "李秀英")
    found = words(merged((one, 1), (two, 1), (one, 2), is_duplex=True))
    assert len(found) == 8
    sheets = [found[at : at + 2] for at in range(0, len(found), 2)]
    assert ["王建国" in "".join(sheet) for sheet in sheets] == [False, True, False, False]
    assert [sheet[1] for sheet in sheets if "李秀英" in sheet[0]] == ["", "", ""], "an empty back behind a single page"


def test_an_empty_back_is_as_large_as_its_front():
    (one, _) = paper("material_receipt", "李秀英")
    document = merged((one, 1), is_duplex=True)
    assert [tuple(round(side) for side in size) for size in document.sizes] == [A4, A4]


def test_on_one_side_nothing_is_put_in_between():
    (one, _) = paper("material_receipt", "李秀英")
    assert len(merged((one, 3)).sizes) == 3


def test_what_is_no_paper_is_told_and_the_others_stay():
    held = MergedPaper()
    held.add_paper(paper("material_receipt", "李秀英")[0])
    with pytest.raises(DeviceTrouble, match=r"paper\.unreadable"):
        held.add_paper(b"no paper at all")
    assert held.pages == 1
    assert len(PaperDocument(held.data()).sizes) == 1
    held.close()


def test_a_file_with_another_count_of_pages_never_goes_to_the_printer():
    held = MergedPaper()
    held.add_paper(paper("material_receipt", "李秀英")[0])
    held.pages += 1
    with pytest.raises(DeviceTrouble, match=r"printer\.merge"):
        held.data()
    held.close()


def test_a_page_for_a_printer_of_windows_is_a_picture_on_white_where_pdfium_has_no_way_to_one():
    """PDFium renders on nothing: without white beneath, a printer makes a black page of it."""
    (two, pages) = paper("acceptance", "王建国")
    drawer = PrinterDrawer()
    assert drawer.pages(two) == pages == 2
    picture = drawer.draw(two, 0, Sheet(1, 0, 0, 2480, 3508))
    assert picture is not None
    assert (picture.width, picture.height) == pytest.approx((2480, 3508), abs=2)
    assert len(picture.data) == picture.width * picture.height * 4
    corner, shades = picture.data[:3], set(picture.data[:: 4 * 997])
    assert corner == b"\xff\xff\xff" and len(shades) > 1


def test_where_pdfium_has_a_way_the_page_goes_there_as_vectors(monkeypatch: pytest.MonkeyPatch):
    (two, _) = paper("acceptance", "王建国")
    asked: list[tuple[object, ...]] = []
    raw = pypdfium2.raw
    monkeypatch.setattr(raw, "FPDF_RenderPage", lambda *given: asked.append(given), raising=False)
    assert PrinterDrawer().draw(two, 1, Sheet(77, -118, -118, 4960, 7016)) is None
    ((handle, _, *place),) = asked
    assert handle == 77 and place == [-118, -118, 4960, 7016, 0, raw.FPDF_PRINTING]
