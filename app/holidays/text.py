"""A pasted notice made plain: one width of signs, numerals as digits, weekdays as marks, no line ends, no remarks."""

from __future__ import annotations

import re
import unicodedata

WEEKDAYS = "一二三四五六日"
MARK = "‹{}›"  # the weekday that the text gives a date, Monday = 1
_DIGITS = {sign: n for n, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "O": 0}
_NUMERAL = re.compile(r"[〇零○一二三四五六七八九十]+(?=[年日天]|月[〇零○一二三四五六七八九十\d]{1,3}日)")
_ISO = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)日?")
_WEEKDAY = re.compile(r"(?:星期|周|礼拜)([一二三四五六日天])")
_BRACKET = re.compile(r"\(([^()]*)\)")
_BARE_WEEKDAY = re.compile(r"(?<=[日号])(?:星期|周|礼拜)([一二三四五六日天])(?!末)")
_SPOKEN = re.compile(  # 5月1号到5号: a number of a paper has no month before it
    r"\d{1,2}月\d{1,2}[日号](?:‹\d›)?(?:起?[-~至到、,和及与](?:\d{1,2}月)?\d{1,2}[日号](?:‹\d›)?)*"
)
_DASHES = re.compile(r"[-‐‑‒–—―−~]+")


def plain(text: str) -> str:
    """Return the text as the reading of dates wants it; sentences still end with 。 or ;."""
    text = unicodedata.normalize("NFKC", text).replace("〜", "~").replace("﹣", "-")
    text = _ISO.sub(r"\1年\2月\3日", text)
    text = re.sub(r"[“”\"'‘’《》*#|]", "", text)
    text = re.sub(r"\s+", "", text).replace("，", ",").replace("；", ";")
    text = _NUMERAL.sub(lambda found: _number(found.group()), text)
    text = _BRACKET.sub(_remark, text)
    text = _BRACKET.sub(_remark, text)  # brackets inside brackets
    text = _BARE_WEEKDAY.sub(lambda found: _mark(found.group(1)), text)
    text = _SPOKEN.sub(lambda found: found.group().replace("号", "日"), text)
    return _DASHES.sub("-", text)


def _mark(sign: str) -> str:
    return MARK.format(WEEKDAYS.index("日" if sign == "天" else sign) + 1)


def _remark(found: re.Match[str]) -> str:
    """A bracket gives a weekday (kept as a mark), the dates themselves (kept), or a remark (left out)."""
    inside = found.group(1)
    if re.search(r"\d日", inside):
        return inside
    weekday = _WEEKDAY.search(inside)
    return _mark(weekday.group(1)) if weekday else ""


def _number(numeral: str) -> str:
    if "十" not in numeral:
        return "".join(str(_DIGITS[sign]) for sign in numeral)
    tens, _, ones = numeral.partition("十")
    return str((_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0))
