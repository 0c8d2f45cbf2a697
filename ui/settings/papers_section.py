"""文书字体和签名: which fonts set the papers, which characters are left for handwriting, and how papers are signed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from app.desk import Records
from app.errors import Trouble
from app.identity.text import codepoint, shown
from app.notices.by_hand import KEY as BY_HAND
from app.notices.by_hand import characters_of, stop_leaving
from app.notices.fonts import FontStatus, Role, fonts, status
from app.notices.own_fonts import OwnFont, record_font, recorded_fonts, take_font
from app.notices.sealing import KEY as SEALING
from app.notices.sealing import Sealing, SealKind, sealing_of, set_sealing
from app.wording import say, say_trouble
from ui.faces import load_own_fonts
from ui.page import PageAction
from ui.settings.section import Judged, Section
from ui.style import theme
from ui.surroundings import Surroundings
from ui.widgets.buttons import ActionButton
from ui.widgets.card import Card
from ui.widgets.field import ChoiceField, Field
from ui.widgets.layouts import FlowLayout
from ui.widgets.text import Text, drop

translate = QCoreApplication.translate
Held = tuple[tuple[OwnFont, ...], frozenset[str], Sealing]
SHORT_MARK = 23  # of the certificate's 64 digits: enough to compare by eye


def held_now(records: Records) -> Held:
    """Return the font files on record, the characters left for handwriting, and how papers are signed."""
    by_hand = characters_of(records.setting(BY_HAND))
    return recorded_fonts(records), by_hand, sealing_of(records.setting(SEALING))


class PapersSection(Section):
    """F6 takes a font file in; a character or a name can be tried; F12 keeps how papers are signed."""

    key = "papers"

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around, translate("Settings", "文书字体和签名"))
        self.tried = Field(translate("Settings", "试一个字或姓名(&T)"), "settings.papers.tried")
        self.verdict = Text("", role="small", wraps=True)
        self.verdict.setObjectName("settings.papers.verdict")
        self.fonts = Text("", role="small", wraps=True)
        self.fonts.setObjectName("settings.papers.fonts")
        self.told = Text("", role="small", wraps=True)
        self.told.setObjectName("settings.papers.told")
        self.no_hand = Text(translate("Settings", "没有"), role="small")
        self.by_hand = QWidget()
        self._by_hand = FlowLayout(self.by_hand)
        self._buttons: list[ActionButton] = []
        kinds = [
            (SealKind.NONE.value, translate("Settings", "不签名，文书加盖实体印章")),
            (SealKind.INTEGRITY.value, translate("Settings", "完整性签名（非电子印章），并加盖实体印章")),
        ]
        self.sealing = ChoiceField(translate("Settings", "签发时(&G)"), "settings.papers.sealing", kinds)
        self.certificate = Text("", role="small", wraps=True)
        self.certificate.setObjectName("settings.papers.certificate")
        self._lay()
        self.watch({"sealing": self.sealing})
        self.tried.changed.connect(lambda _: self._try())

    def show_now(self) -> None:
        """Ask what is in force."""
        self.around.work.ask_latest(self, "held", held_now, self._on_held)

    def judge(self, then: Judged) -> None:
        """Nothing here can be wrong."""
        then(())

    def save(self) -> None:
        """Papers are signed this way from now on."""
        self.around.work.do(self, set_sealing, self._on_saved, SealKind(self.sealing.code()))

    def actions(self) -> list[PageAction]:  # type: ignore[override]
        """Take a font file in."""
        return [PageAction("F6", translate("Settings", "导入字体文件"), "type", self.choose_file)]

    def first_focus(self) -> None:
        """Begin where a name can be tried."""
        self.tried.setFocus()

    def choose_file(self) -> None:
        """F6: ask for a font file; the window stays alive meanwhile."""
        dialog = QFileDialog(self, translate("Settings", "导入字体文件"))
        dialog.setObjectName("settings.papers.file")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(translate("Settings", "字体 (*.ttf *.ttc)"))
        dialog.filesSelected.connect(self.take_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take_file(self, names: list[str]) -> None:
        """Look this font file over; it sets papers from now on."""
        if names and not self.around.work.is_busy(self):
            self.told.show_text(translate("Settings", "正在检查字体文件……"))
            self.around.work.paper(self, take_font, self._on_taken, Path(names[0]), self.around.setting().fonts_folder)

    def take_trouble(self, trouble: Trouble) -> bool:
        """Tell beside the fonts why a file was not taken."""
        self.told.show_text(say_trouble(trouble, self.around.language), "bad")
        return True

    def _on_taken(self, font: OwnFont) -> None:
        self.around.work.do(self, record_font, lambda _: self._on_font(font), font)

    def _on_font(self, font: OwnFont) -> None:
        if load_own_fonts(self.around.setting().fonts_folder):
            theme().apply()
        words = translate("Settings", "已导入“{file}”：{name}，{n} 个字符，其中汉字 {han} 个")
        self.told.show_text(words.format(file=font.file, name=font.name, n=font.characters, han=font.han), "ok")
        self.show_now()

    def _on_held(self, held: Held) -> None:
        own, by_hand, sealing = held
        self._show_fonts(own)
        self._show_by_hand(by_hand)
        if not self.is_touched:
            self.sealing.set_code(sealing.kind.value)
            self.is_touched = False
        mark = sealing.certificate[:SHORT_MARK]
        words = translate("Settings", "本机证书 {mark}…，签名人“{name}”").format(mark=mark, name=sealing.name)
        self.certificate.show_text(words if sealing.certificate else translate("Settings", "首次保存时生成本机证书"))
        self._try()

    def _show_fonts(self, own: tuple[OwnFont, ...]) -> None:
        now: FontStatus = status(self.around.setting().own_fonts)
        words = translate("Settings", "{file}（{name}，汉字 {han} 个）")
        lines = [say(now.code, self.around.language), *(words.format(file=f.file, name=f.name, han=f.han) for f in own)]
        bad = translate("Settings", "不能使用：{file}")
        lines += [bad.format(file=one) for one in now.unusable]
        self.fonts.show_text("\n".join(lines), "warn" if now.unusable else None)

    def _show_by_hand(self, characters: frozenset[str]) -> None:
        for button in self._buttons:
            self._by_hand.removeWidget(button)
            drop(button)
        self._buttons = [self._button(character) for character in sorted(characters)]
        for button in self._buttons:
            self._by_hand.addWidget(button)
            button.show()
        self.no_hand.setHidden(bool(characters))
        self.by_hand.setVisible(bool(characters))

    def _button(self, character: str) -> ActionButton:
        words = translate("Settings", "“{character}” {code} 不再留空")
        button = ActionButton(words.format(character=shown(character), code=codepoint(character)), icon_name="x")
        button.setObjectName(f"settings.papers.by_hand.{ord(character):04X}")
        button.clicked.connect(lambda: self.around.work.do(self, stop_leaving, lambda _: self.show_now(), character))
        return button

    def _try(self) -> None:
        """Say which face sets each character of what was typed."""
        typed = "".join(self.tried.text().split())
        chain = fonts(self.around.setting().own_fonts).chain(Role.BODY)
        by_hand = self.around.setting().by_hand
        told = []
        for character in dict.fromkeys(typed):
            face = chain.face_of(character)
            none = translate("Settings", "留空手写") if character in by_hand else translate("Settings", "没有字体")
            told.append(f"{shown(character)} {codepoint(character)} {face.path.name if face is not None else none}")
        is_lacking = any(chain.face_of(character) is None for character in typed)
        self.verdict.show_text("　".join(told), "warn" if is_lacking else None)

    def _lay(self) -> None:
        faces = Card(translate("Settings", "文书字体"), step=1, note=translate("Settings", "F6 导入 .ttf 或 .ttc 文件"))
        hand = Card(
            translate("Settings", "留空手写的字"), step=2, note=translate("Settings", "有了字体以后自动改为排印")
        )
        signing = Card(
            translate("Settings", "签名"), step=3, note=translate("Settings", "签名不是电子印章，也不代替印章")
        )
        for card, parts in (
            (faces, (self.fonts, self.told, self.tried, self.verdict)),
            (hand, (self.no_hand, self.by_hand)),
            (signing, (self.sealing, self.certificate)),
        ):
            for part in parts:
                card.add(part)
        self.lay((faces, hand, signing))

    def _on_saved(self, _: Sealing) -> None:
        self.is_touched = False
        self.show_now()
        self.saved.emit(self.title)
