"""A table of rules that need the whole archive. Each yields Problems; none stops at the first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from comsite.base.dates import PartialDate
from comsite.base.english import join
from comsite.base.problems import Problem, found_by, nearest
from comsite.base.slugs import slugify
from comsite.base.zones import is_zone
from comsite.checking.decisions import DECISION_ERRORS
from comsite.checking.faces import the_face_can_be_seen
from comsite.checking.figures import figures_stand_in_the_text
from comsite.checking.lines import Lost
from comsite.checking.rule_tables import Check, run
from comsite.content.archive import Archive
from comsite.content.entries import Entry
from comsite.content.kinds import KINDS, NAMED
from comsite.content.models import Author, Meeting, Record, Report, Sitting
from comsite.content.pointers import references
from comsite.content.yamltree import Location
from comsite.library.library import Library
from comsite.texts.phrases import WORD, folded

_ADDRESS = re.compile(
    r"https?://[A-Za-z0-9.-]*[A-Za-z0-9](?::[0-9]+)?(?:/(?!\.)[A-Za-z0-9._~-]+)*/?"
)

_CONTACT = re.compile(r"[A-Za-z0-9._+'-]+@[A-Za-z0-9.-]+")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def run_errors(library: Library) -> list[Problem]:
    """Run every rule.

    Where a text has problems of its own, nobody is told of what names a place in it: most of these
    messages would go with that problem.
    """
    misread = {problem.path for problem in library.texts.problems}
    return [
        *found_by("texts", library.texts.problems),
        *(
            problem
            for problem in run(ERRORS, "error", library)
            if not (problem.rule in _OF_PLACES and problem.path in misread)
        ),
    ]


def references_lead_somewhere(library: Library) -> Iterator[Problem]:
    """A field that names a record names one that there is, and that is published."""
    archive = library.archive
    for entry in archive.entries():
        for location, folder, name in references(entry.record):
            if name in archive.named(folder) or (folder, name) in archive.unread:
                continue
            if (folder, name) in archive.held_back:
                continue  # a term that is held back too names it
            field = next(part for part in reversed(location) if isinstance(part, str))
            kind = KINDS.get(folder)
            noun, ending = (kind.noun, kind.ending) if kind else ("file", "")
            if (folder, name) in archive.drafts:
                yield entry.problem(
                    f'"{field}" names the {noun} "{name}", which is a draft; publish'
                    " it too, or mark this one as a draft",
                    *location,
                )
                continue
            near = nearest(name, archive.named(folder))
            if folder == "files" and "/" in name:
                remedy = "; write only the name of a file in that folder"
            elif same := _of_that_name(archive, folder, name):
                remedy = f'; that is another name of {folder}/{same}{ending}: write "{same}"'
            elif near:
                remedy = f"{near} Otherwise put {folder}/{name}{ending} there"
            elif kind and kind.begins_by_name:
                remedy = f'; make it (comsite new {noun} "{_as_name(name)}"), or name another'
            else:
                remedy = f"; put {folder}/{name}{ending} there, or name another"
            yield entry.problem(
                f'"{field}" names the {noun} "{name}", which is not in {folder}/{remedy}', *location
            )


def _of_that_name(archive: Archive, folder: str, slug: str) -> str:
    """Return the record that has a name which a file would be named so by, or nothing."""
    for entry in archive.named(folder).values() if folder in KINDS else ():
        names = (
            *getattr(entry.record, "other_names", ()),
            *getattr(entry.record, "abbreviations", ()),
            getattr(entry.record, KINDS[folder].name),
        )
        if slug in map(slugify, map(str, names)):
            return str(entry.slug)
    return ""


def _as_name(slug: str) -> str:
    """Guess the name that a file's name was made of: ``Zoe Example``."""
    return slug.replace("-", " ").title()


def _with_text(archive: Archive) -> Iterator[Entry[Meeting] | Entry[Report]]:
    yield from archive.meetings.values()
    yield from archive.reports.values()


