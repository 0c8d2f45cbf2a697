"""On a real print service with queues that write into files: the very bytes come out, and every trouble is said."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from private_cups import PrivateCups, start, why_not

from app.devices.choice import Duplex, PrinterChoice
from app.devices.ports import DeviceState
from app.errors import DeviceTrouble
from app.notices.catalogue import template
from app.notices.render import render
from app.wording import say_trouble

pytestmark = [
    pytest.mark.full,
    pytest.mark.skipif(bool(why_not()), reason=why_not() or "it runs"),
    pytest.mark.timeout(120),
]


@pytest.fixture(scope="module")
def cups() -> Iterator[PrivateCups]:
    """One service for these tests; a short path, since its user must be able to walk into it."""
    root = Path(tempfile.mkdtemp(prefix="yimen-cups-"))
    service = start(root)
    try:
        yield service
    finally:
        service.close()
        shutil.rmtree(root, ignore_errors=True)


def paper() -> bytes:
    made = template("acceptance")
    return render(made, made.example(), issued_at=datetime(2026, 11, 23, 1, tzinfo=UTC), preview=False).pdf


def wait(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + 15
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.1)


def trouble(cups: PrivateCups, name: str) -> DeviceTrouble:
    with pytest.raises(DeviceTrouble) as told:
        cups.printer(name).print_pdf(paper(), "受理通知书")
    assert "文书已保存" in say_trouble(told.value)
    return told.value


def test_the_vector_paper_comes_out_of_the_queue_byte_for_byte(cups: PrivateCups) -> None:
    out = cups.queue("NOTICE")
    printer = cups.printer("NOTICE", PrinterChoice("NOTICE", duplex=Duplex.LONG_EDGE, tray="Tray2"))
    assert printer.state() is DeviceState.READY
    pdf = paper()
    job = printer.print_pdf(pdf, "受理通知书 示市监〔2026〕4号", 1)
    assert job.id.startswith("NOTICE-") and job.printer == "NOTICE"
    wait(lambda: out.read_bytes() == pdf)
    assert b"/Subtype /Type0" in out.read_bytes(), "fonts stay fonts, nothing became a picture"


def test_two_copies_are_asked_for(cups: PrivateCups) -> None:
    cups.queue("COPIES")
    job = cups.printer("COPIES").print_pdf(paper(), "受理通知书", 2)
    assert job.copies == 2
    wait(lambda: job.id in cups.run("lpstat", "-W", "completed", "-o", "COPIES"))


@pytest.mark.parametrize(
    ("says", "code"),
    [
        ("media-empty-error", "printer.no_paper"),
        ("media-jam-error", "printer.jam"),
        ("offline-report", "printer.offline"),
    ],
)
def test_what_the_printer_says_is_told_and_its_job_does_not_come_out_later(
    cups: PrivateCups, says: str, code: str
) -> None:
    name = code.replace(".", "_").upper()
    out = cups.queue(name)
    out.with_suffix(".out.says").write_text(says)
    assert trouble(cups, name).code == code
    wait(lambda: f"{name}-" not in cups.run("lpstat", "-o", name))
    out.with_suffix(".out.says").write_text("")
    time.sleep(0.5)
    assert out.read_bytes() == b"", "the job that was given up never comes out"
    cups.run("cupsenable", name)
    cups.printer(name).print_pdf(paper(), "受理通知书")
    wait(lambda: out.read_bytes() == paper())


def test_a_printer_that_fails_is_told(cups: PrivateCups) -> None:
    out = cups.queue("FAILING")
    out.with_suffix(".out.fails").touch()
    assert trouble(cups, "FAILING").code in ("printer.failed", "printer.stopped")
    assert out.read_bytes() == b""


def test_a_queue_that_was_stopped_gets_nothing(cups: PrivateCups) -> None:
    out = cups.queue("STOPPED")
    cups.run("cupsdisable", "STOPPED")
    assert cups.printer("STOPPED").state() is DeviceState.TROUBLE
    assert trouble(cups, "STOPPED").code == "printer.stopped"
    assert out.read_bytes() == b"" and "STOPPED-" not in cups.run("lpstat", "-o", "STOPPED")


def test_a_queue_that_accepts_nothing_says_so(cups: PrivateCups) -> None:
    cups.queue("CLOSED")
    cups.run("cupsreject", "CLOSED")
    assert trouble(cups, "CLOSED").code == "printer.not_accepting"


def test_a_queue_that_is_not_there_is_absent_and_says_so(cups: PrivateCups) -> None:
    assert cups.printer("NOBODY").state() is DeviceState.ABSENT
    assert trouble(cups, "NOBODY").code == "printer.no_queue"


def test_a_service_that_is_gone_is_told_within_seconds() -> None:
    root = Path(tempfile.mkdtemp(prefix="yimen-cups-"))
    service = start(root)
    service.queue("GONE")
    service.close()
    began = time.monotonic()
    try:
        assert trouble(service, "GONE").code == "printer.no_service"
    finally:
        shutil.rmtree(root, ignore_errors=True)
    assert time.monotonic() - began < 12
