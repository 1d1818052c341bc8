"""Small archives of hostile text: the check refuses them, or they are built and do no harm."""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from comsite.cli.main import main
from tests import small

SCRIPT = re.compile(
    r"<script(?![^<>]*(?:\bsrc=|application/ld\+json))|<[a-z][^<>\"]*\son[a-z]+\s*="
    r"|(?:href|src)=\"?\s*(?:javascript|data|vbscript):",
    re.IGNORECASE,
)
EVIL = st.sampled_from(
    [
        *("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "javascript:alert(1)"),
        *("[x](javascript:alert(1))", "[x](<data:text/html,y>)", "&#106;avascript:", "</title>"),
        *("{{ 7*7 }}", "{% raw %}", "\x00", "\x1b", "\u202e", "\ufeff", "a\nb", "a\r\nb", "\u2028"),
        *("2031-02-30", "9999-12-31", "0001-01-01", "12:60", "1e400", "9" * 40, "~", "none", "[]"),
        *(
            "../../etc/passwd",
            "//evil.example",
            "https://x.example/\nX: y",
            "__proto__",
            "é",
            "e\u0301",
        ),
        *(
            "[[[",
            "](",
            "`",
            "**",
            "|a|\n|-|",
            "## 1. A",
            "### Actions",
            "<!--",
            "> " * 50,
            "- " * 50,
        ),
        *("a" * 4_000, "a " * 2_000, "%0a", "?", "#", ":", ": ", "\\", "'", '"'),
    ]
)
WORDS = st.one_of(EVIL, st.text(max_size=12), st.tuples(EVIL, EVIL).map("".join))
VALUES = WORDS.map(json.dumps) | WORDS


@st.composite
def archives(draw: st.DrawFn) -> dict[str, str]:
    """A few files, in which one or two values or lines are hostile."""
    files = {
        "site.yaml": small.SITE,
        "people/ada-example.yaml": "name: Ada Example\nnote: Rows.\n",
        "posts/warden.yaml": "title: Warden\n",
        "topics/mud.yaml": "title: Mud\nsummary: What is wet.\n",
        "reports/mud.md": small.report("2031-05-01", "source:\n  title: A\n", "## 1. A\n\nWet.\n"),
        "meetings/2031-05-01.md": small.meeting(
            "2031-05-01",
            "start: 09:30\nplace: Hall\npresent:\n  - person: ada-example\n    role: Warden\n"
            "items:\n  - number: '1'\n    topics: [mud]\n    summary: Mud.\n",
            "## 1. Mud\n\nAda Example said that it is wet.\n\n### Actions\n\n- Warden to row.\n",
        ),
        "pages/about.md": "---\ntitle: About\n---\n\nWhat it is.\n",
        "glossary.yaml": "terms:\n  - abbreviation: FHB\n    expansion: Board\n",
        "redirects.yaml": "redirects:\n  - old: /a/\n    new: /about/\n",
    }
    for _ in range(draw(st.integers(1, 2))):
        path = draw(st.sampled_from(sorted(files)))
        lines = files[path].split("\n")
        at = draw(st.integers(0, len(lines) - 1))
        value = re.match(r"(\s*(?:- )?[a-z_]+: )\S", lines[at])
        lines[at] = f"{value[1]}{draw(VALUES)}" if value else draw(WORDS)
        files[path] = "\n".join(lines)
    return files


@pytest.mark.slow
@settings(max_examples=12)
@given(files=archives())
def test_a_hostile_archive(files: dict[str, str]) -> None:
    """Every command ends in words; no page has a script of the content's; no file is outside."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for path, text in files.items():
            (folder / "content" / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / "content" / path).write_bytes(text.encode("utf-8", "replace"))
        source = ["--source", str(folder / "content")]
        build = ["build", "--no-search", "--output", str(folder / "build"), *source]
        codes = []
        for command in (["check", *source], build, ["ledger", "update", *source]):
            done = CliRunner().invoke(main, command)
            assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
            codes.append(done.exit_code)
        assert codes[0] == codes[1]
        there = {path.name for path in folder.iterdir()}
        assert there <= {"content", "build", ".build.lock", ".build.last"}
        for page in (folder / "build").rglob("*.html"):
            found = SCRIPT.search(page.read_text("utf-8"))
            assert found is None, (page, found)