def items_exist(library: Library) -> Iterator[Problem]:
    """Item numbers given in front matter are those of headings in the notes, each once."""
    archive, texts = library.archive, library.texts
    for entry in archive.meetings.values():
        numbers = [item.number for item in texts.meetings[entry.slug].items]
        lost, seen = Lost(entry), set[str]()
        for index, item in enumerate(entry.record.items):
            at = ("items", index, "number")
            if item.number in seen:
                yield entry.problem(f"item {item.number} is listed twice here; make it one", *at)
            elif numbers and item.number not in numbers:
                yield entry.problem(
                    f'there is no heading "## {item.number}. …" in the notes; they'
                    f" have {_items(numbers)}{lost.item(item.number)}",
                    *at,
                )
            seen.add(item.number)
    for report in archive.reports.values():
        record = report.record
        if record.item and not record.meeting:
            yield report.problem('"item" is given without "meeting"; say which meeting', "item")
        pairs: list[tuple[str | None, str | None, Location]]
        pairs = [(record.meeting, record.item, ("item",))]
        if record.extract_of:
            extract = record.extract_of
            pairs.append((extract.meeting, extract.item, ("extract_of", "item")))
        for meeting, number, location in pairs:
            if meeting and number and meeting in texts.meetings:
                numbers = [item.number for item in texts.meetings[meeting].items]
                if numbers and number not in numbers:
                    yield report.problem(
                        f"the notes of {meeting} have no item {number}; they have"
                        f" {_items(numbers)}",
                        *location,
                    )


def _items(numbers: list[str]) -> str:
    return f"item{'s' if len(numbers) > 1 else ''} {join(numbers)}"


def anchors_exist(library: Library) -> Iterator[Problem]:
    """Corrections, updates and decisions point at paragraphs that there are."""
    archive, texts = library.archive, library.texts
    for entry in _with_text(archive):
        is_report = entry.kind == "reports"
        text = texts.reports[entry.slug] if is_report else texts.meetings[entry.slug]
        anchors = text.anchors
        whole = "this report" if is_report else "these notes"
        form = "p12 (paragraph 12)" if is_report else "p5-3 (paragraph 5.3)"
        for name in ("corrections", "action_updates", "decisions"):
            for index, pointer in enumerate(getattr(entry.record, name, ())):
                if pointer.where and pointer.where not in anchors:
                    remedy = nearest(pointer.where, anchors) or f"; write it like {form}"
                    yield entry.problem(
                        f'"where" is "{pointer.where}", which is no paragraph of {whole}{remedy}',
                        name,
                        index,
                        "where",
                    )


def updates_name_actions(library: Library) -> Iterator[Problem]:
    """An action update names an action of an earlier meeting."""
    archive, texts = library.archive, library.texts
    actions = {action.slug: action for action in texts.actions}
    for entry in _with_text(archive):
        for index, update in enumerate(entry.record.action_updates):
            at = ("action_updates", index, "action")
            if _of_unread(archive, update.action):
                continue
            if update.action not in actions:
                remedy = nearest(update.action, actions) or "; see the register at /actions/"
                yield entry.problem(f'there is no action "{update.action}"{remedy}', *at)
            else:
                minuted = archive.meetings[actions[update.action].meeting].record.date
                noun = "report" if entry.kind == "reports" else "meeting"
                own = noun == "meeting" and actions[update.action].meeting == entry.slug
                if own or minuted > entry.record.date:
                    yield entry.problem(
                        f'the action "{update.action}" was minuted on'
                        f" {minuted.text}, not before this {noun}",
                        *at,
                    )


def _of_unread(archive: Archive, action: str) -> bool:
    """Return whether an action may be of a meeting whose file has problems of its own."""
    return any(
        kind == "meetings" and action.startswith(f"{slug}-") for kind, slug in archive.unread
    )


