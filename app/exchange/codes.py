"""The office's own codes over a shape: what the platform's dictionary says, typed in once; a change is an event."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.desk import Desk, Records
from app.errors import Refused
from app.exchange.mapping import Codes, Shape, shipped_shape
from app.identity.text import check_text
from app.setting import change_setting, check_administrator

SETTING = "exchange"
LONGEST_CODE = 20


def shape_in_force(records: Records, key: str) -> Shape:
    """Return the shape with the office's own codes. Raises NotFound("exchange.no_shape")."""
    kept = records.setting(SETTING)
    own = kept.get(key, {}) if isinstance(kept, Mapping) else {}
    return shipped_shape(key).with_codes(own if isinstance(own, Mapping) else {})


def set_codes(desk: Desk, key: str, codes: Codes) -> Shape:
    """These codes are the office's own of this shape from now on; an empty code takes one away, others stay.

    Raises Refused: not the system administrator, a list or value that the shape does not know, a code too long.
    """
    check_administrator(desk)
    shape = shape_in_force(desk.records, key)
    known = shape.coded()
    kept = desk.records.setting(SETTING)
    whole: dict[str, Any] = dict(kept) if isinstance(kept, Mapping) else {}
    own = {name: dict(values) for name, values in dict(whole.get(key, {})).items()}
    for name, values in codes.items():
        for value, code in values.items():
            if value not in known.get(name, ()):
                raise Refused("exchange.code_unknown", list=name, value=value)
            plain = check_text(code)
            if len(plain) > LONGEST_CODE:
                raise Refused("exchange.code_long", list=name, most=LONGEST_CODE)
            own.setdefault(name, {})[value] = plain
    change_setting(desk, SETTING, {**whole, key: own})
    return shape_in_force(desk.records, key)
