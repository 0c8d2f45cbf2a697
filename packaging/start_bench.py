"""What the bench compares with lies in a folder of its own: typst and WeasyPrint never enter the environment of the program."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from start_environment import python_path
from start_step import Step, do, say

STAMP = "lock.sha256"


def bench_folder(root: Path) -> Path:
    """Where the packages of packaging/bench.lock.txt lie."""
    return root / ".venv" / "bench"


def prepare_bench(root: Path) -> bool:
    """Bring that folder up to its lock; False where it cannot be had, and the bench then says what it did not run."""
    folder, lock = bench_folder(root), root / "packaging" / "bench.lock.txt"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    stamp = folder / STAMP
    if stamp.is_file() and stamp.read_text("ascii") == wanted:
        return True
    shutil.rmtree(folder, ignore_errors=True)
    command = [str(python_path(root)), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    command += ["--require-hashes", "--only-binary", ":all:", "--target", str(folder), "--requirement", str(lock)]
    if do(Step("numpy, typst and WeasyPrint, for the bench alone", command, is_quiet=True)):
        shutil.rmtree(folder, ignore_errors=True)
        say("numpy, typst and WeasyPrint cannot be had; the bench goes on without them")
        return False
    stamp.write_text(wanted, "ascii")
    return True
