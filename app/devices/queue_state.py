"""What `lpstat -l` says of a queue and of a job, and the sentence it comes to."""

from __future__ import annotations

import re

from app.devices.ports import DeviceState
from app.errors import DeviceTrouble

_ALERTS = re.compile(r"^\s*Alerts: *(.+)$", re.MULTILINE)
_HARMLESS = ("none", "cups-", "toner-low", "marker-supply-low", "media-low")
_WHY = (  # the words of IPP (RFC 8011, 5.4.12) and what they come to, the most telling first
    ("media-empty", "printer.no_paper"),
    ("media-needed", "printer.no_paper"),
    ("media-jam", "printer.jam"),
    ("cover-open", "printer.cover_open"),
    ("door-open", "printer.cover_open"),
    ("toner-empty", "printer.no_toner"),
    ("marker-supply-empty", "printer.no_toner"),
    ("offline", "printer.offline"),
    ("connecting-to-device", "printer.offline"),
    ("timed-out", "printer.offline"),
    ("paused", "printer.stopped"),
)
_REFUSALS = (  # what `lp` says in English when it takes nothing, and what it comes to
    ("no space left", "printer.disk_full"),
    ("disk quota", "printer.disk_full"),
    ("not accepting", "printer.not_accepting"),
    ("does not exist", "printer.no_queue"),
    ("no default destination", "printer.no_queue"),
    ("scheduler not responding", "printer.no_service"),
    ("scheduler is not running", "printer.no_service"),
    ("unable to connect", "printer.no_service"),
    ("connection refused", "printer.no_service"),
    ("bad file descriptor", "printer.no_service"),
    ("forbidden", "printer.not_allowed"),
    ("not authorized", "printer.not_allowed"),
    ("unauthorized", "printer.not_allowed"),
    ("password", "printer.not_allowed"),
)
_CANCELLED = ("job-canceled", "job-completed-with-errors")
_FAILED = ("aborted", "job-stopped", "resources-are-not-ready")


def queue_state(told: str) -> DeviceState:
    """Return the state of a queue from `lpstat -l -p QUEUE`; nothing told is an absent one."""
    if not told.strip():
        return DeviceState.ABSENT
    if queue_trouble(told, "") is not None:
        return DeviceState.TROUBLE
    return DeviceState.BUSY if "now printing" in told else DeviceState.READY


def is_stopped(told: str) -> bool:
    """True when somebody stopped the queue: nothing comes out of it until it is started again."""
    return " disabled" in told


def queue_trouble(told: str, name: str) -> DeviceTrouble | None:
    """Return why the queue cannot print, as far as the service knows: "printer.no_paper", "printer.offline" …; None when it can."""
    alerts = _alerts(told)
    for word, code in _WHY:
        if any(word in alert for alert in alerts):
            return DeviceTrouble(code, printer=name)
    if is_stopped(told):
        return DeviceTrouble("printer.stopped", printer=name)
    return None


def has_job(told: str, job: str) -> bool:
    """True when `lpstat -l -o` tells of this job."""
    return _block(told, job) is not None


def job_trouble(told: str, job: str, name: str) -> DeviceTrouble | None:
    """Return what `lpstat -l -o` says against a job: "printer.cancelled", "printer.failed"; None when nothing."""
    alerts = _alerts(_block(told, job) or "")
    if any(word in alert for alert in alerts for word in _CANCELLED):
        return DeviceTrouble("printer.cancelled", printer=name, job=job)
    if any(word in alert for alert in alerts for word in _FAILED):
        return DeviceTrouble("printer.failed", printer=name, job=job)
    return None


def ended_trouble(completed: str, job: str, name: str) -> DeviceTrouble | None:
    """Return what speaks against a job that waits no more, by `lpstat -W completed -l -o`; None when it was printed.

    A service that keeps no history tells nothing of any job; then nothing is held against this one.
    """
    if not has_job(completed, job):
        return DeviceTrouble("printer.vanished", printer=name, job=job) if completed.strip() else None
    return job_trouble(completed, job, name)


def _block(told: str, job: str) -> str | None:
    blocks = re.split(r"^(?=\S)", told, flags=re.MULTILINE)
    return next((block for block in blocks if block.split(" ", 1)[0].strip() == job), None)


def _alerts(told: str) -> tuple[str, ...]:
    words = " ".join(_ALERTS.findall(told)).replace(",", " ").split()
    return tuple(word for word in words if not any(part in word for part in _HARMLESS))


def refusal(said: str, name: str) -> DeviceTrouble:
    """Return why `lp` took nothing: "printer.disk_full", "printer.no_queue" …; "printer.refused" with its own words else."""
    words = said.strip().removeprefix("lp: ")[:200]
    code = next((code for part, code in _REFUSALS if part in words.lower()), "")
    return DeviceTrouble(code, printer=name) if code else DeviceTrouble("printer.refused", printer=name, reason=words)
