"""Numbers of a list as they are written: 20, 20.0, 二十, 一百二十."""

from __future__ import annotations

_DIGITS = {word: n for n, word in enumerate("零一二三四五六七八九")} | {"两": 2}
_TENS = {"十": 10, "百": 100}


def number_of(text: str) -> int:
    """Return the number that ASCII or Chinese digits below 1000 say; the caller has seen that it is one: 十五, not 一五."""
    if text[0].isascii():
        return int(float(text))
    whole, digit = 0, 0
    for char in text:
        if char in _TENS:
            whole += (digit or 1) * _TENS[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    return whole + digit
