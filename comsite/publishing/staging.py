"""The output folder: a new site is written beside the old one and takes its place."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock, Timeout

from comsite.base import urls
from comsite.base.output import Output
from comsite.base.problems import BuildError, system_reason
from comsite.content.entries import Original
from comsite.publishing.kept import Made
from comsite.site.rendering import compiled

INDEXED = ".indexed"  # the folder of the pages as the search index is made of them
MARKER = ".comsite"  # in every folder that a build made, so that no other folder is replaced


def safe_output(source: Path, output: Path) -> Path:
    """Return the output folder as an absolute path.

    Raises BuildError where replacing the folder would lose something.
    """
    try:
        return _safe_output(source, output)
    except (OSError, RuntimeError) as error:  # a RuntimeError: links that lead round in a circle
        raise BuildError(
            f"the output folder {output} cannot be used: {system_reason(error)}"
        ) from error


def _safe_output(source: Path, output: Path) -> Path:
    absolute, content = Path(os.path.abspath(output)), source.resolve()  # noqa: PTH100  (a link must be seen, not followed)
    if absolute.is_symlink():
        raise BuildError(f"the output folder {output} is a link; name the folder itself")
    resolved = absolute.resolve()
    if resolved == content or resolved in content.parents or content in resolved.parents:
        raise BuildError(
            f"the output folder {output} is, holds or lies in the source folder"
            f" {source}; name another with --output"
        )
    if absolute.exists():
        if not absolute.is_dir():
            raise BuildError(f"{output} is a file; name a folder with --output")
        if any(absolute.iterdir()) and not (absolute / MARKER).is_file():
            raise BuildError(
                f"the folder {output} holds files that comsite did not make; name"
                " another with --output, or empty it"
            )
    return resolved


@contextmanager
def held(output: Path) -> Iterator[None]:
    """Hold the output folder against a second build. Raises BuildError where that cannot be."""
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(output.parent / f".{output.name}.lock", timeout=0)
        lock.acquire()
    except Timeout:
        raise BuildError(f"another build is writing {output}; wait until it is done") from None
    except OSError as error:
        raise BuildError(f"{output.parent} cannot be written to: {error.strerror}") from error
    try:
        recover(output)
        yield
    except OSError as error:
        raise BuildError(f"the site could not be written: {system_reason(error)}") from error
    finally:
        lock.release()


@dataclass(frozen=True)
class Written:
    """What was written: files and their bytes, and how many of them were ``taken_over``.

    ``made`` are the pages among them by path, as the next build wants to know them. ``searched``
    are the years of those that search finds, ``whole`` what its index is made of, and ``index`` the
    files of it. ``templates`` are those that were compiled on the way.
    """

    files: int
    size: int
    taken_over: int = 0
    made: Mapping[str, Made] = field(default_factory=dict)
    searched: Mapping[str, str] = field(default_factory=dict)
    whole: Mapping[str, Made] = field(default_factory=dict)
    index: Mapping[str, Made] = field(default_factory=dict)
    templates: Mapping[str, bytes] = field(default_factory=dict)

    def __add__(self, other: Written) -> Written:
        """Return what was written in all."""
        return Written(
            self.files + other.files,
            self.size + other.size,
            self.taken_over + other.taken_over,
            {**self.made, **other.made},
            {**self.searched, **other.searched},
            {**self.whole, **other.whole},
            {**self.index, **other.index},
            {**self.templates, **other.templates},
        )


@contextmanager
def staged(output: Path) -> Iterator[Path]:
    """Give a folder for the new site, which takes the old one's place if all goes well."""
    folder = _new(output)
    try:
        folder.mkdir()
        (folder / MARKER).write_text("Made by comsite; a build replaces this folder.\n")
        yield folder
        swap(folder, output)
    finally:
        remove(folder)


