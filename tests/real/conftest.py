"""The archive in content/, built once; `make check` runs what is here whenever that changes.

No other folder of tests needs it, so that an editor breaks no test of the program.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from comsite.checking.gate import Options
from comsite.publishing.build import build
from tests.browser.conftest import ROOT, built_once, serving

CONTENT = ROOT / "content"
FOLDER = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What is here can be left out by ``-m "not real"``."""
    for item in items:
        if FOLDER in item.path.parents:
            item.add_marker(pytest.mark.real)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built archive, with its search index."""
    return built_once(tmp_path_factory, "real", lambda folder: build(Options(CONTENT, folder)))


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where it is served."""
    with serving(site) as found:
        yield found
