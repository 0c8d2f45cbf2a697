"""Where a folder lies, who may act at which desk, and that a desk without a center asks nothing of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from case_by_hand import DRAINAGE, received
from office_day import OfficeDay

from app.custody import folder_of, holds, refuse_elsewhere
from app.errors import Refused
from app.events.custody import Difference, FolderLine
from app.folder import folder_lines, folders, hand_over_folder, next_place, receive_folder
from app.folder_place import wanted_by
from app.ids import OfficerId
from app.officer import Appointment, Officer
from app.people import may
from app.post import Post
from app.seat import Seat
from app.state import Case, CaseState, Folder
from app.wording import say_trouble
from app.workflow import Action


def officer(department: str, *codes: str, is_online: bool = False) -> Officer:
    posts = tuple(Appointment(department, post) for post in Post)
    return Officer(OfficerId("o1"), "某某", posts, seat=Seat(codes, is_online) if codes else None)


def in_step_of(department: str) -> Case:
    """A case whose running step belongs to another department than its item."""
    case, _ = received(DRAINAGE)
    steps = tuple(replace(step, department=department) for step in case.plan.steps)
    first = steps[0].name
    return replace(case, plan=replace(case.plan, steps=steps), state=CaseState.IN_PROGRESS, open_steps=(first,))


def test_a_folder_lies_first_at_the_desk_of_the_case_number_and_is_due_where_the_step_is() -> None:
    case, _ = received(DRAINAGE)
    desk = case.number[14:18]
    assert (folder_of(case).desk, folder_of(case).to) == (desk, "")
    moved = in_step_of("cgj")
    assert (folder_of(moved).desk, folder_of(moved).to, wanted_by(moved)) == (desk, "cgj", ("cgj",))
    ended = replace(moved, state=CaseState.WITHDRAWN, open_steps=())
    assert folder_of(ended).to == "" and next_place(ended) == case.department


@pytest.mark.parametrize(
    ("department", "codes", "folder", "told"),
    [
        ("cgj", ("here",), None, "custody.due"),
        ("zjj", ("first",), None, "custody.due"),
        ("cgj", ("first",), None, ""),  # both departments at one desk: the folder need not leave it
        ("cgj", ("here",), Folder("cgj", "here", None), ""),  # type: ignore[arg-type]
        ("cgj", ("new", "here"), Folder("cgj", "here", None), ""),  # type: ignore[arg-type]
        ("zjj", ("first",), Folder("cgj", "here", None), "custody.elsewhere"),  # type: ignore[arg-type]
        ("cgj", ("here",), Folder("zjj", "first", None, "cgj", is_sent=True), "custody.on_its_way"),  # type: ignore[arg-type]
    ],
)
def test_who_has_not_the_folder_changes_nothing_offline(
    department: str, codes: tuple[str, ...], folder: Folder | None, told: str
) -> None:
    case = in_step_of("cgj")
    case = replace(case, folder=folder)
    first = case.number[14:18]
    real = tuple(first if code == "first" else code for code in codes)
    if folder is not None and folder.desk == "first":
        case = replace(case, folder=replace(folder, desk=first))
    who = officer(department, *real)
    assert holds(who, case, real) is (told == "")
    if told:
        with pytest.raises(Refused) as refused:
            refuse_elsewhere(who, Action.FINISH_STEP, case, who.seat)
        assert refused.value.code == told
        for language in ("zh_CN", "en"):
            assert "{" not in say_trouble(refused.value, language) and len(say_trouble(refused.value, language)) > 30
    else:
        refuse_elsewhere(who, Action.FINISH_STEP, case, who.seat)
    refuse_elsewhere(who, Action.ADD_NOTE, case, who.seat)
    online = replace(who, seat=Seat(real, is_online=True))
    refuse_elsewhere(online, Action.FINISH_STEP, case, online.seat)


def test_without_a_center_a_desk_asks_nothing_of_folders() -> None:
    case = in_step_of("cgj")
    assert may(officer("cgj"), Action.FINISH_STEP, case, step=case.open_steps[0])
    assert not may(officer("cgj", "9998"), Action.FINISH_STEP, case, step=case.open_steps[0])
    assert may(officer("cgj", "9998", is_online=True), Action.FINISH_STEP, case, step=case.open_steps[0])


def test_the_sheet_names_both_sides_the_list_and_its_number(office: OfficeDay) -> None:
    case = office.accepted()
    lines = tuple(replace(line, pages=2) for line in office.ask(folder_lines, case))
    done = office.do("w1", hand_over_folder, case.id, to="cgj", lines=lines, note="原件核对后移交")
    text = office.text_of(done.notices[0])
    total = sum(line.copies for line in lines)
    for said in ("物料转移单", "示例区城市管理局", "窗口9999", "李晓梅", "原件核对后移交", f"{total}份、{2 * total}页",
                 "移交人签名", "接收人签名", lines[0].name, done.notices[0].number):  # fmt: skip
        assert said.replace(" ", "") in text, said
    assert office.ask(folders, office.people["w1"]).sent == ()  # no desk code: this window is tied to no center
    back = office.do("h1", receive_folder, case.id, differences=(Difference("多出的照片", 1, 0, "清单没有"),))
    assert (back.case.folder.desk, back.case.folder.differences[0].remark) == ("9999", "清单没有")


@pytest.mark.parametrize(
    ("to", "lines", "code"),
    [
        ("nobody", (FolderLine("申请表", "original", 1),), "custody.no_department"),
        ("cgj", (), "custody.nothing"),
        ("cgj", (FolderLine("申请表", "original", 0),), "custody.count"),
        ("cgj", (FolderLine("申请表", "original", 1, -1),), "custody.count"),
        ("cgj", (FolderLine("申请表", "original", 10000),), "custody.count"),
    ],
)
def test_what_cannot_be_handed_over_is_told(
    office: OfficeDay, to: str, lines: tuple[FolderLine, ...], code: str
) -> None:
    case = office.accepted()
    with pytest.raises(Refused) as refused:
        office.do("w1", hand_over_folder, case.id, to=to, lines=lines)
    assert refused.value.code == code
    assert office.case(case.id).folder is None
