"""The binding does not eat references to None: one release did, and a painted table killed the program in seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

ROUNDS = 1000
ALLOWED_DRIFT = 50


def drift(call: Callable[[], object]) -> int:
    """How many references to None are lost or gained in ROUNDS calls."""
    call()
    before = sys.getrefcount(None)
    for _ in range(ROUNDS):
        call()
    return sys.getrefcount(None) - before


def test_calls_that_return_nothing_lose_no_reference_to_none(qtbot: QtBot) -> None:
    reserve = [None] * 100_000  # so that the fault fails this test in place of ending the interpreter
    label = QLabel()
    qtbot.addWidget(label)
    image = QImage(60, 40, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    calls: dict[str, Callable[[], object]] = {
        "setObjectName": lambda: label.setObjectName("a"),
        "setText": lambda: label.setText("门"),
        "setPen": lambda: painter.setPen(QColor("black")),
        "drawRect": lambda: painter.drawRect(QRectF(1, 1, 9, 9)),
        "fillRect": lambda: painter.fillRect(QRectF(1, 1, 9, 9), QColor("white")),
    }
    drifts = {name: drift(call) for name, call in calls.items()}
    painter.end()
    assert len(reserve) == 100_000
    assert {name: lost for name, lost in drifts.items() if abs(lost) > ALLOWED_DRIFT} == {}
