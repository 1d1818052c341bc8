"""What the commands share: their options, and how they print problems."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import get_terminal_size
from typing import Any

import click

from comsite.base.problems import BuildError, ContentError, Problem, system_reason

FOLDER = click.Path(file_okay=False, path_type=Path)

LONGEST_QUOTE = 100  # letters of a line that a problem is about

_NO_MEMORY = (
    "There is not enough memory for this. Close other programs, or use a machine with more; a"
    " single file of many megabytes may be the reason."
)
_TOO_DEEP = (
    "Something in the content is nested too deeply to be read. Take out what was added last, and"
    " please report the file: it should be refused with its line."
)

_SHOWN = {"\t": "⇥"}  # a tab, which is easily taken for spaces

source_option = click.option(
    "--source",
    type=FOLDER,
    default=Path("content"),
    show_default=True,
    help="The folder with site.yaml.",
)


def content_options(drafts: bool) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Add the options that build, check and serve share; ``drafts`` is the default of --drafts."""

    def decorated(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in (
            click.option(
                "--drafts/--no-drafts",
                default=drafts,
                show_default=True,
                help="Show drafts, marked; for previews.",
            ),
            click.option(
                "--base-url", metavar="URL", help="The site's address, if not site.yaml's."
            ),
            source_option,
        ):
            command = option(command)
        return command

    return decorated


def run(
    work: Callable[[], Any],
    source: Path,
    after: str = "Nothing was built; the site built earlier is as it was.",
) -> Any:
    """Run a command's work and return its result.

    If it fails, print the problems and then ``after``, which says what that means, and exit 1.
    """
    try:
        return work()
    except ContentError as error:
        show(error.problems, source, err=True)
        click.echo(after, err=True)
    except BuildError as error:
        click.echo(f"{error}\n{after}", err=True)
    except MemoryError:
        click.echo(f"{_NO_MEMORY}\n{after}", err=True)
    except RecursionError:
        click.echo(f"{_TOO_DEEP}\n{after}", err=True)
    except OSError as error:
        click.echo(f"{system_reason(error)}\n{after}", err=True)
    sys.exit(1)


@contextmanager
def stopped_by_signals() -> Iterator[None]:
    """End a command as Ctrl-C does where it is told to end, so that it clears away what it wrote.

    A signal that is ignored, as under nohup, stays ignored.
    """

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    named = (getattr(signal, name, None) for name in ("SIGTERM", "SIGHUP"))
    found = {one: signal.getsignal(one) for one in named if one}
    taken = {one: was for one, was in found.items() if was == signal.SIG_DFL}
    if threading.current_thread() is not threading.main_thread():
        taken = {}
    for one in taken:
        signal.signal(one, stop)
    try:
        yield
    finally:
        for one, was in taken.items():
            signal.signal(one, was)


def show(problems: Iterable[Problem], source: Path, err: bool = False) -> None:
    """Print problems for a person, each with the line that it is about, and then their number."""
    from comsite.checking.report import as_text, count

    listed = list(problems)
    stream = sys.stderr if err else sys.stdout
    width = min(get_terminal_size().columns, 120) if stream.isatty() else 0
    for line in as_text(listed, Quotes(source).of, width):
        click.echo(line, err=err)
    click.echo(count(listed), err=err)


def teller(source: Path) -> Callable[[Iterable[Problem] | str], None]:
    """Return a function that prints what a preview of a folder reports: a line, or problems."""

    def say(report: Iterable[Problem] | str) -> None:
        if isinstance(report, str):
            click.echo(report)
        else:
            show(report, source, err=True)

    return say


class Quotes:
    """The lines that problems are about. The file that was read last is kept: they come by file."""

    def __init__(self, source: Path) -> None:
        self._folder = source.resolve().parent
        self._path = ""
        self._lines: list[str] = []

    def of(self, problem: Problem) -> str:
        """Return the line that a problem is about, or an empty text if it cannot be read.

        A long line is cut, and characters that cannot be shown become ?.
        """
        if not problem.line:
            return ""
        if problem.path != self._path:
            self._path, self._lines = problem.path, self._read(problem.path)
        line = self._lines[problem.line - 1] if problem.line <= len(self._lines) else ""
        line = line.rstrip()
        cut = line if len(line) <= LONGEST_QUOTE else line[: LONGEST_QUOTE - 1]
        shown = "".join(mark if mark.isprintable() else _SHOWN.get(mark, "?") for mark in cut)
        return shown if cut == line else f"{shown}…"

    def _read(self, path: str) -> list[str]:
        try:
            return (self._folder / path).read_text("utf-8-sig", "replace").split("\n")
        except OSError:
            return []


def folder_in_repository(source: Path) -> str:
    """Return the path, with a slash at its end, from the top of the git repository to the content.

    This is the folder that holds the content folder. It is empty at the top, and outside of git.
    """
    parent = source.resolve().parent
    for root in (parent, *parent.parents):
        if (root / ".git").exists():
            inside = parent.relative_to(root).as_posix()
            return "" if inside == "." else f"{inside}/"
    return ""
