"""A maker of PDF in its own environment: `rival.py typst|weasyprint FONTS`; each line names a source, the answer is a file,
and its seconds by the clock and of processor time.

Runs beside the bench with the packages of packaging/bench.lock.txt; it knows nothing of the program.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path


def typst_maker(folder: Path) -> Callable[[Path], bytes]:
    """Return typst with its fonts loaded and nothing compiled: its first paper is a cold one, later ones reuse its work."""
    import typst

    with tempfile.TemporaryDirectory() as nothing:
        empty = Path(nothing) / "empty.typ"
        empty.write_text("", "utf-8")
        compiler = typst.Compiler(str(empty), root="/", font_paths=[str(folder)], ignore_system_fonts=True)

    def make(source: Path) -> bytes:
        made: bytes = compiler.compile(input=str(source))
        return made

    return make


def weasyprint_maker(folder: Path) -> Callable[[Path], bytes]:
    """Return WeasyPrint with one font configuration for all papers."""
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    configuration = FontConfiguration()

    def make(source: Path) -> bytes:
        html = HTML(string=source.read_text("utf-8"), base_url=f"{folder}/")
        made: bytes = html.write_pdf(font_config=configuration)
        return made

    return make


MAKERS = {"typst": typst_maker, "weasyprint": weasyprint_maker}


def main() -> int:
    """Answer every line until there are no more."""
    make = MAKERS[sys.argv[1]](Path(sys.argv[2]))
    for line in sys.stdin:
        source = Path(line.strip())
        begun, worked = time.perf_counter(), time.process_time()
        pdf = make(source)
        seconds, processor = time.perf_counter() - begun, time.process_time() - worked
        source.with_suffix(".pdf").write_bytes(pdf)
        sys.stdout.write(f"{seconds} {processor}\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
