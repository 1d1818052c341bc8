"""What the miniature archive becomes, byte for byte.

After a change that is meant, ``python -m tests.bless expected`` renews ``tests/expected/`` and
shows the difference; read it, and commit it with the change. Names of static files have their
hash replaced by HASH there, so that a change of style does not touch every page.
"""

from __future__ import annotations

import pytest

from tests import cases

EXPECTED = cases.TESTS / "expected"
BLESS = "if that is right: python -m tests.bless expected"
FILES = sorted(str(path.relative_to(EXPECTED)) for path in EXPECTED.rglob("*") if path.is_file())


@pytest.mark.parametrize("path", FILES)
def test_expected(path: str) -> None:
    """Each file is built as it was when somebody last looked at it."""
    built = cases.expected().get(path)
    assert built is not None, f"it is not built any more; {BLESS}"
    assert built.decode().splitlines() == (EXPECTED / path).read_bytes().decode().splitlines(), (
        BLESS
    )
    assert built == (EXPECTED / path).read_bytes(), BLESS


def test_nothing_is_unexpected() -> None:
    """Every file that should be looked at has been."""
    assert set(cases.expected()) <= set(FILES), BLESS


def test_a_page_of_each_kind() -> None:
    """Every folder of the site has a page or data among the files looked at."""
    kinds = {path.count("/") and path.split("/")[0] for path in cases.outputs()}
    seen = {path.count("/") and path.split("/")[0] for path in FILES}
    assert kinds - seen <= {"accessibility", "files", "static"}
