"""收件: materials are taken, nothing is decided yet; the applicant gets a receipt with the list."""

from __future__ import annotations

from app.act import Done
from app.application import Application, begin
from app.desk import Desk
from app.notices.issue import issue
from app.people import check
from app.workflow import Action


def receive(desk: Desk, application: Application) -> Done:
    """The application is a case in RECEIVED with its number and a 收件凭证; the acceptance clock runs (art. 32)."""
    item = desk.catalogue.item(application.item, application.version)
    row = check(desk.officer, Action.RECEIVE, None, department=item.department)
    done = begin(desk, application)
    notices = tuple(issue(desk, done.case, key, {}) for key in row.notices)
    return done.joined(Done(desk.records.case(done.case.id), notices))
