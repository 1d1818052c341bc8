"""Find and read documents, and write content files: the only place that uses the disk.

Symbolic links are never followed. Either all files of a document are written or none.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from comsite.content.git import committed
from comsite.importing.outcome import RefusedError

# Endings of documents in a folder. Kinds that cannot be read are listed, to be reported.
_ENDINGS = frozenset(
    (
        *("doc", "docm", "docx", "htm", "html", "markdown", "md", "odt", "pdf", "rtf", "text"),
        *("txt", "wpd", "xhtml"),
    )
)


def documents(named: Sequence[Path], source: Path) -> Iterator[Path]:
    """Yield the named files and the documents in named folders, sorted by name.

    Extracts come last, so that the meeting they are taken from is imported before them.
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
    """Return the bytes of a document's file. Raises RefusedError."""
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
    """A content folder: reads files in it and writes files to it.

    With ``dry_run`` nothing is written; later reads see the new files as if they were.
    """

    def __init__(self, folder: Path, dry_run: bool = False) -> None:
        self.folder = folder
        self.dry_run = dry_run
        self._put: dict[str, bytes] = {}

    def bytes_at(self, path: str) -> bytes | None:
        """Return the bytes of a file by its path below the folder, or None. Raises RefusedError."""
        if path in self._put:
            return self._put[path]
        target = self.folder / path
        try:
            if target.is_symlink() or target.parent.is_symlink():
                raise RefusedError(f"{self._shown(path)} is a link, or in a folder that is one")
            return target.read_bytes() if target.exists() else None
        except OSError as error:
            raise RefusedError(f"{self._shown(path)} cannot be read: {error.strerror}") from error

    def is_committed(self, path: str) -> bool:
        """Whether git has a file as it is now, so that it can be had again."""
        return committed(self.folder, path) == self.bytes_at(path)

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
                with suppress(OSError):  # the folder has files, or was not made
                    folder.rmdir()

    @contextmanager
    def _telling(self, path: str) -> Iterator[None]:
        """Turn an OSError into a RefusedError that names the file."""
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
    """Write the new text beside the file, and a copy of the old text if there is one."""
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
    """Remove the temporary files beside a file."""
    for state in ("new", "old"):
        with suppress(OSError):  # there is no such folder
            _beside(target, state).unlink(missing_ok=True)
