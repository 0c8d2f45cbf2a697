"""Files from outside: good ones are reduced, hostile ones refused with a sentence, and the desk lives."""

from __future__ import annotations

import io
import random
import struct
import zlib

import pytest
from PIL import Image

from app.errors import Refused
from app.intake import take_in as taking
from app.intake.limits import LIMITS, IntakeLimits, Media
from app.intake.take_in import take_in
from app.wording import say_trouble


def picture(form: str = "PNG", size: tuple[int, int] = (60, 40), mode: str = "RGB", **options: object) -> bytes:
    out = io.BytesIO()
    Image.effect_noise(size, 40).convert(mode).save(out, form, **options)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def refusal(data: bytes, limits: IntakeLimits = LIMITS) -> str:
    with pytest.raises(Refused) as caught:
        take_in(data, limits)
    assert say_trouble(caught.value) != caught.value.code
    return caught.value.code


def png_chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def bomb(width: int, height: int) -> bytes:
    """A few kilobytes that unpack to `width` x `height` pixels."""
    rows = zlib.compress(b"\0" * (width * height // 8 + height), 9)
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", head) + png_chunk(b"IDAT", rows) + png_chunk(b"IEND", b"")


def test_a_large_scan_is_reduced_when_it_is_captured() -> None:
    """démarches 104, 887: limits found at the end; scans are reduced at capture instead."""
    taken = take_in(picture("JPEG", (5000, 1000)))
    assert taken.media is Media.JPEG and opened(taken.data).size == (LIMITS.longest_side, 702)


def test_a_photograph_stands_upright_and_says_nothing_of_its_maker() -> None:
    turned = Image.Exif()
    turned[0x0112] = 6  # orientation: turned by a quarter
    turned[0x010F] = "camera of Zhang"
    taken = take_in(picture("JPEG", (60, 40), exif=turned))
    assert opened(taken.data).size == (40, 60)
    assert not opened(taken.data).getexif() and b"Zhang" not in taken.data


def test_what_is_see_through_becomes_paper() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(out, "PNG")
    assert opened(take_in(out.getvalue()).data).getpixel((4, 4)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA"])
def test_every_usual_kind_of_picture_is_taken(mode: str) -> None:
    assert opened(take_in(picture(mode=mode)).data).size == (60, 40)


def test_a_bomb_of_a_few_kilobytes_is_refused() -> None:
    assert refusal(bomb(13_000, 13_000)) == "intake.too_many_pixels"


def test_a_picture_that_needs_more_memory_than_the_child_has_is_refused_and_the_desk_lives() -> None:
    tight = IntakeLimits(pixels=200_000_000, memory_bytes=300 * 1024 * 1024)
    assert refusal(bomb(13_000, 13_000), tight) in ("intake.too_much_memory", "intake.child_failed")
    assert take_in(picture()).media is Media.JPEG


def test_a_child_that_hangs_is_stopped_in_time() -> None:
    """naps2 499-656: scanning hangs the program."""
    assert refusal(picture("PNG", (900, 900)), IntakeLimits(wall_seconds=0)) == "intake.too_slow"


def test_broken_pictures_never_bring_the_desk_down() -> None:
    rng = random.Random(20261123)
    good = picture("JPEG")
    for cut in (3, len(good) // 2):
        assert refusal(good[:cut]) in ("intake.not_an_image", "intake.child_failed")
    flipped = bytearray(picture("PNG"))
    for _ in range(40):
        flipped[rng.randrange(8, len(flipped))] ^= 0xFF
    assert refusal(bytes(flipped)).startswith("intake.")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "intake.empty"),
        (b"GIF89a" + bytes(40), "intake.unknown_kind"),
        (b"MZ" + bytes(40), "intake.unknown_kind"),
        (b"<svg onload='x()'/>", "intake.unknown_kind"),
        (b"\xff\xd8\xff" + bytes(31 * 1024 * 1024), "intake.too_large"),
        (b"%PDF-1.7\n1 0 obj <</S /JavaScript>> endobj\n%%EOF", "intake.pdf_active"),
        (b"%PDF-1.7\n1 0 obj <</S /J#61vaScript>> endobj\n%%EOF", "intake.pdf_active"),
        (b"%PDF-1.7\n1 0 obj <</S /Launch>> endobj\n%%EOF", "intake.pdf_active"),
        (b"%PDF-1.7\ntrailer <</Encrypt 2 0 R>>\n%%EOF", "intake.pdf_locked"),
        (b"%PDF-1.7\n1 0 obj <<>> endobj", "intake.pdf_cut"),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_each_hostile_file_has_its_sentence(data: bytes, code: str) -> None:
    assert refusal(data) == code


def test_active_content_inside_an_object_stream_is_found() -> None:
    hidden = zlib.compress(b"1 0 <</OpenAction <</S /JavaScript /JS (app.alert)>>>>")
    data = b"%PDF-1.7\n5 0 obj <</Type /ObjStm /Length 9>>\nstream\n" + hidden + b"\nendstream endobj\n%%EOF"
    assert refusal(data) == "intake.pdf_active"


def test_a_pdf_is_kept_byte_for_byte_even_when_a_picture_in_it_spells_a_bad_word() -> None:
    data = b"%PDF-1.7\n1 0 obj <</Length 11>>\nstream\n /JavaScript\nendstream endobj\n%%EOF\n"
    taken = take_in(data)
    assert (taken.data, taken.media) == (data, Media.PDF)


def test_the_child_can_write_no_file_and_knows_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIMEN_PASSWORD", "secret")
    assert "YIMEN_PASSWORD" not in taking._environment()
