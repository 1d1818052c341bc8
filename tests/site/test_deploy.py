"""What Netlify makes of the files that a build writes for it, by Netlify's own parsers."""

from __future__ import annotations

from pathlib import Path

from comsite.render import HEADERS
from tests.site.conftest import ROOT
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
            {"Content-Type": "application/atom+xml; charset=utf-8"},
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
