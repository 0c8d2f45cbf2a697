"""The application where there is no display: as everywhere, but the platform does not repeat what it cannot do."""

from __future__ import annotations

import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from ui.opening import application

KNOWN = "This plugin does not support propagateSizeHints()"
"""Told for each window that has a least size; off screen nobody drags one."""


def application_off_screen(language: str) -> QApplication:
    """Return the application; from now on what Qt tells goes to the error stream, but for KNOWN."""
    qInstallMessageHandler(_tell)
    return application(language)


def _tell(_: QtMsgType, __: QMessageLogContext, text: str | None) -> None:
    if text and text != KNOWN:
        sys.stderr.write(f"{text}\n")
