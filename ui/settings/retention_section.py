"""保存期限: how long logs, exports, backups, pictures and drafts are kept; what goes next, what went last."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.finding import Finding
from app.retention.outlook import Done, Outlook
from app.retention.rules import BOUNDS, KEY, Kept, RetentionRules, change_rules, rule_faults, rules_of
from ui.codeedit import CodeEdit
from ui.page import PageAction
from ui.settings.kept_table import KeptTable
from ui.settings.numbers import number_faults, number_in, with_unread
from ui.settings.section import Judged, Section
from ui.surroundings import Surroundings
from ui.widgets.banner import Banner
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.layouts import FieldGrid
from ui.widgets.text import Text

translate = QCoreApplication.translate


class RetentionSection(Section):
    """Five numbers of days, each with its reason; F9 removes at once what is past its days."""

    key = "retention"

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around, translate("Settings", "保存期限"))
        self.days = {f"{kind.value}_days": _field(kind) for kind in Kept}
        self.table = KeptTable()
        self.stopped = Banner("settings.kept.stopped")
        self.held = Text("", role="small", wraps=True)
        self.held.setObjectName("settings.kept.held")
        self.watch(dict(self.days))
        self._lay()

    def actions(self) -> list[PageAction]:  # type: ignore[override]
        """Remove at once what is past its days."""
        return [PageAction("F9", translate("Settings", "现在清理"), "trash-2", self.sweep)]

    def show_now(self) -> None:
        """Show the days in force, and look at what is kept."""
        self.around.work.ask_latest(self, "rules", rules_of, self._on_rules)
        self._look()

    def judge(self, then: Judged) -> None:
        """Tell the days that may not be."""
        then(self._faults())

    def save(self) -> None:
        """Things are kept that long from now on."""
        self.save_by(self._faults(), change_rules, self._on_saved, self.rules())

    def rules(self) -> RetentionRules:
        """Return what the fields say; what is no number is 0."""
        return RetentionRules(**{name: number_in(field) or 0 for name, field in self.days.items()})

    def sweep(self) -> None:
        """F9: remove what is past its days."""
        keeper, officer = self.around.keeper, self.around.work.officer
        if keeper is not None:
            self.around.work.network(self, lambda: keeper.sweep(officer), self._on_swept)

    def _faults(self) -> tuple[Finding, ...]:
        return with_unread(number_faults(self.days, KEY), rule_faults(self.rules()))

    def _look(self) -> None:
        keeper = self.around.keeper
        if keeper is not None:
            self.around.work.network(self, keeper.outlook, self._on_outlook)

    def _on_rules(self, rules: RetentionRules) -> None:
        for name, field in self.days.items():
            field.set_text(str(getattr(rules, name)))
        self.is_touched = False

    def _on_outlook(self, outlook: Outlook) -> None:
        language = self.around.language
        self.table.show_outlook(outlook)
        self.stopped.show_text("" if outlook.stopped is None else outlook.stopped.say(language), "warn")
        self._show_held(outlook.held)

    def _show_held(self, held: tuple[Finding, ...]) -> None:
        told = dict.fromkeys(one.say(self.around.language) for one in held)
        self.held.show_text("\n".join(told), "warn")
        self.held.setVisible(bool(told))

    def _on_saved(self, _: RetentionRules) -> None:
        self.show_now()
        self.saved.emit(self.title)

    def _on_swept(self, done: Done) -> None:
        self._look()
        told = translate("Settings", "已清理 {n} 份，已记录").format(n=done.total)
        if done.stopped is not None:
            told = done.stopped.say(self.around.language)
        elif not done.total:
            told = translate("Settings", "没有可以清理的")
        self.around.result(told, None)
        if done.held:
            self._show_held(done.held)

    def _lay(self) -> None:
        first = Card(translate("Settings", "保存期限"), step=1, note=translate("Settings", "日历天；自产生之次日起算"))
        grid = FieldGrid(3, characters=10)
        for field in self.days.values():
            grid.add(field)
        first.add(grid)
        sentence = translate(
            "Settings",
            "到期的由本机每天自动清理并留痕。办件、文书、编号和操作记录不在其列；最近一份完好的备份、在办件和投诉的草稿、"
            "已归入办件的影像不清理。另设的高拍保存文件夹由高拍软件管理，本机不清理。",
        )
        first.add(Text(sentence, role="small", wraps=True))
        second = Card(translate("Settings", "清理情况"), step=2, note=translate("Settings", "F9 现在清理"))
        second.add(self.stopped)
        second.add(self.table)
        second.add(self.held)
        self.held.hide()
        self.lay((first, second))


def _field(kind: Kept) -> Field:
    labels = {
        Kept.LOGS: translate("Settings", "日志(&L)"),
        Kept.EXPORTS: translate("Settings", "导出文件(&E)"),
        Kept.BACKUPS: translate("Settings", "备份(&B)"),
        Kept.CAPTURES: translate("Settings", "未归入办件的影像(&C)"),
        Kept.DRAFTS: translate("Settings", "无人续办的草稿(&D)"),
    }
    hints = {
        Kept.LOGS: translate("Settings", "天，{least} 至 {most}；不少于六个月"),
        Kept.EXPORTS: translate("Settings", "天，{least} 至 {most}；exports 文件夹"),
        Kept.BACKUPS: translate("Settings", "天，{least} 至 {most}；最近完好的不清理"),
        Kept.CAPTURES: translate("Settings", "天，{least} 至 {most}；高拍和扫描"),
        Kept.DRAFTS: translate("Settings", "天，{least} 至 {most}；末次保存起"),
    }
    least, most = BOUNDS[kind]
    hint = hints[kind].format(least=least, most=most)
    return Field(labels[kind], f"settings.{kind.value}_days", CodeEdit(), hint=hint)
