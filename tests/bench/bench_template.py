"""The editor of papers: from a key to the paper beside it, the wait after the last key included."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime, timedelta
from typing import Any

from figures import Report, spread

from app.catalogue import sample_catalogue
from app.clock.calendar import shipped
from app.notices.issue import FrozenSetting
from app.notices.own_versions import NO_OWN_PAPERS
from app.office import sample_office
from app.templates.basis import next_table
from app.training import OFFICERS
from db.desk.now import moment_at

AT = datetime(2026, 11, 23, 1, tzinfo=UTC)
MOST = 150  # ms after a key, on an idle machine
SCALE = 0.75  # px a point: the pane at 1366 px


def bench(report: Report) -> None:
    """Print what one key in the first paragraph of 受理通知书 costs until its paper is drawn."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui.paper import PaperDocument
    from ui.templates.draft_preview import AFTER_LAST_KEY, made_of

    moment = moment_at(AT, "training")
    setting = FrozenSetting(sample_office(), sample_catalogue(), shipped(), OFFICERS[0], True, None, moment)
    table = next_table("acceptance", moment.on, moment.on + timedelta(days=1), NO_OWN_PAPERS)
    typed = iter(range(10_000))

    def key() -> None:
        shown = made_of("acceptance", _typed(table, next(typed)), setting)
        assert shown.pdf, shown.judged.findings
        PaperDocument(shown.pdf).render(0, SCALE)

    begun = time.perf_counter()
    key()
    first = time.perf_counter() - begun
    spent = time.process_time()
    median, late = spread(key, 60)
    spent = (time.process_time() - spent) / 60
    report.tell(
        f"{'a key in the editor of papers, until its paper is drawn':58} {AFTER_LAST_KEY + median * 1000:.0f} ms "
        f"(<= {MOST}): {AFTER_LAST_KEY} ms after the last key + {median * 1000:.0f} ms (95 % {late * 1000:.0f} ms, "
        f"processor {spent * 1000:.0f} ms, the first {first * 1000:.0f} ms)"
    )


def _typed(table: dict[str, Any], n: int) -> dict[str, Any]:
    blocks = [dict(block) for block in table["block"]]
    blocks[0]["text"] = f"第{n}次改动：{blocks[0]['text']}"
    return {**table, "block": blocks}
