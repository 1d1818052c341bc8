"""Time a command and the memory of everything it starts, without help from outside the standard
library (Linux; elsewhere memory is that of the largest single process).
"""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_INTERVAL = 0.05
_MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024


class BuildError(Exception):
    """A build that failed or took too long; the message says which, for the table."""


@dataclass(frozen=True)
class Cost:
    """What a command took: seconds by the wall clock and of all processors, bytes at its peak."""

    seconds: float
    processor: float
    peak: int


def run(
    argv: Sequence[str], cwd: Path, environment: Mapping[str, str], log: Path, timeout: float
) -> Cost:
    """Run a command to its end; raise BuildError if it fails or outlasts ``timeout`` seconds.

    The peak is the higher of two: the sum of resident memory over the command's processes, looked
    at twenty times a second (memory that processes share counts once in each); and the largest
    single process by the kernel's own account, which misses no short peak. That account begins
    with the memory of the process that starts the command: this one must stay small.
    """
    started = time.monotonic()
    with log.open("wb") as output:
        process = subprocess.Popen(
            argv,
            cwd=cwd,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    watch = _Watch(process.pid, started + timeout)
    watch.start()
    os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
    seconds = time.monotonic() - started
    watch.stop()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if watch.expired:
        raise BuildError(f"over {timeout:.0f} s")
    if process.returncode:
        lines = log.read_text("utf-8", errors="replace").strip().splitlines() or ["no output"]
        raise BuildError(f"failed ({process.returncode}): {lines[-1].strip()}")
    peak = max(watch.peak, usage.ru_maxrss * _MAXRSS_UNIT)
    return Cost(seconds, usage.ru_utime + usage.ru_stime, peak)


class _Watch(threading.Thread):
    """Looks at a session's memory until stopped, and ends the session at the deadline.

    It is stopped before the session's leader is reaped, so that its number cannot be another's.
    """

    def __init__(self, session: int, deadline: float) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self.expired = False
        self._session = session
        self._deadline = deadline
        self._stopped = threading.Event()

    def run(self) -> None:
        while not self._stopped.wait(_INTERVAL):
            self.peak = max(self.peak, _resident(self._session))
            if time.monotonic() > self._deadline:
                self.expired = True
                os.killpg(self._session, signal.SIGKILL)
                return

    def stop(self) -> None:
        self._stopped.set()
        self.join()


def _resident(session: int) -> int:
    """Sum the resident memory, in bytes, of a session's processes; 0 where there is no /proc."""
    pages = 0
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            stat = path.read_text("ascii", errors="replace")
        except OSError:  # It has ended since the listing.
            continue
        fields = stat.rpartition(")")[2].split()
        if int(fields[3]) == session:
            pages += int(fields[21])
    return pages * resource.getpagesize()
