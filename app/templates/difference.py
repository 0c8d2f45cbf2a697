"""What differs between two versions of a paper, line by line, in the words of its reader."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from app.templates.plain import plain_of, when_words
from app.templates.toml import BLOCK
from app.wording import DEFAULT_LANGUAGE, name_of

_HEAD = ("law", "seal")


class Mark(StrEnum):
    """Whether a line stands in both versions, only in the older one, or only in the newer one."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True)
class DiffLine:
    """One line of the comparison."""

    mark: Mark
    text: str


def difference(
    old: Mapping[str, Any], new: Mapping[str, Any], language: str = DEFAULT_LANGUAGE
) -> tuple[DiffLine, ...]:
    """Return both versions as one list of lines, each line that changed as it was and as it is."""
    before, after = reading(old, language), reading(new, language)
    found: list[DiffLine] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            found += [DiffLine(Mark.SAME, line) for line in after[c:d]]
        else:
            found += [DiffLine(Mark.GONE, line) for line in before[a:b]]
            found += [DiffLine(Mark.NEW, line) for line in after[c:d]]
    return tuple(found)


def reading(table: Mapping[str, Any], language: str = DEFAULT_LANGUAGE) -> tuple[str, ...]:
    """Return a version as lines: what stands at its head, then block after block, each sentence by itself."""
    lines = [f"{name_of('template_part', name, language)}：{table[name]}" for name in _HEAD if table.get(name)]
    lines.append(f"{name_of('template_part', 'copies', language)}：{table.get('copies', 2)}")
    blocks = table.get(BLOCK)
    for entry in blocks if isinstance(blocks, Sequence) and not isinstance(blocks, str) else ():
        if isinstance(entry, Mapping):
            lines += _block_lines(entry, language)
    return tuple(lines)


def block_title(entry: Mapping[str, Any], language: str = DEFAULT_LANGUAGE) -> str:
    """Return what a block is and when it is printed: 正文（有 容缺材料 时）."""
    word = name_of("block", str(entry.get("type", "")), language)
    return f"{word}（{when_words(str(entry['when']))}）" if entry.get("when") else word


def block_words(entry: Mapping[str, Any]) -> str:
    """Return what a block says, in one line."""
    return " ".join(" ".join(_texts(entry)).split())


def _block_lines(entry: Mapping[str, Any], language: str) -> Iterator[str]:
    title = block_title(entry, language)
    sentences = [part for text in _texts(entry) for part in _sentences(text)] or [""]
    for at, sentence in enumerate(sentences):
        yield f"{title}：{sentence}" if at == 0 else f"　　{sentence}"


def _sentences(text: str) -> list[str]:
    """Return a text cut after each 。, so that one changed sentence is one changed line."""
    found = []
    for line in text.splitlines():
        parts = line.replace("。", "。\n").split("\n")
        found += [part for part in parts if part.strip()]
    return found


def _texts(entry: Mapping[str, Any]) -> Iterator[str]:
    kind = entry.get("type")
    if kind in ("table", "list"):
        yield f"〔{entry.get('rows', '')}〕"
    for name in ("caption", "agency", "date", "seal", "barcode", "query", "square", "text"):
        if isinstance(entry.get(name), str) and entry[name]:
            yield plain_of(entry[name])
    if kind == "table" and isinstance(entry.get("columns"), list):
        yield "、".join(str(c.get("head", "")) for c in entry["columns"] if isinstance(c, Mapping))
    if kind == "form" and isinstance(entry.get("rows"), list):
        for row in entry["rows"]:
            cells = [cell for cell in row if isinstance(cell, Mapping)] if isinstance(row, list) else []
            yield "　".join(f"{cell.get('label', '')}：{plain_of(str(cell.get('text', '')))}" for cell in cells)
    if isinstance(entry.get("lines"), list):
        yield "、".join(map(str, entry["lines"]))
