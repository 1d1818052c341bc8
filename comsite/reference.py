"""The reference pages of ``docs/``, made from the code: every field, and every command.

``make docs`` renews them; a test holds them to the code.
"""

from __future__ import annotations

import inspect
import re
import types
import typing
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Union

import click
from pydantic import BaseModel

from comsite.checks import CHECKS
from comsite.dates import PartialDate
from comsite.errors import join
from comsite.loader import FILE_TYPES, FOLDERS, SINGLES
from comsite.models import EmailAddress, Line, Record, Reference, Slug, Time, WebAddress


@dataclass(frozen=True, slots=True)
class Example:
    """A file of an invented archive; ``path`` is below ``content/``."""

    path: str
    text: str


# One file of each kind. Together they are an archive without problems, which a test proves.
EXAMPLES = (
    Example(
        "meetings/2031-03-04.md",
        """\
---
date: 2031-03-04
start: 14:00
end: 15:30
place: Town Hall, Larkwick
status: held
notes:
  status: draft
chair: owen-pell
present:
  - person: owen-pell
    role: Mayor of Larkwick
    post: mayor
  - person: ida-marsh
    role: Chief Constable (CC)
    post: chief-constable
apologies: none
items:
  - number: "2"
    topics: [road-safety]
    reports: [2031-03-04-road-safety]
next_meeting:
  date: 2031-06-03
  start: 14:00
---

## 1. Welcome

The Mayor welcomed everyone.

## 2. Road safety

The CC gave the figures for the winter: 31 crashes, 4 of them serious.

### Actions

- a) CC to report on speed at night.
""",
    ),
    Example(
        "reports/2031-03-04-road-safety.md",
        """\
---
subject: Road safety
date: 2031-03-04
meeting: 2031-03-04
item: "2"
authors:
  - post: chief-constable
topics: [road-safety]
---

## Purpose

1. This report gives the figures for the winter.

## Recommendation

2. That the Mayor notes the report.
""",
    ),
    Example(
        "people/ida-marsh.yaml",
        """\
name: Ida Marsh
other_names:
  - CC Marshe
organisation: larkwick-police
tenures:
  - post: chief-constable
    start: 2029-04
    note: The notes of 4 March 2031, item 1.
""",
    ),
    Example("people/owen-pell.yaml", "name: Owen Pell\n"),
    Example(
        "posts/chief-constable.yaml",
        """\
title: Chief Constable
abbreviations: [CC]
organisation: larkwick-police
""",
    ),
    Example("posts/mayor.yaml", "title: Mayor of Larkwick\nother_names: [Mayor]\n"),
    Example(
        "organisations/larkwick-police.yaml",
        """\
name: Larkwick Police
abbreviations: [LP]
""",
    ),
    Example(
        "topics/road-safety.yaml",
        """\
title: Road safety
other_names: [Speeding, Crashes]
summary: Speed, crossings and crashes on the roads of Larkwick.
""",
    ),
    Example(
        "pages/about.md",
        """\
---
title: About
summary: What this archive is, and who keeps it.
---

The archive holds the notes of every [meeting](/meetings/).
""",
    ),
    Example(
        "glossary.yaml",
        """\
terms:
  - abbreviation: CC
    expansion: Chief Constable
    post: chief-constable
""",
    ),
    Example(
        "redirects.yaml",
        """\
redirects:
  - old: /reports/2031-03-04-roads/
    new: /reports/2031-03-04-road-safety/
""",
    ),
    Example(
        "site.yaml",
        """\
title: Larkwick Police Meetings
summary: What was asked and promised at Larkwick's public police meetings.
base_url: https://meetings.larkwick.example
time_zone: Europe/London
body:
  name: Police Accountability Meeting
""",
    ),
)

# What each type of a field is to an editor.
_TYPES: tuple[tuple[object, str], ...] = (
    (Line, "text"),
    (Slug, "a name of lower case letters, digits and hyphens"),
    (PartialDate, "a date"),
    (Time, "a time"),
    (WebAddress, "a web address"),
    (EmailAddress, "an e-mail address"),
    (bool, "`true` or `false`"),
)

