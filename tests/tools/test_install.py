"""What the tests need is brought, or its lack is a failure."""

import pytest

from tests.tools import install
from tests.tools.programs import TOOLS, CannotCheckError, run


def test_what_cannot_be_had_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every step is tried; those that failed are named, and the exit code is 1."""

    def fail() -> None:
        msg = "npm ci failed."
        raise CannotCheckError(msg)

    steps = {"packages": fail, "more": lambda: None, "Java": fail}
    monkeypatch.setattr(install, "STEPS", steps)
    assert install.main() == 1
    message = "The tests need {}, and it could not be had.\nnpm ci failed.\n\n"
    assert capsys.readouterr().err == message.format("packages") + message.format("Java")


def test_what_is_wanted_alone_is_brought(monkeypatch: pytest.MonkeyPatch) -> None:
    """The check of an archive needs a browser, and no other checker."""
    brought: list[str] = []
    steps = {what: lambda what=what: brought.append(what) for what in install.STEPS}
    monkeypatch.setattr(install, "STEPS", steps)
    assert install.main("a browser") == 0
    assert brought == ["a browser"]


def test_a_browser_that_does_not_start_is_no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation that leaves nothing that runs is a failure with a remedy."""
    monkeypatch.setattr(install, "found_chromium", lambda: None)
    monkeypatch.setattr(install, "_must", lambda *_: None)
    with pytest.raises(CannotCheckError, match="install-deps chromium"):
        install.bring_browser()


def test_nothing_is_brought_twice(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Once all is there, no package registry is asked and nothing is said."""
    asked: list[str] = []

    def ask(_command: object, what: str) -> None:
        asked.append(what)
        if what != "The Nu checker":  # what is not brought must not be noted as brought
            raise CannotCheckError(what)

    monkeypatch.setattr(install, "_must", ask)
    assert install.main() == 0
    assert asked == ["The Nu checker"]
    assert capsys.readouterr() == ("", "")


def test_a_program_that_is_not_there_is_a_clear_failure() -> None:
    """The message names the program, in place of a traceback from deep within."""
    with pytest.raises(CannotCheckError, match="no-such-program did not run"):
        run([TOOLS / "no-such-program"])
