"""Do two things at once, in two processes, where the system can copy a process cheaply."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import CDLL
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from comsite.base.problems import BuildError

T = TypeVar("T")
_PATIENCE = 5.0  # seconds to end what it has begun
_DIES_WITH_PARENT = 1  # PR_SET_PDEATHSIG of Linux


@contextmanager
def beside(work: Callable[[], T]) -> Iterator[Callable[[], T]]:
    """Begin a work in a process of its own; give the function that waits for what it returns.

    That process has all that this one has read, as it is now. Where it cannot be had, or there is
    one processor only, the work is done when it is waited for. An error of the work is raised
    then, too. What nobody waits for is ended.
    """
    if not _can_copy():
        yield work
        return
    context = multiprocessing.get_context("fork")
    answers, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_done, args=(work, theirs, os.getpid()), daemon=True)
    process.start()
    theirs.close()
    try:
        yield lambda: _answer(answers)
    finally:
        process.terminate()  # so that it ends the programs that it has begun
        process.join(_PATIENCE)
        process.kill()
        process.join()
        answers.close()


def _answer(answers: Connection) -> Any:
    """Return what the work has returned, or raise its error."""
    try:
        is_done, result = answers.recv()
    except EOFError:
        raise BuildError(
            "a process that the build had begun was ended by something else, perhaps because there"
            " was not enough memory; build again"
        ) from None
    if not is_done:
        raise result
    return result


def _can_copy() -> bool:
    """Whether a process can be copied: a process with threads may not, for their locks stay."""
    return sys.platform == "linux" and threading.active_count() == 1 and (os.cpu_count() or 1) > 1


def _done(work: Callable[[], Any], answers: Connection, parent: int) -> None:
    """Do the work, and answer with its result or its error. End when the parent ends."""
    signal.signal(signal.SIGTERM, _stop)
    CDLL(None).prctl(_DIES_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        return
    try:
        try:
            answers.send((True, work()))
        except (BuildError, OSError, MemoryError, RecursionError) as error:
            answers.send((False, error))
    except KeyboardInterrupt:
        return


def _stop(*_: object) -> None:
    raise KeyboardInterrupt
