"""The forms for editing in a browser: Decap CMS's configuration, made from the records.

Labels, hints and choices are the names, descriptions and types of `models.py`, in that order, so
the forms and `docs/fields.md` say the same. What an editor commits is checked like any other file.
"""

from __future__ import annotations

import inspect
import json
import re
import types
import typing
from collections.abc import Iterator
from typing import Annotated, Any, Literal, Union

from pydantic.fields import FieldInfo

from comsite.base import urls
from comsite.base.dates import PartialDate
from comsite.base.output import Output
from comsite.content.fields import (
    Count,
    EmailAddress,
    Line,
    Name,
    Number,
    OrNone,
    Path,
    Reference,
    Slug,
    Time,
    WebAddress,
    written,
)
from comsite.content.kinds import KINDS, SINGLES, Kind
from comsite.content.models import Editing, Record, types_of
from comsite.content.schemas import reference_line
from comsite.site.rendering import Renderer

# The program, unchanged, at one version; a browser refuses it if a byte is different.
SCRIPT = "https://unpkg.com/decap-cms@3.16.3/dist/decap-cms.js"

INTEGRITY = "sha384-A/Gdn928CNLufmnGWGs9RM4Q9o8bSNLeJERqBFrBjwzL7FRpoLT3MPF8Tl0+Wd2p"

