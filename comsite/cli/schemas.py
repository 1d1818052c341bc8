"""``comsite schemas``: write the schemas by which text editors complete and check content."""

from __future__ import annotations

import json
from pathlib import Path

import click

from comsite.base.problems import BuildError, system_reason
from comsite.cli.shared import run, source_option


@click.command()
@source_option
def schemas(source: Path) -> None:
    """Renew the JSON Schemas by which editors complete and check files as you type.

    They go into the folder .schemas in the content folder, one for each kind of file. Do this once
    when a new version of comsite has other fields.

    \b
    Example: comsite schemas
    """
    from comsite.content.schemas import FOLDER, content_schemas

    folder = source / FOLDER
    schema_of_kind = content_schemas()

    def work() -> None:
        if not source.is_dir():
            raise BuildError(f"there is no folder {source}; name the content folder with --source")
        try:
            folder.mkdir(exist_ok=True)
            for kind, schema in schema_of_kind.items():
                text = json.dumps(schema, indent=1, ensure_ascii=False)
                (folder / f"{kind}.json").write_text(f"{text}\n", "utf-8")
        except OSError as error:
            raise BuildError(f"the schemas cannot be written: {system_reason(error)}") from error

    run(work, source, "Not all schemas were renewed.")
    click.echo(f"{len(schema_of_kind)} schemas are in {folder}")
