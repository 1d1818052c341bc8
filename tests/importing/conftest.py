"""An archive with nothing in it, made once."""

from __future__ import annotations

import pytest

from comsite.content.archive import Archive
from tests.importing.building import archive_of


@pytest.fixture(scope="session")
def nothing(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return archive_of(tmp_path_factory.mktemp("nothing"))
