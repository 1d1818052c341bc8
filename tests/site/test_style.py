"""The style page, and the style sheet behind it."""

from __future__ import annotations

import re
from pathlib import Path

import jinja2

from comsite.publishing.stages import templates_folder
from tests import cases, style
from tests.tools.checkers import html_validate_errors, nu_errors

_SHEET = templates_folder() / "static" / "site.css"
# Classes made of parts, by the code named.
_MADE = re.compile(r"level-\d|align-\w+")  # charts.html; markdown._align_by_class


def test_the_style_page_is_current() -> None:
    """It shows the components as they are."""
    assert style.PAGE.read_text(encoding="utf-8") == style.style_page(), (
        "docs/style.html is old; to renew it: python -m tests.bless style"
    )


def test_every_component_is_shown() -> None:
    """Each is called on the style page, directly and not only by another."""
    source = (cases.TESTS / style.TEMPLATE).read_text(encoding="utf-8")
    called = {
        call.node.name
        for call in jinja2.Environment(autoescape=True).parse(source).find_all(jinja2.nodes.Call)
        if isinstance(call.node, jinja2.nodes.Name)
    }
    shown_at_top = {"breadcrumbs", "main_navigation"}
    missing = {one for one in style.macros() if one.split(": ")[1] not in called | shown_at_top}
    assert missing == set()
    assert re.findall(r"<(?:[uod]l)[^>]*>\s*</", style.style_page()) == []  # with something in it


def test_every_class_of_the_style_sheet_is_used() -> None:
    """What no template, script or page has is not styled."""
    sheet = re.sub(r"/\*.*?\*/", "", _SHEET.read_text(encoding="utf-8"), flags=re.DOTALL)
    selectors = [one for one in re.findall(r"([^{}]+)\{", sheet) if not one.strip().startswith("@")]
    classes = set(re.findall(r"\.([a-z][a-z0-9-]*)", " ".join(selectors)))
    root = templates_folder().parent
    sources = [
        *root.glob("templates/**/*.html"),
        *root.glob("templates/static/*.js"),
        *root.glob("comsite/**/*.py"),
    ]
    words = set(re.findall(r"[\w-]+", " ".join(path.read_text("utf-8") for path in sources)))
    assert {one for one in classes - words if not _MADE.fullmatch(one)} == set()


def test_colours_are_tokens() -> None:
    """A colour has a name; only the layer of tokens and print give it a value."""
    sheet = _SHEET.read_text(encoding="utf-8")
    rest = sheet[sheet.index("@layer base {") : sheet.index("@layer print {")]
    assert re.findall(r"#[0-9a-f]{3,8}\b|rgba?\(|hsl\(", rest) == []


def test_the_style_page_is_valid(tmp_path: Path) -> None:
    """As every page of the site is."""
    (tmp_path / "style.html").write_bytes(style.PAGE.read_bytes())
    assert nu_errors(tmp_path) == []
    assert html_validate_errors(tmp_path) == []
