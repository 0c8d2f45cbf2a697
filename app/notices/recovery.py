"""The recovery code on paper: the same renderer as every other paper, so that it prints wherever notices print."""

from __future__ import annotations

from datetime import datetime

from app.notices.catalogue import template
from app.notices.field_context import BEIJING
from app.notices.render import Paper, render

GROUPS_A_LINE = 4
KEY = "recovery_slip"


def recovery_slip(*, office: str, desk_code: str, code: str, officer: str, at: datetime, training: bool) -> Paper:
    """Return the slip with `code` (groups joined by -) in lines of four groups; it exists nowhere else.

    The rules of its keeping are the template's. Raises Refused when a name has a character without a glyph.
    """
    groups = code.split("-")
    lines = ["-".join(groups[start : start + GROUPS_A_LINE]) for start in range(0, len(groups), GROUPS_A_LINE)]
    local = at.astimezone(BEIJING)
    chosen = template(KEY)
    record = {
        "机关": office,
        "恢复码": "\n".join(lines),
        "本机编号": desk_code,
        "生成时间": local,
        "生成人": officer,
        "落款日期": local.date(),
        "保管要求": chosen.fields["保管要求"].example,
    }
    return render(chosen, record, issued_at=at, preview=False, training=training)
