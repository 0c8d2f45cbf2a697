"""An issued paper leaves the program as a file: the stored PDF as it is, or the very same pages as OFD (beta)."""

from __future__ import annotations

from enum import StrEnum

from app.desk import Desk, Notice
from app.errors import NotFound, Refused
from app.events.file import NoticeIssued
from app.events.office import Looked
from app.ids import NoticeId
from app.notices.by_hand import characters_of
from app.notices.catalogue import shipped
from app.notices.render import Laid, lay_out, render
from app.people import may
from app.workflow import Action


class FileKind(StrEnum):
    """What the file is."""

    PDF = "pdf"
    OFD = "ofd"


def take_paper_out(desk: Desk, notice_id: NoticeId, kind: FileKind) -> bytes:
    """Return the bytes of the file; it is on record that it was taken out.

    An OFD is made only where its pages are those of the stored PDF to the byte. Raises Refused: the officer may not
    print papers of this case ("paper_out.no_right"), a void paper, another font or template than at the issue.
    """
    notice = desk.records.notice(notice_id)
    if notice.case is None or not may(desk.officer, Action.REPRINT, desk.records.case(notice.case)):
        raise Refused("paper_out.no_right", officer=desk.officer.name)
    if notice.is_void:
        raise Refused("paper_out.void", title=notice.title)
    stored = desk.records.pdf(notice_id)
    data = stored if kind is FileKind.PDF else _as_ofd(desk, notice, stored)
    desk.record(None, Looked(f"paper_{kind.value}", 1, notice.number or notice.title))
    return data


def _as_ofd(desk: Desk, notice: Notice, stored: bytes) -> bytes:
    from app.notices.ofd.document import write_ofd

    laid = _laid_as_issued(desk, notice, stored)
    return write_ofd(laid, issued_at=notice.issued_at)


def _laid_as_issued(desk: Desk, notice: Notice, stored: bytes) -> Laid:
    """Return the pages as they were issued, proved by the stored bytes. Raises Refused("paper_out.changed")."""
    issued = _issue_of(desk, notice)
    own = (version.template for version in desk.own_papers.of(notice.template))
    known = {version.sha256: version for version in (*shipped(notice.template), *own)}
    template = known.get(str(issued["template_sha256"]))
    if template is None:
        raise Refused("paper_out.changed", title=notice.title)
    by_hand = characters_of(issued.get("by_hand", []))
    for is_training in (desk.is_training, not desk.is_training):
        made = render(
            template, notice.record, issued_at=notice.issued_at, preview=False,
            training=is_training, own_fonts=desk.own_fonts, by_hand=by_hand,
        )  # fmt: skip
        if stored.startswith(made.pdf):  # a signature is appended behind the paper
            return lay_out(
                template, notice.record, preview=False,
                training=is_training, own_fonts=desk.own_fonts, by_hand=by_hand,
            )  # fmt: skip
    raise Refused("paper_out.changed", title=notice.title)


def _issue_of(desk: Desk, notice: Notice) -> dict[str, object]:
    assert notice.case is not None
    for event in desk.records.events(notice.case):
        if event.kind == NoticeIssued.KIND and event.data["notice"] == notice.id:
            return dict(event.data)
    raise NotFound("store.no_event")
