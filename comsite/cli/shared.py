"""What commands share: their options, and how they print what went wrong."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from shutil import get_terminal_size
from typing import Any

import click

from comsite.base.problems import BuildError, ContentError, Problem

FOLDER = click.Path(file_okay=False, path_type=Path)


LONGEST_QUOTE = 100


_SHOWN = {"\t": "⇥"}  # a tab, which is easily taken for spaces


source_option = click.option(
    "--source",
    type=FOLDER,
    default=Path("content"),
    show_default=True,
    help="The folder with site.yaml.",
)


def content_options(drafts: bool) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The options that build, check and serve share; ``drafts`` says if drafts show by default."""

    def decorated(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in (
            click.option(
                "--drafts/--no-drafts",
                default=drafts,
                show_default=True,
                help="Show drafts, marked; for previews.",
            ),
            click.option(
                "--base-url", metavar="URL", help="The site's address, if not site.yaml's."
            ),
            source_option,
        ):
            command = option(command)
        return command

    return decorated


def run(
    work: Callable[[], Any],
    source: Path,
    after: str = "Nothing was built; the site built earlier is as it was.",
) -> Any:
    """Run a command's work; print what went wrong, and what that means, and exit 1."""
    try:
        return work()
    except ContentError as error:
        show(error.problems, source, err=True)
        click.echo(after, err=True)
    except BuildError as error:
        click.echo(f"{error}\n{after}", err=True)
    sys.exit(1)


def show(problems: Iterable[Problem], source: Path, err: bool = False) -> None:
    """Print problems for a person, with the lines that they are about, and their number."""
    from comsite.checking.report import as_text, count

    found = list(problems)
    stream = sys.stderr if err else sys.stdout
    width = min(get_terminal_size().columns, 120) if stream.isatty() else 0
    for line in as_text(found, lambda problem: quoted(source, problem), width):
        click.echo(line, err=err)
    click.echo(count(found), err=err)


def teller(source: Path) -> Callable[[Iterable[Problem] | str], None]:
    """What prints for a preview of a folder what it says: a line, or problems."""

    def say(what: Iterable[Problem] | str) -> None:
        if isinstance(what, str):
            click.echo(what)
        else:
            show(what, source, err=True)

    return say


def quoted(source: Path, problem: Problem) -> str:
    """The line that a problem is about, as far as it can be read."""
    if not problem.line:
        return ""
    try:
        text = (source.resolve().parent / problem.path).read_text("utf-8-sig", "replace")
    except OSError:
        return ""
    lines = text.split("\n")
    line = lines[problem.line - 1].rstrip() if problem.line <= len(lines) else ""
    line = "".join(mark if mark.isprintable() else _SHOWN.get(mark, "?") for mark in line)
    return line if len(line) <= LONGEST_QUOTE else f"{line[: LONGEST_QUOTE - 1]}…"


def folder_in_repository(source: Path) -> str:
    """Where the folder that holds the content stands in its git repository, with a slash."""
    above = source.resolve().parent
    for root in (above, *above.parents):
        if (root / ".git").exists():
            inside = above.relative_to(root).as_posix()
            return "" if inside == "." else f"{inside}/"
    return ""
