"""What ``comsite check`` tells of what is held back."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from comsite.cli.main import main
from tests.checking.test_held_back import FILES
from tests.small import write

TOLD = """\
content/files/spare.csv
  notice: this file is held back, because no page uses it; link to it in a text, or name it under\
 "files" of a meeting or report
    Why: Nobody comes upon a file to which no page leads.

content/meetings/2031-05-01.md
  line 4: notice: what no published page uses is held back with this draft: files/map.csv,\
 people/ada-example.yaml and "XYZ" in glossary.yaml. To publish a record of these now, write\
 "always_published: true" among its fields
    | draft: true
    Why: A draft is not published, so neither is whom and what it alone brings with it.

content/reports/lamps.md
  line 4: notice: what no published page uses is held back with this draft: "XYZ" in glossary.yaml\
 and topics/lamps.yaml. To publish a record of these now, write "always_published: true" among its\
 fields
    | draft: true

No problems. 3 notices; the site builds as it is.
"""


def test_notices(tmp_path: Path) -> None:
    """Each draft tells what waits for it; nothing is wrong with that, and nothing to be done."""
    source = write(tmp_path, FILES)
    result = CliRunner().invoke(main, ["check", "--source", str(source)])
    assert result.output == TOLD
    assert result.exit_code == 0
    result = CliRunner().invoke(main, ["check", "--source", str(source), "--drafts"])
    assert result.output == "No problems.\n"


def test_notices_for_programs(tmp_path: Path) -> None:
    """GitHub marks them as notices, and as JSON they have a grade of their own."""
    source = write(tmp_path, FILES)
    command = ["check", "--source", str(source), "--format"]
    lines = CliRunner().invoke(main, [*command, "github"]).stdout.splitlines()
    assert [line.partition("::this")[0].partition("::what")[0] for line in lines] == [
        "::notice file=content/files/spare.csv,line=1,title=To know",
        "::notice file=content/meetings/2031-05-01.md,line=4,title=To know",
        "::notice file=content/reports/lamps.md,line=4,title=To know",
    ]
    found = json.loads(CliRunner().invoke(main, [*command, "json"]).stdout)
    assert {one["grade"] for one in found} == {"notice"}
