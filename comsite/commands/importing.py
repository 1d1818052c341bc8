"""``comsite import``: documents to content files."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from comsite.commands.shared import run, source_option
from comsite.commands.showing import show_pages


@click.command("import")
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=Path))
@source_option
@click.option("--dry-run", is_flag=True, help="Show all that would be done, and write nothing.")
@click.option("--force", is_flag=True, help="Replace files that are there with another text.")
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
    from comsite.importers.importing import Importer
    from comsite.importers.review import as_data, review, summary
    from comsite.importers.shelf import documents

    importer = run(
        lambda: Importer(source, force=force, drafts=draft, dry_run=dry_run),
        source,
        "Nothing was imported.",
    )
    outcomes = []
    for path in documents(files, source):
        outcome = importer.take(path)
        outcomes.append(outcome)
        if form == "text":
            click.echo("\n".join(review(outcome, importer.top, dry_run)) + "\n")
    if form == "json":
        click.echo(json.dumps([as_data(one) for one in outcomes], indent=1, ensure_ascii=False))
    elif not outcomes:
        click.echo(
            "There is nothing to import: no .docx, .pdf, .html, .md or .txt file was found.",
            err=True,
        )
    else:
        for line in summary(outcomes, dry_run, preview):
            click.echo(line)
    pages = [page for one in outcomes for page in one.pages]
    if preview and pages:
        show_pages(source, list(dict.fromkeys(pages)))
    sys.exit(1 if not outcomes or any(one.refused for one in outcomes) else 0)
