"""One notice: warm time, cold time, size; and the import of the PDF library outside the window's start."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import UTC, datetime

from figures import Report, median_of

from app.notices.catalogue import template
from app.notices.render import render

AT = datetime(2026, 11, 23, 1, tzinfo=UTC)
COLD = (
    "import time;t=time.perf_counter();"
    "from app.notices.catalogue import template;from app.notices.render import render;"
    "from datetime import datetime,UTC;m=template('acceptance');"
    "render(m,m.example(),issued_at=datetime(2026,11,23,tzinfo=UTC),preview=False);"
    "print(time.perf_counter()-t)"
)


def bench(report: Report) -> None:
    """Print what one acceptance notice costs."""
    made = template("acceptance")
    record = made.example()
    begun = time.perf_counter()
    paper = render(made, record, issued_at=AT, preview=False)
    first = time.perf_counter() - begun
    warm = median_of(lambda: render(made, record, issued_at=AT, preview=False), 40, warm=3)
    cold = float(subprocess.run([sys.executable, "-c", COLD], capture_output=True, text=True, check=True).stdout)
    report.tell(
        f"{'one acceptance notice':58} warm {warm * 1000:.1f} ms, first in a process {cold * 1000:.0f} ms, "
        f"{len(paper.pdf) / 1024:.0f} KB, {paper.pages} page(s), first here {first * 1000:.0f} ms"
    )
