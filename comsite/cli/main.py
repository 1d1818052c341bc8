"""The command line: ``build``, ``check``, ``serve``, and the commands of other modules."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from comsite.cli.export import export
from comsite.cli.help import help_
from comsite.cli.importing import import_
from comsite.cli.init import init
from comsite.cli.ledger import ledger, withdraw
from comsite.cli.moving import merge, move, rename
from comsite.cli.new import new
from comsite.cli.progress import Progress
from comsite.cli.schemas import schemas
from comsite.cli.shared import (
    FOLDER,
    content_options,
    folder_in_repository,
    run,
    show,
    stopped_by_signals,
    teller,
)
from comsite.cli.suggesting import suggest_words
from comsite.cli.takedown import takedown
from comsite.cli.upgrade import upgrade

if TYPE_CHECKING:
    from comsite.base.problems import Problem
    from comsite.checking.gate import Options
    from comsite.publishing.kept import Shelf
    from comsite.publishing.lastbuild import Summary

_DEAREST = 30  # functions that a profile lists


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="comsite")
def main() -> None:
    """Build a searchable, cross-linked archive of public meetings from text files.

    Exit codes: 0 all is well, 1 there are problems, 2 the command was not understood.
    """
    click.get_current_context().with_resource(stopped_by_signals())


@main.command()
@content_options(drafts=False)
@click.option(
    "--output",
    type=FOLDER,
    default=Path("build"),
    show_default=True,
    help="Where the site goes; replaced whole.",
)
@click.option("--no-search", is_flag=True, help="Leave out the search index; faster.")
@click.option("--clean", is_flag=True, help="Make all anew, even if nothing has changed.")
@click.option("--profile", is_flag=True, help="Make all anew, and list what takes the time.")
def build(
    source: Path,
    output: Path,
    base_url: str | None,
    drafts: bool,
    no_search: bool,
    clean: bool,
    profile: bool,
) -> None:
    """Build the site.

    Problems in the content are listed, and the site built earlier stays as it is. It stays too
    where neither the content nor the program has changed since. What an earlier build into the
    same folder made of the same texts is taken over from there.

    \b
    Example: comsite build --output public
    """
    from comsite.publishing.lastbuild import key_of, last, note

    anew = clean or profile
    key = key_of(source, (base_url, drafts, no_search))
    summary = None if anew else last(output, key)
    if summary:
        click.echo(f"Nothing has changed: there are {_made(summary, output)}")
    else:
        # To import these takes longer than to see that nothing has changed.
        from comsite.checking.gate import Options
        from comsite.publishing.kept import Shelf

        shelf, progress = Shelf(output, (base_url, drafts)), Progress()
        if anew:
            shelf.clear()
        options = Options(source, output, base_url, drafts, not no_search, history=True)
        summary = run(lambda: _built(options, shelf, progress, profile), source)
        over = summary.taken_over
        also = f"; {over:,} pages are as they were" if over else ""
        click.echo(f"Built {_made(summary, output)}{also}")
        if said := progress.summary():
            click.echo(said, err=True)
        if key == key_of(source, (base_url, drafts, no_search)):  # nobody wrote meanwhile
            note(output, key, summary)
    if summary.shallow:
        click.echo(
            "This clone is shallow, so pages do not say when they changed. To give the build the"
            " history: git fetch --unshallow",
            err=True,
        )


def _made(summary: Summary, output: Path) -> str:
    """Say what a build made, and where."""
    size = f"{summary.size / 1_000_000:.1f} MB"
    return f"{summary.pages:,} pages ({summary.files:,} files, {size}) in {output}"


def _built(options: Options, shelf: Shelf, progress: Progress, is_profiled: bool) -> Summary:
    """Build, and say how it gets on; under a profiler all in one process."""
    import cProfile
    from io import StringIO
    from pstats import Stats

    from comsite.publishing.build import build as build_site

    profiler = cProfile.Profile()
    try:
        if not is_profiled:
            return build_site(options, shelf, progress)
        return profiler.runcall(build_site, options, shelf, progress, alone=True)
    finally:
        progress.end()
        if is_profiled:
            report = StringIO()
            Stats(profiler, stream=report).sort_stats("tottime").print_stats(_DEAREST)
            click.echo(report.getvalue(), err=True)


@main.command()
@content_options(drafts=False)
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

    Where there is none, three things are listed that do not stop a build, and the exit code is 0.
    Warnings are what a person should look at: a weekday that does not fit its date, an action
    without an owner. Questions are what only a person can settle: a name that could be two people,
    an abbreviation that the glossary does not know. Notices tell what is held back from the site,
    because only drafts use it.

    An archive with templates of its own is made once in memory, to find what is wrong with these.

    \b
    Example: comsite check --format github
    """
    from comsite.checking import report as reporting

    problems = run(lambda: _check(source, base_url, drafts), source)
    if form == "text":
        show(problems, source)
    elif form == "json":
        click.echo(reporting.as_json(problems))
    else:
        for line in reporting.as_annotations(problems, folder_in_repository(source)):
            click.echo(line)
        click.echo(reporting.count(problems), err=True)
    sys.exit(any(problem.grade == "error" for problem in problems))


def _check(source: Path, base_url: str | None, drafts: bool) -> list[Problem]:
    """Return every problem. Raises BuildError where a template of the archive's own is wrong."""
    from comsite.checking.gate import Options, check
    from comsite.publishing.stages import try_templates

    options = Options(source, source, base_url, drafts)
    problems = check(options)
    if not any(problem.grade == "error" for problem in problems):
        try_templates(options)
    return problems


@main.command()
@content_options(drafts=True)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    show_default="8000, or a free one if that is taken",
    help="Where it listens; 0 takes any free port.",
)
def serve(source: Path, base_url: str | None, drafts: bool, port: int | None) -> None:
    """Show the site on this machine, as it is and as it becomes while you save files.

    Drafts show, marked as such. The browser shows a page again when the content has changed.
    Problems lie over the page, with file and line, and the last good page stays until they are
    mended.

    \b
    Example: comsite serve --port 0
    """
    from comsite.publishing.serve import serve as serve_site

    def ready(address: str) -> None:
        click.echo(f"The site is at {address}/ (Ctrl-C ends it)")

    run(lambda: serve_site(source, base_url, drafts, port, teller(source), ready), source)


@main.command(hidden=True)
@click.argument("folder", type=FOLDER)
def reference(folder: Path) -> None:
    """Renew the reference pages in FOLDER."""
    from comsite.editing.reference import pages

    for name, text in pages(main).items():
        (folder / name).write_text(text, "utf-8")


main.add_command(export)
main.add_command(help_)
main.add_command(import_)
main.add_command(init)
main.add_command(ledger)
main.add_command(merge)
main.add_command(move)
main.add_command(new)
main.add_command(rename)
main.add_command(schemas)
main.add_command(suggest_words)
main.add_command(takedown)
main.add_command(upgrade)
main.add_command(withdraw)
