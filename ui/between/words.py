"""The words of the page: how a case on its way stands, what follows from it, and how a link stands."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.errors import Refused
from app.levels.between import DONE, GIVEN, OPEN, REFUSES, RETURNED, TAKES, WAITING, WITHDRAWN, LinkLine, Passing
from app.levels.neighbor import UPPER
from app.notices.field_context import BEIJING
from app.sync.center import ACTIVE, REVOKED
from app.wording import say_trouble

translate = QCoreApplication.translate


def state_word(one: Passing) -> str:
    """Return how a case on its way stands, in a few signs."""
    is_given = one.side == GIVEN
    words = {
        WAITING: translate("Between", "待转报") if one.other else translate("Between", "未接上级"),
        OPEN: translate("Between", "待答复") if is_given else translate("Between", "待接办"),
        TAKES: translate("Between", "已答复接办"),
        REFUSES: translate("Between", "已答复退回"),
        DONE: translate("Between", "对方已接办") if is_given else translate("Between", "已接办"),
        RETURNED: translate("Between", "被退回") if is_given else translate("Between", "已退回"),
        WITHDRAWN: translate("Between", "已撤回") if is_given else translate("Between", "对方撤回"),
    }
    return words.get(one.state, one.state)


def state_tone(one: Passing) -> str:
    """Return its tone: what waits for somebody here is to be seen first."""
    if one.is_due or (one.state == WAITING and not one.other):
        return "warn"
    if one.state == RETURNED and one.side == GIVEN:
        return "bad"
    return "ok" if one.state == DONE else "plain"


def what_follows(one: Passing) -> str:
    """Return what the state means for the work on the case."""
    if one.state == WAITING:
        if not one.other:
            return translate("Between", "还没有接入上级中心，转报送不出去。请系统管理员在“中心”列表申请接入。")
        return translate("Between", "一分钟内自动送往上级中心。")
    if one.side == GIVEN:
        words = {
            OPEN: translate("Between", "对方答复以前，本件只能加记备注和附件。需要收回的，按 F9 撤回。"),
            DONE: translate("Between", "本件由对方办理，本级只能加记备注、附件和归档。"),
            RETURNED: translate("Between", "本件回到本级继续办理。"),
            WITHDRAWN: translate("Between", "本件回到本级继续办理。"),
        }
        return words.get(one.state, "")
    words = {
        OPEN: translate("Between", "请接办或者退回。接办前本件仍归对方，期限在对方计算。"),
        TAKES: translate("Between", "对方中心下次同步时，本件转到本级。"),
        REFUSES: translate("Between", "对方中心下次同步时，本件回到对方。"),
        DONE: translate("Between", "本件归本级办理。"),
        RETURNED: translate("Between", "本件由对方继续办理。"),
        WITHDRAWN: translate("Between", "对方撤回了移送，本件由对方继续办理。"),
    }
    return words.get(one.state, "")


def kind_word(one: Passing) -> str:
    """Return 转报 for a case of an item of two levels that was sent up, else 移送."""
    return translate("Between", "转报") if one.is_forwarded else translate("Between", "移送")


def day_word(one: Passing) -> str:
    """Return when it was offered."""
    return "" if one.at is None else one.at.astimezone(BEIJING).strftime("%m-%d %H:%M")


def level_word(line: LinkLine) -> str:
    """Return on which side of this center it stands."""
    return translate("Between", "上级") if line.side == UPPER else translate("Between", "下级")


def link_word(line: LinkLine) -> str:
    """Return how a link stands."""
    if line.state == REVOKED:
        return translate("Between", "已停用")
    if line.state != ACTIVE:
        return translate("Between", "待核准")
    return translate("Between", "往来中断") if line.trouble else translate("Between", "已接入")


def link_tone(line: LinkLine) -> str:
    """Return its tone."""
    if line.state == REVOKED:
        return "plain"
    return "bad" if line.trouble else "ok" if line.state == ACTIVE else "warn"


def round_word(line: LinkLine) -> str:
    """Return when data last moved, and how much."""
    if line.round_at is None:
        return translate("Between", "中心启动以来还没有往来")
    at = line.round_at.astimezone(BEIJING).strftime("%m-%d %H:%M")
    return translate("Between", "{at}，收到 {read} 条，送出 {sent} 条").format(at=at, read=line.read, sent=line.sent)


def link_trouble(line: LinkLine, language: str) -> str:
    """Return why nothing moves, in a sentence; empty while all is well."""
    return say_trouble(Refused(line.trouble, **(line.facts or {})), language) if line.trouble else ""


def done_words(act: str) -> str:
    """Return what is told when it was done."""
    words = {
        "offer": translate("Between", "已移送，等待对方答复"),
        "withdraw": translate("Between", "已撤回，本件由本级继续办理"),
        "take": translate("Between", "已答复接办，对方中心下次同步时转到本级"),
        "refuse": translate("Between", "已答复退回，对方中心下次同步时生效"),
        "code": translate("Between", "接入码已生成，三十分钟内有效"),
        "ask": translate("Between", "已申请接入，请双方另一名管理员核对密钥指纹后核准"),
        "approve": translate("Between", "已核准接入"),
        "end": translate("Between", "已停用，收到的留存"),
    }
    return words[act]
