"""An item file (TOML) read into an Item, with a sentence for every fault in it."""

from __future__ import annotations

from collections.abc import Mapping

from app.clock.limits import Limit, Unit
from app.finding import Finding
from app.item import (
    Acceptance,
    ApplicantKind,
    ApplyWithin,
    Approver,
    Basis,
    Commitment,
    DeliveryMethod,
    Exemption,
    ExtensionRule,
    Fee,
    Hearing,
    Incomplete,
    Item,
    ItemCode,
    ItemKind,
    Material,
    MaterialForm,
    OtherBody,
    Outcome,
    OutcomeKind,
    PermitKind,
    Relief,
    Silence,
    Situation,
    Step,
    StepKind,
    StopGround,
    StopKind,
)
from app.post import Post
from app.toml_table import TomlTable, read_toml

SUPPLEMENT = Acceptance().supplement


def read_item(source: str, where: str) -> tuple[Item | None, tuple[Finding, ...]]:
    """Return the item written in a TOML text and every fault in it; no item when there is a fault."""
    faults: list[Finding] = []
    table = read_toml(source, where, faults)
    if faults:
        return None, tuple(faults)
    item = item_of(table)
    return (None if faults else item), tuple(faults)


def load_item(source: str, where: str) -> Item:
    """Return the item; Refused with the first fault's sentence when the text is not in order."""
    item, faults = read_item(source, where)
    if item is None:
        raise faults[0].refusal()
    return item


def item_of(table: TomlTable) -> Item:
    """Return the item of a table whose faults are collected in `table.faults`."""
    promised, extension = table.table("promised"), table.table("extension")
    silence_basis, commitment = table.table("silence_basis"), table.table("commitment")
    apply_within = table.table("apply_within")
    item = Item(
        code=_code(_required(table, "code")),
        version=table.number("version", least=1),
        effective_from=table.day("effective_from"),
        name=table.text("name"),
        kind=table.choice("kind", ItemKind),
        department=table.text("department"),
        applicants=table.choices("applicants", ApplicantKind),
        basis=tuple(_basis(b) for b in table.tables("basis")),
        conditions=table.texts("conditions"),
        situations=tuple(_situation(s) for s in table.tables("situations")),
        materials=tuple(_material(m) for m in table.tables("materials", required=True)),
        steps=tuple(_step(s) for s in table.tables("steps", required=True)),
        statutory=_limit(_required(table, "statutory")),
        promised=None if promised is None else _limit(promised),
        acceptance=_acceptance(table.table("acceptance")),
        stop_grounds=tuple(_stop_ground(g) for g in table.tables("stop_grounds")),
        extension=None if extension is None else _extension(extension),
        hearing=table.choice("hearing", Hearing, Hearing.NONE),
        silence=table.choice("silence", Silence, Silence.LATE),
        silence_basis=None if silence_basis is None else _basis(silence_basis),
        stage_of=table.text("stage_of", "") or None,
        two_level=table.flag("two_level"),
        fee=tuple(_fee(f) for f in table.tables("fee")),
        outcome=_outcome(_required(table, "outcome")),
        delivery=table.choices("delivery", DeliveryMethod, (DeliveryMethod.WINDOW,)),
        in_person=table.flag("in_person"),
        same_officer=table.flag("same_officer"),
        quota=table.number("quota", 0) or None,
        commitment=None if commitment is None else _commitment(commitment),
        apply_within=None if apply_within is None else _apply_within(apply_within),
        exempt_when=tuple(_exemption(e) for e in table.tables("exempt_when")),
        other_body=tuple(_other_body(o) for o in table.tables("other_body")),
        permit_kind=table.choice_or_none("permit_kind", PermitKind),
    )
    table.done()
    return item


def _required(table: TomlTable, key: str) -> TomlTable:
    found = table.table(key, required=True)
    nothing: Mapping[str, object] = {}
    # The fault is told once, for the table; its fields need not be told again.
    return TomlTable(nothing, "", []) if found is None else found


def _code(table: TomlTable) -> ItemCode:
    code = ItemCode(table.text("basic"), table.text("implement"), table.text("business"))
    table.done()
    return code


