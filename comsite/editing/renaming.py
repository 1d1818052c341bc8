"""Give a record another name, make two of them one, or put off a meeting, with every mention.

Nothing is written here: each function returns what becomes of the files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from comsite.base import urls
from comsite.base.problems import BuildError, nearest
from comsite.content.archive import Archive
from comsite.content.entries import Entry
from comsite.content.kinds import KINDS
from comsite.content.ledger import FOLDER as LEDGER
from comsite.content.pointers import references
from comsite.content.rewording import with_entry, with_listed, without_entry, without_listed
from comsite.content.schemas import FOLDER as SCHEMAS
from comsite.content.yamltext import scalar

REDIRECTS = "redirects.yaml"

_NAMES = ("abbreviations", "other_names")


@dataclass(frozen=True, slots=True)
class Edit:
    """What becomes of a file, by its path in the content folder.

    ``before`` is None for one that is new, and ``after`` for one that goes.
    """

    path: str
    before: str | None
    after: str | None


def find(archive: Archive, typed: str) -> Entry:  # type: ignore[type-arg]  # of any kind
    """Return the record that somebody names: by its address, or by its file.

    Raises BuildError with the nearest address if there is none.
    """
    folder, _, slug = typed.strip("/").removeprefix("content/").partition("/")
    slug = re.sub(r"\.(md|yaml)$", "", slug)
    if folder in KINDS and slug in archive.named(folder):
        found: Entry = archive.named(folder)[slug]  # type: ignore[type-arg]
        return found
    address = f"/{folder}/{slug}/"
    announced = (entry.record.next_meeting for entry in archive.meetings.values())
    if folder == "meetings" and slug in {str(one.date) for one in announced if one}:
        raise BuildError(
            f"{address} has no file yet, only notes announce it; type first comsite new meeting"
            f" --date {slug}"
        )
    known = [f"/{kind}/{name}/" for kind in KINDS for name in archive.named(kind)]
    raise BuildError(f"there is no record at {address}{nearest(address, known)}")


def rename(source: Path, archive: Archive, typed: str, new: str) -> list[Edit]:
    """Return the edits that give a record another file name, and so another address.

    A meeting's or report's date follows its name. Raises BuildError where the name is taken.
    """
    entry = find(archive, typed)
    kind = KINDS[entry.kind]
    if new in archive.named(entry.kind):
        address, other = (urls.record(entry.kind, slug) for slug in (entry.slug, new))
        raise BuildError(
            f"there is a {kind.noun} at {other} already; to make the two one: comsite merge"
            f" {address} {other}"
        )
    texts = _texts(source)
    after = dict(_mentioning(texts, archive, entry, new))
    text = after.pop(entry_path := _path(entry))
    if "date" in kind.filed_by:
        text = _with_date(text, entry.slug, new)
    after[f"{entry.kind}/{new}{kind.ending}"] = text
    _lead_on(after, entry, new)
    return _edits(texts, after, {entry_path})


def merge(source: Path, archive: Archive, typed: str, into: str) -> tuple[list[Edit], str]:
    """Return the edits that make one record of two, and the fields of the first that are lost.

    The names of the first go to the second; what else was said of it only a person can weigh.
    Raises BuildError where the two are not of one kind, or have no names to bring together.
    """
    first, second = find(archive, typed), find(archive, into)
    if first.kind != second.kind or "other_names" not in type(first.record).model_fields:
        raise BuildError(
            "only two people, posts, organisations or topics can become one; of two meetings or"
            " reports, take one away: comsite ledger remove ADDRESS WHY"
        )
    if first.slug == second.slug:
        raise BuildError(f"{urls.record(first.kind, first.slug)} is one already; name two")
    texts = _texts(source)
    own = texts[_path(second)]
    for location, folder, slug in references(second.record):
        if (folder, slug) == (first.kind, first.slug):
            own = without_listed(own, str(location[0]), first.slug)
    after = dict(_mentioning(texts, archive, first, second.slug))
    if own != texts[_path(second)]:
        after[_path(second)] = own
    del after[_path(first)]
    name = KINDS[first.kind].name
    known = {getattr(second.record, name), *_names(second)}
    text = after[_path(second)]
    for field in _NAMES:
        values = list(getattr(first.record, field, ()))
        if field == "other_names":
            values.insert(0, getattr(first.record, name))
        for value in dict.fromkeys(values):
            if value not in known:
                text = with_listed(text, field, scalar(value))
    after[_path(second)] = text
    _lead_on(after, first, second.slug)
    lost = first.record.model_fields_set - {name, *_NAMES}
    kept = [line for line in texts[_path(first)].split("\n") if line.strip()] if lost else []
    return _edits(texts, after, {_path(first)}), "\n".join(kept)


def put_off(
    source: Path, archive: Archive, typed: str, status: str, day: str | None = None
) -> list[Edit]:
    """Return the edits that say what became of an announced meeting.

    ``status`` is ``moved``, with the ``day`` on which it is held instead, or ``postponed`` or
    ``cancelled``. A meeting that moves gets a file for its new day, with all that was announced,
    and its papers go there. Raises BuildError where the meeting took place.
    """
    entry = find(archive, typed)
    if entry.kind != "meetings" or entry.record.status == "held":
        raise BuildError(
            f"{urls.record(entry.kind, entry.slug)} is no meeting that is announced; where a date"
            " was wrong, type comsite rename, the address, and the new name of the file"
        )
    texts = _texts(source)
    path, after = _path(entry), dict(texts)
    lines = _without_field(texts[path], "moved_to")
    if not day:
        after[path] = _with_field(lines, "status", status)
        return _edits(texts, after, set())
    after[path] = _with_field(_with_field(lines, "status", status), "moved_to", day)
    moved = f"meetings/{day}.md"
    if moved not in after:
        after[moved] = _with_field(_with_date(lines, entry.slug, day), "status", "scheduled")
    for other in archive.reports.values():
        for location, folder, name in references(other.record):
            if (folder, name) == ("meetings", entry.slug) and location == ("meeting",):
                after[_path(other)] = _with_field(after[_path(other)], "meeting", day)
    return _edits(texts, after, set())


def _texts(source: Path) -> dict[str, str]:
    """Read every file in which a record can be named, by its path in the content folder."""
    found = {}
    for path in sorted((*source.rglob("*.md"), *source.rglob("*.yaml"))):
        name = path.relative_to(source).as_posix()
        if not name.startswith((f"{LEDGER}/", f"{SCHEMAS}/", "files/")):
            found[name] = path.read_text("utf-8")
    return found


def _path(entry: Entry) -> str:  # type: ignore[type-arg]
    """Return where a record's file is in the content folder."""
    return entry.path.partition("/")[2]


