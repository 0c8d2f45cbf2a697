"""What a paper weighs in the archive: packed against base and pool, beside packed alone."""

from __future__ import annotations

import statistics
from datetime import UTC, datetime

import zstandard
from figures import Report

from app.notices.base_paper import base_paper
from app.notices.catalogue import KEYS, template
from app.notices.glyph_pool import glyph_pool
from app.notices.render import render
from db.desk.paper_archive import LEVEL, ready_dictionary

AT = datetime(2026, 11, 23, 1, tzinfo=UTC)
OTHER = {"申请人": "张建国", "事项名称": "劳务派遣经营许可（设立）", "经办人": "李晓梅", "文号": "示人社许〔2026〕17号"}


def bench(report: Report) -> None:
    """Print the median size of a paper of each template, with another person's record than the base."""
    packed, alone = [], []
    for key in KEYS:
        chosen = template(key)
        record = {**chosen.example(), **{n: v for n, v in OTHER.items() if n in chosen.fields}}
        pdf = render(chosen, record, issued_at=AT, preview=False).pdf
        base = base_paper(chosen, training=False, own_fonts=None) or b""
        packer = zstandard.ZstdCompressor(dict_data=ready_dictionary(glyph_pool(None) + base))
        packed.append(len(packer.compress(pdf)))
        alone.append(len(zstandard.compress(pdf, LEVEL)))
    report.tell(
        f"{'a paper in the archive (median of all templates)':58} {statistics.median(packed) / 1024:.1f} KB "
        f"(largest {max(packed) / 1024:.1f} KB), alone {statistics.median(alone) / 1024:.0f} KB"
    )
    report.ratio(
        "archived paper / the same packed alone", statistics.median(packed), statistics.median(alone), 0.2, "bytes"
    )
