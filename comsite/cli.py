"""The command line: the only part that prints and exits."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

from comsite.errors import BuildError, ContentError, Problem

_FOLDER = click.Path(file_okay=False, path_type=Path)


def _options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that build, check and serve share."""
    for option in (
        click.option("--drafts", is_flag=True, help="Show drafts, marked; for previews."),
        click.option("--base-url", metavar="URL", help="The site's address, if not site.yaml's."),
        click.option(
            "--source",
            type=_FOLDER,
            default=Path("content"),
            show_default=True,
            help="The folder with site.yaml.",
        ),
    ):
        command = option(command)
    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="comsite")
def main() -> None:
    """Build a searchable, cross-linked archive of public meetings from text files.

    Exit codes: 0 all is well, 1 there are problems, 2 the command was not understood.
    """


@main.command()
@_options
@click.option(
    "--output",
    type=_FOLDER,
    default=Path("build"),
    show_default=True,
    help="Where the site goes; replaced whole.",
)
@click.option("--no-search", is_flag=True, help="Leave out the search index; faster.")
def build(source: Path, output: Path, base_url: str | None, drafts: bool, no_search: bool) -> None:
    """Build the site.

    Problems in the content are listed, and the site built earlier stays as it is.

    \b
    Example: comsite build --output public
    """
    from comsite.build import Options
    from comsite.build import build as run

    summary = _run(lambda: run(Options(source, output, base_url, drafts, not no_search)))
    click.echo(
        f"Built {summary.pages:,} pages ({summary.files:,} files,"
        f" {summary.size / 1_000_000:.1f} MB) in {output}"
    )


@main.command()
@_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "json"]),
    default="text",
    show_default=True,
    help="How problems are printed.",
)
def check(source: Path, base_url: str | None, drafts: bool, form: str) -> None:
    """List every problem in the content, and build nothing.

    Where there is none, what only a person can settle is listed: a name that could be two people,
    an abbreviation that the glossary does not know. These are questions, not problems: the site
    builds without an answer, and the exit code is 0.

    \b
    Example: comsite check --format github
    """
    from comsite.build import Options
    from comsite.build import check as run

    found = _run(lambda: run(Options(source, source, base_url, drafts)))
    if form == "json":
        click.echo(json.dumps([_as_data(one) for one in found], indent=1))
    elif found:
        _list(found, form)
    if form != "json" and not _problems(found):
        click.echo("No problems.")
    sys.exit(1 if _problems(found) else 0)


@main.command()
@_options
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Where it listens; 0 takes any free port.",
)
def serve(source: Path, base_url: str | None, drafts: bool, port: int) -> None:
    """Build the site, show it on this machine, and build again when a file changes.

    \b
    Example: comsite serve --drafts
    """
    from comsite.serve import serve as run

    def say(problems: Iterable[Problem] | str) -> None:
        if isinstance(problems, str):
            click.echo(problems)
        else:
            _list(problems)

    _run(lambda: run(source, base_url, drafts, port, say))


@main.command(hidden=True)
@click.argument("folder", type=_FOLDER)
def reference(folder: Path) -> None:
    """Renew the reference pages in FOLDER."""
    from comsite.reference import pages

    for name, text in pages(main).items():
        (folder / name).write_text(text, "utf-8")


def _run(work: Callable[[], Any]) -> Any:
    """Run a command's work; print what went wrong and exit 1."""
    try:
        return work()
    except ContentError as error:
        _list(error.problems)
        click.echo("Nothing was built; the site built earlier is as it was.", err=True)
    except BuildError as error:
        click.echo(f"{error}\nThe site built earlier is as it was.", err=True)
    sys.exit(1)


def _list(problems: Iterable[Problem], form: str = "text") -> None:
    found = list(problems)
    for problem in found:
        click.echo(_annotation(problem) if form == "github" else str(problem), err=form == "text")
    count = len(found)
    noun = "problem" if _problems(found) else "question"
    click.echo(f"{count:,} {noun}{'' if count == 1 else 's'}.", err=True)


def _problems(found: Iterable[Problem]) -> bool:
    return any(not one.question for one in found)


def _annotation(problem: Problem) -> str:
    """A problem as GitHub marks it on a pull request's lines; a question is a notice."""
    message = problem.message.replace("%", "%25").replace("\n", "%0A")
    path = problem.path.replace("%", "%25").replace(",", "%2C").replace(":", "%3A")
    level = "notice" if problem.question else "error"
    return f"::{level} file={path},line={max(problem.line, 1)}::{message}"


def _as_data(problem: Problem) -> dict[str, str | int]:
    kind = "question" if problem.question else "problem"
    return {"path": problem.path, "line": problem.line, "kind": kind, "message": problem.message}
