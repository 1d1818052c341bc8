"""``comsite new``: begin a new file, with its fields explained in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from comsite.cli.shared import run, source_option

if TYPE_CHECKING:
    from comsite.content.archive import Archive
    from comsite.editing.scaffold.files import NewFile
    from comsite.texts.items import Texts


_NOTHING = "Nothing was written."

slug_option = click.option(
    "--slug", metavar="NAME", help="The file's name, if not made of what it is about."
)


@click.group()
def new() -> None:
    """Begin a file, with every field explained in it.

    The file passes the check as it is. A file that is there is never overwritten.

    \b
    Example: comsite new person "Ada Example"
    """


@new.command()
@source_option
@click.option("--date", metavar="DATE", help="Its day, like 2031-09-02.")
@click.option("--start", metavar="TIME", help="When it begins, like 14:00.")
@click.option("--end", metavar="TIME", help="When it ends, like 16:00.")
@click.option("--place", metavar="TEXT", help="Where it is held.")
@click.option("--held-by", metavar="NAME", help="The committee's file name in organisations/.")
def meeting(
    source: Path,
    date: str | None,
    start: str | None,
    end: str | None,
    place: str | None,
    held_by: str | None,
) -> None:
    """Begin the next meeting, as the latest notes announce it.

    Day, times and place come from "next_meeting" in those notes, of the same committee. Who usually
    attends, what was promised and what was put on the agenda stand in the file as proposals, behind
    a #.

    \b
    Example: comsite new meeting --date 2031-09-02 --start 14:00
    """
    from comsite.editing.scaffold.meeting import WantedMeeting, new_meeting

    wanted = WantedMeeting(date, start, end, place, held_by)
    slug = _write(source, lambda archive, texts: new_meeting(archive, texts, wanted))
    _next(
        "Open it: each field is explained, and proposals stand behind a #.",
        f'When a paper comes: comsite new report "Its subject" --meeting {slug}',
        "After the meeting: write the notes below the fields, as the remarks in it say.",
        "Then: comsite check",
    )


@new.command()
@source_option
@click.argument("subject")
@click.option("--meeting", metavar="NAME", help="The meeting's file name.  [default: the latest]")
@click.option("--item", metavar="NUMBER", help="The agenda item that it goes to.")
@slug_option
def report(
    source: Path, subject: str, meeting: str | None, item: str | None, slug: str | None
) -> None:
    """Begin a report with its SUBJECT, as a draft.

    \b
    Example: comsite new report "Night patrols" --meeting 2031-06-03 --item 2
    """
    from comsite.editing.scaffold.records import new_report

    _write(source, lambda archive, _: new_report(archive, subject, meeting, item, slug))
    _next(
        "Open it, and write the text below the fields; the remarks in it say how.",
        "It shows in previews only, until you delete the line draft: true.",
        "Then: comsite check --drafts",
    )


def _record_command(kind: str, example: str) -> click.Command:
    """Return the command that begins a record of a kind, given its name."""

    @source_option
    @click.argument("name")
    @slug_option
    def command(source: Path, name: str, slug: str | None) -> None:
        from comsite.editing.scaffold.records import new_record

        stem = _write(source, lambda archive, _: new_record(archive, kind, name, slug))
        _next(
            "Open it: what more can be said stands in it behind a #.",
            f"In other files it is called {stem}.",
            "Then: comsite check",
        )

    article = "an" if kind[0] in "aeiou" else "a"
    return click.command(
        kind,
        help=f"Begin {article} {kind} with its NAME.\n\n\b\n"
        f'Example: comsite new {kind} "{example}"',
    )(command)


for _kind, _example in (
    ("person", "Ada Example"),
    ("post", "Clerk to the Council"),
    ("organisation", "Example Town Council"),
    ("topic", "Road safety"),
):
    new.add_command(_record_command(_kind, _example))


def _write(source: Path, make: Callable[[Archive, Texts], NewFile]) -> str:
    """Make a file from the archive and its texts, write it, and print its path; return its slug."""
    from comsite.checking.gate import read_leniently
    from comsite.editing.scaffold.files import write

    def work() -> Any:
        file = make(*read_leniently(source))
        return write(source, [file])[0]

    path: Path = run(work, source, _NOTHING)
    click.echo(f"Written: {path}\n")
    return path.stem


def _next(*steps: str) -> None:
    """Print what to do next, as numbered steps."""
    click.echo("What to do next:")
    for number, step in enumerate(steps, 1):
        click.echo(f"  {number}. {step}")
