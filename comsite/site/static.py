"""The style sheet, the scripts and the icon; their addresses change with what is in them."""

from __future__ import annotations

import hashlib
from pathlib import Path

from comsite.base.problems import BuildError


def static_file(source: Path) -> tuple[str, bytes]:
    """Return a static file with its address, which changes with its bytes: browsers may keep it."""
    data = _bytes(source)
    return f"/static/{source.stem}.{_digest(data)}{source.suffix}", data


def style_files(templates: Path) -> tuple[Path, ...]:
    """List the files of the style sheet: the order of its layers first, then general to special.

    Files of one folder are in the order of their names. Raises BuildError without ``layers.css``.
    """
    first = templates / "styles" / "layers.css"
    if not first.is_file():
        raise BuildError("the file templates/styles/layers.css is missing")
    folders = (templates / "styles", templates / "components", templates)
    files = (path for folder in folders for path in sorted(folder.glob("*.css")))
    return tuple(dict.fromkeys((first, *files)))


def style_sheet(templates: Path, more: str = "") -> tuple[str, bytes]:
    """Join the style sheet of its files and what is ``more``, and give it an address."""
    data = b"".join(path.read_bytes() for path in style_files(templates)) + more.encode()
    return f"/static/site.{_digest(data)}.css", data


def static_folder(source: Path) -> tuple[tuple[str, bytes], ...]:
    """Return scripts that name each other, in a folder whose address changes with their bytes.

    The one that is run is ``main.js``, and comes first.
    """
    names = sorted(path.name for path in source.glob("*.js"))
    if "main.js" not in names:
        raise BuildError(f"the file templates/static/{source.name}/main.js is missing")
    files = {name: _bytes(source / name) for name in ("main.js", *names)}
    digest = _digest(b"".join(name.encode() + data for name, data in files.items()))
    folder = f"/static/{source.name}.{digest}"
    return tuple((f"{folder}/{name}", data) for name, data in files.items())


def _bytes(source: Path) -> bytes:
    try:
        return source.read_bytes()
    except OSError as error:
        raise BuildError(f"the file templates/static/{source.name} is missing") from error


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:10]
