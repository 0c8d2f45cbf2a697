"""A pack of papers from outside as texts: opened by the limited child, whatever happens to it the desk lives."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from app.errors import Refused
from app.intake.limits import MEGABYTE, IntakeLimits
from app.intake.take_in import run_child

PACK_LIMITS = IntakeLimits(memory_bytes=512 * MEGABYTE, cpu_seconds=10, wall_seconds=20)
PACK_CHILD = "app.intake.pack_child"
MOST_BYTES = 2 * MEGABYTE


@dataclass(frozen=True)
class OpenedPack:
    """What a pack says, not yet believed: the signed manifest, who says he made it, and the papers' texts by key."""

    manifest: bytes
    signature: bytes
    office: str
    key: str
    papers: Mapping[str, str]


def open_pack(data: bytes) -> OpenedPack:
    """Return what is in a pack. Raises Refused("intake.…" | "pack.…")."""
    if not data:
        raise Refused("intake.empty")
    if len(data) > MOST_BYTES:
        raise Refused("intake.too_large", found=-(-len(data) // MEGABYTE), most=MOST_BYTES // MEGABYTE)
    asked = {"limits": asdict(PACK_LIMITS), "data": base64.b64encode(data).decode("ascii")}
    answer = run_child(PACK_CHILD, json.dumps(asked).encode() + b"\n", PACK_LIMITS)
    manifest, signature = base64.b64decode(answer["manifest"]), base64.b64decode(answer["signature"])
    return OpenedPack(manifest, signature, answer["office"], answer["key"], answer["papers"])
