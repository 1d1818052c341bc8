"""An archive's own templates and styles, laid over ours file by file."""

from __future__ import annotations

from pathlib import Path

import pytest

from comsite.base.problems import BuildError
from comsite.checking.gate import Options, check
from comsite.publishing.build import build
from comsite.publishing.shipped import templates_folder
from comsite.site.static import unindented
from tests import small

OWN = """\
{% extends "comsite/home.html" %}
{% block main %}
<p>Our own words, {{ site.title }}.</p>
{{ super() -}}
{% endblock %}
"""
TOKENS = "templates/styles/tokens.css"


def made(folder: Path, files: dict[str, str]) -> Path:
    """The site of an archive of these files."""
    build(Options(small.write(folder, files), folder / "build", search=False))
    return folder / "build"


def sheet(site: Path) -> str:
    """Its style sheet."""
    (found,) = (site / "static").glob("site.*.css")
    return found.read_text("utf-8")


def test_a_template_of_ours_can_be_extended(tmp_path: Path) -> None:
    """What it leaves alone is as before; the other pages are ours."""
    home = (made(tmp_path / "a", {"templates/home.html": OWN}) / "index.html").read_text()
    ours = (made(tmp_path / "b", {}) / "index.html").read_text()
    said = "<p>Our own words, Small archive.</p>\n"
    assert said in home
    assert home.replace(said, "") == ours


def test_a_component_replaces_ours(tmp_path: Path) -> None:
    """Every template that uses it has the archive's own."""
    ours = (templates_folder() / "components/navigation.html").read_text("utf-8")
    own = ours.replace('aria-label="{{ _("Main") }}"', 'aria-label="The main ways"')
    site = made(tmp_path, {"templates/components/navigation.html": own})
    for page in (site / "index.html", site / "meetings/index.html"):
        assert 'aria-label="The main ways"' in page.read_text()


def test_a_style_replaces_ours_or_joins(tmp_path: Path) -> None:
    """A file of the same name replaces it in its place; another one is added."""
    files = {
        "templates/styles/tokens.css": "@layer tokens { :root { --link: #123456; } }\n",
        "templates/own.css": "@layer parts { h1 { color: red; } }\n",
    }
    text, ours = sheet(made(tmp_path / "a", files)), sheet(made(tmp_path / "b", {}))
    tokens = unindented((templates_folder() / "styles/tokens.css").read_text("utf-8"))
    assert text.startswith("@layer tokens, base, layout, ")
    assert files["templates/own.css"] in text
    without = text.replace(files["templates/own.css"], "")
    assert without.replace(files[TOKENS], tokens) == ours


def test_a_static_file_replaces_ours(tmp_path: Path) -> None:
    """Its address is that of its own bytes."""
    site = made(tmp_path, {"templates/static/icon.svg": "<svg xmlns='own'/>"})
    (icon,) = (site / "static").glob("icon.*.svg")
    assert icon.read_text() == "<svg xmlns='own'/>"
    assert f"/static/{icon.name}" in (site / "index.html").read_text()


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("{% if %}", "the template home.html line 1 is wrong: Expected an expression, got 'end"),
        ("{{ nothing }}", "the template home.html line 1 is wrong: 'nothing' is undefined"),
        ('{% include "none.html" %}', "the template none.html is missing"),
        (
            "{{ site.__class__.__mro__ }}",
            "the template home.html line 1 is wrong: access to attribute '__class__' of",
        ),
        ("\n{{ 7 / 0 }}", "the template home.html line 2 is wrong: division by zero"),
        ("{{ range(10 ** 9) }}", "the template home.html line 1 is wrong: Range too big."),
        ("{{ 1 + 'a' }}", "the template home.html line 1 is wrong: unsupported operand"),
        (
            "{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}",
            "the template home.html line 1 is wrong: maximum recursion depth exceeded",
        ),
    ],
)
def test_a_mistake_stops_the_build(template: str, message: str, tmp_path: Path) -> None:
    """It is told by the template; a template reaches nothing but what it is given."""
    with pytest.raises(BuildError) as caught:
        made(tmp_path, {"templates/home.html": template})
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("files", "message"),
    [
        (
            {"templates/components/navigation.html": "{% macro navigation() %}\n{{ 1 // 0 }}"},
            "the template components/navigation.html line 2 is wrong: Unexpected end of template.",
        ),
        (
            {"templates/base.html": "\n\n{{ nothing }}"},
            "the template base.html line 3 is wrong: 'nothing' is undefined",
        ),
    ],
)
def test_a_mistake_is_told_where_it_is(files: dict[str, str], message: str, tmp_path: Path) -> None:
    """It is in the template that another takes in, or begins with."""
    with pytest.raises(BuildError) as caught:
        made(tmp_path, files)
    assert str(caught.value).startswith(message)


def test_a_style_that_is_no_text_stops_the_build(tmp_path: Path) -> None:
    """It is named, with what to do."""
    content = small.write(tmp_path, {"templates/own.css": ""})
    (content / "templates/own.css").write_bytes(b"\xff")
    with pytest.raises(BuildError) as caught:
        made(tmp_path, {})
    assert str(caught.value) == (
        "the file templates/own.css is no text in UTF-8; save it again with that encoding"
    )


def test_a_link_out_of_the_folder_is_a_problem(tmp_path: Path) -> None:
    """What stands elsewhere on the machine is on no page."""
    content = small.write(tmp_path, {"templates/components/a.html": "A."})
    (content / "templates/components/b.html").symlink_to("/etc/hostname")
    (problem,) = check(Options(content, tmp_path / "build"))[:1]
    assert problem.path == "content/templates/components/b.html"
    assert problem.message == (
        "this is a link to another place, which is not allowed; copy the file here"
    )
