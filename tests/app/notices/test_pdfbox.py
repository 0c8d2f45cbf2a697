"""Every paper before a second validator: PDFBox Preflight knows PDF/A-1b only, so two of its demands are not ours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from office_fonts import UNKNOWN
from pdfbox import complaints, jars

from app.notices.catalogue import KEYS, template
from app.notices.render import render
from app.notices.template import FieldKind

RARE = "赵𠅤㛃𬭼𪚥·玥"
# ISO 19005-1 asks for these and ISO 19005-2 does not: the CIDSet of a subset (2: 6.2.11.4.2), and part 1 in the XMP.
OF_PART_ONE = (("3.1.11", "CIDSet entry is missing"), ("7.11.2", "part must be 1"))

pytestmark = [pytest.mark.full, pytest.mark.timeout(900)]


@pytest.fixture(scope="module")
def libraries(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return jars(tmp_path_factory.mktemp("pdfbox"))


def ours(found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [one for one in found if not any(one[0] == code and part in one[1] for code, part in OF_PART_ONE)]


def variants(key: str) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield the example, with rare names, with names and lists over many pages, and with a space for handwriting."""
    chosen = template(key)
    record = chosen.example()
    names: dict[str, object] = {f.name: RARE for f in chosen.fields.values() if f.kind is FieldKind.NAME}
    lists = [f.name for f in chosen.fields.values() if f.kind is FieldKind.LIST and record.get(f.name)]
    many: dict[str, object] = {name: list(record[name]) * 25 for name in lists}
    yield "plain", record
    yield "rare", {**record, **names}
    yield "long", {**record, **names, **many}
    yield "by_hand", {**record, **dict.fromkeys(names, f"赵{UNKNOWN}")}


def test_every_paper_passes_with_rare_names_on_one_page_and_on_many(
    libraries: list[Path], tmp_path: Path, issued_at: datetime
) -> None:
    paths = []
    for key in KEYS:
        for name, record in variants(key):
            made = render(template(key), record, issued_at=issued_at, preview=False, by_hand=frozenset({UNKNOWN}))
            paths.append(tmp_path / f"{key}-{name}.pdf")
            paths[-1].write_bytes(made.pdf)
    found = complaints(libraries, paths)
    assert {name: ours(faults) for name, faults in found.items() if ours(faults)} == {}
    assert len(found) == 4 * len(KEYS)


def test_the_second_validator_sees_what_the_first_does_not(libraries: list[Path], tmp_path: Path, paper: Any) -> None:
    (tmp_path / "broken.pdf").write_bytes(paper("ready").pdf.replace(b"\nendstream", b"endstream"))
    assert ours(complaints(libraries, [tmp_path / "broken.pdf"])["broken.pdf"])
