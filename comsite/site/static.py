"""The style sheet, the scripts and the icon; their addresses change with what is in them."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from comsite.base.language import Catalogue
from comsite.base.problems import BuildError
from comsite.site.wording import in_language

# What is quoted, or else a comment or the white space at the beginning of a line.
_UNSEEN = re.compile(r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|/\*.*?\*/|(?<=\n)\s+""", re.DOTALL)


class Templates:
    """Folders of templates, styles and scripts laid over each other, file by file.

    ``folders`` are in their order: the first that has a file gives it.
    """

    def __init__(self, *folders: Path) -> None:
        self.folders = tuple(folder for folder in folders if folder.is_dir())

    def path(self, name: str) -> Path:
        """Return where a file is. Raises BuildError without one."""
        for folder in self.folders:
            if (folder / name).is_file():
                return folder / name
        raise BuildError(f"the file templates/{name} is missing")

    def names(self, folder: str, ending: str) -> list[str]:
        """List the files with an ending in a folder of any layer, by name."""
        found = {
            path.relative_to(layer).as_posix()
            for layer in self.folders
            for path in (layer / folder).glob(f"*{ending}")
        }
        return sorted(found)


def static_file(
    templates: Templates, name: str, catalogue: Catalogue | None = None
) -> tuple[str, bytes]:
    """Return a static file with its address, which changes with its bytes: browsers may keep it.

    A script says its messages in the language of the catalogue.
    """
    path = templates.path(f"static/{name}")
    data = _in_language(path, catalogue)
    return f"/static/{path.stem}.{_digest(data)}{path.suffix}", data


def style_files(templates: Templates) -> tuple[str, ...]:
    """List the files of the style sheet: the order of its layers first, then general to special.

    Files of one folder are in the order of their names.
    """
    folders = ("styles", "components", "")
    names = (name for folder in folders for name in templates.names(folder, ".css"))
    return tuple(dict.fromkeys(("styles/layers.css", *names)))


def style_sheet(templates: Templates, more: str = "") -> tuple[str, bytes]:
    """Join the style sheet of its files and what is ``more``, and give it an address.

    Raises BuildError where one of the files is no text.
    """
    files = (_text(templates.path(name), name) for name in style_files(templates))
    data = unindented("".join(files) + more).lstrip().encode()
    return f"/static/site.{_digest(data)}.css", data


def _text(path: Path, name: str) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise BuildError(
            f"the file templates/{name} is no text in UTF-8; save it again with that encoding"
        ) from error


def static_folder(
    templates: Templates, folder: str, catalogue: Catalogue | None = None
) -> tuple[tuple[str, bytes], ...]:
    """Return scripts that name each other, in a folder whose address changes with their bytes.

    The one that is run is ``main.js``, and comes first.
    """
    inside = f"static/{folder}"
    names = dict.fromkeys((f"{inside}/main.js", *templates.names(inside, ".js")))
    files = {
        name.rpartition("/")[2]: _in_language(templates.path(name), catalogue) for name in names
    }
    digest = _digest(b"".join(name.encode() + data for name, data in files.items()))
    return tuple((f"/static/{folder}.{digest}/{name}", data) for name, data in files.items())


def _in_language(path: Path, catalogue: Catalogue | None) -> bytes:
    data = path.read_bytes()
    if catalogue is None or path.suffix != ".js":
        return data
    return in_language(data.decode(), catalogue).encode()


def unindented(css: str) -> str:
    """Return a style sheet without comments and indentation; what is quoted stays as it is."""
    return _UNSEEN.sub(lambda found: found[1] or "", css)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:10]
