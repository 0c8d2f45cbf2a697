"""What stands above the form when it is not simply the next new application."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.acceptance.form import CounterForm
from app.register_words import grouped
from app.state import Case
from app.wording import name_of
from ui.acceptance.exits import is_decided_here
from ui.validity_words import until_words

translate = QCoreApplication.translate


@dataclass(frozen=True)
class BannerWords:
    """A sentence and its tone; an empty one means that there is nothing to tell."""

    text: str = ""
    tone: str | None = None


def banner_words(form: CounterForm, case: Case | None, *, is_deemed: bool, language: str) -> BannerWords:
    """Return what the clerk must know of this form: the next of a visit, on a certificate, or a case that goes on."""
    if case is None:
        return _of_new(form, language)
    if is_deemed:
        text = translate("AcceptancePage", "办件 {number} 逾期未告知，依法自收件之日起已视为受理，只能按 F12 确认")
        return BannerWords(text.format(number=grouped(case.number)), "warn")
    if is_decided_here(case):
        text = translate("AcceptancePage", "办件 {number} 已受理，按 F12 当场决定；按 F2 返回新办")
    else:
        text = translate("AcceptancePage", "正在办理已收件的 {number}，申请人信息不可更改；按 F2 返回新办")
    return BannerWords(text.format(number=grouped(case.number)))


def _of_new(form: CounterForm, language: str) -> BannerWords:
    follows = form.follows
    if form.visit:
        text = translate(
            "AcceptancePage", "同一申请人的下一件（一窗多事）：共用材料已带入 {n} 项，不必再交；按 F2 换人"
        )
        named = translate("AcceptancePage", "同一申请人的下一件（一窗多事）：“{materials}”已带入，不必再交；按 F2 换人")
        alone = translate("AcceptancePage", "同一申请人的下一件（一窗多事），没有可以共用的材料；按 F2 换人")
        if form.lines:  # the item is chosen: what it asks for decides what is shared
            here = [line.name for line in form.lines if line.name in form.carried]
            return BannerWords(named.format(materials="、".join(here)) if here else alone)
        return BannerWords(text.format(n=len(form.carried)) if form.carried else alone)
    if follows is None:
        return BannerWords()
    text = translate("AcceptancePage", "{what}申请：原证 {number}，有效期至 {day}；按 F2 返回新办")
    what = name_of("follow", follows.kind.value, language)
    return BannerWords(text.format(what=what, number=follows.number, day=until_words(follows.valid_to)))
