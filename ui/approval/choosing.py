"""Which forms a task offers: the one it begins with, and those a key brings; each only where the table allows it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from app.approval.queries import Dossier, SignTask, StepTask
from app.errors import Refused
from app.item import Item, StepKind
from app.notices.issue import FrozenSetting
from app.people import check, may
from app.running_steps import return_targets
from app.wording import say_trouble
from app.workflow import Action
from ui.approval.decision_forms import GrantForm, RefuseForm, SilentGrantForm
from ui.approval.form import ActForm
from ui.approval.sign_form import SignForm
from ui.approval.step_forms import FinishForm, ReturnForm, VisitForm
from ui.approval.time_forms import ExtendForm, ResumeForm, StopForm, TerminateForm

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
        stop = self._found.case.open_stop
        if stop is not None and stop.body.step == task.step:
            return ResumeForm(self._found.case)
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
            Action.RECORD_VISIT: lambda: VisitForm(step, today, self._setting.officer.name),
            Action.RETURN_STEP: lambda: ReturnForm(step, return_targets(case, step)),
            Action.STOP: lambda: StopForm(step, self.item.stop_grounds),
            Action.RESUME: lambda: ResumeForm(case),
            Action.TERMINATE: TerminateForm,
            Action.GRANT: lambda: GrantForm(case, self.item, step, today),
            Action.REFUSE: lambda: RefuseForm(step),
        }
        rule = self.item.extension
        if rule is not None:
            makers[Action.EXTEND] = lambda: ExtendForm(rule)
        return makers

    def may(self, action: Action) -> bool:
        """True when the table and the officer's posts allow the act now; after a grant by law nothing else is open."""
        if self._is_granted_by_law(action):
            return False
        step = self.step or None
        return may(self._setting.officer, action, self._found.case, step=self._step_of(action) or step)

    def why_not(self, action: Action) -> str:
        """Return the sentence that tells why the act is not open; empty when it is."""
        case = self._found.case
        lacking = self._lacking(action)
        if lacking:
            return lacking
        try:
            check(self._setting.officer, action, case, step=self._step_of(action) or self.step or None)
        except Refused as trouble:
            return say_trouble(trouble, self._language)
        return ""

    def _is_granted_by_law(self, action: Action) -> bool:
        """True for everything but the acknowledgement, once silence has granted the case."""
        task = self._task
        return isinstance(task, StepTask) and task.silent is not None and action is not Action.ACKNOWLEDGE_GRANT

    def _step_of(self, action: Action) -> str:
        stop = self._found.case.open_stop
        return stop.body.step if action is Action.RESUME and stop is not None else ""

    def _lacking(self, action: Action) -> str:
        case, place = self._found.case, self._found.place
        if self._is_granted_by_law(action):
            return translate("Choosing", "已依法视为同意，只能确认")
        if action is Action.GRANT and place is not None and place.refusal is not None:
            return say_trouble(place.refusal, self._language)
        if any(pending.body.action == action.value for pending in case.pending):
            return translate("Choosing", "已经申请，等待批准")
        if action is Action.STOP and not self.item.stop_grounds:
            return translate("Choosing", "本事项没有法定的暂停事由；现场勘验、征求意见本身不停止计时")
        if action is Action.EXTEND and self.item.extension is None:
            return translate("Choosing", "本事项没有延期的法律依据")
        if action is Action.RETURN_STEP and not return_targets(case, self.step):
            return translate("Choosing", "前面没有可以退回的环节")
        return ""
