"""The documents of an invented archive: for each meeting its notes and one report put to it."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from invented import Tenure, dates, holders, slugify
from prose import Prose
from words import POSTS, TOPICS

_TITLES = {post: title for post, title, *_ in POSTS}
_FORMS = {post: abbreviation for post, _, abbreviation, *_ in POSTS}
_ALONE = {"convener", "deputy-convener", "chief-clerk"}
_SECTIONS = (("Purpose", 2), ("Recommendation", 1), ("Key information", 10), ("Next steps", 2))


@dataclass(frozen=True)
class Item:
    """An agenda item; ``topics`` by file name."""

    number: int
    title: str
    topics: tuple[str, ...]
    body: str


@dataclass(frozen=True)
class Meeting:
    """A meeting and its notes; ``previous`` and ``next`` are the dates of its neighbours."""

    date: datetime.date
    previous: datetime.date | None
    next: datetime.date | None
    start: str
    place: str
    present: tuple[Tenure, ...]
    also_present: tuple[Tenure, ...]
    apologies: tuple[Tenure, ...]
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Report:
    """A report put to the item of a meeting; ``topics`` by file name."""

    subject: str
    date: datetime.date
    item: int
    author: Tenure
    topics: tuple[str, ...]
    body: str

    @property
    def slug(self) -> str:
        """The report's file name."""
        return f"{self.date}-{slugify(self.subject)}"


@dataclass(frozen=True)
class Archive:
    """An invented archive of ``count`` meetings; the seed decides every word of it."""

    count: int
    seed: int

    def documents(self) -> Iterator[tuple[Meeting, Report]]:
        """Yield the meetings in order of date, each with its report."""
        days = list(islice(dates(self.seed), self.count))
        if len(days) < self.count:
            raise ValueError(f"at most {len(days)} meetings can be invented")
        for before, day, after in zip([None, *days], days, [*days[1:], None], strict=False):
            yield _document(self.seed, before, day, after)


def _document(
    seed: int, before: datetime.date | None, day: datetime.date, after: datetime.date | None
) -> tuple[Meeting, Report]:
    rng = random.Random(f"{seed}-{day}")
    held = holders(seed, day)
    leaders = [held[post][0] for post, _, _, _, seats in POSTS if seats == 1]
    wardens = [*held["assistant-chief-warden"], *held["watch-superintendent"]]
    wardens += held["watch-inspector"]
    rng.shuffle(wardens)
    officers = [*held["policy-adviser"], *held["outreach-clerk"]]
    present = (*leaders, *wardens[:5])
    also_present = tuple(rng.sample(officers, 3))
    prose = Prose(rng, [_as_printed(tenure) for tenure in (*present, *also_present)], day.year)
    place = f"{prose.line('place')} Hall"
    themes = rng.sample(TOPICS, rng.randint(5, 9))
    author = rng.choice(present[1:])
    report = _report(prose, day, 4, author, themes[0])
    items = [
        Item(1, "Notes of the previous meeting and matters arising", (), _previous(prose)),
        Item(2, "Urgent items", (), prose.paragraph("minor")),
        Item(3, "Announcements by the Convener", (), _announcements(prose)),
    ]
    for number, (slug, title, broader) in enumerate(themes, 4):
        topics = (slug, broader) if broader and prose.chance(0.5) else (slug,)
        prose.about(title.lower())
        paper = f"[{report.subject}](/reports/{report.slug}/)" if number == report.item else ""
        body = _item(prose, paper)
        prose.about(title)
        items.append(Item(number, prose.line("title"), topics, body))
    items.append(Item(len(items) + 1, "Any other business", (), prose.paragraph("minor")))
    start = rng.choice(("09:30", "10:00", "13:30", "14:00"))
    return (
        Meeting(
            day,
            before,
            after,
            start,
            place,
            present,
            also_present,
            tuple(wardens[5:7]),
            tuple(items),
        ),
        report,
    )


def _as_printed(tenure: Tenure) -> str:
    """Name a person as notes do: by an office of one, by rank and family name, or in full."""
    if tenure.post in _ALONE:
        return f"the {_TITLES[tenure.post]}"
    form = _FORMS[tenure.post]
    return f"{form} {tenure.family}" if form else tenure.name


def _previous(prose: Prose) -> str:
    return "\n\n".join((prose.paragraph("previous"), prose.paragraph("follow", "rejoinder")))


def _announcements(prose: Prose) -> str:
    return _lettered([prose.paragraph("bullet") for _ in range(prose.rng.randint(2, 3))])


def _lettered(entries: list[str]) -> str:
    return "\n".join(f"- {a}) {entry}" for a, entry in zip("abc", entries, strict=False))


def _item(prose: Prose, paper: str) -> str:
    """Write one item: introduction, exchanges, sometimes a list or a table, actions."""
    introduction = prose.paragraph("opener", "follow", "follow")
    blocks = [
        f"The paper before the meeting was {paper}.\n{introduction}" if paper else introduction
    ]
    for _ in range(prose.rng.randint(2, 5)):
        extra = ["follow"] if prose.chance(0.4) else []
        blocks.append(prose.paragraph("ask", "answer", *extra, "rejoinder"))
    if prose.chance(0.3):
        blocks.append("Three points were recorded from the paper:")
        blocks.append("\n".join(f"- {prose.line('bullet')}" for _ in range(3)))
    if prose.chance(0.1):
        blocks.append(_table(prose))
    blocks.append(prose.paragraph("resolve"))
    if paper or prose.chance(0.5):
        blocks.append("### Actions")
        blocks.append(_lettered([prose.line("action") for _ in range(prose.rng.randint(1, 3))]))
    return "\n\n".join(blocks)


def _table(prose: Prose) -> str:
    rows = [
        f"| {prose.line('place')} | {prose.line('big')} | {prose.line('pct')} |" for _ in "1234"
    ]
    return "\n".join(["| Place | Reports | Share |", "| --- | --- | --- |", *rows])


def _report(
    prose: Prose, day: datetime.date, item: int, author: Tenure, topic: tuple[str, str, str]
) -> Report:
    slug, title, broader = topic
    prose.about(title)
    subject = prose.line("title")
    prose.about(title.lower())
    number = 0
    blocks = []
    for heading, paragraphs in _SECTIONS:
        blocks.append(f"## {heading}")
        for _ in range(paragraphs):
            number += 1
            blocks.append(f"{number}. {prose.line('finding')} {prose.line('finding')}")
    topics = (slug, broader) if broader else (slug,)
    return Report(subject, day, item, author, topics, "\n\n".join(blocks))
