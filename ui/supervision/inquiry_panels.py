"""The panels of the section: each asks who, which card, and the words; nothing is chosen beforehand."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.supervision.inquiry import Inquiry
from app.supervision.rule import CardColour
from app.supervision.table import InquiryMove
from app.wording import name_of
from ui.ratings.move_panel import Asked, MovePanel

translate = QCoreApplication.translate


def inquiry_panel(inquiry: Inquiry, move: InquiryMove, language: str) -> MovePanel:
    """Return the panel of a move; its title is what its key says."""
    title = name_of("inquiry_move", move.value, language)
    return MovePanel(
        f"supervision.{move.value}", title, _asked(move, language), _words(move),
        note=_note(inquiry, move), needs_words=move not in (InquiryMove.WARN, InquiryMove.SEND),
    )  # fmt: skip


def _asked(move: InquiryMove, language: str) -> list[Asked]:
    if move in (InquiryMove.REPLY, InquiryMove.APPEAL):
        who = (
            translate("Supervision", "答复人(&N)")
            if move is InquiryMove.REPLY
            else translate("Supervision", "申诉人(&N)")
        )
        return [Asked("by", who, is_needed=True)]
    if move is InquiryMove.CONFIRM:
        cards = [(one.value, name_of("card", one.value, language)) for one in CardColour]
        offered = [("", translate("Supervision", "请选择")), *cards]
        return [Asked("card", translate("Supervision", "红黄牌(&C)"), offered, is_needed=True)]
    return []


def _words(move: InquiryMove) -> str:
    if move in (InquiryMove.WARN, InquiryMove.SEND):
        return translate("Supervision", "要求（可不填）(&W)")
    if move is InquiryMove.REPLY:
        return translate("Supervision", "答复内容(&W)")
    if move is InquiryMove.APPEAL:
        return translate("Supervision", "申诉理由(&W)")
    return translate("Supervision", "认定或撤销的理由(&W)")


def _note(inquiry: Inquiry, move: InquiryMove) -> str:
    if move is InquiryMove.CONFIRM and inquiry.last(InquiryMove.REPLY) is None:
        return translate("Supervision", "没有收到答复")
    if move is InquiryMove.WARN:
        return translate("Supervision", "只作提醒，不要求答复")
    return inquiry.number
