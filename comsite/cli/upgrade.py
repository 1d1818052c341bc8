"""``comsite upgrade``: renew what another version of comsite wrote into an archive."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from comsite.cli.shared import FOLDER, run


@click.command()
@click.argument("folder", metavar="DIR", type=FOLDER, default=Path())
def upgrade(folder: Path) -> None:
    """Renew what an older version of comsite wrote into the archive in DIR, or here.

    These are the schemas by which editors check files, the versions of the libraries, and the
    workflow. A file that says so in its first lines is renewed; one without these lines is yours.
    Content is read as older versions read it. Install the new version first.

    \b
    Example: comsite upgrade
    """
    from comsite.base.problems import BuildError, system_reason
    from comsite.editing.scaffold.archive import upgraded
    from comsite.publishing.shipped import pinned_libraries

    source = folder / "content"
    if not (source / "site.yaml").is_file():
        click.echo(
            f"There is no archive in {folder.resolve()}: it has no content/site.yaml.", err=True
        )
        sys.exit(1)

    def work() -> list[str]:
        files = upgraded(folder, pinned_libraries())
        try:
            for file in files:
                (folder / file.path).parent.mkdir(parents=True, exist_ok=True)
                (folder / file.path).write_text(file.text, "utf-8")
        except OSError as error:
            raise BuildError(f"a file cannot be written: {system_reason(error)}") from error
        return [file.path for file in files]

    renewed = run(work, source, "Not all was renewed.")
    for path in renewed:
        click.echo(f"Renewed: {path}")
    click.echo(
        "See what is different with git diff, and whether all is well with comsite check."
        if renewed
        else "All is as this version of comsite makes it."
    )
