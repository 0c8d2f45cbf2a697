"""A template as TOML: what the office writes is kept, exported and hashed in this form; tomllib reads it back the same."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any

from app.notices.template import Common, read_toml

BLOCK = "block"


def template_text(table: Mapping[str, Any]) -> str:
    """Return the template as TOML: its own values first, then its fields, then block after block in order."""
    blocks, fields = table.get(BLOCK), table.get("fields")
    apart = {BLOCK} if _are_tables(blocks) else set()
    if isinstance(fields, Mapping) and fields:
        apart.add("fields")
    lines = [f"{key_text(name)} = {value_text(value)}" for name, value in table.items() if name not in apart]
    if "fields" in apart and isinstance(fields, Mapping):
        lines += ["", "[fields]", *(f"{key_text(name)} = {value_text(entry)}" for name, entry in fields.items())]
    for entry in blocks if BLOCK in apart and isinstance(blocks, list) else ():
        lines += ["", f"[[{BLOCK}]]", *(f"{key_text(name)} = {value_text(value)}" for name, value in entry.items())]
    return "\n".join(lines) + "\n"


def _are_tables(blocks: object) -> bool:
    """True for a list that can be written block below block; anything else is kept on one line as it is."""
    return isinstance(blocks, list) and bool(blocks) and all(isinstance(entry, Mapping) for entry in blocks)


def template_table(text: str, key: str) -> dict[str, Any]:
    """Return the table of such a text. Raises Refused("notice.template_file") for a text that is no TOML."""
    return read_toml(text.encode(), key)


def common_text(table: Mapping[str, Any], common: Common) -> str:
    """Return as TOML the common parts that this template is made with: its frame, and the fields both name."""
    frame = common.frames.get(str(table.get("frame")), {})
    named = [*frame.get("uses", ()), *table.get("uses", ())]
    fields = {name: common.fields[name] for name in named if name in common.fields}
    return template_text({"frames": {str(table.get("frame")): frame}, "fields": fields})


def key_text(name: str) -> str:
    """Return a key as TOML has it: bare where it may be."""
    is_bare = bool(name) and name.isascii() and name.replace("_", "").replace("-", "").isalnum()
    return name if is_bare else value_text(name)


def value_text(value: Any) -> str:
    """Return a value on one line. Raises TypeError for what no template holds."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        # JSON's escapes are TOML's, except for DEL; half a character has no place in a file and is left as its mark
        whole = value.encode("utf-8", "replace").decode()
        return json.dumps(whole, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key_text(str(k))} = {value_text(v)}" for k, v in value.items()) + " }"
    if isinstance(value, Sequence):
        return "[" + ", ".join(map(value_text, value)) + "]"
    raise TypeError(type(value).__name__)
