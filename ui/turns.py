"""How long a thread may keep the interpreter to itself while another one waits for it.

Python runs one thread at a time. A key that is typed while a list is read beside the window wants its turn many times
before its letter stands on the screen, and with Python's own 5 ms each of them may cost that much.
"""

from __future__ import annotations

import sys

LONGEST_TURN = 0.001  # s


def take_short_turns() -> None:
    """From now on no thread of this program holds the others up for longer than LONGEST_TURN by computing in Python."""
    sys.setswitchinterval(LONGEST_TURN)
