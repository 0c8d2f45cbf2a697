"""A frame of a camera as a JPEG: runs only inside the child. YUYV becomes a picture; MJPEG gets its missing tables."""

from __future__ import annotations

import io

from PIL import Image

from app.errors import Refused

_DHT = b"\xff\xc4"
_SOS = b"\xff\xda"
# ITU-T T.81 annex K.3: the tables that cameras leave out of every frame, since they never change.
_TABLES = bytes.fromhex(
    "ffc401a20000010501010101010100000000000000000102030405060708090a0b0100030101010101010101010000000000000102030405"
    "060708090a0b100002010303020403050504040000017d01020300041105122131410613516107227114328191a1082342b1c11552d1"
    "f02433627282090a161718191a25262728292a3435363738393a434445464748494a535455565758595a636465666768696a737475767778"
    "797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2"
    "e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa1100020102040403040705040400010277000102031104052131061241510761711322328108"
    "144291a1b1c109233352f0156272d10a162434e125f11718191a262728292a35363738393a434445464748494a535455565758595a636465"
    "666768696a737475767778797a82838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9"
    "cad2d3d4d5d6d7d8d9dae2e3e4e5e6e7e8e9eaf2f3f4f5f6f7f8f9fa"
)
MJPEG, YUYV = "MJPG", "YUYV"


def jpeg_of_frame(data: bytes, kind: str, width: int, height: int) -> bytes:
    """Return one frame as a JPEG. Raises Refused("intake.not_an_image") for a frame that was cut or is none."""
    if kind == MJPEG:
        return _with_tables(data)
    if kind != YUYV or len(data) < width * height * 2 or width % 2:
        raise Refused("intake.not_an_image")
    data = data[: width * height * 2]
    light = Image.frombytes("L", (width, height), data[0::2])
    colours = [Image.frombytes("L", (width // 2, height), data[start::4]).resize((width, height)) for start in (1, 3)]
    out = io.BytesIO()
    Image.merge("YCbCr", (light, *colours)).save(out, "JPEG", quality=92)
    return out.getvalue()


def _with_tables(data: bytes) -> bytes:
    start, scan = data.find(b"\xff\xd8"), data.find(_SOS)
    if start < 0 or scan < 0:
        raise Refused("intake.not_an_image")
    end = data.rfind(b"\xff\xd9")
    data = data[start : end + 2] if end > scan else data[start:]
    scan -= start
    return data if _DHT in data[:scan] else data[:scan] + _TABLES + data[scan:]
