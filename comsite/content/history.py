"""What git has of the records: the versions of each that were published, and when.

What is on the main line of the commits is what was published: of a merge, what it made of the main
line. Without git, or where a clone is shallow, there is no history, and no page claims one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from comsite.base.dates import PartialDate
from comsite.base.zones import zone as time_zone
from comsite.content.archive import Archive, Key
from comsite.content.git import git
from comsite.content.ledger import FOLDER, taken_down
from comsite.content.rewording import cut_front_matter, fields_of
from comsite.content.sourcefile import LARGEST_TEXT

WITH_HISTORY = ("meetings", "reports")  # folders of the records that have one
_DRAFT = re.compile(r"^draft:[ \t]*true\b", re.MULTILINE)
_LINKS = ("120000", "160000")  # modes of symbolic links and of other repositories


@dataclass(frozen=True, slots=True)
class Version:
    """What a record's file was at the end of a day, in the time zone of the site.

    The text is None where words of it were taken down later.
    """

    day: PartialDate
    text: str | None


@dataclass(frozen=True, slots=True)
class State:
    """What a record said of itself since a day, after one commit: its fields, and if it has text.

    A field is as it is written. The day is in the time zone of the site.
    """

    day: PartialDate
    fields: Mapping[str, str]
    has_text: bool


@dataclass(frozen=True, slots=True)
class History:
    """The published versions and states of each record, the earliest first.

    ``latest`` is the day of the commit that is built; ``is_cut`` by a shallow clone.
    """

    versions: Mapping[Key, tuple[Version, ...]] = field(default_factory=dict)
    states: Mapping[Key, tuple[State, ...]] = field(default_factory=dict)
    latest: PartialDate | None = None
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class _Event:
    """A change of a file: how many commits ago, in which second, and the blob, empty if none."""

    ago: int
    time: int
    blob: str


@dataclass
class _Walk:
    """The way back through the commits: which record's file a path is at that time."""

    records: dict[str, Key]
    texts: dict[Key, list[_Event]] = field(default_factory=dict)
    ledgers: dict[Key, list[_Event]] = field(default_factory=dict)

    def take(self, event: _Event, paths: Sequence[str]) -> None:
        """Note a change; of a renaming, there are the paths before and after."""
        record = self.records.get(paths[-1])
        if record is None:
            return
        events = self.ledgers if paths[-1].startswith(f"{FOLDER}/") else self.texts
        events.setdefault(record, []).append(event)
        if len(paths) > 1:
            self.records[paths[0]] = self.records.pop(paths[-1])


def read_history(folder: Path, archive: Archive) -> History:
    """Read from git the published versions of the meetings and reports of a content folder.

    What was taken down is known by the ledger; without one there are no versions, only states.
    """
    about = git(folder, "rev-parse", "--is-shallow-repository", "--verify", "HEAD")
    if about is None:
        return History()
    zone = time_zone(archive.site.time_zone)
    told = git(folder, "log", "-1", "--format=%ct") or b""
    latest = _day(int(told), zone) if told else None
    if about.startswith(b"true"):
        return History(latest=latest, is_cut=True)
    walk = _Walk(dict(_paths(archive)))
    for event, paths in _events(folder):
        walk.take(event, paths)
    days = {record: _by_day(events, zone) for record, events in walk.texts.items()}
    every = (*walk.texts.values(), *walk.ledgers.values())
    wanted = {event.blob for events in every for event in events}
    blobs = _blobs(folder, sorted(wanted - {""}))
    states = {key: tuple(_states(kept, blobs, zone)) for key, kept in walk.texts.items()}
    if not archive.ledger.is_there:
        return History(states=states, latest=latest)
    found = {}
    for record, kept in days.items():
        recorded = archive.recorded(*record)
        of_now = taken_down(recorded.text) if recorded else frozenset[str]()
        found[record] = tuple(_versions(kept, walk.ledgers.get(record, []), blobs, of_now))
    return History(found, states, latest)


