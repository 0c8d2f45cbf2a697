"""What every page is given: the threads, the setting, the devices, and the ways out of the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from app.act import Done
from app.desk import Notice
from app.errors import Refused, Unreachable
from app.notices.issue import FrozenSetting
from app.retention.keeper import Keeper
from ui.devices.hub import Devices
from ui.second.view import ApplicantView
from ui.work import Work

if TYPE_CHECKING:
    from app.levels.between import Between
    from app.levels.desk import Order


class PrintNotices(Protocol):
    """Prints stored notices one after the other; a notice that was printed before needs a reason."""

    def __call__(self, notices: tuple[Notice, ...], reason: str = "") -> None: ...


def nobody(officer_id: str, password: str, use_case: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """Stand in where no second officer can sign: says so."""
    raise Refused("second.no_way", officer=officer_id)


def no_password(officer_id: str, password: str) -> None:
    """Stand in where no password can be set: says so."""
    raise Refused("second.no_way", officer=officer_id)


def no_center(sha256: str) -> None:
    """Stand in where no center can be asked for a file: says so."""
    raise Unreachable("custody.far_away")


def far_from_center(order: Order | None) -> Between:
    """Stand in where no center can be asked what passes between centers: says so."""
    raise Unreachable("levels.away")


@dataclass(frozen=True)
class Surroundings:
    """One value, made by the composition root and handed to each page's constructor.

    `as_officer(officer_id, password, use_case, *args, **kwargs)` checks the password and runs the use case as that
    officer: the second signature on the same desk. `set_password(officer_id, password)` gives an account a new one. Call both on the
    records thread: `work.run(page, job, then)`. `applicant` is the second screen, which shows nothing where there is none.
    `keeper` looks after what is kept for a while: call it on the network thread.
    `between(order)` does something between centers and returns how all stands there; it too runs on the network thread.
    `fetch(sha256)` brings a file of another desk here, on the network thread: `work.network(page, job, then)`.
    """

    work: Work
    setting: Callable[[], FrozenSetting]
    devices: Devices
    go: Callable[[str, object], None]
    print_notices: PrintNotices
    result: Callable[[str, Done | None], None]
    language: str = "zh_CN"
    as_officer: Callable[..., Any] = nobody
    set_password: Callable[[str, str], None] = no_password
    applicant: ApplicantView = field(default_factory=ApplicantView)
    keeper: Keeper | None = None
    fetch: Callable[[str], None] = no_center
    between: Callable[[Order | None], Between] = far_from_center
