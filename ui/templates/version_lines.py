"""The versions of one paper as lines, the newest first: shipped ones, and the office's own with their state."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QCoreApplication

from app.notices.catalogue import LATER, raw, shipped
from app.notices.own_versions import OwnPapers, OwnVersion
from app.notices.template import Template, read_toml
from app.templates.basis import version_on
from app.templates.toml import template_table
from ui.templates.detail import VersionLine

translate = QCoreApplication.translate


def version_lines(key: str, own: OwnPapers, on: date) -> tuple[VersionLine, ...]:
    """Return the versions of a paper, the one that was made last first."""
    ruling = version_on(key, on, own)
    found = [*_shipped(key, ruling, on), *(_own(held, ruling, on) for held in own.of(key))]
    return tuple(sorted(found, key=lambda line: (line.template.effective_from, line.template.version), reverse=True))


def _shipped(key: str, ruling: Template, on: date) -> Iterator[VersionLine]:
    for stem, template in zip((key, *LATER.get(key, ())), shipped(key), strict=True):
        state = _state(template, ruling, on)
        words = translate("Templates", "出厂 · {state}").format(state=state)
        yield VersionLine(template, read_toml(raw(stem), stem), words, is_own=False, may_retire=False)


def _own(held: OwnVersion, ruling: Template, on: date) -> VersionLine:
    state = _state(held.template, ruling, on)
    if held.retired_on is not None:
        state = translate("Templates", "{day} 起停用").format(day=held.retired_on.isoformat())
    table = template_table(held.text, held.template.key)
    return VersionLine(held.template, table, state, is_own=True, may_retire=held.retired_on is None)


def _state(template: Template, ruling: Template, on: date) -> str:
    if template == ruling:
        return translate("Templates", "在用")
    return translate("Templates", "待生效") if template.effective_from > on else translate("Templates", "已有新版")