def _states(events: Sequence[_Event], blobs: Mapping[str, str], zone: ZoneInfo) -> Iterator[State]:
    """Yield the states of a record that were published, the earliest first."""
    for event in reversed(events):
        text = blobs.get(event.blob)
        if text is not None and not _DRAFT.search(text):
            _, front, rest = cut_front_matter(text)
            _, _, body = rest.partition("\n")
            yield State(_day(event.time, zone), fields_of(front), bool(body.strip()))


def _day(seconds: int, zone: ZoneInfo) -> PartialDate:
    day = datetime.fromtimestamp(seconds, UTC).astimezone(zone)
    return PartialDate(day.year, day.month, day.day)


def _paths(archive: Archive) -> Iterator[tuple[str, Key]]:
    """Yield the path of each record's file, and that of its ledger, with the record."""
    for kind in WITH_HISTORY:
        for slug in archive.named(kind):
            yield f"{kind}/{slug}.md", (kind, slug)
            yield f"{FOLDER}/{kind}/{slug}.txt", (kind, slug)
            recorded = archive.recorded(kind, slug)  # of one that has moved, under its old name
            if recorded:
                yield recorded.path.partition("/")[2], (kind, slug)


def _by_day(events: Sequence[_Event], zone: ZoneInfo) -> list[tuple[PartialDate, _Event]]:
    """Return the last event of each day, the earliest first; events are the latest first."""
    kept: dict[PartialDate, _Event] = {}
    for event in events:
        kept.setdefault(_day(event.time, zone), event)
    return list(kept.items())[::-1]


def _versions(
    kept: Sequence[tuple[PartialDate, _Event]],
    ledgers: Sequence[_Event],
    blobs: Mapping[str, str],
    of_now: frozenset[str],
) -> Iterator[Version]:
    """Yield the versions that were published; the text only if all that was taken down was so."""
    for day, event in kept:
        text = blobs.get(event.blob)
        if text is None or _DRAFT.search(text):
            continue
        then = next((one.blob for one in ledgers if one.ago >= event.ago), "")
        is_free = of_now <= taken_down(blobs.get(then, ""))
        yield Version(day, text if is_free else None)


def _events(folder: Path) -> Iterator[tuple[_Event, list[str]]]:
    """Yield the changes of files, the latest first, with the path, or the paths of a renaming."""
    told = git(
        folder,
        *("-c", "log.showRoot=true", "-c", "log.showSignature=false", "log"),
        *("--first-parent", "-m", "--raw", "--no-abbrev", "--relative", "-z", "-M"),
        *("--no-ext-diff", "--no-textconv", "--format=%ct", "--", *WITH_HISTORY, FOLDER),
    )
    ago = time = 0
    parts = iter((told or b"").decode("utf-8", "replace").split("\0"))
    for part in parts:
        line = part.lstrip("\n")
        if line.isdecimal():
            ago, time = ago + 1, int(line)
        elif line.startswith(":"):
            _, mode, _, blob, status = line[1:].split(" ")
            is_gone = status == "D" or mode in _LINKS
            paths = [next(parts, "") for _ in range(2 if status[0] == "R" else 1)]
            yield _Event(ago, time, "" if is_gone else blob), paths


def _blobs(folder: Path, names: Sequence[str]) -> dict[str, str]:
    """Read blobs as texts; one that is no text, or too large for one, is left out."""
    told = git(folder, "cat-file", "--batch", stdin="".join(f"{name}\n" for name in names)) or b""
    found, at = {}, 0
    while at < len(told):
        end = told.index(b"\n", at)
        name, kind, *size = told[at:end].decode().split(" ")
        at = end + 1
        if not size:
            continue  # a partial clone, whose other part cannot be had
        data, at = told[at : at + int(size[0])], at + int(size[0]) + 1
        if kind == "blob" and len(data) <= LARGEST_TEXT:
            found[name] = data.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    return found
