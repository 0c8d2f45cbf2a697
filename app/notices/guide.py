"""The guide of an item 办事指南 (行政许可法 30, GB/T 36114): made from the item that runs, by the renderer of the notices."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from app.clock.limits import Limit, Unit
from app.item import Fee, Item, Step
from app.notices.field_context import BEIJING, amount
from app.notices.intake_fields import needed
from app.notices.own_versions import NO_OWN_PAPERS, OwnPapers
from app.notices.phrases import phrase
from app.notices.render import Paper, render
from app.notices.versions import in_force
from app.office import Office
from app.special_words import special_sentences
from app.wording import name_of

KEY = "service_guide"


def service_guide(
    item: Item,
    office: Office,
    at: datetime,
    *,
    training: bool,
    own: OwnPapers = NO_OWN_PAPERS,
    own_fonts: Path | None = None,
    by_hand: frozenset[str] = frozenset(),
) -> Paper:
    """Return the guide as it holds at `at`. Raises Refused when a character has no glyph."""
    on = at.astimezone(BEIJING).date()
    version = in_force(KEY, on, own.on(KEY, on))
    record = {**guide_record(item, office), "落款日期": on}
    declared = {name: value for name, value in record.items() if name in version.fields}
    return render(
        version, declared, issued_at=at, preview=False, training=training, own_fonts=own_fonts, by_hand=by_hand
    )  # fmt: skip


def guide_record(item: Item, office: Office) -> dict[str, Any]:
    """Return the record of the guide: one flat object of the template's Chinese fields."""
    department = office.department(item.department)
    return {
        "机关": department.name,
        "事项名称": item.name,
        "基本信息": [{"名称": name, "内容": value} for name, value in _facts(item, office).items() if value],
        "设定依据": [basis.cite() for basis in item.basis],
        "办理条件": list(item.conditions),
        "所需材料": [_material(row) for row in map(needed, item.materials)],
        "填写示范": [
            {"材料": material.name, "填写": material.sample_text} for material in item.materials if material.sample_text
        ],
        "办理环节": [_step(step, item, office) for step in item.steps],
        "收费": "；".join(_fee(fee) for fee in item.fee) or phrase("no_fee"),
        "办理地点": f"{office.address}{office.name}",
        "办理时间": office.opening_hours,
        "咨询电话": department.phone or office.hotline,
        "监督电话": department.supervision_phone,
        "救济途径": phrase("guide_remedies", review=department.review_body, court=department.court),
    }


def _facts(item: Item, office: Office) -> dict[str, str]:
    return {
        "事项类型": name_of("item_kind", item.kind.value),
        "实施部门": office.department(item.department).name,
        "基本编码": item.code.basic,
        "实施编码": item.code.implement,
        "服务对象": "、".join(name_of("applicant_kind", kind.value) for kind in item.applicants),
        "法定办结时限": amount(item.statutory),
        "承诺办结时限": amount(item.promised) if item.promised else "",
        "办理结果": item.outcome.name,
        "有效期": item.outcome.validity,
        "送达方式": "、".join(name_of("delivery", method.value) for method in item.delivery),
        "特别程序": "、".join(ground.name for ground in item.stop_grounds),
        "特别规定": "".join(special_sentences(item)),
    }


def _material(row: dict[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in ("名称", "形式", "份数", "要求")}


def _fee(fee: Fee) -> str:
    told = _amount_of(fee)
    return phrase("fee_when", when=fee.when, fee=told) if fee.when else told


def _amount_of(fee: Fee) -> str:
    if not fee.fen:
        return f"{fee.name}（{fee.note}）"
    basis = fee.basis.cite() if fee.basis else ""
    yuan = f"{fee.fen // 100}.{fee.fen % 100:02d}" if fee.fen % 100 else str(fee.fen // 100)
    return phrase("fee_fixed", name=fee.name, yuan=yuan, basis=basis)


def _step(step: Step, item: Item, office: Office) -> dict[str, Any]:
    code = step.department or item.department
    name = office.department(code).name if office.has(code) else code
    limit = amount(Limit(step.limit, Unit.WORKING_DAY if step.limit else Unit.ON_THE_SPOT))
    return {"环节": step.name, "部门": name, "时限": limit}