def write(
    folder: Path, outputs: Iterator[Output], part: Callable[[str], str] | None = None
) -> Written:
    """Write files into a folder, each as soon as it is made.

    ``part`` returns the address of the part of the search index for the year of a page; what it is
    made of goes into the folder `INDEXED`.
    """
    files = size = taken_over = 0
    folders: set[Path] = set()
    made: dict[str, Made] = {}
    searched: dict[str, str] = {}
    whole: dict[str, Made] = {}
    for output in outputs:
        target = folder / output.path
        if target.parent not in folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            folders.add(target.parent)
        if output.kept:
            link(output.kept, target)
            taken_over += 1
        else:
            with target.open("ab" if output.continued else "xb") as file:
                file.write(output.data)
        if output.of:
            made[output.path] = Made.at(target, output.of)
        files += not output.continued
        size += made[output.path].size if output.of else len(output.data)
        if output.searched and part:
            searched[output.path] = output.searched
            place = f"{part(output.searched)}{output.path}"
            page = folder / INDEXED / place.removeprefix("/")
            page.parent.mkdir(parents=True)
            if output.whole:
                link(output.whole, page)
            else:
                page.write_bytes(output.indexed)
            whole[place] = Made.at(page, output.of)
    return Written(files, size, taken_over, made, searched, whole, templates=compiled())


def link(kept: str | Path, target: Path) -> None:
    """Put a file of the old site into the new one: the same, or where that cannot be, a copy."""
    try:
        os.link(kept, target)
    except OSError:
        shutil.copy2(kept, target)


def copy(folder: Path, originals: Iterable[Original]) -> None:
    """Copy the originals into the folder of the site, byte for byte. Raises BuildError for a link.

    Content is not trusted: a file may have become a link to another since it was read.
    """
    for original in originals:
        if original.source.is_symlink():
            raise BuildError(
                f"files/{original.name} became a link while the site was built; put the file"
                " itself there"
            )
        target = folder / urls.file(original.name).removeprefix("/")
        target.parent.mkdir(exist_ok=True)
        shutil.copyfile(original.source, target, follow_symlinks=False)


def _new(output: Path) -> Path:
    """Return where the new site is written."""
    return output.parent / f".{output.name}.new"


def _old(output: Path) -> Path:
    """Return where the old site is for a moment, on a system that cannot exchange names."""
    return output.parent / f".{output.name}.old"


def swap(staged: Path, output: Path) -> None:
    """Put the new site in the old one's place: in one step where the system can exchange names."""
    old = _old(output)
    if output.exists() and exchange(staged, output):
        return
    if output.exists():
        output.rename(old)
    try:
        staged.rename(output)
    except OSError:
        if old.exists():
            old.rename(output)
        raise
    remove(old)


def exchange(first: Path, second: Path) -> bool:
    """Exchange two names at once (Linux's renameat2); False where that cannot be done."""
    if sys.platform != "linux":
        return False
    function = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if function is None:
        return False
    working_folder, flag = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
    done = function(working_folder, os.fsencode(first), working_folder, os.fsencode(second), flag)
    return bool(done == 0)


def recover(output: Path) -> None:
    """Put back a site that an earlier build was stopped from replacing, and remove what it wrote.

    What it wrote may have words that were taken down since.
    """
    remove(_new(output))
    old = _old(output)
    if not old.is_symlink() and not (old / MARKER).is_file():
        return
    if not output.exists() and not old.is_symlink():
        old.rename(output)
    remove(old)


def clear_staging(folder: Path) -> None:
    """Clear away what builds into ``folder`` left that were killed, if none is at work."""
    for new in folder.glob(".*.new"):
        output = folder / new.name[1 : -len(".new")]
        lock = folder / f".{output.name}.lock"
        if lock.is_file() and (new / MARKER).is_file():
            with suppress(OSError, Timeout), FileLock(lock, timeout=0):
                recover(output)


def remove(folder: Path) -> None:
    """Remove a folder with all that is in it, if it is there."""
    if folder.is_symlink():  # only the link goes, never the folder that it leads to
        folder.unlink()
    shutil.rmtree(folder, ignore_errors=True)