# The forms ask GitHub for files and let Decap CMS style itself; nothing else is opened for them,
# and only below their own address. Netlify's window for signing in must reach the one it came from.
_POLICY = "; ".join(
    (
        "default-src 'none'",
        f"script-src 'self' 'unsafe-eval' {SCRIPT}",  # it compiles the rules of its settings
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob: https://avatars.githubusercontent.com",
        "font-src 'self' data:",
        "connect-src 'self' blob: https://api.github.com https://www.githubstatus.com",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

SENT_WITH = {
    f"{urls.ADMIN}*": {
        "Content-Security-Policy": _POLICY,
        "Cross-Origin-Opener-Policy": "same-origin-allow-popups",
        "X-Robots-Tag": "noindex",
    }
}

_ONE_FILE = ("glossary.yaml", "redirects.yaml")  # site.yaml is left to whoever keeps the site
_FORMATS = {".md": "yaml-frontmatter", ".yaml": "yaml"}

# The pattern of what may be typed, and what is said if something else is.
_PATTERNS: tuple[tuple[object, tuple[str, str] | None], ...] = (
    (Line, None),
    (Name, None),
    (Path, None),
    (Slug, ("^[a-z0-9]+(-[a-z0-9]+)*$", "lower case letters, digits and hyphens")),
    (
        PartialDate,
        ("^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$", "a date like 2031-03-04, 2031-03 or 2031"),
    ),
    (Time, ("^([01][0-9]|2[0-3]):[0-5][0-9]$", "a time like 09:30 or 14:00")),
    (Number, (r"^[0-9]+(,[0-9]{3})*(\.[0-9]+)?$", "a number like 1,500 or 19.7")),
    (Count, ("^[0-9]{1,6}$", "a whole number like 7")),
    (WebAddress, (r"^https?://[^\s/]\S*$", "a whole web address that begins with https://")),
    (EmailAddress, (r"^\S+@\S+\.\S+$", "an e-mail address")),
)

Field = dict[str, Any]


def forms(renderer: Renderer, editing: Editing) -> Iterator[Output]:
    """Make the page of forms, its script, and the settings of Decap CMS."""
    script, data = renderer.forms_script
    yield Output(script.removeprefix("/"), data)
    page = renderer.template(
        "admin.html",
        program=SCRIPT,
        integrity=INTEGRITY,
        script=script,
        settings=urls.ADMIN_SETTINGS,
    )
    yield Output(f"{urls.ADMIN}index.html".removeprefix("/"), page.encode())
    settings = json.dumps(
        configuration(editing, renderer.site.base_url), indent=1, ensure_ascii=False
    )
    yield Output(urls.ADMIN_SETTINGS.removeprefix("/"), f"{settings}\n".encode())


def configuration(editing: Editing, base_url: str) -> dict[str, Any]:
    """Return the settings of Decap CMS: where the files are, and a form for each kind of record."""
    content = editing.folder
    return {
        "backend": {"name": "github", "repo": editing.repository, "branch": editing.branch},
        "publish_mode": "editorial_workflow",
        "site_url": base_url,
        "display_url": base_url,
        "media_folder": f"{content}/files",
        "public_folder": "/files",
        "slug": {"encoding": "ascii", "clean_accents": True, "sanitize_replacement": "-"},
        "editor": {"preview": False},
        "collections": [
            *(_folder(kind, f"{content}/{kind.folder}") for kind in KINDS.values()),
            _single_files(content),
        ],
    }


def _folder(kind: Kind, path: str) -> Field:
    """Describe a folder of `content/`, and the form for each of its files."""
    shown, ending = _shown(kind), kind.ending
    fields = _fields(kind.model)
    if ending == ".md":
        fields.append(_body())
    else:  # the line above that names the schema of the file; Decap CMS takes remarks off
        schema = reference_line(f"{kind.folder}/any{ending}")
        fields[0]["comment"] = schema.removeprefix("# ").rstrip()
    return {
        "name": kind.folder,
        "label": kind.titles,
        "label_singular": _words(kind.model.__name__),
        "description": _about(kind.model),
        "folder": path,
        "extension": ending.removeprefix("."),
        "format": _FORMATS[ending],
        "create": True,
        "delete": False,  # an address that was published needs a redirect
        "slug": "-".join(f"{{{{fields.{name}}}}}" for name in kind.filed_by),
        "identifier_field": kind.name,
        "summary": " ".join(f"{{{{{name}}}}}" for name in shown),
        "sortable_fields": [
            {"field": name, **({"default_sort": "desc"} if name == "date" else {})}
            for name in shown
        ],
        "fields": fields,
    }


def _shown(kind: Kind) -> list[str]:
    """List the fields that a list of records shows: those of the file name, a meeting's status."""
    return [*kind.filed_by, *(["status"] if kind.folder == "meetings" else [])]


def _single_files(content: str) -> Field:
    return {
        "name": "lists",
        "label": "Glossary and addresses",
        "files": [
            {
                "name": name.removesuffix(".yaml"),
                "label": _words(SINGLES[name].__name__),
                "file": f"{content}/{name}",
                "fields": _fields(SINGLES[name]),
            }
            for name in _ONE_FILE
        ],
        "delete": False,
        "format": "yaml",
    }


def _body() -> Field:
    """Describe the field of the text: plain, because an editor of styled text would rewrite it."""
    return {
        "name": "body",
        "label": "Text of the page",
        "widget": "text",
        "required": False,
        "hint": "The text in Markdown: ## 5. Title begins item 5, ### Actions a list of actions.",
    }


def _fields(model: type[Record], optional: bool = False) -> list[Field]:
    """Describe the fields of a record; none of an ``optional`` group must be filled in.

    ``comsite check`` names a field that is missing in a group that is there.
    """
    annotations = types_of(model)
    return [
        {
            "name": written(name, field),
            "label": _words(written(name, field)),
            "required": field.is_required() and not optional,
            "hint": _hint(field, optional),
            **_widget(annotations[name], optional or not field.is_required()),
        }
        for name, field in model.model_fields.items()
    ]


def _hint(field: FieldInfo, optional: bool) -> str:
    """Return a field's description as it stands in the reference, without the marks of code."""
    hint = re.sub(r"`([^`]*)`", r"\1", field.description or "")
    if optional and field.is_required():
        return f"{hint} Needed if anything is filled in here."
    return f"{hint} Left out, it is {field.default}." if isinstance(field.default, str) else hint


def _widget(annotation: Any, optional: bool = False) -> Field:
    """Choose what Decap CMS shows for a type; an ``optional`` field may be left out."""
    for known, pattern in _PATTERNS:
        if annotation == known:
            return {"widget": "string", **({"pattern": list(pattern)} if pattern else {})}
    if annotation is bool:
        return {"widget": "boolean"}
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is Annotated:
        folders = [mark.folder for mark in arguments[1:] if isinstance(mark, Reference)]
        or_none = any(isinstance(mark, OrNone) for mark in arguments[1:])
        inside = _relation(folders[0]) if folders else _widget(arguments[0], optional)
        return {**inside, "widget": "list-or-none"} if or_none else inside
    if origin is Literal:
        return {"widget": "select", "options": list(arguments)}
    if origin in (Union, types.UnionType):
        return _widget(
            next(argument for argument in arguments if argument is not type(None)), optional
        )
    if origin is tuple:
        return _list(arguments[0])
    return {"widget": "object", "collapsed": True, "fields": _fields(annotation, optional)}


def _list(inside: Any) -> Field:
    """Describe a list: of names of records, of groups of fields, or of single values."""
    widget = _widget(inside)
    if widget["widget"] == "relation":
        return {**widget, "multiple": True}
    if widget["widget"] == "object":
        return {"widget": "list", "collapsed": True, "fields": widget["fields"]}
    return {"widget": "list", "field": {"name": "entry", "label": "Entry", **widget}}


def _relation(folder: str) -> Field:
    """Describe a record to choose by its name; the file gets the name of the record's file."""
    if folder not in KINDS:
        return {"widget": "string"}  # an original, by its whole file name
    shown = _shown(KINDS[folder])
    return {
        "widget": "relation",
        "collection": folder,
        "value_field": "{{slug}}",
        "search_fields": shown,
        "display_fields": [*shown, "{{slug}}"],
    }


def _words(name: str) -> str:
    """Write ``also_present`` and ``ActionUpdate`` as labels: Also present, Action update."""
    return re.sub(r"(?<=[a-z])([A-Z])", r" \1", name).replace("_", " ").capitalize()


def _about(model: type[Record]) -> str:
    return inspect.cleandoc(model.__doc__ or "").split("\n")[0].replace("`", "")
