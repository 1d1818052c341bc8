"""``comsite import``: turn documents into content files."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from comsite.cli.shared import run, source_option
from comsite.cli.showing import show_pages

if TYPE_CHECKING:
    from comsite.base.dates import PartialDate


class _Date(click.ParamType["PartialDate"]):
    """A date as a person types it. If it is none, the message says what to type instead."""

    name = "date"

    def convert(
        self, value: Any, param: click.Parameter | None, context: click.Context | None
    ) -> PartialDate:
        """Return the date that was typed, or end the command with what to type instead."""
        from comsite.base.dates import PartialDate

        try:
            return PartialDate.parse(value)
        except ValueError as error:
            self.fail(str(error), param, context)


@click.command("import")
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=Path))
@source_option
@click.option("--dry-run", is_flag=True, help="Show all that would be done, and write nothing.")
@click.option("--force", is_flag=True, help="Replace files that are there with another text.")
@click.option(
    "--date",
    metavar="DATE",
    type=_Date(),
    help="The date of the one document named, like 2031-06-03, where it does not say it.",
)
@click.option("--draft", is_flag=True, help="Mark new meetings and reports as drafts.")
@click.option("--preview", is_flag=True, help="Then show their pages in a browser, until Ctrl-C.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How the review is printed.",
)
def import_(
    files: tuple[Path, ...],
    source: Path,
    dry_run: bool,
    force: bool,
    date: PartialDate | None,
    draft: bool,
    preview: bool,
    form: str,
) -> None:
    """Make content files of documents: .docx, .pdf, .html, .md and .txt, or folders of them.

    What was understood, guessed and left out is told, and what only you can say is asked. No file
    that is there is replaced without --force, and the same document a second time changes nothing.
    The exit code is 1 if a document was not imported; a question is no reason for it.

    With --preview the pages show as with "comsite serve": each changes as you save its file.

    \b
    Example: comsite import "Notes of 3 June.docx" --preview
    """
    if preview and (dry_run or form == "json"):
        other = "--dry-run" if dry_run else "--format json"
        raise click.UsageError(f"--preview cannot be used with {other}; leave out one of them.")
    from comsite.importing.review import as_data, review, summary
    from comsite.importing.run import Importer
    from comsite.importing.shelf import documents

    importer = run(
        lambda: Importer(source, force=force, drafts=draft, dry_run=dry_run),
        source,
        "Nothing was imported.",
    )
    paths = list(documents(files, source))
    if date and len(paths) > 1:
        raise click.UsageError("--date is for one document; import it by itself.")
    asking = form == "text" and _is_terminal()
    outcomes = []
    for path in paths:
        outcome = importer.take(path, date)
        if outcome.undated and asking and (answer := _ask_date(path)):
            outcome = importer.take(path, answer)
        outcomes.append(outcome)
        if form == "text":
            click.echo("\n".join(review(outcome, importer.top, dry_run)) + "\n")
    if form == "json":
        click.echo(json.dumps(list(map(as_data, outcomes)), indent=1, ensure_ascii=False))
    elif not outcomes:
        click.echo(
            "There is nothing to import: no .docx, .pdf, .html, .md or .txt file was found.",
            err=True,
        )
    else:
        for line in summary(outcomes, dry_run, preview):
            click.echo(line)
    pages = [page for outcome in outcomes for page in outcome.pages]
    if preview and pages:
        show_pages(source, list(dict.fromkeys(pages)))
    sys.exit(1 if not outcomes or any(outcome.refused for outcome in outcomes) else 0)


def _is_terminal() -> bool:
    """Whether somebody is there to answer a question."""
    return sys.stdin.isatty()


def _ask_date(path: Path) -> PartialDate | None:
    """Ask for the date of a document, and return it, or None to leave the document out."""
    click.echo(f"{path}\n  No date was found in it or in its name.", err=True)
    answer: PartialDate | None = click.prompt(
        "  Which day is it of? Type it like 2031-06-03, or nothing to leave it out",
        default="",
        show_default=False,
        value_proc=lambda text: _Date()(text) if text else None,
        err=True,
    )
    return answer
