"""``comsite schemas``: what editors need to complete and check files as one types."""

from __future__ import annotations

import json
from pathlib import Path

import click

from comsite.commands.shared import source_option


@click.command()
@source_option
def schemas(source: Path) -> None:
    """Renew the JSON Schemas by which editors complete and check files as you type.

    They go into the folder .schemas in the content folder, one for each kind of file. Do this once
    when a new version of comsite has other fields.

    \b
    Example: comsite schemas
    """
    from comsite.content_schemas import FOLDER, content_schemas

    folder = source / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    found = content_schemas()
    for kind, schema in found.items():
        text = json.dumps(schema, indent=1, ensure_ascii=False)
        (folder / f"{kind}.json").write_text(f"{text}\n", "utf-8")
    click.echo(f"{len(found)} schemas are in {folder}")
