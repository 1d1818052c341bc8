"""``comsite export``: what the search index has, for OpenSearch."""

from __future__ import annotations

from pathlib import Path

import click

from comsite.cli.init import refuse_folder_with_files
from comsite.cli.shared import FOLDER, content_options, run


@click.command()
@click.argument("folder", metavar="DIR", type=FOLDER)
@content_options(drafts=False)
def export(folder: Path, source: Path, base_url: str | None, drafts: bool) -> None:
    """Write what the search index has into the new folder DIR, for OpenSearch.

    opensearch.ndjson is the body of its bulk API: a line with the id, then a line with an item,
    a report or an action, each with its paragraphs. opensearch-mapping.json is what the index is
    created with. No build needs or makes these files. comsite help scale says how they are sent.

    \b
    Example: comsite export exported
    """
    from comsite.checking.gate import Options, read
    from comsite.data.opensearch import export as exported
    from comsite.publishing.staging import write

    refuse_folder_with_files(folder)

    def work() -> int:
        library = read(Options(source, folder, base_url, drafts))
        folder.mkdir(parents=True, exist_ok=True)
        return write(folder, exported(library)).size

    size = run(work, source, "Not everything was exported.")
    click.echo(f"Exported {size / 1_000_000:.1f} MB into {folder}")
