"""`start.py bench`: prints ratios measured in one run; absolute times are for orientation, only ratios decide."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent.parent)]

import bench_accept  # noqa: E402
import bench_archive  # noqa: E402
import bench_check  # noqa: E402
import bench_clock  # noqa: E402
import bench_engines  # noqa: E402
import bench_million  # noqa: E402
import bench_paper  # noqa: E402
import bench_template  # noqa: E402
import bench_window  # noqa: E402
from figures import Report  # noqa: E402

from ui.__main__ import parse, surroundings  # noqa: E402


def main() -> int:
    """Run every bench; return 1 when a ratio is over its target."""
    report = Report()
    around = surroundings(parse([]))
    with tempfile.TemporaryDirectory(prefix="yimen-bench-") as folder:
        bench_window.bench(report, Path(folder), around)
        bench_accept.bench(report, Path(folder), around)
        bench_paper.bench(report)
        bench_template.bench(report)
        bench_archive.bench(report)
        bench_engines.bench(report)
        bench_clock.bench(report)
        bench_check.bench(report, Path(folder), around)
        bench_million.bench(report, Path(folder), around)
    report.tell(f"{report.missed} ratio(s) over target")
    return 1 if report.missed else 0


if __name__ == "__main__":
    sys.exit(main())
