"""The panels of the page: each asks one choice and what happened in words; nothing is chosen beforehand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.office import Department
from app.ratings import call_back, complain
from app.ratings.levels import LabelSet
from app.ratings.table import Move
from app.wording import name_of
from ui.ratings.move_panel import Asked, Choices, MovePanel
from ui.ratings.words import move_title

translate = QCoreApplication.translate


def unchosen(choices: Choices) -> Choices:
    """Return the choices behind an empty one: what an officer or an applicant decides is never filled in beforehand."""
    return [("", translate("Ratings", "请选择")), *choices]


def _named(kind: str, codes: Sequence[str], language: str) -> Choices:
    return [(code, name_of(kind, code, language)) for code in codes]


def move_panel(move: Move, language: str, *, days: Sequence[int] = (), phone: str = "") -> MovePanel:
    """Return the panel for one move of a call-back or a complaint."""
    title = move_title(move)
    label, choices = _choice(move, language, days)
    note = translate("Ratings", "联系电话 {phone}").format(phone=phone) if phone else ""
    words = translate("Ratings", "情况说明(&W)")
    return MovePanel(
        f"ratings.{move.value}", title, [Asked("choice", label, unchosen(choices), is_needed=True)], words, note=note
    )


def _choice(move: Move, language: str, days: Sequence[int]) -> tuple[str, Choices]:
    if move is Move.REACH:
        found = [
            ("verified", translate("Ratings", "已联系上，情况属实")),
            ("unverified", translate("Ratings", "已联系上，情况不属实")),
            ("missed", translate("Ratings", "未联系上")),
        ]
        return translate("Ratings", "联系结果(&C)"), found
    if move is Move.MEASURE:
        deadline = translate("Ratings", "复杂问题，{n} 个工作日内整改")
        complexes = [(f"complex:{n}", deadline.format(n=n)) for n in days]
        simple, *_, unlawful = _named("remedy", ("simple", "unlawful"), language)
        return translate("Ratings", "处理方式(&C)"), [simple, *complexes, unlawful]
    if move is Move.ANSWER:
        return translate("Ratings", "反馈方式(&C)"), _named("answer_way", call_back.WAYS, language)
    if move is Move.CLOSE:
        return translate("Ratings", "办结结果(&C)"), _named("close_result", call_back.RESULTS, language)
    if move is Move.VERIFY:
        return translate("Ratings", "核实结论(&C)"), _named("complaint_finding", complain.FINDINGS, language)
    if move is Move.REPLY:
        return translate("Ratings", "答复方式(&C)"), _named("answer_way", complain.REPLY_WAYS, language)
    return translate("Ratings", "回访结果(&C)"), _named("complaint_result", complain.RESULTS, language)


def complaint_panel(departments: Sequence[Department], language: str) -> MovePanel:
    """Return the panel that takes a complaint down."""
    asked = [
        Asked(
            "way",
            translate("Ratings", "投诉渠道(&C)"),
            unchosen(_named("complaint_way", complain.WAYS, language)),
            True,
        ),
        Asked(
            "department",
            translate("Ratings", "被投诉单位(&D)"),
            unchosen([(d.code, d.name) for d in departments]),
            True,
        ),
        Asked("about", translate("Ratings", "被投诉对象（窗口、人员或事由）(&O)")),
        Asked("who", translate("Ratings", "投诉人（不愿留名可不填）(&N)")),
        Asked("phone", translate("Ratings", "联系电话(&P)"), is_code=True),
        Asked("about_officer", translate("Ratings", "被投诉人工号（知道时填）(&I)"), is_code=True),
        Asked("case_number", translate("Ratings", "办件编号（可扫条码，可不填）(&B)"), is_code=True),
    ]
    return MovePanel("ratings.complaint", translate("Ratings", "登记投诉"), asked, translate("Ratings", "投诉内容(&W)"))


def paper_panel(labels: LabelSet, language: str) -> MovePanel:
    """Return the panel that enters a paper form: code, level, named or not, what was written on it."""
    levels = [(str(level.score), level.name(language)) for level in labels.levels]
    names = [
        ("named", translate("Ratings", "实名，可以回访")),
        ("unnamed", translate("Ratings", "匿名，不回访")),
    ]
    asked = [
        Asked("code", translate("Ratings", "评价码(&C)"), is_needed=True, is_code=True),
        Asked("score", translate("Ratings", "评价等级(&L)"), unchosen(levels), is_needed=True),
        Asked("named", translate("Ratings", "实名或匿名(&N)"), unchosen(names), is_needed=True),
    ]
    words = translate("Ratings", "评价表上写的意见（没有可不填）(&W)")
    return MovePanel("ratings.paper", translate("Ratings", "登记纸质评价"), asked, words, needs_words=False)
