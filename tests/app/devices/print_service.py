"""A print service that is played by three small programs: what they say lies in files, what they got stays in files."""

from __future__ import annotations

from pathlib import Path

from app.devices.choice import PrinterChoice
from app.devices.cups import CupsPrinter

IDLE = """printer {queue} is idle.  enabled since Thu Nov 26 22:49:45 2026
\tForm mounted:
\tContent types: any
\tDescription: {queue}
\tAlerts: {alerts}
\tConnection: direct
"""
PRINTING = (
    "printer {queue} now printing {queue}-7.  enabled since Thu Nov 26 22:49:45 2026\n\tno paper\n\tAlerts: {alerts}\n"
)
DISABLED = "printer {queue} disabled since Thu Nov 26 22:49:48 2026 -\n\tserviced\n\tAlerts: paused\n"
JOB = (
    "{job}                root              1024   Thu Nov 26 22:49:45 2026\n\tStatus: \n\tAlerts: {alerts}\n\tqueued\n"
)
_LP = """#!/bin/sh
cat > "{folder}/got"
printf '%s\\n' "$@" > "{folder}/args"
[ -f "{folder}/refusal" ] && {{ cat "{folder}/refusal" >&2; exit 1; }}
[ -f "{folder}/hang" ] && exec sleep 30
echo "request id is HP-7 (0 file(s))"
"""
_LPSTAT = """#!/bin/sh
case "$*" in
  *-d*) cat "{folder}/default" ;;
  *not-completed*) cat "{folder}/waiting" ;;
  *completed*) cat "{folder}/completed" ;;
  *-e*) cat "{folder}/queues" ;;
  *) [ -s "{folder}/printer" ] || {{ echo "lpstat: Invalid destination name" >&2; exit 1; }}; cat "{folder}/printer" ;;
esac
"""
_CANCEL = '#!/bin/sh\necho "$@" > "{folder}/cancelled"\n: > "{folder}/waiting"\n'


class PrintService:
    """`service.says(printer=…, waiting=…, completed=…)`, then `service.printer()` prints on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name, text in (("lp", _LP), ("lpstat", _LPSTAT), ("cancel", _CANCEL)):
            program = folder / name
            program.write_text(text.format(folder=folder))
            program.chmod(0o700)
        self.says(
            printer=IDLE.format(queue="HP", alerts="none"),
            waiting="",
            completed=JOB.format(job="HP-7", alerts="job-completed-successfully"),
            default="no system default destination\n",
            queues="HP\nSLIP\n",
        )

    def says(self, **told: str) -> None:
        """Let the service say something else from now on."""
        for name, text in told.items():
            (self.folder / name).write_text(text)

    def printer(self, queue: str = "HP", choice: PrinterChoice | None = None, seconds: float = 5) -> CupsPrinter:
        """Return a queue of the service; jobs are watched for a moment only."""
        lp, lpstat, cancel = ((str(self.folder / name),) for name in ("lp", "lpstat", "cancel"))
        return CupsPrinter(queue, seconds, lp, lpstat, cancel, watch=0.3, choice=choice or PrinterChoice(queue))

    def arguments(self) -> list[str]:
        """Return how `lp` was called."""
        return (self.folder / "args").read_text().splitlines()

    def cancelled(self) -> str:
        """Return which job was cancelled, "" for none."""
        file = self.folder / "cancelled"
        return file.read_text().strip() if file.exists() else ""