_GENERATED = "<!-- Made from the code by `make docs`: change the code, not this file. -->"

# What to write, how, and an example.
_FORMS = (
    (
        "text",
        "on one line; in quotation marks if it has `: ` or ` #` in it, or begins with a sign",
        '`place: "Room 3: first floor"`',
    ),
    (
        "a date",
        "year, month and day; year and month, or the year alone, where no more is known",
        "`2031-03-04`, `2031-03`, `2031`",
    ),
    ("a time", "hours and minutes, of 24 hours", "`09:30`"),
    (
        "a file name in a folder",
        "the name without its ending",
        "`ida-marsh` for `people/ida-marsh.yaml`",
    ),
    ("a file in `files/`", "the name with its ending", "`2031-03-04-road-safety.pdf`"),
    ("a web address", "whole, from `https://`", "`https://example.org/notes`"),
    (
        "a list",
        "entries in square brackets, or each on a line that begins with `-`",
        "`[road-safety, burglary]`",
    ),
    (
        "a group of fields",
        "the fields on the lines below, indented by two spaces",
        "`next_meeting` of a [meeting](#meeting)",
    ),
)

_FIELDS = f"""\
{_GENERATED}

# Fields

Every field of every kind of file in `content/`.
For how to do a task, see the [editor's guide](editors-guide.md).

A file that ends in `.yaml` has fields only.
A file that ends in `.md` begins with a line `---`, its fields and another line `---`;
its text follows.
A field that is not listed here is an error, and the message names the nearest one that is.

A file's own name becomes the address of its page: lower case letters, digits and hyphens.
A meeting's file is named by its date: `2031-03-04.md`,
and `2031-03-04-evening.md` for a second one that day.
Originals in `files/` end in one of: {", ".join(FILE_TYPES)}.

## What to write
"""

_COMMANDS = f"""\
{_GENERATED}

# Commands

In a clone, the command is `.venv/bin/comsite`, and is there after `make site`.
"""


def pages(main: click.Group) -> Mapping[str, str]:
    """The text of each generated file of ``docs/``, by its name."""
    return {"fields.md": fields_reference(), "commands.md": commands_reference(main)}


def fields_reference() -> str:
    """Every field of every record: what to write, whether it is needed, what it means."""
    kinds = [(f"content/{name}/", model) for name, (model, _) in FOLDERS.items()]
    kinds += [(f"content/{name}", model) for name, model in SINGLES.items()]
    parts = [_FIELDS, _rows(("what", "how", "example"), _FORMS)]
    for place, model in kinds:
        parts.append(f"## {_title(model)}\n\n{_about(model)}\n{_where(place)}\n")
        parts.append(_table(model))
        example = next(one for one in EXAMPLES if f"content/{one.path}".startswith(place))
        language = "markdown" if example.path.endswith(".md") else "yaml"
        parts.append(f"`content/{example.path}`:\n\n```{language}\n{example.text}```\n")
    parts.append("## Groups of fields\n\nThey stand inside the files above.\n")
    for group, uses in _groups([model for _, model in kinds]).items():
        parts.append(f"### {_title(group)}\n\n{_about(group)}\nUsed in {join(uses)}.\n")
        parts.append(_table(group))
    rules = "\n".join(f"- {_first_line(check)}" for check in CHECKS)
    parts.append(f"## What is checked beside the fields\n\n{rules}\n")
    return "\n".join(parts)


def commands_reference(main: click.Group) -> str:
    """Every command with its options, from the command line itself."""
    context = click.Context(main, info_name="comsite", **main.context_settings)
    parts = [_COMMANDS, *_paragraphs(main), _options(main, context)]
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        if command is None or command.hidden:
            continue
        inner = click.Context(command, context, name)
        usage = " ".join([inner.command_path, *command.collect_usage_pieces(inner)])
        parts.append(f"## comsite {name}\n\n```\n{usage}\n```\n")
        parts += [*_paragraphs(command), _options(command, inner)]
    return "\n".join(parts)


