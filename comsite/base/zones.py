"""Time zones: places of the package tzdata, so that every system has the same hours for them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

_AREAS = {
    *("Africa", "America", "Antarctica", "Arctic", "Asia"),
    *("Atlantic", "Australia", "Europe", "Indian", "Pacific"),
}


def is_zone(name: str) -> bool:
    """Whether this is a place with a time zone, like ``Europe/London``, or ``UTC``.

    ``localtime`` and its like are none: they are another zone on another machine.
    """
    return name == "UTC" or (name.partition("/")[0] in _AREAS and name in _names())


@cache
def zone(name: str) -> ZoneInfo:
    """Return the time zone of a place. Raises OSError where `is_zone` does not hold."""
    with files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as file:
        return ZoneInfo.from_file(file, key=name)


@cache
def _names() -> frozenset[str]:
    return frozenset(files("tzdata").joinpath("zones").read_text("utf-8").split())
