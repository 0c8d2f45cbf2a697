"""Fields of a person that are checked with every key: quiet while they may still become right, red when they cannot."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLineEdit

from app.applicant import GB_11643, IdKind, check_document
from app.errors import Refused, Trouble
from app.finding import Finding, finding
from app.identity.digits import plain_code
from app.identity.id_number import Sex, check_id_number
from app.identity.oddities import Written, oddity
from app.identity.progress import (
    Progress,
    Stage,
    credit_code_progress,
    id_number_progress,
    name_progress,
    phone_progress,
)
from app.identity.text import check_text, codepoint, shown
from app.wording import say_trouble
from ui.codeedit import CodeEdit
from ui.widgets.field import Field

translate = QCoreApplication.translate
Check = Callable[[str], Progress]


class CheckedField(Field):
    """`check(text)` judges each change. `settled()` when it has just become right, `judged()` after every judgement.

    While it is incomplete nothing is red; it turns red when it is long enough to be wrong or when it is left.
    """

    settled = Signal()
    judged = Signal()

    def __init__(
        self, label: str, name: str, check: Check, *, language: str, edit: QLineEdit | None = None, full: int = 0
    ) -> None:
        super().__init__(label, name, edit)
        self._check = check
        self._full = full
        self._language = language
        self._is_untouched = True
        self.progress = Progress(Stage.EMPTY)
        self.changed.connect(lambda _: self.judge())
        self.left.connect(lambda: self.judge(is_left=True))

    def judge(self, *, is_left: bool = False) -> None:
        """Judge what stands there now and tell it beneath the field."""
        was = self.progress.stage
        self.progress = self._check(self.text())
        stage, trouble = self.progress.stage, self.progress.trouble
        odd = self.odd() if trouble is None and self.text().strip() else None
        if odd is not None:
            self.set_message(odd.say(self._language), "warn")
        elif stage is Stage.RIGHT:
            self.set_message(self.told(), "ok")
        elif stage is Stage.EMPTY or trouble is None:
            self.set_message("")
        elif stage is Stage.WRONG:
            is_red = is_left or len(plain_code(self.text())) >= self._full
            self.set_message(say_trouble(trouble, self._language), "bad" if is_red else "warn")
        else:
            self.set_message(say_trouble(trouble, self._language), "bad" if is_left else None)
        self.judged.emit()
        if stage is Stage.RIGHT and was is not Stage.RIGHT:
            self.settled.emit()

    def told(self) -> str:
        """Return what is told beneath a right entry; a subclass may say what it means."""
        return ""

    def odd(self) -> Finding | None:
        """Return what should be compared with the document though it is not wrong; a subclass may know it."""
        return None

    def show_unprintable(self, character: str) -> None:
        """Tell that no font has this character of the entry, before anything is printed; another text is left alone."""
        place = self.text().strip().find(character)
        if place >= 0:
            found = finding(
                "identity.no_glyph", "", position=place + 1, sign=shown(character), codepoint=codepoint(character)
            )
            self.set_message(found.say(self._language), "warn")

    def show_trouble(self, trouble: Trouble) -> None:
        """Tell a fault that was found elsewhere."""
        self.set_message(say_trouble(trouble, self._language), "bad")


class DocumentField(CheckedField):
    """A document's number beneath the input method; a right identity number tells sex, birth and age for comparing."""

    def __init__(self, label: str, name: str, *, language: str, today: Callable[[], date]) -> None:
        self._today = today
        self.kind = IdKind.ID_CARD
        super().__init__(label, name, self._judge_number, language=language, edit=CodeEdit(), full=18)

    def set_kind(self, kind: IdKind) -> None:
        """Judge by another kind of document from now on."""
        if kind is not self.kind:
            self.kind = kind
            self.judge()

    def told(self) -> str:
        """Return sex, birth date and age of an identity number."""
        if self.kind not in GB_11643:
            return ""
        on = self._today()
        number = check_id_number(self.text(), on)
        sexes = {Sex.MALE: translate("DocumentField", "男"), Sex.FEMALE: translate("DocumentField", "女")}
        parts = [] if number.sex is None else [sexes[number.sex]]
        if number.born_on is not None:
            parts.append(translate("DocumentField", "{day} 出生").format(day=number.born_on.isoformat()))
            parts.append(translate("DocumentField", "{n} 周岁").format(n=number.age(on)))
        return " · ".join(parts)

    def _judge_number(self, text: str) -> Progress:
        if self.kind in GB_11643:
            return id_number_progress(text, self._today())
        if self.kind is IdKind.CREDIT_CODE:
            return credit_code_progress(text)
        return _progress_of(text, lambda: check_document(self.kind, text, self._today()))


class NameField(CheckedField):
    """A person's or a body's name, kept as code points."""

    def __init__(self, label: str, name: str, *, language: str, is_person: bool = True) -> None:
        self.is_person = is_person
        super().__init__(label, name, lambda text: name_progress(text, self.is_person), language=language)

    def odd(self) -> Finding | None:
        """Return a sign that is seldom in a name."""
        return oddity(self.text(), Written.PERSON if self.is_person else Written.BODY)


class PhoneField(CheckedField):
    """A telephone number beneath the input method."""

    def __init__(self, label: str, name: str, *, language: str) -> None:
        super().__init__(label, name, phone_progress, language=language, edit=CodeEdit(), full=11)


class PlainField(CheckedField):
    """Any line of text that can be stored and printed (an address, an authority)."""

    def __init__(self, label: str, name: str, *, language: str) -> None:
        super().__init__(label, name, _plain_progress, language=language)


class AddressField(PlainField):
    """An address: a sign that is seldom in one is told, not refused."""

    def odd(self) -> Finding | None:
        """Return a sign that is seldom in an address."""
        return oddity(self.text(), Written.PLACE)


def _plain_progress(text: str) -> Progress:
    progress = _progress_of(text, lambda: check_text(text))
    return Progress(Stage.EMPTY) if progress.stage is Stage.RIGHT else progress


def _progress_of(text: str, check: Callable[[], object]) -> Progress:
    if not text.strip():
        return Progress(Stage.EMPTY)
    try:
        check()
    except Refused as trouble:
        return Progress(Stage.WRONG, trouble)
    return Progress(Stage.RIGHT)
