"""Wording as people write it, and back: 〔申请人〕 for a field, 〔有 容缺材料 时〕…〔否则〕…〔完〕 for what is printed only then.

Whoever edits a paper knows its fields, not the marks of a program. The two forms say the same: what has no plain form
stays as it is, and is checked as it is.
"""

from __future__ import annotations

import re

_NAME = r"[^\W\d]\w*"
_VALUE = re.compile(rf"\{{\{{\s*({_NAME}(?:\.{_NAME})?)\s*((?:\|\s*\w+\s*)*)\}}\}}")
_PLAIN_VALUE = re.compile(rf"〔({_NAME}(?:\.{_NAME})?)((?:\|\w+)*)〕")
_ELSE = re.compile(rf"\{{\{{\s*({_NAME}(?:\.{_NAME})?)\s+or\s+'([^'“”〔〕\\]*)'\s*\}}\}}")
_PLAIN_ELSE = re.compile(rf"〔({_NAME}(?:\.{_NAME})?)，空则“([^'“”〔〕\\]*)”〕")
_TAG = re.compile(r"\{%\s*(if|elif|else|endif|for|endfor)\b\s*(.*?)\s*%\}", re.DOTALL)
_PLAIN_TAG = re.compile(r"〔(又?)(有|没有|当)\s+([^〔〕]+?)\s+时〕")
_PLAIN_LOOP = re.compile(rf"〔逐项\s+({_NAME})\s+取自\s+({_NAME})〕")
_WORDS = {"〔否则〕": "{% else %}", "〔完〕": "{% endif %}", "〔逐项完〕": "{% endfor %}"}
_ONE = re.compile(rf"{_NAME}(?:\.{_NAME})?")
_LOOP = re.compile(rf"({_NAME})\s+in\s+({_NAME})")
_SPOKEN = (
    (re.compile(rf"({_NAME}(?:\.{_NAME})?)\s*==\s*'([^'“”\\]*)'"), r"\1 是“\2”"),
    (re.compile(rf"({_NAME}(?:\.{_NAME})?)\s*!=\s*'([^'“”\\]*)'"), r"\1 不是“\2”"),
    (re.compile(rf"'([^'“”\\]*)'\s+not\s+in\s+({_NAME}(?:\.{_NAME})?)"), r"\2 不含“\1”"),
    (re.compile(rf"'([^'“”\\]*)'\s+in\s+({_NAME}(?:\.{_NAME})?)"), r"\2 含“\1”"),
    (re.compile(r"\band\b"), "并且"),
    (re.compile(r"\bor\b"), "或者"),
    (re.compile(r"\bnot\b"), "没有"),
)
_WRITTEN = (
    (re.compile(rf"({_NAME}(?:\.{_NAME})?)\s+不是\s*“([^'“”\\]*)”"), r"\1 != '\2'"),
    (re.compile(rf"({_NAME}(?:\.{_NAME})?)\s+是\s*“([^'“”\\]*)”"), r"\1 == '\2'"),
    (re.compile(rf"({_NAME}(?:\.{_NAME})?)\s+不含\s*“([^'“”\\]*)”"), r"'\2' not in \1"),
    (re.compile(rf"({_NAME}(?:\.{_NAME})?)\s+含\s*“([^'“”\\]*)”"), r"'\2' in \1"),
)
_LINKS = {"并且": "and", "或者": "or", "没有": "not"}
_LINK = re.compile(r"(?<!\w)(并且|或者|没有)(?!\w)")
_QUOTED = re.compile(r"('[^']*')")


def spoken(condition: str) -> str:
    """Return a condition as people say it: `事项类型 == '行政许可' and not 中止` is 事项类型 是“行政许可” 并且 没有 中止."""
    for pattern, words in _SPOKEN[:4]:
        condition = pattern.sub(words, condition)
    parts = re.split(r"(“[^“”]*”)", condition)
    for pattern, words in _SPOKEN[4:]:
        parts = [part if part.startswith("“") else pattern.sub(words, part) for part in parts]
    return "".join(parts)


def when_words(condition: str) -> str:
    """Return when something is printed, in words: 有 容缺材料 时."""
    kind, rest = "当", spoken(condition)
    if _ONE.fullmatch(condition):
        kind, rest = "有", condition
    elif condition.startswith("not ") and _ONE.fullmatch(condition[4:].strip()):
        kind, rest = "没有", condition[4:].strip()
    return f"{kind} {rest} 时"


def condition_of(words: str) -> str:
    """Return the condition that `spoken` worded."""
    for pattern, written in _WRITTEN:
        words = pattern.sub(written, words)
    parts = _QUOTED.split(words)
    return "".join(part if part.startswith("'") else _LINK.sub(lambda m: _LINKS[m[1]], part) for part in parts)


def plain_of(wording: str) -> str:
    """Return a wording in its plain form."""
    plain = _ELSE.sub(r"〔\1，空则“\2”〕", _VALUE.sub(_value_words, wording))
    return _TAG.sub(_tag_words, plain)


def wording_of(plain: str) -> str:
    """Return the wording that a plain form stands for."""
    for words, tag in _WORDS.items():
        plain = plain.replace(words, tag)
    plain = _PLAIN_LOOP.sub(r"{% for \1 in \2 %}", plain)
    plain = _PLAIN_TAG.sub(_tag_of, plain)
    return _PLAIN_VALUE.sub(r"{{ \1\2 }}", _PLAIN_ELSE.sub(r"{{ \1 or '\2' }}", plain))


def _value_words(value: re.Match[str]) -> str:
    return f"〔{value[1]}{''.join(value[2].split())}〕"


def _tag_words(tag: re.Match[str]) -> str:
    word, rest = tag[1], tag[2]
    if word in ("else", "endif", "endfor"):
        return {"else": "〔否则〕", "endif": "〔完〕", "endfor": "〔逐项完〕"}[word]
    if word == "for":
        loop = _LOOP.fullmatch(rest)
        return f"〔逐项 {loop[1]} 取自 {loop[2]}〕" if loop else tag[0]
    again = "又" if word == "elif" else ""
    return f"〔{again}{when_words(rest)}〕" if not set(rest) & set("〔〕") else tag[0]


def _tag_of(tag: re.Match[str]) -> str:
    word = "elif" if tag[1] else "if"
    condition = {"有": tag[3], "没有": f"not {tag[3]}", "当": condition_of(tag[3])}[tag[2]]
    return f"{{% {word} {condition} %}}"
