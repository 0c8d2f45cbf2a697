"""Which forms a task offers: the one it begins with, and those a key brings; each only where the table allows it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from app.approval.queries import Dossier, SignTask, StepTask
from app.case_rules import pending_of
from app.certificates.acknowledge import acknowledged_body
from app.certificates.renewal import is_renewed_by_silence, renewal_reading
from app.errors import Refused
from app.hearing.guard import open_grounds
from app.item import Item, StepKind
from app.notices.issue import FrozenSetting
from app.payment.due import assessable, usual_due
from app.people import check, may
from app.running_steps import return_targets
from app.state import Case
from app.wording import say_trouble
from app.workflow import Action
from ui.approval.decision_forms import GrantForm, RefuseForm, SilentGrantForm
from ui.approval.fee_forms import AssessForm, ReliefForm
from ui.approval.follow_forms import ForwardForm, RenewalForm
from ui.approval.form import ActForm
from ui.approval.hearing_forms import AnnounceForm, AnswerForm, TellForm
from ui.approval.record_form import RecordForm
from ui.approval.sign_form import SignForm
from ui.approval.step_forms import FinishForm, ReturnForm, VisitForm
from ui.approval.terminate_form import TerminateForm
from ui.approval.time_forms import ExtendForm, ResumeForm, StopForm
from ui.approval.visit_forms import VisitNoticeForm

translate = QCoreApplication.translate
Task = StepTask | SignTask


class Choosing:
    """`first(task)` is the form a task begins with; `why_not(action)` and `form(action)` are for the keys."""

    def __init__(self, setting: FrozenSetting, task: Task, found: Dossier, language: str) -> None:
        self._setting = setting
        self._task = task
        self._found = found
        self._language = language

    @property
    def step(self) -> str:
        """Return the step of the task; empty for a signature."""
        return self._task.step if isinstance(self._task, StepTask) else ""

    @property
    def case(self) -> Case:
        """Return the case of the task."""
        return self._found.case

    @property
    def item(self) -> Item:
        """Return the item in the version the case began with."""
        plan = self._found.case.plan
        return self._setting.catalogue.item(plan.item, plan.version)

    def first(self) -> ActForm:
        """Return the form the task begins with: sign, decide, record the visit, or end the step."""
        task = self._task
        if isinstance(task, SignTask):
            return SignForm(task, self._found.names, self._language)
        if task.silent is not None:
            return SilentGrantForm(self.item, task.silent)
        if is_renewed_by_silence(self.case, self._setting.calendar, self._setting.moment.on):
            return self.form(Action.ACKNOWLEDGE_RENEWAL)
        if self._found.case.stop_in(task.step) is not None:
            return self.form(Action.RESUME)
        if task.kind is StepKind.DECIDE and self.case.plan.two_level:
            return self.form(Action.FORWARD)
        if task.kind is StepKind.DECIDE:
            return self.form(Action.GRANT)
        is_visited = any(visit.step == task.step for visit in self._found.case.visits)
        if task.kind is StepKind.VISIT and not is_visited:
            return self.form(Action.RECORD_VISIT)
        return self.form(Action.FINISH_STEP)

    def form(self, action: Action) -> ActForm:
        """Return the form of one act."""
        return self._makers()[action]()

    def _makers(self) -> dict[Action, Callable[[], ActForm]]:
        case, step, today = self._found.case, self.step, self._setting.moment.on
        makers: dict[Action, Callable[[], ActForm]] = {
            Action.FINISH_STEP: lambda: FinishForm(case, step),
            Action.RECORD_VISIT: lambda: VisitForm(step, today, self._setting.officer.name, case.visit_told),
            Action.ANNOUNCE_VISIT: lambda: VisitNoticeForm(
                case, step, self._setting.calendar.nth_after(today, 1), self._setting.officer.name
            ),
            Action.RETURN_STEP: lambda: ReturnForm(step, return_targets(case, step)),
            Action.STOP: lambda: StopForm(step, open_grounds(case, self.item)),
            Action.RESUME: lambda: ResumeForm(case, step),
            Action.TERMINATE: TerminateForm,
            Action.GRANT: lambda: GrantForm(case, self.item, step, today),
            Action.REFUSE: lambda: RefuseForm(case, step, self._found.place),
            **self._later_makers(),
        }
        rule = self.item.extension
        if rule is not None:
            makers[Action.EXTEND] = lambda: ExtendForm(rule)
        return makers

    def _later_makers(self) -> dict[Action, Callable[[], ActForm]]:
        case, step, setting = self.case, self.step, self._setting
        calendar, today, language = setting.calendar, setting.moment.on, self._language
        upper = setting.office.department(case.department).upper_body
        return {
            Action.ASSESS_FEE: lambda: AssessForm(assessable(case, self.item), step, usual_due(calendar, today)),
            Action.RELIEVE_FEE: lambda: ReliefForm(case.open_fees, step, self.item.fee),
            Action.TELL_HEARING: lambda: TellForm(case, step, language),
            Action.ANSWER_HEARING: lambda: AnswerForm(case, calendar, language),
            Action.ANNOUNCE_HEARING: lambda: AnnounceForm(case, step, calendar, today),
            Action.RECORD_HEARING: lambda: RecordForm(case, step, setting.officer.name, language),
            Action.FORWARD: lambda: ForwardForm(case, step, upper),
            Action.ACKNOWLEDGE_RENEWAL: self._renewal,
        }

    def _renewal(self) -> ActForm:
        calendar, today = self._setting.calendar, self._setting.moment.on
        found = renewal_reading(self.case, calendar, today)
        if found is None:
            raise Refused("renewal.not_deemed", number=self.case.number)
        return RenewalForm(self.case, found, acknowledged_body(self.case, self.item, calendar, today))

    def may(self, action: Action) -> bool:
        """True when the table and the officer's posts allow the act now; after a grant by law nothing else is open."""
        if self._is_granted_by_law(action):
            return False
        return may(self._setting.officer, action, self._found.case, step=self.step or None)

    def why_not(self, action: Action) -> str:
        """Return the sentence that tells why the act is not open; empty when it is."""
        case = self._found.case
        lacking = self._lacking(action)
        if lacking:
            return lacking
        try:
            check(self._setting.officer, action, case, step=self.step or None)
        except Refused as trouble:
            return say_trouble(trouble, self._language)
        return ""

    def _is_granted_by_law(self, action: Action) -> bool:
        """True for everything but the acknowledgement, once silence has granted the case."""
        task = self._task
        return isinstance(task, StepTask) and task.silent is not None and action is not Action.ACKNOWLEDGE_GRANT

    def _lacking(self, action: Action) -> str:
        case, place = self._found.case, self._found.place
        if self._is_granted_by_law(action):
            return translate("Choosing", "已依法视为同意，只能确认")
        if action is Action.GRANT and place is not None and place.refusal is not None:
            return say_trouble(place.refusal, self._language)
        if pending_of(case, action, self.step if action is Action.STOP else None) is not None:
            return translate("Choosing", "已经申请，等待批准")
        if action is Action.ASSESS_FEE and not assessable(case, self.item):
            return translate("Choosing", "本案的费用都已缴清或者免缴")
        if action is Action.STOP and not open_grounds(case, self.item):
            return translate("Choosing", "本事项没有法定的暂停事由；现场勘验、征求意见本身不停止计时")
        if action is Action.EXTEND and self.item.extension is None:
            return translate("Choosing", "本事项没有延期的法律依据")
        if action is Action.RETURN_STEP and not return_targets(case, self.step):
            return translate("Choosing", "前面没有可以退回的环节")
        return ""
