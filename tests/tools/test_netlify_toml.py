"""Netlify reads the project's netlify.toml as it is meant."""

import pytest

from tests.tools.checkers import netlify_config
from tests.tools.programs import TOOLS

NETLIFY_TOML = TOOLS.parent.parent / "netlify.toml"


def test_the_published_site_is_what_make_site_builds() -> None:
    """The published branch is built without drafts, into build/."""
    config, errors = netlify_config(NETLIFY_TOML)
    assert errors == []
    assert config["build"]["command"] == "make site"
    assert config["build"]["publish"] == str(NETLIFY_TOML.parent / "build")


@pytest.mark.parametrize("context", ["deploy-preview", "branch-deploy"])
def test_previews_show_drafts_under_their_own_address(context: str) -> None:
    """A preview is built with drafts and the address that Netlify gives to it."""
    config, errors = netlify_config(NETLIFY_TOML, context)
    assert errors == []
    assert config["build"]["command"].startswith("make site BUILD_FLAGS=")
    assert "--drafts --base-url $DEPLOY_PRIME_URL" in config["build"]["command"]
