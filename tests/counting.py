"""What a piece of work costs, counted: the same on a machine that is busy."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any


def calls(work: Callable[[], object], name: str = "") -> int:
    """How many calls of functions a piece of work makes, those of C among them.

    With a ``name``, only those of C functions of that name count.
    """
    count = 0

    def counted(frame: Any, event: str, argument: Any) -> None:
        nonlocal count
        if not name:
            count += event in ("call", "c_call")
        elif event == "c_call":
            count += argument.__name__ == name

    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def steps(work: Callable[[], object]) -> int:
    """How many lines of Python a piece of work runs, those of a loop each time. It takes long."""
    count = 0

    def counted(frame: Any, event: str, argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return counted

    before = sys.gettrace()
    sys.settrace(counted)
    try:
        work()
    finally:
        sys.settrace(before)
    return count
