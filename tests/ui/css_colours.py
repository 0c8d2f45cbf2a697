"""The colours of a style sheet and how well they can be told apart (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

import re

TEXT, EDGE = 4.5, 3.0
_ROOT = re.compile(r":root \{(.*?)\}", re.DOTALL)
_TOKEN = re.compile(r"--([\w-]+):\s*(#[0-9A-Fa-f]{6})")


def tokens_of(css: str, theme: str) -> dict[str, str]:
    """Return the colours of a theme by name."""
    blocks = [dict(_TOKEN.findall(block)) for block in _ROOT.findall(css)]
    return blocks[0] if theme == "light" else {**blocks[0], **blocks[1]}


def pairs_of(css: str, theme: str) -> dict[str, tuple[str, str, float]]:
    """Return every pair of front and ground that the sheet lays on one another, with the least contrast it needs."""
    colour = tokens_of(css, theme)
    text = [
        ("text", "bg"), ("text", "surface"), ("text", "sunken"), ("muted", "bg"), ("muted", "surface"), ("muted", "sunken"),
        ("primary", "bg"), ("primary", "surface"), ("on-primary", "primary"), ("on-soft", "soft"), ("ok", "ok-soft"),
        ("warn", "warn-soft"), ("bad", "bad-soft"), ("bad", "surface"), ("text", "ok-soft"), ("text", "warn-soft"),
        ("text", "bad-soft"),
    ]  # fmt: skip
    edges = [("edge", "surface"), ("primary", "bg"), ("primary", "surface"), ("bad", "surface")]
    found = {f"{front} on {back}": (colour[front], colour[back], TEXT) for front, back in text}
    return found | {f"edge {front} on {back}": (colour[front], colour[back], EDGE) for front, back in edges}


def contrast(front: str, back: str) -> float:
    """Return the contrast of two colours."""
    light, dark = sorted((_luminance(front), _luminance(back)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
