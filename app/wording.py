"""One function words every code that `app` raises or returns; the sentences are data."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import lru_cache
from importlib import resources

from app.errors import Trouble

DEFAULT_LANGUAGE = "zh_CN"


@lru_cache(maxsize=4)
def _tables(language: str) -> dict[str, dict[str, str]]:
    text = (resources.files("resources") / "wording" / f"{language}.toml").read_text("utf-8")
    return tomllib.loads(text)


def sentences(language: str = DEFAULT_LANGUAGE) -> dict[str, str]:
    """Return code -> sentence of one language (resources/wording/<language>.toml)."""
    return _tables(language)["sentences"]


def name_of(kind: str, value: str, language: str = DEFAULT_LANGUAGE) -> str:
    """Return the name of a code, `state.received` -> 收件; the code itself when nobody named it."""
    return _tables(language).get("names", {}).get(f"{kind}.{value}", value)


def has_name(kind: str, value: str, language: str = DEFAULT_LANGUAGE) -> bool:
    """True when somebody named this code; its name may be the code itself, as `form` is in English."""
    return f"{kind}.{value}" in _tables(language).get("names", {})


def day_words(on: date, language: str = DEFAULT_LANGUAGE) -> str:
    """Return a day as papers print it."""
    return f"{on.year}年{on.month}月{on.day}日" if language == DEFAULT_LANGUAGE else on.isoformat()


def say(code: str, language: str = DEFAULT_LANGUAGE, /, **facts: object) -> str:
    """Return the sentence of `code`, its facts filled in (codes by their names); an unknown code is shown as itself with its facts."""
    pattern = sentences(language).get(code)
    if pattern is None:
        return " ".join([code, *(f"{name}={value}" for name, value in facts.items())])
    return pattern.format(**{name: name_of(name, str(value), language) for name, value in facts.items()})


def say_trouble(trouble: Trouble, language: str = DEFAULT_LANGUAGE) -> str:
    """Return the sentence that tells the clerk what is wrong and how to mend it."""
    return say(trouble.code, language, **trouble.facts)
