"""One program writes a profile; the next one knows whether the last one ended well."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.errors import Refused
from app.wording import say_trouble
from db.desk.profile_lock import FILE_NAME, ProfileLock

HOLDER = """
import sys, time
from pathlib import Path
from db.desk.profile_lock import ProfileLock
lock = ProfileLock(Path(sys.argv[1]))
print("held", flush=True)
time.sleep(60)
"""


def refusal(folder: Path) -> str:
    with pytest.raises(Refused) as caught:
        ProfileLock(folder)
    assert str(folder) in say_trouble(caught.value)
    return caught.value.code


def test_a_lock_is_held_by_one_at_a_time(tmp_path: Path) -> None:
    first = ProfileLock(tmp_path)
    assert refusal(tmp_path) == "profile.in_use"
    first.release()
    ProfileLock(tmp_path).release()


def test_the_first_holder_and_one_after_a_good_end_see_no_trouble(tmp_path: Path) -> None:
    for _ in range(3):
        lock = ProfileLock(tmp_path)
        assert not lock.was_unclean
        lock.release()
    assert (tmp_path / FILE_NAME).stat().st_size == 0


def test_an_end_that_was_not_good_is_remembered_once(tmp_path: Path) -> None:
    ProfileLock(tmp_path).release(was_clean=False)
    lock = ProfileLock(tmp_path)
    assert lock.was_unclean
    lock.release()
    again = ProfileLock(tmp_path)
    assert not again.was_unclean
    again.release()


def test_a_refused_second_program_does_not_spoil_the_mark_of_the_first(tmp_path: Path) -> None:
    first = ProfileLock(tmp_path)
    before = (tmp_path / FILE_NAME).read_bytes()
    assert refusal(tmp_path) == "profile.in_use" and refusal(tmp_path) == "profile.in_use"
    assert (tmp_path / FILE_NAME).read_bytes() == before and str(os.getpid()).encode() in before
    first.release()


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is tried where there is one")
def test_a_killed_program_leaves_the_profile_free_and_marked(tmp_path: Path) -> None:
    root = str(Path(__file__).parents[2])
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)], stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": root}
    )
    assert holder.stdout is not None and holder.stdout.readline() == b"held\n"
    assert refusal(tmp_path) == "profile.in_use"
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    holder.stdout.close()
    time.sleep(0.01)
    lock = ProfileLock(tmp_path)
    assert lock.was_unclean
    lock.release()
