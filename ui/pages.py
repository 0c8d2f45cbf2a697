"""The pages of the window, by name: a new page is one more line here. Built on first visit, not at the start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.exchange.rights import may_exchange, may_set_codes
from app.levels.rights import may_see_between
from app.listing_rights import may_list
from app.officer import Officer, Role
from app.post import Post
from app.register_lines import may_read_registers
from app.supervision.rights import may_supervise
from ui.page import Page
from ui.surroundings import Surroundings

translate = QCoreApplication.translate


@dataclass(frozen=True)
class PageEntry:
    """One page: its key, icon, word, who may open it, and how it is built."""

    key: str
    icon: str
    word: Callable[[], str]
    may_open: Callable[[Officer], bool]
    build: Callable[[Surroundings], Page]


def _holds(*posts: Post) -> Callable[[Officer], bool]:
    return lambda officer: any(officer.holds_or_covers(post) for post in posts)


def _reads_files(officer: Officer) -> bool:
    return bool(officer.appointments or officer.covering) or officer.has_role(Role.SUPERVISOR)


def _acceptance(surroundings: Surroundings) -> Page:
    from ui.acceptance.page import AcceptancePage

    return AcceptancePage(surroundings)


def _supplementation(surroundings: Surroundings) -> Page:
    from ui.supplementation.page import SupplementationPage

    return SupplementationPage(surroundings)


def _approval(surroundings: Surroundings) -> Page:
    from ui.approval.page import ApprovalPage

    return ApprovalPage(surroundings)


def _delivery(surroundings: Surroundings) -> Page:
    from ui.delivery.page import DeliveryPage

    return DeliveryPage(surroundings)


def _casefile(surroundings: Surroundings) -> Page:
    from ui.casefile.page import CaseFilePage

    return CaseFilePage(surroundings)


def _ledger(surroundings: Surroundings) -> Page:
    from ui.ledger.page import LedgerPage

    return LedgerPage(surroundings)


def _ratings(surroundings: Surroundings) -> Page:
    from ui.ratings.page import RatingsPage

    return RatingsPage(surroundings)


def _looks_after_ratings(officer: Officer) -> bool:
    return officer.holds_anywhere(Post.LEAD) or officer.has_role(Role.SUPERVISOR)


def _certificates(surroundings: Surroundings) -> Page:
    from ui.certificates.page import CertificatesPage

    return CertificatesPage(surroundings)


def _staff(surroundings: Surroundings) -> Page:
    from ui.staff.page import StaffPage

    return StaffPage(surroundings)


def _catalogue(surroundings: Surroundings) -> Page:
    from ui.catalogue.page import CataloguePage

    return CataloguePage(surroundings)


def _templates(surroundings: Surroundings) -> Page:
    from ui.templates.page import TemplatesPage

    return TemplatesPage(surroundings)


def _settings(surroundings: Surroundings) -> Page:
    from ui.settings.page import SettingsPage

    return SettingsPage(surroundings)


def _calendar(surroundings: Surroundings) -> Page:
    from ui.calendar.page import CalendarPage

    return CalendarPage(surroundings)


def _guide(surroundings: Surroundings) -> Page:
    from ui.guide.page import GuidePage

    return GuidePage(surroundings)


def _sees_items(officer: Officer) -> bool:
    return bool(officer.appointments) or officer.has_role(Role.SYSTEM_ADMIN) or officer.has_role(Role.SUPERVISOR)


def _words_papers(officer: Officer) -> bool:
    """Who writes papers, and who may publish what another one wrote."""
    return officer.has_role(Role.SYSTEM_ADMIN) or any(map(officer.holds_anywhere, (Post.LEAD, Post.APPROVER)))


def _administers(officer: Officer) -> bool:
    return officer.has_role(Role.SYSTEM_ADMIN)


def _sets_calendar(officer: Officer) -> bool:
    return _administers(officer) or officer.has_role(Role.SUPERVISOR)


def _sees_staff(officer: Officer) -> bool:
    """The administrator keeps the accounts; a lead sets who stands in for whom."""
    return _administers(officer) or officer.holds_or_covers(Post.LEAD)


def _registers(surroundings: Surroundings) -> Page:
    from ui.registers.page import RegistersPage

    return RegistersPage(surroundings)


def _supervision(surroundings: Surroundings) -> Page:
    from ui.supervision.page import SupervisionPage

    return SupervisionPage(surroundings)


def _papers(surroundings: Surroundings) -> Page:
    from ui.papers.page import PapersPage

    return PapersPage(surroundings)


def _sync(surroundings: Surroundings) -> Page:
    from ui.sync.page import SyncPage

    return SyncPage(surroundings)


def _acts(officer: Officer) -> bool:
    """Whoever does something here that a center may not adopt."""
    return bool(officer.appointments or officer.covering) or _administers(officer)


def _verify(surroundings: Surroundings) -> Page:
    from ui.verify.page import VerifyPage

    return VerifyPage(surroundings)


def _checks_papers(officer: Officer) -> bool:
    """Whoever meets papers or keeps the keys: every post, the supervisor, both administrators."""
    return _reads_files(officer) or _administers(officer) or officer.has_role(Role.SECURITY_ADMIN)


def _folders(surroundings: Surroundings) -> Page:
    from ui.folders.page import FoldersPage

    return FoldersPage(surroundings)


def _hands_folders(officer: Officer) -> bool:
    """Whoever works on cases at a desk that is tied to a center: alone, a desk has every folder."""
    return officer.seat is not None and bool(officer.appointments or officer.covering)


def _between(surroundings: Surroundings) -> Page:
    from ui.between.page import BetweenPage

    return BetweenPage(surroundings)


def _exchange(surroundings: Surroundings) -> Page:
    from ui.exchange.page import ExchangePage

    return ExchangePage(surroundings)


def _exchanges(officer: Officer) -> bool:
    """Leads send and take; the administrator sees the codes alone."""
    return may_exchange(officer) or may_set_codes(officer)


def _disclosure(surroundings: Surroundings) -> Page:
    from ui.disclosure.page import DisclosurePage

    return DisclosurePage(surroundings)


WINDOW = _holds(Post.WINDOW, Post.LEAD)
DISCLOSING = _holds(Post.WINDOW, Post.LEAD, Post.HANDLER, Post.APPROVER)
STEPS = _holds(Post.HANDLER, Post.CHECKER, Post.APPROVER, Post.LEAD)
HANDING_OVER = _holds(Post.WINDOW, Post.LEAD, Post.CERTIFIER, Post.ARCHIVIST)

PAGES: tuple[PageEntry, ...] = (
    PageEntry("acceptance", "file-plus", lambda: translate("Pages", "受理登记"), WINDOW, _acceptance),
    PageEntry("supplementation", "file-warning", lambda: translate("Pages", "补正补齐"), WINDOW, _supplementation),
    PageEntry("approval", "stamp", lambda: translate("Pages", "审批审查"), STEPS, _approval),
    PageEntry("delivery", "send", lambda: translate("Pages", "制证送达"), HANDING_OVER, _delivery),
    PageEntry("casefile", "folder-open", lambda: translate("Pages", "办件档案"), _reads_files, _casefile),
    PageEntry("ledger", "list", lambda: translate("Pages", "办件台账"), may_list, _ledger),
    PageEntry("registers", "scroll-text", lambda: translate("Pages", "登记簿"), may_read_registers, _registers),
    PageEntry("verify", "shield-check", lambda: translate("Pages", "文书验真"), _checks_papers, _verify),
    PageEntry("catalogue", "book-open", lambda: translate("Pages", "事项目录"), _sees_items, _catalogue),
    PageEntry("templates", "file-pen", lambda: translate("Pages", "文书模板"), _words_papers, _templates),
    PageEntry("certificates", "calendar-clock", lambda: translate("Pages", "证照到期"), HANDING_OVER, _certificates),
    PageEntry("papers", "printer-check", lambda: translate("Pages", "文书打印"), HANDING_OVER, _papers),
    PageEntry("disclosure", "file-search", lambda: translate("Pages", "信息公开"), DISCLOSING, _disclosure),
    PageEntry("sync", "refresh-cw", lambda: translate("Pages", "同步待办"), _acts, _sync),
    PageEntry("ratings", "star", lambda: translate("Pages", "评价投诉"), _looks_after_ratings, _ratings),
    PageEntry("supervision", "layout-dashboard", lambda: translate("Pages", "督查看板"), may_supervise, _supervision),
    PageEntry("exchange", "upload", lambda: translate("Pages", "数据交换"), _exchanges, _exchange),
    PageEntry("calendar", "calendar-days", lambda: translate("Pages", "工作日历"), _sets_calendar, _calendar),
    PageEntry("staff", "users", lambda: translate("Pages", "人员岗位"), _sees_staff, _staff),
    PageEntry("settings", "settings", lambda: translate("Pages", "系统设置"), _administers, _settings),
    PageEntry("guide", "list-checks", lambda: translate("Pages", "启用准备"), _administers, _guide),
    PageEntry("folders", "truck", lambda: translate("Pages", "案卷交接"), _hands_folders, _folders),
    PageEntry("between", "git-merge", lambda: translate("Pages", "跨层级办理"), may_see_between, _between),
)


def first_page(officer: Officer, entries: tuple[PageEntry, ...]) -> str:
    """Return the key of the page on which this officer begins: the window's own, else where the steps of his post wait,
    and without a post what is still to be set up by an administrator, else the staff, the board of a supervisor."""
    keys = [entry.key for entry in entries]
    has_steps = any(officer.holds_anywhere(post) for post in (Post.HANDLER, Post.CHECKER, Post.APPROVER))
    if has_steps and not officer.holds_anywhere(Post.WINDOW) and "approval" in keys:
        return "approval"
    if not officer.appointments:
        return next((key for key in ("guide", "staff", "supervision") if key in keys), keys[0] if keys else "")
    return keys[0] if keys else ""


def pages_for(officer: Officer, pages: tuple[PageEntry, ...] = PAGES) -> tuple[PageEntry, ...]:
    """Return the pages this officer may open, in the order of the navigation."""
    return tuple(entry for entry in pages if entry.may_open(officer))
