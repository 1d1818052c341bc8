"""The archive in content/: it builds, its links hold, and editors have the schemas of its files."""

from __future__ import annotations

import json
from pathlib import Path

from comsite.content.schemas import FOLDER, content_schemas, editor_settings, reference_line
from tests.browser.conftest import ROOT
from tests.browser.graph import graph, within
from tests.browser.html import dead_links
from tests.content.test_schemas import refused
from tests.real.conftest import CONTENT


def test_every_internal_link_leads_to_a_page_and_a_place(site: Path) -> None:
    """No link of the site, with its fragment, leads nowhere."""
    assert dead_links(site) == []


def test_no_page_is_an_orphan(site: Path) -> None:
    """From the home page, links lead to every page."""
    whole = {url: page.whole for url, page in graph(site).items()}
    assert set(whole) - within("/", len(whole), whole) <= {"/search/"}


def test_no_file_is_refused_by_an_editor() -> None:
    """What comsite takes, an editor takes, with dates, times and numbers as YAML reads them."""
    assert list(refused(CONTENT)) == []


def test_the_schemas_are_current() -> None:
    """The files that editors use here are what the code gives."""
    current = {
        path.stem: json.loads(path.read_text("utf-8")) for path in (CONTENT / FOLDER).iterdir()
    }
    assert current == dict(content_schemas()), "to renew them: comsite schemas"


def test_each_file_names_its_schema() -> None:
    """Each .yaml file says at its top which schema it follows, and it is there."""
    for path in sorted(CONTENT.rglob("*.yaml")):
        line = reference_line(path.relative_to(CONTENT).as_posix())
        assert path.read_text("utf-8").startswith(line), path
        assert (path.parent / line.strip().partition("=")[2]).is_file()


def test_the_settings_for_vs_code_are_of_these_files() -> None:
    """A file without that line has its schema by its place."""
    for schema, files in editor_settings()["yaml.schemas"].items():
        assert (ROOT / schema).is_file()
        assert list(ROOT.glob(files))
