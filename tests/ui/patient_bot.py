"""The hands of the window tests: they wait half a minute for what a crowded machine brings late, and not a moment more."""

from __future__ import annotations

from functools import partialmethod

from pytestqt.qtbot import QtBot

PATIENCE = 30_000
"""Milliseconds; waiting ends as soon as it is so, so this costs nothing where all is well."""


class PatientBot(QtBot):
    """A `QtBot` that is told its patience once."""

    waitUntil = partialmethod(QtBot.waitUntil, timeout=PATIENCE)
    waitSignal = partialmethod(QtBot.waitSignal, timeout=PATIENCE)
    waitActive = partialmethod(QtBot.waitActive, timeout=PATIENCE)
    waitExposed = partialmethod(QtBot.waitExposed, timeout=PATIENCE)
