"""Time zones are places."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import available_timezones

import pytest

from comsite.base.zones import is_zone, zone


@pytest.mark.parametrize(
    "name",
    [
        *("localtime", "posixrules", "Factory", "Europe/Fernwick", "Europe", "GMT", "EST5EDT"),
        *("posix/Europe/London", "right/Europe/London", "Etc/GMT+1", "europe/london", "GB", ""),
        *("Europe/../Europe/London", "/etc/localtime", "Europe/London\n", "Europe//London"),
    ],
)
def test_what_is_no_place(name: str) -> None:
    """A zone that is another one on another machine, or no zone anywhere, is none."""
    assert not is_zone(name)


@pytest.mark.parametrize("name", ["Europe/London", "America/Argentina/Ushuaia", "UTC"])
def test_places(name: str) -> None:
    """A place has the hours of its summer and winter, and keeps its name."""
    found = zone(name)
    assert found.key == name
    hours = {datetime(2031, month, 1, tzinfo=found).utcoffset() for month in (1, 7)}
    assert len(hours) == 1 + (name == "Europe/London")


def test_every_zone_that_is_a_place_can_be_read() -> None:
    """What is accepted here is there too."""
    names = [name for name in available_timezones() if is_zone(name)]
    assert len(names) > 400
    assert [zone(name).key for name in names] == names
