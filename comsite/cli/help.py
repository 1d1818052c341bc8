"""``comsite help``: the documentation that comes with the program."""

from __future__ import annotations

import sys

import click


@click.command("help")
@click.argument("topic", required=False)
def help_(topic: str | None) -> None:
    """Show the documentation of TOPIC, or list the topics.

    \b
    Example: comsite help editors-guide
    """
    from comsite.base.problems import nearest
    from comsite.publishing.shipped import docs_folder

    pages = {path.stem: path for path in sorted(docs_folder().glob("[a-z]*.md"))}
    if topic in pages:
        click.echo_via_pager(pages[topic].read_text("utf-8").rstrip())
        return
    if topic is not None:
        click.echo(f'There is no topic "{topic}"{nearest(topic, pages)}', err=True)
    for name, path in pages.items():
        heading = next(line for line in path.read_text("utf-8").split("\n") if line[:2] == "# ")
        click.echo(f"comsite help {name:<14} {heading[2:]}", err=topic is not None)
    sys.exit(topic is not None)
