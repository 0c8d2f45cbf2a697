"""A print service of the test's own: a real cupsd on a port nobody else has, whose printers are files.

The printer is a backend of CUPS as any other, so that the service itself says that paper is out, a job gone or a queue stopped.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from app.devices.choice import PrinterChoice
from app.devices.cups import CupsPrinter

CUPSD = shutil.which("cupsd") or ("/usr/sbin/cupsd" if Path("/usr/sbin/cupsd").is_file() else "")
_BACKEND = """#!/bin/sh
# A printer that is a file: what it gets stays in the file; what a printer says of paper and cover lies in FILE.says.
[ $# -eq 0 ] && {{ echo 'direct tofile "Unknown" "a file"'; exit 0; }}
out="${{DEVICE_URI#tofile:}}"
if [ -s "$out.says" ]; then
  echo "STATE: +$(cat "$out.says")" >&2
  n=0
  while [ -s "$out.says" ] && [ $n -lt 300 ]; do sleep 0.1; n=$((n+1)); done
  echo "STATE: -media-empty-error,media-jam-error,offline-report" >&2
fi
[ -f "$out.fails" ] && exit 1
cat ${{6:+"$6"}} >> "$out"
"""
DAEMON = Path("/usr/lib/cups/daemon")
TOOLS = ("lp", "lpstat", "cancel", "lpadmin", "cupsdisable", "cupsenable", "cupsreject")
PATIENCE_SECONDS = 20.0
_CONF = """Listen 127.0.0.1:{port}
Browsing Off
DefaultAuthType None
WebInterface No
LogLevel warn
MaxLogSize 0
PreserveJobHistory Yes
<Location />
  Order allow,deny
  Allow localhost
</Location>
<Policy default>
  JobPrivateAccess default
  JobPrivateValues none
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
_FILES = """ServerBin {root}/bin
ServerRoot {root}/etc
CacheDir {root}/cache
StateDir {root}/state
RequestRoot {root}/spool
TempDir {root}/spool/tmp
DocumentRoot {root}/doc
ErrorLog {root}/error_log
AccessLog {root}/access_log
PageLog {root}/page_log
Sandboxing relaxed
"""


def why_not() -> str:
    """Return why no private print service can run here, "" when it can."""
    if not CUPSD or not DAEMON.is_dir():
        return "cupsd is not installed (Debian: cups-daemon)"
    lacking = [tool for tool in TOOLS if shutil.which(tool) is None and not Path("/usr/sbin", tool).is_file()]
    if lacking:
        return f"{', '.join(lacking)} not installed (Debian: cups-client)"
    return "" if os.geteuid() == 0 else "a private cupsd with file queues runs as root only"


@dataclass
class PrivateCups:
    """`service.queue("NOTICE")` adds a queue that writes into a file; `service.printer("NOTICE")` prints on it."""

    root: Path
    port: int
    child: subprocess.Popen[bytes]

    @property
    def server(self) -> str:
        """Return where it listens."""
        return f"127.0.0.1:{self.port}"

    def queue(self, name: str) -> Path:
        """Add a raw queue; return the file that is its printer. `FILE.says` and `FILE.fails` are its troubles."""
        paper = self.root / f"{name}.out"
        paper.touch()
        self.run("lpadmin", "-p", name, "-E", "-v", f"tofile:{paper}", "-m", "raw")
        return paper

    def printer(self, name: str, choice: PrinterChoice | None = None) -> CupsPrinter:
        """Return a queue of this service as the desk uses it."""
        lp, lpstat, cancel = ((tool, "-h", self.server) for tool in ("lp", "lpstat", "cancel"))
        return CupsPrinter(name, 15.0, lp, lpstat, cancel, watch=4.0, choice=choice or PrinterChoice(name))

    def run(self, tool: str, *arguments: str) -> str:
        """Run a tool of the service."""
        program = shutil.which(tool) or f"/usr/sbin/{tool}"
        done = subprocess.run(
            [program, "-h", self.server, *arguments], capture_output=True, text=True, timeout=30, check=False
        )
        assert done.returncode == 0, f"{tool}: {done.stderr} {self.log()}"
        return done.stdout

    def log(self) -> str:
        """Return what the service complained of."""
        file = self.root / "error_log"
        return file.read_text("utf-8", "replace")[-2000:] if file.is_file() else ""

    def close(self) -> None:
        """End the service that was started here, and no other."""
        self.child.terminate()
        try:
            self.child.wait(10)
        except subprocess.TimeoutExpired:
            self.child.kill()
            self.child.wait()


def start(root: Path) -> PrivateCups:
    """Start a service whose files all lie in `root`, and wait until it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    for name in ("etc", "cache", "state", "spool/tmp", "doc"):
        (root / name).mkdir(parents=True)
    root.chmod(0o755)
    (root / "etc" / "cupsd.conf").write_text(_CONF.format(port=port))
    (root / "etc" / "cups-files.conf").write_text(_FILES.format(root=root))
    command = [CUPSD, "-f", "-c", str(root / "etc" / "cupsd.conf"), "-s", str(root / "etc" / "cups-files.conf")]
    for name in ("backend", "filter", "cgi-bin", "notifier"):
        (root / "bin" / name).mkdir(parents=True)
    (root / "bin" / "daemon").symlink_to(DAEMON)
    backend = root / "bin" / "backend" / "tofile"
    backend.write_text(_BACKEND.format())
    backend.chmod(0o700)  # a backend that only its owner may run is run as root
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    service = PrivateCups(root, port, child)
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until and child.poll() is None:
        with socket.socket() as probe:
            probe.settimeout(0.5)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return service
        time.sleep(0.1)
    log = service.log()
    service.close()
    raise AssertionError(f"cupsd did not answer on port {port}: {log}")
