"""Make the reference pages of ``docs/`` from the code: every field, command and rule.

``make docs`` renews the pages, and a test fails if they differ from the code.
"""

from __future__ import annotations

import inspect
import re
import types
import typing
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Annotated, Any, Literal, Union

import click
from pydantic import BaseModel

from comsite.base.dates import PartialDate
from comsite.base.english import join
from comsite.base.problems import Grade
from comsite.checking.rulebook import RULES
from comsite.content.entries import FILE_TYPES
from comsite.content.fields import (
    Count,
    EmailAddress,
    Line,
    MailService,
    Name,
    Number,
    Path,
    Reference,
    Repository,
    Slug,
    Time,
    WebAddress,
    written,
)
from comsite.content.kinds import KINDS, SINGLES
from comsite.content.models import Record, types_of
from comsite.editing.examples import EXAMPLES

# Each type of a field, in an editor's words.
_TYPES: tuple[tuple[object, str], ...] = (
    (Line, "text"),
    (Name, "text"),
    (Path, "text"),
    (Slug, "a name of lower case letters, digits and hyphens"),
    (PartialDate, "a date"),
    (Time, "a time"),
    (Number, "a number"),
    (Count, "how many"),
    (WebAddress, "a web address"),
    (MailService, "a web address with `{feed}` in it"),
    (EmailAddress, "an e-mail address"),
    (Repository, "an owner and a name with `/` between"),
    (bool, "`true` or `false`"),
)

_GENERATED = "<!-- Made from the code by `make docs`: change the code, not this file. -->"

# Each row of the first table: what to write, how, and an example.
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
        "a number",
        "digits, as they stand in the text; what it counts is written elsewhere",
        "`1,500`, `19.7`",
    ),
    ("how many", "digits; `0` for none", "`7`"),
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

_CHECKS = f"""\
{_GENERATED}

# Checks

What `comsite check` looks at.
It changes nothing and builds nothing.

```
.venv/bin/comsite check
```

Problems stand under their file: the line, what is wrong and what to type instead,\
 the line as it stands, and once for each rule why it matters.
All are listed in one go.
Begin with the first: one mistake can cause several messages,\
 most of all when a whole file cannot be read.

Warnings, questions and notices are listed where there is no error.
With them alone the exit code is 0, with an error it is 1.
"""

_WORKFLOW_COMMANDS = (
    "https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions"
)

_GRADES: tuple[tuple[Grade, str, str], ...] = (
    (
        "error",
        "Errors",
        "An error stops the build, and the site built earlier stays as it is.",
    ),
    (
        "warning",
        "Warnings",
        "A warning is something to look at, because it is often a slip.\n"
        "Where the document itself has the slip, keep it and write `(as printed)` after it: then"
        " nobody is warned of a weekday or of a word that stands twice.",
    ),
    (
        "question",
        "Questions",
        "A question is what only a person can settle."
        " The [editor's guide](editors-guide.md#look-at-warnings-answer-questions) says how.",
    ),
    (
        "notice",
        "Notices",
        "A notice is something to know; there is nothing to do. `--drafts` has none of these,"
        " because with drafts nothing is held back.",
    ),
)

_FORMATS = f"""\
## For other programs

`comsite check --format github` prints the [workflow commands]({_WORKFLOW_COMMANDS})\
 by which GitHub marks the lines of a pull request.
An error is marked as an error, a warning as a warning, all else as a notice.
Paths begin at the top of the git repository that the content is in.
GitHub shows ten errors, ten warnings and ten notices of a step at most; the log has all of them.

`comsite check --format json` prints a list, sorted by path and line.
Each entry has all of these:
"""

_JSON_FIELDS = (
    ("`path`", "text", "The file, from the folder that holds the content folder."),
    ("`line`", "number", "The line, from 1; 0 for the file as a whole."),
    ("`grade`", "text", "`error`, `warning`, `question` or `notice`."),
    ("`rule`", "text", "The rule's name, as in the tables above."),
    ("`message`", "text", "What is wrong and what to type instead, in one line."),
    ("`why`", "text", "Why the rule matters."),
)


def pages(main: click.Group) -> Mapping[str, str]:
    """Return the text of each generated file of ``docs/``, by its name."""
    return {
        "fields.md": fields_reference(),
        "commands.md": commands_reference(main),
        "checks.md": checks_reference(),
    }


def fields_reference() -> str:
    """Return the page of all fields: what to write, whether it is needed, what it means."""
    kinds = [(f"content/{name}/", kind.model) for name, kind in KINDS.items()]
    kinds += [(f"content/{name}", model) for name, model in SINGLES.items()]
    parts = [_FIELDS, _rows(("what", "how", "example"), _FORMS)]
    for place, model in kinds:
        parts.append(f"## {_title(model)}\n\n{_about(model)}\n{_where(place)}\n")
        parts.append(_table(model))
        examples = (file for file in EXAMPLES if f"content/{file.path}".startswith(place))
        for example in islice(examples, 1):
            language = "markdown" if example.path.endswith(".md") else "yaml"
            parts.append(f"`content/{example.path}`:\n\n```{language}\n{example.text}```\n")
    parts.append("## Groups of fields\n\nThey stand inside the files above.\n")
    for group, uses in _groups([model for _, model in kinds]).items():
        parts.append(f"### {_title(group)}\n\n{_about(group)}\nUsed in {join(uses)}.\n")
        parts.append(_table(group))
    return "\n".join(parts)


