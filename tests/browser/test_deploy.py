"""What Netlify makes of the files that a build writes for it, by Netlify's own parsers."""

from __future__ import annotations

from pathlib import Path

from comsite.checking.gate import Options
from comsite.publishing.build import build
from comsite.publishing.hosting import HEADERS
from tests.browser.conftest import ROOT
from tests.small import meeting, write
from tests.tools.checkers import netlify_config, netlify_headers


def test_every_page_is_sent_under_the_strict_policy(site: Path) -> None:
    """Netlify reads each header of ours, for every path, and finds no error."""
    rules, errors = netlify_headers(site / "_headers")
    assert errors == []
    assert rules[0]["for"] == "/*"
    assert rules[0]["values"] == HEADERS
    for rule in rules[1:]:
        assert rule["values"] in (
            {"Cache-Control": "public, max-age=31536000, immutable"},
            {"Content-Type": "application/xml; charset=utf-8"},
            {"Content-Type": "application/vnd.sqlite3"},
            {"Content-Type": "text/calendar; charset=utf-8"},
            {"Content-Type": "application/opensearchdescription+xml; charset=utf-8"},
        )
        assert list(site.glob(rule["for"].removeprefix("/"))), rule


def test_the_build_is_described_for_a_bare_image() -> None:
    """Netlify runs make site, and publishes the folder that it builds."""
    config, errors = netlify_config(ROOT / "netlify.toml")
    assert errors == []
    assert config["build"]["command"].startswith("make site")
    assert Path(config["build"]["publish"]).name == "build"


def test_previews_show_drafts_and_are_not_listed() -> None:
    """A deploy preview is built with drafts, which marks every page as not to be listed."""
    for context in ("deploy-preview", "branch-deploy"):
        config, errors = netlify_config(ROOT / "netlify.toml", context)
        assert errors == []
        assert "--drafts" in config["build"]["command"]


def test_drafts_are_in_previews_only_and_previews_are_in_no_search_engine(tmp_path: Path) -> None:
    """Built as each context of netlify.toml asks: what is a draft, and what is not to be listed."""
    draft = meeting("2031-03-04", "draft: true\n", "## 1. Welcome\n\nHello.\n")
    content = write(tmp_path, {"meetings/2031-03-04.md": draft})
    for context in ("production", "deploy-preview", "branch-deploy"):
        command = netlify_config(ROOT / "netlify.toml", context)[0]["build"]["command"]
        preview = context != "production"
        assert ("--drafts" in command) == preview
        folder = tmp_path / context
        build(Options(content, folder, drafts="--drafts" in command, search=False))
        assert (folder / "meetings" / "2031-03-04").is_dir() == preview
        rules, errors = netlify_headers(folder / "_headers")
        assert errors == []
        assert (rules[0]["values"].get("X-Robots-Tag") == "noindex") == preview
        hidden = {
            path: '<meta name="robots" content="noindex">' in path.read_text("utf-8")
            for path in folder.rglob("*.html")
            if path.name != "404.html"  # its status says so
        }
        listed = {path.parent.name for path, noindex in hidden.items() if not noindex}
        assert bool(listed) != preview
        assert ("<loc>" in (folder / "sitemap.xml").read_text("utf-8")) != preview
