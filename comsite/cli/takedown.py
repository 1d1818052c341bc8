"""``comsite takedown``: find words that must go, take them down, and prove that they are gone."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from comsite.base.problems import ContentError
from comsite.cli.shared import run, source_option

if TYPE_CHECKING:
    from comsite.publishing.takedown.finding import Find, Search
    from comsite.publishing.takedown.targets import Target
    from comsite.publishing.takedown.work import Work

_UNTOUCHED = "Nothing was changed."
_UNPROVED = (
    "The changes are written, but nothing is proved while the content has problems. Mend them,"
    ' and look once more: comsite takedown "THE WORDS"'
)
_REMOVED = "[removed]"
_MOST = 20  # places that are shown of a file of the content
_OUT_OF_REACH = """\
What no command reaches:
  - The past of the repository: git keeps every earlier version. To rewrite it, see git filter-repo
    (git filter-repo --replace-text FILE), and ask your host to clear what it keeps.
  - Deploys and previews that your host keeps: delete them there.
  - Caches, search engines and web archives: ask each to forget the page. Browsers and caches may
    keep pieces of the search index for a year, under addresses that no page asks for any more: ask
    whoever runs a cache in front of the site to empty it.
  - Feeds that were fetched already, and readers' copies."""


@click.command()
@click.argument("what")
@source_option
@click.option(
    "--replace",
    metavar="[TEXT]",
    is_flag=False,
    flag_value=_REMOVED,
    help=f"Put TEXT in the place of a phrase in content files; without TEXT, {_REMOVED}.",
)
@click.option("--paragraph", is_flag=True, help="Take the paragraph at an address out.")
@click.option("--remove", metavar="WHY", help="Take a record away; its page says why.")
@click.option("--files", is_flag=True, help="Delete originals with the words in them.")
def takedown(
    source: Path, what: str, replace: str | None, paragraph: bool, remove: str | None, files: bool
) -> None:
    """Find WHAT must go, everywhere, and take it down: a phrase, or what stands at an address.

    Without a choice nothing is written: what was found is listed, and what each choice would do.
    After one, the site is built into a folder of its own, and every byte of it is searched,
    compressed files included; the exit code is 1 if the words are still there.

    \b
    Example: comsite takedown "Ann Example" --replace
    """
    from comsite.checking.gate import Options, read_despite
    from comsite.publishing.kept import clear_shelves
    from comsite.publishing.takedown.finding import search_content
    from comsite.publishing.takedown.targets import target
    from comsite.publishing.takedown.work import Work

    options = Options(source, source, history=True)
    library, problems = run(lambda: read_despite(options), source, _UNTOUCHED)
    wanted: Target = run(lambda: target(library, what), source, _UNTOUCHED)
    _check_choice(wanted, replace, paragraph, remove)
    found: Search = search_content(source, wanted.wording)
    work = Work(source, library, as_is=bool(problems))
    if replace is None and not paragraph and remove is None and not files:
        _list_all(source, wanted, found, work, not problems)
        return
    run(lambda: _do(wanted, found, work, replace, paragraph, remove, files), source, _UNTOUCHED)
    changed = run(work.write, source, "To see what was written: git diff")
    for path, text in changed.items():
        click.echo(f"{'Deleted' if text is None else 'Written'}: {source / path}")
    if wanted.kind == "phrase" and not changed and not found.finds:
        _end_with_nothing(source, wanted, found)
    clear_shelves()
    _prove(source, wanted)


def _check_choice(wanted: Target, replace: str | None, paragraph: bool, remove: str | None) -> None:
    """End the command where a choice does not fit what is named."""
    for chosen, kind, message in (
        (replace is not None, "phrase", '--replace is for a phrase: name the "words" themselves.'),
        (paragraph, "paragraph", "--paragraph is for the address of a paragraph, with its #."),
        (remove is not None, "record", "--remove is for the address of a record."),
    ):
        if chosen and wanted.kind != kind:
            raise click.UsageError(message)
    if remove is not None and not remove.strip():
        raise click.UsageError("Say after --remove why it is taken away: its page tells readers.")


def _do(
    wanted: Target,
    found: Search,
    work: Work,
    replace: str | None,
    paragraph: bool,
    remove: str | None,
    files: bool,
) -> None:
    """Gather the changes of what was chosen. Raises BuildError."""
    if replace is not None:
        work.replace(wanted.shown, replace)
    elif paragraph:
        work.take_out(wanted)
    elif remove is not None and wanted.entry:
        work.remove(wanted.entry, remove, files)
    if files:
        for name in _originals(wanted, found):
            work.delete_file(name)


def _originals(wanted: Target, found: Search) -> list[str]:
    """List the originals that are named, or have the words in them."""
    if wanted.kind == "file":
        return [wanted.name]
    return [Path(find.path).name for find in found.finds if find.part == "originals"]


