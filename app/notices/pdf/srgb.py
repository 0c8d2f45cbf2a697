"""The sRGB colour profile (IEC 61966-2-1) that PDF/A wants in its output intent: an ICC version 2 display profile."""

from __future__ import annotations

import struct
from functools import lru_cache

# Bradford-adapted primaries and white of sRGB in the profile connection space (D50), as s15Fixed16 numbers.
_XYZ = {
    b"wtpt": (0.9642, 1.0, 0.8249),
    b"rXYZ": (0.4360747, 0.2225045, 0.0139322),
    b"gXYZ": (0.3850649, 0.7168786, 0.0971045),
    b"bXYZ": (0.1430804, 0.0606169, 0.7141733),
}
_CURVE_POINTS = 256
_MADE_ON = (2026, 1, 1, 0, 0, 0)


def _fixed(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))


def _linear(encoded: float) -> float:
    linear: float = encoded / 12.92 if encoded <= 0.04045 else ((encoded + 0.055) / 1.055) ** 2.4
    return linear


def _tags() -> dict[bytes, bytes]:
    name = b"sRGB IEC61966-2.1"
    points = [round(_linear(at / (_CURVE_POINTS - 1)) * 65535) for at in range(_CURVE_POINTS)]
    curve = b"curv\0\0\0\0" + struct.pack(f">I{_CURVE_POINTS}H", _CURVE_POINTS, *points)
    described = b"desc\0\0\0\0" + struct.pack(">I", len(name) + 1) + name + b"\0" + b"\0" * (4 + 4 + 2 + 1 + 67)
    tags = {b"desc": described, b"cprt": b"text\0\0\0\0" + b"No copyright, use freely\0"}
    tags.update({tag: b"XYZ \0\0\0\0" + b"".join(map(_fixed, xyz)) for tag, xyz in _XYZ.items()})
    tags.update({tag: curve for tag in (b"rTRC", b"gTRC", b"bTRC")})
    return tags


@lru_cache(maxsize=1)
def profile() -> bytes:
    """Return the bytes of the profile; the same on every machine."""
    body = b""
    places: dict[bytes, int] = {}
    directory = []
    tags = _tags()
    start = 128 + 4 + 12 * len(tags)
    for tag, data in tags.items():
        if data not in places:
            places[data] = start + len(body)
            body += data + b"\0" * (-len(data) % 4)
        directory.append(struct.pack(">4sII", tag, places[data], len(data)))
    header = b"".join(
        (
            struct.pack(">I4sI4s4s4s", start + len(body), b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ "),
            struct.pack(">6H", *_MADE_ON),
            b"acsp" + b"\0" * 28,
            b"".join(map(_fixed, (0.9642, 1.0, 0.8249))),
            b"\0" * 48,
        )
    )
    return header + struct.pack(">I", len(tags)) + b"".join(directory) + body
