"""Documents found and read, content files written: all that the importer does with the disk.

No link is followed, in or out. The files of a document are written all or none.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from comsite.importing.outcome import RefusedError

# What a folder's documents end in. Those that no reader reads are taken too, to be told of.
_ENDINGS = frozenset(
    (
        *("doc", "docm", "docx", "htm", "html", "markdown", "md", "odt", "pdf", "rtf", "text"),
        *("txt", "wpd", "xhtml"),
    )
)


def documents(named: Sequence[Path], source: Path) -> Iterator[Path]:
    """The files named, and those in the folders named, in the order of their names.

    Extracts come last: what they are taken from is then on record.
    """
    paths: list[Path] = []
    for path in named:
        if path.is_dir() and not path.is_symlink() and not _is_inside(path, source):
            paths += sorted(_in_folder(path))
        else:
            paths.append(path)
    yield from sorted(paths, key=lambda path: "extract" in path.name.lower())


def _in_folder(folder: Path) -> Iterator[Path]:
    for where, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(where, name)
            is_document = name.rpartition(".")[2].lower() in _ENDINGS
            if is_document and not name.startswith((".", "~")) and not path.is_symlink():
                yield path


def read_bytes(path: Path, source: Path) -> bytes:
    """What is in a document's file. Raises RefusedError."""
    try:
        if path.is_symlink():
            raise RefusedError("this is a link to another place; name the file itself")
        if _is_inside(path, source):
            raise RefusedError(
                f"this is in {source}, the archive itself; name a document outside it"
            )
        if not path.is_file():
            raise RefusedError("there is no such file; look at its name and its folder")
        return path.read_bytes()
    except OSError as error:
        raise RefusedError(f"this file cannot be read: {error.strerror}") from error


def _is_inside(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


class Shelf:
    """A content folder: what stands in it, and what is put there.

    With ``dry_run`` nothing is written, and what is put there only seems to stand in it.
    """

    def __init__(self, folder: Path, dry_run: bool = False) -> None:
        self.folder = folder
        self.dry_run = dry_run
        self._put: dict[str, bytes] = {}

    def bytes_at(self, path: str) -> bytes | None:
        """What stands in a file, by its path below the folder; None if there is none."""
        if path in self._put:
            return self._put[path]
        target = self.folder / path
        try:
            if target.is_symlink() or target.parent.is_symlink():
                raise RefusedError(f"{self._shown(path)} is a link, or in a folder that is one")
            return target.read_bytes() if target.exists() else None
        except OSError as error:
            raise RefusedError(f"{self._shown(path)} cannot be read: {error.strerror}") from error

    def put(self, files: Mapping[str, bytes]) -> None:
        """Write files by their paths below the folder, all or none. Raises RefusedError."""
        if not self.dry_run:
            self._write(files)
        self._put |= files

    def _write(self, files: Mapping[str, bytes]) -> None:
        """Write all files beside their places, then move them there; undo all if that fails."""
        targets = {path: self.folder / path for path in files}
        new_folders = {target.parent for target in targets.values() if not target.parent.exists()}
        moved: list[Path] = []
        try:
            for path, data in files.items():
                with self._telling(path):
                    _put_beside(targets[path], data)
            for path, target in targets.items():
                with self._telling(path):
                    _beside(target, "new").replace(target)
                moved.append(target)
        except BaseException:
            for target in moved:
                _restore(target)
            raise
        finally:
            for target in targets.values():
                _tidy(target)
            for folder in new_folders:
                with suppress(OSError):  # it has files, or never came to be
                    folder.rmdir()

    @contextmanager
    def _telling(self, path: str) -> Iterator[None]:
        """Have a failure to write a file told by the file's name."""
        try:
            yield
        except OSError as error:
            message = (
                f"{self._shown(path)} cannot be written: {error.strerror}; nothing was changed"
            )
            raise RefusedError(message) from error

    def _shown(self, path: str) -> str:
        return f"{self.folder.name}/{path}"


def _beside(target: Path, state: str) -> Path:
    return target.parent / f".{target.name}.{state}"


def _put_beside(target: Path, data: bytes) -> None:
    """Write what is to stand in a file beside it, and a copy of what stands there."""
    target.parent.mkdir(exist_ok=True)
    _tidy(target)
    with _beside(target, "new").open("xb") as file:
        file.write(data)
    if target.exists():
        with _beside(target, "old").open("xb") as file:
            file.write(target.read_bytes())


def _restore(target: Path) -> None:
    old = _beside(target, "old")
    if old.exists():
        old.replace(target)
    else:
        target.unlink()


def _tidy(target: Path) -> None:
    """Remove what stands beside a file."""
    for state in ("new", "old"):
        with suppress(OSError):  # there is no such folder
            _beside(target, state).unlink(missing_ok=True)
