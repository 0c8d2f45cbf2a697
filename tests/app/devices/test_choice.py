"""The choice of devices is data: kept, read back, mended where it was damaged, and checked field by field."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.devices.choice import (
    CameraChoice,
    CardChoice,
    CardInterface,
    DeviceChoice,
    Duplex,
    PrinterChoice,
    SlipCharset,
    SlipChoice,
    WedgeChoice,
    read_device_choice,
    read_with_faults,
)
from app.devices.choice_checks import device_faults
from app.devices.ports import PrintRole
from app.events.body import pack
from app.wording import sentences

FULL = DeviceChoice(
    card=CardChoice(CardInterface.TERMB, "/opt/reader/libtermb.so", 1001, ("/opt/32/python",), 8),
    camera=CameraChoice("/srv/captures", "/dev/video0"),
    notice=PrinterChoice("HP", "Tray2", 2, Duplex.LONG_EDGE, "A4"),
    receipt=PrinterChoice("Small", media="A5"),
    badge=PrinterChoice("file:/srv/badges"),
    slip=SlipChoice("tcp:192.168.1.60:9100", SlipCharset.GB2312, 384, is_at_once=True),
    wedge=WedgeChoice(60, "~", "#"),
)


def test_what_was_kept_comes_back():
    kept = json.loads(json.dumps(pack(FULL)))
    assert read_with_faults(kept) == (FULL, ())
    assert read_device_choice(kept) == FULL


def test_a_window_for_which_nothing_was_set_has_the_usual_choice():
    assert read_device_choice(None) == DeviceChoice() == read_device_choice({})
    assert (DeviceChoice().wedge.gap, DeviceChoice().slip.target) == (50, "")


def test_a_damaged_part_falls_back_and_the_rest_stays():
    kept = {**pack(FULL), "card": "nonsense", "wedge": {"gap": "fast", "prefix": "~"}, "slip": {"charset": "big5"}}
    choice, faults = read_with_faults(kept)
    assert choice.card == CardChoice()
    assert choice.wedge == WedgeChoice(50, "~", "")
    assert choice.slip == SlipChoice()
    assert choice.notice == FULL.notice
    assert {fault.field for fault in faults} == {"wedge.gap", "slip.charset"}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda part: st.lists(part, max_size=3) | st.dictionaries(st.text(max_size=6), part, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["card", "camera", "notice", "slip", "wedge", "x"]), JSON))
def test_no_setting_whatever_keeps_the_window_from_opening(kept: dict[str, object]):
    assert isinstance(read_device_choice(kept), DeviceChoice)


def test_a_role_without_a_choice_prints_as_notices_do():
    choice = DeviceChoice(notice=PrinterChoice("HP", "Tray2"), receipt=PrinterChoice("Small"))
    assert choice.printer_of(PrintRole.RECEIPT).queue == "Small"
    assert choice.printer_of(PrintRole.BADGE) == choice.printer_of(PrintRole.NOTICE) == PrinterChoice("HP", "Tray2")


def test_a_choice_in_order_has_no_faults(tmp_path: Path):
    library = tmp_path / "libtermb.so"
    library.write_bytes(b"")
    choice = replace(
        FULL,
        card=CardChoice(CardInterface.SDTAPI, str(library)),
        camera=CameraChoice(str(tmp_path), "/dev/null"),
        badge=PrinterChoice(f"file:{tmp_path}"),
        slip=SlipChoice("device:/dev/null"),
    )
    assert device_faults(choice, ("HP", "Small")) == ()
    assert device_faults(DeviceChoice(), None) == ()


CARD, TERMB = CardChoice(), CardInterface.TERMB


@pytest.mark.parametrize(
    ("choice", "field", "code"),
    [
        (DeviceChoice(card=replace(CARD, interface=TERMB)), "card.library", "devices.library_missing"),
        (DeviceChoice(card=replace(CARD, interface=TERMB, library="/no/x.so")), "card.library", "devices.no_library"),
        (DeviceChoice(card=replace(CARD, interface=CardInterface.HELPER)), "card.program", "devices.program_missing"),
        (DeviceChoice(card=replace(CARD, program=("no-such",))), "card.program", "devices.no_program"),
        (DeviceChoice(card=replace(CARD, port=17)), "card.port", "devices.card_port"),
        (DeviceChoice(card=replace(CARD, seconds=0)), "card.seconds", "devices.seconds"),
        (DeviceChoice(camera=CameraChoice(folder="/no/such")), "camera.folder", "devices.no_folder"),
        (DeviceChoice(camera=CameraChoice(device="/etc/passwd")), "camera.device", "devices.no_camera"),
        (DeviceChoice(notice=PrinterChoice("NONE")), "notice.queue", "devices.no_queue"),
        (DeviceChoice(receipt=PrinterChoice("file:/no/such")), "receipt.queue", "devices.no_folder"),
        (DeviceChoice(badge=PrinterChoice(tray="Tray 2; rm")), "badge.tray", "devices.option"),
        (DeviceChoice(notice=PrinterChoice(media="A4 -o raw")), "notice.media", "devices.option"),
        (DeviceChoice(notice=PrinterChoice(copies=10)), "notice.copies", "devices.copies"),
        (DeviceChoice(slip=SlipChoice("device:/dev/no-such")), "slip.target", "devices.slip_device"),
        (DeviceChoice(slip=SlipChoice("tcp:printer")), "slip.target", "devices.slip_address"),
        (DeviceChoice(slip=SlipChoice("tcp:printer:70000")), "slip.target", "devices.slip_address"),
        (DeviceChoice(slip=SlipChoice("NONE")), "slip.target", "devices.no_queue"),
        (DeviceChoice(slip=SlipChoice(width=500)), "slip.width", "devices.slip_width"),
        (DeviceChoice(wedge=WedgeChoice(24)), "wedge.gap", "devices.gap"),
        (DeviceChoice(wedge=WedgeChoice(81)), "wedge.gap", "devices.gap"),
        (DeviceChoice(wedge=WedgeChoice(prefix="7")), "wedge.prefix", "devices.mark"),
        (DeviceChoice(wedge=WedgeChoice(suffix="~~~~~")), "wedge.suffix", "devices.mark"),
        (DeviceChoice(wedge=WedgeChoice(suffix="。")), "wedge.suffix", "devices.mark"),
    ],
)
def test_each_field_that_is_wrong_has_its_sentence_in_both_languages(choice: DeviceChoice, field: str, code: str):
    (fault,) = device_faults(choice, ("HP",))
    assert (fault.field, fault.code) == (field, code)
    for language in ("zh_CN", "en"):
        assert code in sentences(language)
        assert "{" not in fault.say(language)


def test_a_queue_without_a_print_service_says_that_the_service_is_missing():
    (fault,) = device_faults(DeviceChoice(notice=PrinterChoice("HP")), None)
    assert fault.code == "devices.no_service"


@pytest.mark.parametrize("gap", [25, 50, 80])
def test_the_ends_of_the_range_are_in_it(gap: int):
    assert device_faults(DeviceChoice(wedge=WedgeChoice(gap)), None) == ()
