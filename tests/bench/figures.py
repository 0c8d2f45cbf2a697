"""What every bench shares: medians of interleaved runs, and lines that say figure, ratio and target."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

PACKAGES = Path(__file__).resolve().parents[2] / ".venv" / "bench"
"""Where `start.py bench` puts what a bench compares with."""
NOT_INSTALLED = "packaging/bench.lock.txt is not installed; start.py bench does it"


@dataclass
class Report:
    """Collects lines; a ratio over its target is marked, and the exit code tells."""

    lines: list[str] = field(default_factory=list)
    missed: int = 0

    def ratio(self, name: str, ours: float, theirs: float, most: float, unit: str = "ms") -> None:
        """Tell ours against theirs (seconds); only the ratio decides."""
        value = ours / theirs
        is_met = value <= most
        self.missed += not is_met
        mark = "" if is_met else "   <-- over"
        scale = 1000 if unit == "ms" else 1
        self.tell(f"{name:58} {value:6.2f} x (<= {most:g})   {ours * scale:9.3f} / {theirs * scale:9.3f} {unit}{mark}")

    def tell(self, line: str) -> None:
        """Print one line at once."""
        self.lines.append(line)
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


def median_of(run: Callable[[], object], times: int, warm: int = 1) -> float:
    """Return the median seconds of `times` runs after `warm` that do not count."""
    for _ in range(warm):
        run()
    return statistics.median(_seconds(run) for _ in range(times))


def interleaved(first: Callable[[], object], second: Callable[[], object], times: int) -> tuple[float, float]:
    """Return the medians of two things run in turn, so that a slow moment of the machine meets both."""
    pairs = [(_seconds(first), _seconds(second)) for _ in range(times)]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


def spread(run: Callable[[], object], times: int) -> tuple[float, float]:
    """Return median and 95th percentile in seconds."""
    taken = sorted(_seconds(run) for _ in range(times))
    return statistics.median(taken), taken[min(len(taken) - 1, int(len(taken) * 0.95))]


def _seconds(run: Callable[[], object]) -> float:
    begun = time.perf_counter()
    run()
    return time.perf_counter() - begun
