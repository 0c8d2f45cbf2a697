"""The values of a service item 政务服务事项, as GB/T 39554 lists its elements and the counter uses them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.clock.limits import Limit, Unit

APPLICATION_FORMS = ("申请书", "申请表", "登记表", "申报表")  # how the name of what the applicant fills in ends
ARTICLE_45 = ("听证", "招标", "拍卖", "检验", "检测", "检疫", "鉴定", "专家评审")


class ItemKind(StrEnum):
    """事项类型; the value's place in `ITEM_TYPE_DIGITS` gives digits 3-4 of the basic code."""

    PERMIT = "permit"
    GRANT = "grant"
    CONFIRMATION = "confirmation"
    OTHER_POWER = "other_power"
    SERVICE = "service"


ITEM_TYPE_DIGITS = {
    ItemKind.PERMIT: "01",
    ItemKind.GRANT: "05",
    ItemKind.CONFIRMATION: "07",
    ItemKind.OTHER_POWER: "10",
    ItemKind.SERVICE: "20",
}


class PermitKind(StrEnum):
    """许可类别 (行政许可法 12), as 双公示 publishes it; only a permit has one."""

    ORDINARY = "ordinary"
    FRANCHISE = "franchise"
    RECOGNITION = "recognition"
    VERIFICATION = "verification"
    REGISTRATION = "registration"
    OTHER = "other"


class ApplicantKind(StrEnum):
    """服务对象: 自然人 or 法人及非法人组织."""

    NATURAL = "natural"
    LEGAL = "legal"


class StepKind(StrEnum):
    """What a step between acceptance and decision is; it selects the rows of the workflow table."""

    REVIEW = "review"
    VISIT = "visit"
    PUBLICITY = "publicity"
    CHECK = "check"
    DECIDE = "decide"


class MaterialForm(StrEnum):
    """材料形式: original kept, copy kept, original shown and copy kept, electronic file."""

    ORIGINAL = "original"
    COPY = "copy"
    COPY_CHECKED = "copy_checked"
    ELECTRONIC = "electronic"


class StopKind(StrEnum):
    """特别程序 (行政许可法 art. 45 and like rules) or 中止 (suspension by the item's own law)."""

    SPECIAL = "special"
    SUSPENSION = "suspension"


class Hearing(StrEnum):
    """When a hearing is held (行政许可法 arts. 46, 47)."""

    NONE = "none"
    ON_REQUEST = "on_request"
    ALWAYS = "always"


class Silence(StrEnum):
    """What silence past the statutory limit means: late, or approval by law."""

    LATE = "late"
    DEEMED_GRANTED = "deemed_granted"


class Incomplete(StrEnum):
    """What the law does with an application whose materials are not complete.

    `supplement`: 补正 within the acceptance limit (行政许可法 32(4)); `returned`: a registration goes back with the whole
    list and is handed in anew; `declined`: 不予受理 in writing at once, with the whole list.
    """

    SUPPLEMENT = "supplement"
    RETURNED = "returned"
    DECLINED = "declined"


class Approver(StrEnum):
    """Who grants an extension (行政许可法 art. 42): head of the agency, or of the government when joint."""

    AGENCY_HEAD = "agency_head"
    GOVERNMENT_HEAD = "government_head"


class OutcomeKind(StrEnum):
    """办理结果类型; the catalogue rules tie the result's name to it (出证, 审批, 出文, 其他办结)."""

    CERTIFICATE = "certificate"
    APPROVAL = "approval"
    DOCUMENT = "document"
    OTHER = "other"


class DeliveryMethod(StrEnum):
    """送达方式 (民事诉讼法 ch. 7, applied to administrative papers)."""

    WINDOW = "window"
    POST = "post"
    LEFT = "left"
    PUBLIC_NOTICE = "public_notice"
    ELECTRONIC = "electronic"


@dataclass(frozen=True)
class ItemCode:
    """基本编码 (10 or 12), 实施编码 (24 or 31), 业务办理项编码 (33, or the office's own)."""

    basic: str
    implement: str
    business: str


@dataclass(frozen=True)
class Basis:
    """设定依据: a law's full name, the article as it is cited, and in our own words what it says."""

    law: str
    article: str
    text: str = ""

    def cite(self) -> str:
        """Return the citation as a notice prints it: 《law》article."""
        return f"《{self.law}》{self.article}"


@dataclass(frozen=True)
class Material:
    """申请材料. `when`: the answer to a situation question that makes it needed, "" = always.

    `deferrable` 可容缺; `shared`: one copy serves all items applied for in one visit; `obtainable_by_sharing`:
    fetched by the office, never asked of the applicant (国务院令716 art. 7); `sample`: name of the filled sample;
    `sample_text`: what it says, entry by entry (经营者：张某某；地址：…), printed with the guide.
    """

    name: str
    form: MaterialForm
    copies: int = 1
    required: bool = True
    when: str = ""
    deferrable: bool = False
    shared: bool = False
    sample: str = ""
    obtainable_by_sharing: bool = False
    sample_text: str = ""


@dataclass(frozen=True)
class Situation:
    """情形: a question asked before the material list, and its answers; those that say that an agent 代理人 applies."""

    question: str
    answers: tuple[str, ...]
    needs_agent: tuple[str, ...] = ()


@dataclass(frozen=True)
class Step:
    """环节 between acceptance and decision: `limit` in working days; "" as department = the item's own.

    `least`: the working days that a publicity 公示 must have run before it may be ended.
    """

    name: str
    kind: StepKind
    post: str
    limit: int
    department: str = ""
    branch: str | None = None
    least: int = 0


