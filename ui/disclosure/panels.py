"""The panels of the page: what each act asks, in the words of the paper that it sends out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from app.disclosure import receive, third_party
from app.disclosure.dossier import Dossier
from app.disclosure.replies import REPLIES
from app.disclosure.table import DisclosureMove
from app.office import Department
from app.wording import name_of
from ui.disclosure.asking_panel import Ask, AskingPanel, Choices, Question
from ui.disclosure.words import ICONS

translate = QCoreApplication.translate
M = DisclosureMove
LETTERS = "ABCDEFGHIJK"


def _named(kind: str, codes: Sequence[str], language: str) -> Choices:
    return [(code, name_of(kind, code, language)) for code in codes]


def receive_panel(departments: Sequence[Department], today: date, language: str) -> AskingPanel:
    """Return the panel that registers an application, filled in as the applicant's form says."""
    ways = _named("disclosure_way", receive.WAYS, language)
    kinds = _named("disclosure_kind", receive.KINDS, language)
    forms = _named("disclosure_delivery", receive.DELIVERIES, language)
    media = _named("disclosure_medium", receive.MEDIA, language)
    questions = [
        Question("who", translate("Disclosure", "申请人(&N)")),
        Question("kind", translate("Disclosure", "申请人类别(&K)"), Ask.CHOICE, kinds),
        Question("document", translate("Disclosure", "证件号码(&I)"), Ask.CODE),
        Question("phone", translate("Disclosure", "联系电话(&P)"), Ask.CODE),
        Question("address", translate("Disclosure", "联系地址(&A)")),
        Question("email", translate("Disclosure", "电子邮箱(&E)"), Ask.CODE),
        Question("wanted", translate("Disclosure", "所需信息的名称、文号或者特征描述(&W)"), Ask.TEXT, span=3),
        Question(
            "department", translate("Disclosure", "部门(&D)"), Ask.CHOICE, [(d.code, d.name) for d in departments]
        ),
        Question("way", translate("Disclosure", "提交方式(&T)"), Ask.CHOICE, ways),
        Question("received_on", translate("Disclosure", "收到日期(&R)"), Ask.DAY, begin=today.isoformat()),
        Question("purpose", translate("Disclosure", "用途（可不填）(&U)")),
        Question("delivery", translate("Disclosure", "获取方式(&G)"), Ask.CHOICE, forms),
        Question("medium", translate("Disclosure", "载体形式(&M)"), Ask.CHOICE, media),
    ]
    return AskingPanel(
        "disclosure.receive", translate("Disclosure", "登记政府信息公开申请"), questions,
        confirm=translate("Disclosure", "登记并打印"), icon="file-plus",
        note=translate("Disclosure", "出具申请表（供签名）和登记回执；口头提出的由本机关代为填写"),
    )  # fmt: skip


def move_panel(move: DisclosureMove, held: Dossier, language: str) -> AskingPanel:
    """Return the panel of one act."""
    title = name_of("disclosure_move", move.value, language)
    is_printed = move not in (M.MEND, M.HEAR_PARTY, M.PAY, M.DROP)
    confirm = translate("Disclosure", "出具并打印") if is_printed else translate("Disclosure", "登记")
    shown = reply_shown if move is M.REPLY else None
    return AskingPanel(
        f"disclosure.{move.value}", title, _questions(move, held, language), confirm=confirm, note=_note(move),
        icon=ICONS[move], shown=shown,
    )  # fmt: skip


def reply_shown(content: Mapping[str, str]) -> set[str]:
    """Return what is asked for the chosen kind of reply."""
    return {"kind", *REPLIES.get(content.get("kind", ""), ())}


def _questions(move: DisclosureMove, held: Dossier, language: str) -> list[Question]:
    match move:
        case M.ASK_MEND:
            return [
                Question("days", translate("Disclosure", "补正期限（工作日）(&D)"), begin="15"),
                Question("unclear", translate("Disclosure", "不明确之处(&U)"), span=2),
                Question(
                    "points",
                    translate("Disclosure", "补正事项，每行一条(&P)"),
                    Ask.TEXT,
                    span=3,
                    hint=translate("Disclosure", "Shift+回车换行"),
                ),
            ]
        case M.MEND:
            label = translate("Disclosure", "补正后申请的信息(&W)")
            return [Question("wanted", label, Ask.TEXT, span=3, begin=held.wanted)]
        case M.ASK_PARTY:
            return [
                Question("party", translate("Disclosure", "第三方(&T)")),
                Question("concerned", translate("Disclosure", "涉及第三方的内容(&C)"), span=2),
                Question("harm", translate("Disclosure", "公开可能造成的损害(&H)"), span=3),
            ]
        case M.HEAR_PARTY:
            answers = _named("party_answer", third_party.ANSWERS, language)
            return [
                Question("answer", translate("Disclosure", "第三方意见(&A)"), Ask.CHOICE, answers),
                Question("words", translate("Disclosure", "理由和不同意公开的部分(&W)"), span=2),
            ]
    return _later_questions(move, language)


def _later_questions(move: DisclosureMove, language: str) -> list[Question]:
    match move:
        case M.EXTEND:
            return [
                Question("days", translate("Disclosure", "延长（工作日）(&D)"), begin="20"),
                Question("reason", translate("Disclosure", "延期理由(&R)"), span=2),
            ]
        case M.CHARGE:
            methods = _named("fee_method", ("item", "volume"), language)
            return [
                Question("method", translate("Disclosure", "计费方式(&M)"), Ask.CHOICE, methods),
                Question("already", translate("Disclosure", "本月已申请件数(&A)"), Ask.CODE, begin="0"),
                Question("count", translate("Disclosure", "本次件数或者页数(&N)"), Ask.CODE),
            ]
        case M.PAY:
            return [Question("receipt", translate("Disclosure", "缴费凭证号(&N)"), Ask.CODE)]
        case M.REPLY:
            names = list(dict.fromkeys(name for fields in REPLIES.values() for name in fields))
            fields = [
                Question(name, f"{name}(&{letter})", Ask.TEXT, span=3)
                for name, letter in zip(names, LETTERS, strict=False)
            ]
            label = translate("Disclosure", "答复类型(&Y)")
            return [Question("kind", label, Ask.CHOICE, [(kind, kind) for kind in REPLIES], span=3), *fields]
    return []


def _note(move: DisclosureMove) -> str:
    return {
        M.ASK_MEND: translate("Disclosure", "七个工作日内一次性告知；答复期限自收到补正之日起计算"),
        M.MEND: translate("Disclosure", "答复期限从今天起重新计算"),
        M.ASK_PARTY: translate("Disclosure", "征求意见的时间不计入答复期限；文书上不写申请人"),
        M.HEAR_PARTY: translate("Disclosure", "登记后答复期限继续计算"),
        M.EXTEND: translate("Disclosure", "只能延期一次，最多二十个工作日，由公开工作机构负责人同意"),
        M.CHARGE: translate("Disclosure", "数量、频次明显超过合理范围的才收取；每件申请只用一种方式"),
        M.PAY: translate("Disclosure", "答复期限自缴费起重新计算"),
        M.DROP: translate("Disclosure", "无正当理由逾期不补正或者不缴费的，视为放弃申请，不再处理"),
        M.REPLY: translate("Disclosure", "答复后本件办结；不予公开的须先申请行政复议，文书上自动写明"),
    }.get(move, "")