def _list_all(source: Path, wanted: Target, found: Search, work: Work, builds: bool) -> None:
    """List where the words stand, and what each choice would do; write nothing.

    What is made of the content is searched too if it ``builds``.
    """
    from comsite.publishing.takedown.proof import search_build

    _show(found.finds, True)
    _show_unread(found.unread)
    if builds:
        site: Search = run(lambda: search_build(source, wanted.wording), source, _UNTOUCHED)
        _show(site.finds, False)
    else:
        click.echo(
            "The content has problems, so no site of it is searched. They do not hold up a"
            " takedown; to list them: comsite check"
        )
    if builds and wanted.kind == "phrase" and not found.finds and not site.finds:
        _end_with_nothing(source, wanted, found)
    for line in run(lambda: _choices(source, wanted, found, work), source, _UNTOUCHED):
        click.echo(line)
    click.echo(f"{_UNTOUCHED}\n\n{_OUT_OF_REACH}")


def _choices(source: Path, wanted: Target, found: Search, work: Work) -> list[str]:
    """Say what each choice would do."""
    from comsite.base.english import count, join

    lines = []
    if wanted.kind == "phrase":
        work.replace(wanted.shown, _REMOVED)
        at = join(str(source / path) for path in work.files)
        number = count(len(work.files), "content file")
        lines.append(f'--replace "TEXT" would put TEXT in its place in {number}{at and ": "}{at}')
        if work.earlier:
            at = join(str(source / path) for path in work.earlier)
            lines.append(f"  and hide the earlier versions of {at}, which have it")
    elif wanted.kind == "paragraph":
        anchors = join(f"#{anchor}" for anchor in work.take_out(wanted))
        lines.append(f"--paragraph would take out {anchors}; the number stays, and nothing else")
    elif wanted.kind == "record" and wanted.entry:
        path = source / wanted.entry.path.partition("/")[2]
        lines.append(
            f'--remove "WHY" would delete {path}, say why at its address, and wipe its ledger'
        )
    return lines + [
        f"--files would delete {source / 'files' / name}, and its mention under files"
        for name in _originals(wanted, found)
    ]


def _prove(source: Path, wanted: Target) -> None:
    """Build, search, and say what was searched; end with 1 if the words are still there."""
    from comsite.publishing.takedown.finding import search_content
    from comsite.publishing.takedown.proof import search_build

    content = search_content(source, wanted.wording)

    def searched() -> Search:
        try:
            return search_build(source, wanted.wording)
        except ContentError:
            _show(content.finds, True)
            _show_unread(content.unread)
            where = f"{content.files:,} files of the content ({content.size:,} bytes)"
            still = "The words are still there." if content.finds else "The words are in none."
            click.echo(f"Searched: {where}. {still}")
            raise

    site: Search = run(searched, source, _UNPROVED)
    _show((*content.finds, *site.finds), True)
    _show_unread(content.unread)
    click.echo(
        f"Searched: {site.files:,} files of a new build ({site.size:,} bytes, compressed ones as"
        f" they read), and {content.files:,} files of the content ({content.size:,} bytes)."
    )
    if content.finds or site.finds:
        click.echo(
            "The words are still there. Where they are in an original, add --files. An address or"
            " an anchor that has them is kept so that links hold: to give it up, rename the file"
            " and delete its lines from the ledger. Mend the rest by hand, and look once more.",
            err=True,
        )
        sys.exit(1)
    if wanted.wording.phrases:
        click.echo("The words are in none of them.")
    click.echo(f"\n{_OUT_OF_REACH}")


def _end_with_nothing(source: Path, wanted: Target, found: Search) -> None:
    click.echo(
        f'"{wanted.shown}" stands nowhere: not in the {found.files:,} files of {source}, and not in'
        f" a build of it. {_UNTOUCHED}",
        err=True,
    )
    sys.exit(1)


def _show(finds: Iterable[Find], with_lines: bool) -> None:
    """Print finds by part, file and line."""
    for part, group in groupby(sorted(finds, key=_order), key=lambda find: find.part):
        click.echo(f"In {part}:")
        for find in group:
            click.echo(f"  {find.path}")
            if not find.places:
                click.echo("    in its name")
            for place, quote in find.places[: _MOST if with_lines else 3]:
                click.echo(f"    {place}: {quote}")
            left = len(find.places) - (_MOST if with_lines else 3)
            if left > 0:
                click.echo(f"    and {left:,} more")


def _order(find: Find) -> Any:
    return find.part, find.path


def _show_unread(paths: Iterable[str]) -> None:
    for number, path in enumerate(paths):
        if not number:
            click.echo("Cannot be looked into, so look yourself:")
        click.echo(f"  {path}")
