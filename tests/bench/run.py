"""`start.py bench`: prints ratios measured in one run; absolute times are for orientation, only ratios decide."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent.parent)]

import bench_accept  # noqa: E402
import bench_archive  # noqa: E402
import bench_center  # noqa: E402
import bench_check  # noqa: E402
import bench_clock  # noqa: E402
import bench_engines  # noqa: E402
import bench_list  # noqa: E402
import bench_million  # noqa: E402
import bench_paper  # noqa: E402
import bench_template  # noqa: E402
import bench_window  # noqa: E402
from figures import Report  # noqa: E402

from db.desk.surroundings import Surroundings  # noqa: E402
from ui.__main__ import parse, surroundings  # noqa: E402

BENCHES: dict[str, Callable[[Report, Path, Surroundings], object]] = {
    "window": bench_window.bench,
    "accept": bench_accept.bench,
    "paper": lambda report, folder, around: bench_paper.bench(report),
    "template": lambda report, folder, around: bench_template.bench(report),
    "archive": lambda report, folder, around: bench_archive.bench(report),
    "engines": lambda report, folder, around: bench_engines.bench(report),
    "clock": lambda report, folder, around: bench_clock.bench(report),
    "check": bench_check.bench,
    "center": bench_center.bench,
    "million": bench_million.bench,
    "list": bench_list.bench,
}


def main(names: Sequence[str]) -> int:
    """Run the named benches, all of them when none is named; return 1 when a ratio is over its target."""
    report = Report()
    around = surroundings(parse([]))
    with tempfile.TemporaryDirectory(prefix="yimen-bench-") as folder:
        for name in names or BENCHES:
            BENCHES[name](report, Path(folder), around)
    report.tell(f"{report.missed} ratio(s) over target")
    return 1 if report.missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
