"""The print service: bytes, copies, trays; and what is said when paper is out, the printer off, or a job is gone."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from print_service import DISABLED, IDLE, JOB, PRINTING, PrintService

from app.devices.choice import DeviceChoice, Duplex, PrinterChoice
from app.devices.cups import CupsPrinter, known_queues, known_trays
from app.devices.folder import FolderPrinter
from app.devices.ports import DeviceState, PrintRole
from app.devices.roles import PrintersByRole, printers_by_role
from app.errors import DeviceTrouble
from app.wording import say_trouble

PDF = b"%PDF-1.7 the stored bytes"


@pytest.fixture
def service(tmp_path: Path) -> PrintService:
    return PrintService(tmp_path)


def trouble(printer: CupsPrinter) -> DeviceTrouble:
    with pytest.raises(DeviceTrouble) as told:
        printer.print_pdf(PDF, "受理通知书")
    assert "文书已保存" in say_trouble(told.value)
    return told.value


def test_the_very_bytes_go_to_the_queue_with_copies_and_title(service: PrintService):
    job = service.printer().print_pdf(PDF, "受理通知书", 2)
    assert (job.id, job.printer, job.copies) == ("HP-7", "HP", 2)
    assert (service.folder / "got").read_bytes() == PDF
    assert service.arguments() == [
        "-d", "HP", "-o", "media=A4", "-o", "sides=one-sided", "-n", "2", "-t", "受理通知书", "-",
    ]  # fmt: skip


def test_a_choice_says_tray_sides_paper_and_copies(service: PrintService):
    choice = PrinterChoice("HP", tray="Tray2", copies=3, duplex=Duplex.LONG_EDGE, media="A5")
    job = service.printer(choice=choice).print_pdf(PDF, "t", 1)
    assert job.copies == 3
    told = " ".join(service.arguments())
    assert "-o media=A5 -o sides=two-sided-long-edge -o InputSlot=Tray2 -n 3" in told


def test_raw_bytes_go_as_they_are(service: PrintService):
    assert service.printer().print_raw(b"\x1b@\x00\xff", "小票") == "HP-7"
    assert (service.folder / "got").read_bytes() == b"\x1b@\x00\xff"
    assert "-o raw" in " ".join(service.arguments())


def test_a_printer_that_does_not_answer_is_told_in_time(service: PrintService):
    """naps2 499: scanning hangs the program; here every device has a time-out."""
    service.says(hang="")
    began = time.monotonic()
    assert trouble(service.printer(seconds=0.3)).code == "printer.timeout"
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("lp: The printer or class does not exist.\n", "printer.no_queue"),
        ("lp: Error - no default destination available.\n", "printer.no_queue"),
        ('lp: Destination "HP" is not accepting jobs.\n', "printer.not_accepting"),
        ("lp: Error - scheduler not responding.\n", "printer.no_service"),
        ('lp: Unable to connect to "/run/cups/cups.sock"\n', "printer.no_service"),
        ("lp: Forbidden\n", "printer.not_allowed"),
        ("lp: Unable to write print data: No space left on device\n", "printer.disk_full"),
    ],
)
def test_what_the_queue_refuses_is_told_in_the_words_of_the_office(service: PrintService, said: str, code: str):
    service.says(refusal=said)
    told = trouble(service.printer())
    assert told.code == code
    assert not any(part.isascii() and len(part) > 6 for part in say_trouble(told).split("，")), "no English is shown"


def test_a_refusal_nobody_knows_is_told_with_its_own_words(service: PrintService):
    service.says(refusal="lp: The moon is in the way\n")
    told = trouble(service.printer())
    assert (told.code, told.facts) == ("printer.refused", {"printer": "HP", "reason": "The moon is in the way"})


@pytest.mark.parametrize(
    ("alerts", "code"),
    [
        ("media-empty-error", "printer.no_paper"),
        ("offline-report", "printer.offline"),
        ("connecting-to-device", "printer.offline"),
        ("toner-low-warning media-jam-error", "printer.jam"),
        ("cover-open", "printer.cover_open"),
        ("marker-supply-empty-error", "printer.no_toner"),
    ],
)
def test_a_job_that_waits_for_a_hand_is_cancelled_and_the_clerk_is_told(service: PrintService, alerts: str, code: str):
    """What lies in a dead queue would come out later, a second time beside the one that was printed again."""
    service.says(
        printer=PRINTING.format(queue="HP", alerts=alerts), waiting=JOB.format(job="HP-7", alerts="job-printing")
    )
    printer = service.printer()
    assert printer.state() is DeviceState.TROUBLE
    assert trouble(printer).code == code
    assert service.cancelled() == "HP-7"


def test_an_alert_of_yesterday_stops_no_paper(service: PrintService):
    """The service keeps saying that paper is out until the next job goes through; so the next job must be tried."""
    service.says(printer=IDLE.format(queue="HP", alerts="media-empty-error"))
    assert service.printer().print_pdf(PDF, "t").id == "HP-7"
    assert service.cancelled() == ""


def test_a_job_that_prints_slowly_without_complaint_is_handed_over(service: PrintService):
    service.says(
        printer=PRINTING.format(queue="HP", alerts="none"), waiting=JOB.format(job="HP-7", alerts="job-printing")
    )
    printer = service.printer()
    assert printer.state() is DeviceState.BUSY
    assert printer.print_pdf(PDF, "t").id == "HP-7"


@pytest.mark.parametrize(
    ("waiting", "completed", "code"),
    [
        ("", JOB.format(job="HP-7", alerts="job-canceled-by-user"), "printer.cancelled"),
        ("", JOB.format(job="HP-7", alerts="aborted-by-system"), "printer.failed"),
        ("", JOB.format(job="HP-6", alerts="job-completed-successfully"), "printer.vanished"),
        (JOB.format(job="HP-7", alerts="resources-are-not-ready"), "", "printer.failed"),
    ],
)
def test_a_job_that_was_cancelled_failed_or_vanished_is_told(
    service: PrintService, waiting: str, completed: str, code: str
):
    service.says(waiting=waiting, completed=completed)
    assert trouble(service.printer()).code == code


def test_a_service_that_keeps_no_history_is_believed(service: PrintService):
    service.says(waiting="", completed="")
    assert service.printer().print_pdf(PDF, "t").id == "HP-7"


def test_a_queue_that_somebody_stopped_gets_no_paper(service: PrintService):
    service.says(printer=DISABLED.format(queue="HP"))
    printer = service.printer()
    assert printer.state() is DeviceState.TROUBLE
    assert trouble(printer).code == "printer.stopped"
    assert not (service.folder / "got").exists()


def test_a_queue_that_is_not_there_is_absent(service: PrintService):
    service.says(printer="")
    assert service.printer().state() is DeviceState.ABSENT


def test_the_usual_queue_is_looked_up_and_no_other_speaks_for_it(service: PrintService):
    service.says(default="system default destination: HP\n")
    usual = service.printer("")
    assert usual.state() is DeviceState.READY
    assert usual.print_pdf(PDF, "t").printer == "CUPS"
    assert "-d" not in service.arguments()
    service.says(default="no system default destination\n", printer=DISABLED.format(queue="OTHER"))
    assert usual.state() is DeviceState.ABSENT


def test_without_a_print_service_the_paper_is_stored_and_that_is_said():
    one = CupsPrinter(lp=("no-such-lp",), lpstat=("no-such-lpstat",))
    assert one.state() is DeviceState.ABSENT
    assert trouble(one).code == "printer.no_cups"
    assert known_queues(("no-such-lpstat",)) is None


def test_queues_and_trays_can_be_offered(service: PrintService, tmp_path: Path):
    assert known_queues((str(service.folder / "lpstat"),)) == ("HP", "SLIP")
    options = tmp_path / "lpoptions"
    options.write_text(
        "#!/bin/sh\necho 'PageSize/Media Size: *A4 A5'\necho 'InputSlot/Media Source: *Auto Tray1 Tray2'\n"
    )
    options.chmod(0o700)
    assert known_trays("HP", (str(options),)) == ("Auto", "Tray1", "Tray2")
    assert known_trays("HP", ("no-such-lpoptions",)) == ()


def test_each_role_has_its_printer_and_roles_without_one_print_as_notices_do(tmp_path: Path):
    choice = DeviceChoice(
        notice=PrinterChoice(f"file:{tmp_path}/notices"), receipt=PrinterChoice(f"file:{tmp_path}/receipts")
    )
    printer = printers_by_role(choice)
    for role, folder in (("notice", "notices"), ("receipt", "receipts"), ("badge", "notices")):
        job = printer.print_pdf(PDF, role, 1, PrintRole(role))
        assert (tmp_path / folder / job.id).read_bytes() == PDF
    assert printer.printers[PrintRole.BADGE] is printer.printers[PrintRole.NOTICE]


def test_the_light_of_the_printers_shows_the_worst_of_them(service: PrintService, tmp_path: Path):
    good, gone = FolderPrinter(tmp_path / "out"), FolderPrinter(tmp_path / "no" / "such")
    assert PrintersByRole({PrintRole.NOTICE: good, PrintRole.RECEIPT: good}).state() is DeviceState.READY
    assert PrintersByRole({PrintRole.NOTICE: good, PrintRole.RECEIPT: gone}).state() is DeviceState.ABSENT
    service.says(printer=DISABLED.format(queue="HP"))
    worst = PrintersByRole({PrintRole.NOTICE: gone, PrintRole.RECEIPT: service.printer()})
    assert worst.state() is DeviceState.TROUBLE
