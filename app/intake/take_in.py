"""Taking a file in: limits first, then the child process opens it; whatever happens to the child, the desk lives."""

from __future__ import annotations

import base64
from dataclasses import dataclass

from app.errors import Refused
from app.intake.asking import ask_line
from app.intake.child import question
from app.intake.limits import LIMITS, MEGABYTE, IntakeLimits, Media, media_of


@dataclass(frozen=True)
class TakenIn:
    """A file that may be kept: images reduced to JPEG, PDFs as they came."""

    data: bytes
    media: Media


def take_in(data: bytes, limits: IntakeLimits = LIMITS) -> TakenIn:
    """Return the file as it will be kept.

    Raises Refused: "intake.empty", "intake.unknown_kind", "intake.too_large", "intake.too_many_pixels",
    "intake.not_an_image", "intake.pdf_cut", "intake.pdf_locked", "intake.pdf_active", "intake.too_much_memory",
    "intake.too_slow", "intake.child_failed".
    """
    media = _media(data, limits)
    answer = ask_line(question(data, media, limits), limits)
    return TakenIn(base64.b64decode(answer["data"]), Media(answer["media"]))


def _media(data: bytes, limits: IntakeLimits) -> Media:
    if not data:
        raise Refused("intake.empty")
    media = media_of(data)
    if media is None:
        raise Refused("intake.unknown_kind")
    most = limits.pdf_bytes if media is Media.PDF else limits.image_bytes
    if len(data) > most:
        raise Refused("intake.too_large", found=-(-len(data) // MEGABYTE), most=most // MEGABYTE)
    return media
