"""The panels of the page: what each act asks, in the words of the paper that it sends out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from app.disclosure import receive, third_party
from app.disclosure.dossier import SILENT, Dossier
from app.disclosure.replies import GROUND, GROUNDS, REPLIES
from app.disclosure.table import OUTCOMES, WAYS, DisclosureMove, DisclosureState
from app.office import Department
from app.wording import name_of
from ui.disclosure.asking_panel import Ask, AskingPanel, Choices, Question
from ui.disclosure.words import ICONS

translate = QCoreApplication.translate
M = DisclosureMove
PRINTED = (M.ASK_MEND, M.ASK_PARTY, M.EXTEND, M.CHARGE, M.REPLY)
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


def move_panel(move: DisclosureMove, held: Dossier, today: date, already: int, language: str) -> AskingPanel:
    """Return the panel of one act. `already`: how many applications the same person made before in the same month."""
    title = name_of("disclosure_move", move.value, language)
    is_printed = move in PRINTED
    confirm = translate("Disclosure", "出具并打印") if is_printed else translate("Disclosure", "登记")
    shown = {M.REPLY: reply_shown, M.ASK_PARTY: asked_shown, M.HEAR_PARTY: heard_shown}.get(move)
    questions = _back_questions(move, today, language) or _questions(move, held, today, already, language)
    return AskingPanel(
        f"disclosure.{move.value}", title, questions, confirm=confirm, note=_note(move),
        icon=ICONS[move], shown=shown,
    )  # fmt: skip


def reply_shown(content: Mapping[str, str]) -> set[str]:
    """Return what is asked for the chosen kind of reply."""
    return {"kind", *REPLIES.get(content.get("kind", ""), ())}


def asked_shown(content: Mapping[str, str]) -> set[str]:
    """Return what is asked for: of a body that made the information too, no harm."""
    every = {"whom", "party", "concerned", "harm"}
    return every if content.get("whom") == "party" else every - {"harm"}


def heard_shown(content: Mapping[str, str]) -> set[str]:
    """Return what is asked for: silence has no day and no words."""
    every = {"answer", "served_on", "heard_on", "words"}
    return every - {"heard_on", "words"} if content.get("answer") == SILENT else every


def _day(key: str, label: str, begin: date | None) -> Question:
    return Question(key, label, Ask.DAY, begin=begin.isoformat() if begin is not None else "")


def _questions(move: DisclosureMove, held: Dossier, today: date, already: int, language: str) -> list[Question]:
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
            came = _day("received_on", translate("Disclosure", "收到补正的日期(&R)"), today)
            return [came, Question("wanted", label, Ask.TEXT, span=3, begin=held.wanted)]
        case M.ASK_PARTY:
            whom = _named("disclosure_whom", tuple(third_party.WHOM), language)
            return [
                Question("whom", translate("Disclosure", "向谁征求意见(&O)"), Ask.CHOICE, whom),
                Question("party", translate("Disclosure", "名称或者姓名(&T)"), span=2),
                Question("concerned", translate("Disclosure", "涉及的内容(&C)"), span=3),
                Question("harm", translate("Disclosure", "公开可能造成的损害(&H)"), span=3),
            ]
        case M.HEAR_PARTY:
            answers = _named("party_answer", third_party.ANSWERS, language)
            return [
                Question("answer", translate("Disclosure", "意见(&A)"), Ask.CHOICE, answers),
                _day("served_on", translate("Disclosure", "对方收到意见书的日期(&S)"), held.asked[-1].asked_on),
                _day("heard_on", translate("Disclosure", "收到意见的日期(&D)"), today),
                Question("words", translate("Disclosure", "理由和不同意公开的部分(&W)"), span=3),
            ]
        case M.DROP:
            told_on = held.unclear_on if held.state is DisclosureState.UNCLEAR else held.charged_on
            return [_day("served_on", translate("Disclosure", "申请人收到告知的日期(&S)"), told_on)]
    return _later_questions(move, today, already, language)


def _later_questions(move: DisclosureMove, today: date, already: int, language: str) -> list[Question]:
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
                Question("already", translate("Disclosure", "本月已申请件数(&A)"), Ask.CODE, begin=str(already)),
                Question("count", translate("Disclosure", "本次件数或者页数(&N)"), Ask.CODE),
            ]
        case M.PAY:
            paid_on = _day("paid_on", translate("Disclosure", "缴费日期(&D)"), today)
            return [Question("receipt", translate("Disclosure", "缴费凭证号(&N)"), Ask.CODE), paid_on]
        case M.REPLY:
            names = list(dict.fromkeys(name for fields in REPLIES.values() for name in fields))
            grounds = [
                ("", translate("Disclosure", "（请选择）")),
                *((one, f"{one}（{clause}）") for one, clause in GROUNDS.items()),
            ]
            fields = [
                Question(name, f"{name}(&{letter})", Ask.CHOICE if name == GROUND else Ask.TEXT, grounds, span=3)
                for name, letter in zip(names, LETTERS, strict=True)
            ]
            label = translate("Disclosure", "答复类型(&Y)")
            return [Question("kind", label, Ask.CHOICE, [(kind, kind) for kind in REPLIES], span=3), *fields]
    return []


def _back_questions(move: DisclosureMove, today: date, language: str) -> list[Question]:
    """Return what is asked where something is taken back, or challenged."""
    reason = Question("reason", translate("Disclosure", "原因（记入办理经过）(&R)"), Ask.TEXT, span=3)
    match move:
        case M.WITHDRAW:
            return [_day("asked_on", translate("Disclosure", "申请人提出撤回的日期(&D)"), today), reason]
        case M.VOID | M.VOID_REPLY:
            return [reason]
        case M.CHALLENGE:
            ways = _named("disclosure_challenge", WAYS, language)
            outcomes = _named("disclosure_outcome", tuple(reversed(OUTCOMES)), language)
            return [
                Question("way", translate("Disclosure", "类别(&K)"), Ask.CHOICE, ways),
                Question("outcome", translate("Disclosure", "结果(&O)"), Ask.CHOICE, outcomes),
                _day("on", translate("Disclosure", "收到日期或者审结日期(&D)"), today),
                Question("words", translate("Disclosure", "说明（可不填）(&W)"), span=3),
            ]
    return []


def _note(move: DisclosureMove) -> str:
    return {
        M.ASK_MEND: translate("Disclosure", "七个工作日内一次性告知；答复期限自收到补正之日起计算"),
        M.MEND: translate("Disclosure", "答复期限自收到补正之日起重新计算；此前批准的延期仍然有效"),
        M.ASK_PARTY: translate("Disclosure", "征求意见的时间不计入答复期限；文书上不写申请人"),
        M.HEAR_PARTY: translate("Disclosure", "自收到意见的次日起继续计算；最多扣除十五个工作日"),
        M.EXTEND: translate("Disclosure", "只能延期一次，最多二十个工作日，由公开工作机构负责人同意"),
        M.CHARGE: translate("Disclosure", "数量、频次明显超过合理范围的才收取；每件申请只用一种方式"),
        M.PAY: translate("Disclosure", "答复期限自缴费起重新计算"),
        M.DROP: translate("Disclosure", "无正当理由逾期不补正或者不缴费的，视为放弃申请，不再处理"),
        M.WITHDRAW: translate("Disclosure", "申请人自愿撤回的，本件终结；编号保留"),
        M.VOID: translate("Disclosure", "仅用于登记错误；编号和文书保留并注明作废"),
        M.VOID_REPLY: translate("Disclosure", "原答复书及文号作废，须重新答复；新的答复书写明撤销原答复"),
        M.CHALLENGE: translate("Disclosure", "计入年度报告；审结后再登记一次结果"),
        M.REPLY: translate("Disclosure", "答复后本件办结；不予公开的须先申请行政复议，文书上自动写明"),
    }.get(move, "")
