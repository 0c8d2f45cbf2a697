"""A batch as a file: three forms that say the same, the same bytes every time, and nothing hostile gets in."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Refused
from app.exchange.files import MOST_BYTES, BatchFile, FileForm, read_batch, write_batch

NAME = st.text(st.characters(categories=("Lu", "Lo")), min_size=1, max_size=6)
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20)
GIVEN = BatchFile(
    "341702000120261102001", "national", {"T": ({"甲": "张建国", "乙": ""}, {"甲": "=1+1", "乙": "㐂𠮷"})}
)


@pytest.mark.parametrize("form", list(FileForm))
def test_what_was_written_is_read_back_and_written_again_with_the_same_bytes(form: FileForm) -> None:
    data = write_batch(form, GIVEN)
    assert read_batch(data) == GIVEN
    assert write_batch(form, read_batch(data)) == data


@given(NAME, st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=4), st.sampled_from(list(FileForm)))
def test_no_text_is_lost_or_changed_on_the_way(name: str, rows: list[tuple[str, str]], form: FileForm) -> None:
    told = BatchFile("1", "s", {name: tuple({"甲": a, "乙": b} for a, b in rows)})
    assert read_batch(write_batch(form, told)) == told


def test_a_cell_that_a_spreadsheet_would_compute_leaves_unchanged_because_a_platform_reads_it() -> None:
    packed = zipfile.ZipFile(io.BytesIO(write_batch(FileForm.CSV, GIVEN)))
    assert "=1+1" in packed.read("T.csv").decode("utf-8-sig").splitlines()[2]


BOMB = b'<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><batch number="1" shape="s">&b;</batch>'
READS_A_FILE = b'<!DOCTYPE b [<!ENTITY x SYSTEM "file:///etc/passwd">]><batch number="&x;" shape="s"/>'


@pytest.mark.parametrize(
    "data",
    [
        b"", b"hello", b"{}", b"[]", b'{"batch": "1", "shape": "s", "tables": {"T": [[1]]}}',
        b'{"batch": "1", "shape": "s", "tables": {"T": [{"a": 1.5}]}}', b"PK\x03\x04broken", b"<batch/>", b"<a></a>",
        b'<batch number="1" shape="s"><row/></batch>', BOMB, READS_A_FILE, "甲".encode("gbk"), b"[" * 100_000,
    ],
)  # fmt: skip
def test_what_is_no_batch_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        read_batch(data)
    assert refused.value.code == "exchange.file_unread"


def test_a_zip_that_grows_beyond_measure_is_refused_before_it_is_unpacked() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("batch.json", json.dumps({"batch": "1", "shape": "s"}))
        packed.writestr("T.csv", b"0" * (MOST_BYTES + 1))
    with pytest.raises(Refused) as refused:
        read_batch(made.getvalue())
    assert refused.value.code == "exchange.file_large"