def _names(entry: Entry) -> Iterator[str]:  # type: ignore[type-arg]
    for field in _NAMES:
        yield from getattr(entry.record, field, ())


def _mentioning(
    texts: Mapping[str, str],
    archive: Archive,
    entry: Entry,  # type: ignore[type-arg]
    new: str,
) -> Iterator[tuple[str, str]]:
    """Yield every file with the mentions of a record under its new name: fields, and links."""
    name = re.compile(rf"(?<![\w/-]){re.escape(entry.slug)}(?![\w-]|:\s)")
    action = re.compile(rf"^(\s*(?:-\s+)?action:\s*[\"']?){re.escape(entry.slug)}(?=-\d)", re.M)
    link = re.compile(rf"(?<![\w.-]){re.escape(urls.record(entry.kind, entry.slug))}")
    promise = re.compile(rf"(?<![\w.-]){re.escape(urls.action(entry.slug).rstrip('/'))}(?=-\d)")
    leads = re.compile(rf"^(\s*(?:-\s+)?new:\s*[\"']?){link.pattern}", re.M)
    address = urls.record(entry.kind, new)
    named: dict[str, set[int]] = {}
    for other in archive.entries():
        for location, folder, slug in references(other.record):
            if (folder, slug) == (entry.kind, entry.slug):
                named.setdefault(_path(other), set()).add(other.tree.line(location))
    for path, text in texts.items():
        if path == REDIRECTS:
            text = without_entry(text, {"old": address, "new": urls.record(entry.kind, entry.slug)})
            yield path, leads.sub(lambda found: f"{found[1]}{address}", text)
            continue
        lines = text.split("\n")
        for number in named.get(path, ()):
            lines[number - 1] = name.sub(new, lines[number - 1])
        changed = link.sub(address, "\n".join(lines))
        if entry.kind == "meetings":
            changed = action.sub(lambda found: f"{found[1]}{new}", changed)
            changed = promise.sub(urls.action(new).rstrip("/"), changed)
        yield path, changed


def _lead_on(after: dict[str, str], entry: Entry, new: str) -> None:  # type: ignore[type-arg]
    """Lead the old address to the new one, unless only drafts show it."""
    if getattr(entry.record, "draft", False):
        return
    lead = {"old": urls.record(entry.kind, entry.slug), "new": urls.record(entry.kind, new)}
    after[REDIRECTS] = with_entry(after.get(REDIRECTS, ""), "redirects", lead)


def _edits(before: Mapping[str, str], after: Mapping[str, str], gone: set[str]) -> list[Edit]:
    return [
        Edit(path, before.get(path), after.get(path))
        for path in sorted({*before, *after})
        if before.get(path) != after.get(path) and (path in after or path in gone)
    ]


def _with_date(text: str, old: str, new: str) -> str:
    """Give a file the date that begins its new name, if its old name began with its date."""
    was, now = (re.match(r"\d{4}(-\d\d)*", name) for name in (old, new))
    return _with_field(text, "date", now[0]) if was and now and was[0] != now[0] else text


def _with_field(text: str, field: str, value: str) -> str:
    """Set a field of a file's front matter; a new one goes behind its status."""
    line = f"{field}: {scalar(value)}"
    written, count = re.subn(rf"^{field}:.*$", lambda _: line, text, count=1, flags=re.M)
    return (
        written if count else re.sub(r"^status:.*$", rf"\g<0>\n{line}", text, count=1, flags=re.M)
    )


def _without_field(text: str, field: str) -> str:
    return re.sub(rf"^{field}:.*\n", "", text, count=1, flags=re.M)