@dataclass(frozen=True)
class Acceptance:
    """受理: days to act (行政许可法 art. 32(4)), the applicant's 补正 term, working days of grace before it lapses.

    `limit` 0: on the day of receipt itself. `from_receipt`: the limits count from the day the materials came in.
    """

    limit: int = 5
    supplement: Limit = Limit(30, Unit.WORKING_DAY)
    lapse_days: int = 0
    incomplete: Incomplete = Incomplete.SUPPLEMENT
    from_receipt: bool = False


@dataclass(frozen=True)
class StopGround:
    """A ground that stops the decision clock, and the rule that says so."""

    name: str
    basis: Basis
    kind: StopKind = StopKind.SPECIAL


@dataclass(frozen=True)
class ExtensionRule:
    """延期: how many days of the statutory limit's unit may be added once, and who grants it."""

    n: int
    approver: Approver


@dataclass(frozen=True)
class Relief:
    """减免: who pays less, how much then (fen; 0 = free), and by which rule."""

    when: str
    fen: int
    basis: Basis


@dataclass(frozen=True)
class Fee:
    """收费: money in fen (0 with a note when it is worked out per case) and the rule that allows it (art. 58).

    `when`: the answer to a situation question that makes it due, "" = always.
    """

    name: str
    fen: int
    basis: Basis | None
    note: str = ""
    relief: tuple[Relief, ...] = ()
    when: str = ""


@dataclass(frozen=True)
class Outcome:
    """办理结果: its name, how long it is valid, and its kind.

    `credit_code`: the certificate's number is a 统一社会信用代码 that begins with this; `dated`: no grant without both
    dates of validity; `condition`: what the law hangs on every grant, printed on the decision.
    """

    name: str
    validity: str
    kind: OutcomeKind
    credit_code: str = ""
    dated: bool = False
    condition: str = ""


@dataclass(frozen=True)
class Commitment:
    """告知承诺制 (国办发〔2020〕42号): an applicant who so chooses is decided on the spot after signing.

    `when`: the answer to a situation question that chooses it, so that another answer leaves the ordinary way;
    `liability`: what a false promise means; `check`: how and until when it is looked into afterwards.
    """

    when: str
    basis: Basis
    liability: str
    check: str


@dataclass(frozen=True)
class ApplyWithin:
    """The applicant's own time to apply, from the day called `since`; late is told, and never a reason to decline."""

    limit: Limit
    since: str
    basis: Basis


@dataclass(frozen=True)
class Exemption:
    """A case that needs no permit (行政许可法 art. 32(1), 不受理) and the clause that frees it."""

    when: str
    basis: Basis


@dataclass(frozen=True)
class OtherBody:
    """A case that another body decides (art. 32(2), 不予受理): which one, and by what rule."""

    when: str
    body: str
    basis: Basis


@dataclass(frozen=True)
class Item:
    """实施清单: one version of one item. A case keeps the version it began with.

    `silence_basis`: the law that makes silence an approval; `stage_of`: business code of the item whose grant this one
    follows; `quota`: how many may be granted, in the order of acceptance (行政许可法 57). `permit_kind`: None while its
    office has not said which.
    """

    code: ItemCode
    version: int
    effective_from: date
    name: str
    kind: ItemKind
    department: str
    applicants: tuple[ApplicantKind, ...]
    basis: tuple[Basis, ...]
    materials: tuple[Material, ...]
    steps: tuple[Step, ...]
    statutory: Limit
    promised: Limit | None
    outcome: Outcome
    conditions: tuple[str, ...] = ()
    situations: tuple[Situation, ...] = ()
    acceptance: Acceptance = Acceptance()
    stop_grounds: tuple[StopGround, ...] = ()
    extension: ExtensionRule | None = None
    hearing: Hearing = Hearing.NONE
    silence: Silence = Silence.LATE
    silence_basis: Basis | None = None
    stage_of: str | None = None
    two_level: bool = False
    fee: tuple[Fee, ...] = ()
    delivery: tuple[DeliveryMethod, ...] = (DeliveryMethod.WINDOW,)
    in_person: bool = False
    same_officer: bool = False
    quota: int | None = None
    commitment: Commitment | None = None
    apply_within: ApplyWithin | None = None
    exempt_when: tuple[Exemption, ...] = ()
    other_body: tuple[OtherBody, ...] = ()
    permit_kind: PermitKind | None = None

    @property
    def is_on_the_spot(self) -> bool:
        """True for a 即办件: its promise is to decide on the spot."""
        return self.promised is not None and self.promised.unit is Unit.ON_THE_SPOT

    def materials_for(self, answers: frozenset[str]) -> tuple[Material, ...]:
        """Return the materials the applicant must know of, given the answers to the situation questions."""
        return tuple(m for m in self.materials if m.when == "" or m.when in answers)

    def fees_for(self, answers: Iterable[str]) -> tuple[Fee, ...]:
        """Return the fees that the answers make due; all of them while nothing is answered (an older case kept none)."""
        given = frozenset(answer for answer in answers if answer)
        return tuple(fee for fee in self.fee if not fee.when or not given or fee.when in given)

    def departments(self) -> tuple[str, ...]:
        """Return every department that takes part, the item's own first."""
        return tuple(dict.fromkeys([self.department, *(s.department for s in self.steps if s.department)]))
