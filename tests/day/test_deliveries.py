"""Each method of service played through the window: what it asks for, and the 送达回证 that comes out."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from played import ZHOU, Key, Played

from app.state import CaseState
from ui.playing import hands

METHODS: dict[str, dict[str, str]] = {
    "direct": {"place": "示例区便民路18号"},
    "left": {"place": "示例区便民路18号", "witness": "社区工作人员刘某", "reason": "本人在场拒绝签收"},
    "electronic": {
        "consent": "送达地址确认书，2026年11月23日签署",
        "place": "政务服务网账户",
        "received_on": "20261123",
        "arrival_time": "09:00",
    },
    "public_notice": {"place": "示例区人民政府网站", "reason": "经多次联系下落不明"},
}


@pytest.fixture
def profile(granted_case: Path, tmp_path: Path) -> Path:
    """Every test begins with the same case that waits at the window, granted and certified through the window."""
    shutil.copytree(granted_case / "devices", tmp_path / "devices")
    return Path(shutil.copytree(granted_case / "profile", tmp_path / "profile"))


@pytest.fixture(autouse=True)
def clerk(played: Played) -> None:
    played.log_in("w1")


def choose_method(played: Played, method: str) -> None:
    hands.outgoing(played, "hand_over", ZHOU[0])
    played.robot.click(f"delivery.method.{method}")


def test_collected_after_the_identity_was_checked_and_archived(played: Played) -> None:
    hands.tell_ready(played, ZHOU[0])
    file = played.became(lambda case: any(paper.template == "ready" for paper in case.papers))
    assert ZHOU[0] in played.words(file, "ready")
    hands.collected(played, ZHOU[0], ZHOU[1])
    file = played.became(lambda case: case.state is CaseState.DELIVERED)
    assert file.case.served is not None and file.case.served.is_identity_checked
    assert "皖交示字000001号" in played.words(file, "service_receipt")
    hands.archive(played, ZHOU[0])
    played.became(lambda case: case.state is CaseState.ARCHIVED)


def test_the_granted_case_waits_with_its_certificate(played: Played) -> None:
    file = played.became(lambda case: case.state is CaseState.DELIVERING)
    assert file.case.certificate is not None and file.case.certificate.certificate_number == "皖交示字000001号"
    assert "准予" in played.words(file, "grant")


@pytest.mark.parametrize("method", METHODS)
def test_served_by_each_lawful_way(played: Played, method: str) -> None:
    choose_method(played, method)
    played.robot.key(Key.Key_F12)
    played.settle()
    first = played.file(ZHOU[0])
    is_served_without_evidence = first is not None and first.case.served is not None
    assert is_served_without_evidence == (method == "direct")
    for field, text in METHODS[method].items():
        if not is_served_without_evidence:
            played.robot.write(f"delivery.{field}", text)
    played.robot.key(Key.Key_F12)
    file = played.became(lambda case: case.served)
    assert file.case.served is not None and file.case.served.method.value == method
    text = played.words(file, "service_receipt")
    assert ZHOU[0] in text
    for field, typed in METHODS[method].items() if not is_served_without_evidence else ():
        assert typed in text or field in ("received_on", "arrival_time")
    assert "2026年11月23日" in text


def test_posted_and_served_on_the_day_of_the_receipt(played: Played) -> None:
    hands.outgoing(played, "hand_over", ZHOU[0])
    robot = played.robot
    robot.key(Key.Key_F8)
    robot.write("delivery.dispatch.waybill", "1098765432101")
    robot.key(Key.Key_F12)
    played.became(lambda case: case.dispatched)
    choose_method(played, "post")
    assert robot.window.isActiveWindow(), "an act that was taken off the bar took the keyboard along"
    robot.write("delivery.received_on", "20261123")
    robot.key(Key.Key_F12)
    file = played.became(lambda case: case.served)
    assert "1098765432101" in played.words(file, "service_receipt")


def test_a_public_notice_is_archived_only_after_thirty_days(
    played: Played, open_counter: Callable[..., Played]
) -> None:
    choose_method(played, "public_notice")
    for field, text in METHODS["public_notice"].items():
        played.robot.write(f"delivery.{field}", text)
    played.robot.key(Key.Key_F12)
    played.became(lambda case: case.served)
    hands.archive(played, ZHOU[0])
    played.robot.wait(played.problem, "the sentence that it is too early")
    assert "2026-12-23" in played.problem()
    later = open_counter("=2026-12-23T09:00+08:00")
    later.log_in("w1")
    hands.archive(later, ZHOU[0])
    later.became(lambda case: case.state is CaseState.ARCHIVED)