def _title(model: type[BaseModel]) -> str:
    """``ActionUpdate`` as a heading: Action update."""
    return re.sub(r"(?<=[a-z])([A-Z])", r" \1", model.__name__).capitalize()


def _about(model: type[BaseModel]) -> str:
    return inspect.cleandoc(model.__doc__ or "")


def _where(place: str) -> str:
    name = place.split("/")[1]
    if name in SINGLES:
        return f"There is one: `{place}`."
    _, ending = FOLDERS[name]
    return f"One file each in `{place}`, ending in `{ending}`."


def _table(model: type[Record]) -> str:
    rows = []
    annotations = inspect.get_annotations(model, eval_str=True)
    for name, field in model.model_fields.items():
        needed = "yes" if field.is_required() else "no"
        if isinstance(field.default, str):
            needed += f"; `{field.default}` if left out"
        rows.append((f"`{name}`", _type(annotations[name]), needed, field.description or ""))
    return _rows(("field", "what to write", "needed", "meaning"), rows)


def _rows(titles: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table in Markdown."""
    heads = list(titles)
    lines = [heads, ["---"] * len(heads), *rows]
    escaped = [[cell.replace("|", "\\|") for cell in line] for line in lines]
    return "\n".join([*(f"| {' | '.join(line)} |" for line in escaped), ""])


def _type(annotation: Any) -> str:
    """A field's type in plain words."""
    for known, words in _TYPES:
        if annotation == known:
            return words
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is Annotated:
        folders = [mark.folder for mark in arguments[1:] if isinstance(mark, Reference)]
        if folders:
            return f"a file {'' if folders[0] == 'files' else 'name '}in `{folders[0]}/`"
        return _type(arguments[0])
    if origin is Literal:
        return f"one of {join((f'`{value}`' for value in arguments), 'or')}"
    if origin in (Union, types.UnionType):
        return _type(next(one for one in arguments if one is not type(None)))
    if origin is tuple:
        return f"a list; each entry {_type(arguments[0])}"
    title = _title(annotation)
    return f"a group of fields: [{title}](#{title.lower().replace(' ', '-')})"


def _groups(models: Iterable[type[Record]]) -> Mapping[type[Record], tuple[str, ...]]:
    """The groups of fields inside records, in order of their first use, and where they stand."""
    found: dict[type[Record], list[str]] = {}

    def walk(model: type[Record]) -> None:
        for name, annotation in inspect.get_annotations(model, eval_str=True).items():
            for group in _records_in(annotation):
                if group not in found:
                    found[group] = []
                    walk(group)
                found[group].append(f"`{name}` ({_title(model).lower()})")

    for model in models:
        walk(model)
    return {group: tuple(uses) for group, uses in found.items()}


def _records_in(annotation: Any) -> Iterator[type[Record]]:
    if inspect.isclass(annotation) and issubclass(annotation, Record):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from _records_in(argument)


def _first_line(check: object) -> str:
    return inspect.cleandoc(getattr(check, "__doc__", None) or "").split("\n")[0].replace("``", "`")


def _paragraphs(command: click.Command) -> Iterator[str]:
    """A command's help; an example in it becomes a block to copy."""
    for paragraph in inspect.cleandoc(command.help or "").split("\n\n"):
        text = " ".join(paragraph.removeprefix("\b").split())
        example = text.removeprefix("Example: ")
        yield f"{text}\n" if example == text else f"Example:\n\n```\n{example}\n```\n"


def _options(command: click.Command, context: click.Context) -> str:
    rows = []
    for parameter in command.get_params(context):
        if record := parameter.get_help_record(context):
            option, meaning = record
            rows.append((f"`{option}`", " ".join(meaning.split())))
    return _rows(("option", "meaning"), rows)
