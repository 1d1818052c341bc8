"""``comsite rename``, ``merge``, ``move``: change what a record is called, wherever it is named."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from comsite.cli.shared import run, source_option

if TYPE_CHECKING:
    from comsite.content.archive import Archive
    from comsite.editing.renaming import Edit

_NOTHING = "Nothing was written."

_dry_run = click.option(
    "--dry-run", is_flag=True, help="Show what would change, and write nothing."
)


@click.command()
@source_option
@_dry_run
@click.argument("address")
@click.argument("name")
def rename(source: Path, dry_run: bool, address: str, name: str) -> None:
    """Give the record at ADDRESS another file name, NAME, and change every mention of it.

    Its old address leads to the new one, with all that was under it. Where the name of a meeting
    begins with another day, its date becomes that day. What texts call the record stays.

    \b
    Example: comsite rename /people/ann-smyth/ ann-smith
    """
    from comsite.editing.renaming import rename as renamed

    _change(source, dry_run, lambda archive: renamed(source, archive, address, name))


@click.command()
@source_option
@_dry_run
@click.argument("address")
@click.argument("into")
def merge(source: Path, dry_run: bool, address: str, into: str) -> None:
    """Make one of two records that turn out to be one: that at ADDRESS becomes part of INTO.

    Every mention of the first names the second, which gets its names too; the address of the first
    leads there. What else its file says is shown, for only a person can weigh it.

    \b
    Example: comsite merge /people/ann-smyth/ /people/ann-smith/
    """
    from comsite.editing.renaming import merge as merged

    lost = ""

    def work(archive: Archive) -> list[Edit]:
        nonlocal lost
        edits, lost = merged(source, archive, address, into)
        return edits

    _change(source, dry_run, work)
    if lost:
        click.echo("Its file said more, which is not carried over. Put in by hand what is right:")
        click.echo("\n".join(f"  {line}" for line in lost.split("\n")))


@click.command()
@source_option
@_dry_run
@click.argument("address")
@click.argument("day", required=False)
@click.option("--postponed", "status", flag_value="postponed", help="The new day is not known yet.")
@click.option("--cancelled", "status", flag_value="cancelled", help="It will not take place.")
def move(source: Path, dry_run: bool, address: str, day: str | None, status: str | None) -> None:
    """Say that the announced meeting at ADDRESS is held on another DAY, or not.

    It gets a file for the new day, and its papers go there. Calendars and feeds tell those who
    follow the archive. For a date that was wrong: comsite rename.

    \b
    Example: comsite move /meetings/2031-09-02/ 2031-09-16
    """
    from comsite.editing.renaming import put_off

    if bool(day) == bool(status):
        raise click.UsageError("Say the new day, or --postponed, or --cancelled.")
    _change(
        source, dry_run, lambda archive: put_off(source, archive, address, status or "moved", day)
    )


def _change(source: Path, dry_run: bool, work: Callable[[Archive], list[Edit]]) -> None:
    """Work out what changes, check the content as it would be, write it, and say what was done."""
    from comsite.checking.gate import Options, read
    from comsite.publishing.trying import try_edits, write_edits

    archive = run(lambda: read(Options(source, source, drafts=True)).archive, source, _NOTHING)
    edits = run(lambda: work(archive), source, _NOTHING)
    after = f"This is what would be wrong afterwards; mend it first. {_NOTHING}"
    run(lambda: try_edits(source, edits), source, after)
    if dry_run:
        click.echo(_differences(edits) + _NOTHING)
        return
    run(
        lambda: write_edits(source, edits),
        source,
        "It may be written in part; git restore undoes it.",
    )
    for edit in edits:
        click.echo(_said(edit))
    click.echo(f"See it: comsite serve. To undo it: git restore {source}, and delete what is new.")


def _said(edit: Edit) -> str:
    from difflib import SequenceMatcher

    if edit.before is None:
        return f"New: {edit.path}"
    if edit.after is None:
        return f"Gone: {edit.path}"
    matcher = SequenceMatcher(None, edit.before.split("\n"), edit.after.split("\n"), False)
    others = [block for block in matcher.get_opcodes() if block[0] != "equal"]
    count = sum(max(end - start, to - since) for _, start, end, since, to in others)
    return f"Changed: {edit.path} ({count} {'line' if count == 1 else 'lines'})"


def _differences(edits: Sequence[Edit]) -> str:
    """Return what changes, line by line, as git shows it."""
    from difflib import unified_diff

    lines: list[str] = []
    for edit in edits:
        lines += unified_diff(
            (edit.before or "").splitlines(),
            (edit.after or "").splitlines(),
            edit.path if edit.before is not None else "(no file)",
            edit.path if edit.after is not None else "(no file)",
            lineterm="",
            n=1,
        )
    return "".join(f"{line}\n" for line in lines)
