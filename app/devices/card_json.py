"""A card as JSON: what a reader's helper process prints, and what the simulated reader finds in its folder."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from app.devices.card.record import day_of, kind_by_number
from app.devices.ports import CardKind, IdCard
from app.errors import DeviceTrouble

LONGEST_FIELD = 400
NAMES = {
    "name": ("name", "姓名"),
    "id_number": ("id_number", "id", "idno", "number", "公民身份号码", "身份证号"),
    "sex": ("sex", "gender", "性别"),
    "nation": ("nation", "ethnicity", "民族"),
    "birth": ("birth", "birthday", "born_on", "出生", "出生日期"),
    "address": ("address", "住址", "地址"),
    "issuer": ("issuer", "签发机关"),
    "valid_from": ("valid_from", "有效期起"),
    "valid_to": ("valid_to", "有效期止"),
    "kind": ("card", "证件类型"),
    "latin_name": ("latin_name", "英文姓名"),
    "country": ("country", "国籍"),
    "pass_number": ("pass_number", "通行证号码"),
}


def read_object(data: bytes, device: str) -> dict[str, Any]:
    """Return the JSON object in `data`; DeviceTrouble("device.garbage") for anything else."""
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as fault:
        raise DeviceTrouble("device.garbage", device=device) from fault
    if not isinstance(value, dict):
        raise DeviceTrouble("device.garbage", device=device)
    return value


def card_from(value: Mapping[str, Any]) -> IdCard:
    """Return the card an object describes, Chinese or English names; DeviceTrouble when name or number is missing."""
    texts: dict[str, str] = {}
    for field, names in NAMES.items():
        found = next((value[name] for name in names if value.get(name) is not None), "")
        if not isinstance(found, (str, int)) or len(str(found)) > LONGEST_FIELD:
            raise DeviceTrouble("device.garbage", device="card_reader")
        texts[field] = str(found)
    if not texts["name"].strip() or not texts["id_number"].strip():
        raise DeviceTrouble("device.card_incomplete")
    return IdCard(
        name=texts["name"],
        id_number=texts["id_number"],
        sex=texts["sex"],
        nation=texts["nation"],
        birth=day_of(texts["birth"]),
        address=texts["address"],
        issuer=texts["issuer"],
        valid_from=day_of(texts["valid_from"]),
        valid_to=day_of(texts["valid_to"]),
        kind=CardKind(texts["kind"]) if texts["kind"] in list(CardKind) else kind_by_number(texts["id_number"]),
        latin_name=texts["latin_name"],
        country=texts["country"],
        pass_number=texts["pass_number"],
    )


def is_card(value: Mapping[str, Any]) -> bool:
    """True when an object looks like a card."""
    return value.get("kind") == "card" or any(name in value for name in NAMES["id_number"])
