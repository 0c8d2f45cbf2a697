"""A limit in seconds holds on a busy machine too: what others took is left out, what we waited for ourselves is not."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest
from own_time import CORES, OwnTime, Seen, family, own_part

NOTHING = Seen(0, 0, 0, 0)


@pytest.mark.parametrize(
    ("others", "ours", "waited", "seconds"),
    [
        (0, 10 * CORES, 50, 10),  # alone on the machine: our own processes wait for each other
        (0, 0, 0, 10),  # asleep on an idle machine
        (10 * CORES, 0, 0, 10),  # asleep while others work: the wait is our own
        (5 * CORES, 5 * CORES, 30, 5),  # half of the machine was somebody else's
        (5 * CORES, 1, 2, 8),  # we could have worked for two seconds more
        (99 * CORES, 0, 99, 0),  # never less than nothing
    ],
)
def test_only_what_others_took_while_we_waited_is_left_out(
    others: float, ours: float, waited: float, seconds: float
) -> None:
    assert own_part(NOTHING, Seen(10, others + ours, ours, waited)) == seconds


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the machine does not tell who waits")
def test_what_descends_from_us_is_ours_and_a_sleep_counts_in_full() -> None:
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    try:
        assert {os.getpid(), child.pid} <= set(family(os.getpid()))
        begun, own = time.monotonic(), OwnTime()
        while own.wall == 0.0:
            own.look()
        assert 0 < own.seconds <= own.wall <= time.monotonic() - begun
    finally:
        child.communicate(b"\n")
