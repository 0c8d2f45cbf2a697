"""What nobody holds any more is collected on the GUI thread alone.

Python's collector of cycles runs on whatever thread happens to allocate. A widget that it finds from the records thread is
destroyed there, Qt never hears of it, and the next style sheet walks over a pointer to nothing: the program is gone.
"""

from __future__ import annotations

import gc


def collect_here() -> None:
    """From now on only `collect_due` collects; called before the first thread of the window starts."""
    gc.disable()


def collect_due() -> None:
    """Collect what is due by Python's own thresholds; call it on the GUI thread, every second or so."""
    young, middle, old = gc.get_count()
    at_young, at_middle, at_old = gc.get_threshold()
    if young > at_young:
        gc.collect(0 if middle <= at_middle else 1 if old <= at_old else 2)


def keep_for_good() -> None:
    """What is in memory now stays to the end (rules, libraries): no later collection looks at it again.

    Called once, before there is a window that closes: what it holds in a circle could never be collected after this.
    """
    gc.freeze()
