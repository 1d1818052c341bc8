"""The style page, and the style sheet behind it."""

from __future__ import annotations

import re
from pathlib import Path

import jinja2
import pytest

from comsite.publishing.shipped import templates_folder
from comsite.site.static import Templates, style_files
from tests import cases, style
from tests.tools.checkers import html_validate_errors, nu_errors

_TEMPLATES = templates_folder()
_FILES = {
    name: (_TEMPLATES / name).read_text(encoding="utf-8")
    for name in style_files(Templates(_TEMPLATES))
}
_LAYERS = re.compile(r"^@layer ([a-z, ]+);$", re.MULTILINE)
# Classes made of parts, by the code named.
_MADE = re.compile(r"level-\d|align-\w+")  # charts.html; texts.markdown


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
    classes = {one for text in _FILES.values() for rule in _rules(text) for one in _classes(rule)}
    root = templates_folder().parent
    sources = [
        *root.glob("templates/**/*.html"),
        *root.glob("templates/static/**/*.js"),
        *root.glob("comsite/**/*.py"),
    ]
    words = set(re.findall(r"[\w-]+", " ".join(path.read_text("utf-8") for path in sources)))
    assert {one for one in classes - words if not _MADE.fullmatch(one)} == set()


def test_colours_are_tokens() -> None:
    """A colour has a name; only the files of tokens and print give it a value."""
    rest = set(_FILES) - {"styles/tokens.css", "styles/print.css"}
    found = {path: re.findall(r"#[0-9a-f]{3,8}\b|rgba?\(|hsl\(", _FILES[path]) for path in rest}
    assert {path: colours for path, colours in found.items() if colours} == {}


def test_every_style_is_in_a_layer() -> None:
    """The first file has the order of the layers; all others have nothing outside of one."""
    (first, text), *others = _FILES.items()
    assert first == "styles/layers.css"
    (order,) = _LAYERS.findall(text)
    outside = re.compile(
        rf"@layer (?:{order.replace(', ', '|')}) \{{\n.*?^\}}", re.DOTALL | re.MULTILINE
    )
    assert {path: left for path, text in others if (left := outside.sub("", text).strip())} == {}


def test_style_stands_beside_its_template() -> None:
    """Each rule of a file beside a template is for a class that this template has."""
    strange = []
    for path, text in _FILES.items():
        template = _TEMPLATES / Path(path).with_suffix(".html")
        if not path.startswith("styles/"):
            words = set(re.findall(r"[\w-]+", template.read_text(encoding="utf-8")))
            strange += [f"{path}: {one}" for one in _rules(text) if not _classes(one) & words]
    assert [one for one in strange if not re.search(r"level-\d", one)] == []


def test_the_style_sheet_is_its_files_in_one_order(tmp_path: Path) -> None:
    """The order of the layers, what is general, components, pages; each by name, wherever found."""
    for name in ("a.css", "components/a.css", "styles/z.css", "styles/layers.css", "styles/a.css"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    order = ("styles/layers.css", "styles/a.css", "styles/z.css", "components/a.css", "a.css")
    assert style_files(Templates(tmp_path)) == order


def _rules(text: str) -> list[str]:
    """The selectors of each rule."""
    plain = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    found = [one.strip() for one in re.findall(r"([^{};]+)\{", plain)]
    return [one for one in found if not one.startswith("@")]


def _classes(selectors: str) -> set[str]:
    return set(re.findall(r"\.([a-z][a-z0-9-]*)", selectors))


@pytest.mark.slow
def test_the_style_page_is_valid(tmp_path: Path) -> None:
    """As every page of the site is."""
    (tmp_path / "style.html").write_bytes(style.PAGE.read_bytes())
    assert nu_errors(tmp_path) == []
    assert html_validate_errors(tmp_path) == []
