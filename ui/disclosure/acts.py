"""What is done on the page: each act opens its panel, keeps what is typed until it is done, and happens in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.disclosure import mend, reply, take_back, third_party
from app.disclosure.dossier import Dossier
from app.disclosure.receive import Asked, Outcome, receive
from app.disclosure.table import DisclosureMove
from app.errors import Trouble
from app.office import Department
from app.wording import name_of, say_trouble
from ui.disclosure.asking_panel import AskingPanel
from ui.disclosure.panels import move_panel, receive_panel
from ui.page import Page
from ui.surroundings import Surroundings

translate = QCoreApplication.translate
NEW = "new"
M = DisclosureMove
VERBS: dict[DisclosureMove, Callable[..., Outcome]] = {
    M.ASK_MEND: mend.ask_mend,
    M.MEND: mend.mend,
    M.DROP: mend.drop,
    M.ASK_PARTY: third_party.ask_party,
    M.HEAR_PARTY: third_party.hear_party,
    M.EXTEND: reply.extend,
    M.CHARGE: reply.charge,
    M.PAY: reply.pay,
    M.REPLY: reply.reply,
    M.WITHDRAW: take_back.withdraw,
    M.VOID: take_back.void,
    M.VOID_REPLY: take_back.void_reply,
    M.CHALLENGE: take_back.challenge,
}
NUMBERS = ("days", "already", "count")
DAYS = ("received_on", "asked_on", "served_on", "heard_on", "paid_on", "on")


class Acts(QObject):
    """`receive(departments)`, `move(dossier, move)`; `done(text, outcome)` follows, `kept(key, content)` each change."""

    done = Signal(str, object)
    kept = Signal(str, object)

    def __init__(self, page: Page, around: Surroundings, forms: dict[str, dict[str, str]]) -> None:
        super().__init__(page)
        self._page, self._around, self._forms = page, around, forms
        self._panel: AskingPanel | None = None

    def tell(self, trouble: Trouble, language: str) -> bool:
        """Tell a trouble in the open panel, which stays open; False while there is none."""
        if self._panel is not None:
            self._panel.set_problem(say_trouble(trouble, language))
        return self._panel is not None

    def receive(self, departments: tuple[Department, ...]) -> None:
        """F5: an application comes in."""
        today = self._around.setting().moment.on
        panel = receive_panel(departments, today, self._around.language)
        told = translate("Disclosure", "申请已登记")

        def confirm() -> None:
            answers: dict[str, Any] = dict(panel.answers())
            answers["received_on"] = day_of(answers["received_on"])
            self._do(NEW, told, receive, Asked(**answers))

        def say_day() -> None:
            way = panel.content().get("way", "")
            panel.fields["received_on"].set_message(name_of("disclosure_day_of", way, self._around.language))

        panel.changed.connect(say_day)
        self._open(panel, NEW, confirm)
        say_day()

    def move(self, held: Dossier, move: DisclosureMove, already: int = 0) -> None:
        """Open the panel of one act on this application."""
        key = f"{held.id}/{move.value}"
        panel = move_panel(move, held, self._around.setting().moment.on, already, self._around.language)
        told = name_of("disclosure_move", move.value, self._around.language)
        self._open(panel, key, lambda: self._do(key, told, VERBS[move], held.id, **facts_of(move, panel.answers())))

    def _open(self, panel: AskingPanel, key: str, confirm: Callable[[], object]) -> None:
        panel.show_content(self._forms.get(key, {}))
        panel.changed.connect(lambda: self.kept.emit(key, panel.typed()))
        panel.confirmed.connect(lambda: None if self._around.work.is_busy(self._page) else confirm())
        panel.ended.connect(self._on_ended)
        self._page.panel_wanted.emit(panel)
        self._panel = panel

    def _on_ended(self) -> None:
        self._panel = None

    def _do(self, key: str, told: str, verb: Callable[..., Outcome], *args: Any, **facts: Any) -> None:
        def on_done(outcome: Outcome) -> None:
            self.kept.emit(key, {})
            if self._panel is not None:
                self._panel.close_panel()
            self.done.emit(told, outcome)

        self._around.work.do(self._page, verb, on_done, *args, **facts)


def facts_of(move: DisclosureMove, given: Mapping[str, str]) -> dict[str, Any]:
    """Return the arguments of the verb from what the panel says; a number that is none becomes -1, which no verb takes."""
    if move is M.REPLY:
        return {"kind": given.get("kind", ""), "facts": {name: text for name, text in given.items() if name != "kind"}}
    return {
        name: _number(text) if name in NUMBERS else day_of(text) if name in DAYS else text
        for name, text in given.items()
    }


def day_of(text: str) -> date | None:
    """Return the day that was typed as 2026-11-23 or 20261123; None for none, which no verb takes."""
    digits = "".join(sign for sign in text if sign not in "-./")
    try:
        return date.fromisoformat(digits) if len(digits) == 8 and digits.isascii() else None
    except ValueError:
        return None


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 6 else -1
