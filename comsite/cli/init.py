"""``comsite init``: begin a whole new archive."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from comsite.cli.shared import FOLDER, run

# What is asked in a terminal: the setting, and the question.
_QUESTIONS = (
    ("body", "Whose meetings are these"),
    ("title", "What is the archive called"),
    ("base_url", "What will its address be (the proposal leads nowhere, for now)"),
    ("host", "Where will it be published"),
)
HOSTS = ("netlify", "github-pages", "cloudflare-pages", "s3", "nginx")


@click.command()
@click.argument("folder", metavar="DIR", type=FOLDER)
@click.option("--body", metavar="TEXT", help="Whose meetings these are.  [default: from DIR]")
@click.option("--title", metavar="TEXT", help="What the archive is called.")
@click.option("--summary", metavar="TEXT", help="What it is, in a sentence.")
@click.option("--base-url", metavar="URL", help="The site's address.")
@click.option("--contact", metavar="ADDRESS", default="", help="Where readers report a mistake.")
@click.option(
    "--time-zone",
    metavar="NAME",
    default="Europe/London",
    show_default=True,
    help="The time zone of the meetings.",
)
@click.option(
    "--language",
    metavar="CODE",
    default="en-GB",
    show_default=True,
    help="The language of the texts.",
)
@click.option(
    "--program", metavar="TEXT", help="How pip finds comsite.  [default: this version, by name]"
)
@click.option(
    "--host",
    type=click.Choice(HOSTS),
    help="Where it will be published.  [default: netlify]",
)
def init(folder: Path, contact: str, time_zone: str, language: str, **given: str | None) -> None:
    """Begin the archive of a body in the new folder DIR.

    It builds and passes the check as it is. In a terminal you are asked for what no option says;
    everything has a default. A folder that has files in it is refused.

    \b
    Example: comsite init larkwick-council --body "Larkwick Town Council"
    """
    from importlib.metadata import version

    from comsite.editing.scaffold.archive import WantedArchive, address_of, name_of, new_archive
    from comsite.editing.scaffold.files import write
    from comsite.publishing.shipped import pinned_libraries

    refuse_folder_with_files(folder)
    answers = {name: text for name, text in given.items() if text}
    proposals = {
        "body": lambda: name_of(folder.resolve().name),
        "title": lambda: f"{answers['body']} meetings",
        "base_url": lambda: address_of(answers["body"]),
        "summary": lambda: (
            f"Who was there, what was said and what was promised at the meetings of"
            f" {answers['body']}."
        ),
        "program": lambda: f"comsite=={version('comsite')}",
        "host": lambda: HOSTS[0],
    }
    for name, question in _QUESTIONS:
        if name not in answers and sys.stdin.isatty():
            choice = click.Choice(HOSTS) if name == "host" else None
            answers[name] = click.prompt(question, default=proposals[name](), type=choice)
        answers.setdefault(name, proposals[name]())
    for name in ("summary", "program"):
        answers.setdefault(name, proposals[name]())
    wanted = WantedArchive(contact=contact, time_zone=time_zone, language=language, **answers)

    def work() -> Any:
        return write(folder, new_archive(wanted, pinned_libraries()))

    written = run(work, folder / "content", "Nothing was written.")
    click.echo(f"""Written: {len(written)} files in {folder}

What to do next:
  1. cd {folder}
  2. Look at content/site.yaml: each setting is explained in it.
  3. comsite new meeting --date 2031-09-02 (with the day of a meeting)
     or comsite import "Notes of June.docx" --preview (with a file of yours)
  4. comsite serve
README.md says how to go on.""")


def refuse_folder_with_files(folder: Path) -> None:
    """Exit with a message if a folder has files that an archive could be mixed up with.

    A folder with nothing but ``.git`` is as good as a new one.
    """
    if folder.is_dir() and any(path.name != ".git" for path in folder.iterdir()):
        click.echo(f"{folder} has files in it; name a folder that is new or empty.", err=True)
        click.echo("Nothing was written.", err=True)
        sys.exit(1)
