"""Each checker passes what is well and names what is not: a check that can fail."""

from pathlib import Path

import pytest

from tests.tools import checkers
from tests.tools.programs import CannotCheckError

GOOD_PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head><meta charset="utf-8"><title>Meetings</title></head>
<body><main><h1>Meetings</h1></main></body>
</html>
"""
GOOD_STYLE = """@layer base, page;
:root { color-scheme: light dark; --ink: light-dark(#111, #eee); }
@layer page { nav { color: var(--ink); &:has(a) { gap: 1rem; } } }
@container (width > 30rem) { main { columns: 2; } }
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of one good page and style sheet, beside a search index of Pagefind's."""
    (tmp_path / "index.html").write_text(GOOD_PAGE, encoding="utf-8")
    (tmp_path / "site.css").write_text(GOOD_STYLE, encoding="utf-8")
    (tmp_path / "pagefind").mkdir()
    (tmp_path / "pagefind" / "ui.css").write_text("a { colour: red }", encoding="utf-8")
    return tmp_path


def test_a_good_site_has_no_errors(site: Path) -> None:
    """Both checkers are content with a plain modern page and its style sheet."""
    assert checkers.nu_errors(site) == []
    assert checkers.html_validate_errors(site) == []


def test_the_nu_checker_names_file_line_and_error(site: Path) -> None:
    """An error in a page or in a style sheet is one readable line, sorted by file."""
    page = GOOD_PAGE.replace("</main>", "<h3>Skipped</h3></main>")
    (site / "index.html").write_text(page, encoding="utf-8")
    (site / "site.css").write_text("a {\n  colour: red;\n}\n", encoding="utf-8")
    heading, style = checkers.nu_errors(site)
    assert heading.startswith("index.html:4: The heading “h3”")
    assert style == "site.css:2: CSS: “colour”: Property “colour” doesn't exist."


def test_html_validate_names_file_line_error_and_rule(site: Path) -> None:
    """An error in a page is one readable line that ends in the rule's name."""
    (site / "deep").mkdir()
    page = GOOD_PAGE.replace("<h1>", '<h1 style="color: red">')
    (site / "deep" / "index.html").write_text(page, encoding="utf-8")
    assert checkers.html_validate_errors(site) == [
        "deep/index.html:4: Inline style is not allowed (no-inline-style)"
    ]


def test_a_long_verdict_is_whole(site: Path) -> None:
    """Nothing is lost of a verdict that is longer than a pipe holds."""
    page = GOOD_PAGE.replace("</main>", '<p style="color: red">Text.</p>' * 700 + "</main>")
    (site / "index.html").write_text(page, encoding="utf-8")
    assert len(checkers.html_validate_errors(site)) == 700


def test_a_site_without_pages_cannot_be_checked(tmp_path: Path) -> None:
    """Nothing to look at is no good verdict."""
    for check in (checkers.nu_errors, checkers.html_validate_errors):
        with pytest.raises(CannotCheckError, match=r"no \.html file"):
            check(tmp_path)


def test_a_missing_file_cannot_be_checked(tmp_path: Path) -> None:
    """Netlify's parsers take a missing file for an empty one; here it is a failure."""
    for check in (checkers.netlify_redirects, checkers.netlify_headers, checkers.netlify_config):
        with pytest.raises(CannotCheckError, match="is not there"):
            check(tmp_path / "missing")


def test_axe_is_a_script_that_defines_itself() -> None:
    """The text of axe-core is there to be run in a page."""
    assert "axe.run" in checkers.axe_source()


def test_schema_org_names_what_it_does_not_know() -> None:
    """A property of another type and a type of another are found, a good node is passed."""
    good = {"@type": "Report", "name": "Mud", "author": {"@type": "Person", "name": "Ada Example"}}
    assert checkers.schema_org_errors([good]) == []
    errors = checkers.schema_org_errors(
        [good, {**good, "startDate": "2031"}, {**good, "author": {"@type": "Place"}}]
    )
    assert len(errors) == 2
    assert "startDate" in errors[0]


def test_redirects_are_read_as_netlify_reads_them(tmp_path: Path) -> None:
    """A rule comes back with its parts, a line that is none as an error with its number."""
    path = tmp_path / "_redirects"
    path.write_text("/old/ /new/ 301\n/gone/ /404.html 410!\nnonsense\n", encoding="utf-8")
    rules, errors = checkers.netlify_redirects(path)
    assert [(rule["from"], rule["to"], rule["status"], rule["force"]) for rule in rules] == [
        ("/old/", "/new/", 301, False),
        ("/gone/", "/404.html", 410, True),
    ]
    assert len(errors) == 1
    assert "line 3" in errors[0]


def test_headers_are_read_as_netlify_reads_them(tmp_path: Path) -> None:
    """A path comes back with its headers, a header without a path as an error."""
    path = tmp_path / "_headers"
    path.write_text("/*\n  X-Frame-Options: DENY\n  X-Robots-Tag: noindex\n", encoding="utf-8")
    rules, errors = checkers.netlify_headers(path)
    assert errors == []
    assert rules == [
        {"for": "/*", "values": {"X-Frame-Options": "DENY", "X-Robots-Tag": "noindex"}}
    ]
    path.write_text("  X-Frame-Options: DENY\n", encoding="utf-8")
    assert len(checkers.netlify_headers(path)[1]) == 1


def test_a_configuration_is_read_for_its_context(tmp_path: Path) -> None:
    """A deploy context overrides the rest, and a broken file is an error, not a crash."""
    path = tmp_path / "netlify.toml"
    preview = '[context.deploy-preview]\ncommand = "make preview"\n'
    path.write_text(f'[build]\ncommand = "make site"\n{preview}', encoding="utf-8")
    commands = [
        checkers.netlify_config(path, context)[0]["build"]["command"]
        for context in ("production", "deploy-preview")
    ]
    assert commands == ["make site", "make preview"]
    path.write_text("[build\n", encoding="utf-8")
    config, errors = checkers.netlify_config(path)
    assert config == {}
    assert len(errors) == 1
