"""Short forms in the words of actions."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from comsite.checking.gate import Options
from comsite.publishing.build import build
from tests import small
from tests.small import meeting

GLOSSARY = """\
terms:
  - {abbreviation: TAR, expansion: Tow and rope}
  - {abbreviation: TAR-ED, expansion: Lessons on ropes}
  - {abbreviation: HM, expansion: Harbour Master}
"""
NOTES = """\
## 1. Ropes

The ropes were long.

### Actions

- a) HM to teach TAR-ED.
- b) HM to buy tow and rope (TAR).
- c) TAR’s STAR to be hung.
"""
FILES = {"glossary.yaml": GLOSSARY, "meetings/2031-02-04.md": meeting("2031-02-04", "", NOTES)}
LINE = "HM: Harbour Master · TAR-ED: Lessons on ropes · TAR: Tow and rope"


def test_the_short_forms_of_a_text(tmp_path: Path) -> None:
    """The longest is meant, a whole word; what the text itself says is not said again."""
    spelt = small.views(tmp_path, FILES).spelt
    assert spelt("HM and HM to teach TAR-ED") == ("HM: Harbour Master", "TAR-ED: Lessons on ropes")
    assert spelt("TAR’s STAR") == ("TAR: Tow and rope",)
    assert spelt("tow and rope (TAR)") == ()
    assert small.views(tmp_path / "none", {}).spelt("HM") == ()


@pytest.mark.parametrize("path", ["", "meetings/2031-02-04/", "actions/"])
def test_a_list_of_actions_spells_them_out_once(tmp_path: Path, path: str) -> None:
    """All short forms of a list stand in one line above it."""
    options = Options(small.write(tmp_path, FILES), tmp_path / "build", search=False)
    html = (build(options).output / path / "index.html").read_text("utf-8")
    assert re.findall('class="note spelt">(.*?)<', html) == [LINE]
    assert html.index(LINE) < html.index("to teach TAR-ED")


def test_an_action_by_itself(tmp_path: Path) -> None:
    """Its page spells out its own and those of the others once, after it."""
    options = Options(small.write(tmp_path, FILES), tmp_path / "build", search=False)
    html = (build(options).output / "actions/2031-02-04-1c/index.html").read_text("utf-8")
    assert re.findall('class="note spelt">(.*?)<', html) == [LINE]
