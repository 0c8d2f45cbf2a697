"""逾期说明, published: what the hall's notice board, its second screen and a public page tell; names masked, no number.

优化营商环境条例 36 wants the public to see it; 个人信息保护法 6 wants nothing of a person in it that is not needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from app.desk import Records
from app.identity.masking import mask_name
from app.office import Office
from app.public.masking import without_persons
from app.register_words import grouped
from app.state import Case
from app.supervision.overdue import OverdueLimit
from app.table_out import text_table
from app.wording import DEFAULT_LANGUAGE, say

PUBLISHED_DAYS = 90  # so long an explanation hangs out, whether the case has ended or not
STYLE = (
    "body{font-family:'Noto Sans CJK SC','Microsoft YaHei',sans-serif;margin:24px}h1{font-size:24px}"
    "table{border-collapse:collapse;width:100%}td,th{border:1px solid #888;padding:6px;text-align:left;vertical-align:top}"
    "th{background:#eee}p{color:#444}"
)


@dataclass(frozen=True)
class Published:
    """One explanation as it hangs out; `ended_on` None while the case is still open."""

    number: str
    item: str
    applicant: str
    department: str
    limit: str
    due: date
    cause: str
    unit: str
    new_on: date
    explained_on: date
    ended_on: date | None

    def cells(self, language: str = DEFAULT_LANGUAGE) -> tuple[str, ...]:
        """Return the row as texts, in the order of `heads`."""
        state = (
            say("published.ended", language, on=self.ended_on.isoformat())
            if self.ended_on is not None
            else say("published.open", language)
        )
        return (
            grouped(self.number), self.item, self.applicant, self.department, self.limit, self.due.isoformat(),
            self.cause, self.unit, self.new_on.isoformat(), state,
        )  # fmt: skip


def published(
    records: Records, office: Office, on: date, departments: Sequence[str] = (), language: str = DEFAULT_LANGUAGE
) -> tuple[Published, ...]:
    """Return what is published on a day: every explanation of the last ninety days, the newest first."""
    held = records.overdue_explained(on - timedelta(days=PUBLISHED_DAYS), departments)
    return tuple(explanation(case, day, office, language) for case, day in held if day <= on)


def explanation(case: Case, explained_on: date, office: Office, language: str = DEFAULT_LANGUAGE) -> Published:
    """Return the explanation of a case that has one, as it hangs out."""
    body = case.overdue
    assert body is not None  # the store brings none without
    department = office.department(case.department).name if office.has(case.department) else case.department
    return Published(
        case.number, case.plan.name, mask_name(case.applicant_name), department,
        OverdueLimit(body.limit, body.step, body.due, 0).name(language), body.due, masked(body.cause, case),
        body.unit, body.new_on, explained_on, case.decided_on or case.ended_on,
    )  # fmt: skip


def masked(text: str, case: Case) -> str:
    """Return free text without the names of the applicant and of the case's persons, and without any long number."""
    name = case.applicant_name
    return without_persons(text.replace(name, mask_name(name)) if len(name) > 1 else text, case)


def heads(language: str = DEFAULT_LANGUAGE) -> tuple[str, ...]:
    """Return the heads of the list."""
    names = ("number", "item", "applicant", "department", "limit", "due", "cause", "unit", "new_on", "state")
    return tuple(say(f"published.{name}", language) for name in names)


def as_csv(rows: Sequence[Published], language: str = DEFAULT_LANGUAGE) -> bytes:
    """Return the list as a text table."""
    return text_table(heads(language), [row.cells(language) for row in rows])


def as_html(title: str, rows: Sequence[Published], on: date, language: str = DEFAULT_LANGUAGE) -> str:
    """Return the list as one page that stands alone: it opens on any screen, and nothing of it runs."""
    told = say("published.told", language, on=on.isoformat(), n=len(rows), days=PUBLISHED_DAYS)
    head = "".join(f"<th>{escape(word)}</th>" for word in heads(language))
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row.cells(language)) + "</tr>" for row in rows
    )
    return (
        f'<!DOCTYPE html><html lang="{language.replace("_", "-")}"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head><body><h1>{escape(title)}</h1><p>{escape(told)}</p>"
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></body></html>\n"
    )