def texts_are_as_stated(library: Library) -> Iterator[Problem]:
    """What ``text`` says is held is held; a digest names its source."""
    archive = library.archive
    for entry in _with_text(archive):
        record = entry.record
        has_text = bool(entry.body.strip())
        if record.text == "missing" and entry.kind == "meetings" and has_text:
            yield entry.problem(
                '"text" is missing, but there are notes below; write full or digest', "text"
            )
        elif (
            record.text != "missing"
            and not has_text
            and getattr(record, "status", "held") == "held"
        ):
            yield entry.problem(
                f'"text" is {record.text}, but there is no text below; add it, or'
                ' write "text: missing"',
                "text",
            )
        if record.text == "digest" and not record.source:
            yield entry.problem(
                'a digest needs "source": the title of the document it is made from', "text"
            )


def dates_are_in_order(library: Library) -> Iterator[Problem]:
    """Nothing ends before it begins."""
    archive = library.archive
    for entry in archive.meetings.values():
        record = entry.record
        yield from _ends(entry, record)
        coming = record.next_meeting
        if coming:
            if not _may_follow(coming.date, record.date):
                yield entry.problem(
                    f"the next meeting, {coming.date.text}, is not after this one",
                    "next_meeting",
                    "date",
                )
            yield from _ends(entry, coming, "next_meeting")
        agreed = archive.meetings.get((record.notes and record.notes.agreed_at) or "")
        if agreed and not _may_follow(agreed.record.date, record.date):
            yield entry.problem(
                f'"agreed_at" is {agreed.slug}, which is not after this meeting',
                "notes",
                "agreed_at",
            )
    for person in archive.people.values():
        for index, tenure in enumerate(person.record.tenures):
            start, end = tenure.start, tenure.end
            if start and end and end != start and not _may_follow(end, start):
                yield person.problem(
                    f'"end" is {end}, before "start" {start}', "tenures", index, "end"
                )


def _ends(entry: Entry[Meeting], sitting: Sitting, *at: str) -> Iterator[Problem]:
    """Find what is wrong with the end of a meeting, or of one that its notes announce."""
    date, start, end, until = sitting.date, sitting.start, sitting.end, sitting.until
    if until and not (until.day and date.day and until > date):
        yield entry.problem(
            f'"until" is {until}, not a day after "date" {date}; write the last day of the'
            " meeting, or leave it out if the meeting has one day",
            *at,
            "until",
        )
    elif not until and start and end and end <= start and not sitting.is_past_midnight:
        yield entry.problem(
            f'"end" is {end}, not after "start" {start}; correct the times, or write the day on'
            ' which the meeting ended under "until"',
            *at,
            "end",
        )


def moves_lead_on(library: Library) -> Iterator[Problem]:
    """A meeting that was moved says to which meeting, and no other does."""
    for entry in library.archive.meetings.values():
        record = entry.record
        if record.status == "moved" and not record.moved_to:
            yield entry.problem(
                'a meeting with "status: moved" needs "moved_to", the file name of the meeting on'
                " the new day; if there is no new day yet, write"
                ' "status: postponed"',
                "status",
            )
        elif record.moved_to and record.status != "moved":
            yield entry.problem(
                f'"moved_to" is for a meeting with "status: moved", and this one is'
                f" {record.status}; write that, or take this line out",
                "moved_to",
            )


def _may_follow(later: PartialDate, date: PartialDate) -> bool:
    """Return whether a date is after another, as far as both are known."""
    return later > date or (later != date and later.covers(date))


def attendance_is_single(library: Library) -> Iterator[Problem]:
    """Nobody is listed twice at one meeting."""
    archive = library.archive
    for entry in archive.meetings.values():
        seen: dict[str, str] = {}
        for how in ("present", "also_present", "apologies"):
            for index, attendance in enumerate(getattr(entry.record, how) or ()):
                person = attendance.person
                if person in seen:
                    both = "twice under" if seen[person] == how else f'under "{how}" and under'
                    yield entry.problem(
                        f'"{person}" is listed {both} "{seen[person]}"; keep one',
                        how,
                        index,
                        "person",
                    )
                seen.setdefault(person, how)


