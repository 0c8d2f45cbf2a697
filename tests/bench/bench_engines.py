"""The same notices by other makers of PDF, in turn in one run: ours against typst, QPainter, WeasyPrint, stock reportlab."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from engines import by_qpainter, by_stock_reportlab, laid_out
from figures import NOT_INSTALLED, PACKAGES, Report
from markup import as_html, as_typst
from PySide6.QtWidgets import QApplication

from app.catalogue import sample_catalogue
from app.notices.catalogue import template
from app.notices.fonts import fonts
from app.notices.pdf.document import write_pdf
from app.notices.render import base_characters, render
from app.notices.template import Template
from ui.acceptance.live_preview import AFTER_LAST_KEY
from ui.paper import MergedPaper, PaperDocument
from ui.widgets.paper_view import PaperView

AT = datetime(2026, 11, 23, 1, tzinfo=UTC)
ROOT = Path(__file__).resolve().parents[2]
ROUNDS, SLOW_ROUNDS, WARM = 24, 6, 3
TOGETHER = 1000
COLD = "typst, each paper its first"
PREVIEW_MILLISECONDS = 60
PREVIEW_PANE = (420, 640)  # px: the preview beside the form at 1366 × 768
SURNAMES, GIVEN = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华",
    "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂𠅤䶮㛃",
)
Make = Callable[[Mapping[str, Any]], object]


class Spent(NamedTuple):
    """Seconds by the clock and of processor time, all threads together."""

    clock: float
    processor: float


def bench(report: Report) -> None:
    """Print the ratios of one notice, of 1,000 together, and the first page of the preview."""
    app = QApplication.instance() or QApplication([])
    made, records = template("acceptance"), various(ROUNDS)
    with tempfile.TemporaryDirectory(prefix="yimen-bench-") as folder:
        rivals = {name: _rival(report, name, Path(folder)) for name in ("typst", "weasyprint")}
        rivals[COLD] = _cold_typst(Path(folder)) if rivals["typst"] else None
        makers: dict[str, Make] = {
            "ours": lambda record: render(made, record, issued_at=AT, preview=False),
            "QPainter": lambda record: by_qpainter(made, record),
            "stock reportlab": lambda record: by_stock_reportlab(made, [record]),
            **{name: make for name, make in rivals.items() if make is not None},
        }
        taken = _in_turn(makers, records)
    for name, most in ((COLD, 1 / 2), ("typst", 1 / 2), ("QPainter", 1 / 3), ("weasyprint", 1 / 20)):
        if name in taken:
            _told(report, name, taken["ours"], taken[name], most)
    ratio = taken["ours"].processor / taken["stock reportlab"].processor
    report.tell(f"{'one notice, ours / stock reportlab, processor':58} {ratio:6.2f} x")
    _together(report)
    _preview(report)
    del app


def _told(report: Report, name: str, ours: Spent, theirs: Spent, most: float) -> None:
    """Tell both ratios; that of the processor's time decides, since a busy machine stretches the clock of either side."""
    report.ratio(f"one notice, ours / {name}, processor", ours.processor, theirs.processor, most)
    by_clock = ours.clock / theirs.clock
    report.tell(
        f"{'  the same by the clock':58} {by_clock:6.2f} x {ours.clock * 1000:20.3f} / {theirs.clock * 1000:9.3f} ms"
    )


def various(count: int) -> list[dict[str, Any]]:
    """Return records of as many different applicants, items and materials: no engine meets the same notice twice."""
    example = template("acceptance").example()
    items = sample_catalogue().items(date(2026, 11, 23))
    found = []
    for at in range(count):
        item = items[at % len(items)]
        materials = [
            {"名称": one.name, "形式": "原件" if n % 2 else "复印件（核对原件）", "份数": 1 + n % 3, "备注": ""}
            for n, one in enumerate(item.materials[: 3 + at % 2])
        ]
        name = SURNAMES[at % len(SURNAMES)] + GIVEN[at * 7 % len(GIVEN)] + GIVEN[at * 5 % len(GIVEN)]
        day = f"2026-11-{1 + at % 28:02d}"
        found.append(
            {
                **example, "申请人": name, "事项名称": item.name, "材料": materials or example["材料"],
                "办件编号": f"341702202611230001{at:06d}", "文号": f"示市监〔2026〕{at + 1}号", "查询码": f"{482913 + at}",
                "申请日期": day, "受理日期": day, "承诺届满日期": f"2026-12-{1 + at % 28:02d}",
            }
        )  # fmt: skip
    return found


def _in_turn(makers: Mapping[str, Make], records: list[dict[str, Any]]) -> dict[str, Spent]:
    """Return the medians of each maker; every round meets the same moment of the machine."""
    taken: dict[str, list[Spent]] = {name: [] for name in makers}
    for at, record in enumerate(records):
        for name, make in makers.items():
            if name in ("weasyprint", COLD) and at >= SLOW_ROUNDS:
                continue
            begun, worked = time.perf_counter(), time.process_time()
            told = make(record)
            spent = Spent(time.perf_counter() - begun, time.process_time() - worked)
            taken[name].append(told if isinstance(told, Spent) else spent)
    return {name: _median(found[WARM:]) for name, found in taken.items()}


