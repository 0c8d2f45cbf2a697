"""Text that remembers which field each value came from: for the glyph gate, and for names set in one face."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

_OPEN, _NAME_END, _CLOSE = "\U0010fffd", "\U0010fffc", "\U0010fffb"
MARKS = frozenset((_OPEN, _NAME_END, _CLOSE))
_VALUE = re.compile(f"{_OPEN}([^{_NAME_END}]*){_NAME_END}([^{_CLOSE}]*){_CLOSE}")
_DIGITS = "零一二三四五六七八九"
_CAPITALS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_SOFT, _LOUD, _OWN_STOPS = "。；，、", frozenset("！？"), frozenset("。；，）")
_GROUPS = ("", "万", "亿")
_PERMIT_LAW = "行政许可法》"


class Valued(str):
    """A value of the record; `field` is its Chinese name."""

    field: str

    def __new__(cls, text: str, field: str) -> Valued:
        made = super().__new__(cls, text)
        made.field = field
        return made


class Run(NamedTuple):
    """A stretch of text, and the field it came from (None: the template's own words)."""

    text: str
    field: str | None = None


def marked(value: object) -> object:
    """Return a value between marks that survive the rendering; anything else unchanged."""
    if isinstance(value, Valued):
        return f"{_OPEN}{value.field}{_NAME_END}{value!s}{_CLOSE}"
    return value


def runs_of(rendered: str) -> tuple[Run, ...]:
    """Return the runs of a rendered wording; empty values leave none."""
    runs: list[Run] = []
    at = 0
    for match in _VALUE.finditer(rendered):
        if match.start() > at:
            runs.append(Run(rendered[at : match.start()]))
        if match[2]:
            runs.append(Run(match[2], match[1]))
        at = match.end()
    if at < len(rendered):
        runs.append(Run(rendered[at:]))
    return tuple(_without_second_stop(runs))


def joined(pieces: Sequence[str], record: Mapping[str, object]) -> tuple[Run, ...]:
    """Return the runs of own words and fields in turn: what the rendered wording would give, without rendering it."""
    runs: list[Run] = []
    words = pieces[0]
    for name, after in zip(pieces[1::2], pieces[2::2], strict=True):
        value = record[name]
        if not isinstance(value, Valued):
            words += f"{value}{after}"
            continue
        if words:
            runs.append(Run(words))
        if value:
            runs.append(Run(str(value), value.field))
        words = after
    if words:
        runs.append(Run(words))
    return tuple(_without_second_stop(runs))


def _without_second_stop(runs: list[Run]) -> list[Run]:
    """Where a typed value ends with a stop and the sentence goes on with its own, only one of them is printed.

    The template's own stands, since it knows whether the sentence ends there; but an exclamation or a question is kept.
    """
    kept: list[Run] = []
    for run in runs:
        before = kept[-1] if kept else None
        if before is not None and before.field is not None and run.field is None and run.text[:1] in _OWN_STOPS:
            if before.text[-1:] in _LOUD:
                run = Run(run.text[1:])
            else:
                left = before.text.rstrip(_SOFT)
                kept[-1:] = [Run(left, before.field)] if left else []
        if run.text:
            kept.append(run)
    return kept


def _kept(result: str, *sources: object) -> str:
    field = next((source.field for source in sources if isinstance(source, Valued)), None)
    return result if field is None else Valued(result, field)


def numeral(value: object) -> str:
    """中文数字: 0 to 99 in Chinese numerals, as limits are written; anything else unchanged."""
    text = str(value)
    if not text.isdecimal() or int(text) > 99:
        return _kept(text, value)
    tens, ones = divmod(int(text), 10)
    if tens == 0:
        return _kept(_DIGITS[ones], value)
    return _kept(("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else ""), value)


def capitals(value: object) -> str:
    """大写金额: an amount in fen as the capitals that a payment paper carries; anything else unchanged."""
    text = str(value)
    if not text.isdecimal() or len(text) > 14:
        return _kept(text, value)
    yuan, fen = divmod(int(text), 100)
    whole = _capital_integer(yuan) + "元" if yuan else ""
    jiao, fen = divmod(fen, 10)
    if not jiao and not fen:
        return _kept((whole or "零元") + "整", value)
    parts = (_CAPITALS[jiao] + "角" if jiao else ("零" if whole else "")) + (_CAPITALS[fen] + "分" if fen else "整")
    return _kept(whole + parts, value)


def _capital_integer(number: int) -> str:
    out = ""
    gap = False
    digits = str(number)
    group_used = False
    for at, digit in enumerate(digits):
        group, place = divmod(len(digits) - 1 - at, 4)
        if digit == "0":
            gap = True
        else:
            out += ("零" if gap and out else "") + _CAPITALS[int(digit)] + _PLACES[place]
            gap, group_used = False, True
        if place == 0:
            out += _GROUPS[group] if group_used else ""
            group_used = False
    return out


def fallback(value: object, other: str = "") -> object:
    """默认: the value, or the other words when it is empty."""
    return value or other


def enumeration(value: object) -> str:
    """顿号: the entries of a list with 、 between them."""
    entries = (
        [str(entry) for entry in value] if isinstance(value, Sequence) and not isinstance(value, str) else [str(value)]
    )
    sources = value if isinstance(value, Sequence) and not isinstance(value, str) else (value,)
    return _kept("、".join(entries), *sources)


def with_article(value: object, article: str) -> str:
    """并引…: this article of 行政许可法 before the clause; where the clause cites that law, its name stands once for both.

    The article is the template's own words and the clause stays the field's, as if they stood beside each other.
    """
    text = str(value)
    head, law, tail = text.partition(_PERMIT_LAW)
    if law:
        return f"{marked(_kept(head + law, value))}{article}、{marked(_kept(tail, value))}"
    return f"《中华人民共和国{_PERMIT_LAW}{article}" + (f"和{marked(value)}" if text else "")


FORMATS: dict[str, Callable[..., object]] = {
    "中文数字": numeral,
    "大写金额": capitals,
    "默认": fallback,
    "顿号": enumeration,
    "并引第三十八条第一款": partial(with_article, article="第三十八条第一款"),
    "并引第三十八条第二款": partial(with_article, article="第三十八条第二款"),
}
