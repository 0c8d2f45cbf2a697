"""Shared libraries made from C while the tests run: what a vendor's driver does, a small one of ours does too."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

SOURCES = Path(__file__).parent / "readers"
COMPILER = next((found for name in ("cc", "gcc", "clang") if (found := shutil.which(name))), "")


def compiled(source: str, folder: Path, *options: str) -> Path:
    """Return the shared library made from a source; the test is not run where no C compiler is installed."""
    if not COMPILER:
        pytest.skip("no C compiler (cc, gcc, clang) is installed here")
    made = folder / f"lib{Path(source).stem}.so"
    command = [
        COMPILER,
        "-shared",
        "-fPIC",
        "-O1",
        "-Wall",
        "-Werror",
        *options,
        str(SOURCES / source),
        "-o",
        str(made),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    return made


def record(*fields: tuple[str, int], filling: str = " ") -> bytes:
    """Return a chip's record: each text in its width of bytes, filled up with blanks as chips have it."""
    texts = (text + filling * (width // 2 - len(text.encode("utf-16-le")) // 2) for text, width in fields)
    data = "".join(texts).encode("utf-16-le")
    assert len(data) == 256, len(data)
    return data


def citizen(letter: str = "", **changed: str) -> bytes:
    """Return the record of a citizen's card, or with J of a residence permit."""
    told = {
        "name": "王建国", "sex": "1", "nation": "01", "birth": "19900307", "address": "示例区秀山路6号",
        "id_number": "341702199003072570", "issuer": "示例市公安局示例分局", "from": "20150102", "to": "20350102",
        "pass": "", "issues": "", **changed,
    }  # fmt: skip
    widths = (30, 2, 4, 16, 70, 36, 30, 16, 16, 18, 4)
    return record(*zip(told.values(), widths, strict=True), ("", 6), (letter, 2), ("", 6))
