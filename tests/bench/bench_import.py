"""A district's list of 1,000 rows into the drawer: opened by the limited child, every row judged, one transaction.

And one of 10,000 through the window, which must not stand still meanwhile.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import openpyxl
from figures import Report, median_of

from app.item_import.keep import keep_imported
from app.item_import.reading import Surroundings as Known
from app.item_import.reading import read_list
from app.training import OFFICERS, PASSWORD
from db.desk.opening import log_in
from db.desk.surroundings import Surroundings
from db.desk.training import make_training

ROWS, TARGET_SECONDS, MOST = 1000, 2.0, 6.0
MANY, MOST_PAUSE = 10_000, 100.0  # rows; ms
HERE = Path(__file__).parent
ADMINISTRATOR = next(o for o in OFFICERS if o.id == "m1")
HEADERS = ["事项名称", "基本编码", "业务办理项编码", "事项类型", "实施主体", "法定办结时限", "单位", "承诺办结时限", "办件类型",
           "设定依据", "申请材料", "结果名称", "是否收费", "服务对象", "咨询电话"]  # fmt: skip
LONG = "（含设立、变更、延续、补办、注销以及法律、法规规定的其他情形）"


def bench(report: Report, folder: Path, around: Surroundings) -> None:
    """Print seconds and processor time of the whole way; the ratio is against reading the cells alone."""
    data = _list(ROWS)
    profile = folder / "import"
    make_training(profile, around, with_cases=False)
    store, _ = log_in(profile, ADMINISTRATOR.id, PASSWORD, around)

    def whole() -> None:
        setting = store.setting(ADMINISTRATOR)
        found = read_list(data, "清单.xlsx", Known(setting.office, setting.catalogue))
        kept = store.do(ADMINISTRATOR, keep_imported, found)
        assert len(found.rows) == len(kept) == ROWS

    def cells() -> None:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
        assert sum(1 for _ in book.active.iter_rows(values_only=True)) == ROWS + 1

    whole()
    begun, before = time.perf_counter(), os.times()
    whole()
    wall, after = time.perf_counter() - begun, os.times()
    work = sum(after[:4]) - sum(before[:4])  # the child's part too
    told = f"a list of {ROWS:,} rows read, judged and kept (target {TARGET_SECONDS:g} s)"
    report.tell(f"{told:58} {wall:7.2f} s   processor {work:.2f} s")
    report.ratio("that import against reading the cells alone", median_of(whole, 3), median_of(cells, 3), MOST)
    store.close()
    _through_the_window(report, profile, folder / "many.xlsx")


def _through_the_window(report: Report, profile: Path, file: Path) -> None:
    """Tell how long the window stood still: by the clock, which a busy machine stretches, and by its own processor time."""
    file.write_bytes(_list(MANY))
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(HERE.parent.parent)}
    command = [sys.executable, str(HERE / "import_window.py"), str(profile), str(file), str(MANY)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=env)
    found = json.loads(done.stdout.strip().splitlines()[-1])
    told = f"a list of {MANY:,} rows at the window: read, kept and shown"
    report.tell(f"{told:58} {found['read']:7.2f} s + {found['keep']:.2f} s")
    for name, key in (("longest pause of the window meanwhile", "pause"), ("its own processor time, the most", "work")):
        mark = "" if found[key] * 1000 <= MOST_PAUSE else "   <-- over"
        report.tell(f"{name:58} {found[key] * 1000:7.1f} ms (<= {MOST_PAUSE:g}){mark}")


def _list(rows: int) -> bytes:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.append(HEADERS)
    for n in range(rows):
        sheet.append([
            f"某类经营许可第{n}项{LONG if n % 7 == 0 else ''}", "340199011000", f"B{n:05d}", "行政许可", "市场监督管理局", 20,
            "工作日", "7个工作日", "承诺件", "《示例条例》第三十五条", "1.申请表（原件1份）\n2.场所证明（复印件2份）", "经营许可证", "否",
            "自然人、法人", "0566-9990101",
        ])  # fmt: skip
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
