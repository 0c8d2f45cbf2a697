"""The sheet of an item: what the law asks, what the office promises, materials and steps, read-only."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.item import Item, Material, Step
from app.office import Office
from app.special_words import special_sentences
from app.wording import name_of
from ui.acceptance.item_card import limit_words
from ui.widgets.card import Card
from ui.widgets.facts import Fact, Facts
from ui.widgets.text import Text

translate = QCoreApplication.translate


class ItemSheet(QWidget):
    """`show_item(item, office)`."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self.head = Card(" ")
        self.facts = Facts("catalogue.facts")
        self.head.add(self.facts)
        self.texts = {
            "special": Text("", wraps=True),
            "basis": Text("", wraps=True),
            "conditions": Text("", wraps=True),
            "materials": Text("", wraps=True),
            "samples": Text("", wraps=True),
            "steps": Text("", wraps=True),
            "fee": Text("", wraps=True),
        }
        self._cards = {
            "special": Card(translate("Catalogue", "特别规定")),
            "basis": Card(translate("Catalogue", "设定依据")),
            "conditions": Card(translate("Catalogue", "受理条件")),
            "materials": Card(translate("Catalogue", "申请材料")),
            "samples": Card(translate("Catalogue", "填写示范")),
            "steps": Card(translate("Catalogue", "办理环节")),
            "fee": Card(translate("Catalogue", "收费")),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.head)
        for key, card in self._cards.items():
            card.add(self.texts[key])
            column.addWidget(card)
        column.addStretch(1)

    def show_item(self, item: Item, office: Office) -> None:
        """Show an item."""
        self.head.set_title(item.name)
        self.facts.show_facts(self._facts(item, office))
        lines = {
            "special": list(special_sentences(item, self._language)),
            "basis": [f"{basis.cite()}　{basis.text}" for basis in item.basis],
            "conditions": list(item.conditions),
            "materials": [self._material(material) for material in item.materials],
            "samples": [f"{one.name}　{one.sample_text}" for one in item.materials if one.sample_text],
            "steps": [self._step(step, item, office) for step in item.steps],
            "fee": [
                "　".join(
                    (
                        f"{fee.name}（{fee.when}）" if fee.when else fee.name,
                        fee.basis.cite() if fee.basis else "",
                        fee.note,
                    )
                )
                for fee in item.fee
            ],
        }
        for key, texts in lines.items():
            self._cards[key].setVisible(bool(texts))
            self.texts[key].show_text("\n".join(f"{n}. {text}" for n, text in enumerate(texts, start=1)))

    def _facts(self, item: Item, office: Office) -> list[Fact]:
        department = office.department(item.department).name if office.has(item.department) else item.department
        promised = limit_words(item.promised, self._language) if item.promised else ""
        applicants = "、".join(name_of("applicant_kind", one.value, self._language) for one in item.applicants)
        return [
            (translate("Catalogue", "实施部门"), department),
            (translate("Catalogue", "事项类型"), name_of("item_kind", item.kind.value, self._language)),
            (translate("Catalogue", "服务对象"), applicants),
            (translate("Catalogue", "法定办结时限"), limit_words(item.statutory, self._language)),
            (translate("Catalogue", "承诺办结时限"), promised),
            (translate("Catalogue", "结果名称"), item.outcome.name),
            (translate("Catalogue", "有效期"), item.outcome.validity),
            (translate("Catalogue", "基本编码"), item.code.basic),
            (translate("Catalogue", "业务办理项编码"), item.code.business),
            (translate("Catalogue", "版本"), str(item.version)),
            (translate("Catalogue", "生效日期"), item.effective_from.isoformat()),
        ]

    def _material(self, material: Material) -> str:
        form = name_of("form", material.form.value, self._language)
        marks = [translate("Catalogue", "{form} {n} 份").format(form=form, n=material.copies)]
        if material.when:
            marks.append(material.when)
        if material.deferrable:
            marks.append(translate("Catalogue", "可容缺"))
        if material.obtainable_by_sharing:
            marks.append(translate("Catalogue", "共享"))
        return f"{material.name}（{'，'.join(marks)}）"

    def _step(self, step: Step, item: Item, office: Office) -> str:
        code = step.department or item.department
        department = office.department(code).name if office.has(code) else code
        post = name_of("post", step.post, self._language)
        limit = (
            translate("Catalogue", "{n} 个工作日").format(n=step.limit)
            if step.limit
            else translate("Catalogue", "当场")
        )
        return " · ".join(part for part in (step.name, department, post, limit, step.branch or "") if part)
