"""A new file for one record, from what is asked for and what the archive knows."""

from __future__ import annotations

import unicodedata

from comsite.base.problems import BuildError, nearest
from comsite.base.slugs import slugify
from comsite.content.archive import Archive
from comsite.content.kinds import KINDS
from comsite.content.schemas import reference_line
from comsite.content.yamltext import scalar
from comsite.editing.scaffold.files import NewFile, field, filled
from comsite.texts.names import HONORIFICS

_LONGEST_SUBJECT = 60  # of a report's file name

# The kinds that can be begun with a name, by what one record is called.
BEGUN = {kind.noun: kind for kind in KINDS.values() if kind.begins_by_name}


def new_record(archive: Archive, kind: str, name: str, slug: str | None) -> NewFile:
    """Begin a person, post, organisation or topic.

    Raises BuildError if a record of that name is there already.
    """
    about = BEGUN[kind]
    name = " ".join(name.split())
    for entry in archive.named(about.folder).values():
        record = entry.record
        others = getattr(record, "every_other_name", record.other_names)
        names = [getattr(record, about.name), *others]
        if not slug and _alike(name) in map(_alike, names):
            raise BuildError(
                f'"{name}" is on record already, in {entry.path}; for another {about.noun} of that'
                f" name give the file a name of its own: --slug {entry.slug}-2"
            )
    title, _, bare = name.partition(" ")
    if kind == "person" and title in HONORIFICS and bare:
        raise BuildError(f'write the name without titles: comsite new person "{bare}"')
    path = f"{about.folder}/{_file_name(name, slug)}.yaml"
    text = filled(f"{kind}.yaml", {"name": scalar(name)})
    return NewFile(path, reference_line(path) + text)


def new_report(
    archive: Archive, subject: str, meeting: str | None, item: str | None, slug: str | None
) -> NewFile:
    """Begin a report to a meeting (the latest on file, if none is named), as a draft."""
    meetings = archive.meetings_by_date
    if not meeting and not meetings:
        raise BuildError(
            "there is no meeting yet that a report could go to; make one first, like"
            " comsite new meeting --date 2031-03-04"
        )
    meeting = meeting or meetings[-1].slug
    if meeting not in archive.meetings:
        remedy = (
            nearest(meeting, archive.meetings) or f"; make it: comsite new meeting --date {meeting}"
        )
        raise BuildError(f'there is no meeting "{meeting}"{remedy}')
    subject = " ".join(subject.split())
    short = slugify(subject)
    if len(short) > _LONGEST_SUBJECT:
        short = short[:_LONGEST_SUBJECT].rpartition("-")[0]
    name = _file_name(subject, slug or (short and f"{meeting}-{short}"))
    values = {
        "subject": scalar(subject),
        "date": str(archive.meetings[meeting].record.date),
        "meeting": meeting,
        "item": field("item", item, '"4"'),
    }
    return NewFile(f"reports/{name}.md", filled("report.md", values))


def _file_name(name: str, slug: str | None) -> str:
    stem = slug or slugify(name)
    if not stem:
        raise BuildError(
            f'no file name can be made of "{name}"; give one of lower case letters, digits and'
            " hyphens, like --slug ada-example"
        )
    if slugify(stem) != stem:
        raise BuildError(
            f'"{stem}" is no file name (lower case letters, digits and hyphens, no ending); write'
            f' "{slugify(stem) or "ada-example"}"'
        )
    return stem


def _alike(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()
