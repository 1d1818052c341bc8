"""What changed in the records since they were published, and when: a page for each, and its dates.

All of it is known from git. Where a build has no history, the page says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

from comsite.base import urls
from comsite.base.dates import PartialDate
from comsite.base.language import _
from comsite.content.entries import Entry
from comsite.content.history import Version
from comsite.content.rewording import cut_front_matter, fields_of
from comsite.library.routes import Route
from comsite.site.page import Head, Link, RecordDates, SitePage, crumbs, section
from comsite.site.views import Views
from comsite.texts.agenda import ITEM
from comsite.texts.differences import Difference, How, differences, headings_apart, words_apart
from comsite.texts.items import Item

_AGREED = re.compile(r"^notes:[ \t]*\n(?:[ \t].*\n)*?[ \t]+status:[ \t]*agreed\b", re.MULTILINE)
_UNSEEN = frozenset({"draft", "names"})  # fields that say nothing to readers


@dataclass(frozen=True, slots=True)
class ChangedWords:
    """A paragraph that changed, with a link to where it stands if it does; its words in order."""

    link: Link | None
    words: tuple[tuple[How, str], ...]


@dataclass(frozen=True, slots=True)
class ChangedPart:
    """The paragraphs that changed under a heading."""

    heading: str
    paragraphs: tuple[ChangedWords, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What changed on a day: paragraphs, and the names of fields beside the text."""

    day: PartialDate
    parts: tuple[ChangedPart, ...]
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Step:
    """Two versions of a record that differ: the day of the later, and their texts.

    ``headings`` are those under which paragraphs differ, ``fields`` the names of those that do.
    """

    day: PartialDate
    before: str
    now: str
    headings: frozenset[str]
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """``changes.html``: what changed in a record, the latest first.

    ``hidden`` says that words were taken down of earlier versions, which are left out.
    """

    head: Head
    record: Link
    dates: RecordDates
    changes: tuple[Change, ...]
    hidden: bool


def changes_page(views: Views, entry: Entry[Any]) -> SitePage:
    """Make the page of what changed in a record since it was published."""
    record = views.link(entry.kind, entry.slug)
    url = urls.changes(entry.kind, entry.slug)
    versions = _versions(views, entry)
    head = Head(
        title=_("What changed: {record}", record=record.text),
        url=url,
        summary=_("What changed in {record} since it was published here.", record=record.text),
        section=entry.kind,
        crumbs=crumbs(section(entry.kind), record),
    )
    steps = _all_steps(views, entry)
    hidden = any(version.text is None for version in versions)
    changes = tuple(_shown(views, entry, steps))
    context = ChangesPage(head, record, _dates(versions, steps, url), changes, hidden)
    return SitePage(url, "changes.html", context)


class Dates:
    """When the records of one archive were published here, and changed last."""

    def __init__(self, views: Views) -> None:
        self._views = views

    def of(self, route: Route) -> RecordDates | None:
        """Return the dates of the record or item at a route, or None if it has no text."""
        if route.kind not in ("meeting", "report", "item"):
            return None
        (subject,) = route.of
        return self.of_item(subject) if isinstance(subject, Item) else self.of_record(subject)

    def of_item(self, item: Item) -> RecordDates | None:
        """Return the same of an agenda item."""
        return self.of_record(self._views.archive.meetings[item.meeting], item.number)

    def of_record(self, entry: Entry[Any], item: str = "") -> RecordDates | None:
        """Return the same of a record, or of one of its items by the number."""
        if not entry.body.strip():
            return None
        versions = _versions(self._views, entry)
        steps: Iterable[_Step] = _all_steps(self._views, entry)
        if item:
            versions = _with_item(versions, item)
            steps = (step for step in steps if _is_in(step, item))
        return _dates(versions, tuple(steps), urls.changes(entry.kind, entry.slug))


def _versions(views: Views, entry: Entry[Any]) -> tuple[Version, ...]:
    return views.library.history.versions.get((entry.kind, entry.slug), ())


def _dates(versions: tuple[Version, ...], steps: tuple[_Step, ...], url: str) -> RecordDates:
    agreed = (version.day for version in versions if _AGREED.search(version.text or ""))
    changed = steps[0].day if steps else None
    first = versions[0].day if versions else None
    return RecordDates(first, next(agreed, None), changed, url)


def _with_item(versions: tuple[Version, ...], number: str) -> tuple[Version, ...]:
    """Return the versions since a heading had the number of an item; else all that there are."""
    heading = re.compile(rf"^##\s+{re.escape(number)}[.):\s]", re.MULTILINE)
    since = next((at for at, one in enumerate(versions) if heading.search(one.text or "")), 0)
    return versions[since:]


def _is_in(step: _Step, number: str) -> bool:
    found = map(ITEM.fullmatch, step.headings)
    return any(match and match[1] == number for match in found)


def _all_steps(views: Views, entry: Entry[Any]) -> tuple[_Step, ...]:
    """Return where the published versions of a record differ, the latest first."""
    if entry.path not in views.changes:
        views.changes[entry.path] = tuple(_steps(_versions(views, entry)))
    return views.changes[entry.path]


def _steps(versions: tuple[Version, ...]) -> Iterator[_Step]:
    for before, now in reversed(tuple(pairwise(versions))):
        if before.text is None or now.text is None:
            continue
        __, fields, body = cut_front_matter(now.text)
        __, earlier_fields, earlier_body = cut_front_matter(before.text)
        headings = headings_apart(earlier_body, body)
        names = tuple(_fields_apart(earlier_fields, fields))
        if headings or names:
            yield _Step(now.day, earlier_body, body, headings, names)


def _shown(views: Views, entry: Entry[Any], steps: Iterable[_Step]) -> Iterator[Change]:
    """Find what differs, word by word; only the page of changes shows it."""
    anchors = dict(_anchors(views, entry))
    for step in steps:
        by_heading = groupby(differences(step.before, step.now), key=lambda one: one.heading)
        parts = tuple(
            ChangedPart(heading, tuple(_words(one, anchors) for one in group))
            for heading, group in by_heading
        )
        yield Change(step.day, parts, step.fields)


def _words(difference: Difference, anchors: dict[str, Link]) -> ChangedWords:
    """Show a difference; what led to its words now leads to its words before from here on."""
    link = anchors.get(difference.now)
    if link and difference.before:
        anchors.setdefault(difference.before, link)
    return ChangedWords(link, tuple(words_apart(difference.before, difference.now)))


def _anchors(views: Views, entry: Entry[Any]) -> Iterator[tuple[str, Link]]:
    """Yield the words of each paragraph that stands in a record now, with a link to it."""
    paragraphs = (
        views.texts.meetings[entry.slug].paragraphs.values()
        if entry.kind == "meetings"
        else views.texts.reports[entry.slug].paragraphs
    )
    for paragraph in paragraphs:
        yield " ".join(paragraph.text.split()), Link(paragraph.label, f"../#{paragraph.anchor}")


def _fields_apart(before: str, now: str) -> Iterator[str]:
    """Yield the names of the fields that differ between two front matters, as words."""
    old, new = fields_of(before), fields_of(now)
    for name in dict.fromkeys([*new, *old]):
        if old.get(name) != new.get(name) and name not in _UNSEEN:
            yield name.replace("_", " ")
