"""The stock phrases of the papers (resources/notices/phrases.toml): legal wording is data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

from app.notices.template import read_toml


@lru_cache(maxsize=1)
def _tables() -> Mapping[str, Mapping[str, Any]]:
    return read_toml((resources.files("resources") / "notices" / "phrases.toml").read_bytes(), "phrases")


def phrase(key: str, **facts: object) -> str:
    """Return a sentence of [text] with its facts filled in. Raises KeyError for a key the file has not."""
    return str(_tables()["text"][key]).format(**facts)


def word(table: str, key: str) -> str:
    """Return a word of one of the small tables (units, kinds, forms, methods …); the key itself when it has none."""
    return str(_tables()[table].get(key, key))


def decision_words(item_name: str) -> Mapping[str, str]:
    """Return the titles and words of a decision on this item, where it has its own."""
    return dict(_tables()["decisions"].get(item_name, {}))