def action_details_are_of_actions(library: Library) -> Iterator[Problem]:
    """Actions given in front matter are those of the notes, each once; a given owner is one."""
    archive, texts = library.archive, library.texts
    for entry in archive.meetings.values():
        items = texts.meetings[entry.slug].items
        labels = [action.label for item in items for action in item.actions]
        lost, seen = Lost(entry), set[str]()
        for index, details in enumerate(entry.record.actions):
            at = ("actions", index)
            if details.label in seen:
                yield entry.problem(
                    f"action {details.label} is listed twice here; make it one", *at, "label"
                )
            elif details.label not in labels:
                known = f"; they have {join(labels)}" if labels else ""
                yield entry.problem(
                    f'there is no action "{details.label}" in the notes'
                    f"{nearest(details.label, labels) or known}{lost.actions}",
                    *at,
                    "label",
                )
            seen.add(details.label)
            for place, owner in enumerate(details.owners):
                yield from _not_one(entry, owner, *at, "owners", place)


def authors_are_one(library: Library) -> Iterator[Problem]:
    """An author is a person (perhaps in a post), or a post, or an organisation."""
    archive = library.archive
    for entry in archive.reports.values():
        record = entry.record
        named: list[tuple[Location, Author]]
        named = [(("authors", index), author) for index, author in enumerate(record.authors)]
        for name in ("sponsor", "requested_by"):
            if author := getattr(record, name):
                named.append(((name,), author))
        for location, author in named:
            yield from _not_one(entry, author, *location)


def _not_one(entry: Entry[Any], author: Author, *location: str | int) -> Iterator[Problem]:
    if not (author.person or author.post or author.organisation):
        yield entry.problem('say who: give "person", "post" or "organisation"', *location)
    elif author.organisation and (author.person or author.post):
        yield entry.problem(
            "give a person or post here, or an organisation, not both;"
            " write a second author for the other",
            *location,
        )


def nothing_is_part_of_itself(library: Library) -> Iterator[Problem]:
    """No record is above itself by way of others."""
    archive = library.archive
    above = (
        ("topics", "broader"),
        ("reports", "part_of"),
        ("organisations", "part_of"),
        ("meetings", "moved_to"),
    )
    for folder, field in above:
        entries: Mapping[str, Entry[Record]] = archive.named(folder)
        for entry in entries.values():
            trail, passed = [entry.slug], {entry.slug}
            while (slug := getattr(entries[trail[-1]].record, field)) in entries:
                trail.append(slug)
                if slug == entry.slug:
                    yield entry.problem(
                        f'"{field}" leads round in a circle: {" → ".join(trail)}', field
                    )
                if slug in passed:
                    break
                passed.add(slug)
    for post in archive.posts.values():
        if post.record.followed_by and post.record.followed_by.post == post.slug:
            yield post.problem("a post cannot follow itself", "followed_by", "post")


def terms_are_single(library: Library) -> Iterator[Problem]:
    """No two glossary entries have one address."""
    archive = library.archive
    if not archive.glossary:
        return
    seen: dict[str, int] = {}
    for index, term in enumerate(archive.glossary.record.terms):
        anchor = slugify(term.abbreviation)
        line = archive.glossary.tree.line(("terms", index))
        if not anchor:
            yield archive.glossary.problem(
                f'"{term.abbreviation}" has no letter or digit to make an address of',
                "terms",
                index,
            )
        elif anchor in seen:
            yield archive.glossary.problem(
                f'"{term.abbreviation}" has an entry already, in line'
                f" {seen[anchor]}; make them one",
                "terms",
                index,
            )
        seen.setdefault(anchor, line)


