"""``comsite ledger``: what was published, and what became of it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from comsite.cli.shared import run, source_option

_UNTOUCHED = "Nothing was written."


@click.group()
def ledger() -> None:
    """Keep the record of what was published, and say what became of it.

    \b
    Example: comsite ledger verify
    """


@ledger.command()
@source_option
def update(source: Path) -> None:
    """Write what is published now into content/ledger/.

    The address of each page and the places of each text go in, with fingerprints and no words.
    Nothing is ever taken out. A second update changes nothing.

    \b
    Example: comsite ledger update
    """
    files = run(lambda: _files(source), source, _UNTOUCHED)
    changed = _differing(source, files)

    def write() -> None:
        for name in changed:
            file = source / name
            if name in files:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(files[name], "utf-8")
            else:
                file.unlink()

    run(write, source, "The ledger is written in part: make room, and type comsite ledger update.")
    click.echo(f"Written: {len(changed)} of {len(files)} files of the ledger had changed.")


@ledger.command()
@source_option
def verify(source: Path) -> None:
    """Say whether the ledger is whole and has all that is published now.

    \b
    Example: comsite ledger verify
    """
    files = run(lambda: _files(source), source, _UNTOUCHED)
    behind = _differing(source, files)
    for name in behind:
        click.echo(f"{name} is behind")
    if behind:
        click.echo("To renew the ledger: comsite ledger update", err=True)
        sys.exit(1)
    click.echo(f"The ledger has all that is published, in {len(files)} files.")


@ledger.command("list")
@source_option
def list_(source: Path) -> None:
    """List every address that was ever published, and where it leads now.

    \b
    Example: comsite ledger list
    """
    from comsite.checking.gate import Options, read
    from comsite.ledger.addresses import Addresses

    library = run(lambda: read(Options(source, source)), source, _UNTOUCHED)
    addresses = Addresses(library)
    for address in sorted(addresses.published | addresses.archive.ledger.addresses):
        if address in addresses.leads:
            click.echo(f"{address} -> {addresses.leads[address]}")
        elif address in addresses.published:
            click.echo(address)
        else:
            click.echo(f"{address} removed")


@ledger.command()
@source_option
def changes(source: Path) -> None:
    """Say what a change does to what was published, before an update.

    The lists are in Markdown: what is new, moved, taken away, changed and gone, and what leads on.

    \b
    Example: comsite ledger changes
    """
    from comsite.checking.gate import Options, read
    from comsite.ledger.changes import as_markdown

    library = run(lambda: read(Options(source, source)), source, _UNTOUCHED)
    click.echo("\n".join(as_markdown(library)).rstrip())


@ledger.command()
@source_option
@click.argument("old")
@click.argument("new")
def move(source: Path, old: str, new: str) -> None:
    """Lead the address OLD, and all that was under it, to NEW.

    If NEW led to OLD before, it does not any more.

    \b
    Example: comsite ledger move /people/ann-smyth/ /people/ann-smith/
    """
    _add(source, "redirects", {"old": old, "new": new})


@ledger.command()
@source_option
@click.argument("address")
@click.argument("why")
def remove(source: Path, address: str, why: str) -> None:
    """Say at ADDRESS that its page was taken away, and WHY.

    \b
    Example: comsite ledger remove /reports/2031-03-04-nets/ "Published by mistake."
    """
    _add(source, "removed", {"old": address, "reason": why})


@ledger.command(hidden=True)  # it is a command of its own; this is its older name
@source_option
@click.argument("address")
@click.argument("why")
def withdraw(source: Path, address: str, why: str) -> None:
    """Keep the page of a meeting or report at ADDRESS, and say at its top that it is withdrawn.

    \b
    Example: comsite withdraw /reports/2031-03-04-nets/ "A later paper took its place."
    """
    from comsite.content.rewording import quoted

    file = source / f"{address.strip('/')}.md"
    try:
        text = file.read_text("utf-8")
    except OSError:
        click.echo(f"There is no {file}; put the file back first. {_UNTOUCHED}", err=True)
        sys.exit(1)
    head, mark, rest = text.partition("---\n")
    if head or not mark:
        click.echo(f"{file} does not begin with ---. {_UNTOUCHED}", err=True)
        sys.exit(1)
    run(
        lambda: file.write_text(f"---\nwithdrawn: {quoted(why)}\n{rest}", "utf-8"),
        source,
        f"{file} may be written in part: look at it.",
    )
    click.echo(f"Written: {file}")


def _files(source: Path) -> dict[str, str]:
    """Return the files of the ledger as they should be. Raises ContentError."""
    from comsite.checking.gate import Options, read
    from comsite.ledger.texts import files_now

    return files_now(read(Options(source, source)))


def _differing(source: Path, files: dict[str, str]) -> list[str]:
    """Return the names of the files that are not as they should be, or should not be there."""
    there = {
        path.relative_to(source).as_posix(): path.read_text("utf-8")
        for path in (source / "ledger").rglob("*.txt")
    }
    return sorted(name for name in {*there, *files} if there.get(name) != files.get(name))


def _add(source: Path, field: str, entry: dict[str, str]) -> None:
    """Write an entry into ``redirects.yaml``, above those of its field."""
    from comsite.content.rewording import with_entry, without_entry

    file = source / "redirects.yaml"
    text = file.read_text("utf-8") if file.exists() else ""
    if field == "redirects":
        text = without_entry(text, {"old": entry["new"], "new": entry["old"]})
    written = with_entry(text, field, entry)
    run(
        lambda: file.write_text(written, "utf-8"),
        source,
        f"{file} may be written in part: look at it.",
    )
    click.echo(f"Written: {file}. To see whether all is well: comsite check")
