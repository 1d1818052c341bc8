"""Make a whole new archive, which builds and has no problems as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from comsite.base.problems import ContentError, found_by
from comsite.base.slugs import slugify
from comsite.checking.errors import settings_are_usable
from comsite.content.archive import Archive
from comsite.content.entries import Content, Entry
from comsite.content.kinds import KINDS
from comsite.content.models import Site
from comsite.content.schemas import FOLDER as SCHEMAS
from comsite.content.schemas import content_schemas, editor_settings, reference_line
from comsite.content.validation import read_record
from comsite.content.yamltext import scalar
from comsite.content.yamltree import read_yaml
from comsite.editing.scaffold.files import NewFile, field, filled, in_language
from comsite.library.library import Library
from comsite.texts.reader import read_texts

_SETTINGS = "content/site.yaml"

# The texts of ``texts/archive/``, by the path to which each is written.
_FILES = {
    ".gitattributes": "gitattributes",
    ".gitignore": "gitignore",
    "README.md": "README.md",
    "comsite.txt": "comsite.txt",
    _SETTINGS: "site.yaml",
    "content/glossary.yaml": "glossary.yaml",
    "content/redirects.yaml": "redirects.yaml",
    "content/pages/about.md": "pages/about.md",
    "content/pages/accessibility.md": "pages/accessibility.md",
    "content/pages/how-to-cite.md": "pages/how-to-cite.md",
}

_BUILDERS = ("netlify", "cloudflare-pages")  # hosts that fetch and build by themselves
LIBRARIES, WORKFLOW = "requirements.txt", ".github/workflows/archive.yml"

# By the first lines of a file an upgrade knows that it may write it anew, and for which host.
_PINS = "archive/requirements.txt"
_MADE_FOR = re.compile(r"# Made by comsite for ([a-z0-9-]+)\. `comsite upgrade` renews this file")

_MARKS = re.compile(r"([\\`*_\[\]<>&])")  # characters that mean more than themselves in Markdown


@dataclass(frozen=True, slots=True)
class WantedArchive:
    """The settings of a new archive.

    ``program`` is the line of ``comsite.txt`` by which pip finds comsite. ``host`` is where it
    will be published.
    """

    body: str
    title: str
    summary: str
    base_url: str
    time_zone: str
    contact: str
    language: str
    program: str
    host: str


def name_of(folder: str) -> str:
    """Return the name of a body that a folder's name suggests, like ``Larkwick Parish Council``."""
    words = [word for word in re.split(r"[\W_]+", folder) if word]
    small = {"and", "for", "in", "of", "on", "the"}
    capitalised = [word if word in small else word[:1].upper() + word[1:] for word in words]
    return " ".join(capitalised) or "Example Council"


def address_of(body: str) -> str:
    """Return an address for a body's archive; it leads nowhere, but is valid in the settings."""
    return f"https://{slugify(body)[:60].strip('-') or 'meetings'}.example"


def new_archive(wanted: WantedArchive, libraries: str) -> list[NewFile]:
    """Return every file of a new archive, with its path in the archive's folder.

    ``libraries`` are those that comsite uses, as pip reads them. Raise ContentError if a build
    would refuse the settings.
    """
    files = [NewFile(path, text) for path, text in _texts(wanted, libraries)]
    _try_settings(next(file.text for file in files if file.path == _SETTINGS))
    return files


def _texts(wanted: WantedArchive, libraries: str) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of every file."""
    in_yaml = {
        **{name: scalar(getattr(wanted, name)) for name in ("body", "title", "summary")},
        **{name: scalar(getattr(wanted, name)) for name in ("base_url", "language", "time_zone")},
        "contact": field("contact", wanted.contact, "meetings@example.org"),
    }
    in_markdown = {
        "body": _MARKS.sub(r"\\\1", wanted.body),
        "title": _MARKS.sub(r"\\\1", wanted.title),
    }
    of_host = {
        "program": wanted.program,
        "host_steps": filled(f"archive/hosts/{wanted.host}.md", {}),
    }
    for path, name in _FILES.items():
        values = in_yaml if path.endswith(".yaml") else {**in_markdown, **of_host}
        text = filled(in_language(f"archive/{name}", wanted.language), values)
        if path.endswith(".yaml"):
            text = reference_line(path.removeprefix("content/")) + text
        yield path, text
    for folder in (*KINDS, "files"):
        if f"content/{folder}/about.md" not in _FILES:
            yield f"content/{folder}/.gitkeep", ""  # git keeps no empty folder
    if wanted.host == "netlify":
        yield "netlify.toml", filled("archive/netlify.toml", {})
    yield from _renewed(wanted.host, libraries).items()
    yield ".vscode/settings.json", _json(editor_settings())
    yield ".vscode/extensions.json", _json({"recommendations": ["redhat.vscode-yaml"]})


def upgraded(folder: Path, libraries: str) -> list[NewFile]:
    """Return the files of an archive's folder that are not as this version of comsite makes them.

    A file without the line that says so is its keepers' own, and is left.
    """
    workflow = _text_of(folder / WORKFLOW)
    made = _MADE_FOR.match(workflow)
    host = made[1] if made else ""
    found = _renewed(host or "netlify", libraries)
    if not host:
        del found[WORKFLOW]
    if not _text_of(folder / LIBRARIES).startswith(filled(_PINS, {"libraries": ""})):
        del found[LIBRARIES]
    return [NewFile(path, text) for path, text in found.items() if _text_of(folder / path) != text]


def _text_of(path: Path) -> str:
    return path.read_text("utf-8", "replace") if path.is_file() else ""


def _renewed(host: str, libraries: str) -> dict[str, str]:
    """Return the files that follow from the version of comsite alone, by path."""
    files = {
        LIBRARIES: filled(_PINS, {"libraries": libraries}),
        WORKFLOW: filled("archive/workflow.yml", {"host": host}) + _publishing(host),
    }
    for kind, schema in content_schemas().items():
        files[f"content/{SCHEMAS}/{kind}.json"] = _json(schema)
    return files


def _publishing(host: str) -> str:
    """Return the job that publishes, if there is one."""
    if host in _BUILDERS:
        return ""
    rights = filled("archive/hosts/github-pages-rights.yml", {}) if host == "github-pages" else ""
    job = filled("archive/publish.yml", {"rights": rights})
    return job + filled(f"archive/hosts/{host}.yml", {})


def _json(data: object) -> str:
    """Return data as JSON that a person can read."""
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def _try_settings(text: str) -> None:
    """Raise ContentError if a build would refuse the text of ``site.yaml``."""
    tree, problems = read_yaml(text, _SETTINGS)
    record, more = read_record(Site, tree, _SETTINGS)
    problems += found_by("fields", more)
    if record is not None:
        archive = Archive(Content(Entry("site.yaml", "", _SETTINGS, record, "", 0, tree)))
        problems += settings_are_usable(Library(archive, read_texts(archive)))
    if problems:
        raise ContentError(problems)