def _median(found: list[Spent]) -> Spent:
    return Spent(statistics.median(one.clock for one in found), statistics.median(one.processor for one in found))


def _rival(report: Report, name: str, folder: Path) -> Make | None:
    """Start a maker in a process of its own; its answer is the seconds it took. None where it cannot be had."""
    if not PACKAGES.is_dir():
        report.tell(f"not run: {name} ({NOT_INSTALLED})")
        return None
    child = subprocess.Popen(
        _command(name),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(PACKAGES)},
    )
    counted = iter(range(10**6))
    made = template("acceptance")

    def make(record: Mapping[str, Any]) -> Spent:
        assert child.stdin is not None and child.stdout is not None
        is_typst = name == "typst"
        source = folder / f"{name}{next(counted)}.{'typ' if is_typst else 'html'}"
        source.write_text((as_typst if is_typst else as_html)(made, record), "utf-8")
        child.stdin.write(f"{source}\n")
        child.stdin.flush()
        return _spent(child.stdout.readline())

    try:
        make(made.example())
    except (ValueError, OSError):
        report.tell(f"not run: {name} (it does not start here; WeasyPrint wants the system's Pango)")
        return None
    return make


def _spent(told: str) -> Spent:
    clock, processor = map(float, told.split())
    return Spent(clock, processor)


def _command(name: str) -> list[str]:
    return [sys.executable, str(ROOT / "tests" / "bench" / "rival.py"), name, str(ROOT / "resources" / "fonts")]


def _cold_typst(folder: Path) -> Make:
    """typst that meets each paper as its first, its fonts loaded: the running one reuses what it made for the one before."""
    counted, made = iter(range(10**6)), template("acceptance")
    env = {**os.environ, "PYTHONPATH": str(PACKAGES)}

    def make(record: Mapping[str, Any]) -> Spent:
        source = folder / f"cold{next(counted)}.typ"
        source.write_text(as_typst(made, record), "utf-8")
        told = subprocess.run(
            _command("typst"), input=f"{source}\n", env=env, capture_output=True, text=True, check=True
        )
        return _spent(told.stdout)

    return make


def _together(report: Report) -> None:
    """1,000 notices in one file, drawn by ours and by the canvas of stock reportlab; then what a batch really prints: the
    stored papers of 1,000 cases, merged without drawing anything anew.
    """
    made, records = template("acceptance"), various(TOGETHER)
    by_stock_reportlab(made, records[:3])
    ours, one_file = _timed(lambda: _in_one_file(made, records))
    stock, theirs = _timed(lambda: by_stock_reportlab(made, records))
    report.ratio(f"{TOGETHER} notices in one file, ours / stock reportlab, processor", ours, stock, 1 / 4, "s")
    stored = [render(made, record, issued_at=AT, preview=False).pdf for record in records]
    merging, merged = _timed(lambda: _merged(stored))
    report.ratio(f"{TOGETHER} stored notices merged to print / the same, processor", merging, stock, 1 / 4, "s")
    sizes = " / ".join(f"{len(data) / 2**20:.1f}" for data in (one_file, merged, theirs))
    report.tell(f"{'':58} {sizes} MB: one file, merged, stock")


def _timed(run: Callable[[], bytes]) -> tuple[float, bytes]:
    worked = time.process_time()
    made = run()
    return time.process_time() - worked, made


def _in_one_file(made: Template, records: list[dict[str, Any]]) -> bytes:
    pages = (page for record in records for page in laid_out(made, record))
    base = base_characters(made, fonts())
    return write_pdf(pages, title="1000", author="", subject="", issued_at=AT, base=base)


def _merged(stored: list[bytes]) -> bytes:
    merged = MergedPaper()
    for paper in stored:
        merged.add_paper(paper)
    data = merged.data()
    merged.close()
    return data


def _preview(report: Report) -> None:
    """From the end of the wait after the last key to the first page painted by the window's own preview."""
    made = template("acceptance")
    view = PaperView("bench.paper", "预览")
    view.resize(*PREVIEW_PANE)
    view.show()
    taken, spent = [], []
    for record in various(40):
        begun, worked = time.perf_counter(), time.process_time()
        view.show_paper(PaperDocument(render(made, record, issued_at=AT, preview=True).pdf))
        assert not view.viewport().grab().isNull()
        taken.append(time.perf_counter() - begun)
        spent.append(time.process_time() - worked)
    view.show_nothing()
    told, processor = (statistics.median(found[WARM:]) * 1000 for found in (taken, spent))
    is_met = told <= PREVIEW_MILLISECONDS
    report.tell(
        f"{'preview, record to the first page painted, warm':58} {told:6.1f} ms (<= {PREVIEW_MILLISECONDS}), processor "
        f"{processor:.1f} ms; the page waits {AFTER_LAST_KEY} ms after the last key{'' if is_met else '   <-- over'}"
    )
