"""The invented records behind an archive: who held which post when, and when meetings were held.

Everything follows from the seed, and a smaller archive is the beginning of a larger one.
"""

from __future__ import annotations

import calendar
import datetime
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from words import FAMILY_ENDS, FAMILY_STARTS, GIVEN, POSTS

FIRST_YEAR = 1974
LAST_YEAR = 2060
MEETINGS_A_MONTH = 8


@dataclass(frozen=True)
class Tenure:
    """One person's time in one post; nobody holds two."""

    given: str
    family: str
    post: str
    start: datetime.date
    end: datetime.date

    @property
    def name(self) -> str:
        """Given and family name."""
        return f"{self.given} {self.family}"

    @property
    def slug(self) -> str:
        """The person's file name."""
        return slugify(self.name)


def slugify(text: str) -> str:
    """Lower case, a hyphen for each run of anything but letters and digits."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def dates(seed: int) -> Iterator[datetime.date]:
    """Yield the meeting dates in order: distinct weekdays, ``MEETINGS_A_MONTH`` a month."""
    for year in range(FIRST_YEAR, LAST_YEAR):
        for month in range(1, 13):
            rng = random.Random(f"{seed}-{year}-{month}")
            days = calendar.monthrange(year, month)[1]
            month_days = [datetime.date(year, month, day) for day in range(1, days + 1)]
            yield from sorted(
                rng.sample([day for day in month_days if day.weekday() < 5], MEETINGS_A_MONTH)
            )


@cache
def tenures(seed: int) -> tuple[Tenure, ...]:
    """All tenures ever, seat by seat without gaps, in the order in which they began."""
    rng = random.Random(f"{seed}-tenures")
    families = [start + end for start in FAMILY_STARTS for end in FAMILY_ENDS]
    rng.shuffle(families)
    number = 0
    result = []
    for post, _, _, _, seats in POSTS:
        for _ in range(seats):
            start = datetime.date(FIRST_YEAR - rng.randint(1, 6), rng.randint(1, 12), 1)
            while start.year < LAST_YEAR:
                end = datetime.date(start.year + rng.randint(5, 11), rng.randint(1, 12), 1)
                family = families[number % len(families)]
                given = GIVEN[(number * 7 + number // len(families)) % len(GIVEN)]
                number += 1
                result.append(Tenure(given, family, post, start, end - datetime.timedelta(days=1)))
                start = end
    return tuple(sorted(result, key=lambda tenure: (tenure.start, tenure.slug)))


def holders(seed: int, day: datetime.date) -> dict[str, list[Tenure]]:
    """Give who held each post that day, in the order of ``POSTS``."""
    held: dict[str, list[Tenure]] = {post: [] for post, *_ in POSTS}
    for tenure in tenures(seed):
        if tenure.start <= day <= tenure.end:
            held[tenure.post].append(tenure)
    return held