def commands_reference(main: click.Group) -> str:
    """Return the page of all commands with their options, as the command line has them."""
    context = click.Context(main, info_name="comsite", **main.context_settings)
    parts = [_COMMANDS, *_paragraphs(main), _options(main, context)]
    parts += _commands_below(main, context)
    return "\n".join(parts)


def _commands_below(group: click.Group, context: click.Context) -> Iterator[str]:
    """Yield each command of a group with its options, and after a group the commands in it."""
    for name in group.list_commands(context):
        command = group.commands[name]
        if command.hidden:
            continue
        inner = click.Context(command, context, name)
        usage = " ".join([inner.command_path, *command.collect_usage_pieces(inner)])
        yield f"## {inner.command_path}\n\n```\n{usage}\n```\n"
        yield from _paragraphs(command)
        yield _options(command, inner)
        if isinstance(command, click.Group):
            yield from _commands_below(command, inner)


def checks_reference() -> str:
    """Return the page of all rules by grade, and of the forms in which problems are printed."""
    parts = [_CHECKS]
    for grade, title, about in _GRADES:
        parts.append(f"## {title}\n\n{about}\n")
        rules = [rule for rule in RULES.values() if rule.grade == grade]
        rows = ((f"`{rule.name}`", rule.about.replace("``", "`"), rule.why) for rule in rules)
        parts.append(_rows(("rule", "what holds when it is met", "why it matters"), rows))
    parts += [_FORMATS, _rows(("field", "type", "meaning"), _JSON_FIELDS)]
    return "\n".join(parts)


def _title(model: type[BaseModel]) -> str:
    """Return the name of a record class as a heading: Action update for ``ActionUpdate``."""
    return re.sub(r"(?<=[a-z])([A-Z])", r" \1", model.__name__).capitalize()


def _about(model: type[BaseModel]) -> str:
    """Return what a record's docstring says of it."""
    return inspect.cleandoc(model.__doc__ or "")


def _where(place: str) -> str:
    """Return the sentence that says where the files of a kind are."""
    name = place.split("/")[1]
    if name in SINGLES:
        return f"There is one: `{place}`."
    ending = KINDS[name].ending
    return f"One file each in `{place}`, ending in `{ending}`."


def _table(model: type[Record]) -> str:
    """Return the table of a record's fields."""
    rows = []
    annotations = types_of(model)
    for name, field in model.model_fields.items():
        needed = "yes" if field.is_required() else "no"
        if isinstance(field.default, str):
            needed += f"; `{field.default}` if left out"
        called = f"`{written(name, field)}`"
        rows.append((called, _type(annotations[name]), needed, field.description or ""))
    return _rows(("field", "what to write", "needed", "meaning"), rows)


def _rows(titles: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table in Markdown."""
    heads = list(titles)
    lines = [heads, ["---"] * len(heads), *rows]
    escaped = [[cell.replace("|", "\\|") for cell in line] for line in lines]
    return "\n".join([*(f"| {' | '.join(line)} |" for line in escaped), ""])


def _type(annotation: Any) -> str:
    """Return the type of a field in plain words."""
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
        return _type(next(argument for argument in arguments if argument is not type(None)))
    if origin is tuple:
        return f"a list; each entry {_type(arguments[0])}"
    title = _title(annotation)
    return f"a group of fields: [{title}](#{title.lower().replace(' ', '-')})"


def _groups(models: Iterable[type[Record]]) -> Mapping[type[Record], tuple[str, ...]]:
    """Return the groups of fields inside records, each with the fields that use it.

    They are in the order of their first use.
    """
    uses_of: dict[type[Record], list[str]] = {}

    def walk(model: type[Record]) -> None:
        for name, annotation in types_of(model).items():
            for group in _records_in(annotation):
                if group not in uses_of:
                    uses_of[group] = []
                    walk(group)
                uses_of[group].append(f"`{name}` ({_title(model).lower()})")

    for model in models:
        walk(model)
    return {group: tuple(uses) for group, uses in uses_of.items()}


def _records_in(annotation: Any) -> Iterator[type[Record]]:
    """Yield the record classes in the type of a field."""
    if inspect.isclass(annotation) and issubclass(annotation, Record):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from _records_in(argument)


def _paragraphs(command: click.Command) -> Iterator[str]:
    """Yield the paragraphs of a command's help. An example becomes a block to copy."""
    for paragraph in inspect.cleandoc(command.help or "").split("\n\n"):
        text = " ".join(paragraph.removeprefix("\b").split())
        example = text.removeprefix("Example: ")
        yield f"{text}\n" if example == text else f"Example:\n\n```\n{example}\n```\n"


def _options(command: click.Command, context: click.Context) -> str:
    """Return the table of a command's options."""
    rows = []
    for parameter in command.get_params(context):
        if record := parameter.get_help_record(context):
            option, meaning = record
            rows.append((f"`{option}`", " ".join(meaning.split())))
    return _rows(("option", "meaning"), rows)