def _basis(table: TomlTable) -> Basis:
    basis = Basis(table.text("law"), table.text("article"), table.text("text", ""))
    table.done()
    return basis


def _situation(table: TomlTable) -> Situation:
    situation = Situation(table.text("question"), table.texts("answers"), table.texts("needs_agent"))
    table.done()
    return situation


def _material(table: TomlTable) -> Material:
    material = Material(
        name=table.text("name"),
        form=table.choice("form", MaterialForm),
        copies=table.number("copies", 1, most=99),
        required=table.flag("required", True),
        when=table.text("when", ""),
        deferrable=table.flag("deferrable"),
        shared=table.flag("shared"),
        sample=table.text("sample", ""),
        obtainable_by_sharing=table.flag("obtainable_by_sharing"),
        sample_text=table.text("sample_text", ""),
    )
    table.done()
    return material


def _step(table: TomlTable) -> Step:
    step = Step(
        name=table.text("name"),
        kind=table.choice("kind", StepKind),
        post=table.choice("post", Post),
        limit=table.number("limit", most=1_000),
        department=table.text("department", ""),
        branch=table.text("branch", "") or None,
        least=table.number("least", 0, most=1_000),
    )
    table.done()
    return step


def _limit(table: TomlTable) -> Limit:
    unit = table.choice("unit", Unit)
    limit = Limit(table.number("n", 0 if unit is Unit.ON_THE_SPOT else None, most=1_000), unit)
    table.done()
    return limit


def _acceptance(table: TomlTable | None) -> Acceptance:
    if table is None:
        return Acceptance()
    supplement = table.table("supplement")
    acceptance = Acceptance(
        limit=table.number("limit", 5, most=100),
        supplement=SUPPLEMENT if supplement is None else _limit(supplement),
        lapse_days=table.number("lapse_days", 0, most=100),
        incomplete=table.choice("incomplete", Incomplete, Incomplete.SUPPLEMENT),
        from_receipt=table.flag("from_receipt"),
    )
    table.done()
    return acceptance


def _stop_ground(table: TomlTable) -> StopGround:
    ground = StopGround(
        name=table.text("name"),
        basis=_basis(_required(table, "basis")),
        kind=table.choice("kind", StopKind, StopKind.SPECIAL),
    )
    table.done()
    return ground


def _extension(table: TomlTable) -> ExtensionRule:
    rule = ExtensionRule(table.number("n", least=1, most=1_000), table.choice("approver", Approver))
    table.done()
    return rule


def _fee(table: TomlTable) -> Fee:
    basis = table.table("basis")
    fee = Fee(
        name=table.text("name"),
        fen=table.number("fen"),
        basis=None if basis is None else _basis(basis),
        note=table.text("note", ""),
        relief=tuple(_relief(r) for r in table.tables("relief")),
        when=table.text("when", ""),
    )
    table.done()
    return fee


def _relief(table: TomlTable) -> Relief:
    relief = Relief(table.text("when"), table.number("fen"), _basis(_required(table, "basis")))
    table.done()
    return relief


def _outcome(table: TomlTable) -> Outcome:
    outcome = Outcome(
        name=table.text("name"),
        validity=table.text("validity"),
        kind=table.choice("kind", OutcomeKind),
        credit_code=table.text("credit_code", ""),
        dated=table.flag("dated"),
        condition=table.text("condition", ""),
    )
    table.done()
    return outcome


def _commitment(table: TomlTable) -> Commitment:
    commitment = Commitment(
        when=table.text("when"),
        basis=_basis(_required(table, "basis")),
        liability=table.text("liability"),
        check=table.text("check"),
    )
    table.done()
    return commitment


def _apply_within(table: TomlTable) -> ApplyWithin:
    own = ApplyWithin(
        limit=_limit(_required(table, "limit")),
        since=table.text("since"),
        basis=_basis(_required(table, "basis")),
    )
    table.done()
    return own


def _exemption(table: TomlTable) -> Exemption:
    exemption = Exemption(table.text("when"), _basis(_required(table, "basis")))
    table.done()
    return exemption


def _other_body(table: TomlTable) -> OtherBody:
    other = OtherBody(table.text("when"), table.text("body"), _basis(_required(table, "basis")))
    table.done()
    return other
