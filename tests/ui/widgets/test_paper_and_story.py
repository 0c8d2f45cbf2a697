"""The preview shows the very bytes; the story of a case can be walked and read aloud; lights tell themselves."""

from __future__ import annotations

import io

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas
from ui_gallery import STORY, Show

from app.errors import DeviceTrouble
from ui.login.slip import slip_pdf
from ui.paper import PaperDocument
from ui.style import THEMES, theme
from ui.widgets.light import Light, light_word, paint_light
from ui.widgets.paper_view import PAGES_KEPT, PaperView
from ui.widgets.timeline import Timeline

CODES = ["green", "yellow", "red", "paused", "done_on_time", "done_late", "closed", "none"]


def pdf(pages: int) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    for number in range(pages):
        canvas.drawString(72, 700, f"page {number + 1} of {pages}")
        canvas.rect(72, 300, 200, 200, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_a_page_is_drawn_from_the_bytes(qapp: object):
    image = PaperDocument(pdf(1)).render(0, 1.0)
    assert (image.width(), image.height()) == (596, 842)
    assert QColor(image.pixel(100, 842 - 400)) == QColor("black")
    assert QColor(image.pixel(400, 100)) == QColor("white")


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 rubbish", b"\x00" * 100, pdf(1)[:200]])
def test_bytes_that_are_no_paper_are_told_in_a_sentence(qapp: object, data: bytes):
    with pytest.raises(DeviceTrouble, match=r"paper\.unreadable"):
        PaperDocument(data)


def test_the_preview_reads_the_paper_out(show: Show):
    view = PaperView("paper", "文书预览")
    show(view)
    view.show_paper(PaperDocument(pdf(2)))
    assert view.page_count() == 2
    assert view.accessibleDescription() == "page 1 of 2"
    view.show_nothing("选择事项后在此预览")
    assert (view.page_count(), view.accessibleDescription()) == (0, "选择事项后在此预览")


def test_few_pages_are_kept_however_long_the_paper(show: Show):
    view = PaperView("paper", "文书预览")
    show(view)
    view.show_paper(PaperDocument(pdf(40)))
    for place in range(0, view.verticalScrollBar().maximum(), 200):
        view.verticalScrollBar().setValue(place)
        view.viewport().repaint()
    assert 1 <= len(view._images) <= PAGES_KEPT


def test_the_preview_keeps_its_place_while_the_paper_is_typed(show: Show):
    view = PaperView("paper", "文书预览")
    show(view)
    view.show_paper(PaperDocument(pdf(3)))
    view.verticalScrollBar().setValue(300)
    view.show_paper(PaperDocument(pdf(3)))
    assert view.verticalScrollBar().value() == 300
    view.show_paper(PaperDocument(pdf(1)))
    assert view.verticalScrollBar().value() == 0


def test_the_recovery_slip_can_be_read_on_paper(qapp: object):
    paper = PaperDocument(slip_pdf("示例区政务服务中心", "0003", "7K3QX-M2V9A-8PRTC-5WNE4"))
    image = paper.render(0, 1.0)
    dark = sum(QColor(image.pixel(x, y)).lightness() < 128 for x in range(0, 595, 3) for y in range(0, 842, 3))
    assert len(paper.sizes) == 1
    assert "QX-M" in paper.text(0)
    assert "不得拍照" in paper.text(0)
    assert dark > 200


def test_the_story_is_walked_and_opened_by_keyboard(show: Show):
    story, opened = Timeline("story", "办件经过"), []
    story.opened.connect(opened.append)
    story.show_entries(STORY)
    show(story)
    QTest.keyClick(story, Qt.Key.Key_Down)
    QTest.keyClick(story, Qt.Key.Key_Down)
    QTest.keyClick(story, Qt.Key.Key_Return)
    assert opened == [STORY[1]] or opened == [STORY[2]]
    index = story.model().index(2, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "2026-11-27 退回 陈审核 现场核查记录缺第二人签名"


def test_a_narrow_story_grows_downward_instead_of_cutting_words(show: Show, qtbot: QtBot):
    story = Timeline("story", "办件经过")
    story.show_entries(STORY)
    window = show(story, width=900)
    wide = story.sizeHintForRow(1)
    window.resize(260, 480)
    qtbot.waitUntil(lambda: story.sizeHintForRow(1) > wide)


def drawn(code: str) -> QImage:
    image = QImage(24, 24, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_light(painter, QRect(4, 4, 16, 16), code)
    painter.end()
    return image.convertToFormat(QImage.Format.Format_Mono)


@pytest.mark.parametrize("name", THEMES)
def test_lights_differ_in_shape_not_only_in_colour(qapp: object, name: str):
    theme().apply("light" if name == "light" else name)
    shapes = [drawn(code) for code in ("green", "yellow", "red", "paused", "none")]
    if name == "light":
        assert all(one != other for at, one in enumerate(shapes) for other in shapes[at + 1 :])
    assert len({light_word(code) for code in CODES}) == len(CODES)


def test_a_light_says_what_it_shows(qapp: object):
    light = Light("yellow", "还剩 1 个工作日")
    assert light.accessibleName() == light.text() == "临近 还剩 1 个工作日"
    light.show_light("red", "2 天")
    assert light.accessibleName() == "超期 2 天"
    assert light.minimumSizeHint().width() > light.fontMetrics().horizontalAdvance("超期 2 天")