def settings_are_usable(library: Library) -> Iterator[Problem]:
    """The time zone is a place, and the site's address is one."""
    archive = library.archive
    site = archive.site_entry
    if not is_zone(site.record.time_zone):
        yield site.problem(
            f'"time_zone" is "{site.record.time_zone}", which is not a place with a time zone;'
            " write it like Europe/London",
            "time_zone",
        )
    if not _ADDRESS.fullmatch(archive.site.base_url):
        yield site.problem(
            f'"base_url" is "{archive.site.base_url}"; write only the address of the site, like'
            " https://meetings.example.org or https://example.org/meetings",
            "base_url",
        )
    if site.record.contact and not _CONTACT.fullmatch(site.record.contact):
        yield site.problem(
            f'"contact" is "{site.record.contact}"; write one e-mail address, like'
            " team@example.org, and nothing else",
            "contact",
        )
    if not _LANGUAGE.fullmatch(site.record.language):
        yield site.problem(
            f'"language" is "{site.record.language}"; write it like en or en-GB', "language"
        )


def settled_names_stand_in_the_text(library: Library) -> Iterator[Problem]:
    """Each entry of "names" is of a name in the text, given once, and of one record at most."""
    archive = library.archive
    entries: list[Entry[Meeting] | Entry[Report]]
    entries = [*archive.meetings.values(), *archive.reports.values()]
    for entry in entries:
        body = folded(entry.body)
        seen: set[str] = set()
        for index, settled in enumerate(entry.record.names):
            name = folded(settled.name)
            given = [field for field in NAMED.values() if getattr(settled, field)]
            if len(given) > 1:
                kinds = join(f"a {field}" for field in given)
                yield entry.problem(
                    f'"{settled.name}" is said to be {kinds}; keep one',
                    *("names", index, given[1]),
                )
            mistake = ""
            if name in seen:
                mistake = "is settled twice here; keep one entry"
            elif name not in body:
                mistake = "does not stand in the text below; write it as it stands there,"
                mistake += " or delete this entry"
            elif not WORD.match(name):
                mistake = "begins with a mark; write the name from its first letter or digit on"
            if mistake:
                yield entry.problem(f'"{settled.name}" {mistake}', "names", index, "name")
            seen.add(name)


# The rules about places in the text of the same file.
_OF_PLACES = (
    *("items-exist", "anchors-exist", "figures-stand-in-the-text"),
    *("action-details-are-of-actions", "decisions-are-of-items"),
)

# Each rule, and why it matters.
ERRORS: Mapping[Check, str] = {
    references_lead_somewhere: "A page links to each record that it names; a name without a record"
    " would be a link to nowhere.",
    items_exist: "Topics and reports are shown at their item; at a wrong number nobody finds them.",
    anchors_exist: "Readers follow the number to the words that are meant.",
    figures_stand_in_the_text: "Readers compare figures, and follow them to the words they are of.",
    updates_name_actions: "What came of an action is shown on the action's own page.",
    texts_are_as_stated: "Each page tells its readers whether it holds the whole text, a digest or"
    " nothing.",
    moves_lead_on: "Whoever comes on the old day is led to the new one by this.",
    dates_are_in_order: "Pages are sorted, and people are found in their posts, by these dates.",
    attendance_is_single: "Who was there is counted, and shown on each person's page.",
    action_details_are_of_actions: "Topics are shown at their action; at a wrong label nobody finds"
    " them.",
    **DECISION_ERRORS,
    authors_are_one: "A report is listed with whoever wrote it.",
    nothing_is_part_of_itself: "Pages show what a record belongs to, step by step up to the top.",
    terms_are_single: "Each abbreviation has one place in the glossary, which others link to.",
    settled_names_stand_in_the_text: 'An entry of "names" that fits no word in the text does'
    " nothing.",
    settings_are_usable: "Every address, feed and calendar of the site is made from them.",
    the_face_can_be_seen: "Links that some readers cannot see lead them nowhere; a logo that is no"
    " picture is a gap.",
}
