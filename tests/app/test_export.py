"""`yimen-export/1`: the whole truth on a training profile; on a live one no person and no word written by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

from office_day import LABOUR, OfficeDay, application_for

from app.acceptance.receive import receive
from app.clock.calendar import shipped
from app.events.acceptance import MaterialState
from app.events.supplementation import Gap
from app.export import export
from app.second import sign
from app.state import Case
from app.supplementation.request import request_supplement
from app.withdrawing import ask_void

CANARIES = ("张建国", "13800138000", "示例区某某服务有限公司", "113417029900000333", "便民路8号", "李明", "金丝雀")


def exported(office: OfficeDay, *, revealed: bool) -> dict[str, Any]:
    truth: dict[str, Any] = office.ask(export, shipped(), date(2026, 11, 9), None, revealed)
    return truth


def worked(office: OfficeDay) -> Case:
    """A case whose every free text says 金丝雀: a fault, a 补正, a void with its reason."""
    given = application_for(LABOUR)
    first, *rest = given.materials
    faulty = replace(first, state=MaterialState.RECEIVED, fault="金丝雀写错了姓名")
    case: Case = office.do("w1", receive, replace(given, materials=(faulty, *rest))).case
    gap = Gap(first.name, "金丝雀未签名", "《示例规定》第一条", "请金丝雀重签")
    office.do("w1", request_supplement, case.id, gaps=(gap,))
    asked = office.do("w1", ask_void, case.id, reason="金丝雀录入错误").case.pending[0].event
    done: Case = office.do("a1", sign, case.id, asked).case
    return done


def test_a_masked_export_names_nobody_and_repeats_no_free_text(office: OfficeDay) -> None:
    worked(office)
    truth = exported(office, revealed=False)
    own = {department.credit_code for department in office.store.setting(office.people["w1"]).office.departments}
    told = json.dumps(truth.pop("office"), ensure_ascii=False)  # the office's settings name its own departments
    assert [canary for canary in CANARIES if canary in told and canary not in own] == []
    text = json.dumps(truth, ensure_ascii=False)
    assert [canary for canary in CANARIES if canary in text] == []


def test_a_masked_export_still_says_what_happened_and_that_something_is_hidden(office: OfficeDay) -> None:
    case = worked(office)
    truth = exported(office, revealed=False)
    told = truth["cases"][0]
    assert told["number"] == case.number and told["state"] == "void"
    assert told["materials"][0]["fault"] == "***"
    assert {line["reason"] for line in truth["numbers"] if line["status"] == "void"} == {"***"}


def test_a_revealed_export_is_the_whole_truth(office: OfficeDay) -> None:
    case = worked(office)
    truth = exported(office, revealed=True)
    told = truth["cases"][0]
    assert told["applicant"]["name"] == case.applicant_name
    assert "金丝雀未签名" in json.dumps(told["events"], ensure_ascii=False)
    assert {line["reason"] for line in truth["numbers"] if line["status"] == "void"} == {"金丝雀录入错误"}


def test_every_event_of_a_masked_export_still_proves_its_hash(office: OfficeDay) -> None:
    worked(office)
    for event in exported(office, revealed=False)["cases"][0]["events"]:
        assert len(event["content_hash"]) == 64 and "private" not in event and event["private_sha256"] != ""
