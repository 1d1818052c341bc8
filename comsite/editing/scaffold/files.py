"""Fill in the texts that new files begin with, and write these files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template

from comsite.base.problems import BuildError
from comsite.content.yamltext import scalar

_TEXTS = Path(__file__).parent / "texts"


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to write; its path is relative to the folder that is written to."""

    path: str
    text: str


def filled(name: str, values: Mapping[str, str]) -> str:
    """Return a text of ``texts/`` with its ``$names`` replaced by values.

    Raise KeyError if a value is missing.
    """
    return Template((_TEXTS / name).read_text("utf-8")).substitute(values)


def in_language(name: str, language: str) -> str:
    """Return the name of a text in a language such as ``cy``, or its own, which is English."""
    folder, _, file = name.rpartition("/")
    translated = f"{folder}/{language.partition('-')[0]}/{file}"
    return translated if (_TEXTS / translated).is_file() else name


def field(name: str, given: object, example: str) -> str:
    """Return a line with a field and its value.

    Without a value, it is an example behind a #, which an editor can delete.
    """
    return f"{name}: {scalar(str(given))}" if given else f"#{name}: {example}"


def remarks(lines: Iterable[str]) -> str:
    """Put each line behind a #, and join them."""
    return "\n".join(f"#{line}" for line in lines)


def write(folder: Path, files: Iterable[NewFile]) -> list[Path]:
    """Write new files, all or none, and return their paths.

    Raise BuildError if one of them is there already, or cannot be written.
    """
    targets = [(folder / file.path, file.text) for file in files]
    for target, _ in targets:
        if target.exists() or target.is_symlink():
            raise BuildError(f"{target} is there already, and nothing is overwritten")
    begun: list[Path] = []
    try:
        for target, text in targets:
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("x", encoding="utf-8") as file:
                begun.append(target)
                file.write(text)
    except OSError as error:
        for path in begun:
            path.unlink()
        raise BuildError(f"{target} cannot be written: {error.strerror}") from error
    return [target for target, _ in targets]
