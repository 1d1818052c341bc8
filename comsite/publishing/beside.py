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
from functools import partial
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from comsite.base.problems import BuildError

if TYPE_CHECKING:  # there is no ForkContext on Windows
    from multiprocessing.context import ForkContext, SpawnContext

T = TypeVar("T")
_Context: TypeAlias = "ForkContext | SpawnContext"
_PATIENCE = 5.0  # seconds to end what it has begun
_LOOK = 0.05  # seconds between two looks whether the work is still wanted
_DIES_WITH_PARENT = 1  # PR_SET_PDEATHSIG of Linux
_AFTER_OTHERS = 10  # how far a process goes behind others that want the processor


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
    with _process(multiprocessing.get_context("fork"), work) as answers:
        yield lambda: _answer(answers)


def behind(work: Callable[[], T], is_wanted: Callable[[], bool]) -> T | None:
    """Do a work in a new process, behind all that others do, and wait for it.

    It begins with nothing, so it may be begun by a thread; the work has to be picklable. It is
    ended, and None returned, as soon as it is not wanted any more. An error of it is raised.
    """
    with _process(multiprocessing.get_context("spawn"), partial(_humbly, work)) as answers:
        while is_wanted():
            if answers.poll(_LOOK):
                result: T = _answer(answers)
                return result
        return None


def _humbly(work: Callable[[], T]) -> T:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who began it ends it
    if hasattr(os, "nice"):
        os.nice(_AFTER_OTHERS)
    return work()


@contextmanager
def _process(context: _Context, work: Callable[[], object]) -> Iterator[Connection]:
    """Give the connection on which a process answers; it is ended in the end."""
    answers, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_done, args=(work, theirs, os.getpid()), daemon=True)
    process.start()
    theirs.close()
    try:
        yield answers
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
    if sys.platform == "linux":
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
